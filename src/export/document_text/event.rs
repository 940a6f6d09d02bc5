//! What is told of one event, in words.

use crate::base::link::Link;
use crate::dataset::format::{offset, second};
use crate::dataset::schema::Field;
use crate::dataset::{Certainty, Dataset, Event, Interval};
use crate::export::record::{RawRow, Record};
use crate::export::{ExportError, Job, notes};
use crate::language::{current, tr};

/// More events than this make a document that nobody reads and no browser likes.
pub const MOST_EVENTS: usize = 2_000;

/// A column of the table of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentColumn {
    /// Its time.
    When,
    /// Its place.
    Where,
    /// What happened, and who says so.
    What,
    /// People killed.
    Killed,
    /// People injured.
    Injured,
}

impl DocumentColumn {
    /// Those that `job` may tell, in order: a column is left out where none of its
    /// fields is kept.
    pub fn kept(job: &Job) -> Vec<Self> {
        let all = [Self::When, Self::Where, Self::What, Self::Killed, Self::Injured];
        let is_kept = |column: &Self| {
            let fields = column.fields();
            fields.is_empty() || fields.iter().any(|field| job.publication.keeps_field(*field))
        };
        all.into_iter().filter(is_kept).collect()
    }

    /// What stands above it.
    pub fn name(self) -> &'static str {
        match self {
            Self::When => tr!("column-when"),
            Self::Where => tr!("column-where"),
            Self::What => tr!("column-what"),
            Self::Killed => tr!("killed"),
            Self::Injured => tr!("injured"),
        }
    }

    fn fields(self) -> &'static [Field] {
        match self {
            Self::When => &[Field::Start, Field::End],
            Self::Where => &[
                Field::Place,
                Field::Admin2,
                Field::Admin1,
                Field::Country,
                Field::Latitude,
                Field::Longitude,
                Field::GeoPrecision,
                Field::RadiusM,
            ],
            Self::What => &[],
            Self::Killed => &[Field::Killed],
            Self::Injured => &[Field::Injured],
        }
    }
}

/// Whether `job` tells how precisely places are known.
pub fn tells_precision(job: &Job) -> bool {
    let fields = [Field::GeoPrecision, Field::RadiusM];
    fields.iter().any(|field| job.publication.keeps_field(*field))
}

/// What is told of one event.
pub struct DocumentEvent {
    /// Its time.
    pub when: String,
    /// The offset of the clocks at its time; empty without a time.
    pub offset: String,
    /// The names of its place.
    pub place: String,
    /// Coordinates and how precise they are, as far as they are told.
    pub position: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: String,
    /// The id of its kind; empty where that is held back.
    pub kind_id: String,
    /// Whether its place is known only as an area, or how precisely is held back.
    pub is_area: bool,
    /// What else is said; empty where that is the title again.
    pub summary: String,
    /// What rivals say, where they contradict one another.
    pub claims: Vec<String>,
    /// Who says so.
    pub sources: Vec<DocumentSource>,
    /// Notes and tags that are not empty, by the names of their columns.
    pub notes: Vec<(&'static str, String)>,
    /// People killed.
    pub killed: String,
    /// People injured.
    pub injured: String,
}

/// A source with its full address: nobody has to click to know where a link leads.
pub struct DocumentSource {
    /// Who published it.
    pub publisher: String,
    /// Its address as it stands in the source.
    pub url: String,
    /// The address that a reader may be given; `None` where it is not safe to open.
    pub address: Option<String>,
    /// The host in letters that tell what may look like another.
    pub look_alike: Option<String>,
}

impl DocumentEvent {
    /// Of the row `row` of `dataset`.
    ///
    /// # Errors
    /// When the source can no longer be read, or the row would tell what is held back.
    pub fn of(job: &Job, dataset: &Dataset, row: usize) -> Result<Self, ExportError> {
        let raw = dataset.record(row)?;
        let record = job.project_record(RawRow::of(dataset, row, &raw))?;
        let event = record.event();
        let (when, offset) = when(job, &record);
        let language = current();
        Ok(Self {
            when,
            offset,
            place: event.location(),
            position: position(job, dataset, row, event),
            title: event.title.clone(),
            kind: language.kind_label(&event.kind),
            kind_id: event.kind.clone(),
            is_area: Certainty::of(event).is_area() || !tells_precision(job),
            summary: if event.summary == event.title {
                String::new()
            } else {
                event.summary.clone()
            },
            claims: claims(job, dataset, row, event),
            sources: event
                .sources
                .iter()
                .map(|known| source(&known.publisher, &known.url))
                .collect(),
            notes: written_notes(&record),
            killed: language.figure(event.killed),
            injured: language.figure(event.injured),
        })
    }
}

fn when(job: &Job, record: &Record<'_>) -> (String, String) {
    let (zone, keeps) = (&job.zone, |field| job.publication.keeps_field(field));
    // Of an interval of which only one end is told, the other must not be guessed.
    let interval = record.cell_event().interval;
    let (text, at) = match (interval, keeps(Field::Start), keeps(Field::End)) {
        (_, false, false) => (String::new(), None),
        (Some(interval), true, false) => {
            let start = interval.start();
            (tr!("from-a-time", time = second(start, zone)), Some(start))
        }
        (Some(interval), false, true) => {
            let end = interval.end();
            (tr!("until-a-time", time = second(end, zone)), Some(end))
        }
        (known, ..) => {
            let text = current().interval(known, record.event().time_precision, zone);
            (text, known.map(Interval::start))
        }
    };
    (text, at.map(|at| offset(at, zone)).unwrap_or_default())
}

fn position(job: &Job, dataset: &Dataset, row: usize, event: &Event) -> String {
    let publication = &job.publication;
    if dataset.place(row).is_none() {
        return tr!("place-on-the-map-unknown").to_owned();
    }
    let within =
        |radius_m: f32| tr!("within-distance", distance = current().distance(f64::from(radius_m)));
    let mut parts = Vec::new();
    if let Some(at) = event.place {
        parts.push(format!("{:.5}, {:.5}", at.latitude(), at.longitude()));
    }
    if publication.changes_places() {
        parts.push(tr!("place-changed").to_owned());
        if publication.keeps_field(Field::RadiusM) {
            parts.push(within(event.radius_m));
        }
    } else if publication.keeps_field(Field::GeoPrecision) {
        parts.push(current().place_precision(Certainty::of(event)));
    } else if publication.keeps_field(Field::RadiusM) && event.radius_m > 0.0 {
        parts.push(within(event.radius_m));
    }
    parts.join("; ")
}

fn claims(job: &Job, dataset: &Dataset, row: usize, event: &Event) -> Vec<String> {
    if !job.publication.keeps_claims() || !dataset.disputed().contains(row) {
        return Vec::new();
    }
    let published = job.published_claims(dataset, &event.id);
    job.tally.add_claims(published.left_out);
    if !published.are_disputed {
        return Vec::new();
    }
    let text = |claim: &crate::dataset::Claim| {
        let text = format!("{} – {} {} {}", claim.claimant, claim.about, claim.value, claim.unit);
        text.trim_end().to_owned()
    };
    published.claims.iter().map(|claim| text(claim)).collect()
}

fn source(publisher: &str, url: &str) -> DocumentSource {
    let link = Link::read(url);
    DocumentSource {
        publisher: publisher.to_owned(),
        url: url.to_owned(),
        look_alike: link.as_ref().and_then(Link::look_alike),
        address: link.map(|link| link.address),
    }
}

fn written_notes(record: &Record<'_>) -> Vec<(&'static str, String)> {
    let cells = record.cells().filter(|cell| notes::COLUMNS.contains(&cell.name));
    let told = cells.map(|cell| (cell.name, cell.text.into_owned()));
    told.filter(|(_, text)| !text.is_empty()).collect()
}
