//! What can be changed for everyone, and what was.

use super::form::Topic;
use super::place::Place;
use super::view::{topic_hint, topic_name};
use crate::contracts::amendments::queries::Announced;
use crate::t;
use crate::web::Frame;
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/amendments/everyone/choose.html")]
pub struct Choose {
    frame: Frame,
    base: String,
    back: String,
    title: String,
    /// Its name in the address, what it is, and what it is for.
    topics: Vec<(&'static str, String, String)>,
    announced: Vec<Told>,
}

/// A change that was announced.
struct Told {
    change: String,
    reason: String,
    by: String,
    amended: String,
    waiting: String,
}

/// What there is to change, and what was.
pub fn choose(place: &Place<'_>, announced: &[Announced]) -> Choose {
    let told = |one: &Announced| Told {
        change: one.detail.clone(),
        reason: one.reason.clone(),
        by: t!(
            "amendments-by",
            name = one.made_by.clone().unwrap_or_default(),
            when = one.made_at.spoken(place.amap.zone())
        ),
        amended: t!("amendments-count", count = one.amended),
        waiting: if one.waiting > 0 {
            t!("amendments-waiting-count", count = one.waiting)
        } else {
            String::new()
        },
    };
    Choose {
        frame: place.visit.frame(t!("amendments-everyone-title")),
        base: place.base.clone(),
        back: place.back.clone(),
        title: place.sheet.title.clone(),
        topics: Topic::ALL
            .iter()
            .map(|topic| (topic.name(), topic_name(*topic), topic_hint(*topic)))
            .collect(),
        announced: announced.iter().map(told).collect(),
    }
}
