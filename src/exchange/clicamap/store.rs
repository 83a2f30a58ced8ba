//! One workbook becomes a template and a contract for everyone it lists.

use super::import::{By, Made};
use super::infer::{self, Kind, Plan, PlannedProduct};
use super::intake::Intake;
use super::queries::{
    self, Available, Farm, NewContract, NewLine, NewProduct, NewSignature, NewTemplate, TemplateDelivery,
    TemplateProduct,
};
use super::{people, place};
use crate::access::AmapScope;
use crate::clock::{fresh_public_id, fresh_uuid};
use crate::db::{DbError, Tx};
use crate::web::Fault;
use crate::words::{
    AccountId, ContractId, Day, DeliveryId, FarmId, Instant, ProductId, PublicId, SignatureId, TemplateId,
    sort_key,
};

/// The subscription window of an imported contract: it was signed before its first delivery.
const WINDOW_OPENS: i64 = -30;
const WINDOW_CLOSES: i64 = -1;

/// What a contract is made of, by index as in the plan.
struct Ground<'a> {
    amap: &'a AmapScope,
    farm: FarmId,
    template: TemplateId,
    deliveries: Vec<DeliveryId>,
    products: Vec<ProductId>,
}

/// Stores a workbook that is not there yet.
pub async fn store(
    tx: &mut Tx,
    amap: &AmapScope,
    (farm, site): (&Farm, Option<PublicId>),
    file: &Intake,
    by: &By<'_>,
    now: Instant,
) -> Result<Made, Fault> {
    let title = if file.title.is_empty() {
        &farm.name
    } else {
        &file.title
    };
    let plan = infer::plan(title, &file.workbook);
    let (Some(&first), Some(&last)) = (plan.days.first(), plan.days.last()) else {
        return Err(Fault::unexpected("a workbook without a sheet was read"));
    };
    let site = place::site(tx, amap, site, &plan.days, now).await?;
    let ground = Ground {
        amap,
        farm: farm.id,
        template: TemplateId::new(fresh_uuid()),
        deliveries: place::deliveries(tx, amap, &site, &plan.days).await?,
        products: products(tx, farm.id, &plan.products, now).await?,
    };
    let new = NewTemplate {
        id: ground.template,
        public_id: fresh_public_id(),
        farm: farm.id,
        site: site.id,
        title: &plan.title,
        kind: kind(plan.kind),
        rhythm: rhythm(&plan.days),
        days: (first, last),
        window: (first.plus_days(WINDOW_OPENS), first.plus_days(WINDOW_CLOSES)),
        payee: &farm.name,
    };
    queries::make_template(tx, amap, &new, by.account(), now).await?;
    offer(tx, &ground, &plan).await?;
    let listed = &file.workbook.members;
    let people = people::people(tx, amap, &file.file, listed, first.min(amap.today(now)), now).await?;
    contracts(tx, &ground, &plan, &people.parties, by.account(), now).await?;
    let name = (file.fingerprint.as_str(), file.file.as_str());
    queries::make_import(tx, amap, ground.template, name, by.account(), now).await?;
    by.record(tx, amap, farm.id, ground.template.uuid(), &file.fingerprint, now)
        .await?;
    Ok(Made {
        template: new.public_id,
        new_households: people.made,
        near: people.near,
        plan,
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Fixed => "fixed",
        Kind::Free => "free",
    }
}

/// The rhythm, if all deliveries keep to it.
fn rhythm(days: &[Day]) -> &'static str {
    let every = |gap: i64| days.len() > 1 && days.windows(2).all(|two| two[0].days_until(two[1]) == gap);
    match () {
        () if every(7) => "weekly",
        () if every(14) => "fortnightly",
        () => "chosen",
    }
}

/// The farm's products of these names; those that are not there are made.
async fn products(
    tx: &mut Tx,
    farm: FarmId,
    planned: &[PlannedProduct],
    now: Instant,
) -> Result<Vec<ProductId>, DbError> {
    let there = queries::products(tx, farm).await?;
    let mut new = Vec::new();
    let mut all = Vec::new();
    for product in planned {
        let found = there.iter().find(|row| {
            row.name == product.name
                && row.production_type == product.production_type
                && row.packaging == product.packaging
        });
        all.push(found.map_or_else(
            || {
                let id = ProductId::new(fresh_uuid());
                new.push(NewProduct {
                    farm_id: farm,
                    id,
                    public_id: fresh_public_id(),
                    name: product.name.clone(),
                    sort_key: sort_key(&product.name),
                    production_type: product.production_type.clone(),
                    packaging: product.packaging.clone(),
                    created_at: now,
                });
                id
            },
            |row| row.id,
        ));
    }
    queries::make_products(tx, &new).await?;
    Ok(all)
}

/// The template's deliveries, products and which can be had when.
async fn offer(tx: &mut Tx, ground: &Ground<'_>, plan: &Plan) -> Result<(), DbError> {
    let (amap_id, template_id) = (ground.amap.id(), ground.template);
    let days = ground.deliveries.iter();
    let days: Vec<_> = days
        .map(|&delivery_id| TemplateDelivery {
            amap_id,
            template_id,
            delivery_id,
        })
        .collect();
    queries::make_template_deliveries(tx, &days).await?;
    let planned = (1..).zip(ground.products.iter().zip(&plan.products));
    let products: Vec<_> = planned
        .map(|(position, (&product_id, planned))| TemplateProduct {
            amap_id,
            template_id,
            product_id,
            farm_id: ground.farm,
            position,
            price_cents: planned.column.price,
            source_type: planned.column.production_type.clone(),
            source_name: planned.column.product.clone(),
            source_price: planned.column.price_slug.clone(),
            source_packaging: planned.column.packaging.clone(),
        })
        .collect();
    queries::make_template_products(tx, &products).await?;
    let available = plan.availability.iter().map(|&(day, product)| Available {
        amap_id,
        template_id,
        product_id: ground.products[product],
        delivery_id: ground.deliveries[day],
    });
    queries::make_availability(tx, &available.collect::<Vec<_>>()).await
}

/// One contract for everyone, signed by both parties elsewhere, and what is due of it.
async fn contracts(
    tx: &mut Tx,
    ground: &Ground<'_>,
    plan: &Plan,
    parties: &[people::Party],
    by: Option<AccountId>,
    now: Instant,
) -> Result<(), DbError> {
    let amap_id = ground.amap.id();
    let (mut contracts, mut signatures, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for (planned, &(household_id, signatory_id)) in plan.contracts.iter().zip(parties) {
        let id = ContractId::new(fresh_uuid());
        contracts.push(NewContract {
            amap_id,
            id,
            public_id: fresh_public_id(),
            template_id: ground.template,
            household_id,
            signatory_id,
            origin: "clicamap",
            created_at: now,
            created_by: by,
        });
        signatures.extend(["member", "farm"].map(|party| NewSignature {
            amap_id,
            id: SignatureId::new(fresh_uuid()),
            contract_id: id,
            party,
            how: "elsewhere",
            signed_at: now,
        }));
        lines.extend(planned.lines.iter().map(|line| NewLine {
            amap_id,
            delivery_id: ground.deliveries[line.day],
            contract_id: id,
            product_id: ground.products[line.product],
            quantity: line.quantity,
            collected_by: household_id,
        }));
    }
    queries::make_contracts(tx, &contracts).await?;
    queries::make_signatures(tx, &signatures).await?;
    queries::make_lines(tx, &lines).await
}
