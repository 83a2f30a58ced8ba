//! A member orders from a template.

use super::access::Subscription;
use super::order_page::{Around, OrderPage};
use super::place::{Placing, order_form};
use crate::access::Authorised;
use crate::web::{Outcome, Submitted, page};

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
    let mut form = order_form(&mut tx, amap, sheet, desk.own.household).await?;
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
