//! The référent records a signature given on paper, of either party, and keeps a scan of the sheet if there is one.

use super::access::{ContractDesk, Side, is_own_household};
use super::dossier::Dossier;
use super::queries::NewScan;
use super::rules::contract_life::{Action, Facts, may};
use super::rules::scan::{ScanKind, ScanRefusal, scan_kind};
use super::{countersign, final_file, queries, said, sign};
use crate::access::Authorised;
use crate::db::Tx;
use crate::web::{Fault, Outcome, Upload, attachment, claim_once, redirect_with_notice, settle_once};
use crate::words::{AccountId, SignatureId};
use crate::{clock, t, transact};
use sha2::{Digest, Sha256};

/// A scan that may be kept.
pub struct Scan<'a> {
    /// What it is.
    pub kind: ScanKind,
    /// The file.
    pub bytes: &'a [u8],
    sha256: Vec<u8>,
}

impl Scan<'_> {
    /// The scan in a file.
    ///
    /// # Errors
    /// When it is too large, or none of the kinds that are kept.
    pub fn of(bytes: &[u8]) -> Result<Scan<'_>, Fault> {
        let kind = scan_kind(bytes).map_err(|refusal| {
            Fault::Refused(match refusal {
                ScanRefusal::TooLarge => t!("contracts-scan-too-large"),
                ScanRefusal::WrongKind => t!("contracts-scan-wrong-kind"),
            })
        })?;
        let sha256 = Sha256::digest(bytes).to_vec();
        Ok(Scan { kind, bytes, sha256 })
    }

    async fn keep(
        &self,
        tx: &mut Tx,
        desk: &Authorised<ContractDesk>,
        signature: SignatureId,
        by: AccountId,
    ) -> Result<(), Fault> {
        let scan = NewScan {
            signature,
            kind: self.kind,
            sha256: &self.sha256,
            bytes: self.bytes,
            by,
            at: desk.visit.now(),
        };
        Ok(queries::insert_scan(tx, &desk.amap, &scan).await?)
    }
}

/// The scan behind a party's signature, for the parties and who manages the contract.
pub async fn scan(desk: Authorised<ContractDesk>) -> Outcome {
    let by_farm = desk.visit.query().value("partie") == "ferme";
    let party = if by_farm { "farm" } else { "member" };
    let mut tx = desk.visit.app().db.read().await?;
    let (kind, bytes) = queries::scan(&mut tx, &desk.amap, desk.contract.id, party)
        .await?
        .ok_or(Fault::NotFound)?;
    drop(tx);
    let (ending, media_type) = match kind {
        ScanKind::Pdf => ("pdf", "application/pdf"),
        ScanKind::Jpeg => ("jpg", "image/jpeg"),
        ScanKind::Png => ("png", "image/png"),
    };
    let side = if by_farm { "ferme" } else { "foyer" };
    let name = format!("signature-{}-{side}.{ending}", desk.contract.public_id);
    attachment(&name, media_type, bytes)
}

/// Records it over the current text.
pub async fn record(desk: Authorised<ContractDesk>, upload: Upload) -> Outcome {
    if desk.side != Side::Manager {
        return Err(Fault::Forbidden {
            sentence: t!("contracts-refused-manager"),
            instead: None,
        });
    }
    let (app, amap, now) = (desk.visit.app(), &desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    let form = upload.form;
    let scan = upload
        .files
        .first()
        .map(|file| Scan::of(&file.bytes))
        .transpose()?;
    let by_farm = form.value("partie") == "ferme";
    let queue = app.queue_for(desk.contract.template_id.uuid());
    let _place = queue.lock().await;
    let mut tx = app.db.read().await?;
    let contract = queries::contract(&mut tx, amap, desk.contract.public_id)
        .await?
        .ok_or(Fault::NotFound)?;
    let dossier = Dossier::load(&mut tx, amap, contract).await?;
    drop(tx);
    let schedule = dossier
        .schedule(amap.today(now))
        .map_err(|_| Fault::Refused(t!("contracts-no-due-day")))?;
    let id = SignatureId::new(clock::fresh_uuid());
    let location = desk.address();
    transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let contract = queries::contract(tx, amap, desk.contract.public_id)
            .await?
            .ok_or(Fault::NotFound)?;
        let same_template =
            queries::revision(tx, amap, contract.template_id).await? == dossier.sheet.revision;
        let facts = Facts {
            window_open: true,
            by_referent: true,
            body_is_current: contract.body_id.is_some() && (by_farm || same_template),
            own_household: is_own_household(actor, amap, &contract),
            reason_given: false,
            ended: false,
        };
        let action = if by_farm {
            Action::Countersign
        } else {
            Action::Sign
        };
        may(contract.state(), action, &facts).map_err(|why| Fault::Refused(said::contract(&why)))?;
        if by_farm {
            countersign::store(tx, &desk.visit, amap, &contract, id, "paper").await?;
        } else {
            sign::still_offered(tx, &dossier, now).await?;
            sign::store(tx, &desk.visit, &dossier, &contract, id, "paper", &schedule).await?;
        }
        if let Some(scan) = &scan {
            scan.keep(tx, &desk, id, actor.account).await?;
        }
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    if let Some(body) = dossier.contract.body_id.filter(|_| by_farm) {
        final_file::make_soon(app, amap, vec![(dossier.contract.clone(), body)], now);
    }
    Ok(redirect_with_notice(&location, "done-contracts-paper"))
}
