//! Labels for the crates of one farm at one delivery.

use super::access::{OwnSheetDesk, SheetDesk, SheetOf};
use super::model::{Entry, List};
use super::sheet::list_of;
use crate::access::Authorised;
use crate::documents::{Issue, Label, LabelFormat, Labels};
use crate::t;
use crate::web::{Fault, Outcome, Visit, attachment};

/// Name in the address, and words, of each format.
pub fn formats() -> Vec<(&'static str, String)> {
    let said = |format: LabelFormat| {
        let (width, height) = format.size();
        let words = t!(
            "distribution-label-format",
            count = format.name,
            width = width,
            height = height
        );
        (format.name, words)
    };
    LabelFormat::ALL.map(said).into()
}

/// For the AMAP.
pub async fn pdf(desk: Authorised<SheetDesk>) -> Outcome {
    printed(&desk.visit, &desk.0).await
}

/// For the farm.
pub async fn pdf_for_farmer(desk: Authorised<OwnSheetDesk>) -> Outcome {
    printed(&desk.visit, &desk.0).await
}

async fn printed(visit: &Visit, of: &SheetOf) -> Outcome {
    let query = visit.query();
    let chosen = query.value("format");
    let format = LabelFormat::ALL.into_iter().find(|format| format.name == chosen);
    let format = format.unwrap_or(LabelFormat::ALL[0]);
    let mut tx = visit.app().db.read().await?;
    let list = list_of(&mut tx, of).await?;
    drop(tx);
    let labels = labels(of, &list, format);
    if labels.labels.is_empty() {
        return Err(Fault::Refused(t!("distribution-sheet-empty-title")));
    }
    let (by, on, id) = (
        of.farm.name.clone(),
        of.delivery.day,
        of.delivery.public_id.to_string(),
    );
    let making = tokio::task::spawn_blocking(move || labels.pdf(Issue { by: &by, on, id: &id }));
    let pdf = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    let name = format!("etiquettes-{}-{}.pdf", of.farm.slug, of.delivery.day);
    attachment(&name, "application/pdf", pdf.bytes)
}

fn labels(of: &SheetOf, list: &List, format: LabelFormat) -> Labels {
    let place = format!("{}, {}", of.amap.name(), of.delivery.day.numeric());
    let of_entry = |entry: &Entry| household(entry, &place, format.lines());
    Labels {
        title: t!(
            "distribution-labels-title",
            farm = &of.farm.name,
            day = of.delivery.day.full()
        ),
        format,
        labels: list.households.iter().flat_map(of_entry).collect(),
    }
}

/// The labels of one household: one, or as many as its products need.
fn household(entry: &Entry, place: &str, lines: usize) -> Vec<Label> {
    let item = |item: &super::model::Item| {
        let owner = item.on_behalf_of.as_ref();
        let behalf = owner.map(|name| format!(" – {}", t!("distribution-on-behalf", name = name)));
        format!(
            "{} × {}{}",
            item.quantity,
            item.label(),
            behalf.unwrap_or_default()
        )
    };
    let items: Vec<String> = entry.items.iter().map(item).collect();
    let parts: Vec<&[String]> = items.chunks(lines).collect();
    let label = |(number, items): (usize, &&[String])| Label {
        name: entry.name(),
        place: place.to_owned(),
        items: items.to_vec(),
        part: if parts.len() > 1 {
            format!("{number}/{}", parts.len())
        } else {
            String::new()
        },
    };
    (1..).zip(&parts).map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::model::Item;
    use crate::words::{FarmId, HouseholdId, ProductId, PublicId, Quantity};
    use uuid::Uuid;

    fn entry(items: usize) -> Entry {
        let item = |number: usize| Item {
            farm: FarmId::new(Uuid::nil()),
            farm_name: "Le Fournil".to_owned(),
            contract: PublicId::from_random([0; 8]),
            title: "Pain".to_owned(),
            product: ProductId::new(Uuid::nil()),
            product_name: format!("Pain {number}"),
            packaging: String::new(),
            quantity: Quantity::ONE,
            by_weight: false,
            countersigned: true,
            on_behalf_of: (number == 0).then(|| "Roux".to_owned()),
        };
        Entry {
            household: HouseholdId::new(Uuid::from_u128(1)),
            household_name: "Morel".to_owned(),
            people: Vec::new(),
            items: (0..items).map(item).collect(),
        }
    }

    /// No product is lost, and each label says which part it is.
    #[test]
    fn a_household_has_as_many_labels_as_its_products_need() {
        for (items, lines, expected) in [(1, 5, 1), (5, 5, 1), (6, 5, 2), (23, 5, 5)] {
            let labels = household(&entry(items), "AMAP, 12/03/2026", lines);
            assert_eq!(labels.len(), expected);
            let said: usize = labels.iter().map(|label| label.items.len()).sum();
            assert_eq!(said, items);
            assert_eq!(labels[0].part.is_empty(), expected == 1);
        }
        let first = &household(&entry(1), "", 5)[0].items[0];
        assert!(first.contains("Roux"), "{first}");
    }

    /// Whatever the format, its labels stand on an A4 sheet.
    #[test]
    fn every_format_is_on_the_paper() {
        for format in LabelFormat::ALL {
            let across = format.left + format.columns * format.width + (format.columns - 1) * format.gap;
            let down = format.top + format.rows * format.height;
            assert!(across <= 2_100 && down <= 2_970, "{}", format.name);
            assert_eq!((format.columns * format.rows).to_string(), format.name);
        }
    }
}
