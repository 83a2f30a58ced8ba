//! A visitor with one connection that stays open.

use super::BenchError;
use super::load::Work;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// A request that can be sent again and again.
#[derive(Clone, Debug)]
pub struct Ask {
    method: Method,
    path: String,
    cookie: String,
    form: String,
    /// What a form is answered with: a way on, or a page to read.
    reads: bool,
}

impl Ask {
    /// A page, for whoever the cookie names.
    pub fn page(path: String, cookie: &str) -> Ask {
        Ask {
            method: Method::GET,
            path,
            cookie: cookie.to_owned(),
            form: String::new(),
            reads: true,
        }
    }

    /// A form, from whoever the cookie names; empty for somebody who is not signed in.
    pub fn form(path: &str, cookie: &str, form: String) -> Ask {
        Ask {
            method: Method::POST,
            path: path.to_owned(),
            cookie: cookie.to_owned(),
            form,
            reads: false,
        }
    }

    /// The same, answered with a page.
    pub fn read(self) -> Ask {
        Ask { reads: true, ..self }
    }

    /// The request.
    pub fn request(&self) -> Result<Request<Full<Bytes>>, BenchError> {
        let mut request = Request::builder()
            .method(&self.method)
            .uri(&self.path)
            .header(header::HOST, "localhost");
        if !self.cookie.is_empty() {
            request = request.header(header::COOKIE, &self.cookie);
        }
        if self.method == Method::POST {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        request
            .body(Full::from(self.form.clone()))
            .map_err(|error| BenchError::Unexpected(error.to_string()))
    }

    fn is_answered_by(&self, status: StatusCode) -> bool {
        let expected = if self.reads {
            StatusCode::OK
        } else {
            StatusCode::SEE_OTHER
        };
        status == expected
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    /// The values of the fields whose name begins like this, as the page has them: name and value.
    pub fn fields(&self, name: &str) -> Vec<(String, String)> {
        let html = String::from_utf8_lossy(&self.body);
        let mark = format!(" name=\"{name}");
        let pieces = html.split(&mark).skip(1);
        let field = |piece: &str| {
            let tag = piece.split('>').next().unwrap_or_default();
            let (end, rest) = tag.split_once('"')?;
            let value = rest
                .split_once(" value=\"")
                .and_then(|(_, after)| after.split('"').next());
            Some((format!("{name}{end}"), value.unwrap_or_default().to_owned()))
        };
        pieces.filter_map(field).collect()
    }

    /// The value of the first field of that name.
    ///
    /// # Errors
    /// When the page has none.
    pub fn field(&self, name: &str) -> Result<String, BenchError> {
        let found = self.fields(name).into_iter().find(|(found, _)| found == name);
        let missing = || BenchError::Unexpected(format!("a page has no field {name}"));
        found.map(|(_, value)| value).ok_or_else(missing)
    }

    /// Where it leads.
    ///
    /// # Errors
    /// When it leads nowhere.
    pub fn location(&self) -> Result<String, BenchError> {
        let location = self.headers.get(header::LOCATION);
        let location = location.and_then(|value| value.to_str().ok());
        let missing = || BenchError::Unexpected("an answer leads nowhere".to_owned());
        location.map(str::to_owned).ok_or_else(missing)
    }
}

/// A connection that stays open, made with the first request.
#[derive(Debug)]
pub struct Wire {
    address: SocketAddr,
    connection: Option<SendRequest<Full<Bytes>>>,
}

impl Wire {
    /// Not connected yet.
    pub fn to(address: SocketAddr) -> Wire {
        Wire {
            address,
            connection: None,
        }
    }

    /// Sends a request.
    ///
    /// # Errors
    /// When the answer does not come, or is not the page.
    pub async fn send(&mut self, ask: &Ask) -> Result<Answer, BenchError> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(self.address).await?,
        };
        connection.ready().await?;
        let (parts, body) = connection.send_request(ask.request()?).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        if !ask.is_answered_by(parts.status) {
            return Err(BenchError::NotThePage {
                path: ask.path.clone(),
                status: parts.status.as_u16(),
            });
        }
        self.connection = Some(connection);
        Ok(Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        })
    }
}

/// Somebody who sends the same request again and again over one connection.
pub struct Visitor {
    wire: Wire,
    ask: Ask,
}

impl Visitor {
    /// Connects with the first request.
    pub fn new(address: SocketAddr, ask: Ask) -> Visitor {
        let wire = Wire::to(address);
        Visitor { wire, ask }
    }
}

impl Work for Visitor {
    async fn once(&mut self) -> Result<(), BenchError> {
        self.wire.send(&self.ask).await.map(drop)
    }
}

async fn connect(address: SocketAddr) -> Result<SendRequest<Full<Bytes>>, BenchError> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

/// Sends a request once.
///
/// # Errors
/// When the answer does not come, or is not the page.
pub async fn once(address: SocketAddr, ask: &Ask) -> Result<Answer, BenchError> {
    Wire::to(address).send(ask).await
}
