//! What a farm has to harvest, week by week, over all its AMAPs.

mod rules;

use super::queries::{self, FarmBasket, FarmDelivery};
use super::said::labelled;
use crate::access::{Authorised, FarmDesk, FarmScope};
use crate::documents::{SheetCell, SheetTable, XLSX, spreadsheet};
use crate::t;
use crate::web::{Fault, Frame, Outcome, attachment, page};
use crate::words::Quantity;
use askama::Template;
use rules::{Part, Plan};

#[derive(Template)]
#[template(path = "distribution/harvest/harvest.html")]
struct Page {
    frame: Frame,
    address: String,
    back: String,
    products: Vec<String>,
    /// Week, how many deliveries, and how much of each product.
    weeks: Vec<(String, String, Vec<String>)>,
    totals: Vec<String>,
}

/// Days that the plan looks ahead: a season and a half.
const AHEAD: i64 = 550;

async fn load(desk: &Authorised<FarmDesk>) -> Result<(Plan, Vec<FarmDelivery>, Vec<FarmBasket>), Fault> {
    let today = desk.visit.today();
    let mut tx = desk.visit.app().db.read().await?;
    let mut deliveries = queries::farm_deliveries(&mut tx, &desk.0, (today, today.plus_days(AHEAD))).await?;
    deliveries.retain(FarmDelivery::takes_place);
    let baskets = queries::farm_baskets(&mut tx, &desk.0, today).await?;
    let part = |delivery: &FarmDelivery| {
        let here =
            |basket: &&FarmBasket| (basket.amap_id, basket.delivery_id) == (delivery.amap_id, delivery.id);
        let products = baskets.iter().filter(here);
        Part {
            day: delivery.day,
            products: products
                .map(|one| (labelled(&one.product, &one.packaging), one.quantity))
                .collect(),
        }
    };
    let parts: Vec<Part> = deliveries.iter().map(part).collect();
    Ok((rules::plan(&parts), deliveries, baskets))
}

fn shown(quantity: &Quantity) -> String {
    if quantity.is_zero() {
        String::new()
    } else {
        quantity.to_string()
    }
}

/// The page.
pub async fn show(desk: Authorised<FarmDesk>) -> Outcome {
    let (plan, ..) = load(&desk).await?;
    let base = format!("/ferme/{}", desk.0.slug());
    let week = |week: &rules::Week| {
        (
            t!("harvest-week", day = week.monday.long()),
            week.deliveries.to_string(),
            week.quantities.iter().map(shown).collect(),
        )
    };
    page(&Page {
        frame: desk.visit.frame(t!("harvest-title")),
        address: format!("{base}/recolte"),
        back: format!("{base}/livraisons"),
        weeks: plan.weeks.iter().map(week).collect(),
        totals: plan.totals.iter().map(shown).collect(),
        products: plan.products,
    })
}

/// The same for those who calculate, with each delivery on a second sheet.
pub async fn xlsx(desk: Authorised<FarmDesk>) -> Outcome {
    let (plan, deliveries, baskets) = load(&desk).await?;
    let today = desk.visit.today();
    let sheets = [
        weeks_table(&desk.0, &plan),
        deliveries_table(&desk.0, &deliveries, &baskets),
    ];
    let making = tokio::task::spawn_blocking(move || spreadsheet(&sheets, today));
    let bytes = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment(&format!("recolte-{}-{today}.xlsx", desk.0.slug()), XLSX, bytes)
}

fn weeks_table(farm: &FarmScope, plan: &Plan) -> SheetTable {
    let mut columns = vec![(t!("harvest-monday"), 14), (t!("harvest-how-many"), 12)];
    columns.extend(plan.products.iter().map(|product| (product.clone(), 16)));
    let row = |week: &rules::Week| {
        let mut cells = vec![
            SheetCell::Day(week.monday),
            SheetCell::Quantity(Quantity::units(week.deliveries)),
        ];
        cells.extend(week.quantities.iter().map(|quantity| SheetCell::some(*quantity)));
        cells
    };
    let mut totals = vec![SheetCell::Text(t!("distribution-total")), SheetCell::Empty];
    totals.extend(plan.totals.iter().map(|quantity| SheetCell::Quantity(*quantity)));
    SheetTable {
        name: t!("harvest-by-week"),
        heading: vec![t!("harvest-title"), farm.name().to_owned()],
        columns,
        rows: plan.weeks.iter().map(row).collect(),
        totals: Some(totals),
        landscape: plan.products.len() > 5,
    }
}

fn deliveries_table(farm: &FarmScope, deliveries: &[FarmDelivery], baskets: &[FarmBasket]) -> SheetTable {
    let text = |text: &str| SheetCell::Text(text.to_owned());
    let rows = deliveries.iter().flat_map(|delivery| {
        let here = move |basket: &&FarmBasket| {
            (basket.amap_id, basket.delivery_id) == (delivery.amap_id, delivery.id)
        };
        baskets.iter().filter(here).map(move |basket| {
            vec![
                SheetCell::Day(delivery.day),
                text(&delivery.amap_name),
                text(&delivery.site),
                SheetCell::Text(labelled(&basket.product, &basket.packaging)),
                SheetCell::Quantity(basket.quantity),
            ]
        })
    });
    SheetTable {
        name: t!("harvest-by-delivery"),
        heading: vec![t!("harvest-title"), farm.name().to_owned()],
        columns: vec![
            (t!("harvest-day"), 14),
            (t!("harvest-amap"), 30),
            (t!("harvest-site"), 26),
            (t!("distribution-product"), 30),
            (t!("distribution-quantity"), 12),
        ],
        rows: rows.collect(),
        totals: None,
        landscape: false,
    }
}

impl Page {
    /// Name of the product of a column.
    fn product(&self, index: &usize) -> &str {
        &self.products[*index]
    }
}
