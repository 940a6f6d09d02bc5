//! Which boundary stands for the place of which event of one dataset.

use std::collections::HashMap;

use super::named_areas::Boundaries;
use crate::base::parallel;
use crate::dataset::{Certainty, Dataset, Place, PlaceTier, wrapped};
use crate::gazetteer::AreaName;
use crate::shape::NamedShape;

/// A boundary is so many times smaller or larger than the circle of a place at the most.
const MOST_TIMES: f64 = 3.0;

/// Records that a thread reads in one piece.
const PIECE_ROWS: usize = 4_096;

/// Which boundary stands for the place of which event of one dataset.
#[derive(Debug, Clone, Default)]
pub struct EventAreas {
    boundaries: Boundaries,
    /// By row the number of the boundary from 1 on, 0 where there is none; empty where no
    /// row has one.
    by_row: Vec<u32>,
}

/// A boundary, ready to be compared.
struct Known<'a> {
    named: &'a NamedShape,
    name: AreaName,
    /// Half of the diagonal of its box.
    radius_m: f64,
}

/// Boundaries by what their names have in common with those of places.
struct Index<'a> {
    list: Vec<Known<'a>>,
    by_bare: HashMap<String, Vec<usize>>,
    by_division: HashMap<usize, Vec<usize>>,
}

impl EventAreas {
    /// Of the events of `dataset` whose place is imprecise. Names of districts that stand in
    /// no column of the dataset are read from the records.
    pub fn of(dataset: &Dataset, boundaries: &Boundaries) -> Self {
        if boundaries.are_none() {
            return Self::default();
        }
        let index = Index::of(boundaries);
        let mut by_row = Vec::new();
        let mut set = |row: usize, boundary: usize| {
            if by_row.is_empty() {
                by_row.resize(dataset.len(), 0);
            }
            by_row[row] = boundary as u32 + 1;
        };
        let mut known: HashMap<_, Option<usize>> = HashMap::new();
        let mut nameless = Vec::new();
        for row in dataset.areal().iter() {
            let Some(place) = dataset.place(row) else { continue };
            let certainty = dataset.certainty(row);
            let key = (
                [place.latitude().to_bits(), place.longitude().to_bits()],
                (dataset.place_names().code(row), dataset.admin1().code(row)),
                dataset.certainties().code(row),
            );
            let found = *known.entry(key).or_insert_with(|| {
                let names = [dataset.place_names().value(row), dataset.admin1().value(row)];
                index.find(names.map(|name| &**name), place, &certainty)
            });
            match found {
                Some(boundary) => set(row, boundary),
                None if PlaceTier::of(&certainty) == Some(PlaceTier::District) => {
                    nameless.push(row);
                }
                None => {}
            }
        }
        for (row, boundary) in index.find_by_records(dataset, &nameless) {
            set(row, boundary);
        }
        Self { boundaries: boundaries.clone(), by_row }
    }

    /// The boundary that stands for the place of `row`.
    pub fn of_row(&self, row: usize) -> Option<&NamedShape> {
        self.boundaries.shapes().get(self.number(row)?)
    }

    /// The number of that boundary among [`Boundaries::shapes`].
    pub fn number(&self, row: usize) -> Option<usize> {
        (*self.by_row.get(row)? as usize).checked_sub(1)
    }

    /// All boundaries there are, whether a row has them or not.
    pub fn boundaries(&self) -> &Boundaries {
        &self.boundaries
    }

    /// Whether no row has one.
    pub fn are_none(&self) -> bool {
        self.by_row.is_empty()
    }

    /// For how many events each of the boundaries stands.
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.boundaries.shapes().len()];
        let numbers = self.by_row.iter().filter_map(|number| (*number as usize).checked_sub(1));
        numbers.for_each(|number| counts.iter_mut().skip(number).take(1).for_each(|n| *n += 1));
        counts
    }
}

impl Boundaries {
    /// Those that stand for a place of an event in any of `datasets`.
    #[must_use]
    pub fn used_in<'a>(&self, datasets: impl Iterator<Item = &'a Dataset>) -> Self {
        if self.are_none() {
            return self.clone();
        }
        let mut is_used = vec![false; self.shapes().len()];
        for dataset in datasets {
            let counts = EventAreas::of(dataset, self).counts();
            is_used.iter_mut().zip(counts).for_each(|(used, count)| *used |= count > 0);
        }
        let kept = self.shapes().iter().zip(is_used).filter(|(_, used)| *used);
        kept.map(|(shape, _)| shape.clone()).collect::<Vec<_>>().into()
    }
}

impl<'a> Index<'a> {
    fn of(boundaries: &'a Boundaries) -> Self {
        let known = |named: &'a NamedShape| {
            let [west, south, east, north] = named.shape.bounds();
            let corners = [Place::new(south, wrapped(west)), Place::new(north, wrapped(east))];
            let [Some(low), Some(high)] = corners else { return None };
            Some(Known {
                named,
                name: AreaName::read(&named.name),
                radius_m: low.distance_m(high) / 2.0,
            })
        };
        // One that has no size stands for nothing, under its number all the same.
        let nothing = |named| Known { named, name: AreaName::read(""), radius_m: 0.0 };
        let list: Vec<Known<'a>> = boundaries
            .shapes()
            .iter()
            .map(|named| known(named).unwrap_or_else(|| nothing(named)))
            .collect();
        let mut by_bare: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_division: HashMap<usize, Vec<usize>> = HashMap::new();
        for (number, boundary) in list.iter().enumerate() {
            by_bare.entry(boundary.name.bare().to_owned()).or_default().push(number);
            for division in boundary.name.divisions() {
                by_division.entry(*division).or_default().push(number);
            }
        }
        Self { list, by_bare, by_division }
    }

    /// The boundary that one of `names` means, of which the narrowest that means any counts.
    fn find(&self, names: [&str; 2], place: Place, certainty: &Certainty) -> Option<usize> {
        let tier = PlaceTier::of(certainty).filter(|tier| *tier != PlaceTier::Country)?;
        let [narrow, wide] = names.map(|name| self.called(name, tier, place, certainty));
        // A district or town is not the oblast that it lies in.
        narrow.or(wide.filter(|_| tier == PlaceTier::Oblast))
    }

    fn called(
        &self,
        name: &str,
        tier: PlaceTier,
        place: Place,
        certainty: &Certainty,
    ) -> Option<usize> {
        if name.is_empty() {
            return None;
        }
        let name = AreaName::read(name);
        let of_divisions = name.divisions().iter().filter_map(|one| self.by_division.get(one));
        let mut candidates: Vec<usize> = self
            .by_bare
            .get(name.bare())
            .into_iter()
            .chain(of_divisions)
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let radius_m = f64::from(certainty.radius_m);
        candidates.retain(|number| {
            self.list.get(*number).is_some_and(|boundary| {
                boundary.name.may_mean(&name, tier) && boundary.is_about(place, radius_m)
            })
        });
        if let [only] = candidates[..] {
            return Some(only);
        }
        candidates.retain(|number| {
            self.list.get(*number).is_some_and(|boundary| boundary.name.is_written_as(&name))
        });
        match candidates[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The boundaries of districts that only the records of `rows` name. A record that can
    /// no longer be read names none.
    fn find_by_records(&self, dataset: &Dataset, rows: &[usize]) -> Vec<(usize, usize)> {
        let pieces = parallel::map("boundaries", rows.chunks(PIECE_ROWS).collect(), |rows| {
            let found = rows.iter().filter_map(|&row| {
                let (event, place) = (dataset.event(row).ok()?, dataset.place(row)?);
                let number = self.find([&event.admin2, ""], place, &dataset.certainty(row))?;
                Some((row, number))
            });
            found.collect::<Vec<_>>()
        });
        pieces.into_iter().flatten().collect()
    }
}

impl Known<'_> {
    /// Whether it may be meant by a circle: as large, and there.
    fn is_about(&self, place: Place, radius_m: f64) -> bool {
        let is_as_large =
            radius_m <= self.radius_m * MOST_TIMES && self.radius_m <= radius_m * MOST_TIMES;
        is_as_large
            && (self.named.shape.contains(place)
                || self.named.shape.distance_to_edge_m(place) <= radius_m)
    }
}
