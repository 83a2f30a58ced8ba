//! A known and an unknown address take as long: a ratio within one run, since machines differ.

use super::signs_in;
use crate::world::{World, villages};
use clicamap::accounts::{Strength, hash_password};
use clicamap::clock::{Stopwatch, random_u32};
use clicamap::db::counting;
use std::time::Duration;

/// Tries of each kind in a round; limits of tries are lifted between them.
const TRIES: usize = 9;
/// As many rounds are taken before a difference is believed.
const ROUNDS: usize = 8;

/// What asking for one address costs. Whatever else the machine does makes a try longer, never shorter: the shortest time is
/// that of the work itself, and a real difference stays, however often it is measured.
#[derive(Clone, Copy)]
struct Cost {
    time: Duration,
    statements: u32,
}

impl Cost {
    /// Before anything is asked.
    const BEFORE: Cost = Cost {
        time: Duration::MAX,
        statements: 0,
    };

    async fn measure(&mut self, asking: impl Future<Output = ()>) {
        let watch = Stopwatch::start();
        let ((), statements) = counting(asking).await;
        self.time = self.time.min(watch.elapsed());
        self.statements = statements;
    }
}

const KNOWN: &str = "ana@example.org";
const UNKNOWN: &str = "zoe@example.org";

/// Who is tried in a round. The order is by chance: in strict alternation one of them could meet, each time,
/// the moment at which the machine turns to something else.
fn in_any_order() -> Vec<&'static str> {
    let mut emails = [KNOWN, UNKNOWN].repeat(TRIES);
    emails.sort_by_cached_key(|_| random_u32());
    emails
}

/// Asks for both addresses until they take the same time, or for [`ROUNDS`]: what the known one costs, and the other.
async fn compare(what: &str, world: &World, ask: impl AsyncFn(&str)) -> (Cost, Cost) {
    let (mut known, mut unknown) = (Cost::BEFORE, Cost::BEFORE);
    let mut ratio = 0;
    for _ in 0..ROUNDS {
        for email in in_any_order() {
            world.executes("DELETE FROM attempts").await;
            let cost = if email == KNOWN { &mut known } else { &mut unknown };
            cost.measure(ask(email)).await;
        }
        ratio = 100 * known.time.as_micros() / unknown.time.as_micros();
        if (67..=150).contains(&ratio) {
            return (known, unknown);
        }
    }
    panic!("{} {what}: {ratio} %", world.engine);
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
        let (known, unknown) = compare("the password", &world, async |email| {
            let answer = signs_in(&world, email, "pas le bon mot de passe").await;
            assert_eq!(answer.refusals(), ["Adresse ou mot de passe incorrect."]);
        })
        .await;
        assert_eq!(known.statements, unknown.statements);
    }
}

#[tokio::test]
async fn a_letter_for_a_known_and_an_unknown_address_takes_as_long_and_only_one_leaves() {
    for world in villages().await {
        for page in ["/connexion/lien", "/mot-de-passe"] {
            let (known, unknown) = compare(page, &world, async |email| {
                let answer = world.visitor().submits(page, &[("email", email)]).await;
                assert_eq!(
                    (answer.status, answer.location.as_str()),
                    (303, "/connexion"),
                    "{page}"
                );
            })
            .await;
            assert_eq!(
                known.statements + 1,
                unknown.statements,
                "{page}: a letter to nobody is taken back"
            );
        }
        let written = world.texts("SELECT DISTINCT recipient FROM outbox").await;
        assert_eq!(written, [KNOWN]);
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
        for email in [KNOWN, UNKNOWN] {
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
