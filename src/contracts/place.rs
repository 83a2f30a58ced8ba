//! Storing an order as a draft: the member's, or the one the référent enters for a household.

use super::amendments;
use super::contract::Contract;
use super::forms::{self, Asked, is_orderable};
use super::model::{ContractState, Order};
use super::order_page::{Around, OrderPage, Shown};
use super::queries::{self, Line, NewContract};
use super::rules::contract_life::{Action, Facts, may};
use super::rules::{Held, check_order, template_life};
use super::said;
use super::templates::{Offered, TemplateSheet};
use crate::access::AmapScope;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Outcome, Visit, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{ContractId, Day, HouseholdId, MemberId, PublicId};
use crate::{clock, t, transact};
use std::collections::BTreeSet;

/// How long what was signed for stays kept while it is signed again.
const DAYS_KEPT: i64 = 7;

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

    fn facts(&self) -> Facts {
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

    async fn store(&self, form: &Form, asked: &Asked, outside_window: &str) -> Result<String, Fault> {
        let actor = self.visit.signed_in()?;
        let (fresh, public) = (ContractId::new(clock::fresh_uuid()), clock::fresh_public_id());
        let now = self.visit.now();
        let queue = self.visit.app().queue_for(self.sheet.id.uuid());
        let _place = queue.lock().await;
        transact!(self.visit.app().db, |tx| {
            claim_once(tx, form, actor.account, now).await?;
            if queries::revision(tx, self.amap, self.sheet.id).await? != self.sheet.revision {
                return Err(Fault::Refused(t!("contracts-order-template-changed")));
            }
            let held = queries::active_contract(
                tx,
                self.amap,
                self.sheet.id,
                (self.household, self.amap.today(now)),
            )
            .await?;
            let (id, name, verb) = match &held {
                Some(held) => {
                    self.reopen(tx, held, asked, outside_window).await?;
                    (held.id, held.public_id, "contract.changed")
                }
                None => {
                    self.begin(tx, (fresh, public), asked, outside_window).await?;
                    (fresh, public, "contract.drafted")
                }
            };
            let lines = self.lines(tx, id, &asked.order).await?;
            queries::replace_lines(tx, self.amap, id, self.household, &lines).await?;
            let trace = Trace {
                amap: Some(self.amap.id()),
                farm: Some(self.sheet.farm.id),
                network: None,
                verb,
                object: "contract",
                id: Some(id.uuid()),
                detail: serde_json::json!({ "lines": lines.len(), "outside_window": !outside_window.is_empty() }),
            };
            history::record(tx, self.visit, trace).await?;
            let location = format!("/amap/{}/contrats/{name}", self.amap.slug());
            settle_once(tx, form, actor.account, &location).await?;
            Ok(location)
        })
    }

    async fn begin(
        &self,
        tx: &mut Tx,
        (id, public_id): (ContractId, PublicId),
        asked: &Asked,
        outside_window: &str,
    ) -> Result<(), Fault> {
        let actor = self.visit.signed_in()?;
        let new = NewContract {
            id,
            public_id,
            template: self.sheet.id,
            household: self.household,
            signatory: self.signatory,
            method: asked.method.map_or("", |method| method.name()).to_owned(),
            instalments: i64::from(asked.instalments),
            origin: if self.by_referent { "paper" } else { "online" },
            outside_window: outside_window.to_owned(),
        };
        let begun = (actor.account, self.visit.now());
        Ok(queries::insert_contracts(tx, self.amap, &[new], begun).await?)
    }

    /// Takes a contract back to a draft: a signature over what it said becomes void, and it asks to sign again.
    async fn reopen(
        &self,
        tx: &mut Tx,
        held: &Contract,
        asked: &Asked,
        outside_window: &str,
    ) -> Result<(), Fault> {
        let refused = |refusal| Fault::Refused(said::contract(&refusal));
        may(held.state(), Action::Edit, &self.facts()).map_err(refused)?;
        if held.ended_on.is_some() {
            return Err(Fault::Refused(t!("contracts-refused-ended")));
        }
        if queries::received_instalments(tx, self.amap, held.id).await? > 0 {
            return Err(Fault::Refused(t!("contracts-refused-paid")));
        }
        let now = self.visit.now();
        if held.state() == ContractState::Signed {
            queries::keep(tx, self.amap, held.id, now.plus_hours(24 * DAYS_KEPT)).await?;
            amendments::start_over(tx, self.amap, held.id, self.visit.signed_in()?.account, now).await?;
        }
        queries::supersede_body(tx, self.amap, held.id, now).await?;
        queries::void_signatures(tx, self.amap, held.id, now).await?;
        queries::drop_expected_instalments(tx, self.amap, held.id).await?;
        let method = asked.method.map_or("", |method| method.name());
        let origin = if self.by_referent {
            "paper"
        } else {
            held.origin.as_str()
        };
        queries::update_contract(
            tx,
            self.amap,
            held.id,
            method,
            i64::from(asked.instalments),
            origin,
            outside_window,
        )
        .await?;
        Ok(())
    }

    /// The order, and what stands already on deliveries that can no longer be changed.
    async fn lines(&self, tx: &mut Tx, contract: ContractId, order: &Order) -> Result<Vec<Line>, Fault> {
        let today = self.today();
        let open = self
            .sheet
            .deliveries
            .iter()
            .filter(|delivery| is_orderable(self.sheet, delivery, today));
        let open: BTreeSet<_> = open.map(|delivery| delivery.id).collect();
        let stored = queries::lines(tx, self.amap, contract).await?;
        let kept = stored
            .into_iter()
            .filter(|line| !open.contains(&line.delivery_id));
        let asked = order.0.iter().map(|((delivery, product), quantity)| Line {
            delivery_id: *delivery,
            product_id: *product,
            quantity: *quantity,
        });
        Ok(kept.chain(asked).collect())
    }
}
