//! Where in a JSON text the records lie: of all arrays and objects, those that
//! look most like events.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::value::RawValue;

use super::members::{Elements, Members};
use super::shape::{Extent, Form, Shape, Step};
use crate::import::{Columns, Container, FORMATS, Field, Mapping};

/// Keys of arrays that are taken before others which look alike.
const RECORD_KEYS: [&str; 6] = ["events", "features", "data", "items", "results", "geometries"];

/// Keys of lists of events inside records of days or places.
const EVENT_KEYS: [&str; 8] =
    ["events", "incidents", "attacks", "strikes", "records", "reports", "items", "entries"];

/// Keys under which interfaces wrap what a record says: Airtable and Grist, Elasticsearch,
/// JSON:API, GraphQL.
const WRAPPERS: [&str; 5] = ["fields", "_source", "attributes", "node", "record"];

/// Records of an array, or members of an object, that are looked at.
const SAMPLED: usize = 12;

/// Objects and arrays inside one another are followed so far.
const DEEPEST: usize = 8;

/// Lists beside one another that are looked at.
const MOST_LISTS: usize = 1_000;

/// Values that are looked at in search of records.
const MOST_VISITS: usize = 5_000;

/// Words for [`score`]: what tells when and where, both together.
const TELLS_BOTH: u32 = 4;

/// Whitespace of JSON, the separator of text sequences (RFC 8142) and the commas
/// that some write between lines.
pub fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x1E | b',')
}

/// The first value of `text` and where it starts and ends; `None` if it is damaged.
pub fn first_value(text: &str, from: usize) -> Option<(&RawValue, usize, usize)> {
    let bytes = text.as_bytes();
    let start = from + bytes.get(from..)?.iter().position(|byte| !is_between(*byte))?;
    let mut values = serde_json::Deserializer::from_str(text.get(start..)?).into_iter();
    let value: &RawValue = values.next()?.ok()?;
    Some((value, start, start + values.byte_offset()))
}

/// Finds the records of `text`, which has no byte order mark before it.
pub fn find(text: &str, is_geojson: bool) -> Shape {
    let extent = |form, start| Shape::Extent(Extent { form, start, is_counted: false });
    let start = text.bytes().position(|byte| !is_between(byte)).unwrap_or(0);
    let top = text.get(start..).unwrap_or_default();
    let at = |raw: &str| raw.as_ptr() as usize - text.as_ptr() as usize;
    let mut search = Search::default();
    let mut way = Vec::new();
    if top.starts_with('[') {
        search.visit_array(top, &mut way);
    } else {
        let mut values = serde_json::Deserializer::from_str(top).into_iter::<Members<'_>>();
        let Some(Ok(Members(members))) = values.next() else {
            // A first line that is damaged among sound ones, or a text that is.
            let second = text.find('\n').map_or(text.len(), |at| at + 1);
            let next = first_value(text, second);
            let is_sequence = next.is_some_and(|(value, ..)| value.get().starts_with('{'));
            return extent(if is_sequence { Form::Sequence } else { Form::Array }, 0);
        };
        let end = values.byte_offset();
        if !top.bytes().skip(end).all(is_between) {
            return extent(Form::Sequence, start);
        }
        if is_geojson && let Some(array) = geojson_array(&members) {
            return array.map_or(extent(Form::One, start), |raw| extent(Form::Array, at(raw)));
        }
        search.visit_members(top.get(..end).unwrap_or_default(), members, &mut way, is_geojson);
    }
    let Some(best) = search.best() else { return extent(Form::Array, start) };
    match best.kind {
        Kind::Objects if best.way.iter().all(|step| matches!(step, Step::Key(_))) => {
            extent(Form::Array, at(best.raw))
        }
        Kind::Objects => {
            let mut way = best.way.clone();
            way.push(Step::Each);
            Shape::Paths(way)
        }
        Kind::One => extent(Form::One, at(best.raw)),
        Kind::Keyed => Shape::Paths(best.way.clone()),
        Kind::ByColumn => Shape::ByColumn(best.way.clone()),
        Kind::Rows => Shape::Rows(best.way.clone(), best.header.clone()),
    }
}

/// The features of a collection, or `None` inside for a feature or geometry alone;
/// `None` for what is no GeoJSON at its top.
fn geojson_array<'a>(members: &[(Cow<'_, str>, &'a RawValue)]) -> Option<Option<&'a str>> {
    let member = |name: &str| members.iter().find(|(key, _)| key == name);
    let kind = member("type").map(|(_, kind)| kind.get())?;
    let array = match kind.trim_matches('"') {
        "FeatureCollection" => "features",
        "GeometryCollection" => "geometries",
        "Feature" => return Some(None),
        _ => return member("coordinates").map(|_| None),
    };
    member(array).map(|(_, raw)| raw.get()).filter(|raw| raw.starts_with('[')).map(Some)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Objects,
    One,
    Keyed,
    ByColumn,
    Rows,
}

struct Candidate<'a> {
    kind: Kind,
    way: Vec<Step>,
    raw: &'a str,
    score: u32,
    header: Option<Vec<String>>,
}

#[derive(Default)]
struct Search<'a> {
    found: Vec<Candidate<'a>>,
    visits: usize,
    /// What stands around a list of events inside records, whose parts know it too.
    around: Vec<String>,
}

impl<'a> Search<'a> {
    /// Of equal ones an array of objects, the one with the usual key, the longest.
    fn best(&self) -> Option<&Candidate<'a>> {
        self.found.iter().max_by_key(|candidate| {
            let key = candidate.way.iter().rev().find_map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                _ => None,
            });
            let rank = RECORD_KEYS.iter().rev().position(|known| Some(*known) == key);
            let is_objects = candidate.kind == Kind::Objects;
            (candidate.score, is_objects, rank.map(|rank| rank + 1), candidate.raw.len())
        })
    }

    fn push(&mut self, kind: Kind, way: &[Step], raw: &'a str, score: u32) {
        self.found.push(Candidate { kind, way: way.to_vec(), raw, score, header: None });
    }

    fn visit(&mut self, raw: &'a str, way: &mut Vec<Step>, is_geojson: bool) {
        self.visits += 1;
        if way.len() > DEEPEST || self.visits > MOST_VISITS {
            return;
        }
        match raw.as_bytes().first() {
            Some(b'[') => self.visit_array(raw, way),
            Some(b'{') => self.visit_members(raw, members(raw), way, is_geojson),
            _ => {}
        }
    }

    fn visit_array(&mut self, raw: &'a str, way: &mut Vec<Step>) {
        let sample = sample(raw);
        let objects: Vec<_> =
            sample.iter().filter(|element| element.get().starts_with('{')).collect();
        if !objects.is_empty() || sample.is_empty() {
            let mut names = names_of(objects.iter().map(|raw| raw.get()));
            let mut score = score(&names);
            if score > 0 && !self.around.is_empty() {
                names.extend(
                    self.around
                        .iter()
                        .filter(|name| !names.contains(name))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
                score = self::score(&names);
            }
            self.push(Kind::Objects, way, raw, score);
            // What tells when and where is a record; its parts are none.
            if score < TELLS_BOTH {
                way.push(Step::Each);
                objects.iter().for_each(|object| self.visit_inside(object.get(), way));
                way.pop();
            }
            return;
        }
        if sample.iter().all(|element| element.get().starts_with('[')) {
            let is_row =
                |row: &&&RawValue| self::sample(row.get()).iter().all(|cell| is_plain(cell));
            if sample.iter().filter(is_row).count() == sample.len() {
                let header = sample.first().and_then(|row| texts(row.get()));
                let score = header.map_or(0, |names| score(&names));
                self.push(Kind::Rows, way, raw, score);
            }
            way.push(Step::Each);
            sample.iter().for_each(|element| self.visit(element.get(), way, false));
            way.pop();
        }
    }

    /// The arrays and objects among the members of a record.
    fn visit_inside(&mut self, raw: &'a str, way: &mut Vec<Step>) {
        let members = members(raw);
        let plain: Vec<String> = members
            .iter()
            .filter(|(_, value)| is_plain(value))
            .map(|(key, _)| key.clone().into_owned())
            .collect();
        for (key, value) in members {
            // Other lists are of what belongs to an event: sources, actors, pictures.
            let is_of_events = EVENT_KEYS.contains(&key.to_lowercase().as_str());
            self.around = if is_of_events { plain.clone() } else { Vec::new() };
            let is_wrapper = WRAPPERS.contains(&key.as_ref()) && value.get().starts_with('{');
            way.push(Step::Key(key.into_owned()));
            let score = if is_wrapper { score(&names_of(std::iter::once(value.get()))) } else { 0 };
            if score > 0 {
                self.push(Kind::Keyed, way, raw, score + 1);
            }
            self.visit(value.get(), way, true);
            way.pop();
            self.around.clear();
        }
    }

    fn visit_members(
        &mut self,
        raw: &'a str,
        members: Vec<(Cow<'a, str>, &'a RawValue)>,
        way: &mut Vec<Step>,
        is_part: bool,
    ) {
        let names: Vec<String> = members.iter().map(|(key, _)| key.clone().into_owned()).collect();
        let own = score(&names);
        let is_inside = way.iter().any(|step| !matches!(step, Step::Key(_)));
        // What stands around a list is hardly an event.
        let has_list = || members.iter().any(|(_, value)| is_list_of_objects(value.get()));
        if !is_inside && own > 0 && (own >= TELLS_BOTH || !has_list()) {
            self.push(Kind::One, way, raw, own);
        }
        if members.len() > 1 && !is_part {
            self.columns_and_keys(&members, own, raw, way);
        }
        let header = members.iter().find_map(|(_, value)| names_in(value.get()));
        let from = self.found.len();
        for (key, value) in members {
            way.push(Step::Key(key.into_owned()));
            self.visit(value.get(), way, false);
            way.pop();
        }
        // Rows whose header is a sibling.
        for rows in self.found.iter_mut().skip(from) {
            if rows.kind == Kind::Rows
                && rows.way.len() == way.len() + 1
                && let Some(names) = &header
            {
                let width = sample(rows.raw).first().map_or(0, |row| sample_all(row.get()));
                if width == names.len() {
                    rows.score = score(names) + 1;
                    rows.header = Some(names.clone());
                }
            }
        }
    }

    fn columns_and_keys(
        &mut self,
        members: &[(Cow<'a, str>, &'a RawValue)],
        own: u32,
        raw: &'a str,
        way: &mut Vec<Step>,
    ) {
        let starting = |start: char| {
            let found = members.iter().filter(move |(_, value)| value.get().starts_with(start));
            found.map(|(key, value)| (key, value.get()))
        };
        let plain = members.iter().filter(|(_, value)| is_plain(value)).count();
        let all = |count: usize| count == members.len();
        let (objects, lists) = (starting('{').count(), starting('[').count());
        let firsts = |start| starting(start).take(SAMPLED).map(|(_, raw)| raw);
        if objects > 1 && all(objects + plain) {
            let inner = score(&names_of(firsts('{')));
            let of_scalars =
                |raw| self::members(raw).iter().take(SAMPLED).all(|(_, v)| is_plain(v));
            if all(objects) && own > inner && firsts('{').all(of_scalars) {
                self.push(Kind::ByColumn, way, raw, own + 1);
            } else if inner > 0 {
                way.push(Step::AnyKey);
                self.push(Kind::Keyed, way, raw, inner + 1);
                way.pop();
            }
        }
        let is_column = |raw| sample(raw).iter().all(|value| is_plain(value));
        if all(lists) && own > 0 && firsts('[').all(is_column) {
            self.push(Kind::ByColumn, way, raw, own + 1);
            return;
        }
        // All lists of events count, not the longest alone.
        let tells = |raw| {
            let names = names_of(sample(raw).iter().map(|value| value.get()));
            if is_list_of_objects(raw) { score(&names) } else { 0 }
        };
        let scored =
            starting('[').take(MOST_LISTS).map(|(key, raw)| (key.clone().into_owned(), tells(raw)));
        let best: Vec<(String, u32)> = scored.filter(|(_, score)| *score > 1).collect();
        let highest = best.iter().map(|(_, score)| *score).max().unwrap_or(0);
        let keys: Vec<String> =
            best.into_iter().filter(|(_, score)| *score == highest).map(|(key, _)| key).collect();
        if keys.len() > 1 {
            way.push(Step::Keys(keys));
            self.push(Kind::Objects, way, raw, highest + 1);
            way.pop();
        }
    }
}

fn is_list_of_objects(raw: &str) -> bool {
    let is_object = |value: &&RawValue| value.get().starts_with('{');
    raw.starts_with('[') && sample(raw).first().is_some_and(is_object)
}

/// How much records with these keys look like events.
fn score(names: &[String]) -> u32 {
    if names.is_empty() {
        return 0;
    }
    let columns = Columns::new(names.to_vec());
    let is_known = FORMATS.iter().any(|format| {
        matches!(format.container(), Container::Json | Container::Table)
            && !matches!(format.id(), "json" | "table")
            && format.recognises(&columns)
    });
    let mapping = Mapping::guess(&columns);
    let has = |field| mapping.column(field).is_some();
    let is_placed = has(Field::Coordinates) || (has(Field::Latitude) && has(Field::Longitude));
    let is_shape = columns.have(&["geometry"]) || columns.have(&["properties"]);
    let is_shape = is_shape || columns.have(&["attributes"]);
    let is_named = has(Field::Place) || has(Field::Admin1) || has(Field::Country);
    u32::from(is_known) * TELLS_BOTH
        + u32::from(has(Field::Start)) * 2
        + u32::from(is_placed || is_shape) * 2
        + u32::from(is_named && !is_placed)
}

/// The names that stand beside rows: texts, or objects with a name.
fn names_in(raw: &str) -> Option<Vec<String>> {
    if !raw.starts_with('[') {
        // `meta.view.columns` and the like.
        return raw.starts_with('{').then(|| {
            members(raw).into_iter().take(SAMPLED).find_map(|(_, value)| {
                if value.get().starts_with('{') {
                    members(value.get()).into_iter().find_map(|(_, inner)| named(inner.get()))
                } else {
                    named(value.get())
                }
            })
        })?;
    }
    named(raw)
}

fn named(raw: &str) -> Option<Vec<String>> {
    if !raw.starts_with('[') {
        return None;
    }
    if let Some(names) = texts(raw) {
        return Some(names);
    }
    let name_of = |raw: &&RawValue| {
        let members = members(raw.get());
        let keys = ["name", "fieldName", "field", "key", "title", "label"];
        let found = keys.iter().find_map(|key| members.iter().find(|(name, _)| name == key));
        found.and_then(|(_, value)| serde_json::from_str::<String>(value.get()).ok())
    };
    let all = elements(raw)?;
    let names: Vec<String> = all.iter().filter_map(name_of).collect();
    (!names.is_empty() && names.len() == all.len()).then_some(names)
}

/// The texts of an array of nothing else.
pub fn texts(raw: &str) -> Option<Vec<String>> {
    let texts: Vec<String> = serde_json::from_str(raw).ok()?;
    (!texts.is_empty()).then_some(texts)
}

fn is_plain(value: &RawValue) -> bool {
    !value.get().starts_with(['{', '['])
}

fn members(raw: &str) -> Vec<(Cow<'_, str>, &RawValue)> {
    serde_json::from_str::<Members<'_>>(raw).map_or_else(|_| Vec::new(), |members| members.0)
}

/// All elements of an array; `None` for anything else.
pub fn elements(raw: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw).ok()
}

fn sample_all(raw: &str) -> usize {
    elements(raw).map_or(0, |elements| elements.len())
}

/// The first elements of an array.
fn sample(raw: &str) -> Vec<&RawValue> {
    let mut found = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(raw);
    // Stopping early is an error by design.
    let _ = serde::Deserializer::deserialize_seq(
        &mut deserializer,
        Elements(|element| {
            found.push(element);
            found.len() < SAMPLED
        }),
    );
    found
}

/// Every key of some objects, each once; those of properties and attributes too.
fn names_of<'a>(objects: impl Iterator<Item = &'a str>) -> Vec<String> {
    let (mut names, mut known) = (Vec::new(), HashSet::new());
    for (key, value) in objects.flat_map(members) {
        let inside = matches!(key.as_ref(), "properties" | "attributes");
        let inner = if inside { members(value.get()) } else { Vec::new() };
        for key in std::iter::once(key).chain(inner.into_iter().map(|(key, _)| key)) {
            if known.insert(key.clone()) {
                names.push(key.into_owned());
            }
        }
    }
    names
}
