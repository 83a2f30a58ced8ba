//! Style sheets, scripts, fonts and icons, inside the binary.

use super::{Fault, Outcome, Routes};
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// One file: its path below `/assets/`, its tag and its bytes.
struct Asset {
    path: &'static str,
    tag: &'static str,
    bytes: &'static [u8],
}

// static ASSETS: [Asset; N], sorted by path, written by build.rs.
include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The script that answers for pages kept on a phone: it may do so below `/amap/`, though it stands here.
const WORKER: &str = "js/door-worker.js";

/// The route of all assets.
pub fn routes() -> Routes {
    Routes::new().get("/assets/{*path}", serve)
}

async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Outcome {
    let found = ASSETS
        .binary_search_by(|asset| asset.path.cmp(&path))
        .map_err(|_| Fault::NotFound)?;
    let asset = &ASSETS[found];
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|tag| tag.as_bytes() == asset.tag.as_bytes());
    let mut response: Response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(asset.bytes.into())
    };
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(media_type(asset.path)),
    );
    headers.insert(header::ETAG, HeaderValue::from_static(asset.tag));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=3600"),
    );
    if asset.path == WORKER {
        headers.insert("service-worker-allowed", HeaderValue::from_static("/amap/"));
    }
    Ok(response)
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}
