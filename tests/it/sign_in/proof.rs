//! The link of a letter as the fresh proof: the form that was sent waits behind it.

use crate::world::{Person, World, villages};

const LIST: &str = "/amap/lones/membres/liste";
const DORA: &str = "dora@example.org";

/// Asks for a link as the page of the proof does, and enters by it in a browser: who came in, and where it leads.
async fn proves(
    world: &World,
    who: &Person,
    browser: &Person,
    (suite, typed): (&str, &str),
) -> (Person, String) {
    let fields = [("email", DORA), ("suite", suite), ("typed", typed)];
    who.goes("/connexion/lien", &fields).await;
    let link = format!("/connexion/lien/{}", world.link(DORA, "link").await);
    let entered = browser.submits(&link, &[]).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    (world.visitor().holding(&entered.cookies), entered.location)
}

/// What the page of the proof carries of a form: where the link leads, and what was typed.
async fn carried(who: &Person, path: &str, fields: &[(&str, &str)]) -> (String, String) {
    let sent = who.submits(path, fields).await;
    assert_eq!(sent.status, 307);
    let asked = who.submits(&sent.location, fields).await;
    let plain = |text: &String| text.replace("&#38;", "&");
    let (suites, typed) = (asked.hidden("suite"), asked.hidden("typed"));
    (plain(suites.last().unwrap()), plain(&typed[0]))
}

#[tokio::test]
async fn a_form_that_was_sent_waits_behind_the_link_that_proves_who_one_is() {
    for world in villages().await {
        let dora = world.person("dora");
        world.executes("UPDATE sessions SET confirmed_at = 0").await;
        let fields = [("format", "csv"), ("password", "ne-pas-garder")];
        let (suite, typed) = carried(&dora, LIST, &fields).await;
        let (back, location) = proves(&world, &dora, &dora, (&suite, &typed)).await;
        assert_eq!(location, suite);
        let page = back.sees(&location).await;
        assert_eq!(page.hidden("format"), ["csv"]);
        assert!(page.html().contains(&format!("action=\"{LIST}\"")));
        for kept in [
            "kept_forms WHERE fields LIKE '%ne-pas-garder%'",
            "steps WHERE state LIKE '%csv%'",
        ] {
            assert_eq!(world.count(kept).await, 0, "{kept}");
        }
        assert_eq!(back.submits(LIST, &[("format", "csv")]).await.status, 200);
    }
}

#[tokio::test]
async fn a_form_without_fields_is_sent_on_too() {
    for world in villages().await {
        let dora = world.person("dora");
        world.executes("UPDATE sessions SET confirmed_at = 0").await;
        let path = "/compte/securite/application/fin";
        let sent = dora.posts_bare(path, format!("csrf={}", dora.csrf())).await;
        assert_eq!(sent.status, 307);
        let asked = dora
            .posts_bare(&sent.location, format!("csrf={}", dora.csrf()))
            .await;
        let (suites, typed) = (asked.hidden("suite"), asked.hidden("typed"));
        let suite = suites.last().unwrap().replace("&#38;", "&");
        let (back, location) = proves(&world, &dora, &dora, (&suite, &typed[0])).await;
        let page = back.sees(&location).await.html();
        assert!(page.contains(&format!("action=\"{path}\"")), "{page}");
    }
}

/// Whoever opens a link sends on only what was typed in their own session: not what somebody asked from elsewhere, nor what was
/// typed at a machine that they had left open.
#[tokio::test]
async fn nobody_puts_a_form_behind_the_link_of_somebody_else() {
    for world in villages().await {
        world.executes("UPDATE sessions SET confirmed_at = 0").await;
        let dora = world.person("dora");
        let (suite, typed) = carried(&dora, "/amap/lones/roles", &[("member", "mmmmmmmmmm42")]).await;
        let [bob, visitor] = [world.person("bob"), world.visitor()];
        for (who, browser) in [(&visitor, &dora), (&bob, &dora), (&dora, &visitor), (&dora, &bob)] {
            let (back, location) = proves(&world, who, browser, (&suite, &typed)).await;
            let page = back.sees(&location).await;
            assert!(page.text().contains("Recommencez-le ici"), "{}", page.text());
            assert_eq!(world.count("kept_forms").await, 0, "nothing waits");
        }
    }
}

/// The page of the proof is sent with a password: when the session had ended, it is not carried through signing in.
#[tokio::test]
async fn the_password_of_the_proof_is_never_kept() {
    for world in villages().await {
        let dora = world.person("dora");
        world.executes("DELETE FROM sessions").await;
        let fields = [
            ("suite", LIST),
            ("typed", "format=csv"),
            ("password", "ne-pas-garder"),
        ];
        let sent = dora.submits("/compte/confirmation", &fields).await;
        assert_eq!(sent.status, 307, "{}", sent.text());
        let page = world.visitor().submits(&sent.location, &fields).await;
        assert!(page.hidden("typed").is_empty());
        assert!(!page.html().contains("ne-pas-garder"));
    }
}
