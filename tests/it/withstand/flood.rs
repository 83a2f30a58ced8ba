//! Somebody guesses passwords.

use crate::world::{Answer, EVENING, Person, World, encoded, villages};
use clicamap::accounts::{Strength, hash_password};

const RIGHT: &str = "des carottes et du pain";

/// Gives everybody the same password.
async fn passwords(world: &World) {
    let hash = hash_password(RIGHT, Strength::Demonstration).unwrap();
    world
        .executes(&format!("UPDATE accounts SET password_hash = '{hash}'"))
        .await;
}

async fn tries(who: &Person, name: &str, password: &str) -> Answer {
    let fields = format!("email={name}%40example.org&password={}", encoded(password));
    who.posts_bare("/connexion", fields).await
}

/// The status, and the sentence that the page says.
fn said(answer: &Answer) -> String {
    let sentence = answer.refusals().pop().unwrap_or_else(|| answer.sentence());
    format!("{} {sentence}{}", answer.status, answer.location)
}

#[tokio::test]
async fn one_account_closes_for_a_while_and_no_other_does() {
    for world in villages().await {
        passwords(&world).await;
        let (visitor, mut story) = (world.visitor(), Vec::new());
        for _ in 0..10 {
            story.push(said(&tries(&visitor, "ana", "faux").await));
        }
        story.dedup();
        story.push(said(&tries(&visitor, "ana", "faux").await));
        story.push(format!(
            "the right one: {}",
            said(&tries(&visitor, "ana", RIGHT).await)
        ));
        story.push(format!(
            "another account: {}",
            said(&tries(&visitor, "bob", RIGHT).await)
        ));
        world.at(EVENING.plus_minutes(31));
        story.push(format!(
            "half an hour later: {}",
            said(&tries(&visitor, "ana", RIGHT).await)
        ));
        insta::assert_snapshot!("one_account_closes", story.join("\n"));
    }
}

#[tokio::test]
async fn an_address_that_tries_many_accounts_is_stopped_too() {
    for world in villages().await {
        passwords(&world).await;
        let visitor = world.visitor();
        let names = ["ana", "bob", "dan", "rene", "tess", "dora"];
        for name in names {
            for _ in 0..10 {
                assert_eq!(tries(&visitor, name, "faux").await.status, 422);
            }
        }
        assert_eq!(
            tries(&visitor, "camille", RIGHT).await.status,
            429,
            "{}",
            world.engine
        );
        world.at(EVENING.plus_minutes(31));
        assert_eq!(
            tries(&visitor, "camille", RIGHT).await.status,
            303,
            "{}",
            world.engine
        );
    }
}

#[tokio::test]
async fn an_unknown_address_is_told_what_a_known_one_is() {
    for world in villages().await {
        passwords(&world).await;
        let visitor = world.visitor();
        let (known, unknown) = (
            tries(&visitor, "ana", "faux").await,
            tries(&visitor, "zoe", "faux").await,
        );
        let alike = |answer: &Answer, name: &str| answer.html().replace(name, "NAME");
        assert_eq!(alike(&known, "ana"), alike(&unknown, "zoe"));
    }
}

/// A hundred guesses at the same moment are no more than a hundred one after the other.
#[tokio::test]
async fn guessing_at_the_same_moment_gives_no_more_guesses() {
    for world in villages().await {
        passwords(&world).await;
        let guesses: Vec<_> = (0..40)
            .map(|at| {
                let who = world.visitor();
                tokio::spawn(async move { tries(&who, "ana", &format!("faux {at}")).await.status })
            })
            .collect();
        let mut wrong = 0;
        for guess in guesses {
            if guess.await.unwrap() == 422 {
                wrong += 1;
            }
        }
        assert_eq!(wrong, 10, "{}", world.engine);
    }
}
