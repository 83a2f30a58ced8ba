//! The page: the latest first, by who did it, to what, and when.

use super::book::Book;
use super::queries::{self, Asked, Told};
use super::words;
use crate::access::{Authorised, Coordination, FarmDesk, MemberDesk, NetworkDesk, Role};
use crate::contracts::{ContractDesk, Side};
use crate::history::{Change, Changes};
use crate::t;
use crate::web::{Form, Frame, Outcome, Visit, page, query_escape};
use crate::words::{Day, Instant};
use askama::Template;
use jiff::tz::TimeZone;
use uuid::Uuid;

/// What is done before a contract reaches the farm.
const DRAFTED: [&str; 3] = ["contract.drafted", "contract.changed", "contract.text-made"];

/// Entries on a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "journal/journal.html")]
struct Show {
    frame: Frame,
    base: String,
    lead: String,
    kinds: &'static [(&'static str, &'static str)],
    who: String,
    named: String,
    object: String,
    from: String,
    until: String,
    /// The one object whose story is shown, with the address of its page; nothing when all is shown.
    one: Option<(String, String)>,
    /// Whether the rest may be read too.
    keeps: bool,
    lines: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
}

impl Show {
    fn is_narrowed(&self) -> bool {
        let typed = [&self.who, &self.named, &self.object, &self.from, &self.until];
        typed.iter().any(|text| !text.is_empty())
    }
}

/// One entry.
struct Line {
    iso: String,
    when: String,
    who: String,
    acting: String,
    what: String,
    /// What it was done to, with the address of its page and of its story; empty for what has none.
    name: String,
    page: String,
    story: String,
    changes: Vec<String>,
}

/// What stands in the address.
struct Typed {
    who: String,
    name: String,
    object: Option<&'static str>,
    id: Option<Uuid>,
    from: Option<Day>,
    until: Option<Day>,
    page: usize,
}

impl Typed {
    /// What cannot be read does not narrow.
    fn of(query: &Form, book: &Book) -> Typed {
        let day = |name: &str| query.value(name).parse::<Day>().ok();
        let mut kinds = book.kinds().iter().map(|(object, _)| *object);
        Typed {
            who: query.value("qui").to_owned(),
            name: query.value("nom").to_owned(),
            object: kinds.find(|object| *object == query.value("quoi")),
            id: query.value("lequel").parse().ok(),
            from: day("du"),
            until: day("au"),
            page: query.value("page").parse::<usize>().unwrap_or(1).clamp(1, 10_000),
        }
    }

    fn day(day: Option<Day>) -> String {
        day.map(|day| day.to_string()).unwrap_or_default()
    }

    fn asked(&self, zone: &TimeZone) -> Asked<'static> {
        let start = |day: Day| Instant::start_of(day, zone);
        Asked {
            object: self.object.filter(|_| self.id.is_none()),
            id: self.id,
            who: self.who.clone(),
            name: self.name.clone(),
            from: self.from.map(start),
            until: self.until.map(|day| start(day.plus_days(1))),
        }
    }

    /// The address of another page of the same.
    fn there(&self, page: usize) -> String {
        let fields = [
            ("qui", self.who.clone()),
            ("nom", self.name.clone()),
            ("quoi", self.object.unwrap_or_default().to_owned()),
            ("lequel", self.id.map(|id| id.to_string()).unwrap_or_default()),
            ("du", Typed::day(self.from)),
            ("au", Typed::day(self.until)),
        ];
        let said = fields.iter().filter(|(_, value)| !value.is_empty());
        let said = said.map(|(name, value)| format!("&{name}={}", query_escape(value)));
        format!("?page={page}{}", said.collect::<String>())
    }
}

/// Of one contract and its amendments, for its parties and whoever manages it.
pub async fn of_contract(desk: Authorised<ContractDesk>) -> Outcome {
    let contract = &desk.contract;
    let typed = Typed {
        id: Some(contract.id.uuid()),
        ..Typed::of(&desk.visit.query(), &Book::Amap(desk.amap.clone()))
    };
    let name = format!("{} · {}", contract.household_name, contract.title);
    let reader = Reader::Party {
        name,
        page: desk.address(),
        drafts: desk.side != Side::Farm,
    };
    show(&desk.visit, &Book::Amap(desk.amap.clone()), typed, reader).await
}

/// Of one's own record in an AMAP.
pub async fn of_own_record(desk: Authorised<MemberDesk>) -> Outcome {
    let own = &desk.0;
    let book = Book::Amap(own.amap.clone());
    let typed = Typed {
        id: Some(own.member.uuid()),
        ..Typed::of(&desk.visit.query(), &book)
    };
    let reader = Reader::Party {
        name: t!("journal-own-record"),
        page: format!("{}/mes-coordonnees", book.base()),
        drafts: true,
    };
    show(&desk.visit, &book, typed, reader).await
}

/// Of one's own account.
pub async fn of_own_account(visit: Visit) -> Outcome {
    let book = Book::Account(visit.signed_in()?.account);
    let typed = Typed::of(&visit.query(), &book);
    let reader = Reader::Party {
        name: t!("account-title"),
        page: book.base(),
        drafts: true,
    };
    show(&visit, &book, typed, reader).await
}

/// Of an AMAP, for its coordination.
pub async fn of_amap(desk: Authorised<Coordination>) -> Outcome {
    whole(&desk.visit, &Book::Amap(desk.0.clone())).await
}

/// Of a farm, for its people.
pub async fn of_farm(desk: Authorised<FarmDesk>) -> Outcome {
    whole(&desk.visit, &Book::Farm(desk.0.clone())).await
}

/// Of a network, for its staff.
pub async fn of_network(desk: Authorised<NetworkDesk>) -> Outcome {
    whole(&desk.visit, &Book::Network(desk.0.clone())).await
}

/// Who reads.
enum Reader {
    /// Somebody to whom the whole trail is open.
    Keeper,
    /// Somebody whom one object concerns.
    Party {
        /// What it is called.
        name: String,
        /// The address of its page.
        page: String,
        /// Whether they may read what stood in drafts: a farm gets a contract once it is signed.
        drafts: bool,
    },
}

async fn whole(visit: &Visit, book: &Book) -> Outcome {
    show(visit, book, Typed::of(&visit.query(), book), Reader::Keeper).await
}

async fn show(visit: &Visit, book: &Book, typed: Typed, reader: Reader) -> Outcome {
    let zone = book.zone();
    let mut tx = visit.app().db.read().await?;
    // One more tells whether there is an older page.
    let part = (PAGE + 1, (typed.page - 1) * PAGE);
    let mut told = queries::told(&mut tx, book, &typed.asked(&zone), part).await?;
    drop(tx);
    let more = told.len() > PAGE;
    told.truncate(PAGE);
    if matches!(reader, Reader::Party { drafts: false, .. }) {
        told.retain(|one| !DRAFTED.contains(&one.verb.as_str()));
    }
    let lines: Vec<Line> = told.into_iter().map(|one| line(one, book, &zone)).collect();
    let one = typed.id.and(lines.first()).filter(|line| !line.name.is_empty());
    page(&Show {
        frame: visit.frame(t!("journal-title")),
        base: book.base(),
        lead: lead(book),
        kinds: book.kinds(),
        object: typed.object.unwrap_or_default().to_owned(),
        from: Typed::day(typed.from),
        until: Typed::day(typed.until),
        keeps: matches!(reader, Reader::Keeper),
        one: match reader {
            Reader::Keeper => one.map(|line| (line.name.clone(), line.page.clone())),
            Reader::Party { name, page, .. } => Some((name, page)),
        },
        lines,
        newer: (typed.page > 1).then(|| typed.there(typed.page - 1)),
        older: more.then(|| typed.there(typed.page + 1)),
        who: typed.who,
        named: typed.name,
    })
}

fn lead(book: &Book) -> String {
    match book {
        Book::Amap(_) => t!("journal-lead"),
        Book::Farm(_) => t!("journal-lead-farm"),
        Book::Network(_) => t!("journal-lead-network"),
        Book::Account(_) => String::new(),
    }
}

fn line(told: Told, book: &Book, zone: &TimeZone) -> Line {
    let detail = told
        .detail
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok());
    let changes = Changes::of(&detail.unwrap_or_default());
    let story = told.object_id.filter(|_| book.has_story(&told.object));
    Line {
        iso: told.at.in_zone(zone).timestamp().to_string(),
        when: told.at.spoken(zone),
        acting: Role::spoken(&told.acting),
        what: words::act(&told.verb),
        // Whose journal it is need not be said again.
        name: if !book.has_story(&told.object) {
            String::new()
        } else {
            words::named(&told.object, told.named.as_deref(), told.within.as_deref())
        },
        page: book.path(&told.object, told.link.as_deref().unwrap_or_default()),
        story: story
            .map(|id| format!("{}/journal?quoi={}&lequel={id}", book.base(), told.object))
            .unwrap_or_default(),
        changes: changes.iter().map(Change::spoken).collect(),
        who: match (told.person, told.somebody) {
            (Some(name), _) => name,
            (None, true) => t!("erasure-person"),
            (None, false) => t!("journal-by-itself"),
        },
    }
}
