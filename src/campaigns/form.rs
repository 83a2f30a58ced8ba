//! The form of a campaign: filled from one that is there, and read.

use super::model::{Bracket, Campaign, Flow, FormulaKind, Issuer};
use crate::clock;
use crate::t;
use crate::web::Form;
use crate::words::{CampaignId, Cents, Day};

/// Brackets of a campaign at most.
pub const MOST_BRACKETS: i64 = 6;

/// The last day of the period that follows: a year later for a period of whole months that last a year, else as many days.
pub fn next_end(since: Day, until: Day) -> Day {
    let days = since.days_until(until);
    let next = until.plus_days(1);
    let is_a_year = (next.month_number(), next.day_of_month())
        == (since.month_number(), since.day_of_month())
        && next.year() == since.year() + 1;
    let a_year_on = Day::new(next.year() + 1, next.month_number(), next.day_of_month());
    match a_year_on.filter(|_| is_a_year) {
        Some(day) => day.plus_days(-1),
        None => next.plus_days(days),
    }
}

/// The form as a campaign fills it.
pub fn filled(campaign: &Campaign, brackets: &[Bracket]) -> Form {
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
pub fn read(issuer: &Issuer, form: &mut Form) -> Option<(Campaign, Vec<Bracket>)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_period_that_follows_a_year_is_a_year() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (since, until, next) in [
            ("2027-01-01", "2027-12-31", "2028-12-31"),
            ("2026-09-01", "2027-08-31", "2028-08-31"),
            ("2027-03-01", "2028-02-29", "2029-02-28"),
            ("2026-09-01", "2026-12-31", "2027-05-02"),
        ] {
            assert_eq!(next_end(day(since), day(until)), day(next), "{since} {until}");
        }
    }
}
