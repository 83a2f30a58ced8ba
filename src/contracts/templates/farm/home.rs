//! The farmer's home: what waits for an answer, and the next deliveries of each AMAP.

use super::queries::{self, NextDelivery};
use crate::access::{Authorised, FarmDesk};
use crate::contracts::model::TemplateState;
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::Day;
use askama::Template;

/// Days ahead that the page looks.
const DAYS_AHEAD: i64 = 35;

#[derive(Template)]
#[template(path = "contracts/templates/farm/home.html")]
struct Home {
    frame: Frame,
    base: String,
    /// Address, title and AMAP of each template that waits for approval.
    to_approve: Vec<(String, String, String)>,
    /// Address, title, AMAP and number of contracts to sign.
    to_sign: Vec<(String, String, String, u32)>,
    deliveries: Vec<Delivery>,
}

struct Delivery {
    href: String,
    day: Day,
    weekday: String,
    month: &'static str,
    amap: String,
    site: String,
    hours: String,
    households: i64,
}

pub async fn home(desk: Authorised<FarmDesk>) -> Outcome {
    let farm = &desk.target.0;
    let today = desk.visit.today();
    let mut tx = desk.visit.app().db.read().await?;
    let templates = crate::contracts::templates::queries::farm_templates(&mut tx, farm).await?;
    let next = queries::next_deliveries(&mut tx, farm, today, today.plus_days(DAYS_AHEAD)).await?;
    drop(tx);
    let base = format!("/ferme/{}", farm.slug());
    let address = |id: &crate::words::PublicId| format!("{base}/contrats/{id}");
    let submitted = templates
        .iter()
        .filter(|line| line.state(today) == TemplateState::Submitted);
    let waiting = templates.iter().filter(|line| line.to_countersign > 0);
    page(&Home {
        frame: desk.visit.frame(farm.name()),
        to_approve: submitted
            .map(|line| {
                (
                    address(&line.public_id),
                    line.title.clone(),
                    line.amap_name.clone(),
                )
            })
            .collect(),
        to_sign: waiting
            .map(|line| {
                let href = format!("{}/signatures", address(&line.public_id));
                (
                    href,
                    line.title.clone(),
                    line.amap_name.clone(),
                    line.to_countersign,
                )
            })
            .collect(),
        deliveries: next.into_iter().map(|row| shown(farm.slug(), row)).collect(),
        base,
    })
}

fn shown(farm: &str, row: NextDelivery) -> Delivery {
    Delivery {
        href: format!(
            "/amap/{}/livraisons/{}/ferme/{farm}",
            row.amap_slug, row.public_id
        ),
        weekday: row.day.weekday().french().chars().take(3).collect(),
        month: row.day.month_name(),
        day: row.day,
        amap: row.amap_name,
        site: row.site_name,
        hours: t!(
            "templates-home-hours",
            opens = row.opens.spoken(),
            closes = row.closes.spoken()
        ),
        households: row.households,
    }
}
