//! Who signs for a farm comes and goes; exports and roles ask for a fresh proof.

use crate::world::villages;

const PAGE: &str = "/ferme/lac/fiche/paysans";
const END: &str = "/ferme/lac/fiche/paysans/fin";

#[tokio::test]
async fn somebody_is_taken_off_a_farm_and_the_last_one_stays() {
    for world in villages().await {
        let [camille, dora] = ["camille", "dora"].map(|name| world.person(name));
        let own = camille.sees("/ferme/lac/fiche").await;
        assert_eq!(own.hidden("paysan").len(), 0, "nobody but her");
        let one = world
            .texts("SELECT public_id FROM farmers WHERE email = 'camille@example.org'")
            .await;
        assert_eq!(
            camille.submits(END, &[("paysan", &one[0])]).await.sentence(),
            "C’est la seule personne de la ferme qui a un compte. Invitez d’abord quelqu’un d’autre."
        );
        let luc = [
            ("first_name", "Luc"),
            ("last_name", "Mas"),
            ("email", "luc@example.org"),
        ];
        camille.goes(PAGE, &luc).await;
        let link = format!(
            "/invitation/{}",
            world.link("luc@example.org", "invitation").await
        );
        let id = world
            .texts("SELECT public_id FROM farmers WHERE email = 'luc@example.org'")
            .await;
        // Whom the AMAP may not touch once the farm has its account, and who is of another farm.
        assert_eq!(
            dora.submits("/amap/lones/fermes/lac/paysans/fin", &[("paysan", &one[0])])
                .await
                .status,
            422
        );
        assert_eq!(
            camille.submits(END, &[("paysan", "zzzzzzzzzzzz")]).await.status,
            404
        );
        assert_eq!(world.visitor().gets(&link).await.status, 200);
        camille.goes(END, &[("paysan", &id[0])]).await;
        assert_eq!(world.count("farmers WHERE email = 'luc@example.org'").await, 0);
        assert_ne!(
            world.visitor().gets(&link).await.status,
            200,
            "the invitation went with him"
        );
        assert!(
            world
                .texts("SELECT subject FROM outbox WHERE recipient = 'luc@example.org' ORDER BY created_at")
                .await
                .iter()
                .any(|subject| subject.ends_with("vous n’y signez plus"))
        );
        let trail = camille.sees("/ferme/lac/journal").await.text();
        assert!(
            trail.contains("a retiré quelqu’un des personnes qui signent pour la ferme"),
            "{trail}"
        );
        assert_eq!(
            world.count("audit_values WHERE detail LIKE '%Luc%'").await,
            0,
            "he never came: nothing of him is kept"
        );
        // With a second one there, she may go herself: the next request knows no farm of hers.
        let farid = world.farmer("lac").await;
        assert_eq!(camille.goes(END, &[("paysan", &one[0])]).await, "/accueil");
        assert_eq!(camille.gets("/ferme/lac/fiche").await.status, 404);
        assert_eq!(farid.gets("/ferme/lac/fiche").await.status, 200);
    }
}

#[tokio::test]
async fn exports_of_a_season_and_what_gives_a_role_ask_for_a_fresh_proof() {
    for world in villages().await {
        let [dora, camille, nina] = ["dora", "camille", "nina"].map(|name| world.person(name));
        world.executes("UPDATE sessions SET confirmed_at = 0").await;
        let model = "/amap/lones/modeles/aaaaaaaaaaaa";
        let farm = "/ferme/lac/contrats/aaaaaaaaaaaa";
        let files = [
            (&dora, format!("{model}/archive.zip")),
            (&dora, format!("{model}/clicamap.xlsx")),
            (&dora, format!("{model}/synthese/saison.xlsx")),
            (&dora, format!("{model}/synthese/synthese.xlsx")),
            (&dora, "/amap/lones/modeles/saison.xlsx".to_owned()),
            (&camille, format!("{farm}/archive.zip")),
            (&camille, format!("{farm}/synthese/saison.xlsx")),
            (&camille, format!("{farm}/synthese/synthese.xlsx")),
        ];
        for (who, path) in &files {
            let asked = who.gets(path).await;
            assert!(
                asked.location.starts_with("/compte/confirmation"),
                "{path}: {}",
                asked.status
            );
            assert!(asked.location.contains("suite="), "{path}: {}", asked.location);
        }
        let writes = [
            (&camille, PAGE),
            (&camille, END),
            (&dora, "/amap/lones/fermes/lac/paysans"),
            (&dora, "/amap/lones/fermes/lac/paysans/fin"),
            (&nina, "/reseau/rhone/amaps/nouvelle"),
        ];
        for (who, path) in writes {
            let asked = who.submits(path, &[("x", "y")]).await;
            assert!(
                asked.location.starts_with("/compte/confirmation"),
                "{path}: {}",
                asked.status
            );
        }
    }
}
