//! The events of a page by columns: what leaves of each record, words as codes of a list.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::Number;

use crate::base::escape::escape_invisible;
use crate::base::link::Link;
use crate::dataset::schema::{Field, FieldType, Value};
use crate::dataset::{Certainty, Claim, CoordinateSource, Event, GeoPrecision, Place, PlaceTier};
use crate::export::exported_areas::ExportedAreas;
use crate::export::record::{ProjectCell, RawRow, Record};
use crate::export::{ExportError, Job, parallel_render};
use crate::shape::{NamedShape, Ring};

/// The place is known only as an area.
const IS_AREA: u8 = 1;
/// Claims about the event contradict one another.
const IS_DISPUTED: u8 = 2;
/// The gazetteer gave the coordinates; the source names the place.
const IS_FROM_GAZETTEER: u8 = 4;
/// Known only by country: no symbol on the map stands for it.
const IS_COUNTRY_WIDE: u8 = 8;

/// Publisher, what stands as its address, the address that a browser may be given, and
/// its host in letters that may look like others; `None` where there is none.
type Citation = [Option<String>; 4];

/// The cells of a claim, and its source.
type UnnumberedClaim = ([String; 6], Option<Citation>);

/// All events of a page.
#[derive(Debug, Default, Serialize)]
pub struct Table {
    /// How many.
    pub rows: usize,
    columns: Vec<Column>,
    /// The dataset of each event, by its number in the job; empty where there is only one.
    parts: Vec<u32>,
    /// The rings of boundaries that stand for places, as longitude and latitude; empty
    /// for those that stand for none.
    areas: Vec<Vec<Ring>>,
    /// Of each event the boundary that stands for its place, from 1 on, or 0; empty where
    /// no event has one.
    area_of: Vec<u32>,
    /// Of each event the sum of what it is: see [`IS_AREA`] and those after it.
    flags: Vec<u8>,
    /// Each once.
    citations: Vec<Citation>,
    /// Lists of citations by their numbers.
    lists: Vec<Vec<u32>>,
    /// The list of each event.
    sources: Vec<u32>,
    claims: Vec<ToldClaim>,
    #[serde(skip)]
    known: Known,
    /// Where events are, for the map below them.
    #[serde(skip)]
    pub places: Vec<Place>,
}

/// What has a number already.
#[derive(Debug, Default)]
struct Known {
    citations: HashMap<Citation, u32>,
    lists: HashMap<Vec<u32>, u32>,
}

/// One column.
#[derive(Debug, Serialize)]
struct Column {
    id: &'static str,
    label: &'static str,
    #[serde(flatten)]
    values: Values,
    #[serde(skip)]
    codes_by_word: HashMap<String, u32>,
}

/// The values of a column, one a row.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Values {
    /// Numbers, of an instant its seconds since 1970; none where nothing is known.
    Numbers(Vec<Option<Number>>),
    /// A list of words, and the word of each row by its number. The first word is empty.
    Words(Words),
}

#[derive(Debug, Serialize)]
struct Words {
    list: Vec<String>,
    codes: Vec<u32>,
}

/// What one claim says: the number of its event, its cells, its source as a citation.
#[derive(Debug, Serialize)]
struct ToldClaim {
    row: usize,
    cells: [String; 6],
    source: Option<u32>,
}

/// What leaves of one row.
struct Row {
    part: u32,
    cells: Vec<CellValue>,
    flags: u8,
    area: u32,
    place: Option<Place>,
    sources: Vec<Citation>,
    claims: Vec<UnnumberedClaim>,
}

/// What leaves of one cell.
enum CellValue {
    Number(Option<Number>),
    Word(String),
}

/// The events of `job` by time.
///
/// # Errors
/// When a source can no longer be read, or a row would tell what is held back.
pub fn of(job: &Job) -> Result<Table, ExportError> {
    let mut table = Table::default();
    let areas = ExportedAreas::of(job);
    parallel_render::chosen(
        job,
        &job.by_time(),
        Vec::new,
        |piece, raw| {
            piece.push(row(job, raw, &areas)?);
            Ok(())
        },
        |piece| {
            piece.into_iter().for_each(|row| table.add(row));
            Ok(())
        },
    )?;
    if job.parts.len() < 2 {
        table.parts.clear();
    }
    table.name_columns(job);
    table.add_areas(job);
    Ok(table)
}

fn row(job: &Job, raw: RawRow<'_>, areas: &ExportedAreas<'_>) -> Result<Row, ExportError> {
    let dataset = raw.dataset;
    let part = job.parts.iter().position(|part| std::ptr::eq(&*part.dataset, dataset));
    let is_disputed = dataset.disputed().contains(raw.row);
    let record = job.project_record(raw)?;
    let event = record.event();
    let mut cells: Vec<CellValue> =
        record.cells().filter(is_a_column).map(|cell| value(&record, cell)).collect();
    if job.publication.keeps_field(Field::LocationPrecision) {
        let tier = PlaceTier::of_event(event).map(PlaceTier::id);
        cells.push(CellValue::Word(tier.unwrap_or_default().to_owned()));
    }
    let published = job.published_claims(dataset, &event.id);
    job.tally.add_claims(published.left_out);
    let is_disputed = is_disputed && published.are_disputed;
    let claims: Vec<_> = published.claims.iter().map(|claim| told_claim(claim)).collect();
    let flags = [
        (Certainty::of(event).is_area(), IS_AREA),
        (is_disputed, IS_DISPUTED),
        (event.place.is_some() && event.located == CoordinateSource::Gazetteer, IS_FROM_GAZETTEER),
        (is_country_wide(event), IS_COUNTRY_WIDE),
    ];
    Ok(Row {
        part: part.unwrap_or_default() as u32,
        cells,
        flags: flags.into_iter().map(|(is, flag)| if is { flag } else { 0 }).sum(),
        area: areas.of_row(raw).map_or(0, |(number, _)| number as u32 + 1),
        place: event.place.filter(|_| !is_country_wide(event)),
        sources: event.sources.iter().map(|known| citation(&known.publisher, &known.url)).collect(),
        claims,
    })
}

fn is_country_wide(event: &Event) -> bool {
    event.place.is_some() && event.geo_precision == GeoPrecision::Country
}

/// Sources stand apart from the columns, as links.
fn is_a_column(cell: &ProjectCell<'_>) -> bool {
    cell.def.is_none_or(|def| def.field != Field::Sources)
}

fn value(record: &Record<'_>, cell: ProjectCell<'_>) -> CellValue {
    match cell.def {
        Some(def) if def.field_type == FieldType::Instant => {
            let at = match (def.value)(record.cell_event()) {
                Value::Instant(at) => Some(at.secs().into()),
                _ => None,
            };
            CellValue::Number(at)
        }
        Some(def) if def.field_type.is_number() => CellValue::Number(cell.text.parse().ok()),
        _ => CellValue::Word(shown(&cell.text)),
    }
}

/// Text as it may be shown: bidirectional and invisible characters are named.
fn shown(text: &str) -> String {
    escape_invisible(text).into_owned()
}

fn told_claim(claim: &Claim) -> UnnumberedClaim {
    let Claim { event_id: _, claimant, role, about, value, unit, said_at, source } = claim;
    let (publisher, url) = source.split_once('|').unwrap_or((source, ""));
    let source = (!source.trim().is_empty()).then(|| citation(publisher, url));
    ([claimant, role, about, value, unit, said_at].map(|text| shown(text)), source)
}

fn citation(publisher: &str, url: &str) -> Citation {
    let text = |text: &str| Some(shown(text.trim())).filter(|text| !text.is_empty());
    let link = Link::read(url);
    let look_alike = link.as_ref().and_then(Link::look_alike).map(|host| shown(&host));
    [text(publisher), text(url), link.map(|link| link.address), look_alike]
}

impl Table {
    /// The words of the column `field`; none where it is held back.
    pub fn words(&self, field: Field) -> &[String] {
        let column = self.columns.iter().find(|column| column.id == field.id());
        match column.map(|column| &column.values) {
            Some(Values::Words(words)) => &words.list,
            _ => &[],
        }
    }

    fn add(&mut self, row: Row) {
        let Row { part, cells, flags, area, place, sources, claims } = row;
        if self.columns.is_empty() {
            self.columns = cells.iter().map(Column::for_values_like).collect();
        }
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.add(cell);
        }
        self.parts.push(part);
        self.flags.push(flags);
        self.area_of.push(area);
        self.places.extend(place);
        let list: Vec<u32> = sources.into_iter().map(|known| self.cite(known)).collect();
        let number = self.known.lists.get(&list).copied().unwrap_or_else(|| {
            let number = self.lists.len() as u32;
            self.lists.push(list.clone());
            self.known.lists.insert(list, number);
            number
        });
        self.sources.push(number);
        for (cells, source) in claims {
            let source = source.map(|known| self.cite(known));
            self.claims.push(ToldClaim { row: self.rows, cells, source });
        }
        self.rows += 1;
    }

    /// Adds the boundaries that stand for the place of any event.
    fn add_areas(&mut self, job: &Job) {
        if self.area_of.iter().all(|area| *area == 0) {
            self.area_of.clear();
            return;
        }
        let used: HashSet<u32> = self.area_of.iter().copied().collect();
        let rings = |(index, named): (usize, &NamedShape)| match used.contains(&(index as u32 + 1))
        {
            true => named.shape.rings(),
            false => Vec::new(),
        };
        let shapes = job.filters.boundaries.shapes();
        self.areas = shapes.iter().enumerate().map(rings).collect();
    }

    /// The number of a citation.
    fn cite(&mut self, citation: Citation) -> u32 {
        if let Some(number) = self.known.citations.get(&citation) {
            return *number;
        }
        let number = self.citations.len() as u32;
        self.citations.push(citation.clone());
        self.known.citations.insert(citation, number);
        number
    }

    fn name_columns(&mut self, job: &Job) {
        let sources = Field::Sources.id();
        let tier = job.publication.keeps_field(Field::LocationPrecision);
        let tier = tier.then(|| Field::LocationPrecision.id());
        let names = job.project_columns().into_iter().filter(|name| *name != sources).chain(tier);
        for (column, name) in self.columns.iter_mut().zip(names) {
            column.id = name;
            column.label = Field::from_id(name).map_or(name, |field| field.def().label);
        }
    }
}

impl Column {
    fn for_values_like(cell: &CellValue) -> Self {
        let values = match cell {
            CellValue::Number(_) => Values::Numbers(Vec::new()),
            CellValue::Word(_) => {
                Values::Words(Words { list: vec![String::new()], codes: Vec::new() })
            }
        };
        let codes_by_word = HashMap::from([(String::new(), 0)]);
        Self { id: "", label: "", values, codes_by_word }
    }

    fn add(&mut self, cell: CellValue) {
        match (&mut self.values, cell) {
            (Values::Numbers(numbers), CellValue::Number(number)) => numbers.push(number),
            (Values::Words(Words { list, codes }), CellValue::Word(word)) => {
                let code = self.codes_by_word.get(&word).copied().unwrap_or_else(|| {
                    let code = list.len() as u32;
                    list.push(word.clone());
                    self.codes_by_word.insert(word, code);
                    code
                });
                codes.push(code);
            }
            // A column has values of one sort, which its field decides.
            (Values::Numbers(numbers), CellValue::Word(_)) => numbers.push(None),
            (Values::Words(Words { codes, .. }), CellValue::Number(_)) => codes.push(0),
        }
    }
}
