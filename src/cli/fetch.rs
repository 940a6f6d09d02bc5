//! `strikemap fetch`: rows of a database as a file, with a manifest.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::error::CliError;
use super::event_flags::{self, EventFlags};
use super::outputs::refuse_inputs;
use super::signing_flags::SigningFlags;
use super::terminal::{complain, in_words, say, say_path};
#[cfg(feature = "adbc")]
use crate::database::ThroughDriver;
use crate::database::{Address, Fetch, FetchError, MOST_ROWS, Place, Store, fetch};
use crate::dataset::Dataset;
use crate::language::tr;
#[cfg(feature = "adbc")]
use crate::net::adbc;
use crate::net::postgres::{Connection, Timeouts, password_of};

const NOTES: &str = "\
The server is asked in a transaction that only reads. OUTPUT has the rows as the server
sent them, in the order of the key; its manifest says what was asked, and \"strikemap
verify MANIFEST --database ADDRESS\" asks again.

ADDRESS is postgres://USER@HOST:PORT/DATABASE?table=SCHEMA.TABLE with, as needed,
  &key=COLUMN         columns that tell rows apart; the primary key without it
  &host=/FOLDER       the folder of a socket instead of HOST
  &sslrootcert=FILE   authorities of your own, in PEM form
  &sslmode=disable    no encryption, where the server is on another machine

Spark and Sail are asked through a driver: adbc:DRIVER?uri=URI&table=TABLE&key=COLUMN,
with the password in ADBC_PASSWORD; see docs/databases.md.

The password of PostgreSQL stands in PGPASSWORD, or in the file that PGPASSFILE names,
or ~/.pgpass.

  strikemap fetch 'postgres://db.example.org/alerts?table=events' -o events.csv
  strikemap fetch 'postgres:///alerts?host=/run/postgresql&table=events&key=id' \\
      --from 2025-12-01 --to 2025-12-31 -o december.csv";

/// What is fetched, and where to.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct Arguments {
    /// The table or view, as below
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// The CSV file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Replace a file that exists
    #[arg(long)]
    replace: bool,
    /// Refuse more rows than this
    #[arg(long, value_name = "ROWS", default_value_t = MOST_ROWS)]
    most_rows: u64,
    #[command(flatten)]
    events: EventFlags,
    #[command(flatten)]
    signing: SigningFlags,
}

/// The variable `name` of the environment.
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The table that `text` names.
pub fn address(text: &str) -> Result<Address, CliError> {
    Address::read(text, environment).map_err(CliError::Address)
}

/// A connection to the server of `address`.
pub fn connect(address: &Address, timeouts: Timeouts) -> Result<Box<dyn Store>, CliError> {
    match &address.place {
        Place::Postgres(server) => {
            let password = password_of(server, environment).map_err(FetchError::from)?;
            complain(&in_words(|| {
                tr!("cli-asks-server", server = server.to_string(), user = &server.user)
            }));
            let opened = Connection::open(server, password.as_deref(), timeouts);
            Ok(Box::new(opened.map_err(FetchError::from)?))
        }
        #[cfg(feature = "adbc")]
        Place::Driver { driver, dialect } => {
            let password = environment("ADBC_PASSWORD").filter(|password| !password.is_empty());
            complain(&in_words(|| {
                let server = driver.server();
                tr!("cli-asks-by-driver", server = server, driver = &driver.library)
            }));
            let program = std::env::current_exe().map_err(FetchError::from)?;
            let opened = adbc::Connection::open(&program, driver, password.as_deref(), timeouts);
            let connection = opened.map_err(FetchError::from)?;
            Ok(Box::new(ThroughDriver { connection, dialect: *dialect }))
        }
    }
}

/// Asks, reads, filters and writes.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let address = address(&arguments.address)?;
    let options = arguments.events.reading.options()?;
    let filters = arguments.events.filters_of(&options)?;
    refuse_inputs(&arguments.output, arguments.signing.path())?;
    let signing_key = arguments.signing.key()?;
    let connection = connect(&address, Timeouts::default())?;
    let check = |dataset: &Dataset| {
        event_flags::check(&filters, std::iter::once(dataset), false)
            .map_err(|error| error.to_string())
    };
    let wanted = Fetch {
        check: &check,
        address: &address,
        options: &options,
        filters: &filters,
        most_rows: arguments.most_rows,
        output: &arguments.output,
        replace: arguments.replace,
        signing_key: signing_key.as_ref(),
    };
    let (manifest, path) = fetch(&*connection, &wanted)?;
    say(&in_words(|| {
        tr!(
            "cli-fetched",
            rows = manifest.output.rows,
            asked = manifest.database.rows.to_string(),
            bytes = manifest.output.fingerprint.bytes.to_string()
        )
    }))?;
    say_path(&arguments.output)?;
    say_path(&path)?;
    Ok(ExitCode::SUCCESS)
}
