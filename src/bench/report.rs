//! What was measured, for people and for programs.

use super::load::Timing;
use super::{Memory, People, Plan, Sheets, Step, Texts};
use serde::Serialize;
use std::fmt;

/// The whole run.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Version of the program.
    pub version: &'static str,
    /// Whether it was compiled without optimisation, so that its figures mean nothing.
    pub debug: bool,
    /// Where the databases were: `SQLite` or `PostgreSQL`.
    pub engine: &'static str,
    /// Processors of the machine.
    pub cores: usize,
    /// Visitors at once.
    pub concurrency: usize,
    /// How long each measurement lasted, in milliseconds.
    pub length_ms: u64,
    /// One for each page and size.
    pub rows: Vec<Row>,
    /// From the longest order form to the signature, one for each step and size.
    pub steps: Vec<Step>,
    /// Texts of contracts, if any were set.
    pub texts: Option<Texts>,
    /// The lists of one evening at many sites.
    pub sheets: Option<Sheets>,
    /// A list of people brought into the largest AMAP.
    pub people: Option<People>,
    /// Resident memory, where the system tells it.
    pub memory: Option<Memory>,
}

/// One page at one size.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Which page.
    pub page: &'static str,
    /// Households of the AMAP.
    pub households: usize,
    /// Size of the page.
    pub bytes: usize,
    /// Statements it sends to the database; none for what runs in a task of its own.
    pub statements: Option<u32>,
    /// One visitor.
    pub alone: Timing,
    /// As many visitors as the run has.
    pub together: Timing,
    /// The floor, with as many.
    pub floor: Timing,
    /// What the floor is.
    pub floor_is: &'static str,
}

impl Row {
    /// How many requests the floor answers in the time of one, in tenths.
    pub fn ratio_tenths(&self) -> u64 {
        self.floor.per_second * 10 / self.together.per_second.max(1)
    }
}

impl Report {
    /// Nothing measured yet.
    pub fn new(plan: &Plan) -> Report {
        Report {
            version: env!("CARGO_PKG_VERSION"),
            debug: cfg!(debug_assertions),
            engine: if plan.postgres.is_some() {
                "PostgreSQL"
            } else {
                "SQLite"
            },
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            concurrency: plan.concurrency,
            length_ms: u64::try_from(plan.length.as_millis()).unwrap_or(u64::MAX),
            rows: Vec::new(),
            steps: Vec::new(),
            texts: None,
            sheets: None,
            people: None,
            memory: None,
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = if self.debug { ", WITHOUT OPTIMISATION" } else { "" };
        writeln!(
            f,
            "clicamap {}{debug}, {}, {} cores shared with the client, {} ms a measurement\n",
            self.version, self.engine, self.cores, self.length_ms
        )?;
        writeln!(
            f,
            "{:53}{:>22}   {} visitors at once",
            "", "one visitor", self.concurrency
        )?;
        writeln!(
            f,
            "{:18}{:>11}{:>11}{:>11}{:>12}{:>12}{:>12}{:>12}{:>12}{:>12}{:>8}",
            "page",
            "households",
            "KiB",
            "statements",
            "p50 ms",
            "p99 ms",
            "a second",
            "p50 ms",
            "p99 ms",
            "floor",
            "ratio"
        )?;
        for row in &self.rows {
            writeln!(f, "{row}")?;
        }
        writeln!(
            f,
            "\nFloor: requests a second for the same bytes from a bare axum, with the same client; for the sign-in, the password\n\
             hash alone. Ratio: how many requests the floor answers in the time of one."
        )?;
        self.subscription(f)?;
        if let Some(texts) = self.texts {
            let (timing, pages) = (texts.timing, texts.pages * 10 / texts.timing.times.max(1));
            writeln!(
                f,
                "Texts of contracts: {} a second over all cores, {} ms p50, {} ms p99; {} of {} contracts, {} pages and {} KiB each.",
                timing.per_second,
                millis(timing.p50_us),
                millis(timing.p99_us),
                timing.times,
                texts.contracts,
                tenths(pages),
                tenths(texts.bytes * 10 / 1024 / timing.times.max(1)),
            )?;
        }
        if let Some(sheets) = self.sheets {
            writeln!(
                f,
                "Lists of one evening: {} households at {} sites, {} pages of PDF, {} ms p50 for all, set by all processors.",
                sheets.households,
                sheets.sites,
                sheets.pages,
                millis(sheets.timing.p50_us)
            )?;
        }
        if let Some(people) = self.people {
            writeln!(
                f,
                "A list of {} people: {} ms to bring in, {} ms to see that nothing is new.",
                people.people, people.import_ms, people.again_ms
            )?;
        }
        match self.memory {
            Some(memory) => writeln!(
                f,
                "Resident memory of `clicamap serve`: {} MB idle, {} MB after it has answered all pages.",
                megabytes(memory.idle_kib),
                megabytes(memory.after_kib)
            ),
            None => writeln!(f, "Resident memory: this system does not tell."),
        }
    }
}

impl Report {
    /// The steps of subscribing, as a table of their own: each household takes them once, so that there is no floor.
    fn subscription(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\nSubscribing to 40 deliveries of 8 products, each household once: one after the other, then {} at once.\n\
             {:18}{:>11}{:>11}{:>11}{:>11}{:>11}{:>11}{:>11}",
            self.concurrency, "step", "households", "times", "p50 ms", "p99 ms", "times", "p50 ms", "p99 ms"
        )?;
        for step in &self.steps {
            write!(f, "{:18}{:>11}", step.step, step.households)?;
            for timing in [step.alone, step.together] {
                let (p50, p99) = (millis(timing.p50_us), millis(timing.p99_us));
                write!(f, "{:>11}{p50:>11}{p99:>11}", timing.times)?;
            }
            writeln!(f)?;
        }
        writeln!(f)
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let statements = self.statements.map_or("–".to_owned(), |count| count.to_string());
        write!(
            f,
            "{:18}{:>11}{:>11}{:>11}{:>12}{:>12}{:>12}{:>12}{:>12}{:>12}{:>8}",
            self.page,
            self.households,
            tenths(self.bytes * 10 / 1024),
            statements,
            millis(self.alone.p50_us),
            millis(self.alone.p99_us),
            self.together.per_second,
            millis(self.together.p50_us),
            millis(self.together.p99_us),
            self.floor.per_second,
            tenths(usize::try_from(self.ratio_tenths()).unwrap_or(usize::MAX)),
        )
    }
}

fn tenths(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn millis(micros: u64) -> String {
    format!("{}.{:02}", micros / 1000, micros % 1000 / 10)
}

/// Of a million bytes.
fn megabytes(kib: u64) -> u64 {
    kib * 1024 / 1_000_000
}
