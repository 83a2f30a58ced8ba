//! Who tries: the people of the village, and two more.

use crate::world::World;
use clicamap::access::session_digest;

/// By name, in the order of the columns, with what stands above each.
pub const WHO: [(&str, &str); 12] = [
    // The household of the contract, and another one.
    ("ana", "own"),
    ("bob", "memb"),
    // The référent of the farm, and of another farm in the same AMAP.
    ("rene", "refe"),
    ("rolf", "ref2"),
    ("tess", "trea"),
    ("dora", "coor"),
    // The farmer, another one of the same farm who lives in the household of the contract, and one of another farm.
    ("camille", "farm"),
    ("flora", "fa+o"),
    ("farid", "far2"),
    // A member of another AMAP, the network's animator, nobody.
    ("eve", "els."),
    ("nina", "netw"),
    ("", "none"),
];

/// Flora, who works the farm and lives in ana's household, acts as the farmer; rolf is référent of the other farm, which
/// delivers here too. The templates say whom to pay, so that they are complete.
pub fn further(world: &World) -> String {
    let (lones, lac, boulange) = (world.id(1), world.id(2), world.id(102));
    let (flora, rolf, household) = (world.id(901), world.id(902), world.id(41));
    let (farmer, member, grant) = (world.id(903), world.id(904), world.id(905));
    let [one, other] = ["flora", "rolf"].map(|name| world.bytes(&session_digest(name)));
    format!(
        "INSERT INTO accounts (id, email, name, created_at) VALUES ({flora}, 'flora@example.org', 'flora', 0), ({rolf}, 'rolf@example.org', 'rolf', 0);
         INSERT INTO sessions (digest, account_id, acting, created_at, seen_at, confirmed_at, expires_at)
           VALUES ({one}, {flora}, 'ferme:lac', 0, 0, 9000000000000000, 9000000000000000), ({other}, {rolf}, '', 0, 0, 9000000000000000, 9000000000000000);
         INSERT INTO members (amap_id, id, public_id, household_id, account_id, last_name, first_name, sort_key, email, joined_on)
           VALUES ({lones}, {member}, 'mmmmmmmmmm91', {household}, {flora}, 'M', 'Flora', 'flora', 'flora@example.org', '2020-01-01');
         INSERT INTO farmers (farm_id, id, public_id, account_id, last_name, first_name, email)
           VALUES ({lac}, {farmer}, 'ffffffffff91', {flora}, 'Perrin', 'Flora', 'flora@example.org');
         INSERT INTO partnerships (amap_id, farm_id, since_on) VALUES ({lones}, {boulange}, '2020-01-01');
         INSERT INTO grants (id, account_id, role, amap_id, farm_id, since_on, granted_at)
           VALUES ({grant}, {rolf}, 'referent', {lones}, {boulange}, '2020-01-01', 0);
         UPDATE templates SET payee = 'Jardins du Lac' WHERE farm_id = {lac};"
    )
}
