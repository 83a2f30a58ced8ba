//! Several files as one, held in memory while it is made. PDFs do not shrink, so that all are stored as they are.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

/// A ZIP file in the making.
#[derive(Debug)]
pub struct Zipped(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Zipped {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

impl Zipped {
    /// Adds a file; a slash in its name makes a folder.
    ///
    /// # Errors
    /// When there is a file of that name.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ZipError> {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        self.0.start_file(name, stored)?;
        Ok(self.0.write_all(bytes)?)
    }

    /// The file.
    ///
    /// # Errors
    /// When it cannot be ended.
    pub fn finish(self) -> Result<Vec<u8>, ZipError> {
        Ok(self.0.finish()?.into_inner())
    }
}
