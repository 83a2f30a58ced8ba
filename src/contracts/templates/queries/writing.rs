//! What the wizard stores.

use crate::access::AmapScope;
use crate::contracts::flexibility::Flexibility;
use crate::contracts::instalments::Unit;
use crate::contracts::model::{Kind, Window};
use crate::contracts::templates::model::{PaymentMethod, PaymentPlan, StoredRhythm};
use crate::db::{DbError, Tx, insert_many};
use crate::words::{AccountId, AmapId, Day, FarmId, Instant, PublicId, Season, SiteId, TemplateId, sort_key};
use crate::{bulk_row, run};

/// What the first step says.
#[derive(Debug, Clone)]
pub struct Identity {
    pub farm: FarmId,
    pub site: SiteId,
    pub title: String,
    pub kind: Kind,
}

/// The two columns of a kind: what an older server takes it for, and what it is beyond that.
fn shape(kind: Kind) -> (Kind, &'static str) {
    match kind {
        Kind::Fixed | Kind::Free => (kind, ""),
        Kind::Prepaid => (Kind::Free, "prepaid"),
        Kind::OneOff => (Kind::Free, "one-off"),
    }
}

/// A template that begins.
pub struct NewTemplate<'a> {
    pub id: TemplateId,
    pub public_id: PublicId,
    pub identity: &'a Identity,
    pub payee: &'a str,
    pub by: AccountId,
    pub at: Instant,
}

pub async fn insert(tx: &mut Tx, amap: &AmapScope, new: &NewTemplate<'_>) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO templates (amap_id, id, public_id, farm_id, site_id, title, sort_key, kind, variant, payee, step,
                                created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 2, $11, $12)",
        amap.id(),
        new.id,
        new.public_id,
        new.identity.farm,
        new.identity.site,
        &new.identity.title,
        sort_key(&new.identity.title),
        shape(new.identity.kind).0,
        shape(new.identity.kind).1,
        new.payee,
        new.at,
        new.by
    )
    .map(drop)
}

pub async fn set_identity(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    said: &Identity,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET farm_id = $3, site_id = $4, title = $5, sort_key = $6, kind = $7, variant = $8 \
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        said.farm,
        said.site,
        &said.title,
        sort_key(&said.title),
        shape(said.kind).0,
        shape(said.kind).1
    )
    .map(drop)
}

/// Counts a change, and opens the next step.
pub async fn reached(tx: &mut Tx, amap: &AmapScope, id: TemplateId, step: u32) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET revision = revision + 1, step = CASE WHEN step < $3 THEN $3 ELSE step END
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        i64::from(step)
    )
    .map(drop)
}

pub async fn set_calendar(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    season: Season,
    rhythm: StoredRhythm,
    exclusions: &[Day],
) -> Result<(), DbError> {
    let exclusions: Vec<String> = exclusions.iter().map(Day::to_string).collect();
    run!(
        tx,
        "UPDATE templates SET first_on = $3, last_on = $4, rhythm = $5, exclusions = $6 \
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        season.first(),
        season.last(),
        rhythm,
        exclusions.join(" ")
    )
    .map(drop)
}

pub async fn set_rules(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    (least, notice): (i64, i64),
    flexibility: &Flexibility,
) -> Result<(), DbError> {
    let allowed = if flexibility.is_some() {
        serde_json::json!(flexibility).to_string()
    } else {
        String::new()
    };
    run!(
        tx,
        "UPDATE templates SET min_deliveries = $3, notice_days = $4, flexibility = $5 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        least,
        notice,
        allowed
    )
    .map(drop)
}

pub async fn set_payment(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    plan: &PaymentPlan,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET payee = $3, rounding_cents = $4, min_instalment_cents = $5, max_instalments = $6
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        &plan.payee,
        Unit::cents(plan.unit),
        plan.minimum,
        i64::from(plan.max_instalments)
    )?;
    run!(
        tx,
        "DELETE FROM template_methods WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        id
    )?;
    let method = |method: &PaymentMethod| NewMethod {
        amap_id: amap.id(),
        template_id: id,
        method: *method,
    };
    let methods: Vec<_> = plan.methods.iter().map(method).collect();
    insert_many(
        tx,
        "INSERT INTO template_methods (amap_id, template_id, method) ",
        &methods,
    )
    .await?;
    run!(
        tx,
        "DELETE FROM template_due_days WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        id
    )?;
    let day = |day: &Day| NewDueDay {
        amap_id: amap.id(),
        template_id: id,
        due_on: *day,
    };
    let days: Vec<_> = plan.due_days.iter().map(day).collect();
    insert_many(
        tx,
        "INSERT INTO template_due_days (amap_id, template_id, due_on) ",
        &days,
    )
    .await
}

#[derive(Clone)]
struct NewMethod {
    amap_id: AmapId,
    template_id: TemplateId,
    method: PaymentMethod,
}
bulk_row!(NewMethod {
    amap_id,
    template_id,
    method
});

#[derive(Clone)]
struct NewDueDay {
    amap_id: AmapId,
    template_id: TemplateId,
    due_on: Day,
}
bulk_row!(NewDueDay {
    amap_id,
    template_id,
    due_on
});

pub async fn set_text(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    clauses: &str,
    window: Option<Window>,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET clauses = $3, window_opens = $4, window_closes = $5 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        clauses,
        window.map(|window| window.opens),
        window.map(|window| window.closes)
    )
    .map(drop)
}
