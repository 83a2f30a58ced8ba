//! The body of a contract and its signature page.

use insta::assert_snapshot;

use super::{issue, odd, pages};
use crate::documents::{
    ContractBody, DeliveryRow, Instalment, Order, OrderKind, Party, Payment, ProductRow, SignatureEntry,
    SignaturePage,
};

const SHA: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// A contract of so many products and deliveries, with three instalments.
pub(super) fn contract(kind: OrderKind, products: usize, deliveries: usize) -> ContractBody {
    let free = kind == OrderKind::Free;
    let amount = |shown: bool| {
        if shown {
            "16,50\u{a0}€".to_owned()
        } else {
            String::new()
        }
    };
    ContractBody {
        title: "Légumes de saison".into(),
        season: "d’avril à septembre 2026".into(),
        reference: "k7f2m9qx4ztb, version 1".into(),
        amap: "AMAP des Lônes".into(),
        farm: Party {
            name: "Les Jardins du Lac".into(),
            signatory: "Camille Perrin".into(),
            details: vec![
                "SIRET 812 345 678 00012".into(),
                "245 chemin du Lac, 69390 Vernaison".into(),
            ],
        },
        household: Party {
            name: "Foyer Morel".into(),
            signatory: "Anaïs Morel".into(),
            details: vec!["12 rue de Gerland, 69007 Lyon".into(), String::new()],
        },
        products: (1..=products).map(|number| product(number, free)).collect(),
        price_note: "Prix toutes taxes comprises.".into(),
        delivery_count: format!("{deliveries} livraisons"),
        place: "à la salle des fêtes de Gerland, 8 place des Pavillons, 69007 Lyon".into(),
        hours: "le jeudi de 18 h 30 à 19 h 30".into(),
        order: Order {
            kind,
            note: String::new(),
        },
        deliveries: (1..=deliveries)
            .map(|number| DeliveryRow {
                day: format!("jeudi {number} septembre"),
                note: String::new(),
                quantities: if free {
                    vec!["1".into(); products]
                } else {
                    Vec::new()
                },
                amount: amount(free),
            })
            .collect(),
        total: "372,60\u{a0}€".into(),
        payment: Payment {
            payee: "Les Jardins du Lac".into(),
            method: "chèque ou virement".into(),
            note: String::new(),
            instalments: vec![instalment(); 3],
        },
        rules: vec!["Un panier peut être déplacé jusqu’à 3 jours avant la livraison, 2 fois au plus.".into()],
        clauses: String::new(),
    }
}

fn product(number: usize, free: bool) -> ProductRow {
    let only_fixed = |text: &str| if free { String::new() } else { text.to_owned() };
    ProductRow {
        name: format!("Fromage frais n° {number}"),
        packaging: "pièce d’environ 150 g".into(),
        price: "3,80\u{a0}€".into(),
        vat: "5,5\u{a0}%".into(),
        estimate: String::new(),
        per_delivery: only_fixed("1"),
        deliveries: only_fixed("18"),
        quantity: "18".into(),
        amount: "68,40\u{a0}€".into(),
    }
}

fn instalment() -> Instalment {
    Instalment {
        day: "samedi 2 mai 2026".into(),
        method: "chèque".into(),
        amount: "124,20\u{a0}€".into(),
    }
}

pub(super) fn signature(party: &str, signed: bool) -> SignatureEntry {
    SignatureEntry {
        party: party.to_owned(),
        signed,
        name: "Anaïs Morel".into(),
        at: "jeudi 12 mars 2026 à 21 h 14".into(),
        how: "en ligne, depuis son compte".into(),
        address: "2001:db8::7".into(),
        recorded_by: String::new(),
        sha256: SHA.into(),
    }
}

pub(super) fn signature_page() -> SignaturePage {
    SignaturePage {
        title: "Légumes de saison".into(),
        reference: "k7f2m9qx4ztb, version 1".into(),
        body_pages: "1 page".into(),
        body_sha256: SHA.into(),
        verification_address: "https://amap.example/verifier".into(),
        signatures: vec![
            signature("Pour le foyer Morel", true),
            signature("Pour la ferme", false),
        ],
    }
}

#[test]
fn contracts_take_few_pages() {
    let table: String = [
        (OrderKind::Fixed, 1, 1),
        (OrderKind::Fixed, 2, 18),
        (OrderKind::Fixed, 3, 48),
        (OrderKind::Free, 1, 12),
        (OrderKind::Free, 2, 24),
        (OrderKind::Free, 8, 40),
        (OrderKind::Free, 25, 40),
        (OrderKind::Free, 0, 0),
    ]
    .into_iter()
    .map(|(kind, products, deliveries)| {
        let pages = pages(contract(kind, products, deliveries).pdf(issue()));
        format!("{kind:?}, {products} products x {deliveries} deliveries: {pages}\n")
    })
    .collect();
    assert_snapshot!(table, @r"
    Fixed, 1 products x 1 deliveries: 1
    Fixed, 2 products x 18 deliveries: 1
    Fixed, 3 products x 48 deliveries: 1
    Free, 1 products x 12 deliveries: 1
    Free, 2 products x 24 deliveries: 1
    Free, 8 products x 40 deliveries: 2
    Free, 25 products x 40 deliveries: 4
    Free, 0 products x 0 deliveries: 1
    ");
}

#[test]
fn a_contract_gives_the_same_bytes_each_time_and_other_bytes_for_another_issue() {
    let body = contract(OrderKind::Fixed, 2, 18);
    let first = body.pdf(issue()).unwrap();
    assert_eq!(first, body.pdf(issue()).unwrap());
    let mut revised = issue();
    revised.id = "k7f2m9qx4ztb-2";
    assert_ne!(first.bytes, body.pdf(revised).unwrap().bytes);
}

#[test]
fn clauses_rules_estimates_and_notes_find_their_place() {
    let mut body = contract(OrderKind::Fixed, 2, 18);
    body.clauses = "La ferme livre des produits bruts.\n\nLes bocaux sont rendus.".repeat(6);
    body.rules = vec!["Au moins 15 livraisons sur 18.".into(); 5];
    body.products[0].estimate = "Au poids : 24,50 € le kg, estimé à 400 g, soit 9,80 €.".into();
    body.deliveries[3].note = "sans œufs".into();
    body.payment.instalments = vec![instalment(); 12];
    assert_eq!(pages(body.pdf(issue())), 2);
}

#[test]
fn a_missing_quantity_is_refused_rather_than_left_out() {
    let mut body = contract(OrderKind::Free, 3, 4);
    body.deliveries[2].quantities.pop();
    assert!(body.pdf(issue()).is_err());
}

#[test]
fn the_final_file_is_the_signed_body_and_a_page() {
    let body = contract(OrderKind::Free, 8, 40).pdf(issue()).unwrap();
    let done = signature_page().after(&body.bytes, issue()).unwrap();
    assert!(done.starts_with(&body.bytes));
    assert_eq!(done, signature_page().after(&body.bytes, issue()).unwrap());
    assert!(signature_page().after(b"un autre fichier", issue()).is_err());
}

#[test]
fn the_signature_page_is_one_page_with_any_names() {
    assert_eq!(pages(signature_page().pdf(issue())), 1);
    let mut page = signature_page();
    page.signatures = (0..2).map(|index| signature(&odd(index), true)).collect();
    page.title = odd(3);
    assert_eq!(pages(page.pdf(issue())), 1);
}
