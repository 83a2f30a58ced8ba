//! What an import makes.

use crate::access::AmapScope;
use crate::bulk_row;
use crate::db::{DbError, Tx, insert_many};
use crate::run;
use crate::words::{
    AccountId, AmapId, Cents, ContractId, Day, DeliveryId, FarmId, HourMinute, HouseholdId, Instant,
    MemberId, NetworkId, ProductId, PublicId, Quantity, SignatureId, SiteId, TemplateId, sort_key,
};

/// A network of its own, for an AMAP on a database without any.
pub async fn make_network(tx: &mut Tx, id: NetworkId, name: &str, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO networks (id, slug, kind, name, sort_key, created_at) VALUES ($1, $2, 'departmental', $3, $4, $5)",
        id,
        crate::words::slug(name),
        name,
        sort_key(name),
        now
    )?;
    run!(
        tx,
        "INSERT INTO network_tree (ancestor_id, descendant_id, depth) VALUES ($1, $1, 0)",
        id
    )
    .map(drop)
}

/// An AMAP.
pub async fn make_amap(
    tx: &mut Tx,
    id: AmapId,
    network: NetworkId,
    names: (&str, &str),
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO amaps (id, network_id, slug, name, sort_key, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        network,
        names.0,
        names.1,
        sort_key(names.1),
        now
    )
    .map(drop)
}

/// A farm that this AMAP entered.
pub async fn make_farm(
    tx: &mut Tx,
    amap: &AmapScope,
    id: FarmId,
    names: (&str, &str),
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO farms (id, slug, name, sort_key, entered_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        names.0,
        names.1,
        sort_key(names.1),
        amap.id(),
        now
    )?;
    run!(
        tx,
        "INSERT INTO partnerships (amap_id, farm_id, since_on) VALUES ($1, $2, $3)",
        amap.id(),
        id,
        amap.today(now)
    )
    .map(drop)
}

/// A site.
pub async fn make_site(
    tx: &mut Tx,
    amap: &AmapScope,
    id: SiteId,
    public_id: PublicId,
    name: &str,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO sites (amap_id, id, public_id, name, sort_key, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        amap.id(),
        id,
        public_id,
        name,
        sort_key(name),
        now
    )
    .map(drop)
}

/// When a site is open on a weekday, from 1 for Monday.
pub async fn make_opening(
    tx: &mut Tx,
    amap: &AmapScope,
    site: SiteId,
    weekday: u8,
    hours: (HourMinute, HourMinute),
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO site_hours (amap_id, site_id, weekday, opens, closes) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (amap_id, site_id, weekday) DO NOTHING",
        amap.id(),
        site,
        i64::from(weekday),
        hours.0,
        hours.1
    )
    .map(drop)
}

/// The head of a contract template as an import makes it: all its acts done, elsewhere.
#[derive(Debug)]
pub struct NewTemplate<'a> {
    pub id: TemplateId,
    pub public_id: PublicId,
    pub farm: FarmId,
    pub site: SiteId,
    pub title: &'a str,
    pub kind: &'static str,
    pub rhythm: &'static str,
    pub days: (Day, Day),
    pub window: (Day, Day),
    pub payee: &'a str,
}

/// A contract template, submitted, approved, opened and closed at one moment.
pub async fn make_template(
    tx: &mut Tx,
    amap: &AmapScope,
    new: &NewTemplate<'_>,
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO templates (amap_id, id, public_id, farm_id, site_id, title, sort_key, kind, rhythm,
             first_on, last_on, window_opens, window_closes, payee, step, origin,
             created_at, created_by, submitted_at, submitted_by, approved_at, approved_by, approved_how,
             opened_at, opened_by, closed_at, closed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 6, 'clicamap',
             $15, $16, $15, $16, $15, $16, 'elsewhere', $15, $16, $15, $16)",
        amap.id(),
        new.id,
        new.public_id,
        new.farm,
        new.site,
        new.title,
        sort_key(new.title),
        new.kind,
        new.rhythm,
        new.days.0,
        new.days.1,
        new.window.0,
        new.window.1,
        new.payee,
        now,
        by
    )
    .map(drop)
}

/// Which workbook a template came from.
pub async fn make_import(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    file: (&str, &str),
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO workbook_imports (amap_id, template_id, fingerprint, file_name, imported_at, imported_by)
         VALUES ($1, $2, $3, $4, $5, $6)",
        amap.id(),
        template,
        file.0,
        file.1,
        now,
        by
    )
    .map(drop)
}

/// Declares rows that are made in bulk, and the function that makes them.
macro_rules! bulk {
    ($(#[$doc:meta])* $row:ident, $make:ident, $table:literal, { $($column:ident: $type:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $row { $(pub $column: $type),+ }
        bulk_row!($row { $($column),+ });

        $(#[$doc])*
        pub async fn $make(tx: &mut Tx, rows: &[$row]) -> Result<(), DbError> {
            insert_many(tx, concat!("INSERT INTO ", $table, " (", bulk!(@list $($column),+), ")"), rows).await
        }
    };
    (@list $first:ident $(, $rest:ident)*) => { concat!(stringify!($first) $(, ", ", stringify!($rest))*) };
}

bulk!(
    /// Deliveries.
    NewDelivery, make_deliveries, "deliveries",
    { amap_id: AmapId, id: DeliveryId, public_id: PublicId, site_id: SiteId, day: Day, opens: HourMinute, closes: HourMinute }
);
bulk!(
    /// Products of the farm.
    NewProduct, make_products, "products",
    { farm_id: FarmId, id: ProductId, public_id: PublicId, name: String, sort_key: String, production_type: String,
      packaging: String, created_at: Instant }
);
bulk!(
    /// The deliveries of a template.
    TemplateDelivery, make_template_deliveries, "template_deliveries",
    { amap_id: AmapId, template_id: TemplateId, delivery_id: DeliveryId }
);
bulk!(
    /// The products of a template, with the slugs of the workbook.
    TemplateProduct, make_template_products, "template_products",
    { amap_id: AmapId, template_id: TemplateId, product_id: ProductId, farm_id: FarmId, position: i64, price_cents: Cents,
      source_type: String, source_name: String, source_price: String, source_packaging: String }
);
bulk!(
    /// Which product can be had when.
    Available, make_availability, "availability",
    { amap_id: AmapId, template_id: TemplateId, product_id: ProductId, delivery_id: DeliveryId }
);
bulk!(
    /// Households.
    NewHousehold, make_households, "households",
    { amap_id: AmapId, id: HouseholdId, public_id: PublicId, name: String, sort_key: String, created_at: Instant }
);
bulk!(
    /// People without e-mail and telephone: a workbook has neither.
    NewMember, make_members, "members",
    { amap_id: AmapId, id: MemberId, public_id: PublicId, household_id: HouseholdId, last_name: String, first_name: String,
      sort_key: String, joined_on: Day }
);
bulk!(
    /// Contracts.
    NewContract, make_contracts, "contracts",
    { amap_id: AmapId, id: ContractId, public_id: PublicId, template_id: TemplateId, household_id: HouseholdId,
      signatory_id: MemberId, origin: &'static str, created_at: Instant, created_by: Option<AccountId> }
);
bulk!(
    /// Signatures.
    NewSignature, make_signatures, "signatures",
    { amap_id: AmapId, id: SignatureId, contract_id: ContractId, party: &'static str, how: &'static str, signed_at: Instant }
);
bulk!(
    /// What is due.
    NewLine, make_lines, "order_lines",
    { amap_id: AmapId, delivery_id: DeliveryId, contract_id: ContractId, product_id: ProductId, quantity: Quantity,
      collected_by: HouseholdId }
);
