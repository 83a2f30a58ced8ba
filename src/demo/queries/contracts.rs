//! Contracts with their lines, signatures and instalments.

use super::table;
use crate::words::{
    AccountId, AmapId, BodyId, Cents, ContractId, Day, DeliveryId, HouseholdId, Instant, MemberId, ProductId,
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
    /// The text of a contract.
    BodyRow in "bodies" {
        amap_id: AmapId, id: BodyId, contract_id: ContractId, made_at: Instant, made_by: Option<AccountId>,
        sha256: Vec<u8>, says_sha256: Vec<u8>, pages: i64, pdf: Vec<u8>,
    }
}

table! {
    /// A signature, on paper or over a text.
    #[derive(Clone)]
    SignatureRow in "signatures" {
        amap_id: AmapId, id: SignatureId, contract_id: ContractId, party: &'static str, how: &'static str,
        body_id: Option<BodyId>, sha256: Option<Vec<u8>>, signed_at: Instant, account_id: Option<AccountId>,
        address: &'static str,
    }
}

table! {
    /// An instalment.
    InstalmentRow in "instalments" {
        amap_id: AmapId, contract_id: ContractId, position: i64, due_on: Day, amount_cents: Cents,
        method: &'static str, received_at: Option<Instant>, received_by: Option<AccountId>, reference: String,
    }
}
