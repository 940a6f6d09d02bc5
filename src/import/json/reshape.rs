//! JSON whose records stand in no array of objects, turned into one.

use std::borrow::Cow;
use std::io::Write as _;

use serde_json::value::RawValue;

use super::find::{elements, find, texts};
use super::members::all_members;
use super::shape::{Shape, Step};
use super::{collections, geometry, members};
use crate::import::{ImportError, geojson, limits};
use crate::language::{Message, message};

/// Records of a new text.
pub struct Reshaped {
    /// An array of objects, or a GeoJSON text.
    pub text: Vec<u8>,
    /// What was done, in sentences.
    pub decoded: Vec<Message>,
}

/// A new text of `text`, where its records stand in no array of objects.
///
/// # Errors
/// When its columns are of different lengths, or the new text would be too large.
pub fn reshape(text: &str) -> Result<Option<Reshaped>, ImportError> {
    let mut decoded = Vec::new();
    let plain = super::not_a_number::replaced(text);
    if plain.is_some() {
        decoded.push(message!("decoded-json-nan"));
    }
    let text = plain.as_deref().unwrap_or(text);
    let joined =
        if geojson::looks_like(text.as_bytes()) { collections::joined(text)? } else { None };
    if joined.is_some() {
        decoded.push(message!("decoded-json-collections"));
    }
    let text = joined.as_deref().unwrap_or(text);
    let done = match geometry::reshape(text)? {
        Some(done) => Some(done),
        None => by_shape(text)?,
    };
    Ok(match (done, plain.as_ref()) {
        (Some((text, sentence)), _) => {
            decoded.push(sentence);
            Some(Reshaped { text, decoded })
        }
        (None, None) if joined.is_none() => None,
        (None, _) => Some(Reshaped { text: text.as_bytes().to_vec(), decoded }),
    })
}

fn by_shape(text: &str) -> Result<Option<(Vec<u8>, Message)>, ImportError> {
    if geojson::looks_like(text.as_bytes()) {
        return Ok(None);
    }
    let mut out = Records::default();
    let words = match find(text, false) {
        // Rows of JSON Lines may be arrays.
        Shape::Extent(_) => return lines_of_rows(text),
        Shape::Paths(way) => {
            follow(text.trim(), &way, false, &mut Vec::new(), &mut out)?;
            message!("decoded-json-several-places")
        }
        Shape::ByColumn(way) => {
            by_column(at(text.trim(), &way), &mut out)?;
            message!("decoded-json-columns")
        }
        Shape::Rows(way, header) => {
            rows(at(text.trim(), &way), header, &mut out)?;
            message!("decoded-json-rows")
        }
    };
    if out.count == 0 {
        return Ok(None);
    }
    let mut words = Message::joined([words, message!("decoded-json-lines")]);
    if out.uneven > 0 {
        let uneven = message!("decoded-json-uneven-rows", count = out.uneven);
        words = Message::joined([words, uneven]);
    }
    Ok(Some((out.finish(), words)))
}

fn lines_of_rows(text: &str) -> Result<Option<(Vec<u8>, Message)>, ImportError> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_row = |line: &&str| line.starts_with('[') && line.ends_with(']');
    if lines.len() < 2 || !lines.iter().all(is_row) {
        return Ok(None);
    }
    let mut out = Records::default();
    rows(&format!("[{}]", lines.join(",")), None, &mut out)?;
    let words =
        Message::joined([message!("decoded-json-lines-of-rows"), message!("decoded-json-lines")]);
    Ok((out.count > 0).then(|| (out.finish(), words)))
}

/// Where a way of keys leads.
fn at<'a>(mut raw: &'a str, way: &[Step]) -> &'a str {
    for step in way {
        let Step::Key(key) = step else { return "" };
        let found = all_members(raw).into_iter().find(|(name, _)| name == key);
        raw = found.map_or("", |(_, value)| value.get());
    }
    raw
}

/// Records in the making, as the elements of an array.
#[derive(Default)]
struct Records {
    text: Vec<u8>,
    count: usize,
    /// Rows with more or fewer values than the header has names.
    uneven: usize,
    /// They are features of GeoJSON, because they hold a geometry each.
    are_features: Option<bool>,
}

impl Records {
    fn push<'a>(
        &mut self,
        members: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<(), ImportError> {
        self.begin();
        self.object(members);
        limits::check_decoded(self.text.len())
    }

    fn push_feature<'a>(
        &mut self,
        properties: impl Iterator<Item = (&'a str, &'a str)>,
        geometry: &str,
    ) -> Result<(), ImportError> {
        self.begin();
        self.text.extend_from_slice(b"{\"type\":\"Feature\",\"properties\":");
        self.object(properties);
        // Writing to memory does not fail.
        let _ = write!(self.text, ",\"geometry\":{geometry}}}");
        limits::check_decoded(self.text.len())
    }

    fn begin(&mut self) {
        let separator: &[u8] = if self.count == 0 { b"[\n" } else { b",\n" };
        self.text.extend_from_slice(separator);
        self.count += 1;
    }

    fn object<'a>(&mut self, members: impl Iterator<Item = (&'a str, &'a str)>) {
        self.text.push(b'{');
        for (index, (name, value)) in members.enumerate() {
            if index > 0 {
                self.text.push(b',');
            }
            let name = serde_json::to_string(name).unwrap_or_default();
            // Writing to memory does not fail.
            let _ = write!(self.text, "{name}:{value}");
        }
        self.text.push(b'}');
    }

    fn finish(mut self) -> Vec<u8> {
        self.text.extend_from_slice(b"\n]\n");
        self.text
    }
}

/// A member that records below take over.
type Inherited<'a> = (Cow<'a, str>, Cow<'a, str>);

fn follow<'a>(
    raw: &'a str,
    way: &[Step],
    is_inside: bool,
    around: &mut Vec<Inherited<'a>>,
    out: &mut Records,
) -> Result<(), ImportError> {
    let Some((step, rest)) = way.split_first() else {
        return record(raw, around, out);
    };
    match step {
        Step::Key(key) => {
            let members = all_members(raw);
            let kept = around.len();
            // What stands around the list of all records belongs to none of them.
            if is_inside {
                let is_plain = |value: &RawValue| !value.get().starts_with(['{', '[']);
                let plain = members.iter().filter(|(name, value)| name != key && is_plain(value));
                around
                    .extend(plain.map(|(name, value)| (name.clone(), Cow::Borrowed(value.get()))));
            }
            let found = members.iter().find(|(name, _)| name == key).map(|(_, value)| value.get());
            let is_empty = |raw: &str| elements(raw).is_some_and(|list| list.is_empty());
            match found {
                Some(raw) if !(is_inside && is_empty(raw)) => {
                    follow(raw, rest, is_inside, around, out)?;
                }
                // A record without parts is one itself.
                _ if is_inside && around.len() > kept => record("{}", around, out)?,
                _ => {}
            }
            around.truncate(kept);
        }
        Step::AnyKey | Step::Keys(_) => {
            let mut members = all_members(raw);
            members.retain(|(key, value)| match step {
                Step::Keys(keys) => keys.iter().any(|known| known == key),
                _ => value.get().starts_with('{'),
            });
            let name = key_name(&members, rest.is_empty());
            for (key, value) in &members {
                let text = serde_json::to_string(key).unwrap_or_default();
                around.push((Cow::Borrowed(name), Cow::Owned(text)));
                follow(value.get(), rest, true, around, out)?;
                around.pop();
            }
        }
        Step::Each => {
            for element in elements(raw).unwrap_or_default() {
                follow(element.get(), rest, true, around, out)?;
            }
        }
    }
    Ok(())
}

/// What keys of records are: dates, or names of one record or of a group.
fn key_name(members: &[(Cow<'_, str>, &RawValue)], is_record: bool) -> &'static str {
    let is_date = |key: &str| {
        let digits = key.bytes().filter(u8::is_ascii_digit).count();
        digits >= 8
            && key.bytes().all(|byte| byte.is_ascii_digit() || b"-/.:T Z".contains(&byte))
            && key.bytes().any(|byte| b"-/.".contains(&byte))
    };
    match () {
        () if members.iter().all(|(key, _)| is_date(key)) => "date",
        () if is_record => "id",
        () => "group",
    }
}

fn record(raw: &str, around: &[Inherited<'_>], out: &mut Records) -> Result<(), ImportError> {
    let own = members(raw);
    if own.is_empty() && around.is_empty() {
        // Kept as it is, so that the reader tells of it.
        return out.push(std::iter::once(("value", raw)).filter(|_| raw != "{}"));
    }
    let is_new = |name: &str| !own.iter().any(|(known, _)| known == name);
    let mut above: Vec<(&str, &str)> = Vec::new();
    // What stands nearest comes before what stands around that.
    for (name, value) in around.iter().rev() {
        if is_new(name) && !above.iter().any(|(known, _)| *known == name.as_ref()) {
            above.push((name, value));
        }
    }
    let shape = geojson::shape_of(&own);
    let own = own
        .iter()
        .filter(|(name, _)| shape.is_none() || !matches!(name.as_ref(), "type" | "coordinates"));
    let own = own.map(|(name, value)| (name.as_ref(), value.get()));
    let properties = above.into_iter().chain(own);
    // The first record decides: those of one list are alike.
    let is_feature = *out.are_features.get_or_insert(shape.is_some());
    if is_feature {
        return out.push_feature(properties, shape.as_deref().unwrap_or("null"));
    }
    let shape = shape.as_deref().map(|shape| (geojson::GEOMETRY, shape));
    out.push(properties.chain(shape))
}

fn by_column(raw: &str, out: &mut Records) -> Result<(), ImportError> {
    let columns = all_members(raw);
    let (mut order, mut found) = (Vec::new(), Vec::new());
    for (name, column) in &columns {
        if column.get().starts_with('[') {
            let cells = elements(column.get()).unwrap_or_default();
            if order.is_empty() {
                order = (0..cells.len()).map(|row| Cow::Owned(row.to_string())).collect();
            }
            if cells.len() != order.len() {
                return Err(ImportError::Malformed(message!(
                    "error-json-uneven-columns",
                    column = name.as_ref(),
                    count = cells.len().to_string(),
                    other = order.len().to_string()
                )));
            }
            let cells =
                order.iter().cloned().zip(cells).collect::<std::collections::HashMap<_, _>>();
            found.push((name, cells));
        } else {
            let cells = all_members(column.get());
            for (key, _) in &cells {
                // Mostly all columns have the same rows.
                if order.len() < cells.len() {
                    order.push(key.clone());
                }
            }
            found.push((name, cells.into_iter().collect()));
        }
    }
    let mut rows: Vec<Cow<'_, str>> = Vec::with_capacity(order.len());
    let mut known = std::collections::HashSet::new();
    let others = found.iter().flat_map(|(_, cells)| cells.keys());
    let mut others: Vec<_> = others.filter(|key| !order.contains(*key)).cloned().collect();
    others.sort();
    for key in order.into_iter().chain(others) {
        if known.insert(key.clone()) {
            rows.push(key);
        }
    }
    limits::check_columns(found.len())?;
    for row in rows {
        let cells = found.iter().filter_map(|(name, cells)| Some((*name, cells.get(&row)?)));
        out.push(cells.map(|(name, value)| (name.as_ref(), value.get())))?;
    }
    Ok(())
}

fn rows(raw: &str, header: Option<Vec<String>>, out: &mut Records) -> Result<(), ImportError> {
    let all = elements(raw).unwrap_or_default();
    let mut rows = all.into_iter();
    let names = match header {
        Some(names) => names,
        None => match rows.next().and_then(|row| texts(row.get())) {
            Some(names) => names,
            None => return Ok(()),
        },
    };
    limits::check_columns(names.len())?;
    for row in rows {
        let cells = elements(row.get()).unwrap_or_default();
        out.uneven += usize::from(cells.len() != names.len());
        let spare: Vec<String> =
            (names.len()..cells.len()).map(|index| format!("column {}", index + 1)).collect();
        let names = names.iter().chain(&spare).map(String::as_str);
        out.push(names.zip(cells).map(|(name, value)| (name, value.get())))?;
    }
    Ok(())
}
