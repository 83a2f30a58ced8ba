//! The page of a refusal, dressed by the outer layer.

use super::frame::Frame;
use super::page::html;
use crate::access::Role;
use crate::t;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A refusal on its way out.
#[derive(Clone, Debug)]
pub struct FaultPage {
    status: StatusCode,
    sentence: String,
    reference: Option<String>,
    switch: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "web/fault.html")]
struct Dressed<'a> {
    frame: Frame,
    fault: &'a FaultPage,
}

impl FaultPage {
    /// A refusal with its sentence.
    pub fn new(status: StatusCode, sentence: String) -> Self {
        FaultPage {
            status,
            sentence,
            reference: None,
            switch: None,
        }
    }

    /// Not allowed in this role; offers the role that may, if the person has it.
    pub fn forbidden(sentence: String, instead: Option<&Role>) -> Self {
        let switch = instead.map(|role| (role.key(), role.label()));
        FaultPage {
            switch,
            ..FaultPage::new(StatusCode::FORBIDDEN, sentence)
        }
    }

    /// Something unexpected: a page with a number that is in the log beside the cause.
    pub fn failure(cause: &str) -> Self {
        let reference = crate::clock::fresh_public_id().to_string();
        tracing::error!(reference, cause, "a request failed");
        let sentence = t!("fault-unexpected");
        FaultPage {
            reference: Some(reference),
            ..FaultPage::new(StatusCode::INTERNAL_SERVER_ERROR, sentence)
        }
    }

    /// The whole page.
    pub fn dress(&self, frame: Frame) -> Response {
        let body = Dressed { frame, fault: self }
            .render()
            .unwrap_or_else(|_| self.sentence.clone());
        (self.status, html(body)).into_response()
    }
}

impl IntoResponse for FaultPage {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
