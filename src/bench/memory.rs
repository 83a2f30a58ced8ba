//! What the program keeps in memory: `clicamap serve` as a process of its own, before and after it has worked.

use super::client::{Ask, Visitor};
use super::folder::{Folder, Own};
use super::load::hammer;
use super::{BenchError, Plan};
use serde::Serialize;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::net::TcpStream;

/// Resident memory, in KiB.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Memory {
    /// Some seconds after the start, before anybody came.
    pub idle_kib: u64,
    /// After every page was asked for as in the measurements.
    pub after_kib: u64,
}

/// Time for the schedules and the mail of the start.
const SETTLING: Duration = Duration::from_secs(3);
/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server. Dropping it ends it.
struct Server {
    process: Child,
    address: SocketAddr,
}

/// Measures a server on a database; nothing where the system does not tell.
pub async fn measure(
    folder: &Folder,
    database: &Own,
    pages: Vec<Ask>,
    plan: &Plan,
) -> Result<Option<Memory>, BenchError> {
    let server = Server::start(folder, database)?;
    server.answers().await?;
    tokio::time::sleep(SETTLING.min(plan.length * 10)).await;
    let Some(idle_kib) = server.resident() else {
        return Ok(None);
    };
    for page in pages {
        let visitor = || Visitor::new(server.address, page.clone());
        hammer(plan.concurrency, plan.length, visitor).await?;
    }
    Ok(server.resident().map(|after_kib| Memory { idle_kib, after_kib }))
}

impl Server {
    fn start(folder: &Folder, database: &Own) -> Result<Server, BenchError> {
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let process = Command::new(std::env::current_exe()?)
            .arg("serve")
            .env_clear()
            .env("CLICAMAP_LISTEN", address.to_string())
            .env("CLICAMAP_DATA_DIR", folder.path())
            .env("CLICAMAP_DATABASE_URL", database.setting())
            .env("CLICAMAP_LOG", "error")
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .spawn()?;
        Ok(Server { process, address })
    }

    async fn answers(&self) -> Result<(), BenchError> {
        let pause = Duration::from_millis(20);
        for _ in 0..PATIENCE.as_millis() / pause.as_millis() {
            if TcpStream::connect(self.address).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(pause).await;
        }
        Err(BenchError::Unexpected("the server does not start".to_owned()))
    }

    /// What Linux says of the process.
    fn resident(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().trim_end_matches("kB").trim().parse().ok()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let ended = self.process.kill().and_then(|()| self.process.wait());
        if let Err(error) = ended {
            tracing::warn!(%error, "the measured server could not be ended");
        }
    }
}
