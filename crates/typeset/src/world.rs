//! What a template can see: itself, its imports, its data and the bundled fonts. Nothing else exists.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::Template;
use crate::fonts::FONTS;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The name under which a template finds its data.
const DATA: &str = "data.json";

/// One render's files.
pub(crate) struct OneDocument {
    main: FileId,
    sources: Vec<Source>,
    data: (FileId, Bytes),
}

impl OneDocument {
    /// `data` is JSON text: the template parses it, so nothing in it can be taken for Typst.
    pub(crate) fn new(template: &Template, data: Vec<u8>) -> Self {
        let sources: Vec<Source> = std::iter::once(&(template.name, template.source))
            .chain(template.imports)
            .map(|(name, text)| Source::new(file_id(name), (*text).to_owned()))
            .collect();
        Self {
            main: file_id(template.name),
            sources,
            data: (file_id(DATA), Bytes::new(data)),
        }
    }
}

/// Typst keeps every name it ever saw (65,535 at most), so names are `'static`: those of the program.
fn file_id(name: &'static str) -> FileId {
    let path = VirtualPath::new(name).expect("names of bundled templates are plain file names");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl World for OneDocument {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.sources.iter().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 {
            return Ok(self.data.1.clone());
        }
        self.source(id)
            .map(|source| Bytes::from_string(source.text().to_owned()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.list.get(index).cloned()
    }

    /// A document says the day it is given, never the day it is made.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
