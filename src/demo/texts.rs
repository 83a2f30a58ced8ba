//! The texts that were signed over, set by the maker of the real ones, so that who tries it out can read and countersign.

use super::queries::{BodyRow, SignatureRow, store};
use crate::access::AmapScope;
use crate::contracts::{Text, dossier_of};
use crate::db::Tx;
use crate::web::Fault;
use crate::words::{AccountId, AmapId, BodyId, Instant, PublicId};

/// A contract whose signatures stand over a text.
#[derive(Debug)]
pub struct Seal {
    pub amap_id: AmapId,
    pub contract: PublicId,
    /// Whether it is of the running season.
    pub running: bool,
    pub body: BodyId,
    pub made_at: Instant,
    pub made_by: Option<AccountId>,
    /// Still without the text they are over.
    pub signatures: Vec<SignatureRow>,
}

/// Sets the texts, as many at a time as there are processors, and stores them with their signatures.
pub async fn seal(tx: &mut Tx, seals: &[Seal]) -> Result<(), Fault> {
    let amaps = AmapScope::all_for_jobs(tx).await?;
    let at_a_time = std::thread::available_parallelism().map_or(1, usize::from);
    for seals in seals.chunks(at_a_time) {
        let mut setting = Vec::new();
        for seal in seals {
            let amap = amaps.iter().find(|amap| amap.id() == seal.amap_id);
            let amap = amap.ok_or(Fault::NotFound)?;
            let dossier = dossier_of(tx, amap, seal.contract).await?;
            let made_at = seal.made_at;
            setting.push(tokio::spawn(async move { dossier.text(made_at).await }));
        }
        for (seal, text) in seals.iter().zip(setting) {
            let text = text.await.map_err(Fault::unexpected)??;
            keep(tx, seal, text).await?;
        }
    }
    Ok(())
}

async fn keep(tx: &mut Tx, seal: &Seal, text: Text) -> Result<(), Fault> {
    let over = |signature: &SignatureRow| SignatureRow {
        body_id: Some(seal.body),
        sha256: Some(text.sha256.clone()),
        ..signature.clone()
    };
    let signatures: Vec<SignatureRow> = seal.signatures.iter().map(over).collect();
    let Some(contract_id) = signatures.first().map(|signature| signature.contract_id) else {
        return Ok(());
    };
    let body = BodyRow {
        amap_id: seal.amap_id,
        id: seal.body,
        contract_id,
        made_at: seal.made_at,
        made_by: seal.made_by,
        sha256: text.sha256,
        says_sha256: text.says,
        pages: text.pages,
        pdf: text.pdf,
    };
    store(tx, &[body]).await?;
    Ok(store(tx, &signatures).await?)
}
