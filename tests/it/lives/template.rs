//! A template of the farm in each of its states.

use super::{Act, Lives};
use crate::world::TEMPLATE;

const ORDER: &str = "do=enregistrer&instalments=2&method=cheque&q-bbbbbbbbbbbb=1";
const FARM: &str = "/ferme/lac/contrats/aaaaaaaaaaaa";
const WINDOW: [(&str, &str); 2] = [("opens", "2026-08-15"), ("closes", "2026-09-10")];

fn model(end: &str) -> String {
    format!("/amap/lones/modeles/{TEMPLATE}{end}")
}

/// The table of each state.
pub async fn tables(lives: &mut Lives<'_>) -> Vec<String> {
    let [ana, dora, camille] = ["ana", "dora", "camille"].map(|name| lives.world.person(name));
    let (acts, mut tables) = (acts(), Vec::new());

    let open = lives.stands().await;
    dora.goes(&model("/retrait"), &[]).await;
    lives.stands().await;
    tables.push(lives.table("draft", &acts).await);
    dora.goes(&model("/soumission"), &[]).await;
    lives.stands().await;
    tables.push(lives.table("submitted", &acts).await);
    camille.goes(&format!("{FARM}/approbation"), &[]).await;
    lives.stands().await;
    tables.push(lives.table("approved", &acts).await);
    dora.goes(&model("/ouverture"), &WINDOW).await;
    lives.stands().await;
    tables.push(lives.table("open", &acts).await);
    dora.goes(&model("/fermeture"), &[]).await;
    lives.stands().await;
    tables.push(lives.table("closed", &acts).await);
    dora.goes(&model("/archivage"), &[]).await;
    lives.stands().await;
    tables.push(lives.table("archived", &acts).await);

    lives.goes_back(&open).await;
    ana.signs().await;
    lives.stands().await;
    tables.push(lives.table("open, and a household signed", &acts).await);
    dora.goes(&model("/fermeture"), &[]).await;
    lives.stands().await;
    tables.push(lives.table("closed, and a household signed", &acts).await);
    tables
}

fn acts() -> Vec<Act> {
    let window = WINDOW.map(|(name, day)| format!("{name}={day}")).join("&");
    vec![
        Act::page("read it", model("")),
        Act::page("read it as the farm", FARM.to_owned()),
        Act::page("open its calendar", model("/etape/2")),
        Act::form("write its clauses", model("/etape/6"), "clauses=Merci"),
        Act::form("submit it", model("/soumission"), ""),
        Act::form("take it back", model("/retrait"), ""),
        Act::form("approve it", format!("{FARM}/approbation"), ""),
        Act::form("record the farm's approval", model("/approbation"), ""),
        Act::form("send it back", format!("{FARM}/refus"), "reason=Trop+tôt"),
        Act::form("open it", model("/ouverture"), window),
        Act::form("close it", model("/fermeture"), ""),
        Act::form("put it away", model("/archivage"), ""),
        Act::form("take it out again", model("/reprise"), ""),
        Act::form("copy it", model("/copie"), "first=2027-10-07"),
        Act::page("open the order form", model("/souscription")),
        Act::form("order", model("/souscription"), ORDER),
        Act::page("choose a household", model("/saisie")),
        Act::form("order on behalf", model("/saisie?foyer=hhhhhhhhhh44"), ORDER),
        Act::page("list what waits for the farm", format!("{FARM}/signatures")),
        Act::form("countersign all", format!("{FARM}/signatures"), "tous=1"),
        Act::page("see the AMAP's synthesis", model("/synthese")),
        Act::page("see the farm's synthesis", format!("{FARM}/synthese")),
        Act::page("choose a change for everyone", model("/changements")),
        Act::page("choose a change as the farm", format!("{FARM}/changements")),
    ]
}
