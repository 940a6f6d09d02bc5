//! The numbers in a text.

/// Powers of ten by which a number can be a coordinate.
const SCALES: std::ops::RangeInclusive<i32> = 1..=12;

/// Digits that such a number has at least.
const LEAST_DIGITS: usize = 5;

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
    /// Whether it was written as a larger number, see [`Self::scaled`].
    pub is_scaled: bool,
}

impl Number<'_> {
    /// What a number is as a coordinate times a power of ten.
    pub(super) fn scaled(&self) -> Vec<Self> {
        let is_coordinate = |value: f64| (1.0..=180.0).contains(&value);
        if self.digits.len() < LEAST_DIGITS || self.value < 180.0 {
            return Vec::new();
        }
        let of = |power: i32| Self {
            value: self.value / 10_f64.powi(power),
            decimals: self.decimals + power as usize,
            is_scaled: true,
            ..*self
        };
        SCALES.map(of).filter(|number| is_coordinate(number.value)).collect()
    }
}

/// The numbers in `text` without their signs: those with a point, then those with a comma.
/// Where a mark stands between more than two groups of digits, as in `50.45.30.52`, each
/// two neighbours are a number.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = Number<'_>> {
    ['.', ','].into_iter().flat_map(move |mark| {
        pieces(text, move |c: char| !c.is_ascii_digit() && c != mark).flat_map(move |(at, word)| {
            let groups: Vec<(usize, &str)> = pieces(word, move |c: char| c == mark).collect();
            // A long group can be a coordinate times a power of ten by itself.
            let is_alone = |digits: &str| groups.len() == 1 || digits.len() >= 5;
            let alone = groups.iter().filter(|(_, digits)| is_alone(digits));
            let alone: Vec<_> =
                alone.filter_map(|(from, digits)| number(digits, at + from, mark)).collect();
            let pairs = groups.windows(2).filter_map(move |pair| {
                let [(from, first), (second, last)] = pair else { return None };
                // Side by side: with two marks between them they are two numbers.
                let is_one = from + first.len() + mark.len_utf8() == *second;
                let digits = word.get(*from..second + last.len()).filter(|_| is_one)?;
                number(digits, at + from, mark)
            });
            alone.into_iter().chain(pairs.collect::<Vec<_>>())
        })
    })
}

fn number(digits: &str, at: usize, mark: char) -> Option<Number<'_>> {
    let value = digits.replace(mark, ".").parse().ok()?;
    Some(Number { value, decimals: decimals(digits), digits, at, is_scaled: false })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_however_marks_join_them() {
        let values = |text: &str| {
            let found: Vec<f64> = numbers(text).map(|number| number.value).collect();
            found
        };
        assert_eq!(values("50.45 30,52")[..2], [50.45, 30.0]);
        assert!(values("50.45 30,52").contains(&30.52));
        assert_eq!(values("a 27.")[..1], [27.0]);
        assert!(values("50.4547.30.5238").contains(&50.4547));
        assert!(values("50.4547.30.5238").contains(&30.5238));
        assert!(values("30.5238..50.4547").contains(&50.4547));
        assert!(values("504547000..305238000").contains(&504_547_000.0));
        assert!(values("x").is_empty());
    }
}
