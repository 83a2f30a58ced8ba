//! `clicamap demo`.

use super::serve::{listen_on, serve};
use crate::clock::{Clock, Stopwatch};
use crate::config::Config;
use crate::db::{DatabaseUrl, Db};
use crate::demo;
use crate::web::App;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Folder for the demonstration's database and mail.
    #[arg(long, default_value = "demo-data")]
    dir: PathBuf,
    /// Go on with the database that is in the folder, instead of beginning again.
    #[arg(long)]
    keep: bool,
    /// Also write the logins to this file, as JSON.
    #[arg(long, value_name = "FILE")]
    logins: Option<PathBuf>,
}

const FILE: &str = "demo.db";
const LOGINS: &str = "logins.json";

/// Fills a fresh database and serves it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    super::start_log("warn");
    let watch = Stopwatch::start();
    std::fs::create_dir_all(&arguments.dir)
        .map_err(|error| format!("the folder {} cannot be made: {error}", arguments.dir.display()))?;
    let listener = listen_on(arguments.listen).await?;
    let listen = listener.local_addr().map_err(|error| error.to_string())?;
    let file = arguments.dir.join(FILE);
    let fresh = !arguments.keep || !file.exists();
    if fresh {
        forget(&file)?;
    }
    let url = DatabaseUrl::Sqlite(file);
    let db = Db::open(&url).await.map_err(|error| error.to_string())?;
    db.migrate().await.map_err(|error| error.to_string())?;
    let kept = arguments.dir.join(LOGINS);
    let text = if fresh {
        let logins = demo::fill(&db, Clock::real().now(), demo::Scale::default())
            .await
            .map_err(|fault| fault.to_string())?;
        let text = serde_json::to_string_pretty(&logins).map_err(|error| error.to_string())?;
        std::fs::write(&kept, &text).map_err(|error| error.to_string())?;
        text
    } else {
        std::fs::read_to_string(&kept).map_err(|error| error.to_string())?
    };
    let logins: Vec<demo::Login> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    if let Some(path) = &arguments.logins {
        std::fs::write(path, &text)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    }
    announce(listen, &arguments.dir, &logins, watch);
    serve(
        App::new(config(listen, &arguments.dir, url), db, Clock::real()),
        listener,
    )
    .await
}

fn config(listen: SocketAddr, dir: &Path, database: DatabaseUrl) -> Config {
    Config {
        database,
        listen,
        public_url: address(listen),
        data_dir: dir.to_path_buf(),
        smtp_url: None,
        mail_from: "Clic'AMAP <demonstration@localhost>".to_owned(),
        behind_proxy: false,
        log: String::new(),
    }
}

/// The address people open: by its name on the machine itself, since passkeys belong to a name.
fn address(listen: SocketAddr) -> String {
    if listen.ip().is_loopback() {
        return format!("http://localhost:{}", listen.port());
    }
    format!("http://{listen}")
}

fn forget(file: &Path) -> Result<(), String> {
    for ending in ["", "-wal", "-shm"] {
        let path = PathBuf::from(format!("{}{ending}", file.display()));
        match std::fs::remove_file(&path) {
            Ok(()) => (),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (),
            Err(error) => return Err(format!("{} cannot be replaced: {error}", path.display())),
        }
    }
    Ok(())
}

fn announce(listen: SocketAddr, dir: &Path, logins: &[demo::Login], watch: Stopwatch) {
    println!(
        "\nClic'AMAP, demonstration (ready in {:.1?})\n\n  {}\n",
        watch.elapsed(),
        address(listen)
    );
    println!("  {:<60} {:<36} password", "role", "e-mail");
    for login in logins {
        println!("  {:<60} {:<36} {}", login.label, login.email, login.password);
    }
    println!(
        "\n  Mail is written to {}. Ctrl-C stops.\n",
        dir.join("courrier").display()
    );
}
