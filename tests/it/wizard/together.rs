//! Two who write the same template at the same time, and the story that is told of it.

use super::{between, step};
use crate::world::{DRAFT, World, villages};

/// What the village's draft lacks.
const PAYMENT: [(&str, &str); 5] = [
    ("method", "cheque"),
    ("payee", "Lac"),
    ("due", "2026-10-05"),
    ("most", "1"),
    ("unit", "euro"),
];
const RULES: [(&str, &str); 2] = [("least", "1"), ("notice", "4")];

#[tokio::test]
async fn who_saves_second_is_told_and_keeps_what_was_typed() {
    for world in villages().await {
        let (rene, dora) = (world.person("rene"), world.person("dora"));
        let shown = rene.sees(&step(4)).await.hidden("revision").remove(0);
        let mut story = vec![format!("both see revision {shown}")];
        let with = |revision: &str| {
            let fields = RULES.map(|(name, value)| (name.to_owned(), value.to_owned()));
            [&fields[..], &[("revision".to_owned(), revision.to_owned())]].concat()
        };
        let dora_s = [
            ("title", "Paniers d’automne"),
            ("farm", "lac"),
            ("site", "ssssssssssss"),
            ("kind", "fixed"),
            ("revision", &shown),
        ];
        dora.goes(&step(1), &dora_s).await;
        let rene_s = with(&shown);
        let answer = rene.submits(&step(4), &borrowed(&rene_s)).await;
        story.push(format!("{} {}", answer.status, answer.refusals().join("\n")));
        assert!(answer.html().contains("value=\"4\""), "the typing is kept");
        let next = answer.hidden("revision").remove(0);
        let again = with(&next);
        story.push(format!(
            "with revision {next}: {}",
            rene.goes(&step(4), &borrowed(&again)).await
        ));
        // His own second page is older than his own change: that is no news.
        let own = with(&next);
        story.push(format!("his own: {}", rene.goes(&step(4), &borrowed(&own)).await));
        submitted_meanwhile(&world, &mut story).await;
        insta::assert_snapshot!(
            "who_saves_second_is_told_and_keeps_what_was_typed",
            story.join("\n")
        );
    }
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// The other sends the template to the farm: what is typed is shown again, and can be saved once it is a draft again.
async fn submitted_meanwhile(world: &World, story: &mut Vec<String>) {
    let (rene, dora) = (world.person("rene"), world.person("dora"));
    let base = format!("/amap/lones/modeles/{DRAFT}");
    rene.goes(&step(5), &PAYMENT).await;
    let shown = rene.sees(&step(6)).await.hidden("revision").remove(0);
    world.at_paris("2026-09-02 09:00");
    dora.goes(&format!("{base}/soumission"), &[]).await;
    let typed = [("clauses", "Bonjour."), ("revision", shown.as_str())];
    let answer = rene.submits(&step(6), &typed).await;
    story.push(format!("{} {}", answer.status, answer.refusals().join("\n")));
    assert!(
        answer.html().contains(">Bonjour.</textarea>"),
        "the typing is kept"
    );
    dora.goes(&format!("{base}/retrait"), &[]).await;
    story.push(rene.goes(&step(6), &typed).await);
}

/// Two sendings at the same moment: one is stored, the other is told.
#[tokio::test]
async fn of_two_at_the_same_moment_one_is_told() {
    for world in villages().await {
        let (rene, dora) = (world.person("rene"), world.person("dora"));
        let shown = rene.sees(&step(4)).await.hidden("revision").remove(0);
        let fields = [RULES[0], RULES[1], ("revision", shown.as_str())];
        let address = step(4);
        let (one, other) = tokio::join!(rene.submits(&address, &fields), dora.submits(&address, &fields));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{}", world.engine);
    }
}

#[tokio::test]
async fn the_story_of_a_template_tells_every_act() {
    for world in villages().await {
        let (rene, dora, camille) = (
            world.person("rene"),
            world.person("dora"),
            world.person("camille"),
        );
        let base = format!("/amap/lones/modeles/{DRAFT}");
        let farm = format!("/ferme/lac/contrats/{DRAFT}");
        let mut hour = 9;
        let mut tick = || {
            world.at_paris(&format!("2026-09-02 {hour:02}:00"));
            hour += 1;
        };
        tick();
        rene.goes(&step(4), &RULES).await;
        tick();
        dora.goes(&step(5), &PAYMENT).await;
        for (who, act) in [(&rene, "soumission"), (&dora, "retrait"), (&dora, "soumission")] {
            tick();
            who.goes(&format!("{base}/{act}"), &[]).await;
        }
        tick();
        camille
            .goes(&format!("{farm}/refus"), &[("reason", "Trop tôt")])
            .await;
        tick();
        rene.goes(&format!("{base}/soumission"), &[]).await;
        tick();
        camille.goes(&format!("{farm}/approbation"), &[]).await;
        tick();
        rene.goes(
            &format!("{base}/ouverture"),
            &[("opens", "2026-09-02"), ("closes", "2026-09-10")],
        )
        .await;
        for (hour, act) in [(10, "archivage"), (11, "reprise")] {
            world.at_paris(&format!("2026-10-20 {hour}:00"));
            dora.goes(&format!("{base}/{act}"), &[]).await;
        }
        let story = rene.sees(&format!("{base}/historique")).await;
        let of_farm = camille.sees(&format!("{farm}/historique")).await;
        let told = between(&story, "Tout ce qui a été fait", "\u{0}");
        assert_eq!(told, between(&of_farm, "Tout ce qui a été fait", "\u{0}"));
        insta::assert_snapshot!("the_story_of_a_template_tells_every_act", told);
    }
}
