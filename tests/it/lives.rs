//! State × act × person: what comes of every act on a template and on a contract, in every state of it, for everyone.
//!
//! A row is an act, a column a person: the status of the answer, `sign` for the way to the sign-in. Below a row stand the
//! sentences of its refusals (422), so that a refusal for another reason is seen. Each cell begins with the same tables: a
//! refused act must leave them as they were, and a form that leads on (303) must not.

mod contract;
mod people;
mod template;

use crate::world::{Answer, Columns, Person, Rows, World, villages};
use people::WHO;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Made while the answer is on its way already; nothing that is asked for here depends on it.
const MADE_LATER: [&str; 2] = ["signed_files", "amendment_files"];

/// What is sent.
enum Sent {
    /// Nothing: a page is asked for.
    Page,
    /// A form, encoded.
    Form(String),
    /// A form with a scan, for this party.
    Scan(&'static str),
}

/// Something that people try.
struct Act {
    name: &'static str,
    path: String,
    sent: Sent,
}

impl Act {
    fn page(name: &'static str, path: String) -> Act {
        let sent = Sent::Page;
        Act { name, path, sent }
    }

    fn form(name: &'static str, path: String, fields: impl Into<String>) -> Act {
        let sent = Sent::Form(fields.into());
        Act { name, path, sent }
    }

    async fn tried(&self, who: &Person) -> Answer {
        match &self.sent {
            Sent::Page => who.gets(&self.path).await,
            Sent::Form(fields) => who.posts(&self.path, fields).await,
            Sent::Scan(party) => {
                let fields = [("csrf", who.csrf()), ("partie", (*party).to_owned())];
                let files = [("feuille.pdf".to_owned(), b"%PDF-1.7".to_vec())];
                who.uploads_as("scan", &self.path, &fields, &files).await
            }
        }
    }
}

/// A world, and the tables of the state that is looked at.
struct Lives<'w> {
    world: &'w World,
    columns: Columns,
    rows: Rows,
}

impl<'w> Lives<'w> {
    async fn of(world: &'w World) -> Lives<'w> {
        world.executes(&people::further(world)).await;
        let mut columns = world.columns().await;
        for table in MADE_LATER {
            columns.remove(table);
        }
        let rows = world.rows(&columns).await;
        Lives { world, columns, rows }
    }

    /// The tables are those of the state that is looked at from here on; gives them.
    async fn stands(&mut self) -> Rows {
        self.rows = self.world.rows(&self.columns).await;
        self.rows.clone()
    }

    async fn goes_back(&mut self, rows: &Rows) {
        self.rows = rows.clone();
        self.world.sets_back(&self.columns, rows).await;
    }

    /// The table of a state.
    async fn table(&self, state: &str, acts: &[Act]) -> String {
        let mut table = format!("{state:38}");
        for (_, heading) in WHO {
            let _ = write!(table, "{heading:>5}");
        }
        for act in acts {
            table.push_str(&self.row(act).await);
        }
        let left = self.world.sets_back(&self.columns, &self.rows).await;
        assert!(left.is_empty(), "a refused act on {state} changed {left:?}");
        table.push('\n');
        table
    }

    async fn row(&self, act: &Act) -> String {
        let mut row = format!("\n  {:36}", act.name);
        let mut refusals = BTreeSet::new();
        for (name, _) in WHO {
            let who = if name.is_empty() {
                self.world.visitor()
            } else {
                self.world.person(name)
            };
            let answer = act.tried(&who).await;
            assert!(answer.status < 500, "{name}: {} {}", answer.asked, answer.text());
            let is_form = !matches!(act.sent, Sent::Page);
            if answer.location.starts_with("/connexion?") {
                row.push_str(" sign");
                continue;
            }
            if is_form && answer.status == 303 {
                let stored = self.world.sets_back(&self.columns, &self.rows).await;
                assert!(!stored.is_empty(), "{name}: {} did nothing", answer.asked);
            }
            if answer.status == 422 {
                refusals.insert(said(&answer));
            }
            let _ = write!(row, "{:>5}", answer.status);
        }
        for refusal in refusals {
            let _ = write!(row, "\n      422 {refusal}");
        }
        row
    }
}

fn said(answer: &Answer) -> String {
    let refusals = answer.refusals();
    if refusals.is_empty() {
        answer.sentence()
    } else {
        refusals.join(" / ")
    }
}

/// The engines side by side: one waits while the other works.
#[tokio::test(flavor = "multi_thread")]
async fn what_comes_of_each_act_on_a_contract() {
    let tell = |world: World| async move {
        let mut lives = Lives::of(&world).await;
        contract::tables(&mut lives).await
    };
    let told: Vec<_> = villages()
        .await
        .into_iter()
        .map(|world| tokio::spawn(tell(world)))
        .collect();
    for tables in told {
        insta::assert_snapshot!("acts_on_a_contract", tables.await.unwrap().join("\n"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_of_each_act_on_a_template() {
    let tell = |world: World| async move {
        let mut lives = Lives::of(&world).await;
        template::tables(&mut lives).await
    };
    let told: Vec<_> = villages()
        .await
        .into_iter()
        .map(|world| tokio::spawn(tell(world)))
        .collect();
    for tables in told {
        insta::assert_snapshot!("acts_on_a_template", tables.await.unwrap().join("\n"));
    }
}
