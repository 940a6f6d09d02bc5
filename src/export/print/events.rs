//! The events of a printed document: of each only what its maps and figures need, as
//! it may leave.

use std::sync::Arc;

use crate::dataset::kind::KindGroup;
use crate::dataset::{Certainty, GeoPrecision, Interval, Place, wrapped};
use crate::export::exported_areas::ExportedAreas;
use crate::export::record::RawRow;
use crate::export::{ExportError, Job, document_text, parallel_render};
use crate::shape::{Shape, rings};
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
    /// The outline of the boundary that stands for its place, on the unit square.
    pub area: Option<Arc<Vec<Vec<[f64; 2]>>>>,
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
    let areas = ExportedAreas::of(job);
    let outlines: Vec<_> = job
        .filters
        .boundaries
        .shapes()
        .iter()
        .map(|named| Arc::new(outline(&named.shape)))
        .collect();
    parallel_render::chosen(
        job,
        &job.by_time(),
        Vec::new,
        |piece, raw| {
            let area = areas.of_row(raw).and_then(|(number, _)| outlines.get(number).cloned());
            piece.push(PrintEvent { area, ..event(job, raw)? });
            Ok(())
        },
        |piece| {
            events.extend(piece);
            Ok(())
        },
    )?;
    Ok(events)
}

/// The rings of a shape on the unit square of Web Mercator, going on beyond its sides; what
/// is inside goes around with the clock on paper, as circles do, and holes against it.
fn outline(shape: &Shape) -> Vec<Vec<[f64; 2]>> {
    let corner = |[longitude, latitude]: &[f64; 2]| {
        let place = Place::new(*latitude, wrapped(*longitude))?;
        let [x, y] = mercator(place);
        Some([x + (longitude - place.longitude()) / 360.0, y])
    };
    let polygons = shape.polygons_to_draw().into_iter();
    let rings = polygons.flat_map(|polygon| {
        polygon.into_iter().enumerate().map(|(index, ring)| rings::turned(ring, index > 0))
    });
    rings.map(|ring| ring.iter().filter_map(corner).collect()).collect()
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
        area: None,
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
