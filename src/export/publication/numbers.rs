//! The numbers in a text.

/// Digits of a number that is a coordinate times a power of ten, with the power.
const SCALES: [i32; 4] = [7, 6, 5, 4];

/// The parts of `text` between signs that are `ends`, with where they begin.
pub(super) fn pieces(
    text: &str,
    ends: impl Fn(char) -> bool + Copy,
) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split(ends)
        .filter(|piece| !piece.is_empty())
        .map(move |piece| (piece.as_ptr() as usize - start, piece))
}

/// A number without its sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number<'a> {
    /// What it says.
    pub value: f64,
    /// Digits after its mark.
    pub decimals: usize,
    /// As it is written.
    pub digits: &'a str,
    /// Where it begins.
    pub at: usize,
    /// Whether it was written as a whole number, see [`Self::scaled`].
    pub is_scaled: bool,
}

impl Number<'_> {
    /// What a whole number is as a coordinate times a power of ten.
    pub(super) fn scaled(&self) -> Vec<Self> {
        let is_coordinate = |value: f64| (1.0..=180.0).contains(&value);
        if self.decimals > 0 || self.digits.len() < 5 {
            return Vec::new();
        }
        let of = |power: i32| Self {
            value: self.value / 10_f64.powi(power),
            decimals: power as usize,
            is_scaled: true,
            ..*self
        };
        SCALES.into_iter().map(of).filter(|number| is_coordinate(number.value)).collect()
    }
}

/// The numbers in `text` without their signs: those with a point, then those with a comma.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = Number<'_>> {
    ['.', ','].into_iter().flat_map(move |mark| {
        pieces(text, move |c: char| !c.is_ascii_digit() && c != mark).filter_map(
            move |(at, word)| {
                let digits = word.trim_matches(mark);
                let at = at + (word.len() - word.trim_start_matches(mark).len());
                let value = digits.replace(mark, ".").parse().ok()?;
                Some(Number { value, decimals: decimals(digits), digits, at, is_scaled: false })
            },
        )
    })
}

/// Digits after the point of a plain number.
pub(super) fn decimals(text: &str) -> usize {
    text.split_once(['.', ','])
        .map_or(0, |(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count())
}

/// One step of the last of so many decimals.
pub(super) fn step(decimals: usize) -> f64 {
    10_f64.powi(-(decimals.min(12) as i32))
}
