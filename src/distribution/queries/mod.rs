//! SQL of the delivery list and of the calendars. What is due is `order_lines` of contracts whose member's signature stands
//! and that are not lapsed, refused, cancelled or ended before the day.

mod agenda;
mod due;
mod home;
mod lines;

pub use agenda::{OwnLine, baskets, coming, farm_baskets, farm_deliveries, own_lines};
pub use due::{FarmName, farm_of_amap, occasion, occasions, occasions_of_day, people, site_of};
pub use home::{Offer, ToSign, next_delivery, offers, to_sign};
pub use lines::{due, due_of_farm};

pub use agenda::{FarmBasket, FarmDelivery};
pub use home::NextLine;
