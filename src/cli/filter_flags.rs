//! The filters as flags.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;

use super::error::CliError;
use super::time_flags::Match;
use super::word_values;
use crate::alerts;
use crate::dataset::{Dataset, PlaceTiers, kind};
use crate::expression::Expression;
use crate::filter::{self, AreaChoice, AreaMatching, Argument, Cycle, Filters, TimeFilter};

/// Filters beside the time window. Flags that repeat are joined by "or",
/// different flags by "and".
#[derive(Debug, Args)]
pub struct FilterFlags {
    /// Keep events of this kind, such as drone_strike; may repeat
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<String>,
    /// Keep events in Kyiv, Vyshhorod, Lublin, Rzeszow, a box of degrees or a shape
    /// such as CIRCLE(30.52 50.45, 5000) or POLYGON((30 50, 31 50, 31 51)); may repeat
    #[arg(long, value_name = "NAME|W,S,E,N|SHAPE", allow_hyphen_values = true, value_parser = area)]
    pub area: Vec<AreaChoice>,
    /// Keep events in the areas of a GeoJSON or KML file; FILE#NAME means one of them
    #[arg(long, value_name = "FILE", value_parser = area_file)]
    pub area_file: Vec<AreaFile>,
    /// Which events count as inside beside those whose symbol lies in the area: of these
    /// tiers of location precision all whose circle overlaps it. Without it, "town";
    /// separated by commas
    #[arg(long, value_name = "TIERS", value_delimiter = ',', conflicts_with = "area_match")]
    #[arg(value_parser = word_values::area_tiers())]
    pub area_tiers: Vec<PlaceTiers>,
    /// Instead of --area-tiers: every event whose circle overlaps the area, or only those
    /// whose circle lies wholly in it
    #[arg(long, value_name = "HOW")]
    pub area_match: Option<Match>,
    /// Keep events whose original row has all of these words; "a phrase" is one
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
    /// Keep events whose original column has exactly this value; may repeat, all must hold
    #[arg(long = "where", value_name = "COLUMN=VALUE", value_parser = cell)]
    pub cells: Vec<(String, String)>,
    /// Keep events for which this is true, such as 'killed >= 5 and place ~ Kyiv'; see docs/selecting.md
    #[arg(long, value_name = "EXPRESSION", value_parser = expression)]
    pub expression: Option<String>,
    /// Keep events that name this weapon; may repeat
    #[arg(long, value_name = "WEAPON")]
    pub weapon: Vec<String>,
    /// Keep events at this place, as the file names it; may repeat
    #[arg(long, value_name = "PLACE")]
    pub place: Vec<String>,
    /// Keep events of these hours of the day, such as 22-4 or 22-4@Europe/Kyiv; without a
    /// zone on the clocks of --zone. Only events whose hour is known match; may repeat
    #[arg(long, value_name = "HOURS[@ZONE]", value_parser = hours)]
    pub hour: Vec<ClockText>,
    /// Keep events of these days of the week, such as sat-sun or mon@Europe/Kyiv; may repeat
    #[arg(long, value_name = "DAYS[@ZONE]", value_parser = days)]
    pub weekday: Vec<ClockText>,
    /// Keep events that this publisher reports; may repeat
    #[arg(long, value_name = "PUBLISHER")]
    pub source: Vec<String>,
    /// Keep events in this country, as the file writes it; may repeat
    #[arg(long, value_name = "COUNTRY")]
    pub country: Vec<String>,
    /// Keep events whose claims "differ" or "agree", or that have "none"; may repeat
    #[arg(long, value_name = "STATE")]
    pub claims: Vec<String>,
    /// Keep events about which reading left a warning on this column; may repeat
    #[arg(long, value_name = "COLUMN")]
    pub warning: Vec<String>,
    /// Keep events by whether an air alert was on at their place and time, as far as the
    /// alerts in all files tell; separated by commas, may repeat
    #[arg(long, value_name = "STATES", value_delimiter = ',')]
    #[arg(value_parser = word_values::air_alert())]
    pub air_alert: Vec<String>,
    /// Keep events with this precision of time (second … year, or undated); may repeat
    #[arg(long, value_name = "PRECISION")]
    pub time_precision: Vec<String>,
    /// Keep events of these tiers of location precision; separated by commas, may repeat
    #[arg(long, value_name = "TIERS", value_delimiter = ',')]
    #[arg(value_parser = word_values::location_precision())]
    pub location_precision: Vec<String>,
    /// The flag before --location-precision, each precision on its own (exact … country,
    /// or unplaced); may repeat
    #[arg(long, value_name = "PRECISION", hide = true)]
    pub place_precision: Vec<String>,
    /// Keep events with at least this number killed, by the highest figure cited
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub killed_min: u32,
    /// Keep events with at least this number injured, by the highest figure cited
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub injured_min: u32,
}

/// An area as `--area` takes it.
pub fn area(text: &str) -> Result<AreaChoice, String> {
    AreaChoice::from_text(text).map_err(|error| error.to_string())
}

fn expression(text: &str) -> Result<String, String> {
    Expression::parse(text).map(|_| text.to_owned()).map_err(|error| error.to_string())
}

/// Areas of a file.
#[derive(Debug, Clone)]
pub struct AreaFile {
    path: PathBuf,
    areas: Vec<AreaChoice>,
}

impl AreaFile {
    /// The areas.
    pub fn areas(&self) -> &[AreaChoice] {
        &self.areas
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Reads `FILE` or `FILE#NAME`; a file whose name has a # wins.
fn area_file(text: &str) -> Result<AreaFile, String> {
    let (path, name) = match text.rsplit_once('#') {
        Some((path, name)) if !Path::new(text).exists() => (path, Some(name)),
        _ => (text, None),
    };
    let read = crate::shape::read_file(Path::new(path)).map_err(|error| error.to_string())?;
    let mut shapes = read.shapes;
    if let Some(name) = name {
        shapes.retain(|shape| shape.name == name);
    }
    if shapes.is_empty() {
        return Err(match name {
            Some(name) => format!("it has no area that is called \"{name}\""),
            None => "it has no area".to_owned(),
        });
    }
    let areas = shapes.into_iter().map(AreaChoice::Shape).collect();
    Ok(AreaFile { path: PathBuf::from(path), areas })
}

/// Hours or days, and the zone that is written with them.
type ClockText = (BTreeSet<u8>, Option<String>);

fn hours(text: &str) -> Result<ClockText, String> {
    Cycle::HourOfDay.read(text)
}

fn days(text: &str) -> Result<ClockText, String> {
    Cycle::Weekday.read(text)
}

/// One argument of all flags; they must agree on the zone.
fn clock(
    flag: &'static str,
    texts: &[ClockText],
    zone: &TimeZone,
) -> Result<Option<Argument>, CliError> {
    let usual = zone.iana_name().unwrap_or("UTC");
    let zone_of = |text: &ClockText| text.1.clone().unwrap_or_else(|| usual.to_owned());
    let Some(name) = texts.first().map(zone_of) else { return Ok(None) };
    if texts.iter().any(|text| zone_of(text) != name) {
        return Err(CliError::TwoZones(flag));
    }
    let values = texts.iter().flat_map(|(values, _)| values.iter().copied()).collect();
    Ok(Some(Argument::Clock { zone: name, values }))
}

fn cell(text: &str) -> Result<(String, String), String> {
    let (column, value) = text
        .split_once('=')
        .ok_or_else(|| "write the column, an equals sign and the value".to_owned())?;
    Ok((column.trim().to_owned(), value.to_owned()))
}

impl FilterFlags {
    /// When an event counts as inside an area.
    pub fn area_matching(&self) -> AreaMatching {
        let tiers = self.area_tiers.iter().flat_map(|tiers| tiers.iter());
        match self.area_match {
            Some(how) => how.matching().into(),
            None if self.area_tiers.is_empty() => AreaMatching::default(),
            None => AreaMatching::Tiers(PlaceTiers::of(tiers)),
        }
    }

    /// The filters of the flags, with `time` as the time window; clocks are those of
    /// `zone` where a flag names none.
    pub fn filters(&self, time: TimeFilter, zone: &TimeZone) -> Result<Filters, CliError> {
        let mut filters = Filters { time, ..Filters::default() };
        self.apply(&mut filters, zone)?;
        Ok(filters)
    }

    /// Sets the clauses that the flags mean. Hours and days without a zone are those
    /// of `zone`.
    fn apply(&self, filters: &mut Filters, zone: &TimeZone) -> Result<(), CliError> {
        let words = |words: &[String]| Argument::Words(words.iter().cloned().collect());
        let kinds: BTreeSet<String> =
            self.kind.iter().map(|text| kind::id_from_text(text)).collect();
        filters.set("kind", Some(Argument::Words(kinds)));
        let matching = self.area_matching();
        let files = self.area_file.iter().flat_map(|file| file.areas.iter().cloned());
        let areas = self.area.iter().cloned().chain(files).collect();
        filters.set("area", Some(Argument::Areas { areas, matching }));
        filters.set("claims", Some(words(&self.claims)));
        filters.set("warning", Some(words(&self.warning)));
        filters.set("air_alert", Some(words(&self.air_alert)));
        filters.set("text", self.text.clone().map(Argument::Text));
        filters.set("cells", Some(Argument::Cells(self.cells.clone())));
        filters.set("expression", self.expression.clone().map(Argument::Expression));
        filters.set("weapon", Some(words(&self.weapon)));
        filters.set("source", Some(words(&self.source)));
        filters.set("country", Some(words(&self.country)));
        filters.set("time_precision", Some(words(&self.time_precision)));
        filters.set("location_precision", Some(words(&self.location_precision)));
        filters.set("place_precision", Some(words(&self.place_precision)));
        let (killed, injured) = (self.killed_min, self.injured_min);
        filters.set("harm", Some(Argument::Harm { killed, injured }));
        filters.set("place", Some(words(&self.place)));
        filters.set("hour_of_day", clock("--hour", &self.hour, zone)?);
        filters.set("weekday", clock("--weekday", &self.weekday, zone)?);
        Ok(())
    }
}

/// Refuses columns that no dataset has.
pub fn check_columns<'a>(
    filters: &Filters,
    datasets: impl Iterator<Item = &'a Dataset> + Clone,
) -> Result<(), CliError> {
    let mut names: Vec<String> = Vec::new();
    if let Some(Argument::Cells(cells)) = filters.argument("cells") {
        names.extend(cells.iter().map(|(name, _)| name.clone()));
    }
    if let Some(Argument::Expression(text)) = filters.argument("expression")
        && let Ok(expression) = Expression::parse(text)
    {
        names.extend(expression.columns().into_iter().map(str::to_owned));
    }
    let missing = names
        .into_iter()
        .find(|name| datasets.clone().all(|dataset| dataset.decoder.column_index(name).is_none()));
    match missing {
        None => Ok(()),
        Some(name) => Err(CliError::NoColumn {
            name,
            columns: datasets
                .clone()
                .next()
                .map(|dataset| dataset.decoder.columns().to_vec())
                .unwrap_or_default(),
        }),
    }
}

/// Flags whose word no dataset has: probably a slip, so worth a notice.
pub fn words_not_found<'a>(
    filters: &Filters,
    datasets: impl Iterator<Item = &'a Dataset> + Clone,
) -> Vec<String> {
    let mut notices = Vec::new();
    for (id, argument) in &filters.clauses {
        let (Some(filter), Argument::Words(words)) = (filter::by_id(id), argument) else {
            continue;
        };
        if filter.is_by_alert() {
            if !datasets.clone().any(alerts::has_alerts) {
                notices
                    .push(format!("no file has air alerts, so --{} tells nothing", filter.flag()));
            }
            continue;
        }
        for word in words {
            let has_word = |dataset: &Dataset| {
                filter
                    .facet(dataset)
                    .is_some_and(|facet| facet.values().iter().any(|value| **value == **word))
            };
            if !datasets.clone().any(has_word) {
                notices.push(format!("no event has --{} \"{word}\"", filter.flag()));
            }
        }
    }
    notices
}
