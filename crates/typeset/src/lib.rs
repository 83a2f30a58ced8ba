//! Typst behind one function: a template and its data in, a PDF out.
