//! A member orders from a template.

use super::access::Subscription;
use super::forms;
use super::model::ContractState;
use super::order_page::{Around, OrderPage};
use super::place::Placing;
use super::queries;
use crate::access::Authorised;
use crate::web::{Outcome, Submitted, page, redirect};

fn around(desk: &Subscription) -> Around {
    let base = format!("/amap/{}", desk.own.amap.slug());
    Around {
        action: format!("{base}/modeles/{}/souscription", desk.sheet.public_id),
        back: format!("{base}/contrats"),
        household: String::new(),
        by_member: true,
    }
}

/// The order form, with what is ordered already.
pub async fn show(desk: Authorised<Subscription>) -> Outcome {
    let (amap, sheet) = (&desk.own.amap, &desk.sheet);
    let mut tx = desk.visit.app().db.read().await?;
    let held = queries::active_contract(&mut tx, amap, sheet.id, desk.own.household).await?;
    let mut form = match &held {
        Some(held) if held.state() == ContractState::Countersigned => {
            return Ok(redirect(&format!(
                "/amap/{}/contrats/{}",
                amap.slug(),
                held.public_id
            )));
        }
        Some(held) => {
            let lines = queries::lines(&mut tx, amap, held.id).await?;
            forms::filled(sheet, &lines, &held.method, held.instalments)
        }
        None => forms::filled(sheet, &[], "", 1),
    };
    let today = amap.today(desk.visit.now());
    page(&OrderPage::new(
        &desk.visit,
        sheet,
        &mut form,
        today,
        around(&desk),
    ))
}

/// Stores the order as a draft.
pub async fn save(desk: Authorised<Subscription>, Submitted(form): Submitted) -> Outcome {
    let placing = Placing {
        visit: &desk.visit,
        amap: &desk.own.amap,
        sheet: &desk.sheet,
        household: desk.own.household,
        signatory: desk.own.member,
        by_referent: false,
    };
    placing.place(form, around(&desk)).await
}
