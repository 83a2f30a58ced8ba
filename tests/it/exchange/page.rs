//! The coordinator moves contracts in on the page: a preview that stores nothing, then the import; and takes one out.

use crate::world::{Answer, Delivery, EVENING, Person, World, fixture, worlds};
use clicamap::exchange::clicamap::{Intake, write};
use clicamap::words::Quantity;

const PAGE: &str = "/amap/les-tilleuls/import";
fn fields(page: &Answer, farm: &str, act: &str) -> Vec<(&'static str, String)> {
    let once = page.hidden("once").remove(0);
    let mut fields = vec![
        ("csrf", page.hidden("csrf").remove(0)),
        ("once", once),
        ("act", act.to_owned()),
    ];
    fields.push(("new-farm", farm.to_owned()));
    fields.extend(
        page.hidden("kept-name")
            .into_iter()
            .map(|name| ("kept-name", name)),
    );
    fields.extend(
        page.hidden("kept-bytes")
            .into_iter()
            .map(|bytes| ("kept-bytes", bytes)),
    );
    fields
}

/// A house with an AMAP and the mushrooms of one farm.
async fn furnished() -> Vec<(World, Person)> {
    let files = [fixture("feuille-de-plus.xlsx")];
    let mut all = Vec::new();
    for house in worlds().await {
        let delivery = Delivery {
            amap: "les-tilleuls",
            farm: "Ferme des Prés",
            create: true,
            files: &files,
        };
        house.imports(&delivery).await.unwrap();
        let ana = house.granted("les-tilleuls", "coordinator", None).await;
        all.push((house, ana));
    }
    all
}

/// Another contract of nearly the same people, with a total that is wrong.
fn bread() -> (String, Vec<u8>) {
    let (name, bytes) = fixture("paniers.xlsx");
    let mut workbook = Intake::read(&name, &bytes).unwrap().workbook;
    workbook.members[0].last_name = "AUBEPINE LACROIX".to_owned();
    workbook.sheets[0].totals[0] = Quantity::units(9);
    let extracted = EVENING.in_zone(&clicamap::access::paris()).datetime();
    (
        "pain.xlsx".to_owned(),
        write::write(&workbook, extracted).unwrap(),
    )
}

#[tokio::test]
async fn a_preview_stores_nothing_and_the_import_what_it_said() {
    for (house, ana) in furnished().await {
        let start = ana.gets(PAGE).await;
        insta::assert_snapshot!("import_page", start.typeset());
        let before = house.inventory().await;
        let checked = ana
            .uploads(PAGE, &fields(&start, "Le Fournil", "check"), &[bread()])
            .await;
        assert_eq!(checked.status, 200, "{}: {}", house.engine, checked.typeset());
        insta::assert_snapshot!("preview", checked.typeset());
        assert_eq!(house.inventory().await, before, "{}", house.engine);
        let refused = ana
            .uploads(PAGE, &fields(&checked, "Le Fournil", "import"), &[])
            .await;
        assert_eq!(refused.status, 422);
        assert_eq!(house.inventory().await, before, "{}", house.engine);
        let mut accepted = fields(&checked, "Le Fournil", "import");
        accepted.push(("accept", "1".to_owned()));
        for _ in 0..2 {
            assert_eq!(
                ana.uploads(PAGE, &accepted, &[]).await.status,
                303,
                "{}",
                house.engine
            );
        }
        let contracts = house.texts("SELECT title FROM templates ORDER BY sort_key").await;
        assert_eq!(contracts, ["Feuille de plus", "Pain"], "{}", house.engine);
    }
}

const AT_THE_SCHOOL: &str =
    "SELECT d.day FROM deliveries d JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
     WHERE s.name = 'École' AND d.day IN (SELECT x.day FROM deliveries x JOIN sites y ON y.amap_id = x.amap_id
           AND y.id = x.site_id WHERE y.name <> 'École') ORDER BY d.day";

/// An AMAP with two sites says where a contract is delivered: its dates are then those of that site, whatever is handed
/// out elsewhere on the same days. A site of nobody's is refused at its field, and nothing is stored.
#[tokio::test]
async fn the_site_is_chosen_where_there_are_several() {
    for (house, ana) in furnished().await {
        ana.goes("/amap/les-tilleuls/lieux/nouveau", &[("name", "École")])
            .await;
        let school = house
            .texts("SELECT public_id FROM sites WHERE name = 'École'")
            .await;
        let start = ana.gets(PAGE).await;
        let before = house.inventory().await;
        let mut wrong = fields(&start, "Le Fournil", "check");
        wrong.push(("site", "000000000000".to_owned()));
        let refused = ana.uploads(PAGE, &wrong, &[bread()]).await;
        assert_eq!(refused.status, 422, "{}", house.engine);
        insta::assert_snapshot!("site_of_nobody", refused.refusals().join("\n"));
        assert_eq!(house.inventory().await, before, "{}", house.engine);
        let mut asked = fields(&start, "Le Fournil", "check");
        asked.push(("site", school[0].clone()));
        let checked = ana.uploads(PAGE, &asked, &[bread()]).await;
        assert_eq!(checked.hidden("site"), school, "{}", house.engine);
        let mut accepted = fields(&checked, "Le Fournil", "import");
        accepted.extend([("accept", "1".to_owned()), ("site", school[0].clone())]);
        let stored = ana.uploads(PAGE, &accepted, &[]).await;
        assert_eq!(stored.status, 303, "{}: {}", house.engine, stored.typeset());
        insta::assert_snapshot!("days_at_the_school", house.texts(AT_THE_SCHOOL).await.join("\n"));
    }
}

#[tokio::test]
async fn what_cannot_be_imported_is_said_on_the_page() {
    for (house, ana) in furnished().await {
        let start = ana.gets(PAGE).await;
        let before = house.inventory().await;
        let nothing = ana.uploads(PAGE, &fields(&start, "", "check"), &[]).await;
        let broken = ana
            .uploads(
                PAGE,
                &fields(&start, "Fournil", "check"),
                &[fixture("tronque.xls")],
            )
            .await;
        let statuses = [nothing.status, broken.status];
        assert_eq!(statuses, [422; 2], "{}", house.engine);
        let first = |answer: &Answer| answer.typeset().lines().take(4).collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!(
            "refused_on_the_page",
            [first(&nothing), first(&broken)].join("\n\n")
        );
        assert_eq!(house.inventory().await, before, "{}", house.engine);
    }
}

#[tokio::test]
async fn a_contract_is_taken_out_by_those_who_manage_it() {
    for (house, ana) in furnished().await {
        let id = house.texts("SELECT public_id FROM templates").await.remove(0);
        let path = format!("/amap/les-tilleuls/modeles/{id}/clicamap.xlsx");
        let file = ana.gets(&path).await;
        assert_eq!(file.status, 200, "{}", house.engine);
        assert!(file.body.starts_with(b"PK"));
        let unknown = ana
            .gets("/amap/les-tilleuls/modeles/000000000000/clicamap.xlsx")
            .await;
        let elsewhere = ana.gets(&path.replace("les-tilleuls", "ailleurs")).await;
        assert_eq!([unknown.status, elsewhere.status], [404; 2], "{}", house.engine);
    }
}

#[tokio::test]
async fn an_amap_that_its_network_suspended_moves_no_contract_in() {
    for (house, ana) in furnished().await {
        let start = ana.gets(PAGE).await;
        let checked = ana
            .uploads(PAGE, &fields(&start, "Le Fournil", "check"), &[bread()])
            .await;
        house
            .executes(&format!(
                "INSERT INTO suspensions (amap_id, id, network_id, reason, warned_at, from_on, suspended_at)
                 SELECT id, {}, network_id, 'Adhésion 2026', 0, '2026-08-01', 1 FROM amaps",
                house.id(900)
            ))
            .await;
        let before = house.inventory().await;
        let mut accepted = fields(&checked, "Le Fournil", "import");
        accepted.push(("accept", "1".to_owned()));
        let refused = ana.uploads(PAGE, &accepted, &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("suspendu"), "{}", refused.text());
        assert_eq!(house.inventory().await, before, "{}", house.engine);
    }
}
