//! The farm's coming deliveries, over all its AMAPs.

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

/// The page.
pub async fn show(desk: Authorised<FarmDesk>) -> Outcome {
    let (visit, farm) = (&desk.visit, &desk.0);
    let today = visit.today();
    let mut tx = visit.app().db.read().await?;
    let deliveries = queries::farm_deliveries(&mut tx, farm, today).await?;
    let baskets = queries::farm_baskets(&mut tx, farm, today).await?;
    page(&Show {
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
