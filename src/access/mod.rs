//! Who may do what, and where: accounts act in one role at a time, each role has a scope, every query takes a scope.
//!
//! Scopes can be made only here: by an authorising extractor from the session, or by the command line and the jobs.

mod acting;
mod actor;
mod authorised;
mod frame;
mod queries;
mod role;
mod scope;
mod targets;

pub use acting::{routes, switch_to, switch_to_key};
pub use actor::{Actor, actor_of_session, own_households, roles_of, session_digest};
pub use authorised::{Authorised, Confirmed, Editable, Editing, Target, refuse};
pub use frame::frame_for;
pub use role::Role;
pub use scope::{AmapScope, FarmScope, NetworkScope, Own, paris};
pub use targets::{
    AnyoneOfAmap, Coordination, FarmDesk, MemberDesk, NetworkDesk, amap_named, coordination_or_referent,
};
