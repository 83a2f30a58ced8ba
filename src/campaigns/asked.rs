//! A campaign before somebody who may declare in it: a household, an AMAP, a farm.

use super::access::OneCampaign;
use super::model::{Bracket, Campaign, FormulaKind};
use super::rules::{Said, due};
use crate::web::Form;
use crate::words::{Cents, Day};

/// What is asked of them, and what became of it.
pub struct Asked {
    /// The campaign.
    pub campaign: Campaign,
    /// Its brackets, of which one is chosen.
    pub brackets: Vec<Bracket>,
    /// The hint of the amount that is said: a free one, or the turnover of a farm.
    pub amount: Option<FormulaKind>,
    /// What it comes to, when it was declared or nothing is to be said.
    pub due: Option<Cents>,
    /// Whether it was declared.
    pub declared: bool,
    /// When it was paid.
    pub paid_on: Option<Day>,
}

impl Asked {
    /// Of somebody with so many households; `fee` is what they declared, and when they paid it.
    pub fn of(one: OneCampaign, households: i64, fee: Option<(Cents, Option<Day>)>) -> Asked {
        let unsaid = Said {
            households,
            ..Said::default()
        };
        let reckoned = due(&one.formula(), unsaid).ok();
        let asks = matches!(one.campaign.formula, FormulaKind::Free | FormulaKind::Turnover);
        Asked {
            amount: asks.then_some(one.campaign.formula),
            due: fee.map(|(due, _)| due).or(reckoned),
            declared: fee.is_some(),
            paid_on: fee.and_then(|(_, paid)| paid),
            brackets: one.brackets,
            campaign: one.campaign,
        }
    }

    /// What was typed for this campaign.
    pub fn said<'f>(&self, form: &'f Form, field: &str) -> &'f str {
        if self.is_of(form) { form.value(field) } else { "" }
    }

    /// What is wrong with it.
    pub fn wrong<'f>(&self, form: &'f Form, field: &str) -> &'f str {
        if self.is_of(form) {
            form.error_text(field)
        } else {
            ""
        }
    }

    fn is_of(&self, form: &Form) -> bool {
        form.value("campagne") == self.campaign.public_id.as_str()
    }

    /// Whether the amount that is said is a turnover.
    pub fn asks_turnover(&self) -> bool {
        self.amount == Some(FormulaKind::Turnover)
    }
}
