//! What is kept, as texts that another program or a person can read.

use super::queries::{self, ContractRow, FarmerRow, InstalmentRow};
use crate::access::{Actor, Own, Role};
use crate::db::{DbError, Tx};
use crate::words::{AccountId, Day, Instant, PublicId, Quantity};
use serde_json::{Value, json};

fn at(instant: Instant) -> Value {
    json!(instant.in_zone(&crate::access::paris()).timestamp().to_string())
}

fn maybe(instant: Option<Instant>) -> Value {
    instant.map_or(Value::Null, at)
}

/// The account, its roles, its sessions, and what was done with it.
///
/// # Errors
/// When the database fails.
pub async fn account(tx: &mut Tx, actor: &Actor) -> Result<Value, DbError> {
    let account = queries::account(tx, actor.account).await?;
    let sessions = queries::sessions(tx, actor.account).await?;
    let acts = queries::acts(tx, actor.account).await?;
    let passkeys = queries::passkeys(tx, actor.account).await?;
    let role = |role: &Role| json!({ "role": role.label(), "lieu": role.place() });
    let session = |(agent, address, since, seen): &(String, String, Instant, Instant)| json!({ "navigateur": agent, "adresse": address, "depuis": at(*since), "vue": at(*seen) });
    let act = |(when, verb): &(Instant, String)| json!({ "quand": at(*when), "quoi": verb });
    Ok(json!({
        "nom": account.name,
        "email": account.email,
        "depuis": at(account.created_at),
        "roles": actor.roles.iter().map(role).collect::<Vec<_>>(),
        "seances": sessions.iter().map(session).collect::<Vec<_>>(),
        "cles": passkeys.iter().map(|(name, since)| json!({ "nom": name, "depuis": at(*since) })).collect::<Vec<_>>(),
        "actes": acts.iter().map(act).collect::<Vec<_>>(),
    }))
}

/// What each farm keeps of whoever signs for it, by the farm's name in addresses.
///
/// # Errors
/// When the database fails.
pub async fn farms(tx: &mut Tx, account: AccountId) -> Result<Vec<(String, Value)>, DbError> {
    let told = |one: FarmerRow| {
        let value = json!({
            "ferme": one.farm, "siret": one.siret, "nom": one.last_name, "prenom": one.first_name,
            "email": one.email, "telephone": one.phone, "contrats_signes": one.signed,
        });
        (one.slug, value)
    };
    let found = queries::farmer(tx, account).await?;
    Ok(found.into_iter().map(told).collect())
}

/// What an AMAP knows of the person and of their household, and which contracts that is about. Of a household that goes on without
/// the person: what was there until the day they left, and what they signed.
///
/// # Errors
/// When the database fails.
pub async fn in_amap(
    tx: &mut Tx,
    own: &Own,
    left_on: Option<Day>,
) -> Result<(Value, Vec<PublicId>), DbError> {
    let in_time = |day: Day| left_on.is_none_or(|left| day <= left);
    let was_there = |at: Instant| in_time(own.amap.today(at));
    let record = queries::record(tx, own).await?;
    let mut contracts = queries::contracts(tx, own).await?;
    contracts.retain(|one| one.own_signature || was_there(one.created_at));
    let lines = queries::lines(tx, own).await?;
    let instalments = queries::instalments(tx, own).await?;
    let duties = queries::duties(tx, own).await?;
    let memberships = queries::memberships(tx, own).await?;
    let sharing = queries::sharing(tx, own).await?;
    let waits = queries::waits(tx, own).await?;
    let fees = queries::fees(tx, own).await?;
    let requests = queries::request(tx, own).await?;
    let trials = queries::trials(tx, own).await?;
    let handovers = queries::handovers(tx, own).await?;
    let story = queries::story(tx, own).await?;
    let told = |one: &ContractRow| {
        let knows = |day: Day| one.own_signature || in_time(day);
        let is_due = |(contract, day, ..): &&(PublicId, Day, String, Quantity)| {
            *contract == one.public_id && knows(*day)
        };
        let due = lines.iter().filter(is_due);
        let paid = instalments
            .iter()
            .filter(|other| other.contract == one.public_id && knows(other.due_on));
        contract(one, due.map(line).collect(), paid.map(instalment).collect())
    };
    let value = json!({
        "amap": own.amap.name(),
        "nom": record.last_name,
        "prenom": record.first_name,
        "email": record.email,
        "telephone": record.phone,
        "autre_telephone": record.reach.phone_2,
        "adresse": record.reach.postal(),
        "foyer": record.household,
        "arrivee": record.joined_on.to_string(),
        "rappels": record.reminded,
        "contrats": contracts.iter().map(told).collect::<Vec<_>>(),
        "permanences": duties.iter().map(|(day,)| day.to_string()).collect::<Vec<_>>(),
        "partage": json!({ "annuaire": sharing.listed, "email": sharing.email, "telephone": sharing.phone, "lettres_adhesion": sharing.memberships,
            "lettres_paniers": sharing.offers, "lettres_permanences": sharing.duties }),
        "listes_attente": waits.iter().filter(|(_, since, _)| was_there(*since)).map(|(farm, since, taken)| json!({ "ferme": farm, "depuis": at(*since), "prise": maybe(*taken) })).collect::<Vec<_>>(),
        "cotisations": fees.iter().filter(|(.., at)| was_there(*at)).map(|(title, due, paid, receipt, _)| json!({
            "campagne": title, "montant": due.plain(), "reglee": paid.map(|day| day.to_string()), "recu": receipt,
        })).collect::<Vec<_>>(),
        "demandes": requests.iter().map(|(when, name, email, phone, message)| json!({
            "quand": at(*when), "nom": name, "email": email, "telephone": phone, "message": message,
        })).collect::<Vec<_>>(),
        "essais": trials.iter().map(|(since, until)| json!({ "du": since.to_string(), "au": until.to_string() })).collect::<Vec<_>>(),
        "paniers_transmis": handovers.iter().filter(|(_, day, ..)| in_time(*day)).map(|(contract, day, when, took)| json!({
            "contrat": contract.to_string(), "jour": day.to_string(), "quand": at(*when), "repris": took,
        })).collect::<Vec<_>>(),
        "historique": story.iter().map(|(when, verb)| json!({ "quand": at(*when), "quoi": verb })).collect::<Vec<_>>(),
        "adhesions": memberships.iter().filter(|(since, ..)| in_time(*since)).map(|(since, until, paid)| json!({
            "du": since.to_string(), "au": until.to_string(), "payee": maybe(*paid),
        })).collect::<Vec<_>>(),
    });
    Ok((value, contracts.into_iter().map(|one| one.public_id).collect()))
}

fn contract(one: &ContractRow, deliveries: Vec<Value>, instalments: Vec<Value>) -> Value {
    json!({
        "contrat": one.public_id.to_string(),
        "titre": one.title,
        "ferme": one.farm,
        "commence": at(one.created_at),
        "signe": maybe(one.signed_at),
        "contresigne": maybe(one.countersigned_at),
        "fin": one.ended_on.map(|day| day.to_string()),
        "annule": maybe(one.cancelled_at),
        "livraisons": deliveries,
        "echeances": instalments,
    })
}

fn line((_, day, product, quantity): &(PublicId, Day, String, Quantity)) -> Value {
    json!({ "jour": day.to_string(), "produit": product, "quantite": quantity.json_number() })
}

fn instalment(one: &InstalmentRow) -> Value {
    json!({
        "date": one.due_on.to_string(),
        "montant": one.amount.plain(),
        "moyen": one.method,
        "recue": maybe(one.received_at),
        "reference": one.reference,
    })
}
