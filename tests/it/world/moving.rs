//! Moving into a world with workbooks, and out of it.

use super::{EVENING, World};
use clicamap::access::AmapScope;
use clicamap::db::Tx;
use clicamap::exchange::clicamap::{By, Imported, Intake, amap, check_totals, export, farm, import, list};
use clicamap::web::Fault;
use clicamap::words::{Day, Quantity};
use clicamap::{rows, transact};

/// Files that were read and are to be stored.
pub struct Delivery<'a> {
    pub amap: &'a str,
    pub farm: &'a str,
    pub create: bool,
    pub files: &'a [(String, Vec<u8>)],
}

/// The bytes of one of our own workbooks, under a name.
pub fn fixture(name: &str) -> (String, Vec<u8>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/clicamap/");
    (name.to_owned(), std::fs::read(format!("{folder}{name}")).unwrap())
}

impl World {
    /// See [`super::moved_in`].
    pub(super) async fn moves_in(&self) {
        let files = [fixture("paniers.xlsx")];
        for (amap, farm) in [("lones", "Les Jardins"), ("ailleurs", "La Boulange")] {
            let delivery = Delivery {
                amap,
                farm,
                create: true,
                files: &files,
            };
            self.imports(&delivery).await.unwrap();
        }
    }

    /// Imports files as the command line does, all or none; a refusal gives its lines.
    pub async fn imports(&self, delivery: &Delivery<'_>) -> Result<Vec<Imported>, Vec<String>> {
        let intakes = Intake::read_all(delivery.files)?;
        check_totals(&intakes)?;
        self.stores(delivery, &intakes).await
    }

    /// The same without a look at the totals.
    pub async fn stores(
        &self,
        delivery: &Delivery<'_>,
        intakes: &[Intake],
    ) -> Result<Vec<Imported>, Vec<String>> {
        let now = self.app.clock.now();
        let outcome: Result<Vec<Imported>, Fault> = async {
            transact!(self.db, |tx| {
                let (amap, _) = amap(tx, delivery.amap, delivery.create, now).await?;
                let (farm, _) = farm(tx, &amap, delivery.farm, delivery.create, now).await?;
                import(tx, &amap, (&farm, None), intakes, &By::Operator, now).await
            })
        }
        .await;
        outcome.map_err(|fault| match fault {
            Fault::Refused(lines) => lines.lines().map(str::to_owned).collect(),
            fault => panic!("{}: {fault}", self.engine),
        })
    }

    /// Every contract of an AMAP as a file, by farm and title.
    pub async fn exports(&self, slug: &str) -> Vec<(String, Vec<u8>)> {
        let mut tx = self.db.read().await.unwrap();
        let scope = AmapScope::for_operator(&mut tx, slug).await.unwrap().unwrap();
        let mut files = Vec::new();
        for listed in list(&mut tx, &scope).await.unwrap() {
            let exported = export(&mut tx, &scope, listed.id, EVENING).await.unwrap();
            files.push((exported.file, exported.bytes));
        }
        files
    }

    /// What is due in all the AMAPs: day, name, first name, product as the workbook names it, quantity.
    pub async fn due(&self) -> Vec<(Day, String, String, String, Quantity)> {
        let mut tx = self.db.read().await.unwrap();
        let tx: &mut Tx = &mut tx;
        rows!(
            tx,
            (Day, String, String, String, Quantity),
            "SELECT d.day, m.last_name, m.first_name,
                    t.source_type || '/' || t.source_name || '/' || t.source_price || '/' || t.source_packaging, l.quantity
             FROM order_lines l JOIN contracts c ON c.amap_id = l.amap_id AND c.id = l.contract_id
             JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
             JOIN members m ON m.amap_id = c.amap_id AND m.household_id = l.collected_by
             JOIN template_products t ON t.amap_id = c.amap_id AND t.template_id = c.template_id
                                     AND t.product_id = l.product_id
             ORDER BY 1, 2, 3, 4"
        )
        .unwrap()
    }
}
