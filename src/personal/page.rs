//! Everything about a person in one file: what is known as JSON, what was signed and paid as it was signed and paid.

use super::access::OnPaper;
use super::told;
use crate::access::{Authorised, Confirmed, Own};
use crate::campaigns;
use crate::contracts::papers;
use crate::documents::Zipped;
use crate::history::{self, Trace};
use crate::t;
use crate::transact;
use crate::web::{App, Fault, Outcome, Submitted, Visit, attachment};
use crate::words::{Day, Instant, slug};

/// The file of whoever asks; of nobody else. It holds what the AMAPs that they left still keep.
pub async fn download(visit: Visit, _: Confirmed) -> Outcome {
    let actor = visit.signed_in()?;
    let mut zip = Zipped::default();
    let mut tx = visit.app().db.read().await?;
    let account = told::account(&mut tx, actor).await?;
    let records = Own::records(&mut tx, actor.account).await?;
    let farms = told::farms(&mut tx, actor.account).await?;
    drop(tx);
    add(&mut zip, "lisez-moi.txt", read_me(&actor.name).as_bytes())?;
    add(&mut zip, "compte.json", &pretty(&account)?)?;
    for (farm, known) in farms {
        add(&mut zip, &format!("ferme-{farm}.json"), &pretty(&known)?)?;
    }
    for (own, left_on) in &records {
        add_record(&mut zip, visit.app(), (own, *left_on), visit.now()).await?;
    }
    attachment("mes-donnees.zip", "application/zip", finished(zip)?)
}

/// The file of somebody without an account, whom the coordination hands it to; the trail says that it was made.
pub async fn download_for(desk: Authorised<OnPaper>, _: Confirmed, Submitted(_): Submitted) -> Outcome {
    let (own, member) = (&desk.own, &desk.member);
    let mut zip = Zipped::default();
    add(&mut zip, "lisez-moi.txt", read_me(&member.name()).as_bytes())?;
    add_record(
        &mut zip,
        desk.visit.app(),
        (own, member.left_on),
        desk.visit.now(),
    )
    .await?;
    let bytes = finished(zip)?;
    transact!(desk.visit.app().db, |tx| {
        let trace = Trace::in_amap(&own.amap, "member.data-handed", "member", member.id.uuid());
        Ok(history::record(tx, &desk.visit, trace).await?)
    })?;
    let name = format!("donnees-{}.zip", slug(&member.name()));
    attachment(&name, "application/zip", bytes)
}

fn read_me(name: &str) -> String {
    t!("personal-read-me", name = name)
}

/// What an AMAP keeps of a person and of their household, up to the day they left it.
async fn add_record(
    zip: &mut Zipped,
    app: &App,
    (own, left_on): (&Own, Option<Day>),
    now: Instant,
) -> Result<(), Fault> {
    let folder = own.amap.slug();
    let mut tx = app.db.read().await?;
    let (known, contracts) = told::in_amap(&mut tx, own, left_on).await?;
    drop(tx);
    add(zip, &format!("{folder}/foyer.json"), &pretty(&known)?)?;
    for contract in contracts {
        for (name, pdf) in papers(app, &own.amap, contract, now).await? {
            add(zip, &format!("{folder}/contrats/{name}"), &pdf)?;
        }
    }
    for (name, pdf) in campaigns::receipts_of_household(app, own, left_on).await? {
        add(zip, &format!("{folder}/recus/{name}"), &pdf)?;
    }
    Ok(())
}

fn add(zip: &mut Zipped, name: &str, bytes: &[u8]) -> Result<(), Fault> {
    zip.add(name, bytes).map_err(Fault::unexpected)
}

fn finished(zip: Zipped) -> Result<Vec<u8>, Fault> {
    zip.finish().map_err(Fault::unexpected)
}

fn pretty(value: &serde_json::Value) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec_pretty(value).map_err(Fault::unexpected)
}
