//! `strikemap basemap`: maps with streets, downloaded for offline use.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::error::CliError;

/// What is done with base maps.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Download an area of a map with streets, as a PMTiles file
    Download(Download),
}

const NOTES: &str = "\
Asks before anything is sent, and says which server will be asked for how much; --yes
answers in advance. The server learns your network address and the area. Nothing else
is sent, and nothing is kept but the file.

A download that was interrupted goes on from OUTPUT.part when the same command is
given again.

  strikemap basemap download --area Kyiv -o kyiv.pmtiles
  strikemap basemap download --area 22.4,51.1,22.7,51.4 --max-zoom 13 -o lublin.pmtiles
  strikemap --basemap kyiv.pmtiles";

/// What is downloaded, and where to.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
struct Download {
    /// Kyiv, Vyshhorod, Lublin, Rzeszow, a box of degrees or a shape; its bounds are downloaded
    #[arg(long, value_name = "NAME|W,S,E,N|SHAPE", allow_hyphen_values = true)]
    area: String,
    /// The PMTiles file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Who is asked: OpenFreeMap, or the address of a PMTiles archive, of a TileJSON, or of
    /// tiles with {z}, {x} and {y}, whose provider must permit it
    #[arg(long, value_name = "NAME|ADDRESS", default_value = "OpenFreeMap")]
    source: String,
    /// Who made the map, for tiles whose address does not lead to a description
    #[arg(long, value_name = "TEXT", default_value = "")]
    attribution: String,
    /// The most detailed zoom: 14 shows streets and houses, 10 a city as a whole; without it
    /// the deepest of which the area is not too much
    #[arg(long, value_name = "ZOOM")]
    max_zoom: Option<u8>,
    /// Replace a file that exists
    #[arg(long)]
    replace: bool,
    /// Download without asking
    #[arg(short, long)]
    yes: bool,
}

/// Does what is asked.
///
/// # Errors
/// When the area or the source is not known, the source fails, or the file cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    let Command::Download(download) = &arguments.command;
    download.run()
}

#[cfg(not(feature = "gui"))]
impl Download {
    fn run(&self) -> Result<ExitCode, CliError> {
        Err(CliError::NoNetwork)
    }
}

#[cfg(feature = "gui")]
mod with_network {
    use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
    use std::process::ExitCode;
    use std::sync::Arc;
    use std::time::Duration;

    use super::super::error::{CliError, DownloadError};
    use super::super::terminal::{complain, in_words, say_path};
    use super::Download;
    use crate::base::threads::JoinOnDrop;
    use crate::base::{Progress, Threads};
    use crate::basemap::download::AreaDownload;
    use crate::filter::AreaChoice;
    use crate::language::tr;
    use crate::net::{Content, Network, Options, Source, address};

    /// A source that fails for longer is tried again by hand.
    const LONGEST_WAIT: Duration = Duration::from_secs(60);

    /// How often the terminal says how far it is.
    const TICK: Duration = Duration::from_millis(500);

    /// The zoom at which vector maps of cities end.
    const STREETS_ZOOM: u8 = 14;

    impl Download {
        pub(super) fn run(&self) -> Result<ExitCode, CliError> {
            let source = self.source()?;
            let mut area = AreaDownload {
                known: None,
                bounds: self.bounds()?,
                zooms: (source.min_zoom, self.max_zoom.unwrap_or(source.max_zoom)),
                target: self.output.clone(),
                replace: self.replace,
                longest_wait: LONGEST_WAIT,
                source,
            };
            if self.max_zoom.is_none() {
                area = area.within_limits(&[]);
            }
            if self.output.exists() && !self.replace {
                return Err(DownloadError::Exists(self.output.clone()).into());
            }
            let (plan, bytes) = area.estimate(&[]).map_err(DownloadError::Plan)?;
            let host = area.source.host();
            let megabytes = bytes.div_ceil(1_000_000).to_string();
            complain(&in_words(|| {
                tr!(
                    "cli-host-will-be-asked",
                    host = host,
                    count = plan.count(),
                    megabytes = megabytes,
                    lowest = plan.min_zoom.to_string(),
                    highest = plan.max_zoom.to_string()
                )
            }));
            if !self.is_agreed()? {
                complain(in_words(|| tr!("cli-not-downloaded")));
                return Ok(ExitCode::from(1));
            }
            let saved = download(area)?;
            complain(&in_words(|| tr!("cli-tiles-were-downloaded", count = saved.tiles)));
            if saved.missing > 0 {
                complain(&in_words(|| tr!("tiles-that-the-source-lacks", count = saved.missing)));
            }
            say_path(&saved.path)?;
            Ok(ExitCode::SUCCESS)
        }

        fn bounds(&self) -> Result<[f64; 4], CliError> {
            let area = AreaChoice::from_text(&self.area)
                .map_err(|error| DownloadError::Area(error.to_string()))?;
            let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
            for [lon, lat] in area.rings().into_iter().flatten() {
                bounds = [
                    bounds[0].min(lon),
                    bounds[1].min(lat),
                    bounds[2].max(lon),
                    bounds[3].max(lat),
                ];
            }
            Ok(bounds)
        }

        /// The source that is meant by name or by address.
        fn source(&self) -> Result<Source, CliError> {
            let named = Source::presets()
                .into_iter()
                .find(|preset| preset.name.eq_ignore_ascii_case(self.source.trim()));
            let source = match named {
                Some(source) => source,
                None => self.own_source(),
            };
            source.check(std::iter::empty()).map_err(|error| DownloadError::Source {
                text: self.source.clone(),
                reason: error.to_string(),
            })?;
            if !source.allows_saving() {
                return Err(DownloadError::Forbidden(source.host()).into());
            }
            Ok(source)
        }

        /// A source at an address; whoever names it answers for its rules.
        fn own_source(&self) -> Source {
            let url = self.source.trim().to_owned();
            let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
            let is_picture =
                [".png", ".jpg", ".jpeg", ".webp"].iter().any(|end| path.ends_with(end));
            Source {
                name: address::host_of_text(&url),
                content: if is_picture { Content::Raster } else { Content::Vector },
                attribution: self.attribution.clone(),
                max_zoom: self.max_zoom.unwrap_or(STREETS_ZOOM),
                may_be_saved: true,
                url,
                ..Source::default()
            }
        }

        /// Whether a person agrees to what was said.
        fn is_agreed(&self) -> Result<bool, CliError> {
            if self.yes {
                return Ok(true);
            }
            let stdin = io::stdin();
            if !stdin.is_terminal() {
                return Err(DownloadError::NobodyToAsk.into());
            }
            let _ = write!(io::stderr(), "{} [y/N] ", in_words(|| tr!("cli-download-now")));
            let mut answer = String::new();
            let _ = stdin.lock().read_line(&mut answer);
            Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
        }
    }

    /// Downloads, and says on a terminal how far it is.
    fn download(area: AreaDownload) -> Result<crate::basemap::save::Saved, CliError> {
        let owner = JoinOnDrop(Threads::default());
        let network = Network::new(Options { threads: owner.0.clone(), ..Options::default() });
        network.switch(true);
        let progress = Arc::new(Progress::default());
        let (sender, ended) = std::sync::mpsc::channel::<()>();
        let told = Arc::clone(&progress);
        let shown = owner.0.spawn("progress", move || {
            while ended.recv_timeout(TICK) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                if io::stderr().is_terminal() {
                    let (done, total) = told.counts();
                    let megabytes = told.bytes() as f64 / 1e6;
                    let _ = write!(io::stderr(), "\r{done} / {total}, {megabytes:.1} MB ");
                }
            }
        });
        // Without a thread nothing is shown.
        let _ = shown;
        let result = area.run(&network, &owner.0, &progress);
        network.switch(false);
        drop(sender);
        drop(owner);
        if io::stderr().is_terminal() {
            let _ = writeln!(io::stderr());
        }
        Ok(result.map_err(|error| DownloadError::Failed(Box::new(error)))?)
    }
}
