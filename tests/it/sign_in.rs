//! Coming in: with a password and a code, with a link, with the account of a network; and proving again that it is oneself.

mod addresses;
mod proof;
mod provider;
mod same_time;
mod second;

use crate::world::{EVENING, World, villages};

const PASSWORD: &str = "des carottes et du pain";

/// The sign-in form, as a visitor sends it.
async fn signs_in(world: &World, email: &str, password: &str) -> crate::world::Answer {
    let fields = [("email", email), ("password", password)];
    world.visitor().submits("/connexion", &fields).await
}

#[tokio::test]
async fn a_link_by_mail_lets_in_once_and_says_nothing_of_who_is_known() {
    for world in villages().await {
        let visitor = world.visitor();
        let known = visitor
            .submits("/connexion/lien", &[("email", "ana@example.org")])
            .await;
        let unknown = visitor
            .submits("/connexion/lien", &[("email", "zoe@example.org")])
            .await;
        assert_eq!(
            (known.status, &known.location),
            (unknown.status, &unknown.location)
        );
        assert_eq!(world.count("outbox").await, 1);
        let link = format!("/connexion/lien/{}", world.link("ana@example.org", "link").await);
        // A program that reads mail opens the link: nothing is used up.
        for _ in 0..2 {
            assert!(visitor.sees(&link).await.text().contains("ana@example.org"));
        }
        let (one, other) = tokio::join!(visitor.submits(&link, &[]), visitor.submits(&link, &[]));
        let mut both = [one.status, other.status];
        both.sort_unstable();
        assert_eq!(both, [303, 422], "once");
        let entered = if one.status == 303 { one } else { other };
        let ana = visitor.holding(&entered.cookies);
        assert!(ana.sees("/compte").await.text().contains("ana@example.org"));
        visitor
            .submits("/connexion/lien", &[("email", "ana@example.org")])
            .await;
        let late = format!("/connexion/lien/{}", world.link("ana@example.org", "link").await);
        world.at(EVENING.plus_minutes(31));
        assert_eq!(visitor.gets(&late).await.status, 422, "after half an hour");
    }
}

#[tokio::test]
async fn what_is_sensitive_asks_again_who_one_is_and_loses_nothing() {
    for world in villages().await {
        world.password("dora", PASSWORD).await;
        let dora = world.person("dora");
        world.executes("UPDATE sessions SET confirmed_at = 0").await;
        let list = "/amap/lones/membres/liste";
        let sent = dora.submits(list, &[("format", "csv")]).await;
        assert_eq!(
            (sent.status, sent.location.as_str()),
            (
                307,
                "/compte/confirmation/reprise?suite=/amap/lones/membres/liste"
            )
        );
        let asked = dora.submits(&sent.location, &[("format", "csv")]).await;
        let typed = asked.hidden("typed").remove(0).replace("&#38;", "&");
        let wrong = dora
            .submits(
                "/compte/confirmation",
                &[("suite", list), ("typed", &typed), ("password", "pas celui-là")],
            )
            .await;
        assert_eq!(wrong.status, 422);
        assert_eq!(
            wrong.hidden("typed").remove(0).replace("&#38;", "&"),
            typed,
            "nothing is lost"
        );
        let right = dora
            .submits(
                "/compte/confirmation",
                &[("suite", list), ("typed", &typed), ("password", PASSWORD)],
            )
            .await;
        assert_eq!(right.hidden("format"), ["csv"]);
        assert_eq!(dora.submits(list, &[("format", "csv")]).await.status, 200);
        for (days, page, asks) in [
            (0, "/compte/donnees.zip", false),
            (1, "/compte/donnees.zip", true),
            (1, "/compte/identifiants", true),
        ] {
            world.later(days);
            let answer = dora.gets(page).await;
            assert_eq!(
                answer.location.starts_with("/compte/confirmation?suite="),
                asks,
                "{page}"
            );
        }
        // Roles change hands only after it, whatever else the form says.
        let role = dora
            .submits(
                "/amap/lones/roles",
                &[("member", "mmmmmmmmmm42"), ("role", "treasurer")],
            )
            .await;
        assert_eq!(role.status, 307);
        // Never elsewhere.
        let away = dora
            .submits(
                "/compte/confirmation",
                &[("suite", "//ailleurs.example"), ("password", PASSWORD)],
            )
            .await;
        assert_eq!(away.location, "/accueil");
    }
}

#[tokio::test]
async fn passwords_that_everybody_knows_are_refused_and_sessions_end_one_by_one() {
    for world in villages().await {
        world.password("ana", PASSWORD).await;
        let ana = world.person("ana");
        let known = ana
            .submits("/compte/identifiants/mot-de-passe", &[("password", "qwertyuiop")])
            .await;
        assert_eq!(
            known.refusals(),
            [
                "Ce mot de passe est parmi les plus connus : quelqu’un l’essaiera. Prenez une petite phrase à vous."
            ]
        );
        let phone = world
            .visitor()
            .holding(&signs_in(&world, "ana@example.org", PASSWORD).await.cookies);
        let tablet = world
            .visitor()
            .holding(&signs_in(&world, "ana@example.org", PASSWORD).await.cookies);
        let named = ana.sees("/compte").await.hidden("seance");
        assert_eq!(named.len(), 2, "all but this one");
        // Of somebody else's sessions nothing is known.
        assert_eq!(
            world
                .person("bob")
                .submits("/compte/seances/fin", &[("seance", &named[0])])
                .await
                .status,
            404
        );
        ana.goes("/compte/seances/fin", &[("seance", &named[0])]).await;
        let left = [&phone, &tablet, &ana];
        let mut open = Vec::new();
        for device in left {
            open.push(device.gets("/compte").await.status);
        }
        assert_eq!(
            open.iter().filter(|status| **status == 200).count(),
            2,
            "{open:?}"
        );
        ana.goes(
            "/compte/identifiants/mot-de-passe",
            &[("password", "une autre petite phrase")],
        )
        .await;
        assert_eq!(
            (
                phone.gets("/compte").await.status,
                tablet.gets("/compte").await.status
            ),
            (303, 303)
        );
        assert_eq!(ana.gets("/compte").await.status, 200);
        assert_eq!(signs_in(&world, "ana@example.org", PASSWORD).await.status, 422);
    }
}

#[tokio::test]
async fn somebody_corrects_the_name_of_their_account_and_reads_what_was_done_with_it() {
    for world in villages().await {
        let [ana, bob] = ["ana", "bob"].map(|name| world.person(name));
        let empty = ana.submits("/compte/nom", &[("nom", "")]).await;
        assert_eq!(empty.status, 422);
        ana.goes("/compte/nom", &[("nom", "Ana Marini"), ("account", "bob")])
            .await;
        assert_eq!(
            world
                .texts("SELECT name FROM accounts WHERE name IN ('bob', 'Ana Marini') ORDER BY name")
                .await,
            ["Ana Marini", "bob"]
        );
        let story = ana.sees("/compte/historique").await.text();
        assert!(
            story.contains("a corrigé son nom") && story.contains("ana → Ana Marini"),
            "{story}"
        );
        assert!(!bob.sees("/compte/historique").await.text().contains("Marini"));
    }
}
