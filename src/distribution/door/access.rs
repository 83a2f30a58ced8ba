//! Who notes at the door: whoever may see the delivery's list; and who was on duty, until a fortnight after it, what a phone
//! without a network kept.

use super::rules::may_send_late;
use crate::access::{Actor, AmapScope, Target};
use crate::db::Tx;
use crate::distribution::access::{DeliveryKey, DoorList, amap_and_delivery, holds_seat};
use crate::distribution::model::Occasion;
use crate::web::{Fault, Visit};

/// A delivery, for somebody who may note what happens there.
#[derive(Debug)]
pub struct DoorNotes {
    /// Where.
    pub amap: AmapScope,
    /// When.
    pub delivery: Occasion,
    /// Whether the list is still open to them, so that they may see what others noted.
    pub sees: bool,
}

impl Target for DoorNotes {
    type Key = DeliveryKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: DeliveryKey) -> Result<Self, Fault> {
        let (amap, delivery) = amap_and_delivery(tx, actor, &key).await?;
        let today = amap.today(visit.now());
        let late = may_send_late(delivery.day, today);
        match DoorList::load(tx, visit, actor, key).await {
            Ok(_) => Ok(DoorNotes {
                amap,
                delivery,
                sees: true,
            }),
            Err(Fault::Forbidden { .. }) if late && holds_seat(tx, actor, &amap, &delivery).await? => {
                Ok(DoorNotes {
                    amap,
                    delivery,
                    sees: false,
                })
            }
            Err(fault) => Err(fault),
        }
    }
}
