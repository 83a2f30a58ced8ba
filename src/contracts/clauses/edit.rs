//! One clause: written anew, or proposed no more.

use super::desk::{read, trace};
use super::model::{Clause, Keeper, VariableHelp, example};
use super::queries;
use crate::access::{Authorised, FarmDesk, NetworkDesk};
use crate::history::Changes;
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::PublicId;
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "contracts/clauses/edit.html")]
struct Edit {
    frame: Frame,
    base: String,
    address: String,
    form: Form,
    variables: Vec<VariableHelp>,
    example: Vec<String>,
    once: String,
}

/// The clause in an address.
#[derive(Debug, serde::Deserialize)]
pub struct ClauseKey {
    id: PublicId,
}

/// A clause, and whose it is.
struct Kept {
    visit: Visit,
    keeper: Keeper,
    clause: Clause,
}

impl Kept {
    async fn load(visit: Visit, keeper: Keeper, key: &ClauseKey) -> Result<Kept, Fault> {
        let mut tx = visit.app().db.read().await?;
        let clause = queries::clause(&mut tx, &keeper, &key.id).await?;
        drop(tx);
        Ok(Kept {
            clause: clause.ok_or(Fault::NotFound)?,
            visit,
            keeper,
        })
    }

    async fn of_farm(desk: Authorised<FarmDesk>, key: &ClauseKey) -> Result<Kept, Fault> {
        Kept::load(desk.visit, Keeper::Farm(desk.target.0), key).await
    }

    async fn of_network(desk: Authorised<NetworkDesk>, key: &ClauseKey) -> Result<Kept, Fault> {
        Kept::load(desk.visit, Keeper::Network(desk.target.0), key).await
    }

    fn shown(&self, form: Form) -> Edit {
        let base = self.keeper.base();
        Edit {
            frame: self.visit.frame(&self.clause.title),
            address: format!("{base}/{}", self.clause.public_id),
            base,
            example: example(form.value("body")),
            form,
            variables: VariableHelp::all(),
            once: self.visit.once().to_string(),
        }
    }

    fn show(&self) -> Outcome {
        let mut form = Form::new();
        form.set("title", &self.clause.title);
        form.set("body", &self.clause.body);
        page(&self.shown(form))
    }

    async fn save(&self, mut form: Form) -> Outcome {
        let Some((title, body)) = read(&mut form) else {
            return refused_page(&self.shown(form));
        };
        if form.value("action") == "preview" {
            return page(&self.shown(form));
        }
        let new = Clause {
            title,
            body,
            ..self.clause.clone()
        };
        let (by, now, location) = (
            self.visit.signed_in()?.account,
            self.visit.now(),
            self.keeper.base(),
        );
        let stored: Result<(), Fault> = transact!(self.visit.app().db, |tx| {
            claim_once(tx, &form, by, now).await?;
            queries::rewrite(tx, &self.keeper, &new, by, now).await?;
            let changed = new.changes(Some(&self.clause));
            trace(tx, &self.visit, &self.keeper, (new.id, "clause.changed"), changed).await?;
            settle_once(tx, &form, by, &location).await
        });
        stored?;
        Ok(redirect_with_notice(&location, "done-clauses-saved"))
    }

    async fn withdraw(&self, form: Form) -> Outcome {
        let (by, now, location) = (
            self.visit.signed_in()?.account,
            self.visit.now(),
            self.keeper.base(),
        );
        let stored: Result<(), Fault> = transact!(self.visit.app().db, |tx| {
            claim_once(tx, &form, by, now).await?;
            queries::withdraw(tx, &self.keeper, self.clause.id, by, now).await?;
            let act = (self.clause.id, "clause.withdrawn");
            trace(tx, &self.visit, &self.keeper, act, Changes::default()).await?;
            settle_once(tx, &form, by, &location).await
        });
        stored?;
        Ok(redirect_with_notice(&location, "done-clauses-withdrawn"))
    }
}

pub async fn of_farm(desk: Authorised<FarmDesk>, Path(key): Path<ClauseKey>) -> Outcome {
    Kept::of_farm(desk, &key).await?.show()
}

pub async fn of_network(desk: Authorised<NetworkDesk>, Path(key): Path<ClauseKey>) -> Outcome {
    Kept::of_network(desk, &key).await?.show()
}

pub async fn save_of_farm(
    desk: Authorised<FarmDesk>,
    Path(key): Path<ClauseKey>,
    Submitted(form): Submitted,
) -> Outcome {
    Kept::of_farm(desk, &key).await?.save(form).await
}

pub async fn save_of_network(
    desk: Authorised<NetworkDesk>,
    Path(key): Path<ClauseKey>,
    Submitted(form): Submitted,
) -> Outcome {
    Kept::of_network(desk, &key).await?.save(form).await
}

pub async fn withdraw_of_farm(
    desk: Authorised<FarmDesk>,
    Path(key): Path<ClauseKey>,
    Submitted(form): Submitted,
) -> Outcome {
    Kept::of_farm(desk, &key).await?.withdraw(form).await
}

pub async fn withdraw_of_network(
    desk: Authorised<NetworkDesk>,
    Path(key): Path<ClauseKey>,
    Submitted(form): Submitted,
) -> Outcome {
    Kept::of_network(desk, &key).await?.withdraw(form).await
}
