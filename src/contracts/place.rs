//! Placing an order: the member's, or the one the référent enters for a household.

use super::forms::{self, Asked};
use super::order_page::{Around, OrderPage, Shown};
use super::queries::{self};
use super::rules::contract_life::Facts;
use super::rules::{Held, check_order, template_life};
use super::templates::{Offered, TemplateSheet};
use crate::access::AmapScope;
use crate::t;
use crate::web::{Fault, Form, Outcome, Visit, page, redirect_with_notice, refused_page};
use crate::words::{Day, HouseholdId, MemberId};

/// For whom an order is placed, and by whom.
pub struct Placing<'a> {
    /// The request.
    pub visit: &'a Visit,
    /// The AMAP.
    pub amap: &'a AmapScope,
    /// The template.
    pub sheet: &'a TemplateSheet,
    /// The household.
    pub household: HouseholdId,
    /// Who signs for it.
    pub signatory: MemberId,
    /// Whether the référent acts, whom the window does not bind.
    pub by_referent: bool,
}

impl Placing<'_> {
    /// The local day.
    pub fn today(&self) -> Day {
        self.amap.today(self.visit.now())
    }

    pub(super) fn offered(&self) -> Offered {
        if self.by_referent {
            Offered::ByReferent
        } else {
            Offered::ToMembers
        }
    }

    fn window_open(&self) -> bool {
        self.sheet.is_subscribed_on(self.today())
    }

    pub(super) fn facts(&self) -> Facts {
        Facts {
            window_open: self.window_open(),
            by_referent: self.by_referent,
            body_is_current: true,
            own_household: false,
            reason_given: true,
            ended: false,
        }
    }

    /// Whether the template takes orders at all today.
    fn template_refusal(&self) -> Option<String> {
        let today = self.today();
        let action = if self.by_referent {
            template_life::Action::SubscribeForMember
        } else {
            template_life::Action::Subscribe
        };
        let facts = template_life::Facts {
            complete: true,
            signed_contracts: self.sheet.signed_contracts,
            last_delivery: self.sheet.deliveries.iter().map(|delivery| delivery.day).max(),
            today,
        };
        let refused = template_life::may(self.sheet.state(today), action, &facts).is_err();
        refused.then(|| match self.sheet.window {
            Some(window) if !self.by_referent && window.closes < today => {
                t!("contracts-order-window-closed", day = window.closes.full())
            }
            Some(window) if !self.by_referent && today < window.opens => {
                t!("contracts-order-not-yet-open", day = window.opens.full())
            }
            _ => t!("contracts-order-not-open"),
        })
    }

    /// Reads the form and stores what it orders, or shows it again with a sentence at each field.
    pub async fn place(&self, mut form: Form, around: Around) -> Outcome {
        let today = self.today();
        let asked = forms::read(&mut form, self.sheet, today);
        if let Some(sentence) = self.template_refusal() {
            form.refuse(forms::WHOLE, sentence);
        }
        let outside_window = self.outside_window(&mut form);
        let held = self.held().await?;
        if form.is_valid() {
            self.check(&mut form, &asked, &held, today);
        }
        let only_computes = form.value("do") == "calculer";
        if only_computes || !form.is_valid() {
            let lack = self.lack().await?;
            let shown = self.shown(&mut form, around, (&held, lack), only_computes);
            return if only_computes {
                page(&shown)
            } else {
                refused_page(&shown)
            };
        }
        let location = self.store(&form, &asked, &outside_window).await?;
        Ok(redirect_with_notice(&location, "done-contracts-order-saved"))
    }

    /// Why the référent orders outside the window: asked for there alone, and empty within.
    fn outside_window(&self, form: &mut Form) -> String {
        if !self.by_referent || self.window_open() {
            return String::new();
        }
        let reason = form.text(forms::OUTSIDE, 300);
        if reason.as_deref() == Some("") {
            form.refuse(forms::OUTSIDE, t!("contracts-order-outside-needed"));
        }
        reason.unwrap_or_default()
    }

    pub(super) fn shown(
        &self,
        form: &mut Form,
        around: Around,
        (held, lack): (&Held, String),
        computed: bool,
    ) -> OrderPage {
        let stocks = self.sheet.offer(self.offered(), held).stocks;
        let state = Shown {
            stocks: &stocks,
            today: self.today(),
            computed,
            lack,
        };
        OrderPage::new(self.visit, self.sheet, form, &state, around)
    }

    /// What the other households hold, if anything is limited.
    pub(super) async fn held(&self) -> Result<Held, Fault> {
        if self.sheet.stocks.is_empty() {
            return Ok(Held::default());
        }
        let mut tx = self.visit.app().db.read().await?;
        let now = self.visit.now();
        Ok(queries::held_by_others(&mut tx, self.amap, self.sheet.id, self.household, now).await?)
    }

    fn check(&self, form: &mut Form, asked: &Asked, held: &Held, today: Day) {
        match check_order(&self.sheet.offer(self.offered(), held), &asked.order, today) {
            Err(refusals) => forms::refuse(form, self.sheet, &refusals),
            Ok(totals) => {
                if self.sheet.plan.schedule(totals.total, asked.instalments).is_err() {
                    form.refuse("instalments", t!("contracts-no-due-day"));
                }
            }
        }
    }
}
