//! The household moves a basket, gives it up, or undoes that. It binds at once: nothing more is owed than was signed.

use super::model::{Shift, ShiftKind};
use super::page::{Table, shown};
use super::queries::{self, NewShift};
use super::{BasketDesk, said};
use crate::access::Authorised;
use crate::contracts::amendments::{
    Asks, Cause, Kind, LineChange, Occasion, Planned, Terms, amendment_lines, make_soon, moved, number_of,
    reverted, signatories, without, write_amendments,
};
use crate::contracts::handovers;
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
#[derive(Debug, Clone, PartialEq, Eq)]
enum Choice {
    Shift(ShiftKind, DeliveryId),
    Skip(ShiftKind),
    Undo,
    Offer(handovers::Choice),
    Withdraw,
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
        "confier" => {
            let to = handovers::choose(form)?;
            ("faire", table.offerable().map(|()| Choice::Offer(to)))
        }
        "reprendre" => {
            let standing = table.handover.as_ref().map(|_| Choice::Withdraw);
            ("faire", standing.ok_or_else(|| t!("flexibility-nothing-to-undo")))
        }
        _ => ("faire", Err(t!("flexibility-choose"))),
    };
    // What is offered to somebody stays on its date.
    let choice = choice.and_then(|choice| match choice {
        Choice::Shift(..) | Choice::Skip(_) if table.handover.is_some() => {
            Err(t!("handovers-refused-stands"))
        }
        choice => Ok(choice),
    });
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
    let (location, notice) = leads_to(&desk, form.value("faire"));
    let queue = app.queue_for(desk.contract.contract.template_id.uuid());
    let _place = queue.lock().await;
    let stored = transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let table = Table::load(tx, &desk).await?;
        let choice = read(&mut form.clone(), &table)
            .ok_or_else(|| Fault::Refused(t!("amendments-changed-meanwhile")))?;
        carry_out(tx, &desk, &table, choice).await?;
        settle_once(tx, &form, actor.account, &location).await
    });
    match stored {
        Ok(()) => {}
        // Only the database knows whose address it is, and who was quicker.
        Err(Fault::Refused(sentence)) => {
            let field = if form.value("faire") == "confier" {
                "a"
            } else {
                "faire"
            };
            form.refuse(field, sentence);
            return refused_page(&shown(&desk, &seen, form));
        }
        Err(fault) => return Err(fault),
    }
    make_soon(app, amap, desk.contract.contract.template_id, now);
    Ok(redirect_with_notice(&location, notice))
}

/// Where one goes afterwards, and what is said there.
fn leads_to(desk: &Authorised<BasketDesk>, done: &str) -> (String, &'static str) {
    match done {
        "confier" => (desk.address(), "done-handovers-offered"),
        "reprendre" => (desk.address(), "done-handovers-withdrawn"),
        _ => (desk.contract.address(), "done-flexibility"),
    }
}

async fn carry_out(
    tx: &mut Tx,
    desk: &Authorised<BasketDesk>,
    table: &Table,
    choice: Choice,
) -> Result<(), Fault> {
    let (visit, amap) = (&desk.visit, &desk.contract.amap);
    let day = serde_json::json!({ "day": table.delivery.day });
    match choice {
        Choice::Shift(kind, to) => shift(tx, desk, table, kind, Some(to)).await,
        Choice::Skip(kind) => shift(tx, desk, table, kind, None).await,
        Choice::Undo => undo(tx, desk, table).await,
        Choice::Offer(to) => {
            let basket = (&desk.contract.contract, &table.delivery);
            handovers::offer(tx, (visit, amap), basket, &to).await?;
            trace(tx, desk, "basket.offered", day).await
        }
        Choice::Withdraw => {
            let standing = table.handover.as_ref().ok_or(Fault::NotFound)?;
            handovers::withdraw(tx, (visit, amap), standing).await?;
            trace(tx, desk, "basket.offer-withdrawn", day).await
        }
    }
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
    let changes = match (kind, to_day) {
        (ShiftKind::Gift, _) => None,
        (ShiftKind::Deducted, _) => Some((without(terms, from), Kind::Skipped, Cause::Returned)),
        (_, to) => Some((
            moved(terms, from, to.ok_or(Fault::NotFound)?),
            Kind::Moved,
            Cause::Replaced,
        )),
    };
    let amendment = match changes {
        Some((after, what, cause)) => Some(amend(tx, desk, table, after, (what, Some(cause)), &done).await?),
        None => None,
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
    trace(tx, desk, "basket.shifted", detail(&done)).await
}

/// Puts the basket back where it was.
async fn undo(tx: &mut Tx, desk: &Authorised<BasketDesk>, table: &Table) -> Result<(), Fault> {
    let amap = &desk.contract.amap;
    let done = table.done().ok_or(Fault::NotFound)?;
    match done.amendment {
        None => queries::give(tx, amap, (desk.contract.contract.id, table.delivery.id), None).await?,
        Some(amendment) => {
            let lines: Vec<LineChange> = amendment_lines(tx, amap, amendment).await?;
            let mut back = lines.iter().filter(|line| line.before > line.after);
            if !back.all(|line| table.can_be_had(line.day, line.product)) {
                return Err(Fault::Refused(t!("flexibility-refused-barred")));
            }
            let same_total = done.kind != ShiftKind::Deducted;
            let before = reverted(&table.bench.standing.terms, &lines, same_total)
                .ok_or_else(|| Fault::Refused(t!("flexibility-refused-changed")))?;
            amend(tx, desk, table, before, (Kind::Undone, None), done).await?;
        }
    }
    let by = desk.actor()?.account;
    queries::undo(tx, amap, done.id, (by, desk.visit.now())).await?;
    trace(tx, desk, "basket.shift-undone", detail(done)).await
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
    let occasion = Occasion {
        visit: &desk.visit,
        amap,
        sheet: &bench.sheet,
        farm_signatory: &signatories(&farmers),
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

fn detail(done: &Shift) -> serde_json::Value {
    serde_json::json!({ "kind": done.kind.name(), "from": done.from, "to": done.to })
}

async fn trace(
    tx: &mut Tx,
    desk: &Authorised<BasketDesk>,
    verb: &'static str,
    detail: serde_json::Value,
) -> Result<(), Fault> {
    let contract = &desk.contract.contract;
    let trace = Trace {
        amap: Some(desk.contract.amap.id()),
        farm: Some(contract.farm_id),
        network: None,
        verb,
        object: "contract",
        id: Some(contract.id.uuid()),
        detail,
    };
    Ok(history::record(tx, &desk.visit, trace).await?)
}
