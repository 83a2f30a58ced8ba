//! Addresses that exist, for every route.

use crate::world::{Answer, DELIVERY, Person, SOON, TEMPLATE, World};
use clicamap::web::Route;

/// A clause that the farm keeps, and one of the network.
const FARM_CLAUSE: &str = "kkkkkkkkkkkf";
const NETWORK_CLAUSE: &str = "kkkkkkkkkkkn";
/// A campaign of the AMAP and one of its network, with a receipt of each.
const OWN_CAMPAIGN: &str = "gggggggggg51";
const NETWORK_CAMPAIGN: &str = "gggggggggg52";
const OWN_RECEIPT: &str = "gggggggggg55";
const NETWORK_RECEIPT: &str = "gggggggggg57";
/// The key of the links in bob's letters.
const LETTERS_KEY: &str = "kkkkkkkkkkkk";
/// A household that waits for a basket.
const WAIT: &str = "wwwwwwwwww53";

/// What the parts of an address in braces stand for.
#[derive(Clone)]
pub struct Addresses {
    pub amap: &'static str,
    pub farm: &'static str,
    pub contract: String,
}

impl Addresses {
    /// Of the village in which ana has signed, somebody waits, and fees are asked and paid.
    pub async fn after_signing(world: &World) -> Addresses {
        let contract = world.person("ana").signs().await;
        Addresses::of_contract(world, &contract).await
    }

    async fn of_contract(world: &World, contract: &str) -> Addresses {
        let [lones, rhone, household, own, networks, wait] =
            [1, 9, 41, 951, 952, 953].map(|number| world.id(number));
        let [fee, receipt, due, slip] = [954, 955, 956, 957].map(|number| world.id(number));
        world
            .executes(&format!(
                "INSERT INTO campaigns (id, public_id, amap_id, flow, title, since_on, until_on, formula, cents, created_at)
                   VALUES ({own}, '{OWN_CAMPAIGN}', {lones}, 'members', 'A', '2026-09-01', '2027-08-31', 'fixed', 2000, 0);
                 INSERT INTO campaigns (id, public_id, network_id, flow, title, since_on, until_on, formula, cents, created_at)
                   VALUES ({networks}, '{NETWORK_CAMPAIGN}', {rhone}, 'amaps', 'R', '2026-09-01', '2027-08-31', 'fixed', 5000, 0);
                 INSERT INTO fees (campaign_id, id, public_id, amap_id, household_id, due_cents, recorded_at, method, paid_on, paid_at)
                   VALUES ({own}, {fee}, 'gggggggggg54', {lones}, {household}, 2000, 0, 'cheque', '2026-09-01', 0);
                 INSERT INTO fees (campaign_id, id, public_id, amap_id, due_cents, recorded_at, method, paid_on, paid_at)
                   VALUES ({networks}, {due}, 'gggggggggg56', {lones}, 5000, 0, 'cheque', '2026-09-01', 0);
                 INSERT INTO receipts (id, public_id, amap_id, number, campaign_id, fee_id, payer, title, cents, method, paid_on, issued_on, issued_at)
                   VALUES ({receipt}, '{OWN_RECEIPT}', {lones}, 1, {own}, {fee}, 'Foyer Ana', 'A', 2000, 'cheque', '2026-09-01', '2026-09-01', 0);
                 INSERT INTO receipts (id, public_id, network_id, number, campaign_id, fee_id, payer, title, cents, method, paid_on, issued_on, issued_at)
                   VALUES ({slip}, '{NETWORK_RECEIPT}', {rhone}, 1, {networks}, {due}, 'Lones', 'R', 5000, 'cheque', '2026-09-01', '2026-09-01', 0);
                 UPDATE members SET letters_key = '{LETTERS_KEY}' WHERE first_name = 'Bob';
                 INSERT INTO waits (amap_id, id, public_id, household_id, farm_id, since_at)
                   VALUES ({lones}, {wait}, '{WAIT}', {household}, {}, 0);",
                world.id(2)
            ))
            .await;
        Addresses {
            amap: "lones",
            farm: "lac",
            contract: contract.rsplit('/').next().unwrap().to_owned(),
        }
    }

    /// The same, after an amendment that waits for signatures, whose paper was made.
    pub async fn after_amending(world: &World) -> Addresses {
        let contract = world.person("ana").signs().await;
        let fields = [("q-bbbbbbbbbbbb", "2"), ("motif", "Une naissance")];
        let quantities = format!("{contract}/avenant/quantites");
        world.person("dora").goes(&quantities, &fields).await;
        world.person("ana").sees(&format!("{contract}/avenants/1")).await;
        for (keeper, clause) in [("farm_id", (2, FARM_CLAUSE)), ("network_id", (9, NETWORK_CLAUSE))] {
            let (number, public_id) = clause;
            let (id, of) = (world.id(900 + number), world.id(number));
            let kept = format!(
                "INSERT INTO clauses (id, public_id, {keeper}, title, sort_key, body, written_at)
                   VALUES ({id}, '{public_id}', {of}, 'Cagettes', 'c', 'Rendez-les à {{ferme}}.', 0)"
            );
            world.executes(&kept).await;
        }
        Addresses::of_contract(world, &contract).await
    }

    /// What stands for a name, given the whole path and the part before it.
    fn stands_for(&self, name: &str, path: &str, before: &str) -> String {
        let known = match (before, name) {
            ("amap", "{slug}") => self.amap,
            ("ferme", "{slug}" | "{farm}") | ("fermes", "{farm}") => self.farm,
            ("reseau" | "reseaux", "{slug}") => "rhone",
            ("modeles", "{id}") | ("contrats", "{template}") => TEMPLATE,
            ("contrats", "{id}") | ("paiements", "{contract}") => &self.contract,
            ("livraisons", "{amap}") => self.amap,
            (_, "{id}") if path.starts_with("/ferme/{slug}/livraisons") => DELIVERY,
            ("livraisons", "{id}") if path.contains("/ferme/") => DELIVERY,
            ("livraisons" | "permanences", "{id}") => SOON,
            ("membres", "{id}") => "mmmmmmmmmm42",
            ("lieux", "{id}") => "ssssssssssss",
            ("produits", "{id}") => "bbbbbbbbbbbb",
            ("clauses", "{id}") if path.starts_with("/reseau") => NETWORK_CLAUSE,
            ("clauses", "{id}") => FARM_CLAUSE,
            ("demandes", "{id}") => WAIT,
            ("campagnes", _) if path.starts_with("/reseau") => NETWORK_CAMPAIGN,
            ("campagnes", _) => OWN_CAMPAIGN,
            ("recus", _) if path.starts_with("/reseau") => NETWORK_RECEIPT,
            ("recus", _) => OWN_RECEIPT,
            ("amaps", "{amap}") => self.amap,
            ("paniers", "{delivery}") => "dddddddddd21",
            ("paniers", "{handover}") => "vvvvvvvvvvvv",
            ("lettres", "{key}") => LETTERS_KEY,
            ("lettres", "{topic}") => "livraisons",
            (_, "{token}") => "0123456789abcdefghjkmnpq",
            ("etape", "{n}") => "2",
            (_, "{position}" | "{number}") => "1",
            ("assets", _) => "css/absent.css",
            _ => panic!("say in tests/it/routes/address.rs what stands for {name} in {path}"),
        };
        known.to_owned()
    }

    /// The address of a route.
    pub fn of(&self, route: &Route) -> String {
        self.parts(route).join("/")
    }

    /// The parts of a route's address.
    pub fn parts(&self, route: &Route) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        let mut before = "";
        for part in route.path.split('/') {
            if part == "{key}" && route.method == "POST" {
                // Whoever holds the link of a letter may press it, and then something is stored: told in distribution/reminder.rs.
                parts.push("unknown".to_owned());
            } else if part.starts_with('{') {
                parts.push(self.stands_for(part, route.path, before));
            } else {
                parts.push(part.to_owned());
                before = part;
            }
        }
        parts
    }
}

/// Asks for a page, or sends a form that says nothing and has no token.
pub async fn asked(who: &Person, route: &Route, address: &str) -> Answer {
    if route.method == "GET" {
        who.gets(address).await
    } else {
        who.posts_bare(address, "").await
    }
}
