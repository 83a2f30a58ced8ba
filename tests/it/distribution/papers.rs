//! What is printed for an evening: the list to sign, and the labels of the crates.

use crate::world::{SOON, villages};

#[tokio::test]
async fn labels_and_a_list_to_sign() {
    for world in villages().await {
        let (camille, dora) = (world.person("camille"), world.person("dora"));
        world.person("ana").signs().await;
        world.person("bob").signs().await;
        let day = "dddddddddd21";
        let mut story = Vec::new();
        for format in ["24", "21", "14", "8", "", "1000"] {
            let address = format!("/ferme/lac/livraisons/lones/{day}/etiquettes.pdf?format={format}");
            let labels = camille.gets(&address).await;
            assert_eq!(labels.status, 200, "{format}");
            story.push(format!("{format} : {}", labels.pdf_text()));
        }
        let sign_off = dora
            .gets(&format!("/amap/lones/livraisons/{day}/emargement.pdf"))
            .await;
        story.push(sign_off.pdf_text());
        insta::assert_snapshot!("labels_and_a_list_to_sign", story.join("\n\n"));
        let nothing = format!("/ferme/lac/livraisons/lones/{SOON}/etiquettes.pdf");
        assert_eq!(camille.gets(&nothing).await.status, 422, "nothing is due");
    }
}
