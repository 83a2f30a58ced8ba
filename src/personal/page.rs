//! Everything about a person in one file: what is known as JSON, what was signed as it was signed.

use super::told;
use crate::access::{Confirmed, Own, Role};
use crate::contracts::papers;
use crate::documents::Zipped;
use crate::t;
use crate::web::{Fault, Outcome, Visit, attachment};

/// The file of whoever asks; of nobody else.
pub async fn download(visit: Visit, _: Confirmed) -> Outcome {
    let actor = visit.signed_in()?;
    let mut zip = Zipped::default();
    let mut tx = visit.app().db.read().await?;
    let account = told::account(&mut tx, actor).await?;
    let mut households: Vec<(&Own, _)> = Vec::new();
    for role in &actor.roles {
        if let Role::Member(own) = role {
            households.push((own, told::in_amap(&mut tx, own).await?));
        }
    }
    drop(tx);
    let mut add = |name: &str, bytes: &[u8]| zip.add(name, bytes).map_err(Fault::unexpected);
    add(
        "lisez-moi.txt",
        t!("personal-read-me", name = &actor.name).as_bytes(),
    )?;
    add("compte.json", &pretty(&account)?)?;
    for (own, (known, contracts)) in households {
        let folder = own.amap.slug();
        add(&format!("{folder}/foyer.json"), &pretty(&known)?)?;
        for contract in contracts {
            for (name, pdf) in papers(visit.app(), &own.amap, contract, visit.now()).await? {
                add(&format!("{folder}/contrats/{name}.pdf"), &pdf)?;
            }
        }
    }
    attachment(
        "mes-donnees.zip",
        "application/zip",
        zip.finish().map_err(Fault::unexpected)?,
    )
}

fn pretty(value: &serde_json::Value) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec_pretty(value).map_err(Fault::unexpected)
}
