//! `strikemap animate`: the map through time, without a window.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::error::CliError;
#[cfg(feature = "gui")]
use super::outputs::refuse_inputs;
use super::scene_flags::SceneFlags;
use super::signing_flags::SigningFlags;
#[cfg(feature = "gui")]
use super::terminal::{in_words, say, say_path};
use crate::language::tr;
use crate::session::TimeStep;

const EXAMPLES: &str = "\
Examples:
  strikemap animate demo --from 2025-12-01 --to 2025-12-27 --step 1d -o december.gif
  strikemap animate demo --from 2025-12-01 --to 2025-12-27 --width 1w --step 1d -o frames/
  strikemap animate strikes.csv --cumulative --step 1mo --frames-per-second 10 -o war.gif

Beside it lies a manifest with the time and the count of each frame, which
\"strikemap verify\" can prove.";

/// What is drawn, how time moves, and where to.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The GIF to write, or with / at its end a folder of numbered PNGs
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// By how much time moves from one frame to the next: 30min, 6h, 1d, 1w, 1mo, 1y
    #[arg(long, value_name = "STEP", default_value = "1d", value_parser = step)]
    step: TimeStep,
    /// How wide the time window is that moves; one step if it is not given
    #[arg(long, value_name = "STEP", value_parser = step)]
    width: Option<TimeStep>,
    /// Cumulative: each frame shows everything up to its time
    #[arg(long, conflicts_with = "width")]
    cumulative: bool,
    /// Frames a second, 0.1 to 50; a GIF counts in hundredths of a second
    #[arg(long, value_name = "NUMBER", default_value_t = 4.0, value_parser = frames_per_second)]
    frames_per_second: f32,
    /// Replace an animation that exists
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    scene: SceneFlags,
    #[command(flatten)]
    signing: SigningFlags,
}

fn step(text: &str) -> Result<TimeStep, String> {
    TimeStep::from_text(text).ok_or_else(|| tr!("error-cli-step").to_owned())
}

fn frames_per_second(text: &str) -> Result<f32, String> {
    let number = text.parse().ok().filter(|number| (0.1..=50.0).contains(number));
    number.ok_or_else(|| tr!("error-cli-number-from-to", low = "0.1", high = "50"))
}

/// Draws the animation.
///
/// # Errors
/// When a file or event is not known, there are too many frames, or it cannot be
/// written.
#[cfg(feature = "gui")]
pub fn run(arguments: Arguments) -> Result<ExitCode, CliError> {
    use std::io::{IsTerminal as _, Write as _};

    use crate::export::{ExportError, Job, Request, Scope};
    use crate::session::Command;
    use crate::session::frames::{Steps, whole_days};
    use crate::ui::snapshot::{self, Animation, What};

    let Arguments { output, step, width, cumulative, frames_per_second, replace, scene, signing } =
        arguments;
    refuse_inputs(&output, scene.inputs().chain(signing.path()))?;
    let zone = scene.events.reading.options()?.zone;
    let (mut order, _) = scene.order(What::Map)?;
    let session = &mut order.session;
    let time = session.document().filters.time;
    let extent = session.extent().ok_or(CliError::Export(ExportError::Nothing))?;
    let domain = within(&time, whole_days(extent, &zone));
    let width = (!cumulative).then(|| width.unwrap_or(step));
    let animation =
        Animation { steps: Steps { domain, width, step }, frames_per_sec: frames_per_second };
    session.apply(Command::SetTime(animation.time(&time)));
    session.forget_history();
    let mut job = Job::of_session(&session.moment(), &Request::new(Scope::Filtered), &zone)?;
    signing.apply(&mut job)?;
    let count = animation.windows(&zone)?.len();
    let threads = crate::base::threads::JoinOnDrop::default();
    let progress = told_progress(count, &threads.0);
    let written = snapshot::animation(order, &animation, &job, &output, replace, &progress)?;
    drop(progress);
    drop(threads);
    if std::io::stderr().is_terminal() {
        // The count of frames makes room for what was written.
        let _ = write!(std::io::stderr(), "\r{:40}\r", "");
    }
    let events = written.events.to_string();
    let bytes = written.bytes.to_string();
    say(&in_words(|| tr!("cli-frames", count = count, events = events, bytes = bytes)))?;
    say_path(&written.path)?;
    say_path(&written.manifest)?;
    Ok(ExitCode::SUCCESS)
}

/// The time that flags name, with the ends of the data where they leave a side open.
#[cfg(feature = "gui")]
fn within(
    time: &crate::filter::TimeFilter,
    extent: crate::dataset::Interval,
) -> crate::dataset::Interval {
    use crate::dataset::{Instant, Interval};
    let Some((start, end)) = time.bounds_secs() else { return extent };
    let start = if start == i64::MIN { extent.start() } else { Instant::from_secs(start) };
    let end = if end == i64::MAX { extent.end() } else { Instant::from_secs(end) };
    Interval::new(start, end).unwrap_or(extent)
}

/// How far it is, told on a terminal.
#[cfg(feature = "gui")]
fn told_progress(
    count: usize,
    threads: &crate::base::Threads,
) -> std::sync::Arc<crate::base::Progress> {
    use std::io::{IsTerminal as _, Write as _};
    let progress = std::sync::Arc::new(crate::base::Progress::default());
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        let told = std::sync::Arc::downgrade(&progress);
        let _ = threads.spawn("tell progress", move || {
            while let Some(progress) = told.upgrade() {
                let frame = (progress.fraction() * count as f32).round();
                let (frame, count) = (frame.to_string(), count.to_string());
                let told = in_words(|| tr!("cli-frame-of", frame = frame, count = count));
                let _ = write!(terminal, "\r{told} ");
                drop(progress);
                std::thread::sleep(std::time::Duration::from_millis(200));
            }
        });
    }
    progress
}

/// Says that this build draws nothing.
///
/// # Errors
/// Always.
#[cfg(not(feature = "gui"))]
pub fn run(_arguments: Arguments) -> Result<ExitCode, CliError> {
    Err(CliError::NoWindow)
}
