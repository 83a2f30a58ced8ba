//! What stands around a synthesis: the season before, and whether the farm keeps the contracts of this one.

use super::archive;
use super::season_before::{Comparison, comparison};
use super::templates::TemplateSheet;
use crate::access::AmapScope;
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Visit};
use crate::words::Cents;

/// In words.
#[derive(Debug, Default)]
pub struct Around {
    /// The title of the season before; empty when there is none.
    pub before: String,
    /// What is compared: then, now, and how they differ.
    pub compared: Vec<[String; 4]>,
    /// The households that are new, and those that left.
    pub new: String,
    /// Those that left.
    pub left: String,
    /// Whether the season has ended, so that there is an archive.
    pub ended: bool,
    /// What the farm said of it.
    pub kept: String,
    /// Whether that is still so.
    pub current: bool,
}

impl Around {
    /// Of a template, in few statements.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(
        tx: &mut Tx,
        visit: &Visit,
        amap: &AmapScope,
        sheet: &TemplateSheet,
    ) -> Result<Around, Fault> {
        let mut around = comparison(tx, amap, sheet)
            .await?
            .map(|seasons| said(&seasons))
            .unwrap_or_default();
        let today = amap.today(visit.now());
        around.ended = sheet.last_delivery().is_some_and(|last| last < today);
        if around.ended {
            let kept = archive::kept(tx, amap, sheet.id).await?;
            around.current = kept.as_ref().is_some_and(|kept| kept.current);
            around.kept = match kept {
                Some(kept) => t!("archive-kept", name = kept.by, when = kept.at.spoken(amap.zone())),
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

fn said(seasons: &Comparison) -> Around {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let [then, now] = seasons.households;
    let mut compared = vec![[
        t!("synthesis-beside-households"),
        then.to_string(),
        now.to_string(),
        difference(count(then), count(now)),
    ]];
    let [before, after] = seasons.amounts;
    if before > Cents::ZERO {
        let more = after - before;
        let sign = if more > Cents::ZERO { "+" } else { "" };
        compared.push([
            t!("contracts-synthesis-amount"),
            before.to_string(),
            after.to_string(),
            if more.is_zero() {
                String::new()
            } else {
                format!("{sign}{more}")
            },
        ]);
    }
    for (name, [then, now]) in &seasons.products {
        let more = now.checked_sub(*then).map(|more| (more, "+"));
        let less = then.checked_sub(*now).map(|less| (less, "−"));
        let differs = more.or(less).filter(|(by, _)| !by.is_zero());
        compared.push([
            name.clone(),
            then.to_string(),
            now.to_string(),
            differs
                .map(|(by, sign)| format!("{sign}{by}"))
                .unwrap_or_default(),
        ]);
    }
    let named = |key: &str, names: &[String]| {
        let all = names.join(", ");
        if names.is_empty() {
            String::new()
        } else {
            t!(key, count = names.len(), names = all)
        }
    };
    Around {
        before: t!(
            "synthesis-beside-title",
            title = seasons.before.clone(),
            count = seasons.came_back
        ),
        compared,
        new: named("synthesis-beside-new", &seasons.new),
        left: named("synthesis-beside-left", &seasons.left),
        ..Around::default()
    }
}
