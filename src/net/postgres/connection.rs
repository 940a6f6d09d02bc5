//! A connection to a server, in one transaction that only reads.

use std::future::Future;
use std::io::{self, Write};
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt as _;
use tokio::runtime::Runtime;
use tokio::time::timeout;
use tokio_postgres::config::SslMode;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{DatabaseError, Host, Server, Tls};

/// Under these the same values are always the same text, whatever the server or the user
/// has set.
const SETTINGS: &str = "SET TIME ZONE 'UTC'; SET DateStyle = 'ISO, YMD'; \
    SET IntervalStyle = 'postgres'; SET extra_float_digits = 1; SET bytea_output = 'hex'; \
    SET xmlbinary = 'base64'; SET lc_monetary = 'C'; SET standard_conforming_strings = on";

const BEGIN: &str = "START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

/// How long a server may take.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// Until it is connected.
    pub connect: Duration,
    /// Until it answers, and between two parts of an answer. Sorting many rows takes a while.
    pub answer: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), answer: Duration::from_secs(300) }
    }
}

/// A connection; closing it ends the transaction and whatever the server is doing for it.
pub struct Connection {
    runtime: Runtime,
    client: Client,
    /// As messages name the server.
    server: String,
    timeouts: Timeouts,
}

impl Connection {
    /// Connects to `server` and begins a transaction.
    ///
    /// # Errors
    /// When nobody answers there, the password is wrong, or the certificate is not trusted.
    pub fn open(
        server: &Server,
        password: Option<&str>,
        timeouts: Timeouts,
    ) -> Result<Self, DatabaseError> {
        let name = server.to_string();
        let failed = |error: &io::Error| DatabaseError::Connect {
            server: name.clone(),
            reason: error.to_string(),
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| failed(&error))?;
        let config = config(server, password, timeouts);
        let tls = match &server.tls {
            Tls::Disabled => None,
            Tls::Verified(authorities) => Some(tls(&name, authorities.as_deref())?),
        };
        let connected = runtime.block_on(async {
            let connecting = async {
                match tls {
                    None => {
                        let (client, connection) = config.connect(NoTls).await?;
                        drop(tokio::spawn(connection));
                        Ok(client)
                    }
                    Some(tls) => {
                        let (client, connection) = config.connect(tls).await?;
                        drop(tokio::spawn(connection));
                        Ok(client)
                    }
                }
            };
            timeout(timeouts.connect, connecting).await
        });
        let client = match connected {
            Ok(connected) => connected.map_err(|error| of_connecting(server, &error))?,
            Err(_) => {
                return Err(DatabaseError::Silent { server: name, waited: timeouts.connect });
            }
        };
        let connection = Self { runtime, client, server: name, timeouts };
        connection.wait(connection.client.batch_execute(SETTINGS))?;
        connection.wait(connection.client.batch_execute(BEGIN))?;
        Ok(connection)
    }

    /// The rows of `query`, whose columns are all text; `texts` are its parameters.
    ///
    /// # Errors
    /// When the server refuses the query or is gone.
    pub fn rows(
        &self,
        query: &str,
        texts: &[&str],
    ) -> Result<Vec<Vec<Option<String>>>, DatabaseError> {
        let parameters: Vec<&(dyn ToSql + Sync)> =
            texts.iter().map(|text| text as &(dyn ToSql + Sync)).collect();
        let rows = self.wait(self.client.query(query, &parameters))?;
        rows.iter()
            .map(|row| {
                let cells = (0..row.len()).map(|index| row.try_get::<_, Option<String>>(index));
                cells.collect::<Result<_, _>>().map_err(|error| self.of_asking(&error))
            })
            .collect()
    }

    /// The one text that `query` gives; empty where it gives none.
    ///
    /// # Errors
    /// As for [`rows`](Self::rows).
    pub fn text(&self, query: &str, texts: &[&str]) -> Result<String, DatabaseError> {
        let first = self.rows(query, texts)?.into_iter().flatten().flatten().next();
        Ok(first.unwrap_or_default())
    }

    /// What `statement`, a COPY to its client, sends, part by part as it comes.
    ///
    /// # Errors
    /// When the server refuses the statement or is gone, or `out` cannot be written.
    pub fn copy_out(&self, statement: &str, out: &mut dyn Write) -> Result<(), DatabaseError> {
        let stream = self.wait(self.client.copy_out(statement))?;
        let mut stream = pin!(stream);
        loop {
            let next = async { stream.next().await.transpose() };
            let Some(part) = self.wait(next)? else { return Ok(()) };
            out.write_all(&part).map_err(DatabaseError::Write)?;
        }
    }

    fn wait<T>(
        &self,
        asked: impl Future<Output = Result<T, tokio_postgres::Error>>,
    ) -> Result<T, DatabaseError> {
        let waited = self.timeouts.answer;
        let answered = self.runtime.block_on(async { timeout(waited, asked).await });
        match answered {
            Ok(answer) => answer.map_err(|error| self.of_asking(&error)),
            Err(_) => Err(DatabaseError::Silent { server: self.server.clone(), waited }),
        }
    }

    fn of_asking(&self, error: &tokio_postgres::Error) -> DatabaseError {
        let server = self.server.clone();
        match error.as_db_error() {
            Some(_) => DatabaseError::Refused { server, reason: reason(error) },
            None => DatabaseError::Lost { server, reason: reason(error) },
        }
    }
}

fn config(server: &Server, password: Option<&str>, timeouts: Timeouts) -> Config {
    let mut config = Config::new();
    config
        .port(server.port)
        .dbname(&server.database)
        .user(&server.user)
        .application_name(env!("CARGO_PKG_NAME"))
        .connect_timeout(timeouts.connect)
        .keepalives_idle(Duration::from_secs(60))
        .ssl_mode(match server.tls {
            Tls::Disabled => SslMode::Disable,
            Tls::Verified(_) => SslMode::Require,
        });
    match &server.host {
        Host::Name(name) => config.host(name.trim_start_matches('[').trim_end_matches(']')),
        Host::Folder(folder) => config.host(folder.to_string_lossy()),
    };
    if let Some(password) = password {
        config.password(password);
    }
    config
}

fn tls(server: &str, authorities: Option<&Path>) -> Result<MakeRustlsConnect, DatabaseError> {
    let failed = |reason: String| DatabaseError::Tls { server: server.to_owned(), reason };
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| failed(error.to_string()))?;
    let config = match authorities {
        None => builder
            .with_platform_verifier()
            .map_err(|error| failed(error.to_string()))?
            .with_no_client_auth(),
        Some(path) => {
            let unusable = |reason: String| DatabaseError::File { path: path.to_owned(), reason };
            let mut roots = RootCertStore::empty();
            let certificates = CertificateDer::pem_file_iter(path)
                .and_then(Iterator::collect::<Result<Vec<_>, _>>)
                .map_err(|error| unusable(error.to_string()))?;
            let (taken, _) = roots.add_parsable_certificates(certificates);
            if taken == 0 {
                return Err(unusable(crate::language::tr!("database-no-certificate").to_owned()));
            }
            builder.with_root_certificates(roots).with_no_client_auth()
        }
    };
    Ok(MakeRustlsConnect::new(config))
}

/// What went wrong, with the cause that the outer words leave out.
fn reason(error: &tokio_postgres::Error) -> String {
    if let Some(told) = error.as_db_error() {
        let details = [told.detail(), told.hint()].into_iter().flatten();
        return std::iter::once(told.message()).chain(details).collect::<Vec<_>>().join(". ");
    }
    let mut told = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let text = error.to_string();
        if !told.contains(&text) {
            told = format!("{told}: {text}");
        }
        cause = error.source();
    }
    told
}

fn of_connecting(server: &Server, error: &tokio_postgres::Error) -> DatabaseError {
    let (name, reason) = (server.to_string(), reason(error));
    let is_login = match error.code() {
        Some(code) => {
            *code == SqlState::INVALID_PASSWORD
                || *code == SqlState::INVALID_AUTHORIZATION_SPECIFICATION
        }
        // The server asks for a password and none was given.
        None => reason.contains("password"),
    };
    if is_login {
        return DatabaseError::Login { server: name, user: server.user.clone(), reason };
    }
    if error.code().is_some() {
        return DatabaseError::Refused { server: name, reason };
    }
    if server.tls != Tls::Disabled && reason.to_lowercase().contains("tls") {
        return DatabaseError::Tls { server: name, reason };
    }
    DatabaseError::Connect { server: name, reason }
}
