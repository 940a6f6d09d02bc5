//! What is held back or blurred, as flags.

use clap::Args;

use crate::export::publication::{Derivation, FARTHEST_M, MOST_DECIMALS, Seed};
use crate::export::{ExportError, Job, Places, Publication};

/// What is changed before rows are published. Text may still name places.
#[derive(Debug, Args)]
#[command(next_help_heading = "Redaction")]
pub struct PublicationFlags {
    /// Round coordinates to so many decimals of a degree, 0 to 4; the radius of each place grows
    #[arg(
        long, value_name = "DECIMALS", conflicts_with = "metres",
        value_parser = clap::value_parser!(u8).range(..=i64::from(MOST_DECIMALS))
    )]
    round: Option<u8>,
    /// Jitter coordinates by up to this many metres, as the place and the seed decide; the
    /// radius of each place grows
    #[arg(
        long = "move", id = "metres", value_name = "METRES",
        value_parser = clap::value_parser!(u32).range(1..=i64::from(FARTHEST_M))
    )]
    metres: Option<u32>,
    /// The secret for --move, of at least 12 letters that nobody guesses: whoever has it can move
    /// everything back. Use it again for the same places, as copies that are moved differently
    /// narrow them down; "verify" asks for it
    #[arg(long, value_name = "SEED", requires = "metres", allow_hyphen_values = true)]
    seed: Option<String>,
    /// Leave out this column; may repeat
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    without: Vec<String>,
}

impl PublicationFlags {
    /// Puts into `job` what the flags mean.
    pub fn apply(&self, job: &mut Job) -> Result<(), ExportError> {
        let places = match (self.round, self.metres) {
            (Some(decimals), _) => Places::Rounded { decimals },
            (None, Some(most_m)) => {
                let seed = Seed::new(self.seed.as_deref().unwrap_or_default());
                Places::Moved { most_m, seed, derivation: Derivation::default() }
            }
            (None, None) => Places::Exact,
        };
        let mut publication = Publication { places, ..Publication::default() };
        publication.leave_out(&self.without, job)?;
        job.publication = publication;
        Ok(())
    }
}
