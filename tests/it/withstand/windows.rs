//! The subscription window opens and closes at local midnight.

use crate::world::{Answer, ORDER, Person, TEMPLATE, World, villages};

async fn orders(who: &Person) -> Answer {
    who.submits(&format!("/amap/lones/modeles/{TEMPLATE}/souscription"), &ORDER)
        .await
}

fn said(answer: &Answer) -> String {
    let sentence = answer.refusals().pop().unwrap_or_else(|| answer.sentence());
    format!("{} {sentence}", answer.status)
}

#[tokio::test]
async fn a_member_orders_within_the_window_and_at_no_other_time() {
    for world in villages().await {
        let mut story = Vec::new();
        for (who, at) in [
            ("ana", "2026-08-14T23:59:59"),
            ("ana", "2026-08-15T00:00:00"),
            ("bob", "2026-09-10T23:59:59"),
            ("dan", "2026-09-11T00:00:00"),
        ] {
            world.at_paris(at);
            story.push(format!("{who} {at}: {}", said(&orders(&world.person(who)).await)));
        }
        assert_eq!(world.count("contracts").await, 2, "{}", world.engine);
        insta::assert_snapshot!("the_window", story.join("\n"));
    }
}

/// A draft of before the closing can neither be changed nor signed after it, nor can what was signed be changed.
#[tokio::test]
async fn after_the_closing_nothing_is_signed_or_changed_by_members() {
    for world in villages().await {
        let (ana, bob) = (world.person("ana"), world.person("bob"));
        let signed = ana.signs().await;
        let draft = bob.orders().await;
        let print = bob.reads(&draft).await;
        world.at_paris("2026-09-11T00:00:00");
        let before = world.inventory().await;
        let sign = format!("{draft}/signature");
        let story = [
            said(
                &bob.submits(&sign, &[("accord", "1"), ("empreinte", &print)])
                    .await,
            ),
            said(&orders(&bob).await),
            said(&orders(&ana).await),
        ];
        assert_eq!(world.inventory().await, before, "{}", world.engine);
        insta::assert_snapshot!("after_the_closing", story.join("\n"));
        assert_eq!(ana.sees(&signed).await.status, 200);
    }
}

/// Outside the window the référent orders for a household and says why; the household reads it, and signs. Within the
/// window nobody is asked, and what was said before is forgotten.
#[tokio::test]
async fn outside_the_window_the_referent_says_why() {
    for world in villages().await {
        let (ana, dora) = (world.person("ana"), world.person("dora"));
        let entry = format!("/amap/lones/modeles/{TEMPLATE}/saisie?foyer=hhhhhhhhhh41");
        let fields = "do=enregistrer&instalments=2&method=cheque&q-bbbbbbbbbbbb=2";
        world.at_paris("2026-09-11T08:00:00");
        let before = world.inventory().await;
        let mut story = vec![said(&dora.posts(&entry, fields).await)];
        let long = format!("{fields}&outside={}", "a".repeat(301));
        story.push(said(&dora.posts(&entry, &long).await));
        assert_eq!(world.inventory().await, before, "{}", world.engine);
        let late = format!("{fields}&outside=Retour%20de%20voyage");
        let contract = dora.posts(&entry, &late).await.location;
        let reads = ana.sees(&contract).await.text();
        story.extend(
            reads
                .lines()
                .filter(|line| line.contains("hors de"))
                .map(str::to_owned),
        );
        let print = ana.reads(&contract).await;
        let accord = [("accord", "1"), ("empreinte", print.as_str())];
        let signed = ana.submits(&format!("{contract}/signature"), &accord).await;
        story.push(format!("signed {}", signed.status));
        world.at_paris("2026-09-10T08:00:00");
        story.push(format!("within {}", dora.posts(&entry, fields).await.status));
        story.push(format!(
            "{:?}",
            world.texts("SELECT outside_window FROM contracts").await
        ));
        insta::assert_snapshot!("outside_the_window", story.join("\n"));
    }
}

#[tokio::test]
async fn a_template_that_the_amap_closed_or_took_back_takes_no_order() {
    for world in villages().await {
        let (ana, dora, mut story) = (world.person("ana"), world.person("dora"), Vec::new());
        let model = format!("/amap/lones/modeles/{TEMPLATE}");
        for act in ["fermeture", "retrait"] {
            dora.goes(&format!("{model}/{act}"), &[]).await;
            story.push(format!("{act}: {}", said(&orders(&ana).await)));
        }
        assert_eq!(orders_of_draft(&world).await, 404);
        assert_eq!(world.count("contracts").await, 0, "{}", world.engine);
        insta::assert_snapshot!("a_closed_template", story.join("\n"));
    }
}

async fn orders_of_draft(world: &World) -> u16 {
    let draft = format!("/amap/lones/modeles/{}/souscription", crate::world::DRAFT);
    world.person("ana").submits(&draft, &ORDER).await.status
}
