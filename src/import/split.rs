//! Finds where a record of delimited text ends and where its cells lie, by the
//! rules of the `csv` crate, without copying anything.

use memchr::memchr;

use super::{limits, short_memchr};

/// One cell within the text that was split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    start: u32,
    end: u32,
    /// The text is not the cell as it stands: quotes are doubled in it, or
    /// something follows its closing quote.
    pub is_escaped: bool,
}

impl Cell {
    /// The bytes of the cell, which are not its text where it
    /// [is escaped](Self::is_escaped).
    pub fn bytes(self, text: &[u8]) -> &[u8] {
        &text[self.start as usize..self.end as usize]
    }

    /// [`bytes`](Self::bytes) of a text that is UTF-8 as a whole.
    pub fn text(self, text: &str) -> Option<&str> {
        text.get(self.start as usize..self.end as usize)
    }

    /// The text of the cell, as bytes.
    pub fn unescaped(self, text: &[u8]) -> std::borrow::Cow<'_, [u8]> {
        let bytes = self.bytes(text);
        if !self.is_escaped {
            return bytes.into();
        }
        // The cell starts after its opening quote and runs to its very end.
        let mut cell = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        while let Some(at) = memchr(b'"', rest) {
            cell.extend_from_slice(&rest[..at]);
            rest = &rest[at + 1..];
            if rest.first() == Some(&b'"') {
                cell.push(b'"');
                rest = &rest[1..];
            } else {
                break;
            }
        }
        cell.extend_from_slice(rest);
        cell.into()
    }
}

/// Where in a record the text to be split begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// Before a record, with blank lines in front of it.
    Record,
    /// Inside a cell without quotes.
    Bare,
    /// Inside a quoted cell.
    Quoted,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scanned {
    /// A record.
    Record {
        /// Bytes from the begin to after its line end.
        len: usize,
        /// Line ends in blank lines before it.
        blank_lines: u32,
        /// Line ends in all of `len`.
        lines: u32,
    },
    /// Nothing but blank lines up to the end of the text.
    Blank,
    /// The text ended within the record, inside quotes or not.
    Open {
        /// Inside quotes, where only a quote can end it.
        in_quotes: bool,
        /// Line ends in blank lines before it.
        blank_lines: u32,
    },
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Splits the first record of `text`. `is_whole` tells that nothing follows
/// `text`, so that its end ends the record.
pub fn split(
    text: &[u8],
    delimiter: u8,
    begin: Begin,
    is_whole: bool,
    cells: &mut Vec<Cell>,
) -> Scanned {
    cells.clear();
    split_onto(text, delimiter, begin, is_whole, cells)
}

/// As [`split`], the cells added to those that are there.
pub fn split_onto(
    text: &[u8],
    delimiter: u8,
    begin: Begin,
    is_whole: bool,
    cells: &mut Vec<Cell>,
) -> Scanned {
    // One cell more than a row may have is enough to know that it has too many.
    let most = cells.len() + limits::MOST_COLUMNS + 1;
    let push = |cells: &mut Vec<Cell>, start: usize, end: usize, is_escaped: bool| {
        if cells.len() < most {
            cells.push(Cell { start: start as u32, end: end as u32, is_escaped });
        }
    };
    let mut at = 0;
    let mut lines = 0;
    if begin == Begin::Record {
        while let Some(&byte) = text.get(at)
            && is_line_end(byte)
        {
            lines += u32::from(byte == b'\n');
            at += 1;
        }
        if at == text.len() {
            return Scanned::Blank;
        }
    }
    let blank_lines = lines;
    let open = |in_quotes| Scanned::Open { in_quotes, blank_lines };
    let mut is_quoted = match begin {
        Begin::Record => text[at] == b'"',
        Begin::Bare => false,
        Begin::Quoted => true,
    };
    if is_quoted && begin == Begin::Record {
        at += 1;
    }
    loop {
        let start = at;
        let mut is_escaped = false;
        let mut end = at;
        if is_quoted {
            loop {
                let Some(quote) = short_memchr::quote(&text[at..]).map(|quote| at + quote) else {
                    push(cells, start, text.len(), is_escaped);
                    return open(true);
                };
                match text.get(quote + 1) {
                    Some(b'"') => (is_escaped, at) = (true, quote + 2),
                    None if !is_whole => return open(false),
                    Some(&next) if next != delimiter && !is_line_end(next) => {
                        // What follows the closing quote belongs to the cell.
                        (is_escaped, at) = (true, quote + 1);
                        end = usize::MAX;
                        break;
                    }
                    _ => {
                        (end, at) = (quote, quote + 1);
                        break;
                    }
                }
            }
            lines += short_memchr::line_feeds(&text[start..at]) as u32;
        }
        if !is_quoted || end == usize::MAX {
            at = match short_memchr::end_of_cell(&text[at..], delimiter) {
                Some(stop) => at + stop,
                None if is_whole => text.len(),
                None => return open(false),
            };
            end = at;
        }
        push(cells, start, end, is_escaped);
        match text.get(at) {
            Some(&byte) if byte == delimiter => {
                at += 1;
                match text.get(at) {
                    None if !is_whole => return open(false),
                    next => is_quoted = next == Some(&b'"'),
                }
                at += usize::from(is_quoted);
            }
            None => return Scanned::Record { len: at, blank_lines, lines },
            Some(b'\r') => match text.get(at + 1) {
                Some(b'\n') => {
                    return Scanned::Record { len: at + 2, blank_lines, lines: lines + 1 };
                }
                None if !is_whole => return open(false),
                _ => return Scanned::Record { len: at + 1, blank_lines, lines },
            },
            Some(_) => return Scanned::Record { len: at + 1, blank_lines, lines: lines + 1 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use csv::{ByteRecord, ReaderBuilder};
    use proptest::prelude::*;

    /// Records as the `csv` crate reads them, with the byte after each.
    fn by_crate(text: &[u8]) -> Vec<(usize, Vec<Vec<u8>>)> {
        // It takes a byte order mark at the very start away.
        let text = [b"h\n", text].concat();
        let mut reader =
            ReaderBuilder::new().has_headers(true).flexible(true).from_reader(&text[..]);
        let mut found = Vec::new();
        let mut record = ByteRecord::new();
        while reader.read_byte_record(&mut record).unwrap() {
            let mut end = reader.position().byte() as usize;
            end += usize::from(text.get(end - 1..=end) == Some(b"\r\n"));
            found.push((end - 2, record.iter().map(<[u8]>::to_vec).collect()));
        }
        found
    }

    fn by_split(text: &[u8]) -> Vec<(usize, Vec<Vec<u8>>)> {
        let (mut at, mut cells, mut found) = (0, Vec::new(), Vec::new());
        loop {
            let rest = &text[at..];
            let len = match split(rest, b',', Begin::Record, true, &mut cells) {
                Scanned::Record { len, .. } => len,
                Scanned::Open { .. } => rest.len(),
                Scanned::Blank => return found,
            };
            at += len;
            let cells = cells.iter().map(|cell| cell.unescaped(rest).into_owned()).collect();
            found.push((at, cells));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn records_are_split_as_the_csv_crate_splits_them(
            text in prop::collection::vec(prop::sample::select(b"ab,,\"\"\"\n\r\xff ".to_vec()), 0..60)
        ) {
            prop_assert_eq!(by_split(&text), by_crate(&text));
        }

        #[test]
        fn lines_are_counted_and_a_cut_text_is_open(
            text in prop::collection::vec(prop::sample::select(b"ab,,\"\"\"\n\r ".to_vec()), 0..40),
            cut in 0_usize..40,
        ) {
            let mut cells = Vec::new();
            if let Scanned::Record { len, lines, blank_lines } =
                split(&text, b',', Begin::Record, true, &mut cells)
            {
                let newlines = |part: &[u8]| part.iter().filter(|&&byte| byte == b'\n').count();
                prop_assert_eq!(lines as usize, newlines(&text[..len]));
                let blank = text.iter().take_while(|&&byte| is_line_end(byte)).count();
                prop_assert_eq!(blank_lines as usize, newlines(&text[..blank]));
                let whole = cells.clone();
                let cut = cut.min(text.len());
                let part = split(&text[..cut], b',', Begin::Record, false, &mut cells);
                if let Scanned::Record { len: part_len, .. } = part {
                    prop_assert_eq!(part_len, len);
                    prop_assert_eq!(cells, whole);
                }
            }
        }
    }
}
