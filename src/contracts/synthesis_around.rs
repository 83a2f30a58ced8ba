//! What stands around a synthesis: the season before, and whether the farm keeps the contracts of this one.

use super::archive;
use super::season_before::{Comparison, comparison};
use super::synthesis::Table;
use super::templates::TemplateSheet;
use crate::access::AmapScope;
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Visit};
use crate::words::{Cents, Quantity};

/// In words.
#[derive(Debug, Default)]
pub struct Around {
    /// The title of the season before; empty when there is none.
    pub before: String,
    /// What is compared: then, now, and how they differ.
    pub compared: Vec<[String; 4]>,
    /// The households that are new, and those that did not come back: how many, and who.
    pub names: Vec<(String, String)>,
    /// Whether the season has ended, so that there is an archive.
    pub ended: bool,
    /// What the farm said of it.
    pub kept: String,
    /// Whether that is still so.
    pub current: bool,
}

impl Around {
    /// Of a template and its synthesis, in few statements.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(
        tx: &mut Tx,
        (visit, amap): (&Visit, &AmapScope),
        sheet: &TemplateSheet,
        table: &Table,
    ) -> Result<Around, Fault> {
        let mut around = comparison(tx, amap, (sheet, table))
            .await?
            .map(|seasons| said(&seasons))
            .unwrap_or_default();
        let today = amap.today(visit.now());
        around.ended = sheet.last_delivery().is_some_and(|last| last < today);
        if around.ended {
            let kept = archive::kept(tx, amap, sheet.id).await?;
            around.current = kept.as_ref().is_some_and(|kept| kept.current);
            around.kept = match kept {
                Some(kept) => kept.said(amap.zone()),
                None => t!("archive-not-kept"),
            };
        }
        Ok(around)
    }
}

/// "+3", "−2"; nothing for none.
fn difference(then: i64, now: i64) -> String {
    match now - then {
        0 => String::new(),
        more @ 1.. => format!("+{more}"),
        less => format!("−{}", less.unsigned_abs()),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn households([then, now]: [usize; 2]) -> [String; 4] {
    [
        t!("synthesis-beside-households"),
        then.to_string(),
        now.to_string(),
        difference(count(then), count(now)),
    ]
}

fn amounts([then, now]: [Cents; 2]) -> [String; 4] {
    let more = now - then;
    let differs = match more {
        more if more.is_zero() => String::new(),
        more if more > Cents::ZERO => format!("+{more}"),
        less => less.to_string(),
    };
    [
        t!("contracts-synthesis-amount"),
        then.to_string(),
        now.to_string(),
        differs,
    ]
}

fn product((name, [then, now]): &(String, [Quantity; 2])) -> [String; 4] {
    let more = now.checked_sub(*then).map(|more| (more, "+"));
    let less = then.checked_sub(*now).map(|less| (less, "−"));
    let differs = more.or(less).filter(|(by, _)| !by.is_zero());
    [
        name.clone(),
        then.to_string(),
        now.to_string(),
        differs
            .map(|(by, sign)| format!("{sign}{by}"))
            .unwrap_or_default(),
    ]
}

/// How many, and who.
fn named(key: &str, names: &[String]) -> Option<(String, String)> {
    (!names.is_empty()).then(|| (t!(key, count = names.len()), names.join(", ")))
}

fn said(seasons: &Comparison) -> Around {
    let title = seasons.before.clone();
    let mut compared = vec![households(seasons.households)];
    compared.push(amounts(seasons.amounts));
    compared.extend(seasons.products.iter().map(product));
    let new = named("synthesis-beside-new", &seasons.new);
    let missing = named("synthesis-beside-missing", &seasons.missing);
    Around {
        before: t!("synthesis-beside-title", title = title, count = seasons.came_back),
        compared,
        names: new.into_iter().chain(missing).collect(),
        ..Around::default()
    }
}
