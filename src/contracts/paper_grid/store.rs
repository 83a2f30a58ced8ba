//! Storing the rows of the grid as drafts that the households sign.

use super::read::{Grid, Typed};
use crate::access::Authorised;
use crate::clock;
use crate::contracts::queries::{self, DueLine, Line, NewContract};
use crate::contracts::templates::TemplateDesk;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{Fault, Form, claim_once, settle_once};
use crate::words::ContractId;
use crate::{t, transact};
use std::collections::BTreeSet;

/// Stores them all; gives the page on which they are found.
///
/// # Errors
/// When the template changed, or a household has a contract by now: nothing is stored.
pub async fn store(desk: &Authorised<TemplateDesk>, form: &Form, grid: &Grid) -> Result<String, Fault> {
    let (app, amap, sheet) = (desk.visit.app(), &desk.amap, &desk.sheet);
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let location = format!(
        "/amap/{}/modeles/{}/synthese?manque=signature",
        amap.slug(),
        sheet.public_id
    );
    let drafts: Vec<Draft> = grid.rows.iter().map(|row| draft(desk, row, grid)).collect();
    let queue = app.queue_for(sheet.id.uuid());
    let _place = queue.lock().await;
    transact!(app.db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        if queries::revision(tx, amap, sheet.id).await? != sheet.revision {
            return Err(Fault::Refused(t!("contracts-order-template-changed")));
        }
        let free = queries::without_contract(tx, amap, sheet.id, amap.today(now)).await?;
        let free: BTreeSet<_> = free.iter().map(|household| household.id).collect();
        if let Some(taken) = grid.rows.iter().find(|row| !free.contains(&row.household.id)) {
            let name = taken.household.name.clone();
            return Err(Fault::Refused(t!(
                "contracts-grid-has-contract",
                household = name
            )));
        }
        let contracts: Vec<NewContract> = drafts.iter().map(|draft| draft.contract.clone()).collect();
        queries::insert_contracts(tx, amap, &contracts, (actor.account, now)).await?;
        let lines: Vec<DueLine> = drafts.iter().flat_map(|draft| draft.lines.clone()).collect();
        queries::insert_lines(tx, &lines).await?;
        for draft in &drafts {
            trace(tx, desk, draft).await?;
        }
        settle_once(tx, form, actor.account, &location).await?;
        Ok(location.clone())
    })
}

/// A contract with its lines.
struct Draft {
    contract: NewContract,
    lines: Vec<DueLine>,
}

fn draft(desk: &Authorised<TemplateDesk>, row: &Typed, grid: &Grid) -> Draft {
    let contract = NewContract {
        id: ContractId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        template: desk.sheet.id,
        household: row.household.id,
        signatory: row.household.signatory,
        method: row.method.name().to_owned(),
        instalments: i64::from(row.instalments),
        origin: "paper",
        outside_window: grid.outside.clone(),
    };
    let lines = row.order.0.iter().map(|((delivery, product), quantity)| {
        let line = Line {
            delivery_id: *delivery,
            product_id: *product,
            quantity: *quantity,
        };
        DueLine::own(&desk.amap, contract.id, row.household.id, &line)
    });
    Draft {
        lines: lines.collect(),
        contract,
    }
}

async fn trace(tx: &mut Tx, desk: &Authorised<TemplateDesk>, draft: &Draft) -> Result<(), Fault> {
    let trace = Trace {
        amap: Some(desk.amap.id()),
        farm: Some(desk.sheet.farm.id),
        network: None,
        verb: "contract.drafted",
        object: "contract",
        id: Some(draft.contract.id.uuid()),
        detail: serde_json::json!({
            "lines": draft.lines.len(), "outside_window": !draft.contract.outside_window.is_empty(), "grid": true,
        }),
    };
    Ok(history::record(tx, &desk.visit, trace).await?)
}
