//! Contract templates: the current season's, closed and running, and the next one's at every stage.

use super::queries::*;
use super::village::{Model, Stage, Village, WEEKS};
use crate::words::{AccountId, Day, Instant, Season, TemplateId, sort_key};

const CLAUSES: &str = "Nous partageons les aléas de la récolte. Un panier qui n’est pas retiré est partagé entre les \
                       bénévoles de la livraison.";

/// Baskets of vegetables move, double and are given up.
const FLEXIBLE: &str = r#"{"moves":{"notice":3,"most":3},"carryovers":{"allowance":{"notice":3,"most":3},"most_baskets":2},"skips":{"allowance":{"notice":3,"most":2},"deducted":false}}"#;

/// One template per farm, AMAP and season.
pub fn write(village: &mut Village) {
    for place in 0..village.places.len() {
        for rank in 0..village.places[place].town.farms.len() {
            template(village, place, rank, Stage::Running);
            template(village, place, rank, next_stage(place, rank));
        }
    }
}

/// Most are open; the first AMAP shows every stage, and one waits for the first farm's approval.
fn next_stage(place: usize, rank: usize) -> Stage {
    match (place, rank) {
        (0, 5) | (3..=5, 4) => Stage::Approved,
        (0, 6) | (2, 0) => Stage::Submitted,
        (0, 7) => Stage::Draft,
        _ => Stage::Open,
    }
}

fn template(village: &mut Village, place: usize, rank: usize, stage: Stage) {
    let town = village.places[place].town;
    let farm = town.farms[rank];
    let grower = village.farms[farm].grower;
    let start = if stage == Stage::Running { 0 } else { WEEKS };
    let deliveries: Vec<usize> = (start..start + WEEKS).step_by(grower.weeks).collect();
    let day = |at: usize| village.places[place].deliveries[at].1;
    let (first_on, last_on) = (day(deliveries[0]), day(deliveries[deliveries.len() - 1]));
    let instalments = usize::try_from(grower.instalments).unwrap_or(1);
    let due_days: Vec<Day> = (0..instalments).map(|month| day(start + 4 * month)).collect();
    let id = village.chance.id(village.now, TemplateId::v7);
    let row = TemplateRow {
        min_deliveries: if grower.fixed { 20 } else { 0 },
        flexibility: if grower.fixed { FLEXIBLE } else { "" },
        ..acts(village, (place, farm), (first_on, last_on), stage, id)
    };
    village.rows.templates.push(row);
    let model = Model {
        id,
        place,
        farm,
        deliveries,
        due_days,
        stage,
        rank,
    };
    offer(village, &model);
    village.models.push(model);
}

fn acts(
    village: &mut Village,
    (place, farm): (usize, usize),
    (first_on, last_on): (Day, Day),
    stage: Stage,
    id: TemplateId,
) -> TemplateRow {
    let grower = village.farms[farm].grower;
    let today = village.today;
    let (window_opens, window_closes) = match stage {
        Stage::Running => (first_on.plus_days(-45), first_on.plus_days(-10)),
        Stage::Open => (today.plus_days(-12), today.plus_days(23)),
        _ => (today.plus_days(8), today.plus_days(43)),
    };
    let author = village.places[place].coordinator;
    let farmer = Some(village.farms[farm].farmer);
    let act = |reached: Stage, day: Day, who: Option<AccountId>| -> (Option<Instant>, Option<AccountId>) {
        if stage >= reached {
            (Some(village.evening(day)), who)
        } else {
            (None, None)
        }
    };
    let before = window_opens.min(today);
    let (submitted_at, submitted_by) = act(Stage::Submitted, before.plus_days(-9), author);
    let (approved_at, approved_by) = act(Stage::Approved, before.plus_days(-6), farmer);
    let (opened_at, opened_by) = act(Stage::Open, window_opens, author);
    let (closed_at, closed_by) = act(Stage::Running, window_closes.plus_days(1), author);
    let season = Season::new(first_on, last_on)
        .map(Season::label)
        .unwrap_or_default();
    let title = format!("{}, {season}", grower.subject);
    TemplateRow {
        amap_id: village.places[place].id,
        id,
        public_id: village.chance.public_id(),
        farm_id: village.farms[farm].id,
        site_id: village.places[place].site,
        sort_key: sort_key(&title),
        title,
        kind: if grower.fixed { "fixed" } else { "free" },
        first_on,
        last_on,
        rhythm: match grower.weeks {
            1 => "weekly",
            2 => "fortnightly",
            _ => "chosen",
        },
        min_deliveries: 0,
        flexibility: "",
        window_opens,
        window_closes,
        payee: grower.name,
        max_instalments: grower.instalments,
        clauses: CLAUSES,
        step: 6,
        created_at: village.evening(before.plus_days(-15)),
        created_by: author,
        submitted_at,
        submitted_by,
        approved_at,
        approved_by,
        approved_how: if stage >= Stage::Approved { "farmer" } else { "" },
        opened_at,
        opened_by,
        closed_at,
        closed_by,
    }
}

/// Its deliveries, products, what is available when, and how to pay.
fn offer(village: &mut Village, model: &Model) {
    let place = &village.places[model.place];
    let farm = &village.farms[model.farm];
    let (amap_id, template_id, rows) = (place.id, model.id, &mut village.rows);
    for at in &model.deliveries {
        rows.template_deliveries.push(TemplateDeliveryRow {
            amap_id,
            template_id,
            delivery_id: place.deliveries[*at].0,
        });
    }
    for ((position, good), product) in (1..).zip(farm.grower.goods).zip(&farm.products) {
        rows.template_products.push(TemplateProductRow {
            amap_id,
            template_id,
            product_id: *product,
            farm_id: farm.id,
            position,
            price_cents: good.cents,
            pricing: if good.grams.is_some() { "weight" } else { "piece" },
            est_grams: good.grams,
        });
        for at in model.deliveries.iter().step_by(good.every) {
            let delivery_id = place.deliveries[*at].0;
            rows.availability.push(AvailabilityRow {
                amap_id,
                template_id,
                product_id: *product,
                delivery_id,
            });
        }
    }
    for method in ["cheque", "transfer"] {
        rows.methods.push(MethodRow {
            amap_id,
            template_id,
            method,
        });
    }
    for due_on in &model.due_days {
        rows.due_days.push(DueDayRow {
            amap_id,
            template_id,
            due_on: *due_on,
        });
    }
}
