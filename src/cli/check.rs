//! `clicamap check`.

use crate::checks;
use crate::web::App;

/// Says what is wrong, one line each; nothing wrong is said too.
pub async fn run(app: &App) -> Result<(), String> {
    let mut tx = app.db.read().await.map_err(|error| error.to_string())?;
    let findings = checks::findings(&mut tx)
        .await
        .map_err(|error| error.to_string())?;
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        println!("Nothing wrong found.");
        return Ok(());
    }
    Err(format!("{} findings", findings.len()))
}
