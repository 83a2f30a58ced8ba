//! A form sent twice, one after the other or at the same moment, is one action.

use crate::world::{Answer, Person, SOON, TEMPLATE, World, villages};

const BASKET: &str = "do=enregistrer&instalments=1&method=cheque&q-bbbbbbbbbbbb=1&once=0123456789ab";

/// Sends the same form twice one after the other, and twice at the same moment.
async fn four_times(who: &Person, path: &str, fields: &str) -> [Answer; 4] {
    let (one, other) = tokio::join!(who.posts(path, fields), who.posts(path, fields));
    [
        one,
        other,
        who.posts(path, fields).await,
        who.posts(path, fields).await,
    ]
}

fn same_place(answers: &[Answer; 4]) -> String {
    for answer in answers {
        let said = (answer.status, answer.location.as_str());
        assert_eq!(
            said,
            (303, answers[0].location.as_str()),
            "{} {}",
            answer.asked,
            answer.text()
        );
    }
    answers[0].location.clone()
}

async fn acts(world: &World) -> Vec<String> {
    world
        .texts("SELECT verb || ' ' || CAST(COUNT(*) AS TEXT) FROM audit GROUP BY verb ORDER BY verb")
        .await
}

#[tokio::test]
async fn ordering_reading_and_signing_twice_is_one_contract() {
    for world in villages().await {
        let ana = world.person("ana");
        let order = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        let contract = same_place(&four_times(&ana, &order, BASKET).await);
        let text = format!("{contract}/texte");
        let to_sign = same_place(&four_times(&ana, &text, "once=0123456789ac").await);
        let print = ana.sees(&to_sign).await.hidden("empreinte").remove(0);
        let accord = format!("accord=1&empreinte={print}&once=0123456789ad");
        assert_eq!(same_place(&four_times(&ana, &to_sign, &accord).await), contract);
        insta::assert_snapshot!("one_contract", acts(&world).await.join("\n"));
        let kept = ["contracts", "bodies", "signatures"];
        for table in kept {
            assert_eq!(world.count(table).await, 1, "{}: {table}", world.engine);
        }
        assert_eq!(world.findings().await, Vec::<String>::new(), "{}", world.engine);
    }
}

/// Two pages open side by side carry two tokens: the household still has one contract and one signature.
#[tokio::test]
async fn two_pages_side_by_side_make_one_contract() {
    for world in villages().await {
        let ana = world.person("ana");
        let (one, other) = tokio::join!(ana.orders(), ana.orders());
        assert_eq!(one, other, "{}", world.engine);
        let print = ana.reads(&one).await;
        let (path, fields) = (
            format!("{one}/signature"),
            [("accord", "1"), ("empreinte", print.as_str())],
        );
        let (first, second) = tokio::join!(ana.submits(&path, &fields), ana.submits(&path, &fields));
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{}", world.engine);
        assert_eq!(world.count("contracts").await, 1);
        assert_eq!(world.count("signatures").await, 1);
    }
}

#[tokio::test]
async fn a_refusal_does_not_use_the_form_up() {
    for world in villages().await {
        let ana = world.person("ana");
        let order = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        assert_eq!(
            ana.posts(&order, &BASKET.replace("=1&once", "=-1&once"))
                .await
                .status,
            422
        );
        assert_eq!(ana.posts(&order, BASKET).await.status, 303, "{}", world.engine);
    }
}

/// The token is the account's own: somebody else's form with the same one is another form.
#[tokio::test]
async fn the_same_token_of_two_people_is_two_actions() {
    for world in villages().await {
        let order = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        for name in ["ana", "bob"] {
            assert_eq!(world.person(name).posts(&order, BASKET).await.status, 303);
        }
        assert_eq!(world.count("contracts").await, 2, "{}", world.engine);
        let seat = format!("/amap/lones/permanences/{SOON}/inscription");
        same_place(&four_times(&world.person("ana"), &seat, "once=0123456789ab&x=1").await);
        assert_eq!(
            world.count("duty_seats").await,
            1,
            "the token was used for the order already"
        );
    }
}
