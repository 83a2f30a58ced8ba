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
        assert_eq!(
            takes(&camille).await.len(),
            2,
            "a farmer without a household has an account alone"
        );
        assert_eq!(takes(&nobody).await.len(), 2);
        assert_eq!(world.visitor().gets("/compte/donnees.zip").await.status, 303);
    }
}
