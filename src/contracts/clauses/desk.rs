//! The clauses of a farm or of a network: the list, and a new one.

use super::model::{Clause, Keeper, LONGEST, VariableHelp, example, refuse_unknown};
use super::queries;
use crate::access::{Authorised, FarmDesk, NetworkDesk};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::ClauseId;
use crate::{clock, t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/clauses/desk.html")]
struct Desk {
    frame: Frame,
    base: String,
    clauses: Vec<Clause>,
    form: Form,
    variables: Vec<VariableHelp>,
    example: Vec<String>,
    once: String,
}

pub async fn of_farm(desk: Authorised<FarmDesk>) -> Outcome {
    list(&desk.visit, &Keeper::Farm(desk.target.0.clone())).await
}

pub async fn of_network(desk: Authorised<NetworkDesk>) -> Outcome {
    list(&desk.visit, &Keeper::Network(desk.target.0.clone())).await
}

pub async fn add_of_farm(desk: Authorised<FarmDesk>, Submitted(form): Submitted) -> Outcome {
    add(&desk.visit, &Keeper::Farm(desk.target.0.clone()), form).await
}

pub async fn add_of_network(desk: Authorised<NetworkDesk>, Submitted(form): Submitted) -> Outcome {
    add(&desk.visit, &Keeper::Network(desk.target.0.clone()), form).await
}

async fn list(visit: &Visit, keeper: &Keeper) -> Outcome {
    page(&shown(visit, keeper, Form::new()).await?)
}

async fn shown(visit: &Visit, keeper: &Keeper, form: Form) -> Result<Desk, Fault> {
    let mut tx = visit.app().db.read().await?;
    Ok(Desk {
        frame: visit.frame(t!("clauses-title")),
        base: keeper.base(),
        clauses: queries::kept(&mut tx, keeper).await?,
        example: example(form.value("body")),
        form,
        variables: VariableHelp::all(),
        once: visit.once().to_string(),
    })
}

/// Title and text as typed; none when something is to be corrected.
pub(super) fn read(form: &mut Form) -> Option<(String, String)> {
    let (title, body) = (
        form.required_text("title", 120),
        form.required_text("body", LONGEST),
    );
    refuse_unknown(form, "body");
    if !form.is_valid() {
        return None;
    }
    Some((title?, body?))
}

async fn add(visit: &Visit, keeper: &Keeper, mut form: Form) -> Outcome {
    let Some((title, body)) = read(&mut form) else {
        return refused_page(&shown(visit, keeper, form).await?);
    };
    if form.value("action") == "preview" {
        return page(&shown(visit, keeper, form).await?);
    }
    let (actor, now, location) = (visit.signed_in()?, visit.now(), keeper.base());
    let new = Clause {
        id: ClauseId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        title,
        body,
    };
    let stored: Result<(), Fault> = transact!(visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        queries::insert(tx, keeper, &new, actor.account, now).await?;
        trace(tx, visit, keeper, (new.id, "clause.added"), new.changes(None)).await?;
        settle_once(tx, &form, actor.account, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-clauses-added"))
}

pub(super) async fn trace(
    tx: &mut Tx,
    visit: &Visit,
    keeper: &Keeper,
    (id, verb): (ClauseId, &'static str),
    changed: Changes,
) -> Result<(), Fault> {
    let trace = Trace {
        amap: None,
        farm: keeper.farm(),
        network: keeper.network(),
        verb,
        object: "clause",
        id: Some(id.uuid()),
        detail: changed.beside(serde_json::Value::Null),
    };
    Ok(history::record(tx, visit, trace).await?)
}
