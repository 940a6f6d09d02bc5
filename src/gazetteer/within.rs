//! Which place a name means among what is already known about where it must lie.

use std::cell::Cell;
use std::cmp::Reverse;

use super::FoundPlace;
use super::adjectives::oblast_by_adjective;
use super::divisions::{Division, DivisionKind, divisions};
use super::name::{Level, Name};
use super::names::Entry;
use super::parts::is_address;
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

/// No village that is called as a city is has so many people.
const MOST_OF_VILLAGE: u32 = 10_000;

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

/// What is already known about where a name must lie.
#[derive(Default)]
pub(super) struct Within {
    pub(super) country: Option<&'static str>,
    pub(super) first: Option<&'static Division>,
    pub(super) second: Option<&'static Division>,
    /// Of its country a part is named that is known by its name alone, so that other names
    /// of far places are not meant.
    pub(super) is_in_region: bool,
    /// A second-order division that is not known, and the town it seems to be
    /// called after.
    pub(super) unknown: Option<Option<Place>>,
    /// A name that was looked up is that of several towns, and none is clearly meant.
    pub(super) has_namesakes: Cell<bool>,
    /// A name that was looked up says that it is a village, and only a city has it.
    pub(super) is_only_city: Cell<bool>,
}

impl Within {
    fn is_in_country(&self, code: &str) -> bool {
        self.country.is_none_or(|country| country == code)
    }

    /// The division called `name` in a column that is meant for `column`.
    pub(super) fn division(&self, name: &Name, column: Level) -> Option<&'static Division> {
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
    pub(super) fn prefer_oblast(&mut self, admin1: &Name) {
        let is_city = self.first.is_some_and(|first| first.kind == DivisionKind::City);
        let in_city = self.second.is_some_and(|second| second.kind == DivisionKind::CityDistrict);
        if is_city && !in_city && admin1.level.is_none() {
            let oblast = Name { level: Some(Level::First), ..admin1.clone() };
            self.first = self.division(&oblast, Level::First).or(self.first);
        }
    }

    /// What the column for the place names inside the oblast that `detail` is called
    /// after, as in "Shevchenkove, Kharkiv".
    pub(super) fn place_in(&mut self, place: &str, detail: &str) -> Option<FoundPlace> {
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
    pub(super) fn city_of_other_district(&mut self, place: &str) -> Option<FoundPlace> {
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
    pub(super) fn place(&self, text: &str) -> Option<FoundPlace> {
        let name = Name::read(text);
        let division = || self.division(&name, Level::Community).map(Division::found);
        match name.level {
            Some(Level::First | Level::Second) => division(),
            Some(Level::Community) => division()
                .or_else(|| self.town_of_hromada(&name))
                .or_else(|| self.town_named_by_hromada(&name)),
            Some(Level::Settlement) | None => {
                if let Some(oblast) = self.oblast_by_adjective(&name) {
                    return Some(oblast.found());
                }
                let is_settled = || self.has_namesakes.get() || name.is_village;
                self.settlement(&name.whole, name.letters, name.is_village)
                    .or_else(|| self.settlement(&name.bare, name.letters, name.is_village))
                    .or_else(|| if is_settled() { None } else { division() })
            }
        }
    }

    /// The oblast that an adjective alone names, as "Сумська", which is a hromada too only
    /// where another oblast or a raion is named beside it.
    fn oblast_by_adjective(&self, name: &Name) -> Option<&'static Division> {
        let oblast = oblast_by_adjective(name).filter(|one| self.is_in_country(one.country))?;
        let is_own = |first: &Division| first.name_en == oblast.name_en;
        (self.second.is_none() && self.first.is_none_or(is_own)).then_some(oblast)
    }

    /// The circle around `found` and the other towns that `text` names behind slashes, if
    /// there are any; nothing inside where they lie far apart.
    pub(super) fn around_others(
        &self,
        text: &str,
        found: FoundPlace,
    ) -> Option<Option<FoundPlace>> {
        let is_town =
            |found: &FoundPlace| matches!(found.precision, GeoPrecision::Town | GeoPrecision::City);
        let others = text.split('/').skip(1).filter_map(|other| self.place(other.trim()));
        let farthest = others
            .filter(|other| is_town(other) && is_town(&found))
            .map(|other| (other.place.distance_m(found.place), other))
            .max_by(|(one, _), (other, _)| one.total_cmp(other));
        let (away_m, other) = farthest.filter(|(away_m, _)| *away_m > SAME_TOWN_M)?;
        if away_m > DETAIL_M {
            return Some(None);
        }
        let middle = Place::new(
            f64::midpoint(found.place.latitude(), other.place.latitude()),
            f64::midpoint(found.place.longitude(), other.place.longitude()),
        );
        let radius_m = (away_m / 2.0) as f32 + found.radius_m.max(other.radius_m);
        let country = if found.country == other.country { found.country } else { "" };
        let precision = GeoPrecision::Raion;
        Some(middle.map(|place| FoundPlace { place, radius_m, precision, country }))
    }

    /// The town called `folded`.
    pub(super) fn town(&self, folded: &str, letters: usize) -> Option<FoundPlace> {
        self.settlement(folded, letters, false)
    }

    /// The same, or the village.
    fn settlement(&self, folded: &str, letters: usize, is_village: bool) -> Option<FoundPlace> {
        if letters < LEAST_LETTERS {
            return None;
        }
        let towns = towns();
        let mut named: Vec<_> = towns
            .names
            .with_text(folded)
            .filter_map(|entry| Some((towns.get(entry.owner)?, entry)))
            .filter(|(town, _)| self.is_in_country(town.country) && self.may_hold(town))
            .filter(|(_, entry)| entry.primary || !self.is_in_region)
            .collect();
        if is_village && !named.is_empty() {
            let has_city = named.iter().any(|(town, _)| town.population >= KNOWN_POPULATION);
            let most = if has_city { MOST_OF_VILLAGE } else { KNOWN_POPULATION };
            named.retain(|(town, _)| town.population < most);
            self.is_only_city.set(named.is_empty());
        }
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
            let is_named = known.primary >= entry.primary
                || people(other) > people(town)
                || (other.country == town.country && other.population >= KNOWN_POPULATION);
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
            || FoundPlace {
                place: town.place,
                radius_m: town.radius_m(),
                precision: town.precision(),
                country: town.country,
            },
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
        let in_its_country = self.first.is_none_or(|first| first.country == town.country);
        in_first
            && in_its_country
            && near_seat
            && self.second.is_none_or(|second| second.may_contain(town.place))
    }

    /// Whether `text` names a city that is not the found place and not its oblast.
    pub(super) fn is_far(&self, text: &str, found: FoundPlace) -> bool {
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

    /// Whether `detail` is the name of an oblast or voivodeship that does not hold what was
    /// found.
    pub(super) fn is_other_oblast(&self, detail: &str, found: FoundPlace) -> bool {
        let name = Name::read(detail);
        let mut called = divisions().called(&name.bare).peekable();
        called.peek().is_some()
            && called.all(|(one, _)| one.kind.is(Level::First) && !one.may_contain(found.place))
    }

    /// Whether a word behind a comma may be beside what was found: an address,
    /// or a place that is known to lie near.
    pub(super) fn may_be_beside(&self, detail: &str, found: FoundPlace) -> bool {
        let name = Name::read(detail);
        let towns = towns();
        is_address(detail)
            || divisions().called(&name.bare).any(|(division, _)| {
                self.is_in_country(division.country) && division.may_contain(found.place)
            })
            || towns
                .names
                .with_text(&name.whole)
                .filter_map(|entry| towns.get(entry.owner))
                .any(|town| town.place.distance_m(found.place) <= DETAIL_M)
    }

    /// Whether `place` is a city that lies far outside what was found.
    pub(super) fn is_city_elsewhere(&self, place: &str, found: FoundPlace) -> bool {
        let name = Name::read(place);
        let anywhere = Self { country: self.country, ..Self::default() };
        let city = anywhere.town(&name.whole, name.letters);
        city.is_some_and(|city| {
            let is_abroad = city.country != found.country;
            let is_far = city.place.distance_m(found.place) > f64::from(found.radius_m);
            city.precision == GeoPrecision::City && (is_abroad || is_far)
        })
    }

    /// Whether `place` is a hromada that the named divisions contradict.
    pub(super) fn is_hromada_elsewhere(&self, place: &str) -> bool {
        let name = Name::read(place);
        let is_one = |division: &Division| division.kind == DivisionKind::Hromada;
        name.level == Some(Level::Community)
            && divisions().called(&name.bare).any(|(division, _)| is_one(division))
    }

    /// "Олександрівська громада" is around Oleksandrivka where one town of the
    /// named oblast is clearly the largest with such a name.
    fn town_named_by_hromada(&self, name: &Name) -> Option<FoundPlace> {
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
        is_clear.then(|| FoundPlace {
            place: town.place,
            radius_m: town.radius_m().max(HROMADA_RADIUS_M),
            precision: GeoPrecision::Raion,
            country: town.country,
        })
    }

    /// "м. Суми та Сумська громада" is a hromada around Sumy.
    fn town_of_hromada(&self, name: &Name) -> Option<FoundPlace> {
        let (town, _) = name.bare.split_once(" ta ")?;
        let found = self.town(town, town.len())?;
        Some(FoundPlace {
            radius_m: found.radius_m.max(HROMADA_RADIUS_M),
            precision: GeoPrecision::Raion,
            ..found
        })
    }
}
