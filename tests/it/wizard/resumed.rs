//! The session ends while somebody types: what was typed is carried over the sign-in, and looked at before it is stored.

use super::step;
use crate::world::{Answer, DRAFT, ORDER, Person, TEMPLATE, World, encoded, villages};
use clicamap::accounts::{Strength, hash_password};

const RIGHT: &str = "des carottes et du pain";

async fn passwords(world: &World) {
    let hash = hash_password(RIGHT, Strength::Demonstration).unwrap();
    world
        .executes(&format!("UPDATE accounts SET password_hash = '{hash}'"))
        .await;
}

/// Sends a form without a session, as a browser does: a 307 sends it on to the sign-in page.
async fn sends_too_late(world: &World, address: &str, fields: &str) -> Answer {
    let visitor = world.visitor();
    let answer = visitor.posts_bare(address, fields).await;
    assert_eq!(answer.status, 307, "{}", answer.text());
    visitor.posts_bare(&answer.location, fields).await
}

fn read_back(text: &str) -> String {
    text.replace("&#38;", "&").replace("&amp;", "&")
}

/// Signs in on that page; gives the person, and where it led.
async fn signs_in(world: &World, page: &Answer, name: &str) -> (Person, String) {
    let fields = format!(
        "email={name}%40example.org&password={}&suite={}&typed={}",
        encoded(RIGHT),
        encoded(&read_back(&page.hidden("suite").remove(0))),
        encoded(&read_back(
            &page.hidden("typed").first().cloned().unwrap_or_default()
        ))
    );
    let answer = world.visitor().posts_bare("/connexion", fields).await;
    assert_eq!(answer.status, 303, "{:?}", answer.refusals());
    let secret = answer
        .cookies
        .iter()
        .find_map(|cookie| cookie.strip_prefix("clicamap_session="))
        .unwrap();
    (world.person(secret.split(';').next().unwrap()), answer.location)
}

#[tokio::test]
async fn what_was_typed_in_a_step_survives_the_sign_in() {
    for world in villages().await {
        passwords(&world).await;
        let before = world.texts("SELECT title FROM templates ORDER BY id").await;
        let typed = "csrf=old&once=unefoispastout1&revision=1&title=Paniers+%26+%C5%93ufs&farm=lac&site=ssssssssssss&kind=free";
        let page = sends_too_late(&world, &step(1), typed).await;
        assert_eq!((page.status, page.title().as_str()), (200, "Se connecter"));
        assert!(page.text().contains("rien n’est perdu"), "{}", page.text());
        let (rene, led) = signs_in(&world, &page, "rene").await;
        assert_eq!(led, step(1));
        let shown = rene.sees(&step(1)).await;
        assert!(
            shown.html().contains("Paniers &#38; œufs") || shown.html().contains("Paniers &amp; œufs"),
            "{}",
            shown.html()
        );
        assert!(
            shown.text().contains("Rien n’est encore enregistré"),
            "{}",
            shown.text()
        );
        assert_eq!(shown.hidden("once"), ["unefoispastout1"]);
        assert_eq!(
            world.texts("SELECT title FROM templates ORDER BY id").await,
            before,
            "nothing is stored by itself"
        );

        // It can be put aside; it is nobody else's; once it is sent it is over.
        let aside = rene.sees(&format!("{}?reprise=non", step(1))).await;
        assert!(!aside.text().contains("Rien n’est encore enregistré"));
        let dora = world.person("dora").sees(&step(1)).await;
        assert!(!dora.html().contains("œufs"));
        let sent = "once=unefoispastout1&title=Paniers+et+%C5%93ufs&farm=lac&site=ssssssssssss&kind=free";
        assert_eq!(rene.posts(&step(1), sent).await.location, step(2));
        assert!(
            !rene
                .sees(&step(1))
                .await
                .text()
                .contains("Rien n’est encore enregistré")
        );
    }
}

#[tokio::test]
async fn an_order_survives_the_sign_in_for_an_hour() {
    for world in villages().await {
        passwords(&world).await;
        let order = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        let fields: Vec<String> = ORDER
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let page = sends_too_late(&world, &order, &(fields.join("&") + "&once=unefoispastout2")).await;
        let (ana, led) = signs_in(&world, &page, "ana").await;
        assert_eq!(led, order);
        let quantity = |answer: &Answer| {
            let html = answer.html();
            let field = html.split("name=\"q-bbbbbbbbbbbb\" value=\"").nth(1).unwrap();
            field.split('"').next().unwrap().to_owned()
        };
        assert_eq!(quantity(&ana.sees(&order).await), "1");
        assert_eq!(world.count("contracts").await, 0, "nothing is ordered by itself");
        world.at(clicamap::words::Instant(
            crate::world::EVENING.0 + 61 * 60 * 1_000_000,
        ));
        assert_eq!(quantity(&ana.sees(&order).await), "");
    }
}

/// What is carried comes from a form of ours that was sent, fits, and has a page that shows it.
#[tokio::test]
async fn only_a_form_of_ours_is_carried() {
    for world in villages().await {
        passwords(&world).await;
        let visitor = world.visitor();
        let carried = |answer: &Answer| answer.hidden("typed");
        let address = format!("/connexion?suite={}&typed=title%3DPi%C3%A8ge", step(1));
        assert_eq!(
            carried(&visitor.gets(&address).await),
            Vec::<String>::new(),
            "from an address"
        );
        let large = format!("clauses={}", "a".repeat(200_001));
        assert_eq!(
            carried(&sends_too_late(&world, &step(6), &large).await),
            Vec::<String>::new(),
            "too large"
        );
        let act = format!("/amap/lones/modeles/{DRAFT}/soumission");
        assert_eq!(
            carried(&sends_too_late(&world, &act, "a=b").await),
            Vec::<String>::new(),
            "an act"
        );
        let file = visitor.uploads(&step(1), &[("title", "a".to_owned())], &[]).await;
        let file = visitor
            .uploads(&file.location, &[("title", "a".to_owned())], &[])
            .await;
        assert_eq!(carried(&file), Vec::<String>::new(), "a file");
        let fields = format!(
            "email=rene%40example.org&password=faux&suite={}&typed=title%3DA",
            encoded(&step(1))
        );
        let wrong = visitor.posts_bare("/connexion", fields).await;
        assert_eq!(
            (wrong.status, carried(&wrong)),
            (422, vec!["title=A".to_owned()]),
            "a wrong password keeps it"
        );
        let fields = format!(
            "email=rene%40example.org&password={}&suite=%2Fcompte&typed=a%3Db",
            encoded(RIGHT)
        );
        assert_eq!(visitor.posts_bare("/connexion", fields).await.status, 303);
        assert_eq!(world.count("kept_forms").await, 0, "no page shows it");
    }
}
