//! Lists of templates, and of what a template is made from.

use crate::access::{AmapScope, FarmScope};
use crate::contracts::templates::model::{Origin, TemplateLine};
use crate::db::{DbError, Tx};
use crate::words::{Day, DeliveryId, FarmId, Instant, PublicId, SiteId, TemplateId};
use crate::{maybe, rows};
use sqlx::FromRow;

#[derive(FromRow)]
struct LineRow {
    id: TemplateId,
    public_id: PublicId,
    amap_slug: String,
    amap_name: String,
    farm_slug: String,
    farm_name: String,
    title: String,
    step: i64,
    first_on: Option<Day>,
    last_on: Option<Day>,
    window_opens: Option<Day>,
    window_closes: Option<Day>,
    origin: Origin,
    submitted_at: Option<Instant>,
    approved_at: Option<Instant>,
    opened_at: Option<Instant>,
    closed_at: Option<Instant>,
    archived_at: Option<Instant>,
    signed: i64,
    to_countersign: i64,
}

impl LineRow {
    fn line(self) -> TemplateLine {
        TemplateLine {
            id: self.id,
            public_id: self.public_id,
            amap_slug: self.amap_slug,
            amap_name: self.amap_name,
            farm_slug: self.farm_slug,
            farm_name: self.farm_name,
            title: self.title,
            step: super::small(self.step),
            season: self.first_on.zip(self.last_on),
            window: self.window_opens.zip(self.window_closes),
            origin: self.origin,
            submitted: self.submitted_at,
            approved: self.approved_at,
            opened: self.opened_at,
            closed: self.closed_at,
            archived: self.archived_at,
            signed: super::small(self.signed),
            to_countersign: super::small(self.to_countersign),
        }
    }
}

/// A template's line with how many contracts the households signed, and how many of those the farm has not.
macro_rules! line_sql {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.public_id, a.slug AS amap_slug, a.name AS amap_name, f.slug AS farm_slug,
                    f.name AS farm_name, t.title, t.step, t.first_on, t.last_on, t.window_opens, t.window_closes,
                    t.origin, t.submitted_at, t.approved_at, t.opened_at, t.closed_at, t.archived_at,
                    (SELECT CAST(COUNT(*) AS BIGINT) FROM contracts c
                     JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member'
                       AND m.voided_at IS NULL
                     WHERE c.amap_id = t.amap_id AND c.template_id = t.id AND c.lapsed_at IS NULL
                       AND c.refused_at IS NULL AND c.cancelled_at IS NULL) AS signed,
                    (SELECT CAST(COUNT(*) AS BIGINT) FROM contracts c
                     JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member'
                       AND m.voided_at IS NULL
                     LEFT JOIN signatures g ON g.amap_id = c.amap_id AND g.contract_id = c.id AND g.party = 'farm'
                       AND g.voided_at IS NULL
                     WHERE c.amap_id = t.amap_id AND c.template_id = t.id AND c.lapsed_at IS NULL
                       AND c.refused_at IS NULL AND c.cancelled_at IS NULL AND g.id IS NULL) AS to_countersign
             FROM templates t JOIN amaps a ON a.id = t.amap_id JOIN farms f ON f.id = t.farm_id ",
            $rest
        )
    };
}

/// The templates of an AMAP, or of one farm in it, the newest season first.
pub async fn templates(
    tx: &mut Tx,
    amap: &AmapScope,
    farm: Option<FarmId>,
) -> Result<Vec<TemplateLine>, DbError> {
    let sql = line_sql!(
        "WHERE t.amap_id = $1 AND t.farm_id = COALESCE($2, t.farm_id)
         ORDER BY COALESCE(t.first_on, '9999-12-31') DESC, f.sort_key, t.sort_key"
    );
    let found = rows!(tx, LineRow, sql, amap.id(), farm)?;
    Ok(found.into_iter().map(LineRow::line).collect())
}

/// The templates of a farm in all its AMAPs, drafts left out.
pub async fn farm_templates(tx: &mut Tx, farm: &FarmScope) -> Result<Vec<TemplateLine>, DbError> {
    let sql = line_sql!(
        "WHERE t.farm_id = $1 AND t.submitted_at IS NOT NULL
         ORDER BY COALESCE(t.first_on, '9999-12-31') DESC, a.sort_key, t.sort_key"
    );
    let found = rows!(tx, LineRow, sql, farm.id())?;
    Ok(found.into_iter().map(LineRow::line).collect())
}

/// The AMAP of a template that was submitted to this farm.
pub async fn amap_of_farm_template(
    tx: &mut Tx,
    farm: &FarmScope,
    id: &PublicId,
) -> Result<Option<String>, DbError> {
    let found = maybe!(
        tx,
        (String,),
        "SELECT a.slug FROM templates t JOIN amaps a ON a.id = t.amap_id
         WHERE t.farm_id = $1 AND t.public_id = $2 AND t.submitted_at IS NOT NULL",
        farm.id(),
        *id
    )?;
    Ok(found.map(|(slug,)| slug))
}

/// The farms that deliver to the AMAP, by name: id, slug, name.
pub async fn partner_farms(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<(FarmId, String, String)>, DbError> {
    rows!(
        tx,
        (FarmId, String, String),
        "SELECT f.id, f.slug, f.name FROM partnerships p JOIN farms f ON f.id = p.farm_id
         WHERE p.amap_id = $1 AND p.until_on IS NULL ORDER BY f.sort_key",
        amap.id()
    )
}

/// The sites of the AMAP that are in use, by name.
pub async fn sites(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<(SiteId, PublicId, String)>, DbError> {
    rows!(
        tx,
        (SiteId, PublicId, String),
        "SELECT id, public_id, name FROM sites WHERE amap_id = $1 AND archived_at IS NULL ORDER BY sort_key",
        amap.id()
    )
}

/// Addresses of those who sign for a farm.
pub async fn farmer_addresses(tx: &mut Tx, farm: FarmId) -> Result<Vec<String>, DbError> {
    let found = rows!(
        tx,
        (String,),
        "SELECT COALESCE(a.email, p.email) FROM farmers p LEFT JOIN accounts a ON a.id = p.account_id
         WHERE p.farm_id = $1 AND COALESCE(a.email, p.email) IS NOT NULL ORDER BY 1",
        farm
    )?;
    Ok(found.into_iter().map(|(address,)| address).collect())
}

/// Who signs for a farm, by name.
pub async fn farmer_names(tx: &mut Tx, farm: FarmId) -> Result<Vec<String>, DbError> {
    let found = rows!(
        tx,
        (String, String),
        "SELECT first_name, last_name FROM farmers WHERE farm_id = $1 ORDER BY last_name, first_name",
        farm
    )?;
    Ok(found
        .into_iter()
        .map(|(first, last)| format!("{first} {last}").trim().to_owned())
        .collect())
}

/// The address of whoever submitted a template, to tell the farmer's answer.
pub async fn submitter_address(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
) -> Result<Option<String>, DbError> {
    let found = maybe!(
        tx,
        (String,),
        "SELECT a.email FROM templates t JOIN accounts a ON a.id = t.submitted_by
         WHERE t.amap_id = $1 AND t.id = $2",
        amap.id(),
        id
    )?;
    Ok(found.map(|(email,)| email))
}

/// The templates that deliver on a delivery, of one farm or of all: those that a farm was shown and that are not put away.
pub async fn templates_at(
    tx: &mut Tx,
    amap: &AmapScope,
    delivery: DeliveryId,
    farm: Option<FarmId>,
) -> Result<Vec<TemplateId>, DbError> {
    let found = rows!(
        tx,
        (TemplateId,),
        "SELECT t.id FROM template_deliveries d
         JOIN templates t ON t.amap_id = d.amap_id AND t.id = d.template_id
         WHERE d.amap_id = $1 AND d.delivery_id = $2 AND d.cancelled_at IS NULL AND t.farm_id = COALESCE($3, t.farm_id)
           AND t.submitted_at IS NOT NULL AND t.archived_at IS NULL
         ORDER BY t.sort_key, t.id",
        amap.id(),
        delivery,
        farm
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
