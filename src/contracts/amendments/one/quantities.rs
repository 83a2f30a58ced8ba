//! Other quantities: by an amendment that both parties sign, or of what was paid ahead, at once.

use super::{Bench, bench, form, write, written_back};
use crate::access::Authorised;
use crate::contracts::access::{ContractDesk, Side};
use crate::contracts::amendments::file;
use crate::contracts::amendments::model::{Asks, Kind, Terms};
use crate::contracts::amendments::record::Planned;
use crate::contracts::amendments::rules::{basket, reordered, spent};
use crate::contracts::body::is_free;
use crate::contracts::forms::{self, WHOLE};
use crate::contracts::model::{Kind as OrderKind, Offer};
use crate::contracts::order_view::{Cell, Row, Take, View};
use crate::contracts::queries::Line;
use crate::contracts::rules::check_order;
use crate::t;
use crate::transact;
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, refuse_again, refused_page, settle_once,
};
use crate::words::{Cents, Day, ProductId, Quantity};
use askama::Template;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "contracts/amendments/one/quantities.html")]
struct Quantities {
    frame: Frame,
    once: String,
    address: String,
    household: String,
    errors: Vec<(String, String)>,
    lead: String,
    prepaid: bool,
    free: bool,
    baskets: Vec<Cell>,
    takes: Vec<Take>,
    rows: Vec<Row>,
    columns: Vec<String>,
    total: String,
    signed_total: String,
    reason: String,
    reason_error: String,
}

/// Who manages the contract; of what was paid ahead, the household too.
fn may_change(desk: &ContractDesk, bench: &Bench) -> Result<(), Fault> {
    let prepaid = bench.sheet.kind == OrderKind::Prepaid;
    match desk.side {
        Side::Manager => Ok(()),
        Side::Household if prepaid => Ok(()),
        _ => Err(Fault::Forbidden {
            sentence: t!("contracts-refused-manager"),
            instead: None,
        }),
    }
}

/// The quantities as they are.
pub async fn show(desk: Authorised<ContractDesk>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let bench = bench(&mut tx, &desk.amap, &desk, desk.visit.now()).await?;
    may_change(&desk, &bench)?;
    let offer = form::stock(&mut tx, &desk.amap, &bench, desk.visit.now()).await?;
    let contract = &bench.standing.contract;
    let mut form = forms::filled(
        &bench.sheet,
        &lines(&bench),
        &contract.method,
        contract.instalments,
    );
    if !is_free(bench.sheet.kind) {
        for (product, quantity) in basket(&bench.standing.terms) {
            let named = bench.sheet.products.iter().find(|other| other.id == product);
            if let Some(named) = named {
                form.set(&format!("q-{}", named.public_id), quantity);
            }
        }
    }
    page(&shown(&desk.visit, &desk, &bench, &offer, form))
}

/// The lines that can still be changed.
fn lines(bench: &Bench) -> Vec<Line> {
    let line = |((day, product), quantity): (&(Day, ProductId), &Quantity)| {
        let delivery = bench
            .sheet
            .deliveries
            .iter()
            .find(|delivery| delivery.day == *day)?;
        Some(Line {
            delivery_id: delivery.id,
            product_id: *product,
            quantity: *quantity,
        })
    };
    bench.standing.terms.lines.iter().filter_map(line).collect()
}

fn shown(visit: &Visit, desk: &ContractDesk, bench: &Bench, offer: &Offer, form: Form) -> Quantities {
    let prepaid = bench.sheet.kind == OrderKind::Prepaid;
    let errors = form.errors().iter();
    let errors = errors
        .map(|error| (error.field.clone(), error.sentence.clone()))
        .collect();
    let today = desk.amap.today(visit.now());
    let mut sheet = bench.sheet.clone();
    for product in &mut sheet.products {
        if let Some(tariff) = bench.standing.terms.tariffs.get(&product.id) {
            product.pricing = tariff.on(today);
        }
    }
    let view = View {
        sheet: &sheet,
        form: &form,
        today: desk.amap.today(visit.now()),
        stocks: &offer.stocks,
    };
    let (total, _) = view.sum();
    let first = form::first_open(&bench.sheet, desk.amap.today(visit.now()));
    Quantities {
        frame: visit.frame(t!("amendments-quantities-title")),
        once: visit.once().to_string(),
        address: desk.address(),
        household: bench.standing.contract.household_name.clone(),
        lead: t!("amendments-quantities-lead", day = first.full()),
        prepaid,
        free: is_free(bench.sheet.kind),
        baskets: view.baskets(),
        takes: view.takes(),
        rows: view.rows(),
        columns: bench
            .sheet
            .products
            .iter()
            .map(|product| product.name.clone())
            .collect(),
        total: total.to_string(),
        signed_total: bench.standing.terms.total().to_string(),
        reason: form.value("motif").to_owned(),
        reason_error: form.error_text("motif").to_owned(),
        errors,
    }
}

/// What was typed, and why: `None` when it was refused.
fn read(
    form: &mut Form,
    desk: &ContractDesk,
    bench: &Bench,
    offer: &Offer,
    today: Day,
) -> Option<(Planned, String)> {
    let (sheet, standing) = (&bench.sheet, &bench.standing);
    form.set("method", &standing.contract.method);
    form.set("instalments", 1);
    let mut sheet_as_paid = sheet.clone();
    sheet_as_paid.plan.methods.extend(standing.contract.method());
    let asked = forms::read(form, &sheet_as_paid, today);
    let by_household = desk.side == Side::Household;
    let reason = if by_household {
        Some(t!("amendments-reason-prepaid"))
    } else {
        form.required_text("motif", 500)
    };
    if form.is_valid()
        && let Err(refusals) = check_order(offer, &asked.order, today)
    {
        forms::refuse(form, sheet, &refusals);
    }
    let day_of = |id| {
        sheet
            .deliveries
            .iter()
            .find(|delivery| delivery.id == id)
            .map(|delivery| delivery.day)
    };
    let wanted = asked.order.0.iter();
    let wanted: BTreeMap<(Day, ProductId), Quantity> = wanted
        .filter_map(|((delivery, product), quantity)| Some(((day_of(*delivery)?, *product), *quantity)))
        .collect();
    let first = form::first_open(&bench.sheet, today);
    let wanted = if is_free(sheet.kind) {
        wanted
    } else {
        only_what_changed(&standing.terms, wanted, first)
    };
    let (after, kind, asks) = match (sheet.kind, spent(&standing.terms, &wanted, first)) {
        (OrderKind::Prepaid, Ok(after)) => (after, Kind::Prepaid, Asks::Nobody),
        (OrderKind::Prepaid, Err(above)) if by_household => {
            form.refuse(WHOLE, t!("amendments-above-signed", by = above.by));
            return None;
        }
        _ => {
            let mut after = reordered(&standing.terms, &wanted, first);
            after.unspent = Cents::ZERO;
            (after, Kind::Quantity, Asks::Both)
        }
    };
    if after == standing.terms {
        form.refuse(WHOLE, t!("amendments-nothing-changed"));
    }
    let planned = planned(bench, after, kind, asks);
    form.is_valid().then_some((planned, reason?))
}

fn planned(bench: &Bench, after: Terms, kind: Kind, asks: Asks) -> Planned {
    Planned {
        standing: bench.standing.clone(),
        after,
        kind,
        cause: None,
        asks,
        repriced: Vec::new(),
        reason: None,
        ends_on: None,
    }
}

/// Of a fixed order: products whose basket stays keep their lines, a moved or doubled one among them.
fn only_what_changed(
    terms: &Terms,
    mut wanted: BTreeMap<(Day, ProductId), Quantity>,
    first: Day,
) -> BTreeMap<(Day, ProductId), Quantity> {
    for (product, quantity) in basket(terms) {
        let mut asked = wanted.iter().filter(|((_, other), _)| *other == product);
        if asked.clone().next().is_none() || !asked.all(|(_, asked)| *asked == quantity) {
            continue;
        }
        wanted.retain(|(_, other), _| *other != product);
        let held = terms
            .lines
            .iter()
            .filter(|((day, other), _)| *other == product && *day >= first);
        wanted.extend(held.map(|(cell, quantity)| (*cell, *quantity)));
    }
    wanted
}

/// Writes the amendment: the parties sign it, or it is done at once.
pub async fn change(desk: Authorised<ContractDesk>, Submitted(mut form): Submitted) -> Outcome {
    let (app, amap, now) = (desk.visit.app(), &desk.amap, desk.visit.now());
    let (actor, today) = (desk.actor()?, amap.today(now));
    let mut tx = app.db.read().await?;
    refuse_again(&mut tx, &form, actor.account).await?;
    let seen = bench(&mut tx, amap, &desk, now).await?;
    may_change(&desk, &seen)?;
    let offer = form::stock(&mut tx, amap, &seen, now).await?;
    drop(tx);
    if read(&mut form, &desk, &seen, &offer, today).is_none() {
        return refused_page(&shown(&desk.visit, &desk, &seen, &offer, form));
    }
    let location = desk.address();
    let queue = app.queue_for(desk.contract.template_id.uuid());
    let _place = queue.lock().await;
    let waits = transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let bench = bench(tx, amap, &desk, now).await?;
        let offer = form::stock(tx, amap, &bench, now).await?;
        let (planned, reason) = read(&mut form.clone(), &desk, &bench, &offer, today)
            .ok_or_else(|| Fault::Refused(t!("amendments-changed-meanwhile")))?;
        let waits = planned.asks != Asks::Nobody;
        write(tx, &desk, &bench, planned, &reason).await?;
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(waits)
    })?;
    file::make_soon(app, amap, desk.contract.template_id, now);
    written_back(&location, waits)
}
