//! What those who wait are told by mail.

use super::model::Wait;
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::mail::{self, Letter};
use crate::t;
use crate::words::{Day, EmailAddress, Instant};

/// To whoever asked: the address of their own page.
pub fn own_page(site: &str, amap: &AmapScope, secret: &str) -> String {
    format!("{site}/amap/{}/rejoindre/{secret}", amap.slug())
}

/// Asks to confirm the address.
pub async fn confirm(
    tx: &mut Tx,
    amap: &AmapScope,
    to: &EmailAddress,
    link: &str,
    now: Instant,
) -> Result<(), DbError> {
    let letter = Letter {
        amap: Some(amap.id()),
        kind: "joining",
        to: to.clone(),
        subject: t!("joining-confirm-subject", amap = amap.name()),
        body: t!("joining-confirm-letter", amap = amap.name(), link = link),
    };
    mail::enqueue(tx, letter, now).await
}

/// What is offered, to whom, and until when.
#[derive(Debug)]
pub struct Offered<'a> {
    pub to: &'a [EmailAddress],
    pub what: &'a str,
    pub until: Day,
    pub trial: Option<Day>,
    pub link: &'a str,
}

/// A place or a basket is offered.
pub async fn offered(
    tx: &mut Tx,
    amap: &AmapScope,
    offer: &Offered<'_>,
    now: Instant,
) -> Result<(), DbError> {
    let (amap_name, until) = (amap.name(), offer.until.full());
    let body = match offer.trial {
        Some(trial) => t!(
            "joining-offer-trial-letter",
            amap = amap_name,
            what = offer.what,
            until = until,
            trial = trial.full(),
            link = offer.link
        ),
        None => t!(
            "joining-offer-letter",
            amap = amap_name,
            what = offer.what,
            until = until,
            link = offer.link
        ),
    };
    let said = (t!("joining-offer-subject", what = offer.what), body);
    to_each(tx, amap, offer.to, said, now).await
}

/// To the coordination: somebody asks to join.
pub async fn arrived(
    tx: &mut Tx,
    amap: &AmapScope,
    to: &[EmailAddress],
    (name, site): (&str, &str),
    now: Instant,
) -> Result<(), DbError> {
    let link = format!("{site}/amap/{}/demandes", amap.slug());
    let said = (
        t!("joining-arrived-subject", name = name),
        t!(
            "joining-arrived-letter",
            name = name,
            amap = amap.name(),
            link = link
        ),
    );
    to_each(tx, amap, to, said, now).await
}

/// To whoever looks after the farm: a household took the basket that was offered to it.
pub async fn taken(
    tx: &mut Tx,
    amap: &AmapScope,
    to: &[EmailAddress],
    (wait, site): (&Wait, &str),
    now: Instant,
) -> Result<(), DbError> {
    let what = wait.what(amap.name());
    let link = format!("{site}/amap/{}/demandes", amap.slug());
    let said = (
        t!("joining-taken-subject", name = wait.name, what = what),
        if wait.product_id.is_some() {
            t!("joining-taken-letter", name = wait.name, what = what, link = link)
        } else {
            t!(
                "joining-taken-letter-farm",
                name = wait.name,
                what = what,
                link = link
            )
        },
    );
    to_each(tx, amap, to, said, now).await
}

async fn to_each(
    tx: &mut Tx,
    amap: &AmapScope,
    to: &[EmailAddress],
    (subject, body): (String, String),
    now: Instant,
) -> Result<(), DbError> {
    let letter = |to: &EmailAddress| Letter {
        amap: Some(amap.id()),
        kind: "joining",
        to: to.clone(),
        subject: subject.clone(),
        body: body.clone(),
    };
    let letters: Vec<Letter> = to.iter().map(letter).collect();
    mail::enqueue_all(tx, &letters, now).await
}

/// The AMAP has no place.
pub async fn declined(
    tx: &mut Tx,
    amap: &AmapScope,
    to: &EmailAddress,
    message: &str,
    now: Instant,
) -> Result<(), DbError> {
    let letter = Letter {
        amap: Some(amap.id()),
        kind: "joining",
        to: to.clone(),
        subject: t!("joining-declined-subject", amap = amap.name()),
        body: t!("joining-declined-letter", amap = amap.name(), message = message),
    };
    mail::enqueue(tx, letter, now).await
}

/// Nobody took the offer in time.
pub async fn lapsed(
    tx: &mut Tx,
    amap: &AmapScope,
    to: &[EmailAddress],
    what: &str,
    now: Instant,
) -> Result<(), DbError> {
    let said = (
        t!("joining-lapsed-subject", what = what),
        t!("joining-lapsed-letter", amap = amap.name(), what = what),
    );
    to_each(tx, amap, to, said, now).await
}
