//! The end of a season: the farm keeps its contracts, and the season is seen beside the one before.

use crate::world::{World, villages};
use clicamap::access::AmapScope;
use clicamap::contracts;
use clicamap::words::{Day, Instant};
use std::io::{Cursor, Read};

const FARM: &str = "/ferme/lac/contrats/aaaaaaaaaaaa";
const MODEL: &str = "/amap/lones/modeles/aaaaaaaaaaaa";

/// Name and text of each entry; of a PDF its beginning.
fn entries(zip: &[u8], id: &str) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut told = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let name = entry.name().unwrap().replace(id, "CONTRACT");
        let said = if name.ends_with(".csv") {
            String::from_utf8(bytes).unwrap().replace(id, "CONTRACT")
        } else {
            String::from_utf8_lossy(&bytes[..5]).into_owned()
        };
        told.push(format!("{name} : {said}"));
    }
    told.sort();
    told
}

/// What the server does by itself on that morning.
async fn tells(world: &World) {
    let mut tx = world.db.begin_write().await.unwrap();
    let amap = AmapScope::for_operator(&mut tx, "lones").await.unwrap().unwrap();
    let now = Instant::start_of(day("2026-10-16"), amap.zone()).plus_hours(9);
    contracts::tell_of_archives(&mut tx, &amap, amap.today(now), "https://amap.example", now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[tokio::test]
async fn the_farm_keeps_the_contracts_of_a_season() {
    for world in villages().await {
        let [ana, camille, dora, tess] = ["ana", "camille", "dora", "tess"].map(|name| world.person(name));
        let contract = ana.signs().await;
        let id = contract.rsplit('/').next().unwrap();
        camille
            .goes(&format!("{FARM}/signatures"), &[("tous", "1")])
            .await;
        let moved = [
            ("quoi", "deplacer"),
            ("livraison", "dddddddddd21"),
            ("vers", "dddddddddd22"),
            ("motif", "Absence"),
        ];
        dora.goes(&format!("{contract}/avenant"), &moved).await;
        assert_eq!(
            camille.gets(&format!("{FARM}/archive")).await.status,
            422,
            "the season is not over"
        );
        assert_eq!(dora.gets(&format!("{MODEL}/archive.zip")).await.status, 422);
        world.at_paris("2026-10-16T09:30:00");
        for _ in 0..2 {
            tells(&world).await;
        }
        let letters = world
            .texts("SELECT recipient || ' : ' || subject FROM outbox WHERE kind = 'archive'")
            .await;
        assert_eq!(
            letters,
            ["camille@example.org : Legumes\u{a0}: la saison est finie"]
        );
        let signed = camille.gets(&format!("{contract}/contrat.pdf")).await.body;
        let zip = camille.gets(&format!("{FARM}/archive.zip")).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(&zip.body)).unwrap();
        let mut kept = Vec::new();
        let name = format!("contrats/foyer-ana-{id}.pdf");
        archive.by_name(&name).unwrap().read_to_end(&mut kept).unwrap();
        assert_eq!(kept, signed, "byte for byte");
        let mut told = entries(&zip.body, id);
        let page = camille.sees(&format!("{FARM}/archive")).await;
        let print = page.hidden("empreinte").remove(0);
        let confirm = format!("{FARM}/archive");
        assert_eq!(
            camille.submits(&confirm, &[("empreinte", "00")]).await.status,
            422
        );
        for _ in 0..2 {
            camille.goes(&confirm, &[("empreinte", &print)]).await;
        }
        assert_eq!(world.count("archive_confirmations").await, 1);
        assert_eq!(world.count("audit WHERE verb = 'archive.confirmed'").await, 1);
        told.push(camille.sees(&confirm).await.text());
        let synthesis = dora.sees(&format!("{MODEL}/synthese")).await.text();
        assert!(synthesis.contains("Reçue par camille"), "{synthesis}");
        world.executes("UPDATE instalments SET received_at = 1").await;
        told.push(camille.sees(&confirm).await.text());
        assert_eq!(
            camille.submits(&confirm, &[("empreinte", &print)]).await.status,
            422
        );
        assert_eq!(tess.gets(&format!("{MODEL}/archive.zip")).await.status, 200);
        assert_eq!(ana.gets(&format!("{MODEL}/archive.zip")).await.status, 403);
        insta::assert_snapshot!("the_farm_keeps_the_contracts_of_a_season", told.join("\n\n"));
    }
}

#[tokio::test]
async fn a_season_is_seen_beside_the_one_before() {
    for world in villages().await {
        let dora = world.person("dora");
        world.person("ana").signs().await;
        world.person("bob").signs().await;
        assert!(
            !dora
                .sees(&format!("{MODEL}/synthese"))
                .await
                .text()
                .contains("La saison d’avant")
        );
        // The season that was signed becomes the one before: Ana comes back, Bob does not, Dan is new.
        world
            .executes(
                "UPDATE templates SET public_id = 'ffffffffffff', first_on = '2026-04-01', last_on = '2026-06-30', title = 'Printemps'
                 WHERE public_id = 'aaaaaaaaaaaa';
                 UPDATE templates SET public_id = 'aaaaaaaaaaaa', submitted_at = 1, approved_at = 2, opened_at = 3
                 WHERE public_id = 'cccccccccccc'",
            )
            .await;
        world.person("ana").signs().await;
        let twice = [
            ("do", "enregistrer"),
            ("instalments", "2"),
            ("method", "cheque"),
            ("q-bbbbbbbbbbbb", "3"),
        ];
        let dan = world.person("dan");
        let contract = dan.goes(&format!("{MODEL}/souscription"), &twice).await;
        let print = dan.reads(&contract).await;
        dan.goes(
            &format!("{contract}/signature"),
            &[("accord", "1"), ("empreinte", &print)],
        )
        .await;
        let text = dora.sees(&format!("{MODEL}/synthese")).await.text();
        let from = text.find("La saison d’avant").unwrap();
        insta::assert_snapshot!("a_season_is_seen_beside_the_one_before", &text[from..]);
        for file in ["synthese.pdf", "synthese.xlsx"] {
            assert_eq!(dora.gets(&format!("{MODEL}/synthese/{file}")).await.status, 200);
        }
        let pdf = dora
            .gets(&format!("{MODEL}/synthese/synthese.pdf"))
            .await
            .pdf_text();
        assert!(pdf.contains("La saison d’avant"), "{pdf}");
    }
}
