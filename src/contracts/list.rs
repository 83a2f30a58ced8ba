//! A member's contracts, and the templates that are open.

use super::model::ContractState;
use super::queries::{self, OpenTemplate};
use super::said;
use crate::access::{Authorised, MemberDesk};
use crate::t;
use crate::web::{Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/list.html")]
struct List {
    frame: Frame,
    base: String,
    open: Vec<OpenTemplate>,
    contracts: Vec<Row>,
}

struct Row {
    id: String,
    title: String,
    farm: String,
    state: String,
    kind: &'static str,
}

/// The page.
pub async fn show(desk: Authorised<MemberDesk>) -> Outcome {
    let own = &desk.0;
    let mut tx = desk.visit.app().db.read().await?;
    let contracts = queries::contracts_of_household(&mut tx, &own.amap, own.household).await?;
    let today = own.amap.today(desk.visit.now());
    let mut open = queries::open_templates(&mut tx, &own.amap, today).await?;
    open.retain(|template| {
        let mut standing = contracts
            .iter()
            .filter(|contract| contract.ended_on.is_none_or(|last| last >= today));
        !standing.any(|contract| {
            contract.template_id == template.id
                && (contract.state() == ContractState::Draft || contract.state().binds())
        })
    });
    page(&List {
        frame: desk.visit.frame(t!("contracts-list-title")),
        base: format!("/amap/{}", own.amap.slug()),
        open,
        contracts: contracts
            .iter()
            .map(|contract| Row {
                id: contract.public_id.to_string(),
                title: contract.title.clone(),
                farm: contract.farm_name.clone(),
                state: said::state_name(contract.state()),
                kind: said::state_kind(contract.state()),
            })
            .collect(),
    })
}
