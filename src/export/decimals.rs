//! Degrees with six decimals, as `{:.6}` writes them, without its costs.

use std::io::Write as _;

const DECIMALS: usize = 6;
const SCALE: f64 = 1e6;

/// Numbers up to this one times [`SCALE`] are off by less than [`DOUBT`].
const LARGEST: f64 = 10_000.0;

/// Nearer than this to the middle between two texts, only all digits can tell
/// which is meant.
const DOUBT: f64 = 1e-5;

/// Adds `degrees` with six decimals to `out`: a tenth of a metre.
pub fn push(out: &mut Vec<u8>, degrees: f64) {
    let scaled = degrees.abs() * SCALE;
    let whole = scaled.floor();
    let rest = scaled - whole;
    // Also for what is no number.
    let is_certain = degrees.abs() <= LARGEST && (rest - 0.5).abs() > DOUBT;
    if !is_certain {
        // Writing to memory does not fail.
        let _ = write!(out, "{degrees:.DECIMALS$}");
        return;
    }
    let mut left = whole as u64 + u64::from(rest > 0.5);
    // Sign, five digits, point and decimals.
    let mut text = [0; 16];
    let mut at = text.len();
    let mut put = |byte: u8| {
        at -= 1;
        text[at] = byte;
    };
    for _ in 0..DECIMALS {
        put(b'0' + (left % 10) as u8);
        left /= 10;
    }
    put(b'.');
    loop {
        put(b'0' + (left % 10) as u8);
        left /= 10;
        if left == 0 {
            break;
        }
    }
    if degrees.is_sign_negative() {
        put(b'-');
    }
    out.extend_from_slice(&text[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(degrees: f64) -> String {
        let mut out = Vec::new();
        push(&mut out, degrees);
        String::from_utf8(out).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn the_text_is_that_of_the_standard_library(
            degrees in prop_oneof![
                -180.0..180.0,
                (-1_000_000_000_i64..1_000_000_000).prop_map(|number| number as f64 / 2e6),
                (-1_000_000_000_i64..1_000_000_000).prop_map(|number| number as f64 / 1e7),
                any::<f64>(),
            ]
        ) {
            prop_assert_eq!(text(degrees), format!("{degrees:.6}"));
        }
    }

    #[test]
    fn ends_and_oddities_are_written_alike() {
        for degrees in [
            0.0,
            -0.0,
            1e-9,
            -1e-9,
            5e-7,
            0.5,
            0.9999995,
            0.99999949,
            9_999.999_999_5,
            10_000.0,
            10_000.1,
            -179.999_999_95,
            f64::NAN,
            f64::INFINITY,
            f64::MIN_POSITIVE,
        ] {
            assert_eq!(text(degrees), format!("{degrees:.6}"));
        }
    }
}
