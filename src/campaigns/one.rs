//! One campaign: what it has brought, who has paid, and recording payments.

use super::access::OneCampaign;
use super::model::{Bracket, Flow, FormulaKind, Issuer, Method, Payer};
use super::queries;
use super::rules::{Said, Totals, due, totals};
use crate::access::Authorised;
use crate::t;
use crate::web::{Fault, Form, Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "campaigns/one.html")]
pub(super) struct One {
    frame: Frame,
    base: String,
    address: String,
    id: String,
    /// What was done to it; empty for who does not read the trail.
    story: String,
    receipts: String,
    once: String,
    form: Form,
    period: String,
    formula: String,
    closed: bool,
    sums: Totals,
    brackets: Vec<Bracket>,
    /// Whether each payer says an amount: a free one, or a turnover.
    asks_amount: bool,
    rows: Vec<Row>,
    parts: Vec<(&'static str, String, bool)>,
    methods: Vec<(&'static str, String)>,
    /// AMAPs have a page on which the network may suspend them.
    amaps: Option<String>,
}

struct Row {
    key: String,
    name: String,
    due: String,
    state: String,
    kind: &'static str,
    receipt: Option<(String, i64)>,
}

fn row(one: &OneCampaign, payer: &Payer) -> Row {
    let unsaid = Said {
        households: payer.households,
        ..Said::default()
    };
    let owed = payer.due_cents.or_else(|| due(&one.formula(), unsaid).ok());
    let paid = payer.paid_on;
    let (state, kind) = match (paid, payer.fee_id) {
        (Some(day), _) => (t!("campaigns-paid-on", day = day.dated()), "good"),
        (None, Some(_)) => (t!("campaigns-declared"), "wait"),
        (None, None) => (t!("campaigns-unpaid"), "warning"),
    };
    Row {
        key: payer.key.clone(),
        name: payer.name.clone(),
        due: owed.map(|due| due.to_string()).unwrap_or_default(),
        state,
        kind,
        receipt: payer
            .receipt
            .zip(payer.number)
            .map(|(id, number)| (id.to_string(), number)),
    }
}

fn formula(one: &OneCampaign) -> String {
    let campaign = &one.campaign;
    let cents = campaign.cents.to_string();
    match campaign.formula {
        FormulaKind::Fixed => t!("campaigns-says-fixed", cents = cents),
        FormulaKind::Brackets => {
            let said = |bracket: &Bracket| format!("{} {}", bracket.label, bracket.cents);
            one.brackets.iter().map(said).collect::<Vec<_>>().join(" ; ")
        }
        FormulaKind::Free => t!("campaigns-says-free", cents = cents),
        FormulaKind::PerHousehold => t!("campaigns-says-per-household", cents = cents),
        FormulaKind::Turnover => t!(
            "campaigns-says-turnover",
            rate = crate::words::Cents(campaign.rate).plain()
        ),
    }
}

/// The coordination of an AMAP and the staff of a network read the trail; a treasurer does not.
fn reads_trail(desk: &Authorised<OneCampaign>) -> bool {
    let acting = desk.visit.actor().and_then(|actor| actor.acting.as_ref());
    match &desk.issuer {
        Issuer::Amap(amap) => acting.is_some_and(|role| role.coordinates(amap)),
        Issuer::Network(_) => true,
    }
}

/// The page with what was typed.
pub(super) async fn compose(desk: &Authorised<OneCampaign>, mut form: Form) -> Result<One, Fault> {
    let (issuer, campaign) = (&desk.issuer, &desk.campaign);
    let mut tx = desk.visit.app().db.read().await?;
    let payers = queries::payers(&mut tx, issuer, campaign).await?;
    drop(tx);
    if form.value("paye").is_empty() {
        form.set("paye", issuer.today(desk.visit.now()));
    }
    let query = desk.visit.query();
    let part = query.value("voir");
    let shown = |payer: &&Payer| match part {
        "impayes" => payer.paid_on.is_none(),
        "payes" => payer.paid_on.is_some(),
        _ => true,
    };
    Ok(One {
        frame: desk.visit.frame(&campaign.title),
        base: format!("{}/campagnes", issuer.address()),
        address: desk.address(),
        id: campaign.public_id.to_string(),
        story: story(desk),
        receipts: format!("{}/recus", issuer.address()),
        once: desk.visit.once_of(&form),
        period: t!(
            "campaigns-period",
            since = campaign.since_on.dated(),
            until = campaign.until_on.dated()
        ),
        formula: formula(desk),
        closed: campaign.closed_at.is_some(),
        sums: totals(&payers),
        brackets: desk.brackets.clone(),
        asks_amount: matches!(campaign.formula, FormulaKind::Free | FormulaKind::Turnover),
        rows: payers
            .iter()
            .filter(shown)
            .map(|payer| row(desk, payer))
            .collect(),
        parts: parts(part),
        methods: Method::ALL
            .iter()
            .map(|method| (method.name(), t!(method.key())))
            .collect(),
        amaps: (campaign.flow == Flow::Amaps).then(|| format!("{}/amaps", issuer.address())),
        form,
    })
}

/// The tabs, and which of them is shown.
fn parts(shown: &str) -> Vec<(&'static str, String, bool)> {
    let all = [
        ("", t!("memberships-part-all")),
        ("impayes", t!("campaigns-part-unpaid")),
        ("payes", t!("campaigns-part-paid")),
    ];
    all.map(|(name, label)| (name, label, name == shown)).into()
}

/// Where the campaign's history is, for who may read it.
fn story(desk: &Authorised<OneCampaign>) -> String {
    if !reads_trail(desk) {
        return String::new();
    }
    let (issuer, id) = (desk.issuer.address(), desk.campaign.id.uuid());
    format!("{issuer}/journal?quoi=campaign&lequel={id}")
}

/// The page.
pub async fn show(desk: Authorised<OneCampaign>) -> Outcome {
    page(&compose(&desk, Form::new()).await?)
}
