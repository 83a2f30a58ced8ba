//! What `clicamap check` looks for: stored facts that must agree with each other.

mod queries;

use crate::db::{DbError, Tx};
use sha2::{Digest, Sha256};

/// Looks at everything; one line per thing that is wrong.
///
/// # Errors
/// When the database fails.
pub async fn findings(tx: &mut Tx) -> Result<Vec<String>, DbError> {
    let mut found = Vec::new();
    for (contract, sha256, pdf) in queries::bodies(tx).await? {
        if Sha256::digest(&pdf).as_slice() != sha256.as_slice() {
            found.push(format!(
                "contract {contract}: the stored text is not the one that was hashed"
            ));
        }
    }
    for (contract,) in queries::signatures_over_other_texts(tx).await? {
        found.push(format!(
            "contract {contract}: a signature names another text than the stored one"
        ));
    }
    for (contract,) in queries::lines_outside_their_template(tx).await? {
        found.push(format!(
            "contract {contract}: a line is due at a delivery or of a product that its template does not have"
        ));
    }
    for (delivery,) in queries::crowded_duties(tx).await? {
        found.push(format!(
            "delivery {delivery}: more people have a duty seat than there are seats"
        ));
    }
    Ok(found)
}
