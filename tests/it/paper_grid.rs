//! The subscriptions of people on paper, typed in one go.

use crate::world::{World, villages};

const GRID: &str = "/amap/lones/modeles/aaaaaaaaaaaa/saisie/grille";

/// The rows of these households: so many baskets, by cheque in two parts.
fn rows(typed: &[(&str, &str)]) -> String {
    let row = |(household, quantity): &(&str, &str)| {
        format!("q-{household}-bbbbbbbbbbbb={quantity}&m-{household}=cheque&n-{household}=2")
    };
    typed.iter().map(row).collect::<Vec<_>>().join("&")
}

async fn stored(world: &World) -> Vec<String> {
    world
        .texts(
            "SELECT h.name || ' ' || c.origin || ' ' || c.method || ' ' || CAST(c.instalments AS TEXT) || ' ' || c.outside_window
                    || ' ' || CAST((SELECT SUM(l.quantity) FROM order_lines l WHERE l.contract_id = c.id) AS TEXT)
             FROM contracts c JOIN households h ON h.id = c.household_id ORDER BY h.name",
        )
        .await
}

#[tokio::test]
async fn a_grid_of_paper_becomes_drafts_or_nothing() {
    for world in villages().await {
        let dora = world.person("dora");
        let (ana, bob, paul) = ("hhhhhhhhhh41", "hhhhhhhhhh42", "hhhhhhhhhh44");
        world.person("ana").signs().await;
        let page = dora.sees(GRID).await.text();
        assert!(
            !page.contains("Foyer Ana") && page.contains("Foyer Paul"),
            "{page}"
        );
        world
            .executes(&format!(
                "INSERT INTO template_stocks (amap_id, template_id, position, name, per, quantity)
                   SELECT amap_id, id, 1, 'Panier', 'share', 2000 FROM templates WHERE public_id = 'aaaaaaaaaaaa';
                 INSERT INTO template_stock_products (amap_id, template_id, position, product_id)
                   SELECT t.amap_id, t.id, 1, {} FROM templates t WHERE t.public_id = 'aaaaaaaaaaaa'",
                world.id(5)
            ))
            .await;
        let mut told = Vec::new();
        for wrong in [
            String::new(),
            rows(&[(paul, "-1")]),
            rows(&[(paul, "un")]),
            format!("q-{paul}-bbbbbbbbbbbb=1&m-{paul}=troc&n-{paul}=9"),
            rows(&[(bob, "1"), (paul, "1")]),
            rows(&[(ana, "1")]),
        ] {
            let answer = dora.posts(GRID, &wrong).await;
            assert_eq!(answer.status, 422, "{wrong}");
            told.push(format!("{wrong}\n  {}", answer.refusals().join("\n  ")));
            assert!(
                wrong.is_empty()
                    || wrong.contains(ana)
                    || answer
                        .html()
                        .contains("name=\"q-hhhhhhhhhh44-bbbbbbbbbbbb\" value=\"")
            );
        }
        assert_eq!(stored(&world).await.len(), 1, "one wrong row, and none is stored");
        world.executes("UPDATE template_stocks SET quantity = 3000").await;
        let once = format!("{}&once=double", rows(&[(bob, "1"), (paul, "2")]));
        for _ in 0..2 {
            let answer = dora.posts(GRID, &once).await;
            assert_eq!(
                answer.location,
                "/amap/lones/modeles/aaaaaaaaaaaa/synthese?manque=signature"
            );
        }
        told.extend(stored(&world).await);
        world.at_paris("2026-09-20T10:00:00");
        world.executes("UPDATE template_stocks SET quantity = 9000").await;
        let late = rows(&[("hhhhhhhhhh43", "1")]);
        assert_eq!(
            dora.posts(GRID, &late).await.status,
            422,
            "outside the window one says why"
        );
        assert_eq!(
            dora.posts(GRID, &format!("{late}&outside=Retour de voyage"))
                .await
                .status,
            303
        );
        told.extend(stored(&world).await);
        insta::assert_snapshot!("a_grid_of_paper_becomes_drafts_or_nothing", told.join("\n"));
    }
}

#[tokio::test]
async fn forty_households_are_typed_in_one_go() {
    for world in villages().await {
        world.settles(40).await;
        world
            .executes("DELETE FROM order_lines; DELETE FROM contracts")
            .await;
        let households = world
            .texts("SELECT public_id FROM households WHERE public_id LIKE 'h0%' ORDER BY name")
            .await;
        let typed: Vec<(&str, &str)> = households.iter().map(|id| (id.as_str(), "2")).collect();
        assert_eq!(typed.len(), 40);
        assert_eq!(world.person("dora").posts(GRID, &rows(&typed)).await.status, 303);
        assert_eq!(world.count("contracts WHERE origin = 'paper'").await, 40);
        assert_eq!(world.count("order_lines WHERE quantity = 2000").await, 120);
        assert_eq!(world.count("audit WHERE verb = 'contract.drafted'").await, 40);
    }
}
