//! Plus codes (Open Location Code) and geohashes.
//!
//! Plus codes are read by own code: the library of their inventors depends on
//! a `geo` of 2017, the other one on a command line.

use super::{Doubt, Position};
use crate::dataset::place::{Place, wrapped};
use crate::language::message;

/// The digits of plus codes, 0 to 19.
const ALPHABET: &str = "23456789CFGHJMPQRVWX";

/// Digits before the plus of a full code.
const BEFORE_PLUS: usize = 8;

/// Metres of one degree of latitude on a sphere.
const METRES_PER_DEGREE: f64 = 111_195.0;

/// Reads a full plus code; `None` where `text` has another form.
pub fn plus_code(text: &str) -> Option<Result<Position, Doubt>> {
    let code = text.split_whitespace().next()?;
    let (before, after) = code.split_once('+')?;
    let is_code = |part: &str| part.chars().all(|c| digit(c).is_some() || c == '0');
    if !is_code(before) || !is_code(after) {
        return None;
    }
    if before.len() == BEFORE_PLUS {
        let found = decoded(before, after).and_then(Cell::position);
        return Some(found.ok_or_else(|| Doubt::Grid(message!("note-no-plus-code"))));
    }
    short(text).map(|_| Err(Doubt::ShortCode))
}

/// The code and the name beside it of `FG2F+2V Kyiv`.
pub fn short(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let (code, name) = text.split_once([' ', ',']).unwrap_or((text, ""));
    let (before, after) = code.split_once('+')?;
    let is_code = |part: &str| part.chars().all(|c| digit(c).is_some());
    let fits = matches!(before.len(), 2 | 4 | 6) && (2..=7).contains(&after.len());
    (fits && is_code(before) && is_code(after)).then(|| (code, name.trim_matches([' ', ','])))
}

/// The cell of a short code that is nearest to `reference`.
pub fn recovered(code: &str, reference: Place) -> Option<Position> {
    let (before, after) = code.split_once('+')?;
    let missing = BEFORE_PLUS.checked_sub(before.len())?;
    let full = encoded(reference);
    let cell = decoded(&format!("{}{before}", full.get(..missing)?), after)?;
    // One cell of the digits that are missing to any side may be nearer.
    let step = 20_f64.powi(2 - i32::try_from(missing / 2).ok()?);
    let near = |at: f64, wanted: f64| at + ((wanted - at) / step).round() * step;
    let south = near(cell.south + cell.height / 2.0, reference.latitude()) - cell.height / 2.0;
    let west = near(cell.west + cell.width / 2.0, reference.longitude()) - cell.width / 2.0;
    Cell { south, west, ..cell }.position()
}

fn digit(letter: char) -> Option<f64> {
    ALPHABET.find(letter.to_ascii_uppercase()).map(|value| value as f64)
}

/// A cell in degrees.
#[derive(Debug, Clone, Copy)]
struct Cell {
    south: f64,
    west: f64,
    height: f64,
    width: f64,
}

impl Cell {
    fn position(self) -> Option<Position> {
        let latitude = (self.south + self.height / 2.0).clamp(-90.0, 90.0);
        let longitude = self.west + self.width / 2.0;
        let longitude = wrapped(longitude);
        let east = self.width * latitude.to_radians().cos();
        let radius_m = METRES_PER_DEGREE * self.height.hypot(east) / 2.0;
        Some(Position::circle((Place::new(latitude, longitude)?, counted(radius_m))))
    }
}

/// Cells of a few metres stand for points.
fn counted(radius_m: f64) -> f32 {
    const LEAST_M: f64 = 50.0;
    if radius_m < LEAST_M { 0.0 } else { radius_m as f32 }
}

fn decoded(before: &str, after: &str) -> Option<Cell> {
    let mut cell = Cell { south: -90.0, west: -180.0, height: 400.0, width: 400.0 };
    let given = before.trim_end_matches('0');
    if given.is_empty() || given.len() % 2 == 1 || (given.len() < before.len() && !after.is_empty())
    {
        return None;
    }
    let letters: Vec<f64> = given.chars().chain(after.chars()).map(digit).collect::<Option<_>>()?;
    let (pairs, fine) = letters.split_at_checked(letters.len().min(10))?;
    for pair in pairs.chunks(2) {
        let [north, east] = pair else { return None };
        cell.height /= 20.0;
        cell.width /= 20.0;
        cell.south += north * cell.height;
        cell.west += east * cell.width;
    }
    // Beyond the tenth digit each is one of five rows by four columns.
    for value in fine {
        cell.height /= 5.0;
        cell.width /= 4.0;
        cell.south += (value / 4.0).floor() * cell.height;
        cell.west += (value % 4.0) * cell.width;
    }
    (cell.south < 90.0 && cell.west < 180.0).then_some(cell)
}

/// The eight digits of the cell in which `place` lies.
fn encoded(place: Place) -> String {
    let mut code = String::new();
    let (mut north, mut east) = (place.latitude().min(89.999_9) + 90.0, place.longitude() + 180.0);
    let mut size = 20.0;
    for _ in 0..BEFORE_PLUS / 2 {
        for rest in [&mut north, &mut east] {
            let value = (*rest / size).floor();
            *rest -= value * size;
            code.extend(ALPHABET.chars().nth(value as usize));
        }
        size /= 20.0;
    }
    code
}

/// The cell of a geohash.
pub fn geohash(text: &str) -> Option<Position> {
    let text = text.trim().to_ascii_lowercase();
    if !(1..=12).contains(&text.len()) {
        return None;
    }
    let (centre, east, north) = geohash::decode(&text).ok()?;
    let place = Place::new(centre.y, centre.x)?;
    let across = east * centre.y.to_radians().cos();
    Some(Position::circle((place, counted(METRES_PER_DEGREE * north.hypot(across)))))
}
