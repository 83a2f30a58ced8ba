//! Links sent by mail, good once and for a while.

use super::queries::{self, TokenRow};
use super::rules::{INVITATION_DAYS, MOST_LETTERS, MOST_LETTERS_TO_ONE, bucket};
use crate::access::session_digest;
use crate::clock;
use crate::db::{DbError, Tx};
use crate::mail::{self, Letter};
use crate::t;
use crate::web::{Fault, Visit};
use crate::words::{AccountId, AmapId, EmailAddress, FarmId, FarmerId, Instant, MemberId};

/// Who is invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    /// A member of an AMAP.
    Member(AmapId, MemberId),
    /// A farmer of a farm.
    Farmer(FarmId, FarmerId),
}

/// Invites somebody by mail, in the caller's transaction; an earlier invitation of the same person becomes worthless.
/// `place` is the name of the AMAP or the farm.
///
/// # Errors
/// When the database fails.
pub async fn invite(
    tx: &mut Tx,
    visit: &Visit,
    invited: Invited,
    email: &EmailAddress,
    place: &str,
) -> Result<(), Fault> {
    let amap_id = match invited {
        Invited::Member(amap, _) => Some(amap),
        Invited::Farmer(..) => None,
    };
    let path = invitation(tx, visit, invited, email).await?;
    let link = format!("{}{path}", visit.app().config.public_url);
    let inviter = visit.actor().map(|actor| actor.name.clone()).unwrap_or_default();
    let letter = Letter {
        amap: amap_id,
        kind: "invitation",
        to: email.clone(),
        subject: t!("invitation-subject", place = place),
        body: t!(
            "invitation-letter",
            place = place,
            inviter = inviter,
            link = link,
            days = INVITATION_DAYS
        ),
    };
    Ok(mail::enqueue(tx, letter, visit.now()).await?)
}

/// Makes the invitations of a member worthless, whose address was not theirs.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_invitations(
    tx: &mut Tx,
    amap: AmapId,
    member: MemberId,
    now: Instant,
) -> Result<(), DbError> {
    queries::spend_invitations(tx, amap, member, now).await
}

/// The path at which somebody whose address is known to be theirs makes their access.
///
/// # Errors
/// When the database fails.
pub async fn invitation(
    tx: &mut Tx,
    visit: &Visit,
    invited: Invited,
    email: &EmailAddress,
) -> Result<String, Fault> {
    let (amap_id, member_id, farm_id, farmer_id, purpose) = match invited {
        Invited::Member(amap, member) => (Some(amap), Some(member), None, None, "member"),
        Invited::Farmer(farm, farmer) => (None, None, Some(farm), Some(farmer), "farmer"),
    };
    let token = TokenRow {
        purpose: purpose.into(),
        account_id: None,
        amap_id,
        member_id,
        farm_id,
        farmer_id,
        email: email.clone(),
    };
    let secret = store(
        tx,
        &token,
        visit.now(),
        visit.now().plus_hours(24 * INVITATION_DAYS),
    )
    .await?;
    Ok(format!("/invitation/{secret}"))
}

/// Counts a letter that this address asks for.
///
/// # Errors
/// [`Fault::TooMany`] when it asked for too many within half an hour.
pub async fn claim_letter(tx: &mut Tx, visit: &Visit) -> Result<(), Fault> {
    let subject = format!("courrier:{}", visit.address());
    let bucket = bucket(visit.now());
    if queries::tries(tx, &subject, bucket).await? >= MOST_LETTERS {
        return Err(Fault::TooMany(t!("sign-in-flood")));
    }
    Ok(queries::count_try(tx, &subject, bucket).await?)
}

/// The same for a letter to an address that somebody types without being signed in: it is counted by that address as well,
/// whether it is known or not, so that nobody fills another's letter box from many places.
///
/// # Errors
/// As [`claim_letter`].
pub async fn claim_letter_to(tx: &mut Tx, visit: &Visit, email: &EmailAddress) -> Result<(), Fault> {
    claim_letter(tx, visit).await?;
    let subject = format!("courrier-a:{email}");
    let bucket = bucket(visit.now());
    if queries::tries(tx, &subject, bucket).await? >= MOST_LETTERS_TO_ONE {
        return Err(Fault::TooMany(t!("sign-in-flood")));
    }
    Ok(queries::count_try(tx, &subject, bucket).await?)
}

/// To whom a letter is written that only a known address gets: its account and itself, or nobody, for whom the same is done in
/// the same time and nothing leaves.
///
/// # Errors
/// When the database fails.
pub async fn addressee(
    tx: &mut Tx,
    email: &EmailAddress,
) -> Result<(Option<AccountId>, EmailAddress), Fault> {
    let account = queries::account_of_email(tx, email).await?;
    let nobody = || NOBODY.parse().map_err(Fault::unexpected);
    let to = if account.is_some() {
        email.clone()
    } else {
        nobody()?
    };
    Ok((account, to))
}

/// Queues a letter to a known address; does the same for nobody, and takes it back.
///
/// # Errors
/// When the database fails.
pub async fn send_if_known(
    tx: &mut Tx,
    account: Option<AccountId>,
    letter: Letter,
    now: Instant,
) -> Result<(), Fault> {
    match account {
        Some(_) => mail::enqueue(tx, letter, now).await?,
        None => mail::rehearse(tx, letter, now).await?,
    }
    Ok(())
}

/// An address of nobody (RFC 2606).
const NOBODY: &str = "personne@exemple.invalid";

/// Tells somebody by mail that an account of theirs was given a role at `place`: an account without a password chooses one
/// by the link, another one signs in.
///
/// # Errors
/// When the database fails.
pub async fn invite_to_role(
    tx: &mut Tx,
    visit: &Visit,
    account: AccountId,
    email: &EmailAddress,
    place: &str,
) -> Result<(), Fault> {
    let (now, site) = (visit.now(), &visit.app().config.public_url);
    let known = queries::credentials(tx, email)
        .await?
        .is_some_and(|found| found.password_hash.is_some());
    let inviter = visit.actor().map(|actor| actor.name.clone()).unwrap_or_default();
    let body = if known {
        let link = format!("{site}/connexion");
        t!("role-letter-known", place = place, inviter = inviter, link = link)
    } else {
        let token = TokenRow {
            purpose: "reset".into(),
            account_id: Some(account),
            amap_id: None,
            member_id: None,
            farm_id: None,
            farmer_id: None,
            email: email.clone(),
        };
        let secret = store(tx, &token, now, now.plus_hours(24 * INVITATION_DAYS)).await?;
        let link = format!("{site}/mot-de-passe/{secret}");
        t!(
            "role-letter-new",
            place = place,
            inviter = inviter,
            link = link,
            days = INVITATION_DAYS
        )
    };
    let letter = Letter {
        amap: None,
        kind: "invitation",
        to: email.clone(),
        subject: t!("role-letter-subject", place = place),
        body,
    };
    Ok(mail::enqueue(tx, letter, now).await?)
}

/// Stores a link and gives its secret.
pub(super) async fn store(
    tx: &mut Tx,
    token: &TokenRow,
    now: Instant,
    until: Instant,
) -> Result<String, Fault> {
    queries::spend_older(tx, token, now).await?;
    let secret = clock::fresh_secret();
    queries::insert_token(tx, &session_digest(&secret), token, now, until).await?;
    Ok(secret)
}
