//! The households of an AMAP, their people and how far each is on the way to signing in.

use super::access::MemberBook;
use super::model::AccessState;
use super::queries::{self, ListedRow};
use super::rules;
use crate::access::Authorised;
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::{HouseholdId, PublicId, sort_key};
use askama::Template;

const PER_PAGE: i64 = 100;

#[derive(Template)]
#[template(path = "members/list.html")]
struct List {
    frame: Frame,
    slug: String,
    searched: String,
    households: Vec<Listed>,
    total: i64,
    page: usize,
    pages: usize,
    base: String,
    may_edit: bool,
}

struct Listed {
    id: HouseholdId,
    name: String,
    people: Vec<Person>,
}

struct Person {
    public_id: PublicId,
    name: String,
    contact: String,
    state: AccessState,
}

pub async fn list(desk: Authorised<MemberBook>) -> Outcome {
    let query = desk.visit.query();
    let searched = query.value("q").to_owned();
    let pattern = format!("%{}%", sort_key(&searched));
    let wanted = query.value("page").parse::<i64>().unwrap_or(1).clamp(1, 10_000);
    let mut tx = desk.visit.app().db.read().await?;
    let total = queries::count_listed(&mut tx, &desk.amap, &pattern).await?;
    let offset = (wanted - 1) * PER_PAGE;
    let rows = queries::listed(&mut tx, &desk.amap, &pattern, desk.visit.now(), PER_PAGE, offset).await?;
    page(&List {
        frame: desk.visit.frame(t!("members-list-title")),
        slug: desk.amap.slug().to_owned(),
        households: by_household(rows),
        total,
        page: usize::try_from(wanted).unwrap_or(1),
        pages: usize::try_from((total + PER_PAGE - 1) / PER_PAGE).unwrap_or(1),
        base: format!("?q={}&page=", sort_key(&searched).replace(' ', "+")),
        may_edit: desk.may_edit,
        searched,
    })
}

/// Rows come household by household.
fn by_household(rows: Vec<ListedRow>) -> Vec<Listed> {
    let mut households: Vec<Listed> = Vec::new();
    for row in rows {
        if households.last().is_none_or(|last| last.id != row.household_id) {
            let (id, name) = (row.household_id, row.household_name.clone());
            households.push(Listed {
                id,
                name,
                people: Vec::new(),
            });
        }
        let email = row.email.unwrap_or_default();
        let state = rules::access_state(!email.is_empty(), row.active, row.invited);
        let contact = [email, row.phone.replace(' ', "\u{a0}")];
        let person = Person {
            public_id: row.public_id,
            name: format!("{} {}", row.last_name, row.first_name).trim().to_owned(),
            contact: contact
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            state,
        };
        if let Some(last) = households.last_mut() {
            last.people.push(person);
        }
    }
    households
}
