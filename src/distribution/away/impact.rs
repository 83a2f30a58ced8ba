//! The page that shows whom an absence concerns, before anything changes.

use crate::contracts::{ImpactRow, Struck, fingerprint_of};
use crate::t;
use crate::web::{Form, Frame, Visit};
use crate::words::Cents;
use askama::Template;

#[derive(Template)]
#[template(path = "distribution/away/impact.html")]
pub struct Impact {
    frame: Frame,
    once: String,
    base: String,
    back: String,
    what: String,
    reason: String,
    error: String,
    again: String,
    contracts: usize,
    before: Cents,
    after: Cents,
    templates: Vec<Concerned>,
    fields: Vec<(String, String)>,
    fingerprint: String,
}

/// One template.
struct Concerned {
    title: String,
    farm: String,
    amap: String,
    units: Vec<(String, String, String)>,
    rows: Vec<ImpactRow>,
}

/// Where the page stands, and what it is about.
pub struct About<'a> {
    pub visit: &'a Visit,
    /// Its address.
    pub base: String,
    /// The page that leads to it.
    pub back: String,
    /// What would happen, in words.
    pub what: String,
}

/// Whom it concerns.
pub fn impact(about: &About<'_>, struck: &[Struck], form: &Form, reason: &str, error: String) -> Impact {
    let totals: Vec<(Cents, Cents)> = struck.iter().map(Struck::totals).collect();
    let kept = |(name, value): &(&str, &str)| {
        !["csrf", "once", "empreinte", "voir"].contains(name) && !value.is_empty()
    };
    let fields: Vec<(String, String)> = form
        .fields()
        .filter(kept)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut again = form.clone();
    for name in ["csrf", "once", "empreinte", "voir"] {
        again.set(name, "");
    }
    Impact {
        frame: about.visit.frame(t!("amendments-impact-title")),
        once: about.visit.once().to_string(),
        again: format!("{}?{}", about.base, again.encoded()),
        base: about.base.clone(),
        back: about.back.clone(),
        what: about.what.clone(),
        reason: reason.to_owned(),
        error,
        contracts: struck.iter().map(Struck::contracts).sum(),
        before: totals.iter().map(|(before, _)| *before).sum(),
        after: totals.iter().map(|(_, after)| *after).sum(),
        templates: struck
            .iter()
            .map(|one| Concerned {
                title: one.title().to_owned(),
                farm: one.farm().to_owned(),
                amap: one.amap().name().to_owned(),
                units: one.units(),
                rows: one.rows(about.visit),
            })
            .collect(),
        fields,
        fingerprint: fingerprint_of(struck),
    }
}
