//! One basket before its household: where it can go, or why not.

use super::model::{Shift, ShiftKind};
use super::rules::{Baskets, Refusal};
use super::{BasketDesk, queries, said};
use crate::access::Authorised;
use crate::contracts::access::Side;
use crate::contracts::amendments::{Bench, bench, moved, not_there, stock};
use crate::contracts::model::Offer;
use crate::contracts::templates::SheetDelivery;
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Form, Frame, Outcome, page};
use crate::words::Day;
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/flexibility/basket.html")]
struct Page {
    frame: Frame,
    once: String,
    address: String,
    contract: String,
    title: String,
    items: Vec<(String, String)>,
    /// What was done with it, in words.
    done: String,
    /// Why it is not undone.
    undo_refused: String,
    /// Why it stays where it is, whatever the date.
    stays: String,
    /// Name in the form, date, and whether a basket is there already.
    targets: Vec<(String, String, bool)>,
    /// Date, and why not.
    refused: Vec<(String, String)>,
    gift: Option<String>,
    deducted: Option<String>,
    form: Form,
}

/// The contract and the basket, as they stand in this transaction.
pub(super) struct Table {
    pub bench: Bench,
    pub offer: Offer,
    pub shifts: Vec<Shift>,
    pub delivery: SheetDelivery,
    pub today: Day,
}

impl Table {
    /// # Errors
    /// When the contract can no longer be changed, or has no such delivery.
    pub async fn load(tx: &mut Tx, desk: &Authorised<BasketDesk>) -> Result<Table, Fault> {
        let contract = &desk.contract;
        if contract.side != Side::Household {
            return Err(Fault::Forbidden {
                sentence: t!("contracts-refused-parties"),
                instead: None,
            });
        }
        let (amap, now) = (&contract.amap, desk.visit.now());
        let bench = bench(tx, amap, contract, now).await?;
        let offer = stock(tx, amap, &bench, now).await?;
        let shifts = queries::shifts(tx, amap, contract.contract.id).await?;
        let mut deliveries = bench.sheet.deliveries.iter();
        let delivery = deliveries.find(|delivery| delivery.public_id == desk.delivery);
        let delivery = delivery.ok_or(Fault::NotFound)?.clone();
        Ok(Table {
            today: amap.today(now),
            bench,
            offer,
            shifts,
            delivery,
        })
    }

    pub fn baskets(&self) -> Baskets<'_> {
        Baskets {
            allowed: self.bench.sheet.flexibility,
            terms: &self.bench.standing.terms,
            collectors: &self.bench.standing.collectors,
            shifts: &self.shifts,
            today: self.today,
        }
    }

    /// What was done with the basket of this delivery.
    pub fn done(&self) -> Option<&Shift> {
        self.shifts.iter().find(|shift| shift.from == self.delivery.day)
    }

    /// What the basket would do on another delivery, or why it does not, in words.
    ///
    /// # Errors
    /// When it cannot go there.
    pub fn to(&self, other: &SheetDelivery) -> Result<ShiftKind, String> {
        if other.cancelled {
            return Err(t!("flexibility-refused-cancelled"));
        }
        let (from, to) = (self.delivery.day, other.day);
        let kind = self.baskets().shift(from, to).map_err(said::refusal)?;
        let after = moved(&self.bench.standing.terms, from, to);
        match not_there(&self.bench, (from, to), &self.offer, &after) {
            Some(sentence) => Err(sentence),
            None => Ok(kind),
        }
    }

    /// The other deliveries to come.
    fn others(&self) -> impl Iterator<Item = &SheetDelivery> {
        let deliveries = self.bench.sheet.deliveries.iter();
        deliveries.filter(|other| other.day >= self.today && other.id != self.delivery.id)
    }

    fn items(&self) -> Vec<(String, String)> {
        let lines = self.bench.standing.terms.lines.iter();
        let own = lines.filter(|((day, _), _)| *day == self.delivery.day);
        own.map(|((_, product), quantity)| {
            let mut products = self.bench.sheet.products.iter();
            let name = products.find(|other| other.id == *product);
            (
                quantity.to_string(),
                name.map(|other| other.name.clone()).unwrap_or_default(),
            )
        })
        .collect()
    }
}

/// The page.
pub async fn show(desk: Authorised<BasketDesk>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let table = Table::load(&mut tx, &desk).await?;
    drop(tx);
    page(&shown(&desk, &table, Form::new()))
}

/// The page with what was chosen.
pub(super) fn shown(desk: &Authorised<BasketDesk>, table: &Table, form: Form) -> impl Template + use<> {
    let (day, baskets) = (table.delivery.day, table.baskets());
    let done = table.done();
    let undo = done.map(|shift| baskets.undo(shift));
    let stays = baskets.is_own(day).err().filter(|_| done.is_none());
    let (mut targets, mut refused) = (Vec::new(), Vec::new());
    let moves =
        table.bench.sheet.flexibility.moves.is_some() || table.bench.sheet.flexibility.carryovers.is_some();
    for other in table
        .others()
        .filter(|_| moves && stays.is_none() && done.is_none())
    {
        match table.to(other) {
            Ok(kind) => targets.push((
                other.public_id.to_string(),
                other.day.full(),
                kind == ShiftKind::Carryover,
            )),
            Err(why) => refused.push((other.day.full(), why)),
        }
    }
    let skip = |kind| match baskets.skip(day, kind) {
        Err(Refusal::Off) => None,
        Err(refusal) => Some(said::refusal(refusal)),
        Ok(()) => Some(String::new()),
    };
    let open = stays.is_none() && done.is_none();
    Page {
        frame: desk.visit.frame(t!("flexibility-title", day = day.full())),
        once: desk.visit.once().to_string(),
        address: desk.address(),
        contract: desk.contract.address(),
        title: table.bench.sheet.title.clone(),
        items: table.items(),
        done: done.map(said::shift).unwrap_or_default(),
        undo_refused: undo.and_then(Result::err).map(said::refusal).unwrap_or_default(),
        stays: stays.map(said::refusal).unwrap_or_default(),
        targets,
        refused,
        gift: skip(ShiftKind::Gift).filter(|_| open),
        deducted: skip(ShiftKind::Deducted).filter(|_| open),
        form,
    }
}
