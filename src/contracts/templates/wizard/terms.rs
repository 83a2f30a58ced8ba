//! Step 4: how many deliveries a household takes at least, how long before one it can still be ordered, what an order must
//! meet, what is limited, and what households may do with their baskets.

use super::flexible;
use super::limits::{self, RuleLine, StockLine};
use super::{Wizard, finish, onward, start, step_address};
use crate::access::Authorised;
use crate::contracts::model::Kind;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::model::TemplateSheet;
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
    stocks: Vec<StockLine>,
    rules: Vec<RuleLine>,
    /// What households may do with their baskets: name in the form, and label.
    flexible: [(&'static str, String); 3],
}

pub fn show(desk: &Authorised<TemplateDesk>, typed: Option<Form>) -> Outcome {
    let mut form = Form::new();
    form.set("least", desk.sheet.min_deliveries);
    form.set("notice", desk.sheet.notice_days);
    limits::stored(&mut form, &desk.sheet);
    flexible::stored(&mut form, &desk.sheet.flexibility);
    page(&shown(desk, typed.unwrap_or(form)))
}

/// What is typed, as far as it can be read, in the place of what is stored.
pub(super) fn apply(sheet: &mut TemplateSheet, form: &mut Form) {
    let small = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok());
    let all = i64::try_from(sheet.deliveries.len()).unwrap_or(0);
    sheet.min_deliveries = small(form.number("least", 0, all)).unwrap_or(sheet.min_deliveries);
    sheet.notice_days = small(form.number("notice", 0, 60)).unwrap_or(sheet.notice_days);
    sheet.stocks = limits::read_stocks(form, sheet);
    sheet.conditions = limits::read_rules(form, sheet);
    sheet.flexibility = flexible::read(form);
}

fn shown(desk: &Authorised<TemplateDesk>, form: Form) -> Page {
    Page {
        frame: desk.visit.frame(&desk.sheet.title),
        wizard: Wizard::of(desk, 4, &form),
        stocks: limits::stock_lines(&form, &desk.sheet),
        rules: limits::rule_lines(&form, &desk.sheet),
        flexible: [
            ("move", t!("templates-flexibility-move")),
            ("carryover", t!("templates-flexibility-carryover")),
            ("skip", t!("templates-flexibility-skip")),
        ],
        form,
        all: desk.sheet.deliveries.len(),
        fixed: desk.sheet.kind == Kind::Fixed,
    }
}

pub async fn save(desk: &Authorised<TemplateDesk>, mut form: Form) -> Outcome {
    let all = i64::try_from(desk.sheet.deliveries.len()).unwrap_or(0);
    let (least, notice) = (form.number("least", 0, all), form.number("notice", 0, 60));
    let stocks = limits::read_stocks(&mut form, &desk.sheet);
    let conditions = limits::read_rules(&mut form, &desk.sheet);
    let flexibility = flexible::read(&mut form);
    let (Some(least), Some(notice), true) = (least, notice, form.is_valid()) else {
        return refused_page(&shown(desk, form));
    };
    let location = if form.value("action") == "add" {
        step_address(desk, 4)
    } else {
        onward(desk, &form, 5)
    };
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        start(tx, desk, &form).await?;
        queries::set_rules(tx, &desk.amap, desk.sheet.id, (least, notice), &flexibility).await?;
        queries::set_stocks(tx, &desk.amap, desk.sheet.id, &stocks).await?;
        queries::set_conditions(tx, &desk.amap, desk.sheet.id, &conditions).await?;
        finish(tx, desk, &form, (4, 5), &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-templates-saved"))
}
