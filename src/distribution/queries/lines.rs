//! What is due at one delivery, and to whom. These are thousands of lines, and each row that leaves a database costs more
//! than what stands in it: the contracts with the same quantity of the same product come in one row, those of one
//! template in another, what stands around them is read once for each template and household, and all meet here.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::distribution::model::Due;
use crate::rows;
use crate::words::{DeliveryId, FarmId, HouseholdId, ProductId, PublicId, Quantity, TemplateId};
use std::collections::{BTreeSet, HashMap};

/// Lines with the same quantity of the same product.
#[derive(sqlx::FromRow)]
struct Alike {
    product_id: ProductId,
    quantity: Quantity,
    /// Who collects them, when that is not each contract's own household.
    handed_to: Option<HouseholdId>,
    /// Whether their households gave them up.
    given: bool,
    /// The names of their contracts in addresses, a space between each two.
    contracts: String,
}

/// The contracts of one template whose lines are due, countersigned or not.
#[derive(sqlx::FromRow)]
struct Standing {
    template_id: TemplateId,
    /// How many of them the farm signed: all, or none.
    countersigned: i64,
    /// The name of each in addresses, a colon, and that of its household; a space between each two.
    contracts: String,
}

/// A contract whose lines are due.
struct Contract {
    public_id: PublicId,
    template: TemplateId,
    owner: HouseholdId,
    countersigned: bool,
}

/// A household's names.
#[derive(sqlx::FromRow)]
struct Named {
    id: HouseholdId,
    public_id: String,
    name: String,
}

/// A product of a template, with the names around it.
#[derive(sqlx::FromRow)]
struct Offered {
    template: TemplateId,
    product: ProductId,
    farm: FarmId,
    farm_slug: String,
    farm_name: String,
    farm_key: String,
    title: String,
    title_key: String,
    product_name: String,
    packaging: String,
    position: i64,
    by_weight: bool,
}

/// What stands around the lines.
struct Around {
    /// By their names in addresses, as the lines call them.
    contracts: HashMap<String, Contract>,
    offered: HashMap<(TemplateId, ProductId), Offered>,
    households: HashMap<HouseholdId, String>,
}

/// Everything that is due at a delivery.
pub async fn due(tx: &mut Tx, scope: &AmapScope, delivery: DeliveryId) -> Result<Vec<Due>, DbError> {
    due_of_farm(tx, scope, delivery, None).await
}

/// What is due at a delivery from one farm, or from all.
pub async fn due_of_farm(
    tx: &mut Tx,
    scope: &AmapScope,
    delivery: DeliveryId,
    farm: Option<FarmId>,
) -> Result<Vec<Due>, DbError> {
    let lines = alike(tx, scope, delivery, farm).await?;
    let standing = standing(tx, scope, delivery, farm).await?;
    let households = households(tx, scope).await?;
    let templates = standing.iter().map(|contracts| contracts.template_id);
    let offered = offered(tx, scope, templates.collect()).await?;
    let around = Around {
        contracts: contracts(&standing, &households),
        offered: offered
            .into_iter()
            .map(|one| ((one.template, one.product), one))
            .collect(),
        households: households.into_iter().map(|one| (one.id, one.name)).collect(),
    };
    Ok(lines.iter().flat_map(|lines| around.due(lines)).collect())
}

/// The contracts one by one, by name.
fn contracts(standing: &[Standing], households: &[Named]) -> HashMap<String, Contract> {
    let ids: HashMap<&str, HouseholdId> = households
        .iter()
        .map(|one| (one.public_id.as_str(), one.id))
        .collect();
    let mut found = HashMap::new();
    for alike in standing {
        for (name, owner) in alike.contracts.split(' ').filter_map(|pair| pair.split_once(':')) {
            let contract = Contract {
                public_id: name.parse().expect("contracts are stored with a public id"),
                template: alike.template_id,
                owner: *ids.get(owner).expect("the household was read in this snapshot"),
                countersigned: alike.countersigned > 0,
            };
            found.insert(name.to_owned(), contract);
        }
    }
    found
}

impl Around {
    /// The lines one by one, with their names.
    fn due<'a>(&'a self, lines: &'a Alike) -> impl Iterator<Item = Due> + 'a {
        let names = lines.contracts.split(' ');
        names.filter_map(|name| self.line(lines, name))
    }

    /// The line of one contract; none when that contract does not stand.
    fn line(&self, line: &Alike, contract: &str) -> Option<Due> {
        let contract = self.contracts.get(contract)?;
        let offered = self.offered.get(&(contract.template, line.product_id))?;
        let collector = line.handed_to.unwrap_or(contract.owner);
        Some(Due {
            household: collector,
            household_name: self.households.get(&collector)?.clone(),
            owner: contract.owner,
            owner_name: self.households.get(&contract.owner)?.clone(),
            farm: offered.farm,
            farm_slug: offered.farm_slug.clone(),
            farm_name: offered.farm_name.clone(),
            farm_key: offered.farm_key.clone(),
            contract: contract.public_id,
            title: offered.title.clone(),
            title_key: offered.title_key.clone(),
            product: offered.product,
            product_name: offered.product_name.clone(),
            packaging: offered.packaging.clone(),
            position: offered.position,
            by_weight: offered.by_weight,
            quantity: line.quantity,
            countersigned: contract.countersigned,
            given: line.given,
        })
    }
}

async fn alike(
    tx: &mut Tx,
    scope: &AmapScope,
    delivery: DeliveryId,
    farm: Option<FarmId>,
) -> Result<Vec<Alike>, DbError> {
    rows!(
        tx,
        Alike,
        "SELECT o.product_id, o.quantity, CASE WHEN o.collected_by <> c.household_id THEN o.collected_by END AS handed_to,
                o.given_at IS NOT NULL AS given,
                string_agg(c.public_id, ' ') AS contracts
         FROM order_lines o JOIN contracts c ON c.amap_id = o.amap_id AND c.id = o.contract_id
         WHERE o.amap_id = $1 AND o.delivery_id = $2
           AND ($3 IS NULL OR o.product_id IN (SELECT p.id FROM products p WHERE p.farm_id = $3))
         GROUP BY o.product_id, o.quantity, CASE WHEN o.collected_by <> c.household_id THEN o.collected_by END,
                  o.given_at IS NOT NULL",
        scope.id(),
        delivery,
        farm
    )
}

/// The contracts with lines at a delivery whose member's signature stands, and that are not over before its day.
async fn standing(
    tx: &mut Tx,
    scope: &AmapScope,
    delivery: DeliveryId,
    farm: Option<FarmId>,
) -> Result<Vec<Standing>, DbError> {
    rows!(
        tx,
        Standing,
        "SELECT c.template_id, CAST(COUNT(g.signed_at) AS BIGINT) AS countersigned,
                string_agg(c.public_id || ':' || h.public_id, ' ') AS contracts
         FROM contracts c
         JOIN households h ON h.amap_id = c.amap_id AND h.id = c.household_id
         JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member' AND m.voided_at IS NULL
         LEFT JOIN signatures g ON g.amap_id = c.amap_id AND g.contract_id = c.id AND g.party = 'farm' AND g.voided_at IS NULL
         WHERE c.amap_id = $1
           AND c.id IN (SELECT o.contract_id FROM order_lines o WHERE o.amap_id = $1 AND o.delivery_id = $2)
           AND ($3 IS NULL OR c.template_id IN (SELECT t.id FROM templates t WHERE t.amap_id = $1 AND t.farm_id = $3))
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND (c.ended_on IS NULL OR c.ended_on >= (SELECT d.day FROM deliveries d WHERE d.amap_id = $1 AND d.id = $2))
         GROUP BY c.template_id, g.signed_at IS NULL",
        scope.id(),
        delivery,
        farm
    )
}

/// Templates asked for at once: as many as an AMAP has farms, mostly.
const AT_ONCE: usize = 12;

/// The products of templates.
async fn offered(
    tx: &mut Tx,
    scope: &AmapScope,
    templates: BTreeSet<TemplateId>,
) -> Result<Vec<Offered>, DbError> {
    let templates: Vec<TemplateId> = templates.into_iter().collect();
    let mut found = Vec::new();
    for some in templates.chunks(AT_ONCE) {
        // Fewer than asked for at once: the first stands for those that are missing.
        let id = |at: usize| some.get(at).or(some.first()).copied();
        found.extend(rows!(
            tx,
            Offered,
            "SELECT t.id AS template, p.id AS product, f.id AS farm, f.slug AS farm_slug, f.name AS farm_name,
                    f.sort_key AS farm_key, t.title, t.sort_key AS title_key, p.name AS product_name, p.packaging,
                    x.position, x.pricing = 'weight' AS by_weight
             FROM templates t
             JOIN template_products x ON x.amap_id = t.amap_id AND x.template_id = t.id
             JOIN farms f ON f.id = t.farm_id
             JOIN products p ON p.farm_id = t.farm_id AND p.id = x.product_id
             WHERE t.amap_id = $1 AND t.id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            scope.id(),
            id(0),
            id(1),
            id(2),
            id(3),
            id(4),
            id(5),
            id(6),
            id(7),
            id(8),
            id(9),
            id(10),
            id(11)
        )?);
    }
    Ok(found)
}

/// The names of the AMAP's households.
async fn households(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<Named>, DbError> {
    rows!(
        tx,
        Named,
        "SELECT id, public_id, name FROM households WHERE amap_id = $1",
        scope.id()
    )
}
