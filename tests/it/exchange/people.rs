//! The coordinator brings in the people of the AMAP from a list of any tool.

use crate::world::{Answer, Person, World, fixture, villages};

pub(super) const PAGE: &str = "/amap/lones/membres/import";

pub(super) fn kept(page: &Answer, act: &str, more: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let one = |name: &str| page.hidden(name).remove(0);
    let mut fields = vec![
        ("csrf", one("csrf")),
        ("once", one("once")),
        ("lu", "1".to_owned()),
        ("act", act.to_owned()),
        ("kept-name", one("kept-name")),
        ("kept-bytes", one("kept-bytes")),
    ];
    fields.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
    fields
}

pub(super) async fn sends(who: &Person, name: &str, text: &str) -> Answer {
    let csrf = vec![("csrf", who.csrf()), ("act", "check".to_owned())];
    let file = (name.to_owned(), text.as_bytes().to_vec());
    who.uploads(PAGE, &csrf, &[file]).await
}

async fn people(world: &World) -> Vec<String> {
    world
        .texts(
            "SELECT h.name || ': ' || m.last_name || '+' || m.first_name || ' ' || COALESCE(m.email, '–') || ' ' || m.phone
             FROM members m JOIN households h ON h.amap_id = m.amap_id AND h.id = m.household_id
             WHERE m.sort_key <> m.first_name ORDER BY m.sort_key",
        )
        .await
}

const LIST: &str = "Nom de famille,Prénom,Courriel,Tél. portable,Ménage,Ville\n\
    Roux,Jo,jo@example.org,06 12 34 56 78,A,Lyon\n\
    Roux,Zoé,,,A,Lyon\n\
    Petit,Anne,anne@example.org,,,Lyon\n\
    M,Ana,ana@example.org,,,Lyon\n";

#[tokio::test]
async fn a_list_is_looked_at_then_imported_once() {
    for world in villages().await {
        let dora = world.person("dora");
        let seen = sends(&dora, "liste.csv", LIST).await;
        assert_eq!(seen.status, 200, "{}", seen.text());
        let mut story = vec![seen.text()];
        assert_eq!(
            people(&world).await,
            Vec::<String>::new(),
            "nothing is stored before"
        );
        let columns = [
            ("c-0", "nom"),
            ("c-1", "prenom"),
            ("c-2", "email"),
            ("c-3", "telephone"),
            ("c-4", "foyer"),
        ];
        // What else a form may claim is ignored.
        let mut fields = kept(&seen, "import", &columns);
        fields.push(("amap", "ailleurs".to_owned()));
        fields.push(("role", "coordinator".to_owned()));
        for _ in 0..2 {
            let done = dora.uploads(PAGE, &fields, &[]).await;
            assert_eq!(
                (done.status, done.location.as_str()),
                (303, "/amap/lones/membres"),
                "{}",
                done.text()
            );
        }
        story.push(people(&world).await.join("\n"));
        assert_eq!(world.count("audit WHERE verb = 'members.imported'").await, 1);
        let again = sends(&dora, "liste.csv", LIST).await;
        assert_eq!(again.status, 200);
        assert!(
            again.text().contains("Tout le monde est déjà dans la liste"),
            "{}",
            again.text()
        );
        insta::assert_snapshot!("people_imported", story.join("\n\n"));
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_cell_and_nothing_is_stored() {
    for world in villages().await {
        let [dora, rene, olga] = ["dora", "rene", "olga"].map(|name| world.person(name));
        let list = "Nom;Mail\nRoux;jo(at)example.org\n;zoe@example.org\n";
        let seen = sends(&dora, "liste.csv", list).await;
        assert_eq!(seen.status, 422);
        for said in [
            "Ligne 2, E-mail",
            "n’est pas une adresse",
            "Ligne 3, Nom",
            "il manque le nom",
        ] {
            assert!(seen.text().contains(said), "{said}: {}", seen.text());
        }
        let forced = dora
            .uploads(
                PAGE,
                &kept(&seen, "import", &[("c-0", "nom"), ("c-1", "email")]),
                &[],
            )
            .await;
        assert_eq!(forced.status, 422);
        // The same column twice, and none that says the name.
        for columns in [[("c-0", "nom"), ("c-1", "nom")], [("c-0", ""), ("c-1", "email")]] {
            let answer = dora.uploads(PAGE, &kept(&seen, "check", &columns), &[]).await;
            assert_eq!(answer.status, 422, "{columns:?}");
        }
        for (name, text) in [
            ("vide.csv", ""),
            ("image.png", "\u{0}\u{1}"),
            ("faux.xlsx", "PK\u{3}\u{4}"),
        ] {
            assert_eq!(sends(&dora, name, text).await.status, 422, "{name}");
        }
        // Files made to fill the memory, locked ones, and pictures that call themselves workbooks.
        for name in [
            "annonce-demesuree.xlsx",
            "mot-de-passe.xlsx",
            "document.docx",
            "opendocument.ods",
            "tronque.xls",
        ] {
            let csrf = vec![("csrf", dora.csrf()), ("act", "check".to_owned())];
            let answer = dora.uploads(PAGE, &csrf, &[fixture(name)]).await;
            assert_eq!(answer.status, 422, "{name}");
            assert!(answer.text().contains(name), "{name}: {}", answer.text());
        }
        assert_eq!(people(&world).await, Vec::<String>::new());
        for (who, status) in [(&rene, 403), (&olga, 404)] {
            assert_eq!(sends(who, "liste.csv", LIST).await.status, status);
        }
        assert_eq!(world.count("audit WHERE verb = 'members.imported'").await, 0);
    }
}

/// What the list page gives can be brought in elsewhere: as a workbook, and as a table.
#[tokio::test]
async fn what_one_amap_takes_along_another_brings_in() {
    for world in villages().await {
        let (dora, olga) = (world.person("dora"), world.person("olga"));
        for format in ["xlsx", "csv"] {
            let file = dora
                .submits("/amap/lones/membres/liste", &[("format", format)])
                .await;
            let csrf = vec![("csrf", olga.csrf()), ("act", "check".to_owned())];
            let files = [(format!("membres.{format}"), file.body)];
            let page = "/amap/ailleurs/membres/import";
            let seen = olga.uploads(page, &csrf, &files).await.text();
            assert!(seen.contains("Importer 4 personnes"), "{format}: {seen}");
        }
        let model = dora.sees("/amap/lones/membres/import/modele.xlsx").await;
        let csrf = vec![("csrf", dora.csrf()), ("act", "check".to_owned())];
        let empty = dora
            .uploads(PAGE, &csrf, &[("modele.xlsx".to_owned(), model.body)])
            .await;
        assert!(
            empty.text().contains("0 lignes lues") || empty.text().contains("0 ligne lue"),
            "{}",
            empty.text()
        );
    }
}

#[tokio::test]
async fn who_left_comes_back_with_a_list_or_from_their_page() {
    for world in villages().await {
        let [dora, bob] = ["dora", "bob"].map(|name| world.person(name));
        let away = "/amap/lones/membres/departs";
        let both = [("qui", "mmmmmmmmmm42"), ("qui", "mmmmmmmmmm44"), ("certain", "1")];
        dora.goes(away, &both).await;
        assert_eq!(bob.gets("/amap/lones/moi").await.status, 404);
        let list = "Nom;Prénom;Mail\nM;Bob;bob@example.org\n";
        let seen = sends(&dora, "liste.csv", list).await;
        assert!(seen.text().contains("De retour"), "{}", seen.text());
        let fields = kept(
            &seen,
            "import",
            &[("c-0", "nom"), ("c-1", "prenom"), ("c-2", "email")],
        );
        assert_eq!(dora.uploads(PAGE, &fields, &[]).await.status, 303);
        assert_eq!(bob.gets("/amap/lones/moi").await.status, 200, "with the account");
        assert_eq!(world.count("members WHERE first_name = 'Bob'").await, 1);
        // Paul comes back from his page, once; not when he asked to be erased.
        let page = "/amap/lones/membres/mmmmmmmmmm44";
        assert!(dora.sees(page).await.text().contains("Cette personne revient"));
        dora.goes(&format!("{page}/retour"), &[]).await;
        assert_eq!(
            dora.submits(&format!("{page}/retour"), &[]).await.status,
            422,
            "he is there"
        );
        dora.goes(&format!("{page}/effacement"), &[("do", "effacer")])
            .await;
        assert_eq!(dora.submits(&format!("{page}/retour"), &[]).await.status, 422);
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}
