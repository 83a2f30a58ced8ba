//! The list of members is narrowed by farm, by role and by membership; the file holds what the list shows.

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

#[tokio::test]
async fn the_file_holds_the_households_that_the_list_shows() {
    for world in villages().await {
        world.person("ana").signs().await;
        world
            .executes("UPDATE members SET phone_2 = '04 78 00 11 22' WHERE first_name = 'Dan'")
            .await;
        let dora = world.person("dora");
        let file = "/amap/lones/membres/liste";
        for (field, value, expected) in [
            ("q", "pau", &["Paul"][..]),
            ("q", "0478001122", &["Dan"]),
            ("q", "personne de ce nom", &[]),
            ("ferme", "lac", &["Ana"]),
            ("quoi", "sans-contrat", &["Bob", "Dan", "Paul"]),
            ("role", "coordinator", &[]),
            ("q", "  ", &["Ana", "Bob", "Dan", "Paul"]),
        ] {
            let query = format!("?{field}={}", value.replace(' ', "+"));
            assert_eq!(shown(&world, "dora", &query).await, expected, "{query}");
            let page = dora.sees(&format!("/amap/lones/membres{query}")).await.html();
            let kept = format!("<input type=\"hidden\" name=\"{field}\" value=\"{value}\">");
            assert!(page.contains(&kept) || value.trim().is_empty(), "{query}: {page}");
            let taken = dora.submits(file, &[(field, value), ("format", "csv")]).await;
            let lines = taken.html();
            let names: Vec<&str> = lines
                .lines()
                .skip(1)
                .filter_map(|line| line.split(';').nth(2))
                .collect();
            let names: Vec<&str> = names.iter().map(|name| name.trim_matches('"')).collect();
            assert_eq!(names, expected, "{query}: {lines}");
        }
        let told = "audit a JOIN audit_values v ON v.audit_id = a.id
                    WHERE a.verb = 'members.exported' AND v.detail LIKE '%members-found%'";
        assert_eq!(
            world.count(told).await,
            6,
            "the journal tells that it was not everybody"
        );
        // Who left is not in the file.
        let gone = [("quoi", "partis"), ("format", "csv")];
        assert_eq!(
            dora.submits(file, &gone).await.sentence(),
            "Les personnes parties ne sont plus dans la liste à télécharger."
        );
        assert_eq!(world.count("audit WHERE verb = 'members.exported'").await, 7);
    }
}
