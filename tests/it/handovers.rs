//! A basket that a household hands on for one date.

use crate::world::{Person, World, villages};

const PAGE: &str = "/amap/lones/paniers";
const DAY: &str = "dddddddddd21";

async fn offers(giver: &Person, basket: &str, to: &str) -> u16 {
    giver
        .submits(basket, &[("faire", "confier"), ("a", to)])
        .await
        .status
}

/// The addresses at which baskets can be taken.
async fn seen(who: &Person) -> Vec<String> {
    let html = who.sees(PAGE).await.html();
    let action = format!("action=\"{PAGE}/");
    let forms = html.split(&action).skip(1);
    forms
        .map(|rest| format!("{PAGE}/{}", rest.split('"').next().unwrap()))
        .collect()
}

async fn collectors(world: &World) -> Vec<String> {
    world
        .texts(
            "SELECT d.day || ' ' || h.name FROM order_lines o JOIN deliveries d ON d.id = o.delivery_id
             JOIN households h ON h.id = o.collected_by ORDER BY d.day, h.name",
        )
        .await
}

#[tokio::test]
async fn the_first_who_takes_a_basket_has_it() {
    for world in villages().await {
        let [ana, bob, dan, dora] = ["ana", "bob", "dan", "dora"].map(|name| world.person(name));
        let contract = ana.signs().await;
        let basket = format!("{contract}/paniers/{DAY}");
        assert_eq!(offers(&ana, &basket, "").await, 303);
        assert!(seen(&ana).await.is_empty(), "one's own is not to be taken");
        assert!(
            bob.sees("/amap/lones/moi")
                .await
                .text()
                .contains("1 panier proposé")
        );
        let at = seen(&bob).await.remove(0);
        assert_eq!(seen(&dan).await, std::slice::from_ref(&at));
        let mut story = vec![bob.sees(PAGE).await.text(), ana.sees(&basket).await.text()];
        // Both at once: one has it, the other is told so.
        let (one, other) = tokio::join!(bob.submits(&at, &[]), dan.submits(&at, &[]));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
        let late = if one.status == 422 { &one } else { &other };
        story.push(late.sentence());
        let winner = if one.status == 303 { "Bob" } else { "Dan" };
        let who = if winner == "Bob" { &bob } else { &dan };
        assert!(
            collectors(&world)
                .await
                .contains(&format!("2026-10-01 Foyer {winner}"))
        );
        assert!(
            who.sees("/amap/lones/livraisons")
                .await
                .text()
                .contains("pour Foyer Ana")
        );
        let mine = ana.sees("/amap/lones/livraisons").await.text();
        assert_eq!(mine.matches("Panier").count(), 2, "{mine}");
        let list = dora.sees(&format!("/amap/lones/livraisons/{DAY}")).await.text();
        assert!(
            list.contains(&format!("M {winner}")) && !list.contains("M Ana"),
            "{list}"
        );
        for refused in [
            vec![("faire", "reprendre")],
            vec![("faire", "confier"), ("a", "")],
            vec![("faire", "donner")],
        ] {
            assert_eq!(ana.submits(&basket, &refused).await.status, 422, "{refused:?}");
        }
        story.push(ana.sees(&basket).await.text().replace(winner, "X"));
        story.push(
            world
                .texts("SELECT recipient || ' : ' || subject || ' — ' || body FROM outbox WHERE kind = 'handover'")
                .await
                .join("\n")
                .replace(&winner.to_lowercase(), "X"),
        );
        insta::assert_snapshot!("the_first_who_takes_a_basket_has_it", story.join("\n\n"));
        assert_eq!(world.count("audit WHERE verb = 'basket.taken'").await, 1);
        assert_eq!(world.count("amendments").await, 0, "the contract stays as it is");
    }
}

#[tokio::test]
async fn a_basket_is_offered_to_one_household_and_the_offer_taken_back() {
    for world in villages().await {
        let [ana, bob, dan] = ["ana", "bob", "dan"].map(|name| world.person(name));
        let contract = ana.signs().await;
        let basket = format!("{contract}/paniers/{DAY}");
        for unknown in [
            "nobody@example.org",
            "eve@example.org",
            "ana@example.org",
            "pas une adresse",
        ] {
            let refused = ana
                .submits(&basket, &[("faire", "confier"), ("a", unknown)])
                .await;
            assert_eq!(refused.status, 422, "{unknown}");
            assert!(
                refused.html().contains("href=\"#f-a\""),
                "{unknown}: {}",
                refused.text()
            );
        }
        assert_eq!(offers(&ana, &basket, "bob@example.org").await, 303);
        assert_eq!(offers(&ana, &basket, "").await, 422, "it is offered once");
        assert!(seen(&dan).await.is_empty());
        let at = seen(&bob).await.remove(0);
        assert_eq!(
            world
                .texts("SELECT recipient FROM outbox WHERE kind = 'handover'")
                .await,
            ["bob@example.org"]
        );
        assert_eq!(dan.submits(&at, &[]).await.status, 422, "it is not for him");
        assert_eq!(ana.submits(&basket, &[("faire", "reprendre")]).await.status, 303);
        assert_eq!(bob.submits(&at, &[]).await.status, 422, "it is withdrawn");
        assert_eq!(offers(&ana, &basket, "").await, 303, "it can be offered anew");
        world.at_paris("2026-10-02T10:00:00");
        assert!(seen(&bob).await.is_empty(), "the day is past");
        world.at_paris("2026-09-02T10:00:00");
        assert_eq!(seen(&bob).await.len(), 1);
        world.executes("UPDATE contracts SET cancelled_at = 1").await;
        assert!(seen(&bob).await.is_empty(), "the contract is no more");
        let home = bob.sees("/amap/lones/moi").await.text();
        assert!(
            !home.contains("panier proposé"),
            "the home counts what the page shows: {home}"
        );
        assert!(
            collectors(&world)
                .await
                .iter()
                .all(|line| line.ends_with("Foyer Ana"))
        );
    }
}

#[tokio::test]
async fn a_basket_taken_over_is_open_when_its_taker_leaves() {
    for world in villages().await {
        let [ana, bob, dora] = ["ana", "bob", "dora"].map(|name| world.person(name));
        let contract = ana.signs().await;
        let leave = "/amap/lones/membres/mmmmmmmmmm42/depart";
        let certain = [("certain", "1")];
        assert_eq!(offers(&ana, &format!("{contract}/paniers/{DAY}"), "").await, 303);
        let at = seen(&bob).await.remove(0);
        bob.goes(&at, &[]).await;
        let refused = dora.submits(leave, &certain).await;
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert_eq!(world.count("members WHERE left_on IS NOT NULL").await, 0);
        // Back with who ordered it, nothing is open any more.
        world
            .executes("UPDATE order_lines SET collected_by = (SELECT household_id FROM contracts c WHERE c.id = contract_id)")
            .await;
        dora.goes(leave, &certain).await;
    }
}
