//! Passing events grouped by their coordinates, as long as few enough are in
//! view for signs of their own.

use std::collections::HashMap;

use super::projected_positions::{ProjectedDataset, events_in};
use crate::dataset::{Dataset, Place};
use crate::session::{EventRef, Session};
use crate::summary::MapBox;
use crate::summary::ground::{fixed, mercator};

/// With more events in view they are counted by cells, not listed.
pub const MOST_EVENTS: usize = 5_000;

/// Events at exactly the same coordinates.
#[derive(Debug, Clone)]
pub struct Site {
    /// Where.
    pub place: Place,
    /// On the unit square of Web Mercator: x to the east, y to the south.
    pub mercator: [f64; 2],
    /// Some event here has claims that differ.
    pub disputed: bool,
    /// The most people killed in one event here, by the highest figure.
    pub killed: u32,
    /// The most people injured in one event here, by the highest figure.
    pub injured: u32,
    /// The events, in order of time.
    pub events: Vec<EventRef>,
}

/// The sites in view, or that there are too many of them.
#[derive(Debug, Default)]
pub struct Sites {
    /// Revision, and the part of the map that was looked at; none is all of it.
    key: Option<(u64, Option<MapBox>)>,
    /// From north to south, so that southern signs lie on top.
    pub sites: Vec<Site>,
    /// More than [`MOST_EVENTS`] are in view, so no sites are listed.
    pub is_crowded: bool,
    beside: Option<(u64, EventRef)>,
    events_beside: Vec<EventRef>,
}

impl Sites {
    /// Groups again when what matches changed or the view left what is grouped.
    pub fn refresh(&mut self, session: &Session, parts: &[ProjectedDataset<'_>], view: MapBox) {
        let revision = session.data_revision();
        let is_known = |area: MapBox| area == view || (!self.is_crowded && area.covers(&view));
        if let Some((known, area)) = self.key
            && known == revision
            && area.is_none_or(is_known)
        {
            return;
        }
        // A little more than the view, so that a map that is dragged is not
        // grouped again in every frame; all of it where that is little.
        let around = (session.derived().matching_count() > MOST_EVENTS).then(|| view.expanded(0.5));
        let all_in = |area: MapBox| events_in(parts, &area, MOST_EVENTS);
        let found = all_in(view).map(|inside| match all_in(around.unwrap_or(MapBox::ALL)) {
            Some(all) => (around, all),
            None => (Some(view), inside),
        });
        self.is_crowded = found.is_none();
        let (area, events) = found.unwrap_or((Some(view), Vec::new()));
        self.key = Some((revision, area));
        self.sites = grouped(session, &events);
    }

    /// The matching events at the place of `event`.
    pub fn events_beside(
        &mut self,
        session: &Session,
        parts: &[ProjectedDataset<'_>],
        event: EventRef,
    ) -> &[EventRef] {
        let key = Some((session.data_revision(), event));
        if self.beside != key {
            self.beside = key;
            self.events_beside.clear();
            let place = session.dataset(event.dataset).and_then(|dataset| dataset.place(event.row));
            if let Some(place) = place {
                let spot = MapBox::at(fixed(mercator(place)));
                let near = events_in(parts, &spot, usize::MAX).unwrap_or_default();
                let is_here = |event: &EventRef| place_of(session, *event) == Some(place);
                self.events_beside = near.into_iter().filter(is_here).collect();
            }
        }
        &self.events_beside
    }
}

fn place_of(session: &Session, event: EventRef) -> Option<Place> {
    session.dataset(event.dataset)?.place(event.row)
}

fn grouped(session: &Session, events: &[EventRef]) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    let mut by_place: HashMap<(u64, u64), usize> = HashMap::new();
    for &event in events {
        let Some(dataset) = session.dataset(event.dataset) else { continue };
        let Some(place) = dataset.place(event.row) else { continue };
        let key = (place.latitude().to_bits(), place.longitude().to_bits());
        let index = *by_place.entry(key).or_insert_with(|| {
            sites.push(Site {
                place,
                mercator: mercator(place),
                disputed: false,
                killed: 0,
                injured: 0,
                events: Vec::new(),
            });
            sites.len() - 1
        });
        sites[index].add(dataset, event);
    }
    sites.sort_by(|a, b| b.place.latitude().total_cmp(&a.place.latitude()));
    sites
}

impl Site {
    fn add(&mut self, dataset: &Dataset, event: EventRef) {
        let harm = dataset.harm(event.row);
        let high = |figure: crate::dataset::Figure| figure.bounds().map_or(0, |(_, high)| high);
        self.disputed |= dataset.disputed().contains(event.row);
        self.killed = self.killed.max(high(harm.killed));
        self.injured = self.injured.max(high(harm.injured));
        self.events.push(event);
    }
}

/// West, south, east, north of some sites.
pub fn bounds<'a>(sites: impl Iterator<Item = &'a Site>) -> Option<[f64; 4]> {
    sites
        .map(|site| {
            let (lat, lon) = (site.place.latitude(), site.place.longitude());
            [lon, lat, lon, lat]
        })
        .reduce(|[w, s, e, n], [w2, s2, e2, n2]| [w.min(w2), s.min(s2), e.max(e2), n.max(n2)])
}
