//! A product that the farm adds in mid-season.

use super::ledger::{adds_up, ledger};
use super::one::signs;
use super::{CHANGES, DAYS, announces, signed};
use crate::world::{World, encoded, villages};

const EGGS: &str = "gggggggggggg";

/// The farm sells eggs too, which the template does not offer.
async fn sells_eggs(world: &World) {
    let id = world.id(900);
    let eggs = format!(
        "INSERT INTO products (farm_id, id, public_id, name, sort_key, production_type, created_at)
         SELECT id, {id}, '{EGGS}', 'Œufs', 'oeufs', 'oeufs', 0 FROM farms WHERE slug = 'lac'"
    );
    world.executes(&eggs).await;
}

fn offer<'a>(price: &'a str, product: &'a str, day: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("quoi", "proposer"),
        ("produit", product),
        ("pricing-propose", "piece"),
        ("price-propose", price),
        ("livraison", DAYS[2]),
        ("livraison", day),
        ("motif", "Les poules sont arrivées"),
    ]
}

#[tokio::test]
async fn a_product_is_offered_and_had_by_who_asks() {
    for world in villages().await {
        let (dora, camille) = (world.person("dora"), world.person("camille"));
        let (contract, _) = signed(&world).await;
        sells_eggs(&world).await;
        let before = ledger(&world).await;
        let seen = announces(&dora, CHANGES, &offer("2,50", EGGS, DAYS[1])).await;
        assert_eq!(ledger(&world).await, before, "no contract changes");
        let mut story = vec![seen];
        let letters =
            "SELECT recipient || ' : ' || body FROM outbox WHERE kind = 'amendment' ORDER BY recipient";
        story.push(world.texts(letters).await.join("\n---\n"));
        let twice = [
            ("q-bbbbbbbbbbbb", "1"),
            ("q-gggggggggggg", "2"),
            ("motif", "Des œufs"),
        ];
        let quantities = format!("{contract}/avenant/quantites");
        assert_eq!(dora.goes(&quantities, &twice).await, contract);
        signs(&world, "ana", &format!("{contract}/avenants/1")).await;
        signs(&world, "camille", &format!("{contract}/avenants/1")).await;
        story.push(ledger(&world).await);
        adds_up(&world).await;
        let farm = "/ferme/lac/contrats/aaaaaaaaaaaa/changements";
        let again = camille.sees(&format!("{farm}?quoi=proposer")).await.text();
        assert!(
            again.contains("Tous les produits de la ferme sont proposés"),
            "{again}"
        );
        let others = world.texts("SELECT public_id FROM contracts").await;
        let told = others
            .iter()
            .fold(story.join("\n\n"), |told, id| told.replace(id, "CONTRACT"));
        insta::assert_snapshot!("a_product_is_offered_and_had_by_who_asks", told);
    }
}

#[tokio::test]
async fn a_product_is_offered_at_a_price_and_on_days_to_come() {
    for world in villages().await {
        let dora = world.person("dora");
        signed(&world).await;
        sells_eggs(&world).await;
        world.at_paris("2026-10-02T10:00:00");
        let table = [
            (offer("0", EGGS, DAYS[1]), "price-propose"),
            (offer("-2", EGGS, DAYS[1]), "price-propose"),
            (offer("mille", EGGS, DAYS[1]), "price-propose"),
            (offer("2,50", "bbbbbbbbbbbb", DAYS[1]), "produit"),
            (offer("2,50", "", DAYS[1]), "produit"),
            (offer("2,50", EGGS, DAYS[0]), "livraison"),
        ];
        for (fields, at) in table {
            let question: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{name}={}", encoded(value)))
                .collect();
            let refused = dora
                .gets(&format!("{CHANGES}?voir=1&{}", question.join("&")))
                .await;
            assert_eq!(refused.status, 422, "{fields:?}");
            assert!(
                refused.html().contains(&format!("href=\"#f-{at}\"")),
                "{at}: {}",
                refused.text()
            );
        }
        assert_eq!(world.count("changes").await, 0);
    }
}
