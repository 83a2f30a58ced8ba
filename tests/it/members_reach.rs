//! A second telephone and the postal address of a member: kept, corrected by oneself, taken along, erased.

use crate::world::villages;

#[tokio::test]
async fn where_somebody_lives_is_kept_and_corrected_and_taken_along() {
    for world in villages().await {
        let [dora, ana, rene, bob] = ["dora", "ana", "rene", "bob"].map(|name| world.person(name));
        let page = "/amap/lones/membres/mmmmmmmmmm41";
        let typed = [
            ("first_name", "Ana"),
            ("last_name", "M"),
            ("email", "ana@example.org"),
            ("phone_2", "04 72 00 00 00"),
            ("street", "12 rue des Lilas; 2e"),
            ("postcode", "69001"),
            ("town", "Lyon"),
        ];
        let mut wrong = typed.to_vec();
        wrong[5] = ("postcode", "690");
        let refused = dora.submits(page, &wrong).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.html().contains("12 rue des Lilas; 2e"),
            "what was typed stays"
        );
        wrong = typed.to_vec();
        wrong[3] = ("phone_2", "douze");
        assert_eq!(dora.submits(page, &wrong).await.status, 422);
        dora.goes(page, &typed).await;
        let seen = rene.sees(page).await.text();
        assert!(seen.contains("12 rue des Lilas; 2e, 69001 Lyon"), "{seen}");
        let trail = dora.sees("/amap/lones/journal").await.text();
        assert!(trail.contains("Adresse postale : 12 rue des Lilas"), "{trail}");
        // Ana moves; the other members never see where.
        let own = [
            ("first_name", "Ana"),
            ("last_name", "M"),
            ("street", "3 quai"),
            ("postcode", "69002"),
            ("town", "Lyon"),
            ("email", "autre@example.org"),
        ];
        ana.goes("/amap/lones/mes-coordonnees", &own).await;
        assert_eq!(
            world
                .texts("SELECT email || ' ' || phone_2 || '|' || street || '|' || postcode FROM members WHERE first_name = 'Ana'")
                .await,
            ["ana@example.org |3 quai|69002"]
        );
        let all = [("listed", "1"), ("shares_phone", "1"), ("shares_email", "1")];
        ana.goes("/amap/lones/mes-coordonnees/partage", &all).await;
        let directory = bob.sees("/amap/lones/annuaire").await.text();
        assert!(
            directory.contains("Ana") && !directory.contains("quai"),
            "{directory}"
        );
        let cards = dora
            .submits("/amap/lones/membres/liste", &[("format", "vcf")])
            .await;
        let cards = String::from_utf8(cards.body).unwrap();
        assert!(cards.contains("ADR:;;3 quai;Lyon;;69002;"), "{cards}");
    }
}

#[tokio::test]
async fn the_directory_shows_field_by_field_what_somebody_agreed_to() {
    for world in villages().await {
        let [ana, bob] = ["ana", "bob"].map(|name| world.person(name));
        world
            .executes("UPDATE members SET phone = '06 11 11 11 11' WHERE first_name = 'Ana'")
            .await;
        let share = "/amap/lones/mes-coordonnees/partage";
        for (ticked, shown) in [
            (vec![], [false, false, false]),
            (vec!["listed"], [true, false, false]),
            (vec!["listed", "shares_email"], [true, true, false]),
            (vec!["listed", "shares_phone"], [true, false, true]),
            (vec!["shares_email", "shares_phone"], [false, false, false]),
        ] {
            let fields: Vec<(&str, &str)> = ticked.iter().map(|name| (*name, "1")).collect();
            ana.goes(share, &fields).await;
            let page = bob
                .sees("/amap/lones/annuaire")
                .await
                .text()
                .replace('\u{a0}', " ");
            let found = ["Ana M", "ana@example.org", "06 11 11 11 11"].map(|said| page.contains(said));
            assert_eq!(found, shown, "{ticked:?}: {page}");
        }
    }
}

#[tokio::test]
async fn the_register_says_what_is_done_with_whose_data() {
    for world in villages().await {
        let pdf = world.person("dora").sees("/amap/lones/registre.pdf").await;
        let text = pdf.pdf_text();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in [
            "AMAP des Lones",
            "dora@example.org",
            "adresse postale",
            "dix ans chez la ferme",
            "Trois ans après la dernière activité",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }
}
