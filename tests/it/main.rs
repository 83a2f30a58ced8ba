//! Everything that is tested through the whole application, in one binary: one link.

#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot go on fails where it stands"
)]

mod amendments;
mod architecture;
mod archive;
mod away;
mod bench;
mod campaigns;
mod contracts;
mod demo;
mod distribution;
mod erasure;
mod erasure_accounts;
mod erasure_blocked;
mod exchange;
mod farm_account;
mod farm_people;
mod feeds;
mod flexibility;
mod frugality;
mod handovers;
mod joining;
mod journal;
mod lives;
mod members;
mod members_invited;
mod members_moving;
mod members_narrow;
mod members_reach;
mod memberships;
mod migrations;
mod paper_grid;
mod people;
mod personal;
mod routes;
mod sampling;
mod season;
mod sending;
mod sign_in;
mod statements;
mod templates;
mod weighing;
mod withstand;
mod wizard;
mod world;
