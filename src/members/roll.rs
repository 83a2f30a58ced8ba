//! The roll: the households of an AMAP that somebody asks for, with their people and what they have and owe.

use super::access::MemberBook;
use super::model::AccessState;
use super::narrow::Narrow;
use super::queries::{self, ListedRow, StandingRow};
use super::rules;
use super::search::Search;
use crate::access::Authorised;
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Form};
use crate::words::{Cents, HouseholdId, PublicId, sort_key};
use std::collections::HashMap;

/// What was asked for, and the households found.
pub struct Roll {
    /// As typed.
    pub searched: String,
    /// Which of the parts of the list.
    pub part: Part,
    /// Farm, role and membership.
    pub narrow: Narrow,
    /// By name.
    pub households: Vec<Listed>,
}

/// A household of the roll.
pub struct Listed {
    /// Which.
    pub id: HouseholdId,
    /// Its people, those there for the longest time first.
    pub people: Vec<Person>,
    /// Contracts that run or are to begin.
    pub contracts: i64,
    /// Instalments not received.
    pub owed: Cents,
    /// Of these, what was due before today.
    pub late: Cents,
}

/// One of its people.
pub struct Person {
    /// Name in addresses.
    pub public_id: PublicId,
    /// Last name first.
    pub name: String,
    /// May be empty.
    pub email: String,
    /// May be empty.
    pub phone: String,
    /// How far the person is on the way to signing in.
    pub state: AccessState,
    /// "parti·e le 3 mars 2026"; empty for those who are there.
    pub left: String,
    other_phone: String,
}

/// Which households.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Whoever is there.
    All,
    /// Who has no contract that runs or is to begin.
    WithoutContract,
    /// Who has not paid what was due.
    Late,
    /// Where somebody does not sign in yet.
    WithoutAccess,
    /// Who is not there any more.
    Left,
}

impl Part {
    /// All of them, in the order of the tabs.
    pub const ALL: [Part; 5] = [
        Part::All,
        Part::WithoutContract,
        Part::Late,
        Part::WithoutAccess,
        Part::Left,
    ];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Part::All => "",
            Part::WithoutContract => "sans-contrat",
            Part::Late => "en-retard",
            Part::WithoutAccess => "sans-acces",
            Part::Left => "partis",
        }
    }

    /// What its tab says.
    pub fn label(self) -> String {
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

impl Roll {
    /// The households that `asked` asks for: `q`, `quoi`, `ferme`, `role`, `adhesion`, in an address or a form. Everything is
    /// read once, and parted and searched here.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut Tx, desk: &Authorised<MemberBook>, asked: &Form) -> Result<Roll, Fault> {
        let (now, today) = (desk.visit.now(), desk.amap.today(desk.visit.now()));
        let searched = asked.value("q").to_owned();
        let part = Part::ALL
            .into_iter()
            .find(|part| part.name() == asked.value("quoi"));
        let part = part.unwrap_or(Part::All);
        let rows = queries::listed(tx, &desk.amap, part == Part::Left, now).await?;
        let narrow = Narrow::load(tx, &desk.amap, asked, (desk.farm, today), desk.may_edit).await?;
        let standings = queries::standings(tx, &desk.amap, today, narrow.farm).await?;
        let search = Search::new(&searched);
        let mut households = by_household(rows, &standings);
        households.retain(|household| {
            let finds = |one: &Person| {
                let phones = [one.phone.as_str(), one.other_phone.as_str()];
                narrow.holds_person(one.public_id) && search.finds(&one.name, &one.email, &phones)
            };
            let with_farm = !narrow.by_farm() || household.contracts > 0;
            let within = part.holds(household) && with_farm && narrow.holds(household.id);
            within && household.people.iter().any(finds)
        });
        Ok(Roll {
            searched,
            part,
            narrow,
            households,
        })
    }

    /// The address of a part, searched and narrowed as this one.
    pub fn address(&self, part: Part) -> String {
        let typed = sort_key(&self.searched).replace(' ', "+");
        format!("?q={typed}&quoi={}{}", part.name(), self.narrow.address())
    }

    /// What was asked for, as fields of a form; nothing where everybody who is there was.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let typed = [
            ("q", self.searched.trim().to_owned()),
            ("quoi", self.part.name().to_owned()),
        ];
        let chosen = self.narrow.chosen();
        let chosen = chosen.map(|(field, name)| (field, name.to_owned()));
        let all = typed.into_iter().chain(chosen);
        all.filter(|(_, value)| !value.is_empty()).collect()
    }
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
        other_phone: row.phone_2,
    }
}
