//! Time stamps of manifests: that one existed at a time, said by somebody else.
//!
//! Two forms are checked, and nothing is ever fetched: tokens of RFC 3161 (`NAME.tsr`,
//! `NAME.tst`), signed by an authority, and proofs of OpenTimestamps (`NAME.ots`), which
//! lead from the hash of the manifest to a block of Bitcoin.

mod authorities;
mod cursor;
mod error;
mod opentimestamps;
mod signer;
mod small_file;
mod token;
mod token_parts;

use std::fmt;
use std::path::{Path, PathBuf};

use super::file::name_of;
use crate::base::escape::one_line_text;
use crate::language::tr;
pub use authorities::Authorities;
use error::Fault;
pub use error::TimestampError;
pub use opentimestamps::Commitment;
use small_file::read;
pub use token::Token;

/// How the names of time stamps end that are looked for beside a manifest.
const ENDINGS: [&str; 3] = [".tsr", ".tst", ".ots"];

/// A time stamp that is about the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timestamp {
    /// Its file.
    pub path: PathBuf,
    /// What it says.
    pub kind: TimestampKind,
}

/// What a time stamp says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimestampKind {
    /// An authority signed hash and time.
    Token(Token),
    /// The hash of the manifest is part of these.
    Commitments(Vec<Commitment>),
}

impl Timestamp {
    /// Reads the time stamp at `path` and checks that it is one of `manifest`; `authorities`
    /// are those whose tokens are trusted.
    ///
    /// # Errors
    /// When it is none, or one of another file, or its signature does not hold.
    pub fn check(
        path: &Path,
        manifest: &[u8],
        authorities: Option<&Authorities>,
    ) -> Result<Self, TimestampError> {
        let bytes = read(path)?;
        let kind = if opentimestamps::is_one(&bytes) {
            opentimestamps::check(&bytes, manifest).map(TimestampKind::Commitments)
        } else {
            token::check(&bytes, manifest, authorities).map(TimestampKind::Token)
        };
        match kind {
            Ok(kind) => Ok(Self { path: path.to_owned(), kind }),
            Err(Fault::Form(reason)) => Err(TimestampError::Form { path: path.to_owned(), reason }),
            Err(Fault::Differs(reason)) => {
                Err(TimestampError::Differs { name: name_of(path), reason })
            }
        }
    }
}

impl Timestamp {
    /// Whether an authority that the reader trusts has signed it.
    pub fn is_trusted(&self) -> bool {
        matches!(&self.kind, TimestampKind::Token(token) if token.is_trusted)
    }
}

/// The time stamps that lie beside the manifest at `manifest`.
pub fn beside(manifest: &Path) -> Vec<PathBuf> {
    let with = |ending: &&str| {
        let mut name = manifest.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    ENDINGS.iter().map(with).filter(|path| path.is_file()).collect()
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = one_line_text(&name_of(&self.path)).into_owned();
        match &self.kind {
            TimestampKind::Token(token) => {
                let signer = one_line_text(&token.signer).into_owned();
                let at = token.at.to_string();
                f.write_str(&tr!("timestamp-token", name = name, at = at, signer = signer))
            }
            TimestampKind::Commitments(_) => f.write_str(&tr!("timestamp-proof", name = name)),
        }
    }
}
