//! A contract as a delivery workbook of Clic'AMAP.

use super::access::Outgoing;
use super::clicamap;
use crate::access::{Authorised, Confirmed};
use crate::documents::XLSX;
use crate::web::{Outcome, attachment};

pub async fn workbook(outgoing: Authorised<Outgoing>, _: Confirmed) -> Outcome {
    let now = outgoing.visit.now();
    let mut tx = outgoing.visit.app().db.read().await?;
    let exported = clicamap::export(&mut tx, &outgoing.amap, outgoing.template, now).await?;
    attachment(&exported.file, XLSX, exported.bytes)
}
