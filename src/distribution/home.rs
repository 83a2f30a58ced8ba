//! The member's home: the next delivery first, then what waits for an answer.

use super::queries::{self, NextLine, Offer, ToSign};
use super::said::labelled;
use crate::access::{Authorised, MemberDesk};
use crate::contracts;
use crate::duties::{self, Evening, list_is_open};
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::Day;
use askama::Template;

#[derive(Template)]
#[template(path = "distribution/home.html")]
struct Show {
    frame: Frame,
    base: String,
    today: Day,
    next: Vec<NextLine>,
    offers: Vec<Offer>,
    /// How many baskets other households offer, in words.
    baskets: String,
    to_sign: Vec<ToSign>,
    duty: Option<Evening>,
    duty_list: bool,
}

/// The page: five short reads after those that tell who asks.
pub async fn show(desk: Authorised<MemberDesk>) -> Outcome {
    let (visit, own) = (&desk.visit, &desk.0);
    let today = own.amap.today(visit.now());
    let mut tx = visit.app().db.read().await?;
    let next = queries::next_delivery(&mut tx, own, today).await?;
    let to_sign = queries::to_sign(&mut tx, own).await?;
    let offers = queries::offers(&mut tx, own, today).await?;
    let baskets = contracts::baskets_offered(&mut tx, own, today).await?;
    // The list of yesterday's delivery is still open to whoever was on duty, but it is no next duty.
    let duty = duties::held_from(&mut tx, own, today).await?;
    let duty = duty.into_iter().find(|evening| evening.cancelled_at.is_none());
    drop(tx);
    page(&Show {
        frame: visit.frame(t!("distribution-home-title")),
        base: format!("/amap/{}", own.amap.slug()),
        today,
        next,
        offers,
        baskets: match baskets {
            0 => String::new(),
            count => t!("handovers-home", count = count),
        },
        to_sign,
        duty_list: duty
            .as_ref()
            .is_some_and(|evening| list_is_open(evening.day, today)),
        duty,
    })
}

impl Show {
    /// Whether the farm is named before this line: the first of its run.
    fn begins_farm(&self, index: &usize) -> bool {
        *index == 0 || self.next[index - 1].farm != self.next[*index].farm
    }
}

impl NextLine {
    fn hours(&self) -> String {
        t!(
            "distribution-hours",
            from = self.opens.spoken(),
            to = self.closes.spoken()
        )
    }

    fn label(&self) -> String {
        labelled(&self.product, &self.packaging)
    }

    fn place(&self) -> String {
        let parts = [self.site.as_str(), self.address.as_str(), self.town.as_str()];
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// "aujourd’hui", "demain", or how many days from now.
    fn when(&self, today: Day) -> String {
        match today.days_until(self.day) {
            0 => t!("distribution-when-today"),
            1 => t!("distribution-when-tomorrow"),
            days => t!("distribution-when-days", n = days),
        }
    }
}
