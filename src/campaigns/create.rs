//! A new campaign, blank or from one before.

use super::access::Treasury;
use super::form::{MOST_BRACKETS, filled, next_end, read};
use super::model::{Flow, FormulaKind, Issuer};
use super::queries;
use crate::access::Authorised;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "campaigns/create.html")]
pub(super) struct Create {
    frame: Frame,
    base: String,
    /// Where the form goes, and what its button says.
    action: String,
    button: String,
    /// Whether only the name can still be corrected.
    title_only: bool,
    /// Whether who pays is chosen: not once the campaign is there.
    asks_flow: bool,
    once: String,
    form: Form,
    /// Value and label of each flow; an AMAP has one.
    flows: Vec<(&'static str, String)>,
    formulas: Vec<(&'static str, String)>,
    brackets: i64,
}

/// The form of a campaign that is corrected: where it goes, whether only its name can still change.
pub(super) fn correction(
    (visit, issuer): (&Visit, &Issuer),
    form: Form,
    (title, action, title_only): (String, String, bool),
) -> Create {
    Create {
        frame: visit.frame(title),
        action,
        button: t!("campaigns-correct-save"),
        title_only,
        asks_flow: false,
        ..shown((visit, issuer), form)
    }
}

fn shown((visit, issuer): (&Visit, &Issuer), form: Form) -> Create {
    let (flows, formulas): (Vec<Flow>, Vec<FormulaKind>) = match issuer {
        Issuer::Amap(_) => (
            vec![Flow::Members],
            vec![FormulaKind::Fixed, FormulaKind::Brackets, FormulaKind::Free],
        ),
        Issuer::Network(_) => (
            Flow::ALL
                .iter()
                .copied()
                .filter(|flow| *flow != Flow::Members)
                .collect(),
            FormulaKind::ALL.to_vec(),
        ),
    };
    let flow = |flow: Flow| {
        let label = match flow {
            Flow::Members => t!("campaigns-of-members"),
            Flow::Amaps => t!("campaigns-of-amaps"),
            Flow::Farms => t!("campaigns-of-farms"),
        };
        (flow.name(), label)
    };
    Create {
        frame: visit.frame(t!("campaigns-new")),
        base: format!("{}/campagnes", issuer.address()),
        action: format!("{}/campagnes/nouvelle", issuer.address()),
        button: t!("campaigns-open"),
        title_only: false,
        asks_flow: matches!(issuer, Issuer::Network(_)),
        once: visit.once_of(&form),
        form,
        flows: flows.into_iter().map(flow).collect(),
        formulas: formulas
            .iter()
            .map(|kind| (kind.name(), t!(kind.key())))
            .collect(),
        brackets: MOST_BRACKETS,
    }
}

/// The form: a year from the first of the next month and a fixed amount, or what another campaign says, one period later.
pub async fn blank(desk: Authorised<Treasury>) -> Outcome {
    let query = desk.visit.query();
    let copied = match query.value("de").parse() {
        Ok(id) => {
            let mut tx = desk.visit.app().db.read().await?;
            match queries::campaign(&mut tx, &desk.0, id).await? {
                Some(campaign) => {
                    let brackets = queries::brackets(&mut tx, campaign.id).await?;
                    Some((campaign, brackets))
                }
                None => None,
            }
        }
        Err(_) => None,
    };
    let form = match copied {
        Some((campaign, brackets)) => {
            let mut form = filled(&campaign, &brackets);
            let since = campaign.until_on.plus_days(1);
            form.set("depuis", since);
            form.set("jusque", next_end(campaign.since_on, campaign.until_on));
            form
        }
        None => {
            let since = desk.0.today(desk.visit.now()).last_of_month().plus_days(1);
            let mut form = Form::new();
            form.set("depuis", since);
            form.set("jusque", since.plus_days(364));
            form.set("formule", FormulaKind::Fixed.name());
            form
        }
    };
    page(&shown((&desk.visit, &desk.0), form))
}

/// Opens it.
pub async fn create(desk: Authorised<Treasury>, Submitted(mut form): Submitted) -> Outcome {
    let Some((campaign, brackets)) = read(&desk.0, &mut form) else {
        return refused_page(&shown((&desk.visit, &desk.0), form));
    };
    let (issuer, by, now) = (&desk.0, desk.actor()?.account, desk.visit.now());
    let location = format!("{}/campagnes/{}", issuer.address(), campaign.public_id);
    let (amap, network) = issuer.ids();
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        queries::insert(tx, issuer, &campaign, &brackets, (by, now)).await?;
        let trace = Trace {
            amap,
            farm: None,
            network,
            verb: "campaign.opened",
            object: "campaign",
            id: Some(campaign.id.uuid()),
            detail: serde_json::Value::Null,
        };
        let said = Changes::default()
            .field("campaigns-name", "", &campaign.title)
            .field("journal-field-since", "", campaign.since_on.full())
            .field("journal-field-until", "", campaign.until_on.full());
        history::record(tx, &desk.visit, trace.changing(said)).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-campaigns"))
}
