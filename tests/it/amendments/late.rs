//! Signing late, and what a change leaves as it is.

use super::ledger::ledger;
use super::{CHANGES, DAYS, announces, signed};
use crate::world::{ORDER, TEMPLATE, World, encoded, villages};

const EGGS: &str = "bbbbbbbbbbbb";

async fn signs(world: &World, who: &str, amendment: &str) -> u16 {
    let person = world.person(who);
    let print = person.sees(amendment).await.hidden("empreinte").remove(0);
    let fields = [("accord", "1"), ("empreinte", print.as_str())];
    person
        .submits(&format!("{amendment}/signature"), &fields)
        .await
        .status
}

/// A price that rises after somebody has had it all is not theirs; whoever signs late pays it from then on alone.
#[tokio::test]
async fn a_dearer_price_waits_for_the_signature() {
    for world in villages().await {
        let dora = world.person("dora");
        let (contract, other) = signed(&world).await;
        let leaves = [
            ("quoi", "depart"),
            ("dernier", "2026-10-01"),
            ("reste", "rendu"),
            ("motif", "Départ"),
        ];
        dora.goes(&format!("{other}/avenant"), &leaves).await;
        let dearer = [
            ("quoi", "prix"),
            ("produit", EGGS),
            ("prix", "12"),
            ("livraison", DAYS[1]),
            ("motif", "Semences"),
        ];
        announces(&dora, CHANGES, &dearer).await;
        let mut story = vec![ledger(&world).await];
        world.at_paris("2026-10-09T10:00:00");
        assert_eq!(signs(&world, "ana", &format!("{contract}/avenants/1")).await, 303);
        story.push(ledger(&world).await);
        assert_eq!(
            world
                .texts("SELECT from_on FROM contract_prices WHERE price_cents = 1200")
                .await,
            ["2026-10-09"]
        );
        insta::assert_snapshot!("a_dearer_price_waits_for_the_signature", story.join("\n\n"));
    }
}

/// What can no longer be had is not signed for; what was asked to one's own household is not written by oneself.
#[tokio::test]
async fn what_is_overtaken_is_not_signed() {
    for world in villages().await {
        let dora = world.person("dora");
        let (contract, _) = signed(&world).await;
        let added = [
            ("quoi", "ajouter"),
            ("le", "2026-10-29"),
            ("produit", EGGS),
            ("motif", "Courges"),
        ];
        announces(&dora, CHANGES, &added).await;
        let waiting = format!("{contract}/avenants/1");
        let extra = world.delivery("lones", "2026-10-29").await.to_string();
        let cancelled = [
            ("quoi", "annuler"),
            ("livraison", extra.as_str()),
            ("cause", "returned"),
            ("motif", "Gel"),
        ];
        announces(&dora, CHANGES, &cancelled).await;
        let before = ledger(&world).await;
        assert_eq!(signs(&world, "ana", &waiting).await, 422);
        assert_eq!(ledger(&world).await, before);
        let again = [
            ("quoi", "ajouter"),
            ("le", "2026-10-29"),
            ("produit", EGGS),
            ("motif", "Courges"),
        ];
        let question = "voir=1&quoi=ajouter&le=2026-10-29&produit=bbbbbbbbbbbb&motif=x";
        assert_eq!(
            dora.gets(&format!("{CHANGES}?{question}")).await.status,
            422,
            "{again:?}"
        );
        world
            .executes(
                "UPDATE members SET account_id = (SELECT id FROM accounts WHERE name = 'dora') WHERE first_name = 'Ana';
                 UPDATE sessions SET acting = 'coordinateur:lones'
                 WHERE account_id = (SELECT id FROM accounts WHERE name = 'dora')",
            )
            .await;
        let own = [
            ("quoi", "prix"),
            ("produit", EGGS),
            ("prix", "1"),
            ("motif", "Pour moi"),
        ];
        let mine = dora.submits(&format!("{contract}/avenant"), &own).await;
        assert_eq!(mine.status, 422);
        assert!(
            mine.text().contains("C’est le contrat de votre foyer"),
            "{}",
            mine.text()
        );
        assert_eq!(dora.submits(&format!("{contract}/avoir"), &[]).await.status, 422);
    }
}

/// The last share is sold once, also when an amendment is signed after it was written.
#[tokio::test]
async fn an_amendment_does_not_sell_what_is_gone() {
    for world in villages().await {
        let dora = world.person("dora");
        let (contract, _) = signed(&world).await;
        world
            .executes(&format!(
                "INSERT INTO template_stocks (amap_id, template_id, position, name, per, quantity)
                   SELECT amap_id, id, 1, 'Panier', 'delivery', 3000 FROM templates WHERE public_id = 'aaaaaaaaaaaa';
                 INSERT INTO template_stock_products (amap_id, template_id, position, product_id)
                   SELECT t.amap_id, t.id, 1, {} FROM templates t WHERE t.public_id = 'aaaaaaaaaaaa'",
                world.id(5)
            ))
            .await;
        let twice = [("q-bbbbbbbbbbbb", "2"), ("motif", "Une naissance")];
        dora.goes(&format!("{contract}/avenant/quantites"), &twice).await;
        let amendment = format!("{contract}/avenants/1");
        assert_eq!(signs(&world, "ana", &amendment).await, 303);
        world.executes("UPDATE template_stocks SET quantity = 2000").await;
        assert_eq!(signs(&world, "camille", &amendment).await, 422);
        world.executes("UPDATE template_stocks SET quantity = 3000").await;
        assert_eq!(signs(&world, "camille", &amendment).await, 303);
    }
}

/// Of several deliveries that are ticked, none is lost on the way from the impact to the announcement, nor back.
#[tokio::test]
async fn several_deliveries_are_given_up_at_once() {
    for world in villages().await {
        let dora = world.person("dora");
        signed(&world).await;
        let two = [
            ("quoi", "annuler"),
            ("livraison", DAYS[0]),
            ("livraison", DAYS[2]),
            ("cause", "returned"),
            ("motif", "Sécheresse & gel"),
        ];
        let question: Vec<String> = two
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        let seen = dora
            .sees(&format!("{CHANGES}?voir=1&{}", question.join("&")))
            .await;
        assert_eq!(seen.hidden("livraison"), [DAYS[0], DAYS[2]]);
        let html = seen.html();
        let from = html.find(&format!("{CHANGES}?cause=")).unwrap();
        let back = html[from..].split('"').next().unwrap().replace("&#38;", "&");
        let again = dora.sees(&back).await.html();
        assert_eq!(again.matches("name=\"livraison\" value=\"dddddddddd2").count(), 3);
        for day in [DAYS[0], DAYS[2]] {
            assert!(
                again.contains(&format!("name=\"livraison\" value=\"{day}\" checked")),
                "{back}"
            );
        }
        assert!(again.contains("Sécheresse &#38; gel"));
        announces(&dora, CHANGES, &two).await;
        insta::assert_snapshot!("several_deliveries_are_given_up_at_once", ledger(&world).await);
    }
}

/// Who leaves on a day to come has a contract until then, so that no second one of the template is signed beside it.
#[tokio::test]
async fn who_leaves_later_has_one_contract() {
    for world in villages().await {
        let (dora, ana) = (world.person("dora"), world.person("ana"));
        let (contract, _) = signed(&world).await;
        let leaves = [
            ("quoi", "depart"),
            ("dernier", "2026-10-08"),
            ("reste", "rendu"),
            ("motif", "Départ"),
        ];
        dora.goes(&format!("{contract}/avenant"), &leaves).await;
        let order = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        assert_eq!(ana.gets(&order).await.location, contract);
        assert_eq!(ana.submits(&order, &ORDER).await.status, 422);
        let grid = dora
            .sees(&format!("/amap/lones/modeles/{TEMPLATE}/saisie/grille"))
            .await;
        assert!(!grid.text().contains("Foyer Ana"), "{}", grid.text());
        world.at_paris("2026-10-09T10:00:00");
        let reason: &[_] = &[("outside", "Revient")];
        let second = dora
            .goes(
                &format!("/amap/lones/modeles/{TEMPLATE}/saisie?foyer=hhhhhhhhhh41"),
                &[&ORDER, reason].concat(),
            )
            .await;
        assert_ne!(second, contract);
    }
}

/// Who takes over and signs late takes, and owes, what is left.
#[tokio::test]
async fn who_takes_over_late_takes_what_is_left() {
    for world in villages().await {
        let (dora, bob) = (world.person("dora"), world.person("bob"));
        let contract = world.person("ana").signs().await;
        let leaves = [
            ("quoi", "depart"),
            ("dernier", "2026-09-30"),
            ("reste", "repris"),
            ("foyer", "hhhhhhhhhh42"),
            ("motif", "Départ"),
        ];
        dora.goes(&format!("{contract}/avenant"), &leaves).await;
        let taken_over = world
            .texts("SELECT public_id FROM contracts WHERE follows_id IS NOT NULL")
            .await
            .remove(0);
        let taken_over = format!("/amap/lones/contrats/{taken_over}");
        let early = bob.reads(&taken_over).await;
        world.at_paris("2026-10-02T10:00:00");
        let sign = format!("{taken_over}/signature");
        let refused = bob
            .submits(&sign, &[("accord", "1"), ("empreinte", &early)])
            .await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert!(refused.text().contains("jeudi 1er octobre"), "{}", refused.text());
        let print = bob.reads(&taken_over).await;
        bob.goes(&sign, &[("accord", "1"), ("empreinte", &print)]).await;
        let lines = ledger(&world).await;
        assert!(!lines.contains("Foyer Bob 2026-10-01"), "{lines}");
        assert!(
            lines.contains("Foyer Bob 2026-10-08 1000 | Foyer Bob 2026-10-15 1000"),
            "{lines}"
        );
        assert_eq!(
            world.texts("SELECT CAST(SUM(amount_cents) AS TEXT) FROM instalments i JOIN contracts c ON c.amap_id = i.amap_id AND c.id = i.contract_id WHERE c.follows_id IS NOT NULL").await,
            ["2100"]
        );
    }
}
