//! The address of a table that a driver reaches:
//! `adbc:DRIVER?uri=URI&table=TABLE&key=COLUMN`.

use url::form_urlencoded;

use super::address_error::AddressError;
use super::dialect::{self, Dialect};
use super::table_name::{TableName, TableSetting};
use crate::net::adbc::Driver;

const SCHEME: &str = "adbc:";

/// How settings of the address begin that are options of the driver.
const OPTION: &str = "option.";

/// Parts of an address of a server in which secrets stand.
const SECRETS: [&str; 3] = ["token=", "password=", "secret="];

/// What follows the scheme, if it is this one.
pub fn after_scheme(text: &str) -> Option<&str> {
    let (head, rest) = text.split_at_checked(SCHEME.len())?;
    head.eq_ignore_ascii_case(SCHEME).then_some(rest)
}

/// A driver, how statements are written, the table and the columns of its key.
pub type Found = (Driver, &'static dyn Dialect, (TableName, Vec<String>));

/// Reads what follows the scheme.
///
/// # Errors
/// When it is no address of a table.
pub fn read(rest: &str) -> Result<Found, AddressError> {
    let (library, settings) = rest.split_once('?').unwrap_or((rest, ""));
    if library.is_empty() {
        return Err(AddressError::Driver);
    }
    let mut driver = Driver {
        library: library.to_owned(),
        entrypoint: None,
        options: std::collections::BTreeMap::new(),
    };
    let (mut table, mut dialect) = (TableSetting::default(), None);
    for (name, value) in form_urlencoded::parse(settings.as_bytes()) {
        if table.take(&name, &value) {
            continue;
        }
        let option = match &*name {
            "uri" => Driver::URI,
            "user" => "username",
            "entrypoint" => {
                driver.entrypoint = Some(value.into_owned());
                continue;
            }
            "dialect" => {
                let known = dialect::by_id(&value);
                dialect = Some(known.ok_or_else(|| AddressError::Dialect(value.into_owned()))?);
                continue;
            }
            "password" => return Err(AddressError::Password),
            name => match name.strip_prefix(OPTION) {
                Some(option) => option,
                None => return Err(AddressError::Setting(name.to_owned())),
            },
        };
        let lowered = format!("{option}={value}").to_lowercase();
        if holds_password(&value) || SECRETS.iter().any(|secret| lowered.contains(secret)) {
            return Err(AddressError::Password);
        }
        driver.options.insert(option.to_owned(), value.into_owned());
    }
    let dialect = dialect.or_else(|| dialect_of(library)).ok_or(AddressError::NoDialect)?;
    Ok((driver, dialect, table.finish()?))
}

/// Whether an address of a server has a password before its host.
fn holds_password(uri: &str) -> bool {
    let after = uri.split_once("://").map_or("", |(_, rest)| rest);
    let server = after.split(['/', '?']).next().unwrap_or_default();
    server.rsplit_once('@').is_some_and(|(user, _)| user.contains(':'))
}

/// That of drivers whose name tells it.
fn dialect_of(library: &str) -> Option<&'static dyn Dialect> {
    let name = library.rsplit(['/', '\\']).next().unwrap_or(library).to_lowercase();
    dialect::DIALECTS.into_iter().find(|dialect| name.contains(dialect.id()))
}

/// As manifests record it: the kind of database and the server, without a user.
pub fn recorded(driver: &Driver, dialect: &dyn Dialect) -> String {
    let uri = driver.options.get(Driver::URI).map_or("", String::as_str);
    let server = match uri.split_once("://") {
        Some((scheme, rest)) => {
            let rest = rest.split([';', '?']).next().unwrap_or_default().trim_end_matches('/');
            let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
            format!("{scheme}://{host}")
        }
        None => uri.to_owned(),
    };
    format!("adbc:{}?uri={server}", dialect.id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_driver_server_table_and_how_statements_are_written() {
        let text = "/lib/libadbc_driver_spark.so?uri=sc://127.0.0.1:15002/;user_id=me\
            &table=db.events&key=id,day";
        let (driver, dialect, (table, key)) = read(text).unwrap();
        assert_eq!((driver.server(), dialect.id()), ("sc://127.0.0.1:15002/;user_id=me", "spark"));
        assert_eq!((table.schema.as_deref(), &*table.name), (Some("db"), "events"));
        assert_eq!(key, ["id", "day"]);
        assert_eq!(recorded(&driver, dialect), "adbc:spark?uri=sc://127.0.0.1:15002");
        let sail = "flightsql?uri=grpc://h:1&dialect=spark&user=me&table=t&key=id&option.a.b=c";
        let (driver, ..) = read(sail).unwrap();
        assert_eq!((&*driver.options["username"], &*driver.options["a.b"]), ("me", "c"));
    }

    #[test]
    fn what_is_no_address_or_would_be_seen_by_others_is_refused() {
        for (text, error) in [
            ("?table=t", AddressError::Driver),
            ("flightsql?uri=grpc://h:1&table=t", AddressError::NoDialect),
            ("x?dialect=odd&table=t", AddressError::Dialect("odd".to_owned())),
            ("spark?uri=sc://h:1", AddressError::Table),
            ("spark?uri=sc://h:1/;token=abc&table=t", AddressError::Password),
            ("spark?uri=sc://me:secret@h:1&table=t", AddressError::Password),
            ("spark?password=x&table=t", AddressError::Password),
            ("spark?option.adbc.spark.token=x&table=t", AddressError::Password),
            ("spark?odd=x&table=t", AddressError::Setting("odd".to_owned())),
        ] {
            assert_eq!(read(text).unwrap_err(), error, "{text}");
        }
    }
}
