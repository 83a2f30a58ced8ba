//! What changes after both parties signed: for everyone, or for one household.

mod late;
mod ledger;
mod offered;
mod one;
mod prepaid;

use crate::world::{Person, World, villages};
pub use ledger::{adds_up, ledger};

const CHANGES: &str = "/amap/lones/modeles/aaaaaaaaaaaa/changements";
const FARM: &str = "/ferme/lac/contrats/aaaaaaaaaaaa";
/// The three deliveries of the template: 1, 8 and 15 October.
const DAYS: [&str; 3] = ["dddddddddd21", "dddddddddd22", "dddddddddd23"];

/// Sees the impact, and announces it; gives what the impact page said.
async fn announces(person: &Person, base: &str, fields: &[(&str, &str)]) -> String {
    let question: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", crate::world::encoded(value)))
        .collect();
    let seen = person
        .sees(&format!("{base}?voir=1&{}", question.join("&")))
        .await;
    let print = seen.hidden("empreinte").remove(0);
    let mut all = fields.to_vec();
    all.push(("empreinte", &print));
    let back = person.goes(base, &all).await;
    assert_eq!(back, base);
    seen.text()
}

/// Ana and Bob signed for three baskets each, Dan has a draft; the farm countersigned Ana's.
async fn signed(world: &World) -> (String, String) {
    let (ana, bob, camille) = (world.person("ana"), world.person("bob"), world.person("camille"));
    let contract = ana.signs().await;
    camille
        .goes(&format!("{FARM}/signatures"), &[("tous", "1")])
        .await;
    let other = bob.signs().await;
    world.person("dan").orders().await;
    (contract, other)
}

/// What is announced: its title, by whom, where, and what is typed.
type Step<'a> = (&'a str, &'a Person, &'a str, Vec<(&'a str, &'a str)>);

#[tokio::test]
async fn what_the_farm_changes_for_everyone() {
    for world in villages().await {
        let (ana, dora, camille) = (world.person("ana"), world.person("dora"), world.person("camille"));
        let (contract, _) = signed(&world).await;
        let mut story = vec![ledger(&world).await];
        let farm = format!("{FARM}/changements");
        let steps: [Step<'_>; 6] = [
            (
                "récolte perdue",
                &dora,
                CHANGES,
                vec![
                    ("quoi", "annuler"),
                    ("livraison", DAYS[1]),
                    ("cause", "lost"),
                    ("motif", "Grêle"),
                ],
            ),
            (
                "déplacée par la ferme",
                &camille,
                &farm,
                vec![
                    ("quoi", "deplacer"),
                    ("livraison", DAYS[0]),
                    ("le", "2026-10-22"),
                    ("motif", "Route coupée"),
                ],
            ),
            (
                "prix en hausse",
                &dora,
                CHANGES,
                vec![
                    ("quoi", "prix"),
                    ("produit", "bbbbbbbbbbbb"),
                    ("prix", "11"),
                    ("livraison", DAYS[2]),
                    ("motif", "Semences"),
                ],
            ),
            (
                "rendue, la hausse attend toujours",
                &dora,
                CHANGES,
                vec![
                    ("quoi", "annuler"),
                    ("livraison", DAYS[2]),
                    ("cause", "returned"),
                    ("motif", "Tracteur en panne"),
                ],
            ),
            (
                "prix en baisse",
                &dora,
                CHANGES,
                vec![
                    ("quoi", "prix"),
                    ("produit", "bbbbbbbbbbbb"),
                    ("prix", "9,50"),
                    ("livraison", "toutes"),
                    ("motif", "Bonne année"),
                ],
            ),
            (
                "une livraison de plus",
                &camille,
                &farm,
                vec![
                    ("quoi", "ajouter"),
                    ("le", "2026-10-29"),
                    ("produit", "bbbbbbbbbbbb"),
                    ("motif", "Trop de courges"),
                ],
            ),
        ];
        for (title, person, base, fields) in steps {
            let seen = announces(person, base, &fields).await;
            story.push(format!("\n— {title}\n{seen}\n{}", ledger(&world).await));
            adds_up(&world).await;
        }
        let page = ana.sees(&format!("{contract}/avenants/7")).await;
        let print = page.hidden("empreinte").remove(0);
        let sign = format!("{contract}/avenants/7/signature");
        assert_eq!(ana.submits(&sign, &[("empreinte", &print)]).await.status, 422);
        ana.goes(&sign, &[("accord", "1"), ("empreinte", &print)]).await;
        story.push(format!("\n— Ana signe\n{}", ledger(&world).await));
        adds_up(&world).await;
        story.push(world.texts("SELECT recipient || ' : ' || body FROM outbox WHERE kind = 'amendment' ORDER BY created_at, recipient, body").await.join("\n---\n"));
        let id = contract.rsplit('/').next().unwrap();
        let told = story.join("\n").replace(id, "CONTRACT");
        let ids = regex(&told);
        insta::assert_snapshot!("what_the_farm_changes_for_everyone", ids);
    }
}

/// Ids of contracts, which are drawn, become one word.
fn regex(told: &str) -> String {
    let mut out = String::new();
    let mut rest = told;
    while let Some(at) = rest.find("/contrats/") {
        let end = at + "/contrats/".len();
        out.push_str(&rest[..end]);
        rest = &rest[end..];
        let id: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        out.push_str(if id == "CONTRACT" || id.len() == 12 {
            "CONTRACT"
        } else {
            &id
        });
        rest = &rest[id.len()..];
    }
    out + rest
}

#[tokio::test]
async fn what_was_shown_is_what_is_announced() {
    for world in villages().await {
        let dora = world.person("dora");
        signed(&world).await;
        let fields = "quoi=annuler&livraison=dddddddddd22&cause=returned&motif=Gr%C3%AAle";
        let seen = dora.sees(&format!("{CHANGES}?voir=1&{fields}")).await;
        let print = seen.hidden("empreinte").remove(0);
        let before = ledger(&world).await;
        world.executes("UPDATE instalments SET received_at = 1").await;
        let stale = dora.posts(CHANGES, &format!("{fields}&empreinte={print}")).await;
        assert_eq!(stale.status, 422);
        assert!(stale.html().contains("Les contrats ont changé entre-temps"));
        world.executes("UPDATE instalments SET received_at = NULL").await;
        assert_eq!(ledger(&world).await, before);
        let print = stale.hidden("empreinte").remove(0);
        world.executes("UPDATE instalments SET received_at = 1").await;
        let once = format!("{fields}&empreinte={print}&once=double");
        assert_eq!(dora.posts(CHANGES, &once).await.status, 303);
        assert_eq!(dora.posts(CHANGES, &once).await.status, 303);
        assert_eq!(world.count("changes").await, 1);
        insta::assert_snapshot!("all_paid_makes_a_credit", ledger(&world).await);
        gives_back(&world).await;
        for wrong in [
            "quoi=annuler&cause=lost&motif=x",
            "quoi=annuler&livraison=dddddddddd21&motif=x",
            "quoi=deplacer&livraison=dddddddddd21&le=2026-10-01&motif=x",
            "quoi=deplacer&livraison=dddddddddd21&le=2020-10-01&motif=x",
            "quoi=ajouter&le=2026-10-01&produit=bbbbbbbbbbbb&motif=x",
            "quoi=ajouter&le=2026-10-30&motif=x",
            "quoi=retirer&livraison=dddddddddd21&cause=replaced&vers=dddddddddd21&produit=bbbbbbbbbbbb&motif=x",
            "quoi=prix&produit=bbbbbbbbbbbb&prix=10,50&motif=x",
            "quoi=prix&produit=zzzzzzzzzzzz&prix=-1&motif=",
            "quoi=arreter&cause=lost&motif=x",
        ] {
            let answer = dora.gets(&format!("{CHANGES}?voir=1&{wrong}")).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert!(!answer.refusals().is_empty(), "{wrong}");
        }
        assert_eq!(world.person("ana").gets(CHANGES).await.status, 403);
        assert_eq!(
            world
                .person("farid")
                .gets(&format!("{FARM}/changements"))
                .await
                .status,
            404
        );
    }
}

/// What the farm owes back is said, given back once, and owed no more.
async fn gives_back(world: &World) {
    let (ana, dora) = (world.person("ana"), world.person("dora"));
    let contract = ana.sees("/amap/lones/contrats").await;
    let address = contract
        .html()
        .split("href=\"")
        .find(|part| part.starts_with("/amap/lones/contrats/"))
        .unwrap()
        .to_owned();
    let address = address.split('"').next().unwrap();
    assert!(
        ana.sees(address)
            .await
            .text()
            .contains("La ferme vous doit 10,50")
    );
    let back = format!("{address}/avoir");
    assert_eq!(ana.submits(&back, &[]).await.status, 403);
    assert_eq!(dora.goes(&back, &[]).await, address);
    assert_eq!(dora.submits(&back, &[]).await.status, 422);
    assert!(!ana.sees(address).await.text().contains("La ferme vous doit"));
    assert_eq!(
        world
            .texts("SELECT CAST(SUM(returned_cents) AS TEXT) FROM contracts")
            .await,
        ["1050"]
    );
}
