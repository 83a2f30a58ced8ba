//! A household orders, signs, and the farm countersigns; through the real router.

use crate::world::{Answer, Person, World, villages};

const ORDER: &str = "/amap/lones/modeles/aaaaaaaaaaaa/souscription";
const FARM: &str = "/ferme/lac/contrats/aaaaaaaaaaaa";

#[tokio::test]
async fn a_contract_from_the_order_to_both_signatures() {
    for world in villages().await {
        let ana = world.person("ana");
        let mut story = Vec::new();
        let contract = orders(&ana, &mut story).await;
        signs(&ana, &world.person("bob"), &contract, &mut story).await;
        is_countersigned(&world.person("camille"), &contract, &mut story).await;
        is_paid(&world.person("dora"), &contract, &mut story).await;
        let id = contract.rsplit('/').next().unwrap();
        let told: Vec<String> = story.iter().map(|answer| answer.told(id, "CONTRACT")).collect();
        insta::assert_snapshot!("a_contract_from_the_order_to_both_signatures", told.join("\n"));
        insta::assert_snapshot!("stored", stored(&world).await);
    }
}

async fn orders(ana: &Person, story: &mut Vec<Answer>) -> String {
    story.push(ana.gets("/amap/lones/contrats").await);
    story.push(ana.gets(ORDER).await);
    for fields in [
        "do=enregistrer&instalments=2&method=cheque",
        "do=enregistrer&instalments=9&q-bbbbbbbbbbbb=-1",
        "do=enregistrer&instalments=2&method=cheque&q-zzzzzzzzzzzz=1",
    ] {
        story.push(ana.posts(ORDER, fields).await);
    }
    let saved = ana
        .posts(
            ORDER,
            "do=enregistrer&instalments=2&method=cheque&q-bbbbbbbbbbbb=2",
        )
        .await;
    assert!(saved.location.starts_with("/amap/lones/contrats/"), "{saved:?}");
    story.push(ana.gets(&saved.location).await);
    saved.location
}

async fn signs(ana: &Person, bob: &Person, contract: &str, story: &mut Vec<Answer>) {
    let sign = format!("{contract}/signature");
    let print = ana.reads(contract).await;
    let accepts = |mut answer: Answer| {
        answer.asked = format!("POST {sign} accord");
        answer
    };
    story.push(accepts(ana.posts(&sign, &format!("empreinte={print}")).await));
    story.push(ana.posts(&sign, "accord=1&empreinte=00").await);
    story.push(bob.gets(contract).await);
    story.push(bob.gets(&format!("{contract}/contrat.pdf")).await);
    let once = format!("accord=1&empreinte={print}&once=double");
    for fields in [&once, &once, &format!("accord=1&empreinte={print}")] {
        story.push(accepts(ana.posts(&sign, fields).await));
    }
}

async fn is_countersigned(camille: &Person, contract: &str, story: &mut Vec<Answer>) {
    let list = format!("{FARM}/signatures");
    story.push(camille.gets(&list).await);
    story.push(camille.posts(&list, "").await);
    story.push(camille.posts(&list, "tous=1").await);
    story.push(camille.gets(&format!("{contract}/contrat.pdf")).await);
    story.push(camille.gets(&format!("{FARM}/synthese")).await);
    story.push(camille.gets(&format!("{FARM}/synthese/synthese.xlsx")).await);
}

async fn is_paid(dora: &Person, contract: &str, story: &mut Vec<Answer>) {
    let model = "/amap/lones/modeles/aaaaaaaaaaaa";
    story.push(dora.gets(&format!("{model}/synthese/synthese.pdf")).await);
    story.push(dora.gets(&format!("{model}/saisie")).await);
    story.push(dora.gets("/amap/lones/paiements").await);
    let id = contract.rsplit('/').next().unwrap();
    let received = format!("/amap/lones/paiements/{id}/1/reception");
    story.push(dora.posts(&received, "reference=123").await);
    story.push(dora.gets("/amap/lones/paiements?etat=recus").await);
}

/// What the tables hold in the end.
async fn stored(world: &World) -> String {
    let mut lines = Vec::new();
    for sql in [
        "SELECT s.party || ' ' || s.how || ' ' || CAST(COUNT(*) AS TEXT) FROM signatures s
         JOIN bodies b ON b.id = s.body_id AND b.sha256 = s.sha256 WHERE s.voided_at IS NULL GROUP BY s.party, s.how ORDER BY s.party",
        "SELECT CAST(position AS TEXT) || ' ' || due_on || ' ' || CAST(amount_cents AS TEXT) || ' ' || reference
         FROM instalments ORDER BY position",
        "SELECT recipient || ' : ' || subject FROM outbox ORDER BY recipient, subject",
    ] {
        lines.extend(world.texts(sql).await);
    }
    lines.extend(world.findings().await);
    lines.join("\n")
}

/// A photograph or scan of the paper that a party signed.
async fn scans(who: &Person, paper: &str, party: &str, file: &[u8]) -> Answer {
    let fields = [("csrf", who.csrf()), ("partie", party.to_owned())];
    let files = [("scan".to_owned(), file.to_vec())];
    let mut answer = who.uploads_as("scan", paper, &fields, &files).await;
    answer.asked = format!("{} {party} with a file", answer.asked);
    answer
}

#[tokio::test]
async fn a_signed_sheet_is_kept_for_the_parties() {
    for world in villages().await {
        let [ana, dora, camille, bob] = ["ana", "dora", "camille", "bob"].map(|name| world.person(name));
        let order = "/amap/lones/modeles/aaaaaaaaaaaa/saisie?foyer=hhhhhhhhhh41";
        let fields = "do=enregistrer&instalments=2&method=cheque&q-bbbbbbbbbbbb=2";
        let contract = dora.posts(order, fields).await.location;
        assert!(contract.starts_with("/amap/lones/contrats/"), "{contract}");
        let paper = format!("{contract}/papier");
        let mut story = vec![
            dora.posts(&format!("{contract}/texte"), "").await,
            scans(&dora, &paper, "membre", b"<html>").await,
            scans(&ana, &paper, "membre", b"%PDF-1.7").await,
            scans(&dora, &paper, "membre", b"%PDF-1.7").await,
            scans(&dora, &paper, "ferme", &[0xFF, 0xD8, 0xFF]).await,
        ];
        for person in [&ana, &dora, &camille, &bob] {
            for party in ["membre", "ferme"] {
                story.push(person.gets(&format!("{paper}?partie={party}")).await);
            }
        }
        let page = ana.sees(&contract).await.html();
        let id = contract.rsplit('/').next().unwrap();
        let told: Vec<String> = story.iter().map(|answer| answer.told(id, "CONTRACT")).collect();
        insta::assert_snapshot!("a_signed_sheet_is_kept_for_the_parties", told.join("\n"));
        assert_eq!(page.matches("Papier signé par").count(), 2);
    }
}

/// Whoever holds a file learns whether it is the contract: the text while only the household signed, the final file once
/// both did, and neither once it was changed by a byte or replaced.
#[tokio::test]
async fn a_file_is_verified_by_whoever_holds_it() {
    for world in villages().await {
        let (ana, visitor) = (world.person("ana"), world.visitor());
        let asks = async |bytes: Vec<u8>| {
            let files = [("contrat.pdf".to_owned(), bytes)];
            let answer = visitor.uploads_as("fichier", "/verification", &[], &files).await;
            let sentence = answer.text().lines().nth(2).unwrap_or_default().to_owned();
            format!("{} {sentence}", answer.status)
        };
        let contract = ana.signs().await;
        let text = ana.sees(&format!("{contract}/contrat.pdf")).await.body;
        let mut told = vec![asks(text.clone()).await];
        let farm = format!("{FARM}/signatures");
        world.person("camille").goes(&farm, &[("tous", "1")]).await;
        let signed = ana.sees(&format!("{contract}/contrat.pdf")).await.body;
        told.push(asks(text.clone()).await);
        told.push(asks(signed.clone()).await);
        let mut changed = signed;
        changed.push(b' ');
        told.push(asks(changed).await);
        told.push(asks(Vec::new()).await);
        let bob = world.person("bob");
        let other = bob.signs().await;
        let before = bob.sees(&format!("{other}/contrat.pdf")).await.body;
        bob.orders().await;
        told.push(asks(before).await);
        let nothing = visitor.uploads_as("fichier", "/verification", &[], &[]).await;
        told.push(format!("{} {}", nothing.status, nothing.refusals().join(" ")));
        insta::assert_snapshot!("verified", told.join("\n"));
    }
}

/// What is missing, one part of the contracts at a time, in the order that is asked for; the sums are those of what is shown.
#[tokio::test]
async fn the_synthesis_shows_what_is_missing() {
    for world in villages().await {
        world.person("ana").signs().await;
        let farm = format!("{FARM}/signatures");
        world.person("camille").goes(&farm, &[("tous", "1")]).await;
        world.person("bob").signs().await;
        world.person("dan").orders().await;
        let dora = world.person("dora");
        let mut told = Vec::new();
        for choice in [
            "",
            "manque=signature",
            "manque=contresignature",
            "manque=reglement&tri=reste",
            "tri=etat",
            "tri=montant",
            "manque=rien&tri=rien",
        ] {
            let page = dora
                .sees(&format!("/amap/lones/modeles/aaaaaaaaaaaa/synthese?{choice}"))
                .await;
            told.push(format!("?{choice}\n{}", page.text()));
        }
        insta::assert_snapshot!("synthesis_of_what_is_missing", told.join("\n\n"));
    }
}
