//! What an AMAP or a farm owes to its networks.

use super::queries::{self, Due};
use crate::access::{Authorised, FarmDesk};
use crate::campaigns::access::Treasury;
use crate::campaigns::model::Issuer;
use crate::t;
use crate::web::{Fault, Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "campaigns/dues.html")]
struct Page {
    frame: Frame,
    dues: Vec<Due>,
}

/// Before the treasurer and the coordination of an AMAP.
pub async fn of_amap(desk: Authorised<Treasury>) -> Outcome {
    let Issuer::Amap(amap) = &desk.0 else {
        return Err(Fault::NotFound);
    };
    let mut tx = desk.visit.app().db.read().await?;
    page(&Page {
        frame: desk.visit.frame(t!("campaigns-dues-title")),
        dues: queries::dues(&mut tx, Some(amap.id()), None).await?,
    })
}

/// Before the farm.
pub async fn of_farm(desk: Authorised<FarmDesk>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    page(&Page {
        frame: desk.visit.frame(t!("campaigns-dues-title")),
        dues: queries::dues(&mut tx, None, Some(desk.target.0.id())).await?,
    })
}
