//! Recording payments with their receipts, and taking an entry back.

use super::access::OneCampaign;
use super::all;
use super::model::{Campaign, Flow, Issuer, Method, Payer};
use super::one::compose;
use super::queries::{self, NewFee, NewReceipt, Payment};
use super::rules::{FeeRefusal, Said, due};
use crate::access::Authorised;
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::members::memberships::{self, Enrolment};
use crate::web::{
    Fault, Form, Outcome, Submitted, claim_once, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{AccountId, Cents, FeeId, Instant, ReceiptId};
use crate::{t, transact};
use uuid::Uuid;

/// What each payer who was ticked owes, by what stands beside their name.
struct Owed<'a> {
    payer: &'a Payer,
    fee: Option<FeeId>,
    bracket: Option<i64>,
    base: Option<Cents>,
    due: Cents,
}

/// Reads what stands beside the name of a payer, and reckons the fee.
pub(super) fn owed<'a>(
    one: &OneCampaign,
    payer: &'a Payer,
    form: &mut Form,
    (bracket_field, amount_field): (&str, &str),
) -> Option<(Said, Cents, &'a Payer)> {
    let said = Said {
        bracket: form.optional(bracket_field, "campaigns-bracket-wrong"),
        amount: form.optional(amount_field, "form-amount"),
        households: payer.households,
    };
    match due(&one.formula(), said) {
        Ok(due) => Some((said, due, payer)),
        Err(refusal) => {
            let (field, sentence) = match refusal {
                FeeRefusal::Bracket => (bracket_field, t!("campaigns-bracket-needed", name = payer.name)),
                FeeRefusal::Amount => (amount_field, t!("campaigns-amount-needed", name = payer.name)),
                FeeRefusal::Large => (amount_field, t!("campaigns-amount-wrong")),
            };
            form.refuse(field, sentence);
            None
        }
    }
}

fn read<'a>(one: &OneCampaign, payers: &'a [Payer], form: &mut Form) -> Vec<Owed<'a>> {
    let ticked: Vec<&Payer> = payers
        .iter()
        .filter(|payer| form.is_checked("payeur", &payer.key))
        .collect();
    if ticked.is_empty() {
        form.refuse("payeur", t!("campaigns-nobody-ticked"));
    }
    let mut all = Vec::new();
    for payer in ticked {
        if let (Some(fee), Some(due)) = (payer.fee_id, payer.due_cents) {
            if payer.paid_on.is_some() {
                form.refuse("payeur", t!("campaigns-paid-already", name = payer.name));
            }
            all.push(Owed {
                payer,
                fee: Some(fee),
                bracket: None,
                base: None,
                due,
            });
            continue;
        }
        let fields = (format!("tranche-{}", payer.key), format!("montant-{}", payer.key));
        if let Some((said, due, payer)) = owed(one, payer, form, (&fields.0, &fields.1)) {
            all.push(Owed {
                payer,
                fee: None,
                bracket: said.bracket,
                base: said.amount,
                due,
            });
        }
    }
    all
}

/// The act of the button that was pressed.
pub async fn record(desk: Authorised<OneCampaign>, Submitted(mut form): Submitted) -> Outcome {
    let (issuer, campaign) = (&desk.issuer, &desk.campaign);
    let mut tx = desk.visit.app().db.read().await?;
    let payers = queries::payers(&mut tx, issuer, campaign).await?;
    drop(tx);
    let notice = match form.value("do") {
        "relancer" => return all::remind(&desk, &form).await,
        "clore" => return all::close(&desk, &form).await,
        "rouvrir" => return all::reopen(&desk, &form).await,
        "retirer" => {
            let ticked = |payer: &&Payer| form.is_checked("payeur", &payer.key) && payer.fee_id.is_some();
            let chosen: Vec<&Payer> = payers.iter().filter(ticked).collect();
            if chosen.is_empty() {
                form.refuse("payeur", t!("campaigns-nobody-ticked"));
                return refused_page(&compose(&desk, form).await?);
            }
            withdraw(&desk, &form, &chosen).await?;
            "done-campaigns"
        }
        _ => {
            let owed = read(&desk, &payers, &mut form);
            let payment = read_payment(&desk, &mut form);
            let Some(payment) = payment.filter(|_| form.is_valid()) else {
                return refused_page(&compose(&desk, form).await?);
            };
            pay(&desk, &form, &owed, &payment).await?;
            "done-campaigns-paid"
        }
    };
    Ok(redirect_with_notice(&desk.address(), notice))
}

fn read_payment(desk: &Authorised<OneCampaign>, form: &mut Form) -> Option<Payment> {
    let method: Option<Method> = form.required("moyen", "form-required");
    let reference = form.text("reference", 60);
    let on = form.day("paye");
    if on.is_some_and(|on| on > desk.issuer.today(desk.visit.now())) {
        form.refuse("paye", t!("campaigns-paid-later"));
    }
    Some(Payment {
        method: method?,
        reference: reference?,
        on: on?,
    })
}

async fn pay(
    desk: &Authorised<OneCampaign>,
    form: &Form,
    all: &[Owed<'_>],
    payment: &Payment,
) -> Result<(), Fault> {
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, by, now).await?;
        for owed in all {
            let fee = match owed.fee {
                Some(fee) => fee,
                None => {
                    keep(
                        tx,
                        &desk.campaign,
                        owed.payer,
                        (owed.bracket, owed.base, owed.due),
                        (by, now),
                    )
                    .await?
                }
            };
            if !queries::pay(tx, (desk.campaign.id, fee), payment, (by, now)).await? {
                return Err(Fault::Refused(t!(
                    "campaigns-paid-already",
                    name = owed.payer.name
                )));
            }
            enrol(tx, desk, (owed.payer, fee), true, (by, now)).await?;
            issue(tx, desk, (owed.payer, fee, owed.due), payment, (by, now)).await?;
            let paid = Changes::default().field("journal-field-amount", "", owed.due);
            trace(tx, desk, ("fee.paid", fee.uuid()), paid).await?;
        }
        settle_once(tx, form, by, &desk.address()).await
    })
}

/// Keeps what a payer owes.
pub(super) async fn keep(
    tx: &mut Tx,
    campaign: &Campaign,
    payer: &Payer,
    (bracket, base, due): (Option<i64>, Option<Cents>, Cents),
    (by, now): (AccountId, Instant),
) -> Result<FeeId, Fault> {
    let id = FeeId::new(clock::fresh_uuid());
    let new = NewFee {
        campaign: campaign.id,
        id,
        public_id: clock::fresh_public_id(),
        payer,
        bracket,
        base,
        due,
        by,
        now,
    };
    if !queries::insert_fee(tx, &new).await? {
        return Err(Fault::Refused(t!("campaigns-paid-already", name = payer.name)));
    }
    Ok(id)
}

/// A household is a member of its AMAP for the period of the campaign.
async fn enrol(
    tx: &mut Tx,
    desk: &Authorised<OneCampaign>,
    (payer, fee): (&Payer, FeeId),
    paid: bool,
    (by, now): (AccountId, Instant),
) -> Result<(), Fault> {
    let (Issuer::Amap(amap), Flow::Members, Some(household)) =
        (&desk.issuer, desk.campaign.flow, payer.household_id)
    else {
        return Ok(());
    };
    let enrolment = Enrolment {
        household,
        since: desk.campaign.since_on,
        until: desk.campaign.until_on,
        paid,
        campaign: desk.campaign.id,
        fee,
    };
    Ok(memberships::enrol(tx, amap, &enrolment, by, now).await?)
}

async fn issue(
    tx: &mut Tx,
    desk: &Authorised<OneCampaign>,
    (payer, fee, cents): (&Payer, FeeId, Cents),
    payment: &Payment,
    (by, now): (AccountId, Instant),
) -> Result<(), Fault> {
    let issuer = &desk.issuer;
    let receipt = NewReceipt {
        id: ReceiptId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        number: queries::next_number(tx, issuer).await?,
        campaign: desk.campaign.id,
        fee,
        payer: &payer.name,
        title: &desk.campaign.title,
        cents,
        method: payment.method,
        paid_on: payment.on,
        issued_on: issuer.today(now),
        by,
        now,
    };
    Ok(queries::insert_receipt(tx, issuer, &receipt).await?)
}

/// Takes entries back, with the payments, receipts and memberships that came of them.
async fn withdraw(desk: &Authorised<OneCampaign>, form: &Form, chosen: &[&Payer]) -> Result<(), Fault> {
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, by, now).await?;
        let kept = chosen
            .iter()
            .filter_map(|payer| payer.fee_id.map(|fee| (payer, fee)));
        for (payer, fee) in kept {
            let key = (desk.campaign.id, fee);
            queries::withdraw(tx, key, (by, now)).await?;
            queries::cancel_of_fee(tx, key, (by, now)).await?;
            if let Issuer::Amap(amap) = &desk.issuer {
                memberships::withdraw_of_fee(tx, amap, fee, by, now).await?;
            }
            let text = |cents: Option<Cents>| cents.map(|cents| cents.to_string()).unwrap_or_default();
            let gone = Changes::default().field("journal-field-amount", text(payer.due_cents), "");
            trace(tx, desk, ("fee.withdrawn", fee.uuid()), gone).await?;
        }
        settle_once(tx, form, by, &desk.address()).await
    })
}

pub(super) async fn trace(
    tx: &mut Tx,
    desk: &Authorised<OneCampaign>,
    (verb, id): (&'static str, Uuid),
    changed: Changes,
) -> Result<(), Fault> {
    let (amap, network) = desk.issuer.ids();
    let trace = Trace {
        amap,
        farm: None,
        network,
        verb,
        object: if verb.starts_with("fee") {
            "fee"
        } else {
            "campaign"
        },
        id: Some(id),
        detail: changed.beside(serde_json::Value::Null),
    };
    Ok(history::record(tx, &desk.visit, trace).await?)
}
