//! SQL on `tokens`: the links sent by mail, and what they lead to.

use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmapId, EmailAddress, FarmId, FarmerId, Instant, MemberId};
use crate::{maybe, run};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TokenRow {
    pub purpose: String,
    pub account_id: Option<AccountId>,
    pub amap_id: Option<AmapId>,
    pub member_id: Option<MemberId>,
    pub farm_id: Option<FarmId>,
    pub farmer_id: Option<FarmerId>,
    pub email: EmailAddress,
}

pub async fn insert_token(
    tx: &mut Tx,
    digest: &[u8],
    token: &TokenRow,
    now: Instant,
    until: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO tokens (digest, purpose, account_id, amap_id, member_id, farm_id, farmer_id, email, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        digest,
        &token.purpose,
        token.account_id,
        token.amap_id,
        token.member_id,
        token.farm_id,
        token.farmer_id,
        &token.email,
        now,
        until
    )
    .map(drop)
}

/// A link that is still good.
pub async fn token(tx: &mut Tx, digest: &[u8], now: Instant) -> Result<Option<TokenRow>, DbError> {
    maybe!(
        tx,
        TokenRow,
        "SELECT purpose, account_id, amap_id, member_id, farm_id, farmer_id, email FROM tokens
         WHERE digest = $1 AND used_at IS NULL AND expires_at > $2",
        digest,
        now
    )
}

/// Uses a link up; true when it was still good.
pub async fn use_token(tx: &mut Tx, digest: &[u8], now: Instant) -> Result<bool, DbError> {
    let used = run!(
        tx,
        "UPDATE tokens SET used_at = $2 WHERE digest = $1 AND used_at IS NULL AND expires_at > $2",
        digest,
        now
    )?;
    Ok(used == 1)
}

/// A second link for the same person makes the first one worthless: an invitation for the same member or farmer, whatever the
/// address it went to and wherever else that address is invited; any other link for the same address.
pub async fn spend_older(tx: &mut Tx, token: &TokenRow, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE tokens SET used_at = $1 WHERE used_at IS NULL AND purpose = $2
           AND ((purpose = 'member' AND amap_id = $3 AND member_id = $4)
             OR (purpose = 'farmer' AND farm_id = $5 AND farmer_id = $6)
             OR (purpose NOT IN ('member', 'farmer') AND email = $7))",
        now,
        &token.purpose,
        token.amap_id,
        token.member_id,
        token.farm_id,
        token.farmer_id,
        &token.email
    )
    .map(drop)
}

/// Invitations of a member that were not used are worthless from now on.
pub async fn spend_invitations(
    tx: &mut Tx,
    amap: AmapId,
    member: MemberId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE tokens SET used_at = $3 WHERE amap_id = $1 AND member_id = $2 AND purpose = 'member' AND used_at IS NULL",
        amap,
        member,
        now
    )
    .map(drop)
}

/// Password links of an account that were not used are worthless from now on.
pub async fn spend_tokens_of(tx: &mut Tx, account: AccountId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE tokens SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL",
        account,
        now
    )
    .map(drop)
}

/// Name of the person an invitation is for, and of the AMAP or farm.
pub async fn invited(tx: &mut Tx, token: &TokenRow) -> Result<Option<(String, String)>, DbError> {
    let member = maybe!(
        tx,
        (String, String, String),
        "SELECT m.first_name, m.last_name, a.name FROM members m JOIN amaps a ON a.id = m.amap_id
         WHERE m.amap_id = $1 AND m.id = $2 AND m.left_on IS NULL",
        token.amap_id,
        token.member_id
    )?;
    let farmer = maybe!(
        tx,
        (String, String, String),
        "SELECT p.first_name, p.last_name, f.name FROM farmers p JOIN farms f ON f.id = p.farm_id
         WHERE p.farm_id = $1 AND p.id = $2",
        token.farm_id,
        token.farmer_id
    )?;
    Ok(member
        .or(farmer)
        .map(|(first, last, place)| (format!("{first} {last}").trim().to_owned(), place)))
}

/// Links an account to the member or farmer it was invited as. The record under which its owner left the AMAP before no longer
/// has it: one account is one person of an AMAP.
pub async fn link(tx: &mut Tx, token: &TokenRow, account: AccountId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET account_id = NULL WHERE account_id = $1 AND amap_id = $2 AND id <> $3 AND left_on IS NOT NULL",
        account,
        token.amap_id,
        token.member_id
    )?;
    run!(
        tx,
        "UPDATE members SET account_id = $1, email = $2 WHERE amap_id = $3 AND id = $4",
        account,
        &token.email,
        token.amap_id,
        token.member_id
    )?;
    run!(
        tx,
        "UPDATE farmers SET account_id = $1, email = $2 WHERE farm_id = $3 AND id = $4",
        account,
        &token.email,
        token.farm_id,
        token.farmer_id
    )?;
    run!(
        tx,
        "UPDATE farms SET claimed_at = COALESCE(claimed_at, $2) WHERE id = $1",
        token.farm_id,
        now
    )
    .map(drop)
}

/// True when another member who is in that AMAP, or another farmer of that farm, already has this account, or when who is invited
/// has come in with another one.
pub async fn is_taken(tx: &mut Tx, token: &TokenRow, account: AccountId) -> Result<bool, DbError> {
    let member = maybe!(
        tx,
        (MemberId,),
        "SELECT id FROM members WHERE amap_id = $2 AND ((account_id = $1 AND id <> $3 AND left_on IS NULL)
                                                      OR (account_id <> $1 AND id = $3))",
        account,
        token.amap_id,
        token.member_id
    )?;
    let farmer = maybe!(
        tx,
        (FarmerId,),
        "SELECT id FROM farmers WHERE farm_id = $2 AND ((account_id = $1 AND id <> $3) OR (account_id <> $1 AND id = $3))",
        account,
        token.farm_id,
        token.farmer_id
    )?;
    Ok(member.is_some() || farmer.is_some())
}
