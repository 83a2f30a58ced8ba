//! Who may see and change the people of an AMAP.

use super::model::Member;
use super::queries;
use crate::access::{Actor, AmapScope, Editable, Target, coordination_or_referent, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::{FarmId, PublicId};

/// The list of the people: coordinators, and référents who serve and invite them.
#[derive(Debug)]
pub struct MemberBook {
    /// Whose people.
    pub amap: AmapScope,
    /// Coordinators also add, correct and record departures.
    pub may_edit: bool,
    /// The one farm of a référent, whose contracts alone she sees.
    pub farm: Option<FarmId>,
}

#[derive(Debug, serde::Deserialize)]
pub struct BookKey {
    slug: String,
}

impl Target for MemberBook {
    type Key = BookKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: BookKey) -> Result<Self, Fault> {
        let (amap, farm) = coordination_or_referent(tx, actor, (&key.slug, "refused-members")).await?;
        Ok(MemberBook {
            amap,
            may_edit: farm.is_none(),
            farm,
        })
    }
}

/// One person in that list.
#[derive(Debug)]
pub struct OneMember {
    /// The list.
    pub book: MemberBook,
    /// The person.
    pub member: Member,
}

#[derive(Debug, serde::Deserialize)]
pub struct MemberKey {
    slug: String,
    id: PublicId,
}

impl Target for OneMember {
    type Key = MemberKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: MemberKey) -> Result<Self, Fault> {
        let book = MemberBook::load(tx, visit, actor, BookKey { slug: key.slug }).await?;
        let member = queries::member(tx, &book.amap, key.id)
            .await?
            .ok_or(Fault::NotFound)?;
        Ok(OneMember { book, member })
    }
}

impl Editable for MemberBook {
    fn editable(&self, actor: &Actor) -> Result<(), Fault> {
        if self.may_edit {
            return Ok(());
        }
        Err(refuse(actor, &self.amap, "refused-coordinator", |role| {
            role.coordinates(&self.amap)
        }))
    }
}

impl Editable for OneMember {
    fn editable(&self, actor: &Actor) -> Result<(), Fault> {
        self.book.editable(actor)
    }
}

impl OneMember {
    /// The page of this person.
    pub fn address(&self) -> String {
        format!(
            "/amap/{}/membres/{}",
            self.book.amap.slug(),
            self.member.public_id
        )
    }
}
