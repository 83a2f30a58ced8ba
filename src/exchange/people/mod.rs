//! Moving the people of an AMAP in from any list: a workbook or a table of whatever separator and encoding. [`table`] makes
//! rows of it, [`columns`] recognises what stands in which column, [`reading`] reads the people of a row, [`plan`] decides
//! what is new, [`suspicion`] tells who may be there already, [`corrections`] what is said otherwise of whoever is, and [`page`] shows
//! all of it before anything is stored.

mod columns;
mod corrections;
mod ods;
mod page;
mod plan;
mod reading;
mod suspicion;
mod table;

pub use page::{model, show, submit};
