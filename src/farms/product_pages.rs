//! The products of a farm, in its farmer's hands.

use super::access::ProductDesk;
use super::model::{NewProduct, Product};
use super::queries;
use crate::access::{Authorised, FarmDesk, FarmScope};
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::ProductId;
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "farms/products.html")]
struct List {
    frame: Frame,
    base: String,
    offered: Vec<Product>,
    retired: Vec<Product>,
    form: Form,
    once: String,
}

#[derive(Template)]
#[template(path = "farms/product.html")]
struct Show {
    frame: Frame,
    base: String,
    /// What was done to it.
    story: String,
    product: Product,
    form: Form,
    once: String,
}

pub async fn list(desk: Authorised<FarmDesk>) -> Outcome {
    page(&listed(&desk, Form::new()).await?)
}

async fn listed(desk: &Authorised<FarmDesk>, form: Form) -> Result<List, Fault> {
    let farm = &desk.target.0;
    let mut tx = desk.visit.app().db.read().await?;
    let products = queries::products(&mut tx, farm).await?;
    let (offered, retired) = products
        .into_iter()
        .partition(|product| product.retired_at.is_none());
    Ok(List {
        frame: desk.visit.frame(t!("farms-products-title")),
        base: base(farm),
        offered,
        retired,
        form,
        once: desk.visit.once().to_string(),
    })
}

fn base(farm: &FarmScope) -> String {
    format!("/ferme/{}/produits", farm.slug())
}

fn read(form: &mut Form) -> Option<NewProduct> {
    let (name, kind) = (
        form.required_text("name", 80),
        form.required_text("production_type", 60),
    );
    let packaging = form.text("packaging", 60);
    if !form.is_valid() {
        return None;
    }
    Some(NewProduct {
        name: name?,
        production_type: kind?,
        packaging: packaging?,
    })
}

pub async fn add(desk: Authorised<FarmDesk>, Submitted(mut form): Submitted) -> Outcome {
    let Some(new) = read(&mut form) else {
        return refused_page(&listed(&desk, form).await?);
    };
    let (farm, actor, now) = (&desk.target.0, desk.actor()?, desk.visit.now());
    let location = base(farm);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let id = queries::add_product(tx, farm, &new, now).await?;
        trace(tx, &desk.visit, farm, (id, "product.added"), new.changes(None)).await?;
        settle_once(tx, &form, actor.account, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-farms-product-added"))
}

pub async fn show(desk: Authorised<ProductDesk>) -> Outcome {
    let mut form = Form::new();
    form.set("name", &desk.product.name);
    form.set("production_type", &desk.product.production_type);
    form.set("packaging", &desk.product.packaging);
    page(&shown(&desk, form))
}

fn shown(desk: &Authorised<ProductDesk>, form: Form) -> Show {
    Show {
        frame: desk.visit.frame(&desk.product.name),
        base: base(&desk.farm),
        story: format!(
            "/ferme/{}/journal?quoi=product&lequel={}",
            desk.farm.slug(),
            desk.product.id.uuid()
        ),
        product: desk.product.clone(),
        form,
        once: desk.visit.once().to_string(),
    }
}

pub async fn save(desk: Authorised<ProductDesk>, Submitted(mut form): Submitted) -> Outcome {
    let Some(new) = read(&mut form) else {
        return refused_page(&shown(&desk, form));
    };
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let location = base(&desk.farm);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        queries::change_product(tx, &desk.farm, desk.product.id, &new).await?;
        let changed = new.changes(Some(&desk.product));
        trace(
            tx,
            &desk.visit,
            &desk.farm,
            (desk.product.id, "product.changed"),
            changed,
        )
        .await?;
        settle_once(tx, &form, actor.account, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-farms-product-saved"))
}

/// Takes a product out of what new templates offer, or puts it back.
pub async fn retire(desk: Authorised<ProductDesk>, Submitted(form): Submitted) -> Outcome {
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let location = base(&desk.farm);
    let back = form.value("back") == "1";
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        queries::retire(tx, &desk.farm, desk.product.id, (!back).then_some(now)).await?;
        let verb = if back {
            "product.offered"
        } else {
            "product.retired"
        };
        trace(
            tx,
            &desk.visit,
            &desk.farm,
            (desk.product.id, verb),
            Changes::default(),
        )
        .await?;
        settle_once(tx, &form, actor.account, &location).await
    });
    stored?;
    Ok(redirect_with_notice(
        &location,
        if back {
            "done-farms-product-back"
        } else {
            "done-farms-product-retired"
        },
    ))
}

async fn trace(
    tx: &mut crate::db::Tx,
    visit: &Visit,
    farm: &FarmScope,
    (id, verb): (ProductId, &'static str),
    changed: Changes,
) -> Result<(), Fault> {
    let trace = Trace {
        amap: None,
        farm: Some(farm.id()),
        network: None,
        verb,
        object: "product",
        id: Some(id.uuid()),
        detail: changed.beside(serde_json::Value::Null),
    };
    Ok(history::record(tx, visit, trace).await?)
}
