//! Somebody changes household; two records of one person become one, with all that hangs on them.

use crate::world::{TEMPLATE, villages};

fn page(id: &str, end: &str) -> String {
    format!("/amap/lones/membres/mmmmmmmmmm{id}/{end}")
}

#[tokio::test]
async fn somebody_moves_to_another_household_and_contracts_stay() {
    for world in villages().await {
        let [dora, rene, olga, ana, bob] =
            ["dora", "rene", "olga", "ana", "bob"].map(|name| world.person(name));
        let contract = ana.signs().await;
        let alone = dora
            .submits(&page("41", "foyer"), &[("foyer", "hhhhhhhhhh42")])
            .await;
        assert_eq!(alone.status, 422, "her baskets would be nobody's");
        assert!(
            alone.sentence().contains("encore des paniers"),
            "{}",
            alone.sentence()
        );
        assert_eq!(
            (
                rene.gets(&page("42", "foyer")).await.status,
                olga.gets(&page("42", "foyer")).await.status
            ),
            (403, 404)
        );
        assert_eq!(
            dora.submits(&page("42", "foyer"), &[("foyer", "")]).await.status,
            422,
            "he has one of his own"
        );
        assert_eq!(
            dora.submits(&page("42", "foyer"), &[("foyer", "zzzzzzzzzzzz")])
                .await
                .status,
            404
        );
        // Bob moves in with Ana: her contract is his too; then out again.
        dora.goes(&page("42", "foyer"), &[("foyer", "hhhhhhhhhh41")])
            .await;
        let names = "SELECT name FROM households WHERE left_on IS NULL AND amap_id = (SELECT id FROM amaps WHERE slug = 'lones') ORDER BY name";
        assert_eq!(
            world.texts(names).await.len(),
            3,
            "{:?}",
            world.texts(names).await
        );
        assert_eq!(bob.gets(&contract).await.status, 200);
        dora.goes(&page("42", "foyer"), &[("foyer", "")]).await;
        assert_eq!(bob.gets(&contract).await.status, 403, "it stayed with Ana");
        assert_eq!(ana.gets(&contract).await.status, 200);
        assert_eq!(world.texts(names).await.len(), 4);
        assert!(
            dora.sees("/amap/lones/journal")
                .await
                .text()
                .contains("a changé quelqu’un de foyer")
        );
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn two_records_of_one_person_become_one() {
    for world in villages().await {
        let [dora, rene, ana, bob] = ["dora", "rene", "ana", "bob"].map(|name| world.person(name));
        // Ana signed; Bob's record turns out to be hers as well, with an account of its own, a seat and a membership.
        let contract = ana.signs().await;
        let form = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        world
            .executes("UPDATE members SET phone = '' WHERE first_name = 'Ana'; UPDATE members SET phone = '06 00 00 00 42' WHERE first_name = 'Bob'")
            .await;
        let join = page("41", "reunion");
        let avec = [("avec", "mmmmmmmmmm42")];
        let order = [
            ("do", "enregistrer"),
            ("instalments", "1"),
            ("method", "cheque"),
            ("q-bbbbbbbbbbbb", "1"),
        ];
        bob.goes(&form, &order).await;
        assert_eq!(rene.submits(&join, &avec).await.status, 403);
        let both = dora.submits(&join, &avec).await;
        assert_eq!(both.status, 422, "both have a contract of the same season");
        assert!(both.sentence().contains("Legumes"), "{}", both.sentence());
        world.executes("UPDATE contracts SET lapsed_at = 1 WHERE household_id = (SELECT household_id FROM members WHERE first_name = 'Bob')").await;
        let seen = dora
            .sees(&format!("{}?avec=mmmmmmmmmm42", page("41", "foyer")))
            .await
            .text();
        assert!(seen.contains("une seule personne"), "{seen}");
        let before = world.count("contracts").await;
        dora.goes(&join, &avec).await;
        assert_eq!(dora.submits(&join, &avec).await.status, 404, "once");
        assert_eq!(world.count("members WHERE first_name = 'Bob'").await, 0);
        assert_eq!(world.count("contracts").await, before, "nothing is lost");
        assert_eq!(
            world
                .texts("SELECT phone FROM members WHERE first_name = 'Ana'")
                .await,
            ["06 00 00 00 42"]
        );
        assert_eq!(ana.gets(&contract).await.status, 200);
        assert_eq!(
            bob.gets("/amap/lones/moi").await.status,
            404,
            "that account is hers to join or to close"
        );
        // Paul eats alone and has no account; whoever takes his record over has one.
        dora.goes(&page("44", "reunion"), &[("avec", "mmmmmmmmmm43")])
            .await;
        let dan = world.person("dan");
        assert_eq!(
            dan.gets("/amap/lones/moi").await.status,
            200,
            "the account passed over"
        );
        assert_eq!(world.texts("SELECT first_name FROM members WHERE amap_id = (SELECT id FROM amaps WHERE slug = 'lones') ORDER BY first_name").await, ["Ana", "Paul"]);
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn who_eats_with_others_is_first_brought_into_the_same_household() {
    for world in villages().await {
        let dora = world.person("dora");
        dora.goes(&page("42", "foyer"), &[("foyer", "hhhhhhhhhh43")])
            .await;
        let avec = [("avec", "mmmmmmmmmm42")];
        let refused = dora.submits(&page("41", "reunion"), &avec).await;
        assert!(
            refused.sentence().contains("mange avec d’autres"),
            "{}",
            refused.sentence()
        );
        dora.goes(&page("41", "foyer"), &[("foyer", "hhhhhhhhhh43")])
            .await;
        dora.goes(&page("41", "reunion"), &avec).await;
        assert_eq!(world.count("members WHERE first_name = 'Bob'").await, 0);
        assert_eq!(
            world.texts("SELECT h.name FROM households h JOIN members m ON m.household_id = h.id AND m.first_name = 'Ana'").await.len(),
            1
        );
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn an_erasure_finds_what_was_kept_of_a_record_that_became_another() {
    for world in villages().await {
        let [dora, ana] = ["dora", "ana"].map(|name| world.person(name));
        let typed = [
            ("first_name", "Robert"),
            ("last_name", "Zwingli"),
            ("phone", ""),
            ("email", ""),
        ];
        dora.goes("/amap/lones/membres/mmmmmmmmmm42", &typed).await;
        dora.goes(&page("41", "reunion"), &[("avec", "mmmmmmmmmm42")])
            .await;
        assert!(world.count("audit_values WHERE detail LIKE '%Zwingli%'").await > 0);
        world
            .executes(
                "UPDATE accounts SET seen_at = 9000000000000000; UPDATE members SET joined_on = '2026-01-01'",
            )
            .await;
        ana.goes("/compte/effacement", &[("amap", "lones")]).await;
        assert_eq!(crate::erasure::night(&world, "2026-10-02").await, 1);
        assert_eq!(world.count("audit_values WHERE detail LIKE '%Zwingli%'").await, 0);
    }
}

#[tokio::test]
async fn the_roles_of_the_other_account_pass_over_too() {
    for world in villages().await {
        let dora = world.person("dora");
        world
            .executes("UPDATE grants SET account_id = (SELECT id FROM accounts WHERE name = 'bob') WHERE role = 'treasurer'")
            .await;
        dora.goes(&page("41", "reunion"), &[("avec", "mmmmmmmmmm42")])
            .await;
        let holder =
            "SELECT a.name FROM grants g JOIN accounts a ON a.id = g.account_id WHERE g.role = 'treasurer'";
        assert_eq!(world.texts(holder).await, ["ana"]);
    }
}
