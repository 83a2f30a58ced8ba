//! What the text of a contract says of minimums and flexibility.

use super::flexibility;
use super::model::Kind;
use super::templates::TemplateSheet;
use crate::t;

/// A sentence each.
pub fn asked(sheet: &TemplateSheet) -> Vec<String> {
    let asked = least(sheet).into_iter().chain(prepaid(sheet));
    asked.chain(flexibility::allowed(&sheet.flexibility)).collect()
}

fn least(sheet: &TemplateSheet) -> Option<String> {
    (sheet.min_deliveries > 0).then(|| {
        t!(
            "contracts-body-least",
            least = sheet.min_deliveries,
            of = sheet.deliveries.len()
        )
    })
}

/// Until when a prepaid order can be changed.
fn prepaid(sheet: &TemplateSheet) -> Option<String> {
    (sheet.kind == Kind::Prepaid).then(|| t!("contracts-body-prepaid", days = sheet.notice_days))
}
