//! SQL on what is kept of a person: their account, and in each AMAP their record and their household's.

use crate::access::Own;
use crate::db::{DbError, Tx};
use crate::members::Reach;
use crate::words::{AccountId, Cents, Day, Instant, PublicId, Quantity};
use crate::{row, rows};

/// The account.
#[derive(Debug, sqlx::FromRow)]
pub struct AccountRow {
    pub email: String,
    pub name: String,
    pub created_at: Instant,
}

pub async fn account(tx: &mut Tx, account: AccountId) -> Result<AccountRow, DbError> {
    row!(
        tx,
        AccountRow,
        "SELECT email, name, created_at FROM accounts WHERE id = $1",
        account
    )
}

/// Where somebody is signed in: what the browser says of itself, the network address, since when.
pub async fn sessions(
    tx: &mut Tx,
    account: AccountId,
) -> Result<Vec<(String, String, Instant, Instant)>, DbError> {
    rows!(
        tx,
        (String, String, Instant, Instant),
        "SELECT agent, address, created_at, seen_at FROM sessions WHERE account_id = $1 ORDER BY created_at",
        account
    )
}

/// What somebody did.
pub async fn acts(tx: &mut Tx, account: AccountId) -> Result<Vec<(Instant, String)>, DbError> {
    rows!(
        tx,
        (Instant, String),
        "SELECT at, verb FROM audit WHERE account_id = $1 ORDER BY at, id",
        account
    )
}

/// What a farm keeps of somebody who signs for it, and how many contracts they signed.
#[derive(Debug, sqlx::FromRow)]
pub struct FarmerRow {
    pub slug: String,
    pub farm: String,
    pub siret: Option<String>,
    pub last_name: String,
    pub first_name: String,
    pub email: Option<String>,
    pub phone: String,
    pub signed: i64,
}

pub async fn farmer(tx: &mut Tx, account: AccountId) -> Result<Vec<FarmerRow>, DbError> {
    rows!(
        tx,
        FarmerRow,
        "SELECT f.slug, f.name AS farm, f.siret, p.last_name, p.first_name, p.email, p.phone,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM signatures s WHERE s.account_id = p.account_id AND s.party = 'farm'
                   AND s.voided_at IS NULL) AS signed
         FROM farmers p JOIN farms f ON f.id = p.farm_id WHERE p.account_id = $1 ORDER BY f.sort_key, f.id",
        account
    )
}

/// A person's record in an AMAP.
#[derive(Debug, sqlx::FromRow)]
pub struct RecordRow {
    pub last_name: String,
    pub first_name: String,
    pub email: Option<String>,
    pub phone: String,
    #[sqlx(flatten)]
    pub reach: Reach,
    pub joined_on: Day,
    pub household: String,
    pub reminded: bool,
}

pub async fn record(tx: &mut Tx, own: &Own) -> Result<RecordRow, DbError> {
    row!(
        tx,
        RecordRow,
        "SELECT m.last_name, m.first_name, m.email, m.phone, m.phone_2, m.street, m.postcode, m.town, m.joined_on, h.name AS household, m.reminded = 1 AS reminded
         FROM members m JOIN households h ON h.amap_id = m.amap_id AND h.id = m.household_id
         WHERE m.amap_id = $1 AND m.id = $2",
        own.amap.id(),
        own.member
    )
}

/// A contract of the household.
#[derive(Debug, sqlx::FromRow)]
pub struct ContractRow {
    pub public_id: PublicId,
    pub title: String,
    pub farm: String,
    pub created_at: Instant,
    pub signed_at: Option<Instant>,
    pub countersigned_at: Option<Instant>,
    pub ended_on: Option<Day>,
    pub cancelled_at: Option<Instant>,
}

pub async fn contracts(tx: &mut Tx, own: &Own) -> Result<Vec<ContractRow>, DbError> {
    rows!(
        tx,
        ContractRow,
        "SELECT c.public_id, t.title, f.name AS farm, c.created_at, m.signed_at, g.signed_at AS countersigned_at,
                c.ended_on, c.cancelled_at
         FROM contracts c
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         JOIN farms f ON f.id = t.farm_id
         LEFT JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member' AND m.voided_at IS NULL
         LEFT JOIN signatures g ON g.amap_id = c.amap_id AND g.contract_id = c.id AND g.party = 'farm' AND g.voided_at IS NULL
         WHERE c.amap_id = $1 AND c.household_id = $2 ORDER BY c.created_at, c.public_id",
        own.amap.id(),
        own.household
    )
}

/// What is due under the household's contracts: which, when, what, how much.
pub async fn lines(tx: &mut Tx, own: &Own) -> Result<Vec<(PublicId, Day, String, Quantity)>, DbError> {
    rows!(
        tx,
        (PublicId, Day, String, Quantity),
        "SELECT c.public_id, d.day, p.name, l.quantity
         FROM contracts c
         JOIN order_lines l ON l.amap_id = c.amap_id AND l.contract_id = c.id
         JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
         JOIN products p ON p.id = l.product_id
         WHERE c.amap_id = $1 AND c.household_id = $2 ORDER BY c.created_at, c.public_id, d.day, p.sort_key",
        own.amap.id(),
        own.household
    )
}

/// An instalment of the household.
#[derive(Debug, sqlx::FromRow)]
pub struct InstalmentRow {
    pub contract: PublicId,
    pub due_on: Day,
    pub amount: Cents,
    pub method: String,
    pub received_at: Option<Instant>,
    pub reference: String,
}

pub async fn instalments(tx: &mut Tx, own: &Own) -> Result<Vec<InstalmentRow>, DbError> {
    rows!(
        tx,
        InstalmentRow,
        "SELECT c.public_id AS contract, i.due_on, i.amount_cents AS amount, i.method, i.received_at, i.reference
         FROM contracts c JOIN instalments i ON i.amap_id = c.amap_id AND i.contract_id = c.id
         WHERE c.amap_id = $1 AND c.household_id = $2 ORDER BY c.created_at, c.public_id, i.position",
        own.amap.id(),
        own.household
    )
}

/// The days of the person's duties.
pub async fn duties(tx: &mut Tx, own: &Own) -> Result<Vec<(Day,)>, DbError> {
    rows!(
        tx,
        (Day,),
        "SELECT d.day FROM duty_seats e
         JOIN duty_slots s ON s.amap_id = e.amap_id AND s.id = e.slot_id
         JOIN deliveries d ON d.amap_id = s.amap_id AND d.id = s.delivery_id
         WHERE e.amap_id = $1 AND e.member_id = $2 ORDER BY d.day",
        own.amap.id(),
        own.member
    )
}

/// The household's memberships: from, until, when they were paid.
pub async fn memberships(tx: &mut Tx, own: &Own) -> Result<Vec<(Day, Day, Option<Instant>)>, DbError> {
    rows!(
        tx,
        (Day, Day, Option<Instant>),
        "SELECT since_on, until_on, paid_at FROM memberships
         WHERE amap_id = $1 AND household_id = $2 AND withdrawn_at IS NULL ORDER BY since_on",
        own.amap.id(),
        own.household
    )
}

/// What the person agreed to show and to receive.
#[derive(Debug, sqlx::FromRow)]
pub struct Sharing {
    pub listed: bool,
    pub email: bool,
    pub phone: bool,
    pub memberships: bool,
    pub offers: bool,
    pub duties: bool,
}

/// What the person agreed to show and to receive; the reminder of deliveries stands in the record.
pub async fn sharing(tx: &mut Tx, own: &Own) -> Result<Sharing, DbError> {
    row!(
        tx,
        Sharing,
        "SELECT listed = 1 AS listed, shares_email = 1 AS email, shares_phone = 1 AS phone, fee_letters = 1 AS memberships,
                offer_letters = 1 AS offers, duty_letters = 1 AS duties
         FROM members WHERE amap_id = $1 AND id = $2",
        own.amap.id(),
        own.member
    )
}

/// The lines in which the household stands or stood: farm, since when, when it was taken.
pub async fn waits(
    tx: &mut Tx,
    own: &Own,
) -> Result<Vec<(Option<String>, Instant, Option<Instant>)>, DbError> {
    rows!(
        tx,
        (Option<String>, Instant, Option<Instant>),
        "SELECT f.name, w.since_at, w.taken_at FROM waits w LEFT JOIN farms f ON f.id = w.farm_id
         WHERE w.amap_id = $1 AND w.household_id = $2 ORDER BY w.since_at",
        own.amap.id(),
        own.household
    )
}

/// What the household was asked and paid: campaign, amount, day of the payment, number of the receipt.
pub async fn fees(tx: &mut Tx, own: &Own) -> Result<Vec<(String, Cents, Option<Day>, Option<i64>)>, DbError> {
    rows!(
        tx,
        (String, Cents, Option<Day>, Option<i64>),
        "SELECT c.title, f.due_cents, f.paid_on, r.number FROM fees f JOIN campaigns c ON c.id = f.campaign_id
         LEFT JOIN receipts r ON r.campaign_id = f.campaign_id AND r.fee_id = f.id AND r.cancelled_at IS NULL
         WHERE f.amap_id = $1 AND f.household_id = $2 AND f.withdrawn_at IS NULL ORDER BY f.recorded_at",
        own.amap.id(),
        own.household
    )
}
