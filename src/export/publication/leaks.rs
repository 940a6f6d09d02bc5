//! Whether a text tells where an event really was.
//!
//! A place that is rounded or moved is told again by whatever else of its row says it:
//! numbers in a sentence, the address of a map, a square of a grid. Texts are looked
//! through as their reader will see them ([`plain`]), by the readers of positions that
//! import has (`place_text`), and piece by piece:
//!
//! - a number that is the true latitude or longitude, or so near it with so many digits
//!   that it is no accident, also multiplied by a power of ten, as devices write it;
//! - two numbers that are a place as near to the true one as what is published, and finer;
//! - several numbers that are an angle together ([`angles`](super::angles)), or a square
//!   of a grid or metres of a map ([`grids`](super::grids)), also in cells side by side;
//! - one to six words that are a position in any form: degrees and minutes, UTM, MGRS,
//!   well-known text and binary, plus codes, geohashes, cells of H3;
//! - an address of a map service that names a place or hides one behind a short name, and
//!   words of what3words, whatever they lead to ([`place_links`](super::place_links)).
//!
//! A row whose place the gazetteer gave has no true place to compare with: any position
//! finer than what is published is told then. Held by `tests/core/leaks.rs`, which tries
//! every form of a place, in every column, claim, id and name.

use super::angles::is_told_by_angles;
use super::displace::DEGREE_M;
use super::grids::is_told_by_grid;
use super::numbers::{Number, decimals, numbers, step};
use super::place_links::tells_a_place;
use super::positions_in_words::{MOST_WORDS, is_told_by_words};
use super::truth::{REACH_M, SAME, SAME_M, Truth};
use crate::dataset::Place;

/// Degrees so near that a number with four decimals is no accident.
const NEAR: f64 = 0.01;

/// Decimals from which on one number alone can be a coordinate.
pub(super) const TELLING_DECIMALS: usize = 4;

/// Decimals from which on two numbers side by side can be a place anywhere.
const PLACE_DECIMALS: usize = 3;

impl Truth {
    /// Whether `text`, which is plain, tells the place.
    pub(super) fn is_told_by(&self, text: &str) -> bool {
        if self.is_published() {
            return false;
        }
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        tells_a_place(text)
            || (has_digit
                && (self.is_told_by_a_number(text)
                    || self.is_told_by_numbers(text)
                    || is_told_by_words(self, text)))
    }

    /// Whether numbers of `text`, or of cells side by side, tell the place together.
    pub(super) fn is_told_by_numbers(&self, text: &str) -> bool {
        self.is_told_by_two_numbers(text)
            || is_told_by_angles(self, text)
            || is_told_by_grid(self, text)
    }

    /// Whether short `texts` that stand side by side tell the place together.
    pub(super) fn is_told_by_parts(&self, texts: &[String]) -> bool {
        let joined = texts.join(" | ");
        if self.from.is_some() {
            return is_told_by_angles(self, &joined) || is_told_by_grid(self, &joined);
        }
        // Measures stand side by side too; with no place to be near to, only what is as
        // fine as a house counts.
        let least = if self.to.is_some() { PLACE_DECIMALS } else { TELLING_DECIMALS };
        let last = texts.last_chunk::<2>().map(|[first, second]| format!("{first} | {second}"));
        let is_pair = last.is_some_and(|pair| {
            let is_fine = numbers(&pair).filter(|number| number.decimals >= least).count() >= 2;
            is_fine && self.is_told_by_two_numbers(&pair)
        });
        is_pair || is_told_by_angles(self, &joined)
    }

    /// Whether `text` has exactly the true latitude, exactly the true longitude, where
    /// that is no whole number, or either in finer steps than what is published.
    pub(super) fn halves(&self, text: &str) -> [bool; 2] {
        let Some(pairs) = self.pairs().filter(|_| !self.is_published()) else { return [false; 2] };
        pairs.map(|[from, to]| {
            let differs = (from - to).abs() > SAME;
            differs
                && numbers(text).any(|number| {
                    let is_it = |Number { value, decimals, .. }: &Number| {
                        let off = (value - from.abs()).abs();
                        let is_exact = from.fract() != 0.0 && off < SAME;
                        is_exact || (self.is_finer(*decimals) && off <= step(*decimals))
                    };
                    is_it(&number) || number.scaled().iter().any(is_it)
                })
        })
    }

    fn is_told_by_a_number(&self, text: &str) -> bool {
        let Some(pairs) = self.pairs() else { return false };
        let is_told = |[from, to]: [f64; 2], number: &Number| {
            let off = (number.value - from.abs()).abs();
            let is_published = (number.value - to.abs()).abs() <= SAME;
            let is_near = number.decimals >= TELLING_DECIMALS && off < NEAR;
            let is_rounded = number.decimals >= PLACE_DECIMALS
                && self.is_finer(number.decimals)
                && off <= step(number.decimals);
            !is_published && (is_near || is_rounded)
        };
        let together = |digits: &str| {
            // As in an id that is made of both.
            let parts = pairs.map(|[from, _]| format!("{:.4}", from.abs()).replace('.', ""));
            digits.len() >= 10 && parts.iter().all(|part| digits.contains(part.as_str()))
        };
        // Wherever it stands, also between other digits.
        let is_written = |[from, to]: &[f64; 2]| {
            let written = from.abs().to_string();
            (from - to).abs() > SAME
                && decimals(&written) >= TELLING_DECIMALS
                && (text.contains(&written) || text.contains(&written.replace('.', ",")))
        };
        if pairs.iter().any(is_written) {
            return true;
        }
        numbers(text).any(|number| {
            pairs.iter().any(|pair| {
                let whole =
                    number.scaled().into_iter().filter(|number| matches!(number.decimals, 6 | 7));
                is_told(*pair, &number) || whole.into_iter().any(|n| is_told(*pair, &n))
            }) || (number.decimals == 0 && together(number.digits))
        })
    }

    /// Whether two numbers of `text` are a place nearer and finer than what is published;
    /// without a true place, whether two that stand side by side are a place at all.
    fn is_told_by_two_numbers(&self, text: &str) -> bool {
        let all: Vec<Number> = numbers(text).take(MOST_WORDS).collect();
        let Some(from) = self.from else {
            return all.windows(2).any(|pair| self.is_a_place(pair, text));
        };
        let is_near = |degrees: f64, number: &Number| {
            [*number].into_iter().chain(number.scaled()).any(|number| {
                // What is multiplied may be any number, so it must be the place itself.
                let reach_m =
                    if number.is_scaled { self.hidden_m.min(SAME_M) } else { self.hidden_m };
                let reach = (reach_m / DEGREE_M).max(step(number.decimals));
                self.is_finer(number.decimals) && (number.value - degrees.abs()).abs() <= reach
            })
        };
        let is_to = |number: &Number, degrees: Option<f64>| {
            degrees.is_some_and(|degrees| (number.value - degrees.abs()).abs() <= SAME)
        };
        let latitudes =
            all.iter().filter(|number| is_near(from.latitude(), number)).collect::<Vec<_>>();
        let longitudes = all.iter().filter(|number| is_near(from.longitude(), number));
        longitudes.into_iter().any(|longitude| {
            latitudes.iter().any(|latitude| {
                let is_published = is_to(latitude, self.to.map(Place::latitude))
                    && is_to(longitude, self.to.map(Place::longitude));
                !is_published && latitude.at != longitude.at
            })
        })
    }

    /// Whether two numbers side by side are a place in reach of the gazetteer's.
    fn is_a_place(&self, pair: &[Number], text: &str) -> bool {
        let [first, second] = pair else { return false };
        let between = text.get(first.at + first.digits.len()..second.at).unwrap_or("and");
        let is_beside = between.len() <= 3 && !between.contains(char::is_alphanumeric);
        let is_fine =
            |number: &Number| number.decimals >= PLACE_DECIMALS && self.is_finer(number.decimals);
        let in_reach = |latitude: &Number, longitude: &Number| {
            let found = Place::new(latitude.value, longitude.value);
            let is_near = |to: Place| found.is_some_and(|found| found.distance_m(to) < REACH_M);
            // A larger number is a coordinate only where it leads to where the row is.
            found.is_some() && self.to.map_or(!latitude.is_scaled && !longitude.is_scaled, is_near)
        };
        let (mut all, mut others) = (first.scaled(), second.scaled());
        all.push(*first);
        others.push(*second);
        is_beside
            && all.iter().filter(|number| is_fine(number)).any(|a| {
                let fine = others.iter().filter(|number| is_fine(number));
                fine.into_iter().any(|b| in_reach(a, b) || in_reach(b, a))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::publication::row::Row;

    fn truth() -> Truth {
        Truth { from: Place::new(50.4547, 30.5238), to: Place::new(50.45, 30.52), hidden_m: 660.0 }
    }

    #[test]
    fn every_form_of_the_true_place_is_told() {
        for text in [
            "https://maps.example/@50.4547,30.5238,15z",
            "near 50.45481",
            "біля 50,4548 / 30,5238",
            "seen at 50.455 30.524",
            "504547000 305238000",
            "50454700",
            "504547 305238",
            "id 504547305238",
            "x0130.52389",
            "house at 50°27'17\"N 30°31'26\"E, burnt",
            "50 27 17 N 30 31 26 E",
            "36U UA 24136 92176",
            "POINT (30.5238 50.4547)",
            "0101000000A2B437F8C2863E4083C0CAA1453A4940",
            "9G2GFG3F+VG",
            "FG3F+VG Kyiv",
            "u8vxn8fz",
            "see u8vxn8fz.",
            "https://maps.app.goo.gl/aBcDeF123",
            "https://osm.org/go/0xVtq~",
            "///index.home.raft",
            "q=50.4547%2C30.5238",
            "50\u{200b}.4547",
            "５０．４５４７",
        ] {
            assert!(Row::default().is_told_by(&truth(), text), "{text}");
        }
    }

    #[test]
    fn what_is_published_and_other_numbers_are_not_told() {
        for text in [
            "50.45, 30.52",
            "27 drones, 5.4547 km, 50.4 %",
            "2025-01-02T10:30:00Z",
            "https://t.me/channel/504547",
            "+380 44 123 45 67",
            "12 killed, 30 injured",
            "9G2G0000+",
            "and/or ///",
            "Kyiv, Khreshchatyk 22",
        ] {
            assert!(!Row::default().is_told_by(&truth(), text), "{text}");
        }
        let same = Truth { to: truth().from, ..truth() };
        assert!(!Row::default().is_told_by(&same, "50.4547, 30.5238"));
    }

    #[test]
    fn latitude_and_longitude_in_two_texts_of_a_row_are_told() {
        let mut row = Row::default();
        assert!(!row.is_told_by(&truth(), "no number"));
        assert!(!row.is_told_by(&truth(), "y 50.45"));
        let coarse = Truth { from: Place::new(50.2, 30.1), ..truth() };
        let mut row = Row::default();
        assert!(!row.is_told_by(&coarse, "50.2 %"));
        assert!(row.is_told_by(&coarse, "30.1"));
    }

    #[test]
    fn without_a_true_place_any_fine_position_is_told() {
        let nowhere = Truth { from: None, to: Place::new(50.45, 30.52), hidden_m: 660.0 };
        for text in ["at 50.431, 30.512", "50°27'17\"N 30°31'26\"E", "u8vxn8fz"] {
            assert!(Row::default().is_told_by(&nowhere, text), "{text}");
        }
        for text in ["12.345 and 6.789 million", "Kyiv 2025-12-27", "version 1.234.567"] {
            assert!(!Row::default().is_told_by(&nowhere, text), "{text}");
        }
    }
}
