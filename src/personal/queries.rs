//! SQL on what is kept of a person: their account, and in each AMAP their record and their household's.

mod account;

pub use account::{FarmerRow, account, acts, farmer, passkeys, sessions};

use crate::access::Own;
use crate::db::{DbError, Tx};
use crate::members::Reach;
use crate::words::{Cents, Day, Instant, PublicId, Quantity};
use crate::{row, rows};

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
    /// Whether this person signed it, and not somebody they eat with.
    pub own_signature: bool,
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
        "SELECT c.public_id, c.signatory_id = $3 AS own_signature, t.title, f.name AS farm, c.created_at, m.signed_at, g.signed_at AS countersigned_at,
                c.ended_on, c.cancelled_at
         FROM contracts c
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         JOIN farms f ON f.id = t.farm_id
         LEFT JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member' AND m.voided_at IS NULL
         LEFT JOIN signatures g ON g.amap_id = c.amap_id AND g.contract_id = c.id AND g.party = 'farm' AND g.voided_at IS NULL
         WHERE c.amap_id = $1 AND c.household_id = $2 ORDER BY c.created_at, c.public_id",
        own.amap.id(),
        own.household,
        own.member
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
pub async fn fees(
    tx: &mut Tx,
    own: &Own,
) -> Result<Vec<(String, Cents, Option<Day>, Option<i64>, Instant)>, DbError> {
    rows!(
        tx,
        (String, Cents, Option<Day>, Option<i64>, Instant),
        "SELECT c.title, f.due_cents, f.paid_on, r.number, f.recorded_at FROM fees f JOIN campaigns c ON c.id = f.campaign_id
         LEFT JOIN receipts r ON r.campaign_id = f.campaign_id AND r.fee_id = f.id AND r.cancelled_at IS NULL
         WHERE f.amap_id = $1 AND f.household_id = $2 AND f.withdrawn_at IS NULL ORDER BY f.recorded_at",
        own.amap.id(),
        own.household
    )
}

/// How the household asked to join: when, by whom, with which word.
pub async fn request(
    tx: &mut Tx,
    own: &Own,
) -> Result<Vec<(Instant, String, String, String, String)>, DbError> {
    rows!(
        tx,
        (Instant, String, String, String, String),
        "SELECT asked_at, first_name || ' ' || last_name, email, phone, message FROM join_requests
         WHERE amap_id = $1 AND household_id = $2 ORDER BY asked_at",
        own.amap.id(),
        own.household
    )
}

/// The household's trial: from, until.
pub async fn trials(tx: &mut Tx, own: &Own) -> Result<Vec<(Day, Day)>, DbError> {
    rows!(
        tx,
        (Day, Day),
        "SELECT since_on, until_on FROM trials WHERE amap_id = $1 AND household_id = $2",
        own.amap.id(),
        own.household
    )
}

/// Baskets that the household handed on or took over: of which contract, on which day, when, and whether it took it.
pub async fn handovers(tx: &mut Tx, own: &Own) -> Result<Vec<(PublicId, Day, Instant, bool)>, DbError> {
    rows!(
        tx,
        (PublicId, Day, Instant, bool),
        "SELECT c.public_id, d.day, v.offered_at, v.taken_household_id IS NOT NULL AND v.taken_household_id = $2
         FROM handovers v JOIN contracts c ON c.amap_id = v.amap_id AND c.id = v.contract_id
         JOIN deliveries d ON d.amap_id = v.amap_id AND d.id = v.delivery_id
         WHERE v.amap_id = $1 AND (c.household_id = $2 OR v.taken_household_id = $2) ORDER BY v.offered_at",
        own.amap.id(),
        own.household
    )
}

/// What was done to the person's record, by whomever.
pub async fn story(tx: &mut Tx, own: &Own) -> Result<Vec<(Instant, String)>, DbError> {
    rows!(
        tx,
        (Instant, String),
        "SELECT at, verb FROM audit WHERE amap_id = $1 AND object = 'member' AND object_id = $2 ORDER BY at, id",
        own.amap.id(),
        own.member
    )
}
