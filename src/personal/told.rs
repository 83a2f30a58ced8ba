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

/// The person in one AMAP: of a household that goes on without them, what was there until the day they left is theirs.
struct Presence<'o> {
    own: &'o Own,
    left_on: Option<Day>,
}

impl Presence<'_> {
    fn covers(&self, day: Day) -> bool {
        self.left_on.is_none_or(|left| day <= left)
    }

    fn saw(&self, at: Instant) -> bool {
        self.covers(self.own.amap.today(at))
    }
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
    let presence = Presence { own, left_on };
    let record = queries::record(tx, own).await?;
    let sharing = queries::sharing(tx, own).await?;
    let (contracts, about) = contracts(tx, &presence).await?;
    let duties = queries::duties(tx, own).await?;
    let story = queries::story(tx, own).await?;
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
        "contrats": contracts,
        "permanences": duties.iter().map(|(day,)| day.to_string()).collect::<Vec<_>>(),
        "partage": json!({
            "annuaire": sharing.listed,
            "email": sharing.email,
            "telephone": sharing.phone,
            "lettres_adhesion": sharing.memberships,
            "lettres_paniers": sharing.offers,
            "lettres_permanences": sharing.duties,
        }),
        "demandes": requests(tx, own).await?,
        "listes_attente": waits(tx, &presence).await?,
        "essais": trials(tx, own).await?,
        "adhesions": memberships(tx, &presence).await?,
        "cotisations": fees(tx, &presence).await?,
        "paniers_transmis": handovers(tx, &presence).await?,
        "historique": story.iter().map(|(when, verb)| json!({ "quand": at(*when), "quoi": verb })).collect::<Vec<_>>(),
    });
    Ok((value, about))
}

async fn contracts(tx: &mut Tx, presence: &Presence<'_>) -> Result<(Vec<Value>, Vec<PublicId>), DbError> {
    let own = presence.own;
    let mut contracts = queries::contracts(tx, own).await?;
    contracts.retain(|one| one.own_signature || presence.saw(one.created_at));
    let lines = queries::lines(tx, own).await?;
    let instalments = queries::instalments(tx, own).await?;
    let told = |one: &ContractRow| {
        let knows = |day: Day| one.own_signature || presence.covers(day);
        let is_due = |(contract, day, ..): &&(PublicId, Day, String, Quantity)| {
            *contract == one.public_id && knows(*day)
        };
        let due = lines.iter().filter(is_due);
        let paid = instalments
            .iter()
            .filter(|other| other.contract == one.public_id && knows(other.due_on));
        contract(one, due.map(line).collect(), paid.map(instalment).collect())
    };
    let values = contracts.iter().map(told).collect();
    Ok((values, contracts.into_iter().map(|one| one.public_id).collect()))
}

async fn requests(tx: &mut Tx, own: &Own) -> Result<Vec<Value>, DbError> {
    let rows = queries::request(tx, own).await?;
    let told = rows.iter().map(|(when, name, email, phone, message)| {
        json!({ "quand": at(*when), "nom": name, "email": email, "telephone": phone, "message": message })
    });
    Ok(told.collect())
}

async fn waits(tx: &mut Tx, presence: &Presence<'_>) -> Result<Vec<Value>, DbError> {
    let mut rows = queries::waits(tx, presence.own).await?;
    rows.retain(|(_, since, _)| presence.saw(*since));
    let told = rows
        .iter()
        .map(|(farm, since, taken)| json!({ "ferme": farm, "depuis": at(*since), "prise": maybe(*taken) }));
    Ok(told.collect())
}

async fn trials(tx: &mut Tx, own: &Own) -> Result<Vec<Value>, DbError> {
    let rows = queries::trials(tx, own).await?;
    let told = rows
        .iter()
        .map(|(since, until)| json!({ "du": since.to_string(), "au": until.to_string() }));
    Ok(told.collect())
}

async fn memberships(tx: &mut Tx, presence: &Presence<'_>) -> Result<Vec<Value>, DbError> {
    let mut rows = queries::memberships(tx, presence.own).await?;
    rows.retain(|(since, ..)| presence.covers(*since));
    let told = rows.iter().map(|(since, until, paid)| {
        json!({ "du": since.to_string(), "au": until.to_string(), "payee": maybe(*paid) })
    });
    Ok(told.collect())
}

async fn fees(tx: &mut Tx, presence: &Presence<'_>) -> Result<Vec<Value>, DbError> {
    let mut rows = queries::fees(tx, presence.own).await?;
    rows.retain(|(.., at)| presence.saw(*at));
    let told = rows.iter().map(|(title, due, paid, receipt, _)| {
        let paid = paid.map(|day| day.to_string());
        json!({ "campagne": title, "montant": due.plain(), "reglee": paid, "recu": receipt })
    });
    Ok(told.collect())
}

async fn handovers(tx: &mut Tx, presence: &Presence<'_>) -> Result<Vec<Value>, DbError> {
    let mut rows = queries::handovers(tx, presence.own).await?;
    rows.retain(|(_, day, ..)| presence.covers(*day));
    let told = rows.iter().map(|(contract, day, when, took)| {
        json!({
            "contrat": contract.to_string(), "jour": day.to_string(), "quand": at(*when), "repris": took,
        })
    });
    Ok(told.collect())
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
