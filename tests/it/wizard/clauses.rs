//! A farm and a network keep clauses; the référent takes them over; the contract says them with its own values.

use super::{between, step};
use crate::world::{DRAFT, World, villages};
use std::fmt::Write;

const FARM: &str = "/ferme/lac/clauses";
const NETWORK: &str = "/reseau/rhone/clauses";

#[tokio::test]
async fn clauses_are_kept_taken_over_and_written_out() {
    for world in villages().await {
        let story = story(&world).await;
        insta::assert_snapshot!("clauses_are_kept_taken_over_and_written_out", story);
    }
}

async fn story(world: &World) -> String {
    let (camille, nina, rene) = (
        world.person("camille"),
        world.person("nina"),
        world.person("rene"),
    );
    let mut story = String::new();
    let wrong = [
        ("title", "Cagettes"),
        ("body", "Rendez-les à {fermes}, {banane}."),
    ];
    let answer = camille.submits(FARM, &wrong).await;
    let _ = writeln!(story, "{}\n{}", answer.status, answer.refusals().join("\n"));
    assert!(
        answer.html().contains("Rendez-les à {fermes}, {banane}."),
        "the typing is kept"
    );
    let right = [
        ("title", "Cagettes"),
        ("body", "Rendez-les à {ferme} avant {dernière livraison}."),
    ];
    let preview = [right[0], right[1], ("action", "preview")];
    let _ = writeln!(
        story,
        "{}",
        between(
            &camille.submits(FARM, &preview).await,
            "Dans un contrat",
            "Ajouter"
        )
    );
    camille.goes(FARM, &right).await;
    nina.goes(
        NETWORK,
        &[
            ("title", "Charte du Rhône"),
            ("body", "{amap} suit la charte du réseau."),
        ],
    )
    .await;

    let page = rene.sees(&step(6)).await;
    let _ = writeln!(story, "{}", between(&page, "Clauses de la ferme", "Voir comment"));
    let mut typed = "Bonjour {foyer}.".to_owned();
    for _ in 0..2 {
        let clause = page
            .html()
            .split("value=\"take:")
            .nth(if typed.len() < 20 { 1 } else { 2 })
            .unwrap()[..12]
            .to_owned();
        let taken = rene
            .submits(
                &step(6),
                &[("clauses", &typed), ("action", &format!("take:{clause}"))],
            )
            .await;
        typed = taken
            .html()
            .split("<textarea")
            .nth(1)
            .unwrap()
            .split(['>', '<'])
            .nth(1)
            .unwrap()
            .to_owned();
    }
    let _ = writeln!(story, "{typed}");
    let unknown = rene.submits(&step(6), &[("clauses", "{prix}")]).await;
    let _ = writeln!(story, "{} {}", unknown.status, unknown.refusals().join(" | "));
    rene.goes(&step(6), &[("clauses", &typed)]).await;
    let page = rene.sees(&step(6)).await;
    let _ = writeln!(story, "{}", between(&page, "Comme un foyer", "Souscriptions"));
    withdraws(world, &mut story).await;
    story
}

/// What is proposed no more stays in the contracts that took it over; nobody else's clause is touched.
async fn withdraws(world: &World, story: &mut String) {
    let (camille, farid, rene) = (
        world.person("camille"),
        world.person("farid"),
        world.person("rene"),
    );
    let own = world
        .texts("SELECT public_id FROM clauses WHERE title = 'Cagettes'")
        .await
        .remove(0);
    let (of_lac, of_boulange) = (format!("{FARM}/{own}"), format!("/ferme/boulange/clauses/{own}"));
    for address in [&of_lac, &of_boulange] {
        let _ = writeln!(
            story,
            "farid {}",
            farid
                .submits(address, &[("title", "a"), ("body", "b")])
                .await
                .status
        );
    }
    camille.sees(&of_lac).await;
    camille
        .goes(&of_lac, &[("title", "Cagettes"), ("body", "Rendez-les vite.")])
        .await;
    camille.goes(&format!("{of_lac}/retrait"), &[]).await;
    let page = rene.sees(&step(6)).await;
    let _ = writeln!(story, "{}", between(&page, "Clauses de la ferme", "Voir comment"));
    let _ = write!(story, "{}", between(&page, "Comme un foyer", "Souscriptions"));
    let kept = world
        .texts("SELECT verb FROM audit WHERE object = 'clause' ORDER BY at, id")
        .await;
    let _ = write!(story, "\n{}", kept.join(" "));
}

/// Whatever is typed, the page stands and the contract can be printed.
#[tokio::test]
async fn no_clause_breaks_the_page() {
    let long = "é".repeat(10_000);
    let many = "{foyer} ".repeat(1_200);
    let nasty = [
        "#panic(\"non\") #include \"/etc/passwd\" $x$ *gras* _bas_ @renvoi <étiquette> `code` // /* \\",
        "= Titre\n- liste\n+ liste\n/ terme: x\n---\n```\n{{{{}}}}",
        "👩🏽‍🌾🥕 日本 مرحبا بالعالم שלום \u{202e}sétoN\u{2066}\u{200b}",
        "<script>alert(1)</script> {ferme}&amp;\"'",
        &long,
        &many,
    ];
    for world in villages().await {
        let rene = world.person("rene");
        for clause in nasty {
            rene.goes(&step(6), &[("clauses", clause)]).await;
            let page = rene.sees(&step(6)).await.html();
            assert!(!page.contains("<script>alert"), "{clause}");
            let pdf = rene
                .sees(&format!("/amap/lones/modeles/{DRAFT}/apercu.pdf"))
                .await;
            assert!(pdf.body.starts_with(b"%PDF"), "{clause}");
        }
        let control = rene.submits(&step(6), &[("clauses", "a\u{7}b")]).await;
        let too_long = rene.submits(&step(6), &[("clauses", &"a ".repeat(10_001))]).await;
        assert_eq!(
            [control.refusals(), too_long.refusals()].concat().join(" | "),
            "Ce texte contient des caractères qui ne s’affichent pas. | C’est trop long : 20000 caractères au plus."
        );
    }
}
