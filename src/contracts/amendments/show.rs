//! The page of an amendment: what it changes, who signed, and what there is to do.

use super::file;
use super::queries::{self, Amendment, AmendmentSignature};
use super::said;
use crate::access::Authorised;
use crate::contracts::access::{ContractDesk, Side};
use crate::contracts::contract::{Contract, hex};
use crate::documents::AmendmentBody;
use crate::t;
use crate::web::{Fault, Form, Frame, Outcome, attachment, page};
use crate::words::Instant;
use askama::Template;
use jiff::tz::TimeZone;

#[derive(Template)]
#[template(path = "contracts/amendments/show.html")]
struct Show {
    frame: Frame,
    once: String,
    back_once: String,
    address: String,
    contract: String,
    household: String,
    form: Form,
    state: String,
    kind: &'static str,
    words: AmendmentBody,
    fingerprint: String,
    steps: Vec<(String, String)>,
    scans: Vec<(String, String)>,
    can: Can,
}

/// What the person may do now.
#[derive(Debug, Clone, Copy, Default)]
pub struct Can {
    /// Sign for one's own side.
    pub sign: bool,
    /// Record a signature on paper: the household's.
    pub record_member: bool,
    /// The farm's.
    pub record_farm: bool,
    /// Take it back.
    pub withdraw: bool,
}

impl Can {
    /// What may be done with an amendment, from one side.
    pub fn of(side: Side, amendment: &Amendment) -> Can {
        let waits = amendment.effective_at.is_none() && amendment.withdrawn_at.is_none();
        let member = waits && amendment.member_signed_at.is_none();
        let farm = waits && amendment.asks == "both" && amendment.farm_signed_at.is_none();
        match side {
            Side::Household => Can {
                sign: member,
                ..Can::default()
            },
            Side::Farm => Can {
                sign: farm,
                ..Can::default()
            },
            Side::Manager => Can {
                record_member: member,
                record_farm: farm && !member,
                withdraw: waits,
                ..Can::default()
            },
        }
    }
}

/// The amendment of the address, in this AMAP and of this contract.
///
/// # Errors
/// When there is none.
pub async fn found(desk: &ContractDesk, number: &str, tx: &mut crate::db::Tx) -> Result<Amendment, Fault> {
    let number: i64 = number.parse().map_err(|_| Fault::NotFound)?;
    queries::amendment(tx, &desk.amap, desk.contract.id, number)
        .await?
        .ok_or(Fault::NotFound)
}

/// The address of an amendment.
pub fn address(desk: &ContractDesk, amendment: &Amendment) -> String {
    format!("{}/avenants/{}", desk.address(), amendment.number)
}

/// The page.
pub async fn show(desk: Authorised<super::AmendmentDesk>) -> Outcome {
    page(&page_of(&desk, Form::new()).await?)
}

/// The page with what was typed.
///
/// # Errors
/// When the PDF cannot be made, or the database fails.
pub(super) async fn page_of(
    desk: &Authorised<super::AmendmentDesk>,
    form: Form,
) -> Result<impl Template + use<>, Fault> {
    let (app, amap, now) = (desk.visit.app(), &desk.contract.amap, desk.visit.now());
    let file = file::of(app, amap, &desk.amendment, now).await?;
    let mut tx = app.db.read().await?;
    let signatures = queries::amendment_signatures(&mut tx, amap, desk.amendment.id).await?;
    drop(tx);
    let (state, kind) = said::standing(&desk.amendment);
    let contract = &desk.contract.contract;
    let address = address(&desk.contract, &desk.amendment);
    Ok(Show {
        frame: desk.visit.frame(title(contract, &desk.amendment)),
        once: desk.visit.once().to_string(),
        back_once: desk.visit.once().to_string(),
        scans: scans(&address, &signatures),
        address,
        contract: desk.contract.address(),
        household: contract.household_name.clone(),
        form,
        state,
        kind,
        words: file::words(&desk.amendment)?,
        fingerprint: hex(&file.sha256),
        steps: steps(amap.zone(), &desk.amendment, &signatures),
        can: Can::of(desk.contract.side, &desk.amendment),
    })
}

/// What happened to it, and when.
fn steps(zone: &TimeZone, amendment: &Amendment, signatures: &[AmendmentSignature]) -> Vec<(String, String)> {
    let spoken = |at: Instant| at.spoken(zone);
    let author = amendment.made_by.clone().unwrap_or_default();
    let written = (
        t!("amendments-step-written", name = author),
        spoken(amendment.made_at),
    );
    let told = |one: &AmendmentSignature| {
        let signature = &one.signature;
        let key = match (signature.party.as_str(), signature.how.as_str()) {
            ("member", "online") => "amendments-step-member",
            ("member", _) => "amendments-step-member-paper",
            (_, "online") => "amendments-step-farm",
            _ => "amendments-step-farm-paper",
        };
        let name = signature.account_name.clone().unwrap_or_default();
        (t!(key, name = name), spoken(signature.signed_at))
    };
    let effective = amendment
        .effective_at
        .map(|at| (t!("amendments-step-effective"), spoken(at)));
    let withdrawn = amendment
        .withdrawn_at
        .map(|at| (t!("amendments-step-withdrawn"), spoken(at)));
    std::iter::once(written)
        .chain(signatures.iter().map(told))
        .chain(effective)
        .chain(withdrawn)
        .collect()
}

/// Address and name of each signed sheet that was scanned.
fn scans(address: &str, signatures: &[AmendmentSignature]) -> Vec<(String, String)> {
    let scanned = signatures.iter().filter(|one| one.scan_type.is_some());
    let link = |one: &AmendmentSignature| {
        let party = &one.signature.party;
        let key = match party.as_str() {
            "farm" => "amendments-scan-farm",
            _ => "amendments-scan-member",
        };
        (format!("{address}/papier?partie={party}"), t!(key))
    };
    scanned.map(link).collect()
}

fn title(contract: &Contract, amendment: &Amendment) -> String {
    t!(
        "amendments-title",
        number = amendment.number,
        title = contract.title.clone()
    )
}

/// The PDF, with the signatures that there are.
pub async fn download(desk: Authorised<super::AmendmentDesk>) -> Outcome {
    let (contract, amendment) = (&desk.contract.contract, &desk.amendment);
    let app = desk.visit.app();
    let bytes =
        file::with_signatures(app, &desk.contract.amap, (contract, amendment), desk.visit.now()).await?;
    attachment(
        &format!("contrat-{}-avenant-{}.pdf", contract.public_id, amendment.number),
        "application/pdf",
        bytes,
    )
}
