//! What is weighed, at the door or in the office, and what comes of it.

use crate::world::{Person, TEMPLATE, World, villages};

const DAY: &str = "dddddddddd21";
const PRODUCT: &str = "bbbbbbbbbbbb";

/// Chickens at 9,50 € a kilo, of about 2 kg; ana and bob sign for one on each of three dates.
async fn signed(world: &World) -> [String; 2] {
    world
        .executes("UPDATE template_products SET pricing = 'weight', est_grams = 2000, price_cents = 950")
        .await;
    let contracts = [
        world.person("ana").signs().await,
        world.person("bob").signs().await,
    ];
    world.at_paris("2026-10-01T19:00:00");
    contracts
}

fn page() -> String {
    format!("/amap/lones/modeles/{TEMPLATE}/pesees")
}

fn field(contract: &str) -> String {
    format!("g-{}-{PRODUCT}", contract.rsplit('/').next().unwrap())
}

async fn grams(world: &World) -> Vec<String> {
    world
        .texts(
            "SELECT h.name || ' ' || CAST(w.grams AS TEXT) FROM weights w JOIN contracts c ON c.id = w.contract_id
             JOIN households h ON h.id = c.household_id ORDER BY h.name",
        )
        .await
}

async fn weighs(who: &Person, at: &str, fields: &[(&str, &str)]) -> u16 {
    let mut all = vec![("livraison", DAY)];
    all.extend_from_slice(fields);
    who.submits(at, &all).await.status
}

#[tokio::test]
async fn what_is_weighed_is_settled_beside_the_contract() {
    for world in villages().await {
        let [ana, bob] = signed(&world).await;
        let (dora, camille) = (world.person("dora"), world.person("camille"));
        let (of_ana, of_bob) = (field(&ana), field(&bob));
        assert_eq!(
            weighs(&dora, &page(), &[(&of_ana, "1 837"), (&of_bob, "")]).await,
            303
        );
        assert_eq!(grams(&world).await, ["Foyer Ana 1837"]);
        // The farmer weighs what is left in its crate.
        let at_farm = format!("/ferme/lac/contrats/{TEMPLATE}/pesees");
        let crate_of = format!("cagette-{PRODUCT}");
        assert_eq!(
            weighs(&camille, &at_farm, &[(&of_ana, "1837"), (&crate_of, "2225")]).await,
            303
        );
        assert_eq!(grams(&world).await, ["Foyer Ana 1837", "Foyer Bob 2225"]);
        let mut story = vec![camille.sees(&at_farm).await.text()];
        let seen = |text: String| text[text.find("Pesées").unwrap()..].to_owned();
        story.push(seen(world.person("ana").sees(&ana).await.text()));
        story.push(seen(dora.sees(&bob).await.text()));
        // 2225 g at 9,50 € a kilo are 21,14 €; the contract asks 19 €.
        assert_eq!(
            world
                .person("bob")
                .submits(&format!("{bob}/regularisation"), &[("centimes", "214")])
                .await
                .status,
            403
        );
        assert_eq!(
            dora.submits(&format!("{bob}/regularisation"), &[("centimes", "215")])
                .await
                .status,
            422
        );
        dora.goes(&format!("{bob}/regularisation"), &[("centimes", "214")])
            .await;
        assert_eq!(
            dora.submits(&format!("{bob}/regularisation"), &[("centimes", "214")])
                .await
                .status,
            422
        );
        // A weight that is corrected later opens what is left.
        assert_eq!(
            weighs(&dora, &page(), &[(&of_ana, "1837"), (&of_bob, "2000")]).await,
            303
        );
        story.push(seen(dora.sees(&bob).await.text()));
        insta::assert_snapshot!("weighed_and_settled", story.join("\n\n---\n\n"));
        assert_eq!(world.count("amendments").await, 0, "the contract stays as it is");
        assert_eq!(world.count("audit WHERE verb = 'delivery.weighed'").await, 3);
        assert_eq!(
            world.count("audit WHERE verb = 'contract.weights-settled'").await,
            1
        );
        // A page that was opened before and says nothing of a weight does not take it back; who saw it may.
        let seen = [format!("vu-{of_ana}"), format!("vu-{of_bob}")];
        assert_eq!(weighs(&dora, &page(), &[(&of_ana, ""), (&of_bob, "")]).await, 303);
        assert_eq!(grams(&world).await.len(), 2);
        let cleared = [
            (&*of_ana, ""),
            (&*seen[0], "1837"),
            (&*of_bob, "2000"),
            (&*seen[1], "2000"),
        ];
        assert_eq!(weighs(&dora, &page(), &cleared).await, 303);
        assert_eq!(grams(&world).await, ["Foyer Bob 2000"]);
    }
}

#[tokio::test]
async fn a_weight_that_cannot_be_read_is_refused_at_its_field_and_nothing_is_stored() {
    for world in villages().await {
        let [ana, bob] = signed(&world).await;
        let (dora, of_ana, of_bob) = (world.person("dora"), field(&ana), field(&bob));
        for wrong in ["deux kilos", "-1", "1,5", "99999999"] {
            let fields = [("livraison", DAY), (&*of_ana, "1837"), (&*of_bob, wrong)];
            let refused = dora.submits(&page(), &fields).await;
            assert_eq!(refused.status, 422, "{wrong}");
            assert!(
                refused.html().contains(&format!("href=\"#f-{of_bob}\"")),
                "{wrong}"
            );
            assert!(refused.html().contains("value=\"1837\""), "nothing typed is lost");
            assert!(grams(&world).await.is_empty());
        }
        assert_eq!(
            dora.submits(&page(), &[("livraison", "zzzzzzzzzzzz")])
                .await
                .status,
            422
        );
        // Of another AMAP's contract there is no field.
        let eve = "g-zzzzzzzzzzzz-bbbbbbbbbbbb";
        assert_eq!(weighs(&dora, &page(), &[(eve, "1000")]).await, 303);
        assert!(grams(&world).await.is_empty());
    }
}

#[tokio::test]
async fn a_weight_noted_at_the_door_is_that_of_the_contract() {
    for world in villages().await {
        let [ana, _] = signed(&world).await;
        let dora = world.person("dora");
        let door = format!("/amap/lones/livraisons/{DAY}/porte");
        let html = dora.sees(&door).await.html();
        let subject = html.split("data-subject=\"poids:").nth(1).unwrap();
        let subject = format!("poids:{}", subject.split('"').next().unwrap());
        assert!(subject.contains(ana.rsplit('/').next().unwrap()), "{subject}");
        dora.goes(
            &door,
            &[("sujet", &subject), ("dit", "poids"), ("grammes", "1 910")],
        )
        .await;
        assert_eq!(grams(&world).await, ["Foyer Ana 1910"]);
        assert!(dora.sees(&door).await.text().contains("Pesé 1910 g"));
        dora.goes(&door, &[("sujet", &subject), ("dit", "retire")]).await;
        assert!(grams(&world).await.is_empty());
    }
}
