//! `strikemap snapshot`: the map as a picture, without a window.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::error::CliError;
use super::time_flags::WindowFlags;
use crate::dataset::Place;

/// What is drawn, and where to.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Files to draw, or the word demo; the built-in data if none is named
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The PNG to write
    #[arg(short, long, value_name = "PICTURE")]
    output: PathBuf,
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", default_value = "1280x800", value_parser = size_px)]
    size: (u32, u32),
    /// The area to look at
    #[arg(long, value_name = "NAME")]
    area: Option<String>,
    /// The middle of the map and its zoom, 2 to 20, such as 50.45,30.52,11
    #[arg(
        long,
        value_name = "LAT,LON,ZOOM",
        value_parser = position,
        allow_hyphen_values = true,
        conflicts_with = "area"
    )]
    at: Option<Position>,
    /// Language of names on the map: english, ukrainian, polish or local
    #[arg(long, value_name = "LANGUAGE", default_value = "english", value_parser = LANGUAGES)]
    names: String,
    #[command(flatten)]
    window: WindowFlags,
    /// Time zone of --from and --to
    #[arg(long, value_name = "ZONE", default_value = "Europe/Kyiv")]
    zone: String,
    /// Id of the event to select
    #[arg(long, value_name = "ID")]
    select: Option<String>,
    /// Layers to draw, the lowest first: points, clusters, heat, hexagons, areas, outlines, paths
    #[arg(long, visible_alias = "layer", value_name = "ID", value_delimiter = ',')]
    layers: Vec<String>,
    /// Draw the map alone, with a caption that says what is shown
    #[arg(long)]
    map_only: bool,
    /// Pixels a point, 1 to 4: 2 draws everything twice as large and as sharp
    #[arg(long, value_name = "NUMBER", default_value_t = 1.0, value_parser = scale)]
    scale: f32,
    /// Draw in dark colours
    #[arg(long)]
    dark: bool,
    /// A PMTiles file to draw instead of the built-in map
    #[arg(long, value_name = "FILE")]
    basemap: Option<PathBuf>,
}

/// A place to look at and a zoom.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Position(Place, f64);

const LANGUAGES: [&str; 4] = ["english", "ukrainian", "polish", "local"];

fn position(text: &str) -> Result<Position, String> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|part| part.trim().parse()).collect();
    let place = match numbers.as_deref() {
        Ok([latitude, longitude, zoom]) if (2.0..=20.0).contains(zoom) => {
            Place::new(*latitude, *longitude).map(|place| Position(place, *zoom))
        }
        _ => None,
    };
    place.ok_or_else(|| "write latitude, longitude and zoom, such as 50.45,30.52,11".to_owned())
}

/// Sides longer than this are a slip; no graphics card draws them.
const LONGEST_SIDE_PX: u32 = 16_384;

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse().ok().filter(|scale| (1.0..=4.0).contains(scale));
    scale.ok_or_else(|| "write a number from 1 to 4".to_owned())
}

fn size_px(text: &str) -> Result<(u32, u32), String> {
    let sides = text.split_once(['x', 'X', '×']);
    let sides = sides.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    sides
        .filter(|(width, height)| {
            [width, height].iter().all(|side| (1..=LONGEST_SIDE_PX).contains(*side))
        })
        .ok_or_else(|| {
            format!("write width and height in pixels, such as 1280x800, at most {LONGEST_SIDE_PX}")
        })
}

/// Draws the picture.
///
/// # Errors
/// When a file, area or event is not known, or the picture cannot be written.
#[cfg(feature = "gui")]
pub fn run(arguments: Arguments) -> Result<ExitCode, CliError> {
    use crate::import::Options;
    use crate::ui::settings::NameLanguage;
    use crate::ui::snapshot::{Picture, write};

    let zone = crate::dataset::time::zone(&arguments.zone)?;
    let options = Options { zone: zone.clone(), ..Options::default() };
    let datasets = arguments
        .files
        .iter()
        .map(|path| super::input::open(path, &options))
        .collect::<Result<_, _>>()?;
    let picture = Picture {
        time: arguments.window.time_filter(&zone)?,
        options,
        output: arguments.output,
        size_px: [arguments.size.0, arguments.size.1],
        area: arguments.area,
        at: arguments.at.map(|Position(place, zoom)| (place, zoom)),
        name_language: match arguments.names.as_str() {
            "ukrainian" => NameLanguage::Ukrainian,
            "polish" => NameLanguage::Polish,
            "local" => NameLanguage::Local,
            _ => NameLanguage::English,
        },
        select: arguments.select,
        layers: arguments.layers,
        dark: arguments.dark,
        basemap: arguments.basemap,
        map_only: arguments.map_only,
        scale: arguments.scale,
    };
    write(datasets, &picture).map_err(CliError::Window)?;
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
