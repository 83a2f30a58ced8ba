//! SQL on the trail, with what its objects are called today.

use super::book::Book;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{AccountId, AmapId, FarmId, Instant, NetworkId, sort_key};
use sqlx::FromRow;
use uuid::Uuid;

/// What is asked of a trail; what is not given does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The kind of object.
    pub object: Option<&'a str>,
    /// The object; a contract with its amendments.
    pub id: Option<Uuid>,
    /// A part of the name of who did it, whatever the capitals; may be empty.
    pub who: String,
    /// A part of the name of what it was done to, accents and capitals forgiven; may be empty.
    pub name: String,
    /// Not before.
    pub from: Option<Instant>,
    /// Before.
    pub until: Option<Instant>,
}

/// An entry.
#[derive(Clone, Debug, FromRow)]
pub struct Told {
    pub at: Instant,
    /// Who did it; none for the command line, a job, or somebody whose data is erased.
    pub person: Option<String>,
    /// Whether somebody did it, and not the program by itself.
    pub somebody: bool,
    /// In which role, as [`crate::access::Role::key`] writes it.
    pub acting: String,
    pub verb: String,
    pub object: String,
    pub object_id: Option<Uuid>,
    /// What else was kept of it, as JSON; none once it is erased.
    pub detail: Option<String>,
    /// What the object is called today; a delivery by its day.
    pub named: Option<String>,
    /// What it belongs to: the template of a contract, the campaign of a fee.
    pub within: Option<String>,
    /// The object's name in addresses, where it has a page.
    pub link: Option<String>,
}

type Owner = (
    Option<AmapId>,
    Option<FarmId>,
    Option<NetworkId>,
    Option<AccountId>,
);

fn owner(book: &Book) -> Owner {
    match book {
        Book::Amap(amap) => (Some(amap.id()), None, None, None),
        Book::Farm(farm) => (None, Some(farm.id()), None, None),
        Book::Network(network) => (None, None, Some(network.id()), None),
        Book::Account(account) => (None, None, None, Some(*account)),
    }
}

/// What was done, the latest first: `limit` entries after the first `offset`.
pub async fn told(
    tx: &mut Tx,
    book: &Book,
    asked: &Asked<'_>,
    (limit, offset): (usize, usize),
) -> Result<Vec<Told>, DbError> {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    // In a pattern these stand for anything.
    let who = asked.who.to_lowercase().replace(['%', '_'], "");
    // Not every name has a key without accents: those are compared as they were typed as well.
    let (name, typed) = (sort_key(&asked.name), asked.name.trim().to_lowercase());
    let (amap, farm, network, account) = owner(book);
    rows!(
        tx,
        Told,
        "SELECT a.at, a.person, a.somebody, a.acting, a.verb, a.object, a.object_id, v.detail,
                CASE a.object WHEN 'template' THEN t.title WHEN 'contract' THEN kh.name WHEN 'amendment' THEN kh.name
                  WHEN 'delivery' THEN d.day WHEN 'member' THEN m.last_name || ' ' || m.first_name
                  WHEN 'household' THEN h.name WHEN 'request' THEN NULLIF(TRIM(q.last_name || ' ' || q.first_name), '')
                  WHEN 'wait' THEN COALESCE(wh.name, NULLIF(TRIM(wq.last_name || ' ' || wq.first_name), '')) WHEN 'site' THEN s.name
                  WHEN 'farm' THEN f.name WHEN 'product' THEN p.name WHEN 'clause' THEN l.title WHEN 'campaign' THEN g.title
                  WHEN 'fee' THEN COALESCE(eh.name, ef.name, ea.name) WHEN 'grant' THEN NULLIF(rc.name, '') WHEN 'amap' THEN am.name
                END AS named,
                CASE a.object WHEN 'contract' THEN kt.title WHEN 'amendment' THEN kt.title WHEN 'fee' THEN eg.title
                  WHEN 'grant' THEN r.role END AS within,
                CASE a.object WHEN 'template' THEN t.public_id WHEN 'contract' THEN k.public_id WHEN 'amendment' THEN k.public_id
                  WHEN 'delivery' THEN d.public_id WHEN 'member' THEN m.public_id WHEN 'site' THEN s.public_id
                  WHEN 'farm' THEN f.slug WHEN 'product' THEN p.public_id WHEN 'clause' THEN l.public_id
                  WHEN 'campaign' THEN g.public_id WHEN 'fee' THEN eg.public_id WHEN 'amap' THEN am.slug END AS link
         FROM (SELECT b.id, b.at, NULLIF(c.name, '') AS person, b.account_id IS NOT NULL AS somebody,
                 b.acting, b.verb, b.object, b.object_id, b.amap_id
               FROM (SELECT * FROM audit WHERE amap_id = $1
                     UNION ALL SELECT * FROM audit WHERE farm_id = $2 AND (object IN ('farm', 'product', 'clause')
                       OR (object = 'template' AND EXISTS (SELECT 1 FROM templates o WHERE o.amap_id = audit.amap_id
                             AND o.id = audit.object_id AND o.farm_id = $2 AND o.submitted_at IS NOT NULL)))
                     UNION ALL SELECT * FROM audit WHERE network_id = $3
                     UNION ALL SELECT * FROM audit WHERE object_id = $13 AND object = 'account') b
               LEFT JOIN accounts c ON c.id = b.account_id
               WHERE ($4 IS NULL OR b.object = $4) AND ($5 IS NULL OR b.object_id = $5 OR b.object = 'amendment'
                   AND b.object_id IN (SELECT x.id FROM amendments x WHERE x.amap_id = $1 AND x.contract_id = $5))
                 AND ($6 = '%%' OR LOWER(c.name) LIKE $6)
                 AND ($11 = '%%' OR b.object_id IN (
                   SELECT id FROM members WHERE amap_id = $1 AND sort_key LIKE $11
                   UNION ALL SELECT id FROM households WHERE amap_id = $1 AND sort_key LIKE $11
                   UNION ALL SELECT id FROM templates WHERE amap_id = $1 AND sort_key LIKE $11
                   UNION ALL SELECT o.id FROM contracts o JOIN households oh ON oh.amap_id = o.amap_id AND oh.id = o.household_id
                     WHERE o.amap_id = $1 AND oh.sort_key LIKE $11
                   UNION ALL SELECT id FROM sites WHERE amap_id = $1 AND sort_key LIKE $11
                   UNION ALL SELECT id FROM farms WHERE sort_key LIKE $11
                   UNION ALL SELECT id FROM products WHERE farm_id = $2 AND sort_key LIKE $11
                   UNION ALL SELECT id FROM amaps WHERE sort_key LIKE $11
                   UNION ALL SELECT o.id FROM amendments o JOIN contracts oc ON oc.amap_id = o.amap_id AND oc.id = o.contract_id
                     JOIN households oh ON oh.amap_id = oc.amap_id AND oh.id = oc.household_id
                     WHERE o.amap_id = $1 AND oh.sort_key LIKE $11
                   UNION ALL SELECT o.id FROM fees o JOIN households oh ON oh.amap_id = o.amap_id AND oh.id = o.household_id
                     WHERE o.amap_id = $1 AND oh.sort_key LIKE $11
                   UNION ALL SELECT o.id FROM waits o JOIN households oh ON oh.amap_id = o.amap_id AND oh.id = o.household_id
                     WHERE o.amap_id = $1 AND oh.sort_key LIKE $11
                   UNION ALL SELECT id FROM join_requests WHERE amap_id = $1
                     AND (LOWER(last_name || ' ' || first_name) LIKE $11 OR LOWER(last_name || ' ' || first_name) LIKE $12)
                   UNION ALL SELECT o.id FROM grants o JOIN accounts oc ON oc.id = o.account_id
                     WHERE (o.amap_id = $1 OR o.network_id = $3) AND (LOWER(oc.name) LIKE $11 OR LOWER(oc.name) LIKE $12)
                   UNION ALL SELECT id FROM clauses WHERE sort_key LIKE $11
                   UNION ALL SELECT id FROM campaigns WHERE (amap_id = $1 OR network_id = $3)
                     AND (LOWER(title) LIKE $11 OR LOWER(title) LIKE $12 OR title LIKE $14)))
                 AND ($7 IS NULL OR b.at >= $7) AND ($8 IS NULL OR b.at < $8)
               ORDER BY b.at DESC, b.id DESC LIMIT $9 OFFSET $10) a
         LEFT JOIN audit_values v ON v.audit_id = a.id
         LEFT JOIN templates t ON a.object = 'template' AND t.amap_id = a.amap_id AND t.id = a.object_id
         LEFT JOIN amendments n ON a.object = 'amendment' AND n.amap_id = a.amap_id AND n.id = a.object_id
         LEFT JOIN contracts k ON a.object IN ('contract', 'amendment') AND k.amap_id = a.amap_id
           AND k.id = COALESCE(n.contract_id, a.object_id)
         LEFT JOIN households kh ON kh.amap_id = k.amap_id AND kh.id = k.household_id
         LEFT JOIN templates kt ON kt.amap_id = k.amap_id AND kt.id = k.template_id
         LEFT JOIN deliveries d ON a.object = 'delivery' AND d.amap_id = a.amap_id AND d.id = a.object_id
         LEFT JOIN members m ON a.object = 'member' AND m.amap_id = a.amap_id AND m.id = a.object_id
         LEFT JOIN households h ON a.object = 'household' AND h.amap_id = a.amap_id AND h.id = a.object_id
         LEFT JOIN join_requests q ON a.object = 'request' AND q.amap_id = a.amap_id AND q.id = a.object_id
         LEFT JOIN waits w ON a.object = 'wait' AND w.amap_id = a.amap_id AND w.id = a.object_id
         LEFT JOIN households wh ON wh.amap_id = w.amap_id AND wh.id = w.household_id
         LEFT JOIN join_requests wq ON wq.amap_id = w.amap_id AND wq.id = w.request_id
         LEFT JOIN sites s ON a.object = 'site' AND s.amap_id = a.amap_id AND s.id = a.object_id
         LEFT JOIN farms f ON a.object = 'farm' AND f.id = a.object_id
         LEFT JOIN products p ON a.object = 'product' AND p.farm_id = $2 AND p.id = a.object_id
         LEFT JOIN clauses l ON a.object = 'clause' AND l.id = a.object_id
         LEFT JOIN campaigns g ON a.object = 'campaign' AND g.id = a.object_id
         LEFT JOIN fees e ON a.object = 'fee' AND e.id = a.object_id
         LEFT JOIN campaigns eg ON eg.id = e.campaign_id
         LEFT JOIN households eh ON eh.amap_id = eg.amap_id AND eh.id = e.household_id
         LEFT JOIN farms ef ON ef.id = e.farm_id
         LEFT JOIN amaps ea ON ea.id = e.amap_id AND eg.amap_id IS NULL
         LEFT JOIN grants r ON a.object = 'grant' AND r.id = a.object_id
         LEFT JOIN accounts rc ON rc.id = r.account_id
         LEFT JOIN amaps am ON a.object = 'amap' AND am.id = a.object_id
         ORDER BY a.at DESC, a.id DESC",
        amap,
        farm,
        network,
        asked.object,
        asked.id,
        format!("%{who}%"),
        asked.from,
        asked.until,
        number(limit),
        number(offset),
        format!("%{name}%"),
        format!("%{typed}%"),
        account,
        format!("%{}%", asked.name.trim())
    )
}
