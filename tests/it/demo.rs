//! The demonstration's people can go on where its story stops.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use clicamap::access::session_digest;
use clicamap::clock::{Clock, random_u32};
use clicamap::config::Config;
use clicamap::db::Db;
use clicamap::web::App;
use clicamap::words::{AccountId, Instant};
use clicamap::{demo, router, row, rows, run};
use http_body_util::BodyExt;
use tower::util::ServiceExt;

/// 2026-09-01, 18:00 in Paris.
const EVENING: Instant = Instant(1_788_278_400_000_000);

async fn filled() -> (Db, Router) {
    let name = format!("demo-{:08x}.db", random_u32());
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let db = Db::open(&format!("sqlite:{}", path.display()).parse().unwrap())
        .await
        .unwrap();
    db.migrate().await.unwrap();
    demo::fill(&db, EVENING, demo::Scale::default()).await.unwrap();
    let config = Config::from_parts("", []).unwrap();
    let app = App::new(config, db.clone(), Clock::held_at(EVENING));
    (db, router::router(app))
}

async fn ask(router: &Router, request: Request<Body>) -> (StatusCode, String) {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

#[tokio::test]
async fn every_farmer_countersigns_all_that_waits() {
    let (db, router) = filled().await;
    let mut tx = db.begin_write().await.unwrap();
    let waiting: Vec<(AccountId, String, String)> = rows!(
        &mut tx,
        (AccountId, String, String),
        "SELECT DISTINCT p.account_id, f.slug, t.public_id FROM contracts c
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         JOIN farms f ON f.id = t.farm_id JOIN farmers p ON p.farm_id = f.id
         JOIN signatures s ON s.amap_id = c.amap_id AND s.contract_id = c.id AND s.party = 'member'
         WHERE p.account_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM signatures x
               WHERE x.amap_id = c.amap_id AND x.contract_id = c.id AND x.party = 'farm')"
    )
    .unwrap();
    assert!(!waiting.is_empty());
    for (farmer, slug, template) in waiting {
        let secret = clicamap::clock::fresh_public_id().to_string();
        let sql = "INSERT INTO sessions (digest, account_id, created_at, seen_at, expires_at) VALUES ($1, $2, 0, 0, $3)";
        run!(&mut tx, sql, session_digest(&secret), farmer, Instant(i64::MAX)).unwrap();
        tx.commit().await.unwrap();
        let path = format!("/ferme/{slug}/contrats/{template}/signatures");
        let cookie = format!("clicamap_session={secret}");
        let page = Request::get(&path).header(header::COOKIE, &cookie);
        let (_, page) = ask(&router, page.body(Body::empty()).unwrap()).await;
        let csrf = page.split("name=\"csrf\" value=\"").nth(1).unwrap();
        let csrf = csrf.split('"').next().unwrap();
        let form = Request::post(&path)
            .header(header::COOKIE, &cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("csrf={csrf}&tous=1")))
            .unwrap();
        let (status, answer) = ask(&router, form).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{path}\n{answer}");
        tx = db.begin_write().await.unwrap();
    }
    let left = row!(
        &mut tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM signatures s WHERE s.party = 'member' AND NOT EXISTS
           (SELECT 1 FROM signatures x WHERE x.amap_id = s.amap_id AND x.contract_id = s.contract_id AND x.party = 'farm')"
    );
    assert_eq!(left.unwrap(), (0,));
}
