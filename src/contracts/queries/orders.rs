//! What a household ordered.

use crate::access::AmapScope;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{
    AccountId, AmapId, ContractId, Day, DeliveryId, HouseholdId, Instant, MemberId, ProductId, PublicId,
    Quantity, TemplateId,
};
use crate::{bulk_row, row, rows, run};

/// A line of a contract.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Line {
    pub delivery_id: DeliveryId,
    pub product_id: ProductId,
    pub quantity: Quantity,
}

/// The lines of a contract.
pub async fn lines(tx: &mut Tx, amap: &AmapScope, contract: ContractId) -> Result<Vec<Line>, DbError> {
    rows!(
        tx,
        Line,
        "SELECT delivery_id, product_id, quantity FROM order_lines WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )
}

/// The revision of a template, read again inside the transaction that builds on it.
pub async fn revision(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<i64, DbError> {
    let (revision,) = row!(
        tx,
        (i64,),
        "SELECT revision FROM templates WHERE amap_id = $1 AND id = $2",
        amap.id(),
        template
    )?;
    Ok(revision)
}

/// A contract about to be begun.
#[derive(Debug, Clone)]
pub struct NewContract {
    pub id: ContractId,
    pub public_id: PublicId,
    pub template: TemplateId,
    pub household: HouseholdId,
    pub signatory: MemberId,
    pub method: String,
    pub instalments: i64,
    pub origin: &'static str,
    pub outside_window: String,
}

#[derive(Debug)]
struct Begun {
    amap_id: AmapId,
    id: ContractId,
    public_id: PublicId,
    template_id: TemplateId,
    household_id: HouseholdId,
    signatory_id: MemberId,
    method: String,
    instalments: i64,
    origin: &'static str,
    outside_window: String,
    created_at: Instant,
    created_by: AccountId,
}

bulk_row!(Begun {
    amap_id,
    id,
    public_id,
    template_id,
    household_id,
    signatory_id,
    method,
    instalments,
    origin,
    outside_window,
    created_at,
    created_by
});

/// Begins contracts.
pub async fn insert_contracts(
    tx: &mut Tx,
    amap: &AmapScope,
    contracts: &[NewContract],
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    let begun = |new: &NewContract| Begun {
        amap_id: amap.id(),
        id: new.id,
        public_id: new.public_id,
        template_id: new.template,
        household_id: new.household,
        signatory_id: new.signatory,
        method: new.method.clone(),
        instalments: new.instalments,
        origin: new.origin,
        outside_window: new.outside_window.clone(),
        created_at: now,
        created_by: by,
    };
    let begun: Vec<Begun> = contracts.iter().map(begun).collect();
    let insert =
        "INSERT INTO contracts (amap_id, id, public_id, template_id, household_id, signatory_id, method, instalments,
                                origin, outside_window, created_at, created_by) ";
    insert_many(tx, insert, &begun).await
}

/// Changes how a contract is paid, who prepared it, and why outside the window.
pub async fn update_contract(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    method: &str,
    instalments: i64,
    origin: &str,
    outside_window: &str,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE contracts SET method = $3, instalments = $4, origin = $5, outside_window = $6
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        contract,
        method,
        instalments,
        origin,
        outside_window
    )
    .map(drop)
}

/// A line that is due, and who collects it.
#[derive(Debug, Clone)]
pub struct DueLine {
    pub amap_id: AmapId,
    pub delivery_id: DeliveryId,
    pub contract_id: ContractId,
    pub product_id: ProductId,
    pub quantity: Quantity,
    pub collected_by: HouseholdId,
    /// Since when it is given up: the AMAP hands it on.
    pub given_at: Option<Instant>,
}

bulk_row!(DueLine {
    amap_id,
    delivery_id,
    contract_id,
    product_id,
    quantity,
    collected_by,
    given_at
});

impl DueLine {
    /// A line of a contract that its own household collects.
    pub fn own(amap: &AmapScope, contract: ContractId, household: HouseholdId, line: &Line) -> DueLine {
        DueLine {
            amap_id: amap.id(),
            delivery_id: line.delivery_id,
            contract_id: contract,
            product_id: line.product_id,
            quantity: line.quantity,
            collected_by: household,
            given_at: None,
        }
    }
}

/// Takes away the lines of a contract.
pub async fn clear_lines(tx: &mut Tx, amap: &AmapScope, contract: ContractId) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM order_lines WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )
    .map(drop)
}

/// Takes away the lines of a contract whose day is past.
pub async fn drop_past_lines(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    today: Day,
) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM order_lines WHERE amap_id = $1 AND contract_id = $2 AND delivery_id IN
           (SELECT d.id FROM deliveries d WHERE d.amap_id = $1 AND d.day < $3)",
        amap.id(),
        contract,
        today
    )
    .map(drop)
}

/// Stores lines that are due.
pub async fn insert_lines(tx: &mut Tx, lines: &[DueLine]) -> Result<(), DbError> {
    let insert = "INSERT INTO order_lines (amap_id, delivery_id, contract_id, product_id, quantity, collected_by, given_at) ";
    insert_many(tx, insert, lines).await
}

/// Puts these lines in the place of the contract's own.
pub async fn replace_lines(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    household: HouseholdId,
    lines: &[Line],
) -> Result<(), DbError> {
    clear_lines(tx, amap, contract).await?;
    let due = lines
        .iter()
        .map(|line| DueLine::own(amap, contract, household, line));
    insert_lines(tx, &due.collect::<Vec<_>>()).await
}
