//! A season that begins in one year and ends in the next, from the first step of the wizard to the list at the door.

use crate::world::{Person, World, villages};

const DAYS: [&str; 4] = ["2026-12-17", "2026-12-31", "2027-01-07", "2027-01-14"];

/// The référent's season: Thursdays from December to January, without the one of Christmas Eve; the eggs of the year's end.
async fn is_offered(dora: &Person, camille: &Person) -> String {
    let first = [
        ("title", "Hiver"),
        ("farm", "lac"),
        ("site", "ssssssssssss"),
        ("kind", "fixed"),
    ];
    let second = dora.goes("/amap/lones/modeles/nouveau", &first).await;
    let base = second.trim_end_matches("/etape/2").to_owned();
    let step = |n: u32| format!("{base}/etape/{n}");
    let calendar = [
        ("rhythm", "weekly"),
        ("first", "2026-12-17"),
        ("last", "2027-01-14"),
        ("shown", "weekly 2026-12-17 2027-01-14"),
    ];
    let mut chosen = calendar.to_vec();
    chosen.extend(DAYS.map(|day| ("day", day)));
    dora.goes(&step(2), &chosen).await;
    let mut offered = vec![
        ("in", "bbbbbbbbbbbb"),
        ("price-bbbbbbbbbbbb", "12,50"),
        ("action", "next"),
    ];
    offered.extend(DAYS.map(|day| ("at-bbbbbbbbbbbb", day)));
    dora.goes(&step(3), &offered).await;
    dora.goes(&step(4), &[("least", "0"), ("notice", "3")]).await;
    let plan = [
        ("method", "cheque"),
        ("payee", "Jardins du Lac"),
        ("due", "2026-12-20"),
        ("due", "2027-01-20"),
        ("most", "2"),
        ("unit", "cent"),
        ("action", "next"),
    ];
    dora.goes(&step(5), &plan).await;
    dora.goes(&step(6), &[("clauses", "")]).await;
    dora.goes(&format!("{base}/soumission"), &[]).await;
    let id = base.rsplit('/').next().unwrap();
    camille
        .goes(&format!("/ferme/lac/contrats/{id}/approbation"), &[])
        .await;
    let window = [("opens", "2026-12-01"), ("closes", "2027-01-02")];
    dora.goes(&format!("{base}/ouverture"), &window).await;
    base
}

async fn is_ordered(who: &Person, base: &str) -> String {
    let fields = [
        ("do", "enregistrer"),
        ("instalments", "2"),
        ("method", "cheque"),
        ("q-bbbbbbbbbbbb", "1"),
    ];
    let contract = who.goes(&format!("{base}/souscription"), &fields).await;
    let print = who.reads(&contract).await;
    who.goes(
        &format!("{contract}/signature"),
        &[("accord", "1"), ("empreinte", &print)],
    )
    .await;
    contract
}

async fn list_of(world: &World, dora: &Person, day: &str) -> String {
    let id = world.delivery("lones", day).await;
    let list = dora.sees(&format!("/amap/lones/livraisons/{id}")).await;
    format!("{day}\n{}", list.text())
}

#[tokio::test]
async fn a_season_runs_over_new_year() {
    for world in villages().await {
        let (ana, bob, dora) = (world.person("ana"), world.person("bob"), world.person("dora"));
        let base = is_offered(&dora, &world.person("camille")).await;
        world.at_paris("2026-12-05T18:00:00");
        let of_ana = is_ordered(&ana, &base).await;
        world.at_paris("2027-01-01T00:00:00");
        let of_bob = is_ordered(&bob, &base).await;
        let mut story = vec![
            dora.sees(&base).await.text(),
            format!("# ana, from the first one\n{}", ana.sees(&of_ana).await.text()),
            format!("# bob, who comes in January\n{}", bob.sees(&of_bob).await.text()),
            format!(
                "# the calendar on New Year's Day\n{}",
                ana.sees("/amap/lones/livraisons").await.text()
            ),
        ];
        for day in ["2026-12-31", "2027-01-07"] {
            story.push(format!("# the list of {}", list_of(&world, &dora, day).await));
        }
        let told = story.join("\n\n");
        let ids = [&of_ana, &of_bob].map(|contract| contract.rsplit('/').next().unwrap().to_owned());
        let told = ids
            .iter()
            .fold(told, |told, id| told.replace(id.as_str(), "CONTRACT"));
        insta::assert_snapshot!("over_new_year", told);
        assert_eq!(world.findings().await, Vec::<String>::new(), "{}", world.engine);
    }
}
