//! The clauses of a template as they read in one contract.

use super::{Agreement, season};
use crate::contracts::clauses::{self, Variable};
use crate::contracts::templates::{SheetDelivery, TemplateSheet};
use crate::words::Cents;

/// The clauses as they read in this contract.
pub(super) fn clauses(
    sheet: &TemplateSheet,
    agreed: &Agreement<'_>,
    taken: &[&SheetDelivery],
    total: Cents,
) -> String {
    let day = |delivery: Option<&&SheetDelivery>| delivery.map(|one| one.day.full()).unwrap_or_default();
    clauses::written(&sheet.clauses, |variable| match variable {
        Variable::Amap => agreed.amap.to_owned(),
        Variable::Farm => sheet.farm.name.clone(),
        Variable::Household => agreed.household.name.clone(),
        Variable::Title => sheet.title.clone(),
        Variable::Season => sheet.season.map(season).unwrap_or_default(),
        Variable::Site => sheet.site.name.clone(),
        Variable::FirstDelivery => day(taken.first()),
        Variable::LastDelivery => day(taken.last()),
        Variable::Deliveries => taken.len().to_string(),
        Variable::Total => total.to_string(),
        Variable::Payee => payee(sheet),
        Variable::Notice => sheet.notice_days.to_string(),
    })
}

/// To whose order a contract is paid: the farm's, unless the template says another.
pub(super) fn payee(sheet: &TemplateSheet) -> String {
    match sheet.plan.payee.as_str() {
        "" => sheet.farm.name.clone(),
        payee => payee.to_owned(),
    }
}
