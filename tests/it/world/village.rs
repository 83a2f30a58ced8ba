//! Two AMAPs of one département. `lones` has a template open to subscriptions with Jardins du Lac and a draft;
//! `ailleurs` has one with La Boulange. Who lives there, by name:
//!
//! | who | what they are |
//! |---|---|
//! | ana, bob | members of `lones`, a household each |
//! | dan | member who holds the duty seat of the delivery two days ahead |
//! | paul | member on paper, without account |
//! | rene, tess, dora | référent of the farm, treasurer, coordinator of `lones` |
//! | camille, farid | farmers of `lac` and `boulange` |
//! | eve, olga | member and coordinator of `ailleurs` |
//! | nina, ada | the network's animator, the administrator |

use super::World;
use clicamap::access::session_digest;
use std::fmt::Write;

/// Open to members until 2026-09-10: three deliveries of one basket in October.
pub const TEMPLATE: &str = "aaaaaaaaaaaa";
/// Begun, not yet submitted to the farm.
pub const DRAFT: &str = "cccccccccccc";
/// Open, in the other AMAP.
const ELSEWHERE: &str = "eeeeeeeeeeee";
/// The first delivery of [`TEMPLATE`].
pub const DELIVERY: &str = "dddddddddd21";
/// A delivery two days ahead, for which dan has a duty seat and one is free.
pub const SOON: &str = "dddddddddd20";

const SIGN_INS: [&str; 13] = [
    "ana", "bob", "camille", "dora", "dan", "rene", "tess", "farid", "eve", "olga", "nina", "ada", "nobody",
];

/// The number of an account's id.
fn account(name: &str) -> u32 {
    31 + u32::try_from(SIGN_INS.iter().position(|known| *known == name).unwrap()).unwrap()
}

/// One AMAP with a site that opens on Thursdays.
pub fn bare(world: &World) -> String {
    let (region, network, amap, site) = (world.id(8), world.id(9), world.id(1), world.id(4));
    format!(
        "INSERT INTO networks (id, slug, parent_id, kind, name, sort_key, created_at)
           VALUES ({region}, 'aura', NULL, 'regional', 'Auvergne-Rhône-Alpes', 'aura', 0), ({network}, 'rhone', {region}, 'departmental', 'Rhône', 'rhone', 0);
         INSERT INTO network_tree (ancestor_id, descendant_id, depth) VALUES ({region}, {region}, 0), ({network}, {network}, 0), ({region}, {network}, 1);
         INSERT INTO amaps (id, network_id, slug, name, sort_key, created_at) VALUES ({amap}, {network}, 'lones', 'AMAP des Lones', 'a', 0);
         INSERT INTO sites (amap_id, id, public_id, name, sort_key, created_at) VALUES ({amap}, {site}, 'ssssssssssss', 'Salle', 's', 0);
         INSERT INTO site_hours (amap_id, site_id, weekday, opens, closes) VALUES ({amap}, {site}, 4, '18:15', '19:45');"
    )
}

/// All of it.
pub fn sql(world: &World) -> String {
    [
        bare(world),
        second_amap(world),
        farms(world),
        templates(world),
        deliveries(world),
        accounts(world),
        members(world),
        roles(world),
    ]
    .concat()
}

fn second_amap(world: &World) -> String {
    let (network, amap, site) = (world.id(9), world.id(101), world.id(104));
    format!(
        "INSERT INTO amaps (id, network_id, slug, name, sort_key, created_at) VALUES ({amap}, {network}, 'ailleurs', 'AMAP d’ailleurs', 'b', 0);
         INSERT INTO sites (amap_id, id, public_id, name, sort_key, created_at) VALUES ({amap}, {site}, 'ssssssssss99', 'Grange', 'g', 0);"
    )
}

fn farms(world: &World) -> String {
    let mut text = String::new();
    for (amap, farm, slug, name, product) in [
        (1, 2, "lac", "Jardins du Lac", (5, "bbbbbbbbbbbb")),
        (101, 102, "boulange", "La Boulange", (105, "pppppppppppp")),
    ] {
        let (amap, farm, id) = (world.id(amap), world.id(farm), world.id(product.0));
        let public = product.1;
        let _ = write!(
            text,
            "INSERT INTO farms (id, slug, name, sort_key, created_at) VALUES ({farm}, '{slug}', '{name}', '{slug}', 0);
             INSERT INTO products (farm_id, id, public_id, name, sort_key, production_type, created_at) VALUES ({farm}, {id}, '{public}', 'Panier', 'p', 'legumes', 0);
             INSERT INTO partnerships (amap_id, farm_id, since_on) VALUES ({amap}, {farm}, '2020-01-01');"
        );
    }
    text
}

fn templates(world: &World) -> String {
    let mut text = String::new();
    for (amap, farm, site, product, id, public, opened) in [
        (1, 2, 4, 5, 3, TEMPLATE, "1, 2, 3"),
        (101, 102, 104, 105, 103, ELSEWHERE, "1, 2, 3"),
        (1, 2, 4, 5, 6, DRAFT, "NULL, NULL, NULL"),
    ] {
        let [amap, farm, site, product, id] = [amap, farm, site, product, id].map(|number| world.id(number));
        let _ = write!(
            text,
            "INSERT INTO templates (amap_id, id, public_id, farm_id, site_id, title, sort_key, kind, first_on, last_on, window_opens, window_closes, max_instalments, step, created_at, submitted_at, approved_at, opened_at)
               VALUES ({amap}, {id}, '{public}', {farm}, {site}, 'Legumes', 'l', 'fixed', '2026-10-01', '2026-10-15', '2026-08-15', '2026-09-10', 2, 6, 0, {opened});
             INSERT INTO template_products (amap_id, template_id, product_id, farm_id, position, price_cents) VALUES ({amap}, {id}, {product}, {farm}, 1, 1050);
             INSERT INTO template_methods (amap_id, template_id, method) VALUES ({amap}, {id}, 'cheque');
             INSERT INTO template_due_days (amap_id, template_id, due_on) VALUES ({amap}, {id}, '2026-10-05'), ({amap}, {id}, '2026-11-05');"
        );
    }
    text
}

fn deliveries(world: &World) -> String {
    let mut text = String::new();
    for (amap, site, product, templates, first) in [(1, 4, 5, vec![3, 6], 21), (101, 104, 105, vec![103], 24)]
    {
        let [amap, site, product] = [amap, site, product].map(|number| world.id(number));
        for (number, day) in (first..).zip(["2026-10-01", "2026-10-08", "2026-10-15"]) {
            let delivery = world.id(number);
            let _ = write!(
                text,
                "INSERT INTO deliveries (amap_id, id, public_id, site_id, day, opens, closes) VALUES ({amap}, {delivery}, 'dddddddddd{number}', {site}, '{day}', '18:30', '19:30');"
            );
            for template in &templates {
                let template = world.id(*template);
                let _ = write!(
                    text,
                    "INSERT INTO template_deliveries (amap_id, template_id, delivery_id) VALUES ({amap}, {template}, {delivery});
                     INSERT INTO availability (amap_id, template_id, product_id, delivery_id) VALUES ({amap}, {template}, {product}, {delivery});"
                );
            }
        }
    }
    let (amap, delivery, slot) = (world.id(1), world.id(20), world.id(71));
    let _ = write!(
        text,
        "INSERT INTO deliveries (amap_id, id, public_id, site_id, day, opens, closes) VALUES ({amap}, {delivery}, '{SOON}', {}, '2026-09-03', '18:30', '19:30');
         INSERT INTO duty_slots (amap_id, id, delivery_id, seats) VALUES ({amap}, {slot}, {delivery}, 2);",
        world.id(4)
    );
    text
}

fn accounts(world: &World) -> String {
    let mut text = String::new();
    for name in SIGN_INS {
        let (id, digest) = (world.id(account(name)), world.bytes(&session_digest(name)));
        let _ = write!(
            text,
            "INSERT INTO accounts (id, email, name, created_at) VALUES ({id}, '{name}@example.org', '{name}', 0);
             INSERT INTO sessions (digest, account_id, created_at, seen_at, confirmed_at, expires_at) VALUES ({digest}, {id}, 0, 0, 9000000000000000, 9000000000000000);"
        );
    }
    text
}

fn members(world: &World) -> String {
    let mut text = String::new();
    for (amap, number, name, signs_in) in [
        (1, 41, "Ana", Some("ana")),
        (1, 42, "Bob", Some("bob")),
        (1, 43, "Dan", Some("dan")),
        (1, 44, "Paul", None),
        (101, 45, "Eve", Some("eve")),
    ] {
        let (amap, household, member) = (world.id(amap), world.id(number), world.id(number + 10));
        let account = signs_in.map_or("NULL".to_owned(), |name| world.id(account(name)));
        let email = signs_in.map_or("NULL".to_owned(), |name| format!("'{name}@example.org'"));
        let _ = write!(
            text,
            "INSERT INTO households (amap_id, id, public_id, name, sort_key, created_at) VALUES ({amap}, {household}, 'hhhhhhhhhh{number}', 'Foyer {name}', '{name}', 0);
             INSERT INTO members (amap_id, id, public_id, household_id, account_id, last_name, first_name, sort_key, email, joined_on)
               VALUES ({amap}, {member}, 'mmmmmmmmmm{number}', {household}, {account}, 'M', '{name}', '{name}', {email}, '2020-01-01');"
        );
    }
    let (amap, slot, member) = (world.id(1), world.id(71), world.id(53));
    let _ = write!(
        text,
        "INSERT INTO duty_seats (amap_id, slot_id, member_id, taken_at) VALUES ({amap}, {slot}, {member}, 0);"
    );
    text
}

fn roles(world: &World) -> String {
    let mut text = String::new();
    for (number, name, role, network, amap, farm) in [
        (81, "dora", "coordinator", None, Some(1), None),
        (82, "tess", "treasurer", None, Some(1), None),
        (83, "rene", "referent", None, Some(1), Some(2)),
        (84, "olga", "coordinator", None, Some(101), None),
        (85, "nina", "network", Some(9), None, None),
        (86, "ada", "admin", None, None, None),
    ] {
        let scope = [network, amap, farm].map(|id| id.map_or("NULL".to_owned(), |id| world.id(id)));
        let _ = write!(
            text,
            "INSERT INTO grants (id, account_id, role, network_id, amap_id, farm_id, since_on, granted_at) VALUES ({}, {}, '{role}', {}, '2020-01-01', 0);",
            world.id(number),
            world.id(account(name)),
            scope.join(", ")
        );
    }
    for (number, name, farm) in [(61, "camille", 2), (62, "farid", 102)] {
        let _ = write!(
            text,
            "INSERT INTO farmers (farm_id, id, public_id, account_id, last_name, first_name, email) VALUES ({}, {}, 'ffffffffff{number}', {}, 'Perrin', '{name}', '{name}@example.org');",
            world.id(farm),
            world.id(number),
            world.id(account(name))
        );
    }
    text
}
