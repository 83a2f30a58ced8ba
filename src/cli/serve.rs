//! `clicamap serve`.

use crate::config::Config;
use crate::db::Db;
use crate::history;
use crate::web::App;
use crate::{router, work};
use axum::serve::ListenerExt;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// Serves until it is told to stop; requests under way are finished.
pub async fn run(config: Config) -> Result<(), String> {
    let listen = config.listen;
    let app = super::open(config).await?;
    if let Db::Sqlite { .. } = app.db {
        app.db.analyze().await.map_err(|error| error.to_string())?;
    }
    let listener = listen_on(listen).await?;
    println!("Clic'AMAP: {}", app.config.public_url);
    serve(app, listener).await
}

pub async fn listen_on(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address)
        .await
        .map_err(|error| format!("cannot listen on {address}: {error}. Choose another CLICAMAP_LISTEN."))
}

/// The server and its background work.
pub async fn serve(app: App, listener: TcpListener) -> Result<(), String> {
    let background = tokio::spawn(work::work(app.clone()));
    // The end of a page does not wait for the phone to acknowledge what came before it.
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps waiting for full packets");
        }
    });
    let service = router::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let outcome = axum::serve(listener, service)
        .with_graceful_shutdown(told_to_stop())
        .await;
    background.abort();
    if let Err(fault) = history::write_looks(&app).await {
        tracing::error!(%fault, "looks at personal data could not be kept");
    }
    app.db.close().await;
    outcome.map_err(|error| error.to_string())
}

async fn told_to_stop() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!(%error, "only Ctrl-C stops the server");
            let _ = tokio::signal::ctrl_c().await;
            return;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => (),
        _ = terminate.recv() => (),
    }
}
