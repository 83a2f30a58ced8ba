//! An order becomes a draft: a new contract, or one that is signed anew.

use super::amendments;
use super::contract::Contract;
use super::forms::{Asked, is_orderable};
use super::model::{ContractState, Order};
use super::place::Placing;
use super::queries::{self, Line, NewContract};
use super::rules::contract_life::{Action, may};
use super::said;
use super::templates::PaymentMethod;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{Fault, Form, claim_once, settle_once};
use crate::words::{ContractId, PublicId};
use crate::{clock, t, transact};
use std::collections::BTreeSet;

/// How long what was signed for stays kept while it is signed again.
const DAYS_KEPT: i64 = 7;

impl Placing<'_> {
    /// Stores the order as a draft; gives its address.
    ///
    /// # Errors
    /// When the template changed meanwhile, the contract can no longer be changed, or the database fails.
    pub(super) async fn store(
        &self,
        form: &Form,
        asked: &Asked,
        outside_window: &str,
    ) -> Result<String, Fault> {
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
            let stored = queries::lines(tx, self.amap, id).await?;
            let lines = self.lines(&stored, &asked.order);
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
            let changed = self.changes(held.as_ref(), asked, (&stored, &lines));
            history::record(tx, self.visit, trace.changing(changed)).await?;
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
    fn lines(&self, stored: &[Line], order: &Order) -> Vec<Line> {
        let today = self.today();
        let open = self
            .sheet
            .deliveries
            .iter()
            .filter(|delivery| is_orderable(self.sheet, delivery, today));
        let open: BTreeSet<_> = open.map(|delivery| delivery.id).collect();
        let kept = stored.iter().filter(|line| !open.contains(&line.delivery_id));
        let asked = order.0.iter().map(|((delivery, product), quantity)| Line {
            delivery_id: *delivery,
            product_id: *product,
            quantity: *quantity,
        });
        kept.cloned().chain(asked).collect()
    }

    /// What the trail keeps of it: the order before and after, in whole products.
    fn changes(
        &self,
        held: Option<&Contract>,
        asked: &Asked,
        (before, after): (&[Line], &[Line]),
    ) -> Changes {
        let label = |method: Option<PaymentMethod>| method.map(PaymentMethod::label).unwrap_or_default();
        let known = held.and_then(Contract::method);
        Changes::default()
            .field(
                "journal-field-lines",
                said::lines(self.sheet, before),
                said::lines(self.sheet, after),
            )
            .field("journal-field-method", label(known), label(asked.method))
    }
}
