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
