//! One contract: other quantities, another date, another price, and leaving.

use super::ledger::{adds_up, ledger};
use super::signed;
use crate::world::{Answer, Person, World, villages};

pub async fn signs(world: &World, who: &str, amendment: &str) {
    let person = world.person(who);
    let print = person.sees(amendment).await.hidden("empreinte").remove(0);
    let sign = format!("{amendment}/signature");
    person
        .goes(&sign, &[("accord", "1"), ("empreinte", &print)])
        .await;
}

/// Sent twice, as by a hand that trembles: it is done once.
async fn amends(dora: &Person, contract: &str, fields: &[(&str, &str)]) {
    let once = fields
        .iter()
        .map(|(name, value)| format!("{name}{value}"))
        .collect::<String>();
    let once: String = once
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(40)
        .collect();
    let fields = [fields, &[("once", &once)]].concat();
    for _ in 0..2 {
        assert_eq!(dora.goes(&format!("{contract}/avenant"), &fields).await, contract);
    }
}

/// What a PDF says, without what differs from one run to the next.
fn printed(pdf: &Answer, contract: &str) -> String {
    let said = pdf
        .pdf_text()
        .replace(contract.rsplit('/').next().unwrap(), "CONTRACT");
    let hexadecimal = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let fingerprint = |line: &str| line.split(' ').filter(|word| hexadecimal(word)).count() >= 8;
    let plain = |line: &str| {
        if fingerprint(line) {
            "(empreinte)".to_owned()
        } else {
            line.to_owned()
        }
    };
    let mut told: Vec<String> = Vec::new();
    for line in said.lines().map(plain) {
        // Where a paragraph breaks depends on how wide the id is.
        let goes_on = line.starts_with(|first: char| first.is_lowercase());
        match told.last_mut() {
            Some(paragraph) if goes_on => paragraph.push_str(&format!(" {line}")),
            _ => told.push(line),
        }
    }
    told.join("\n")
}

#[tokio::test]
async fn one_contract_is_amended() {
    for world in villages().await {
        let dora = world.person("dora");
        let (contract, _) = signed(&world).await;
        let mut story = Vec::new();
        let quantities = format!("{contract}/avenant/quantites");
        let twice = [("q-bbbbbbbbbbbb", "2"), ("motif", "Une naissance")];
        assert_eq!(dora.goes(&quantities, &twice).await, contract);
        story.push(format!("deux paniers, à signer\n{}", ledger(&world).await));
        signs(&world, "ana", &format!("{contract}/avenants/1")).await;
        story.push(format!("le foyer a signé\n{}", ledger(&world).await));
        let early = world
            .person("ana")
            .posts(&format!("{contract}/avenants/1/signature"), "accord=1")
            .await;
        assert_eq!(early.status, 422, "{early:?}");
        signs(&world, "camille", &format!("{contract}/avenants/1")).await;
        story.push(format!("la ferme a signé\n{}", ledger(&world).await));
        adds_up(&world).await;
        let moved = [
            ("quoi", "deplacer"),
            ("livraison", "dddddddddd21"),
            ("vers", "dddddddddd22"),
            ("motif", "Absence"),
        ];
        amends(&dora, &contract, &moved).await;
        story.push(format!("un panier déplacé\n{}", ledger(&world).await));
        adds_up(&world).await;
        let price = [
            ("quoi", "prix"),
            ("produit", "bbbbbbbbbbbb"),
            ("prix", "12"),
            ("motif", "Erreur de saisie"),
        ];
        amends(&dora, &contract, &price).await;
        let waiting = format!("{contract}/avenants/3");
        assert_eq!(dora.submits(&format!("{waiting}/retrait"), &[]).await.status, 303);
        assert_eq!(dora.submits(&format!("{waiting}/retrait"), &[]).await.status, 422);
        let price = [
            ("quoi", "prix"),
            ("produit", "bbbbbbbbbbbb"),
            ("prix", "10"),
            ("motif", "Erreur de saisie"),
        ];
        amends(&dora, &contract, &price).await;
        story.push(format!("un prix corrigé\n{}", ledger(&world).await));
        adds_up(&world).await;
        let leaves = [
            ("quoi", "depart"),
            ("dernier", "2026-10-08"),
            ("reste", "repris"),
            ("foyer", "hhhhhhhhhh44"),
            ("motif", "Déménagement"),
        ];
        amends(&dora, &contract, &leaves).await;
        story.push(format!(
            "le foyer part, un autre reprend\n{}",
            ledger(&world).await
        ));
        adds_up(&world).await;
        let follows = world
            .texts("SELECT origin || ' ' || outside_window FROM contracts WHERE follows_id IS NOT NULL")
            .await;
        assert_eq!(follows, ["paper Déménagement"]);
        assert_eq!(world.count("stock_holds").await, 1);
        world.at_paris("2026-10-09T10:00:00");
        assert_eq!(dora.gets(&format!("{contract}/avenant")).await.status, 422);
        for number in [1, 2, 4, 5] {
            let pdf = dora
                .gets(&format!("{contract}/avenants/{number}/avenant.pdf"))
                .await;
            assert_eq!(pdf.status, 200);
            story.push(printed(&pdf, &contract));
        }
        insta::assert_snapshot!("one_contract_is_amended", story.join("\n\n"));
    }
}

#[tokio::test]
async fn who_may_amend_a_contract() {
    for world in villages().await {
        let dora = world.person("dora");
        let (contract, other) = signed(&world).await;
        let quantities = format!("{contract}/avenant/quantites");
        for name in ["ana", "bob", "camille"] {
            let answer = world
                .person(name)
                .posts(&quantities, "q-bbbbbbbbbbbb=2&motif=x")
                .await;
            assert_eq!(answer.status, 403, "{name}");
        }
        assert_eq!(
            world.person("olga").posts(&quantities, "motif=x").await.status,
            404
        );
        for wrong in [
            "q-bbbbbbbbbbbb=1&motif=x",
            "q-bbbbbbbbbbbb=2",
            "q-bbbbbbbbbbbb=-1&motif=x",
            "q-bbbbbbbbbbbb=&motif=x",
        ] {
            assert_eq!(dora.posts(&quantities, wrong).await.status, 422, "{wrong}");
        }
        for wrong in [
            "quoi=deplacer&livraison=dddddddddd21&vers=dddddddddd21&motif=x",
            "quoi=deplacer&livraison=dddddddddd20&vers=dddddddddd21&motif=x",
            "quoi=prix&produit=bbbbbbbbbbbb&prix=10,50&motif=x",
            "quoi=depart&dernier=2026-10-08&reste=repris&motif=x",
            "quoi=depart&dernier=2026-10-08&motif=x",
            "quoi=depart&reste=du&motif=x",
            "quoi=deplacer&livraison=dddddddddd21&vers=dddddddddd22&motif=",
        ] {
            let answer = dora.posts(&format!("{contract}/avenant"), wrong).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert!(!answer.refusals().is_empty(), "{wrong}");
        }
        assert_eq!(world.count("amendments").await, 0);
        dora.goes(&quantities, &[("q-bbbbbbbbbbbb", "2"), ("motif", "x")])
            .await;
        let amendment = format!("{contract}/avenants/1");
        let print = world
            .person("ana")
            .sees(&amendment)
            .await
            .hidden("empreinte")
            .remove(0);
        let sign = format!("{amendment}/signature");
        assert_eq!(world.person("bob").posts(&sign, "accord=1").await.status, 403);
        assert_eq!(dora.posts(&sign, "accord=1").await.status, 403);
        assert_eq!(
            world
                .person("ana")
                .posts(&sign, "accord=1&empreinte=00")
                .await
                .status,
            422
        );
        assert_eq!(dora.gets(&format!("{other}/avenants/1")).await.status, 404);
        let fields = [
            ("csrf", dora.csrf()),
            ("partie", "member".to_owned()),
            ("empreinte", print.clone()),
        ];
        let files = [("scan".to_owned(), b"%PDF-1.7".to_vec())];
        let paper = format!("{amendment}/papier");
        assert_eq!(dora.uploads_as("scan", &paper, &fields, &files).await.status, 303);
        let fields = [
            ("csrf", dora.csrf()),
            ("partie", "farm".to_owned()),
            ("empreinte", print),
        ];
        assert_eq!(dora.uploads_as("scan", &paper, &fields, &[]).await.status, 303);
        assert_eq!(
            world
                .person("ana")
                .gets(&format!("{paper}?partie=member"))
                .await
                .status,
            200
        );
        assert_eq!(
            world
                .person("ana")
                .gets(&format!("{paper}?partie=farm"))
                .await
                .status,
            404
        );
        insta::assert_snapshot!("signed_on_paper", ledger(&world).await);
        adds_up_to_six(&world).await;
    }
}

async fn adds_up_to_six(world: &World) {
    let due = world.texts("SELECT CAST(SUM(l.quantity) AS TEXT) FROM order_lines l JOIN contracts c ON c.id = l.contract_id JOIN households h ON h.id = c.household_id WHERE h.name = 'Foyer Ana'").await;
    assert_eq!(due, ["6000"]);
}
