//! The register of processing of an AMAP: what the software does with whose data, as it is built; the AMAP adds its own.

use crate::access::{Authorised, Coordination};
use crate::amaps;
use crate::documents::{Issue, Register, RegisterEntry};
use crate::t;
use crate::web::{Fault, Outcome, attachment};

/// Each processing, by the middle of its keys, with the lines it has.
const ENTRIES: [&str; 6] = ["members", "contracts", "payments", "joining", "letters", "trail"];
const LINES: [&str; 5] = ["why", "data", "who", "kept", "law"];

/// The PDF.
pub async fn register(desk: Authorised<Coordination>) -> Outcome {
    let amap = &desk.target.0;
    let today = amap.today(desk.visit.now());
    let mut tx = desk.visit.app().db.read().await?;
    let contacts = amaps::coordination(&mut tx, amap, today).await?;
    drop(tx);
    let contacts: Vec<String> = contacts.iter().map(ToString::to_string).collect();
    let entry = |name: &&str| RegisterEntry {
        title: t!(&format!("register-{name}")),
        lines: LINES
            .iter()
            .map(|line| {
                (
                    t!(&format!("register-line-{line}")),
                    t!(&format!("register-{name}-{line}")),
                )
            })
            .collect(),
    };
    let document = Register {
        heading: t!("register-title", amap = amap.name()),
        facts: vec![
            (t!("register-controller"), amap.name().to_owned()),
            (t!("register-contact"), contacts.join(", ")),
            (t!("register-security"), t!("register-security-text")),
            (t!("register-rights"), t!("register-rights-text")),
        ],
        entries: ENTRIES.iter().map(entry).collect(),
        note: t!("register-note", day = today.full()),
    };
    let (by, id) = (amap.name().to_owned(), amap.slug().to_owned());
    let making = tokio::task::spawn_blocking(move || {
        document.pdf(Issue {
            by: &by,
            on: today,
            id: &id,
        })
    });
    let pdf = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment("registre-des-traitements.pdf", "application/pdf", pdf.bytes)
}
