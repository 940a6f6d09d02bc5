//! The address of a table: `postgres://USER@HOST:PORT/DATABASE?table=SCHEMA.TABLE&key=ID`,
//! or that of a driver.

use std::path::PathBuf;

use url::Url;

use super::address_error::AddressError;
use super::table_name::{TableName, TableSetting};
use crate::net::postgres::{Host, Server, Tls};

const USUAL_PORT: u16 = 5432;

/// Which table of which database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Where it lies.
    pub place: Place,
    /// The table or view.
    pub table: TableName,
    /// Columns that tell rows apart; those of the primary key where none is named.
    pub key: Vec<String>,
}

/// Where a table lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A database of a server of PostgreSQL.
    Postgres(Server),
    /// What a driver connects to.
    #[cfg(feature = "adbc")]
    Driver {
        /// The driver.
        driver: crate::net::adbc::Driver,
        /// How statements are written.
        dialect: &'static dyn super::dialect::Dialect,
    },
}

/// As messages name the server.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Postgres(server) => server.fmt(f),
            #[cfg(feature = "adbc")]
            Self::Driver { driver, .. } => f.write_str(driver.server()),
        }
    }
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
        #[cfg(feature = "adbc")]
        if let Some(rest) = super::driver_address::after_scheme(text) {
            return Self::of_driver(rest);
        }
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
        let mut table = TableSetting::default();
        let (mut mode, mut authorities) = (None, None);
        for (name, value) in url.query_pairs() {
            match &*name {
                name if table.take(name, &value) => {}
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
        let (table, key) = table.finish()?;
        Ok(Self {
            place: Place::Postgres(Server {
                host,
                port: url.port().unwrap_or(USUAL_PORT),
                database,
                user: named.or_else(of_system).ok_or(AddressError::User)?,
                tls,
            }),
            table,
            key,
        })
    }

    /// Reads what follows the scheme of addresses of drivers.
    #[cfg(feature = "adbc")]
    fn of_driver(rest: &str) -> Result<Self, AddressError> {
        let (driver, dialect, (table, key)) = super::driver_address::read(rest)?;
        Ok(Self { place: Place::Driver { driver, dialect }, table, key })
    }

    /// Whether `text` is meant as an address, and not as the name of a file.
    pub fn is_meant(text: &str) -> bool {
        #[cfg(feature = "adbc")]
        if super::driver_address::after_scheme(text).is_some() {
            return true;
        }
        after_scheme(text).is_some()
    }

    /// As manifests record it: without the user, and without how the connection is
    /// protected, which say nothing of the rows.
    pub fn recorded(&self) -> String {
        match &self.place {
            Place::Postgres(Server { host: Host::Name(name), port, database, .. }) => {
                format!("postgres://{name}:{port}/{database}")
            }
            Place::Postgres(Server { host: Host::Folder(folder), database, .. }) => {
                format!("postgres:///{database}?host={}", folder.display())
            }
            #[cfg(feature = "adbc")]
            Place::Driver { driver, dialect } => super::driver_address::recorded(driver, *dialect),
        }
    }

    /// The server, if it is one of PostgreSQL.
    pub fn postgres(&self) -> Option<&Server> {
        match &self.place {
            Place::Postgres(server) => Some(server),
            #[cfg(feature = "adbc")]
            Place::Driver { .. } => None,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Address, AddressError> {
        Address::read(text, |name| (name == "PGUSER").then(|| "reader".to_owned()))
    }

    fn server(address: &Address) -> &Server {
        address.postgres().unwrap()
    }

    #[test]
    fn an_address_names_server_database_table_and_key() {
        let address = read("postgres://db.example.org/alerts?table=public.events&key=id").unwrap();
        assert_eq!(server(&address).host, Host::Name("db.example.org".to_owned()));
        assert_eq!((server(&address).port, &*server(&address).user), (5432, "reader"));
        assert_eq!(server(&address).tls, Tls::Verified(None));
        assert_eq!(address.table.schema.as_deref(), Some("public"));
        assert_eq!(address.key, ["id"]);
        assert_eq!(address.recorded(), "postgres://db.example.org:5432/alerts");
        let socket =
            read("postgresql://me@/alerts?host=/run/postgresql&table=events&key=day,id").unwrap();
        assert_eq!(server(&socket).host, Host::Folder("/run/postgresql".into()));
        assert_eq!((&*server(&socket).user, &server(&socket).tls), ("me", &Tls::Disabled));
        assert_eq!(socket.key, ["day", "id"]);
        let local = read("postgres://localhost:5433/a%20b?table=t").unwrap();
        assert_eq!((&*server(&local).database, server(&local).port), ("a b", 5433));
        assert_eq!(server(&local).tls, Tls::Disabled);
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
