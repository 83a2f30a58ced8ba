//! Why a request did not get what it asked for.

use super::fault_page::FaultPage;
use crate::access::Role;
use crate::db::DbError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

/// What handlers give: a response, or the reason there is none.
pub type Outcome = Result<Response, Fault>;

/// A refusal or a failure; each becomes a page with a sentence.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no such thing, or it belongs to another tenant: both look alike.
    #[error("not found")]
    NotFound,
    /// Inside one's own tenant, but not allowed in the role one acts in. The sentence says who may.
    #[error("forbidden: {sentence}")]
    Forbidden {
        /// Says who may.
        sentence: String,
        /// A role of the same person that may.
        instead: Option<Box<Role>>,
    },
    /// Nobody is signed in; after signing in the person comes back here.
    #[error("sign-in needed")]
    SignIn {
        /// Path and query to come back to.
        back: String,
        /// Whether a form was sent: it is sent on to the sign-in page, which carries what was typed.
        typed: bool,
    },
    /// What was asked for wants a fresh proof of who one is; after it the person goes on.
    #[error("confirmation needed")]
    Confirm {
        /// Path and query of what was asked for.
        back: String,
        /// Whether a form was sent: it is carried along.
        typed: bool,
    },
    /// The network asks a second factor of this role.
    #[error("second factor needed")]
    SecondFactor,
    /// The request cannot be taken, for a reason that no field of a form shows.
    #[error("refused: {0}")]
    Refused(String),
    /// Too many tries; the sentence says when to come back.
    #[error("too many tries: {0}")]
    TooMany(String),
    /// The same form was sent before: nothing is done twice, the person goes where the first sending led.
    #[error("sent before")]
    Repeated {
        /// Where the first sending led.
        location: String,
    },
    /// A response made ready, which ends a transaction without storing anything.
    #[error("answered")]
    Answer(Box<Response>),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Anything that should not happen.
    #[error("unexpected: {0}")]
    Unexpected(String),
}

impl Fault {
    /// True when the same transaction may succeed if it is tried again.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Fault::Db(error) if error.is_conflict())
    }

    /// An unexpected failure, told to the log.
    pub fn unexpected(error: impl std::fmt::Display) -> Fault {
        Fault::Unexpected(error.to_string())
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Fault::unexpected(error)
    }
}

impl From<Response> for Fault {
    fn from(response: Response) -> Self {
        Fault::Answer(Box::new(response))
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        match self {
            Fault::Answer(response) => *response,
            Fault::Repeated { location } => Redirect::to(&location).into_response(),
            Fault::SignIn { back, typed } => {
                let back = super::page::query_escape(&back);
                if typed {
                    Redirect::temporary(&format!("/connexion/reprise?suite={back}")).into_response()
                } else {
                    Redirect::to(&format!("/connexion?suite={back}")).into_response()
                }
            }
            Fault::Confirm { back, typed } => {
                let back = super::page::query_escape(&back);
                if typed {
                    Redirect::temporary(&format!("/compte/confirmation/reprise?suite={back}")).into_response()
                } else {
                    Redirect::to(&format!("/compte/confirmation?suite={back}")).into_response()
                }
            }
            Fault::SecondFactor => Redirect::to("/compte/securite").into_response(),
            Fault::NotFound => {
                FaultPage::new(StatusCode::NOT_FOUND, crate::t!("fault-not-found")).into_response()
            }
            Fault::Forbidden { sentence, instead } => {
                FaultPage::forbidden(sentence, instead.as_deref()).into_response()
            }
            Fault::Refused(sentence) => {
                FaultPage::new(StatusCode::UNPROCESSABLE_ENTITY, sentence).into_response()
            }
            Fault::TooMany(sentence) => {
                FaultPage::new(StatusCode::TOO_MANY_REQUESTS, sentence).into_response()
            }
            Fault::Db(error) => FaultPage::failure(&error.to_string()).into_response(),
            Fault::Unexpected(what) => FaultPage::failure(&what).into_response(),
        }
    }
}
