//! Somebody at a browser.

use super::Answer;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use clicamap::clock::fresh_public_id;
use http_body_util::BodyExt;
use sha2::{Digest, Sha256};
use tower::ServiceExt;

const EDGE: &str = "----edge";
const FORM: &str = "application/x-www-form-urlencoded";

/// What a form of ours never asks, under the names that somebody would try.
const CLAIMED: [(&str, &str); 12] = [
    ("admin", "1"),
    ("acting", "coordinateur:lones"),
    ("amap_id", "ailleurs"),
    ("network_id", "rhone"),
    ("household_id", "hhhhhhhhhh42"),
    ("member_id", "mmmmmmmmmm42"),
    ("account_id", "ana"),
    ("farm_id", "boulange"),
    ("price_cents", "1"),
    ("total", "1"),
    ("due", "1"),
    ("cents", "1"),
];

/// The same under names that some forms do ask: with the paths of those, by what stands in them.
const ASKED: [(&str, &str, &[&str]); 8] = [
    (
        "role",
        "coordinator",
        &["/roles", "/compte/role", "/membres/liste"],
    ),
    ("grant", "coordinateur:lones", &["/roles", "/compte/role"]),
    ("amap", "ailleurs", &["/effacement", "/agendas", "/compte"]),
    ("household", "hhhhhhhhhh42", &["/membres/nouveau"]),
    (
        "foyer",
        "hhhhhhhhhh42",
        &[
            "/adhesions",
            "/foyer",
            "/saisie",
            "/essai",
            "/handover",
            "/panier",
            "/saisies",
        ],
    ),
    ("member", "mmmmmmmmmm42", &["/roles", "/designation", "/retrait"]),
    ("price", "1", &["/etape"]),
    ("network", "rhone", &["/administration"]),
];

/// Somebody signed in, or a visitor.
#[derive(Clone)]
pub struct Person {
    router: Router,
    /// Also the secret of the session; empty for a visitor.
    pub name: String,
    /// What the browser holds beside the session.
    cookie: String,
}

/// A text as a form writes it.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// The token of the forms of a session.
pub fn csrf(secret: &str) -> String {
    let digest = Sha256::new()
        .chain_update(b"form:")
        .chain_update(secret.as_bytes())
        .finalize();
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

impl Person {
    pub fn new(router: Router, name: &str) -> Person {
        Person {
            router,
            name: name.to_owned(),
            cookie: String::new(),
        }
    }

    /// The same browser after it was given cookies: one of a session signs it in.
    pub fn holding(&self, cookies: &[String]) -> Person {
        let mut person = self.clone();
        for cookie in cookies {
            let pair = cookie.split(';').next().unwrap();
            match pair.strip_prefix("clicamap_session=") {
                Some(secret) => secret.clone_into(&mut person.name),
                None => pair.clone_into(&mut person.cookie),
            }
        }
        person
    }

    /// The token of this session's forms.
    pub fn csrf(&self) -> String {
        csrf(&self.name)
    }

    /// Sends anything.
    pub async fn sends(&self, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind);
        let mut cookies = vec![self.cookie.clone()];
        if !self.name.is_empty() {
            cookies.push(format!("clicamap_session={}", self.name));
        }
        cookies.retain(|cookie| !cookie.is_empty());
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let headers = response.headers();
        let all = |name| {
            let values = headers.get_all(name).iter();
            values
                .map(|value| value.to_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let (location, cookies) = (all(header::LOCATION).join(""), all(header::SET_COOKIE));
        Answer {
            asked: format!("{method} {path}"),
            status: response.status().as_u16(),
            location,
            cookies,
            body: response.into_body().collect().await.unwrap().to_bytes().to_vec(),
        }
    }

    pub async fn gets(&self, path: &str) -> Answer {
        self.sends("GET", path, FORM, Vec::new()).await
    }

    /// A page that there must be.
    pub async fn sees(&self, path: &str) -> Answer {
        let answer = self.gets(path).await;
        assert_eq!(answer.status, 200, "{} sees {path}: {}", self.name, answer.text());
        answer
    }

    /// Sends a form's bytes as they are, without the form's tokens.
    pub async fn posts_bare(&self, path: &str, body: impl Into<Vec<u8>>) -> Answer {
        self.sends("POST", path, FORM, body.into()).await
    }

    /// Sends fields that are encoded already, with the session's token.
    pub async fn posts(&self, path: &str, fields: &str) -> Answer {
        let mut answer = self
            .posts_bare(path, format!("csrf={}&{fields}", self.csrf()))
            .await;
        answer.asked = format!("{} {fields}", answer.asked);
        answer
    }

    /// Sends a form as a page does: with the session's token and one of its own.
    pub async fn submits(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        pairs.push(format!("once={}", fresh_public_id()));
        // Whatever a story sends, it claims more besides: no outcome anywhere may change by it.
        let claimed = CLAIMED
            .iter()
            .filter(|(name, _)| fields.iter().all(|(known, _)| known != name));
        pairs.extend(claimed.map(|(name, value)| format!("{name}={}", encoded(value))));
        let unasked = ASKED.iter().filter(|(name, _, paths)| {
            fields.iter().all(|(known, _)| known != name) && !paths.iter().any(|part| path.contains(part))
        });
        pairs.extend(unasked.map(|(name, value, _)| format!("{name}={}", encoded(value))));
        self.posts(path, &pairs.join("&")).await
    }

    /// Sends a form that must lead to a page, and tells which.
    pub async fn goes(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.submits(path, fields).await;
        assert_eq!(
            answer.status,
            303,
            "{} posts {path}: {} {:?}",
            self.name,
            answer.text(),
            answer.refusals()
        );
        answer.location
    }

    /// Sends fields, and files under `files`, as a browser does.
    pub async fn uploads(
        &self,
        path: &str,
        fields: &[(&str, String)],
        files: &[(String, Vec<u8>)],
    ) -> Answer {
        self.uploads_as("files", path, fields, files).await
    }

    /// The same with the files under another name.
    pub async fn uploads_as(
        &self,
        field: &str,
        path: &str,
        fields: &[(&str, String)],
        files: &[(String, Vec<u8>)],
    ) -> Answer {
        let mut body = Vec::new();
        let claimed = CLAIMED
            .iter()
            .filter(|(name, _)| fields.iter().all(|(known, _)| known != name));
        let claimed = claimed.map(|(name, value)| (*name, (*value).to_owned()));
        for (name, value) in fields.iter().cloned().chain(claimed) {
            let part =
                format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        for (name, bytes) in files {
            let head = format!(
                "--{EDGE}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\ncontent-type: application/octet-stream\r\n\r\n"
            );
            body.extend(head.into_bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{EDGE}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.sends("POST", path, &kind, body).await
    }
}
