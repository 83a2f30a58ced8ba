//! A contract of ana's household in each of its states.

use super::{Act, Lives, Sent};
use crate::world::{EVENING, TEMPLATE};
use clicamap::access::AmapScope;
use clicamap::contracts::lapse_drafts;
use clicamap::db::Tx;

const ORDER: &str = "do=enregistrer&instalments=2&method=cheque&q-bbbbbbbbbbbb=1";
const FARM: &str = "/ferme/lac/contrats/aaaaaaaaaaaa";

/// The table of each state.
pub async fn tables(lives: &mut Lives<'_>) -> Vec<String> {
    let [ana, dora, camille] = ["ana", "dora", "camille"].map(|name| lives.world.person(name));
    let mut tables = Vec::new();
    let contract = ana.orders().await;
    let print = ana.reads(&contract).await;
    let acts = acts(&contract, &print);
    let draft = lives.stands().await;
    tables.push(lives.table("draft", &acts).await);

    let accord = [("accord", "1"), ("empreinte", print.as_str())];
    ana.goes(&format!("{contract}/signature"), &accord).await;
    let signed = lives.stands().await;
    tables.push(lives.table("signed", &acts).await);

    camille
        .goes(&format!("{FARM}/signatures"), &[("tous", "1")])
        .await;
    let countersigned = lives.stands().await;
    tables.push(lives.table("countersigned", &acts).await);

    lives.world.at_paris("2026-10-16T08:00:00");
    tables.push(lives.table("ended: its last delivery is past", &acts).await);
    lives.world.at(EVENING);

    lives.goes_back(&countersigned).await;
    let leaves = [
        ("quoi", "depart"),
        ("dernier", "2026-10-01"),
        ("reste", "rendu"),
        ("motif", "Déménagement"),
    ];
    dora.goes(&format!("{contract}/avenant"), &leaves).await;
    lives.stands().await;
    tables.push(lives.table("ended: the household left", &acts).await);

    lives.goes_back(&signed).await;
    let id = contract.rsplit('/').next().unwrap();
    let refusal = [("refuse", id), ("motif", "Trop loin")];
    camille.goes(&format!("{FARM}/signatures/refus"), &refusal).await;
    lives.stands().await;
    tables.push(lives.table("refused by the farm", &acts).await);

    lives.goes_back(&draft).await;
    ana.goes(&format!("{contract}/annulation"), &[]).await;
    lives.stands().await;
    tables.push(lives.table("cancelled", &acts).await);

    lives.goes_back(&draft).await;
    lapses(lives).await;
    lives.stands().await;
    tables.push(lives.table("lapsed, and the window is open again", &acts).await);
    tables
}

/// Subscriptions close over the draft, and open again.
async fn lapses(lives: &Lives<'_>) {
    let (world, dora) = (lives.world, lives.world.person("dora"));
    let model = format!("/amap/lones/modeles/{TEMPLATE}");
    dora.goes(&format!("{model}/fermeture"), &[]).await;
    let mut tx: Tx = world.db.begin_write().await.unwrap();
    let amap = AmapScope::for_operator(&mut tx, "lones").await.unwrap().unwrap();
    let today = amap.today(EVENING);
    let lapsed = lapse_drafts(&mut tx, &amap, today, "", EVENING).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(lapsed, 1);
    let window = [("opens", "2026-08-15"), ("closes", "2026-09-10")];
    dora.goes(&format!("{model}/ouverture"), &window).await;
}

fn acts(contract: &str, print: &str) -> Vec<Act> {
    let id = contract.rsplit('/').next().unwrap();
    let at = |end: &str| format!("{contract}/{end}");
    let model = |end: &str| format!("/amap/lones/modeles/{TEMPLATE}/{end}");
    let scan = |name, party| Act {
        name,
        path: at("papier"),
        sent: Sent::Scan(party),
    };
    vec![
        Act::page("read it", contract.to_owned()),
        Act::page("download its text", at("contrat.pdf")),
        Act::page("open the order form", model("souscription")),
        Act::form("save one's own order", model("souscription"), ORDER),
        Act::page("open the form on behalf", model("saisie?foyer=hhhhhhhhhh41")),
        Act::form(
            "save its order on behalf",
            model("saisie?foyer=hhhhhhhhhh41"),
            ORDER,
        ),
        Act::form("ask to sign", at("texte"), ""),
        Act::page("read what is signed", at("signature")),
        Act::form("sign", at("signature"), format!("accord=1&empreinte={print}")),
        Act::form("sign another text", at("signature"), "accord=1&empreinte=00"),
        Act::form("record the household's paper", at("papier"), "partie=membre"),
        scan("upload the household's scan", "membre"),
        Act::page("list what waits for the farm", format!("{FARM}/signatures")),
        Act::form(
            "countersign it",
            format!("{FARM}/signatures"),
            format!("contrat={id}"),
        ),
        Act::form("countersign all", format!("{FARM}/signatures"), "tous=1"),
        Act::form("record the farm's paper", at("papier"), "partie=ferme"),
        scan("upload the farm's scan", "ferme"),
        Act::form(
            "refuse it",
            format!("{FARM}/signatures/refus"),
            format!("refuse={id}&motif=Trop+loin"),
        ),
        Act::form(
            "refuse it without a reason",
            format!("{FARM}/signatures/refus"),
            format!("refuse={id}"),
        ),
        Act::form("cancel", at("annulation"), ""),
        Act::page("choose what to amend", at("avenant")),
        Act::form(
            "end it before its term",
            at("avenant"),
            "quoi=depart&dernier=2026-10-08&reste=rendu&motif=Depart",
        ),
        Act::form(
            "end it before its first delivery",
            at("avenant"),
            "quoi=depart&dernier=2026-09-15&reste=rendu&motif=Depart",
        ),
        Act::page("see the AMAP's synthesis", model("synthese")),
        Act::page("see the farm's synthesis", format!("{FARM}/synthese")),
        Act::form(
            "record the first payment",
            format!("/amap/lones/paiements/{id}/1/reception"),
            "reference=123",
        ),
    ]
}
