//! What a text was recognised as, before its rows are read.

use std::collections::BTreeMap;

use super::chunks::ChunkText;
use super::column_facts::Facts;
use super::decoder::Decoder;
use super::event_builder::{Reading, TimeHeader};
use super::layout::{Begin, Layout};
use super::place_columns::PlaceReading;
use super::title_zone::title_zone;
use super::{
    Columns, FORMATS, Field, Format, ImportError, Mapping, Options, column_report, formats,
    geojson, limits, position_column, recoded,
};
use crate::dataset::place_text::ReferenceSystem;
use crate::dataset::report::{TakenColumns, UnreadColumn};
use crate::dataset::{Claims, RowProblem, time_text};
use crate::language::{Message, message};

/// What a text was recognised as.
pub(super) struct Recognised {
    /// Reads its records.
    pub decoder: Decoder,
    /// Bytes before the first record.
    pub preamble_len: u64,
    /// What a person should know of it, in sentences.
    pub sentences: Vec<Message>,
    /// Rows that belong to the header.
    pub problems: Vec<RowProblem>,
    /// The claims given, and those that the text itself holds.
    pub claims: Claims,
    /// Which columns fill which fields.
    pub taken: Vec<TakenColumns>,
    /// Columns that seem to say something and are not read.
    pub unread: Vec<UnreadColumn>,
}

impl Recognised {
    /// `text`, which begins with `head` and is called `name`.
    ///
    /// # Errors
    /// When no format recognises it, its beginning is damaged, or a column that was
    /// named is not there.
    pub fn of(
        name: &str,
        head: &[u8],
        text: ChunkText<'_>,
        claims: &Claims,
        options: &Options,
    ) -> Result<Self, ImportError> {
        let layout = Layout::detect(head);
        refuse_binary(head, &layout)?;
        let Begin { layout, names, preamble_len, has_open_end, titles, mut sentences, problems } =
            layout.begin(head)?;
        if matches!(layout, Layout::Table { .. }) {
            sentences.extend(recoded::doubt(head));
        }
        limits::check_columns(names.len())?;
        let records = layout.first_records(head, &names);
        let columns = Columns::new(names).with_records(&records);
        let format = FORMATS
            .iter()
            .copied()
            .find(|format| {
                layout.container().holds(format.container())
                    && format.recognises(&columns)
                    && format.recognises_text(head)
            })
            .or_else(|| mapped_by_hand(layout, &columns, options))
            .ok_or_else(|| ImportError::Unrecognised { columns: columns.names().to_vec() })?;
        let mapping = match &options.mapping {
            Some(mapping) => mapping.clone(),
            None => {
                let mut mapping = format.mapping(&columns);
                let found = position_column::column_of_positions(head, &layout, &columns, &mapping);
                if found.is_some() {
                    mapping.set(Field::Coordinates, found);
                }
                mapping
            }
        };
        let second = match layout {
            Layout::Table { .. } => column_report::second_table(&columns),
            _ => None,
        };
        let mapping = match second {
            Some(from) if options.mapping.is_none() => mapping.before(from),
            _ => mapping,
        };
        let mapping = mapping.with_named(&columns, &options.named_columns)?;
        let taken = column_report::taken(&columns, &mapping, options, format);
        let unread = column_report::unread(&columns, &mapping, format);
        if second.is_none() && matches!(layout, Layout::Table { .. }) {
            sentences.extend(
                column_report::empty_column(&columns)
                    .map(|at| message!("decoded-empty-column", column = (at + 1).to_string())),
            );
        }
        sentences.extend(
            second.map(|from| message!("decoded-second-table", column = (from + 1).to_string())),
        );
        // Only in memory as a whole can features be read for their claims.
        let claims = match (&layout, text) {
            (Layout::GeoJson(extent), ChunkText::Memory(text)) => {
                claims.clone().joined(geojson::claims(text, *extent, &columns)?)
            }
            _ => claims.clone(),
        };
        let of_titles = title_zone(titles.iter().map(String::as_str));
        if let Some((zone, title)) = &of_titles {
            let title: String = title.trim().chars().take(80).collect();
            sentences.push(match zone.iana_name() {
                Some(name) => message!("decoded-zone-of-title", title = title, zone = name),
                None => message!("decoded-offset-of-title", title = title),
            });
        }
        let zone_of_titles = of_titles.map(|(zone, _)| zone);
        let headers = TimeHeader::all(&columns, zone_of_titles.as_ref());
        let system = match (&layout, text) {
            (Layout::GeoJson(_) | Layout::Json(_), ChunkText::Memory(text)) => {
                geojson::named_system(text)
            }
            _ => None,
        };
        let of_titles = || titles.iter().find_map(|title| ReferenceSystem::mentioned(title));
        let system = system.or_else(of_titles);
        let places = PlaceReading::of(&columns, &mapping, system.unwrap_or_default());
        let have_zones = have_zones(&mapping, &headers);
        let bounds = if format.knows_columns() {
            Vec::new()
        } else {
            super::people_headers::bounds(&columns, &mapping)
        };
        let decoder = Decoder {
            layout,
            columns,
            format,
            mapping,
            reading: Reading {
                zone: options.zone.clone(),
                takes_clocks_of_places: options.takes_clocks_of_places() && !have_zones,
                date_order: options.date_order.or_else(|| format.date_order()),
                facts: Facts::of_first(&records),
                today: options.today.unwrap_or_else(time_text::today),
                times_are_exact: format.times_are_exact(),
                headers,
                places,
                bounds,
            },
            name: name.to_owned(),
            has_open_end,
        };
        Ok(Self { decoder, preamble_len, sentences, problems, claims, taken, unread })
    }
}

/// Whether the headers of all times name their zone, so that no place decides it.
fn have_zones(mapping: &Mapping, headers: &BTreeMap<usize, TimeHeader>) -> bool {
    let have = |field| {
        let mut columns = mapping.columns(field).iter();
        columns.all(|column| headers.get(column).is_some_and(|header| header.zone.is_some()))
    };
    let is_there = |field| mapping.column(field).is_some();
    let of_start =
        [Field::Start, Field::StartTime].into_iter().any(|field| is_there(field) && have(field));
    of_start && have(Field::End) && have(Field::Reported)
}

/// Pictures and programs have zero bytes where a table has its header.
fn refuse_binary(text: &[u8], layout: &Layout) -> Result<(), ImportError> {
    const HEAD_BYTES: usize = 512;
    let head = &text[..text.len().min(HEAD_BYTES)];
    if matches!(layout, Layout::Table { .. }) && head.contains(&0) {
        return Err(ImportError::Malformed(message!("error-no-text")));
    }
    Ok(())
}

/// What reads a table that no format recognises, once its columns are mapped.
fn mapped_by_hand(
    layout: Layout,
    columns: &Columns,
    options: &Options,
) -> Option<&'static dyn Format> {
    let id = match layout {
        Layout::Table { .. } => "table",
        Layout::Json(_) => "json",
        _ => return None,
    };
    let is_told = match &options.mapping {
        Some(mapping) => mapping.tells_when_or_where(),
        // A name that is not there is told as such.
        None => !options.named_columns.is_empty(),
    };
    let format = formats::by_id(id).filter(|_| is_told)?;
    let mapping = options.mapping.clone().unwrap_or_else(|| format.mapping(columns));
    let named = mapping.with_named(columns, &options.named_columns);
    named.map_or(true, |mapping| mapping.tells_when_or_where()).then_some(format)
}
