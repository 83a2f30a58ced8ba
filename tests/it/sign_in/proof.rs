//! The link of a letter as the fresh proof: the form that was sent waits behind it.

use crate::world::{Person, World, villages};

const LIST: &str = "/amap/lones/membres/liste";
const DORA: &str = "dora@example.org";

/// Asks for a link as the page of the proof does, and enters by it: who came in, and where it leads.
async fn proves(world: &World, who: &Person, suite: &str, typed: &str) -> (Person, String) {
    let fields = [("email", DORA), ("suite", suite), ("typed", typed)];
    who.goes("/connexion/lien", &fields).await;
    let link = format!("/connexion/lien/{}", world.link(DORA, "link").await);
    let entered = world.visitor().submits(&link, &[]).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    (world.visitor().holding(&entered.cookies), entered.location)
}

#[tokio::test]
async fn a_form_that_was_sent_waits_behind_the_link_that_proves_who_one_is() {
    for world in villages().await {
        let dora = world.person("dora");
        world.executes("UPDATE sessions SET confirmed_at = 0").await;
        let sent = dora.submits(LIST, &[("format", "csv")]).await;
        let asked = dora
            .submits(&sent.location, &[("format", "csv"), ("password", "secret")])
            .await;
        let typed = asked.hidden("typed").remove(0).replace("&#38;", "&");
        let suites = asked.hidden("suite");
        let suite = suites.last().unwrap();
        let (back, location) = proves(&world, &dora, suite, &typed).await;
        assert_eq!(&location, suite);
        let page = back.sees(&location).await;
        assert_eq!(page.hidden("format"), ["csv"]);
        assert!(page.html().contains(&format!("action=\"{LIST}\"")));
        assert_eq!(
            world.count("kept_forms WHERE fields LIKE '%secret%'").await,
            0,
            "a password is not kept"
        );
        assert_eq!(back.submits(LIST, &[("format", "csv")]).await.status, 200);
    }
}

/// Whoever opens a link sends on only what they typed themselves.
#[tokio::test]
async fn nobody_puts_a_form_behind_the_link_of_somebody_else() {
    for world in villages().await {
        world.executes("UPDATE sessions SET confirmed_at = 0").await;
        let suite = "/compte/confirmation?suite=/amap/lones/roles/fin";
        for who in [world.visitor(), world.person("bob")] {
            let (dora, location) = proves(&world, &who, suite, "grant=coordinateur").await;
            assert_eq!(
                dora.gets(&location).await.location,
                "/amap/lones/roles/fin",
                "nothing waits"
            );
            assert_eq!(world.count("kept_forms").await, 0);
        }
    }
}
