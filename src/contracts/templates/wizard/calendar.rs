//! Step 2: the first and the last delivery, the rhythm, and the days without one.

use super::moving::move_deliveries;
use super::{Wizard, finish, onward, start};
use crate::access::Authorised;
use crate::calendar::{self, Refusal, Rhythm, holidays_among};
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::model::{SheetDelivery, StoredRhythm, TemplateSheet};
use crate::contracts::templates::{queries, rules};
use crate::web::{Fault, Form, Frame, Outcome, page, redirect_with_notice, refused_page};
use crate::words::{Day, DeliveryId, HourMinute, PublicId, Season};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/templates/wizard/calendar.html")]
struct Page {
    frame: Frame,
    wizard: Wizard,
    form: Form,
    months: Vec<Month>,
    count: usize,
    /// What the days below were made from: when it changes they are shown again before they are stored.
    shown: String,
}

struct Month {
    label: String,
    days: Vec<Tick>,
}

struct Tick {
    day: Day,
    label: String,
    holiday: String,
    checked: bool,
}

/// What was typed: the season, the rhythm, and every day it makes.
struct Calendar {
    season: Season,
    rhythm: StoredRhythm,
    days: Vec<Day>,
}

/// What the days are made from.
fn made_from(form: &Form) -> String {
    let chosen: Vec<&str> = form.value("chosen").split_whitespace().collect();
    match form.value("rhythm") {
        "chosen" => format!("chosen {}", chosen.join(" ")),
        rhythm => format!("{rhythm} {} {}", form.value("first"), form.value("last")),
    }
}

/// Days typed one by one, `2026-03-12` or `12/03/2026`, separated by spaces, commas or line ends.
fn typed_days(form: &mut Form) -> Option<Vec<Day>> {
    let typed = form.value("chosen").to_owned();
    let mut days = Vec::new();
    for word in typed
        .split(|c: char| c.is_whitespace() || c == ',' || c == ';')
        .filter(|word| !word.is_empty())
    {
        let Some(day) = parsed(word) else {
            form.refuse("chosen", t!("templates-calendar-not-a-day", typed = word));
            return None;
        };
        days.push(day);
    }
    if days.is_empty() {
        form.refuse("chosen", t!("form-required"));
        return None;
    }
    days.sort_unstable();
    days.dedup();
    Some(days)
}

fn parsed(word: &str) -> Option<Day> {
    if let Ok(day) = word.parse() {
        return Some(day);
    }
    let mut parts = word.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn read(form: &mut Form) -> Option<Calendar> {
    let stored: Option<StoredRhythm> = form.required("rhythm", "templates-choose-rhythm");
    if stored == Some(StoredRhythm::Chosen) {
        let days = typed_days(form)?;
        let season = Season::new(*days.first()?, *days.last()?).ok()?;
        return made(form, season, StoredRhythm::Chosen, &Rhythm::Free(days));
    }
    let (first, last) = (form.day("first"), form.day("last"));
    let (rhythm, first, last) = (stored?, first?, last?);
    let Ok(season) = Season::new(first, last) else {
        form.refuse("last", t!("templates-calendar-backwards"));
        return None;
    };
    let made_of = match rhythm {
        StoredRhythm::Weekly => Rhythm::Weekly,
        StoredRhythm::Fortnightly => Rhythm::Fortnightly,
        StoredRhythm::Monthly | StoredRhythm::Chosen => rules::monthly_like(first),
    };
    made(form, season, rhythm, &made_of)
}

fn made(form: &mut Form, season: Season, rhythm: StoredRhythm, made_of: &Rhythm) -> Option<Calendar> {
    match calendar::delivery_days(made_of, season, &[]) {
        Ok(days) => Some(Calendar { season, rhythm, days }),
        Err(refusal) => {
            form.refuse(
                "last",
                match refusal {
                    Refusal::TooMany => t!("templates-calendar-too-many", most = calendar::MOST_DELIVERIES),
                    Refusal::NoDelivery | Refusal::OutsideSeason(_) => t!("templates-calendar-none"),
                },
            );
            None
        }
    }
}

pub fn show(desk: &Authorised<TemplateDesk>, typed: Option<Form>) -> Outcome {
    let sheet = &desk.sheet;
    if let Some(form) = typed {
        let calendar = read(&mut form.clone());
        let ticked: Vec<Day> = form
            .all("day")
            .iter()
            .filter_map(|day| day.parse().ok())
            .collect();
        return page(&shown(desk, form, calendar.as_ref(), |day| ticked.contains(&day)));
    }
    let mut form = Form::new();
    form.set("rhythm", sheet.rhythm);
    let held: Vec<Day> = sheet.deliveries.iter().map(|delivery| delivery.day).collect();
    if let Some(season) = sheet.season {
        form.set("first", season.first());
        form.set("last", season.last());
    }
    if sheet.rhythm == StoredRhythm::Chosen {
        let all: Vec<String> = held.iter().map(|day| day.numeric()).collect();
        form.set("chosen", all.join("\n"));
    }
    let mut typed = form.clone();
    let calendar = if held.is_empty() { None } else { read(&mut typed) };
    let is_held = |day: Day| held.contains(&day);
    page(&shown(desk, form, calendar.as_ref(), is_held))
}

/// The days that are typed and ticked, in the place of those that are stored. A day that is new has no hours yet.
pub(super) fn apply(sheet: &mut TemplateSheet, form: &mut Form) {
    let Some(calendar) = read(form) else { return };
    let holidays = holidays_among(&calendar.days, calendar.season);
    let is_shown = form.value("shown") == made_from(form);
    let kept = calendar.days.iter().filter(|day| match is_shown {
        true => form.is_checked("day", &day.to_string()),
        false => !holidays.iter().any(|(other, _)| other == *day),
    });
    let delivery = |(number, day): (u8, &Day)| {
        let known = sheet.deliveries.iter().find(|known| known.day == *day);
        known.cloned().unwrap_or_else(|| made_up(number, *day))
    };
    let deliveries: Vec<SheetDelivery> = (0..=u8::MAX).zip(kept).map(delivery).collect();
    let dated: Vec<_> = deliveries.iter().map(|one| (one.day, one.id)).collect();
    sheet.availability = rules::carried_over(sheet, &dated).into_iter().collect();
    (sheet.season, sheet.rhythm, sheet.deliveries) = (Some(calendar.season), calendar.rhythm, deliveries);
}

/// A delivery that is typed and not stored: told apart from the others, and nothing more.
fn made_up(number: u8, day: Day) -> SheetDelivery {
    let midnight = HourMinute::new(0, 0).expect("a day begins with this hour");
    SheetDelivery {
        id: DeliveryId::new(uuid::Uuid::from_u128(u128::from(number))),
        public_id: PublicId::from_random([0, 0, 0, 0, 0, 0, 0, number]),
        day,
        opens: midnight,
        closes: midnight,
        cancelled: false,
    }
}

fn shown(
    desk: &Authorised<TemplateDesk>,
    form: Form,
    calendar: Option<&Calendar>,
    checked: impl Fn(Day) -> bool,
) -> Page {
    let months = calendar
        .map(|calendar| by_month(calendar, checked))
        .unwrap_or_default();
    Page {
        frame: desk.visit.frame(&desk.sheet.title),
        wizard: Wizard::of(desk, 2, &form),
        count: months
            .iter()
            .flat_map(|month| &month.days)
            .filter(|tick| tick.checked)
            .count(),
        shown: if calendar.is_some() {
            made_from(&form)
        } else {
            String::new()
        },
        form,
        months,
    }
}

fn by_month(calendar: &Calendar, checked: impl Fn(Day) -> bool) -> Vec<Month> {
    let holidays = holidays_among(&calendar.days, calendar.season);
    let tick = |day: Day| {
        let holiday = holidays.iter().find(|(other, _)| *other == day);
        Tick {
            day,
            label: day.long(),
            holiday: holiday
                .map(|(_, holiday)| t!(&format!("templates-holiday-{holiday}")))
                .unwrap_or_default(),
            checked: checked(day),
        }
    };
    let groups = calendar
        .days
        .chunk_by(|one, other| one.first_of_month() == other.first_of_month());
    let month = |days: &[Day]| Month {
        label: days.first().map(|day| day.month()).unwrap_or_default(),
        days: days.iter().map(|day| tick(*day)).collect(),
    };
    groups.map(month).collect()
}

pub async fn save(desk: &Authorised<TemplateDesk>, mut form: Form) -> Outcome {
    let calendar = read(&mut form);
    let Some(calendar) = calendar else {
        return refused_page(&shown(desk, form, None, |_| false));
    };
    if form.value("action") == "show" || form.value("shown") != made_from(&form) {
        let holidays = holidays_among(&calendar.days, calendar.season);
        let is_holiday = |day: Day| holidays.iter().any(|(other, _)| *other == day);
        return page(&shown(desk, form, Some(&calendar), |day| !is_holiday(day)));
    }
    let ticked = |day: &Day| form.is_checked("day", &day.to_string());
    let (kept, excluded): (Vec<Day>, Vec<Day>) = calendar.days.iter().partition(|day| ticked(day));
    if kept.is_empty() {
        form.refuse("day", t!("templates-calendar-none"));
    }
    if !form.is_valid() {
        return refused_page(&shown(desk, form, Some(&calendar), |day| kept.contains(&day)));
    }
    let location = onward(desk, &form, 3);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        start(tx, desk, &form).await?;
        let (amap, id) = (&desk.amap, desk.sheet.id);
        queries::set_calendar(tx, amap, id, calendar.season, calendar.rhythm, &excluded).await?;
        move_deliveries(tx, desk, desk.sheet.site.id, &kept).await?;
        finish(tx, desk, &form, (2, 3), &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-templates-saved"))
}
