//! What an AMAP or a farm owes to its networks: what is asked, what it declares, what it paid.

use super::access::{OneCampaign, Treasury};
use super::asked::Asked;
use super::model::{Issuer, Payer};
use super::queries::{self, Due};
use super::record;
use crate::access::{AmapScope, Authorised, FarmDesk, FarmScope, NetworkScope};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::t;
use crate::transact;
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::{AmapId, Day, FarmId};
use askama::Template;

#[derive(Template)]
#[template(path = "campaigns/dues.html")]
struct Page {
    frame: Frame,
    action: String,
    once: String,
    form: Form,
    /// What may be declared, with the name of the network.
    open: Vec<(String, Asked)>,
    /// What was declared, paid, or is over.
    dues: Vec<Due>,
}

/// Who owes.
struct Debtor<'a> {
    visit: &'a Visit,
    amap: Option<&'a AmapScope>,
    farm: Option<&'a FarmScope>,
}

impl<'a> Debtor<'a> {
    fn amap(desk: &'a Authorised<Treasury>) -> Result<Self, Fault> {
        let Issuer::Amap(amap) = &desk.0 else {
            return Err(Fault::NotFound);
        };
        Ok(Debtor {
            visit: &desk.visit,
            amap: Some(amap),
            farm: None,
        })
    }

    fn farm(desk: &'a Authorised<FarmDesk>) -> Self {
        Debtor {
            visit: &desk.visit,
            amap: None,
            farm: Some(&desk.target.0),
        }
    }

    fn ids(&self) -> (Option<AmapId>, Option<FarmId>) {
        (self.amap.map(AmapScope::id), self.farm.map(FarmScope::id))
    }

    fn name(&self) -> &str {
        let of_farm = self.farm.map_or("", FarmScope::name);
        self.amap.map_or(of_farm, AmapScope::name)
    }

    fn address(&self) -> String {
        match (self.amap, self.farm) {
            (Some(amap), _) => format!("/amap/{}/cotisations", amap.slug()),
            (None, Some(farm)) => format!("/ferme/{}/cotisations", farm.slug()),
            (None, None) => String::new(),
        }
    }

    fn today(&self) -> Day {
        self.visit.now().day_in(&crate::access::paris())
    }
}

/// The campaign of a row, as its network keeps it.
async fn campaign(tx: &mut Tx, due: &Due) -> Result<OneCampaign, Fault> {
    let network = NetworkScope::for_operator(tx, &due.network_slug).await?;
    Ok(OneCampaign {
        issuer: Issuer::Network(network.ok_or(Fault::NotFound)?),
        brackets: queries::brackets(tx, due.campaign.id).await?,
        campaign: due.campaign.clone(),
    })
}

async fn compose(debtor: &Debtor<'_>, form: Form) -> Result<Page, Fault> {
    let mut tx = debtor.visit.app().db.read().await?;
    let (mut open, mut dues) = (Vec::new(), Vec::new());
    for due in queries::dues(&mut tx, debtor.ids()).await? {
        if due.is_open(debtor.today()) {
            let one = campaign(&mut tx, &due).await?;
            open.push((due.network.clone(), Asked::of(one, due.households, None)));
        } else {
            dues.push(due);
        }
    }
    Ok(Page {
        frame: debtor.visit.frame(t!("campaigns-dues-title")),
        action: debtor.address(),
        once: debtor.visit.once_of(&form),
        form,
        open,
        dues,
    })
}

/// Before the treasurer and the coordination of an AMAP.
pub async fn of_amap(desk: Authorised<Treasury>) -> Outcome {
    page(&compose(&Debtor::amap(&desk)?, Form::new()).await?)
}

/// Before the farm.
pub async fn of_farm(desk: Authorised<FarmDesk>) -> Outcome {
    page(&compose(&Debtor::farm(&desk), Form::new()).await?)
}

/// The AMAP declares what it will pay.
pub async fn amap_declares(desk: Authorised<Treasury>, Submitted(form): Submitted) -> Outcome {
    declare(&Debtor::amap(&desk)?, form).await
}

/// The farm does.
pub async fn farm_declares(desk: Authorised<FarmDesk>, Submitted(form): Submitted) -> Outcome {
    declare(&Debtor::farm(&desk), form).await
}

async fn declare(debtor: &Debtor<'_>, mut form: Form) -> Outcome {
    let (by, now) = (debtor.visit.signed_in()?.account, debtor.visit.now());
    let mut tx = debtor.visit.app().db.read().await?;
    let due = queries::dues(&mut tx, debtor.ids())
        .await?
        .into_iter()
        .find(|due| due.campaign.public_id.as_str() == form.value("campagne"))
        .filter(|due| due.is_open(debtor.today()))
        .ok_or_else(|| Fault::Refused(t!("campaigns-over")))?;
    let one = campaign(&mut tx, &due).await?;
    drop(tx);
    let (amap, farm) = debtor.ids();
    let payer = Payer::to_come(debtor.name(), (amap, farm), due.households);
    let owed = record::owed(&one, &payer, &mut form, ("tranche", "montant"));
    let Some((said, cents, payer)) = owed.filter(|_| form.is_valid()) else {
        return refused_page(&compose(debtor, form).await?);
    };
    let location = debtor.address();
    transact!(debtor.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let kept = (said.bracket, said.amount, cents);
        let fee = record::keep(tx, &one.campaign, payer, kept, (by, now)).await?;
        let trace = Trace {
            amap,
            farm,
            network: one.issuer.ids().1,
            verb: "fee.declared",
            object: "fee",
            id: Some(fee.uuid()),
            detail: serde_json::Value::Null,
        };
        let declared = Changes::default().field("journal-field-amount", "", cents);
        history::record(tx, debtor.visit, trace.changing(declared)).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-campaigns-due-declared"))
}
