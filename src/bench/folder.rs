//! A folder that is gone when the run is over, however it ends.

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

    /// The database of so many households.
    pub fn database(&self, households: usize) -> DatabaseUrl {
        DatabaseUrl::Sqlite(self.file(households))
    }

    /// Its file.
    pub fn file(&self, households: usize) -> PathBuf {
        self.0.join(format!("{households}.db"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "the bench's folder stays behind");
        }
    }
}
