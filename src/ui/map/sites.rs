//! Passing events grouped by their coordinates: what the map draws.

use std::collections::HashMap;

use crate::dataset::{GeoPrecision, Place};
use crate::session::{EventRef, Session};

/// Events at exactly the same coordinates.
#[derive(Debug, Clone)]
pub struct Site {
    /// Where.
    pub place: Place,
    /// On the unit square of Web Mercator: x to the east, y to the south.
    pub mercator: [f64; 2],
    /// The distinct radii of events known only as areas, in metres.
    pub radii_m: Vec<u32>,
    /// Some event here has claims that differ.
    pub disputed: bool,
    /// The most people killed in one event here, by the highest figure.
    pub killed: u32,
    /// The events, in order of time.
    pub events: Vec<EventRef>,
}

/// Sites of one revision.
#[derive(Debug, Default)]
pub struct Sites {
    revision: Option<u64>,
    /// From north to south, so that southern signs lie on top.
    pub sites: Vec<Site>,
    /// Passing events known only by country: listed, never drawn at a point.
    pub country_wide: Vec<EventRef>,
    by_place: HashMap<(u64, u64), usize>,
}

/// Web Mercator on the unit square.
pub fn mercator(place: Place) -> [f64; 2] {
    // The square ends at this latitude; beyond it only ice is cut off.
    const LIMIT: f64 = 85.051_128_779_806_59;
    let latitude = place.latitude().clamp(-LIMIT, LIMIT).to_radians();
    let y = (1.0 - (latitude.tan() + 1.0 / latitude.cos()).ln() / std::f64::consts::PI) / 2.0;
    [(place.longitude() + 180.0) / 360.0, y]
}

fn key(place: Place) -> (u64, u64) {
    (place.latitude().to_bits(), place.longitude().to_bits())
}

impl Sites {
    /// Groups anew when the session changed.
    pub fn refresh(&mut self, session: &Session) {
        if self.revision == Some(session.data_revision()) {
            return;
        }
        self.revision = Some(session.data_revision());
        self.sites.clear();
        self.country_wide.clear();
        self.by_place.clear();
        for part in session.derived().parts() {
            let dataset = &part.dataset;
            for row in part.passing().iter() {
                let event = EventRef { dataset: part.id, row };
                let certainty = dataset.certainty(row);
                let Some(place) = dataset.place(row) else { continue };
                if certainty.geo == GeoPrecision::Country {
                    self.country_wide.push(event);
                    continue;
                }
                let sites = &mut self.sites;
                let index = *self.by_place.entry(key(place)).or_insert_with(|| {
                    sites.push(Site {
                        place,
                        mercator: mercator(place),
                        radii_m: Vec::new(),
                        disputed: false,
                        killed: 0,
                        events: Vec::new(),
                    });
                    sites.len() - 1
                });
                let site = &mut self.sites[index];
                if certainty.is_area() && !site.radii_m.contains(&certainty.radius_m) {
                    site.radii_m.push(certainty.radius_m);
                }
                site.disputed |= dataset.disputed().contains(row);
                let killed = dataset.harm(row).killed.bounds().map_or(0, |(_, high)| high);
                site.killed = site.killed.max(killed);
                site.events.push(event);
            }
        }
        self.sites.sort_by(|a, b| b.place.latitude().total_cmp(&a.place.latitude()));
        self.by_place =
            self.sites.iter().enumerate().map(|(index, site)| (key(site.place), index)).collect();
    }

    /// The events at `place`.
    pub fn events_at(&self, place: Place) -> &[EventRef] {
        self.by_place.get(&key(place)).map_or(&[], |&index| &self.sites[index].events)
    }

    /// West, south, east, north of all sites.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        bounds(self.sites.iter())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mercator_agrees_with_known_points() {
        assert_eq!(mercator(Place::new(0.0, 0.0).unwrap()), [0.5, 0.5]);
        let [x, y] = mercator(Place::new(50.4547, 30.5238).unwrap());
        // Tile 9/299/172 holds Kyiv.
        assert_eq!(((x * 512.0) as u32, (y * 512.0) as u32), (299, 172));
    }
}
