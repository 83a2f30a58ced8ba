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
