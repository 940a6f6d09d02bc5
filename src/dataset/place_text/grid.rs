//! UTM and the military grid (MGRS).
//!
//! UTM is projected by `proj4rs`; how squares of the grid are lettered is told
//! here, because the libraries for it bring a dozen others.

use super::{Doubt, Position, ReferenceSystem};
use crate::dataset::place::Place;
use crate::language::message;

/// Bands of latitude from south to north, 8° each from 80° S on.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";

/// Letters of columns and rows of squares.
const LETTERS: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/// The rows repeat after so many metres.
const ROWS_M: f64 = 2_000_000.0;

const SQUARE_M: f64 = 100_000.0;

/// A zone of UTM.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    /// 1 to 60.
    pub number: u8,
    /// Band of latitude or, for N and S, perhaps the half of the globe.
    pub letter: Option<char>,
}

impl Zone {
    /// `36U`, `36 N`, `36`, `UTM 36N`, `zone 36 north`.
    pub fn read(text: &str) -> Option<Self> {
        let digits = |c: &char| c.is_ascii_digit();
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let (before, rest) = text.split_at_checked(start)?;
        let word = before.trim().trim_end_matches(':').trim();
        let is_name = word
            .to_ascii_lowercase()
            .split_whitespace()
            .all(|word| matches!(word, "utm" | "zone" | "strefa" | "зона"));
        let count = rest.chars().take_while(digits).count();
        let (number, after) = rest.split_at_checked(count)?;
        let number = number.parse().ok().filter(|number| (1..=60).contains(number))?;
        let letter = match after.trim() {
            "" => None,
            after if after.eq_ignore_ascii_case("north") => Some('N'),
            after if after.eq_ignore_ascii_case("south") => Some('S'),
            after => {
                let mut letters = after.chars();
                let letter = letters.next()?.to_ascii_uppercase();
                if letters.next().is_some() || !BANDS.contains(letter) {
                    return None;
                }
                Some(letter)
            }
        };
        is_name.then_some(Self { number, letter })
    }

    /// Whether northings count from the equator. S is the band from 32° to 40°
    /// north where the northing fits it, else the southern half.
    fn is_north(self, northing: f64) -> Option<bool> {
        Some(match self.letter? {
            'S' => (3_500_000.0..4_450_000.0).contains(&northing),
            letter => letter >= 'N',
        })
    }
}

/// A position by zone, easting and northing in metres; `is_north` where
/// something else tells the half of the globe.
///
/// # Errors
/// When the numbers lie outside the zone or nothing tells the half.
pub fn utm(
    zone: Zone,
    easting: f64,
    northing: f64,
    is_north: Option<bool>,
) -> Result<Place, Doubt> {
    if !(100_000.0..=900_000.0).contains(&easting) || !(0.0..=10_000_000.0).contains(&northing) {
        return Err(Doubt::Grid(message!("note-outside-utm-zone")));
    }
    let is_north = is_north.or_else(|| zone.is_north(northing));
    let is_north = is_north.ok_or(Doubt::Grid(message!("note-utm-zone-without-half")))?;
    let code = if is_north { 32_600 } else { 32_700 } + u32::from(zone.number);
    ReferenceSystem::of_code(code).place(easting, northing)
}

/// Reads MGRS, or UTM in one text; `None` where it has another form.
pub fn read(text: &str) -> Option<Result<Position, Doubt>> {
    mgrs(text).or_else(|| utm_text(text))
}

/// `36U 324203 5591852`, also with `E`, `N`, `m` beside the numbers.
fn utm_text(text: &str) -> Option<Result<Position, Doubt>> {
    let clean = text.to_ascii_uppercase().replace([',', ';'], " ");
    let clean = clean.strip_prefix("UTM").unwrap_or(&clean).trim();
    let words: Vec<&str> = clean.split_whitespace().collect();
    let metres = |word: &str, letters: [char; 2]| {
        word.trim_matches(|c| letters.contains(&c)).parse::<f64>().ok()
    };
    let (zone, easting, northing) = match words[..] {
        [zone, easting, northing] => (zone.to_owned(), easting, northing),
        [number, letter, easting, northing] => (format!("{number}{letter}"), easting, northing),
        _ => return None,
    };
    let zone = Zone::read(&zone)?;
    let (easting, northing) = (metres(easting, ['E', 'M'])?, metres(northing, ['N', 'M'])?);
    // A pair of degrees with a height is no position of UTM.
    if easting < 1_000.0 {
        return None;
    }
    Some(utm(zone, easting, northing, None).map(Position::point))
}

/// `36UUA 24203 91852`: zone, band, square, and as many digits east as north.
fn mgrs(text: &str) -> Option<Result<Position, Doubt>> {
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let dense = dense.to_ascii_uppercase();
    let dense = dense.strip_prefix("MGRS").unwrap_or(&dense).trim_start_matches(':');
    let zone_digits = dense.chars().take_while(char::is_ascii_digit).count();
    let (zone, rest) = dense.split_at_checked(zone_digits)?;
    let (square, digits) = rest.split_at_checked(3)?;
    let [band, column, row] = square.chars().collect::<Vec<_>>()[..] else { return None };
    let is_grid = (1..=2).contains(&zone_digits)
        && BANDS.contains(band)
        && LETTERS.contains(column)
        && LETTERS.contains(row)
        && digits.len() <= 10
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_grid {
        return None;
    }
    let number: u8 = zone.parse().ok().filter(|number| (1..=60).contains(number))?;
    let zone = Zone { number, letter: Some(band) };
    Some(in_square(zone, band, [column, row], digits))
}

fn in_square(
    zone: Zone,
    band: char,
    [column, row]: [char; 2],
    digits: &str,
) -> Result<Position, Doubt> {
    const WRONG: Doubt = Doubt::Grid(message!("note-no-mgrs-square"));
    if digits.len() % 2 == 1 {
        return Err(Doubt::Grid(message!("note-mgrs-digits")));
    }
    let index = |letter: char| LETTERS.find(letter).ok_or(WRONG);
    // Eight columns a zone, in three sets; 20 rows, from F in even zones.
    let set = usize::from((zone.number - 1) % 3);
    let east = index(column)?.checked_sub(set * 8).filter(|east| *east < 8).ok_or(WRONG)?;
    let shift = if zone.number.is_multiple_of(2) { 15 } else { 0 };
    let row = index(row)?;
    if row >= 20 {
        return Err(WRONG);
    }
    let row = (row + shift) % 20;
    let half = digits.len() / 2;
    let cell_m = SQUARE_M / 10_f64.powi(i32::try_from(half).unwrap_or_default());
    let (east_digits, north_digits) = digits.split_at_checked(half).ok_or(WRONG)?;
    let metres = |digits: &str| (digits.parse::<f64>().unwrap_or_default() + 0.5) * cell_m;
    let easting = (east as f64 + 1.0) * SQUARE_M + metres(east_digits);
    let in_rows = row as f64 * SQUARE_M + metres(north_digits);
    let south = BANDS.find(band).ok_or(WRONG)? as f64 * 8.0 - 80.0;
    let north = if band == 'X' { south + 12.0 } else { south + 8.0 };
    // Which repetition of the rows lies in the band; squares reach a little over it.
    let found = (0..5).find_map(|turn| {
        let northing = in_rows + f64::from(turn) * ROWS_M;
        let place = utm(zone, easting, northing, Some(band >= 'N')).ok()?;
        (south - 1.0..=north + 1.0).contains(&place.latitude()).then_some(place)
    });
    let radius_m = cell_m / 2.0 * std::f64::consts::SQRT_2;
    let radius_m = if radius_m < 50.0 { 0.0 } else { radius_m as f32 };
    Ok(Position::circle((found.ok_or(WRONG)?, radius_m)))
}
