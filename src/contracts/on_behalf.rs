//! The référent orders for a household, also outside the window.

use super::order_page::Around;
use super::place::Placing;
use super::queries::{self, HouseholdChoice};
use super::templates::TemplateDesk;
use crate::access::Authorised;
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Frame, Outcome, Submitted, page};
use crate::words::{HouseholdId, PublicId};
use askama::Template;

/// Which household is it?
#[derive(Template)]
#[template(path = "contracts/on_behalf.html")]
struct Choose {
    frame: Frame,
    base: String,
    template: String,
    farm: String,
    households: Vec<HouseholdChoice>,
}

fn around(desk: &TemplateDesk, household: PublicId, name: String) -> Around {
    let base = format!("/amap/{}/modeles/{}", desk.amap.slug(), desk.sheet.public_id);
    Around {
        action: format!("{base}/saisie?foyer={household}"),
        back: format!("{base}/saisie"),
        household: name,
        by_member: false,
        again: String::new(),
    }
}

async fn household(
    tx: &mut Tx,
    desk: &TemplateDesk,
    given: &str,
) -> Result<(PublicId, HouseholdId, String), Fault> {
    let public: PublicId = given.parse().map_err(|_| Fault::NotFound)?;
    let (id, name) = queries::household(tx, &desk.amap, public)
        .await?
        .ok_or(Fault::NotFound)?;
    Ok((public, id, name))
}

/// The list of households, or the order form of the one that is chosen.
pub async fn show(desk: Authorised<TemplateDesk>) -> Outcome {
    let (amap, sheet) = (&desk.amap, &desk.sheet);
    let query = desk.visit.query();
    let today = amap.today(desk.visit.now());
    let mut tx = desk.visit.app().db.read().await?;
    if query.value("foyer").is_empty() {
        return page(&Choose {
            frame: desk.visit.frame(t!("contracts-entry-title")),
            base: format!("/amap/{}", amap.slug()),
            template: sheet.public_id.to_string(),
            farm: format!("{} · {}", sheet.title, sheet.farm.name),
            households: queries::household_choices(&mut tx, amap, sheet.id, today).await?,
        });
    }
    drop(tx);
    let (placing, around) = served(&desk).await?;
    placing.open(around).await
}

/// The household that is served, and how its order is placed.
async fn served(desk: &Authorised<TemplateDesk>) -> Result<(Placing<'_>, Around), Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let (public, id, name) = household(&mut tx, desk, desk.visit.query().value("foyer")).await?;
    let people = queries::people(&mut tx, &desk.amap, id).await?;
    let signatory = people
        .first()
        .ok_or_else(|| Fault::Refused(t!("contracts-entry-nobody")))?
        .id;
    let placing = Placing {
        visit: &desk.visit,
        amap: &desk.amap,
        sheet: &desk.sheet,
        household: id,
        signatory,
        by_referent: true,
    };
    Ok((placing, around(desk, public, name)))
}

/// Stores the order as a draft that the household signs, on paper or online.
pub async fn save(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    let (placing, around) = served(&desk).await?;
    placing.place(form, around).await
}
