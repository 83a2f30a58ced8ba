//! One basket before its household: where it can go, or why not.

use super::model::{Shift, ShiftKind};
use super::rules::{Baskets, Refusal};
use super::{BasketDesk, queries, said};
use crate::access::Authorised;
use crate::contracts::access::Side;
use crate::contracts::amendments::{Bench, bench, moved, not_there, stock};
use crate::contracts::handovers::{self, Standing};
use crate::contracts::model::Offer;
use crate::contracts::templates::SheetDelivery;
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Form, Frame, Outcome, page};
use crate::words::{Day, ProductId};
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
    /// To whom it is offered, or who has it; nothing when it is not offered.
    handed: String,
    /// Whether the offer can be taken back.
    withdrawable: bool,
    /// Whether it can be offered.
    offerable: bool,
    form: Form,
}

/// The contract and the basket, as they stand in this transaction.
pub(super) struct Table {
    pub bench: Bench,
    pub offer: Offer,
    pub shifts: Vec<Shift>,
    pub delivery: SheetDelivery,
    pub handover: Option<Standing>,
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
        let basket = (contract.contract.id, delivery.id);
        let handover = handovers::standing(tx, amap, basket).await?;
        Ok(Table {
            today: amap.today(now),
            bench,
            offer,
            shifts,
            delivery,
            handover,
        })
    }

    pub fn baskets(&self) -> Baskets<'_> {
        Baskets {
            allowed: self.bench.sheet.flexibility,
            terms: &self.bench.standing.terms,
            collectors: &self.bench.standing.collectors.on,
            shifts: &self.shifts,
            called_off: self.called_off(),
            today: self.today,
        }
    }

    fn called_off(&self) -> Vec<Day> {
        let cancelled = self
            .bench
            .sheet
            .deliveries
            .iter()
            .filter(|delivery| delivery.cancelled);
        cancelled.map(|delivery| delivery.day).collect()
    }

    /// Whether the farm still brings this product on a day.
    pub fn can_be_had(&self, day: Day, product: ProductId) -> bool {
        let mut deliveries = self.bench.sheet.deliveries.iter();
        let delivery = deliveries.find(|delivery| delivery.day == day && !delivery.cancelled);
        delivery.is_some_and(|delivery| self.bench.sheet.availability.contains(&(delivery.id, product)))
    }

    /// What was done with the basket of this delivery.
    pub fn done(&self) -> Option<&Shift> {
        self.shifts.iter().find(|shift| shift.from == self.delivery.day)
    }

    /// Whether the household may offer it to somebody, or why not, in words.
    ///
    /// # Errors
    /// When there is nothing to offer.
    pub fn offerable(&self) -> Result<(), String> {
        let (day, standing) = (self.delivery.day, &self.bench.standing);
        if self.handover.is_some() {
            return Err(t!("handovers-refused-stands"));
        }
        if !standing.terms.has(day) || day < self.today {
            return Err(said::refusal(Refusal::Nothing(day)));
        }
        if standing.given.contains_key(&day) {
            return Err(said::refusal(Refusal::Given(day)));
        }
        if standing.collectors.on.get(&day) != Some(&standing.contract.household_id) {
            return Err(said::refusal(Refusal::OthersDay));
        }
        Ok(())
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

/// Where the basket can go: name in the form, date, and whether a basket is there already; and where it cannot, and why.
type Dates = (Vec<(String, String, bool)>, Vec<(String, String)>);

fn dates(table: &Table) -> Dates {
    let allowed = &table.bench.sheet.flexibility;
    let (mut targets, mut refused) = (Vec::new(), Vec::new());
    if allowed.moves.is_none() && allowed.carryovers.is_none() {
        return (targets, refused);
    }
    for other in table.others() {
        let day = other.day.full();
        match table.to(other) {
            Ok(kind) => targets.push((other.public_id.to_string(), day, kind == ShiftKind::Carryover)),
            Err(why) => refused.push((day, why)),
        }
    }
    (targets, refused)
}

/// Why the basket of a day is not given up that way; nothing when it can be, and `None` where it is not allowed at all.
fn skip(baskets: &Baskets<'_>, day: Day, kind: ShiftKind) -> Option<String> {
    match baskets.skip(day, kind) {
        Err(Refusal::Off) => None,
        Err(refusal) => Some(said::refusal(refusal)),
        Ok(()) => Some(String::new()),
    }
}

/// To whom it is offered, or who has it.
fn handed(one: &Standing) -> String {
    match (&one.taken_name, &one.to_name) {
        (Some(name), _) => t!("handovers-taken", name = name),
        (None, Some(name)) => t!("handovers-open-one", name = name),
        (None, None) => t!("handovers-open-all"),
    }
}

/// The page with what was chosen.
pub(super) fn shown(desk: &Authorised<BasketDesk>, table: &Table, form: Form) -> impl Template + use<> {
    let (day, baskets) = (table.delivery.day, table.baskets());
    let (done, handover) = (table.done(), table.handover.as_ref());
    let undo = done.map(|shift| baskets.undo(shift));
    let stays = baskets.is_own(day).err().filter(|_| done.is_none());
    let open = stays.is_none() && done.is_none() && handover.is_none();
    let (targets, refused) = if open { dates(table) } else { Dates::default() };
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
        gift: skip(&baskets, day, ShiftKind::Gift).filter(|_| open),
        deducted: skip(&baskets, day, ShiftKind::Deducted).filter(|_| open),
        handed: handover.map(handed).unwrap_or_default(),
        withdrawable: handover.is_some_and(|one| one.taken_name.is_none()),
        offerable: table.offerable().is_ok(),
        form,
    }
}
