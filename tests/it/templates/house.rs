//! One AMAP with a site, its coordinator and a farmer, on a database of its own.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use clicamap::access::session_digest;
use clicamap::clock::{Clock, fresh_public_id, fresh_uuid, random_u32};
use clicamap::config::Config;
use clicamap::db::Db;
use clicamap::web::App;
use clicamap::words::{Day, Instant};
use clicamap::{row, run};
use http_body_util::BodyExt;
use tower::util::ServiceExt;
use uuid::Uuid;

/// 2026-09-01, 18:00 in Paris.
const EVENING: Instant = Instant(1_788_278_400_000_000);

pub struct House {
    pub app: App,
    pub site: String,
    amap: Uuid,
}

/// Somebody who is signed in.
pub struct Person {
    router: Router,
    cookie: String,
}

impl House {
    pub async fn new() -> House {
        let name = format!("templates-{:08x}.db", random_u32());
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let url = format!("sqlite:{}", path.display());
        let config = Config::from_parts("", [("CLICAMAP_DATABASE_URL".to_owned(), url)]).unwrap();
        let db = Db::open(&config.database).await.unwrap();
        db.migrate().await.unwrap();
        let (network, amap, place) = (fresh_uuid(), fresh_uuid(), fresh_uuid());
        let site = fresh_public_id();
        let mut tx = db.begin_write().await.unwrap();
        run!(&mut tx,
                "INSERT INTO networks (id, slug, kind, name, sort_key, created_at) VALUES ($1, 'rhone', 'departmental', 'Rhône', 'rhone', 0)",
                network
            ).unwrap();
        run!(&mut tx,
                "INSERT INTO amaps (id, network_id, slug, name, sort_key, created_at) VALUES ($1, $2, 'lones', 'AMAP des Lônes', 'amap des lones', 0)",
                amap,
                network
            ).unwrap();
        run!(&mut tx,
                "INSERT INTO sites (amap_id, id, public_id, name, sort_key, created_at) VALUES ($1, $2, $3, 'Salle des fêtes', 'salle', 0)",
                amap,
                place,
                site
            ).unwrap();
        run!(&mut tx,
                "INSERT INTO site_hours (amap_id, site_id, weekday, opens, closes) VALUES ($1, $2, 4, '18:15', '19:45')",
                amap,
                place
            ).unwrap();
        tx.commit().await.unwrap();
        House {
            app: App::new(config, db, Clock::held_at(EVENING)),
            site: site.to_string(),
            amap,
        }
    }

    pub fn today(&self) -> Day {
        EVENING.day_in(&clicamap::access::paris())
    }

    async fn person(&self, email: &str, name: &str) -> (Uuid, Person) {
        let (account, secret) = (fresh_uuid(), fresh_public_id().to_string());
        let mut tx = self.app.db.begin_write().await.unwrap();
        run!(
            &mut tx,
            "INSERT INTO accounts (id, email, name, created_at) VALUES ($1, $2, $3, 0)",
            account,
            email,
            name
        )
        .unwrap();
        run!(&mut tx,
                "INSERT INTO sessions (digest, account_id, created_at, seen_at, expires_at) VALUES ($1, $2, 0, 0, $3)",
                session_digest(&secret),
                account,
                Instant(i64::MAX)
            ).unwrap();
        tx.commit().await.unwrap();
        let router = clicamap::router::router(self.app.clone());
        (
            account,
            Person {
                router,
                cookie: format!("clicamap_session={secret}"),
            },
        )
    }

    pub async fn coordinator(&self) -> Person {
        let (account, person) = self.person("ana@lones.example", "Ana Morel").await;
        let mut tx = self.app.db.begin_write().await.unwrap();
        run!(&mut tx,
                "INSERT INTO grants (id, account_id, role, amap_id, since_on, granted_at) VALUES ($1, $2, 'coordinator', $3, '2020-01-01', 0)",
                fresh_uuid(),
                account,
                self.amap
            ).unwrap();
        tx.commit().await.unwrap();
        person
    }

    /// The farmer who was invited last, with an account.
    pub async fn farmer(&self) -> Person {
        let (account, person) = self.person("camille@ferme.example", "Camille Perrin").await;
        let mut tx = self.app.db.begin_write().await.unwrap();
        run!(&mut tx, "UPDATE farmers SET account_id = $1", account).unwrap();
        tx.commit().await.unwrap();
        person
    }

    /// The one product.
    pub async fn product(&self) -> String {
        let mut tx = self.app.db.read().await.unwrap();
        row!(&mut tx, (String,), "SELECT public_id FROM products")
            .unwrap()
            .0
    }
}

impl Person {
    async fn answer(&self, request: Request<Body>) -> (StatusCode, String, String) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let location = response
            .headers()
            .get(header::LOCATION)
            .map(|to| to.to_str().unwrap().to_owned());
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (
            status,
            location.unwrap_or_default(),
            String::from_utf8_lossy(&body).into_owned(),
        )
    }

    pub async fn sees(&self, path: &str) -> String {
        let request = Request::get(path)
            .header(header::COOKIE, &self.cookie)
            .body(Body::empty())
            .unwrap();
        let (status, to, body) = self.answer(request).await;
        assert_eq!(status, StatusCode::OK, "GET {path} {to}\n{body}");
        body
    }

    pub async fn refuses(&self, path: &str, wanted: u16) {
        let request = Request::get(path)
            .header(header::COOKIE, &self.cookie)
            .body(Body::empty())
            .unwrap();
        let (status, _, body) = self.answer(request).await;
        assert_eq!(status.as_u16(), wanted, "GET {path}\n{body}");
    }

    async fn sent(&self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String, String) {
        let page = self.sees("/compte").await;
        let token = page
            .split("name=\"csrf\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap();
        let encode = |text: &str| {
            text.bytes()
                .map(|byte| format!("%{byte:02X}"))
                .collect::<String>()
        };
        let mut pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        pairs.push(format!("csrf={token}"));
        pairs.push(format!("once={}", fresh_public_id()));
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(pairs.join("&")))
            .unwrap();
        self.answer(request).await
    }

    /// Sends a form, which leads to a page.
    pub async fn posts(&self, path: &str, fields: &[(&str, &str)], wanted: &str) {
        let (status, to, body) = self.sent(path, fields).await;
        assert_eq!(
            (status, to.as_str()),
            (StatusCode::SEE_OTHER, wanted),
            "POST {path}\n{body}"
        );
    }

    /// Sends a form, and tells where it leads.
    pub async fn begins(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let (status, to, body) = self.sent(path, fields).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "POST {path}\n{body}");
        to
    }

    /// Sends a form that comes back as a page.
    pub async fn shown(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let (status, _, body) = self.sent(path, fields).await;
        assert_eq!(status, StatusCode::OK, "POST {path}\n{body}");
        body
    }
}
