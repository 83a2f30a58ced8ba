//! The page: a file, what stands in its columns, what it would bring, and only then the import.

use super::columns::{self, FIELDS, Field};
use super::plan::{Plan, Wrong, plan};
use super::table::{self, Row};
use crate::access::{AmapScope, Authorised, Coordination};
use crate::amaps::suspension::refuse_suspended;
use crate::db::Tx;
use crate::documents::{SheetTable, XLSX, spreadsheet};
use crate::exchange::kept::{self, Kept};
use crate::history::{self, Trace};
use crate::members;
use crate::web::{
    Fault, Form, Frame, Outcome, Upload, attachment, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::PublicId;
use crate::{t, transact};
use askama::Template;

/// What is shown of each list at most; the rest is counted.
const SHOWN: usize = 20;

#[derive(Template)]
#[template(path = "exchange/people/people.html")]
struct Show {
    frame: Frame,
    once: PublicId,
    base: String,
    /// Why the file cannot be read at all.
    refusal: String,
    list: Option<List>,
}

/// A file that was read.
struct List {
    file: String,
    columns: Vec<Column>,
    rows: usize,
    wrong: Vec<Wrong>,
    more_wrong: usize,
    plan: Option<Plan>,
    kept: Vec<Kept>,
}

/// A column of the file.
struct Column {
    heading: String,
    /// The first thing that stands in it.
    example: String,
    chosen: &'static str,
}

impl Column {
    fn is(&self, choice: &str) -> bool {
        self.chosen == choice
    }
}

impl List {
    /// The choices of a column: name in forms, and words.
    fn choices() -> Vec<(&'static str, String)> {
        let named = FIELDS.iter().map(|(field, name)| (*name, field.label()));
        std::iter::once(("", t!("exchange-people-ignored")))
            .chain(named)
            .collect()
    }
}

fn blank(desk: &Authorised<Coordination>) -> Show {
    Show {
        frame: desk.visit.frame(t!("exchange-people-title")),
        once: desk.visit.once(),
        base: format!("/amap/{}/membres", desk.0.slug()),
        refusal: String::new(),
        list: None,
    }
}

/// The page before a file is chosen.
pub async fn show(desk: Authorised<Coordination>) -> Outcome {
    page(&blank(&desk))
}

/// An empty list to fill.
pub async fn model(desk: Authorised<Coordination>) -> Outcome {
    let columns = FIELDS[..9].iter().map(|(field, _)| (field.label(), 24)).collect();
    let table = SheetTable {
        name: t!("members-list-title"),
        heading: vec![t!("exchange-people-model"), t!("exchange-people-model-text")],
        columns,
        rows: Vec::new(),
        totals: None,
        landscape: true,
    };
    let today = desk.0.today(desk.visit.now());
    attachment(
        "modele.xlsx",
        XLSX,
        spreadsheet(&[table], today).map_err(Fault::unexpected)?,
    )
}

/// A file that was read, and what its columns say.
struct Reading {
    rows: Vec<Row>,
    headings: Row,
    columns: Vec<Option<Field>>,
}

impl Reading {
    fn new(mut rows: Vec<Row>, form: &Form) -> Self {
        let at = columns::headings(&rows);
        let below = rows.split_off(at + 1);
        // `read` gives one row at least.
        let headings = rows.pop().unwrap_or(Row {
            number: 0,
            cells: Vec::new(),
        });
        let columns = if form.value("lu") == "1" {
            let chosen = |column| Field::named(form.value(&format!("c-{column}")));
            (0..headings.cells.len()).map(chosen).collect()
        } else {
            columns::guess(&headings)
        };
        Self {
            rows: below,
            headings,
            columns,
        }
    }

    fn columns(&self) -> Vec<Column> {
        let column = |(at, field): (usize, &Option<Field>)| Column {
            heading: self.headings.cell(at).to_owned(),
            example: self
                .rows
                .iter()
                .map(|row| row.cell(at))
                .find(|text| !text.is_empty())
                .unwrap_or_default()
                .to_owned(),
            chosen: field.map_or("", Field::name),
        };
        self.columns.iter().enumerate().map(column).collect()
    }

    /// What the file would bring, or what is wrong with it.
    fn plan(&self, people: &[members::Member]) -> Result<Plan, Vec<Wrong>> {
        let twice = |field: &Field| self.columns.iter().filter(|one| **one == Some(*field)).count() > 1;
        if let Some((field, _)) = FIELDS.iter().find(|(field, _)| twice(field)) {
            return Err(vec![self.wrong(field.label(), t!("exchange-people-twice"))]);
        }
        if !self.columns.contains(&Some(FIELDS[0].0)) {
            return Err(vec![
                self.wrong(FIELDS[0].0.label(), t!("exchange-people-no-column")),
            ]);
        }
        plan(&self.rows, &self.columns, people)
    }

    fn wrong(&self, column: String, sentence: String) -> Wrong {
        Wrong {
            row: self.headings.number,
            column,
            sentence,
        }
    }
}

/// Reads the file that was sent; shows what it would bring, or imports it.
pub async fn submit(desk: Authorised<Coordination>, mut upload: Upload) -> Outcome {
    let files = kept::files(&mut upload);
    let form = upload.form;
    let Some((name, bytes)) = files.first().cloned() else {
        return refused(&desk, t!("exchange-import-no-file"));
    };
    let read = tokio::task::spawn_blocking(move || table::read(&name, &bytes));
    let rows = match read.await.map_err(Fault::unexpected)? {
        Ok(rows) => rows,
        Err(sentence) => return refused(&desk, sentence),
    };
    let reading = Reading::new(rows, &form);
    let mut tx = desk.visit.app().db.read().await?;
    let people = everybody(&mut tx, &desk.0).await?;
    drop(tx);
    match reading.plan(&people) {
        Ok(_) if form.value("act") == "import" => commit(&desk, &form, &reading).await,
        planned => {
            let looked_at = move || planned.map(|plan| plan.looked_at(&people));
            let planned = tokio::task::spawn_blocking(looked_at)
                .await
                .map_err(Fault::unexpected)?;
            shown(&desk, &reading, planned, &files)
        }
    }
}

/// Who is there, and who left and may come back.
async fn everybody(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<members::Member>, Fault> {
    let mut people = members::members(tx, amap).await?;
    people.extend(members::gone(tx, amap).await?);
    Ok(people)
}

fn refused(desk: &Authorised<Coordination>, refusal: String) -> Outcome {
    refused_page(&Show {
        refusal,
        ..blank(desk)
    })
}

fn shown(
    desk: &Authorised<Coordination>,
    reading: &Reading,
    planned: Result<Plan, Vec<Wrong>>,
    files: &[(String, Vec<u8>)],
) -> Outcome {
    let (plan, mut wrong) = match planned {
        Ok(plan) => (Some(plan), Vec::new()),
        Err(wrong) => (None, wrong),
    };
    let more_wrong = wrong.len().saturating_sub(SHOWN);
    wrong.truncate(SHOWN);
    let is_wrong = !wrong.is_empty();
    let show = Show {
        list: Some(List {
            file: files.first().map(|(name, _)| name.clone()).unwrap_or_default(),
            columns: reading.columns(),
            rows: reading.rows.len(),
            wrong,
            more_wrong,
            plan,
            kept: kept::keep(&files[..1]),
        }),
        ..blank(desk)
    };
    if is_wrong {
        refused_page(&show)
    } else {
        page(&show)
    }
}

/// Plans again within the transaction, since somebody may have added people meanwhile; all or nothing.
async fn commit(desk: &Authorised<Coordination>, form: &Form, reading: &Reading) -> Outcome {
    let (account, now) = (desk.actor()?.account, desk.visit.now());
    let location = format!("/amap/{}/membres", desk.0.slug());
    let changed = || Fault::Refused(t!("exchange-people-changed"));
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, account, now).await?;
        refuse_suspended(tx, &desk.0).await?;
        let people = everybody(tx, &desk.0).await?;
        let plan = reading.plan(&people).map_err(|_| changed())?;
        let corrections = if form.is_checked("corrections", "1") {
            plan.corrections.as_slice()
        } else {
            &[]
        };
        if plan.people() + corrections.len() == 0 {
            return Err(Fault::Refused(t!("exchange-people-nothing")));
        }
        store(tx, desk, &plan).await?;
        for correction in corrections {
            members::correct(tx, &desk.visit, &desk.0, (&correction.before, &correction.after)).await?;
        }
        settle_once(tx, form, account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-exchange-people"))
}

async fn store(tx: &mut Tx, desk: &Authorised<Coordination>, plan: &Plan) -> Result<(), Fault> {
    let (amap, now) = (&desk.0, desk.visit.now());
    members::create_households(tx, amap, &plan.households, now).await?;
    for (household, person) in &plan.joining {
        members::add_to_household(tx, amap, *household, person, now).await?;
    }
    for (member, said) in &plan.returning {
        members::come_back(tx, amap, member, said, now).await?;
        let trace = Trace::in_amap(amap, "member.came-back", "member", member.id.uuid());
        history::record(tx, &desk.visit, trace).await?;
    }
    let trace = Trace {
        amap: Some(amap.id()),
        farm: None,
        network: None,
        verb: "members.imported",
        object: "amap",
        id: Some(amap.id().uuid()),
        detail: serde_json::json!({ "households": plan.households.len(), "people": plan.people() }),
    };
    history::record(tx, &desk.visit, trace).await?;
    Ok(())
}
