//! The coordinator moves contracts in on the page: a preview that stores nothing, then the import; and takes one out.

use super::houses::{Delivery, EVENING, House, fixture, houses};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use clicamap::access::{AmapScope, session_digest};
use clicamap::clock::{Clock, fresh_uuid};
use clicamap::config::Config;
use clicamap::exchange::clicamap::{Intake, write};
use clicamap::web::App;
use clicamap::words::{AccountId, Quantity};
use clicamap::{run, transact};
use http_body_util::BodyExt;
use tower::ServiceExt;

const SECRET: &str = "le-secret-de-la-coordinatrice";
const PAGE: &str = "/amap/les-tilleuls/import";
const EDGE: &str = "----edge";

struct Answer {
    status: StatusCode,
    body: Vec<u8>,
}

impl Answer {
    fn html(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// What stands in `main`, without tags, one line per text.
    fn main(&self) -> String {
        let html = self.html();
        let main = html
            .split_once("<main")
            .unwrap()
            .1
            .split_once("</main>")
            .unwrap()
            .0;
        let texts = main
            .split('<')
            .filter_map(|piece| Some(piece.split_once('>')?.1.trim()));
        texts
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The values of hidden fields of a name.
    fn hidden(&self, name: &str) -> Vec<String> {
        let html = self.html();
        let mark = format!("name=\"{name}\" value=\"");
        html.split(&mark)
            .skip(1)
            .map(|after| after.split('"').next().unwrap().to_owned())
            .collect()
    }
}

async fn coordinator(house: &House) -> App {
    let _ = tracing_subscriber::fmt()
        .with_test_writer()
        .with_max_level(tracing::Level::ERROR)
        .try_init();
    let config = Config::from_parts("", []).unwrap();
    let account = AccountId::new(fresh_uuid());
    let outcome: Result<(), clicamap::web::Fault> = async {
        transact!(house.db, |tx| {
            let amap = AmapScope::for_operator(tx, "les-tilleuls").await?.unwrap();
            let later = EVENING.plus_hours(1);
            run!(
                tx,
                "INSERT INTO accounts (id, email, name, created_at) VALUES ($1, 'coco@example.org', 'Coco', $2)",
                account,
                EVENING
            )?;
            run!(
                tx,
                "INSERT INTO sessions (digest, account_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)",
                session_digest(SECRET),
                account,
                EVENING,
                later
            )?;
            run!(
                tx,
                "INSERT INTO grants (id, account_id, role, amap_id, since_on, granted_at)
                 VALUES ($1, $2, 'coordinator', $3, '2026-01-01', $4)",
                fresh_uuid(),
                account,
                amap.id(),
                EVENING
            )?;
            Ok(())
        })
    }
    .await;
    outcome.unwrap();
    App::new(config, house.db.clone(), Clock::held_at(EVENING))
}

async fn send(app: &App, request: Request<Body>) -> Answer {
    let response = clicamap::router::router(app.clone())
        .oneshot(request)
        .await
        .unwrap();
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes().to_vec();
    Answer { status, body }
}

async fn get(app: &App, path: &str) -> Answer {
    let request = Request::get(path).header(header::COOKIE, format!("clicamap_session={SECRET}"));
    send(app, request.body(Body::empty()).unwrap()).await
}

/// Sends fields, and files under `files`, as a browser does.
async fn post(app: &App, fields: &[(&str, String)], files: &[(String, Vec<u8>)]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    for (name, bytes) in files {
        let head = format!(
            "--{EDGE}\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\ncontent-type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{EDGE}--\r\n").into_bytes());
    let request = Request::post(PAGE)
        .header(header::COOKIE, format!("clicamap_session={SECRET}"))
        .header(
            header::CONTENT_TYPE,
            format!("multipart/form-data; boundary={EDGE}"),
        );
    send(app, request.body(Body::from(body)).unwrap()).await
}

fn fields(page: &Answer, farm: &str, act: &str) -> Vec<(&'static str, String)> {
    let once = page.hidden("once").remove(0);
    let mut fields = vec![
        ("csrf", page.hidden("csrf").remove(0)),
        ("once", once),
        ("act", act.to_owned()),
    ];
    fields.push(("new-farm", farm.to_owned()));
    fields.extend(
        page.hidden("kept-name")
            .into_iter()
            .map(|name| ("kept-name", name)),
    );
    fields.extend(
        page.hidden("kept-bytes")
            .into_iter()
            .map(|bytes| ("kept-bytes", bytes)),
    );
    fields
}

/// A house with an AMAP and the mushrooms of one farm.
async fn furnished() -> Vec<(House, App)> {
    let files = [fixture("feuille-de-plus.xlsx")];
    let mut all = Vec::new();
    for house in houses().await {
        let delivery = Delivery {
            amap: "les-tilleuls",
            farm: "Ferme des Prés",
            create: true,
            files: &files,
        };
        house.imports(&delivery).await.unwrap();
        let app = coordinator(&house).await;
        all.push((house, app));
    }
    all
}

/// Another contract of nearly the same people, with a total that is wrong.
fn bread() -> (String, Vec<u8>) {
    let (name, bytes) = fixture("paniers.xlsx");
    let mut workbook = Intake::read(&name, &bytes).unwrap().workbook;
    workbook.members[0].last_name = "AUBEPINE LACROIX".to_owned();
    workbook.sheets[0].totals[0] = Quantity::units(9);
    let extracted = EVENING.in_zone(&clicamap::access::paris()).datetime();
    (
        "pain.xlsx".to_owned(),
        write::write(&workbook, extracted).unwrap(),
    )
}

#[tokio::test]
async fn a_preview_stores_nothing_and_the_import_what_it_said() {
    for (house, app) in furnished().await {
        let start = get(&app, PAGE).await;
        insta::assert_snapshot!("import_page", start.main());
        let before = house.inventory().await;
        let checked = post(&app, &fields(&start, "Le Fournil", "check"), &[bread()]).await;
        assert_eq!(
            checked.status,
            StatusCode::OK,
            "{}: {}",
            house.engine,
            checked.main()
        );
        insta::assert_snapshot!("preview", checked.main());
        assert_eq!(house.inventory().await, before, "{}", house.engine);
        let refused = post(&app, &fields(&checked, "Le Fournil", "import"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(house.inventory().await, before, "{}", house.engine);
        let mut accepted = fields(&checked, "Le Fournil", "import");
        accepted.push(("accept", "1".to_owned()));
        for _ in 0..2 {
            assert_eq!(
                post(&app, &accepted, &[]).await.status,
                StatusCode::SEE_OTHER,
                "{}",
                house.engine
            );
        }
        let contracts = house.texts("SELECT title FROM templates ORDER BY sort_key").await;
        assert_eq!(contracts, ["Feuille de plus", "Pain"], "{}", house.engine);
    }
}

#[tokio::test]
async fn what_cannot_be_imported_is_said_on_the_page() {
    for (house, app) in furnished().await {
        let start = get(&app, PAGE).await;
        let before = house.inventory().await;
        let nothing = post(&app, &fields(&start, "", "check"), &[]).await;
        let broken = post(
            &app,
            &fields(&start, "Fournil", "check"),
            &[fixture("tronque.xls")],
        )
        .await;
        let statuses = [nothing.status, broken.status];
        assert_eq!(
            statuses,
            [StatusCode::UNPROCESSABLE_ENTITY; 2],
            "{}",
            house.engine
        );
        let first = |answer: &Answer| answer.main().lines().take(4).collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!(
            "refused_on_the_page",
            [first(&nothing), first(&broken)].join("\n\n")
        );
        assert_eq!(house.inventory().await, before, "{}", house.engine);
    }
}

#[tokio::test]
async fn a_contract_is_taken_out_by_those_who_manage_it() {
    for (house, app) in furnished().await {
        let id = house.texts("SELECT public_id FROM templates").await.remove(0);
        let path = format!("/amap/les-tilleuls/modeles/{id}/clicamap.xlsx");
        let file = get(&app, &path).await;
        assert_eq!(file.status, StatusCode::OK, "{}", house.engine);
        assert!(file.body.starts_with(b"PK"));
        let unknown = get(&app, "/amap/les-tilleuls/modeles/000000000000/clicamap.xlsx").await;
        let elsewhere = get(&app, &path.replace("les-tilleuls", "ailleurs")).await;
        assert_eq!(
            [unknown.status, elsewhere.status],
            [StatusCode::NOT_FOUND; 2],
            "{}",
            house.engine
        );
    }
}
