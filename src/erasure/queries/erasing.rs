//! SQL that erases the values of a person or an account wherever they stand.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::history;
use crate::words::{AccountId, HouseholdId, Instant, MemberId};
use crate::{row, rows, run};

/// What a household and a person are called once their values are gone.
#[derive(Debug)]
pub struct Nameless<'a> {
    pub person: &'a str,
    pub household: &'a str,
}

/// Erases the personal values of a member, wherever they stand: the record, the household's name when nobody else is in it, the
/// values beside the trail, the names on receipts, the texts and scans of what was signed and amended (the farm keeps them), addresses of signatures,
/// requests and letters.
pub async fn erase(
    tx: &mut Tx,
    amap: &AmapScope,
    (member, household): (MemberId, HouseholdId),
    nameless: &Nameless<'_>,
    now: Instant,
) -> Result<(), DbError> {
    let id = amap.id();
    // First what stood under the ids of records that became this one: its own story names them.
    for record in history::joined_records(tx, amap, member.uuid()).await? {
        run!(
            tx,
            "DELETE FROM audit_values WHERE audit_id IN (SELECT a.id FROM audit a WHERE a.amap_id = $1 AND a.object_id = $2)",
            id,
            record
        )?;
        history::forget_mentions(tx, "duty.%", record).await?;
    }
    run!(
        tx,
        "DELETE FROM outbox WHERE amap_id = $1 AND recipient IN
           (SELECT email FROM members WHERE amap_id = $1 AND id = $2 AND email IS NOT NULL)",
        id,
        member
    )?;
    run!(
        tx,
        "DELETE FROM audit_values WHERE audit_id IN
           (SELECT a.id FROM audit a WHERE a.amap_id = $1 AND (a.object_id IN ($2, $3)
              OR a.object_id IN (SELECT c.id FROM contracts c WHERE c.amap_id = $1 AND c.signatory_id = $2)))",
        id,
        member.uuid(),
        household.uuid()
    )?;
    run!(
        tx,
        "UPDATE signatures SET address = '' WHERE amap_id = $1 AND contract_id IN
           (SELECT id FROM contracts WHERE amap_id = $1 AND signatory_id = $2)",
        id,
        member
    )?;
    run!(
        tx,
        "UPDATE amendment_signatures SET address = '' WHERE amap_id = $1 AND amendment_id IN
           (SELECT n.id FROM amendments n JOIN contracts c ON c.amap_id = n.amap_id AND c.id = n.contract_id
            WHERE n.amap_id = $1 AND c.signatory_id = $2)",
        id,
        member
    )?;
    for sql in [
        "UPDATE amendments SET says = '', reason = '' WHERE amap_id = $1 AND contract_id IN
           (SELECT id FROM contracts WHERE amap_id = $1 AND signatory_id = $2)",
        "UPDATE contracts SET reason = '', outside_window = ''
         WHERE amap_id = $1 AND signatory_id = $2",
    ] {
        run!(tx, sql, id, member)?;
    }
    for sql in [
        "UPDATE bodies SET pdf = $3 WHERE amap_id = $1 AND contract_id IN
           (SELECT id FROM contracts WHERE amap_id = $1 AND signatory_id = $2)",
        "UPDATE signed_files SET pdf = $3 WHERE amap_id = $1 AND contract_id IN
           (SELECT id FROM contracts WHERE amap_id = $1 AND signatory_id = $2)",
        "UPDATE signature_scans SET bytes = $3 WHERE amap_id = $1 AND signature_id IN
           (SELECT s.id FROM signatures s JOIN contracts c ON c.amap_id = s.amap_id AND c.id = s.contract_id
            WHERE s.amap_id = $1 AND c.signatory_id = $2)",
        "UPDATE amendment_files SET pdf = $3 WHERE amap_id = $1 AND amendment_id IN
           (SELECT a.id FROM amendments a JOIN contracts c ON c.amap_id = a.amap_id AND c.id = a.contract_id
            WHERE a.amap_id = $1 AND c.signatory_id = $2)",
        "UPDATE amendment_files SET signed_pdf = $3 WHERE amap_id = $1 AND signed_pdf IS NOT NULL AND amendment_id IN
           (SELECT a.id FROM amendments a JOIN contracts c ON c.amap_id = a.amap_id AND c.id = a.contract_id
            WHERE a.amap_id = $1 AND c.signatory_id = $2)",
        "UPDATE amendment_signatures SET scan = $3 WHERE amap_id = $1 AND scan IS NOT NULL AND amendment_id IN
           (SELECT a.id FROM amendments a JOIN contracts c ON c.amap_id = a.amap_id AND c.id = a.contract_id
            WHERE a.amap_id = $1 AND c.signatory_id = $2)",
    ] {
        run!(tx, sql, id, member, Vec::<u8>::new())?;
    }
    run!(
        tx,
        "UPDATE members SET last_name = $3, first_name = '', sort_key = '', email = NULL, phone = '', phone_2 = '',
                            street = '', postcode = '', town = '', account_id = NULL,
                            shares_email = 0, shares_phone = 0, listed = 0, letters_key = NULL,
                            erased_at = $4
         WHERE amap_id = $1 AND id = $2",
        id,
        member,
        nameless.person,
        now
    )?;
    run!(
        tx,
        "DELETE FROM tokens WHERE amap_id = $1 AND member_id = $2",
        id,
        member
    )?;
    erase_household(tx, amap, household, nameless, now).await
}

/// The name of a household goes with the last of its people.
async fn erase_household(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    nameless: &Nameless<'_>,
    now: Instant,
) -> Result<(), DbError> {
    let (left,) = row!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM members WHERE amap_id = $1 AND household_id = $2 AND erased_at IS NULL",
        amap.id(),
        household
    )?;
    if left > 0 {
        return Ok(());
    }
    run!(
        tx,
        "UPDATE households SET name = $3, sort_key = '' WHERE amap_id = $1 AND id = $2",
        amap.id(),
        household,
        nameless.household
    )?;
    run!(
        tx,
        "UPDATE receipts SET payer = $3 WHERE (campaign_id, fee_id) IN
           (SELECT campaign_id, id FROM fees WHERE amap_id = $1 AND household_id = $2)",
        amap.id(),
        household,
        nameless.household
    )?;
    forget_requests(tx, amap, now, Some(household)).await
}

/// Erases who asked to join: those of a household that is erased, or all that ended before an instant; one whose offers all
/// passed ended with the last of them.
pub async fn forget_requests(
    tx: &mut Tx,
    amap: &AmapScope,
    before: Instant,
    household: Option<HouseholdId>,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE join_requests SET last_name = '', first_name = '', email = '', phone = '', message = '', digest = NULL
         WHERE amap_id = $1 AND email <> ''
           AND (household_id = $2 OR ($2 IS NULL AND (closed_at < $3 OR joined_at < $3 OR (confirmed_at IS NULL AND asked_at < $3)
                OR (closed_at IS NULL AND joined_at IS NULL AND confirmed_at < $3
                    AND NOT EXISTS (SELECT 1 FROM waits w WHERE w.amap_id = join_requests.amap_id AND w.request_id = join_requests.id
                                    AND w.taken_at IS NULL AND w.left_at IS NULL
                                    AND (w.lapsed_at IS NULL OR w.lapsed_at >= $3))))))",
        amap.id(),
        household,
        before
    )
    .map(drop)
}

/// Accounts that stand for nobody any more: no member, farmer or role, made before an instant, used by no session since.
pub async fn idle_accounts(tx: &mut Tx, before: Instant) -> Result<Vec<AccountId>, DbError> {
    let found = rows!(
        tx,
        (AccountId,),
        "SELECT c.id FROM accounts c
         WHERE c.erased_at IS NULL AND c.created_at < $1
           AND NOT EXISTS (SELECT 1 FROM members m WHERE m.account_id = c.id)
           AND NOT EXISTS (SELECT 1 FROM farmers f WHERE f.account_id = c.id)
           AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.account_id = c.id AND g.until_on IS NULL)
           AND (c.seen_at IS NULL OR c.seen_at < $1)
         ORDER BY c.id LIMIT 1000",
        before
    )?;
    Ok(found.into_iter().map(|(account,)| account).collect())
}

/// Erases what an account holds; the row stays for what it did.
pub async fn erase_account(tx: &mut Tx, account: AccountId, now: Instant) -> Result<(), DbError> {
    for sql in [
        "DELETE FROM sessions WHERE account_id = $1",
        "DELETE FROM tokens WHERE account_id = $1",
        "DELETE FROM steps WHERE account_id = $1",
        "DELETE FROM recovery_codes WHERE account_id = $1",
        "DELETE FROM authenticators WHERE account_id = $1",
        "DELETE FROM passkeys WHERE account_id = $1",
        "DELETE FROM identities WHERE account_id = $1",
        "DELETE FROM feed_events WHERE feed_id IN (SELECT id FROM feeds WHERE account_id = $1)",
        "DELETE FROM feeds WHERE account_id = $1",
        "DELETE FROM kept_forms WHERE account_id = $1",
        "DELETE FROM audit_values WHERE audit_id IN (SELECT a.id FROM audit a WHERE a.object_id = $1)",
    ] {
        run!(tx, sql, account)?;
    }
    history::forget_mentions(tx, "farmer.%", account.uuid()).await?;
    run!(
        tx,
        "UPDATE accounts SET email = $2, name = '', password_hash = NULL, erased_at = $3 WHERE id = $1",
        account,
        format!("{account}@efface.invalid"),
        now
    )
    .map(drop)
}
