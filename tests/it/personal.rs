//! Each person takes along everything that is known about them, and nothing of others.

use crate::world::{Person, villages};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

async fn takes(who: &Person) -> BTreeMap<String, Vec<u8>> {
    let bytes = who.sees("/compte/donnees.zip").await.body;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        files.insert(name, bytes);
    }
    files
}

fn json(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
    serde_json::from_slice(&files[name]).unwrap()
}

#[tokio::test]
async fn a_person_takes_everything_along() {
    for world in villages().await {
        let [ana, bob, camille, nobody] = ["ana", "bob", "camille", "nobody"].map(|name| world.person(name));
        let contract = ana.signs().await;
        bob.signs().await;
        camille
            .goes("/ferme/lac/contrats/aaaaaaaaaaaa/signatures", &[("tous", "1")])
            .await;
        let files = takes(&ana).await;
        let id = contract.rsplit('/').next().unwrap();
        let pdf = format!("lones/contrats/{id}.pdf");
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(names, ["compte.json", "lisez-moi.txt", &pdf, "lones/foyer.json"]);
        let signed = ana.sees(&format!("{contract}/contrat.pdf")).await.body;
        assert_eq!(files[&pdf], signed, "byte for byte what was signed");
        let account = json(&files, "compte.json");
        assert_eq!(
            (&account["email"], &account["nom"]),
            (&"ana@example.org".into(), &"ana".into())
        );
        assert_eq!(account["actes"].as_array().unwrap().len(), 3);
        assert_eq!(account["seances"].as_array().unwrap().len(), 1);
        let home = json(&files, "lones/foyer.json");
        let known = &home["contrats"][0];
        assert_eq!(home["foyer"], "Foyer Ana");
        assert_eq!(known["livraisons"].as_array().unwrap().len(), 3);
        assert_eq!(known["echeances"][0]["montant"], "15,75");
        assert!(known["contresigne"].is_string());
        let all = files.iter().filter(|(name, _)| name.ends_with("json"));
        let all: String = all
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .collect();
        assert!(!all.contains("Bob") && !all.contains("bob@"), "{all}");
        let farm = takes(&camille).await;
        let names: Vec<&str> = farm.keys().map(String::as_str).collect();
        assert_eq!(names, ["compte.json", "ferme-lac.json", "lisez-moi.txt"]);
        let farmer = json(&farm, "ferme-lac.json");
        assert_eq!(
            (&farmer["ferme"], &farmer["contrats_signes"]),
            (&"Jardins du Lac".into(), &2.into())
        );
        assert_eq!(takes(&nobody).await.len(), 2);
        assert_eq!(world.visitor().gets("/compte/donnees.zip").await.status, 303);
    }
}

#[tokio::test]
async fn who_left_takes_the_same_along_with_receipts_and_the_coordination_hands_it_to_people_on_paper() {
    for world in villages().await {
        let [ana, dora, tess, rene] = ["ana", "dora", "tess", "rene"].map(|name| world.person(name));
        let fields = [
            ("titre", "Adhésion"),
            ("depuis", "2026-09-01"),
            ("jusque", "2027-08-31"),
            ("formule", "fixed"),
            ("montant", "12"),
        ];
        let campaign = tess.goes("/amap/lones/campagnes/nouvelle", &fields).await;
        let paid = [
            ("payeur", "hhhhhhhhhh41"),
            ("moyen", "cheque"),
            ("paye", "2026-09-01"),
            ("do", "payer"),
        ];
        tess.goes(&campaign, &paid).await;
        dora.goes("/amap/lones/membres/mmmmmmmmmm41/depart", &[("confirme", "1")])
            .await;
        assert_eq!(world.count("members WHERE left_on IS NOT NULL").await, 1);
        let files = takes(&ana).await;
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "compte.json",
                "lisez-moi.txt",
                "lones/foyer.json",
                "lones/recus/recu-1.pdf"
            ]
        );
        assert!(files["lones/recus/recu-1.pdf"].starts_with(b"%PDF"));
        // Paul has no account: the coordination hands him his file, and nobody else does.
        let paper = "/amap/lones/membres/mmmmmmmmmm44/donnees";
        let given = dora.submits(paper, &[]).await;
        assert_eq!((given.status, &given.body[..2]), (200, b"PK".as_slice()));
        assert_eq!(rene.submits(paper, &[]).await.status, 403);
        let bob = dora
            .submits("/amap/lones/membres/mmmmmmmmmm42/donnees", &[])
            .await;
        assert_eq!(
            (bob.status, bob.text().contains("y télécharge ses données")),
            (422, true)
        );
        assert_eq!(world.count("audit WHERE verb = 'member.data-handed'").await, 1);
        world.executes("UPDATE sessions SET confirmed_at = 0").await;
        assert!(
            dora.submits(paper, &[])
                .await
                .location
                .starts_with("/compte/confirmation")
        );
    }
}

#[tokio::test]
async fn who_left_a_household_takes_nothing_of_what_the_others_did_since() {
    for world in villages().await {
        let [ana, bob, dora] = ["ana", "bob", "dora"].map(|name| world.person(name));
        dora.goes(
            "/amap/lones/membres/mmmmmmmmmm42/foyer",
            &[("foyer", "hhhhhhhhhh41")],
        )
        .await;
        dora.goes("/amap/lones/membres/mmmmmmmmmm41/depart", &[]).await;
        world.at_paris("2026-09-02T18:00:00");
        let contract = bob.signs().await;
        let id = contract.rsplit('/').next().unwrap();
        let files = takes(&ana).await;
        assert!(files.keys().all(|name| !name.contains(id)), "{:?}", files.keys());
        let home = String::from_utf8_lossy(&files["lones/foyer.json"]).into_owned();
        assert!(!home.contains(id) && home.contains("member.departed"), "{home}");
        assert!(takes(&bob).await.keys().any(|name| name.contains(id)));
    }
}

#[tokio::test]
async fn a_sheet_of_paper_that_was_signed_is_in_the_file_and_in_the_archive_of_the_farm() {
    for world in villages().await {
        let [ana, camille] = ["ana", "camille"].map(|name| world.person(name));
        let contract = ana.signs().await;
        camille
            .goes("/ferme/lac/contrats/aaaaaaaaaaaa/signatures", &[("tous", "1")])
            .await;
        let scan = world.bytes(b"SCAN");
        world
            .executes(&format!(
                "INSERT INTO signature_scans (amap_id, signature_id, media_type, sha256, bytes, kept_at)
                   SELECT amap_id, id, 'image/jpeg', sha256, {scan}, 0 FROM signatures WHERE party = 'member'"
            ))
            .await;
        let id = contract.rsplit('/').next().unwrap();
        let files = takes(&ana).await;
        assert_eq!(files[&format!("lones/contrats/{id}-papier-foyer.jpg")], b"SCAN");
        world.at_paris("2026-10-20T09:00:00");
        let archive = camille
            .sees("/ferme/lac/contrats/aaaaaaaaaaaa/archive.zip")
            .await
            .body;
        let mut zip = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        let mut kept = Vec::new();
        zip.by_name(&format!("contrats/foyer-ana-{id}-papier-foyer.jpg"))
            .unwrap()
            .read_to_end(&mut kept)
            .unwrap();
        assert_eq!(kept, b"SCAN");
    }
}
