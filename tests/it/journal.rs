//! The coordination reads what was done in the AMAP.

use crate::architecture::tree::Tree;
use crate::world::villages;
use clicamap::history;
use std::collections::BTreeSet;

#[tokio::test]
async fn the_coordination_reads_who_did_what_and_when() {
    for world in villages().await {
        let [ana, dora, rene] = ["ana", "dora", "rene"].map(|name| world.person(name));
        let contract = ana.signs().await;
        let person = [
            ("first_name", "Robert"),
            ("last_name", "M"),
            ("phone", ""),
            ("email", "bob@example.org"),
        ];
        dora.goes("/amap/lones/membres/mmmmmmmmmm42", &person).await;
        let page = "/amap/lones/journal";
        let mut story = Vec::new();
        let bob = story_of(&dora.sees(page).await.html(), "M Robert");
        for (title, query) in [
            ("tout", ""),
            ("par Ana", "?qui=AN"),
            ("les personnes", "?quoi=member"),
            ("la fiche de Bob", bob.as_str()),
            ("avant", "?au=2026-08-31"),
            ("un joker", "?qui=%25"),
        ] {
            let html = dora.sees(&format!("{page}{query}")).await.html();
            story.push(format!("— {title}\n{}", told(&html)));
        }
        insta::assert_snapshot!("journal", story.join("\n\n"));
        // Nobody else reads it; in another AMAP's journal Bob's record has no story.
        let olga = world.person("olga");
        for (who, status) in [(&ana, 403), (&rene, 403), (&olga, 404)] {
            assert_eq!(who.gets(page).await.status, status);
        }
        let elsewhere = olga.sees(&format!("/amap/ailleurs/journal{bob}")).await.text();
        assert!(!elsewhere.contains("Robert"), "{elsewhere}");
        // A contract's story is open to its parties, and to nobody else.
        let story = format!("{contract}/historique");
        for who in [&ana, &rene, &dora] {
            insta::assert_snapshot!("story_of_a_contract", told(&who.sees(&story).await.html()));
        }
        for (who, status) in [("bob", 403), ("olga", 404)] {
            assert_eq!(world.person(who).gets(&story).await.status, status);
        }
        let odd = "?du=hier&au=&quoi=tout&lequel=x&page=-1&qui=%27%22%3C";
        assert_eq!(dora.gets(&format!("{page}{odd}")).await.status, 200);
    }
}

#[tokio::test]
async fn what_the_network_looked_at_is_read_in_the_journal_of_the_amap() {
    for world in villages().await {
        let [nina, dora] = ["nina", "dora"].map(|name| world.person(name));
        let before = world.inventory().await;
        for _ in 0..2 {
            let seen = nina.sees("/reseau/rhone/amaps/lones").await.text();
            assert!(seen.contains("dora@example.org"), "{seen}");
        }
        assert_eq!(world.inventory().await, before, "a page writes nothing");
        assert_eq!(history::write_looks(&world.app).await.unwrap(), 2);
        assert_eq!(history::write_looks(&world.app).await.unwrap(), 0, "once");
        let journal = dora.sees("/amap/lones/journal?qui=nina").await.text();
        let sentence = "a consulté les noms et adresses de la coordination";
        assert_eq!(journal.matches(sentence).count(), 2, "{journal}");
    }
}

/// The entries of a page.
fn told(html: &str) -> String {
    let entries = html.split("<ol class=\"timeline\"").nth(1).unwrap_or("");
    let entries = entries.split("</ol>").next().unwrap_or("");
    entries
        .split("<li>")
        .skip(1)
        .map(plain)
        .collect::<Vec<_>>()
        .join("\n")
}

/// The query of the story of what is called so, from the link beside it.
fn story_of(html: &str, name: &str) -> String {
    let after = html.split(&format!(">{name}</a>")).nth(1).unwrap_or_default();
    let href = after
        .split("/journal?")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    format!("?{}", href.expect("a link to its story").replace("&#38;", "&"))
}

fn plain(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an act is called when it has no sentence of its own: its name. No act may be left so.
#[test]
fn every_act_has_a_sentence() {
    let tree = Tree::of_this_repository();
    let nouns: BTreeSet<&str> = [
        "account",
        "amap",
        "amendment",
        "archive",
        "basket",
        "clause",
        "contract",
        "delivery",
        "door",
        "duty",
        "farm",
        "farmer",
        "feed",
        "grant",
        "member",
        "members",
        "membership",
        "network",
        "payment",
        "product",
        "site",
        "campaign",
        "erasure",
        "fee",
        "request",
        "requests",
        "sample",
        "trial",
        "wait",
        "template",
    ]
    .into();
    let endings = ["typ", "xlsx", "csv", "vcf", "ics", "pdf", "example", "html", "db"];
    let is_act = |text: &str| {
        let lower =
            |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_lowercase() || one == b'-');
        text.split_once('.')
            .is_some_and(|(noun, verb)| nouns.contains(noun) && lower(verb) && !endings.contains(&verb))
    };
    let (mut acts, mut known) = (BTreeSet::new(), BTreeSet::new());
    for file in tree.application() {
        let texts = crate::statements::literals::of(&file.tokens());
        let found = texts
            .into_iter()
            .map(|(_, text)| text)
            .filter(|text| is_act(text));
        if file.path.ends_with("journal/words.rs") {
            known.extend(found);
        } else {
            acts.extend(found);
        }
    }
    assert!(acts.len() > 70, "only {} found", acts.len());
    assert_eq!(
        acts.difference(&known).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "without a sentence"
    );
    // Kept by earlier versions.
    known.remove("member.reminders");
    assert_eq!(
        known.difference(&acts).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "nobody does this"
    );
}

#[tokio::test]
async fn a_farm_and_a_network_read_their_own_trail_with_what_was_changed() {
    for world in villages().await {
        let [camille, nina, ana] = ["camille", "nina", "ana"].map(|name| world.person(name));
        ana.signs().await;
        let new = [
            ("name", "Panier"),
            ("production_type", "Légumes"),
            ("packaging", ""),
        ];
        camille.goes("/ferme/lac/produits", &new).await;
        let clause = [("title", "Cagettes"), ("body", "Rendre les cagettes.")];
        nina.goes("/reseau/rhone/clauses", &clause).await;
        // What a référent still writes is not the farm's to read, what was submitted is.
        let [lones, lac, draft, open] = [1, 2, 6, 3].map(|number| world.id(number));
        for (entry, template) in [(970, &draft), (971, &open)] {
            let entry = world.id(entry);
            world
                .executes(&format!(
                    "INSERT INTO audit (id, at, acting, amap_id, farm_id, verb, object, object_id)
                       VALUES ({entry}, 0, 'referent:lones:lac', {lones}, {lac}, 'template.written', 'template', {template})"
                ))
                .await;
        }
        let of_farm = told(&camille.sees("/ferme/lac/journal").await.html());
        let of_network = told(&nina.sees("/reseau/rhone/journal").await.html());
        insta::assert_snapshot!(
            "journals_of_farm_and_network",
            format!("{of_farm}\n\n{of_network}")
        );
        assert_eq!(of_farm.matches("a rédigé un modèle").count(), 1, "{of_farm}");
        assert!(
            !of_farm.contains("ana"),
            "what members do is not the farm's to read: {of_farm}"
        );
        assert_eq!(nina.gets("/ferme/lac/journal").await.status, 404);
        assert_eq!(camille.gets("/reseau/rhone/journal").await.status, 404);
    }
}

#[tokio::test]
async fn the_trail_is_searched_by_what_it_was_done_to_and_a_member_reads_their_own() {
    for world in villages().await {
        let [ana, bob, dora, rene] = ["ana", "bob", "dora", "rene"].map(|name| world.person(name));
        let person = [
            ("first_name", "Robert"),
            ("last_name", "Müller"),
            ("phone", ""),
            ("email", "bob@example.org"),
        ];
        dora.goes("/amap/lones/membres/mmmmmmmmmm42", &person).await;
        ana.goes("/amap/lones/attente", &[("do", "attendre"), ("ligne", "lac")])
            .await;
        let page = "/amap/lones/journal";
        for (typed, entries) in [("muller", 1), ("MÜLL", 1), ("personne", 0)] {
            let html = dora.sees(&format!("{page}?nom={typed}")).await.html();
            let found = told(&html).lines().count();
            assert_eq!(found, entries, "{typed}: {}", told(&html));
            assert!(
                html.contains(&format!("value=\"{typed}\"")),
                "what was typed stays"
            );
        }
        let all = dora.sees(page).await.text();
        assert!(all.contains("Liste d’attente : Jardins du Lac"), "{all}");
        // Bob reads what was done to his record, and nobody else's.
        let own = "/amap/lones/mes-coordonnees/historique";
        let text = bob.sees(own).await.text();
        assert!(
            text.contains("Nom : M → Müller") && text.contains("dora"),
            "{text}"
        );
        assert!(!ana.sees(own).await.text().contains("Müller"));
        assert_eq!(rene.gets(own).await.status, 403);
    }
}

#[tokio::test]
async fn a_seat_is_told_with_who_took_it_until_they_are_erased() {
    for world in villages().await {
        let [bob, dora] = ["bob", "dora"].map(|name| world.person(name));
        world
            .executes(
                "UPDATE accounts SET seen_at = 9000000000000000; UPDATE members SET joined_on = '2026-01-01'",
            )
            .await;
        dora.goes("/amap/lones/permanences/places", &[("seats", "2")])
            .await;
        let page = bob.sees("/amap/lones/permanences").await.html();
        let action = page
            .split("action=\"")
            .find(|rest| rest.contains("/permanences/") && rest.contains("inscription"));
        let action = action
            .and_then(|rest| rest.split('"').next())
            .expect("a seat to take")
            .to_owned();
        bob.goes(&action, &[]).await;
        let journal = dora.sees("/amap/lones/journal?quoi=delivery").await.text();
        assert!(journal.contains("Permanence de : Bob M"), "{journal}");
        bob.goes("/compte/effacement", &[("amap", "lones")]).await;
        assert_eq!(crate::erasure::night(&world, "2026-10-02").await, 1);
        let journal = dora.sees("/amap/lones/journal?quoi=delivery").await.text();
        assert!(!journal.contains("Bob"), "{journal}");
    }
}
