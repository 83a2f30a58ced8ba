//! The site that is measured: an invented network in a database of its own, behind the real router on a free port.

use super::client::{self, Ask};
use super::folder::Folder;
use super::subscription::Door;
use super::{BenchError, Page, queries, season};
use crate::accounts::Strength;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{DatabaseUrl, Db, counting};
use crate::demo::{self, Login, Scale};
use crate::router;
use crate::web::App;
use crate::words::Day;
use axum::Router;
use axum::http::header;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower::ServiceExt;

/// A running site of so many households.
pub struct Site {
    pub households: usize,
    pub address: SocketAddr,
    app: App,
    router: Router,
    server: JoinHandle<std::io::Result<()>>,
    logins: Vec<Login>,
    /// The AMAP, as addresses name it.
    slug: String,
    /// Path of the longest order form.
    form: String,
    pages: Vec<Page>,
}

impl Site {
    /// Makes the database and serves it.
    pub async fn open(folder: &Folder, url: &DatabaseUrl, households: usize) -> Result<Site, BenchError> {
        let clock = Clock::real();
        let db = Db::open(url).await?;
        db.migrate().await?;
        let scale = Scale {
            households,
            strength: Strength::Full,
            next_season_signed: false,
        };
        let logins = demo::fill(&db, clock.now(), scale).await?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let config = Config {
            database: url.clone(),
            listen: address,
            public_url: format!("http://{address}"),
            data_dir: folder.path().to_path_buf(),
            ..Config::from_parts("", []).map_err(|error| BenchError::Unexpected(error.to_string()))?
        };
        let app = App::new(config, db, clock);
        let router = router::router(app.clone());
        let service = router.clone().into_make_service_with_connect_info::<SocketAddr>();
        let server = tokio::spawn(async move { axum::serve(listener, service).await });
        let mut site = Site {
            households,
            address,
            app,
            router,
            server,
            logins,
            slug: String::new(),
            form: String::new(),
            pages: Vec::new(),
        };
        site.find_pages().await?;
        Ok(site)
    }

    /// The AMAP, as addresses name it.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// Its database.
    pub fn db(&self) -> &Db {
        &self.app.db
    }

    /// The day.
    pub fn today(&self) -> Day {
        self.app.clock.now().day_in(&crate::access::paris())
    }

    /// The longest order form.
    pub fn door(&self) -> Door {
        Door {
            address: self.address,
            form: self.form.clone(),
        }
    }

    /// Cookies of one person of each household.
    pub async fn members(&self) -> Result<Vec<String>, BenchError> {
        season::members(&self.app.db, &self.slug, self.app.clock.now()).await
    }

    /// The pages to measure, each asked for by somebody who may see it.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    async fn find_pages(&mut self) -> Result<(), BenchError> {
        let (member, coordinator) = (self.login("amapienne")?, self.login("coordinatrice")?);
        let amap = member.home.trim_end_matches("/moi").to_owned();
        let slug = amap.trim_start_matches("/amap/");
        let today = self.today();
        let mut tx = self.app.db.read().await?;
        let (delivery, _) = queries::next_evening(&mut tx, slug, today).await?;
        let largest = queries::largest_template(&mut tx, slug).await?;
        let open = queries::open_template(&mut tx, slug).await?;
        let farm = queries::farm_of(&mut tx, largest).await?;
        drop(tx);
        let long = season::open(&self.app.db, open, today).await?;
        let form = format!("modeles/{long}/souscription");
        let (member, coordinator) = (self.enter(member).await?, self.enter(coordinator).await?);
        let page = |name, end: String, cookie: &str| Page {
            name,
            ask: Ask::page(format!("{amap}/{end}"), cookie),
        };
        let (list, sheet) = (
            format!("livraisons/{delivery}"),
            format!("livraisons/{delivery}/ferme/{farm}"),
        );
        let pages = vec![
            page("member home", "moi".to_owned(), &member),
            page(
                "subscription form",
                format!("modeles/{open}/souscription"),
                &member,
            ),
            page("order form 40 × 8", form.clone(), &member),
            page("delivery list", list.clone(), &coordinator),
            page("synthesis", format!("modeles/{largest}/synthese"), &coordinator),
            page("door", format!("{list}/porte"), &coordinator),
            page("farm sheet", sheet.clone(), &coordinator),
            page("list XLSX", format!("{list}/liste.xlsx"), &coordinator),
            page("list PDF", format!("{list}/liste.pdf"), &coordinator),
            page("sign-off PDF", format!("{list}/emargement.pdf"), &coordinator),
            page("farm sheet XLSX", format!("{sheet}/fiche.xlsx"), &coordinator),
            page("farm sheet PDF", format!("{sheet}/fiche.pdf"), &coordinator),
            page(
                "season XLSX",
                format!("modeles/{largest}/synthese/saison.xlsx"),
                &coordinator,
            ),
            page("member list", "membres?page=tout".to_owned(), &coordinator),
            page("all seasons XLSX", "modeles/saison.xlsx".to_owned(), &coordinator),
        ];
        (self.form, self.slug, self.pages) = (format!("{amap}/{form}"), slug.to_owned(), pages);
        Ok(())
    }

    fn login(&self, role: &str) -> Result<&Login, BenchError> {
        let found = self.logins.iter().find(|login| login.role == role);
        found.ok_or_else(|| BenchError::Unexpected(format!("the demonstration has no {role}")))
    }

    /// The cookie of the coordination.
    pub async fn coordinator(&self) -> Result<String, BenchError> {
        self.enter(self.login("coordinatrice")?).await
    }

    /// Signs in, and gives the cookie.
    async fn enter(&self, login: &Login) -> Result<String, BenchError> {
        let answer = client::once(self.address, &ask_to_enter(login)).await?;
        let cookie = answer.headers.get(header::SET_COOKIE);
        let cookie = cookie.and_then(|line| line.to_str().ok()?.split(';').next());
        cookie
            .map(str::to_owned)
            .ok_or_else(|| BenchError::Unexpected("signing in gave no session".to_owned()))
    }

    /// The sign-in of somebody.
    pub fn sign_in(&self) -> Ask {
        ask_to_enter(&self.logins[0])
    }

    /// How many statements a page sends.
    pub async fn statements(&self, ask: &Ask) -> Result<u32, BenchError> {
        let request = ask.request()?.map(axum::body::Body::new);
        let (outcome, statements) = counting(self.router.clone().oneshot(request)).await;
        match outcome {
            Ok(_) => Ok(statements),
            Err(never) => match never {},
        }
    }

    /// Stops serving and closes the database.
    pub async fn close(self) {
        self.server.abort();
        self.app.db.close().await;
    }
}

fn ask_to_enter(login: &Login) -> Ask {
    let email = login.email.replace('@', "%40");
    Ask::form(
        "/connexion",
        "",
        format!("email={email}&password={}", login.password),
    )
}
