//! The words by table and by property.

mod addresses;
mod amounts;
mod days;
mod moments;
mod stored;
mod text;
