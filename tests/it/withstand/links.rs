//! Links sent by mail are good once, and for a while.

use crate::world::{Answer, EVENING, villages};

fn said(answer: &Answer) -> String {
    let sentence = answer.refusals().pop().unwrap_or_else(|| answer.sentence());
    format!(
        "{} {}{}",
        answer.status,
        if answer.status == 200 {
            answer.title()
        } else {
            sentence
        },
        answer.location
    )
}

#[tokio::test]
async fn a_password_link_is_good_once_for_two_hours() {
    for world in villages().await {
        let (visitor, mut story) = (world.visitor(), Vec::new());
        let ask = "email=ana%40example.org";
        story.push(said(&visitor.posts_bare("/mot-de-passe", ask).await));
        story.push(format!(
            "unknown: {}",
            said(
                &visitor
                    .posts_bare("/mot-de-passe", "email=zoe%40example.org")
                    .await
            )
        ));
        let first = format!("/mot-de-passe/{}", world.link("ana@example.org", "reset").await);
        world.at(EVENING.plus_minutes(1));
        visitor.posts_bare("/mot-de-passe", ask).await;
        let second = format!("/mot-de-passe/{}", world.link("ana@example.org", "reset").await);
        story.push(format!("the first link: {}", said(&visitor.gets(&first).await)));
        story.push(format!("the second link: {}", said(&visitor.gets(&second).await)));
        story.push(format!(
            "short: {}",
            said(&visitor.posts_bare(&second, "password=court").await)
        ));
        let password = "password=des+carottes+et+du+pain";
        let used = visitor.posts_bare(&second, password).await;
        story.push(format!("used: {}", said(&used)));
        assert_eq!(used.cookies.len(), 1, "signed in at once");
        story.push(format!(
            "the old session: {}",
            said(&world.person("ana").gets("/compte").await)
        ));
        story.push(format!(
            "used again: {}",
            said(&visitor.posts_bare(&second, password).await)
        ));
        visitor.posts_bare("/mot-de-passe", ask).await;
        let third = format!("/mot-de-passe/{}", world.link("ana@example.org", "reset").await);
        world.at(EVENING.plus_minutes(1 + 120));
        story.push(format!("after two hours: {}", said(&visitor.gets(&third).await)));
        story.push(format!(
            "after two hours: {}",
            said(&visitor.posts_bare(&third, password).await)
        ));
        insta::assert_snapshot!("a_password_link", story.join("\n"));
        assert_eq!(world.count("outbox").await, 3);
    }
}

#[tokio::test]
async fn an_invitation_is_good_once_for_thirty_days() {
    for world in villages().await {
        let (dora, visitor, mut story) = (world.person("dora"), world.visitor(), Vec::new());
        let invite = "/amap/lones/membres/mmmmmmmmmm44/invitation";
        for _ in 0..2 {
            dora.goes(invite, &[("to", "paul@example.org")]).await;
            world.at(EVENING.plus_minutes(1));
        }
        let link = format!(
            "/invitation/{}",
            world.link("paul@example.org", "invitation").await
        );
        story.push(said(&visitor.gets(&link).await));
        let password = "password=des+carottes+et+du+pain";
        world.later(31);
        story.push(format!("after a month: {}", said(&visitor.gets(&link).await)));
        story.push(format!(
            "after a month: {}",
            said(&visitor.posts_bare(&link, password).await)
        ));
        world.later(2);
        let (one, other) = tokio::join!(
            visitor.posts_bare(&link, password),
            visitor.posts_bare(&link, password)
        );
        let mut both = [said(&one), said(&other)];
        both.sort();
        story.push(format!("twice at once: {}", both.join(" / ")));
        story.push(format!(
            "again: {}",
            said(&visitor.posts_bare(&link, password).await)
        ));
        story.extend(
            world
                .texts("SELECT a.email || ' is ' || m.first_name FROM members m JOIN accounts a ON a.id = m.account_id WHERE m.first_name = 'Paul'")
                .await,
        );
        insta::assert_snapshot!("an_invitation", story.join("\n"));
    }
}

/// The first letter went to a stranger: neither a second one nor a correction leaves it good.
#[tokio::test]
async fn an_invitation_to_a_wrong_address_lets_nobody_in_once_it_is_corrected() {
    for world in villages().await {
        let (dora, visitor) = (world.person("dora"), world.visitor());
        let (member, password) = (
            "/amap/lones/membres/mmmmmmmmmm44",
            "password=des+carottes+et+du+pain",
        );
        let invite = format!("{member}/invitation");
        let taken = async |path: &str| visitor.posts_bare(path, password).await.status;
        dora.goes(&invite, &[("to", "faute@example.org")]).await;
        let stranger = world.link("faute@example.org", "invitation").await;
        dora.goes(&invite, &[("to", "paul@example.org")]).await;
        assert_eq!(taken(&format!("/invitation/{stranger}")).await, 422);
        // Corrected in the record instead.
        dora.goes(
            member,
            &[
                ("first_name", "Paul"),
                ("last_name", "M"),
                ("email", "paul.m@example.org"),
            ],
        )
        .await;
        let old = world.link("paul@example.org", "invitation").await;
        assert_eq!(taken(&format!("/invitation/{old}")).await, 422);
        // A link that is still good, to somebody who came in meanwhile by another way.
        dora.goes(&invite, &[("to", "paul@example.org")]).await;
        let late = world.link("paul@example.org", "invitation").await;
        world
            .executes("UPDATE members SET account_id = (SELECT id FROM accounts WHERE name = 'olga') WHERE first_name = 'Paul'")
            .await;
        assert_eq!(taken(&format!("/invitation/{late}")).await, 422);
        let whose =
            "SELECT a.name FROM members m JOIN accounts a ON a.id = m.account_id WHERE m.first_name = 'Paul'";
        assert_eq!(world.texts(whose).await, ["olga"]);
    }
}

#[tokio::test]
async fn two_amaps_invite_one_address_and_both_links_let_in() {
    for world in villages().await {
        let (dora, visitor) = (world.person("dora"), world.visitor());
        dora.goes(
            "/amap/lones/membres/mmmmmmmmmm44/invitation",
            &[("to", "paul@example.org")],
        )
        .await;
        let here = world.link("paul@example.org", "invitation").await;
        // The same address is invited elsewhere: a token of another AMAP, made as ours was.
        world
            .executes("UPDATE members SET email = NULL WHERE first_name = 'Paul'")
            .await;
        world
            .executes(
                "UPDATE members SET account_id = NULL, email = 'paul@example.org'
                 WHERE amap_id = (SELECT id FROM amaps WHERE slug = 'ailleurs')",
            )
            .await;
        world
            .person("olga")
            .goes("/amap/ailleurs/membres/invitations", &[])
            .await;
        assert_eq!(
            world
                .count("outbox WHERE kind = 'invitation' AND recipient = 'paul@example.org'")
                .await,
            2
        );
        let password = "password=des+carottes+et+du+pain";
        let answer = visitor.posts_bare(&format!("/invitation/{here}"), password).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
}

/// One account is one person of an AMAP: it goes from the record under which somebody left to the one under which they are back.
#[tokio::test]
async fn who_left_comes_back_by_an_invitation_with_the_account_they_had() {
    for world in villages().await {
        let (dora, visitor) = (world.person("dora"), world.visitor());
        world.password("bob", "des carottes et du pain").await;
        world
            .executes("UPDATE members SET left_on = '2026-01-01' WHERE first_name = 'Bob'")
            .await;
        let form = [
            ("last_name", "M"),
            ("first_name", "Robert"),
            ("email", "bob@example.org"),
            ("invite", "1"),
        ];
        dora.goes("/amap/lones/membres/nouveau", &form).await;
        let link = world.link("bob@example.org", "invitation").await;
        let answer = visitor
            .posts_bare(&format!("/invitation/{link}"), "password=des+carottes+et+du+pain")
            .await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let whose =
            "SELECT m.first_name FROM members m JOIN accounts a ON a.id = m.account_id WHERE a.name = 'bob'";
        assert_eq!(world.texts(whose).await, ["Robert"]);
    }
}
