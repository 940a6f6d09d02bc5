//! The positions of all open datasets, computed once for each.

use std::sync::Arc;

use crate::boundaries::EventAreas;
use crate::dataset::{Dataset, Place, PlaceTier, Rows};
use crate::session::{DatasetId, Session};
use crate::summary::{Ground, MapBox, MappedRows, clusters, ground, scan};

/// Positions by dataset.
#[derive(Debug, Default)]
pub struct Grounds {
    known: Vec<(DatasetId, Arc<Dataset>, Arc<Ground>)>,
    /// Matching rows without alerts and closures, of datasets where some are left out.
    drawn: Vec<(DatasetId, Rows)>,
    /// Matching alerts and closures that have a position and are left out.
    lasting_left_out: usize,
    revision: Option<u64>,
}

/// A shown dataset with its positions and what matches of it.
#[derive(Debug, Clone, Copy)]
pub struct ProjectedDataset<'a> {
    /// Its name in the session.
    pub id: DatasetId,
    /// Index of its colour.
    pub colour: usize,
    /// Its events.
    pub dataset: &'a Arc<Dataset>,
    /// Where they lie.
    pub ground: &'a Arc<Ground>,
    /// Those that match and are drawn.
    pub rows: &'a Rows,
    /// The boundaries that stand for imprecise places.
    pub event_areas: &'a Arc<EventAreas>,
}

impl Grounds {
    /// Follows what is open. A dataset that was reloaded is projected again.
    pub fn refresh(&mut self, session: &Session) {
        self.known.retain(|(id, dataset, _)| {
            session.dataset(*id).is_some_and(|open| Arc::ptr_eq(open, dataset))
        });
        for part in session.derived().parts() {
            if !self.known.iter().any(|(id, ..)| *id == part.id) {
                let ground = Arc::new(Ground::of(&part.dataset));
                self.known.push((part.id, Arc::clone(&part.dataset), ground));
            }
        }
        self.leave_out_lasting(session);
    }

    /// Alerts and closures last and are at no point: they are lanes of the time slider,
    /// and would hide the strikes on the map. Where nothing else matches they are drawn.
    fn leave_out_lasting(&mut self, session: &Session) {
        if self.revision == Some(session.data_revision()) {
            return;
        }
        self.revision = Some(session.data_revision());
        self.drawn.clear();
        self.lasting_left_out = 0;
        let mut is_any_else = false;
        for part in session.derived().parts() {
            let known = self.known.iter().find(|(id, ..)| *id == part.id);
            let Some((.., ground)) = known else { continue };
            let lasting = ground.lasting().count_common(part.matching());
            is_any_else |= part.matching().count() > lasting;
            if lasting > 0 {
                let mut rows = part.matching().clone();
                rows.subtract(ground.lasting());
                let mut left_out = part.matching().clone();
                left_out.intersect(ground.lasting());
                self.lasting_left_out += left_out.count_common(ground.on_map());
                self.drawn.push((part.id, rows));
            }
        }
        if !is_any_else {
            self.drawn.clear();
            self.lasting_left_out = 0;
        }
    }

    /// How many matching alerts and closures are lanes of the time slider only.
    pub fn lasting_left_out(&self) -> usize {
        self.lasting_left_out
    }

    /// Memory of the positions in bytes.
    pub fn bytes(&self) -> usize {
        self.known.iter().map(|(.., ground)| ground.bytes()).sum()
    }

    /// The shown datasets, in the order in which they were opened.
    pub fn parts<'a>(&'a self, session: &'a Session) -> Vec<ProjectedDataset<'a>> {
        let parts = session.derived().parts().filter_map(|part| {
            let (id, dataset, ground) = self.known.iter().find(|(id, ..)| *id == part.id)?;
            let open = session.datasets().iter().find(|open| open.id == *id)?;
            Some(ProjectedDataset {
                id: *id,
                colour: open.colour,
                dataset,
                ground,
                rows: self
                    .drawn
                    .iter()
                    .find(|(id, _)| *id == part.id)
                    .map_or(part.matching(), |(_, rows)| rows),
                event_areas: part.event_areas(),
            })
        });
        parts.collect()
    }
}

/// What `parts` have that matches.
pub fn placed<'a>(parts: &'a [ProjectedDataset<'a>]) -> Vec<MappedRows<'a>> {
    parts.iter().map(|part| MappedRows { ground: part.ground, rows: part.rows }).collect()
}

/// West, south, east, north of everything that matches, in degrees.
pub fn bounds(parts: &[ProjectedDataset<'_>]) -> Option<[f64; 4]> {
    let [west, north, east, south] = scan::bounds(&placed(parts))?;
    let north_west = ground::place_at(ground::unit([west, north]))?;
    let south_east = ground::place_at(ground::unit([east, south]))?;
    Some([
        north_west.longitude(),
        south_east.latitude(),
        south_east.longitude(),
        north_west.latitude(),
    ])
}

/// The same of what is known to a district or nearer.
pub fn precise_bounds(parts: &[ProjectedDataset<'_>]) -> Option<[f64; 4]> {
    let places = parts.iter().flat_map(|part| {
        part.rows.iter().filter_map(|row| near_place(part.dataset, row)).collect::<Vec<_>>()
    });
    places.map(|place| [place.longitude(), place.latitude()]).fold(None, around)
}

/// The place of `row`, if it is known to a district or nearer.
pub fn near_place(dataset: &Dataset, row: usize) -> Option<Place> {
    let tier = PlaceTier::of(&dataset.certainty(row))?;
    dataset.place(row).filter(|_| tier <= PlaceTier::District)
}

/// West, south, east, north of `bounds` and a position beside them, in degrees.
pub fn around(bounds: Option<[f64; 4]>, [x, y]: [f64; 2]) -> Option<[f64; 4]> {
    let [west, south, east, north] = bounds.unwrap_or([x, y, x, y]);
    Some([west.min(x), south.min(y), east.max(x), north.max(y)])
}

/// Matching events in `area`: up to so many, or nothing.
pub fn events_in(
    parts: &[ProjectedDataset<'_>],
    area: &MapBox,
    most: usize,
) -> Option<Vec<crate::session::EventRef>> {
    Some(events(parts, scan::rows_in(&placed(parts), area, most)?))
}

/// Matching events in the cells `cells` of `grid`.
pub fn events_of_cells(
    parts: &[ProjectedDataset<'_>],
    grid: &crate::summary::Grid,
    cells: &[usize],
) -> Vec<crate::session::EventRef> {
    events(parts, clusters::rows_of(&placed(parts), grid, cells))
}

/// Rows by the number of their part as events.
pub fn events(
    parts: &[ProjectedDataset<'_>],
    rows: Vec<(usize, usize)>,
) -> Vec<crate::session::EventRef> {
    let event =
        |(part, row): (usize, usize)| crate::session::EventRef { dataset: parts[part].id, row };
    rows.into_iter().map(event).collect()
}
