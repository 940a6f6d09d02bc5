//! `strikemap snapshot`: the map as a picture, without a window.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::error::CliError;
#[cfg(feature = "gui")]
use super::outputs::refuse_inputs;
use super::scene_flags::SceneFlags;
use super::signing_flags::SigningFlags;

/// What is drawn, and where to.
#[derive(Debug, Args)]
#[command(after_help = "A picture that exists is replaced. Beside it lies a manifest, which \
                        \"strikemap verify\" can prove.")]
pub struct Arguments {
    /// The PNG or SVG to write
    #[arg(short, long, value_name = "PICTURE")]
    output: PathBuf,
    /// Draw the map alone, with a caption that says what is shown
    #[arg(long)]
    map_only: bool,
    #[command(flatten)]
    scene: SceneFlags,
    #[command(flatten)]
    signing: SigningFlags,
}

/// Draws the picture.
///
/// # Errors
/// When a file, area or event is not known, or the picture cannot be written.
#[cfg(feature = "gui")]
pub fn run(arguments: Arguments) -> Result<ExitCode, CliError> {
    use crate::base::Progress;
    use crate::ui::snapshot::{What, picture};

    let inputs = arguments.scene.inputs().chain(arguments.signing.path());
    refuse_inputs(&arguments.output, inputs)?;
    let what = if arguments.map_only { What::Map } else { What::Window };
    let (order, mut job) = arguments.scene.order(what)?;
    arguments.signing.apply(&mut job)?;
    picture(order, &job, &arguments.output, true, &Progress::default())?;
    Ok(ExitCode::SUCCESS)
}

/// Says that this build draws nothing.
///
/// # Errors
/// Always.
#[cfg(not(feature = "gui"))]
pub fn run(_arguments: Arguments) -> Result<ExitCode, CliError> {
    Err(CliError::NoWindow)
}
