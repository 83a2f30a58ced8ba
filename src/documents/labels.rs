//! Labels for crates and bags, on A4 sheets of the common formats.

use serde::Serialize;

use super::{Issue, Pdf, TypesetError, render, template};

/// A sheet of labels: how many, and where they are, in tenths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LabelFormat {
    /// How many on a sheet: its name.
    pub name: &'static str,
    /// Beside one another.
    pub columns: u32,
    /// Below one another.
    pub rows: u32,
    /// Width of one.
    pub width: u32,
    /// Height of one.
    pub height: u32,
    /// From the left edge of the paper to the first.
    pub left: u32,
    /// From the top edge to the first.
    pub top: u32,
    /// Between two beside one another.
    pub gap: u32,
}

impl LabelFormat {
    /// The formats that shops sell, by number on a sheet.
    pub const ALL: [LabelFormat; 4] = [
        format("24", (3, 8), (700, 370), (0, 5, 0)),
        format("21", (3, 7), (635, 381), (72, 151, 25)),
        format("14", (2, 7), (991, 381), (46, 151, 25)),
        format("8", (2, 4), (991, 677), (46, 131, 25)),
    ];

    /// "24 par feuille, 70 × 37 mm".
    pub fn size(&self) -> (String, String) {
        let millimetres = |tenths: u32| match tenths % 10 {
            0 => (tenths / 10).to_string(),
            rest => format!("{},{rest}", tenths / 10),
        };
        (millimetres(self.width), millimetres(self.height))
    }

    /// Lines of products that one label holds below its two lines of heading.
    pub fn lines(&self) -> usize {
        usize::try_from(self.height.saturating_sub(150) / 42)
            .unwrap_or(1)
            .max(1)
    }
}

const fn format(
    name: &'static str,
    (columns, rows): (u32, u32),
    (width, height): (u32, u32),
    (left, top, gap): (u32, u32, u32),
) -> LabelFormat {
    LabelFormat {
        name,
        columns,
        rows,
        width,
        height,
        left,
        top,
        gap,
    }
}

/// One label.
#[derive(Debug, Clone, Serialize)]
pub struct Label {
    /// "MOREL Anaïs".
    pub name: String,
    /// "AMAP des Lones, jeudi 12 mars".
    pub place: String,
    /// "2 × Petit panier", a line each.
    pub items: Vec<String>,
    /// "1/2", when a household has more than one label.
    pub part: String,
}

/// All labels of a delivery.
#[derive(Debug, Clone, Serialize)]
pub struct Labels {
    /// What the file is called.
    pub title: String,
    /// The sheet.
    pub format: LabelFormat,
    /// In the order in which they are stuck.
    pub labels: Vec<Label>,
}

impl Labels {
    /// The PDF of the labels.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let template = template("labels.typ", include_str!("labels.typ"));
        render(template, &self.title, self, issue)
    }
}
