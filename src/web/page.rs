//! Answers: whole pages, fragments, files and redirects.

use super::{Fault, Outcome};
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

/// Name of the cookie that carries one sentence over a redirect.
pub const NOTICE_COOKIE: &str = "avis";

/// A page.
///
/// # Errors
/// When the template cannot be rendered.
pub fn page(template: &impl Template) -> Outcome {
    Ok(html(template.render()?))
}

/// A piece of a page, for htmx.
///
/// # Errors
/// When the template cannot be rendered.
pub fn fragment(template: &impl Template) -> Outcome {
    page(template)
}

/// The form again, with its errors: status 422.
///
/// # Errors
/// When the template cannot be rendered.
pub fn refused_page(template: &impl Template) -> Outcome {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(template.render()?)).into_response())
}

pub(super) fn html(body: String) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Goes to another page after a write (303).
pub fn redirect(location: &str) -> Response {
    Redirect::to(location).into_response()
}

/// Goes to another page, which then shows the sentence of a key of the language files.
pub fn redirect_with_notice(location: &str, key: &str) -> Response {
    let mut response = redirect(location);
    let cookie = format!("{NOTICE_COOKIE}={key}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// A file to open or keep. `name` is made of ASCII letters, digits, hyphens and a dot ([`crate::words::slug`]).
///
/// # Errors
/// When the name cannot stand in a header.
pub fn attachment(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Outcome {
    let inline = if media_type == "application/pdf" {
        "inline"
    } else {
        "attachment"
    };
    let disposition =
        HeaderValue::from_str(&format!("{inline}; filename=\"{name}\"")).map_err(Fault::unexpected)?;
    let mut response = Response::new(bytes.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A value inside a query string.
pub fn query_escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
