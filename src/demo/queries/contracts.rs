//! Contracts with their lines, signatures and instalments.

use super::table;
use crate::words::{
    AccountId, AmapId, Cents, ContractId, Day, DeliveryId, HouseholdId, Instant, MemberId, ProductId,
    PublicId, Quantity, SignatureId, TemplateId,
};

table! {
    /// A contract.
    ContractRow in "contracts" {
        amap_id: AmapId, id: ContractId, public_id: PublicId, template_id: TemplateId, household_id: HouseholdId,
        signatory_id: MemberId, method: &'static str, instalments: i64, origin: &'static str, created_at: Instant,
        created_by: Option<AccountId>,
    }
}

table! {
    /// What is due.
    LineRow in "order_lines" {
        amap_id: AmapId, delivery_id: DeliveryId, contract_id: ContractId, product_id: ProductId, quantity: Quantity,
        collected_by: HouseholdId,
    }
}

table! {
    /// A signature on paper.
    SignatureRow in "signatures" {
        amap_id: AmapId, id: SignatureId, contract_id: ContractId, party: &'static str, how: &'static str,
        signed_at: Instant, account_id: Option<AccountId>,
    }
}

table! {
    /// An instalment.
    InstalmentRow in "instalments" {
        amap_id: AmapId, contract_id: ContractId, position: i64, due_on: Day, amount_cents: Cents,
        method: &'static str, received_at: Option<Instant>, received_by: Option<AccountId>, reference: String,
    }
}
