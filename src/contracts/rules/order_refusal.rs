//! Why an order is refused, in enough detail to say it at the field.

use super::condition::Unmet;
use super::stock::Shortage;
use crate::contracts::model::{OfferedDelivery, OfferedProduct};
use crate::words::{Day, DeliveryId, ProductId, Quantity};

/// A product on a delivery, with what a sentence about it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Which delivery.
    pub delivery: DeliveryId,
    /// Its day.
    pub day: Day,
    /// Which product.
    pub product: ProductId,
    /// Its name.
    pub name: String,
}

impl Cell {
    pub(super) fn of(delivery: &OfferedDelivery, product: &OfferedProduct) -> Self {
        Self {
            delivery: delivery.id,
            day: delivery.day,
            product: product.id,
            name: product.name.clone(),
        }
    }
}

/// Why an order is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Subscriptions have not begun.
    #[error("opens on {opens}")]
    NotYetOpen {
        /// The first day.
        opens: Day,
    },
    /// Subscriptions are over.
    #[error("closed on {closed}")]
    WindowClosed {
        /// The last day.
        closed: Day,
    },
    /// Nothing is ordered.
    #[error("nothing is ordered")]
    Empty,
    /// The delivery is not one of the template.
    #[error("unknown delivery {0}")]
    UnknownDelivery(DeliveryId),
    /// The product is not one of the template.
    #[error("unknown product {0}")]
    UnknownProduct(ProductId),
    /// Below zero.
    #[error("{} on {}: negative", .0.name, .0.day)]
    Negative(Cell),
    /// A part of a unit, of a product that comes in whole ones.
    #[error("{} on {}: not whole", .0.name, .0.day)]
    Fractional(Cell),
    /// More than can be meant, [`Quantity::MAX`].
    #[error("{} on {}: too large", .0.name, .0.day)]
    TooLarge(Cell),
    /// The product is not available on that delivery.
    #[error("{} on {}: not available", .0.name, .0.day)]
    Unavailable(Cell),
    /// The delivery is past.
    #[error("{day} is past")]
    Past {
        /// Which delivery.
        delivery: DeliveryId,
        /// Its day.
        day: Day,
    },
    /// The delivery is too close for the farm's notice.
    #[error("{day} could be ordered until {until}")]
    TooSoon {
        /// Which delivery.
        delivery: DeliveryId,
        /// Its day.
        day: Day,
        /// The last day on which it could be ordered.
        until: Day,
    },
    /// Less is left.
    #[error("{}: {} wanted, {} left", .0.name, .0.wanted, .0.left)]
    OutOfStock(Shortage),
    /// A condition of the template is not met.
    #[error("condition {}: {:?} where {:?} is asked", .0.position, .0.has, .0.asked)]
    Unmet(Unmet),
    /// In a fixed order, not the basket of the other deliveries.
    #[error("{} on {}: {given} where the basket has {expected}", .cell.name, .cell.day)]
    Uneven {
        /// What, and when.
        cell: Cell,
        /// What the basket has of it.
        expected: Quantity,
        /// What was asked for.
        given: Quantity,
    },
    /// A one-off order is for one delivery.
    #[error("{taken} deliveries, one expected")]
    OneDeliveryOnly {
        /// How many were asked for.
        taken: u32,
    },
    /// Fewer deliveries than the template asks.
    #[error("{taken} deliveries, at least {least} of {of} expected")]
    TooFewDeliveries {
        /// How many are taken.
        taken: u32,
        /// How many must be, prorated for who joins late.
        least: u32,
        /// How many can still be taken.
        of: u32,
    },
}
