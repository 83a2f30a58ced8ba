//! Step 6: what the farm adds to the contract, when members subscribe, and a last look before it goes to the farmer.

use super::{Wizard, finish, start, step_address};
use crate::access::Authorised;
use crate::contracts::clauses::{self, Proposed, VariableHelp};
use crate::contracts::model::Window;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::model::TemplateSheet;
use crate::contracts::templates::preview::clauses_read;
use crate::contracts::templates::summary::Summary;
use crate::contracts::templates::{queries, rules};
use crate::web::{Fault, Form, Frame, Outcome, page, redirect_with_notice, refused_page};
use crate::{t, transact};
use askama::Template;

/// Characters of the clauses of a contract at most.
const LONGEST: usize = 20_000;

#[derive(Template)]
#[template(path = "contracts/templates/wizard/text.html")]
struct Page {
    frame: Frame,
    wizard: Wizard,
    form: Form,
    summary: Summary,
    /// Clauses that the farm and its AMAP's networks keep.
    proposed: Vec<Proposed>,
    variables: Vec<VariableHelp>,
    /// The clauses as they read in the contract of an example household.
    read: Vec<String>,
    /// The step that still lacks something; 0 when none does.
    missing: u32,
    missing_address: String,
}

pub async fn show(desk: &Authorised<TemplateDesk>, typed: Option<Form>) -> Outcome {
    let mut form = Form::new();
    form.set("clauses", &desk.sheet.clauses);
    if let Some(window) = desk.sheet.window {
        form.set("opens", window.opens);
        form.set("closes", window.closes);
    }
    page(&shown(desk, typed.unwrap_or(form)).await?)
}

/// What is typed, when it can be read, in the place of what is stored.
pub(super) fn apply(sheet: &mut TemplateSheet, form: &mut Form) {
    sheet.window = read_window(form, false);
    sheet.clauses = form.value("clauses").to_owned();
}

async fn shown(desk: &Authorised<TemplateDesk>, form: Form) -> Result<Page, Fault> {
    let missing = rules::missing_step(&desk.sheet).unwrap_or(0);
    let mut tx = desk.visit.app().db.read().await?;
    let proposed = clauses::proposed(&mut tx, &desk.amap, desk.sheet.farm.id).await?;
    drop(tx);
    let mut typed = desk.sheet.clone();
    form.value("clauses").clone_into(&mut typed.clauses);
    Ok(Page {
        frame: desk.visit.frame(&desk.sheet.title),
        wizard: Wizard::of(desk, 6, &form),
        form,
        summary: Summary::of(&desk.sheet, desk.amap.name()),
        proposed,
        variables: VariableHelp::all(),
        read: clauses_read(&typed, desk.amap.name()),
        missing,
        missing_address: step_address(desk, missing),
    })
}

/// The window of the fields `opens` and `closes`; both empty is none yet.
pub fn read_window(form: &mut Form, required: bool) -> Option<Window> {
    if !required && form.value("opens").is_empty() && form.value("closes").is_empty() {
        return None;
    }
    let (opens, closes) = (form.day("opens"), form.day("closes"));
    let window = Window {
        opens: opens?,
        closes: closes?,
    };
    if window.closes < window.opens {
        form.refuse("closes", t!("templates-window-backwards"));
        return None;
    }
    Some(window)
}

/// Adds a kept clause to what is typed: nothing is stored yet.
async fn take_over(desk: &Authorised<TemplateDesk>, form: &mut Form, id: &str) -> Result<(), Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let proposed = clauses::proposed(&mut tx, &desk.amap, desk.sheet.farm.id).await?;
    let found = proposed
        .into_iter()
        .find(|clause| clause.public_id.as_str() == id);
    let clause = found.ok_or(Fault::NotFound)?;
    let both = format!("{}\n\n{}", form.value("clauses"), clause.body);
    form.set("clauses", both.trim());
    Ok(())
}

pub async fn save(desk: &Authorised<TemplateDesk>, mut form: Form) -> Outcome {
    if let Some(id) = form.value("action").strip_prefix("take:").map(str::to_owned) {
        take_over(desk, &mut form, &id).await?;
        return page(&shown(desk, form).await?);
    }
    let window = read_window(&mut form, false);
    let clauses = form.text("clauses", LONGEST);
    clauses::refuse_unknown(&mut form, "clauses");
    if form.value("action") == "preview" && form.is_valid() {
        return page(&shown(desk, form).await?);
    }
    let (Some(clauses), true) = (clauses, form.is_valid()) else {
        return refused_page(&shown(desk, form).await?);
    };
    let location = super::address(desk);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        start(tx, desk, &form).await?;
        queries::set_text(tx, &desk.amap, desk.sheet.id, &clauses, window).await?;
        finish(tx, desk, &form, (6, 6), &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-templates-saved"))
}
