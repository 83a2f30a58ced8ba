//! The delivery list, who may open it, the duties and the reminder, on each database at hand.

mod calendars;
mod desks;
mod door;
mod duties;
mod every_date;
mod lapses;
mod meanwhile;
mod notes;
mod papers;
mod reminder;
mod shared;
mod unlisted;
