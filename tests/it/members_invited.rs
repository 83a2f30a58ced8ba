//! Inviting members, and to which address.

use crate::world::villages;

#[tokio::test]
async fn everybody_without_an_access_is_invited_at_once_and_once() {
    for world in villages().await {
        let [dora, rene] = ["dora", "rene"].map(|name| world.person(name));
        world
            .executes("UPDATE members SET email = LOWER(first_name) || '@example.org', account_id = NULL WHERE first_name IN ('Paul', 'Dan', 'Eve')")
            .await;
        let all = "/amap/lones/membres/invitations";
        assert_eq!(rene.submits(all, &[]).await.status, 403);
        dora.goes(all, &[]).await;
        let written = "SELECT recipient FROM outbox WHERE kind = 'invitation' ORDER BY recipient";
        assert_eq!(
            world.texts(written).await,
            ["dan@example.org", "paul@example.org"],
            "not Eve, who is elsewhere"
        );
        dora.goes(all, &[]).await;
        assert_eq!(
            world.texts(written).await.len(),
            2,
            "links that are good are not sent again"
        );
    }
}

#[tokio::test]
async fn a_referent_invites_but_replaces_no_address() {
    for world in villages().await {
        let [rene, dora] = ["rene", "dora"].map(|name| world.person(name));
        let invite = "/amap/lones/membres/mmmmmmmmmm44/invitation";
        rene.goes(invite, &[("to", "paul@example.org")]).await;
        let refused = rene.submits(invite, &[("to", "a-rene@example.org")]).await;
        assert_eq!(
            refused.refusals(),
            ["Une autre adresse est déjà notée. La coordination peut la corriger."]
        );
        let letters = "SELECT recipient FROM outbox WHERE kind = 'invitation' ORDER BY id";
        assert_eq!(world.texts(letters).await, ["paul@example.org"]);
        dora.goes(invite, &[("to", "paul.m@example.org")]).await;
        let told = "audit a JOIN audit_values v ON v.audit_id = a.id
                    WHERE a.verb = 'member.invited' AND v.detail LIKE '%\"before\":\"paul@example.org\"%'";
        assert_eq!(world.count(told).await, 1, "with the address before");
    }
}

#[tokio::test]
async fn who_lost_the_letter_box_is_given_another_access_by_the_coordination() {
    for world in villages().await {
        let [dora, bob, rene] = ["dora", "bob", "rene"].map(|name| world.person(name));
        world.password("bob", "des carottes et du pain").await;
        let (member, fields) = (
            "/amap/lones/membres/mmmmmmmmmm42",
            [("new_address", "robert@example.org")],
        );
        let renew = format!("{member}/acces");
        assert!(
            dora.sees(member)
                .await
                .text()
                .contains("Se connecte avec bob@example.org")
        );
        assert_eq!(rene.submits(&renew, &fields).await.status, 403);
        for (address, said) in [
            (
                "bob@example.org",
                "C’est l’adresse avec laquelle cette personne se connecte déjà.",
            ),
            (
                "ana@example.org",
                "Une autre personne de l’AMAP se connecte avec cette adresse. Il en faut une par personne.",
            ),
        ] {
            let refused = dora.submits(&renew, &[("new_address", address)]).await;
            assert_eq!(refused.refusals(), [said]);
        }
        assert_eq!(bob.gets("/amap/lones/moi").await.status, 200, "nothing happened");
        world
            .executes("UPDATE grants SET account_id = (SELECT id FROM accounts WHERE name = 'bob') WHERE role = 'treasurer'")
            .await;
        dora.goes(&renew, &fields).await;
        let roles =
            "grants WHERE until_on IS NULL AND account_id = (SELECT id FROM accounts WHERE name = 'bob')";
        assert_eq!(world.count(roles).await, 0, "the lost letter box opens nothing");
        assert_ne!(bob.gets("/amap/lones/moi").await.status, 200);
        let letters = world
            .texts("SELECT kind || ' ' || recipient FROM outbox ORDER BY kind")
            .await;
        assert_eq!(
            letters,
            ["access bob@example.org", "invitation robert@example.org"]
        );
        let link = world.link("robert@example.org", "invitation").await;
        let entered = world
            .visitor()
            .submits(
                &format!("/invitation/{link}"),
                &[("password", "des navets et du pain")],
            )
            .await;
        let bob = world.visitor().holding(&entered.cookies);
        assert_eq!(bob.gets("/amap/lones/moi").await.status, 200);
        assert_eq!(dora.submits(&renew, &fields).await.status, 422);
    }
}
