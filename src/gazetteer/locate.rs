//! Place an event by the names that its source gives.

use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::HashMap;

use super::Found;
use super::country;
use super::divisions::{Division, DivisionKind, divisions};
use super::name::{Level, Name};
use super::names::Entry;
use super::parts::{Parts, is_address};
use super::region;
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

/// A town farther than this from a detail behind its comma is another one.
const DETAIL_M: f64 = 50_000.0;

/// Two entries nearer than this are one town.
const SAME_TOWN_M: f64 = 5_000.0;

/// Countries whose places are meant first, and how many times their towns count.
const NEAR_COUNTRIES: [&str; 2] = ["UA", "PL"];
const NEAR_TIMES: u32 = 10;

/// Villages of which the number of people is not known are counted as this.
const LEAST_POPULATION: u32 = 300;

/// The town of a hromada, or the one meant by a name of several, has so many times the people of the next one that is
/// named so.
const CLEARLY_LARGER: u32 = 4;

/// Answers kept; tables repeat the same few names.
const REMEMBERED: usize = 8_192;

thread_local! {
    static ANSWERS: RefCell<HashMap<String, Answer>> = RefCell::default();
}

/// What is known of some names.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Answer {
    /// Where they lie.
    pub found: Option<Found>,
    /// Why that is less than what they say, or not sure.
    pub doubt: Option<&'static str>,
}

const CONTRADICTION: &str = "names different countries, so no place of that name is taken";
const UNKNOWN_DETAIL: &str = "has words behind the comma that are not known, so no place of that \
     name is taken";
const OTHER_COUNTRY: &str = "is not known in the country or state that it names";
const SEVERAL_PLACES: &str = "names several places far from one another, so none of them is taken";
const SAME_NAME: &str = "is the name of several places, and nothing tells which is meant";
const OTHER_DISTRICT: &str = "names a district that is not known in its city; placed in the city";
const OTHER_OBLAST: &str =
    "is a city of another oblast or raion than the named one; placed less precisely";
const OTHER_HROMADA: &str = "is a hromada that is known only in another oblast or raion; placed \
     less precisely";

/// The most specific of the names that is known.
///
/// `place` is a city, town, village or hromada, `admin2` a raion, powiat or
/// district of Kyiv, `admin1` an oblast, voivodeship or city of that rank; any
/// may be empty, and `admin1` and `admin2` may be exchanged. Of towns with one
/// name the one inside the named `admin2` or `admin1` is meant, else one that has
/// clearly more people than the others, or none; a town outside the named `admin1` is another town. Where `admin2`
/// is not known, as raions of the time before 2020, a village is found only
/// near the town it is called after or if no other has its name. What follows
/// a comma in `place` counts like a column: a country, a state, an oblast. A
/// country alone is no place, and in a country that is not known or that
/// another name contradicts nothing is found.
pub fn locate(place: &str, admin2: &str, admin1: &str, country: &str) -> Option<Found> {
    answer(place, admin2, admin1, country).found
}

/// As [`locate`], with what is doubtful.
pub fn answer(place: &str, admin2: &str, admin1: &str, country: &str) -> Answer {
    if place.is_empty() && admin2.is_empty() && admin1.is_empty() {
        return Answer::default();
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

fn look_up(place: &str, admin2: &str, admin1: &str, country: &str) -> Answer {
    let stated = match country.trim() {
        "" => None,
        name => match country::code_of(name) {
            Some(code) => Some(code),
            None => return Answer::default(),
        },
    };
    // A name with a comma that is known as a whole needs no taking apart.
    let parts = Parts::read(place);
    // Two or three letters may be the code of an oblast.
    let division = if admin1.chars().count() > 3 { admin1 } else { "" };
    let named = [parts.country, region::country_of(division), country::code_of(division)];
    let named = named.into_iter().flatten().next();
    let country = stated.or(named);
    if parts.is_contradictory || named.is_some_and(|named| Some(named) != country) {
        return Answer { found: None, doubt: Some(CONTRADICTION) };
    }
    let or = |column, part: Option<_>| {
        if str::is_empty(column) { part.unwrap_or_default() } else { column }
    };
    let (admin1, admin2) = (or(admin1, parts.first), or(admin2, parts.second));
    let place = parts.place;
    let (admin1, admin2) = (Name::read(admin1), Name::read(admin2));
    let mut within = Within { country, ..Within::default() };
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
    if let Some(city) = within.city_of_other_district(place) {
        return Answer { found: Some(city), doubt: Some(OTHER_DISTRICT) };
    }
    within.has_namesakes.set(false);
    let mut named = within.place(place).or_else(|| within.place(place.split_once('/')?.0));
    if named.is_none() && within.has_namesakes.get() && within.first.is_none() {
        named = parts.details.iter().find_map(|detail| within.place_in(place, detail));
    }
    let mut others = parts.details.iter().copied().chain(place.split('/').skip(1));
    let is_several = named.is_some_and(|found| others.any(|other| within.is_far(other, found)));
    if is_several {
        return Answer { found: None, doubt: Some(SEVERAL_PLACES) };
    }
    let is_told = country.is_some() || within.first.is_some();
    if let Some(found) = named
        && !is_told
        && parts.details.iter().any(|detail| !within.may_be_beside(detail, found))
    {
        return Answer { found: None, doubt: Some(UNKNOWN_DETAIL) };
    }
    let second = within.second.map(Division::found).filter(|second| {
        // A district is finer than its city, but not than some other town.
        second.precision != GeoPrecision::District
            || named.is_none_or(|named| named.precision >= GeoPrecision::City)
    });
    let first = within.first.map(Division::found);
    let found = [named, second, first].into_iter().flatten().min_by_key(|found| found.precision);
    let is_homonym = named.is_none() && within.is_hromada_elsewhere(place);
    let doubt = match found {
        _ if named.is_none() && within.has_namesakes.get() => Some(SAME_NAME),
        Some(_) if is_homonym => Some(OTHER_HROMADA),
        Some(found) if named.is_none() && within.is_city_elsewhere(place, found) => {
            Some(OTHER_OBLAST)
        }
        Some(_) => None,
        None => parts.country.map(|_| OTHER_COUNTRY),
    };
    Answer { found, doubt }
}

/// What is already known about where a name must lie.
#[derive(Default)]
struct Within {
    country: Option<&'static str>,
    first: Option<&'static Division>,
    second: Option<&'static Division>,
    /// A second-order division that is not known, and the town it seems to be
    /// called after.
    unknown: Option<Option<Place>>,
    /// A name that was looked up is that of several towns, and none is clearly meant.
    has_namesakes: Cell<bool>,
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
                    division
                        .belongs_to(parent)
                        .or_else(|| parent.belongs_to(division))
                        .unwrap_or_else(|| {
                            parent.may_contain(division.place) || division.may_contain(parent.place)
                        })
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

    /// What the column for the place names inside the oblast that `detail` is called
    /// after, as in "Shevchenkove, Kharkiv".
    fn place_in(&mut self, place: &str, detail: &str) -> Option<Found> {
        let oblast = Name { level: Some(Level::First), ..Name::read(detail) };
        let first = self.division(&oblast, Level::First)?;
        let before = self.first.replace(first);
        self.has_namesakes.set(false);
        let found = self.place(place);
        if found.is_none() {
            self.first = before;
            self.has_namesakes.set(true);
        }
        found
    }

    /// The city called `place`, where the named district is one of another: the list knows
    /// some districts in one city only, and many cities have one of the same name.
    fn city_of_other_district(&mut self, place: &str) -> Option<Found> {
        let district = self.second.filter(|_| self.first.is_none() && !place.is_empty())?;
        self.second = None;
        let name = Name::read(place);
        let city =
            self.town(&name.whole, name.letters).or_else(|| self.town(&name.bare, name.letters));
        self.second = Some(district);
        city.filter(|city| {
            let reach_m = f64::from(city.radius_m) + f64::from(district.radius_m);
            city.precision == GeoPrecision::City && city.place.distance_m(district.place) > reach_m
        })
    }

    /// What the column for the place names.
    fn place(&self, text: &str) -> Option<Found> {
        let name = Name::read(text);
        let division = || self.division(&name, Level::Community).map(Division::found);
        match name.level {
            Some(Level::First | Level::Second) => division(),
            Some(Level::Community) => division()
                .or_else(|| self.town_of_hromada(&name))
                .or_else(|| self.town_named_by_hromada(&name)),
            Some(Level::Settlement) | None => self
                .town(&name.whole, name.letters)
                .or_else(|| self.town(&name.bare, name.letters))
                .or_else(|| if self.has_namesakes.get() { None } else { division() }),
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
        let people = |town: &Town| {
            // Without a country, names of the countries that events are first of all of
            // are meant rather than those of others.
            let is_near = self.country.is_none() && NEAR_COUNTRIES.contains(&town.country);
            let times = if is_near { NEAR_TIMES } else { 1 };
            town.population.max(LEAST_POPULATION).saturating_mul(times)
        };
        let (town, entry) = named.iter().max_by_key(|(town, entry)| {
            let in_first = self.first.is_some_and(|first| first.name_en == town.admin1);
            (in_first, entry.primary, people(town), Reverse(town.id))
        })?;
        let in_first = |town: &Town| self.first.is_some_and(|one| one.name_en == town.admin1);
        let is_rival = |(other, known): &(&Town, Entry)| {
            // Other names are of many places; one of a larger town may well be meant.
            let is_named = known.primary >= entry.primary || people(other) > people(town);
            is_named
                && in_first(other) == in_first(town)
                && other.place.distance_m(town.place) > SAME_TOWN_M
                && people(other).saturating_mul(CLEARLY_LARGER) > people(town)
        };
        if named.iter().any(is_rival) {
            self.has_namesakes.set(true);
            return None;
        }
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

    /// Whether `text` names a city that is not the found place and not its oblast.
    fn is_far(&self, text: &str, found: Found) -> bool {
        let name = Name::read(text);
        let is_oblast = |division: &Division| {
            division.kind.is(Level::First) && division.may_contain(found.place)
        };
        if name.level.is_some_and(|level| level != Level::Settlement)
            || divisions().called(&name.bare).any(|(division, _)| is_oblast(division))
        {
            return false;
        }
        let towns = towns();
        let cities = towns
            .names
            .with_text(&name.whole)
            .filter(|entry| entry.primary)
            .filter_map(|entry| towns.get(entry.owner))
            .filter(|town| town.population >= KNOWN_POPULATION && self.is_in_country(town.country));
        cities
            .max_by_key(|town| town.population)
            .is_some_and(|town| town.place.distance_m(found.place) > DETAIL_M)
    }

    /// Whether a word behind a comma may be beside what was found: an address,
    /// or a place that is known to lie near.
    fn may_be_beside(&self, detail: &str, found: Found) -> bool {
        let name = Name::read(detail);
        let towns = towns();
        is_address(detail)
            || self.division(&name, Level::Second).is_some()
            || towns
                .names
                .with_text(&name.whole)
                .filter_map(|entry| towns.get(entry.owner))
                .any(|town| town.place.distance_m(found.place) <= DETAIL_M)
    }

    /// Whether `place` is a city that lies far outside what was found.
    fn is_city_elsewhere(&self, place: &str, found: Found) -> bool {
        let name = Name::read(place);
        let anywhere = Self { country: self.country, ..Self::default() };
        let city = anywhere.town(&name.whole, name.letters);
        city.is_some_and(|city| {
            city.precision == GeoPrecision::City
                && city.place.distance_m(found.place) > f64::from(found.radius_m)
        })
    }

    /// Whether `place` is a hromada that the named divisions contradict.
    fn is_hromada_elsewhere(&self, place: &str) -> bool {
        let name = Name::read(place);
        let is_one = |division: &Division| division.kind == DivisionKind::Hromada;
        name.level == Some(Level::Community)
            && divisions().called(&name.bare).any(|(division, _)| is_one(division))
    }

    /// "Олександрівська громада" is around Oleksandrivka where one town of the
    /// named oblast is clearly the largest with such a name.
    fn town_named_by_hromada(&self, name: &Name) -> Option<Found> {
        const ENDINGS: [&str; 8] = ["", "ka", "e", "k", "o", "i", "a", "ia"];
        let stem = name.bare.strip_suffix("ska").filter(|stem| stem.len() >= LEAST_LETTERS)?;
        if self.first.is_none() && self.second.is_none() {
            return None;
        }
        let towns = towns();
        let mut named: Vec<&Town> = ENDINGS
            .iter()
            .flat_map(|ending| {
                let name = format!("{stem}{ending}");
                towns.names.with_text(&name).map(|entry| entry.owner).collect::<Vec<_>>()
            })
            .filter_map(|owner| towns.get(owner))
            .filter(|town| self.is_in_country(town.country) && self.may_hold(town))
            .collect();
        named.sort_by_key(|town| (Reverse(town.population), town.id));
        named.dedup_by_key(|town| town.id);
        let (town, is_clear) = match named[..] {
            [] => return None,
            [only] => (only, only.population > 0),
            [largest, next, ..] => (largest, largest.population / CLEARLY_LARGER > next.population),
        };
        is_clear.then(|| Found {
            place: town.place,
            radius_m: town.radius_m().max(HROMADA_RADIUS_M),
            precision: GeoPrecision::Raion,
        })
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
