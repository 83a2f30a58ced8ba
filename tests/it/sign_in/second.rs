//! The second factor.

use super::{PASSWORD, signs_in};
use crate::world::{EVENING, Person, World, villages};
use clicamap::accounts::forget_lost_second;
use totp_rs::{Builder, Secret};

/// The code that an authenticator application shows now.
async fn code(world: &World, name: &str) -> String {
    let sql = format!(
        "SELECT s.secret FROM authenticators s JOIN accounts a ON a.id = s.account_id WHERE a.name = '{name}'"
    );
    let secret = Secret::try_from_base32(world.texts(&sql).await.remove(0)).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    let seconds = u64::try_from(world.app.clock.now().0 / 1_000_000).unwrap();
    totp.generate(seconds).to_string()
}

/// Sets the application up; gives the recovery codes.
async fn sets_up(world: &World, person: &Person) -> Vec<String> {
    person.goes("/compte/securite/application", &[]).await;
    let page = person.sees("/compte/securite/application").await;
    assert!(page.html().contains("<svg"));
    let wrong = person
        .submits("/compte/securite/application/code", &[("code", "000000")])
        .await;
    assert_eq!(wrong.status, 422);
    let code = code(world, &person.name).await;
    let shown = person
        .submits("/compte/securite/application/code", &[("code", &code)])
        .await;
    let html = shown.html();
    let codes = html.split("<code>").skip(1);
    codes
        .map(|part| part.split("</code>").next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_code_of_the_moment_or_a_recovery_code_is_asked_and_good_once() {
    for world in villages().await {
        world.password("ana", PASSWORD).await;
        let ana = world.person("ana");
        let recovery = sets_up(&world, &ana).await;
        assert_eq!(recovery.len(), 10);
        world.at(EVENING.plus_minutes(1));
        let half_way = signs_in(&world, "ana@example.org", PASSWORD).await;
        assert!(half_way.location.starts_with("/connexion/second/"));
        assert!(half_way.cookies.is_empty(), "nobody is in yet");
        let step = half_way.location;
        let visitor = world.visitor();
        assert_eq!(visitor.submits(&step, &[("code", "123456")]).await.status, 422);
        let now = code(&world, "ana").await;
        let inside = visitor.submits(&step, &[("code", &now)]).await;
        assert_eq!(inside.location, "/accueil");
        assert_eq!(visitor.holding(&inside.cookies).gets("/compte").await.status, 200);
        assert_eq!(
            visitor.submits(&step, &[("code", &now)]).await.status,
            422,
            "the step is over"
        );
        let again = signs_in(&world, "ana@example.org", PASSWORD).await.location;
        assert_eq!(
            visitor.submits(&again, &[("code", &now)]).await.status,
            422,
            "the code is used up"
        );
        let saved = visitor
            .submits(&again, &[("code", &recovery[3].to_uppercase())])
            .await;
        assert_eq!(saved.location, "/accueil");
        let third = signs_in(&world, "ana@example.org", PASSWORD).await.location;
        assert_eq!(
            visitor.submits(&third, &[("code", &recovery[3])]).await.status,
            422,
            "so is this one"
        );
        assert!(
            ana.sees("/compte/securite")
                .await
                .text()
                .contains("Il reste 9 codes de secours.")
        );
        // A link by mail asks the code as well.
        visitor
            .submits("/connexion/lien", &[("email", "ana@example.org")])
            .await;
        let link = format!("/connexion/lien/{}", world.link("ana@example.org", "link").await);
        assert!(
            visitor
                .submits(&link, &[])
                .await
                .location
                .starts_with("/connexion/second/")
        );
        // Guessing stops.
        let mut guesses = Vec::new();
        let step = signs_in(&world, "ana@example.org", PASSWORD).await.location;
        for guess in 0..10 {
            guesses.push(
                visitor
                    .submits(&step, &[("code", &format!("{guess:06}"))])
                    .await
                    .status,
            );
        }
        assert_eq!(
            guesses.iter().filter(|status| **status == 429).count(),
            3,
            "{guesses:?}"
        );
        // Given up, the password is enough.
        ana.goes("/compte/securite/application/fin", &[]).await;
        assert_eq!(
            signs_in(&world, "ana@example.org", PASSWORD).await.location,
            "/accueil"
        );
    }
}

#[tokio::test]
async fn a_network_that_asks_it_opens_no_desk_without() {
    for world in villages().await {
        let [dora, tess, rene, ana, nina] =
            ["dora", "tess", "rene", "ana", "nina"].map(|name| world.person(name));
        nina.goes("/reseau/rhone/reglages/second-facteur", &[("second", "1")])
            .await;
        let mut gets = Vec::new();
        for (person, page) in [
            (&nina, "/reseau/rhone"),
            (&dora, "/amap/lones/tableau"),
            (&tess, "/amap/lones/paiements"),
            (&rene, "/amap/lones/modeles"),
            (&ana, "/amap/lones/moi"),
        ] {
            let answer = person.gets(page).await;
            gets.push(format!("{} {} {}", person.name, answer.status, answer.location));
        }
        assert_eq!(
            gets,
            [
                "nina 303 /compte/securite",
                "dora 303 /compte/securite",
                "tess 303 /compte/securite",
                "rene 200 ",
                "ana 200 "
            ]
        );
        let forbidden = dora
            .submits("/amap/lones/informations", &[("name", "Autre")])
            .await;
        assert_eq!(forbidden.location, "/compte/securite", "nor by a form");
        assert!(
            dora.sees("/compte/securite")
                .await
                .text()
                .contains("Votre réseau demande une seconde preuve")
        );
        sets_up(&world, &dora).await;
        assert_eq!(dora.gets("/amap/lones/tableau").await.status, 200);
        sets_up(&world, &nina).await;
        nina.goes("/reseau/rhone/reglages/second-facteur", &[]).await;
        assert_eq!(
            tess.gets("/amap/lones/paiements").await.status,
            200,
            "not asked any more"
        );
    }
}

#[tokio::test]
async fn who_lost_telephone_and_codes_is_let_in_by_the_administration_and_told() {
    for world in villages().await {
        world.password("ana", PASSWORD).await;
        let ana = world.person("ana");
        sets_up(&world, &ana).await;
        let nobody = "zoe@example.org".parse().unwrap();
        assert!(forget_lost_second(&world.app, &nobody).await.is_err());
        let email = "ana@example.org".parse().unwrap();
        forget_lost_second(&world.app, &email).await.unwrap();
        assert_eq!(
            world.count("recovery_codes").await + world.count("authenticators").await,
            0
        );
        assert!(
            ana.gets("/compte").await.location.starts_with("/connexion"),
            "sessions ended"
        );
        assert_eq!(
            signs_in(&world, "ana@example.org", PASSWORD).await.location,
            "/accueil"
        );
        let told = "SELECT recipient FROM outbox WHERE kind = 'second'";
        assert_eq!(world.texts(told).await, ["ana@example.org"]);
        assert_eq!(
            world.count("audit WHERE verb = 'account.second-forgotten'").await,
            1
        );
    }
}
