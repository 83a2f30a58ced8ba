//! `clicamap user`.

use crate::accounts::{self, Strength};
use crate::clock;
use crate::history::{self, Trace};
use crate::transact;
use crate::web::{App, Fault};
use crate::words::{AccountId, EmailAddress};
use std::io::Read;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// E-mail address to sign in with.
    #[arg(long)]
    email: EmailAddress,
    /// Name of the person.
    #[arg(long, required_unless_present = "forget_second")]
    name: Option<String>,
    /// Give the role of administrator of this instance.
    #[arg(long)]
    admin: bool,
    /// Take the codes of the second factor away from the account of somebody who lost telephone and recovery codes, once you
    /// know that it is them; their sessions end and they are told by mail.
    #[arg(long, conflicts_with_all = ["name", "admin"])]
    forget_second: bool,
}

/// Makes the account; the password is read from standard input, so that it stands in no list of processes.
pub async fn run(arguments: Arguments, app: &App) -> Result<(), String> {
    if arguments.forget_second {
        return forget_second(&arguments.email, app).await;
    }
    let mut password = String::new();
    eprintln!("Password (one line, then end of input):");
    std::io::stdin()
        .read_to_string(&mut password)
        .map_err(|error| error.to_string())?;
    let password = password.trim_end_matches(['\r', '\n']);
    accounts::check_password(password, &arguments.email.to_string())
        .map_err(|refusal| crate::t!(refusal.key()))?;
    let hash = accounts::hash_password(password, Strength::Full).map_err(|fault| fault.to_string())?;
    let outcome: Result<(), Fault> = store(&arguments, app, &hash).await;
    outcome.map_err(|fault| fault.to_string())?;
    println!(
        "{} can sign in at {}/connexion.",
        arguments.email, app.config.public_url
    );
    Ok(())
}

async fn forget_second(email: &EmailAddress, app: &App) -> Result<(), String> {
    match accounts::forget_lost_second(app, email).await {
        Ok(()) => {
            println!("{email} is asked for no code any more, and was told so.");
            Ok(())
        }
        Err(Fault::NotFound) => Err(format!(
            "nobody signs in with {email}: look for the address in the list of members"
        )),
        Err(fault) => Err(fault.to_string()),
    }
}

async fn store(arguments: &Arguments, app: &App, hash: &str) -> Result<(), Fault> {
    let now = app.clock.now();
    let name = arguments.name.as_deref().unwrap_or_default();
    transact!(app.db, |tx| {
        let account = match accounts::account_of_email(tx, &arguments.email).await? {
            Some(account) => {
                accounts::set_password(tx, account, hash).await?;
                account
            }
            None => {
                let account = AccountId::new(clock::fresh_uuid());
                accounts::insert_account(tx, account, &arguments.email, name, hash, now).await?;
                account
            }
        };
        if arguments.admin {
            accounts::make_administrator(tx, account, now).await?;
        }
        let trace = Trace {
            amap: None,
            farm: None,
            network: None,
            verb: "account.made",
            object: "account",
            id: Some(account.uuid()),
            detail: serde_json::json!({ "admin": arguments.admin }),
        };
        Ok(history::record_operator(tx, trace, now).await?)
    })
}
