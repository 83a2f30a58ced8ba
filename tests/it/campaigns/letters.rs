//! Letters before a membership or a trial ends, and what is left of them when they are refused.

use super::opens;
use crate::world::{World, villages};
use clicamap::access::AmapScope;
use clicamap::campaigns::{remind_of_renewals, remind_of_trials};
use clicamap::transact;
use clicamap::web::Fault;

/// The job of a morning in lones: how many households were told that their membership ends, and that their trial does.
async fn morning(world: &World, day: &str) -> (usize, usize) {
    world.at_paris(&format!("{day}T09:30:00"));
    let mut tx = world.db.read().await.unwrap();
    let amap = AmapScope::for_operator(&mut tx, "lones").await.unwrap().unwrap();
    drop(tx);
    let now = world.app.clock.now();
    let done: Result<(usize, usize), Fault> = async {
        transact!(world.db, |tx| {
            let today = amap.today(now);
            let renewals = remind_of_renewals(tx, &amap, today, "http://x", now).await?;
            Ok((
                renewals,
                remind_of_trials(tx, &amap, today, "http://x", now).await?,
            ))
        })
    }
    .await;
    done.unwrap()
}

#[tokio::test]
async fn a_household_is_written_to_once_before_its_membership_ends() {
    for world in villages().await {
        let tess = world.person("tess");
        let asked = [("formule", "free"), ("montant", "5")];
        let campaign = opens(&tess, "/amap/lones/campagnes", &asked).await;
        let fields = [
            ("payeur", "hhhhhhhhhh41"),
            ("montant-hhhhhhhhhh41", "12"),
            ("moyen", "card"),
            ("paye", "2026-09-01"),
        ];
        tess.goes(&campaign, &fields).await;
        for (day, told) in [
            ("2027-07-31", 0),
            ("2027-08-01", 1),
            ("2027-08-02", 0),
            ("2027-09-02", 0),
        ] {
            assert_eq!(morning(&world, day).await, (told, 0), "{day}");
        }
    }
}

#[tokio::test]
async fn a_household_is_written_to_once_before_its_trial_ends_unless_it_refuses() {
    for world in villages().await {
        let lones = world.id(1);
        for (household, until, converted) in [
            (41, "2026-10-10", "NULL"),
            (42, "2026-10-10", "NULL"),
            (43, "2026-10-10", "0"),
            (44, "2026-12-31", "NULL"),
        ] {
            let household = world.id(household);
            world
                .executes(&format!(
                    "INSERT INTO trials (amap_id, household_id, since_on, until_on, begun_at, converted_at)
                       VALUES ({lones}, {household}, '2026-09-01', '{until}', 0, {converted})"
                ))
                .await;
        }
        let share = "/amap/lones/mes-coordonnees/partage";
        world.person("bob").goes(share, &[("reminders", "1")]).await;
        for (day, told) in [
            ("2026-10-02", 0),
            ("2026-10-03", 2),
            ("2026-10-04", 0),
            ("2026-10-11", 0),
        ] {
            assert_eq!(morning(&world, day).await, (0, told), "{day}");
        }
        let letters = "SELECT recipient || ' : ' || subject || '\n' || body FROM outbox WHERE kind = 'fee'";
        insta::assert_snapshot!("trial_letters", world.texts(letters).await.join("\n\n"));
    }
}
