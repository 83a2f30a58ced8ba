//! Moving contracts in from Clic'AMAP: files, a farm, a preview, and only then the import.

use super::clicamap::{self, By, Farm, ImportRow, Imported, Intake};
use super::kept::{self, Kept};
use crate::access::{AmapScope, Authorised, Coordination};
use crate::amaps::suspension::refuse_suspended;
use crate::calendar::sites::{self, Site};
use crate::db::Tx;
use crate::t;
use crate::transact;
use crate::web::{
    Fault, Form, Frame, Outcome, Upload, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::PublicId;
use askama::Template;

#[derive(Template)]
#[template(path = "exchange/import.html")]
struct Show {
    frame: Frame,
    once: PublicId,
    amap: String,
    farms: Vec<Farm>,
    sites: Vec<Site>,
    imports: Vec<ImportRow>,
    form: Form,
    errors: Vec<(String, String)>,
    refusals: Vec<String>,
    preview: Vec<Imported>,
    kept: Vec<Kept>,
}

impl Show {
    fn error(&self, field: &str) -> &str {
        self.form.error(field).unwrap_or_default()
    }

    fn is_chosen(&self, farm: &Farm) -> bool {
        self.form.value("farm") == farm.name
    }

    fn has_mismatches(&self) -> bool {
        self.preview.iter().any(|file| !file.mismatches.is_empty())
    }

    fn has_news(&self) -> bool {
        self.preview.iter().any(|file| file.made.is_some())
    }
}

pub async fn show(desk: Authorised<Coordination>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    page(&blank(&mut tx, &desk, Form::new()).await?)
}

async fn blank(tx: &mut Tx, desk: &Authorised<Coordination>, form: Form) -> Result<Show, Fault> {
    let amap: &AmapScope = &desk.0;
    let error = |error: &crate::web::FieldError| (error.field.clone(), error.sentence.clone());
    Ok(Show {
        frame: desk.visit.frame(t!("exchange-import-title")),
        once: desk.visit.once(),
        amap: amap.slug().to_owned(),
        farms: clicamap::partners(tx, amap).await?,
        sites: sites::sites(tx, amap).await?,
        imports: clicamap::imports(tx, amap).await?,
        errors: form.errors().iter().map(error).collect(),
        form,
        refusals: Vec::new(),
        preview: Vec::new(),
        kept: Vec::new(),
    })
}

pub async fn submit(desk: Authorised<Coordination>, mut upload: Upload) -> Outcome {
    let files = kept::files(&mut upload);
    let mut form = upload.form;
    let farm = farm_name(&mut form);
    let site = chosen_site(&desk, &mut form).await?;
    if files.is_empty() {
        form.refuse("files", t!("exchange-import-no-file"));
    }
    let Some(farm) = farm.filter(|_| form.is_valid()) else {
        return again(&desk, form, Vec::new()).await;
    };
    let (files, read) = tokio::task::spawn_blocking(move || {
        let read = Intake::read_all(&files);
        (files, read)
    })
    .await
    .map_err(Fault::unexpected)?;
    let intakes = match read {
        Ok(intakes) => intakes,
        Err(sentences) => return again(&desk, form, sentences).await,
    };
    if form.value("act") != "import" {
        return preview(&desk, form, (&farm, site), &intakes, &files).await;
    }
    if form.value("accept") != "1"
        && let Err(lines) = clicamap::check_totals(&intakes)
    {
        return again(&desk, form, lines).await;
    }
    match commit(&desk, &form, (&farm, site), &intakes).await {
        Err(Fault::Refused(lines)) => again(&desk, form, lines.lines().map(str::to_owned).collect()).await,
        outcome => outcome,
    }
}

/// The chosen partner's name, or the name of a farm to be made.
fn farm_name(form: &mut Form) -> Option<String> {
    if !form.value("farm").is_empty() {
        return form.text("farm", 200);
    }
    if form.value("new-farm").is_empty() {
        form.refuse("farm", t!("exchange-import-choose-farm"));
        return None;
    }
    form.text("new-farm", 200)
}

/// The site that was chosen among several; none lets the days decide.
async fn chosen_site(desk: &Authorised<Coordination>, form: &mut Form) -> Result<Option<PublicId>, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let sites = sites::sites(&mut tx, &desk.0).await?;
    let chosen = sites
        .iter()
        .find(|site| site.public_id.as_str() == form.value("site"));
    if chosen.is_none() && !form.value("site").is_empty() {
        form.refuse("site", t!("exchange-import-site-unknown"));
    }
    Ok(chosen.map(|site| site.public_id))
}

async fn again(desk: &Authorised<Coordination>, form: Form, refusals: Vec<String>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    refused_page(&Show {
        refusals,
        ..blank(&mut tx, desk, form).await?
    })
}

async fn store(
    tx: &mut Tx,
    desk: &Authorised<Coordination>,
    (farm, site): (&str, Option<PublicId>),
    intakes: &[Intake],
) -> Result<Vec<Imported>, Fault> {
    let now = desk.visit.now();
    let (farm, _) = clicamap::farm(tx, &desk.0, farm, true, now).await?;
    clicamap::import(tx, &desk.0, (&farm, site), intakes, &By::Person(&desk.visit), now).await
}

/// Does all of it and takes it back: what the preview says is what the import does.
async fn preview(
    desk: &Authorised<Coordination>,
    form: Form,
    target: (&str, Option<PublicId>),
    intakes: &[Intake],
    files: &[(String, Vec<u8>)],
) -> Outcome {
    let mut tx = desk.visit.app().db.begin_write().await?;
    let outcome = store(&mut tx, desk, target, intakes).await;
    tx.rollback().await?;
    let preview = match outcome {
        Ok(preview) => preview,
        Err(Fault::Refused(lines)) => {
            return again(desk, form, lines.lines().map(str::to_owned).collect()).await;
        }
        Err(fault) => return Err(fault),
    };
    let mut tx = desk.visit.app().db.read().await?;
    page(&Show {
        preview,
        kept: kept::keep(files),
        ..blank(&mut tx, desk, form).await?
    })
}

async fn commit(
    desk: &Authorised<Coordination>,
    form: &Form,
    target: (&str, Option<PublicId>),
    intakes: &[Intake],
) -> Outcome {
    let account = desk.actor()?.account;
    let location = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, account, desk.visit.now()).await?;
        refuse_suspended(tx, &desk.0).await?;
        store(tx, desk, target, intakes).await?;
        let location = format!("/amap/{}/import", desk.0.slug());
        settle_once(tx, form, account, &location).await?;
        Ok(location)
    })?;
    Ok(redirect_with_notice(&location, "done-exchange-imported"))
}
