//! The lines of whole seasons. There are tens of thousands, and each row that leaves a database costs more than what stands
//! in it: the contracts with the same quantity of the same product on the same day come in one row.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{Day, FarmId, ProductId, Quantity, TemplateId};

/// Of which templates a season is read.
#[derive(Debug, Clone, Copy)]
pub enum SeasonOf {
    /// This one.
    Template(TemplateId),
    /// Those of an AMAP, or of one farm in it, whose last delivery is not before a day.
    Running(Option<FarmId>, Day),
}

impl SeasonOf {
    fn binds(self) -> (Option<TemplateId>, Option<FarmId>, Option<Day>) {
        match self {
            SeasonOf::Template(template) => (Some(template), None, None),
            SeasonOf::Running(farm, day) => (None, farm, Some(day)),
        }
    }
}

/// A product of a template.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SeasonColumn {
    pub template: TemplateId,
    pub title: String,
    pub farm: String,
    pub product: ProductId,
    pub name: String,
    pub packaging: String,
}

/// A contract that binds, by its name in addresses, and its household.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SeasonContract {
    pub contract: String,
    pub household: String,
}

/// Lines of a product with the same quantity on the same day.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SeasonLines {
    pub template: TemplateId,
    pub product: ProductId,
    pub day: Day,
    pub quantity: Quantity,
    /// The names of their contracts in addresses, a space between each two.
    pub contracts: String,
}

/// What is asked for of the templates of a season.
macro_rules! of_season {
    ($what:literal, $rest:literal) => {
        concat!(
            $what,
            " WHERE t.amap_id = $1 AND ($2 IS NULL OR t.id = $2) AND ($3 IS NULL OR t.farm_id = $3)
                AND ($4 IS NULL OR t.last_on >= $4) ",
            $rest
        )
    };
}

/// The same of those contracts whose member's signature stands.
macro_rules! of_bound {
    ($what:literal, $rest:literal) => {
        concat!(
            of_season!($what, ""),
            " AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
              AND EXISTS (SELECT 1 FROM signatures m WHERE m.amap_id = c.amap_id AND m.contract_id = c.id
                          AND m.party = 'member' AND m.voided_at IS NULL) ",
            $rest
        )
    };
}

/// The products, template by template.
pub async fn season_columns(
    tx: &mut Tx,
    amap: &AmapScope,
    of: SeasonOf,
) -> Result<Vec<SeasonColumn>, DbError> {
    let (template, farm, day) = of.binds();
    let sql = of_season!(
        "SELECT t.id AS template, t.title, f.name AS farm, p.id AS product, p.name, p.packaging
         FROM templates t
         JOIN template_products x ON x.amap_id = t.amap_id AND x.template_id = t.id
         JOIN farms f ON f.id = t.farm_id
         JOIN products p ON p.farm_id = t.farm_id AND p.id = x.product_id",
        "ORDER BY f.sort_key, t.sort_key, t.id, x.position, p.sort_key"
    );
    rows!(tx, SeasonColumn, sql, amap.id(), template, farm, day)
}

/// The contracts, by household.
pub async fn season_contracts(
    tx: &mut Tx,
    amap: &AmapScope,
    of: SeasonOf,
) -> Result<Vec<SeasonContract>, DbError> {
    let (template, farm, day) = of.binds();
    let sql = of_bound!(
        "SELECT c.public_id AS contract, h.name AS household
         FROM templates t
         JOIN contracts c ON c.amap_id = t.amap_id AND c.template_id = t.id
         JOIN households h ON h.amap_id = c.amap_id AND h.id = c.household_id",
        "ORDER BY h.sort_key, c.public_id"
    );
    rows!(tx, SeasonContract, sql, amap.id(), template, farm, day)
}

/// What is due under them, without what falls after a contract's end.
pub async fn season_lines(tx: &mut Tx, amap: &AmapScope, of: SeasonOf) -> Result<Vec<SeasonLines>, DbError> {
    let (template, farm, day) = of.binds();
    let sql = of_bound!(
        "SELECT t.id AS template, o.product_id AS product, d.day, o.quantity, string_agg(c.public_id, ' ') AS contracts
         FROM templates t
         JOIN contracts c ON c.amap_id = t.amap_id AND c.template_id = t.id
         JOIN order_lines o ON o.amap_id = c.amap_id AND o.contract_id = c.id
         JOIN deliveries d ON d.amap_id = o.amap_id AND d.id = o.delivery_id",
        "AND (c.ended_on IS NULL OR c.ended_on >= d.day) GROUP BY t.id, o.product_id, d.day, o.quantity"
    );
    rows!(tx, SeasonLines, sql, amap.id(), template, farm, day)
}
