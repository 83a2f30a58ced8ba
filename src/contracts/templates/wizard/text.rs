//! Step 6: what the farm adds to the contract, when members subscribe, and a last look before it goes to the farmer.

use super::{Wizard, finish, start, step_address};
use crate::access::Authorised;
use crate::contracts::model::Window;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::summary::Summary;
use crate::contracts::templates::{queries, rules};
use crate::web::{Fault, Form, Frame, Outcome, page, redirect_with_notice, refused_page};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/templates/wizard/text.html")]
struct Page {
    frame: Frame,
    wizard: Wizard,
    form: Form,
    summary: Summary,
    /// The step that still lacks something; 0 when none does.
    missing: u32,
    missing_address: String,
}

pub async fn show(desk: &Authorised<TemplateDesk>) -> Outcome {
    let mut form = Form::new();
    form.set("clauses", &desk.sheet.clauses);
    if let Some(window) = desk.sheet.window {
        form.set("opens", window.opens);
        form.set("closes", window.closes);
    }
    page(&shown(desk, form).await?)
}

async fn shown(desk: &Authorised<TemplateDesk>, form: Form) -> Result<Page, Fault> {
    let missing = rules::missing_step(&desk.sheet).unwrap_or(0);
    Ok(Page {
        frame: desk.visit.frame(&desk.sheet.title),
        wizard: Wizard::of(desk, 6),
        form,
        summary: Summary::of(&desk.sheet),
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

pub async fn save(desk: &Authorised<TemplateDesk>, mut form: Form) -> Outcome {
    let window = read_window(&mut form, false);
    let clauses = form.text("clauses", 20_000);
    let (Some(clauses), true) = (clauses, form.is_valid()) else {
        return refused_page(&shown(desk, form).await?);
    };
    let location = super::address(desk);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        start(tx, desk, &form).await?;
        queries::set_text(tx, &desk.amap, desk.sheet.id, &clauses, window).await?;
        finish(tx, desk, &form, 6, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-templates-saved"))
}
