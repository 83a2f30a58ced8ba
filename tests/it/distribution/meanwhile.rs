//! What happens in mid-season around a delivery: another one on the same day, somebody leaves, a product gets another name.

use crate::world::{Person, World, villages};
use std::fmt::Write;

const EIGHTH: &str = "dddddddddd22";
/// The second site's deliveries, on 8 and 15 October.
const ELSEWHERE: [&str; 2] = ["dddddddddd28", "dddddddddd29"];
const SECOND: &str = "aaaaaaaaaa77";

/// The AMAP opens a second site, on two of the same days; households may move a basket.
async fn opens_a_second_site(world: &World) {
    let [amap, farm, product, site, template] = [1, 2, 5, 7, 77].map(|number| world.id(number));
    let mut sql = format!(
        "INSERT INTO sites (amap_id, id, public_id, name, sort_key, created_at) VALUES ({amap}, {site}, 'ssssssssss77', 'Grange', 'g', 0);
         INSERT INTO templates (amap_id, id, public_id, farm_id, site_id, title, sort_key, kind, first_on, last_on, window_opens, window_closes, max_instalments, step, created_at, submitted_at, approved_at, opened_at)
           VALUES ({amap}, {template}, '{SECOND}', {farm}, {site}, 'A la grange', 'a', 'fixed', '2026-10-08', '2026-10-15', '2026-08-15', '2026-09-10', 2, 6, 0, 1, 2, 3);
         INSERT INTO template_products (amap_id, template_id, product_id, farm_id, position, price_cents) VALUES ({amap}, {template}, {product}, {farm}, 1, 1050);
         INSERT INTO template_methods (amap_id, template_id, method) VALUES ({amap}, {template}, 'cheque');
         INSERT INTO template_due_days (amap_id, template_id, due_on) VALUES ({amap}, {template}, '2026-10-05'), ({amap}, {template}, '2026-11-05');"
    );
    for (number, public, day) in [(28, ELSEWHERE[0], "2026-10-08"), (29, ELSEWHERE[1], "2026-10-15")] {
        let delivery = world.id(number);
        let _ = write!(
            sql,
            "INSERT INTO deliveries (amap_id, id, public_id, site_id, day, opens, closes) VALUES ({amap}, {delivery}, '{public}', {site}, '{day}', '17:00', '18:00');
             INSERT INTO template_deliveries (amap_id, template_id, delivery_id) VALUES ({amap}, {template}, {delivery});
             INSERT INTO availability (amap_id, template_id, product_id, delivery_id) VALUES ({amap}, {template}, {product}, {delivery});"
        );
    }
    let flexibility = r#"{"moves":{"notice":3,"most":2},"carryovers":{"allowance":{"notice":3,"most":2},"most_baskets":2}}"#;
    let _ = write!(
        sql,
        "UPDATE templates SET flexibility = '{flexibility}' WHERE amap_id = {amap};"
    );
    world.executes(&sql).await;
}

async fn rows(who: &Person, delivery: &str) -> String {
    let page = who.sees(&format!("/amap/lones/livraisons/{delivery}")).await;
    page.rows().join("\n")
}

#[tokio::test]
async fn two_deliveries_on_one_day_at_two_sites_do_not_mix() {
    for world in villages().await {
        let [ana, bob, dora, camille] = ["ana", "bob", "dora", "camille"].map(|name| world.person(name));
        opens_a_second_site(&world).await;
        ana.signs().await;
        bob.signs().await;
        let grange = ana.signs_of(SECOND).await;
        let basket = format!("{grange}/paniers/{}", ELSEWHERE[0]);
        let shift = |to: &'static str| [("faire", "deplacer"), ("vers", to)];
        let refused = ana.submits(&basket, &shift("dddddddddd23")).await;
        assert_eq!(refused.status, 422, "another contract's date, at the other site");
        let mut story = vec![format!("— avant\n{}", rows(&dora, ELSEWHERE[0]).await)];
        ana.goes(&basket, &shift(ELSEWHERE[1])).await;
        for (title, delivery) in [
            ("salle, le 8", EIGHTH),
            ("grange, le 8", ELSEWHERE[0]),
            ("grange, le 15", ELSEWHERE[1]),
        ] {
            let farm = camille
                .sees(&format!("/ferme/lac/livraisons/lones/{delivery}"))
                .await;
            let said = (rows(&dora, delivery).await, farm.rows().join("\n"));
            story.push(format!("— {title}\n{}\nla ferme :\n{}", said.0, said.1));
        }
        story.push(ana.sees("/amap/lones/livraisons").await.text());
        insta::assert_snapshot!("two_sites_on_one_day", story.join("\n\n"));
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn who_left_comes_no_more_and_what_was_had_stands() {
    for world in villages().await {
        let [ana, dora] = ["ana", "dora"].map(|name| world.person(name));
        let (amap, household, second) = (world.id(1), world.id(41), world.id(60));
        world
            .executes(&format!(
                "INSERT INTO members (amap_id, id, public_id, household_id, last_name, first_name, sort_key, joined_on)
                   VALUES ({amap}, {second}, 'mmmmmmmmmm60', {household}, 'Zola', 'Yves', 'zola', '2020-01-01');"
            ))
            .await;
        let contract = ana.signs().await;
        let mut story = vec![format!("— à deux\n{}", rows(&dora, EIGHTH).await)];
        let leaves = "/amap/lones/membres/mmmmmmmmmm60/depart";
        dora.posts(leaves, "").await;
        story.push(format!("— Yves est parti\n{}", rows(&dora, EIGHTH).await));
        let last = "/amap/lones/membres/mmmmmmmmmm41/depart";
        let refused = dora.submits(last, &[]).await;
        story.push(format!(
            "— Ana part, ses paniers restent : {}",
            refused.sentence()
        ));
        let ends = [
            ("quoi", "depart"),
            ("dernier", "2026-10-01"),
            ("reste", "rendu"),
            ("motif", "Déménagement"),
        ];
        dora.goes(&format!("{contract}/avenant"), &ends).await;
        world.at_paris("2026-10-02T09:00:00");
        dora.posts(last, "").await;
        for (title, delivery) in [("le 1er", crate::world::DELIVERY), ("le 8", EIGHTH)] {
            story.push(format!(
                "— Ana est partie, {title}\n{}",
                rows(&dora, delivery).await
            ));
        }
        assert_eq!(ana.gets("/amap/lones/livraisons").await.status, 404);
        insta::assert_snapshot!("who_left", story.join("\n\n"));
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_product_is_called_by_its_new_name_everywhere_but_in_what_was_signed() {
    for world in villages().await {
        let [ana, dan, dora, camille] = ["ana", "dan", "dora", "camille"].map(|name| world.person(name));
        let contract = ana.signs().await;
        let fields = [
            ("name", "Grand panier"),
            ("production_type", "legumes"),
            ("packaging", ""),
        ];
        camille.goes("/ferme/lac/produits/bbbbbbbbbbbb", &fields).await;
        let list = format!("/amap/lones/livraisons/{EIGHTH}");
        let farm = format!("/ferme/lac/livraisons/lones/{EIGHTH}");
        let door = format!("{list}/porte");
        for (who, page) in [(&dora, &list), (&dora, &door), (&camille, &farm)] {
            let page = who.sees(page).await.text();
            assert!(page.contains("Grand panier"), "{page}");
        }
        let papers = [
            (&dora, format!("{list}/liste.pdf")),
            (&camille, format!("{farm}/fiche.pdf")),
        ];
        for (who, page) in papers {
            let page = who.sees(&page).await.pdf_text();
            assert!(page.contains("Grand panier"), "{page}");
        }
        let signed = ana.sees(&format!("{contract}/contrat.pdf")).await.pdf_text();
        assert!(
            signed.contains("Panier") && !signed.contains("Grand panier"),
            "{signed}"
        );
        assert_eq!(
            dan.gets(&door).await.status,
            403,
            "he holds another evening's seat"
        );
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}
