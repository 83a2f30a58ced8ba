//! The third step: a block from a spreadsheet, and what a member will see of what is typed.

use super::step;
use crate::world::{Answer, DRAFT, villages};

/// The days ticked in the grid of a page.
fn ticked(answer: &Answer) -> String {
    let html = answer.html();
    let boxes = html.split("name=\"at-bbbbbbbbbbbb\" value=\"").skip(1);
    let days = boxes.filter(|rest| rest.split('>').next().unwrap().contains(" checked"));
    days.map(|rest| &rest[..10]).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_block_is_ticked_looked_at_and_stored() {
    for world in villages().await {
        let rene = world.person("rene");
        let product = [("in", "bbbbbbbbbbbb"), ("price-bbbbbbbbbbbb", "10,50")];
        let with = |more: &[(&'static str, &'static str)]| [&product, more].concat();
        let mut story = vec![ticked(&rene.sees(&step(3)).await)];
        for block in [
            "x\n\noui\n",
            "Panier\n\nx",
            "15/10/2026\tx\n08/10/2026\t0",
            "x\nbof",
            "x\tx",
            "x\nx\nx\nx",
        ] {
            let fields = with(&[
                ("at-bbbbbbbbbbbb", "2026-10-08"),
                ("action", "paste"),
                ("block", block),
            ]);
            let answer = rene.submits(&step(3), &fields).await;
            story.push(format!(
                "{} {} {}",
                answer.status,
                ticked(&answer),
                answer.refusals().join(" | ")
            ));
            let kept = answer.html().contains("value=\"10,50\"");
            assert!(kept, "{block}: the price that was typed is kept");
        }
        let stored =
            "availability WHERE template_id IN (SELECT id FROM templates WHERE public_id = 'cccccccccccc')";
        story.push(format!("{} stored", world.count(stored).await));
        let fields = with(&[
            ("at-bbbbbbbbbbbb", "2026-10-01"),
            ("at-bbbbbbbbbbbb", "2026-10-15"),
            ("action", "next"),
        ]);
        rene.goes(&step(3), &fields).await;
        story.push(format!("{} stored", world.count(stored).await));
        insta::assert_snapshot!("a_block_is_ticked_looked_at_and_stored", story.join("\n"));
    }
}

#[tokio::test]
async fn a_member_s_view_follows_what_is_typed_and_stores_nothing() {
    for world in villages().await {
        let rene = world.person("rene");
        let before = world.inventory().await;
        let mut story = vec![
            rene.sees(&format!("/amap/lones/modeles/{DRAFT}/apercu"))
                .await
                .text(),
        ];
        let typed: [(u32, &[(&str, &str)]); 6] = [
            (
                1,
                &[
                    ("title", "Œufs et poulets"),
                    ("kind", "free"),
                    ("farm", "lac"),
                    ("site", "ssssssssssss"),
                ],
            ),
            (
                2,
                &[
                    ("rhythm", "fortnightly"),
                    ("first", "2026-10-22"),
                    ("last", "2026-12-03"),
                ],
            ),
            (
                3,
                &[
                    ("in", "bbbbbbbbbbbb"),
                    ("price-bbbbbbbbbbbb", "9"),
                    ("at-bbbbbbbbbbbb", "2026-10-08"),
                ],
            ),
            (
                4,
                &[
                    ("least", "2"),
                    ("notice", "5"),
                    ("stock1-quantity", "7"),
                    ("stock1-product", "bbbbbbbbbbbb"),
                ],
            ),
            (
                5,
                &[
                    ("method", "transfer"),
                    ("payee", "Lac"),
                    ("due", "2026-10-20"),
                    ("most", "1"),
                    ("unit", "cent"),
                ],
            ),
            (6, &[("opens", "2026-09-02"), ("closes", "2026-09-20")]),
        ];
        for (n, fields) in typed {
            let piece = rene.submits(&format!("{}/apercu", step(n)), fields).await;
            let html = String::from_utf8(piece.body.clone()).unwrap();
            let whole = Answer {
                body: format!("<main>{html}</main>").into_bytes(),
                ..piece
            };
            story.push(format!("{n}: {} {}", whole.status, whole.text()));
        }
        assert_eq!(world.inventory().await, before, "{}", world.engine);
        insta::assert_snapshot!("a_member_s_view_follows_what_is_typed", story.join("\n\n"));
    }
}
