//! The wizard: six steps, each saved by itself and opened again at will, until a member has signed.

mod ahead;
mod calendar;
mod flexible;
mod identity;
mod limits;
mod meanwhile;
mod moving;
mod offering;
mod paste;
mod payment;
mod price;
mod products;
mod terms;
mod text;

pub use ahead::{ahead, seen_page};
pub use identity::{begin, begin_page};
pub use price::{Fields, priced, vat_rates};
pub(super) use text::read_window;

use super::access::TemplateDesk;
use super::{queries, rules, summary};
use crate::access::Authorised;
use crate::contracts::rules::template_life::{self, Action};
use crate::contracts::seen::Seen;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::t;
use crate::web::{
    Fault, Form, Outcome, Submitted, claim_once, redirect, redirect_with_notice, settle_once, typed_before,
};
use crate::words::Instant;
use axum::extract::Path;

/// How many steps there are.
pub const STEPS: u32 = 6;

/// The step in an address.
#[derive(Debug, serde::Deserialize)]
pub struct StepPath {
    n: u32,
}

/// What each step's page shows around its form.
pub(super) struct Wizard {
    /// The step, from 1.
    pub now: usize,
    /// Label and address of each; an address is empty until the step may be opened.
    pub steps: Vec<(String, String)>,
    /// Where the form posts.
    pub action: String,
    /// The page of the template.
    pub back: String,
    /// The AMAP in addresses.
    pub amap: String,
    /// Token against a second sending.
    pub once: String,
    /// The revision of the template that the form was made from.
    pub revision: String,
    /// Where what was typed before signing in again is put aside; none when there is none.
    pub aside: Option<String>,
    /// Whether the form holds something that is not stored.
    pub unsaved: bool,
    /// What a member will see of what is stored; none before the first step is.
    pub seen: Option<Seen>,
}

/// The six labels.
pub(super) fn labels() -> [String; 6] {
    [
        t!("templates-step-identity"),
        t!("templates-step-calendar"),
        t!("templates-step-products"),
        t!("templates-step-rules"),
        t!("templates-step-payment"),
        t!("templates-step-text"),
    ]
}

/// The address of a template's page.
pub(super) fn address(desk: &TemplateDesk) -> String {
    format!("/amap/{}/modeles/{}", desk.amap.slug(), desk.sheet.public_id)
}

/// The address of a step.
pub(super) fn step_address(desk: &TemplateDesk, step: u32) -> String {
    format!("{}/etape/{step}", address(desk))
}

impl Wizard {
    fn of(desk: &Authorised<TemplateDesk>, now: u32, form: &Form) -> Wizard {
        let reached = desk.sheet.step.max(now);
        let link = |step: u32| {
            if step <= reached {
                step_address(desk, step)
            } else {
                String::new()
            }
        };
        Wizard {
            now: now as usize,
            steps: labels().into_iter().zip((1..=STEPS).map(link)).collect(),
            action: step_address(desk, now),
            back: address(desk),
            amap: desk.amap.slug().to_owned(),
            once: desk.visit.once_of(form),
            revision: match form.value("revision") {
                "" => desk.sheet.revision.to_string(),
                shown => shown.to_owned(),
            },
            aside: form.is_taken_up().then(|| desk.visit.aside()),
            unsaved: form.is_taken_up() || !form.value("csrf").is_empty(),
            seen: Some(Seen::of(&desk.sheet, desk.amap.today(desk.visit.now()))),
        }
    }
}

/// Whether the template may still be written, or the sentence that says why not.
fn may_edit(desk: &TemplateDesk, now: Instant) -> Result<(), String> {
    let today = desk.amap.today(now);
    template_life::may(
        desk.sheet.state(today),
        Action::Edit,
        &rules::facts(&desk.sheet, today),
    )
    .map(drop)
    .map_err(|refusal| super::acts::sentence(&refusal))
}

pub async fn show(desk: Authorised<TemplateDesk>, Path(path): Path<StepPath>) -> Outcome {
    if may_edit(&desk, desk.visit.now()).is_err() {
        return Ok(redirect_with_notice(&address(&desk), "sorry-templates-not-draft"));
    }
    if path.n > desk.sheet.step && path.n <= STEPS {
        return Ok(redirect(&step_address(&desk, desk.sheet.step)));
    }
    let mut tx = desk.visit.app().db.read().await?;
    let typed = typed_before(&mut tx, &desk.visit).await?;
    drop(tx);
    match path.n {
        1 => identity::show(&desk, typed).await,
        2 => calendar::show(&desk, typed),
        3 => products::show(&desk, typed).await,
        4 => terms::show(&desk, typed),
        5 => payment::show(&desk, typed),
        6 => text::show(&desk, typed).await,
        _ => Err(Fault::NotFound),
    }
}

pub async fn save(
    mut desk: Authorised<TemplateDesk>,
    Path(path): Path<StepPath>,
    Submitted(mut form): Submitted,
) -> Outcome {
    let queue = desk.visit.app().queue_for(desk.sheet.id.uuid());
    let _place = queue.lock().await;
    meanwhile::tell(&mut desk, &mut form).await?;
    if path.n > desk.sheet.step {
        return Err(Fault::NotFound);
    }
    match path.n {
        1 => identity::save(&desk, form).await,
        2 => calendar::save(&desk, form).await,
        3 => products::save(&desk, form).await,
        4 => terms::save(&desk, form).await,
        5 => payment::save(&desk, form).await,
        6 => text::save(&desk, form).await,
        _ => Err(Fault::NotFound),
    }
}

/// First thing in the transaction of a step: takes the form's token, and looks again whether a member has signed meanwhile.
async fn start(tx: &mut Tx, desk: &Authorised<TemplateDesk>, form: &Form) -> Result<(), Fault> {
    let now = desk.visit.now();
    claim_once(tx, form, desk.actor()?.account, now).await?;
    let sheet = queries::sheet_of(tx, &desk.amap, desk.sheet.id)
        .await?
        .ok_or(Fault::NotFound)?;
    if sheet.revision != desk.sheet.revision {
        return Err(Fault::Refused(t!("templates-meanwhile-now")));
    }
    let today = desk.amap.today(now);
    template_life::may(sheet.state(today), Action::Edit, &rules::facts(&sheet, today))
        .map(drop)
        .map_err(|refusal| Fault::Refused(super::acts::sentence(&refusal)))
}

/// Last thing in it: opens the next step, tells the history, remembers where the form led.
async fn finish(
    tx: &mut Tx,
    desk: &Authorised<TemplateDesk>,
    form: &Form,
    (step, next): (u32, u32),
    location: &str,
) -> Result<(), Fault> {
    queries::reached(tx, &desk.amap, desk.sheet.id, next.min(STEPS)).await?;
    let after = queries::sheet_of(tx, &desk.amap, desk.sheet.id).await?;
    let changed = after.map(|after| summary::changes(&desk.sheet, &after));
    let trace = Trace {
        amap: Some(desk.amap.id()),
        farm: Some(desk.sheet.farm.id),
        network: None,
        verb: "template.written",
        object: "template",
        id: Some(desk.sheet.id.uuid()),
        // The transaction began at the revision of the desk, or was refused.
        detail: serde_json::json!({ "step": step, "revision": desk.sheet.revision + 1 }),
    };
    history::record(tx, &desk.visit, trace.changing(changed.unwrap_or_default())).await?;
    settle_once(tx, form, desk.actor()?.account, location).await
}

/// Where a saved step leads: on, or to the page of the template.
fn onward(desk: &Authorised<TemplateDesk>, form: &Form, next: u32) -> String {
    if form.value("action") == "later" {
        address(desk)
    } else {
        step_address(desk, next)
    }
}
