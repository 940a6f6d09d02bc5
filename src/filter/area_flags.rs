//! Areas as flags give them, and in words.

use std::path::Path;

use super::flag::{FlagDef, FlagError, FlagValue, Given};
use super::words::tier_value;
use super::{AreaChoice, AreaMatching, Argument};
use crate::boundaries::Boundaries;
use crate::dataset::{PlaceTier, PlaceTiers};
use crate::language::tr;
use crate::shape::{NamedShape, Shape};

/// All of them, the main one first.
pub(super) const FLAGS: &[FlagDef] = &[
    FlagDef {
        name: "area",
        value_name: "NAME|W,S,E,N|SHAPE",
        help: "Keep events in Kyiv, Vyshhorod, Lublin, Rzeszow, a box of degrees or a shape such \
               as CIRCLE(30.52 50.45, 5000) or POLYGON((30 50, 31 50, 31 51)); may repeat",
        takes_minus: true,
        check: |text| AreaChoice::from_text(text).map(|_| ()).map_err(|error| error.to_string()),
        ..FlagDef::ANY
    },
    FlagDef {
        name: FILE,
        value_name: "FILE",
        help: "Keep events in the areas of a GeoJSON or KML file; FILE#NAME means one of them",
        check: |text| areas_of_file(text).map(|_| ()),
        file: Some(|text| path_and_name(text).0),
        ..FlagDef::ANY
    },
    FlagDef {
        name: TIERS,
        value_name: "TIERS",
        help: "Which events count as inside beside those whose symbol lies in the area: of these \
               tiers of location precision all whose circle overlaps it. Without it, \"town\"; \
               separated by commas",
        is_list: true,
        values: Some(tier_values),
        conflicts_with: Some(MATCH),
        ..FlagDef::ANY
    },
    FlagDef {
        name: MATCH,
        value_name: "HOW",
        help: "Instead of --area-tiers: every event whose circle overlaps the area, or only \
               those whose circle lies wholly in it",
        repeats: false,
        values: Some(|| {
            let value =
                |id, help: &str| FlagValue { id, aliases: Vec::new(), help: help.to_owned() };
            vec![
                value(POSSIBLE, "It may be inside: its circle overlaps"),
                value(DEFINITE, "It definitely is: its circle lies wholly inside"),
            ]
        }),
        ..FlagDef::ANY
    },
    FlagDef {
        name: BOUNDARIES,
        value_name: "FILE",
        help: "Areas of a GeoJSON or KML file that stand for imprecise places of the same name: an \
               event that is known by district, raion or oblast then lies in that area instead of \
               a circle; FILE#NAME means one of them",
        check: |text| shapes_of_file(text).map(|_| ()),
        file: Some(|text| path_and_name(text).0),
        ..FlagDef::ANY
    },
    FlagDef {
        name: BOUNDARY,
        value_name: "NAME=SHAPE",
        help: "The same of one area, such as 'Bucha Raion=POLYGON((29 50, 30 50, 30 51))'",
        check: |text| named_shape(text).map(|_| ()),
        ..FlagDef::ANY
    },
];

const AREA: &str = "area";
const FILE: &str = "area-file";
const TIERS: &str = "area-tiers";
const MATCH: &str = "area-match";
const BOUNDARIES: &str = "boundaries";
/// Tells one boundary in full.
pub const BOUNDARY: &str = "boundary";
const POSSIBLE: &str = "possible";
const DEFINITE: &str = "definite";

/// No tier.
const NONE: &str = "none";
/// Every tier.
const ALL: &str = "all";

fn tier_values() -> Vec<FlagValue> {
    let value = |id, help: &str| FlagValue { id, aliases: Vec::new(), help: help.to_owned() };
    let others =
        [value(NONE, "Only events whose symbol lies in the area"), value(ALL, "Every tier")];
    PlaceTier::ALL.into_iter().map(tier_value).chain(others).collect()
}

/// The file and the area in it that `FILE` or `FILE#NAME` means; a file whose name has a #
/// wins.
fn path_and_name(text: &str) -> (&Path, Option<&str>) {
    match text.rsplit_once('#') {
        Some((path, name)) if !Path::new(text).exists() => (Path::new(path), Some(name)),
        _ => (Path::new(text), None),
    }
}

/// The shapes that `FILE` or `FILE#NAME` means.
fn shapes_of_file(text: &str) -> Result<Vec<NamedShape>, String> {
    let (path, name) = path_and_name(text);
    let mut shapes = crate::shape::read_file(path).map_err(|error| error.to_string())?.shapes;
    if let Some(name) = name {
        shapes.retain(|shape| shape.name == name);
    }
    if shapes.is_empty() {
        return Err(match name {
            Some(name) => tr!("error-flag-no-area-named", name = name),
            None => tr!("error-flag-no-area").to_owned(),
        });
    }
    Ok(shapes)
}

/// The same as areas.
fn areas_of_file(text: &str) -> Result<Vec<AreaChoice>, String> {
    Ok(shapes_of_file(text)?.into_iter().map(AreaChoice::Shape).collect())
}

/// A shape as [`BOUNDARY`] tells it. Well-known text has no equals sign, names may.
fn named_shape(text: &str) -> Result<NamedShape, String> {
    let (name, shape) =
        text.rsplit_once('=').ok_or_else(|| tr!("not-name-and-shape").to_owned())?;
    if name.trim().is_empty() {
        return Err(tr!("not-name-and-shape").to_owned());
    }
    let shape = Shape::from_text(shape).map_err(|error| error.to_string())?;
    Ok(NamedShape { name: name.to_owned(), shape })
}

/// The areas that stand for places of the same name.
///
/// # Errors
/// When a file can no longer be read.
pub fn boundaries(given: &Given<'_>) -> Result<Boundaries, FlagError> {
    let mut shapes = Vec::new();
    for (flag, read) in [
        (BOUNDARIES, shapes_of_file as fn(&str) -> Result<Vec<NamedShape>, String>),
        (BOUNDARY, |text| named_shape(text).map(|shape| vec![shape])),
    ] {
        for text in given.all(flag) {
            let wrong = |reason| FlagError::Value { flag, text: text.clone(), reason };
            shapes.extend(read(text).map_err(wrong)?);
        }
    }
    Ok(shapes.into())
}

/// The flags that tell `boundaries`.
pub fn flags_of_boundaries(boundaries: &Boundaries) -> impl Iterator<Item = String> {
    let value =
        |named: &NamedShape| format!("--{BOUNDARY}={}={}", named.name, named.shape.to_text());
    boundaries.shapes().iter().map(value)
}

/// The areas of all files that were given.
///
/// # Errors
/// When one can no longer be read.
pub fn areas_of_files(given: &Given<'_>) -> Result<Vec<AreaChoice>, FlagError> {
    let mut areas = Vec::new();
    for text in given.all(FILE) {
        let wrong = |reason| FlagError::Value { flag: FILE, text: text.clone(), reason };
        areas.extend(areas_of_file(text).map_err(wrong)?);
    }
    Ok(areas)
}

/// When an event counts as inside an area.
pub fn matching_of(given: &Given<'_>) -> AreaMatching {
    match given.one(MATCH) {
        Some(POSSIBLE) => return AreaMatching::Possible,
        Some(_) => return AreaMatching::Definite,
        None => {}
    }
    let texts = given.all(TIERS);
    if texts.is_empty() {
        return AreaMatching::default();
    }
    let is_all = texts.iter().any(|text| text == ALL);
    let named = texts.iter().filter_map(|text| PlaceTier::from_id(text));
    let all = PlaceTier::ALL.into_iter().filter(|_| is_all);
    AreaMatching::Tiers(PlaceTiers::of(named.chain(all)))
}

pub(super) fn argument(given: &Given<'_>) -> Result<Option<Argument>, FlagError> {
    let mut areas = Vec::new();
    for text in given.all(AREA) {
        let wrong = |reason: String| FlagError::Value { flag: AREA, text: text.clone(), reason };
        areas.push(AreaChoice::from_text(text).map_err(|error| wrong(error.to_string()))?);
    }
    areas.extend(areas_of_files(given)?);
    Ok(Some(Argument::Areas { areas, matching: matching_of(given) }))
}

pub(super) fn flags_of(argument: &Argument) -> Vec<(&'static str, String)> {
    let Argument::Areas { areas, matching } = argument else { return Vec::new() };
    let mut flags: Vec<_> = areas.iter().map(|area| (AREA, area.to_text())).collect();
    flags.push(match matching {
        AreaMatching::Possible => (MATCH, POSSIBLE.to_owned()),
        AreaMatching::Definite => (MATCH, DEFINITE.to_owned()),
        AreaMatching::Tiers(tiers) => (TIERS, tiers.to_text()),
    });
    flags
}
