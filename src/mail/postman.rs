//! Takes letters from the outbox to the mail server, or to files when there is none.

use super::queries::{self, Waiting};
use crate::web::{App, Fault};
use crate::{t, transact};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, MessageBuilder, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::pin::Pin;

/// Tries before a letter is given up; the waits in between double from one minute, 17 hours in all.
const MOST_TRIES: i64 = 10;
/// Seconds for which a letter that is being sent is nobody else's.
const CLAIM_SECONDS: i64 = 300;

/// A file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    /// Its name: ASCII letters, digits, hyphens and a dot.
    pub name: String,
    /// What it is.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A line in the head of a letter.
macro_rules! header_line {
    ($name:ident, $text:literal) => {
        #[derive(Clone)]
        struct $name(String);

        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($text)
            }

            fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok($name(text.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    };
}

header_line!(ListUnsubscribe, "List-Unsubscribe");
header_line!(ListUnsubscribePost, "List-Unsubscribe-Post");

/// The making of an enclosure; nothing when what it names is gone.
pub type Enclosing = Pin<Box<dyn Future<Output = Result<Option<Enclosed>, Fault>> + Send>>;

/// Who carries the mail.
#[derive(Debug)]
pub struct Postman {
    app: App,
    /// Who makes what letters enclose.
    enclose: fn(App, String) -> Enclosing,
    server: Option<AsyncSmtpTransport<Tokio1Executor>>,
}

impl Postman {
    /// The postman of the settings.
    ///
    /// # Errors
    /// When the address of the mail server cannot be read.
    pub fn new(app: App, enclose: fn(App, String) -> Enclosing) -> Result<Postman, Fault> {
        let server = match &app.config.smtp_url {
            Some(url) => Some(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(Fault::unexpected)?
                    .build(),
            ),
            None => None,
        };
        Ok(Postman { app, enclose, server })
    }

    /// Sends what waits; gives the number of letters sent.
    ///
    /// # Errors
    /// When the database fails; a mail server that fails is tried again later.
    pub async fn round(&self) -> Result<usize, Fault> {
        let now = self.app.clock.now();
        let mut tx = self.app.db.read().await?;
        let waiting = queries::waiting(&mut tx, now).await?;
        drop(tx);
        let mut count = 0;
        for letter in waiting {
            let until = now.plus_seconds(CLAIM_SECONDS);
            let claimed: Result<bool, Fault> = transact!(self.app.db, |tx| {
                Ok(queries::claim(tx, letter.id, now, until).await?)
            });
            if claimed? {
                count += usize::from(self.deliver(&letter).await?);
            }
        }
        Ok(count)
    }

    async fn deliver(&self, letter: &Waiting) -> Result<bool, Fault> {
        let outcome = self.hand_over(letter).await;
        let now = self.app.clock.now();
        match outcome {
            Ok(()) => {
                let stored: Result<(), Fault> =
                    transact!(self.app.db, |tx| { Ok(queries::sent(tx, letter.id, now).await?) });
                stored?;
                Ok(true)
            }
            Err(error) => {
                tracing::warn!(error, "a letter could not be sent; it will be tried again");
                let next = now.plus_seconds(60 << letter.tries.clamp(0, 12));
                let give_up = (letter.tries + 1 >= MOST_TRIES).then_some(now);
                let stored: Result<(), Fault> = transact!(self.app.db, |tx| {
                    Ok(queries::failed(tx, letter.id, &error, next, give_up).await?)
                });
                stored?;
                Ok(false)
            }
        }
    }

    async fn hand_over(&self, letter: &Waiting) -> Result<(), String> {
        let enclosed = match letter.enclosure.as_str() {
            "" => None,
            named => (self.enclose)(self.app.clone(), named.to_owned())
                .await
                .map_err(|error| error.to_string())?,
        };
        let message = self.message(letter, enclosed)?;
        match &self.server {
            Some(server) => server
                .send(message)
                .await
                .map(drop)
                .map_err(|error| error.to_string()),
            None => {
                let folder = self.app.config.data_dir.join("courrier");
                tokio::fs::create_dir_all(&folder)
                    .await
                    .map_err(|error| error.to_string())?;
                let path = folder.join(format!("{}.eml", letter.id));
                tokio::fs::write(path, message.formatted())
                    .await
                    .map_err(|error| error.to_string())
            }
        }
    }

    fn message(&self, letter: &Waiting, enclosed: Option<Enclosed>) -> Result<Message, String> {
        let message = Message::builder()
            .from(
                self.app
                    .config
                    .mail_from
                    .parse()
                    .map_err(|_| "mail_from is not an address".to_owned())?,
            )
            .to(letter
                .recipient
                .parse()
                .map_err(|_| "the recipient is not an address".to_owned())?)
            .subject(&letter.subject);
        let (message, body) = match letter.stop.as_str() {
            "" => (message, letter.body.clone()),
            stop => self.stoppable(message, stop, &letter.body),
        };
        let message = match enclosed {
            None => message.header(ContentType::TEXT_PLAIN).body(body),
            Some(file) => {
                let kind = file
                    .media_type
                    .parse()
                    .map_err(|_| "the enclosure has no type".to_owned())?;
                let text = SinglePart::plain(body);
                let file = Attachment::new(file.name).body(file.bytes, kind);
                message.multipart(MultiPart::mixed().singlepart(text).singlepart(file))
            }
        };
        message.map_err(|error| error.to_string())
    }

    /// With the way to refuse such letters: in the head for mail programs, at the end for people.
    fn stoppable(&self, message: MessageBuilder, stop: &str, body: &str) -> (MessageBuilder, String) {
        let address = format!("{}{stop}", self.app.config.public_url);
        let message = message
            .header(ListUnsubscribe(format!("<{address}>")))
            .header(ListUnsubscribePost("List-Unsubscribe=One-Click".to_owned()));
        (
            message,
            format!("{}\n\n{}\n{address}\n", body.trim_end(), t!("letters-footer")),
        )
    }
}
