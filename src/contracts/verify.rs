//! Whether a file is the contract that was signed: anybody who holds it may ask.

use super::queries::{self, Verified};
use crate::t;
use crate::web::{Fault, Frame, Outcome, Upload, Visit, page, refused_page};
use crate::words::Instant;
use askama::Template;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

#[derive(Template)]
#[template(path = "contracts/verify.html")]
struct Verify {
    frame: Frame,
    error: String,
    verdict: Option<Verdict>,
}

/// What there is to say about a file.
struct Verdict {
    kind: String,
    sentence: String,
    facts: Vec<(String, String)>,
    fingerprint: String,
}

fn shown(visit: &Visit, error: String, verdict: Option<Verdict>) -> Verify {
    Verify {
        frame: visit.frame(t!("contracts-verify-title")),
        error,
        verdict,
    }
}

/// Asks for the file.
pub async fn ask(visit: Visit) -> Outcome {
    page(&shown(&visit, String::new(), None))
}

/// Tells what the file is. It is compared, and not kept.
pub async fn tell(visit: Visit, upload: Upload) -> Outcome {
    let Some(file) = upload.files.into_iter().next() else {
        return refused_page(&shown(&visit, t!("contracts-verify-no-file"), None));
    };
    let sha256 = tokio::task::spawn_blocking(move || Sha256::digest(&file.bytes).to_vec())
        .await
        .map_err(Fault::unexpected)?;
    let mut tx = visit.app().db.read().await?;
    let found = match queries::final_file_with(&mut tx, &sha256).await? {
        Some(found) => Some((true, found)),
        None => queries::text_with(&mut tx, &sha256)
            .await?
            .map(|found| (false, found)),
    };
    let amendment = match found {
        Some(_) => None,
        None => queries::amendment_with(&mut tx, &sha256).await?,
    };
    let fingerprint = super::contract::hex(&sha256);
    let verdict = match (found, amendment) {
        (Some((is_final, found)), _) => verdict(is_final, &found, fingerprint),
        (None, Some(amendment)) => amended(&amendment, fingerprint),
        (None, None) => Verdict {
            kind: "error".to_owned(),
            sentence: t!("contracts-verify-unknown"),
            facts: Vec::new(),
            fingerprint,
        },
    };
    page(&shown(&visit, String::new(), Some(verdict)))
}

/// What there is to say about an amendment.
fn amended(found: &Verified, fingerprint: String) -> Verdict {
    let (kind, sentence) = match () {
        () if found.superseded_at.is_some() => ("warning", t!("contracts-verify-amendment-withdrawn")),
        () if found.voided => ("warning", t!("contracts-verify-amendment-waits")),
        () => ("success", t!("contracts-verify-amendment")),
    };
    Verdict {
        kind: kind.to_owned(),
        sentence,
        ..verdict(false, found, fingerprint)
    }
}

fn verdict(is_final: bool, found: &Verified, fingerprint: String) -> Verdict {
    let stands = found.superseded_at.is_none() && !found.voided && !found.cancelled;
    let (kind, sentence) = match () {
        () if found.cancelled => ("warning", t!("contracts-verify-cancelled")),
        () if !stands => ("warning", t!("contracts-verify-replaced")),
        () if is_final => ("success", t!("contracts-verify-final")),
        () if found.farm_signed_at.is_some() => ("success", t!("contracts-verify-both")),
        () if found.member_signed_at.is_some() => ("info", t!("contracts-verify-member")),
        () => ("warning", t!("contracts-verify-nobody")),
    };
    let zone = TimeZone::get(&found.zone).unwrap_or_else(|_| crate::access::paris());
    let when = |at: Option<Instant>| {
        at.map(|at| at.spoken(&zone))
            .unwrap_or_else(|| t!("contracts-verify-not-signed"))
    };
    Verdict {
        kind: kind.to_owned(),
        sentence,
        facts: vec![
            (t!("contracts-verify-fact-title"), found.title.clone()),
            (t!("contracts-verify-fact-farm"), found.farm.clone()),
            (t!("contracts-verify-fact-amap"), found.amap.clone()),
            (
                t!("contracts-verify-fact-household"),
                when(found.member_signed_at),
            ),
            (
                t!("contracts-verify-fact-farm-signed"),
                when(found.farm_signed_at),
            ),
        ],
        fingerprint,
    }
}
