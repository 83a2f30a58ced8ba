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
}

impl Ask {
    /// A page, for whoever the cookie names.
    pub fn page(path: String, cookie: &str) -> Ask {
        Ask {
            method: Method::GET,
            path,
            cookie: cookie.to_owned(),
            form: String::new(),
        }
    }

    /// A form, from somebody who is not signed in.
    pub fn form(path: &str, form: String) -> Ask {
        Ask {
            method: Method::POST,
            path: path.to_owned(),
            cookie: String::new(),
            form,
        }
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
        if self.method == Method::POST {
            status == StatusCode::SEE_OTHER
        } else {
            status == StatusCode::OK
        }
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// Somebody who sends the same request again and again over one connection.
pub struct Visitor {
    address: SocketAddr,
    ask: Ask,
    connection: Option<SendRequest<Full<Bytes>>>,
}

impl Visitor {
    /// Connects with the first request.
    pub fn new(address: SocketAddr, ask: Ask) -> Visitor {
        Visitor {
            address,
            ask,
            connection: None,
        }
    }

    async fn ask(&mut self) -> Result<Answer, BenchError> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(self.address).await?,
        };
        connection.ready().await?;
        let (parts, body) = connection.send_request(self.ask.request()?).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        if !self.ask.is_answered_by(parts.status) {
            return Err(BenchError::NotThePage {
                path: self.ask.path.clone(),
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

impl Work for Visitor {
    async fn once(&mut self) -> Result<(), BenchError> {
        self.ask().await.map(drop)
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
    Visitor::new(address, ask.clone()).ask().await
}
