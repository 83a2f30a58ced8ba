//! Step 4: how many deliveries a household takes at least, and how long before one it can still be ordered.

use super::{Wizard, finish, onward, start};
use crate::access::Authorised;
use crate::contracts::model::Kind;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::queries;
use crate::web::{Fault, Form, Frame, Outcome, page, redirect_with_notice, refused_page};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/templates/wizard/terms.html")]
struct Page {
    frame: Frame,
    wizard: Wizard,
    form: Form,
    all: usize,
    fixed: bool,
}

pub fn show(desk: &Authorised<TemplateDesk>) -> Outcome {
    let mut form = Form::new();
    form.set("least", desk.sheet.min_deliveries);
    form.set("notice", desk.sheet.notice_days);
    page(&shown(desk, form))
}

fn shown(desk: &Authorised<TemplateDesk>, form: Form) -> Page {
    Page {
        frame: desk.visit.frame(&desk.sheet.title),
        wizard: Wizard::of(desk, 4),
        form,
        all: desk.sheet.deliveries.len(),
        fixed: desk.sheet.kind == Kind::Fixed,
    }
}

pub async fn save(desk: &Authorised<TemplateDesk>, mut form: Form) -> Outcome {
    let all = i64::try_from(desk.sheet.deliveries.len()).unwrap_or(0);
    let (least, notice) = (form.number("least", 0, all), form.number("notice", 0, 60));
    let (Some(least), Some(notice)) = (least, notice) else {
        return refused_page(&shown(desk, form));
    };
    let location = onward(desk, &form, 5);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        start(tx, desk, &form).await?;
        queries::set_rules(tx, &desk.amap, desk.sheet.id, least, notice).await?;
        finish(tx, desk, &form, 5, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-templates-saved"))
}
