//! Nobody climbs by what a form did not ask: fields that name a role, another AMAP, another household or a price are ignored.

use crate::routes::{Addresses, routes};
use crate::world::{World, villages};

/// What somebody would add to a form to get more than it gives, under every name that a form of the site uses for such a thing.
const CLIMBING: &str = "role=coordinator&grant=coordinateur:lones&acting=coordinateur:lones&second=1&admin=1\
    &amap=ailleurs&amap_id=ailleurs&slug=ailleurs&network=rhone&reseau=rhone&farm=boulange&ferme=boulange\
    &household=hhhhhhhhhh42&foyer=hhhhhhhhhh42&household_id=hhhhhhhhhh42&payeur=hhhhhhhhhh42\
    &member=mmmmmmmmmm42&membre=mmmmmmmmmm42&account=ana&account_id=ana&id=1\
    &price=1&prix=1&price_cents=1&price-bbbbbbbbbbbb=1&p-bbbbbbbbbbbb=1&montant=1&due=1&cents=1";

/// What nobody without the right for it may change: roles, prices, AMAPs, networks, farms, what other people are called.
const KEPT: [&str; 6] = [
    "SELECT role || ' ' || COALESCE(CAST(until_on AS TEXT), '-') FROM grants ORDER BY 1",
    "SELECT CAST(price_cents AS TEXT) FROM template_products ORDER BY 1",
    "SELECT slug || name || membership || CAST(listed + takes_requests AS TEXT) FROM amaps ORDER BY 1",
    "SELECT slug || name || CAST(second_factor AS TEXT) FROM networks ORDER BY 1",
    "SELECT name || email || COALESCE(password_hash, '') FROM accounts ORDER BY 1",
    "SELECT h.name || m.first_name || m.last_name FROM households h JOIN members m ON m.household_id = h.id
     WHERE h.amap_id IN (SELECT id FROM amaps WHERE slug = 'ailleurs') OR m.first_name = 'Bob' ORDER BY 1",
];

async fn kept(world: &World) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for sql in KEPT {
        all.push(world.texts(sql).await);
    }
    all
}

#[tokio::test]
async fn extra_fields_of_any_form_raise_nobody() {
    for world in villages().await {
        let addresses = Addresses::after_signing(&world).await;
        let before = kept(&world).await;
        // A member, another AMAP's member, a référent, a farmer and a visitor send every form of the site so.
        for name in ["ana", "eve", "rene", "camille", ""] {
            let who = if name.is_empty() {
                world.visitor()
            } else {
                world.person(name)
            };
            for route in routes().iter().filter(|route| route.method == "POST") {
                // One's own leaving and coming back is nobody else's; the others end the session.
                if [
                    "/deconnexion",
                    "/compte/seances",
                    "/compte/role",
                    "/compte/fermeture",
                ]
                .contains(&route.path)
                    || route.path.starts_with("/compte/effacement")
                {
                    continue;
                }
                let answer = who.posts(&addresses.of(route), CLIMBING).await;
                assert!(answer.status < 500, "{name}: {}", answer.asked);
                assert_eq!(
                    kept(&world).await,
                    before,
                    "{} {name}: {}",
                    world.engine,
                    route.path
                );
            }
        }
        // Nor does a coordinator reach another AMAP.
        let theirs = "SELECT 'x' FROM grants g JOIN amaps a ON a.id = g.amap_id WHERE a.slug = 'ailleurs'";
        let count = world.texts(theirs).await.len();
        let dora = world.person("dora");
        let role = [
            ("member", "mmmmmmmmmm42"),
            ("role", "treasurer"),
            ("amap", "ailleurs"),
            ("amap_id", "ailleurs"),
        ];
        dora.submits("/amap/lones/roles", &role).await;
        assert_eq!(world.texts(theirs).await.len(), count);
    }
}
