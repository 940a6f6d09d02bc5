//! Downloads an area of a map with streets for the command line.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use super::basemap_download::Download;
use super::error::{CliError, DownloadError};
use super::terminal::{complain, in_words, say_path};
use crate::base::atomic::folder_of;
use crate::base::threads::JoinOnDrop;
use crate::base::{Progress, Threads};
use crate::basemap::download::AreaDownload;
use crate::basemap::save::part_path;
use crate::filter::AreaChoice;
use crate::language::{current, tr};
use crate::net::{Content, Network, Options, Source, address};

/// A source that fails for longer is tried again by hand.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How often the terminal says how far it is.
const TICK: Duration = Duration::from_millis(500);

/// How people agree.
const YES: [&str; 6] = ["y", "yes", "т", "так", "t", "tak"];

/// The zoom at which vector maps of cities end.
const STREETS_ZOOM: u8 = 14;

impl Download {
    /// Says who will be asked for what, asks, downloads.
    ///
    /// # Errors
    /// When the area or the source is not known, nobody can be asked, the source fails, or
    /// the file cannot be written.
    pub fn run(&self) -> Result<ExitCode, CliError> {
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
        self.check_output()?;
        let (plan, bytes) = area.estimate(&[]).map_err(DownloadError::of_plan)?;
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

    /// Whether the file can be written, before anybody is asked.
    fn check_output(&self) -> Result<(), CliError> {
        let path = &self.output;
        let folder = folder_of(path);
        if path.is_dir() {
            return Err(DownloadError::Folder(path.clone()).into());
        }
        if path.exists() && !self.replace {
            return Err(DownloadError::Exists(path.clone()).into());
        }
        match folder.is_dir() {
            true => Ok(()),
            false => Err(DownloadError::NoFolder(folder.to_owned()).into()),
        }
    }

    fn bounds(&self) -> Result<[f64; 4], CliError> {
        let area = AreaChoice::from_text(&self.area)
            .map_err(|error| DownloadError::Area(error.to_string()))?;
        let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for [lon, lat] in area.rings().into_iter().flatten() {
            bounds =
                [bounds[0].min(lon), bounds[1].min(lat), bounds[2].max(lon), bounds[3].max(lat)];
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
        let is_picture = [".png", ".jpg", ".jpeg", ".webp"].iter().any(|end| path.ends_with(end));
        Source {
            name: Some(address::host_of_text(&url))
                .filter(|host| !host.is_empty())
                .unwrap_or_else(|| url.clone()),
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
        let _ = write!(io::stderr(), "{} ", in_words(|| tr!("cli-download-now")));
        let mut answer = String::new();
        let _ = stdin.lock().read_line(&mut answer);
        Ok(YES.contains(&answer.trim().to_lowercase().as_str()))
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
                let size = in_words(|| tr!("size-mb", number = current().decimal(megabytes, 1)));
                let _ = write!(io::stderr(), "\r{done} / {total}, {size} ");
            }
        }
    });
    // Without a thread nothing is shown.
    let _ = shown;
    let part = part_path(&area.target);
    let result = area.run(&network, &owner.0, &progress);
    network.switch(false);
    drop(sender);
    drop(owner);
    if io::stderr().is_terminal() {
        let _ = writeln!(io::stderr());
    }
    Ok(result.map_err(|error| match part.exists() {
        true => DownloadError::Interrupted(Box::new(error)),
        false => DownloadError::Failed(Box::new(error)),
    })?)
}
