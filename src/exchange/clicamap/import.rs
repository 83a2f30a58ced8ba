//! Moving workbooks in: all files or none, in the transaction of the caller.

use super::compare::differences;
use super::identity::{Outline, fingerprint};
use super::infer::Plan;
use super::intake::Intake;
use super::queries::{self, Farm, TemplateRow};
use super::rebuild::rebuild;
use super::store;
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::history::{self, Trace};
use crate::t;
use crate::web::{Fault, Visit};
use crate::words::{AccountId, FarmId, Instant, PublicId};
use uuid::Uuid;

/// Who imports.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// The operator, on the command line.
    Operator,
    /// A person, on a page.
    Person(&'a Visit),
}

impl By<'_> {
    pub(super) fn account(&self) -> Option<AccountId> {
        match self {
            Self::Operator => None,
            Self::Person(visit) => visit.actor().map(|actor| actor.account),
        }
    }

    pub(super) async fn record(
        &self,
        tx: &mut Tx,
        amap: &AmapScope,
        farm: FarmId,
        template: Uuid,
        fingerprint: &str,
        now: Instant,
    ) -> Result<(), DbError> {
        let trace = Trace {
            amap: Some(amap.id()),
            farm: Some(farm),
            network: None,
            verb: "template.imported",
            object: "template",
            id: Some(template),
            detail: serde_json::json!({ "fingerprint": fingerprint }),
        };
        match self {
            Self::Operator => history::record_operator(tx, trace, now).await,
            Self::Person(visit) => history::record(tx, visit, trace).await,
        }
    }
}

/// What became of one file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Its name.
    pub file: String,
    /// Title of the contract.
    pub title: String,
    /// What to tell whoever imports it, a sentence each.
    pub warnings: Vec<String>,
    /// Totals that were accepted although they are not the sums, a sentence each.
    pub mismatches: Vec<String>,
    /// What was made; nothing when the contract is there already.
    pub made: Option<Made>,
}

/// A contract that an import made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The template's name in addresses.
    pub template: PublicId,
    /// What it is.
    pub plan: Plan,
    /// How many households were made for it.
    pub new_households: usize,
    /// New people who look like someone who was there, a sentence each.
    pub near: Vec<String>,
}

/// Moves files into an AMAP, as contracts of one farm, delivered at a site or at the one that is open on most of the days.
///
/// # Errors
/// [`Fault::Refused`] with a sentence, and a line for each difference when a contract is there in another state. The caller's
/// transaction is then to be rolled back.
pub async fn import(
    tx: &mut Tx,
    amap: &AmapScope,
    (farm, site): (&Farm, Option<PublicId>),
    files: &[Intake],
    by: &By<'_>,
    now: Instant,
) -> Result<Vec<Imported>, Fault> {
    let mut all = Vec::new();
    for file in files {
        let there = there(tx, amap, farm, file).await?;
        let (title, made) = match there {
            Some(title) => (title, None),
            None => {
                let made = store::store(tx, amap, (farm, site), file, by, now).await?;
                (made.plan.title.clone(), Some(made))
            }
        };
        all.push(Imported {
            file: file.file.clone(),
            title,
            warnings: file.warnings.clone(),
            mismatches: file.mismatches.clone(),
            made,
        });
    }
    Ok(all)
}

/// The title of the contract if it is there as the file says.
async fn there(tx: &mut Tx, amap: &AmapScope, farm: &Farm, file: &Intake) -> Result<Option<String>, Fault> {
    let imports = queries::imports(tx, amap).await?;
    if let Some(same) = imports
        .into_iter()
        .find(|import| import.fingerprint == file.fingerprint)
    {
        if same.farm_id == farm.id {
            return Ok(Some(same.title));
        }
        let sentence = t!(
            "exchange-import-other-farm",
            file = file.file,
            title = same.title,
            farm = same.farm
        );
        return Err(Fault::Refused(sentence));
    }
    let outline = Outline::new(&file.title, &file.workbook);
    let templates = queries::templates(tx, amap).await?;
    for template in templates.iter().filter(|template| template.farm_id == farm.id) {
        let present = rebuild(tx, amap, template.id).await?;
        if fingerprint(&present) == file.fingerprint {
            return Ok(Some(template.title.clone()));
        }
        if Outline::new(&template.title, &present).is_same_contract(&outline) {
            return Err(differs(template, file, &differences(&present, &file.workbook)));
        }
    }
    Ok(None)
}

fn differs(template: &TemplateRow, file: &Intake, differences: &[super::compare::Difference]) -> Fault {
    let head = t!(
        "exchange-import-differs",
        file = file.file,
        title = template.title,
        count = differences.len()
    );
    let lines: Vec<String> = std::iter::once(head)
        .chain(differences.iter().map(super::compare::Difference::sentence))
        .collect();
    Fault::Refused(lines.join("\n"))
}
