//! The sample goes, and the coordination is back in its own AMAP.

use super::queries;
use crate::access::{Authorised, Coordination};
use crate::t;
use crate::transact;
use crate::web::{Fault, Outcome, Submitted, redirect_with_notice};

/// Throws the sample away. A real AMAP is never thrown away by this.
pub async fn throw_away(desk: Authorised<Coordination>, Submitted(_): Submitted) -> Outcome {
    let sample = &desk.target.0;
    let gone: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        if !queries::is_sample(tx, sample).await? {
            return Err(Fault::Refused(t!("sampling-real")));
        }
        Ok(queries::delete(tx, sample).await?)
    });
    gone?;
    Ok(redirect_with_notice("/accueil", "done-sampling-thrown"))
}
