//! A member orders from a template.

use super::access::Subscription;
use super::order_page::Around;
use super::place::Placing;
use crate::access::Authorised;
use crate::web::{Outcome, Submitted};

fn around(desk: &Subscription) -> Around {
    let base = format!("/amap/{}", desk.own.amap.slug());
    Around {
        action: format!("{base}/modeles/{}/souscription", desk.sheet.public_id),
        back: format!("{base}/contrats"),
        household: String::new(),
        by_member: true,
        again: String::new(),
    }
}

fn placing(desk: &Authorised<Subscription>) -> Placing<'_> {
    Placing {
        visit: &desk.visit,
        amap: &desk.own.amap,
        sheet: &desk.sheet,
        household: desk.own.household,
        signatory: desk.own.member,
        by_referent: false,
    }
}

/// The order form, with what is ordered already.
pub async fn show(desk: Authorised<Subscription>) -> Outcome {
    placing(&desk).open(around(&desk)).await
}

/// Stores the order as a draft.
pub async fn save(desk: Authorised<Subscription>, Submitted(form): Submitted) -> Outcome {
    placing(&desk).place(form, around(&desk)).await
}
