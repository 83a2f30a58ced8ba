//! The people of an AMAP, on each database at hand: households are called after those who are there, and stay in their AMAP.

use crate::world::{EVENING, World, worlds};
use clicamap::access::AmapScope;
use clicamap::amaps::{self, NewAmap, RoleChoice};
use clicamap::db::Tx;
use clicamap::members::{self, NewPerson, Reach};
use clicamap::web::Fault;
use clicamap::words::{AccountId, NetworkId};
use clicamap::{accounts, clock, run, transact};

fn person(last_name: &str, first_name: &str) -> NewPerson {
    NewPerson {
        last_name: last_name.into(),
        first_name: first_name.into(),
        email: None,
        phone: String::new(),
        reach: Reach::default(),
    }
}

/// Two AMAPs of one name in one network.
async fn two_amaps(world: &World) -> [AmapScope; 2] {
    let made: Result<[AmapScope; 2], Fault> = async { transact!(world.db, |tx| {
        let network = NetworkId::new(clock::fresh_uuid());
        run!(
            tx,
            "INSERT INTO networks (id, slug, kind, name, sort_key, created_at) VALUES ($1, 'rhone', 'departmental', 'Rhône', 'rhone', $2)",
            network,
            EVENING
        )?;
        let new = NewAmap {
            name: "Les Lilas".into(),
            postcode: "69004".into(),
            town: "Lyon".into(),
            email: None,
        };
        Ok([
            amaps::create_amap(tx, network, &new, EVENING).await?,
            amaps::create_amap(tx, network, &new, EVENING).await?,
        ])
    }) }
    .await;
    made.unwrap()
}

async fn names(tx: &mut Tx, amap: &AmapScope) -> Vec<String> {
    let households = members::households(tx, amap).await.unwrap();
    households.into_iter().map(|household| household.name).collect()
}

#[tokio::test]
async fn households_are_called_after_their_people_and_stay_in_their_amap() {
    for world in worlds().await {
        let [lilas, other] = two_amaps(&world).await;
        assert_eq!(
            [lilas.slug(), other.slug()],
            ["les-lilas", "les-lilas-2"],
            "{}",
            world.engine
        );
        let done: Result<(), Fault> = async {
            transact!(world.db, |tx| {
                let petit = [person("Petit", "Jo")];
                let arnaud = [person("Arnaud", "Sylvie")];
                members::create_household(tx, &lilas, &petit, EVENING).await?;
                let made = members::create_household(tx, &lilas, &arnaud, EVENING).await?;
                members::create_household(tx, &other, &petit, EVENING).await?;
                members::add_to_household(tx, &lilas, made.id, &person("Arnaud", "Paul"), EVENING).await?;
                Ok(())
            })
        }
        .await;
        done.unwrap();
        let mut tx = world.db.read().await.unwrap();
        assert_eq!(
            names(&mut tx, &lilas).await,
            ["Arnaud Sylvie et Paul", "Petit Jo"],
            "{}",
            world.engine
        );
        assert_eq!(names(&mut tx, &other).await, ["Petit Jo"], "{}", world.engine);
        let people = members::members(&mut tx, &lilas).await.unwrap();
        let people: Vec<String> = people.iter().map(members::Member::name).collect();
        assert_eq!(
            people,
            ["Paul Arnaud", "Sylvie Arnaud", "Jo Petit"],
            "{}",
            world.engine
        );
        let theirs = members::members(&mut tx, &other).await.unwrap();
        let stranger = members::member(&mut tx, &lilas, theirs[0].public_id)
            .await
            .unwrap();
        assert_eq!(stranger, None, "{}", world.engine);
    }
}

#[tokio::test]
async fn a_role_holds_in_its_amap_until_it_is_ended() {
    for world in worlds().await {
        let [lilas, other] = two_amaps(&world).await;
        let today = lilas.today(EVENING);
        let account = AccountId::new(clock::fresh_uuid());
        let email = "ana@example.org".parse().unwrap();
        let given: Result<(), Fault> = async {
            transact!(world.db, |tx| {
                accounts::expect_account(tx, account, &email, "Ana Moreau", EVENING).await?;
                amaps::grant(tx, &lilas, account, RoleChoice::Coordinator, None, None, EVENING).await?;
                Ok(())
            })
        }
        .await;
        given.unwrap();
        let mut tx = world.db.read().await.unwrap();
        assert_eq!(
            amaps::coordinators(&mut tx, &lilas, today).await.unwrap(),
            [account]
        );
        assert_eq!(amaps::coordinators(&mut tx, &other, today).await.unwrap(), []);
        drop(tx);
        let ended: Result<(), Fault> = async {
            transact!(world.db, |tx| {
                Ok(amaps::end_grants_of(tx, &lilas, account, today).await?)
            })
        }
        .await;
        ended.unwrap();
        let mut tx = world.db.read().await.unwrap();
        assert_eq!(amaps::coordinators(&mut tx, &lilas, today).await.unwrap(), []);
    }
}
