//! The list of members is narrowed by farm, by role and by membership.

use crate::world::{World, villages};

async fn shown(world: &World, who: &str, query: &str) -> Vec<String> {
    let page = world
        .person(who)
        .sees(&format!("/amap/lones/membres{query}"))
        .await
        .html();
    ["Ana", "Bob", "Dan", "Paul"]
        .into_iter()
        .filter(|name| page.contains(&format!(">M {name}<")))
        .map(str::to_owned)
        .collect()
}

#[tokio::test]
async fn households_are_narrowed_by_farm_role_and_membership() {
    for world in villages().await {
        world.person("ana").signs().await;
        world
            .executes(&format!(
                "INSERT INTO memberships (amap_id, id, household_id, since_on, until_on, recorded_at, paid_at)
                   SELECT amap_id, {}, id, '2026-01-01', '2026-12-31', 0, 1 FROM households WHERE public_id = 'hhhhhhhhhh41';
                 INSERT INTO memberships (amap_id, id, household_id, since_on, until_on, recorded_at)
                   SELECT amap_id, {}, id, '2026-01-01', '2026-12-31', 0 FROM households WHERE public_id = 'hhhhhhhhhh42';
                 INSERT INTO trials (amap_id, household_id, since_on, until_on, begun_at)
                   SELECT amap_id, id, '2026-08-01', '2026-10-01', 0 FROM households WHERE public_id = 'hhhhhhhhhh43';
                 UPDATE grants SET account_id = (SELECT id FROM accounts WHERE name = 'bob') WHERE role = 'treasurer'",
                world.id(901),
                world.id(902)
            ))
            .await;
        for (query, expected) in [
            ("", vec!["Ana", "Bob", "Dan", "Paul"]),
            ("?ferme=lac", vec!["Ana"]),
            ("?ferme=nulle-part", vec!["Ana", "Bob", "Dan", "Paul"]),
            ("?role=treasurer", vec!["Bob"]),
            ("?role=admin", vec!["Ana", "Bob", "Dan", "Paul"]),
            ("?adhesion=a-jour", vec!["Ana"]),
            ("?adhesion=a-regler", vec!["Bob"]),
            ("?adhesion=essai", vec!["Dan"]),
            ("?adhesion=sans", vec!["Dan", "Paul"]),
            ("?adhesion=sans&q=pau", vec!["Paul"]),
            ("?adhesion=sans&ferme=lac", vec![]),
            ("?quoi=sans-contrat&role=treasurer", vec!["Bob"]),
        ] {
            assert_eq!(shown(&world, "dora", query).await, expected, "{query}");
        }
        // A référent narrows by role; her farm she has already, and who pays a membership is not hers to know.
        let page = world
            .person("rene")
            .sees("/amap/lones/membres?adhesion=a-jour")
            .await
            .html();
        assert_eq!(page.matches(">M ").count(), 4, "{page}");
        assert!(
            page.contains("name=\"role\"")
                && !page.contains("name=\"adhesion\"")
                && !page.contains("name=\"ferme\"")
        );
        // Tabs and pages keep what was chosen.
        let page = world
            .person("dora")
            .sees("/amap/lones/membres?adhesion=sans")
            .await
            .html();
        assert!(
            page.replace("&#38;", "&")
                .contains("quoi=en-retard&adhesion=sans"),
            "{page}"
        );
    }
}
