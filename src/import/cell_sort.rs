//! What a cell looks like, for telling a header from rows of values.

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellType {
    Nothing,
    Word,
    Whole,
    Fraction,
    Date,
}

impl CellType {
    pub(super) fn of(cell: &str) -> Self {
        let cell = cell.trim();
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        let is_number = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte))
        };
        let marks = cell.bytes().filter(|byte| b"-./:".contains(byte)).count();
        let is_dated = digits >= 6
            && marks >= 2
            && cell.bytes().all(|byte| byte.is_ascii_digit() || b"-./: TZ+".contains(&byte));
        match () {
            () if cell.is_empty() => Self::Nothing,
            () if is_dated => Self::Date,
            () if digits == cell.len() && matches!(digits, 8 | 10 | 12 | 14) => Self::Date,
            () if is_number(cell) && digits > 0 => {
                if cell.contains('.') {
                    Self::Fraction
                } else {
                    Self::Whole
                }
            }
            () => Self::Word,
        }
    }

    pub(super) fn is_data(self) -> bool {
        matches!(self, Self::Fraction | Self::Date)
    }
}
