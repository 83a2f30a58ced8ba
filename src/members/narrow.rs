//! Narrowing the list of members: by farm, by role, by membership.

use super::queries;
use crate::access::AmapScope;
use crate::amaps::{self, RoleChoice};
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Form};
use crate::words::{Day, FarmId, HouseholdId, PublicId};
use std::collections::HashSet;

/// What a household's membership may be asked for.
const MEMBERSHIPS: [&str; 4] = ["a-jour", "a-regler", "essai", "sans"];

/// What the list is narrowed by, and the choices there are.
#[derive(Default)]
pub struct Narrow {
    /// The farm chosen, if it is one of the AMAP.
    pub farm: Option<FarmId>,
    /// Name in forms, label and whether it is chosen, of each farm.
    pub farms: Vec<(String, String, bool)>,
    /// The same of each role.
    pub roles: Vec<(String, String, bool)>,
    /// The same of each kind of membership.
    pub memberships: Vec<(String, String, bool)>,
    people: Option<HashSet<PublicId>>,
    households: Option<HashSet<HouseholdId>>,
    without: Option<HashSet<HouseholdId>>,
}

impl Narrow {
    /// What the address asks for; `farm` is the one farm of whoever sees no other, and who does not look after memberships does
    /// not see them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(
        tx: &mut Tx,
        amap: &AmapScope,
        query: &Form,
        (farm, today): (Option<FarmId>, Day),
        by_membership: bool,
    ) -> Result<Narrow, Fault> {
        let mut narrow = Narrow {
            farm,
            ..Narrow::default()
        };
        if farm.is_none() {
            for (id, slug, name) in amaps::partner_farms(tx, amap, today).await? {
                let chosen = slug == query.value("ferme");
                narrow.farm = narrow.farm.or(chosen.then_some(id));
                narrow.farms.push((slug, name, chosen));
            }
        }
        for role in RoleChoice::ALL {
            let chosen = role.name() == query.value("role");
            if chosen {
                let people = queries::with_role(tx, amap, role.name(), today).await?;
                narrow.people = Some(people.into_iter().collect());
            }
            narrow
                .roles
                .push((role.name().to_owned(), t!(role.key()), chosen));
        }
        for kind in MEMBERSHIPS.into_iter().filter(|_| by_membership) {
            let chosen = kind == query.value("adhesion");
            if chosen {
                narrow.by_membership(tx, amap, kind, today).await?;
            }
            let label = t!(&format!("members-narrow-{kind}"));
            narrow.memberships.push((kind.to_owned(), label, chosen));
        }
        Ok(narrow)
    }

    async fn by_membership(
        &mut self,
        tx: &mut Tx,
        amap: &AmapScope,
        kind: &str,
        today: Day,
    ) -> Result<(), Fault> {
        if kind == "essai" {
            self.households = Some(queries::on_trial(tx, amap, today).await?.into_iter().collect());
            return Ok(());
        }
        let known = queries::with_membership(tx, amap, today).await?;
        let of = |paid: Option<bool>| {
            let asked = known.iter().filter(|(_, is)| paid.is_none_or(|paid| paid == *is));
            asked.map(|(household, _)| *household).collect()
        };
        match kind {
            "a-jour" => self.households = Some(of(Some(true))),
            "a-regler" => self.households = Some(of(Some(false))),
            _ => self.without = Some(of(None)),
        }
        Ok(())
    }

    /// Whether a farm was chosen, so that households without a contract with it are left out.
    pub fn by_farm(&self) -> bool {
        self.farms.iter().any(|(_, _, chosen)| *chosen)
    }

    /// Whether a household is in.
    pub fn holds(&self, household: HouseholdId) -> bool {
        let within = self
            .households
            .as_ref()
            .is_none_or(|all| all.contains(&household));
        within && self.without.as_ref().is_none_or(|all| !all.contains(&household))
    }

    /// Whether a person is in.
    pub fn holds_person(&self, person: PublicId) -> bool {
        self.people.as_ref().is_none_or(|all| all.contains(&person))
    }

    /// Whether anything was chosen.
    pub fn is_narrowed(&self) -> bool {
        self.chosen().next().is_some()
    }

    /// What was chosen, to be added to an address.
    pub fn address(&self) -> String {
        self.chosen()
            .map(|(field, name)| format!("&{field}={name}"))
            .collect()
    }

    /// What was chosen: the field and what it holds.
    pub fn chosen(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let fields = [
            ("ferme", &self.farms),
            ("role", &self.roles),
            ("adhesion", &self.memberships),
        ];
        fields.into_iter().filter_map(|(field, all)| {
            let (name, ..) = all.iter().find(|(_, _, chosen)| *chosen)?;
            Some((field, name.as_str()))
        })
    }
}
