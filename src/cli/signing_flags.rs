//! The flag that signs what is exported.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::error::CliError;
use crate::export::Job;
use crate::export::signature::SigningKey;

/// With which key.
#[derive(Debug, Args)]
#[command(next_help_heading = "Signature")]
pub struct SigningFlags {
    /// Sign the manifest with this secret key, made by "strikemap keygen" or minisign
    #[arg(long, value_name = "KEY")]
    sign: Option<PathBuf>,
}

impl SigningFlags {
    /// The file that is read.
    pub fn path(&self) -> Option<&Path> {
        self.sign.as_deref()
    }

    /// The key. A protected one asks for its password on the terminal.
    pub fn key(&self) -> Result<Option<SigningKey>, CliError> {
        let read = |path: &PathBuf| SigningKey::read(path, None);
        Ok(self.sign.as_ref().map(read).transpose()?)
    }

    /// Lets `job` be signed.
    pub fn apply(&self, job: &mut Job) -> Result<(), CliError> {
        job.signing_key = self.key()?.map(Arc::new);
        Ok(())
    }
}
