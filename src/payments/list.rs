//! The instalments of the AMAP, or of one farm or contract: expected, late or received.

use super::access::PaymentDesk;
use super::queries::{self, Filter, Instalment};
use super::rules::{Standing, standing};
use crate::access::{AmapScope, Authorised};
use crate::contracts::templates::PaymentMethod;
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::{Day, PublicId};
use askama::Template;

/// Instalments on one page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "payments/list.html")]
struct List {
    frame: Frame,
    once: String,
    base: String,
    tabs: Vec<(String, String, bool)>,
    count: i64,
    sum: String,
    rows: Vec<Row>,
    one_contract: bool,
    tab: &'static str,
    contract: String,
    page: usize,
    pages: usize,
    more: String,
}

struct Row {
    contract: String,
    position: i64,
    household: String,
    what: String,
    iso: String,
    day: String,
    amount: String,
    method: String,
    late: bool,
    received: bool,
    when: String,
    reference: String,
}

/// Which instalments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Expected,
    Late,
    Received,
    All,
}

impl Tab {
    const ALL: [Tab; 4] = [Tab::Expected, Tab::Late, Tab::Received, Tab::All];

    const fn name(self) -> &'static str {
        match self {
            Tab::Expected => "a-recevoir",
            Tab::Late => "en-retard",
            Tab::Received => "recus",
            Tab::All => "tous",
        }
    }

    fn label(self) -> String {
        match self {
            Tab::Expected => t!("payments-tab-expected"),
            Tab::Late => t!("payments-tab-late"),
            Tab::Received => t!("payments-tab-received"),
            Tab::All => t!("payments-tab-all"),
        }
    }

    fn filter(self, desk: &PaymentDesk, contract: Option<PublicId>, today: Day) -> Filter {
        let (beginning, end) = (today.plus_days(-i64::from(i32::MAX)), today.plus_days(36_500));
        Filter {
            farm: desk.farm,
            contract,
            from: beginning,
            until: if self == Tab::Late {
                today.plus_days(-1)
            } else {
                end
            },
            received: match self {
                Tab::Expected | Tab::Late => 0,
                Tab::Received => 1,
                Tab::All => 2,
            },
        }
    }
}

/// The page: two statements, however many instalments there are.
pub async fn show(desk: Authorised<PaymentDesk>) -> Outcome {
    let query = desk.visit.query();
    let contract: Option<PublicId> = query.value("contrat").parse().ok();
    let first = if contract.is_some() {
        Tab::All
    } else {
        Tab::Expected
    };
    let tab = Tab::ALL
        .into_iter()
        .find(|tab| tab.name() == query.value("etat"))
        .unwrap_or(first);
    let today = desk.amap.today(desk.visit.now());
    let filter = tab.filter(&desk, contract, today);
    let mut tx = desk.visit.app().db.read().await?;
    let (count, sum) = queries::sums(&mut tx, &desk.amap, &filter).await?;
    let pages = usize::try_from(count).unwrap_or(0).div_ceil(PAGE).max(1);
    let at = query.value("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let offset = i64::try_from((at - 1) * PAGE).unwrap_or(0);
    let limit = i64::try_from(PAGE).unwrap_or(50);
    let found = queries::instalments(&mut tx, &desk.amap, &filter, limit, offset).await?;
    drop(tx);
    let base = format!("/amap/{}/paiements", desk.amap.slug());
    let of_contract = contract.map(|id| format!("&contrat={id}")).unwrap_or_default();
    let link = |one: Tab| {
        (
            one.label(),
            format!("{base}?etat={}{of_contract}", one.name()),
            one == tab,
        )
    };
    page(&List {
        frame: desk.visit.frame(t!("payments-title")),
        once: desk.visit.once().to_string(),
        tabs: Tab::ALL.map(link).into(),
        count,
        sum: sum.to_string(),
        rows: found
            .iter()
            .map(|instalment| row(&desk.amap, instalment, today))
            .collect(),
        one_contract: contract.is_some(),
        tab: tab.name(),
        contract: contract.map(|id| id.to_string()).unwrap_or_default(),
        page: at,
        pages,
        more: format!("{base}?etat={}{of_contract}&page=", tab.name()),
        base,
    })
}

fn row(amap: &AmapScope, instalment: &Instalment, today: Day) -> Row {
    let method = instalment
        .method
        .parse::<PaymentMethod>()
        .map(PaymentMethod::label)
        .unwrap_or_default();
    let stands = standing(instalment.due_on, instalment.received_at.is_some(), today);
    Row {
        contract: instalment.contract.to_string(),
        position: instalment.position,
        household: instalment.household.clone(),
        what: format!("{} · {}", instalment.title, instalment.farm),
        iso: instalment.due_on.to_string(),
        day: instalment.due_on.full(),
        amount: instalment.amount_cents.to_string(),
        method,
        late: stands == Standing::Late,
        received: stands == Standing::Received,
        when: instalment
            .received_at
            .map(|at| amap.today(at).dated())
            .unwrap_or_default(),
        reference: instalment.reference.clone(),
    }
}
