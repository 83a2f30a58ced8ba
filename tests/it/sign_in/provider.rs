//! Coming in with the account of a network: a small provider answers over the loopback, as the standard says.

use crate::world::{Person, villages};
use axum::extract::{Form, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use openidconnect::core::{
    CoreEdDsaPrivateSigningKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet, CoreJwsSigningAlgorithm,
};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Who signs in at the provider, and the nonce they came with.
#[derive(Default)]
struct Guest {
    subject: String,
    email: String,
    verified: bool,
    nonce: String,
}

#[derive(Clone)]
struct Provider {
    issuer: String,
    guest: Arc<Mutex<Guest>>,
}

/// A key of nobody: the seed is 32 times the same byte, in the wrapping of PKCS #8.
fn key() -> CoreEdDsaPrivateSigningKey {
    let pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH\n-----END PRIVATE KEY-----\n";
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(pem, Some(JsonWebKeyId::new("k".into()))).unwrap()
}

async fn metadata(State(provider): State<Provider>) -> Json<Value> {
    let issuer = provider.issuer;
    Json(json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/autoriser"),
        "token_endpoint": format!("{issuer}/jeton"), "jwks_uri": format!("{issuer}/cles"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn token(State(provider): State<Provider>, Form(fields): Form<HashMap<String, String>>) -> Json<Value> {
    assert!(fields.contains_key("code_verifier"), "PKCE");
    let guest = provider.guest.lock().unwrap();
    // The library reads the machine's clock.
    let now = clicamap::clock::Clock::real().now().0 / 1_000_000;
    let claims: CoreIdTokenClaims = serde_json::from_value(json!({
        "iss": provider.issuer, "aud": "clicamap", "iat": now, "exp": now + 300, "sub": guest.subject,
        "email": guest.email, "email_verified": guest.verified, "nonce": guest.nonce,
    }))
    .unwrap();
    let signed = CoreIdToken::new(claims, &key(), CoreJwsSigningAlgorithm::EdDsa, None, None).unwrap();
    Json(json!({ "access_token": "a", "token_type": "Bearer", "id_token": signed.to_string() }))
}

async fn opens() -> Provider {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let provider = Provider {
        issuer: format!("http://{}", listener.local_addr().unwrap()),
        guest: Arc::default(),
    };
    let keys = CoreJsonWebKeySet::new(vec![key().as_verification_key()]);
    let keys = serde_json::to_value(keys).unwrap();
    let router = Router::new()
        .route("/.well-known/openid-configuration", get(metadata))
        .route("/cles", get(|| async { Json(keys) }))
        .route("/jeton", post(token))
        .with_state(provider.clone());
    tokio::spawn(async { axum::serve(listener, router).await.unwrap() });
    provider
}

/// Goes to the provider and comes back as `email`; gives the browser and what it was answered.
async fn comes_back(
    visitor: &Person,
    provider: &Provider,
    (subject, email, verified): (&str, &str, bool),
) -> (Person, u16, String) {
    let left = visitor
        .submits(
            "/connexion/reseau",
            &[("reseau", "rhone"), ("suite", "/amap/lones/moi")],
        )
        .await;
    assert_eq!(left.status, 200, "{}", left.text());
    let html = left.html();
    let address = html
        .split("href=\"http")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&#38;", "&");
    let query: HashMap<&str, &str> = address
        .split('?')
        .nth(1)
        .unwrap()
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .collect();
    *provider.guest.lock().unwrap() = Guest {
        subject: subject.into(),
        email: email.into(),
        verified,
        nonce: query["nonce"].into(),
    };
    let browser = visitor.holding(&left.cookies);
    let back = format!("/connexion/reseau/retour?code=c&state={}", query["state"]);
    browser.sees(&back).await;
    let fields = [("state", query["state"]), ("code", "c")];
    // Somebody else's browser does not finish what this one began.
    assert_eq!(
        visitor.submits("/connexion/reseau/retour", &fields).await.status,
        422
    );
    let answer = browser.submits("/connexion/reseau/retour", &fields).await;
    assert_eq!(
        browser.submits("/connexion/reseau/retour", &fields).await.status,
        422,
        "once"
    );
    (browser.holding(&answer.cookies), answer.status, answer.location)
}

#[tokio::test]
async fn people_of_a_network_come_in_with_its_account_and_nobody_uninvited() {
    for world in villages().await {
        let (ada, visitor, provider) = (world.person("ada"), world.visitor(), opens().await);
        let settings = "/administration/reseaux/rhone/connexion";
        let bad = ada
            .submits(
                settings,
                &[
                    ("name", "Le Rhône"),
                    ("issuer", "rhone.example"),
                    ("client", "clicamap"),
                    ("secret", "s"),
                ],
            )
            .await;
        assert_eq!(bad.refusals(), ["Écrivez une adresse qui commence par https://"]);
        ada.goes(
            settings,
            &[
                ("name", "Le Rhône"),
                ("issuer", &provider.issuer),
                ("client", "clicamap"),
                ("secret", "s"),
            ],
        )
        .await;
        let (ana, status, location) = comes_back(&visitor, &provider, ("7", "ana@example.org", true)).await;
        assert_eq!((status, location.as_str()), (303, "/amap/lones/moi"));
        assert_eq!(ana.gets("/amap/lones/moi").await.status, 200);
        // Known from now on, whatever address the provider gives.
        let (_, status, _) = comes_back(&visitor, &provider, ("7", "autre@example.org", true)).await;
        assert_eq!(status, 303);
        // An address that the provider has not verified proves nothing; one that is unknown here comes in nowhere.
        for guest in [("8", "dora@example.org", false), ("9", "zoe@example.org", true)] {
            let (_, status, _) = comes_back(&visitor, &provider, guest).await;
            assert_eq!(status, 422, "{guest:?}");
        }
        assert_eq!(world.count("identities").await, 1);
    }
}
