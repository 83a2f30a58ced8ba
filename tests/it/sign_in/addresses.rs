//! An address that changes, that changes hands, and two accounts of one person.

use super::{PASSWORD, signs_in};
use crate::world::villages;

#[tokio::test]
async fn an_address_that_changes_hands_gives_nobody_the_account_of_who_had_it() {
    for world in villages().await {
        let [ana, bob, dora] = ["ana", "bob", "dora"].map(|name| world.person(name));
        world
            .visitor()
            .submits("/mot-de-passe", &[("email", "ana@example.org")])
            .await;
        let old_link = format!("/mot-de-passe/{}", world.link("ana@example.org", "reset").await);
        ana.goes(
            "/compte/identifiants/adresse",
            &[("email", "ana.neuve@example.org")],
        )
        .await;
        let link = format!(
            "/compte/adresse/{}",
            world.link("ana.neuve@example.org", "address").await
        );
        // Somebody else who reads that letter opens nothing.
        assert_eq!(bob.submits(&link, &[]).await.status, 422);
        assert!(
            world
                .visitor()
                .gets(&link)
                .await
                .location
                .starts_with("/connexion")
        );
        ana.goes(&link, &[]).await;
        assert_eq!(ana.submits(&link, &[]).await.status, 422, "once");
        assert_eq!(
            world
                .texts("SELECT email FROM members WHERE first_name = 'Ana'")
                .await,
            ["ana.neuve@example.org"]
        );
        assert_eq!(
            world.visitor().gets(&old_link).await.status,
            422,
            "sent to the old address"
        );
        // The old address now belongs to Paul, who is invited with it.
        dora.goes(
            "/amap/lones/membres/mmmmmmmmmm44/invitation",
            &[("to", "ana@example.org")],
        )
        .await;
        let invitation = format!(
            "/invitation/{}",
            world.link("ana@example.org", "invitation").await
        );
        let paul = world
            .visitor()
            .submits(&invitation, &[("password", PASSWORD)])
            .await;
        let paul = world.visitor().holding(&paul.cookies);
        let account = paul.sees("/compte").await.text();
        assert!(
            account.contains("ana@example.org") && !account.contains("ana.neuve"),
            "{account}"
        );
        assert!(ana.sees("/compte").await.text().contains("ana.neuve@example.org"));
    }
}

#[tokio::test]
async fn two_accounts_of_one_person_become_one() {
    for world in villages().await {
        let [ana, eve, bob] = ["ana", "eve", "bob"].map(|name| world.person(name));
        world.password("eve", PASSWORD).await;
        // Ana has a second account, Eve's, in another AMAP; that it exists is told to its owner alone.
        let known = ana
            .goes("/compte/identifiants/adresse", &[("email", "eve@example.org")])
            .await;
        let link = format!(
            "/compte/reunion/{}",
            world.link("eve@example.org", "address").await
        );
        assert_eq!(bob.submits(&link, &[]).await.status, 422);
        let shown = ana.sees(&link).await.text();
        assert!(
            shown.contains("ana@example.org") && shown.contains("eve@example.org"),
            "{shown}"
        );
        ana.goes(&link, &[]).await;
        assert_eq!(known, "/compte");
        assert_eq!(
            ana.gets("/amap/ailleurs/moi").await.status,
            403,
            "she changes roles as anybody does"
        );
        ana.goes("/compte/role", &[("grant", "membre:ailleurs")]).await;
        assert_eq!(ana.gets("/amap/ailleurs/moi").await.status, 200);
        assert_eq!(eve.gets("/compte").await.status, 303, "signed out");
        assert_eq!(signs_in(&world, "eve@example.org", PASSWORD).await.status, 422);
        // Bob is in the same AMAP as Ana: there they are two people, whom the coordination knows.
        ana.goes("/compte/identifiants/adresse", &[("email", "bob@example.org")])
            .await;
        let link = format!(
            "/compte/reunion/{}",
            world.link("bob@example.org", "address").await
        );
        let refused = ana.submits(&link, &[]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(bob.gets("/compte").await.status, 200, "nothing is half done");
    }
}
