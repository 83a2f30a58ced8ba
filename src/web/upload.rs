//! A form with files.

use super::{App, Fault, Form, Submitted, Visit, csrf};
use axum::RequestExt;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::header;

/// Bytes of one upload in all.
pub const LARGEST_UPLOAD: usize = 20 * 1024 * 1024;
/// Files in one upload.
const MOST_FILES: usize = 40;

/// One file as it came.
#[derive(Clone, Debug)]
pub struct UploadedFile {
    /// The name it had on the sender's machine.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A form from one of our own pages that may hold files; without any it may come as a plain one.
#[derive(Debug)]
pub struct Upload {
    /// Its text fields.
    pub form: Form,
    /// Its files, in order; empty file fields are left out.
    pub files: Vec<UploadedFile>,
}

impl FromRequest<App> for Upload {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Self, Fault> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, app).await?;
        let headers = parts.headers.clone();
        let plain = headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
        if plain {
            let Submitted(form) = Submitted::from_request(Request::from_parts(parts, body), app).await?;
            return Ok(Upload {
                form,
                files: Vec::new(),
            });
        }
        let mut request = Request::from_parts(parts, body);
        DefaultBodyLimit::max(LARGEST_UPLOAD).apply(&mut request);
        let refused = || Fault::Refused(crate::t!("form-too-large"));
        let mut multipart: Multipart = request.extract().await.map_err(|_| refused())?;
        let mut upload = Upload {
            form: Form::new(),
            files: Vec::new(),
        };
        while let Some(field) = multipart.next_field().await.map_err(|_| refused())? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                Some(file) => {
                    let bytes = field.bytes().await.map_err(|_| refused())?.to_vec();
                    if !file.is_empty() && upload.files.len() < MOST_FILES {
                        upload.files.push(UploadedFile { name: file, bytes });
                    }
                }
                None => upload.form.add(name, field.text().await.map_err(|_| refused())?),
            }
        }
        csrf::check(&headers, &visit, upload.form.value("csrf"))?;
        Ok(upload)
    }
}
