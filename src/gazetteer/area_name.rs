//! Whether two names mean the same area, as that of a boundary and that of a row do.

use super::divisions::divisions;
use super::name::{Level, Name};
use crate::dataset::PlaceTier;

/// The name of an area, ready to be compared with others.
#[derive(Debug, Clone)]
pub struct AreaName {
    name: Name,
    /// Numbers of the divisions that it may mean.
    divisions: Vec<usize>,
}

impl AreaName {
    /// Takes `text` apart.
    pub fn read(text: &str) -> Self {
        let name = Name::read(text);
        let known = divisions();
        let fits_level = |index: &usize| {
            let fits = |level| known.list.get(*index).is_some_and(|one| one.kind.is(level));
            name.level.is_none_or(fits)
        };
        let divisions = known.numbers_called(&name.bare).filter(fits_level).collect();
        Self { name, divisions }
    }

    /// The words of the name without what says which kind of area it is: names that may mean
    /// the same have the same, or a division in common.
    pub fn bare(&self) -> &str {
        &self.name.bare
    }

    /// Numbers of the divisions that it may mean.
    pub fn divisions(&self) -> &[usize] {
        &self.divisions
    }

    /// Whether it is written as `other` is, but for case and script.
    pub fn is_written_as(&self, other: &Self) -> bool {
        self.name.whole == other.name.whole
    }

    /// Whether this, the name of a boundary, and `other`, which a row gives of a place of the
    /// tier `tier`, may mean the same area. Names that say different kinds of area do not.
    pub fn may_mean(&self, other: &Self, tier: PlaceTier) -> bool {
        let levels = [self.name.level, other.name.level];
        let [Some(own), Some(others)] = levels else {
            return levels.into_iter().flatten().all(|level| fits(level, tier))
                && self.is_called_as(other, tier);
        };
        own == others && fits(own, tier) && self.is_called_as(other, tier)
    }

    fn is_called_as(&self, other: &Self, tier: PlaceTier) -> bool {
        let is_of_tier = |index: &&usize| {
            let division = divisions().list.get(**index);
            division.is_some_and(|one| PlaceTier::of_precision(one.found().precision) == Some(tier))
        };
        let mut shared = self.divisions.iter().filter(is_of_tier);
        !self.name.bare.is_empty()
            && (self.name.bare == other.name.bare
                || shared.any(|index| other.divisions.contains(index)))
    }
}

/// Whether a place of the tier `tier` can be what a name calls so.
fn fits(level: Level, tier: PlaceTier) -> bool {
    match level {
        Level::First => tier == PlaceTier::Oblast,
        Level::Second | Level::Community => tier == PlaceTier::District,
        // Kyiv and Sevastopol stand beside the oblasts.
        Level::Settlement => matches!(tier, PlaceTier::Town | PlaceTier::Oblast),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(boundary: &str, row: &str, tier: PlaceTier) -> bool {
        AreaName::read(boundary).may_mean(&AreaName::read(row), tier)
    }

    #[test]
    fn an_area_is_known_by_its_names_in_several_languages() {
        use PlaceTier::{District, Oblast, Town};
        for (boundary, row, tier) in [
            ("Kyiv Oblast", "Київська область", Oblast),
            ("Kyivska", "Kyiv Oblast", Oblast),
            ("Сумська область", "Sumy", Oblast),
            ("Bucha Raion", "Бучанський район", District),
            ("Дарницький район", "Darnytskyi district", District),
            ("Вишгород", "Vyshhorod", Town),
            ("województwo lubelskie", "Lublin Voivodeship", Oblast),
            ("Gotham District", "gotham", District),
        ] {
            assert!(same(boundary, row, tier), "{boundary} {row}");
        }
    }

    #[test]
    fn a_city_is_not_the_oblast_that_is_called_after_it() {
        use PlaceTier::{District, Oblast, Town};
        for (boundary, row, tier) in [
            ("Kyiv City", "Kyiv Oblast", Oblast),
            ("Bucha Raion", "Bucha", Town),
            ("Kharkiv Oblast", "Kharkiv", Town),
            ("Sumy", "Sumy Raion", Oblast),
            ("Bucha", "Brovary", District),
            ("", "", Town),
        ] {
            assert!(!same(boundary, row, tier), "{boundary} {row}");
        }
    }
}
