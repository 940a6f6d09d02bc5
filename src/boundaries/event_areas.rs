//! Which boundary stands for the place of which event of one dataset.

use std::collections::HashMap;

use super::named_areas::Boundaries;
use crate::base::parallel;
use crate::dataset::{Certainty, Dataset, Place, PlaceTier, wrapped};
use crate::gazetteer::AreaName;
use crate::shape::NamedShape;
use crate::shape::rings::gap_m;

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
    /// West, south, east, north in degrees.
    bounds: [f64; 4],
    /// Half of the diagonal of its box.
    radius_m: f64,
}

/// A name of places, with the numbers of boundaries that may be called so.
struct Called {
    name: AreaName,
    candidates: Vec<usize>,
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
        let words = [dataset.place_names(), dataset.admin1()];
        // Names are few, and of most of them there is no boundary.
        let by_word = words.map(|words| -> Vec<Option<Called>> {
            words.values().iter().map(|word| index.called(word)).collect()
        });
        let mut by_row = Vec::new();
        let mut set = |row: usize, boundary: usize| {
            if by_row.is_empty() {
                by_row.resize(dataset.len(), 0);
            }
            by_row[row] = boundary as u32 + 1;
        };
        let mut known: HashMap<_, Option<usize>> = HashMap::new();
        let mut is_about_any: HashMap<_, bool> = HashMap::new();
        let mut nameless = Vec::new();
        for row in dataset.areal().iter() {
            let certainty_code = dataset.certainties().code(row);
            let certainty = dataset.certainties().values()[certainty_code];
            let tier = PlaceTier::of(&certainty);
            let codes = words.map(|words| words.code(row));
            let [narrow, wide] = [0, 1].map(|at| by_word[at][codes[at]].as_ref());
            if narrow.is_none() && wide.is_none() && tier != Some(PlaceTier::District) {
                continue;
            }
            let Some(place) = dataset.place(row) else { continue };
            let place_key = [place.latitude().to_bits(), place.longitude().to_bits()];
            let found = *known
                .entry((place_key, codes, certainty_code))
                .or_insert_with(|| index.find([narrow, wide], place, &certainty));
            match found {
                Some(boundary) => set(row, boundary),
                None if tier == Some(PlaceTier::District) => {
                    // A record is read only where its district can be one of them.
                    let is_about = *is_about_any
                        .entry((place_key, certainty_code))
                        .or_insert_with(|| index.is_about_any(place, &certainty));
                    if is_about {
                        nameless.push(row);
                    }
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
                bounds: [west, south, east, north],
                radius_m: low.distance_m(high) / 2.0,
            })
        };
        // One that has no size stands for nothing, under its number all the same.
        let nothing =
            |named| Known { named, name: AreaName::read(""), bounds: [0.0; 4], radius_m: 0.0 };
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

    /// What is called like `name`, if anything is.
    fn called(&self, name: &str) -> Option<Called> {
        let name = AreaName::read(name);
        let of_divisions = name.divisions().iter().filter_map(|one| self.by_division.get(one));
        let of_bare = self.by_bare.get(name.bare()).into_iter();
        let mut candidates: Vec<usize> = of_bare.chain(of_divisions).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        (!candidates.is_empty()).then_some(Called { name, candidates })
    }

    /// The boundary that one of two names means, of which the narrower counts first.
    fn find(
        &self,
        [narrow, wide]: [Option<&Called>; 2],
        place: Place,
        certainty: &Certainty,
    ) -> Option<usize> {
        let tier = PlaceTier::of(certainty).filter(|tier| *tier != PlaceTier::Country)?;
        let meant = |called: &Called| self.meant(called, tier, place, certainty);
        // A district or town is not the oblast that it lies in.
        narrow
            .and_then(meant)
            .or_else(|| wide.filter(|_| tier == PlaceTier::Oblast).and_then(meant))
    }

    fn meant(
        &self,
        Called { name, candidates }: &Called,
        tier: PlaceTier,
        place: Place,
        certainty: &Certainty,
    ) -> Option<usize> {
        let radius_m = f64::from(certainty.radius_m);
        let fits = |number: &usize| {
            self.list.get(*number).is_some_and(|boundary| {
                boundary.name.may_mean(name, tier) && boundary.is_about(place, radius_m)
            })
        };
        let mut meant: Vec<usize> = candidates.iter().copied().filter(fits).collect();
        if let [only] = meant[..] {
            return Some(only);
        }
        meant.retain(|number| {
            self.list.get(*number).is_some_and(|boundary| boundary.name.is_written_as(name))
        });
        match meant[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether a circle may be that of any boundary by its size and the box around it.
    fn is_about_any(&self, place: Place, certainty: &Certainty) -> bool {
        let radius_m = f64::from(certainty.radius_m);
        self.list.iter().any(|boundary| {
            boundary.is_as_large(radius_m) && gap_m(boundary.bounds, place) <= radius_m
        })
    }

    /// The boundaries of districts that only the records of `rows` name. A record that can
    /// no longer be read names none.
    fn find_by_records(&self, dataset: &Dataset, rows: &[usize]) -> Vec<(usize, usize)> {
        let pieces = parallel::map("boundaries", rows.chunks(PIECE_ROWS).collect(), |rows| {
            let found = rows.iter().filter_map(|&row| {
                let (event, place) = (dataset.event(row).ok()?, dataset.place(row)?);
                let called = self.called(&event.admin2)?;
                let number = self.find([Some(&called), None], place, &dataset.certainty(row))?;
                Some((row, number))
            });
            found.collect::<Vec<_>>()
        });
        pieces.into_iter().flatten().collect()
    }
}

impl Known<'_> {
    fn is_as_large(&self, radius_m: f64) -> bool {
        radius_m <= self.radius_m * MOST_TIMES && self.radius_m <= radius_m * MOST_TIMES
    }

    /// Whether it may be meant by a circle: as large, and there.
    fn is_about(&self, place: Place, radius_m: f64) -> bool {
        self.is_as_large(radius_m)
            && (self.named.shape.contains(place)
                || self.named.shape.distance_to_edge_m(place) <= radius_m)
    }
}
