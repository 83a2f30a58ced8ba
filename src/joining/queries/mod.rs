//! SQL on those who ask to join, on the lines, and on what there is to wait for.

mod requests;
mod waits;

pub use requests::{
    close, confirm, insert, joined, lines, of_email, of_secret, renew_secret, take_requests, takes_requests,
    write_down,
};
pub use waits::{
    NewWait, end, insert_all, lapse, lapsed_on, move_to_household, of_household, of_request, offer,
    open_template, pass_back, take, take_basket, wait, waiting,
};
