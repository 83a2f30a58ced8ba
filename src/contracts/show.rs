//! The page of a contract: state, what is ordered, the schedule, and what can be done.

use super::access::{ContractDesk, Side};
use super::amendments::{self, OnContract};
use super::body::is_free;
use super::can::Can;
use super::dossier::Dossier;
use super::flexibility;
use super::model::ContractState;
use super::queries::{self, Instalment};
use super::said;
use super::templates::PaymentMethod;
use super::weighing;
use crate::access::Authorised;
use crate::t;
use crate::web::{Frame, Outcome, Visit, page};
use crate::words::{Cents, Iban, Instant};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/show.html")]
struct Show {
    frame: Frame,
    once: String,
    address: String,
    back: String,
    farm: String,
    household: String,
    state: String,
    kind: &'static str,
    reason: String,
    outside: String,
    next: String,
    days: Vec<DayRow>,
    basket: Vec<(String, String)>,
    total: String,
    method: String,
    /// Where it is paid by transfer; empty when it is paid otherwise, or the farm says nothing.
    iban: String,
    schedule: Vec<(String, String, bool)>,
    steps: Vec<(String, String)>,
    /// Address of each scan, and what it is.
    scans: Vec<(String, String)>,
    amended: OnContract,
    weighed: weighing::OnContract,
    /// Address of each basket that the household moved or gave up, and what it did.
    shifted: Vec<(String, String)>,
    document: bool,
    can: Can,
    edit: String,
    countersign: String,
}

struct DayRow {
    /// The page of its basket, where it can be moved or given up.
    basket: String,
    iso: String,
    day: String,
    items: Vec<(String, String)>,
    amount: String,
}

/// The page.
pub async fn show(desk: Authorised<ContractDesk>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let dossier = Dossier::load(&mut tx, &desk.amap, desk.contract.clone()).await?;
    let stored = queries::instalments(&mut tx, &desk.amap, desk.contract.id).await?;
    let scans = queries::scans(&mut tx, &desk.amap, desk.contract.id).await?;
    let amendments = amendments::amendments(&mut tx, &desk.amap, desk.contract.id).await?;
    let shifted = flexibility::done(&mut tx, &desk, &dossier.sheet).await?;
    let weighed = weighing::OnContract::of(&mut tx, &desk.amap, &dossier).await?;
    drop(tx);
    let mut shown = show_page(&desk.visit, &desk, &dossier, &stored);
    shown.shifted = shifted;
    shown.weighed = weighed;
    shown.scans = scans.iter().map(|scan| scan_link(&desk, scan)).collect();
    shown.amended = OnContract::of(&desk, dossier.total(), &stored, &amendments);
    page(&shown)
}

fn show_page(visit: &Visit, desk: &ContractDesk, dossier: &Dossier, stored: &[Instalment]) -> Show {
    let contract = &desk.contract;
    let base = format!("/amap/{}", desk.amap.slug());
    let free = is_free(dossier.sheet.kind);
    let can = Can::of(visit, desk, dossier);
    let edit = match desk.side {
        Side::Manager => format!(
            "{base}/modeles/{}/saisie?foyer={}",
            contract.template_public_id, contract.household_public_id
        ),
        _ => format!("{base}/modeles/{}/souscription", contract.template_public_id),
    };
    let countersign = match visit.actor().and_then(|actor| actor.acting.as_ref()) {
        Some(crate::access::Role::Farmer(farm)) => {
            format!(
                "/ferme/{}/contrats/{}/signatures",
                farm.slug(),
                contract.template_public_id
            )
        }
        _ => String::new(),
    };
    Show {
        frame: visit.frame(contract.title.clone()),
        once: visit.once().to_string(),
        address: desk.address(),
        back: match desk.side {
            Side::Household => format!("{base}/contrats"),
            Side::Manager => format!("{base}/modeles/{}/synthese", contract.template_public_id),
            Side::Farm => countersign.clone(),
        },
        farm: contract.farm_name.clone(),
        household: contract.household_name.clone(),
        state: said::state_name(contract.state()),
        kind: said::state_kind(contract.state()),
        reason: contract.reason.clone(),
        outside: contract.outside_window.clone(),
        next: next(desk, &can),
        days: days(desk, dossier, visit.now()),
        basket: if free { Vec::new() } else { basket(dossier) },
        total: dossier.total().to_string(),
        method: contract.method().map(|method| method.label()).unwrap_or_default(),
        iban: contract
            .farm_iban
            .as_ref()
            .filter(|_| contract.method() == Some(PaymentMethod::Transfer))
            .map(Iban::spoken)
            .unwrap_or_default(),
        schedule: schedule(visit, dossier, stored),
        steps: steps(dossier),
        scans: Vec::new(),
        amended: OnContract::default(),
        weighed: weighing::OnContract::default(),
        shifted: Vec::new(),
        document: contract.body_id.is_some(),
        can,
        edit,
        countersign,
    }
}

/// Where the scan of a signature is, and who kept it when.
fn scan_link(desk: &ContractDesk, (party, at, by): &(String, Instant, Option<String>)) -> (String, String) {
    let (side, key) = match party.as_str() {
        "farm" => ("ferme", "contracts-scan-farm"),
        _ => ("membre", "contracts-scan-member"),
    };
    let when = at.spoken(desk.amap.zone());
    let what = t!(key, name = by.clone().unwrap_or_default(), when = when);
    (format!("{}/papier?partie={side}", desk.address()), what)
}

/// The one next step, in a sentence.
fn next(desk: &ContractDesk, can: &Can) -> String {
    match (desk.contract.state(), desk.side) {
        (ContractState::Draft, Side::Household) if can.sign => t!("contracts-next-sign"),
        (ContractState::Draft, Side::Household) => t!("contracts-next-closed"),
        (ContractState::Draft, _) => t!("contracts-next-draft"),
        (ContractState::Signed | ContractState::Countersigned, _) if desk.contract.ended_on.is_some() => {
            let ended = desk.contract.ended_on.map(crate::words::Day::full);
            t!("contracts-next-ended", day = ended.unwrap_or_default())
        }
        (ContractState::Signed, Side::Farm) => t!("contracts-next-countersign"),
        (ContractState::Signed, _) => t!("contracts-next-wait"),
        (ContractState::Countersigned, _) => t!("contracts-next-done"),
        (ContractState::Lapsed, _) => t!("contracts-next-lapsed"),
        _ => String::new(),
    }
}

fn item(dossier: &Dossier, line: &queries::Line) -> (String, String) {
    let product = dossier
        .sheet
        .products
        .iter()
        .find(|product| product.id == line.product_id);
    let name = product.map(|product| match product.packaging.as_str() {
        "" => product.name.clone(),
        packaging if product.name.to_lowercase().contains(&packaging.to_lowercase()) => product.name.clone(),
        packaging => format!("{} ({packaging})", product.name),
    });
    (line.quantity.to_string(), name.unwrap_or_default())
}

fn days(desk: &ContractDesk, dossier: &Dossier, now: Instant) -> Vec<DayRow> {
    let free = is_free(dossier.sheet.kind);
    let shifts = desk.side == Side::Household && amendments::can_amend(desk.contract.state());
    let today = desk.amap.today(now);
    let mut rows = Vec::new();
    for delivery in &dossier.sheet.deliveries {
        let lines = dossier.lines_on(delivery.id);
        if lines.is_empty() {
            continue;
        }
        let amount: Cents = lines.iter().map(|line| dossier.amount(line)).sum();
        let items = lines.iter().map(|line| item(dossier, line)).collect();
        rows.push(DayRow {
            basket: if shifts && delivery.day >= today {
                format!("{}/paniers/{}", desk.address(), delivery.public_id)
            } else {
                String::new()
            },
            iso: delivery.day.to_string(),
            day: delivery.day.full(),
            items: if free { items } else { Vec::new() },
            amount: amount.to_string(),
        });
    }
    rows
}

fn basket(dossier: &Dossier) -> Vec<(String, String)> {
    let products = dossier.sheet.products.iter();
    let first =
        products.filter_map(|product| dossier.lines.iter().find(|line| line.product_id == product.id));
    first.map(|line| item(dossier, line)).collect()
}

/// As it was stored at signing, or as it would be stored today.
fn schedule(visit: &Visit, dossier: &Dossier, stored: &[Instalment]) -> Vec<(String, String, bool)> {
    if stored.is_empty() {
        let planned = dossier
            .schedule(dossier.amap.today(visit.now()))
            .unwrap_or_default();
        return planned
            .iter()
            .map(|due| (due.due_on.full(), due.amount.to_string(), false))
            .collect();
    }
    let row = |one: &Instalment| {
        (
            one.due_on.full(),
            one.amount_cents.to_string(),
            one.received_at.is_some(),
        )
    };
    stored.iter().map(row).collect()
}

/// What happened, in order.
fn steps(dossier: &Dossier) -> Vec<(String, String)> {
    let contract = &dossier.contract;
    let spoken = |at: Instant| at.spoken(dossier.amap.zone());
    let signed = if contract.member_how.as_deref() == Some("online") {
        t!("contracts-step-signed", name = contract.signatory())
    } else {
        t!("contracts-step-signed-paper", name = contract.signatory())
    };
    let mut steps = vec![(t!("contracts-step-begun"), spoken(contract.created_at))];
    steps.extend(contract.member_signed_at.map(|at| (signed, spoken(at))));
    steps.extend(
        contract
            .farm_signed_at
            .map(|at| (t!("contracts-step-countersigned"), spoken(at))),
    );
    steps.extend(
        contract
            .lapsed_at
            .map(|at| (t!("contracts-step-lapsed"), spoken(at))),
    );
    steps.extend(
        contract
            .refused_at
            .map(|at| (t!("contracts-step-refused"), spoken(at))),
    );
    steps.extend(
        contract
            .cancelled_at
            .map(|at| (t!("contracts-step-cancelled"), spoken(at))),
    );
    steps
}
