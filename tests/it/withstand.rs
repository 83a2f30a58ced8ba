//! What the house must withstand, through the real router on each database.

mod daylight;
mod escalation;
mod flood;
mod forms;
mod links;
mod new_year;
mod power_cut;
mod races;
mod stock;
mod tampering;
mod twice;
mod whatever;
mod windows;
