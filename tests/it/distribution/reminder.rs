//! The letter of the day before: once for each delivery and member.

use super::stage::{Stage, stages};
use crate::exchange::houses::EVENING;
use clicamap::access::AmapScope;
use clicamap::words::Day;
use clicamap::{distribution, transact, web::Fault};

async fn remind(stage: &Stage, day: &str) -> Result<usize, Fault> {
    let today: Day = day.parse().unwrap();
    transact!(stage.house.db, |tx| {
        let amap = AmapScope::for_operator(tx, "lones").await?.unwrap();
        Ok(distribution::remind(tx, &amap, today, EVENING).await?)
    })
}

#[tokio::test]
async fn a_letter_goes_to_whoever_collects_something_tomorrow() {
    for stage in stages().await {
        stage.member("lones", "Pommier").await;
        stage.member("lones", "Łąka").await;
        let mut sent = Vec::new();
        for day in ["2026-09-02", "2026-09-02", "2026-09-03", "2026-09-09"] {
            sent.push(remind(&stage, day).await.unwrap());
        }
        assert_eq!(sent, [2, 0, 0, 2]);
        let letters = stage
            .texts("SELECT recipient || ' : ' || subject || '\n' || body FROM outbox ORDER BY 1")
            .await;
        insta::assert_snapshot!("reminders", letters.join("\n\n"));
    }
}
