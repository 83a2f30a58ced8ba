//! The acts on a template: submit, take back, approve in the farmer's place, open, close, put away. Each is decided by the
//! rules of its life, and stored with its who and when.

use super::access::TemplateDesk;
use super::wizard::{self, read_window};
use super::{queries, rules, show};
use crate::access::{AmapScope, Authorised};
use crate::amaps::suspension::refuse_suspended;
use crate::contracts::model::TemplateState;
use crate::contracts::rules::template_life::{self, Action, Refusal};
use crate::db::Tx;
use crate::farms;
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::web::{
    Fault, Form, Outcome, Submitted, Visit, claim_once, redirect_with_notice, refused_page, settle_once,
};
use crate::words::TemplateId;
use crate::{t, transact};

use super::model::TemplateSheet;

/// Why an act is refused, in a sentence.
pub(super) fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::WrongState { state, .. } => match state {
            TemplateState::Draft => t!("templates-refusal-draft"),
            TemplateState::Submitted => t!("templates-refusal-submitted"),
            TemplateState::Approved => t!("templates-refusal-approved"),
            TemplateState::Open => t!("templates-refusal-open"),
            TemplateState::Closed => t!("templates-refusal-closed"),
            TemplateState::Archived => t!("templates-refusal-archived"),
        },
        Refusal::Incomplete => t!("templates-refusal-incomplete"),
        Refusal::SignedContracts(count) => t!("templates-refusal-signed", count = *count),
        Refusal::SeasonOver => t!("templates-refusal-season-over"),
        Refusal::StillRunning => t!("templates-refusal-running"),
    }
}

/// First thing in the transaction of an act: takes the form's token, and decides on the template as it stands now.
pub(super) async fn decided(
    tx: &mut Tx,
    visit: &Visit,
    (amap, id): (&AmapScope, TemplateId),
    form: &Form,
    action: Action,
) -> Result<TemplateSheet, Fault> {
    claim_once(tx, form, visit.signed_in()?.account, visit.now()).await?;
    let sheet = queries::sheet_of(tx, amap, id).await?.ok_or(Fault::NotFound)?;
    if matches!(action, Action::Submit | Action::Open) && !farms::is_partner(tx, amap, sheet.farm.id).await? {
        return Err(Fault::Refused(t!(
            "templates-refusal-partnership",
            farm = sheet.farm.name
        )));
    }
    let today = amap.today(visit.now());
    template_life::may(sheet.state(today), action, &rules::facts(&sheet, today))
        .map_err(|refusal| Fault::Refused(sentence(&refusal)))?;
    Ok(sheet)
}

/// Last thing in it.
pub(super) async fn told(
    tx: &mut Tx,
    visit: &Visit,
    (amap, sheet): (&AmapScope, &TemplateSheet),
    verb: &'static str,
) -> Result<(), Fault> {
    let trace = Trace {
        amap: Some(amap.id()),
        farm: Some(sheet.farm.id),
        network: None,
        verb,
        object: "template",
        id: Some(sheet.id.uuid()),
        detail: serde_json::json!({ "revision": sheet.revision }),
    };
    Ok(history::record(tx, visit, trace).await?)
}

async fn act(
    desk: &Authorised<TemplateDesk>,
    form: &Form,
    action: Action,
    verb: &'static str,
    notice: &str,
) -> Outcome {
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let (amap, id, by) = (&desk.amap, desk.sheet.id, actor.account);
    let location = wizard::address(desk);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        let sheet = decided(tx, &desk.visit, (amap, id), form, action).await?;
        match action {
            Action::Submit => {
                queries::submit(tx, amap, id, by, now).await?;
                ask_farmers(tx, &desk.visit, amap, &sheet).await?;
            }
            Action::Withdraw => queries::reopen_as_draft(tx, amap, id).await?,
            Action::Approve => queries::approve(tx, amap, id, by, now, "recorded").await?,
            Action::Close => queries::close(tx, amap, id, by, now).await?,
            Action::Archive => queries::archive(tx, amap, id, by, now).await?,
            Action::Restore => queries::restore(tx, amap, id).await?,
            other => return Err(Fault::unexpected(format!("{other} is not an act of this page"))),
        }
        told(tx, &desk.visit, (amap, &sheet), verb).await?;
        settle_once(tx, form, by, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, notice))
}

/// Tells everyone who signs for the farm that a contract waits for them.
async fn ask_farmers(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    sheet: &TemplateSheet,
) -> Result<(), Fault> {
    let link = format!(
        "{}/ferme/{}/contrats/{}",
        visit.app().config.public_url,
        sheet.farm.slug,
        sheet.public_id
    );
    for address in queries::farmer_addresses(tx, sheet.farm.id).await? {
        let Ok(to) = address.parse() else { continue };
        let letter = Letter {
            amap: Some(amap.id()),
            kind: "template",
            to,
            subject: t!(
                "templates-letter-subject",
                amap = amap.name(),
                title = sheet.title
            ),
            body: t!(
                "templates-letter-body",
                amap = amap.name(),
                title = sheet.title,
                link = link
            ),
        };
        mail::enqueue(tx, letter, visit.now()).await?;
    }
    Ok(())
}

pub async fn submit(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    act(
        &desk,
        &form,
        Action::Submit,
        "template.submitted",
        "done-templates-submitted",
    )
    .await
}

pub async fn withdraw(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    act(
        &desk,
        &form,
        Action::Withdraw,
        "template.withdrawn",
        "done-templates-withdrawn",
    )
    .await
}

/// The référent records what the farmer said.
pub async fn approve(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    act(
        &desk,
        &form,
        Action::Approve,
        "template.approved",
        "done-templates-approved",
    )
    .await
}

pub async fn close(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    act(
        &desk,
        &form,
        Action::Close,
        "template.closed",
        "done-templates-closed",
    )
    .await
}

pub async fn archive(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    act(
        &desk,
        &form,
        Action::Archive,
        "template.archived",
        "done-templates-archived",
    )
    .await
}

pub async fn restore(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    act(
        &desk,
        &form,
        Action::Restore,
        "template.restored",
        "done-templates-restored",
    )
    .await
}

/// Opens subscriptions between two days.
pub async fn open(desk: Authorised<TemplateDesk>, Submitted(mut form): Submitted) -> Outcome {
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let (amap, id) = (&desk.amap, desk.sheet.id);
    let window = read_window(&mut form, true);
    let today = amap.today(now);
    if window.is_some_and(|window| window.closes < today) {
        form.refuse("closes", t!("templates-window-past"));
    }
    let (Some(window), true) = (window, form.is_valid()) else {
        return refused_page(&show::page_of(&desk.visit, amap, &desk.sheet, true, form)?);
    };
    let location = wizard::address(&desk);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        let sheet = decided(tx, &desk.visit, (amap, id), &form, Action::Open).await?;
        refuse_suspended(tx, amap).await?;
        queries::open(tx, amap, id, actor.account, now, window).await?;
        told(tx, &desk.visit, (amap, &sheet), "template.opened").await?;
        settle_once(tx, &form, actor.account, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-templates-opened"))
}
