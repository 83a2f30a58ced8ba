//! A contract template from the first step to its closing, through the real router.

use crate::world::{EVENING, Person, World, furnished};
use clicamap::contracts::templates::{Offered, template_sheet};

const FARM: &str = "/amap/lones/fermes/les-jardins-du-lac";

#[tokio::test]
async fn a_template_is_written_approved_opened_and_closed() {
    for world in furnished().await {
        let ana = world.granted("lones", "coordinator", None).await;
        let paul = a_farm_joins(&world, &ana).await;
        let base = is_written(&world, &ana).await;
        is_approved_opened_and_closed(&world, &ana, &paul, &base).await;
        is_copied(&world, &ana, &base).await;
    }
}

/// Sends a form that must lead to a page.
async fn leads(who: &Person, path: &str, fields: &[(&str, &str)], wanted: &str) {
    assert_eq!(who.goes(path, fields).await, wanted, "{path}");
}

async fn a_farm_joins(world: &World, ana: &Person) -> Person {
    leads(
        ana,
        "/amap/lones/fermes",
        &[("name", "Les Jardins du Lac"), ("town", "Vernaison")],
        FARM,
    )
    .await;
    ana.sees(FARM).await;
    let camille = [
        ("first_name", "Camille"),
        ("last_name", "Perrin"),
        ("email", "camille@ferme.example"),
    ];
    leads(ana, &format!("{FARM}/paysans"), &camille, FARM).await;
    let paul = world.invited_farmer("camille").await;
    paul.sees("/ferme/les-jardins-du-lac/produits").await;
    paul
}

async fn is_written(world: &World, ana: &Person) -> String {
    ana.sees("/amap/lones/modeles/nouveau").await;
    let first = [
        ("title", "Légumes"),
        ("farm", "les-jardins-du-lac"),
        ("site", "ssssssssssss"),
        ("kind", "free"),
    ];
    let second = ana.goes("/amap/lones/modeles/nouveau", &first).await;
    let base = second.trim_end_matches("/etape/2").to_owned();
    let step = |n: u32| format!("{base}/etape/{n}");

    let calendar = [
        ("rhythm", "weekly"),
        ("first", "2026-10-22"),
        ("last", "2026-11-12"),
        ("action", "show"),
    ];
    assert_eq!(ana.submits(&step(2), &calendar).await.status, 200);
    let kept = [
        ("rhythm", "weekly"),
        ("first", "2026-10-22"),
        ("last", "2026-11-12"),
        ("shown", "weekly 2026-10-22 2026-11-12"),
        ("day", "2026-10-22"),
        ("day", "2026-11-05"),
        ("day", "2026-11-12"),
    ];
    leads(ana, &step(2), &kept, &step(3)).await;
    let eggs = [
        ("name-new", "Œufs"),
        ("type-new", "œufs"),
        ("price-new", "2,10"),
        ("action", "add"),
    ];
    leads(ana, &step(3), &eggs, &format!("{}#grille", step(3))).await;
    let eggs = world.texts("SELECT public_id FROM products").await.remove(0);
    let priced = [
        ("in".to_owned(), eggs.clone()),
        (format!("price-{eggs}"), "2,10".to_owned()),
    ];
    let mut fields: Vec<(&str, &str)> = priced
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let alternate = format!("alternate:{eggs}");
    fields.push(("preset", &alternate));
    leads(ana, &step(3), &fields, &format!("{}#grille", step(3))).await;
    let column = format!("at-{eggs}");
    fields.pop();
    fields.extend([
        (column.as_str(), "2026-10-22"),
        (column.as_str(), "2026-11-12"),
        ("action", "next"),
    ]);
    leads(ana, &step(3), &fields, &step(4)).await;
    limits_are_set(ana, &step(4), &eggs, &step(5)).await;
    let plan = [
        ("method", "cheque"),
        ("payee", "Les Jardins du Lac"),
        ("due", "2026-10-25"),
        ("due", "2026-11-25"),
        ("most", "2"),
        ("unit", "euro"),
        ("action", "next"),
    ];
    leads(ana, &step(5), &plan, &step(6)).await;
    leads(
        ana,
        &step(6),
        &[("clauses", "Merci de rendre les boîtes.")],
        &base,
    )
    .await;
    for n in 1..=6 {
        ana.sees(&step(n)).await;
    }
    assert!(
        ana.sees(&format!("{base}/apercu.pdf"))
            .await
            .body
            .starts_with(b"%PDF")
    );
    leads(ana, &format!("{base}/soumission"), &[], &base).await;
    base
}

/// Step 4 refuses a limit of nothing and a rule of zero, and keeps what is right.
async fn limits_are_set(ana: &Person, step: &str, eggs: &str, next: &str) {
    let wrong = [
        ("least", "1"),
        ("notice", "3"),
        ("stock1-quantity", "5"),
        ("rule1-bound", "0"),
        ("rule2-bound", "2"),
        ("rule2-span", "deliveries"),
    ];
    let answer = ana.submits(step, &wrong).await;
    assert_eq!(
        (answer.status, answer.refusals().join(" | ").replace('\u{a0}', " ")),
        (
            422,
            "Choisissez au moins un produit. | Donnez un nombre plus grand que zéro. | Choisissez au moins une livraison."
                .to_owned()
        )
    );
    let right = [
        ("least", "1"),
        ("notice", "3"),
        ("stock1-quantity", "5"),
        ("stock1-per", "delivery"),
        ("stock1-product", eggs),
        ("rule1-bound", "2"),
        ("rule1-span", "each-delivery"),
        ("rule1-comparison", "multiple-of"),
        ("rule1-message", "Les œufs vont par deux."),
    ];
    leads(ana, step, &right, next).await;
    let page = ana.sees(step).await;
    assert!(page.text().contains("Œufs"), "{}", page.text());
}

/// What was limited is in the offer, and the copy for the next season has all of it, a year later on the same weekdays.
async fn is_copied(world: &World, ana: &Person, base: &str) {
    let copy = ana
        .goes(&format!("{base}/copie"), &[("first", "2027-10-21")])
        .await;
    let copied = copy
        .trim_end_matches("/etape/2")
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let mut tx = world.db.read().await.unwrap();
    let amap = clicamap::access::AmapScope::for_operator(&mut tx, "lones")
        .await
        .unwrap()
        .unwrap();
    let sheet = template_sheet(&mut tx, &amap, &copied.parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    let days: Vec<String> = sheet.deliveries.iter().map(|one| one.day.long()).collect();
    assert_eq!(
        format!(
            "{} · {} stock of {} · {} condition: {} · {} cells · {:?}",
            days.join(", "),
            sheet.stocks.len(),
            sheet.stocks[0].name,
            sheet.conditions.len(),
            sheet.conditions[0].message,
            sheet.availability.len(),
            sheet.state(amap.today(EVENING)),
        ),
        "jeudi 21 octobre, jeudi 4 novembre, jeudi 11 novembre · 1 stock of Œufs · 1 condition: Les œufs vont par deux. · 2 cells · Draft"
    );
}

async fn is_approved_opened_and_closed(world: &World, ana: &Person, paul: &Person, base: &str) {
    let id = base.rsplit('/').next().unwrap().to_owned();
    let before_the_farm = format!("/ferme/les-jardins-du-lac/contrats/{id}");
    paul.sees("/ferme/les-jardins-du-lac").await;
    paul.sees("/ferme/les-jardins-du-lac/contrats").await;
    paul.sees(&before_the_farm).await;
    leads(
        paul,
        &format!("{before_the_farm}/approbation"),
        &[],
        &before_the_farm,
    )
    .await;
    let window = [("opens", "2026-09-01"), ("closes", "2026-10-15")];
    leads(ana, &format!("{base}/ouverture"), &window, base).await;
    ana.sees(base).await;
    ana.sees("/amap/lones/modeles").await;

    let mut tx = world.db.read().await.unwrap();
    let amap = clicamap::access::AmapScope::for_operator(&mut tx, "lones")
        .await
        .unwrap()
        .unwrap();
    let sheet = template_sheet(&mut tx, &amap, &id.parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    drop(tx);
    let offer = sheet.offer(Offered::ToMembers, &clicamap::contracts::rules::Held::default());
    assert_eq!(
        format!(
            "{:?} · {} deliveries · {} products · {} cells · {:?} · {:?}",
            sheet.state(amap.today(EVENING)),
            offer.deliveries.len(),
            offer.products.len(),
            offer.availability.len(),
            sheet.plan.max_instalments,
            sheet.deliveries[0].opens.to_string(),
        ),
        "Open · 3 deliveries · 1 products · 2 cells · 2 · \"18:15\""
    );
    leads(ana, &format!("{base}/fermeture"), &[], base).await;
    assert_eq!(paul.gets(base).await.status, 404);
}
