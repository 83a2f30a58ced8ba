//! One letter to each person whom a change concerns.

use super::form::Typed;
use super::impact::Impact;
use crate::contracts::amendments::ledger::{Ledger, Standing};
use crate::contracts::amendments::model::{Asks, Change};
use crate::contracts::amendments::paper;
use crate::contracts::amendments::record::{Occasion, Planned, Recorded};
use crate::contracts::queries::FarmPerson;
use crate::mail::Letter;
use crate::t;
use crate::words::EmailAddress;

/// To the households, and to those who sign for the farm.
pub fn write(
    occasion: &Occasion<'_>,
    (ledger, typed, impact): (&Ledger, &Typed, &Impact),
    recorded: &Recorded,
    said: &str,
    farmers: &[FarmPerson],
) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for plan in &recorded.planned {
        let mut body = amended(occasion, plan, said);
        let replaced = recorded
            .anew
            .iter()
            .find(|other| other.standing.contract.id == plan.standing.contract.id);
        if let Some(replaced) = replaced {
            let number = replaced.standing.made + 1;
            let address = format!("{}/avenants/{number}", address(occasion, &plan.standing));
            body = format!("{body}\n\n{}", t!("amendments-letter-anew", address = address));
        }
        letters.extend(to(occasion, &plan.standing, &body));
    }
    let told = |standing: &Standing| {
        let mut planned = impact.planned.iter();
        planned.any(|plan| plan.standing.contract.id == standing.contract.id)
    };
    if matches!(typed.change, Change::Add { .. } | Change::Offer { .. }) {
        for standing in ledger.signed().filter(|standing| !told(standing)) {
            let body = t!(
                "amendments-letter-offered",
                change = said,
                reason = occasion.reason,
                address = address(occasion, standing)
            );
            letters.extend(to(occasion, standing, &body));
        }
    }
    for (standing, _) in &impact.drafts {
        let body = t!(
            "amendments-letter-draft",
            change = said,
            reason = occasion.reason,
            address = address(occasion, standing)
        );
        letters.extend(to(occasion, standing, &body));
    }
    let (before, after) = impact.totals();
    let to_farm = t!(
        "amendments-letter-farm",
        amap = occasion.amap.name(),
        change = said,
        reason = occasion.reason,
        count = impact.planned.len(),
        before = before,
        after = after,
        waiting = impact.to_sign()
    );
    let addresses = farmers.iter().filter_map(|farmer| farmer.email.clone());
    letters.extend(addresses.map(|address| letter(occasion, address, to_farm.clone())));
    letters
}

fn letter(occasion: &Occasion<'_>, to: EmailAddress, body: String) -> Letter {
    Letter {
        amap: Some(occasion.amap.id()),
        kind: "amendment",
        to,
        subject: t!("amendments-letter-subject", title = occasion.sheet.title),
        body,
    }
}

fn to(occasion: &Occasion<'_>, standing: &Standing, body: &str) -> Vec<Letter> {
    let addresses = standing.addresses.iter().cloned();
    addresses
        .map(|address| letter(occasion, address, body.to_owned()))
        .collect()
}

fn address(occasion: &Occasion<'_>, standing: &Standing) -> String {
    format!(
        "{}/amap/{}/contrats/{}",
        occasion.visit.app().config.public_url,
        occasion.amap.slug(),
        standing.contract.public_id
    )
}

/// What changes, what is paid now, and what is to be done.
fn amended(occasion: &Occasion<'_>, plan: &Planned, said: &str) -> String {
    let (before, after) = (plan.standing.terms.total(), plan.after.total());
    let address = address(occasion, &plan.standing);
    let money = if before == after {
        t!("amendments-letter-same", total = after)
    } else {
        let open = paper::schedule(occasion, plan)
            .into_iter()
            .filter(|(_, _, received)| !received);
        let open: Vec<String> = open
            .map(|(day, amount, _)| t!("amendments-letter-instalment", day = day.full(), amount = amount))
            .collect();
        let credit = plan.credit(occasion.sheet, occasion.today());
        let rest = if credit.is_zero() {
            open.join("\n")
        } else {
            t!("amendments-letter-credit", credit = credit)
        };
        let key = if plan.asks == Asks::Nobody {
            "amendments-letter-total"
        } else {
            "amendments-letter-would"
        };
        format!("{}\n{rest}", t!(key, before = before, after = after))
    };
    let next = if plan.asks == Asks::Nobody {
        t!("amendments-letter-see", address = address)
    } else {
        let number = plan.standing.made + 1;
        t!(
            "amendments-letter-sign",
            address = format!("{address}/avenants/{number}")
        )
    };
    t!(
        "amendments-letter-body",
        change = said,
        reason = occasion.reason,
        money = money.trim_end(),
        next = next
    )
}
