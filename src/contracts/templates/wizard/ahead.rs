//! What a member will see: of what is typed, beside the form and stored nowhere, or of what is stored, on its own page.

use super::{StepPath, calendar, identity, offering, payment, products, terms, text};
use crate::access::Authorised;
use crate::contracts::seen::Seen;
use crate::contracts::templates::access::{TemplateDesk, TemplateView};
use crate::contracts::templates::model::TemplateSheet;
use crate::t;
use crate::web::{Fault, Form, Frame, Outcome, Submitted, fragment, page};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "contracts/templates/wizard/typed.html")]
struct Typed {
    shown: Seen,
}

#[derive(Template)]
#[template(path = "contracts/templates/seen.html")]
struct Page {
    frame: Frame,
    back: String,
    title: String,
    shown: Seen,
}

/// A step's form as it is typed: the piece of the page that shows what it makes of the template.
pub async fn ahead(
    desk: Authorised<TemplateDesk>,
    Path(path): Path<StepPath>,
    Submitted(form): Submitted,
) -> Outcome {
    let sheet = typed(&desk, path.n, form).await?;
    fragment(&Typed {
        shown: Seen::of(&sheet, desk.amap.today(desk.visit.now())),
    })
}

/// The template with what a step's form holds, as far as it can be read.
async fn typed(desk: &Authorised<TemplateDesk>, step: u32, mut form: Form) -> Result<TemplateSheet, Fault> {
    let mut sheet = desk.sheet.clone();
    match step {
        1 => {
            let mut tx = desk.visit.app().db.read().await?;
            identity::apply(desk, &mut tx, &mut sheet, &form).await?;
        }
        2 => calendar::apply(&mut sheet, &mut form),
        3 => {
            let (_, known) = products::known(desk).await?;
            offering::apply(desk, &known, &mut sheet, &mut form);
        }
        4 => terms::apply(&mut sheet, &mut form),
        5 => payment::apply(&mut sheet, &mut form),
        6 => text::apply(&mut sheet, &mut form),
        _ => return Err(Fault::NotFound),
    }
    Ok(sheet)
}

/// What is stored, as a member will see it.
pub async fn seen_page(desk: Authorised<TemplateView>) -> Outcome {
    page(&Page {
        frame: desk.visit.frame(t!("templates-seen-title")),
        back: format!("/amap/{}/modeles/{}", desk.amap.slug(), desk.sheet.public_id),
        title: desk.sheet.title.clone(),
        shown: Seen::of(&desk.sheet, desk.amap.today(desk.visit.now())),
    })
}
