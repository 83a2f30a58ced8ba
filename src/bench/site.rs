//! The site that is measured: an invented network in a database of its own, behind the real router on a free port.

use super::client::{self, Ask};
use super::folder::Folder;
use super::{BenchError, Page, queries};
use crate::accounts::Strength;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, counting};
use crate::demo::{self, Login, Scale};
use crate::router;
use crate::web::App;
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
    pages: Vec<Page>,
}

impl Site {
    /// Makes the database and serves it.
    pub async fn open(folder: &Folder, households: usize) -> Result<Site, BenchError> {
        let clock = Clock::real();
        let url = folder.database(households);
        let db = Db::open(&url).await?;
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
            database: url,
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
            pages: Vec::new(),
        };
        site.pages = site.find_pages().await?;
        Ok(site)
    }

    /// The pages to measure, each asked for by somebody who may see it.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    async fn find_pages(&self) -> Result<Vec<Page>, BenchError> {
        let (member, coordinator) = (self.login("amapienne")?, self.login("coordinatrice")?);
        let amap = member.home.trim_end_matches("/moi");
        let slug = amap.trim_start_matches("/amap/");
        let today = self.app.clock.now().day_in(&crate::access::paris());
        let mut tx = self.app.db.read().await?;
        let delivery = queries::next_delivery(&mut tx, slug, today).await?;
        let largest = queries::largest_template(&mut tx, slug).await?;
        let open = queries::open_template(&mut tx, slug).await?;
        drop(tx);
        let (member, coordinator) = (self.enter(member).await?, self.enter(coordinator).await?);
        let page = |name, end: String, cookie: &str| Page {
            name,
            ask: Ask::page(format!("{amap}/{end}"), cookie),
        };
        Ok(vec![
            page("member home", "moi".to_owned(), &member),
            page(
                "subscription form",
                format!("modeles/{open}/souscription"),
                &member,
            ),
            page("delivery list", format!("livraisons/{delivery}"), &coordinator),
            page("synthesis", format!("modeles/{largest}/synthese"), &coordinator),
        ])
    }

    fn login(&self, role: &str) -> Result<&Login, BenchError> {
        let found = self.logins.iter().find(|login| login.role == role);
        found.ok_or_else(|| BenchError::Unexpected(format!("the demonstration has no {role}")))
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
    Ask::form("/connexion", format!("email={email}&password={}", login.password))
}
