//! Which division belongs to which: an oblast, its raions, their hromadas.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::divisions::{Division, DivisionKind, divisions};
use super::name::Name;
use super::{FoundPlace, locate, outline};
use crate::dataset::Place;

/// A division of the built-in list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionId(u16);

/// How large a division is beside others: each country is made of those of one rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// An oblast or voivodeship, and the cities beside them.
    First,
    /// A raion or city district.
    Second,
    /// A hromada.
    Third,
}

/// What is looked up often.
#[derive(Debug, Default)]
struct Lineages {
    by_circle: HashMap<(u64, u64, u32), DivisionId>,
    /// By number, the division first, then what it is a part of.
    chains: Vec<Vec<DivisionId>>,
}

fn lineages() -> &'static Lineages {
    static LINEAGES: OnceLock<Lineages> = OnceLock::new();
    LINEAGES.get_or_init(|| {
        let list = &divisions().list;
        let ids = || list.iter().enumerate().map(|(index, one)| (DivisionId(index as u16), one));
        let whole = |part: &Division| {
            let mut wholes = ids().filter(|(_, whole)| {
                whole.name_en == part.parent
                    && whole.country == part.country
                    && rank_of(whole.kind) < rank_of(part.kind)
                    && whole.may_contain(part.place)
            });
            // Two raions of one name are told apart by where they are; else none is meant.
            wholes.next().filter(|_| wholes.next().is_none())
        };
        let chain = |(id, division): (DivisionId, &Division)| {
            let mut chain = vec![id];
            let mut next = whole(division);
            while let Some((id, division)) = next {
                chain.push(id);
                next = whole(division);
            }
            chain
        };
        let by_circle = ids().map(|(id, one)| (circle_key(one.place, one.radius_m as u32), id));
        Lineages { by_circle: by_circle.collect(), chains: ids().map(chain).collect() }
    })
}

fn rank_of(kind: DivisionKind) -> Rank {
    match kind {
        DivisionKind::Oblast | DivisionKind::Voivodeship | DivisionKind::City => Rank::First,
        DivisionKind::Raion | DivisionKind::CityDistrict => Rank::Second,
        DivisionKind::Hromada => Rank::Third,
    }
}

fn circle_key(place: Place, radius_m: u32) -> (u64, u64, u32) {
    (place.latitude().to_bits(), place.longitude().to_bits(), radius_m)
}

impl DivisionId {
    /// The division whose circle, as [`locate`] gives it, is this one.
    pub fn of_circle(place: Place, radius_m: u32) -> Option<Self> {
        lineages().by_circle.get(&circle_key(place, radius_m)).copied()
    }

    /// The division that a column for oblasts or voivodeships names.
    pub fn of_name(admin1: &str, country: &str) -> Option<Self> {
        let FoundPlace { place, radius_m, .. } = locate("", "", admin1, country)?;
        Self::of_circle(place, radius_m as u32)
    }

    /// Whether `text` is one of its names, with or without a word such as "raion".
    pub fn is_called(self, text: &str) -> bool {
        let own = self.division();
        let name = Name::read(text);
        let mut called = divisions().called(&name.bare);
        called.any(|(division, _)| own.is_some_and(|own| std::ptr::eq(own, division)))
    }

    /// All of one rank in one country.
    pub fn all(rank: Rank, country: &str) -> impl Iterator<Item = Self> {
        let list = divisions().list.iter().enumerate();
        list.filter(move |(_, one)| rank_of(one.kind) == rank && one.country == country)
            .map(|(index, _)| Self(index as u16))
    }

    /// Itself, then what it is a part of.
    pub fn chain(self) -> &'static [Self] {
        lineages().chains.get(usize::from(self.0)).map_or(&[], Vec::as_slice)
    }

    /// Its rank.
    pub fn rank(self) -> Rank {
        self.division().map_or(Rank::Third, |division| rank_of(division.kind))
    }

    /// Two-letter code of its country.
    pub fn country(self) -> &'static str {
        self.division().map_or("", |division| division.country)
    }

    /// Whether a circle around `place` may touch it: its own circle holds all of it.
    pub fn may_touch(self, place: Place, radius_m: f64) -> bool {
        self.division().is_some_and(|division| {
            division.place.distance_m(place) <= f64::from(division.radius_m) + radius_m
        })
    }

    fn division(self) -> Option<&'static Division> {
        divisions().list.get(usize::from(self.0))
    }
}

/// Whether `place` lies in the country with this code, as far as its outline tells.
pub fn is_in_country(place: Place, code: &str) -> bool {
    outline(code).is_some_and(|outline| outline.distance_m(place) == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(admin1: &str) -> DivisionId {
        DivisionId::of_name(admin1, "UA").unwrap()
    }

    #[test]
    fn every_division_is_found_by_its_circle_and_belongs_to_its_oblast() {
        for (index, division) in divisions().list.iter().enumerate() {
            let found = division.found();
            let id = DivisionId::of_circle(found.place, found.radius_m as u32).unwrap();
            assert_eq!(usize::from(id.0), index, "{}", division.name_en);
            assert_eq!(id.chain()[0], id);
            if division.country == "UA" {
                let top = *id.chain().last().unwrap();
                assert_eq!(top.rank(), Rank::First, "{}", division.name_en);
            }
        }
    }

    #[test]
    fn the_city_of_kyiv_is_no_part_of_its_oblast() {
        let (city, oblast) = (named("Kyiv City"), named("Kyiv Oblast"));
        assert_ne!(city, oblast);
        assert_eq!((city.rank(), oblast.rank()), (Rank::First, Rank::First));
        let raion = locate("", "Vyshhorodskyi raion", "Kyivska oblast", "UA").unwrap();
        let raion = DivisionId::of_circle(raion.place, raion.radius_m as u32).unwrap();
        assert_eq!(raion.chain(), [raion, oblast]);
        assert!(raion.is_called("Вишгородський район") && !raion.is_called("Kyiv Oblast"));
        let district = locate("", "Darnytskyi district", "Kyiv City", "UA").unwrap();
        let district = DivisionId::of_circle(district.place, district.radius_m as u32).unwrap();
        assert_eq!(district.chain(), [district, city]);
    }
}
