//! The subscriptions of people on paper, typed in one go: a row for each household, a column for each product, or for each
//! delivery where there is one product alone.

mod read;
mod store;
mod view;

use read::{Columns, Sheet};

use super::queries;
use super::rules::Held;
use super::templates::TemplateDesk;
use crate::access::Authorised;
use crate::t;
use crate::web::{Fault, Form, Outcome, Submitted, page, redirect_with_notice, refuse_again, refused_page};

/// Households on one page; more are found by their name.
const MOST_ROWS: usize = 150;

/// The households without a contract, as a grid to fill.
pub async fn show(desk: Authorised<TemplateDesk>) -> Outcome {
    let query = desk.visit.query();
    let sheet = load(&desk, query.value("q")).await?;
    page(&view::grid(&desk, &sheet, &Form::new()))
}

async fn load(desk: &Authorised<TemplateDesk>, searched: &str) -> Result<Sheet, Fault> {
    let now = desk.visit.now();
    let mut tx = desk.visit.app().db.read().await?;
    let households =
        queries::without_contract(&mut tx, &desk.amap, desk.sheet.id, desk.amap.today(now)).await?;
    let held = if desk.sheet.stocks.is_empty() {
        Held::default()
    } else {
        queries::held_by_all(&mut tx, &desk.amap, desk.sheet.id, now).await?
    };
    drop(tx);
    Ok(Sheet::new(households, held, searched, MOST_ROWS))
}

/// Stores all rows, or none: each refusal stands at its row, with everything that was typed.
pub async fn save(desk: Authorised<TemplateDesk>, Submitted(mut form): Submitted) -> Outcome {
    let today = desk.amap.today(desk.visit.now());
    let searched = form.value("q").to_owned();
    let mut tx = desk.visit.app().db.read().await?;
    refuse_again(&mut tx, &form, desk.actor()?.account).await?;
    drop(tx);
    let sheet = load(&desk, &searched).await?;
    let typed = read::read(&mut form, &desk.sheet, &sheet, today);
    let Some(typed) = typed else {
        return refused_page(&view::grid(&desk, &sheet, &form));
    };
    match store::store(&desk, &form, &typed).await {
        Ok(location) => Ok(redirect_with_notice(&location, "done-contracts-grid")),
        Err(Fault::Refused(sentence)) => {
            form.refuse(read::WHOLE, sentence);
            let sheet = load(&desk, &searched).await?;
            refused_page(&view::grid(&desk, &sheet, &form))
        }
        Err(fault) => Err(fault),
    }
}

/// What stands above the columns of a template.
fn columns(sheet: &super::templates::TemplateSheet) -> Columns {
    let free = super::body::is_free(sheet.kind);
    let one_off = sheet.kind == super::model::Kind::OneOff;
    if free && !one_off && sheet.products.len() == 1 {
        Columns::Deliveries
    } else {
        Columns::Products
    }
}

/// What a column means, in a sentence.
fn lead(sheet: &super::templates::TemplateSheet) -> String {
    match (columns(sheet), sheet.kind) {
        (Columns::Deliveries, _) => t!("contracts-grid-lead-deliveries"),
        (_, super::model::Kind::OneOff) => t!("contracts-grid-lead-one-off"),
        _ => t!("contracts-grid-lead-products"),
    }
}
