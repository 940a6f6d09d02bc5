//! `strikemap keygen`: a key to sign exports with.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::error::CliError;
use super::terminal::{in_words, say, say_path};
use crate::base::atomic::WriteError;
use crate::export::signature::SigningKey;
use crate::language::tr;

const NOTES: &str = "\
NAME.key is the secret: keep it to yourself, it is readable by you alone and has no
password. NAME.pub is for everybody: publish it where people know that it is yours.

  strikemap export demo -o out.csv --sign NAME.key
  strikemap verify out.manifest.json --key NAME.pub

Keys and signatures have the form of minisign, which can make keys with a password.";

/// Where the key goes.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub struct Arguments {
    /// Names the two files NAME.key and NAME.pub; neither may exist
    #[arg(short, long, value_name = "NAME")]
    output: PathBuf,
}

/// Makes the key.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let [secret, public] = ["key", "pub"].map(|ending| {
        let mut name = arguments.output.as_os_str().to_owned();
        name.push(format!(".{ending}"));
        PathBuf::from(name)
    });
    let key = SigningKey::generate()?;
    let word = key.public().to_base64();
    write(&secret, &key.to_text()?, true)?;
    if let Err(error) = write(&public, &key.public().to_text()?, false) {
        // Without its other half nobody has used it.
        let _ = std::fs::remove_file(&secret);
        return Err(error);
    }
    say_path(&secret)?;
    say_path(&public)?;
    say(&in_words(|| tr!("cli-key", id = key.public().id(), key = word)))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a new file; one that is secret is readable by its owner alone from the start.
fn write(path: &Path, text: &str, is_secret: bool) -> Result<(), CliError> {
    let failed = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::AlreadyExists => WriteError::Exists(path.to_owned()),
        _ => WriteError::Io { path: path.to_owned(), source },
    };
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = is_secret;
    let mut file = options.open(path).map_err(failed)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key is none, and would stand in the way of the next one.
        let _ = std::fs::remove_file(path);
    }
    Ok(written.map_err(failed)?)
}
