//! Another référent writes the same template: who saves second is told what was changed, and keeps what was typed.

use super::may_edit;
use crate::access::Authorised;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::{queries, rules, told};
use crate::history;
use crate::t;
use crate::web::{Fault, Form, refuse_again};

/// Where the sentences stand: the hidden field that says which revision the page was made from.
const FIELD: &str = "revision";

/// Looks at the template as it stands now. Refuses the form, with a sentence for each change that somebody else made since
/// its page, and for what the template no longer allows; sent a second time it is taken.
pub(super) async fn tell(desk: &mut Authorised<TemplateDesk>, form: &mut Form) -> Result<(), Fault> {
    let me = desk.actor()?.account;
    let mut tx = desk.visit.app().db.read().await?;
    refuse_again(&mut tx, form, me).await?;
    let id = desk.sheet.id;
    let sheet = queries::sheet_of(&mut tx, &desk.amap, id).await?;
    desk.target.sheet = sheet.ok_or(Fault::NotFound)?;
    let now = desk.sheet.revision;
    let shown = form.value(FIELD).parse().unwrap_or(now);
    let barred = may_edit(desk, desk.visit.now()).err();
    if shown == now && barred.is_none() {
        return Ok(());
    }
    let entries = history::of_object(&mut tx, &desk.amap, "template", id.uuid()).await?;
    let news = |entry: &&history::Told| {
        rules::is_news(
            &entry.verb,
            entry.detail["revision"].as_i64(),
            shown,
            barred.is_some(),
        ) && entry.account != Some(me)
    };
    for entry in entries.iter().filter(news) {
        let what = told::what(&entry.verb, &entry.detail);
        if let (Some(what), Some(name)) = (what, &entry.by) {
            let when = entry.at.spoken(desk.amap.zone());
            form.refuse(
                FIELD,
                t!("templates-meanwhile", name = name, when = when, what = what),
            );
        }
    }
    match barred {
        Some(sentence) => form.refuse(FIELD, sentence),
        None if !form.is_valid() => form.refuse(FIELD, t!("templates-meanwhile-again")),
        None => {}
    }
    form.set(FIELD, now);
    Ok(())
}
