//! How a second export of a contract differs from the one that is there.

use super::workbook::{Column, Person, Workbook};
use crate::words::{Day, Quantity};
use std::collections::{BTreeMap, BTreeSet};

/// One difference, from what is there to what the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A delivery that only the file has.
    DayAdded(Day),
    /// A delivery that the file does not have.
    DayRemoved(Day),
    /// A product (with its price and packaging) that only the file has.
    ProductAdded(Column),
    /// A product that the file does not have.
    ProductRemoved(Column),
    /// Someone whom only the file lists.
    PersonAdded(Person),
    /// Someone whom the file does not list.
    PersonRemoved(Person),
    /// A product that the file offers on a day on which it was not to be had.
    Offered(Day, Column),
    /// A product that the file does not offer on a day on which it was to be had.
    NotOffered(Day, Column),
    /// Another quantity.
    Quantity {
        /// When.
        day: Day,
        /// To whom.
        person: Person,
        /// What.
        column: Column,
        /// As it is there.
        before: Quantity,
        /// As the file says.
        after: Quantity,
    },
}

/// Every difference, in the order of [`Difference`]; none if the two say the same. What belongs to a day, a product or a person
/// that only one of them has is told once, by that day, product or person.
pub fn differences(there: &Workbook, file: &Workbook) -> Vec<Difference> {
    let (before, after) = (Contents::of(there), Contents::of(file));
    let mut all = Vec::new();
    let days = changes(
        &before.days,
        &after.days,
        |day| Difference::DayAdded(*day),
        |day| Difference::DayRemoved(*day),
    );
    all.extend(days);
    let product = |make: fn(Column) -> Difference| move |column: &&Column| make((*column).clone());
    all.extend(changes(
        &before.products,
        &after.products,
        product(Difference::ProductAdded),
        product(Difference::ProductRemoved),
    ));
    let person = |make: fn(Person) -> Difference| move |person: &&Person| make((*person).clone());
    all.extend(changes(
        &before.people,
        &after.people,
        person(Difference::PersonAdded),
        person(Difference::PersonRemoved),
    ));
    all.extend(offers(&before, &after));
    all.extend(quantities(&before, &after));
    all
}

struct Contents<'a> {
    days: BTreeSet<Day>,
    products: BTreeSet<&'a Column>,
    people: BTreeSet<&'a Person>,
    offers: BTreeSet<(Day, &'a Column)>,
    orders: BTreeMap<(Day, &'a Person, &'a Column), Quantity>,
}

impl<'a> Contents<'a> {
    fn of(workbook: &'a Workbook) -> Self {
        let sheets = &workbook.sheets;
        Self {
            days: sheets.iter().map(|sheet| sheet.day).collect(),
            products: workbook.products().into_iter().collect(),
            people: workbook.members.iter().collect(),
            offers: sheets
                .iter()
                .flat_map(|sheet| sheet.columns.iter().map(|column| (sheet.day, column)))
                .collect(),
            orders: workbook.orders(),
        }
    }

    fn has(&self, day: Day, column: &Column) -> bool {
        self.days.contains(&day) && self.products.contains(column)
    }
}

fn changes<'a, T: Ord>(
    before: &'a BTreeSet<T>,
    after: &'a BTreeSet<T>,
    added: impl Fn(&T) -> Difference + 'a,
    removed: impl Fn(&T) -> Difference + 'a,
) -> impl Iterator<Item = Difference> + 'a {
    after
        .difference(before)
        .map(added)
        .chain(before.difference(after).map(removed))
}

fn offers(before: &Contents<'_>, after: &Contents<'_>) -> Vec<Difference> {
    let common = |(day, column): &(Day, &Column)| before.has(*day, column) && after.has(*day, column);
    let added = |(day, column): &(Day, &Column)| Difference::Offered(*day, (*column).clone());
    let removed = |(day, column): &(Day, &Column)| Difference::NotOffered(*day, (*column).clone());
    let gained = after
        .offers
        .difference(&before.offers)
        .filter(|offer| common(offer))
        .map(added);
    let lost = before
        .offers
        .difference(&after.offers)
        .filter(|offer| common(offer))
        .map(removed);
    gained.chain(lost).collect()
}

fn quantities(before: &Contents<'_>, after: &Contents<'_>) -> Vec<Difference> {
    let keys: BTreeSet<_> = before.orders.keys().chain(after.orders.keys()).copied().collect();

    let common = keys.into_iter().filter(|(day, person, column)| {
        let is_known = before.people.contains(person) && after.people.contains(person);
        is_known && before.has(*day, column) && after.has(*day, column)
    });
    common
        .map(|key| {
            (
                key,
                before.orders.get(&key).copied().unwrap_or_default(),
                after.orders.get(&key).copied().unwrap_or_default(),
            )
        })
        .filter(|(_, before, after)| before != after)
        .map(|((day, person, column), before, after)| Difference::Quantity {
            day,
            person: person.clone(),
            column: column.clone(),
            before,
            after,
        })
        .collect()
}
