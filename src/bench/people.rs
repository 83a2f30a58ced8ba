//! A list of people brought into the AMAP: how long it takes to store them, and to find that they are all there.

use super::BenchError;
use super::client::{Ask, Wire};
use super::site::Site;
use crate::clock::{Stopwatch, fresh_public_id};
use serde::Serialize;
use std::fmt::Write;

/// People of the list.
const PEOPLE: usize = 5_000;

/// A list that was brought in.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct People {
    /// How many.
    pub people: usize,
    /// From the form to the answer, in milliseconds: the file is read, compared with everybody, and stored.
    pub import_ms: u64,
    /// The same list once more, which brings nothing.
    pub again_ms: u64,
}

/// Brings the list in twice, as the coordination does.
///
/// # Errors
/// When it is refused.
pub async fn measure(site: &Site) -> Result<People, BenchError> {
    let cookie = site.coordinator().await?;
    let path = format!("/amap/{}/membres/import", site.slug());
    let mut wire = Wire::to(site.address);
    let csrf = wire
        .send(&Ask::page(path.clone(), &cookie))
        .await?
        .field("csrf")?;
    let list = list();
    let form = |act: &str| {
        let once = fresh_public_id();
        let form = format!("csrf={csrf}&once={once}&act={act}&kept-name=liste.csv&kept-bytes={list}");
        Ask::form(&path, &cookie, form)
    };
    let mut took = [0; 2];
    for (time, ask) in took.iter_mut().zip([form("import"), form("check").read()]) {
        let watch = Stopwatch::start();
        wire.send(&ask).await?;
        *time = u64::try_from(watch.elapsed().as_millis()).unwrap_or(u64::MAX);
    }
    Ok(People {
        people: PEOPLE,
        import_ms: took[0],
        again_ms: took[1],
    })
}

/// The list as CSV, in hexadecimal.
fn list() -> String {
    let mut text = String::from("Nom;Prénom;E-mail;Foyer\n");
    for at in 0..PEOPLE {
        // Writing to a string does not fail.
        let _ = writeln!(text, "Nom{at};Jo;p{at}@example.org;F{}", at / 2);
    }
    let mut hex = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
