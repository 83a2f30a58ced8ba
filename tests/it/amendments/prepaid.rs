//! Of what was paid ahead, other products: until the notice, within the signed total, without signing again.

use super::ledger::ledger;
use crate::world::{World, villages};

/// The order of a household, day by day.
fn order(quantities: [u32; 3]) -> Vec<(String, String)> {
    let days = ["dddddddddd21", "dddddddddd22", "dddddddddd23"];
    let field = |(day, quantity): (&str, u32)| (format!("q-{day}-bbbbbbbbbbbb"), quantity.to_string());
    days.into_iter().zip(quantities).map(field).collect()
}

async fn sends(world: &World, path: &str, fields: &[(String, String)]) -> crate::world::Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    world.person("ana").submits(path, &fields).await
}

#[tokio::test]
async fn a_prepaid_order_changes_within_what_was_signed() {
    for world in villages().await {
        world
            .executes("UPDATE templates SET kind = 'free', variant = 'prepaid'")
            .await;
        let (ana, camille) = (world.person("ana"), world.person("camille"));
        let mut fields = order([1, 1, 1]);
        fields.extend(
            [("method", "cheque"), ("instalments", "2"), ("do", "enregistrer")]
                .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        let contract = sends(&world, "/amap/lones/modeles/aaaaaaaaaaaa/souscription", &fields)
            .await
            .location;
        let print = ana.reads(&contract).await;
        ana.goes(
            &format!("{contract}/signature"),
            &[("accord", "1"), ("empreinte", &print)],
        )
        .await;
        camille
            .goes("/ferme/lac/contrats/aaaaaaaaaaaa/signatures", &[("tous", "1")])
            .await;
        let page = format!("{contract}/avenant/quantites");
        let mut story = Vec::new();
        assert_eq!(sends(&world, &page, &order([0, 2, 0])).await.status, 303);
        story.push(ledger(&world).await);
        let above = sends(&world, &page, &order([1, 2, 1])).await;
        assert_eq!(above.status, 422);
        assert!(
            above.text().contains("de plus que le total signé"),
            "{}",
            above.text()
        );
        assert_eq!(sends(&world, &page, &order([0, 2, 1])).await.status, 303);
        story.push(ledger(&world).await);
        world.at_paris("2026-10-05T23:59:00");
        assert_eq!(sends(&world, &page, &order([0, 1, 2])).await.status, 303);
        world.at_paris("2026-10-06T00:01:00");
        let late = sends(&world, &page, &order([0, 0, 2])).await;
        assert_eq!(
            late.status, 422,
            "what is too close stays as it is, so that nothing changes"
        );
        let late = sends(&world, &page, &order([0, 2, 1])).await;
        assert_eq!(late.status, 422, "a day that is too close is not ordered");
        story.push(ledger(&world).await);
        assert_eq!(world.count("outbox WHERE kind = 'amendment'").await, 0);
        assert_eq!(world.count("amendment_signatures").await, 0);
        insta::assert_snapshot!(
            "a_prepaid_order_changes_within_what_was_signed",
            story.join("\n\n")
        );
    }
}
