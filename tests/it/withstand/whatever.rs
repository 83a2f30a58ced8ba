//! Whatever sequence of moves, carryovers, gifts, deductions, hand-overs, amendments and changes by the farm or of a whole evening:
//! what is due is what was signed plus the amendments, gifts included, and it is what the farm is told to bring.

use crate::amendments::adds_up;
use crate::world::{Person, World, encoded, villages};
use clicamap::access::AmapScope;
use clicamap::distribution::list_of_day;
use clicamap::words::{Day, Quantity};

const CHANGES: &str = "/amap/lones/modeles/aaaaaaaaaaaa/changements";
const SEQUENCES: u64 = 6;
const ACTS: usize = 14;

/// Numbers that look random and are the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).unwrap()
    }

    fn of<'a, T>(&mut self, some: &'a [T]) -> &'a T {
        &some[self.roll(some.len())]
    }
}

async fn deliveries(world: &World) -> Vec<String> {
    world
        .texts(
            "SELECT d.public_id FROM template_deliveries x JOIN deliveries d ON d.id = x.delivery_id
             JOIN templates t ON t.id = x.template_id WHERE t.public_id = 'aaaaaaaaaaaa' ORDER BY d.day",
        )
        .await
}

/// Looks at the impact, and announces it when there is one to announce.
async fn announces(who: &Person, base: &str, fields: &[(&str, &str)]) -> u16 {
    let asked: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    let seen = who.gets(&format!("{base}?voir=1&{}", asked.join("&"))).await;
    if seen.status != 200 {
        return seen.status;
    }
    let print = seen.hidden("empreinte").remove(0);
    let mut all = fields.to_vec();
    all.push(("empreinte", &print));
    who.submits(base, &all).await.status
}

/// A household does something with a basket.
async fn by_household(dice: &mut Dice, who: &Person, contract: &str, days: &[String]) -> (String, u16) {
    let (from, to) = (dice.of(days).clone(), dice.of(days).clone());
    let all: [&[(&str, &str)]; 5] = [
        &[("faire", "deplacer"), ("vers", &to)],
        &[("faire", "donner")],
        &[("faire", "deduire")],
        &[("faire", "annuler")],
        &[("faire", "confier"), ("a", "")],
    ];
    let fields = *dice.of(&all);
    let status = who
        .submits(&format!("{contract}/paniers/{from}"), fields)
        .await
        .status;
    (format!("{} {from} {fields:?}", who.name), status)
}

/// Whoever may takes the first basket that is offered.
async fn taken(who: &Person) -> (String, u16) {
    let html = who.sees("/amap/lones/paniers").await.html();
    let offered = html.split("action=\"/amap/lones/paniers/").nth(1);
    let status = match offered.and_then(|rest| rest.split('"').next()) {
        Some(id) => {
            who.submits(&format!("/amap/lones/paniers/{id}"), &[])
                .await
                .status
        }
        None => 0,
    };
    (format!("{} prend", who.name), status)
}

/// The référent's side writes other quantities, and both parties sign.
async fn amended(dice: &mut Dice, world: &World, contract: &str, owner: &str) -> (String, u16) {
    let quantity = (1 + dice.roll(3)).to_string();
    let fields = [("q-bbbbbbbbbbbb", &*quantity), ("motif", "Une naissance")];
    let page = format!("{contract}/avenant/quantites");
    let status = world.person("dora").submits(&page, &fields).await.status;
    if status == 303 {
        let id = contract.rsplit('/').next().unwrap();
        let last = format!(
            "SELECT CAST(MAX(a.number) AS TEXT) FROM amendments a JOIN contracts c ON c.id = a.contract_id WHERE c.public_id = '{id}'"
        );
        let amendment = format!("{contract}/avenants/{}", world.texts(&last).await[0]);
        for name in [owner, "camille"] {
            let seen = world.person(name).gets(&amendment).await;
            if let Some(print) = seen.hidden("empreinte").first() {
                let sign = [("accord", "1"), ("empreinte", &**print)];
                world
                    .person(name)
                    .submits(&format!("{amendment}/signature"), &sign)
                    .await;
            }
        }
    }
    (format!("{owner} quantité {quantity}"), status)
}

/// The farm, or the coordination, changes something for everyone.
async fn for_everyone(dice: &mut Dice, world: &World, days: &[String]) -> (String, u16) {
    let (delivery, cause) = (dice.of(days).clone(), *dice.of(&["lost", "returned"]));
    let day = format!("2026-10-{:02}", 1 + dice.roll(28));
    let evening = format!("/amap/lones/livraisons/{delivery}/changement");
    let dora = world.person("dora");
    let all: [(&str, Vec<(&str, &str)>); 5] = [
        (
            CHANGES,
            vec![
                ("quoi", "annuler"),
                ("livraison", &delivery),
                ("cause", cause),
                ("motif", "Grêle"),
            ],
        ),
        (
            CHANGES,
            vec![
                ("quoi", "deplacer"),
                ("livraison", &delivery),
                ("le", &day),
                ("motif", "Foire"),
            ],
        ),
        (
            CHANGES,
            vec![
                ("quoi", "ajouter"),
                ("le", &day),
                ("produit", "bbbbbbbbbbbb"),
                ("motif", "Belle récolte"),
            ],
        ),
        (
            &evening,
            vec![("faire", "deplacer"), ("le", &day), ("motif", "Salle prise")],
        ),
        (
            &evening,
            vec![("faire", "annuler"), ("cause", cause), ("motif", "Neige")],
        ),
    ];
    let (base, fields) = dice.of(&all);
    (format!("{base} {fields:?}"), announces(&dora, base, fields).await)
}

/// What every list says is due on each day, as the rows say it.
async fn farm_is_told(world: &World, story: &[String]) {
    let sql = "SELECT d.day || ' ' || CAST(SUM(o.quantity) AS TEXT) FROM order_lines o JOIN deliveries d ON d.id = o.delivery_id
               WHERE d.cancelled_at IS NULL GROUP BY d.day ORDER BY d.day";
    let mut tx = world.db.read().await.unwrap();
    let amap = AmapScope::for_operator(&mut tx, "lones").await.unwrap().unwrap();
    for row in world.texts(sql).await {
        let (day, due) = row.split_once(' ').unwrap();
        let list = list_of_day(&mut tx, &amap, day.parse::<Day>().unwrap())
            .await
            .unwrap();
        let told: Quantity = list
            .totals
            .iter()
            .flat_map(|farm| &farm.products)
            .map(|one| one.quantity)
            .sum();
        let handed: Quantity = list
            .households
            .iter()
            .flat_map(|entry| &entry.items)
            .map(|item| item.quantity)
            .sum();
        assert_eq!(told.thousandths().to_string(), due, "{day} {story:#?}");
        assert_eq!(
            told, handed,
            "the farm brings what is handed out, gifts included: {story:#?}"
        );
    }
    let lost = "SELECT d.day FROM order_lines o JOIN deliveries d ON d.id = o.delivery_id WHERE d.cancelled_at IS NOT NULL";
    assert_eq!(
        world.texts(lost).await,
        Vec::<String>::new(),
        "nothing is due on an evening that is called off: {story:#?}"
    );
}

async fn allows_all(world: &World) {
    let each = r#"{"notice":3,"most":9}"#;
    let all = format!(
        r#"{{"moves":{each},"carryovers":{{"allowance":{each},"most_baskets":3}},"skips":{{"allowance":{each},"deducted":true}}}}"#
    );
    let sql = format!("UPDATE templates SET flexibility = '{all}' WHERE public_id = 'aaaaaaaaaaaa'");
    world.executes(&sql).await;
}

#[tokio::test]
async fn what_is_due_is_what_was_signed_plus_the_amendments_and_what_the_farm_is_told() {
    for seed in 0..SEQUENCES {
        for world in villages().await {
            let mut dice = Dice(seed);
            allows_all(&world).await;
            let people = [world.person("ana"), world.person("bob")];
            let contracts = [people[0].signs().await, people[1].signs().await];
            world
                .person("camille")
                .goes("/ferme/lac/contrats/aaaaaaaaaaaa/signatures", &[("tous", "1")])
                .await;
            let mut story = Vec::new();
            let mut done = 0;
            for _ in 0..ACTS {
                let days = deliveries(&world).await;
                let whose = dice.roll(2);
                let (act, status) = match dice.roll(8) {
                    0..4 => by_household(&mut dice, &people[whose], &contracts[whose], &days).await,
                    4 => taken(&people[whose]).await,
                    5 => amended(&mut dice, &world, &contracts[whose], &people[whose].name).await,
                    _ => for_everyone(&mut dice, &world, &days).await,
                };
                done += usize::from(status == 303);
                story.push(format!("{status} {act}"));
                assert!([0, 303, 404, 422].contains(&status), "seed {seed}: {story:#?}");
                adds_up(&world).await;
                farm_is_told(&world, &story).await;
            }
            assert!(done >= 3, "seed {seed} does next to nothing: {story:#?}");
            assert_eq!(
                world.findings().await,
                Vec::<String>::new(),
                "seed {seed}: {story:#?}"
            );
        }
    }
}
