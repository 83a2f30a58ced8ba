//! A clause, whose it is, and what is said of its variables.

use super::rules::{self, Variable};
use crate::access::{FarmScope, NetworkScope};
use crate::history::Changes;
use crate::t;
use crate::web::Form;
use crate::words::{ClauseId, FarmId, NetworkId, PublicId};
use uuid::Uuid;

/// Characters of a clause at most.
pub const LONGEST: usize = 10_000;

/// Whose clauses they are.
#[derive(Debug, Clone)]
pub enum Keeper {
    /// A farm's.
    Farm(FarmScope),
    /// A network's.
    Network(NetworkScope),
}

impl Keeper {
    /// The id of the farm or the network.
    pub fn uuid(&self) -> Uuid {
        match self {
            Keeper::Farm(farm) => farm.id().uuid(),
            Keeper::Network(network) => network.id().uuid(),
        }
    }

    /// The farm, if it is one.
    pub fn farm(&self) -> Option<FarmId> {
        match self {
            Keeper::Farm(farm) => Some(farm.id()),
            Keeper::Network(_) => None,
        }
    }

    /// The network, if it is one.
    pub fn network(&self) -> Option<NetworkId> {
        match self {
            Keeper::Farm(_) => None,
            Keeper::Network(network) => Some(network.id()),
        }
    }

    /// The address of its clauses.
    pub fn base(&self) -> String {
        match self {
            Keeper::Farm(farm) => format!("/ferme/{}/clauses", farm.slug()),
            Keeper::Network(network) => format!("/reseau/{}/clauses", network.slug()),
        }
    }
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Which clause.
    pub id: ClauseId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// "Rendre les cagettes".
    pub title: String,
    /// Its text, with variables.
    pub body: String,
}

impl Clause {
    /// What this says otherwise than before; all of it when it is new.
    pub fn changes(&self, before: Option<&Clause>) -> Changes {
        let text = |of: fn(&Clause) -> &str| before.map(of).unwrap_or_default().to_owned();
        Changes::default()
            .field("clauses-field-title", text(|one| &one.title), &self.title)
            .field("clauses-field-body", text(|one| &one.body), &self.body)
    }
}

/// A clause that a template may take over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Its name in fields.
    pub public_id: PublicId,
    /// What it is about.
    pub title: String,
    /// Its text, with variables.
    pub body: String,
    /// The farm or the network that keeps it.
    pub keeper: String,
}

/// A variable as it stands in the list beside the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariableHelp {
    /// With its braces.
    pub name: String,
    /// What stands in its place.
    pub meaning: String,
}

impl VariableHelp {
    /// All of them.
    pub fn all() -> Vec<VariableHelp> {
        let help = |variable: &Variable| VariableHelp {
            name: braced(variable.name()),
            meaning: t!(&format!("clauses-variable-{variable}")),
        };
        Variable::ALL.iter().map(help).collect()
    }
}

fn braced(name: &str) -> String {
    format!("{{{name}}}")
}

/// Refuses a text that names a variable that does not exist: the sentence says which, and the nearest one.
pub fn refuse_unknown(form: &mut Form, field: &str) {
    for unknown in rules::unknown(form.value(field)) {
        let typed = braced(&unknown.typed);
        let sentence = match unknown.nearest {
            Some(nearest) => t!(
                "clauses-unknown-nearest",
                typed = typed,
                nearest = braced(nearest.name())
            ),
            None => t!("clauses-unknown", typed = typed),
        };
        form.refuse(field, sentence);
    }
}

/// What a clause reads like in some contract.
pub fn example(body: &str) -> Vec<String> {
    let value = |variable: Variable| t!(&format!("clauses-example-{variable}"));
    paragraphs(&rules::written(body, value))
}

/// The lines of a text that say something.
pub fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.split('\n').map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
