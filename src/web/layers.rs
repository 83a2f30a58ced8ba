//! What happens to every request: headers, refusals dressed as pages, writes that outlive their client.

use super::fault_page::FaultPage;
use super::form::decoded;
use super::frame::Frame;
use super::page::NOTICE_COOKIE;
use super::visit::{Visit, cookie};
use super::{App, Fault};
use crate::db::counted_along;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{RequestPartsExt, Router};

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

/// The router with everything around it.
pub fn dressed(router: Router<App>, app: App) -> Router {
    router
        .fallback(|| async { Fault::NotFound })
        .method_not_allowed_fallback(|| async { Fault::NotFound })
        .layer(from_fn(readable_addresses_only))
        .layer(from_fn(writes_outlive_their_client))
        .layer(from_fn_with_state(app.clone(), dress_faults))
        .layer(from_fn(headers))
        .with_state(app)
}

/// A write runs in a task of its own, so that a client that hangs up does not cut it; a panic becomes a page.
async fn writes_outlive_their_client(request: Request, next: Next) -> Response {
    if request.method() == Method::GET || request.method() == Method::HEAD {
        return next.run(request).await;
    }
    match tokio::spawn(counted_along(next.run(request))).await {
        Ok(response) => response,
        Err(error) => Fault::unexpected(error).into_response(),
    }
}

/// An address that is not text, or holds a zero byte, which PostgreSQL refuses to compare, names nothing here.
async fn readable_addresses_only(request: Request, next: Next) -> Response {
    let address = decoded(request.uri().path().as_bytes());
    if address.contains(char::REPLACEMENT_CHARACTER) || address.chars().any(char::is_control) {
        return Fault::NotFound.into_response();
    }
    let response = next.run(request).await;
    // We refuse with a page; the plain 400 is the framework's, for a part of the address that is not a number, say.
    if response.status() == StatusCode::BAD_REQUEST {
        return Fault::NotFound.into_response();
    }
    response
}

async fn dress_faults(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visit = parts.extract_with_state::<Visit, App>(&app).await;
    let notice = cookie(&parts.headers, NOTICE_COOKIE).is_some() && parts.method == Method::GET;
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(fault) = response.extensions_mut().remove::<FaultPage>() {
        let title = crate::t!("fault-title");
        let frame = match &visit {
            Ok(visit) => visit.frame(title),
            Err(_) => Frame {
                title,
                ..Frame::default()
            },
        };
        response = fault.dress(frame);
    }
    if notice && is_page(&response) {
        forget_notice(&mut response);
    }
    response
}

fn is_page(response: &Response) -> bool {
    response.status() != StatusCode::SEE_OTHER
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

fn forget_notice(response: &mut Response) {
    let gone = format!("{NOTICE_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&gone) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            header::HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=()",
        ),
        (
            header::HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
