//! The households whose subscriptions are typed in one go.

use crate::access::AmapScope;
use crate::contracts::rules::Held;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{
    AccountId, AmapId, ContractId, DeliveryId, HouseholdId, Instant, MemberId, ProductId, PublicId, Quantity,
    TemplateId,
};
use crate::{bulk_row, rows};

use super::{Line, held_by_others};

/// A household without a contract of a template, and who signs for it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PaperHousehold {
    pub id: HouseholdId,
    pub public_id: PublicId,
    pub name: String,
    pub signatory: MemberId,
}

/// The households of the AMAP that have no active contract of a template, by name.
pub async fn without_contract(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<PaperHousehold>, DbError> {
    rows!(
        tx,
        PaperHousehold,
        "SELECT h.id, h.public_id, h.name, m.id AS signatory FROM households h
         JOIN members m ON m.amap_id = h.amap_id AND m.id =
              (SELECT x.id FROM members x WHERE x.amap_id = h.amap_id AND x.household_id = h.id AND x.left_on IS NULL
               ORDER BY x.joined_on, x.sort_key, x.id LIMIT 1)
         WHERE h.amap_id = $1 AND h.left_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM contracts c WHERE c.amap_id = h.amap_id AND c.household_id = h.id
                 AND c.template_id = $2 AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
                 AND c.ended_on IS NULL)
         ORDER BY h.sort_key, h.public_id",
        amap.id(),
        template
    )
}

/// What all households hold of a template.
pub async fn held_by_all(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    now: Instant,
) -> Result<Held, DbError> {
    let nobody = HouseholdId::new(uuid::Uuid::nil());
    held_by_others(tx, amap, template, nobody, now).await
}

/// A draft about to be stored with others.
#[derive(Debug, Clone)]
pub struct PaperDraft {
    pub id: ContractId,
    pub public_id: PublicId,
    pub household: HouseholdId,
    pub signatory: MemberId,
    pub method: String,
    pub instalments: i64,
    pub outside_window: String,
    pub lines: Vec<Line>,
}

#[derive(Debug)]
struct NewDraft {
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

bulk_row!(NewDraft {
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

#[derive(Debug)]
struct DraftLine {
    amap_id: AmapId,
    delivery_id: DeliveryId,
    contract_id: ContractId,
    product_id: ProductId,
    quantity: Quantity,
    collected_by: HouseholdId,
}

bulk_row!(DraftLine {
    amap_id,
    delivery_id,
    contract_id,
    product_id,
    quantity,
    collected_by
});

/// Begins many contracts at once, each with its lines.
pub async fn insert_paper_drafts(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    drafts: &[PaperDraft],
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    let contract = |draft: &PaperDraft| NewDraft {
        amap_id: amap.id(),
        id: draft.id,
        public_id: draft.public_id,
        template_id: template,
        household_id: draft.household,
        signatory_id: draft.signatory,
        method: draft.method.clone(),
        instalments: draft.instalments,
        origin: "paper",
        outside_window: draft.outside_window.clone(),
        created_at: now,
        created_by: by,
    };
    let contracts: Vec<NewDraft> = drafts.iter().map(contract).collect();
    insert_many(
        tx,
        "INSERT INTO contracts (amap_id, id, public_id, template_id, household_id, signatory_id, method, instalments,
                                origin, outside_window, created_at, created_by) ",
        &contracts,
    )
    .await?;
    let of = |draft: &PaperDraft| {
        let line = |line: &Line| DraftLine {
            amap_id: amap.id(),
            delivery_id: line.delivery_id,
            contract_id: draft.id,
            product_id: line.product_id,
            quantity: line.quantity,
            collected_by: draft.household,
        };
        draft.lines.iter().map(line).collect::<Vec<_>>()
    };
    let lines: Vec<DraftLine> = drafts.iter().flat_map(of).collect();
    insert_many(
        tx,
        "INSERT INTO order_lines (amap_id, delivery_id, contract_id, product_id, quantity, collected_by) ",
        &lines,
    )
    .await
}
