//! Who keeps a campaign: treasurer and coordination of an AMAP, staff of a network.

use super::model::{Bracket, Campaign, Issuer};
use super::queries;
use super::rules::Formula;
use crate::access::{Actor, AmapScope, NetworkDesk, Role, Target, amap_named, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::PublicId;

/// The desk of whoever asks fees.
#[derive(Debug)]
pub struct Treasury(pub Issuer);

#[derive(Debug, serde::Deserialize)]
pub struct TreasuryKey {
    slug: String,
}

async fn amap_desk(tx: &mut Tx, actor: &Actor, slug: &str) -> Result<AmapScope, Fault> {
    let amap = amap_named(tx, actor, slug).await?;
    let may = |role: &Role| role.sees_payments(&amap);
    if actor.acting.as_ref().is_some_and(may) {
        return Ok(amap);
    }
    Err(refuse(actor, &amap, "memberships-refused", may))
}

impl Target for Treasury {
    type Key = TreasuryKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: TreasuryKey) -> Result<Self, Fault> {
        if visit.path().starts_with("/amap/") {
            return Ok(Treasury(Issuer::Amap(amap_desk(tx, actor, &key.slug).await?)));
        }
        let desk = NetworkDesk::of(actor, &key.slug)?;
        Ok(Treasury(Issuer::Network(desk.0)))
    }
}

/// One of its campaigns.
#[derive(Debug)]
pub struct OneCampaign {
    /// Who asks.
    pub issuer: Issuer,
    /// What.
    pub campaign: Campaign,
    /// Its brackets, if it has them.
    pub brackets: Vec<Bracket>,
}

#[derive(Debug, serde::Deserialize)]
pub struct CampaignKey {
    slug: String,
    campaign: PublicId,
}

impl Target for OneCampaign {
    type Key = CampaignKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: CampaignKey) -> Result<Self, Fault> {
        let Treasury(issuer) = Treasury::load(tx, visit, actor, TreasuryKey { slug: key.slug }).await?;
        let campaign = queries::campaign(tx, &issuer, key.campaign)
            .await?
            .ok_or(Fault::NotFound)?;
        let brackets = queries::brackets(tx, campaign.id).await?;
        Ok(OneCampaign {
            issuer,
            campaign,
            brackets,
        })
    }
}

impl OneCampaign {
    /// How its fees are reckoned.
    pub fn formula(&self) -> Formula<'_> {
        Formula {
            kind: self.campaign.formula,
            cents: self.campaign.cents,
            rate: self.campaign.rate,
            floor: self.campaign.floor_cents,
            brackets: &self.brackets,
        }
    }

    /// Its page.
    pub fn address(&self) -> String {
        format!("{}/campagnes/{}", self.issuer.address(), self.campaign.public_id)
    }
}
