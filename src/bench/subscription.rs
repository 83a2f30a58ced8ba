//! From the open order form to the signature: each household does it once, since the second signature of a contract is not
//! the first one. Four requests one after the other, three of which write; these are measured.

use super::BenchError;
use super::client::{Ask, Wire};
use super::load::Timing;
use crate::clock::{Stopwatch, fresh_public_id};
use serde::Serialize;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinSet;

/// What is measured of it, in its order.
const STEPS: [&str; 3] = ["save the order", "make the text", "sign"];

/// One step at one size.
#[derive(Debug, Serialize)]
pub struct Step {
    /// Which.
    pub step: &'static str,
    /// Households of the AMAP.
    pub households: usize,
    /// One household after the other.
    pub alone: Timing,
    /// As many at once as the run has visitors. Each goes through all steps, so that they wait for other steps too.
    pub together: Timing,
}

/// The households that have not subscribed yet, by their cookies.
#[derive(Clone, Debug)]
struct Waiting(Arc<Mutex<Vec<String>>>);

impl Waiting {
    fn next(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

/// Where the order form is, and who serves it.
#[derive(Clone, Debug)]
pub struct Door {
    /// The server.
    pub address: SocketAddr,
    /// Path of the form.
    pub form: String,
}

/// Measures every step: half of the households one after the other, the others together, each for `length` at most.
///
/// # Errors
/// When a step is refused, or there are no two households.
pub async fn measure(
    door: &Door,
    mut cookies: Vec<String>,
    concurrency: usize,
    length: Duration,
    households: usize,
) -> Result<Vec<Step>, BenchError> {
    let others = cookies.split_off(cookies.len() / 2);
    let alone = timings(door, cookies, 1, length).await?;
    let together = timings(door, others, concurrency, length).await?;
    let of_step = |((step, alone), together)| Step {
        step,
        households,
        alone,
        together,
    };
    Ok(STEPS.into_iter().zip(alone).zip(together).map(of_step).collect())
}

async fn timings(
    door: &Door,
    cookies: Vec<String>,
    concurrency: usize,
    length: Duration,
) -> Result<[Timing; 3], BenchError> {
    let waiting = Waiting(Arc::new(Mutex::new(cookies)));
    let watch = Stopwatch::start();
    let mut working = JoinSet::new();
    for _ in 0..concurrency {
        let (door, waiting) = (door.clone(), waiting.clone());
        working.spawn(async move {
            let mut walks = Vec::new();
            while let Some(cookie) = waiting.next() {
                walks.push(walk(&door, &cookie).await?);
                if watch.elapsed() >= length {
                    break;
                }
            }
            Ok::<_, BenchError>(walks)
        });
    }
    let mut walks: Vec<[Duration; 3]> = Vec::new();
    while let Some(done) = working.join_next().await {
        walks.extend(done.map_err(|error| BenchError::Unexpected(error.to_string()))??);
    }
    if walks.is_empty() {
        return Err(BenchError::Unexpected("nobody can subscribe".to_owned()));
    }
    let all = watch.elapsed();
    Ok([0, 1, 2].map(|step| Timing::of(walks.iter().map(|walk| walk[step]).collect(), all)))
}

/// One household; gives how long each step took.
async fn walk(door: &Door, cookie: &str) -> Result<[Duration; 3], BenchError> {
    let mut wire = Wire::to(door.address);
    let page = wire.send(&Ask::page(door.form.clone(), cookie)).await?;
    let csrf = page.field("csrf")?;
    let form = |path: &str, fields: &str| {
        let once = fresh_public_id();
        Ask::form(path, cookie, format!("csrf={csrf}&once={once}{fields}"))
    };
    let mut order = String::from("&do=enregistrer&method=cheque&instalments=10");
    for (at, (name, _)) in page.fields("q-").into_iter().enumerate() {
        let quantity = if at % 3 == 0 { "1" } else { "" };
        order.push_str(&format!("&{name}={quantity}"));
    }
    let (saved, saving) = timed(&mut wire, &form(&door.form, &order)).await?;
    let contract = saved.location()?;
    let (made, making) = timed(&mut wire, &form(&format!("{contract}/texte"), "")).await?;
    let page = wire.send(&Ask::page(made.location()?, cookie)).await?;
    let accord = format!("&accord=1&empreinte={}", page.field("empreinte")?);
    let (_, signing) = timed(&mut wire, &form(&format!("{contract}/signature"), &accord)).await?;
    Ok([saving, making, signing])
}

async fn timed(wire: &mut Wire, ask: &Ask) -> Result<(super::client::Answer, Duration), BenchError> {
    let watch = Stopwatch::start();
    let answer = wire.send(ask).await?;
    Ok((answer, watch.elapsed()))
}
