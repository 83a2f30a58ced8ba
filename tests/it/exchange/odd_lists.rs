//! Lists as people really keep them: merged titles, formulas, numbers as telephones; who may be there already; an AMAP that its
//! network suspended brings nobody in.

use super::people::{PAGE, kept, sends};
use crate::world::villages;
use rust_xlsxwriter::{Format, Formula, Workbook};

/// A workbook with a merged title, a blank row, headings, formulas with what they came to, and a number where a text should be.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .merge_range(0, 0, 0, 4, "Liste des adhérents 2026", &Format::new())
        .unwrap();
    for (column, heading) in (0u16..).zip(["Nom", "Prénom", "E-mail", "Tél.", "CP"]) {
        sheet.write(2, column, heading).unwrap();
    }
    sheet.write(3, 0, "ROUX").unwrap();
    sheet
        .write_formula(3, 1, Formula::new("=\"J\"&\"o\"").set_result("Jo"))
        .unwrap();
    sheet
        .write_formula(
            3,
            2,
            Formula::new("=LOWER(\"JO@EXAMPLE.ORG\")").set_result("jo@example.org"),
        )
        .unwrap();
    sheet.write(3, 3, "06 12 34 56 78").unwrap();
    sheet.write(3, 4, 1000).unwrap();
    sheet.write(5, 0, "PETIT").unwrap();
    sheet.write(5, 1, "Anne").unwrap();
    sheet.write(5, 3, 612_345_679).unwrap();
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_workbook_with_a_merged_title_formulas_and_numbers_is_read() {
    for world in villages().await {
        let dora = world.person("dora");
        let csrf = vec![("csrf", dora.csrf()), ("act", "check".to_owned())];
        let files = [("liste.xlsx".to_owned(), workbook())];
        let seen = dora.uploads(PAGE, &csrf, &files).await;
        assert_eq!(seen.status, 200, "{}", seen.text());
        for said in [
            "ROUX Jo",
            "jo@example.org",
            "06 12 34 56 78",
            "01000",
            "PETIT Anne",
        ] {
            assert!(seen.text().contains(said), "{said}: {}", seen.text());
        }
        let columns = [
            ("c-0", "nom"),
            ("c-1", "prenom"),
            ("c-2", "email"),
            ("c-3", "telephone"),
            ("c-4", "code-postal"),
        ];
        assert_eq!(
            dora.uploads(PAGE, &kept(&seen, "import", &columns), &[])
                .await
                .status,
            303
        );
        let stored = "SELECT last_name || ' ' || first_name || ' ' || phone || ' ' || postcode FROM members
                      WHERE last_name IN ('ROUX', 'PETIT') ORDER BY last_name";
        assert_eq!(
            world.texts(stored).await,
            ["PETIT Anne 0612345679 ", "ROUX Jo 06 12 34 56 78 01000"]
        );
    }
}

#[tokio::test]
async fn who_may_be_there_already_and_what_differs_is_shown_before_anything_is_stored() {
    for world in villages().await {
        let dora = world.person("dora");
        world
            .executes("UPDATE members SET last_name = 'Marchand', sort_key = 'marchand ana', phone = '01 02 03 04 05' WHERE first_name = 'Ana'")
            .await;
        let list = "Nom;Prénom;Mail;Tel\n\
            Marchant;Ana;neuve@example.org;\n\
            Durand;Luc;bob@example.org;\n\
            Marchand;Ana;;09 09 09 09 09\n";
        let seen = sends(&dora, "liste.csv", list).await;
        assert_eq!(seen.status, 200);
        let text = seen.text();
        for said in [
            "Ana Marchant (chez nous",
            "Luc Durand (chez nous",
            "09 09 09 09 09 dans la liste, 01 02 03 04 05 ici",
            "Ce qui sera ajouté",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        let columns = [
            ("c-0", "nom"),
            ("c-1", "prenom"),
            ("c-2", "email"),
            ("c-3", "telephone"),
        ];
        dora.uploads(PAGE, &kept(&seen, "import", &columns), &[]).await;
        assert_eq!(
            world.count("members WHERE phone = '01 02 03 04 05'").await,
            1,
            "nothing changes"
        );
        // Now only the telephone is left: taken over if somebody asks for it, and then there is nothing left.
        let again = sends(&dora, "liste.csv", list).await;
        assert!(again.text().contains("Corriger 1 fiche"), "{}", again.text());
        let mut fields = kept(&again, "import", &columns);
        dora.uploads(PAGE, &fields, &[]).await;
        assert_eq!(world.count("members WHERE phone = '09 09 09 09 09'").await, 0);
        fields.push(("corrections", "1".to_owned()));
        dora.uploads(PAGE, &fields, &[]).await;
        assert_eq!(world.count("members WHERE phone = '09 09 09 09 09'").await, 1);
        let told = "audit a JOIN audit_values v ON v.audit_id = a.id
                    WHERE a.verb = 'member.corrected' AND v.detail LIKE '%01 02 03 04 05%'";
        assert_eq!(world.count(told).await, 1, "with what it was before");
        let last = sends(&dora, "liste.csv", list).await.text();
        assert!(last.contains("Tout le monde est déjà dans la liste"), "{last}");
        assert!(!last.contains("Corriger"), "{last}");
    }
}

#[tokio::test]
async fn a_suspended_amap_brings_nobody_in() {
    for world in villages().await {
        let dora = world.person("dora");
        let list = "Nom;Prénom\nRoux;Jo\n";
        let seen = sends(&dora, "liste.csv", list).await;
        world
            .executes(&format!(
                "INSERT INTO suspensions (amap_id, id, network_id, reason, warned_at, from_on, suspended_at)
                 SELECT id, {}, network_id, 'Adhésion 2026', 0, '2026-08-01', 1 FROM amaps WHERE slug = 'lones'",
                world.id(900)
            ))
            .await;
        let columns = [("c-0", "nom"), ("c-1", "prenom")];
        let refused = dora.uploads(PAGE, &kept(&seen, "import", &columns), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("suspendu"), "{}", refused.text());
        assert_eq!(world.count("members WHERE last_name = 'Roux'").await, 0);
    }
}
