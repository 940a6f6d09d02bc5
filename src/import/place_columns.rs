//! What headers and whole columns say of positions, before a cell is read.

use super::header::{normal, words_with_brackets};
use super::tally::Tally;
use super::word_roles::{Role, Roles};
use super::{Columns, Field, Mapping};
use crate::dataset::place_text::{self, AxisOrder, ReferenceSystem};

/// How the cells of positions are read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlaceReading {
    /// The order of pairs, where the header of their column says it.
    pub order: Option<AxisOrder>,
    /// The column of coordinates is one of geohashes.
    pub is_geohash: bool,
    /// Degrees of one in the columns of latitude and longitude, where the
    /// headers say that they hold whole parts of a degree.
    pub scale: Option<f64>,
    /// Whether the headers say that latitudes are south and longitudes west.
    pub is_negative: [bool; 2],
    /// Metres of one in the column of the radius, where its header names a unit.
    pub radius_unit_m: Option<f32>,
    /// The reference system that the file as a whole names.
    pub system: ReferenceSystem,
}

/// Words in headers of pairs, without blanks.
const LONGITUDE_FIRST: [&str; 6] =
    ["lonlat", "lnglat", "longlat", "longitudelatitude", "lon_lat", "xy"];
const LATITUDE_FIRST: [&str; 4] = ["latlon", "latlng", "latlong", "latitudelongitude"];

/// Units at the end of headers of a radius, in metres.
const UNITS_M: [(&[&str], f32); 2] = [
    (&["km", "kilometres", "kilometers", "км", "кілометрів", "километров"], 1_000.0),
    (&["m", "metres", "meters", "м", "метрів", "метров"], 1.0),
];

impl PlaceReading {
    /// From the headers of the mapped columns.
    pub fn of(columns: &Columns, mapping: &Mapping, system: ReferenceSystem) -> Self {
        let header = |field| {
            let index = mapping.column(field)?;
            Some(normal(columns.names().get(index)?).replace(' ', ""))
        };
        let pair = header(Field::Coordinates).unwrap_or_default();
        let has = |words: &[&str]| words.iter().any(|word| pair.contains(word));
        let name = |field| columns.names().get(mapping.column(field)?);
        let roles = name(Field::Coordinates).map(|name| Roles::of(&words_with_brackets(name)));
        let is_named = |first, second| {
            roles.as_ref().is_some_and(|roles: &Roles| {
                roles.have(first) && roles.have(second) && roles.is_before(first, second)
            })
        };
        let order = if has(&LONGITUDE_FIRST) || is_named(Role::Longitude, Role::Latitude) {
            Some(AxisOrder::LongitudeFirst)
        } else if has(&LATITUDE_FIRST) || is_named(Role::Latitude, Role::Longitude) {
            Some(AxisOrder::LatitudeFirst)
        } else {
            None
        };
        let radius_unit_m = name(Field::RadiusM).and_then(|name| {
            let words = words_with_brackets(name);
            let unit = words.last()?;
            UNITS_M.iter().find(|(names, _)| names.contains(&unit.as_str())).map(|(_, m)| *m)
        });
        let scale = |field| {
            let header = header(field)?;
            [("e7", 1e-7), ("e6", 1e-6)]
                .iter()
                .find(|(end, _)| header.ends_with(end))
                .map(|(_, scale)| *scale)
        };
        Self {
            order,
            is_geohash: pair.contains("geohash"),
            scale: scale(Field::Latitude).or_else(|| scale(Field::Longitude)),
            is_negative: [
                is_half(name(Field::Latitude), &["s", "south"]),
                is_half(name(Field::Longitude), &["w", "west"]),
            ],
            radius_unit_m,
            system,
        }
    }

    fn is_plain_degrees(&self) -> bool {
        self.scale.is_none() && self.is_negative == [false, false]
    }

    /// Whether plain numbers in the columns of latitude and longitude are
    /// degrees, whatever stands in other columns.
    pub fn is_plain(columns: &Columns, mapping: &Mapping) -> bool {
        let others = [Field::LatitudeHalf, Field::LongitudeHalf, Field::ReferenceSystem];
        others.iter().all(|&field| mapping.column(field).is_none())
            && Self::of(columns, mapping, ReferenceSystem::Wgs84).is_plain_degrees()
    }
}

/// Whether the words of a header, or those in its brackets, name a half of the globe.
fn is_half(name: Option<&String>, halves: &[&str]) -> bool {
    let words = name.map(|name| words_with_brackets(name)).unwrap_or_default();
    words.len() > 1 && words.iter().any(|word| halves.contains(&word.as_str()))
}

/// How many pairs of a column fit the globe only in one order.
#[derive(Debug, Clone, Default)]
pub struct PairOrders {
    latitude_first: u64,
    longitude_first: u64,
}

impl PairOrders {
    /// The order that other rows tell; `None` where none does.
    ///
    /// # Errors
    /// When some rows tell one and some the other.
    pub fn decided(&self) -> Result<Option<AxisOrder>, BothOrders> {
        match (self.latitude_first, self.longitude_first) {
            (0, 0) => Ok(None),
            (_, 0) => Ok(Some(AxisOrder::LatitudeFirst)),
            (0, _) => Ok(Some(AxisOrder::LongitudeFirst)),
            _ => Err(BothOrders),
        }
    }
}

/// Pairs of one column stand in both orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BothOrders;

impl Tally for PairOrders {
    fn count(&mut self, cell: &str) {
        let may_be_pair = cell.contains([',', ';']) || (cell.contains(' ') && cell.contains('.'));
        match may_be_pair.then(|| place_text::only_order(cell)).flatten() {
            Some(AxisOrder::LatitudeFirst) => self.latitude_first += 1,
            Some(AxisOrder::LongitudeFirst) => self.longitude_first += 1,
            None => {}
        }
    }

    fn join(&mut self, later: Self) {
        self.latitude_first += later.latitude_first;
        self.longitude_first += later.longitude_first;
    }
}

/// Signs that may stand between thousands.
const SIGNS: [char; 4] = [',', '.', ' ', '\u{a0}'];

/// Whether a sign between digits stands between thousands, sign by sign.
#[derive(Debug, Clone, Default)]
pub struct Lengths {
    grouped: [u64; SIGNS.len()],
    other: [u64; SIGNS.len()],
}

impl Lengths {
    /// Whether all cells with `sign` have groups of three; `None` where some
    /// have and some have not.
    pub fn is_grouped(&self, sign: char) -> Option<bool> {
        let index = SIGNS.iter().position(|&known| known == sign)?;
        match (self.grouped.get(index)?, self.other.get(index)?) {
            (0, _) => Some(false),
            (_, 0) => Some(true),
            _ => None,
        }
    }
}

/// The sign between the groups of three digits that `text` consists of.
pub fn group_sign(text: &str) -> Option<char> {
    let sign = text.chars().find(|c| SIGNS.contains(c))?;
    let mut groups = text.split(sign);
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let is_first = |group: &str| (1..=3).contains(&group.len()) && is_digits(group) && group != "0";
    let fits = groups.next().is_some_and(is_first)
        && groups.all(|group| group.len() == 3 && is_digits(group));
    fits.then_some(sign)
}

impl Tally for Lengths {
    fn count(&mut self, cell: &str) {
        let text = cell.trim().trim_end_matches(char::is_alphabetic).trim();
        let grouped = group_sign(text);
        for (index, sign) in SIGNS.iter().enumerate().filter(|(_, sign)| text.contains(**sign)) {
            let counts = if grouped == Some(*sign) { &mut self.grouped } else { &mut self.other };
            if let Some(count) = counts.get_mut(index) {
                *count += 1;
            }
        }
    }

    fn join(&mut self, later: Self) {
        for (all, more) in self.grouped.iter_mut().zip(later.grouped) {
            *all += more;
        }
        for (all, more) in self.other.iter_mut().zip(later.other) {
            *all += more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally<T: Tally>(cells: &[&str]) -> T {
        let mut tally = T::default();
        cells.iter().for_each(|cell| tally.count(cell));
        tally
    }

    #[test]
    fn one_pair_that_fits_only_one_order_tells_that_of_the_column() {
        let decided = |cells: &[&str]| tally::<PairOrders>(cells).decided();
        assert_eq!(
            decided(&["30.52, 50.45", "139.69, 35.68"]),
            Ok(Some(AxisOrder::LongitudeFirst))
        );
        assert_eq!(decided(&["35.68, 139.69"]), Ok(Some(AxisOrder::LatitudeFirst)));
        assert_eq!(decided(&["30.52, 50.45", "", "x"]), Ok(None));
        assert_eq!(decided(&["35.68, 139.69", "139.69, 35.68"]), Err(BothOrders));
    }

    #[test]
    fn a_sign_between_groups_of_three_is_one_of_thousands_only_if_all_are() {
        let lengths = tally::<Lengths>(&["1,500", "2,000", "800", "1.5", "1.500"]);
        assert_eq!(lengths.is_grouped(','), Some(true));
        assert_eq!(lengths.is_grouped('.'), None);
        assert_eq!(lengths.is_grouped(' '), Some(false));
        assert_eq!(group_sign("12,345,678"), Some(','));
        assert_eq!(group_sign("0.500"), None);
        assert_eq!(group_sign("1,50"), None);
    }

    #[test]
    fn headers_tell_order_and_scale() {
        let reading = |names: &[&str]| {
            let columns = Columns::new(names.iter().map(|&name| name.to_owned()).collect());
            let mapping = Mapping::guess(&columns);
            (
                PlaceReading::of(&columns, &mapping, ReferenceSystem::Wgs84),
                PlaceReading::is_plain(&columns, &mapping),
            )
        };
        assert_eq!(reading(&["LonLat"]).0.order, Some(AxisOrder::LongitudeFirst));
        assert_eq!(reading(&["lat lon"]).0.order, Some(AxisOrder::LatitudeFirst));
        assert_eq!(reading(&["coordinates"]).0.order, None);
        assert!(reading(&["geohash"]).0.is_geohash);
        assert_eq!(
            reading(&["latitudeE7", "longitudeE7"]),
            (PlaceReading { scale: Some(1e-7), ..PlaceReading::default() }, false)
        );
        assert!(reading(&["lat", "lon"]).1);
        assert!(!reading(&["lat", "lat_dir", "lon", "lon_dir"]).1);
    }
}
