//! What an act changed, field by field, as people read it.

use crate::t;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The key under which changes stand in the detail of an entry.
const KEY: &str = "changes";

/// Longer texts are cut where they are shown; the trail keeps them whole.
const SHOWN: usize = 300;

/// One field: its name as a sentence of the language files, and what it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The key of the label that the field has on its page.
    pub field: String,
    /// What it said; empty when there was nothing.
    pub before: String,
    /// What it says now; empty when there is nothing.
    pub after: String,
}

impl Change {
    /// "Téléphone : 04 78… → 06 12…", long texts cut.
    pub fn spoken(&self) -> String {
        let field = t!(&self.field);
        let (before, after) = (cut(&self.before), cut(&self.after));
        match (before.is_empty(), after.is_empty()) {
            (true, _) => t!("journal-field-given", field = field, after = after),
            (_, true) => t!("journal-field-emptied", field = field, before = before),
            _ => t!(
                "journal-field-changed",
                field = field,
                before = before,
                after = after
            ),
        }
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let kept: String = text.chars().take(SHOWN).collect();
    format!("{}…", kept.trim_end())
}

/// The fields that an act changed, in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(Vec<Change>);

impl Changes {
    /// With one field more, if it changed. `key` is the label of the field in the language files.
    pub fn field(mut self, key: &str, before: impl ToString, after: impl ToString) -> Changes {
        let (before, after) = (before.to_string(), after.to_string());
        if before != after {
            self.0.push(Change {
                field: key.to_owned(),
                before,
                after,
            });
        }
        self
    }

    /// With one field more of which only that it changed is kept: a value of a person in the record of something else, which
    /// no erasure would find.
    pub fn hidden(self, key: &str, before: &str, after: &str) -> Changes {
        if before == after {
            return self;
        }
        self.field(key, "", t!("journal-field-hidden"))
    }

    /// With one tick more, if it changed.
    pub fn tick(self, key: &str, before: bool, after: bool) -> Changes {
        let word = |ticked: bool| {
            if ticked {
                t!("journal-yes")
            } else {
                t!("journal-no")
            }
        };
        self.field(key, word(before), word(after))
    }

    /// What was kept of an act; nothing when it was erased.
    pub fn of(detail: &Value) -> Vec<Change> {
        let kept: Vec<Change> = serde_json::from_value(detail[KEY].clone()).unwrap_or_default();
        // Earlier versions kept one text before and one after.
        let (before, after) = (detail["before"].as_str(), detail["after"].as_str());
        match (before, after) {
            (Some(before), Some(after)) if kept.is_empty() => {
                Changes::default().field("journal-field-whole", before, after).0
            }
            _ => kept,
        }
    }

    /// Beside what else an entry keeps.
    pub fn beside(self, mut detail: Value) -> Value {
        if self.0.is_empty() {
            return detail;
        }
        if !detail.is_object() {
            detail = serde_json::json!({});
        }
        detail[KEY] = serde_json::json!(self.0);
        detail
    }
}

#[cfg(test)]
mod tests {
    use super::Changes;
    use serde_json::{Value, json};

    #[test]
    fn what_did_not_change_is_not_kept() {
        let changes = Changes::default()
            .field("amaps-name", "Lônes", "Les Lônes")
            .field("amaps-town", "Lyon", "Lyon");
        let detail = changes.beside(json!({ "revision": 3 }));
        let kept = Changes::of(&detail);
        assert_eq!(kept.len(), 1, "{detail}");
        assert_eq!(
            (kept[0].before.as_str(), kept[0].after.as_str()),
            ("Lônes", "Les Lônes")
        );
        assert_eq!(detail["revision"], 3);
        assert_eq!(
            Changes::default().field("a", 1, 1).beside(Value::Null),
            Value::Null
        );
        assert!(Changes::of(&Value::Null).is_empty());
    }
}
