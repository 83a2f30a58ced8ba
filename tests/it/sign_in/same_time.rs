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
