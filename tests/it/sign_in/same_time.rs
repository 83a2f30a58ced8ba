//! A known and an unknown address take as long: a ratio within one run, since machines differ.

use super::signs_in;
use crate::world::villages;
use clicamap::accounts::{Strength, hash_password};
use clicamap::clock::Stopwatch;
use std::time::Duration;

/// Tries of each kind; limits of tries are lifted between them.
const TRIES: usize = 9;

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

#[tokio::test]
async fn a_known_and_an_unknown_address_take_as_long_and_say_the_same() {
    for world in villages().await {
        let hash = hash_password("des carottes et du pain", Strength::Full).unwrap();
        world
            .executes(&format!(
                "UPDATE accounts SET password_hash = '{hash}' WHERE name = 'ana'"
            ))
            .await;
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for _ in 0..TRIES {
            for (email, times) in [("ana@example.org", &mut known), ("zoe@example.org", &mut unknown)] {
                world.executes("DELETE FROM attempts").await;
                let watch = Stopwatch::start();
                let answer = signs_in(&world, email, "pas le bon mot de passe").await;
                times.push(watch.elapsed());
                assert_eq!(answer.refusals(), ["Adresse ou mot de passe incorrect."]);
            }
        }
        let ratio = 100 * median(known).as_micros() / median(unknown).as_micros();
        assert!((50..=200).contains(&ratio), "{}: {ratio} %", world.engine);
    }
}

#[tokio::test]
async fn a_letter_for_a_known_and_an_unknown_address_takes_as_long_and_only_one_leaves() {
    for world in villages().await {
        for page in ["/connexion/lien", "/mot-de-passe"] {
            let (mut known, mut unknown) = (Vec::new(), Vec::new());
            for _ in 0..TRIES {
                for (email, times) in [("ana@example.org", &mut known), ("zoe@example.org", &mut unknown)] {
                    world.executes("DELETE FROM attempts").await;
                    let visitor = world.visitor();
                    let watch = Stopwatch::start();
                    let answer = visitor.submits(page, &[("email", email)]).await;
                    times.push(watch.elapsed());
                    assert_eq!(
                        (answer.status, answer.location.as_str()),
                        (303, "/connexion"),
                        "{page}"
                    );
                }
            }
            let ratio = 100 * median(known).as_micros() / median(unknown).as_micros();
            assert!((50..=200).contains(&ratio), "{} {page}: {ratio} %", world.engine);
        }
        let written = world.texts("SELECT DISTINCT recipient FROM outbox").await;
        assert_eq!(written, ["ana@example.org"]);
        for sql in [
            "steps WHERE email LIKE '%zoe%'",
            "tokens WHERE email LIKE '%zoe%'",
        ] {
            assert_eq!(
                world.count(sql).await,
                0,
                "of an unknown address nothing is kept: {sql}"
            );
        }
    }
}

#[tokio::test]
async fn one_address_is_written_to_five_times_in_half_an_hour_from_wherever_it_is_asked() {
    for world in villages().await {
        for email in ["ana@example.org", "zoe@example.org"] {
            for asked in 1..=6 {
                // As if each came from somewhere else.
                world
                    .executes("DELETE FROM attempts WHERE subject LIKE 'courrier:%'")
                    .await;
                let answer = world
                    .visitor()
                    .submits("/connexion/lien", &[("email", email)])
                    .await;
                assert_eq!(
                    answer.status,
                    if asked <= 5 { 303 } else { 429 },
                    "{email} {asked}"
                );
            }
            world
                .executes("DELETE FROM attempts WHERE subject LIKE 'courrier:%'")
                .await;
            assert_eq!(
                world
                    .visitor()
                    .submits("/mot-de-passe", &[("email", email)])
                    .await
                    .status,
                429,
                "{email}"
            );
        }
        world.later(1);
        assert_eq!(
            world
                .visitor()
                .submits("/mot-de-passe", &[("email", "ana@example.org")])
                .await
                .status,
            303
        );
    }
}
