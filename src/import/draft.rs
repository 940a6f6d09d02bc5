//! An event in the making: cells by field, then checked and turned into an event.

use std::borrow::Cow;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::field::{Columns, Field, Mapping};
use crate::dataset::place_text::{self, Coordinate};
use crate::dataset::time::zone_of_country;
use crate::dataset::time_text::{self, Cell, DateOrder, Written};
use crate::dataset::{
    Citation, Event, Figure, GeoPrecision, Interval, Located, Place, RowProblem, TimePrecision,
    kind,
};
use crate::gazetteer;

/// The cells of one row, found by column name.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The columns of the file.
    pub columns: &'a Columns,
    /// The cells, as text.
    pub cells: &'a [Cow<'a, str>],
}

impl<'a> Row<'a> {
    /// The trimmed cell under `name`; empty when missing or a word for nothing.
    pub fn get(&self, name: &str) -> &'a str {
        self.columns.index(name).map_or("", |index| self.cell(index))
    }

    /// The trimmed cell at `index`; empty when missing or a word for nothing.
    pub fn cell(&self, index: usize) -> &'a str {
        clean(self.cells.get(index).map_or("", Cow::as_ref))
    }
}

/// A cell without the blanks around it; empty where it is a word for nothing.
pub fn clean(cell: &str) -> &str {
    // No word for nothing has a digit in it, and most ids have.
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = cell.as_bytes();
    if is_plain(bytes.first()) && bytes.last().is_some_and(u8::is_ascii_digit) {
        return cell;
    }
    let text = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}');
    if time_text::is_missing(text) { "" } else { text }
}

/// What one row says, field by field, before it is checked.
#[derive(Debug, Clone, Default)]
pub struct Draft<'a> {
    text: [Cow<'a, str>; Field::COUNT],
    /// Set by a format that knows it; otherwise read from the cell.
    pub time_precision: Option<TimePrecision>,
    /// Set by a format that knows it; otherwise read from the cell.
    pub geo_precision: Option<GeoPrecision>,
    /// Position and radius in metres of a geometry.
    pub geometry: Option<(Place, f32)>,
    /// Why the time is not that of the event itself.
    pub time_doubt: Option<&'static str>,
    /// Parties, where they are not one cell.
    pub actors: Vec<String>,
    /// Publishers, where they are not one cell.
    pub sources: Vec<Citation>,
    /// What a format found doubtful, by field; the row is kept.
    pub notes: Vec<(Field, &'static str)>,
}

/// How dates without an offset and without a country are read, and in which
/// order their numbers stand.
#[derive(Debug, Clone)]
pub struct Reading {
    /// For rows whose country does not tell.
    pub zone: TimeZone,
    /// Order of the start column.
    pub start_order: Option<DateOrder>,
    /// Order of the end column.
    pub end_order: Option<DateOrder>,
}

/// Why a draft did not become an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The row is wrong.
    Row(RowProblem),
    /// The order of day and month in this field's column must be found first.
    NeedsDateOrder(Field),
}

impl<'a> Draft<'a> {
    /// The cells that `mapping` names.
    pub fn from_row(row: &Row<'a>, mapping: &Mapping) -> Self {
        let mut draft = Self::default();
        for (field, index) in mapping.iter() {
            draft.text[field as usize] = row.cell(index).into();
        }
        draft
    }

    /// The text of `field`; empty when unknown.
    pub fn get(&self, field: Field) -> &str {
        &self.text[field as usize]
    }

    /// Replaces the text of `field`.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.text[field as usize] = Cow::Owned(text.into());
    }

    /// Replaces the text of `field` if it is empty.
    pub fn set_if_empty(&mut self, field: Field, text: &str) {
        if self.get(field).is_empty() {
            self.set(field, text);
        }
    }

    /// The event, with notes on what was kept in doubt.
    ///
    /// # Errors
    /// When a time or a coordinate is written but cannot be read.
    pub fn finish(
        &self,
        reading: &Reading,
        mapping: &Mapping,
        columns: &Columns,
        name: &str,
        line: u32,
        notes: &mut Vec<RowProblem>,
    ) -> Result<Event, Refusal> {
        let problem = |field: Field, reason: String| RowProblem {
            line: u64::from(line),
            column: mapping
                .column(field)
                .and_then(|index| columns.names().get(index))
                .cloned()
                .unwrap_or_default(),
            text: self.get(field).to_owned(),
            reason,
        };
        notes.extend(self.notes.iter().map(|&(field, reason)| problem(field, reason.to_owned())));
        let mut event = Event {
            title: self.get(Field::Title).to_owned(),
            kind: kind::id_from_text(self.get(Field::Kind)),
            place_name: self.get(Field::Place).to_owned(),
            admin2: self.get(Field::Admin2).to_owned(),
            admin1: self.get(Field::Admin1).to_owned(),
            country: self.get(Field::Country).to_owned(),
            weapon: self.get(Field::Weapon).to_owned(),
            target: self.get(Field::Target).to_owned(),
            summary: self.get(Field::Summary).to_owned(),
            time_doubt: self.time_doubt,
            ..Event::default()
        };
        self.finish_time(reading, &mut event, &problem, notes)?;
        self.get(Field::Attack).clone_into(&mut event.attack);
        self.finish_place(&mut event, &problem, notes).map_err(Refusal::Row)?;

        let mut count = |field: Field| -> Option<u32> {
            let text = self.get(field);
            if text.is_empty() {
                return None;
            }
            let read = read_count(text);
            if read.is_none() {
                notes.push(problem(field, "is not a count; taken as unknown".to_owned()));
            }
            read
        };
        event.killed = Figure::from_bounds(count(Field::KilledLow), count(Field::KilledHigh));
        event.injured = Figure::from_bounds(count(Field::InjuredLow), count(Field::InjuredHigh));
        event.launched = count(Field::Launched);
        event.intercepted = count(Field::Intercepted);

        event.actors = if self.actors.is_empty() {
            split_list(self.get(Field::Actors))
        } else {
            self.actors.clone()
        };
        event.sources =
            if self.sources.is_empty() { self.read_sources() } else { self.sources.clone() };
        if event.title.is_empty() {
            event.title = self.made_title(&event);
        }
        let id = self.get(Field::Id);
        if id.is_empty() {
            event.id = format!("{name}:{line}");
            event.id_made = true;
        } else {
            id.clone_into(&mut event.id);
        }
        Ok(event)
    }

    fn finish_time(
        &self,
        reading: &Reading,
        event: &mut Event,
        problem: &impl Fn(Field, String) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) -> Result<(), Refusal> {
        let stated =
            self.time_precision.or_else(|| TimePrecision::from_id(self.get(Field::TimePrecision)));
        let known = zone_of_country(&event.country).and_then(|name| TimeZone::get(name).ok());
        // Not a copy: threads would count how many there are in turn.
        let zone = known.as_ref().unwrap_or(&reading.zone);
        let moment = |day: Field, clock: Field, order: Option<DateOrder>| {
            let cell = time_text::read(self.get(day), order)
                .ok_or_else(|| Refusal::Row(problem(day, "is not a date or time".to_owned())))?;
            match cell {
                Cell::Unknown => Ok(None),
                Cell::Ambiguous => Err(Refusal::NeedsDateOrder(day)),
                Cell::Written(written) => with_time_of_day(written, self.get(clock))
                    .map(Some)
                    .ok_or_else(|| Refusal::Row(problem(clock, "is not a time of day".to_owned()))),
            }
        };
        event.reported = self.finish_reported(reading, zone, problem, notes);
        let start = moment(Field::Start, Field::StartTime, reading.start_order)?;
        let end = moment(Field::End, Field::EndTime, reading.end_order)?;
        let Some(start) = start else {
            if end.is_some() {
                notes.push(problem(Field::End, "has no start; taken as undated".to_owned()));
            }
            return Ok(());
        };
        let interval = match time_text::interval(&start, end.as_ref(), stated, zone) {
            Ok(interval) => Ok(interval),
            Err(error) => {
                notes.push(problem(Field::End, format!("{error}; the end is left out")));
                time_text::interval(&start, None, stated, zone)
            }
        };
        if let Ok((interval, precision)) = interval {
            event.interval = Some(interval);
            event.time_precision = precision;
        }
        Ok(())
    }

    /// A report time that cannot be read leaves the event as it is.
    fn finish_reported(
        &self,
        reading: &Reading,
        zone: &TimeZone,
        problem: &impl Fn(Field, String) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) -> Option<Interval> {
        let text = self.get(Field::Reported);
        if text.is_empty() {
            return None;
        }
        // As the project writes it: `start/end`.
        let (text, until) = match text.split_once('/') {
            Some((start, end)) if start.contains('T') => (start, Some(end)),
            _ => (text, None),
        };
        let until = until.and_then(|text| match time_text::read(text, None) {
            Some(Cell::Written(written)) => Some(written),
            _ => None,
        });
        match time_text::read(text, reading.start_order) {
            Some(Cell::Written(written)) => {
                time_text::interval(&written, until.as_ref(), None, zone)
                    .ok()
                    .map(|(interval, _)| interval)
            }
            Some(Cell::Unknown) => None,
            _ => {
                let reason = "is not a date or time; when it was reported is unknown";
                notes.push(problem(Field::Reported, reason.to_owned()));
                None
            }
        }
    }

    fn finish_place(
        &self,
        event: &mut Event,
        problem: &impl Fn(Field, String) -> RowProblem,
        notes: &mut Vec<RowProblem>,
    ) -> Result<(), RowProblem> {
        let stated =
            self.geo_precision.or_else(|| GeoPrecision::from_id(self.get(Field::GeoPrecision)));
        event.geo_precision = stated.unwrap_or_default();
        let mut radius_m = match self.get(Field::RadiusM) {
            "" => None,
            text => {
                let read = text.replace(',', ".").parse::<f32>().ok();
                let read = read.filter(|radius| radius.is_finite() && *radius >= 0.0);
                if read.is_none() {
                    notes.push(problem(
                        Field::RadiusM,
                        "is not a radius in metres; taken as unknown".to_owned(),
                    ));
                }
                read
            }
        };
        event.place = self.read_position(problem)?;
        if let Some((place, radius)) = self.geometry {
            event.place = Some(place);
            radius_m = radius_m.or((radius > 0.0).then_some(radius));
        }
        if event.place.is_some_and(Place::is_null_island) {
            notes.push(problem(
                if self.get(Field::Latitude).is_empty() {
                    Field::Coordinates
                } else {
                    Field::Latitude
                },
                "lies at 0° N 0° E, where missing coordinates end up; taken as unplaced".to_owned(),
            ));
            event.place = None;
        }
        if event.place.is_none()
            && let Some(found) =
                gazetteer::locate(&event.place_name, &event.admin2, &event.admin1, &event.country)
        {
            event.place = Some(found.place);
            event.geo_precision = found.precision;
            event.located = Located::Gazetteer;
            radius_m = Some(found.radius_m);
        }
        if event.place.is_some() {
            event.radius_m = radius_m.unwrap_or_else(|| event.geo_precision.usual_radius_m());
        }
        Ok(())
    }

    fn read_position(
        &self,
        problem: &impl Fn(Field, String) -> RowProblem,
    ) -> Result<Option<Place>, RowProblem> {
        let (latitude, longitude) = (self.get(Field::Latitude), self.get(Field::Longitude));
        if latitude.is_empty() && longitude.is_empty() {
            let pair = self.get(Field::Coordinates);
            if pair.is_empty() {
                return Ok(None);
            }
            return place_text::read_pair(pair).map(Some).ok_or_else(|| {
                problem(Field::Coordinates, "is not a pair of coordinates".to_owned())
            });
        }
        let read = |field: Field, noun: &str, limit: f64| match place_text::read(self.get(field)) {
            Some(Coordinate::Degrees(degrees)) if degrees.abs() <= limit => Ok(degrees),
            Some(Coordinate::Degrees(_)) => {
                Err(problem(field, format!("is not a {noun} (−{limit} to {limit})")))
            }
            _ => Err(problem(field, format!("is not a {noun}"))),
        };
        if longitude.is_empty()
            && let Some(place) = place_text::read_pair(latitude)
        {
            return Ok(Some(place));
        }
        if latitude.is_empty() || longitude.is_empty() {
            let (missing, noun) = if latitude.is_empty() {
                (Field::Latitude, "latitude")
            } else {
                (Field::Longitude, "longitude")
            };
            return Err(problem(missing, format!("{noun} is missing beside the other coordinate")));
        }
        let place = Place::new(
            read(Field::Latitude, "latitude", 90.0)?,
            read(Field::Longitude, "longitude", 180.0)?,
        );
        Ok(place)
    }

    /// `publisher|url` joined by ` ; `, or addresses in the cell, or a name.
    fn read_sources(&self) -> Vec<Citation> {
        let name = self.get(Field::SourceName);
        let mut sources = split_citations(self.get(Field::Sources));
        if sources.is_empty() {
            return split_list(name).iter().map(|name| citation(name)).collect();
        }
        for source in &mut sources {
            if source.publisher.is_empty() {
                source.publisher =
                    if name.is_empty() { host(&source.url) } else { name.to_owned() };
            }
        }
        sources
    }

    fn made_title(&self, event: &Event) -> String {
        let text = self.get(Field::Summary);
        if !text.is_empty() {
            let first_line = text.lines().next().unwrap_or_default();
            let mut title: String = first_line.chars().take(90).collect();
            if first_line.chars().nth(90).is_some() {
                title.push('…');
            }
            return title;
        }
        let place = [&event.place_name, &event.admin2, &event.admin1, &event.country]
            .into_iter()
            .find(|name| !name.is_empty());
        match place {
            Some(place) => format!("{}, {place}", kind::label(&event.kind)),
            None => kind::label(&event.kind),
        }
    }
}

fn with_time_of_day(written: Written, clock: &str) -> Option<Written> {
    if clock.is_empty() || !written.is_date() || written.precision != TimePrecision::Day {
        return Some(written);
    }
    let (time, offset, precision) = time_text::read_time_of_day(clock)?;
    let civil: DateTime = written.civil.date().to_datetime(time);
    Some(Written { civil, offset: offset.or(written.offset), precision })
}

/// A whole number, also as `27.0` or with blanks between thousands.
pub fn read_count(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
    let whole = text.split_once(['.', ',']).map_or(text.as_str(), |(whole, rest)| {
        if rest.bytes().all(|byte| byte == b'0') { whole } else { "" }
    });
    whole.parse().ok()
}

/// `publisher|url` joined by ` ; `, or bare addresses or names joined by `;`,
/// `,` or blanks.
pub fn split_citations(text: &str) -> Vec<Citation> {
    if text.contains('|') || text.contains(" ; ") {
        return text
            .split(" ; ")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(citation)
            .collect();
    }
    let addresses: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '"' | '[' | ']' | '\''))
        .filter(|word| word.contains("://"))
        .collect();
    if addresses.is_empty() {
        return split_list(text).iter().map(|name| citation(name)).collect();
    }
    addresses.into_iter().map(citation).collect()
}

fn citation(text: &str) -> Citation {
    if let Some((publisher, url)) = text.split_once('|') {
        return Citation { publisher: publisher.trim().to_owned(), url: url.trim().to_owned() };
    }
    if text.contains("://") {
        return Citation { publisher: host(text), url: text.trim().to_owned() };
    }
    Citation { publisher: text.trim().to_owned(), url: String::new() }
}

/// The host of an address, as the name of an otherwise unnamed publisher.
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_lowercase()
}

/// Names joined by `;`.
pub fn split_list(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
