//! The templates of an AMAP by where they stand, for the coordinator, a farm's référent and the treasurer.

use super::access::ContractsDesk;
use super::model::TemplateLine;
use super::queries;
use crate::access::Authorised;
use crate::contracts::model::TemplateState;
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::{Day, Season};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/templates/list.html")]
struct List {
    frame: Frame,
    base: String,
    manages: bool,
    /// Whether households have signed for a season that is not over.
    has_seasons: bool,
    groups: Vec<Group>,
    /// The farm of a référent: its name and address.
    farm: Option<(String, String)>,
}

impl List {
    /// Whose a template is, for this reader.
    fn whose<'l>(&self, line: &'l Line) -> &'l str {
        &line.farm
    }
}

/// Templates that stand alike.
pub(super) struct Group {
    pub title: String,
    pub lines: Vec<Line>,
}

/// One template.
pub(super) struct Line {
    pub href: String,
    pub title: String,
    pub farm: String,
    pub amap: String,
    pub season: String,
    pub badge: Badge,
    pub signed: u32,
    pub to_countersign: u32,
    pub window: String,
}

/// A state in a word, with its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Badge {
    pub text: String,
    pub kind: &'static str,
}

/// The word for a state; running and ended follow from the dates.
pub(super) fn badge(state: TemplateState, season: Option<(Day, Day)>, today: Day) -> Badge {
    let over = season.is_some_and(|(_, last)| last < today);
    let (text, kind) = match state {
        TemplateState::Draft => (t!("templates-state-draft"), ""),
        TemplateState::Submitted => (t!("templates-state-submitted"), "wait"),
        TemplateState::Approved => (t!("templates-state-approved"), "good"),
        TemplateState::Open => (t!("templates-state-open"), "info"),
        TemplateState::Closed if over => (t!("templates-state-over"), "over"),
        TemplateState::Closed => (t!("templates-state-closed"), "good"),
        TemplateState::Archived => (t!("templates-state-archived"), "over"),
    };
    Badge { text, kind }
}

fn group_title(state: TemplateState) -> String {
    match state {
        TemplateState::Draft => t!("templates-group-draft"),
        TemplateState::Submitted => t!("templates-group-submitted"),
        TemplateState::Approved => t!("templates-group-approved"),
        TemplateState::Open => t!("templates-group-open"),
        TemplateState::Closed => t!("templates-group-closed"),
        TemplateState::Archived => t!("templates-group-archived"),
    }
}

/// The order of the groups: what waits for someone first.
const ORDER: [TemplateState; 6] = [
    TemplateState::Open,
    TemplateState::Approved,
    TemplateState::Submitted,
    TemplateState::Draft,
    TemplateState::Closed,
    TemplateState::Archived,
];

/// Lines in groups, those of each state together.
pub(super) fn grouped(
    lines: &[TemplateLine],
    today: Day,
    href: impl Fn(&TemplateLine) -> String,
) -> Vec<Group> {
    let group = |state: &TemplateState| {
        let alike = lines.iter().filter(|line| line.state(today) == *state);
        let lines: Vec<Line> = alike.map(|line| shown(line, *state, today, href(line))).collect();
        (!lines.is_empty()).then(|| Group {
            title: group_title(*state),
            lines,
        })
    };
    ORDER.iter().filter_map(group).collect()
}

fn shown(line: &TemplateLine, state: TemplateState, today: Day, href: String) -> Line {
    let season = line
        .season
        .and_then(|(first, last)| Season::new(first, last).ok());
    let window = line.window.filter(|_| state == TemplateState::Open);
    Line {
        href,
        title: line.title.clone(),
        farm: line.farm_name.clone(),
        amap: line.amap_name.clone(),
        season: season.map(|season| season.label()).unwrap_or_default(),
        badge: badge(state, line.season, today),
        signed: line.signed,
        to_countersign: line.to_countersign,
        window: window
            .map(|(_, closes)| t!("templates-until", day = closes.long()))
            .unwrap_or_default(),
    }
}

pub async fn list(desk: Authorised<ContractsDesk>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let lines = queries::templates(&mut tx, &desk.amap, desk.farm.as_ref().map(|farm| farm.id())).await?;
    drop(tx);
    let amap = desk.amap.slug();
    let base = format!("/amap/{amap}/modeles");
    let farm = desk.farm.as_ref().map(|farm| {
        (
            farm.name().to_owned(),
            format!("/amap/{amap}/fermes/{}", farm.slug()),
        )
    });
    let today = desk.amap.today(desk.visit.now());
    let groups = grouped(&lines, today, |line| format!("{base}/{}", line.public_id));
    page(&List {
        frame: desk.visit.frame(t!("templates-list-title")),
        base,
        manages: desk.manages,
        has_seasons: lines
            .iter()
            .any(|line| line.signed > 0 && line.season.is_some_and(|(_, last)| last >= today)),
        groups,
        farm,
    })
}
