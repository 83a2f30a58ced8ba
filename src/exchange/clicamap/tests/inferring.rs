use super::{due, reading, real_exports};
use crate::exchange::clicamap::infer::{Kind, Plan, plan};
use crate::exchange::clicamap::title::title;
use crate::exchange::clicamap::{Workbook, read};
use crate::words::Quantity;

fn shown(plan: &Plan) -> String {
    let first = format!(
        "{} : {:?}, {} livraisons, {} contrats",
        plan.title,
        plan.kind,
        plan.days.len(),
        plan.contracts.len()
    );
    let products = plan.products.iter().enumerate().map(|(at, product)| {
        let days = plan.availability.iter().filter(|(_, of)| *of == at).count();
        let (kind, name, packaging, price) = (
            &product.production_type,
            &product.name,
            &product.packaging,
            product.column.price,
        );
        format!("- {kind} / {name} / {packaging} / {price}, {days} dates")
    });
    std::iter::once(first)
        .chain(products)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_workbook_becomes_a_plan() {
    insta::assert_snapshot!(shown(&plan("Paniers", &reading("paniers.xlsx").workbook)));
}

#[test]
fn a_plan_holds_each_line_once() {
    insta::assert_debug_snapshot!(plan("Paniers", &reading("paniers.xlsx").workbook).contracts[0]);
}

#[test]
fn the_real_exports_become_fixed_contracts() {
    let plans: Vec<String> = real_exports()
        .iter()
        .map(|(name, bytes)| shown(&plan(&title(name), &read(name, bytes).unwrap().workbook)))
        .collect();
    if !plans.is_empty() {
        insta::assert_snapshot!(plans.join("\n\n"));
    }
}

/// The first household's basket is the same each time it is taken, then differs once.
fn kind_after(change: impl Fn(&mut Workbook)) -> Kind {
    let mut workbook = reading("paniers.xlsx").workbook;
    for sheet in &mut workbook.sheets {
        sheet.due.retain(|&(member, _), _| member == 1);
    }
    change(&mut workbook);
    plan("Paniers", &workbook).kind
}

#[test]
fn the_same_basket_or_none_is_fixed_and_any_other_is_free() {
    let same = kind_after(|_| ());
    let left_out = kind_after(|workbook| workbook.sheets[1].due.clear());
    let doubled = kind_after(|workbook| due(workbook, 1, (1, 1), Quantity::units(2)));
    let other_product = kind_after(|workbook| due(workbook, 1, (1, 0), Quantity::ONE));
    assert_eq!(
        [same, left_out, doubled, other_product],
        [Kind::Fixed, Kind::Fixed, Kind::Free, Kind::Free]
    );
}

#[test]
fn a_product_that_stands_on_some_sheets_is_available_there_only() {
    let mut workbook = reading("paniers.xlsx").workbook;
    let sheet = &mut workbook.sheets[1];
    sheet.columns.pop();
    sheet.totals.pop();
    sheet.due.retain(|&(_, column), _| column < 2);
    insta::assert_snapshot!(shown(&plan("Paniers", &workbook)));
}
