//! Place an event by the names that its source gives.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::HashMap;

use super::Found;
use super::country;
use super::divisions::{Division, DivisionKind, divisions};
use super::name::{Level, Name};
use super::towns::{Town, towns};
use crate::dataset::{GeoPrecision, Place};

/// Names with fewer letters are also words, codes and initials.
const LEAST_LETTERS: usize = 4;

/// A hromada that is not in the list reaches about this far around its town.
const HROMADA_RADIUS_M: f32 = 20_000.0;

/// A raion of the time before 2020 reaches about this far around its seat.
const FORMER_RAION_RADIUS_M: f64 = 45_000.0;

/// A town with so many people is meant even where the raion is not known.
const KNOWN_POPULATION: u32 = 20_000;

/// Answers kept; tables repeat the same few names.
const REMEMBERED: usize = 8_192;

thread_local! {
    static ANSWERS: RefCell<HashMap<String, Option<Found>>> = RefCell::default();
}

/// The most specific of the names that is known.
///
/// `place` is a city, town, village or hromada, `admin2` a raion, powiat or
/// district of Kyiv, `admin1` an oblast, voivodeship or city of that rank; any
/// may be empty, and `admin1` and `admin2` may be exchanged. Of towns with one
/// name the one inside the named `admin2` or `admin1` is meant, else the most
/// populous; a town outside the named `admin1` is another town. Where `admin2`
/// is not known, as raions of the time before 2020, a village is found only
/// near the town it is called after or if no other has its name. A country
/// alone is no place, and in a country that is not known nothing is found.
pub fn locate(place: &str, admin2: &str, admin1: &str, country: &str) -> Option<Found> {
    if place.is_empty() && admin2.is_empty() && admin1.is_empty() {
        return None;
    }
    let key = [place, admin2, admin1, country].join("\u{1f}");
    ANSWERS.with_borrow_mut(|answers| {
        if let Some(answer) = answers.get(&key) {
            return *answer;
        }
        let answer = look_up(place, admin2, admin1, country);
        if answers.len() >= REMEMBERED {
            answers.clear();
        }
        answers.insert(key, answer);
        answer
    })
}

fn look_up(place: &str, admin2: &str, admin1: &str, country: &str) -> Option<Found> {
    let country = match country.trim() {
        "" => None,
        name => Some(country::code_of(name)?),
    };
    let (admin1, admin2) = (Name::read(admin1), Name::read(admin2));
    let mut within = Within { country, first: None, second: None, unknown: None };
    within.first = within.division(&admin1, Level::First);
    // "Kyiv" tells which of two districts is meant as well as a column does.
    let city = within.division(&Name::read(place), Level::First);
    let city = city.filter(|division| division.kind == DivisionKind::City);
    within.first = within.first.or(city);
    within.second = within.division(&admin2, Level::Second);
    if city.is_none() && !(place.is_empty() && admin2.bare.is_empty()) {
        within.prefer_oblast(&admin1);
    }
    if within.second.is_none() && !admin2.bare.is_empty() {
        let seat = within.town(&admin2.bare, admin2.letters);
        within.unknown = Some(seat.map(|found| found.place));
    }
    if let (Some(first), Some(second)) = (within.first, within.second)
        && first.found().precision < second.found().precision
    {
        (within.first, within.second) = (Some(second), Some(first));
    }
    let named = within.place(place).or_else(|| {
        let (before, _) = place.split_once([',', '(', ';', '/'])?;
        within.place(before)
    });
    let second = within.second.map(Division::found).filter(|second| {
        // A district is finer than its city, but not than some other town.
        second.precision != GeoPrecision::District
            || named.is_none_or(|named| named.precision >= GeoPrecision::City)
    });
    let first = within.first.map(Division::found);
    [named, second, first].into_iter().flatten().min_by_key(|found| found.precision)
}

/// What is already known about where a name must lie.
struct Within {
    country: Option<&'static str>,
    first: Option<&'static Division>,
    second: Option<&'static Division>,
    /// A second-order division that is not known, and the town it seems to be
    /// called after.
    unknown: Option<Option<Place>>,
}

impl Within {
    fn is_in_country(&self, code: &str) -> bool {
        self.country.is_none_or(|country| country == code)
    }

    /// The division called `name` in a column that is meant for `column`.
    fn division(&self, name: &Name, column: Level) -> Option<&'static Division> {
        let parents = [self.second, self.first];
        divisions()
            .called(&name.bare)
            .filter(|(division, _)| self.is_in_country(division.country))
            .filter(|(division, _)| name.level.is_none_or(|level| division.kind.is(level)))
            .filter(|(division, _)| {
                parents.into_iter().flatten().all(|parent| {
                    parent.may_contain(division.place) || division.may_contain(parent.place)
                })
            })
            .max_by_key(|(division, alone)| {
                let kind = if division.kind.is(column) {
                    2
                } else {
                    // "Kyiv" alone is the city, even where an oblast is meant.
                    u8::from(division.kind == DivisionKind::City && *alone) * 3
                };
                let in_parent = parents.into_iter().flatten();
                let in_parent = in_parent.filter(|parent| parent.name_en == division.parent);
                (kind, in_parent.count(), division.kind != DivisionKind::CityDistrict)
            })
            .map(|(division, _)| division)
    }

    /// Beside a village or raion, "Kyiv" alone is the oblast.
    fn prefer_oblast(&mut self, admin1: &Name) {
        let is_city = self.first.is_some_and(|first| first.kind == DivisionKind::City);
        let in_city = self.second.is_some_and(|second| second.kind == DivisionKind::CityDistrict);
        if is_city && !in_city && admin1.level.is_none() {
            let oblast = Name { level: Some(Level::First), ..admin1.clone() };
            self.first = self.division(&oblast, Level::First).or(self.first);
        }
    }

    /// What the column for the place names.
    fn place(&self, text: &str) -> Option<Found> {
        let name = Name::read(text);
        let division = || self.division(&name, Level::Community).map(Division::found);
        match name.level {
            Some(Level::First | Level::Second) => division(),
            Some(Level::Community) => division().or_else(|| self.town_of_hromada(&name)),
            Some(Level::Settlement) | None => self
                .town(&name.whole, name.letters)
                .or_else(|| self.town(&name.bare, name.letters))
                .or_else(division),
        }
    }

    /// The town called `folded`.
    fn town(&self, folded: &str, letters: usize) -> Option<Found> {
        if letters < LEAST_LETTERS {
            return None;
        }
        let towns = towns();
        let named: Vec<_> = towns
            .names
            .with_text(folded)
            .filter_map(|entry| Some((towns.get(entry.owner)?, entry)))
            .filter(|(town, _)| self.is_in_country(town.country) && self.may_hold(town))
            .collect();
        let (town, entry) = named.iter().max_by_key(|(town, entry)| {
            let in_first = self.first.is_some_and(|first| first.name_en == town.admin1);
            (in_first, entry.primary, town.population, Reverse(town.id))
        })?;
        let is_sure = town.population >= KNOWN_POPULATION || (entry.primary && named.len() == 1);
        if self.unknown == Some(None) && !is_sure {
            return None;
        }
        // Of Kyiv and Sevastopol more is known than the number of people.
        let city = divisions().called(folded).map(|(division, _)| division).find(|division| {
            division.kind == DivisionKind::City
                && division.name_en == town.admin1
                && town.precision() == GeoPrecision::City
        });
        Some(city.map_or_else(
            || Found { place: town.place, radius_m: town.radius_m(), precision: town.precision() },
            Division::found,
        ))
    }

    /// Whether `town` may lie in the named divisions. In the next oblast a town
    /// can lie inside the circle, so the name of its oblast counts; but around
    /// cities of that rank people use either name.
    fn may_hold(&self, town: &Town) -> bool {
        let in_first = self.first.is_none_or(|first| {
            first.name_en == town.admin1
                || (first.may_contain(town.place)
                    && (town.admin1.is_empty()
                        || !first.kind.is(Level::First)
                        || town.admin1.ends_with("City")
                        || town.admin1 == "Sevastopol"))
        });
        let near_seat = self
            .unknown
            .flatten()
            .is_none_or(|seat| seat.distance_m(town.place) <= FORMER_RAION_RADIUS_M);
        in_first && near_seat && self.second.is_none_or(|second| second.may_contain(town.place))
    }

    /// "м. Суми та Сумська громада" is a hromada around Sumy.
    fn town_of_hromada(&self, name: &Name) -> Option<Found> {
        let (town, _) = name.bare.split_once(" ta ")?;
        let found = self.town(town, town.len())?;
        Some(Found {
            radius_m: found.radius_m.max(HROMADA_RADIUS_M),
            precision: GeoPrecision::Raion,
            ..found
        })
    }
}

#[cfg(test)]
mod tests;
