//! The floor: a bare axum that answers every request with the same bytes.

use super::BenchError;
use super::client::Answer;
use axum::Router;
use axum::http::header;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A server that knows one answer. Dropping it stops it.
pub struct Bare {
    pub address: SocketAddr,
    server: JoinHandle<()>,
}

impl Bare {
    /// Serves that answer.
    pub async fn serving(mut answer: Answer) -> Result<Bare, BenchError> {
        answer.headers.remove(header::DATE);
        answer.headers.remove(header::CONTENT_LENGTH);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let router = Router::new().fallback(move || {
            let answer = answer.clone();
            async move { (answer.status, answer.headers, answer.body) }
        });
        let server = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                tracing::error!(%error, "the bare server stopped");
            }
        });
        Ok(Bare { address, server })
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        self.server.abort();
    }
}
