//! SQL on templates and what belongs to them: reading.

mod limits;
mod listing;
mod living;
mod offering;
mod parts;
mod writing;

pub use limits::{set_conditions, set_stocks};
pub use listing::{
    amap_of_farm_template, farm_templates, farmer_addresses, farmer_names, partner_farms, sites,
    submitter_address, templates, templates_at,
};
pub use living::{approve, archive, close, open, reopen_as_draft, restore, submit};
pub use offering::{
    NewTemplateProduct, drop_unused_delivery, insert_products, set_availability, set_deliveries, set_products,
};
pub use writing::{
    Identity, NewTemplate, insert, reached, set_calendar, set_identity, set_payment, set_rules, set_text,
};

use super::model::{
    Act, Life, Origin, PaymentMethod, PaymentPlan, SheetFarm, SheetSite, StoredRhythm, TemplateSheet,
};
use crate::access::AmapScope;
use crate::contracts::instalments::Unit;
use crate::contracts::model::{Kind, Window};
use crate::db::{DbError, Tx};
use crate::words::{Cents, Day, FarmId, Instant, ProductId, PublicId, Season, Siret, SiteId, TemplateId};
use crate::{maybe, row, rows};
use sqlx::FromRow;
use std::collections::BTreeSet;

#[derive(FromRow)]
struct HeadRow {
    id: TemplateId,
    public_id: PublicId,
    farm_id: FarmId,
    farm_slug: String,
    farm_name: String,
    siret: Option<Siret>,
    farm_address: String,
    farm_postcode: String,
    farm_town: String,
    site_id: SiteId,
    site_public_id: PublicId,
    site_name: String,
    site_address: String,
    site_postcode: String,
    site_town: String,
    title: String,
    kind: Kind,
    first_on: Option<Day>,
    last_on: Option<Day>,
    rhythm: StoredRhythm,
    exclusions: String,
    min_deliveries: i64,
    notice_days: i64,
    flexibility: String,
    window_opens: Option<Day>,
    window_closes: Option<Day>,
    payee: String,
    rounding_cents: i64,
    min_instalment_cents: Cents,
    max_instalments: i64,
    clauses: String,
    step: i64,
    revision: i64,
    origin: Origin,
    created_at: Instant,
    created_by: Option<String>,
    submitted_at: Option<Instant>,
    submitted_by: Option<String>,
    approved_at: Option<Instant>,
    approved_by: Option<String>,
    approved_how: String,
    opened_at: Option<Instant>,
    opened_by: Option<String>,
    closed_at: Option<Instant>,
    closed_by: Option<String>,
    archived_at: Option<Instant>,
    archived_by: Option<String>,
}

/// The template of an address.
pub async fn sheet(tx: &mut Tx, amap: &AmapScope, id: &PublicId) -> Result<Option<TemplateSheet>, DbError> {
    let found = maybe!(
        tx,
        (TemplateId,),
        "SELECT id FROM templates WHERE amap_id = $1 AND public_id = $2",
        amap.id(),
        *id
    )?;
    match found {
        Some((id,)) => sheet_of(tx, amap, id).await,
        None => Ok(None),
    }
}

/// A template, whole.
pub async fn sheet_of(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
) -> Result<Option<TemplateSheet>, DbError> {
    let Some(head) = head(tx, amap, id).await? else {
        return Ok(None);
    };
    let mut sheet = head.without_parts();
    sheet.deliveries = parts::deliveries(tx, amap, id).await?;
    sheet.products = parts::products(tx, amap, id).await?;
    sheet.availability = parts::availability(tx, amap, id, &sheet.deliveries).await?;
    sheet.stocks = limits::stocks(tx, amap, id).await?;
    sheet.conditions = limits::conditions(tx, amap, id).await?;
    forget_what_is_gone(&mut sheet);
    let methods = rows!(
        tx,
        (PaymentMethod,),
        "SELECT method FROM template_methods WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        id
    )?;
    sheet.plan.methods = methods.into_iter().map(|(method,)| method).collect();
    sheet.plan.methods.sort_unstable();
    let days = rows!(
        tx,
        (Day,),
        "SELECT due_on FROM template_due_days WHERE amap_id = $1 AND template_id = $2 ORDER BY due_on",
        amap.id(),
        id
    )?;
    sheet.plan.due_days = days.into_iter().map(|(day,)| day).collect();
    sheet.signed_contracts = signed_contracts(tx, amap, id).await?;
    Ok(Some(sheet))
}

async fn head(tx: &mut Tx, amap: &AmapScope, id: TemplateId) -> Result<Option<HeadRow>, DbError> {
    maybe!(
        tx,
        HeadRow,
        "SELECT t.id, t.public_id, t.farm_id, f.slug AS farm_slug, f.name AS farm_name, f.siret,
                f.address AS farm_address, f.postcode AS farm_postcode, f.town AS farm_town,
                t.site_id, s.public_id AS site_public_id, s.name AS site_name, s.address AS site_address,
                s.postcode AS site_postcode, s.town AS site_town,
                t.title, CASE WHEN t.variant = '' THEN t.kind ELSE t.variant END AS kind, t.first_on, t.last_on, t.rhythm, t.exclusions, t.min_deliveries, t.notice_days,
                t.flexibility,
                t.window_opens, t.window_closes, t.payee, t.rounding_cents, t.min_instalment_cents,
                t.max_instalments, t.clauses, t.step, t.revision, t.origin,
                t.created_at, a1.name AS created_by, t.submitted_at, a2.name AS submitted_by,
                t.approved_at, a3.name AS approved_by, t.approved_how, t.opened_at, a4.name AS opened_by,
                t.closed_at, a5.name AS closed_by, t.archived_at, a6.name AS archived_by
         FROM templates t
         JOIN farms f ON f.id = t.farm_id
         JOIN sites s ON s.amap_id = t.amap_id AND s.id = t.site_id
         LEFT JOIN accounts a1 ON a1.id = t.created_by LEFT JOIN accounts a2 ON a2.id = t.submitted_by
         LEFT JOIN accounts a3 ON a3.id = t.approved_by LEFT JOIN accounts a4 ON a4.id = t.opened_by
         LEFT JOIN accounts a5 ON a5.id = t.closed_by LEFT JOIN accounts a6 ON a6.id = t.archived_by
         WHERE t.amap_id = $1 AND t.id = $2",
        amap.id(),
        id
    )
}

impl HeadRow {
    fn without_parts(self) -> TemplateSheet {
        let season = self
            .first_on
            .zip(self.last_on)
            .and_then(|(first, last)| Season::new(first, last).ok());
        let window = self.window_opens.zip(self.window_closes);
        let act = |at: Option<Instant>, by: Option<String>| at.map(|at| Act { at, by });
        TemplateSheet {
            id: self.id,
            public_id: self.public_id,
            farm: SheetFarm {
                id: self.farm_id,
                slug: self.farm_slug,
                name: self.farm_name,
                siret: self.siret,
                address: self.farm_address,
                postcode: self.farm_postcode,
                town: self.farm_town,
            },
            site: SheetSite {
                id: self.site_id,
                public_id: self.site_public_id,
                name: self.site_name,
                address: self.site_address,
                postcode: self.site_postcode,
                town: self.site_town,
            },
            title: self.title,
            kind: self.kind,
            season,
            rhythm: self.rhythm,
            exclusions: stored_days(&self.exclusions),
            min_deliveries: small(self.min_deliveries),
            notice_days: small(self.notice_days),
            // Empty is nothing allowed.
            flexibility: serde_json::from_str(&self.flexibility).unwrap_or_default(),
            window: window.map(|(opens, closes)| Window { opens, closes }),
            plan: PaymentPlan {
                methods: Vec::new(),
                due_days: Vec::new(),
                unit: if self.rounding_cents == Unit::Euro.cents() {
                    Unit::Euro
                } else {
                    Unit::Cent
                },
                minimum: self.min_instalment_cents,
                max_instalments: small(self.max_instalments),
                payee: self.payee,
            },
            clauses: self.clauses,
            step: small(self.step),
            revision: self.revision,
            origin: self.origin,
            life: Life {
                created: Act {
                    at: self.created_at,
                    by: self.created_by,
                },
                submitted: act(self.submitted_at, self.submitted_by),
                approved: act(self.approved_at, self.approved_by),
                approved_how: self.approved_how,
                opened: act(self.opened_at, self.opened_by),
                closed: act(self.closed_at, self.closed_by),
                archived: act(self.archived_at, self.archived_by),
            },
            deliveries: Vec::new(),
            products: Vec::new(),
            availability: Default::default(),
            stocks: Vec::new(),
            conditions: Vec::new(),
            signed_contracts: 0,
        }
    }
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// Exclusions are stored as days separated by spaces; they are never queried.
fn stored_days(text: &str) -> Vec<Day> {
    text.split_whitespace()
        .filter_map(|day| day.parse().ok())
        .collect()
}

/// A product that was taken out of the template leaves the limits that name it; a limit that named no other goes with it.
fn forget_what_is_gone(sheet: &mut TemplateSheet) {
    let products: BTreeSet<ProductId> = sheet.products.iter().map(|product| product.id).collect();
    sheet.stocks.retain_mut(|stock| {
        stock.weights.retain(|product, _| products.contains(product));
        !stock.weights.is_empty()
    });
    sheet.conditions.retain_mut(|condition| {
        let named_some = !condition.products.is_empty();
        condition.products.retain(|product| products.contains(product));
        !(named_some && condition.products.is_empty())
    });
}

async fn signed_contracts(tx: &mut Tx, amap: &AmapScope, id: TemplateId) -> Result<u32, DbError> {
    let (count,) = row!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM contracts c
         JOIN signatures s ON s.amap_id = c.amap_id AND s.contract_id = c.id AND s.party = 'member'
              AND s.voided_at IS NULL
         WHERE c.amap_id = $1 AND c.template_id = $2 AND c.lapsed_at IS NULL AND c.refused_at IS NULL
           AND c.cancelled_at IS NULL",
        amap.id(),
        id
    )?;
    Ok(small(count))
}
