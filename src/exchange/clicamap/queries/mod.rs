//! All SQL of moving in and out.

mod find;
mod make;
mod there;

pub use find::*;
pub use make::*;
pub use there::*;
