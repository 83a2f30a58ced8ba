//! A new campaign, and the form of any.

use super::access::Treasury;
use super::model::{Bracket, Campaign, Flow, FormulaKind, Issuer};
use super::queries;
use crate::access::Authorised;
use crate::clock;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{CampaignId, Cents, Day};
use crate::{t, transact};
use askama::Template;

/// Brackets of a campaign at most.
const MOST_BRACKETS: i64 = 6;

#[derive(Template)]
#[template(path = "campaigns/create.html")]
pub(super) struct Create {
    frame: Frame,
    base: String,
    /// Where the form goes, and what its button says.
    action: String,
    button: String,
    /// Whether only the name can still be corrected.
    title_only: bool,
    once: String,
    form: Form,
    /// Value and label of each flow; an AMAP has one.
    flows: Vec<(&'static str, String)>,
    formulas: Vec<(&'static str, String)>,
    brackets: i64,
}

/// The form of a campaign that is corrected: where it goes, whether only its name can still change.
pub(super) fn correction(
    (visit, issuer): (&Visit, &Issuer),
    form: Form,
    (title, action, title_only): (String, String, bool),
) -> Create {
    Create {
        frame: visit.frame(title),
        action,
        button: t!("campaigns-correct-save"),
        title_only,
        ..shown((visit, issuer), form)
    }
}

fn shown((visit, issuer): (&Visit, &Issuer), form: Form) -> Create {
    let (flows, formulas): (Vec<Flow>, Vec<FormulaKind>) = match issuer {
        Issuer::Amap(_) => (
            vec![Flow::Members],
            vec![FormulaKind::Fixed, FormulaKind::Brackets, FormulaKind::Free],
        ),
        Issuer::Network(_) => (
            Flow::ALL
                .iter()
                .copied()
                .filter(|flow| *flow != Flow::Members)
                .collect(),
            FormulaKind::ALL.to_vec(),
        ),
    };
    let flow = |flow: Flow| {
        let label = match flow {
            Flow::Members => t!("campaigns-of-members"),
            Flow::Amaps => t!("campaigns-of-amaps"),
            Flow::Farms => t!("campaigns-of-farms"),
        };
        (flow.name(), label)
    };
    Create {
        frame: visit.frame(t!("campaigns-new")),
        base: format!("{}/campagnes", issuer.address()),
        action: format!("{}/campagnes/nouvelle", issuer.address()),
        button: t!("campaigns-open"),
        title_only: false,
        once: visit.once_of(&form),
        form,
        flows: flows.into_iter().map(flow).collect(),
        formulas: formulas
            .iter()
            .map(|kind| (kind.name(), t!(kind.key())))
            .collect(),
        brackets: MOST_BRACKETS,
    }
}

/// The form: a year from the first of the next month and a fixed amount, or what another campaign says, one period later.
pub async fn blank(desk: Authorised<Treasury>) -> Outcome {
    let query = desk.visit.query();
    let copied = match query.value("de").parse() {
        Ok(id) => {
            let mut tx = desk.visit.app().db.read().await?;
            match queries::campaign(&mut tx, &desk.0, id).await? {
                Some(campaign) => {
                    let brackets = queries::brackets(&mut tx, campaign.id).await?;
                    Some((campaign, brackets))
                }
                None => None,
            }
        }
        Err(_) => None,
    };
    let form = match copied {
        Some((campaign, brackets)) => {
            let mut form = filled(&campaign, &brackets);
            let since = campaign.until_on.plus_days(1);
            form.set("depuis", since);
            let days = campaign.since_on.days_until(campaign.until_on);
            form.set("jusque", since.plus_days(days));
            form
        }
        None => {
            let since = desk.0.today(desk.visit.now()).last_of_month().plus_days(1);
            let mut form = Form::new();
            form.set("depuis", since);
            form.set("jusque", since.plus_days(364));
            form.set("formule", FormulaKind::Fixed.name());
            form
        }
    };
    page(&shown((&desk.visit, &desk.0), form))
}

/// The form as a campaign fills it.
pub(super) fn filled(campaign: &Campaign, brackets: &[Bracket]) -> Form {
    let mut form = Form::new();
    form.set("titre", &campaign.title);
    form.set("flux", campaign.flow.name());
    form.set("depuis", campaign.since_on);
    form.set("jusque", campaign.until_on);
    form.set("formule", campaign.formula.name());
    for (field, cents) in [
        ("montant", campaign.cents),
        ("minimum", campaign.floor_cents),
        ("taux", Cents(campaign.rate)),
    ] {
        if !cents.is_zero() {
            form.set(field, cents.plain());
        }
    }
    for bracket in brackets {
        form.set(&format!("tranche-{}", bracket.position), &bracket.label);
        form.set(
            &format!("tranche-montant-{}", bracket.position),
            bracket.cents.plain(),
        );
    }
    form
}

/// What was typed, as a campaign.
pub(super) fn read(issuer: &Issuer, form: &mut Form) -> Option<(Campaign, Vec<Bracket>)> {
    let title = form.required_text("titre", 80);
    let (since, until) = (form.day("depuis"), form.day("jusque"));
    let flow = match issuer {
        Issuer::Amap(_) => Some(Flow::Members),
        Issuer::Network(_) => form
            .required::<Flow>("flux", "form-required")
            .filter(|flow| *flow != Flow::Members),
    };
    let formula: Option<FormulaKind> = form.required("formule", "form-required");
    check_period(form, since, until);
    if let (Some(flow), Some(formula)) = (flow, formula)
        && !fits(flow, formula)
    {
        form.refuse("formule", t!("campaigns-formula-wrong"));
    }
    let (cents, floor) = read_amounts(form, formula);
    let rate = if formula == Some(FormulaKind::Turnover) {
        read_rate(form)
    } else {
        Some(0)
    };
    let brackets = if formula == Some(FormulaKind::Brackets) {
        read_brackets(form)
    } else {
        Vec::new()
    };
    if !form.is_valid() {
        return None;
    }
    let campaign = Campaign {
        id: CampaignId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        flow: flow?,
        title: title?,
        since_on: since?,
        until_on: until?,
        formula: formula?,
        cents: cents.unwrap_or(Cents::ZERO),
        rate: rate?,
        floor_cents: floor.unwrap_or(Cents::ZERO),
        closed_at: None,
    };
    Some((campaign, brackets))
}

/// The amount, where the formula asks one, and the least.
fn read_amounts(form: &mut Form, formula: Option<FormulaKind>) -> (Option<Cents>, Option<Cents>) {
    let asks_amount = matches!(formula, Some(FormulaKind::Fixed | FormulaKind::PerHousehold));
    let cents = if asks_amount {
        form.cents("montant")
    } else {
        form.optional("montant", "form-amount")
    };
    let floor: Option<Cents> = form.optional("minimum", "form-amount");
    for (field, amount) in [("montant", cents), ("minimum", floor)] {
        if amount.is_some_and(|amount| !(0..=10_000_000).contains(&amount.0)) {
            form.refuse(field, t!("campaigns-amount-wrong"));
        }
    }
    (cents, floor)
}

fn check_period(form: &mut Form, since: Option<Day>, until: Option<Day>) {
    if let (Some(since), Some(until)) = (since, until)
        && !(0..=1_100).contains(&since.days_until(until))
    {
        form.refuse("jusque", t!("campaigns-period-wrong"));
    }
}

/// Whether a formula fits those who pay.
fn fits(flow: Flow, formula: FormulaKind) -> bool {
    match formula {
        FormulaKind::PerHousehold => flow == Flow::Amaps,
        FormulaKind::Turnover => flow == Flow::Farms,
        _ => true,
    }
}

/// "0,5" per cent: 50 ten-thousandths.
fn read_rate(form: &mut Form) -> Option<i64> {
    let rate: Option<Cents> = form.required("taux", "form-amount");
    if rate.is_some_and(|rate| !(1..=2_000).contains(&rate.0)) {
        form.refuse("taux", t!("campaigns-rate-wrong"));
    }
    rate.map(|rate| rate.0)
}

fn read_brackets(form: &mut Form) -> Vec<Bracket> {
    let mut brackets = Vec::new();
    for position in 1..=MOST_BRACKETS {
        let (name, amount) = (
            format!("tranche-{position}"),
            format!("tranche-montant-{position}"),
        );
        if form.value(&name).is_empty() && form.value(&amount).is_empty() {
            continue;
        }
        let label = form.required_text(&name, 80);
        let cents = form.cents(&amount).filter(|cents| cents.0 >= 0);
        if let (Some(label), Some(cents)) = (label, cents) {
            brackets.push(Bracket {
                position,
                label,
                cents,
            });
        }
    }
    if brackets.is_empty() && form.is_valid() {
        form.refuse("tranche-1", t!("campaigns-bracket-missing"));
    }
    brackets
}

/// Opens it.
pub async fn create(desk: Authorised<Treasury>, Submitted(mut form): Submitted) -> Outcome {
    let Some((campaign, brackets)) = read(&desk.0, &mut form) else {
        return refused_page(&shown((&desk.visit, &desk.0), form));
    };
    let (issuer, by, now) = (&desk.0, desk.actor()?.account, desk.visit.now());
    let location = format!("{}/campagnes/{}", issuer.address(), campaign.public_id);
    let (amap, network) = issuer.ids();
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        queries::insert(tx, issuer, &campaign, &brackets, (by, now)).await?;
        let trace = Trace {
            amap,
            farm: None,
            network,
            verb: "campaign.opened",
            object: "campaign",
            id: Some(campaign.id.uuid()),
            detail: serde_json::Value::Null,
        };
        let said = Changes::default()
            .field("campaigns-name", "", &campaign.title)
            .field("journal-field-since", "", campaign.since_on.full())
            .field("journal-field-until", "", campaign.until_on.full());
        history::record(tx, &desk.visit, trace.changing(said)).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-campaigns"))
}
