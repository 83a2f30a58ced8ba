//! To a network's own sign-in, and back.

use super::client::{self, Away, Identity};
use crate::accounts::queries::provider::{self as stored, Provider};
use crate::accounts::steps::{self, Step, StepKind};
use crate::accounts::{queries, rules, way_in};
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{Fault, Form, Frame, Outcome, Submitted, Visit, page};
use crate::words::{AccountId, EmailAddress};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/provider/choose.html")]
struct Choose {
    frame: Frame,
    form: Form,
    providers: Vec<Provider>,
}

/// A link: a form that is sent here may not lead elsewhere by itself (Content-Security-Policy).
#[derive(Template)]
#[template(path = "accounts/provider/leave.html")]
struct Leave {
    frame: Frame,
    address: String,
}

#[derive(Template)]
#[template(path = "accounts/provider/back.html")]
struct Back {
    frame: Frame,
    state: String,
    code: String,
}

/// The networks that have a sign-in of their own.
pub async fn choose(visit: Visit) -> Outcome {
    let mut form = Form::new();
    form.set("suite", visit.query().value("suite"));
    let mut tx = visit.app().db.read().await?;
    page(&Choose {
        frame: visit.frame(t!("provider-title")),
        form,
        providers: stored::all(&mut tx).await?,
    })
}

/// Sends somebody to their network.
pub async fn leave(visit: Visit, Submitted(form): Submitted) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let provider = named(&mut tx, form.value("reseau")).await?;
    drop(tx);
    let secret = clock::fresh_secret();
    let (address, away) = client::address(&visit, &provider, &secret).await?;
    let state = serde_json::to_string(&away).map_err(Fault::unexpected)?;
    let step = Step {
        kind: StepKind::Provider,
        account: None,
        email: "",
        location: rules::safe_return(form.value("suite")).unwrap_or("/accueil"),
        state: &state,
    };
    let (now, bucket) = (visit.now(), rules::bucket(visit.now()));
    let subject = format!("adresse:{}", visit.address());
    let begun: Result<(), Fault> = transact!(visit.app().db, |tx| {
        if queries::tries(tx, &subject, bucket).await? >= rules::MOST_TRIES_PER_ADDRESS {
            return Err(Fault::TooMany(t!("sign-in-flood")));
        }
        queries::count_try(tx, &subject, bucket).await?;
        steps::begin_with(tx, &step, &secret, now).await
    });
    begun?;
    let mut response = page(&Leave {
        frame: visit.frame(t!("provider-leave-title", name = provider.name)),
        address,
    })?;
    way_in::set_step_cookie(&mut response, &visit, &secret);
    Ok(response)
}

async fn named(tx: &mut Tx, slug: &str) -> Result<Provider, Fault> {
    let all = stored::all(tx).await?;
    all.into_iter()
        .find(|provider| provider.slug == slug)
        .ok_or(Fault::NotFound)
}

/// The provider sends people back by an address, which changes nothing here: a button goes on.
pub async fn come_back(visit: Visit) -> Outcome {
    let query = visit.query();
    if query.value("code").is_empty() {
        return Err(Fault::Refused(t!("provider-refused")));
    }
    page(&Back {
        frame: visit.frame(t!("provider-back-title")),
        state: query.value("state").to_owned(),
        code: query.value("code").to_owned(),
    })
}

/// Lets in whoever the provider vouches for, if they are known here.
pub async fn enter(visit: Visit, Submitted(form): Submitted) -> Outcome {
    let (secret, now) = (form.value("state").to_owned(), visit.now());
    let refused = || Fault::Refused(t!("provider-refused"));
    // Whoever comes back is whoever left: their browser says so.
    if visit.step_cookie() != Some(secret.as_str()) {
        return Err(refused());
    }
    let mut tx = visit.app().db.read().await?;
    let step = steps::waiting(&mut tx, StepKind::Provider, &secret, now)
        .await?
        .ok_or_else(refused)?;
    let away: Away = serde_json::from_str(&step.state).map_err(|_| refused())?;
    let provider = named(&mut tx, &away.network).await?;
    drop(tx);
    let used: Result<bool, Fault> = transact!(visit.app().db, |tx| {
        steps::finish(tx, StepKind::Provider, &secret, now).await
    });
    if !used? {
        return Err(refused());
    }
    let identity = client::identity(&visit, &provider, &away, form.value("code")).await?;
    let account: Result<Option<AccountId>, Fault> =
        transact!(visit.app().db, |tx| { account_of(tx, &visit, &identity).await });
    let account = account?.ok_or_else(|| Fault::Refused(t!("provider-unknown")))?;
    way_in::go_on(&visit, account, &step.location, "").await
}

/// The account of an identity: as it was linked before, or by its verified address.
async fn account_of(tx: &mut Tx, visit: &Visit, identity: &Identity) -> Result<Option<AccountId>, Fault> {
    if let Some(account) = stored::known(tx, &identity.issuer, &identity.subject).await? {
        return Ok(Some(account));
    }
    let email: Option<EmailAddress> = identity.email.as_ref().and_then(|email| email.parse().ok());
    let Some(email) = email else {
        return Ok(None);
    };
    let Some(account) = queries::account_of_email(tx, &email).await? else {
        return Ok(None);
    };
    let key = (identity.issuer.as_str(), identity.subject.as_str());
    stored::link(tx, key, account, visit.now()).await?;
    history::record(tx, visit, Trace::of_account("account.provider-linked", account)).await?;
    Ok(Some(account))
}
