//! Digits of every script, and those that only look different: raised, in circles, bold.

/// The first of ten digits in each script (Unicode 16, general category Nd).
#[rustfmt::skip]
const ZEROS: [u32; 75] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0,
    0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50,
    0x11da0, 0x11de0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8,
    0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// Other runs of digits: the first sign, its value, how many follow one another.
#[rustfmt::skip]
const RUNS: [(u32, u32, u32); 19] = [
    (0xb2, 2, 2), (0xb9, 1, 1), (0x1369, 1, 9), (0x2070, 0, 1), (0x2074, 4, 6), (0x2080, 0, 10),
    (0x2460, 1, 9), (0x2474, 1, 9), (0x2488, 1, 9), (0x24ea, 0, 1), (0x24f5, 1, 9),
    (0x24ff, 0, 1), (0x2776, 1, 9), (0x2780, 1, 9), (0x278a, 1, 9), (0x3021, 1, 9),
    (0x1f100, 0, 1), (0x1f101, 0, 10), (0x1f10b, 0, 1),
];

/// The ASCII digit that `letter` means in its script.
pub(super) fn digit(letter: char) -> Option<char> {
    let code = u32::from(letter);
    // Letters of Latin, Greek and Cyrillic, which most are.
    if code < 0xb2 || (0xba..0x660).contains(&code) {
        return None;
    }
    let last = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1);
    let by_script = last.and_then(|at| ZEROS.get(at)).and_then(|zero| {
        let value = code.checked_sub(*zero)?;
        char::from_digit(value, 10)
    });
    by_script.or_else(|| {
        RUNS.iter().find_map(|(first, value, count)| {
            let at = code.checked_sub(*first).filter(|at| at < count)?;
            char::from_digit(value + at, 10)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_are_read() {
        assert!(ZEROS.is_sorted());
        for text in [
            "٥٠", "۵۰", "५०", "༥༠", "៥០", "５０", "𝟓𝟎", "𝟝𝟘", "𝟧𝟢", "𝟱𝟬", "𝟻𝟶", "⁵⁰", "₅₀", "⑤⓪",
            "🯵🯰", "❺⓿",
        ] {
            let read: String = text.chars().filter_map(digit).collect();
            assert_eq!(read, "50", "{text}");
        }
        assert!("aяєß°–½".chars().all(|letter| digit(letter).is_none()));
    }
}
