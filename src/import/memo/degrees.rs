//! Plain degrees read as whole steps, without a detour over text and floats.

use super::Record;

/// Latitude and longitude in ten-millionths of a degree, where both are plain
/// numbers with at most seven decimals, on the globe and not at its origin.
pub fn fixed_degrees(record: &Record<'_>, columns: [usize; 2]) -> Option<[i32; 2]> {
    const NULL_ISLAND: i32 = 100_000;
    let [north, east] = columns.map(|column| {
        let cell = record.cells[column];
        if cell.is_escaped { None } else { fixed(cell.bytes(record.text)) }
    });
    let (north, east) = (north?, east?);
    let is_far = north.abs() >= NULL_ISLAND || east.abs() >= NULL_ISLAND;
    (is_far && north.abs() <= 900_000_000 && east.abs() <= 1_800_000_000).then_some([north, east])
}

/// `-12.345` in ten-millionths; `None` for anything but up to three digits, a
/// point and up to seven digits, with or without a minus.
fn fixed(text: &[u8]) -> Option<i32> {
    const TENS: [i64; 8] = [10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];
    let (is_negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.len() > "123.1234567".len() {
        return None;
    }
    let (mut number, mut point) = (0_i64, digits.len());
    for (at, &byte) in digits.iter().enumerate() {
        match byte.wrapping_sub(b'0') {
            digit @ 0..=9 => number = number * 10 + i64::from(digit),
            _ if byte == b'.' && point == digits.len() => point = at,
            _ => return None,
        }
    }
    let decimals = digits.len().saturating_sub(point + 1);
    let has_point = point < digits.len();
    if !(1..=3).contains(&point) || has_point != (decimals > 0) {
        return None;
    }
    number *= TENS.get(decimals)?;
    // A negative zero is a number of its own.
    if is_negative && number == 0 {
        return None;
    }
    i32::try_from(if is_negative { -number } else { number }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_degrees_are_the_numbers_that_the_full_reader_finds(text in "-?[0-9]{1,4}(\\.[0-9]{0,9})?") {
            use crate::dataset::place_text::{Coordinate, read};
            if let Some(fixed) = fixed(text.as_bytes()) {
                let degrees = f64::from(fixed) / 1e7;
                let Some(Coordinate::Degrees(expected)) = read(&text) else { panic!("{text}") };
                prop_assert_eq!(degrees.to_bits(), expected.to_bits());
            }
        }
    }

    #[test]
    fn only_plain_degrees_are_read_here() {
        for text in ["", "-", ".5", "5.", "1,5", "+5", "1234", "1.12345678", "-0.0", "5 ", "1.2.3"]
        {
            assert_eq!(fixed(text.as_bytes()), None, "{text}");
        }
        assert_eq!(fixed(b"-50.4547"), Some(-504_547_000));
        assert_eq!(fixed(b"7"), Some(70_000_000));
    }
}
