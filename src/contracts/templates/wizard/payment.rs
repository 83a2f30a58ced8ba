//! Step 5: how the farm is paid, and on which days.

use super::{Wizard, finish, onward, start};
use crate::access::Authorised;
use crate::contracts::instalments::{Due, Unit};
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::model::{PaymentMethod, PaymentPlan, TemplateSheet};
use crate::contracts::templates::{queries, rules};
use crate::web::{Fault, Form, Frame, Outcome, page, redirect_with_notice, refused_page};
use crate::words::{Cents, Day};
use crate::{t, transact};
use askama::Template;

/// Days that a template can name; also the most instalments.
const MOST_DUE_DAYS: usize = 24;
/// The total of the example until another is asked for.
const EXAMPLE: Cents = Cents::euros(250);

#[derive(Template)]
#[template(path = "contracts/templates/wizard/payment.html")]
struct Page {
    frame: Frame,
    wizard: Wizard,
    form: Form,
    methods: &'static [PaymentMethod],
    /// Values of the date fields, some of them empty.
    due: Vec<String>,
    /// For each number of instalments, what a household pays and when.
    example: Vec<Vec<(String, String)>>,
}

pub fn show(desk: &Authorised<TemplateDesk>, typed: Option<Form>) -> Outcome {
    if let Some(form) = typed {
        let plan = read(&mut form.clone());
        return page(&shown(desk, form, plan.as_ref()));
    }
    let plan = &desk.sheet.plan;
    let mut form = Form::new();
    for method in &plan.methods {
        form.add("method".to_owned(), method.to_string());
    }
    form.set("payee", &plan.payee);
    for day in &plan.due_days {
        form.add("due".to_owned(), day.to_string());
    }
    form.set("most", plan.max_instalments);
    form.set("unit", plan.unit);
    form.set(
        "minimum",
        if plan.minimum.is_zero() {
            String::new()
        } else {
            plan.minimum.plain()
        },
    );
    form.set("example", EXAMPLE.plain());
    page(&shown(desk, form, Some(plan)))
}

fn shown(desk: &Authorised<TemplateDesk>, form: Form, plan: Option<&PaymentPlan>) -> Page {
    let mut due: Vec<String> = form
        .all("due")
        .iter()
        .filter(|day| !day.is_empty())
        .cloned()
        .collect();
    let fields = (due.len() + 3).clamp(6, MOST_DUE_DAYS);
    due.resize(fields.max(due.len()), String::new());
    let total = form.value("example").parse().unwrap_or(EXAMPLE);
    Page {
        frame: desk.visit.frame(&desk.sheet.title),
        wizard: Wizard::of(desk, 5, &form),
        form,
        methods: PaymentMethod::ALL,
        due,
        example: plan.map(|plan| examples(plan, total)).unwrap_or_default(),
    }
}

/// What a household that owes `total` pays, for each number of instalments that makes a difference.
fn examples(plan: &PaymentPlan, total: Cents) -> Vec<Vec<(String, String)>> {
    let line = |due: &Due| (due.due_on.full(), due.amount.to_string());
    let mut all: Vec<Vec<(String, String)>> = (1..=plan.max_instalments)
        .filter_map(|n| plan.schedule(total, n).ok())
        .filter(|dues| !dues.is_empty())
        .map(|dues| dues.iter().map(line).collect())
        .collect();
    all.dedup();
    all
}

fn read_due_days(form: &mut Form) -> Vec<Day> {
    let typed: Vec<String> = form
        .all("due")
        .iter()
        .filter(|day| !day.trim().is_empty())
        .cloned()
        .collect();
    let mut days: Vec<Day> = typed.iter().filter_map(|day| day.trim().parse().ok()).collect();
    if days.len() < typed.len() {
        form.refuse("due", t!("form-day"));
    }
    days.sort_unstable();
    days.dedup();
    if days.is_empty() {
        form.refuse("due", t!("templates-payment-no-day"));
    } else if days.len() > MOST_DUE_DAYS {
        form.refuse("due", t!("templates-payment-many-days", most = MOST_DUE_DAYS));
    }
    days
}

fn read(form: &mut Form) -> Option<PaymentPlan> {
    let methods: Vec<PaymentMethod> = form
        .all("method")
        .iter()
        .filter_map(|name| name.parse().ok())
        .collect();
    if methods.is_empty() {
        form.refuse("method", t!("templates-payment-no-method"));
    }
    let payee = form.required_text("payee", 120);
    let due_days = read_due_days(form);
    let most = form.number("most", 1, MOST_DUE_DAYS as i64);
    if most.is_some_and(|most| !due_days.is_empty() && most > due_days.len() as i64) {
        form.refuse(
            "most",
            t!("templates-payment-more-than-days", days = due_days.len()),
        );
    }
    let unit: Option<Unit> = form.required("unit", "templates-choose-unit");
    let minimum = if form.value("minimum").is_empty() {
        Some(Cents::ZERO)
    } else {
        form.cents("minimum")
    };
    if !form.is_valid() {
        return None;
    }
    let max_instalments = u32::try_from(most?).ok()?;
    Some(PaymentPlan {
        methods,
        due_days,
        unit: unit?,
        minimum: minimum?,
        max_instalments,
        payee: payee?,
    })
}

/// What is typed, when it can be read, in the place of what is stored.
pub(super) fn apply(sheet: &mut TemplateSheet, form: &mut Form) {
    if let Some(plan) = read(form) {
        sheet.plan = plan;
    }
}

/// Fills the days: one a month from the first on.
fn fill(form: &mut Form) {
    let first = form
        .all("due")
        .iter()
        .find(|day| !day.trim().is_empty())
        .and_then(|day| day.trim().parse().ok());
    let count = form
        .value("most")
        .parse::<u32>()
        .ok()
        .filter(|count| (1..=MOST_DUE_DAYS as u32).contains(count));
    let (Some(first), Some(count)) = (first, count) else {
        form.refuse("due", t!("templates-payment-fill-needs"));
        return;
    };
    let days = rules::monthly_due_days(first, count);
    let mut filled = days.iter().map(Day::to_string);
    form.set("due", filled.next().unwrap_or_default());
    for day in filled {
        form.add("due".to_owned(), day);
    }
}

pub async fn save(desk: &Authorised<TemplateDesk>, mut form: Form) -> Outcome {
    if form.value("action") == "fill" {
        fill(&mut form);
        let plan = read(&mut form.clone());
        return page(&shown(desk, form, plan.as_ref()));
    }
    let Some(plan) = read(&mut form) else {
        return refused_page(&shown(desk, form, None));
    };
    if form.value("action") == "example" {
        return page(&shown(desk, form, Some(&plan)));
    }
    let location = onward(desk, &form, 6);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        start(tx, desk, &form).await?;
        queries::set_payment(tx, &desk.amap, desk.sheet.id, &plan).await?;
        finish(tx, desk, &form, (5, 6), &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-templates-saved"))
}
