//! What a household does with its baskets by itself.

use crate::amendments::{adds_up, ledger};
use crate::world::{World, villages};

const FARM: &str = "/ferme/lac/contrats/aaaaaaaaaaaa";
/// The three deliveries of the template: 1, 8 and 15 October.
const DAYS: [&str; 3] = ["dddddddddd21", "dddddddddd22", "dddddddddd23"];

/// Everything is allowed until three days before, twice, two baskets a date.
async fn allows_all(world: &World) {
    let once = r#"{"notice":3,"most":2}"#;
    let all = format!(
        r#"{{"moves":{once},"carryovers":{{"allowance":{once},"most_baskets":2}},"skips":{{"allowance":{once},"deducted":true}}}}"#
    );
    let sql = format!("UPDATE templates SET flexibility = '{all}' WHERE public_id = 'aaaaaaaaaaaa'");
    world.executes(&sql).await;
}

async fn signed(world: &World) -> String {
    let contract = world.person("ana").signs().await;
    let camille = world.person("camille");
    camille
        .goes(&format!("{FARM}/signatures"), &[("tous", "1")])
        .await;
    contract
}

#[tokio::test]
async fn a_household_shifts_its_baskets() {
    for world in villages().await {
        let ana = world.person("ana");
        allows_all(&world).await;
        let contract = signed(&world).await;
        let basket = |at: usize| format!("{contract}/paniers/{}", DAYS[at]);
        let mut story = vec![ana.sees(&basket(0)).await.text()];
        let steps = [
            ("reporté au 8", 0, vec![("faire", "deplacer"), ("vers", DAYS[1])]),
            (
                "déplacé au 1er, qui est libre",
                2,
                vec![("faire", "deplacer"), ("vers", DAYS[0])],
            ),
        ];
        for (title, at, fields) in steps {
            assert_eq!(ana.goes(&basket(at), &fields).await, contract);
            story.push(format!("— {title}\n{}", ledger(&world).await));
            adds_up(&world).await;
        }
        let refused = [
            (1, vec![("faire", "deplacer"), ("vers", DAYS[2])]),
            (0, vec![("faire", "donner")]),
            (0, vec![("faire", "annuler")]),
            (1, vec![("faire", "")]),
            (1, vec![("faire", "deplacer"), ("vers", "dddddddddd99")]),
        ];
        for (at, fields) in refused {
            let answer = ana.submits(&basket(at), &fields).await;
            assert_eq!(answer.status, 422, "{fields:?}");
            story.push(format!("{fields:?} : {}", answer.refusals().join(" ")));
        }
        story.push(ana.sees(&contract).await.text());
        story.push(ana.sees("/amap/lones/livraisons").await.text());
        for at in [2, 0] {
            ana.goes(&basket(at), &[("faire", "annuler")]).await;
        }
        story.push(format!("— tout est défait\n{}", ledger(&world).await));
        ana.goes(&basket(1), &[("faire", "donner")]).await;
        ana.goes(&basket(2), &[("faire", "deduire")]).await;
        story.push(format!("— donné, et déduit\n{}", ledger(&world).await));
        adds_up(&world).await;
        assert_eq!(
            world
                .texts("SELECT CAST(COUNT(*) AS TEXT) FROM order_lines WHERE given_at IS NOT NULL")
                .await,
            ["1"]
        );
        story.push(ana.sees("/amap/lones/livraisons").await.text());
        let sheet = format!("/ferme/lac/livraisons/lones/{}", DAYS[1]);
        story.push(world.person("camille").sees(&sheet).await.text());
        ana.goes(&basket(2), &[("faire", "annuler")]).await;
        ana.goes(&basket(1), &[("faire", "annuler")]).await;
        adds_up(&world).await;
        assert_eq!(
            world
                .texts("SELECT CAST(COUNT(*) AS TEXT) FROM order_lines WHERE given_at IS NOT NULL")
                .await,
            ["0"]
        );
        story.push(format!("— défait de nouveau\n{}", ledger(&world).await));
        assert_eq!(world.count("audit WHERE verb = 'basket.shifted'").await, 4);
        assert_eq!(world.count("audit WHERE verb = 'basket.shift-undone'").await, 4);
        let id = contract.rsplit('/').next().unwrap();
        insta::assert_snapshot!(
            "a_household_shifts_its_baskets",
            story.join("\n\n").replace(id, "CONTRACT")
        );
    }
}

/// The notice holds, and what is not allowed is not: nothing is stored.
#[tokio::test]
async fn what_is_not_allowed_is_not_done() {
    for world in villages().await {
        let (ana, bob) = (world.person("ana"), world.person("bob"));
        let contract = signed(&world).await;
        let basket = format!("{contract}/paniers/{}", DAYS[0]);
        let give = [("faire", "donner")];
        assert_eq!(
            ana.submits(&basket, &give).await.status,
            422,
            "the template allows nothing"
        );
        allows_all(&world).await;
        for other in ["bob", "dora", "camille", "tess"] {
            let status = world.person(other).submits(&basket, &give).await.status;
            assert_eq!(status, 403, "{other}");
        }
        assert_eq!(bob.gets(&basket).await.status, 403);
        assert_eq!(
            ana.gets(&format!("{contract}/paniers/dddddddddd99")).await.status,
            404
        );
        world.at_paris("2026-09-29T10:00:00");
        let late = ana.submits(&basket, &give).await;
        assert_eq!(late.status, 422);
        assert!(
            late.text()
                .contains("c’était possible jusqu’au lundi 28 septembre"),
            "{}",
            late.text()
        );
        assert_eq!(world.count("shifts").await, 0);
        assert_eq!(world.count("amendments").await, 0);
    }
}
