//! The last shares of a farm, and everybody who wants one.

use crate::world::{TEMPLATE, World, villages};

const HOUSEHOLDS: u32 = 200;
const SHARES: i64 = 50;

impl World {
    /// So many shares of the open template's one product.
    async fn has_shares(&self, shares: i64) {
        let (amap, template, product) = (self.id(1), self.id(3), self.id(5));
        let thousandths = shares * 1000;
        self.executes(&format!(
            "INSERT INTO template_stocks (amap_id, template_id, position, name, per, quantity) VALUES ({amap}, {template}, 1, 'Panier', 'share', {thousandths});
             INSERT INTO template_stock_products (amap_id, template_id, position, product_id, weight) VALUES ({amap}, {template}, 1, {product}, 1000);"
        ))
        .await;
    }
}

/// Each has ordered and read the text; then all of them sign at the same moment.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_households_sign_the_last_fifty_shares() {
    for world in villages().await {
        world.settles(HOUSEHOLDS).await;
        world.has_shares(SHARES).await;
        let reading: Vec<_> = (0..HOUSEHOLDS)
            .map(|at| {
                let who = world.person(&format!("voisin-{at}"));
                tokio::spawn(async move {
                    let contract = who.orders().await;
                    let print = who.reads(&contract).await;
                    (who, contract, print)
                })
            })
            .collect();
        let mut ready = Vec::new();
        for one in reading {
            ready.push(one.await.unwrap());
        }
        let signing: Vec<_> = ready
            .into_iter()
            .map(|(who, contract, print)| {
                tokio::spawn(async move {
                    let fields = [("accord", "1"), ("empreinte", print.as_str())];
                    let answer = who.submits(&format!("{contract}/signature"), &fields).await;
                    (who, contract, answer)
                })
            })
            .collect();
        let (mut signed, mut refused) = (0, Vec::new());
        for one in signing {
            let (who, contract, answer) = one.await.unwrap();
            match answer.status {
                303 => signed += 1,
                _ => refused.push((who, contract, answer)),
            }
        }
        assert_eq!(signed, SHARES, "{}", world.engine);
        assert_eq!(world.count("signatures").await, SHARES, "{}", world.engine);
        for (_, _, answer) in &refused {
            assert_eq!(answer.status, 422, "{}: {}", world.engine, answer.text());
            assert!(
                answer.text().contains("Panier : il n’en reste plus"),
                "{}",
                answer.text()
            );
        }
        let (who, contract, _) = refused.remove(0);
        let kept = who
            .sees(&format!("/amap/lones/modeles/{TEMPLATE}/souscription"))
            .await;
        assert_eq!(kept.hidden("q-bbbbbbbbbbbb"), ["1"], "{}", world.engine);
        assert_eq!(who.sees(&contract).await.status, 200);
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}
