//! The household moves a basket, gives it up, or undoes that. It binds at once: nothing more is owed than was signed.

use super::model::{Shift, ShiftKind};
use super::page::{Table, shown};
use super::queries::{self, NewShift};
use super::{BasketDesk, said};
use crate::access::Authorised;
use crate::contracts::amendments::{
    Asks, Cause, Kind, LineChange, Occasion, Planned, Terms, amendment_lines, make_soon, moved, number_of,
    reverted, without, write_amendments,
};
use crate::contracts::queries::farm_people;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Outcome, Submitted, claim_once, redirect_with_notice, refuse_again, refused_page,
    settle_once,
};
use crate::words::{AmendmentId, DeliveryId, ShiftId};
use crate::{clock, t, transact};

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Shift(ShiftKind, DeliveryId),
    Skip(ShiftKind),
    Undo,
}

fn read(form: &mut Form, table: &Table) -> Option<Choice> {
    let day = table.delivery.day;
    let skip = |kind: ShiftKind| {
        let skipped = table.baskets().skip(day, kind).map_err(said::refusal);
        skipped.map(|()| Choice::Skip(kind))
    };
    let (field, choice) = match form.value("faire") {
        "deplacer" => {
            let chosen = form.value("vers");
            let mut deliveries = table.bench.sheet.deliveries.iter();
            let other = deliveries.find(|other| other.public_id.as_str() == chosen);
            let choice = match other {
                Some(other) => table.to(other).map(|kind| Choice::Shift(kind, other.id)),
                None => Err(t!("flexibility-choose-date")),
            };
            ("vers", choice)
        }
        "donner" => ("faire", skip(ShiftKind::Gift)),
        "deduire" => ("faire", skip(ShiftKind::Deducted)),
        "annuler" => {
            let undone = match table.done() {
                Some(shift) => table.baskets().undo(shift).map_err(said::refusal),
                None => Err(t!("flexibility-nothing-to-undo")),
            };
            ("faire", undone.map(|()| Choice::Undo))
        }
        _ => ("faire", Err(t!("flexibility-choose"))),
    };
    choice.map_err(|sentence| form.refuse(field, sentence)).ok()
}

/// Does what was chosen, or says why not.
pub async fn act(desk: Authorised<BasketDesk>, Submitted(mut form): Submitted) -> Outcome {
    let (app, amap, now) = (desk.visit.app(), &desk.contract.amap, desk.visit.now());
    let actor = desk.actor()?;
    let mut tx = app.db.read().await?;
    refuse_again(&mut tx, &form, actor.account).await?;
    let seen = Table::load(&mut tx, &desk).await?;
    drop(tx);
    if read(&mut form, &seen).is_none() {
        return refused_page(&shown(&desk, &seen, form));
    }
    let location = desk.contract.address();
    let queue = app.queue_for(desk.contract.contract.template_id.uuid());
    let _place = queue.lock().await;
    transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let table = Table::load(tx, &desk).await?;
        let choice = read(&mut form.clone(), &table)
            .ok_or_else(|| Fault::Refused(t!("amendments-changed-meanwhile")))?;
        match choice {
            Choice::Shift(kind, to) => shift(tx, &desk, &table, kind, Some(to)).await?,
            Choice::Skip(kind) => shift(tx, &desk, &table, kind, None).await?,
            Choice::Undo => undo(tx, &desk, &table).await?,
        }
        settle_once(tx, &form, actor.account, &location).await
    })?;
    make_soon(app, amap, desk.contract.contract.template_id, now);
    Ok(redirect_with_notice(&location, "done-flexibility"))
}

async fn shift(
    tx: &mut Tx,
    desk: &Authorised<BasketDesk>,
    table: &Table,
    kind: ShiftKind,
    to: Option<DeliveryId>,
) -> Result<(), Fault> {
    let amap = &desk.contract.amap;
    let (terms, from) = (&table.bench.standing.terms, table.delivery.day);
    let mut deliveries = table.bench.sheet.deliveries.iter();
    let target = deliveries.find(|delivery| Some(delivery.id) == to);
    let to_day = target.map(|delivery| delivery.day);
    let done = Shift {
        id: ShiftId::new(clock::fresh_uuid()),
        kind,
        from,
        to: to_day,
        amendment: None,
    };
    let amendment = match (kind, to_day) {
        (ShiftKind::Gift, _) => None,
        (ShiftKind::Deducted, _) => {
            let after = without(terms, from);
            Some(
                amend(
                    tx,
                    desk,
                    table,
                    after,
                    (Kind::Skipped, Some(Cause::Returned)),
                    &done,
                )
                .await?,
            )
        }
        (_, to) => {
            let after = moved(terms, from, to.ok_or(Fault::NotFound)?);
            Some(
                amend(
                    tx,
                    desk,
                    table,
                    after,
                    (Kind::Moved, Some(Cause::Replaced)),
                    &done,
                )
                .await?,
            )
        }
    };
    let (contract, by) = (desk.contract.contract.id, desk.actor()?.account);
    if kind == ShiftKind::Gift {
        let basket = (contract, table.delivery.id);
        queries::give(tx, amap, basket, Some(desk.visit.now())).await?;
    }
    let new = NewShift {
        id: done.id,
        contract,
        kind,
        from: table.delivery.id,
        to,
        amendment,
    };
    queries::insert_shift(tx, amap, &new, (by, desk.visit.now())).await?;
    trace(tx, desk, "basket.shifted", &done).await
}

/// Puts the basket back where it was.
async fn undo(tx: &mut Tx, desk: &Authorised<BasketDesk>, table: &Table) -> Result<(), Fault> {
    let amap = &desk.contract.amap;
    let done = table.done().ok_or(Fault::NotFound)?;
    match done.amendment {
        None => queries::give(tx, amap, (desk.contract.contract.id, table.delivery.id), None).await?,
        Some(amendment) => {
            let lines: Vec<LineChange> = amendment_lines(tx, amap, amendment).await?;
            let same_total = done.kind != ShiftKind::Deducted;
            let before = reverted(&table.bench.standing.terms, &lines, same_total)
                .ok_or_else(|| Fault::Refused(t!("flexibility-refused-changed")))?;
            amend(tx, desk, table, before, (Kind::Undone, None), done).await?;
        }
    }
    let by = desk.actor()?.account;
    queries::undo(tx, amap, done.id, (by, desk.visit.now())).await?;
    trace(tx, desk, "basket.shift-undone", done).await
}

/// Writes the amendment that says what was done; gives its id.
async fn amend(
    tx: &mut Tx,
    desk: &Authorised<BasketDesk>,
    table: &Table,
    after: Terms,
    (kind, cause): (Kind, Option<Cause>),
    done: &Shift,
) -> Result<AmendmentId, Fault> {
    let (amap, bench) = (&desk.contract.amap, &table.bench);
    let farmers = farm_people(tx, amap, bench.sheet.farm.id).await?;
    let signatories: Vec<String> = farmers.iter().map(|farmer| farmer.name()).collect();
    let occasion = Occasion {
        visit: &desk.visit,
        amap,
        sheet: &bench.sheet,
        farm_signatory: &signatories.join(", "),
        reason: &t!("flexibility-reason", done = said::shift(done)),
        change: None,
    };
    let planned = Planned {
        standing: bench.standing.clone(),
        after,
        kind,
        cause,
        asks: Asks::Nobody,
        repriced: Vec::new(),
        reason: None,
        ends_on: None,
    };
    let number = bench.standing.made + 1;
    write_amendments(tx, &occasion, vec![planned]).await?;
    Ok(number_of(tx, amap, desk.contract.contract.id, number).await?)
}

async fn trace(
    tx: &mut Tx,
    desk: &Authorised<BasketDesk>,
    verb: &'static str,
    done: &Shift,
) -> Result<(), Fault> {
    let contract = &desk.contract.contract;
    let trace = Trace {
        amap: Some(desk.contract.amap.id()),
        farm: Some(contract.farm_id),
        network: None,
        verb,
        object: "contract",
        id: Some(contract.id.uuid()),
        detail: serde_json::json!({ "kind": done.kind.name(), "from": done.from, "to": done.to }),
    };
    Ok(history::record(tx, &desk.visit, trace).await?)
}
