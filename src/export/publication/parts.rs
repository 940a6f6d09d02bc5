//! The numbers of a text in their order, with what stands between them.

/// Numbers of one text that are looked at.
const MOST: usize = 500;

/// Digits that no number with a decimal comma has before it.
const LARGE: usize = 5;

/// A number without its sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part<'a> {
    /// What it says.
    pub value: f64,
    /// Digits after its mark.
    pub decimals: usize,
    /// As it is written.
    pub digits: &'a str,
    /// What stands between it and the next one, or the end.
    pub after: &'a str,
}

impl Part<'_> {
    /// Whether it is written without a mark.
    pub(super) fn is_whole(&self) -> bool {
        self.decimals == 0
    }
}

/// The numbers of `text`, at most some hundred. A mark between two groups of digits makes
/// them one number; of several marks in a row, as in `50.27.16.92`, only the third does.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mark = if has_point(text.as_bytes()) { b'.' } else { b',' };
    for (start, end) in chains(text, mark) {
        let mut groups = Vec::new();
        let mut at = start;
        for group in text.get(start..end).unwrap_or_default().split(['.', ',']) {
            groups.push((at, at + group.len()));
            at += group.len() + 1;
        }
        match groups[..] {
            // No comma stands for a point in so large a number.
            [first, second] if mark == b',' && first.1 - first.0 > LARGE => {
                found.extend([first, second]);
            }
            [(from, _), (_, to)] => found.push((from, to)),
            [first, second, (from, _), (_, to)] => found.extend([first, second, (from, to)]),
            _ => found.extend(groups),
        }
        if found.len() >= MOST {
            break;
        }
    }
    let ends = found.iter().skip(1).map(|(from, _)| *from).chain([text.len()]);
    let parts = found.iter().zip(ends).filter_map(|((from, to), next)| {
        let digits = text.get(*from..*to)?;
        let value = digits.replace(',', ".").parse().ok()?;
        let decimals = digits.split_once(['.', ',']).map_or(0, |(_, rest)| rest.len());
        Some(Part { value, decimals, digits, after: text.get(*to..next)? })
    });
    parts.collect()
}

/// Where digits with single marks between them begin and end. Beside points commas only
/// separate, as in `021500,5027.282`.
fn chains(text: &str, mark: u8) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_mark = |at: usize| bytes.get(at).is_some_and(|byte| *byte == mark);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while is_digit(at) || (is_mark(at) && is_digit(at + 1)) {
            at += 1;
        }
        found.push((start, at));
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// Whether a point stands between two digits.
fn has_point(bytes: &[u8]) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    bytes.windows(3).any(|three| {
        three.get(1) == Some(&b'.') && is_digit(three.first()) && is_digit(three.get(2))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_order_with_what_is_between() {
        let written = |text: &str| {
            parts(text).iter().map(|part| part.digits.to_owned()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(written("50°27'16.9\"N 30"), "50|27|16.9|30");
        assert_eq!(written("50.27.17 30,5"), "50|27|17|30|5");
        assert_eq!(written("50,45; 30,52"), "50,45|30,52");
        assert_eq!(written("3397893,6525397"), "3397893|6525397");
        assert_eq!(written("021500,5027.282,N"), "021500|5027.282");
        assert_eq!(written("50.27.16.92"), "50|27|16.92");
        assert_eq!(written("none. 7."), "7");
        assert_eq!(parts("50 градусів 27")[0].after, " градусів ");
    }
}
