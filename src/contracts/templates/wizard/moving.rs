//! The deliveries that a template names: those of its days, at its site.

use crate::calendar;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::{queries, rules};
use crate::db::Tx;
use crate::web::Fault;
use crate::words::{Day, SiteId};

/// The deliveries of these days at a site become the template's, with what was available at each; those that nothing else
/// needs any more go.
pub(super) async fn move_deliveries(
    tx: &mut Tx,
    desk: &TemplateDesk,
    site: SiteId,
    days: &[Day],
) -> Result<(), Fault> {
    let sheet = &desk.sheet;
    let ids = calendar::deliveries::find_or_create(tx, &desk.amap, site, days).await?;
    let dated: Vec<_> = days.iter().copied().zip(ids.iter().copied()).collect();
    let available = rules::carried_over(sheet, &dated);
    queries::set_deliveries(tx, &desk.amap, sheet.id, &ids, &available).await?;
    for given_up in sheet
        .deliveries
        .iter()
        .filter(|delivery| !ids.contains(&delivery.id))
    {
        queries::drop_unused_delivery(tx, &desk.amap, given_up.id).await?;
    }
    Ok(())
}
