//! The address of a table: `postgres://USER@HOST:PORT/DATABASE?table=SCHEMA.TABLE&key=ID`.

use std::path::PathBuf;

use url::Url;

use crate::language::tr;
use crate::net::postgres::{Host, Server, Tls};

const USUAL_PORT: u16 = 5432;

/// Which table of which database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The server and the database.
    pub server: Server,
    /// The table or view.
    pub table: TableName,
    /// Columns that tell rows apart; those of the primary key where none is named.
    pub key: Vec<String>,
}

/// The name of a table or view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableName {
    /// Its schema; found by the search path of the server where none is named.
    pub schema: Option<String>,
    /// Its name.
    pub name: String,
}

/// Why a text is no address of a table.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AddressError {
    /// It is not of the form.
    #[error("{}", tr!("error-address-form"))]
    Form,
    /// A password in a command is seen by everybody who lists what runs.
    #[error("{}", tr!("error-address-password"))]
    Password,
    /// No database is named.
    #[error("{}", tr!("error-address-database"))]
    Database,
    /// No table is named.
    #[error("{}", tr!("error-address-table"))]
    Table,
    /// No user is named.
    #[error("{}", tr!("error-address-user"))]
    User,
    /// A setting that there is not.
    #[error("{}", tr!("error-address-setting", name = .0))]
    Setting(String),
    /// A way of protecting the connection that would not.
    #[error("{}", tr!("error-address-tls", mode = .0))]
    Tls(String),
}

impl Address {
    /// Reads `text`; a user that it does not name is that of `PGUSER` or of the system.
    ///
    /// # Errors
    /// When it is no address of a table.
    pub fn read(
        text: &str,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, AddressError> {
        let rest = after_scheme(text).ok_or(AddressError::Form)?;
        // A user without a host, as for a socket, is none for the crate.
        let rest = match rest.split_once('@') {
            Some((user, rest)) if rest.starts_with('/') && !user.contains('/') => {
                format!("{user}@localhost{rest}")
            }
            _ => rest.to_owned(),
        };
        let url = Url::parse(&format!("postgres://{rest}")).map_err(|_| AddressError::Form)?;
        if url.password().is_some() {
            return Err(AddressError::Password);
        }
        let database = decoded(url.path().trim_start_matches('/'));
        if database.is_empty() {
            return Err(AddressError::Database);
        }
        let mut host = url.host_str().filter(|host| !host.is_empty()).map(decoded).map(Host::Name);
        let (mut table, mut key) = (None, Vec::new());
        let (mut mode, mut authorities) = (None, None);
        for (name, value) in url.query_pairs() {
            match &*name {
                "table" => table = TableName::read(&value),
                "key" => key.extend(value.split(',').map(|name| name.trim().to_owned())),
                "host" if value.starts_with('/') => {
                    host = Some(Host::Folder(PathBuf::from(&*value)));
                }
                "sslmode" => mode = Some(value.into_owned()),
                "sslrootcert" => authorities = Some(PathBuf::from(&*value)),
                "password" => return Err(AddressError::Password),
                _ => return Err(AddressError::Setting(name.into_owned())),
            }
        }
        let host = host.unwrap_or_else(|| Host::Name("localhost".to_owned()));
        let tls = match mode.as_deref() {
            Some("disable") => Tls::Disabled,
            Some("verify-full") => Tls::Verified(authorities),
            Some(other) => return Err(AddressError::Tls(other.to_owned())),
            None if host.is_local() && authorities.is_none() => Tls::Disabled,
            None => Tls::Verified(authorities),
        };
        let named = Some(decoded(url.username())).filter(|name| !name.is_empty());
        let of_system = || ["PGUSER", "USER", "USERNAME"].iter().find_map(|name| environment(name));
        Ok(Self {
            server: Server {
                host,
                port: url.port().unwrap_or(USUAL_PORT),
                database,
                user: named.or_else(of_system).ok_or(AddressError::User)?,
                tls,
            },
            table: table.ok_or(AddressError::Table)?,
            key: key.into_iter().filter(|name| !name.is_empty()).collect(),
        })
    }

    /// Whether `text` is meant as an address, and not as the name of a file.
    pub fn is_meant(text: &str) -> bool {
        after_scheme(text).is_some()
    }

    /// As manifests record it: without the user, and without how the connection is
    /// protected, which say nothing of the rows.
    pub fn recorded(&self) -> String {
        let Server { host, port, database, .. } = &self.server;
        match host {
            Host::Name(name) => format!("postgres://{name}:{port}/{database}"),
            Host::Folder(folder) => {
                format!("postgres:///{database}?host={}", folder.display())
            }
        }
    }
}

/// What follows the scheme, if that is one of PostgreSQL.
fn after_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let known = ["postgres", "postgresql"];
    known.iter().any(|known| scheme.eq_ignore_ascii_case(known)).then_some(rest)
}

fn decoded(text: &str) -> String {
    // A query takes the same codes, and a plus for a blank, which is written as a code first.
    let query = format!("x={}", text.replace('+', "%2B").replace('&', "%26"));
    let pair = url::form_urlencoded::parse(query.as_bytes()).next();
    pair.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

impl TableName {
    /// Reads `NAME` or `SCHEMA.NAME`.
    fn read(text: &str) -> Option<Self> {
        let (schema, name) = match text.split_once('.') {
            Some((schema, name)) => (Some(schema.to_owned()), name),
            None => (None, text),
        };
        let is_named = !name.is_empty() && schema.as_deref() != Some("");
        is_named.then(|| Self { schema, name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Address, AddressError> {
        Address::read(text, |name| (name == "PGUSER").then(|| "reader".to_owned()))
    }

    #[test]
    fn an_address_names_server_database_table_and_key() {
        let address = read("postgres://db.example.org/alerts?table=public.events&key=id").unwrap();
        assert_eq!(address.server.host, Host::Name("db.example.org".to_owned()));
        assert_eq!((address.server.port, &*address.server.user), (5432, "reader"));
        assert_eq!(address.server.tls, Tls::Verified(None));
        assert_eq!(address.table.schema.as_deref(), Some("public"));
        assert_eq!(address.key, ["id"]);
        assert_eq!(address.recorded(), "postgres://db.example.org:5432/alerts");
        let socket =
            read("postgresql://me@/alerts?host=/run/postgresql&table=events&key=day,id").unwrap();
        assert_eq!(socket.server.host, Host::Folder("/run/postgresql".into()));
        assert_eq!((&*socket.server.user, &socket.server.tls), ("me", &Tls::Disabled));
        assert_eq!(socket.key, ["day", "id"]);
        let local = read("postgres://localhost:5433/a%20b?table=t").unwrap();
        assert_eq!((&*local.server.database, local.server.port), ("a b", 5433));
        assert_eq!(local.server.tls, Tls::Disabled);
    }

    #[test]
    fn what_is_no_address_or_would_be_seen_by_others_is_refused() {
        for (text, error) in [
            ("mysql://h/d?table=t", AddressError::Form),
            ("events.csv", AddressError::Form),
            ("postgres://u:secret@h/d?table=t", AddressError::Password),
            ("postgres://h/d?table=t&password=x", AddressError::Password),
            ("postgres://h/?table=t", AddressError::Database),
            ("postgres://h/d", AddressError::Table),
            ("postgres://h/d?table=", AddressError::Table),
            ("postgres://h/d?table=t&where=x", AddressError::Setting("where".to_owned())),
            ("postgres://h/d?table=t&sslmode=prefer", AddressError::Tls("prefer".to_owned())),
            ("postgres://h/d?table=t&sslmode=require", AddressError::Tls("require".to_owned())),
        ] {
            assert_eq!(read(text).unwrap_err(), error, "{text}");
        }
        assert_eq!(
            Address::read("postgres://h/d?table=t", |_| None).unwrap_err(),
            AddressError::User
        );
    }
}
