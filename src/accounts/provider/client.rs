//! What is said to a provider, and what it answers.

use super::Provider;
use crate::t;
use crate::web::{Fault, Visit};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::{
    AsyncHttpClient, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, TokenResponse,
};
use serde::{Deserialize, Serialize};
use std::pin::Pin;
use std::time::Duration;

/// How long a provider may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of an answer that are read.
const LARGEST_ANSWER: usize = 512 * 1024;

/// What is remembered while somebody is away at their provider.
#[derive(Debug, Serialize, Deserialize)]
pub struct Away {
    /// The network whose provider it is.
    pub network: String,
    pub nonce: String,
    pub verifier: String,
}

/// Who the provider says it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Identity {
    pub issuer: String,
    pub subject: String,
    /// The address, if the provider has verified it.
    pub email: Option<String>,
}

struct Http(reqwest::Client);

#[derive(Debug, thiserror::Error)]
enum HttpError {
    #[error(transparent)]
    Sent(#[from] reqwest::Error),
    #[error(transparent)]
    Answer(#[from] openidconnect::http::Error),
    #[error("the answer is too long")]
    Long,
}

impl Http {
    fn new() -> Result<Http, Fault> {
        // Another part of the program may have chosen it before: then it stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .build();
        Ok(Http(client.map_err(Fault::unexpected)?))
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let mut answer = self.0.execute(request.try_into()?).await?;
            let mut response = openidconnect::http::Response::builder().status(answer.status());
            for (name, value) in answer.headers() {
                response = response.header(name, value);
            }
            let mut body = Vec::new();
            while let Some(part) = answer.chunk().await? {
                body.extend_from_slice(&part);
                if body.len() > LARGEST_ANSWER {
                    return Err(HttpError::Long);
                }
            }
            Ok(response.body(body)?)
        })
    }
}

type Ready = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

fn unreachable(what: impl std::fmt::Display) -> Fault {
    tracing::warn!(%what, "an identity provider did not answer as it should");
    Fault::Refused(t!("provider-unreachable"))
}

async fn client(visit: &Visit, http: &Http, provider: &Provider) -> Result<Ready, Fault> {
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(unreachable)?;
    let metadata = CoreProviderMetadata::discover_async(issuer, http)
        .await
        .map_err(unreachable)?;
    let back = format!("{}/connexion/reseau/retour", visit.app().config.public_url);
    let client = CoreClient::from_provider_metadata(
        metadata,
        ClientId::new(provider.client_id.clone()),
        Some(ClientSecret::new(provider.client_secret.clone())),
    );
    Ok(client.set_redirect_uri(RedirectUrl::new(back).map_err(Fault::unexpected)?))
}

/// The address at which somebody signs in, and what to remember meanwhile. `state` comes back with them.
pub async fn address(visit: &Visit, provider: &Provider, state: &str) -> Result<(String, Away), Fault> {
    let http = Http::new()?;
    let client = client(visit, &http, provider).await?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let state = state.to_owned();
    let (address, _, nonce) = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new(state),
            Nonce::new_random,
        )
        .add_scope(Scope::new("email".to_owned()))
        .set_pkce_challenge(challenge)
        .url();
    let away = Away {
        network: provider.slug.clone(),
        nonce: nonce.secret().clone(),
        verifier: verifier.secret().clone(),
    };
    Ok((address.to_string(), away))
}

/// Who came back with a code.
pub async fn identity(
    visit: &Visit,
    provider: &Provider,
    away: &Away,
    code: &str,
) -> Result<Identity, Fault> {
    let http = Http::new()?;
    let client = client(visit, &http, provider).await?;
    let answer = client
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .map_err(unreachable)?
        .set_pkce_verifier(PkceCodeVerifier::new(away.verifier.clone()))
        .request_async(&http)
        .await
        .map_err(unreachable)?;
    let token = answer.id_token().ok_or_else(|| unreachable("no identity came"))?;
    let claims = token
        .claims(&client.id_token_verifier(), &Nonce::new(away.nonce.clone()))
        .map_err(unreachable)?;
    let verified = claims.email_verified() == Some(true);
    Ok(Identity {
        issuer: claims.issuer().to_string(),
        subject: claims.subject().to_string(),
        email: claims.email().filter(|_| verified).map(|email| email.to_string()),
    })
}
