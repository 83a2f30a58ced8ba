//! Making the sample, and going there.

use super::invented::{DELIVERIES, PRODUCTS, households};
use super::queries::{self, SampleDelivery, SampleProduct};
use crate::access::{AmapScope, Authorised, Coordination, switch_to_key};
use crate::amaps::{self, NewAmap, RoleChoice};
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::members::{self, NewPerson, Reach};
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, settle_once};
use crate::words::{DeliveryId, FarmId, ProductId, SiteId, TemplateId};
use crate::{t, transact};

/// Makes the sample of this AMAP, or finds the one there is, and acts there.
pub async fn begin(desk: Authorised<Coordination>, Submitted(form): Submitted) -> Outcome {
    let (amap, now) = (&desk.target.0, desk.visit.now());
    let actor = desk.actor()?;
    let slug = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        if queries::is_sample(tx, amap).await? {
            return Err(Fault::Refused(t!("sampling-within")));
        }
        let sample = match queries::sample_of(tx, amap).await? {
            Some(slug) => slug,
            None => make(tx, &desk, amap).await?,
        };
        let key = format!("coordinateur:{sample}");
        switch_to_key(tx, actor, &key).await?;
        settle_once(tx, &form, actor.account, &format!("/amap/{sample}/tableau")).await?;
        Ok(sample)
    })?;
    Ok(redirect_with_notice(
        &format!("/amap/{slug}/tableau"),
        "done-sampling",
    ))
}

async fn make(tx: &mut Tx, desk: &Authorised<Coordination>, amap: &AmapScope) -> Result<String, Fault> {
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let new = NewAmap {
        name: t!("sampling-name", amap = amap.name()),
        postcode: String::new(),
        town: String::new(),
        email: None,
    };
    let network = queries::network_of(tx, amap).await?;
    let sample = amaps::create_amap(tx, network, &new, now).await?;
    queries::mark(tx, &sample, amap).await?;
    for account in amaps::coordinators(tx, amap, amap.today(now)).await? {
        amaps::grant(tx, &sample, account, RoleChoice::Coordinator, None, None, now).await?;
    }
    members::create_households(tx, &sample, &households(), now).await?;
    let own = NewPerson {
        last_name: actor.name.clone(),
        first_name: String::new(),
        email: None,
        phone: String::new(),
        reach: Reach::default(),
    };
    let made = members::create_household(tx, &sample, std::slice::from_ref(&own), now).await?;
    if let Some((member, _)) = made.members.first() {
        queries::link(tx, &sample, *member, actor.account).await?;
    }
    season(tx, &sample, desk).await?;
    let trace = Trace::in_amap(amap, "sample.made", "amap", sample.id().uuid());
    history::record(tx, &desk.visit, trace).await?;
    Ok(sample.slug().to_owned())
}

/// A site, a farm, and a contract that is open for three weeks and delivered for twelve.
async fn season(tx: &mut Tx, sample: &AmapScope, desk: &Authorised<Coordination>) -> Result<(), Fault> {
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    let today = sample.today(now);
    let (site, farm) = (SiteId::new(clock::fresh_uuid()), FarmId::new(clock::fresh_uuid()));
    queries::insert_site(tx, sample, (site, &t!("sampling-site")), now).await?;
    let (farm_name, title) = (t!("sampling-farm"), t!("sampling-contract"));
    queries::insert_farm(tx, sample, (farm, &farm_name), today, now).await?;
    let products: Vec<SampleProduct> = PRODUCTS
        .iter()
        .map(|(name, kind, packaging, cents)| SampleProduct {
            id: ProductId::new(clock::fresh_uuid()),
            name,
            kind,
            packaging,
            cents: *cents,
        })
        .collect();
    queries::insert_products(tx, farm, &products, now).await?;
    let first = today.plus_days(10);
    let deliveries: Vec<SampleDelivery> = (0..DELIVERIES)
        .map(|week| SampleDelivery {
            id: DeliveryId::new(clock::fresh_uuid()),
            day: first.plus_days(7 * week),
        })
        .collect();
    queries::insert_deliveries(tx, sample, site, &deliveries).await?;
    let template = queries::SampleTemplate {
        id: TemplateId::new(clock::fresh_uuid()),
        title: &title,
        payee: &farm_name,
        farm,
        site,
        first,
        last: first.plus_days(7 * (DELIVERIES - 1)),
        opens: today,
        closes: today.plus_days(21),
        by,
        now,
    };
    queries::insert_template(tx, sample, &template, (&products, &deliveries)).await?;
    Ok(())
}
