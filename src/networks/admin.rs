//! The administrator's page: every network of this instance, and making one.

use super::access::Administration;
use super::model::{NetworkKind, Node};
use super::queries::{self, NewNetwork};
use super::rules::may_stand_below;
use crate::access::Authorised;
use crate::clock;
use crate::db::{DbError, Tx};
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{NetworkId, slug};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "networks/admin.html")]
struct Admin {
    frame: Frame,
    once: String,
    networks: Vec<Node>,
    form: Form,
}

async fn shown(desk: &Authorised<Administration>, form: Form) -> Result<Admin, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    Ok(Admin {
        frame: desk.visit.frame(t!("networks-admin-title")),
        once: desk.visit.once().to_string(),
        networks: queries::all(&mut tx).await?,
        form,
    })
}

pub async fn show(desk: Authorised<Administration>) -> Outcome {
    page(&shown(&desk, Form::new()).await?)
}

struct Wanted {
    name: String,
    kind: NetworkKind,
    parent: Option<NetworkId>,
}

fn read(form: &mut Form, networks: &[Node]) -> Option<Wanted> {
    let name = form.required_text("name", 120);
    let kind: Option<NetworkKind> = form.required("kind", "form-required");
    let parent = networks.iter().find(|one| one.slug == form.value("parent"));
    if parent.is_none() && !form.value("parent").is_empty() {
        form.refuse("parent", t!("form-required"));
    }
    if kind.is_some_and(|kind| !may_stand_below(kind, parent.map(|one| one.kind))) {
        form.refuse("parent", t!("networks-parent-wrong"));
    }
    let parent = parent.map(|one| one.id);
    if !form.is_valid() {
        return None;
    }
    Some(Wanted {
        name: name?,
        kind: kind?,
        parent,
    })
}

pub async fn create(desk: Authorised<Administration>, Submitted(mut form): Submitted) -> Outcome {
    let (visit, account) = (&desk.visit, desk.actor()?.account);
    let mut tx = visit.app().db.read().await?;
    let networks = queries::all(&mut tx).await?;
    drop(tx);
    let Some(wanted) = read(&mut form, &networks) else {
        return refused_page(&shown(&desk, form).await?);
    };
    let id = NetworkId::new(clock::fresh_uuid());
    let location = transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, visit.now()).await?;
        let slug = free_slug(tx, &wanted.name).await?;
        let new = NewNetwork {
            id,
            slug: &slug,
            name: &wanted.name,
            kind: wanted.kind,
            parent: wanted.parent,
        };
        queries::insert(tx, &new, visit.now()).await?;
        history::record(tx, visit, trace(id, "network.created", "network")).await?;
        let location = address(&slug);
        settle_once(tx, &form, account, &location).await?;
        Ok(location)
    })?;
    Ok(redirect_with_notice(&location, "done-networks-made"))
}

/// The slug of the name, or with a random end when it is taken.
async fn free_slug(tx: &mut Tx, name: &str) -> Result<String, DbError> {
    let base = slug(name);
    if !base.is_empty() && queries::network(tx, &base).await?.is_none() {
        return Ok(base);
    }
    Ok(format!("{base}-{}", clock::fresh_public_id())
        .trim_start_matches('-')
        .to_owned())
}

/// Where the administrator looks after a network.
pub(super) fn address(slug: &str) -> String {
    format!("/administration/reseaux/{slug}")
}

/// What is kept of an act on a network.
pub(super) fn trace(network: NetworkId, verb: &'static str, object: &'static str) -> Trace {
    Trace {
        amap: None,
        farm: None,
        network: Some(network),
        verb,
        object,
        id: Some(network.uuid()),
        detail: serde_json::Value::Null,
    }
}
