//! Signing an amendment, online or on paper; it takes effect with the last signature that it asks for.

use super::AmendmentDesk;
use super::complete::{is_complete, take_effect};
use super::file;
use super::queries::{self, Amendment, NewAmendmentSignature};
use super::show::{Can, address, found, page_of};
use crate::access::Authorised;
use crate::contracts::access::{Side, is_own_household};
use crate::contracts::contract::hex;
use crate::contracts::paper::Scan;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Outcome, Submitted, Upload, attachment, claim_once, redirect_with_notice, refused_page,
    settle_once,
};
use crate::{t, transact};

/// How a party signs.
struct Signing<'a> {
    party: &'static str,
    how: &'static str,
    scan: Option<&'a Scan<'a>>,
}

/// A party signs its side, over the paper that was shown.
pub async fn sign(desk: Authorised<AmendmentDesk>, Submitted(mut form): Submitted) -> Outcome {
    let party = match desk.contract.side {
        Side::Household => "member",
        Side::Farm => "farm",
        Side::Manager => {
            return Err(Fault::Forbidden {
                sentence: t!("contracts-refused-parties"),
                instead: None,
            });
        }
    };
    if Can::of(desk.contract.side, &desk.amendment).sign && !form.is_checked("accord", "1") {
        form.refuse("accord", t!("amendments-sign-tick"));
        return refused_page(&page_of(&desk, form).await?);
    }
    let signing = Signing {
        party,
        how: "online",
        scan: None,
    };
    store(&desk, &form, &signing).await?;
    Ok(redirect_with_notice(
        &address(&desk.contract, &desk.amendment),
        "done-amendments-signed",
    ))
}

/// The référent records a signature on paper, with a scan if there is one.
pub async fn record_paper(desk: Authorised<AmendmentDesk>, upload: Upload) -> Outcome {
    super::one::managers_only(&desk.contract)?;
    let scan = upload
        .files
        .first()
        .map(|file| Scan::of(&file.bytes))
        .transpose()?;
    let signing = Signing {
        party: if upload.form.value("partie") == "farm" {
            "farm"
        } else {
            "member"
        },
        how: "paper",
        scan: scan.as_ref(),
    };
    store(&desk, &upload.form, &signing).await?;
    Ok(redirect_with_notice(
        &address(&desk.contract, &desk.amendment),
        "done-contracts-paper",
    ))
}

/// Whether this party may sign now.
fn may_sign(
    desk: &Authorised<AmendmentDesk>,
    amendment: &Amendment,
    signing: &Signing<'_>,
) -> Result<(), Fault> {
    let can = Can::of(desk.contract.side, amendment);
    let by_farm = signing.party == "farm";
    let may = match (signing.how, by_farm) {
        ("online", _) => can.sign,
        (_, true) => can.record_farm,
        (_, false) => can.record_member,
    };
    if !may {
        return Err(Fault::Refused(t!("amendments-refused-signed")));
    }
    let actor = desk.visit.signed_in()?;
    if by_farm && is_own_household(actor, &desk.contract.amap, &desk.contract.contract) {
        return Err(Fault::Refused(t!("contracts-refused-own-household")));
    }
    Ok(())
}

async fn store(desk: &Authorised<AmendmentDesk>, form: &Form, signing: &Signing<'_>) -> Result<(), Fault> {
    let (app, amap, now) = (desk.visit.app(), &desk.contract.amap, desk.visit.now());
    let actor = desk.visit.signed_in()?;
    let paper = file::of(app, amap, &desk.amendment, now).await?;
    let number = desk.amendment.number.to_string();
    let location = address(&desk.contract, &desk.amendment);
    let queue = app.queue_for(desk.contract.contract.template_id.uuid());
    let _place = queue.lock().await;
    transact!(app.db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        let amendment = found(&desk.contract, &number, tx).await?;
        may_sign(desk, &amendment, signing)?;
        if form.value("empreinte") != hex(&paper.sha256) {
            return Err(Fault::Refused(t!("amendments-refused-paper")));
        }
        let signature = NewAmendmentSignature {
            amendment: amendment.id,
            party: signing.party,
            how: signing.how,
            sha256: &paper.sha256,
            at: now,
            account: actor.account,
            address: desk.visit.address(),
            scan: signing.scan.map(|scan| (scan.kind.name(), scan.bytes)),
        };
        queries::insert_amendment_signature(tx, amap, &signature).await?;
        trace(tx, desk, &amendment, "amendment.signed", signing).await?;
        let signed = found(&desk.contract, &number, tx).await?;
        if is_complete(&signed) {
            take_effect(tx, desk, &signed).await?;
        }
        settle_once(tx, form, actor.account, &location).await
    })
}

async fn trace(
    tx: &mut Tx,
    desk: &Authorised<AmendmentDesk>,
    amendment: &Amendment,
    verb: &'static str,
    signing: &Signing<'_>,
) -> Result<(), Fault> {
    let contract = &desk.contract.contract;
    let trace = Trace {
        amap: Some(desk.contract.amap.id()),
        farm: Some(contract.farm_id),
        network: None,
        verb,
        object: "amendment",
        id: Some(amendment.id.uuid()),
        detail: serde_json::json!({
            "contract": contract.public_id, "number": amendment.number, "party": signing.party, "how": signing.how,
        }),
    };
    Ok(history::record(tx, &desk.visit, trace).await?)
}

/// The scan behind a signature on paper.
pub async fn scan(desk: Authorised<AmendmentDesk>) -> Outcome {
    let query = desk.visit.query();
    let party = if query.value("partie") == "farm" {
        "farm"
    } else {
        "member"
    };
    let mut tx = desk.visit.app().db.read().await?;
    let (media_type, bytes) = queries::amendment_scan(&mut tx, &desk.contract.amap, desk.amendment.id, party)
        .await?
        .ok_or(Fault::NotFound)?;
    drop(tx);
    let (ending, media_type) = match media_type.as_str() {
        "image/jpeg" => ("jpg", "image/jpeg"),
        "image/png" => ("png", "image/png"),
        _ => ("pdf", "application/pdf"),
    };
    let number = desk.amendment.number;
    let name = format!(
        "avenant-{}-{number}-{party}.{ending}",
        desk.contract.contract.public_id
    );
    attachment(&name, media_type, bytes)
}

/// Takes back an amendment that nobody is bound by.
pub async fn withdraw(desk: Authorised<AmendmentDesk>, Submitted(form): Submitted) -> Outcome {
    super::one::managers_only(&desk.contract)?;
    let (app, amap, now) = (desk.visit.app(), &desk.contract.amap, desk.visit.now());
    let actor = desk.visit.signed_in()?;
    let location = address(&desk.contract, &desk.amendment);
    let number = desk.amendment.number.to_string();
    transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let amendment = found(&desk.contract, &number, tx).await?;
        if !Can::of(Side::Manager, &amendment).withdraw {
            return Err(Fault::Refused(t!("amendments-refused-signed")));
        }
        queries::withdraw(tx, amap, amendment.id, actor.account, now).await?;
        let signing = Signing {
            party: "",
            how: "",
            scan: None,
        };
        trace(tx, &desk, &amendment, "amendment.withdrawn", &signing).await?;
        settle_once(tx, &form, actor.account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-amendments-withdrawn"))
}
