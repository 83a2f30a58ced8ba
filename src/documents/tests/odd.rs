//! What people type, in every place where they can.

use super::contracts::contract;
use super::lists::{delivery_list, farm_sheet, synthesis};
use super::{ODD, issue, odd, pages};
use crate::documents::OrderKind;

#[test]
fn contracts_hold_whatever_people_type() {
    for (kind, count) in [(OrderKind::Fixed, 2), (OrderKind::Free, 3)] {
        let mut body = contract(kind, ODD.len(), 9);
        for (index, product) in body.products.iter_mut().enumerate() {
            (product.name, product.packaging) = (odd(index), odd(index + 1));
            product.estimate = odd(index + 4);
        }
        for (index, delivery) in body.deliveries.iter_mut().enumerate() {
            (delivery.day, delivery.note) = (odd(index), odd(index + 2));
        }
        (body.title, body.amap, body.place) = (odd(0), odd(1), odd(2));
        body.farm.details = ODD.iter().map(|text| (*text).to_owned()).collect();
        (body.farm.name, body.household.name, body.household.signatory) = (odd(5), odd(6), odd(7));
        (body.clauses, body.payment.payee, body.payment.note) = (ODD.join("\n"), odd(1), odd(0));
        body.rules = body.farm.details.clone();
        assert_eq!(pages(body.pdf(issue())), count, "{kind:?}");
    }
}

#[test]
fn lists_hold_whatever_people_type() {
    let mut list = delivery_list(ODD.len());
    for (index, household) in list.households.iter_mut().enumerate() {
        (household.name, household.people) = (odd(index), odd(index + 1));
        household.notes = vec![odd(index + 2)];
        for farm in &mut household.farms {
            farm.farm = odd(index + 3);
            farm.items[0].product = odd(index + 4);
        }
    }
    (list.amap, list.site, list.address, list.hours) = (odd(0), odd(1), odd(2), odd(3));
    list.duties[0].people = odd(1);
    list.remarks = vec![odd(0), odd(5)];
    assert_eq!(pages(list.pdf(issue())), 2);
}

#[test]
fn tables_hold_whatever_people_type() {
    for flat in [3, ODD.len(), 24] {
        let mut sheet = farm_sheet(9, flat);
        let mut rows = synthesis(9, flat);
        for (index, (one, other)) in sheet.products.iter_mut().zip(&mut rows.products).enumerate() {
            (one.name, one.packaging, other.name) = (odd(index), odd(index + 1), odd(index));
        }
        for (index, (one, other)) in sheet.households.iter_mut().zip(&mut rows.households).enumerate() {
            (one.name, one.mark, other.name, other.mark) =
                (odd(index), odd(index + 1), odd(index), odd(index + 2));
        }
        assert!(pages(sheet.pdf(issue())) <= 2, "{flat}");
        assert!(pages(rows.pdf(issue())) <= 3, "{flat}");
    }
}

/// A clause of any kind takes the pages that its length asks for, and no other place.
#[test]
fn clauses_hold_whatever_people_type() {
    let long_word = "é".repeat(10_000);
    let many_lines = "#x $y$ *z* @w\n".repeat(700);
    for (clause, most) in [
        (
            "#panic(\"non\") #include \"/etc/passwd\" $ x $ *gras* @renvoi <étiquette> `code` // /* \\ = [ ] { }",
            2,
        ),
        ("= Titre\n- liste\n+ liste\n/ terme: x\n---\n```", 2),
        (
            "👩🏽\u{200d}🌾🥕 日本 مرحبا שלום \u{202e}sétoN\u{2066}\u{200b}\u{0}\u{7}\u{85}\u{2028}",
            2,
        ),
        (&long_word, 5),
        (&"mot ".repeat(2_500), 5),
        (&many_lines, 22),
    ] {
        let mut body = contract(OrderKind::Fixed, 2, 9);
        body.clauses = clause.to_owned();
        let count = pages(body.pdf(issue()));
        assert!(count <= most, "{count} pages: {:.30}", clause);
    }
}
