//! The page frame as the acting role sees it: its name, its navigation, its switch.

use super::actor::Actor;
use super::role::Role;
use crate::t;
use crate::web::{AccountMenu, Frame, NavItem, RoleItem};

/// The frame around a page at `path`.
pub fn frame_for(actor: Option<&Actor>, path: &str) -> Frame {
    let acting = actor.and_then(|actor| actor.acting.as_ref());
    Frame {
        home: acting.map_or_else(|| "/".to_owned(), Role::home),
        nav: acting.map(|role| navigation(role, path)).unwrap_or_default(),
        account: actor.map(account_menu),
        amap: acting
            .and_then(Role::amap)
            .map(|amap| (amap.name().to_owned(), amap.slug().to_owned())),
        lang: "fr".to_owned(),
        ..Frame::default()
    }
}

fn account_menu(actor: &Actor) -> AccountMenu {
    let roles = actor.roles.iter().map(|role| RoleItem {
        grant: role.key(),
        label: role.label(),
        scope: role.place().to_owned(),
        current: actor.acting.as_ref() == Some(role),
    });
    AccountMenu {
        name: actor.name.clone(),
        roles: roles.collect(),
    }
}

/// What a role works with, most used first.
fn navigation(role: &Role, path: &str) -> Vec<NavItem> {
    let entries: Vec<(&str, &str, &'static str)> = match role {
        Role::Member(_) => vec![
            ("moi", "nav-home", "home"),
            ("contrats", "nav-contracts", "basket"),
            ("livraisons", "nav-deliveries", "calendar"),
            ("permanences", "nav-duties", "hand"),
        ],
        Role::Referent { .. } => vec![
            ("modeles", "nav-templates", "file"),
            ("livraisons", "nav-deliveries", "calendar"),
            ("paiements", "nav-payments", "euro"),
            ("membres", "nav-members", "users"),
        ],
        Role::Treasurer(_) => vec![
            ("paiements", "nav-payments", "euro"),
            ("modeles", "nav-templates", "file"),
            ("campagnes", "nav-memberships", "check"),
        ],
        Role::Coordinator(_) => vec![
            ("tableau", "nav-home", "home"),
            ("membres", "nav-members", "users"),
            ("demandes", "nav-joining", "mail"),
            ("modeles", "nav-templates", "file"),
            ("livraisons", "nav-deliveries", "calendar"),
            ("permanences", "nav-duties", "hand"),
            ("paiements", "nav-payments", "euro"),
            ("campagnes", "nav-memberships", "check"),
            ("fermes", "nav-farms", "tractor"),
        ],
        Role::Farmer(_) => vec![
            ("", "nav-home", "home"),
            ("contrats", "nav-contracts", "file"),
            ("livraisons", "nav-deliveries", "truck"),
            ("produits", "nav-products", "basket"),
            ("clauses", "nav-clauses", "pen"),
        ],
        Role::Network(_) => vec![
            ("", "nav-home", "home"),
            ("amaps", "nav-amaps", "leaf"),
            ("campagnes", "nav-memberships", "check"),
            ("clauses", "nav-clauses", "pen"),
            ("reglages", "nav-settings", "settings"),
        ],
        Role::Admin => vec![("", "nav-home", "home")],
    };
    let base = match role {
        Role::Farmer(farm) => format!("/ferme/{}", farm.slug()),
        Role::Network(network) => format!("/reseau/{}", network.slug()),
        Role::Admin => "/administration".to_owned(),
        _ => role
            .amap()
            .map(|amap| format!("/amap/{}", amap.slug()))
            .unwrap_or_default(),
    };
    let item = |(end, key, icon): (&str, &str, &'static str)| {
        let href = if end.is_empty() {
            base.clone()
        } else {
            format!("{base}/{end}")
        };
        let current = path == href || (!end.is_empty() && path.starts_with(&format!("{href}/")));
        NavItem {
            href,
            label: t!(key),
            icon,
            current,
        }
    };
    entries.into_iter().map(item).collect()
}
