//! What headers and whole columns say of positions, before a cell is read.

use super::header::{normal, words_with_brackets};
use super::tally::Tally;
use super::word_roles::{Role, Roles};
use super::{Columns, Field, Mapping};
use crate::dataset::place_text::{self, AxisOrder, ReferenceSystem, Telling};

/// How the cells of positions are read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlaceReading {
    /// What the headers of columns of both coordinates say.
    pub pairs: Vec<PairColumn>,
    /// Degrees of one in the columns of latitude and longitude, where the
    /// headers say that they hold whole parts of a degree.
    pub scale: Option<f64>,
    /// Whether the headers say that latitudes are south and longitudes west.
    pub is_negative: [bool; 2],
    /// Metres of one in the column of the radius, where its header names a unit.
    pub radius_unit_m: Option<f32>,
    /// The reference system that the file as a whole or the headers name.
    pub system: ReferenceSystem,
    /// Latitude and longitude are columns called `x` and `y`.
    pub is_x_and_y: bool,
}

/// A column of both coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairColumn {
    column: usize,
    /// The order of pairs, where the header says it.
    pub order: Option<AxisOrder>,
    /// Its cells are geohashes.
    pub is_geohash: bool,
}

impl PairColumn {
    fn of(columns: &Columns, column: usize) -> Self {
        let name = columns.names().get(column).map(String::as_str).unwrap_or_default();
        let plain = normal(name).replace(' ', "");
        let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
        let roles = Roles::of(&words_with_brackets(name));
        let is_named = |first, second| {
            roles.have(first) && roles.have(second) && roles.is_before(first, second)
        };
        let is_longitude_first = has(&LONGITUDE_FIRST)
            || is_named(Role::Longitude, Role::Latitude)
            || is_part_of_geojson(columns, name);
        let order = if is_longitude_first {
            Some(AxisOrder::LongitudeFirst)
        } else if has(&LATITUDE_FIRST) || is_named(Role::Latitude, Role::Longitude) {
            Some(AxisOrder::LatitudeFirst)
        } else {
            None
        };
        Self { column, order, is_geohash: plain.contains("geohash") }
    }
}

/// Whether `name` is that of the coordinates of a GeoJSON geometry, as tables have it that
/// were made of nested objects: `geometry.coordinates`, or beside a column with its type.
pub fn is_part_of_geojson(columns: &Columns, name: &str) -> bool {
    let plain = normal(name);
    let words: Vec<&str> = plain.split(' ').collect();
    let Some(at) = words.iter().position(|&word| word == "coordinates") else { return false };
    let Some((before, _)) = words.split_at_checked(at).filter(|(before, _)| !before.is_empty())
    else {
        return false;
    };
    let type_of = format!("{} type", before.join(" "));
    before.iter().any(|word| matches!(*word, "geometry" | "geojson"))
        || columns.names().iter().any(|name| normal(name) == type_of)
}

/// Words in headers of pairs, without blanks.
const LONGITUDE_FIRST: [&str; 5] = ["lonlat", "lnglat", "longlat", "longitudelatitude", "xy"];
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
        let name = |field| columns.names().get(mapping.column(field)?);
        let pairs = mapping.columns(Field::Coordinates).iter();
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
            pairs: pairs.map(|&column| PairColumn::of(columns, column)).collect(),
            scale: scale(Field::Latitude).or_else(|| scale(Field::Longitude)),
            is_negative: [
                is_half(name(Field::Latitude), &["s", "south"]),
                is_half(name(Field::Longitude), &["w", "west"]),
            ],
            radius_unit_m,
            system: if system == ReferenceSystem::Wgs84 {
                of_headers(columns, mapping).unwrap_or(system)
            } else {
                system
            },
            is_x_and_y: name(Field::Longitude)
                .is_some_and(|name| words_with_brackets(name).iter().any(|word| word == "x")),
        }
    }

    /// What the header of `column` says of its pairs, if it is one of those.
    pub fn pair(&self, column: Option<usize>) -> Option<&PairColumn> {
        self.pairs.iter().find(|pair| Some(pair.column) == column)
    }

    fn is_plain_degrees(&self) -> bool {
        self.system == ReferenceSystem::Wgs84
            && self.scale.is_none()
            && self.is_negative == [false, false]
    }

    /// Whether plain numbers in the columns of latitude and longitude are
    /// degrees, whatever stands in other columns.
    pub fn is_plain(&self, mapping: &Mapping) -> bool {
        let others = [Field::LatitudeHalf, Field::LongitudeHalf, Field::ReferenceSystem];
        others.iter().all(|&field| mapping.column(field).is_none()) && self.is_plain_degrees()
    }
}

/// The reference system that the headers of positions name.
fn of_headers(columns: &Columns, mapping: &Mapping) -> Option<ReferenceSystem> {
    let fields = [Field::Latitude, Field::Longitude, Field::Coordinates, Field::Easting];
    let columns = fields.iter().filter_map(|&field| columns.names().get(mapping.column(field)?));
    let mut named =
        columns.filter_map(|name| ReferenceSystem::of_header(&words_with_brackets(name)));
    named.next()
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
    /// Those that fit in both.
    others: u64,
    /// Those whose letters say that the latitude comes first.
    lettered: u64,
}

/// In which order the pairs of a column stand, as far as they tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecidedPairs {
    /// In this one.
    Order(AxisOrder),
    /// Nothing tells.
    Unknown,
    /// So few fit only with the longitude first that their digits may as well be wrong.
    Doubted,
    /// Some stand in one and some in the other.
    Both,
}

impl PairOrders {
    /// The order that the pairs tell together.
    pub fn decided(&self) -> DecidedPairs {
        /// Where one order is so many times as frequent, the other is a wrong digit.
        const CLEARLY_MORE: u64 = 10;
        /// So many are no slip, if they are not less than this part of all.
        const NO_SLIP: u64 = 3;
        const LEAST_PART: u64 = 50;
        let (latitude, longitude) = (self.latitude_first, self.longitude_first);
        let is_enough = longitude.saturating_mul(2) >= self.others
            || (longitude >= NO_SLIP && longitude.saturating_mul(LEAST_PART) >= self.others);
        match (latitude, longitude) {
            (0, 0) => DecidedPairs::Unknown,
            (_, 0) => DecidedPairs::Order(AxisOrder::LatitudeFirst),
            (0, _) if self.lettered > 0 && longitude < NO_SLIP => {
                DecidedPairs::Order(AxisOrder::LatitudeFirst)
            }
            (0, _) if is_enough => DecidedPairs::Order(AxisOrder::LongitudeFirst),
            (0, _) => DecidedPairs::Doubted,
            _ if longitude.saturating_mul(CLEARLY_MORE) <= latitude => {
                DecidedPairs::Order(AxisOrder::LatitudeFirst)
            }
            _ if latitude.saturating_mul(CLEARLY_MORE) <= longitude => {
                DecidedPairs::Order(AxisOrder::LongitudeFirst)
            }
            _ => DecidedPairs::Both,
        }
    }
}

impl Tally for PairOrders {
    fn count(&mut self, cell: &str) {
        let may_be_pair = cell.contains([',', ';']) || (cell.contains(' ') && cell.contains('.'));
        match may_be_pair.then(|| place_text::telling(cell)).flatten() {
            Some(Telling::Only(AxisOrder::LatitudeFirst)) => self.latitude_first += 1,
            Some(Telling::Only(AxisOrder::LongitudeFirst)) => self.longitude_first += 1,
            Some(Telling::Nothing) => self.others += 1,
            Some(Telling::Letters) => self.lettered += 1,
            None => {}
        }
    }

    fn join(&mut self, later: Self) {
        self.latitude_first += later.latitude_first;
        self.longitude_first += later.longitude_first;
        self.others += later.others;
        self.lettered += later.lettered;
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
    fn pairs_that_fit_only_one_order_tell_that_of_the_column() {
        use DecidedPairs::{Both, Doubted, Order, Unknown};
        let decided = |cells: &[&str]| tally::<PairOrders>(cells).decided();
        let (kyiv, tokyo) = ("50.45, 30.52", "139.69, 35.68");
        assert_eq!(decided(&["30.52, 50.45", tokyo]), Order(AxisOrder::LongitudeFirst));
        assert_eq!(decided(&["35.68, 139.69"]), Order(AxisOrder::LatitudeFirst));
        assert_eq!(decided(&["30.52, 50.45", "", "x"]), Unknown);
        assert_eq!(decided(&["35.68, 139.69", tokyo]), Both);
        assert_eq!(decided(&[kyiv, kyiv, kyiv, kyiv, "150.45, 30.52"]), Doubted);
        let with_letters = [kyiv, "50.46N, 30.53E", "150.45, 30.52"];
        assert_eq!(decided(&with_letters), Order(AxisOrder::LatitudeFirst));
        let mut many = vec!["35.68, 139.69"; 10];
        many.push(tokyo);
        assert_eq!(decided(&many), Order(AxisOrder::LatitudeFirst));
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
            let reading = PlaceReading::of(&columns, &mapping, ReferenceSystem::Wgs84);
            let is_plain = reading.is_plain(&mapping);
            (reading, is_plain)
        };
        let first = |names: &[&str]| reading(names).0.pairs.first().copied().unwrap();
        assert_eq!(first(&["LonLat"]).order, Some(AxisOrder::LongitudeFirst));
        let of_geometry = Columns::new(vec!["geometry.coordinates".to_owned()]);
        assert_eq!(PairColumn::of(&of_geometry, 0).order, Some(AxisOrder::LongitudeFirst));
        assert_eq!(first(&["lat lon"]).order, Some(AxisOrder::LatitudeFirst));
        assert_eq!(first(&["coordinates"]).order, None);
        assert!(first(&["geohash"]).is_geohash);
        assert_eq!(
            reading(&["latitudeE7", "longitudeE7"]),
            (PlaceReading { scale: Some(1e-7), ..PlaceReading::default() }, false)
        );
        assert!(reading(&["lat", "lon"]).1);
        assert!(!reading(&["lat", "lat_dir", "lon", "lon_dir"]).1);
    }
}
