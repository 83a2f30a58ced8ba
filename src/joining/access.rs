//! Who answers those who wait: the coordination, and référents for the lines of their farm.

use super::model::Wait;
use super::queries;
use crate::access::{Actor, AmapScope, Editable, Target, coordination_or_referent};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::{FarmId, PublicId};

/// The lines of an AMAP.
#[derive(Debug)]
pub struct Lines {
    /// Whose.
    pub amap: AmapScope,
    /// The one farm of a référent; none for the coordination, who sees every line.
    pub farm: Option<FarmId>,
}

#[derive(Debug, serde::Deserialize)]
pub struct LinesKey {
    slug: String,
}

impl Lines {
    /// Whether a wait is this person's to answer.
    pub fn holds(&self, wait: &Wait) -> bool {
        self.farm.is_none() || self.farm == wait.farm_id
    }
}

/// Référents answer the lines of their farm; only the coordination does the rest.
impl Editable for Lines {
    fn editable(&self, _: &Actor) -> Result<(), Fault> {
        if self.farm.is_none() {
            return Ok(());
        }
        Err(Fault::Forbidden {
            sentence: crate::t!("refused-coordinator"),
            instead: None,
        })
    }
}

impl Target for Lines {
    type Key = LinesKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: LinesKey) -> Result<Self, Fault> {
        let (amap, farm) = coordination_or_referent(tx, actor, (&key.slug, "refused-lines")).await?;
        Ok(Lines { amap, farm })
    }
}

/// Somebody who waits.
#[derive(Debug)]
pub struct OneWait {
    /// The lines.
    pub lines: Lines,
    /// The wait.
    pub wait: Wait,
}

#[derive(Debug, serde::Deserialize)]
pub struct WaitKey {
    slug: String,
    id: PublicId,
}

impl Target for OneWait {
    type Key = WaitKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: WaitKey) -> Result<Self, Fault> {
        let lines = Lines::load(tx, visit, actor, LinesKey { slug: key.slug }).await?;
        let wait = queries::wait(tx, &lines.amap, key.id)
            .await?
            .filter(|wait| lines.holds(wait))
            .ok_or(Fault::NotFound)?;
        Ok(OneWait { lines, wait })
    }
}
