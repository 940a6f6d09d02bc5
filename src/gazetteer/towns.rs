//! Cities, towns and villages of the built-in list.

use std::sync::OnceLock;

use super::names::Names;
use crate::dataset::{GeoPrecision, Place};

/// A city, town or village.
#[derive(Debug)]
pub struct Town {
    /// Its number in GeoNames.
    pub id: u32,
    /// Its name in English, Latin letters.
    pub name_en: &'static str,
    /// Its names in Ukrainian, Polish and Russian; empty where unknown.
    pub local_names: [&'static str; 3],
    /// Two-letter code.
    pub country: &'static str,
    /// The English name of its oblast or voivodeship; may be empty.
    pub admin1: &'static str,
    /// Its middle.
    pub place: Place,
    /// 0 where unknown.
    pub population: u32,
}

/// From this many people on, a town is called a city.
const CITY_POPULATION: u32 = 50_000;

/// Cities drawn out so far that their population says too little, with the
/// distance from their middle to their farthest part, in metres.
const LONG_CITIES: [(u32, f32); 3] = [
    // Kryvyi Rih, Sochi, Volgograd.
    (703_845, 45_000.0),
    (491_422, 75_000.0),
    (472_757, 45_000.0),
];

impl Town {
    /// Everything of it lies within about this distance, in metres: a generous
    /// guess from the population, 3 km for a village and 18 km for Kharkiv.
    pub fn radius_m(&self) -> f32 {
        if let Some((_, radius_m)) = LONG_CITIES.iter().find(|(id, _)| *id == self.id) {
            return *radius_m;
        }
        let guess_m = 600.0 * f64::from(self.population).powf(0.24);
        guess_m.clamp(3_000.0, 30_000.0) as f32
    }

    /// City, town, or, for parts of Kyiv that the list names, district.
    pub fn precision(&self) -> GeoPrecision {
        if self.admin1 == "Kyiv City" && self.population < 1_000_000 {
            GeoPrecision::District
        } else if self.population >= CITY_POPULATION {
            GeoPrecision::City
        } else {
            GeoPrecision::Town
        }
    }
}

/// All of them, with their names.
#[derive(Debug, Default)]
pub struct Towns {
    /// The owners of the names.
    pub list: Vec<Town>,
    /// Their names in all languages.
    pub names: Names,
}

/// The built-in list, read at the first use.
pub fn towns() -> &'static Towns {
    static TOWNS: OnceLock<Towns> = OnceLock::new();
    TOWNS.get_or_init(|| Towns::read(include_str!("../../assets/places.tsv")))
}

impl Towns {
    /// Lines which are not a town are left out.
    fn read(table: &'static str) -> Self {
        let mut towns = Self::default();
        for line in table.lines().skip(1) {
            let Some((town, other_names)) = read_town(line) else { continue };
            let Ok(owner) = u32::try_from(towns.list.len()) else { break };
            for name in std::iter::once(town.name_en).chain(town.local_names) {
                towns.names.add(name, true, owner);
            }
            for name in other_names.split('|') {
                towns.names.add(name, false, owner);
            }
            // A saint is written out or not, so that cities of one must be told from
            // those of the same saint elsewhere by whoever looks them up.
            for name in std::iter::once(town.name_en).chain(other_names.split('|')) {
                if let Some(other) = saint_otherwise(name) {
                    towns.names.add(&other, true, owner);
                }
            }
            towns.list.push(town);
        }
        towns.names.finish();
        towns
    }

    /// The town that a name belongs to.
    pub fn get(&self, owner: u32) -> Option<&Town> {
        self.list.get(owner as usize)
    }
}

/// A name that begins with a saint, written out or cut the other way.
fn saint_otherwise(name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    let other = match first {
        "Saint" => "St.",
        "Sainte" => "Ste.",
        "St." | "St" => "Saint",
        "Ste." | "Ste" => "Sainte",
        _ => return None,
    };
    Some(format!("{other} {rest}"))
}

fn read_town(line: &'static str) -> Option<(Town, &'static str)> {
    let mut fields = line.split('\t').map(str::trim);
    let id = fields.next()?.parse().ok()?;
    let name_en = fields.next().filter(|name| !name.is_empty())?;
    let local_names = [fields.next()?, fields.next()?, fields.next()?];
    let other_names = fields.next()?;
    let (country, admin1) = (fields.next()?, fields.next()?);
    let place = Place::new(fields.next()?.parse().ok()?, fields.next()?.parse().ok()?)?;
    let population = fields.next().and_then(|text| text.parse().ok()).unwrap_or(0);
    Some((Town { id, name_en, local_names, country, admin1, place, population }, other_names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_is_read_soon() {
        let start = std::time::Instant::now();
        let read = Towns::read(include_str!("../../assets/places.tsv"));
        let seconds = start.elapsed().as_secs_f64();
        println!("{} names read in {:.1} ms", read.names.entries().len(), 1e3 * seconds);
        assert!(seconds < 5.0, "{seconds} s");
    }

    #[test]
    fn every_line_of_the_built_in_list_is_a_town() {
        let lines = include_str!("../../assets/places.tsv").lines().count() - 1;
        assert_eq!(towns().list.len(), lines);
    }

    #[test]
    fn a_line_which_is_not_a_town_is_left_out() {
        let towns = Towns::read(
            "header\n1\tA\t\t\t\t\tUA\t\t50\t30\t7\nnonsense\n\n2\tB\t\t\t\t\tUA\t\t99\t30\t7",
        );
        assert_eq!(towns.list.len(), 1);
    }

    #[test]
    fn a_larger_town_has_a_larger_radius() {
        let radius_m =
            |name: &str| towns().list.iter().find(|town| town.name_en == name).unwrap().radius_m();
        assert!(radius_m("Kharkiv") > radius_m("Vyshhorod"));
        assert!(radius_m("Vyshhorod") > 4_000.0);
    }
}
