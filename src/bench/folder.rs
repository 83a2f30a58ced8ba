//! A folder that is gone when the run is over, however it ends, and the databases of the run.

use super::BenchError;
use super::queries;
use crate::db::DatabaseUrl;
use std::path::{Path, PathBuf};

/// The folder of the temporary databases.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes a new one inside `parent`.
    pub fn new(parent: &Path) -> std::io::Result<Folder> {
        let folder = parent.join(format!("clicamap-bench-{:08x}", crate::clock::random_u32()));
        std::fs::create_dir_all(&folder)?;
        Ok(Folder(folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

/// A database that nobody else uses.
#[derive(Debug)]
pub struct Own {
    /// Its address.
    pub url: DatabaseUrl,
    /// The PostgreSQL server it lies on, and its name there.
    server: Option<(String, String)>,
}

impl Own {
    /// One for so many households: a file of the folder, or a new database of that PostgreSQL server.
    ///
    /// # Errors
    /// When the server makes none.
    pub async fn make(folder: &Folder, households: usize, server: Option<&str>) -> Result<Own, BenchError> {
        let Some(server) = server else {
            let file = folder.path().join(format!("{households}.db"));
            return Ok(Own {
                url: DatabaseUrl::Sqlite(file),
                server: None,
            });
        };
        let name = format!("clicamap_bench_{:08x}", crate::clock::random_u32());
        queries::create_database(server, &name).await?;
        let (address, options) = server.split_once('?').unwrap_or((server, ""));
        let (host, _) = address
            .rsplit_once('/')
            .filter(|(host, _)| !host.ends_with('/'))
            .unwrap_or((address, ""));
        Ok(Own {
            url: DatabaseUrl::Postgres(format!("{host}/{name}?{options}")),
            server: Some((server.to_owned(), name)),
        })
    }

    /// As `CLICAMAP_DATABASE_URL` has it.
    pub fn setting(&self) -> String {
        match &self.url {
            DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
            DatabaseUrl::Postgres(address) => address.clone(),
        }
    }

    /// Removes it from its server; a file goes with its folder.
    ///
    /// # Errors
    /// When the server keeps it.
    pub async fn remove(self) -> Result<(), BenchError> {
        match self.server {
            Some((server, name)) => Ok(queries::drop_database(&server, &name).await?),
            None => Ok(()),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "the bench's folder stays behind");
        }
    }
}
