//! An AMAP of five households with one farm and three deliveries, and people who sign in. It is 2026-09-01, two days
//! before the first delivery.

use crate::exchange::houses::{Delivery, EVENING, House, fixture, houses};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use clicamap::access::session_digest;
use clicamap::clock::{Clock, fresh_uuid};
use clicamap::config::Config;
use clicamap::db::Tx;
use clicamap::router::router;
use clicamap::web::App;
use clicamap::words::{AccountId, AmapId, Day, FarmId, GrantId, Instant, MemberId, PublicId};
use clicamap::{row, rows, run};
use http_body_util::BodyExt;
use tower::ServiceExt;

pub struct Stage {
    pub house: House,
    pub app: App,
    router: Router,
}

/// A page as it came.
pub struct Seen {
    pub status: StatusCode,
    pub location: String,
    pub body: String,
}

pub async fn stages() -> Vec<Stage> {
    let mut stages = Vec::new();
    for house in houses().await {
        let files = [fixture("paniers.xlsx")];
        let delivery = Delivery {
            amap: "lones",
            farm: "Les Jardins",
            create: true,
            files: &files,
        };
        house.imports(&delivery).await.unwrap();
        let elsewhere = Delivery {
            amap: "ailleurs",
            farm: "La Boulange",
            create: true,
            files: &files,
        };
        house.imports(&elsewhere).await.unwrap();
        let config = Config::from_parts("", []).unwrap();
        let app = App::new(config, house.db.clone(), Clock::held_at(EVENING));
        stages.push(Stage {
            router: router(app.clone()),
            app,
            house,
        });
    }
    stages
}

impl Stage {
    pub fn later(&self, days: i64) {
        self.app.clock.set(EVENING.plus_hours(24 * days));
    }

    pub async fn amap(&self, slug: &str) -> AmapId {
        let mut tx = self.house.db.read().await.unwrap();
        row!(&mut tx, (AmapId,), "SELECT id FROM amaps WHERE slug = $1", slug)
            .unwrap()
            .0
    }

    /// The public id of the AMAP's delivery of a day.
    pub async fn delivery(&self, slug: &str, day: &str) -> PublicId {
        let day: Day = day.parse().unwrap();
        let mut tx = self.house.db.read().await.unwrap();
        let sql = "SELECT d.public_id FROM deliveries d JOIN amaps a ON a.id = d.amap_id WHERE a.slug = $1 AND d.day = $2";
        row!(&mut tx, (PublicId,), sql, slug, day).unwrap().0
    }

    /// Gives a new account a session whose secret is its name.
    pub async fn account(&self, tx: &mut Tx, name: &str) -> AccountId {
        let id = AccountId::new(fresh_uuid());
        let email = format!("{name}@exemple.org");
        let sql = "INSERT INTO accounts (id, email, name, created_at) VALUES ($1, $2, $3, 0)";
        run!(tx, sql, id, &email, name).unwrap();
        let sql = "INSERT INTO sessions (digest, account_id, created_at, seen_at, expires_at) VALUES ($1, $2, 0, 0, $3)";
        run!(tx, sql, session_digest(name), id, Instant(i64::MAX)).unwrap();
        id
    }

    pub async fn member(&self, slug: &str, last_name: &str) -> String {
        let (amap, name) = (
            self.amap(slug).await,
            format!("{slug}-{}", clicamap::words::slug(last_name)),
        );
        let mut tx = self.house.db.begin_write().await.unwrap();
        let account = self.account(&mut tx, &name).await;
        let email = format!("{name}@exemple.org");
        let sql = "UPDATE members SET account_id = $3, email = $4 WHERE amap_id = $1 AND last_name = $2";
        assert_eq!(run!(&mut tx, sql, amap, last_name, account, &email).unwrap(), 1);
        tx.commit().await.unwrap();
        name
    }

    pub async fn granted(&self, slug: &str, role: &str, farm: Option<&str>) -> String {
        let (amap, name) = (self.amap(slug).await, format!("{slug}-{role}"));
        let mut tx = self.house.db.begin_write().await.unwrap();
        let account = self.account(&mut tx, &name).await;
        let farm = match farm {
            Some(farm) => Some(self.farm(&mut tx, farm).await),
            None => None,
        };
        let sql = "INSERT INTO grants (id, account_id, role, amap_id, farm_id, since_on, granted_at)
                   VALUES ($1, $2, $3, $4, $5, '2026-01-01', 0)";
        run!(
            &mut tx,
            sql,
            GrantId::new(fresh_uuid()),
            account,
            role,
            amap,
            farm
        )
        .unwrap();
        tx.commit().await.unwrap();
        name
    }

    pub async fn farmer(&self, farm: &str) -> String {
        let mut tx = self.house.db.begin_write().await.unwrap();
        let (account, id) = (self.account(&mut tx, farm).await, self.farm(&mut tx, farm).await);
        let sql = "INSERT INTO farmers (farm_id, id, public_id, account_id, last_name, first_name)
                   VALUES ($1, $2, $3, $4, 'Roux', 'Farid')";
        let public = clicamap::clock::fresh_public_id();
        run!(&mut tx, sql, id, MemberId::new(fresh_uuid()), public, account).unwrap();
        tx.commit().await.unwrap();
        farm.to_owned()
    }

    /// The name in addresses of a member of the AMAP "lones".
    pub async fn named(&self, last_name: &str) -> String {
        let amap = self.amap("lones").await;
        let mut tx = self.house.db.read().await.unwrap();
        let sql = "SELECT public_id FROM members WHERE amap_id = $1 AND last_name = $2";
        row!(&mut tx, (String,), sql, amap, last_name).unwrap().0
    }

    async fn farm(&self, tx: &mut Tx, slug: &str) -> FarmId {
        row!(tx, (FarmId,), "SELECT id FROM farms WHERE slug = $1", slug)
            .unwrap()
            .0
    }

    pub async fn sees(&self, who: &str, path: &str) -> Seen {
        self.asks(who, Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    /// Sends a form, with the token of a page that the person sees.
    pub async fn sends(&self, who: &str, from: &str, path: &str, fields: &str) -> Seen {
        let page = self.sees(who, from).await.body;
        let csrf = page
            .split("name=\"csrf\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap()
            .to_owned();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.asks(
            who,
            request.body(Body::from(format!("csrf={csrf}&{fields}"))).unwrap(),
        )
        .await
    }

    async fn asks(&self, who: &str, mut request: Request<Body>) -> Seen {
        if !who.is_empty() {
            let cookie = format!("clicamap_session={who}").parse().unwrap();
            request.headers_mut().insert(header::COOKIE, cookie);
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let location = response
            .headers()
            .get(header::LOCATION)
            .map(|value| value.to_str().unwrap().to_owned());
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Seen {
            status,
            location: location.unwrap_or_default(),
            body,
        }
    }

    pub async fn texts(&self, sql: &'static str) -> Vec<String> {
        let mut tx = self.house.db.read().await.unwrap();
        rows!(&mut tx, (String,), sql)
            .unwrap()
            .into_iter()
            .map(|(text,)| text)
            .collect()
    }
}

impl Seen {
    /// What stands between `<main` and its end, without tags, a line for each text.
    pub fn text(&self) -> String {
        let main = self.body.split("<main").nth(1).unwrap_or_default();
        let main = main.split("</main>").next().unwrap_or_default();
        let mut lines = Vec::new();
        for piece in main.split('<').skip(1) {
            let text = piece.split_once('>').map_or("", |(_, text)| text);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                lines.push(text);
            }
        }
        lines.join("\n")
    }
}
