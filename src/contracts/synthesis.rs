//! All contracts of one template on one page: who takes what, for how much, signed and paid how far.

use super::contract::Contract;
use super::model::ContractState;
use super::queries::{self, Received, Repeated};
use super::said;
use super::synthesis_around::Around;
use super::synthesis_choice::Choice;
use super::synthesis_sums::{OwnAmounts, quantity};
use super::templates::{FarmTemplateDesk, SheetProduct, TemplateSheet, TemplateView};
use crate::access::{AmapScope, Authorised};
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Frame, Outcome, Visit, page};
use crate::words::{Cents, ContractId, Day, HouseholdId, Quantity};
use askama::Template;
use std::collections::BTreeMap;

/// One contract's line.
#[derive(Debug)]
pub struct Row {
    /// The household.
    pub household_id: HouseholdId,
    /// Its name.
    pub household: String,
    /// The contract's name in addresses.
    pub contract: String,
    /// Where it stands.
    pub state: ContractState,
    /// Of each product in the order of the template, over the whole season.
    pub quantities: Vec<Quantity>,
    /// What it comes to.
    pub amount: Cents,
    /// The day the household signed.
    pub signed: Option<Day>,
    /// The day the farm signed.
    pub countersigned: Option<Day>,
    /// What the farm received, less what it gave back.
    pub received: Cents,
}

impl Row {
    /// Whether the household signed it and it was not given up since.
    pub fn binds(&self) -> bool {
        self.state.binds()
    }
}

/// The whole.
#[derive(Debug)]
pub struct Table {
    /// Each product's name.
    pub products: Vec<String>,
    /// One for each contract, by household.
    pub rows: Vec<Row>,
    /// The sum of each product.
    pub quantities: Vec<Quantity>,
    /// The sum of the amounts.
    pub amount: Cents,
    /// The sum of what was received.
    pub received: Cents,
    /// How many households signed.
    pub signed: usize,
    /// How many contracts the farm signed.
    pub countersigned: usize,
}

/// Reads the synthesis in few statements, however many contracts there are.
///
/// # Errors
/// When the database fails.
pub async fn table(
    tx: &mut Tx,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    drafts: bool,
) -> Result<Table, Fault> {
    let mut contracts = queries::contracts_of_template(tx, amap, sheet.id).await?;
    contracts.retain(|contract| drafts || contract.reached_the_farm());
    let lines = queries::repeated_lines(tx, amap, sheet.id).await?;
    let received = queries::received(tx, amap, sheet.id).await?;
    let own = OwnAmounts::load(tx, amap, sheet).await?;
    Ok(laid_out(amap, sheet, &contracts, &lines, &received, &own))
}

fn laid_out(
    amap: &AmapScope,
    sheet: &TemplateSheet,
    contracts: &[Contract],
    lines: &[Repeated],
    received: &[Received],
    own: &OwnAmounts,
) -> Table {
    let mut by_contract: BTreeMap<ContractId, Vec<&Repeated>> = BTreeMap::new();
    for line in lines {
        by_contract.entry(line.contract_id).or_default().push(line);
    }
    let received: BTreeMap<ContractId, Cents> = received
        .iter()
        .map(|row| (row.contract_id, row.received))
        .collect();
    let rows: Vec<Row> = contracts
        .iter()
        .map(|contract| {
            let lines = by_contract
                .get(&contract.id)
                .map(Vec::as_slice)
                .unwrap_or_default();
            Row {
                household_id: contract.household_id,
                household: contract.household_name.clone(),
                contract: contract.public_id.to_string(),
                state: contract.state(),
                quantities: sheet
                    .products
                    .iter()
                    .map(|product| quantity(lines, product.id))
                    .collect(),
                amount: own.of(sheet, contract.id, lines) + contract.kept_cents + contract.unspent_cents,
                signed: contract.member_signed_at.map(|at| amap.today(at)),
                countersigned: contract.farm_signed_at.map(|at| amap.today(at)),
                received: received.get(&contract.id).copied().unwrap_or_default() - contract.returned_cents,
            }
        })
        .collect();
    let sum = |index: usize| rows.iter().map(|row| row.quantities[index]).sum();
    Table {
        products: column_names(&sheet.products),
        quantities: (0..sheet.products.len()).map(sum).collect(),
        amount: rows.iter().map(|row| row.amount).sum(),
        received: rows.iter().map(|row| row.received).sum(),
        signed: rows.iter().filter(|row| row.signed.is_some()).count(),
        countersigned: rows.iter().filter(|row| row.countersigned.is_some()).count(),
        rows,
    }
}

/// Their names, with the packaging where two have the same.
fn column_names(products: &[SheetProduct]) -> Vec<String> {
    let names = products.iter().map(|product| product.name.as_str());
    products
        .iter()
        .map(|product| column_name(&product.name, &product.packaging, names.clone()))
        .collect()
}

/// The name of a product among those that stand beside it: with its packaging where two have the same.
pub fn column_name<'a>(name: &str, packaging: &str, beside: impl Iterator<Item = &'a str>) -> String {
    if !packaging.is_empty() && beside.filter(|other| *other == name).count() > 1 {
        format!("{name}, {packaging}")
    } else {
        name.to_owned()
    }
}

#[derive(Template)]
#[template(path = "contracts/synthesis.html")]
struct Synthesis {
    frame: Frame,
    lead: String,
    address: String,
    contracts: String,
    back: String,
    clicamap: bool,
    around: Around,
    archive: String,
    products: Vec<String>,
    rows: Vec<Shown>,
    quantities: Vec<String>,
    amount: String,
    received: String,
    /// The sums of the rows that are shown.
    shown_amount: String,
    shown_received: String,
    signed: String,
    countersigned: String,
    /// Address and name of each part of the contracts, and whether it is the one that is shown.
    parts: Vec<(String, String, bool)>,
    /// The same of each order.
    orders: Vec<(String, String, bool)>,
    nothing: bool,
    sorted_by: String,
}

struct Shown {
    household: String,
    contract: String,
    quantities: Vec<String>,
    amount: String,
    state: String,
    kind: &'static str,
    received: String,
}

/// Where the page stands, and what is around it.
struct Place {
    address: String,
    back: String,
    contracts: String,
    archive: String,
    clicamap: bool,
}

fn synthesis_page(
    visit: &Visit,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    table: &Table,
    around: Around,
    place: Place,
) -> Outcome {
    let shown = |row: &Row| Shown {
        household: row.household.clone(),
        contract: row.contract.clone(),
        quantities: row
            .quantities
            .iter()
            .map(|quantity| blank_zero(*quantity))
            .collect(),
        amount: row.amount.to_string(),
        state: said::state_name(row.state),
        kind: said::state_kind(row.state),
        received: row.received.to_string(),
    };
    let query = visit.query();
    let choice = Choice::read(query.value("manque"), query.value("tri"));
    let rows = choice.of(&table.rows);
    let total = |at: usize| blank_zero(rows.iter().map(|row| row.quantities[at]).sum());
    let of = |count: usize| t!("contracts-synthesis-of", count = count, all = table.rows.len());
    page(&Synthesis {
        frame: visit.frame(t!("contracts-synthesis-title", title = sheet.title)),
        lead: format!("{} · {}", sheet.farm.name, amap.name()),
        parts: choice.parts(&table.rows, &place.address),
        orders: choice.orders(&place.address),
        sorted_by: choice.sorted_by(),
        nothing: table.rows.is_empty(),
        address: place.address,
        back: place.back,
        contracts: place.contracts,
        clicamap: place.clicamap,
        around,
        archive: place.archive,
        products: table.products.clone(),
        quantities: (0..table.products.len()).map(total).collect(),
        shown_amount: rows.iter().map(|row| row.amount).sum::<Cents>().to_string(),
        shown_received: rows.iter().map(|row| row.received).sum::<Cents>().to_string(),
        rows: rows.into_iter().map(shown).collect(),
        amount: table.amount.to_string(),
        received: table.received.to_string(),
        signed: of(table.signed),
        countersigned: of(table.countersigned),
    })
}

/// "3", and nothing for none.
pub fn blank_zero(quantity: Quantity) -> String {
    if quantity.is_zero() {
        String::new()
    } else {
        quantity.to_string()
    }
}

/// For who manages the contracts, and the treasurer: drafts included.
pub async fn show(desk: Authorised<TemplateView>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let table = table(&mut tx, &desk.amap, &desk.sheet, true).await?;
    let around = Around::load(&mut tx, (&desk.visit, &desk.amap), &desk.sheet, &table).await?;
    let base = format!("/amap/{}/modeles/{}", desk.amap.slug(), desk.sheet.public_id);
    let place = Place {
        address: format!("{base}/synthese"),
        archive: format!("{base}/archive"),
        back: base,
        contracts: if desk.manages {
            format!("/amap/{}/contrats", desk.amap.slug())
        } else {
            String::new()
        },
        clicamap: true,
    };
    synthesis_page(&desk.visit, &desk.amap, &desk.sheet, &table, around, place)
}

/// For the farm: what was signed.
pub async fn show_farm(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let table = table(&mut tx, &desk.amap, &desk.sheet, false).await?;
    let around = Around::load(&mut tx, (&desk.visit, &desk.amap), &desk.sheet, &table).await?;
    let base = format!("/ferme/{}/contrats/{}", desk.farm.slug(), desk.sheet.public_id);
    let place = Place {
        address: format!("{base}/synthese"),
        archive: format!("{base}/archive"),
        back: format!("{base}/signatures"),
        contracts: format!("/amap/{}/contrats", desk.amap.slug()),
        clicamap: false,
    };
    synthesis_page(&desk.visit, &desk.amap, &desk.sheet, &table, around, place)
}
