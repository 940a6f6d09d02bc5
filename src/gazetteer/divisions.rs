//! Oblasts, raions, voivodeships, city districts and hromadas.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::FoundPlace;
use super::name::{Level, Name};
use crate::dataset::{GeoPrecision, Place};

/// What a division is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DivisionKind {
    /// A part of Ukraine.
    Oblast,
    /// A part of Poland.
    Voivodeship,
    /// A city beside the oblasts: Kyiv, Sevastopol.
    City,
    /// A part of an oblast.
    Raion,
    /// A part of Kyiv.
    CityDistrict,
    /// A part of a raion.
    Hromada,
}

impl DivisionKind {
    fn from_id(text: &str) -> Option<Self> {
        Some(match text {
            "oblast" => Self::Oblast,
            "voivodeship" => Self::Voivodeship,
            "city" => Self::City,
            "raion" => Self::Raion,
            "city_district" => Self::CityDistrict,
            "hromada" => Self::Hromada,
            _ => return None,
        })
    }

    /// The kind that a word such as "oblast" or "district" means.
    pub fn is(self, level: Level) -> bool {
        match level {
            Level::First => matches!(self, Self::Oblast | Self::Voivodeship),
            Level::Second => matches!(self, Self::Raion | Self::CityDistrict),
            Level::Community => self == Self::Hromada,
            Level::Settlement => self == Self::City,
        }
    }
}

/// A part of a country.
#[derive(Debug)]
pub struct Division {
    /// What it is.
    pub kind: DivisionKind,
    /// Its name in English.
    pub name_en: &'static str,
    /// Its name in Ukrainian.
    pub name_uk: &'static str,
    /// The English name of what it is a part of.
    pub parent: &'static str,
    /// Two-letter code.
    pub country: &'static str,
    /// Its middle.
    pub place: Place,
    /// Everything of it lies within this distance of its middle, in metres.
    pub radius_m: f32,
}

impl Division {
    /// Where it lies.
    pub const fn found(&self) -> FoundPlace {
        let precision = match self.kind {
            DivisionKind::Oblast | DivisionKind::Voivodeship => GeoPrecision::Oblast,
            DivisionKind::City => GeoPrecision::City,
            // Nothing lies between a town and a raion; the radius tells.
            DivisionKind::Raion | DivisionKind::Hromada => GeoPrecision::Raion,
            DivisionKind::CityDistrict => GeoPrecision::District,
        };
        let Self { place, radius_m, country, .. } = *self;
        FoundPlace { place, radius_m, precision, country }
    }

    /// Whether it is a part of `whole` by its name; `None` where names do not
    /// tell, as of cities beside the oblasts.
    pub fn belongs_to(&self, whole: &Self) -> Option<bool> {
        use DivisionKind::{CityDistrict, Hromada, Oblast, Raion};
        match (self.kind, whole.kind) {
            (Raion, Oblast) | (Hromada, Raion) => Some(self.parent == whole.name_en),
            (Hromada, Oblast) => {
                let raions = divisions().list.iter().filter(|raion| raion.kind == Raion);
                let mut own = raions.filter(|raion| raion.name_en == self.parent);
                Some(own.any(|raion| raion.parent == whole.name_en))
            }
            // Around Kyiv people use the name of the oblast too.
            (CityDistrict, Oblast) => (!whole.has_city(self.parent)).then_some(false),
            _ => None,
        }
    }

    /// Whether the city beside it is called `city`: "Kyiv City" for the oblast of Kyiv.
    fn has_city(&self, city: &str) -> bool {
        let own = self.name_en.strip_suffix(" Oblast");
        own.is_some_and(|own| city.strip_suffix(" City") == Some(own))
    }

    /// Whether `place` may lie inside: its circle holds it, or nearly.
    pub fn may_contain(&self, place: Place) -> bool {
        self.place.distance_m(place) <= f64::from(self.radius_m) + 5_000.0
    }
}

/// All of them, with their names.
#[derive(Debug, Default)]
pub struct Divisions {
    /// In the order of the list.
    pub list: Vec<Division>,
    /// By name without the word for the kind; whether it was written without.
    by_name: HashMap<String, Vec<(usize, bool)>>,
}

/// The built-in list, read at the first use.
pub fn divisions() -> &'static Divisions {
    static DIVISIONS: OnceLock<Divisions> = OnceLock::new();
    DIVISIONS.get_or_init(|| Divisions::read(include_str!("../../assets/admin_areas.tsv")))
}

impl Divisions {
    /// Lines which are not a division are left out.
    fn read(table: &'static str) -> Self {
        let mut divisions = Self::default();
        for line in table.lines().skip(1) {
            let Some((division, names)) = read_division(line) else { continue };
            let index = divisions.list.len();
            for name in names.into_iter().flat_map(|names| names.split('|')) {
                let Name { bare, level, .. } = Name::read(name);
                if bare.is_empty() {
                    continue;
                }
                let known = divisions.by_name.entry(bare).or_default();
                match known.iter_mut().find(|(owner, _)| *owner == index) {
                    Some((_, alone)) => *alone |= level.is_none(),
                    None => known.push((index, level.is_none())),
                }
            }
            divisions.list.push(division);
        }
        divisions
    }

    /// Those called `bare`, with whether the name is used without a word for
    /// the kind, as "Kyiv" is for the city but not for the oblast.
    pub fn called(&self, bare: &str) -> impl Iterator<Item = (&Division, bool)> {
        let known = self.by_name.get(bare).map(Vec::as_slice).unwrap_or_default();
        known.iter().filter_map(|(index, alone)| Some((self.list.get(*index)?, *alone)))
    }
}

impl Divisions {
    /// The numbers in the list of those called `bare`.
    pub fn numbers_called(&self, bare: &str) -> impl Iterator<Item = usize> {
        let known = self.by_name.get(bare).map(Vec::as_slice).unwrap_or_default();
        known.iter().map(|(index, _)| *index)
    }
}

fn read_division(line: &'static str) -> Option<(Division, [&'static str; 4])> {
    let mut fields = line.split('\t').map(str::trim);
    let kind = DivisionKind::from_id(fields.next()?)?;
    let names = [fields.next()?, fields.next()?, fields.next()?, fields.next()?];
    let [name_en, name_uk, ..] = names;
    let (parent, country) = (fields.next()?, fields.next()?);
    let place = Place::new(fields.next()?.parse().ok()?, fields.next()?.parse().ok()?)?;
    let radius_m = fields.next()?.parse().ok().filter(|radius: &f32| *radius > 0.0)?;
    Some((Division { kind, name_en, name_uk, parent, country, place, radius_m }, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_built_in_list_is_a_division() {
        let lines = include_str!("../../assets/admin_areas.tsv").lines().count() - 1;
        assert_eq!(divisions().list.len(), lines);
    }

    #[test]
    fn a_line_which_is_not_a_division_is_left_out() {
        let table = "header\noblast\tA Oblast\t\t\t\tUkraine\tUA\t50\t30\t9000\nplanet\tB\noblast";
        assert_eq!(Divisions::read(table).list.len(), 1);
    }
}
