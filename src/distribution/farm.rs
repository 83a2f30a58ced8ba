//! The farm's coming deliveries, over all its AMAPs.

use super::agenda::{Event, Grid, month_grid, month_of};
use super::queries::{self, FarmBasket, FarmDelivery};
use super::said::labelled;
use crate::access::{Authorised, FarmDesk};
use crate::t;
use crate::web::{Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "distribution/farm.html")]
struct Show {
    frame: Frame,
    address: String,
    harvest: String,
    absences: String,
    grid: Option<Grid>,
    /// The address before "mois=".
    base: String,
    months: Vec<Month>,
}

struct Month {
    name: String,
    days: Vec<Line>,
}

struct Line {
    delivery: FarmDelivery,
    products: Vec<(String, String)>,
}

/// Days that the calendar shows ahead.
const AHEAD: i64 = 550;

/// How a delivery stands in the page of a month.
fn event(delivery: &FarmDelivery, farm: &str) -> Event {
    let what = format!("{}, {}", delivery.amap_name, delivery.site);
    Event {
        href: format!(
            "/ferme/{farm}/livraisons/{}/{}",
            delivery.amap_slug, delivery.public_id
        ),
        said: if delivery.takes_place() {
            what
        } else {
            t!("agenda-cancelled", what = what)
        },
        kind: if delivery.takes_place() { "" } else { "cancelled" },
    }
}

/// The page.
pub async fn show(desk: Authorised<FarmDesk>) -> Outcome {
    let (visit, farm) = (&desk.visit, &desk.0);
    let (today, query) = (visit.today(), visit.query());
    let by_the_month = query.value("vue") == "mois";
    let (from, until) = if by_the_month {
        let first = month_of(query.value("mois"), today);
        (first, first.last_of_month())
    } else {
        (today, today.plus_days(AHEAD))
    };
    let mut tx = visit.app().db.read().await?;
    let deliveries = queries::farm_deliveries(&mut tx, farm, (from, until)).await?;
    let baskets = queries::farm_baskets(&mut tx, farm, from).await?;
    let events = deliveries
        .iter()
        .map(|delivery| (delivery.day, event(delivery, farm.slug())));
    page(&Show {
        grid: by_the_month.then(|| month_grid(from, today, events.collect())),
        base: format!("/ferme/{}/livraisons?vue=mois&", farm.slug()),
        frame: visit.frame(t!("distribution-agenda-title")),
        address: format!("/ferme/{}/livraisons", farm.slug()),
        harvest: format!("/ferme/{}/recolte", farm.slug()),
        absences: format!("/ferme/{}/absences", farm.slug()),
        months: by_month(deliveries, &baskets),
    })
}

fn by_month(deliveries: Vec<FarmDelivery>, baskets: &[FarmBasket]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for delivery in deliveries {
        let here =
            |basket: &&FarmBasket| (basket.amap_id, basket.delivery_id) == (delivery.amap_id, delivery.id);
        let products = baskets.iter().filter(here);
        let products = products
            .map(|one| (one.quantity.to_string(), labelled(&one.product, &one.packaging)))
            .collect();
        let name = delivery.day.month();
        let line = Line { delivery, products };
        match months.last_mut() {
            Some(month) if month.name == name => month.days.push(line),
            _ => months.push(Month {
                name,
                days: vec![line],
            }),
        }
    }
    months
}
