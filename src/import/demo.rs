//! The data inside the program.

use super::{ImportError, claims_file, reader};
use crate::dataset::Dataset;

/// Name of the built-in dataset.
pub const NAME: &str = "kyiv-air-attacks.csv";

static EVENTS: &[u8] = include_bytes!("../../data/kyiv-air-attacks.csv");
static CLAIMS: &[u8] = include_bytes!("../../data/kyiv-air-attacks.claims.csv");

/// Attacks, alerts, closures and statements for Kyiv, Vyshhorod, Lublin and
/// Rzeszow; `data/README.md` describes origin and method.
///
/// # Errors
/// Never, as long as the embedded file is sound, which a test checks.
pub fn dataset() -> Result<Dataset, ImportError> {
    let (claims, _) = claims_file::read(CLAIMS);
    reader::read_built_in(NAME, EVENTS, claims)
}
