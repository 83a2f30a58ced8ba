//! A whole evening is given up or moved, or a farm is away in several AMAPs: impact first, then all at once.

use crate::amendments::{adds_up, ledger};
use crate::world::{DELIVERY, Person, World, villages};

const PAGE: &str = "/amap/lones/livraisons/dddddddddd21/changement";

fn asked(fields: &[(&str, &str)]) -> String {
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace(' ', "+").replace('/', "%2F")));
    format!("?voir=1&{}", pairs.collect::<Vec<_>>().join("&"))
}

/// Looks whom it concerns, and announces that; gives the page that was shown.
async fn announces(who: &Person, page: &str, fields: &[(&str, &str)]) -> String {
    let seen = who.sees(&format!("{page}{}", asked(fields))).await;
    let print = seen.hidden("empreinte").remove(0);
    let mut all = fields.to_vec();
    all.push(("empreinte", &print));
    who.goes(page, &all).await;
    seen.text()
}

async fn letters(world: &World) -> Vec<String> {
    world
        .texts("SELECT recipient || ' : ' || subject || ' — ' || body FROM outbox WHERE kind IN ('amendment', 'duty') ORDER BY recipient, subject, body")
        .await
        .into_iter()
        .map(|letter| match letter.rsplit_once("/contrats/") {
            Some((before, _)) => format!("{before}/contrats/…"),
            None => letter,
        })
        .collect()
}

#[tokio::test]
async fn the_coordination_moves_an_evening_with_its_contracts_and_its_duty() {
    for world in villages().await {
        let [ana, bob, dan, dora] = ["ana", "bob", "dan", "dora"].map(|name| world.person(name));
        ana.signs().await;
        bob.signs().await;
        dora.posts(&format!("/amap/lones/permanences/{DELIVERY}/places"), "seats=2")
            .await;
        dan.posts(&format!("/amap/lones/permanences/{DELIVERY}/inscription"), "")
            .await;
        let fields = [
            ("faire", "deplacer"),
            ("le", "2026-10-02"),
            ("motif", "La salle est prise"),
        ];
        for who in [&ana, &world.person("rene"), &world.person("tess")] {
            assert_eq!(who.gets(PAGE).await.status, 403, "{}", who.name);
        }
        let mut story = vec![announces(&dora, PAGE, &fields).await];
        story.push(ledger(&world).await);
        story.push(letters(&world).await.join("\n---\n"));
        adds_up(&world).await;
        let duty = "SELECT d.day FROM duty_slots s JOIN deliveries d ON d.id = s.delivery_id JOIN duty_seats e ON e.slot_id = s.id ORDER BY d.day";
        assert_eq!(world.texts(duty).await, ["2026-09-03", "2026-10-02"]);
        assert_eq!(
            world
                .texts("SELECT day FROM deliveries WHERE cancelled_at IS NOT NULL")
                .await,
            ["2026-10-01"]
        );
        assert_eq!(world.count("audit WHERE verb = 'delivery.cancelled'").await, 1);
        assert_eq!(
            world
                .count("audit WHERE verb = 'template.changed-for-everyone'")
                .await,
            1
        );
        story.push(ana.sees("/amap/lones/livraisons").await.text());
        insta::assert_snapshot!("an_evening_is_moved", story.join("\n\n"));
        // It is given up once.
        let again = dora.sees(&format!("{PAGE}{}", asked(&fields))).await;
        let print = again.hidden("empreinte").remove(0);
        let mut all = fields.to_vec();
        all.push(("empreinte", &print));
        assert_eq!(dora.submits(PAGE, &all).await.status, 422);
    }
}

#[tokio::test]
async fn an_evening_that_changed_since_it_was_shown_is_shown_anew_and_nothing_is_done() {
    for world in villages().await {
        let [ana, bob, dora] = ["ana", "bob", "dora"].map(|name| world.person(name));
        ana.signs().await;
        let fields = [("faire", "annuler"), ("cause", "returned"), ("motif", "Neige")];
        let seen = dora.sees(&format!("{PAGE}{}", asked(&fields))).await;
        let print = seen.hidden("empreinte").remove(0);
        bob.signs().await;
        let before = ledger(&world).await;
        let mut all = fields.to_vec();
        all.push(("empreinte", &print));
        let refused = dora.submits(PAGE, &all).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains("Foyer Bob"),
            "it is shown anew: {}",
            refused.text()
        );
        assert_eq!(ledger(&world).await, before);
        assert!(letters(&world).await.is_empty());
        assert_eq!(world.count("deliveries WHERE cancelled_at IS NOT NULL").await, 0);
        for (wrong, field) in [
            (vec![("motif", "Neige")], "faire"),
            (vec![("faire", "annuler"), ("motif", "Neige")], "cause"),
            (vec![("faire", "annuler"), ("cause", "lost")], "motif"),
            (vec![("faire", "deplacer"), ("motif", "Neige")], "le"),
            (
                vec![("faire", "deplacer"), ("le", "2026-10-01"), ("motif", "Neige")],
                "le",
            ),
            (
                vec![("faire", "deplacer"), ("le", "2026-08-01"), ("motif", "Neige")],
                "le",
            ),
        ] {
            let refused = dora.gets(&format!("{PAGE}{}", asked(&wrong))).await;
            assert_eq!(refused.status, 422, "{wrong:?}");
            assert!(
                refused.html().contains(&format!("href=\"#f-{field}\"")),
                "{wrong:?}"
            );
        }
    }
}

/// The farm of `lones` delivers in `ailleurs` too; eve signs there.
async fn shares_a_farm(world: &World) {
    let [amap, farm, product, template] = [101, 2, 5, 103].map(|number| world.id(number));
    for sql in [
        format!("DELETE FROM availability WHERE amap_id = {amap}"),
        format!("UPDATE template_products SET product_id = {product}, farm_id = {farm} WHERE amap_id = {amap}"),
        format!(
            "INSERT INTO availability (amap_id, template_id, product_id, delivery_id)
             SELECT amap_id, template_id, {product}, delivery_id FROM template_deliveries WHERE amap_id = {amap}"
        ),
        format!("UPDATE templates SET farm_id = {farm} WHERE amap_id = {amap} AND id = {template}"),
    ] {
        world.executes(&sql).await;
    }
    let eve = world.person("eve");
    let page = "/amap/ailleurs/modeles/eeeeeeeeeeee/souscription";
    let order = [
        ("do", "enregistrer"),
        ("instalments", "2"),
        ("method", "cheque"),
        ("q-bbbbbbbbbbbb", "1"),
    ];
    let contract = eve.goes(page, &order).await;
    let print = eve.reads(&contract).await;
    eve.goes(
        &format!("{contract}/signature"),
        &[("accord", "1"), ("empreinte", &print)],
    )
    .await;
}

#[tokio::test]
async fn a_farm_is_away_in_all_its_amaps_at_once_or_in_one() {
    for world in villages().await {
        let [ana, camille, farid] = ["ana", "camille", "farid"].map(|name| world.person(name));
        shares_a_farm(&world).await;
        ana.signs().await;
        let page = "/ferme/lac/absences";
        assert_eq!(farid.gets(page).await.status, 404);
        let (here, there) = ("lones/dddddddddd22", "ailleurs/dddddddddd25");
        let mut story = vec![camille.sees(page).await.text()];
        let both = [
            ("livraison", here),
            ("livraison", there),
            ("faire", "annuler"),
            ("cause", "returned"),
            ("motif", "Grêle"),
        ];
        story.push(announces(&camille, page, &both).await);
        story.push(ledger(&world).await);
        adds_up(&world).await;
        // In one of them alone, on another date.
        let one = [
            ("livraison", "lones/dddddddddd23"),
            ("faire", "deplacer"),
            ("le", "2026-10-16"),
            ("motif", "Un mariage"),
        ];
        announces(&camille, page, &one).await;
        story.push(ledger(&world).await);
        adds_up(&world).await;
        story.push(letters(&world).await.join("\n---\n"));
        insta::assert_snapshot!("a_farm_is_away", story.join("\n\n"));
        assert_eq!(
            world.count("deliveries WHERE cancelled_at IS NOT NULL").await,
            0,
            "other farms may come"
        );
        // Two dates do not come on one; another's delivery is not one's own.
        for wrong in [
            vec![
                ("livraison", "lones/dddddddddd21"),
                ("livraison", "ailleurs/dddddddddd26"),
                ("faire", "deplacer"),
                ("le", "2026-10-20"),
                ("motif", "x"),
            ],
            vec![
                ("livraison", "lones/dddddddddd20"),
                ("faire", "annuler"),
                ("cause", "lost"),
                ("motif", "x"),
            ],
        ] {
            assert_eq!(
                camille.gets(&format!("{page}{}", asked(&wrong))).await.status,
                422,
                "{wrong:?}"
            );
        }
    }
}

/// Ana and Bob collect in turn: an evening that moves keeps its turn, an added date goes to whoever has fewest.
#[tokio::test]
async fn those_who_collect_in_turn_keep_their_turns() {
    for world in villages().await {
        let (ana, dora) = (world.person("ana"), world.person("dora"));
        ana.signs().await;
        let bob = "(SELECT household_id FROM members WHERE last_name = 'M' AND first_name = 'Bob')";
        let sql = format!(
            "UPDATE order_lines SET collected_by = {bob} WHERE delivery_id = (SELECT id FROM deliveries WHERE public_id = 'dddddddddd22')"
        );
        world.executes(&sql).await;
        let turns = || {
            world.texts(
                "SELECT d.day || ' ' || h.name FROM order_lines o JOIN deliveries d ON d.id = o.delivery_id
                 JOIN households h ON h.id = o.collected_by ORDER BY d.day",
            )
        };
        let page = "/amap/lones/livraisons/dddddddddd22/changement";
        let fields = [
            ("faire", "deplacer"),
            ("le", "2026-10-09"),
            ("motif", "Salle prise"),
        ];
        announces(&dora, page, &fields).await;
        assert_eq!(
            turns().await,
            [
                "2026-10-01 Foyer Ana",
                "2026-10-09 Foyer Bob",
                "2026-10-15 Foyer Ana"
            ]
        );
        let changes = "/amap/lones/modeles/aaaaaaaaaaaa/changements";
        let added = [
            ("quoi", "ajouter"),
            ("le", "2026-10-22"),
            ("produit", "bbbbbbbbbbbb"),
            ("motif", "Belle récolte"),
        ];
        announces(&dora, changes, &added).await;
        let amendment = world
            .texts("SELECT CAST(MAX(number) AS TEXT) FROM amendments")
            .await
            .remove(0);
        let contract = world.texts("SELECT public_id FROM contracts").await.remove(0);
        let at = format!("/amap/lones/contrats/{contract}/avenants/{amendment}");
        let print = ana.sees(&at).await.hidden("empreinte").remove(0);
        ana.goes(
            &format!("{at}/signature"),
            &[("accord", "1"), ("empreinte", &print)],
        )
        .await;
        assert_eq!(
            turns().await.last().unwrap(),
            "2026-10-22 Foyer Bob",
            "he has fewest"
        );
    }
}
