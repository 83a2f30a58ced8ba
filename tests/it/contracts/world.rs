//! One AMAP with a template open to subscriptions, and the people who sign.

use axum::body::Body;
use axum::http::{Request, header};
use clicamap::clock::{Clock, random_u32};
use clicamap::config::Config;
use clicamap::db::Db;
use clicamap::router::router;
use clicamap::web::App;
use clicamap::words::Instant;
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};
use tower::ServiceExt;

/// 2026-09-01, 18:00 in Paris.
const EVENING: Instant = Instant(1_788_278_400_000_000);

/// The AMAP and its people.
pub struct World {
    db: Db,
    pub member: Person,
    pub stranger: Person,
    pub farmer: Person,
    pub coordinator: Person,
}

/// Somebody signed in.
pub struct Person {
    app: App,
    secret: &'static str,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    asked: String,
    status: u16,
    pub location: String,
    title: String,
    sentences: Vec<String>,
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let pieces = text.split(start).skip(1);
    pieces
        .filter_map(|piece| piece.split_once(end).map(|(inside, _)| inside))
        .collect()
}

fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Answer {
    /// One line, with the contract's address made constant.
    pub fn told(&self, contract: &str) -> String {
        let mut line = format!(
            "{} -> {} {} {}",
            self.asked, self.status, self.title, self.location
        );
        for sentence in &self.sentences {
            line.push_str("\n    ");
            line.push_str(sentence);
        }
        let id = contract.rsplit('/').next().unwrap();
        line.replace(id, "CONTRACT").trim_end().to_owned()
    }
}

impl Person {
    async fn sends(&self, request: Request<Body>, asked: String) -> (Answer, String) {
        let response = router(self.app.clone()).oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let location = response
            .headers()
            .get(header::LOCATION)
            .map(|value| value.to_str().unwrap().to_owned());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let title = between(&text, "<h1>", "</h1>")
            .first()
            .map(|title| plain(title))
            .unwrap_or_default();
        let mut sentences = Vec::new();
        for summary in between(&text, "class=\"error-summary\"", "</ul>") {
            sentences.extend(between(summary, "<li>", "</li>").into_iter().map(plain));
        }
        for figures in between(&text, "<tbody>", "</tbody>") {
            sentences.extend(between(figures, "<tr>", "</tr>").into_iter().map(plain));
        }
        let answer = Answer {
            asked,
            status,
            location: location.unwrap_or_default(),
            title,
            sentences,
        };
        (answer, text)
    }

    fn request(&self, method: &str, path: &str, body: String) -> Request<Body> {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, format!("clicamap_session={}", self.secret))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap()
    }

    pub async fn gets(&self, path: &str) -> Answer {
        self.sends(self.request("GET", path, String::new()), format!("GET {path}"))
            .await
            .0
    }

    pub async fn page(&self, path: &str) -> String {
        self.sends(self.request("GET", path, String::new()), String::new())
            .await
            .1
    }

    /// The token of this session's forms.
    fn csrf(&self) -> String {
        let digest = Sha256::new()
            .chain_update(b"form:")
            .chain_update(self.secret.as_bytes())
            .finalize();
        digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Sends a form with a file.
    pub async fn uploads(&self, path: &str, field: (&str, &str), file: &[u8]) -> Answer {
        let (csrf, (name, value)) = (self.csrf(), field);
        let mut body = format!(
            "--X\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n--X\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"scan\"\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--X--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, format!("clicamap_session={}", self.secret))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=X")
            .body(Body::from(body))
            .unwrap();
        self.sends(request, format!("POST {path} {value} with a file"))
            .await
            .0
    }

    pub async fn posts(&self, path: &str, fields: &str) -> Answer {
        let digest = Sha256::new()
            .chain_update(b"form:")
            .chain_update(self.secret.as_bytes())
            .finalize();
        let csrf: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let body = format!("csrf={csrf}&{fields}");
        let shown = if fields.contains("empreinte=") && !fields.contains("=00") {
            "accord"
        } else {
            fields
        };
        self.sends(self.request("POST", path, body), format!("POST {path} {shown}"))
            .await
            .0
    }
}

fn sql() -> String {
    let hash = |secret: &str| {
        let digest = Sha256::digest(secret.as_bytes());
        digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    let id = |number: u32| format!("x'{number:032x}'");
    let (amap, farm, template, site) = (id(1), id(2), id(3), id(4));
    let mut text = format!(
        "INSERT INTO networks VALUES ({n}, 'rhone', NULL, 'departmental', 'Rhone', 'rhone', 0);
         INSERT INTO amaps (id, network_id, slug, name, sort_key, created_at) VALUES ({amap}, {n}, 'lones', 'AMAP des Lones', 'a', 0);
         INSERT INTO sites (amap_id, id, public_id, name, sort_key, created_at) VALUES ({amap}, {site}, 'ssssssssssss', 'Salle', 's', 0);
         INSERT INTO farms (id, slug, name, sort_key, created_at) VALUES ({farm}, 'lac', 'Jardins du Lac', 'j', 0);
         INSERT INTO products (farm_id, id, public_id, name, sort_key, production_type, created_at) VALUES ({farm}, {p}, 'bbbbbbbbbbbb', 'Panier', 'p', 'legumes', 0);
         INSERT INTO partnerships VALUES ({amap}, {farm}, '2020-01-01', NULL);
         INSERT INTO templates (amap_id, id, public_id, farm_id, site_id, title, sort_key, kind, first_on, last_on, window_opens, window_closes, max_instalments, step, created_at, submitted_at, approved_at, opened_at)
           VALUES ({amap}, {template}, 'aaaaaaaaaaaa', {farm}, {site}, 'Legumes', 'l', 'fixed', '2026-10-01', '2026-10-15', '2026-08-15', '2026-09-10', 2, 6, 0, 1, 2, 3);
         INSERT INTO template_products (amap_id, template_id, product_id, farm_id, position, price_cents) VALUES ({amap}, {template}, {p}, {farm}, 1, 1050);
         INSERT INTO template_methods VALUES ({amap}, {template}, 'cheque');
         INSERT INTO template_due_days VALUES ({amap}, {template}, '2026-10-05'), ({amap}, {template}, '2026-11-05');",
        n = id(9),
        p = id(5)
    );
    for (number, day) in [(21, "2026-10-01"), (22, "2026-10-08"), (23, "2026-10-15")] {
        let delivery = id(number);
        text.push_str(&format!(
            "INSERT INTO deliveries (amap_id, id, public_id, site_id, day, opens, closes) VALUES ({amap}, {delivery}, 'dddddddddd{number}', {site}, '{day}', '18:30', '19:30');
             INSERT INTO template_deliveries VALUES ({amap}, {template}, {delivery});
             INSERT INTO availability VALUES ({amap}, {template}, {p}, {delivery});",
            p = id(5)
        ));
    }
    for (number, name) in [(31, "ana"), (32, "bob"), (33, "camille"), (34, "dora")] {
        text.push_str(&format!(
            "INSERT INTO accounts (id, email, name, created_at) VALUES ({account}, '{name}@example.org', '{name}', 0);
             INSERT INTO sessions (digest, account_id, created_at, seen_at, expires_at) VALUES (x'{digest}', {account}, 0, 0, 9000000000000000);",
            account = id(number),
            digest = hash(name)
        ));
    }
    for (number, account, name) in [(41, 31, "Ana"), (42, 32, "Bob")] {
        text.push_str(&format!(
            "INSERT INTO households (amap_id, id, public_id, name, sort_key, created_at) VALUES ({amap}, {household}, 'hhhhhhhhhh{number}', 'Foyer {name}', '{name}', 0);
             INSERT INTO members (amap_id, id, public_id, household_id, account_id, last_name, first_name, sort_key, email, joined_on)
               VALUES ({amap}, {member}, 'mmmmmmmmmm{number}', {household}, {account}, 'M', '{name}', '{name}', '{name}@example.org', '2020-01-01');",
            household = id(number),
            member = id(number + 10),
            account = id(account)
        ));
    }
    text.push_str(&format!(
        "INSERT INTO farmers (farm_id, id, public_id, account_id, last_name, first_name, email) VALUES ({farm}, {f}, 'ffffffffffff', {camille}, 'Perrin', 'Camille', 'camille@example.org');
         INSERT INTO grants (id, account_id, role, amap_id, since_on, granted_at) VALUES ({g}, {dora}, 'coordinator', {amap}, '2020-01-01', 0);",
        f = id(61),
        camille = id(33),
        g = id(62),
        dora = id(34)
    ));
    text
}

impl World {
    /// Subscriptions are open.
    pub async fn opened() -> World {
        let name = format!("contracts-{:08x}.db", random_u32());
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let db = Db::open(&format!("sqlite:{}", path.display()).parse().unwrap())
            .await
            .unwrap();
        db.migrate().await.unwrap();
        let Db::Sqlite { write, .. } = &db else {
            panic!("SQLite was asked for")
        };
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql()))
            .execute(write)
            .await
            .unwrap();
        let config = Config::from_parts("", Vec::new()).unwrap();
        let app = App::new(config, db.clone(), Clock::held_at(EVENING));
        let person = |secret| Person {
            app: app.clone(),
            secret,
        };
        World {
            member: person("ana"),
            stranger: person("bob"),
            farmer: person("camille"),
            coordinator: person("dora"),
            db,
        }
    }

    /// What the tables hold in the end.
    pub async fn stored(&self) -> String {
        let mut tx = self.db.read().await.unwrap();
        let signatures: Vec<(String, String, i64)> = clicamap::rows!(
            &mut tx,
            (String, String, i64),
            "SELECT s.party, s.how, CAST(COUNT(*) AS BIGINT) FROM signatures s JOIN bodies b ON b.id = s.body_id AND b.sha256 = s.sha256 WHERE s.voided_at IS NULL GROUP BY s.party, s.how ORDER BY s.party"
        )
        .unwrap();
        let instalments: Vec<(i64, String, i64, String)> = clicamap::rows!(
            &mut tx,
            (i64, String, i64, String),
            "SELECT position, due_on, amount_cents, reference FROM instalments ORDER BY position"
        )
        .unwrap();
        let letters: Vec<(String, String)> = clicamap::rows!(
            &mut tx,
            (String, String),
            "SELECT recipient, subject FROM outbox ORDER BY recipient, subject"
        )
        .unwrap();
        format!("{signatures:#?}\n{instalments:#?}\n{letters:#?}")
    }
}
