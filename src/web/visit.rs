//! The context of one request: who, when, from where.

use super::frame::{Flash, Frame};
use super::page::NOTICE_COOKIE;
use super::{App, Fault, csrf};
use crate::access::{Actor, actor_of_session};
use crate::words::{Day, Instant, PublicId};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use std::net::SocketAddr;
use std::sync::Arc;

/// Name of the session cookie.
pub const SESSION_COOKIE: &str = "clicamap_session";

/// Name of the cookie of a step on the way in.
pub const STEP_COOKIE: &str = "clicamap_pas";

/// Who asks, when, and from where. Made once per request.
#[derive(Clone, Debug)]
pub struct Visit(Arc<Facts>);

#[derive(Debug)]
struct Facts {
    app: App,
    now: Instant,
    actor: Option<Arc<Actor>>,
    csrf: String,
    path: String,
    query: String,
    address: String,
    agent: String,
    notice: Option<String>,
    step: Option<String>,
    htmx: bool,
    writes: bool,
}

impl Visit {
    /// The application.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// The moment of the request, read once.
    pub fn now(&self) -> Instant {
        self.0.now
    }

    /// The day it is in continental France, for pages that belong to no AMAP; an AMAP's own pages ask its scope.
    pub fn today(&self) -> Day {
        self.0.now.day_in(&crate::access::paris())
    }

    /// Who is signed in, if anyone.
    pub fn actor(&self) -> Option<&Actor> {
        self.0.actor.as_deref()
    }

    /// Who is signed in, or a way to the sign-in page that leads back here.
    ///
    /// # Errors
    /// [`Fault::SignIn`].
    pub fn signed_in(&self) -> Result<&Actor, Fault> {
        self.actor().ok_or_else(|| Fault::SignIn {
            back: self.here(),
            typed: self.0.writes,
        })
    }

    /// Token of this session's forms; empty for visitors.
    pub fn csrf(&self) -> &str {
        &self.0.csrf
    }

    /// Path of the request, without its query.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Path and query of the request, as a form of this page is sent to and as a sign-in leads back to.
    pub fn here(&self) -> String {
        let query = &self.0.query;
        let kept: Vec<&str> = query
            .split('&')
            .filter(|pair| !pair.starts_with("reprise="))
            .collect();
        match kept.join("&").as_str() {
            "" => self.0.path.clone(),
            query => format!("{}?{query}", self.0.path),
        }
    }

    /// Query string of the request, as sent.
    pub fn query(&self) -> super::Form {
        super::Form::parse(self.0.query.as_bytes())
    }

    /// Client address.
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// Client program, as it names itself.
    pub fn agent(&self) -> &str {
        &self.0.agent
    }

    /// The step on the way in that this browser began.
    pub fn step_cookie(&self) -> Option<&str> {
        self.0.step.as_deref()
    }

    /// True when the request sends a form.
    pub fn writes(&self) -> bool {
        self.0.writes
    }

    /// True when htmx asks for a piece of a page.
    pub fn is_htmx(&self) -> bool {
        self.0.htmx
    }

    /// A token for a form: the same form sent twice is one action.
    pub fn once(&self) -> PublicId {
        crate::clock::fresh_public_id()
    }

    /// The token of a form that is shown again: what was typed keeps its own.
    pub fn once_of(&self, form: &super::Form) -> String {
        match form.once() {
            "" => self.once().to_string(),
            once => once.to_owned(),
        }
    }

    /// This page without what was typed before signing in again.
    pub fn aside(&self) -> String {
        let here = self.here();
        let mark = if here.contains('?') { '&' } else { '?' };
        format!("{here}{mark}reprise=non")
    }

    /// The frame of a page with this title.
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        let mut frame = crate::access::frame_for(self.actor(), &self.0.path);
        frame.title = title.into();
        frame.csrf.clone_from(&self.0.csrf);
        frame.flash = self.0.notice.as_deref().and_then(Flash::of_key);
        frame
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        if let Some(visit) = parts.extensions.get::<Visit>() {
            return Ok(visit.clone());
        }
        let now = app.clock.now();
        let secret = cookie(&parts.headers, SESSION_COOKIE).map(str::to_owned);
        let mut actor = None;
        if let Some(secret) = &secret {
            let mut tx = app.db.read().await?;
            actor = actor_of_session(&mut tx, secret, now).await?.map(Arc::new);
        }
        let csrf = match (&actor, &secret) {
            (Some(_), Some(secret)) => csrf::token(secret),
            _ => String::new(),
        };
        let visit = Visit(Arc::new(Facts {
            app: app.clone(),
            now,
            actor,
            csrf,
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            address: address(parts, app.config.behind_proxy),
            agent: text_header(&parts.headers, header::USER_AGENT.as_str())
                .chars()
                .take(200)
                .collect(),
            notice: cookie(&parts.headers, NOTICE_COOKIE).map(str::to_owned),
            step: cookie(&parts.headers, STEP_COOKIE).map(str::to_owned),
            htmx: parts.headers.contains_key("hx-request"),
            writes: parts.method == Method::POST,
        }));
        parts.extensions.insert(visit.clone());
        Ok(visit)
    }
}

/// The value of a cookie of the request.
pub(super) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(given, value)| *given == name && !value.is_empty())
        .map(|(_, value)| value)
}

fn text_header<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

fn address(parts: &Parts, behind_proxy: bool) -> String {
    if behind_proxy
        && let Some(last) = text_header(&parts.headers, "x-forwarded-for").rsplit(',').next()
        && let Ok(address) = last.trim().parse::<std::net::IpAddr>()
    {
        return address.to_string();
    }
    parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip().to_string())
        .unwrap_or_default()
}
