//! What rows mean, remembered by the cells that decide it.
//!
//! Most cells of a column repeat. What a row says of its time, its words, its
//! harm is a function of a few cells each; once a row was read in full, and
//! without doubt, others with the same cells need only be looked up.

mod cells;
mod decisive;
mod degrees;
mod dependencies;
mod group;
mod known_row;
mod near;
mod reported;
mod table;
mod zones;

pub use dependencies::ColumnDependencies;
pub use known_row::Missing;

use cells::Cells;
use degrees::fixed_degrees;
use group::Group;
use near::{Near, NearAny, note_near};
use reported::Reported;
use zones::Zones;

use super::chunks::{Record, Records};
use super::header::normal;
use crate::dataset::accuracy::Accuracy;
use crate::dataset::dictionaries::{Coded, CodedTime, Dictionaries, WORDS};
use crate::dataset::{Event, Place, Reach};
use crate::gazetteer::{self, Outline};

/// Distinct cells that are remembered; then everything is forgotten, so that
/// columns without repetition cost no more than this.
const MOST_CELLS: usize = 1 << 17;

/// The place of a row whose coordinates are not two plain numbers; of any, the
/// named place that decides how precise its point is.
type PlaceOfRow = (Accuracy, Option<Place>, Option<Reach>);

/// Remembers for one reader.
#[derive(Debug)]
pub struct Memo {
    cells: Vec<Cells>,
    /// Codes of the cells of the last row, and its zone.
    codes: Vec<u32>,
    /// Where the zone stands in `codes`.
    zone: usize,
    zones: Zones,
    /// Outlines by code of the country, of those whose zone is known.
    outlines: Vec<Option<&'static Outline>>,
    /// Whether the gazetteer lacks a country, by its code, of those whose zone is known.
    is_unlisted: Vec<bool>,
    /// What definitely lies near each oblast, by its code, of those that were met.
    oblasts: Vec<Option<Near>>,
    /// The same of each name of a place, by its code.
    cities: Vec<Option<NearAny>>,
    /// Codes of the cells of some records, record by record, and whether those
    /// could be numbered.
    numbered: Vec<u32>,
    is_numbered: Vec<bool>,
    /// When those happened, as far as was known when they were numbered.
    times: Vec<Option<CodedTime>>,
    width: usize,
    first_header: String,
    id: Option<usize>,
    /// Columns of latitude and longitude, where both are mapped.
    degrees: Option<[usize; 2]>,
    time: Group<CodedTime>,
    placed: Group<PlaceOfRow>,
    /// The same where the gazetteer has no country of this name, so that it knows no name
    /// in it: names then say nothing of how far a place reaches.
    bare: Group<PlaceOfRow>,
    harm: Group<u32>,
    words: [Group<u32>; WORDS],
    reported: Reported,
    /// Words that are cells as they stand, with the columns of which the first that is
    /// filled counts.
    plain: [Option<(Coded, Vec<usize>)>; WORDS],
    publishers: Group<u32>,
    last_state: Option<(CodedTime, Accuracy, bool, u32)>,
}

impl Memo {
    /// Whether a row with this first cell is definitely neither the header again
    /// nor a row of tags.
    fn is_definitely_record(&self, first: &[u8]) -> bool {
        if !first.first().is_some_and(|&byte| byte.is_ascii_graphic() && byte != b'#') {
            return false;
        }
        if !first.is_ascii() {
            return std::str::from_utf8(first).is_ok_and(|text| normal(text) != self.first_header);
        }
        let letters = first.iter().filter(|byte| byte.is_ascii_alphanumeric());
        let header = self.first_header.bytes().filter(|&byte| byte != b' ');
        !letters.map(u8::to_ascii_lowercase).eq(header)
    }

    /// Numbers the cells of `records`, column by column, so that the processor
    /// waits for many of them at once. They are then [looked up](Self::look_up)
    /// by their index.
    pub fn number(&mut self, records: &Records<'_>) {
        if self.cells.iter().map(Cells::len).sum::<usize>() > MOST_CELLS {
            self.forget();
        }
        self.is_numbered.clear();
        for index in 0..records.count() {
            let Record { text, cells, .. } = records.get(index);
            let is_sound =
                cells.len() == self.width && self.is_definitely_record(cells[0].bytes(text));
            self.is_numbered.push(is_sound);
        }
        let stride = self.codes.len();
        let mut numbered = std::mem::take(&mut self.numbered);
        numbered.clear();
        numbered.resize(records.count() * stride, 0);
        for (slot, column) in self.cells.iter_mut().enumerate() {
            for (index, is_numbered) in self.is_numbered.iter_mut().enumerate() {
                if !*is_numbered {
                    continue;
                }
                let Record { text, cells, .. } = records.get(index);
                let cell = cells[column.column];
                if cell.is_escaped {
                    *is_numbered = false;
                } else {
                    numbered[index * stride + slot] = column.code(cell.bytes(text));
                }
            }
        }
        self.times.clear();
        for (index, codes) in numbered.chunks_exact_mut(stride).enumerate() {
            let is_known =
                self.is_numbered[index] && self.known_zone(codes, &records.get(index)).is_some();
            let time = if is_known { self.time.get(codes) } else { None };
            self.times.push(time);
        }
        self.numbered = numbered;
    }

    /// Notes the zone of a row among its `codes`; `None` where its country is new.
    fn known_zone(&mut self, codes: &mut [u32], record: &Record<'_>) -> Option<()> {
        let country = self.words[4].get(codes)?;
        let degrees = || self.degrees.and_then(|columns| fixed_degrees(record, columns));
        codes[self.zone] = self.zones.known(country, codes, degrees)?;
        Some(())
    }

    /// Notes the zone of the country of `event`, whose code is `code`: it decides when a
    /// local day begins, and most countries share one.
    fn set_zone(&mut self, code: u32, event: &Event) {
        let is_met = self.zones.have_met(code);
        self.codes[self.zone] = self.zones.learn(code, event, &self.codes);
        if is_met {
            return;
        }
        let code = code as usize;
        if self.outlines.len() <= code {
            self.outlines.resize(code + 1, None);
            self.is_unlisted.resize(code + 1, false);
        }
        let country = event.country.as_str();
        let listed = gazetteer::country_code(country);
        self.outlines[code] = listed.and_then(gazetteer::outline);
        self.is_unlisted[code] = listed.is_none() && !country.trim().is_empty();
    }

    fn forget(&mut self) {
        self.cells.iter_mut().for_each(Cells::forget);
        self.time.forget();
        self.placed.forget();
        self.bare.forget();
        self.harm.forget();
        self.zones.forget();
        if let Reported::Cells(group) = &mut self.reported {
            group.forget();
        }
        self.words.iter_mut().for_each(Group::forget);
        self.publishers.forget();
    }

    /// Remembers when `event` happened, which was read of the last row looked up.
    pub fn learn_time(&mut self, event: &Event, dictionaries: &mut Dictionaries) {
        self.time.learn(&self.codes, dictionaries.time(event));
    }

    /// Remembers what `event` says, which `record`, the last one looked up, was
    /// read as in full and without a doubt.
    pub fn learn(&mut self, record: &Record<'_>, event: &Event, dictionaries: &mut Dictionaries) {
        let country = dictionaries.word(Coded::Country, &event.country);
        self.set_zone(country, event);
        let admin1 = dictionaries.word(Coded::Admin1, &event.admin1);
        note_near(&mut self.oblasts, admin1, || Near::of(&event.admin1));
        let name = dictionaries.word(Coded::PlaceName, &event.place_name);
        note_near(&mut self.cities, name, || NearAny::of(&event.place_name));
        let codes = self.codes.as_slice();
        self.time.learn(codes, dictionaries.time(event));
        let is_plain = match self.degrees {
            Some(columns) => fixed_degrees(record, columns).is_some(),
            None => true,
        };
        if is_plain {
            let is_unlisted = self.is_unlisted.get(country as usize).copied().unwrap_or_default();
            let placed = if is_unlisted { &mut self.bare } else { &mut self.placed };
            placed.learn(codes, (Accuracy::of(event), event.place, event.reach));
        }
        self.harm.learn(codes, dictionaries.harm(event));
        if let Reported::Cells(group) = &mut self.reported {
            group.learn(codes, event.reported);
        }
        for (index, (column, word)) in [
            (Coded::Kind, &event.kind),
            (Coded::Weapon, &event.weapon),
            (Coded::PlaceName, &event.place_name),
            (Coded::Admin1, &event.admin1),
            (Coded::Country, &event.country),
            (Coded::Attack, &event.attack),
        ]
        .into_iter()
        .enumerate()
        {
            self.words[index].learn(codes, dictionaries.word(column, word));
        }
        self.publishers.learn(codes, dictionaries.publishers(event));
    }
}
