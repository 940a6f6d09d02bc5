//! The events of a printed document: of each only what its maps and figures need, as
//! it may leave.

use crate::dataset::kind::KindGroup;
use crate::dataset::{Certainty, GeoPrecision, Interval};
use crate::export::record::RawRow;
use crate::export::{ExportError, Job, document_text, parallel_render};
use crate::summary::ground::mercator;

/// An event on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintEvent {
    /// Where it is on the unit square of Web Mercator; `None` without a place, and where
    /// only the country is known.
    pub at: Option<[f64; 2]>,
    /// Within how many metres.
    pub radius_m: f32,
    /// The place is known only as an area, or how precisely it is known is held back.
    pub is_area: bool,
    /// Claims about it contradict one another.
    pub is_disputed: bool,
    /// Its kind; empty where that is held back.
    pub kind: String,
    /// When it was.
    pub interval: Option<Interval>,
}

impl PrintEvent {
    /// Whether it is a state that lasts, and not something that happened.
    pub fn is_lasting(&self) -> bool {
        KindGroup::of(&self.kind) == KindGroup::Lasting
    }
}

/// The events of `job` by time.
///
/// # Errors
/// When a source can no longer be read, or a row would tell what is held back.
pub fn of(job: &Job) -> Result<Vec<PrintEvent>, ExportError> {
    let mut events = Vec::with_capacity(job.count());
    parallel_render::chosen(
        job,
        &job.by_time(),
        Vec::new,
        |piece, raw| {
            piece.push(event(job, raw)?);
            Ok(())
        },
        |piece| {
            events.extend(piece);
            Ok(())
        },
    )?;
    Ok(events)
}

fn event(job: &Job, raw: RawRow<'_>) -> Result<PrintEvent, ExportError> {
    let (dataset, row) = (raw.dataset, raw.row);
    let record = job.project_record(raw)?;
    let event = record.event();
    let is_country_wide = event.geo_precision == GeoPrecision::Country;
    Ok(PrintEvent {
        at: event.place.filter(|_| !is_country_wide).map(mercator),
        radius_m: event.radius_m,
        is_area: Certainty::of(event).is_area() || !document_text::tells_precision(job),
        is_disputed: dataset.disputed().contains(row)
            && job.published_claims(dataset, &event.id).are_disputed,
        kind: event.kind.clone(),
        interval: event.interval,
    })
}

/// Which of `events` have a symbol: alerts and closures only where nothing else does,
/// since they last, lie at no point, and would hide the strikes.
pub fn on_map(events: &[PrintEvent]) -> Vec<&PrintEvent> {
    let placed = || events.iter().filter(|event| event.at.is_some());
    let strikes: Vec<&PrintEvent> = placed().filter(|event| !event.is_lasting()).collect();
    if strikes.is_empty() { placed().collect() } else { strikes }
}
