//! A contract that is there, imported or made here, as the workbook Clic'AMAP would write.

use super::number;
use super::queries::{self, DueRow, OfferedRow, SignatoryRow};
use super::workbook::{Column, Person, Sheet, Workbook};
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{ContractId, Day, DeliveryId, MemberId, ProductId, Quantity, TemplateId, slug};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Everything that is due of a template's contracts that stand.
///
/// # Errors
/// When the database fails.
pub async fn rebuild(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<Workbook, DbError> {
    let parts = Parts {
        days: queries::days(tx, amap, template).await?,
        offered: queries::offered(tx, amap, template).await?,
        availability: queries::availability(tx, amap, template).await?,
        signatories: queries::signatories(tx, amap, template).await?,
        due: queries::due(tx, amap, template).await?,
    };
    Ok(parts.workbook())
}

/// The rows of one contract.
struct Parts {
    days: Vec<(DeliveryId, Day)>,
    offered: Vec<OfferedRow>,
    availability: Vec<(DeliveryId, ProductId)>,
    signatories: Vec<SignatoryRow>,
    due: Vec<DueRow>,
}

impl Parts {
    fn workbook(self) -> Workbook {
        let columns = columns(&self.offered);
        let (members, rows) = members(&self.signatories);
        let mut offers: BTreeSet<(DeliveryId, ProductId)> = self.availability.iter().copied().collect();
        let mut due: HashMap<DeliveryId, Vec<(usize, ProductId, Quantity)>> = HashMap::new();
        for line in &self.due {
            let Some(&row) = rows.get(&line.contract_id) else {
                continue;
            };
            offers.insert((line.delivery_id, line.product_id));
            due.entry(line.delivery_id)
                .or_default()
                .push((row, line.product_id, line.quantity));
        }
        let sheet = |&(delivery, day): &(DeliveryId, Day)| {
            let products: Vec<&(ProductId, Column)> = columns
                .iter()
                .filter(|(product, _)| offers.contains(&(delivery, *product)))
                .collect();
            sheet(day, &products, due.get(&delivery).map_or(&[], Vec::as_slice))
        };
        Workbook {
            extracted: None,
            members,
            sheets: self
                .days
                .iter()
                .map(sheet)
                .filter(|sheet| !sheet.columns.is_empty())
                .collect(),
        }
    }
}

fn sheet(day: Day, products: &[&(ProductId, Column)], due: &[(usize, ProductId, Quantity)]) -> Sheet {
    let place: HashMap<ProductId, usize> = products
        .iter()
        .enumerate()
        .map(|(at, (id, _))| (*id, at))
        .collect();
    let mut sheet = Sheet {
        day,
        columns: products.iter().map(|(_, column)| column.clone()).collect(),
        totals: Vec::new(),
        due: BTreeMap::new(),
    };
    for (row, product, quantity) in due {
        if let Some(&column) = place.get(product) {
            *sheet.due.entry((*row, column)).or_default() += *quantity;
        }
    }
    sheet.totals = sheet.sums();
    sheet
}

/// One row for each person, whatever the number of their contracts.
fn members(signatories: &[SignatoryRow]) -> (Vec<Person>, HashMap<ContractId, usize>) {
    let mut rows: HashMap<MemberId, usize> = HashMap::new();
    let mut people = Vec::new();
    let mut of_contract = HashMap::new();
    for signatory in signatories {
        let row = *rows.entry(signatory.member_id).or_insert_with(|| {
            people.push(Person {
                last_name: signatory.last_name.clone(),
                first_name: signatory.first_name.clone(),
            });
            people.len() - 1
        });
        of_contract.insert(signatory.contract_id, row);
    }
    (people, of_contract)
}

/// The slugs of each product, no two the same.
fn columns(offered: &[OfferedRow]) -> Vec<(ProductId, Column)> {
    let mut seen = BTreeSet::new();
    let mut columns = Vec::new();
    for row in offered {
        let mut column = column(row);
        let plain = column.product.clone();
        let mut count = 1;
        while !seen.insert(column.clone()) {
            count += 1;
            column.product = format!("{plain}-{count}");
        }
        columns.push((row.product_id, column));
    }
    columns
}

/// The slugs it came with, else those of its names; the price as it is now, by the piece.
fn column(row: &OfferedRow) -> Column {
    let by_weight = row.est_grams.and_then(|grams| grams.price(row.price_cents));
    let price = by_weight.unwrap_or(row.price_cents);
    let price_slug = if number::price(&row.source_price) == Some(price) {
        row.source_price.clone()
    } else {
        number::price_slug(price)
    };
    if !row.source_name.is_empty() {
        return Column {
            production_type: row.source_type.clone(),
            product: row.source_name.clone(),
            price_slug,
            price,
            packaging: row.source_packaging.clone(),
        };
    }
    let name = slug(&row.name);
    Column {
        production_type: slug(&row.production_type),
        product: if name.is_empty() {
            "produit".to_owned()
        } else {
            name
        },
        price_slug,
        price,
        packaging: slug(&row.packaging),
    }
}
