//! The season before, for the synthesis.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::maybe;
use crate::words::{Day, FarmId, TemplateId};

/// The last template of a farm in the AMAP whose season began before `first`, that was opened to subscriptions, and that
/// shares a product with this one: the eggs of a farm are not the season before of its vegetables.
pub async fn template_before(
    tx: &mut Tx,
    amap: &AmapScope,
    (farm, template): (FarmId, TemplateId),
    first: Day,
) -> Result<Option<TemplateId>, DbError> {
    let found: Option<(TemplateId,)> = maybe!(
        tx,
        (TemplateId,),
        "SELECT t.id FROM templates t
         WHERE t.amap_id = $1 AND t.farm_id = $2 AND t.id <> $3 AND t.first_on < $4 AND t.opened_at IS NOT NULL
           AND EXISTS (SELECT 1 FROM template_products x
                       JOIN template_products y ON y.amap_id = x.amap_id AND y.product_id = x.product_id
                       WHERE x.amap_id = t.amap_id AND x.template_id = t.id AND y.template_id = $3)
         ORDER BY t.first_on DESC, t.created_at DESC LIMIT 1",
        amap.id(),
        farm,
        template,
        first
    )?;
    Ok(found.map(|(id,)| id))
}
