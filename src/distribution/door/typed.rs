//! What a volunteer's form says, from a page or from a phone that kept it.

use super::rules::{Event, Says, Subject, about, heads};
use crate::web::Form;
use crate::words::{DoorEventId, HouseholdId, Instant, ProductId, Quantity};
use serde::Deserialize;

/// The fields of the forms of the door; a phone without a network keeps them as they are and sends them later.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Made by the phone; without one, the server makes it.
    id: String,
    /// What it is about; or `foyer`, or `produit`.
    sujet: String,
    foyer: String,
    produit: String,
    /// `remis`, `annule`, `cagettes`, `poids`, `note`, `retire`.
    dit: String,
    /// The household that took the basket of another.
    vers: String,
    /// Units more; less with a minus.
    ecart: String,
    grammes: String,
    texte: String,
    /// What was known of the subject, a space between each two; absent: whatever the server knows.
    suit: Option<String>,
    /// When, in milliseconds since 1970.
    a: String,
}

/// Characters of a note at most.
const LONGEST: usize = 300;
/// Grams that can be weighed at most: half a ton.
const HEAVIEST: i64 = 500_000;
/// Hours for which a phone may keep a note until it is sent.
const KEPT_HOURS: i64 = 24 * 14;

impl Typed {
    /// The fields of a form.
    pub fn of(form: &Form) -> Typed {
        let value = |name: &str| form.value(name).to_owned();
        let given = !form.all("suit").is_empty();
        Typed {
            id: value("id"),
            sujet: value("sujet"),
            foyer: value("foyer"),
            produit: value("produit"),
            dit: value("dit"),
            vers: value("vers"),
            ecart: value("ecart"),
            grammes: value("grammes"),
            texte: value("texte"),
            suit: given.then(|| value("suit")),
            a: value("a"),
        }
    }

    /// The id that the phone gave it, to say that it arrived.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The note, with what of `known` it follows; or the key of the sentence that says why it is none.
    pub fn event(&self, fresh: DoorEventId, known: &[Event], now: Instant) -> Result<Event, &'static str> {
        let id = if self.id.is_empty() {
            fresh
        } else {
            self.id.parse().map_err(|_| "door-refused-unreadable")?
        };
        let says = self.says()?;
        let subject = self.subject(id)?;
        if !subject.takes(says) {
            return Err("door-refused-unreadable");
        }
        let words = self.words(says)?;
        let follows = self.follows((id, subject), known);
        Ok(Event {
            id,
            subject,
            says,
            words,
            follows,
            at: self.at(now),
            by: String::new(),
        })
    }

    /// What is typed beside it, where something is.
    fn words(&self, says: Says) -> Result<String, &'static str> {
        let words = match says {
            Says::Noted | Says::Crates(_) => self.texte.trim(),
            _ => "",
        };
        let readable =
            words.chars().count() <= LONGEST && !words.chars().any(|c| c.is_control() && c != '\n');
        if readable && !(says == Says::Noted && words.is_empty()) {
            Ok(words.to_owned())
        } else {
            Err("door-refused-text")
        }
    }

    /// Of what is known of its subject, what its writer knew.
    fn follows(&self, (id, subject): (DoorEventId, Subject), known: &[Event]) -> Vec<DoorEventId> {
        let ids = |events: Vec<&Event>| events.iter().map(|event| event.id).collect::<Vec<_>>();
        let Some(named) = &self.suit else {
            return ids(about(subject, &heads(known)));
        };
        let named: Vec<DoorEventId> = named.split(' ').filter_map(|id| id.parse().ok()).collect();
        let earlier =
            |event: &&Event| event.subject == subject && event.id != id && named.contains(&event.id);
        ids(known.iter().filter(earlier).collect())
    }

    fn subject(&self, id: DoorEventId) -> Result<Subject, &'static str> {
        if !self.sujet.is_empty() {
            return self.sujet.parse().map_err(|_| "door-refused-unreadable");
        }
        if self.dit == "cagettes" {
            let product = self.produit.parse::<ProductId>();
            return product.map(Subject::Crates).map_err(|_| "door-refused-product");
        }
        let household = self
            .foyer
            .parse::<HouseholdId>()
            .map_err(|_| "door-refused-household")?;
        match self.dit.as_str() {
            "note" => Ok(Subject::Note(household, id)),
            _ => Ok(Subject::Basket(household)),
        }
    }

    fn says(&self) -> Result<Says, &'static str> {
        match self.dit.as_str() {
            "remis" if self.vers.is_empty() => Ok(Says::Handed(None)),
            "remis" => {
                let to = self.vers.parse().map_err(|_| "door-refused-household")?;
                Ok(Says::Handed(Some(to)))
            }
            "annule" => Ok(Says::Kept),
            "cagettes" => gap(&self.ecart).map(Says::Crates).ok_or("door-refused-gap"),
            "poids" => {
                let grams = self
                    .grammes
                    .replace([' ', '\u{a0}', '\u{202f}'], "")
                    .parse::<i64>()
                    .ok();
                let grams = grams.filter(|grams| (1..=HEAVIEST).contains(grams));
                grams.map(Says::Weighed).ok_or("door-refused-grams")
            }
            "note" => Ok(Says::Noted),
            "retire" => Ok(Says::Withdrawn),
            _ => Err("door-refused-unreadable"),
        }
    }

    /// By the phone's clock, unless it is wrong: nothing was noted in the future, nor long ago.
    fn at(&self, now: Instant) -> Instant {
        let told = self
            .a
            .parse::<i64>()
            .ok()
            .and_then(|millis| millis.checked_mul(1000));
        told.map(Instant)
            .filter(|at| *at <= now && *at >= now.plus_hours(-KEPT_HOURS))
            .unwrap_or(now)
    }
}

/// "-2", "+1", "1,5": thousandths of a unit, never zero.
fn gap(typed: &str) -> Option<i64> {
    let (sign, digits) = match typed.trim().strip_prefix(['-', '−', '–']) {
        Some(rest) => (-1, rest),
        None => (1, typed.trim().trim_start_matches('+')),
    };
    let quantity: Quantity = digits.trim().parse().ok()?;
    Some(sign * quantity.thousandths()).filter(|gap| *gap != 0)
}
