//! Neither telephone nor recovery codes: whoever runs the instance, once they know who asks, takes the second factor away.

use super::queries;
use crate::accounts::queries::{account_of_email, delete_other_sessions};
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::web::{App, Fault};
use crate::words::EmailAddress;
use crate::{t, transact};

/// Takes the application of codes and the recovery codes of an account away, ends its sessions, and tells its owner, who still
/// needs the password or a link to come in.
///
/// # Errors
/// [`Fault::NotFound`] when nobody signs in with this address; when the database fails.
pub async fn forget_lost(app: &App, email: &EmailAddress) -> Result<(), Fault> {
    let now = app.clock.now();
    let link = format!("{}/compte/securite", app.config.public_url);
    transact!(app.db, |tx| {
        let account = account_of_email(tx, email).await?.ok_or(Fault::NotFound)?;
        queries::forget(tx, account).await?;
        delete_other_sessions(tx, account, &[]).await?;
        let letter = Letter {
            amap: None,
            kind: "second",
            to: email.clone(),
            subject: t!("second-forgotten-subject"),
            body: t!("second-forgotten-letter", link = link),
        };
        mail::enqueue(tx, letter, now).await?;
        let trace = Trace::of_account("account.second-forgotten", account);
        Ok(history::record_operator(tx, trace, now).await?)
    })
}
