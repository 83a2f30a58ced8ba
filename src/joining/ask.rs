//! The public form. The answer is the same whoever asks; the request counts once the address is confirmed.

use super::model::{Line, NewRequest};
use super::queries::{self, NewWait};
use super::{letters, rules};
use crate::access::{AmapScope, session_digest};
use crate::accounts;
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::members;
use crate::web::{Fault, Form, Frame, Outcome, Submitted, Visit, claim_act, page, refused_page};
use crate::words::{Instant, JoinRequestId, WaitId};
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

/// Wishes of one request at most.
const MOST_WISHES: usize = 20;

#[derive(Template)]
#[template(path = "joining/ask.html")]
struct Ask {
    frame: Frame,
    slug: String,
    name: String,
    form: Form,
    lines: Vec<Line>,
    /// The second at which the form was made.
    opened: i64,
    open: bool,
}

#[derive(Template)]
#[template(path = "joining/asked.html")]
struct Asked {
    frame: Frame,
    slug: String,
}

/// An AMAP that stands in the directory.
pub(super) async fn public_amap(tx: &mut Tx, slug: &str) -> Result<AmapScope, Fault> {
    AmapScope::for_operator(tx, slug).await?.ok_or(Fault::NotFound)
}

async fn shown(visit: &Visit, amap: &AmapScope, form: Form) -> Result<Ask, Fault> {
    let mut tx = visit.app().db.read().await?;
    let open = queries::takes_requests(&mut tx, amap).await?;
    Ok(Ask {
        frame: visit.frame(t!("joining-title")),
        slug: amap.slug().to_owned(),
        name: amap.name().to_owned(),
        form,
        lines: queries::lines(&mut tx, amap, amap.today(visit.now())).await?,
        opened: visit.now().0.div_euclid(1_000_000),
        open,
    })
}

/// The form.
pub async fn blank(visit: Visit, Path(slug): Path<String>) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let amap = public_amap(&mut tx, &slug).await?;
    drop(tx);
    page(&shown(&visit, &amap, Form::new()).await?)
}

/// Who asks, as typed.
pub(super) fn read(form: &mut Form) -> Option<NewRequest> {
    let last_name = form.required_text("last_name", 80);
    let first_name = form.required_text("first_name", 80);
    let email = form.optional("email", "form-email");
    let message = form.text("message", 1_000);
    let phone = form.value("phone").to_owned();
    if !members::is_phone(&phone) {
        form.refuse("phone", t!("members-phone-wrong"));
    }
    if !form.is_valid() {
        return None;
    }
    Some(NewRequest {
        last_name: last_name?,
        first_name: first_name?,
        email,
        phone,
        message: message?,
    })
}

/// The lines that were ticked; whatever else was sent is none.
pub(super) fn wishes(form: &Form, lines: &[Line]) -> Vec<Line> {
    let ticked = |line: &&Line| form.is_checked("souhait", &line.key);
    lines.iter().filter(ticked).take(MOST_WISHES).cloned().collect()
}

/// Takes the form.
pub async fn ask(visit: Visit, Path(slug): Path<String>, Submitted(mut form): Submitted) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let amap = public_amap(&mut tx, &slug).await?;
    if !queries::takes_requests(&mut tx, &amap).await? {
        return Err(Fault::Refused(t!("joining-closed")));
    }
    let lines = queries::lines(&mut tx, &amap, amap.today(visit.now())).await?;
    drop(tx);
    let new = read(&mut form);
    if form.value("email").is_empty() {
        form.refuse("email", t!("form-required"));
    }
    if !rules::is_by_a_person(form.value("site_web"), form.value("ouvert"), visit.now()) {
        form.refuse("", t!("joining-machine"));
    }
    let Some(new) = new.filter(|_| form.is_valid()) else {
        return refused_page(&shown(&visit, &amap, form).await?);
    };
    let wishes = wishes(&form, &lines);
    let stored: Result<(), Fault> = transact!(visit.app().db, |tx| {
        accounts::claim_letter(tx, &visit).await?;
        keep(tx, &visit, &amap, &new, &wishes).await
    });
    stored?;
    page(&Asked {
        frame: visit.frame(t!("joining-asked-title")),
        slug: amap.slug().to_owned(),
    })
}

async fn keep(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    new: &NewRequest,
    wishes: &[Line],
) -> Result<(), Fault> {
    let Some(email) = &new.email else {
        return Ok(());
    };
    let (now, secret) = (visit.now(), clock::fresh_secret());
    // One letter a day to an address: this form is no way to write to somebody else.
    let address: String = session_digest(email.as_str())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let day = amap.today(now);
    if !claim_act(tx, &format!("joining:{}:{day}:{address}", amap.id()), now).await? {
        return Ok(());
    }
    let digest = session_digest(&secret);
    match queries::of_email(tx, amap, email).await? {
        Some(known) => queries::renew_secret(tx, amap, known, &digest).await?,
        None => {
            let id = insert(tx, amap, (new, Some(&digest)), wishes, now).await?;
            let trace = Trace::in_amap(amap, "request.made", "request", id.uuid());
            history::record(tx, visit, trace).await?;
        }
    }
    let link = letters::own_page(&visit.app().config.public_url, amap, &secret);
    Ok(letters::confirm(tx, amap, email, &link, now).await?)
}

/// Keeps a request with its places in the lines: of the AMAP first, then of each wish.
pub(super) async fn insert(
    tx: &mut Tx,
    amap: &AmapScope,
    (new, digest): (&NewRequest, Option<&[u8]>),
    wishes: &[Line],
    now: Instant,
) -> Result<JoinRequestId, Fault> {
    let id = JoinRequestId::new(clock::fresh_uuid());
    let public_id = clock::fresh_public_id();
    queries::insert(tx, amap, (id, public_id, digest), new, now).await?;
    let place = |farm_id, product_id| NewWait {
        amap_id: amap.id(),
        id: WaitId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        request_id: Some(id),
        household_id: None,
        farm_id,
        product_id,
        since_at: now,
    };
    let mut waits = vec![place(None, None)];
    waits.extend(wishes.iter().map(|line| place(line.farm, line.product)));
    queries::insert_all(tx, &waits).await?;
    Ok(id)
}
