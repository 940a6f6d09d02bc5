//! Writes records with a geometry as GeoJSON, one feature a line.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::reference::Reference;
use super::shapes::Shape;
use super::{Decoded, damaged};
use crate::dataset::RowProblem;
use crate::import::ImportError;
use crate::import::geometry::GEOMETRY;
use crate::language::{Message, MessageValue, message};

/// Notes that are kept; more of them are counted.
const MOST_NOTES: usize = 10_000;

/// The features of one file.
pub struct Features<'a> {
    out: &'a mut dyn Write,
    name: &'static str,
    count: u64,
    decoded: Decoded,
}

impl<'a> Features<'a> {
    /// Of a file of the kind `name`.
    ///
    /// # Errors
    /// When they cannot be stored.
    pub fn new(out: &'a mut dyn Write, name: &'static str) -> Result<Self, ImportError> {
        let begun = out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[");
        begun.map_err(|error| damaged(name, &error))?;
        let sentence = message!("decoded-features", name = MessageValue::Word(name));
        let decoded = Decoded { sentences: vec![sentence], ..Decoded::default() };
        Ok(Self { out, name, count: 0, decoded })
    }

    /// Writes one record. A geometry that is no place is left out and noted; one of a
    /// reference system that is not read is left out, which the report says once.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn push(
        &mut self,
        properties: Map<String, Value>,
        shape: Result<Option<Shape>, Message>,
        reference: &Reference,
    ) -> Result<(), ImportError> {
        let line = self.count + 2;
        let placed = shape.and_then(|shape| match shape {
            Some(shape) if !shape.is_empty() && reference.is_read() => shape.to_geojson(reference),
            _ => Ok(Value::Null),
        });
        let geometry = placed.unwrap_or_else(|reason| {
            self.note(line, GEOMETRY, "", reason);
            Value::Null
        });
        let feature = json!({ "type": "Feature", "properties": properties, GEOMETRY: geometry });
        let separator = if self.count == 0 { "\n" } else { ",\n" };
        let written = write!(self.out, "{separator}{feature}");
        written.map_err(|error| damaged(self.name, &error))?;
        self.count += 1;
        Ok(())
    }

    /// The line of the record that is pushed next.
    pub fn next_line(&self) -> u64 {
        self.count + 2
    }

    /// Keeps a doubt about a record.
    pub fn note(&mut self, line: u64, column: &str, text: &str, reason: Message) {
        if self.decoded.notes.len() < MOST_NOTES {
            let (column, text) = (column.to_owned(), text.to_owned());
            self.decoded.notes.push(RowProblem { line, column, text, reason });
        }
    }

    /// Names the layers, of which one can be asked for.
    pub fn offer(&mut self, layers: Vec<String>) {
        self.decoded.sheets = layers;
    }

    /// Says something about all of the file.
    pub fn say(&mut self, sentence: Message) {
        self.decoded.sentences.push(sentence);
    }

    /// Writes the end.
    ///
    /// # Errors
    /// When it cannot be stored, or there was no record.
    pub fn finish(self) -> Result<Decoded, ImportError> {
        if self.count == 0 {
            return Err(ImportError::Malformed(message!(
                "error-no-records",
                name = MessageValue::Word(self.name)
            )));
        }
        self.out.write_all(b"\n]}\n").map_err(|error| damaged(self.name, &error))?;
        Ok(self.decoded)
    }
}

/// A number without loss: whole ones as such, none for what is no number.
pub fn number(number: f64) -> Value {
    const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < LARGEST_WHOLE {
        return Value::from(number as i64);
    }
    Value::from(number)
}
