//! Rows that are looked up in what is remembered.

use super::Memo;
use super::degrees::fixed_degrees;
use super::near::{Near, NearAny, note_near};
use crate::dataset::CoordinateSource;
use crate::dataset::dictionaries::{Coded, CodedTime, Dictionaries, WORDS};
use crate::dataset::segment::{CodedRow, Position};
use crate::import::chunks::Record;
use crate::import::event_builder::clean;
use crate::import::no_event;

/// Why a row was not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Its cells have no numbers, so that nothing can be learned from it.
    Cells,
    /// When it happened, to begin with.
    Time,
    /// Something else of what it says.
    More,
}

/// A row that was looked up.
pub struct KnownRow<'a> {
    /// Its columns.
    pub row: CodedRow,
    /// Where.
    pub position: Position,
    /// Its id, `None` where it has none.
    pub id: Option<&'a str>,
}

impl Memo {
    /// The row of `record`, number `index` of those that were numbered last.
    ///
    /// # Errors
    /// What must be read first.
    pub fn look_up<'a>(
        &mut self,
        index: usize,
        record: &Record<'a>,
        dictionaries: &mut Dictionaries,
    ) -> Result<KnownRow<'a>, Missing> {
        if !self.is_numbered[index] {
            return Err(Missing::Cells);
        }
        let stride = self.codes.len();
        self.codes.copy_from_slice(&self.numbered[index * stride..][..stride]);
        let time = match self.times[index] {
            Some(time) => time,
            // A row in between may have told it.
            None => {
                let mut codes = std::mem::take(&mut self.codes);
                let is_known = self.known_zone(&mut codes, record).is_some();
                self.codes = codes;
                if !is_known {
                    return Err(Missing::More);
                }
                self.time.get(&self.codes).ok_or(Missing::Time)?
            }
        };
        self.find(time, record, dictionaries).ok_or(Missing::More)
    }

    fn find<'a>(
        &mut self,
        time: CodedTime,
        record: &Record<'a>,
        dictionaries: &mut Dictionaries,
    ) -> Option<KnownRow<'a>> {
        let codes = self.codes.as_slice();
        let country = self.words[4].get(codes)? as usize;
        let placed = match *self.is_unlisted.get(country)? {
            true => &mut self.bare,
            false => &mut self.placed,
        };
        let (mut accuracy, place, reach) = placed.get(codes)?;
        let position = match self.degrees {
            Some(columns) => {
                let steps = fixed_degrees(record, columns)?;
                // Far outside its country the row gets a note.
                if let Some(Some(outline)) = self.outlines.get(country)
                    && !outline.is_definitely_near(steps)
                {
                    return None;
                }
                if let Some(reach) = reach {
                    accuracy = accuracy.at(&reach, steps)?;
                }
                Position::Fixed(steps)
            }
            None => Position::Degrees(place),
        };
        let harm = self.harm.get(codes)?;
        let reported = self.reported.get(record, codes)?;
        let mut words = [0; WORDS];
        for (index, word) in words.iter_mut().enumerate() {
            let group = &mut self.words[index];
            *word = match (group.get(codes), &self.plain[index]) {
                (Some(known), _) => known,
                (None, Some((column, cells))) => {
                    let mut text = "";
                    for &cell in cells {
                        let cell = record.cells[cell].bytes(record.text);
                        text = clean(std::str::from_utf8(cell).ok()?);
                        if !text.is_empty() {
                            break;
                        }
                    }
                    // Of which each row gets a note.
                    if *column == Coded::PlaceName && no_event::may_be_sum(text) {
                        return None;
                    }
                    let new = dictionaries.word(*column, text);
                    group.learn(codes, new);
                    if *column == Coded::Admin1 {
                        note_near(&mut self.oblasts, new, || Near::of(text));
                    }
                    if *column == Coded::PlaceName {
                        note_near(&mut self.cities, new, || NearAny::of(text));
                    }
                    new
                }
                (None, None) => return None,
            };
        }
        // Far outside its oblast or city the row gets a note.
        if let Position::Fixed(steps) = position
            && !(self.oblasts.get(words[3] as usize)?.as_ref()?.holds(steps)
                && self.cities.get(words[2] as usize)?.as_ref()?.holds(steps))
        {
            return None;
        }
        let publishers = self.publishers.get(codes)?;
        let id = match self.id {
            None => None,
            Some(column) => {
                let cell = record.cells[column];
                if cell.is_escaped {
                    return None;
                }
                let id = clean(std::str::from_utf8(cell.bytes(record.text)).ok()?);
                // Of which the row gets a note.
                if no_event::may_be_id_of_sum(id) {
                    return None;
                }
                (!id.is_empty()).then_some(id)
            }
        };
        let is_placed = self.degrees.is_some() || place.is_some();
        // It may be a row of sums, which only all of its cells tell.
        if !is_placed && time.interval.is_none() {
            return None;
        }
        let state = match self.last_state {
            Some((last_time, last_accuracy, last_placed, state))
                if last_time.precision == time.precision
                    && last_time.is_doubted == time.is_doubted
                    && last_time.interval.is_some() == time.interval.is_some()
                    && last_accuracy == accuracy
                    && last_placed == is_placed =>
            {
                state
            }
            _ => {
                let state = dictionaries.state(&time, accuracy, is_placed);
                self.last_state = Some((time, accuracy, is_placed, state));
                state
            }
        };
        let [kind, weapon, place_name, admin1, country, attack] = words;
        Some(KnownRow {
            row: CodedRow {
                time,
                codes: [
                    state,
                    time.duration,
                    harm,
                    kind,
                    weapon,
                    place_name,
                    admin1,
                    country,
                    attack,
                    publishers,
                ],
                is_located_by_gazetteer: is_placed
                    && accuracy.located == CoordinateSource::Gazetteer,
                reported,
            },
            position,
            id,
        })
    }
}
