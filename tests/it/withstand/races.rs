//! People who want the same thing at the same moment.

use crate::world::{SOON, World, villages};

/// What each was told, in order: the notice's key.
async fn all_at_once(world: &World, names: &[String], path: &str) -> Vec<String> {
    let asking: Vec<_> = names
        .iter()
        .map(|name| {
            let (who, path) = (world.person(name), path.to_owned());
            tokio::spawn(async move { who.submits(&path, &[]).await })
        })
        .collect();
    let mut told = Vec::new();
    for asked in asking {
        let answer = asked.await.unwrap();
        assert_eq!(answer.status, 303, "{}", answer.text());
        let notice = answer.cookies.join("");
        told.push(notice.split(';').next().unwrap().to_owned());
    }
    told.sort();
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn exactly_one_of_two_gets_the_last_seat() {
    let seat = format!("/amap/lones/permanences/{SOON}/inscription");
    for world in villages().await {
        for _ in 0..5 {
            let told = all_at_once(&world, &["ana".into(), "bob".into()], &seat).await;
            assert_eq!(
                told,
                ["avis=done-duty-taken", "avis=sorry-duty-full"],
                "{}",
                world.engine
            );
            assert_eq!(
                world.count("duty_seats").await,
                2,
                "dan's and one more: {}",
                world.engine
            );
            world.executes("DELETE FROM duty_seats WHERE taken_at > 0").await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_people_take_one_seat() {
    let seat = format!("/amap/lones/permanences/{SOON}/inscription");
    for world in villages().await {
        world.grows(20).await;
        let names: Vec<String> = (0..20).map(|at| format!("voisin-{at}")).collect();
        let told = all_at_once(&world, &names, &seat).await;
        let taken = told
            .iter()
            .filter(|notice| notice.ends_with("done-duty-taken"))
            .count();
        assert_eq!((taken, told.len()), (1, 20), "{}: {told:?}", world.engine);
        assert_eq!(world.count("duty_seats").await, 2, "{}", world.engine);
    }
}

/// The farmer countersigns while the member changes the order: either the change comes too late, or what was signed is
/// void; never a farm's signature over a text that is no longer the contract's.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn countersigning_and_changing_at_once_never_leaves_half() {
    for world in villages().await {
        let contract = world.person("ana").signs().await;
        let farm = "/ferme/lac/contrats/aaaaaaaaaaaa/signatures";
        let (ana, camille) = (world.person("ana"), world.person("camille"));
        let order = "/amap/lones/modeles/aaaaaaaaaaaa/souscription";
        let (changed, countersigned) = tokio::join!(
            ana.submits(order, &crate::world::ORDER),
            camille.submits(farm, &[("tous", "1")])
        );
        assert!(
            changed.status < 500 && countersigned.status < 500,
            "{}",
            world.engine
        );
        let standing = world
            .texts("SELECT s.party || CASE WHEN b.superseded_at IS NULL THEN '' ELSE ' over an old text' END FROM signatures s JOIN bodies b ON b.id = s.body_id WHERE s.voided_at IS NULL ORDER BY 1")
            .await;
        let both = ["farm".to_owned(), "member".to_owned()];
        assert!(
            standing.is_empty() || standing == both,
            "{}: {standing:?}",
            world.engine
        );
        assert_eq!(ana.sees(&contract).await.status, 200);
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}
