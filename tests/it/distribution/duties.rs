//! Seats are taken and given back; the last one is taken once.

use super::stage::stages;

const PAGE: &str = "/amap/lones/permanences";

#[tokio::test]
async fn the_last_seat_is_taken_once() {
    for stage in stages().await {
        let coordinator = stage.granted("lones", "coordinator", None).await;
        let (one, other) = (
            stage.member("lones", "Pommier").await,
            stage.member("lones", "Z").await,
        );
        let id = stage.delivery("lones", "2026-09-03").await;
        stage
            .sends(&coordinator, PAGE, &format!("{PAGE}/{id}/places"), "seats=1")
            .await;
        let take = format!("{PAGE}/{id}/inscription");
        let (first, second) = tokio::join!(
            stage.sends(&one, PAGE, &take, ""),
            stage.sends(&other, PAGE, &take, "")
        );
        assert_eq!([first.status.as_u16(), second.status.as_u16()], [303, 303]);
        assert_eq!([first.location, second.location], [PAGE, PAGE]);
        let held = stage
            .texts("SELECT m.last_name FROM duty_seats s JOIN members m ON m.id = s.member_id")
            .await;
        assert_eq!(held.len(), 1, "{held:?}");
    }
}

#[tokio::test]
async fn a_seat_is_given_back_but_not_once_the_day_is_over() {
    for stage in stages().await {
        let coordinator = stage.granted("lones", "coordinator", None).await;
        let member = stage.member("lones", "Pommier").await;
        let id = stage.delivery("lones", "2026-09-03").await;
        stage
            .sends(&coordinator, PAGE, &format!("{PAGE}/places"), "seats=2")
            .await;
        let (take, leave) = (
            format!("{PAGE}/{id}/inscription"),
            format!("{PAGE}/{id}/desistement"),
        );
        let seats = "SELECT m.last_name FROM duty_seats s JOIN members m ON m.id = s.member_id";
        stage.sends(&member, PAGE, &take, "_once=a").await;
        stage.sends(&member, PAGE, &take, "_once=a").await;
        assert_eq!(stage.texts(seats).await, ["Pommier"]);
        insta::assert_snapshot!("duties_of_a_holder", stage.sees(&member, PAGE).await.text());
        insta::assert_snapshot!(
            "duties_of_the_coordination",
            stage.sees(&coordinator, PAGE).await.text()
        );
        stage.sends(&member, PAGE, &leave, "").await;
        assert!(stage.texts(seats).await.is_empty());
        stage.sends(&member, PAGE, &take, "").await;
        stage.later(3);
        stage.sends(&member, "/amap/lones/permanences", &leave, "").await;
        assert_eq!(stage.texts(seats).await, ["Pommier"]);
        let fewer = stage
            .sends(&coordinator, PAGE, &format!("{PAGE}/{id}/places"), "seats=0")
            .await;
        assert_eq!(fewer.location, PAGE);
        assert_eq!(stage.texts(seats).await, ["Pommier"]);
    }
}

#[tokio::test]
async fn the_coordination_puts_a_member_on_a_seat_and_takes_one_off() {
    for stage in stages().await {
        let coordinator = stage.granted("lones", "coordinator", None).await;
        let (member, other) = (
            stage.member("lones", "Pommier").await,
            stage.member("lones", "Z").await,
        );
        let id = stage.delivery("lones", "2026-09-03").await;
        stage
            .sends(&coordinator, PAGE, &format!("{PAGE}/{id}/places"), "seats=1")
            .await;
        let [one, two] = [stage.named("Pommier").await, stage.named("Z").await];
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
            let seen = stage.sends(who, PAGE, path, &fields).await;
            story.push(format!(
                "{who} {fields}: {} {}",
                seen.status.as_u16(),
                seen.location
            ));
        }
        insta::assert_snapshot!("appoint_page", stage.sees(&coordinator, &appoint).await.text());
        let seats = "SELECT m.last_name FROM duty_seats s JOIN members m ON m.id = s.member_id";
        assert_eq!(stage.texts(seats).await, ["Pommier"]);
        stage
            .sends(
                &coordinator,
                PAGE,
                &format!("{PAGE}/{id}/retrait"),
                &format!("member={one}"),
            )
            .await;
        assert!(stage.texts(seats).await.is_empty());
        story.extend(
            stage
                .texts("SELECT verb FROM audit WHERE verb LIKE 'duty.%' ORDER BY verb")
                .await,
        );
        story.extend(
            stage
                .texts("SELECT subject || '\n' || body FROM outbox ORDER BY subject DESC")
                .await,
        );
        let told = story.join("\n").replace(&one, "ONE").replace(&two, "TWO");
        insta::assert_snapshot!("appointing", told.replace(id.as_str(), "EVENING"));
    }
}
