//! The bundled fonts, parsed once. Where they come from: `fonts/build.py`.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The fonts and the catalogue that Typst searches.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) list: Vec<Font>,
}

/// All bundled fonts; the first ones are the family of the house, the others stand in for what it lacks.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files: [&'static [u8]; 5] = [
        include_bytes!("../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
        include_bytes!("../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
        include_bytes!("../fonts/AtkinsonHyperlegibleNext-Italic.ttf"),
        include_bytes!("../fonts/NotoSans-Fallback.ttf"),
        include_bytes!("../fonts/NotoEmoji-Subset.ttf"),
    ];
    let list: Vec<Font> = files
        .into_iter()
        .flat_map(|file| Font::iter(Bytes::new(file)))
        .collect();
    let book = LazyHash::new(FontBook::from_fonts(&list));
    Fonts { book, list }
});

/// Whether some bundled font has a glyph for `c`.
pub(crate) fn has_glyph(c: char) -> bool {
    FONTS
        .list
        .iter()
        .any(|font| font.info().coverage.contains(u32::from(c)))
}
