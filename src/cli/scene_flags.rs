//! What is drawn, and how, as flags of `snapshot` and `animate`.

use std::path::PathBuf;

use clap::Args;

use super::event_flags::EventFlags;
use super::older_flags::OlderFlags;
use crate::dataset::Place;
use crate::filter::AreaChoice;
use crate::language::{Language, tr};

/// What is drawn, and how.
#[derive(Debug, Args)]
pub struct SceneFlags {
    /// Files to draw, or the word demo; the built-in data as the window opens it if
    /// none is named
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", default_value = "1280x800", value_parser = size_px)]
    pub size: (u32, u32),
    /// What the map looks at: a named area, a box of degrees, or the word events for
    /// all that match; without it and --at, the areas of --area, or all matching events
    #[arg(long, value_name = "NAME|W,S,E,N", allow_hyphen_values = true, value_parser = LookAt::read)]
    pub look_at: Option<LookAt>,
    /// The middle of the map and its zoom, 2 to 20, such as 50.45,30.52,11
    #[arg(
        long,
        value_name = "LAT,LON,ZOOM",
        value_parser = position,
        allow_hyphen_values = true,
        conflicts_with = "look_at"
    )]
    pub at: Option<Position>,
    /// Language of the window: en, uk or pl
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
    pub language: Language,
    /// Language of names on the map: english, ukrainian, polish or local; that of --language
    /// without it
    #[arg(long, value_name = "LANGUAGE", value_parser = LANGUAGES)]
    pub names: Option<String>,
    /// Id of the event to select
    #[arg(long, value_name = "ID")]
    pub select: Option<String>,
    /// Layers to draw, the lowest first: points, clusters, heat, hexagons, areas, outlines, paths,
    /// changes
    #[arg(long, visible_alias = "layer", value_name = "ID", value_delimiter = ',')]
    pub layers: Vec<String>,
    /// Device pixels per point, 1 to 4: 2 draws everything twice as large and as sharp
    #[arg(long, value_name = "NUMBER", default_value_t = 1.0, value_parser = scale)]
    pub scale: f32,
    /// Draw in dark colours
    #[arg(long)]
    pub dark: bool,
    /// A PMTiles file to draw instead of the built-in map
    #[arg(long, value_name = "FILE")]
    pub basemap: Option<PathBuf>,
    /// Written above the map
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub title: String,
    #[command(flatten)]
    pub events: EventFlags,
    #[command(flatten)]
    pub older: OlderFlags,
}

/// What the map looks at.
#[derive(Debug, Clone)]
pub enum LookAt {
    /// All matching events.
    Events,
    /// An area.
    #[cfg_attr(
        not(feature = "gui"),
        expect(dead_code, reason = "nothing is drawn without a window")
    )]
    Area(AreaChoice),
}

impl LookAt {
    fn read(text: &str) -> Result<Self, String> {
        if text == "events" {
            return Ok(Self::Events);
        }
        AreaChoice::from_text(text).map(Self::Area).map_err(|error| error.to_string())
    }
}

/// A place to look at and a zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position(pub Place, pub f64);

const LANGUAGES: [&str; 4] = ["english", "ukrainian", "polish", "local"];

fn position(text: &str) -> Result<Position, String> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|part| part.trim().parse()).collect();
    let place = match numbers.as_deref() {
        Ok([latitude, longitude, zoom]) if (2.0..=20.0).contains(zoom) => {
            Place::new(*latitude, *longitude).map(|place| Position(place, *zoom))
        }
        _ => None,
    };
    place.ok_or_else(|| tr!("error-cli-position").to_owned())
}

/// Sides longer than this are a slip; no graphics card draws them.
const LONGEST_SIDE_PX: u32 = 16_384;

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse().ok().filter(|scale| (1.0..=4.0).contains(scale));
    scale.ok_or_else(|| tr!("error-cli-number-from-to", low = "1", high = "4"))
}

fn language(text: &str) -> Result<Language, String> {
    Language::by_id(text).ok_or_else(|| tr!("error-cli-language").to_owned())
}

fn size_px(text: &str) -> Result<(u32, u32), String> {
    let sides = text.split_once(['x', 'X', '×']);
    let sides = sides.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    sides
        .filter(|(width, height)| {
            [width, height].iter().all(|side| (1..=LONGEST_SIDE_PX).contains(*side))
        })
        .ok_or_else(|| tr!("error-cli-size", most = LONGEST_SIDE_PX.to_string()))
}

#[cfg(feature = "gui")]
mod scene {
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    use crate::cli::error::CliError;
    use crate::cli::event_flags;
    use crate::cli::input::{open, refuse_twice};
    use crate::cli::scene_flags::{LookAt, Position, SceneFlags};
    use crate::export::{Job, Request, Scope};
    use crate::filter::{self, AreaChoice, Argument, Filters};
    use crate::import::Options;
    use crate::session::{Command, Session};
    use crate::ui::Settings;
    use crate::ui::settings::NameLanguage;
    use crate::ui::snapshot::{self, Camera, RenderRequest, Style, What};

    impl SceneFlags {
        /// The files that are read.
        pub fn inputs(&self) -> impl Iterator<Item = &Path> {
            let areas = self.events.files();
            let files = self.files.iter().chain(&self.basemap).map(PathBuf::as_path);
            files.chain(areas).chain(self.older.path())
        }

        /// What the flags order to be drawn, and of which events.
        pub fn order(self, what: What) -> Result<(RenderRequest, Job), CliError> {
            let options = self.events.reading.options()?;
            refuse_twice(&self.files)?;
            let datasets: Vec<_> =
                self.files.iter().map(|path| open(path, &options)).collect::<Result<_, _>>()?;
            let is_home = datasets.is_empty();
            let mut session = snapshot::opened(datasets).map_err(CliError::Window)?;
            let first = session.datasets().first().map(|open| open.id);
            let datasets: Vec<_> =
                session.datasets().iter().map(|open| Arc::clone(&open.dataset)).collect();
            if let (Some(id), Some(comparison)) = (first, self.older.compare(&datasets, &options)?)
            {
                session.apply(Command::Compare(id, Some(comparison)));
            }
            let filters = self.filters(&session, &options)?;
            let opened = || session.datasets().iter().map(|open| &*open.dataset);
            let is_compared = session.datasets().iter().any(|open| open.comparison.is_some());
            event_flags::check(&filters, opened(), is_compared)?;
            session.apply(Command::SetTime(filters.time));
            for (id, argument) in filters.clauses {
                session.apply(Command::SetClause(id, Some(argument)));
            }
            let boundaries = filters.boundaries.into();
            session.apply(Command::SetShapes(boundaries));
            if !self.layers.is_empty() {
                let layers = snapshot::layers_named(&self.layers).map_err(CliError::Window)?;
                session.apply(Command::SetLayers(layers));
            }
            let selected = match &self.select {
                Some(id) => snapshot::select(&mut session, id).map_err(CliError::Window)?,
                None => None,
            };
            session.forget_history();
            let look = match self.look(&session) {
                Some(look) => look,
                None => selected.unwrap_or(if is_home { Camera::Home } else { Camera::Events }),
            };
            let request = Request::new(Scope::Filtered);
            let job = Job::of_session(&session.moment(), &request, &options.zone)?;
            let order = RenderRequest {
                session,
                settings: Settings {
                    zone_name: self.events.reading.zone,
                    language: Some(self.language),
                    name_language: NameLanguage::ALL
                        .into_iter()
                        .find(|names| Some(names.id()) == self.names.as_deref())
                        .unwrap_or(NameLanguage::of(self.language)),
                    ..Settings::default()
                },
                look,
                basemap: self.basemap,
                style: Style {
                    what,
                    size_px: [self.size.0, self.size.1],
                    scale: self.scale,
                    dark: self.dark,
                    title: self.title,
                },
            };
            Ok((order, job))
        }

        /// The filters: without a window in flags, the one that is open already.
        fn filters(&self, session: &Session, options: &Options) -> Result<Filters, CliError> {
            let window = self.events.window.time_filter(&options.zone)?;
            let opened = session.document().filters.time;
            let time = if window.is_idle() { opened } else { window };
            self.events.filters.filters(self.events.matching.apply(time), &options.zone)
        }

        /// Where the map is told to look.
        fn look(&self, session: &Session) -> Option<Camera> {
            if let Some(Position(place, zoom)) = self.at {
                return Some(Camera::At(place, zoom));
            }
            let filtered = session.document().filters.argument(filter::area::ID);
            let areas: Vec<&AreaChoice> = match (&self.look_at, filtered) {
                (Some(LookAt::Events), _) => return Some(Camera::Events),
                (Some(LookAt::Area(area)), _) => vec![area],
                (None, Some(Argument::Areas { areas, .. })) => areas.iter().collect(),
                (None, _) => return None,
            };
            let rings = areas.into_iter().flat_map(AreaChoice::rings);
            bounds(rings.flatten()).map(Camera::Bounds)
        }
    }

    /// West, south, east, north of longitudes and latitudes.
    fn bounds(points: impl Iterator<Item = [f64; 2]>) -> Option<[f64; 4]> {
        points.fold(None, |bounds, [lon, lat]| {
            let [west, south, east, north] = bounds.unwrap_or([lon, lat, lon, lat]);
            Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_a_place_and_a_zoom() {
        let kyiv = Place::new(50.45, 30.52).unwrap();
        assert_eq!(position("50.45, 30.52, 11"), Ok(Position(kyiv, 11.0)));
        for text in ["", "50,30", "50,30,1", "95,30,9", "a,b,c", "1,2,3,4"] {
            assert!(position(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_size_is_two_sides_in_pixels() {
        assert_eq!(size_px("1280x800"), Ok((1280, 800)));
        for text in ["", "1280", "x", "0x5", "5x-1", "99999x9"] {
            assert!(size_px(text).is_err(), "{text}");
        }
    }
}
