//! Seats are taken and given back; the last one is taken once.

use crate::world::moved_in;

const PAGE: &str = "/amap/lones/permanences";

#[tokio::test]
async fn the_last_seat_is_taken_once() {
    for world in moved_in().await {
        let coordinator = world.granted("lones", "coordinator", None).await;
        let (one, other) = (
            world.member("lones", "Pommier").await,
            world.member("lones", "Z").await,
        );
        let id = world.delivery("lones", "2026-09-03").await;
        coordinator.posts(&format!("{PAGE}/{id}/places"), "seats=1").await;
        let take = format!("{PAGE}/{id}/inscription");
        let (first, second) = tokio::join!(one.posts(&take, ""), other.posts(&take, ""));
        assert_eq!([first.status, second.status], [303, 303]);
        assert_eq!([first.location, second.location], [PAGE, PAGE]);
        let held = world
            .texts("SELECT m.last_name FROM duty_seats s JOIN members m ON m.id = s.member_id")
            .await;
        assert_eq!(held.len(), 1, "{held:?}");
    }
}

#[tokio::test]
async fn a_seat_is_given_back_but_not_once_the_day_is_over() {
    for world in moved_in().await {
        let coordinator = world.granted("lones", "coordinator", None).await;
        let member = world.member("lones", "Pommier").await;
        let id = world.delivery("lones", "2026-09-03").await;
        coordinator.posts(&format!("{PAGE}/places"), "seats=2").await;
        let (take, leave) = (
            format!("{PAGE}/{id}/inscription"),
            format!("{PAGE}/{id}/desistement"),
        );
        let seats = "SELECT m.last_name FROM duty_seats s JOIN members m ON m.id = s.member_id";
        member.posts(&take, "once=a").await;
        member.posts(&take, "once=a").await;
        assert_eq!(world.texts(seats).await, ["Pommier"]);
        insta::assert_snapshot!("duties_of_a_holder", member.gets(PAGE).await.text());
        insta::assert_snapshot!("duties_of_the_coordination", coordinator.gets(PAGE).await.text());
        member.posts(&leave, "").await;
        assert!(world.texts(seats).await.is_empty());
        member.posts(&take, "").await;
        world.later(3);
        member.posts(&leave, "").await;
        assert_eq!(world.texts(seats).await, ["Pommier"]);
        let fewer = coordinator.posts(&format!("{PAGE}/{id}/places"), "seats=0").await;
        assert_eq!(fewer.location, PAGE);
        assert_eq!(world.texts(seats).await, ["Pommier"]);
    }
}

#[tokio::test]
async fn the_coordination_puts_a_member_on_a_seat_and_takes_one_off() {
    for world in moved_in().await {
        let coordinator = world.granted("lones", "coordinator", None).await;
        let (member, other) = (
            world.member("lones", "Pommier").await,
            world.member("lones", "Z").await,
        );
        let id = world.delivery("lones", "2026-09-03").await;
        coordinator.posts(&format!("{PAGE}/{id}/places"), "seats=1").await;
        let [one, two] = [world.named("Pommier").await, world.named("Z").await];
        let appoint = format!("{PAGE}/{id}/designation");
        let mut story = Vec::new();
        for (who, path, fields) in [
            (&coordinator, &appoint, "member=".to_owned()),
            (&coordinator, &appoint, format!("member={one}&once=a")),
            (&coordinator, &appoint, format!("member={one}&once=a")),
            (&coordinator, &appoint, format!("member={one}")),
            (&coordinator, &appoint, format!("member={two}")),
            (&other, &appoint, format!("member={two}")),
            (&member, &format!("{PAGE}/{id}/retrait"), format!("member={one}")),
            (
                &coordinator,
                &format!("{PAGE}/{id}/retrait"),
                format!("member={two}"),
            ),
        ] {
            let seen = who.posts(path, &fields).await;
            story.push(format!(
                "{} {fields}: {} {}",
                who.name, seen.status, seen.location
            ));
        }
        insta::assert_snapshot!("appoint_page", coordinator.gets(&appoint).await.text());
        let seats = "SELECT m.last_name FROM duty_seats s JOIN members m ON m.id = s.member_id";
        assert_eq!(world.texts(seats).await, ["Pommier"]);
        coordinator
            .posts(&format!("{PAGE}/{id}/retrait"), &format!("member={one}"))
            .await;
        assert!(world.texts(seats).await.is_empty());
        story.extend(
            world
                .texts("SELECT verb FROM audit WHERE verb LIKE 'duty.%' ORDER BY verb")
                .await,
        );
        story.extend(
            world
                .texts("SELECT subject || '\n' || body FROM outbox ORDER BY subject DESC")
                .await,
        );
        let told = story.join("\n").replace(&one, "ONE").replace(&two, "TWO");
        insta::assert_snapshot!("appointing", told.replace(id.as_str(), "EVENING"));
    }
}
