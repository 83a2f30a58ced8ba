//! What is written about an erasure: to the person, and to the coordination of what it must do.

use super::begin::said;
use super::rules::Block;
use crate::access::AmapScope;
use crate::amaps;
use crate::db::Tx;
use crate::mail::{self, Letter};
use crate::t;
use crate::web::Fault;
use crate::words::{Day, EmailAddress, Instant};

fn letter(amap: &AmapScope, to: EmailAddress, (subject, body): (&str, &str)) -> Letter {
    Letter {
        amap: Some(amap.id()),
        kind: "erasure",
        to,
        subject: subject.to_owned(),
        body: body.to_owned(),
    }
}

/// To somebody inactive for almost three years; `site` is the public address of this server.
pub fn warning(amap: &AmapScope, to: EmailAddress, erase_on: Day, site: &str) -> Letter {
    let subject = t!("erasure-warning-subject", amap = amap.name());
    let body = t!(
        "erasure-warning",
        amap = amap.name(),
        day = erase_on.full(),
        link = format!("{site}/connexion")
    );
    letter(amap, to, (&subject, &body))
}

async fn to_coordination(
    tx: &mut Tx,
    amap: &AmapScope,
    said: (&str, &str),
    (today, now): (Day, Instant),
) -> Result<(), Fault> {
    let to = amaps::coordination(tx, amap, today).await?;
    let letters: Vec<Letter> = to.into_iter().map(|to| letter(amap, to, said)).collect();
    Ok(mail::enqueue_all(tx, &letters, now).await?)
}

/// To the coordination: these people have no address, and are erased on a day if nobody tells of them.
///
/// # Errors
/// When the database fails.
pub async fn unreachable(
    tx: &mut Tx,
    amap: &AmapScope,
    (names, erase_on): (&[String], Day),
    (today, now): (Day, Instant),
    site: &str,
) -> Result<(), Fault> {
    let body = t!(
        "erasure-unreachable",
        names = names.join("\n"),
        amap = amap.name(),
        day = erase_on.full(),
        link = list(amap, site)
    );
    let subject = t!("erasure-unreachable-subject", count = names.len());
    to_coordination(tx, amap, (&subject, &body), (today, now)).await
}

/// To the coordination: the day of somebody's erasure has come, and something blocks it.
///
/// # Errors
/// When the database fails.
pub async fn blocked(
    tx: &mut Tx,
    amap: &AmapScope,
    (name, blocks): (&str, &[Block]),
    (today, now): (Day, Instant),
    site: &str,
) -> Result<(), Fault> {
    let reasons: Vec<String> = blocks.iter().map(|block| format!("– {}", said(*block))).collect();
    let body = t!(
        "erasure-blocked-letter",
        name = name,
        amap = amap.name(),
        reasons = reasons.join("\n"),
        link = list(amap, site)
    );
    let subject = t!("erasure-blocked-subject", name = name);
    to_coordination(tx, amap, (&subject, &body), (today, now)).await
}

fn list(amap: &AmapScope, site: &str) -> String {
    format!("{site}/amap/{}/effacements", amap.slug())
}
