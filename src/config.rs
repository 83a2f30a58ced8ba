//! Settings: read once from the environment and a file, refused with a sentence when unknown or wrong.

use crate::db::DatabaseUrl;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What an operator sets. Every setting has the same name in the file (`public_url`) and the environment (`CLICAMAP_PUBLIC_URL`, which wins).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the data lives.
    pub database: DatabaseUrl,
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address people type, without a slash at the end; forms from elsewhere are refused.
    pub public_url: String,
    /// Folder for files beside the database.
    pub data_dir: PathBuf,
    /// `smtp://user:password@host:port`, `smtps://…`; empty: mail is written to files in the data folder.
    pub smtp_url: Option<String>,
    /// Sender of all mail.
    pub mail_from: String,
    /// True behind a proxy of one's own that sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// What is logged, as `RUST_LOG` would say it.
    pub log: String,
}

/// Why the settings were refused; the sentence says what to do.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A name nobody reads.
    #[error("unknown setting {name}: known settings are {known}")]
    Unknown {
        /// As written.
        name: String,
        /// The names there are.
        known: String,
    },
    /// A value that does not fit.
    #[error("setting {name}: {why}")]
    Wrong {
        /// As written.
        name: String,
        /// What would fit.
        why: String,
    },
    /// The settings file.
    #[error("settings file {path}: {why}")]
    File {
        /// Where it was looked for.
        path: String,
        /// What is wrong with it.
        why: String,
    },
}

/// Names of all settings, as in the file.
pub const NAMES: [&str; 8] = [
    "database_url",
    "listen",
    "public_url",
    "data_dir",
    "smtp_url",
    "mail_from",
    "behind_proxy",
    "log",
];
const PREFIX: &str = "CLICAMAP_";
/// Environment names that begin alike but belong to the tests and to the choice of the file.
const NOT_SETTINGS: [&str; 2] = ["CLICAMAP_CONFIG", "CLICAMAP_TEST_POSTGRES_URL"];

#[derive(Deserialize)]
#[serde(untagged)]
enum FileValue {
    Text(String),
    Flag(bool),
}

impl Config {
    /// Reads the file (if one is named, or `clicamap.toml` if it is there) and the process environment.
    ///
    /// # Errors
    /// An unknown name, a wrong value or an unreadable file.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    pub fn load(file: Option<&Path>) -> Result<Config, ConfigError> {
        let chosen = file
            .map(Path::to_path_buf)
            .or_else(|| std::env::var_os("CLICAMAP_CONFIG").map(PathBuf::from));
        let text = match chosen {
            Some(path) => std::fs::read_to_string(&path).map_err(|error| ConfigError::File {
                path: path.display().to_string(),
                why: error.to_string(),
            })?,
            None => std::fs::read_to_string("clicamap.toml").unwrap_or_default(),
        };
        Config::from_parts(&text, std::env::vars())
    }

    /// The settings that a file's text and an environment give together.
    ///
    /// # Errors
    /// An unknown name or a wrong value.
    pub fn from_parts(
        file: &str,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Config, ConfigError> {
        let in_file: BTreeMap<String, FileValue> =
            toml::from_str(file).map_err(|error| ConfigError::File {
                path: "clicamap.toml".into(),
                why: error.message().to_owned(),
            })?;
        let mut values = BTreeMap::new();
        for (name, value) in in_file {
            known(&name, &name)?;
            values.insert(
                name,
                match value {
                    FileValue::Text(text) => text,
                    FileValue::Flag(flag) => flag.to_string(),
                },
            );
        }
        for (name, value) in environment {
            let Some(rest) = name.strip_prefix(PREFIX) else {
                continue;
            };
            if NOT_SETTINGS.contains(&name.as_str()) {
                continue;
            }
            let setting = rest.to_ascii_lowercase();
            known(&setting, &name)?;
            values.insert(setting, value);
        }
        Config::from_values(&values)
    }

    fn from_values(values: &BTreeMap<String, String>) -> Result<Config, ConfigError> {
        let text =
            |name: &str, default: &str| values.get(name).cloned().unwrap_or_else(|| default.to_owned());
        let data_dir = PathBuf::from(text("data_dir", "data"));
        let default_database = format!("sqlite:{}", data_dir.join("clicamap.db").display());
        let listen: SocketAddr = parsed(
            "listen",
            &text("listen", "127.0.0.1:8080"),
            "write an address and a port, such as 127.0.0.1:8080",
        )?;
        let public_url = text("public_url", &format!("http://{listen}"));
        if !(public_url.starts_with("http://") || public_url.starts_with("https://")) {
            return Err(wrong("public_url", "it begins with http:// or https://"));
        }
        Ok(Config {
            database: text("database_url", &default_database)
                .parse()
                .map_err(|error: crate::db::NotADatabase| wrong("database_url", &error.to_string()))?,
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            data_dir,
            smtp_url: values
                .get("smtp_url")
                .filter(|url| !url.is_empty())
                .map(|url| smtp(url))
                .transpose()?,
            mail_from: text("mail_from", "Clic'AMAP <ne-pas-repondre@localhost>"),
            behind_proxy: parsed(
                "behind_proxy",
                &text("behind_proxy", "false"),
                "write true or false",
            )?,
            log: text("log", "info,sqlx=warn"),
        })
    }
}

fn smtp(url: &str) -> Result<String, ConfigError> {
    if url.starts_with("smtp://") || url.starts_with("smtps://") {
        return Ok(url.to_owned());
    }
    Err(wrong(
        "smtp_url",
        "write smtp://host:25, smtps://user:password@host:465 or smtp://user:password@host:587?tls=required",
    ))
}

fn known(setting: &str, written: &str) -> Result<(), ConfigError> {
    if NAMES.contains(&setting) {
        return Ok(());
    }
    Err(ConfigError::Unknown {
        name: written.to_owned(),
        known: NAMES.join(", "),
    })
}

fn parsed<T: std::str::FromStr>(name: &str, value: &str, why: &str) -> Result<T, ConfigError> {
    value.parse().map_err(|_| wrong(name, why))
}

fn wrong(name: &str, why: &str) -> ConfigError {
    ConfigError::Wrong {
        name: name.to_owned(),
        why: why.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(file: &str, environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_parts(
            file,
            environment
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned())),
        )
    }

    #[test]
    fn nothing_said_gives_an_embedded_database_on_loopback() {
        let config = from("", &[]).unwrap();
        assert_eq!(config.database, DatabaseUrl::Sqlite("data/clicamap.db".into()));
        assert_eq!(config.public_url, "http://127.0.0.1:8080");
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let config = from("listen = \"127.0.0.1:1\"", &[("CLICAMAP_LISTEN", "127.0.0.1:2")]).unwrap();
        assert_eq!(config.listen.port(), 2);
    }

    #[test]
    fn unknown_and_wrong_settings_are_refused_with_a_sentence() {
        let sentences: Vec<String> = [
            from("", &[("CLICAMAP_LISTNE", "x")]),
            from("colour = \"red\"", &[]),
            from("", &[("CLICAMAP_LISTEN", "8080")]),
            from("", &[("CLICAMAP_DATABASE_URL", "mysql://x")]),
            from("", &[("CLICAMAP_SMTP_URL", "mail.example.org")]),
            from("", &[("CLICAMAP_PUBLIC_URL", "amap.example.org")]),
            from("listen = [", &[]),
        ]
        .into_iter()
        .map(|outcome| outcome.unwrap_err().to_string())
        .collect();
        insta::assert_snapshot!(sentences.join("\n"));
    }
}
