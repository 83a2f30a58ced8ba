//! The households of an AMAP, their people, what they have and owe, and how far each is on the way to signing in.

use super::access::MemberBook;
use super::model::AccessState;
use super::narrow::Narrow;
use super::queries::{self, ListedRow, StandingRow};
use super::rules;
use super::search::Search;
use crate::access::Authorised;
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::{Cents, HouseholdId, PublicId, sort_key};
use askama::Template;
use std::collections::HashMap;

const PER_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "members/list.html")]
struct List {
    frame: Frame,
    slug: String,
    searched: String,
    narrow: Narrow,
    parts: Vec<(String, String, bool)>,
    part: &'static str,
    households: Vec<Listed>,
    total: usize,
    page: usize,
    pages: usize,
    base: String,
    may_edit: bool,
    once: String,
    once_ticked: String,
}

impl List {
    /// Whether something can be done with those who are ticked.
    fn can_tick(&self) -> bool {
        self.may_edit && self.part != Part::Left.name()
    }
}

/// A household of the list.
struct Listed {
    id: HouseholdId,
    people: Vec<Person>,
    contracts: i64,
    owed: Cents,
    late: Cents,
}

struct Person {
    public_id: PublicId,
    name: String,
    email: String,
    phone: String,
    state: AccessState,
    /// "parti·e le 3 mars 2026"; empty for those who are there.
    left: String,
}

/// Which households.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    WithoutContract,
    Late,
    WithoutAccess,
    Left,
}

impl Part {
    const ALL: [Part; 5] = [
        Part::All,
        Part::WithoutContract,
        Part::Late,
        Part::WithoutAccess,
        Part::Left,
    ];

    const fn name(self) -> &'static str {
        match self {
            Part::All => "",
            Part::WithoutContract => "sans-contrat",
            Part::Late => "en-retard",
            Part::WithoutAccess => "sans-acces",
            Part::Left => "partis",
        }
    }

    fn label(self) -> String {
        match self {
            Part::All => t!("members-part-all"),
            Part::WithoutContract => t!("members-part-no-contract"),
            Part::Late => t!("members-part-late"),
            Part::WithoutAccess => t!("members-part-no-access"),
            Part::Left => t!("members-part-left"),
        }
    }

    fn holds(self, household: &Listed) -> bool {
        match self {
            Part::All | Part::Left => true,
            Part::WithoutContract => household.contracts == 0,
            Part::Late => household.late > Cents::ZERO,
            Part::WithoutAccess => household
                .people
                .iter()
                .any(|one| one.state != AccessState::Active),
        }
    }
}

pub async fn list(desk: Authorised<MemberBook>) -> Outcome {
    let query = desk.visit.query();
    let searched = query.value("q").to_owned();
    let part = Part::ALL
        .into_iter()
        .find(|part| part.name() == query.value("quoi"));
    let part = part.unwrap_or(Part::All);
    let (now, today) = (desk.visit.now(), desk.amap.today(desk.visit.now()));
    let mut tx = desk.visit.app().db.read().await?;
    let rows = queries::listed(&mut tx, &desk.amap, part == Part::Left, now).await?;
    let narrow = Narrow::load(&mut tx, &desk.amap, &query, (desk.farm, today), desk.may_edit).await?;
    let standings = queries::standings(&mut tx, &desk.amap, today, narrow.farm).await?;
    drop(tx);
    let search = Search::new(&searched);
    let mut households = by_household(rows, &standings);
    households.retain(|household| {
        let finds = |one: &Person| {
            narrow.holds_person(one.public_id) && search.finds(&one.name, &one.email, &one.phone)
        };
        let with_farm = !narrow.by_farm() || household.contracts > 0;
        part.holds(household) && with_farm && narrow.holds(household.id) && household.people.iter().any(finds)
    });
    let total = households.len();
    let (households, at, pages) = paged(households, query.value("page"));
    let typed = sort_key(&searched).replace(' ', "+");
    let narrowed = narrow.address();
    let address = |part: Part| format!("?q={typed}&quoi={}{narrowed}", part.name());
    page(&List {
        frame: desk.visit.frame(t!("members-list-title")),
        slug: desk.amap.slug().to_owned(),
        parts: Part::ALL
            .map(|one| (one.label(), address(one), one == part))
            .to_vec(),
        part: part.name(),
        households,
        total,
        page: at,
        pages,
        base: format!("{}&page=", address(part)),
        may_edit: desk.may_edit,
        once: desk.visit.once().to_string(),
        once_ticked: desk.visit.once().to_string(),
        narrow,
        searched,
    })
}

/// The part of a page, its number, and how many there are; `tout` is all of them on one.
fn paged(households: Vec<Listed>, page: &str) -> (Vec<Listed>, usize, usize) {
    if page == "tout" {
        return (households, 1, 1);
    }
    let pages = households.len().div_ceil(PER_PAGE).max(1);
    let at = page.parse::<usize>().unwrap_or(1).clamp(1, pages);
    let shown = households.into_iter().skip((at - 1) * PER_PAGE).take(PER_PAGE);
    (shown.collect(), at, pages)
}

/// Rows come household by household.
fn by_household(rows: Vec<ListedRow>, standings: &[StandingRow]) -> Vec<Listed> {
    let standings: HashMap<HouseholdId, &StandingRow> =
        standings.iter().map(|one| (one.household, one)).collect();
    let mut households: Vec<Listed> = Vec::new();
    for row in rows {
        let id = row.household_id;
        if households.last().is_none_or(|last| last.id != id) {
            let standing = standings.get(&id);
            households.push(Listed {
                id,
                people: Vec::new(),
                contracts: standing.map_or(0, |one| one.contracts),
                owed: standing.map_or(Cents::ZERO, |one| one.owed),
                late: standing.map_or(Cents::ZERO, |one| one.late),
            });
        }
        if let Some(last) = households.last_mut() {
            last.people.push(person(row));
        }
    }
    households
}

fn person(row: ListedRow) -> Person {
    let email = row.email.unwrap_or_default();
    Person {
        public_id: row.public_id,
        name: format!("{} {}", row.last_name, row.first_name).trim().to_owned(),
        state: rules::access_state(!email.is_empty(), row.active, row.invited),
        email,
        phone: row.phone.replace(' ', "\u{a0}"),
        left: row
            .left_on
            .map(|day| t!("members-list-left", day = day.full()))
            .unwrap_or_default(),
    }
}
