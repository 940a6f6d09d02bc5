//! What stands before the first record of a table: a line for spreadsheets, titles,
//! comments, the header, rows that belong to it. Or no header at all.

use csv::ByteRecord;
use encoding_rs::Encoding;

use super::cell_sort::CellType;
use super::head_line::Line;
use super::table::{Dialect, end_of_record, reader};
use super::{FORMATS, ImportError, encoding, hxl, limits};
use crate::dataset::RowProblem;
use crate::language::{Message, message};

/// Records of the beginning that are looked at.
const TRIED_RECORDS: usize = 50;

/// Bytes of the beginning that are looked at for the delimiter.
const TRIED_BYTES: usize = 64 << 10;

/// What a table begins with.
#[derive(Debug, Clone)]
pub struct Head {
    /// Names of the columns.
    pub names: Vec<String>,
    /// Bytes before the first record.
    pub preamble_len: usize,
    /// Every row has one cell more, which is empty.
    pub has_open_end: bool,
    /// The filled cells above the header.
    pub titles: Vec<String>,
    /// What was found above the header, in sentences.
    pub sentences: Vec<Message>,
    /// Rows that belong to the header and are no events.
    pub problems: Vec<RowProblem>,
}

/// Whether a cell looks like a date in numbers.
pub fn is_date(cell: &str) -> bool {
    CellType::of(cell) == CellType::Date
}

/// Whether a cell is a number with a fraction.
pub fn is_fraction(cell: &str) -> bool {
    CellType::of(cell) == CellType::Fraction
}

/// The delimiter that a first line `sep=;` names, with the length of that line.
fn named_delimiter(text: &[u8]) -> Option<(u8, usize)> {
    let mark = if text.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let rest = text.get(mark..)?;
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let line = rest.get(..end)?.strip_suffix(b"\r").unwrap_or(rest.get(..end)?);
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let (word, delimiter) = line.split_at_checked(4)?;
    match delimiter {
        [delimiter] if word.eq_ignore_ascii_case(b"sep=") => Some((*delimiter, mark + end + 1)),
        _ => None,
    }
}

/// The delimiter of `text`: named in its first line, or the one that splits the
/// header into the most cells and the lines below it alike.
pub fn delimiter(text: &[u8]) -> u8 {
    if let Some((delimiter, _)) = named_delimiter(text) {
        return delimiter;
    }
    let whole = text.get(..TRIED_BYTES).unwrap_or(text);
    let found = |delimiter: u8| {
        let lines = lines(whole, 0, Dialect::plain(delimiter), encoding_rs::UTF_8, 20);
        let header = header_of(&lines).0;
        let is_known = lines.get(header).is_some_and(Line::is_known);
        // Split by another sign, a row of values may look like what stands below a title.
        let first = lines.iter().position(|line| line.filled() > 0 && !line.is_comment());
        // A header in the first line is one before any that a cell of another may hold.
        let is_first = is_known && first == Some(header);
        let header = if is_known { header } else { first.unwrap_or(0) };
        let below = lines.get(header..).unwrap_or_default();
        let width = below.first().map_or(0, |line| line.cells.len());
        let alike = below.iter().filter(|line| line.cells.len() == width).count();
        let widest = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
        (is_first, is_known, if width > 1 { (width, alike) } else { (1, 0) }, widest)
    };
    [b',', b';', b'\t', b'|']
        .into_iter()
        .map(|delimiter| (delimiter, found(delimiter)))
        // On equal footing the earlier one wins, so compare strictly.
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map_or(b',', |(delimiter, _)| delimiter)
}

fn lines(
    text: &[u8],
    from: usize,
    dialect: Dialect,
    encoding: &'static Encoding,
    most: usize,
) -> Vec<Line> {
    let rest = text.get(from..).unwrap_or_default();
    let newlines = |part: &[u8]| part.iter().filter(|&&byte| byte == b'\n').count() as u64;
    let mut reader = reader(rest, dialect);
    let mut record = ByteRecord::new();
    let (mut found, mut start) = (Vec::new(), 0);
    let mut line = 1 + newlines(text.get(..from).unwrap_or_default());
    while found.len() < most {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            _ => break,
        }
        let end = end_of_record(rest, &reader).0 as usize;
        let raw = rest.get(start..end).unwrap_or_default();
        let blank = raw.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let before = newlines(raw.get(..blank).unwrap_or_default());
        let cells = record.iter().map(|cell| encoding::decode(encoding, cell)).collect();
        found.push(Line { start: from + start, end: from + end, line: line + before, cells });
        line += newlines(raw);
        start = end;
    }
    found
}

/// Which of the first lines is the header, and whether it is one.
fn header_of(lines: &[Line]) -> (usize, bool) {
    let is_blank = |line: &Line| line.filled() == 0;
    let Some(first) = lines.iter().position(|line| !is_blank(line)) else { return (0, true) };
    let is_known = |index: usize| lines.get(index).is_some_and(Line::is_known);
    if is_known(first) {
        return (first, true);
    }
    let widest_before =
        |index: usize| lines.iter().take(index).map(Line::filled).max().unwrap_or(0);
    let known = (first + 1..lines.len()).find(|&index| {
        is_known(index)
            && lines.get(index).is_some_and(|line| {
                let before = lines.get(..index).unwrap_or_default();
                line.filled() > widest_before(index) || before.iter().all(Line::is_comment)
            })
    });
    if let Some(index) = known {
        return (index, true);
    }
    // Nothing is recognised: comments and lines of one cell over wider ones are no header.
    let most = lines.iter().map(Line::filled).max().unwrap_or(0);
    let is_above =
        |line: &Line| is_blank(line) || line.is_comment() || (line.filled() == 1 && most > 2);
    let header = lines.iter().position(|line| !is_above(line)).unwrap_or(first);
    let Some(line) = lines.get(header) else { return (first, true) };
    let below = lines.get(header + 1..).unwrap_or_default();
    let sorts = |line: &Line| line.cells.iter().map(|cell| CellType::of(cell)).collect::<Vec<_>>();
    let own = sorts(line);
    let is_alike = |other: &Line| {
        let other = sorts(other);
        let same = own.iter().zip(&other).filter(|(a, b)| a == b).count();
        other.len() == own.len() && same * 10 >= own.len() * 8
    };
    let has_header = !line.is_data() || !below.first().is_some_and(is_alike);
    (header, has_header)
}

/// A rule below the header of a table in Markdown or of a terminal.
fn is_rule<T: AsRef<str>>(cells: &[T]) -> bool {
    let mut marks = cells.iter().flat_map(|cell| cell.as_ref().trim().chars());
    let is_mark = |letter: char| matches!(letter, '-' | ':' | '=' | '+');
    let is_line = |cell: &T| cell.as_ref().contains("--") || cell.as_ref().contains("==");
    cells.iter().any(is_line) && marks.all(is_mark)
}

/// Why a row below the header belongs to it; `None` for a record.
pub fn part_of_header<T: AsRef<str>>(cells: &[T]) -> Option<Message> {
    if hxl::is_row_of_tags(cells.iter().map(T::as_ref)) {
        return Some(message!("note-row-of-hxl-tags"));
    }
    is_rule(cells).then(|| message!("note-rule-below-header"))
}

/// Names of columns without a header.
fn numbered_names(cells: &[String]) -> Vec<String> {
    let known = FORMATS.iter().find_map(|format| format.names_without_header(cells));
    known.unwrap_or_else(|| (1..=cells.len()).map(|number| format!("column {number}")).collect())
}

/// What `text` begins with.
///
/// # Errors
/// When there is no header, one that is too long, or every row is longer than it.
pub fn find(
    text: &[u8],
    dialect: Dialect,
    encoding: &'static Encoding,
) -> Result<Head, ImportError> {
    let head = text.get(..limits::LARGEST_HEADER_BYTES).unwrap_or(text);
    let from = named_delimiter(text).map_or(0, |(_, len)| len);
    let lines = lines(head, from, dialect, encoding, TRIED_RECORDS);
    if lines.is_empty() {
        return Err(ImportError::Empty);
    }
    let (index, has_header) = header_of(&lines);
    let Some(line) = lines.get(index) else { return Err(ImportError::Empty) };
    if head.len() < text.len() && line.end == head.len() {
        return Err(ImportError::Malformed(message!(
            "error-header-too-long",
            megabytes = limits::LARGEST_HEADER_BYTES >> 20
        )));
    }
    let mut sentences = Vec::new();
    let above = lines.get(..index).unwrap_or_default();
    let titles: Vec<String> = above.iter().flat_map(Line::titles).collect();
    if line.line > 1 && (index > 0 || from > 0) {
        let last = line.line - 1;
        sentences.push(if has_header {
            message!("decoded-lines-above-header", last = last)
        } else {
            message!("decoded-lines-above-first-row", last = last)
        });
    }
    if !has_header {
        sentences.push(message!("decoded-no-header"));
        return Ok(Head {
            names: numbered_names(&line.cells),
            // Blank lines are part of the record that they stand before.
            preamble_len: line.start,
            has_open_end: false,
            titles,
            sentences,
            problems: Vec::new(),
        });
    }
    let mut preamble_len = line.end;
    let mut problems = Vec::new();
    let mut below = lines.get(index + 1..).unwrap_or_default();
    let mut names = line.names();
    if let Some((next, rest)) = below.split_first()
        && let Some(both) = line.joined_with(next)
    {
        sentences.push(message!(
            "decoded-header-of-two-lines",
            first = line.line.to_string(),
            second = next.line.to_string()
        ));
        (names, preamble_len, below) = (both, next.end, rest);
    }
    while let Some((next, rest)) = below.split_first()
        && let Some(reason) = part_of_header(&next.cells)
    {
        preamble_len = next.end;
        problems.push(RowProblem {
            line: next.line,
            column: String::new(),
            text: next.cells.join(" "),
            reason,
        });
        below = rest;
    }
    let has_open_end = check_widths(below, names.len(), line.line)?;
    Ok(Head { names, preamble_len, has_open_end, titles, sentences, problems })
}

/// Whether every row has one empty cell more than the header.
fn check_widths(rows: &[Line], width: usize, header_line: u64) -> Result<bool, ImportError> {
    let rows: Vec<&Line> = rows.iter().filter(|row| row.filled() > 0).collect();
    let is_longer = |row: &&&Line| {
        let surplus = row.cells.get(width..).unwrap_or_default();
        surplus.iter().any(|cell| !cell.trim().is_empty()) && aligned(&row.cells, width).is_none()
    };
    let longer = rows.iter().filter(is_longer).count();
    if rows.len() > 1 && longer == rows.len() {
        let cells = rows.first().map_or(0, |row| row.cells.len());
        return Err(ImportError::Malformed(message!(
            "error-header-width",
            line = header_line.to_string(),
            width = width.to_string(),
            cells = cells.to_string()
        )));
    }
    Ok(!rows.is_empty() && rows.iter().all(|row| row.cells.len() > width) && longer == 0)
}

/// The cells of a row that is too long, put together again where only those can be
/// parts that begin with a blank; `None` where that cannot be told.
pub fn aligned<T: AsRef<str>>(cells: &[T], width: usize) -> Option<Vec<std::ops::Range<usize>>> {
    let is_part = |cell: &T| {
        let cell = cell.as_ref();
        cell.starts_with(' ') && !cell.trim().is_empty()
    };
    let parts = cells.iter().skip(1).filter(|cell| is_part(cell)).count();
    if parts == 0 || cells.len().checked_sub(parts) != Some(width) {
        return None;
    }
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::with_capacity(width);
    for (index, cell) in cells.iter().enumerate() {
        match ranges.last_mut() {
            Some(last) if is_part(cell) => last.end = index + 1,
            _ => ranges.push(index..index + 1),
        }
    }
    Some(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::UTF_8;

    fn head(text: &str) -> Head {
        let delimiter = delimiter(text.as_bytes());
        find(text.as_bytes(), Dialect::plain(delimiter), UTF_8).unwrap()
    }

    fn preamble(text: &str) -> &str {
        text.get(..head(text).preamble_len).unwrap()
    }

    #[test]
    fn the_delimiter_is_the_one_that_splits_evenly() {
        assert_eq!(delimiter(b"a;b;c\n1,5;2;3\n"), b';');
        assert_eq!(delimiter(b"a\tb\n1,5\t2\n"), b'\t');
        assert_eq!(delimiter(b"a,b\n\"x;y;z\",2\n"), b',');
        assert_eq!(delimiter(b"alone\n1\n"), b',');
        assert_eq!(delimiter(b"sep=|\na|b,c,d\n1|2\n"), b'|');
        assert_eq!(delimiter(b"Attacks, by day, 2025\ndate;lat;lon\n1,5;2;3\n"), b';');
    }

    #[test]
    fn titles_comments_tags_and_rules_are_part_of_the_preamble() {
        for (above, below) in [
            ("sep=,\nid,date,lat,lon\n", "1,2025-12-27,50.45,30.52\n"),
            ("Incidents,,,\nof 2026,,,\n,,,\nid,date,lat,lon\n", "1,2025-12-27,50.45,30.52\n"),
            ("# from example, 2026\n\nid,date,lat,lon\n", "1,2025-12-27,50.45,30.52\n"),
            ("id,date,lat,lon\n#meta+id,#date,#geo+lat,#geo+lon\n", "1,2025-12-27,50.4,30.5\n"),
            ("|id|date|lat|lon|\n|---|:--|---|---|\n", "|1|2025-12-27|50.4|30.5|\n"),
            ("#event+id,#date,#geo+lat,#geo+lon\n", "1,2025-12-27,50.4,30.5\n"),
            ("", "1,2025-12-27,50.4,30.5\n2,2025-12-28,50.5,30.6\n"),
            ("# list\n", "A1,2512270215,50.4,30.5\nA2,2512270216,50.5,30.6\n"),
            ("what,ever,these,are\n", "1,2025-12-27,50.4,30.5\n2,2025-12-28,50.5,30.6\n"),
        ] {
            assert_eq!(preamble(&format!("{above}{below}")), above);
        }
    }

    #[test]
    fn rows_that_are_all_too_long_are_refused_and_open_ends_are_known() {
        let text = b"date,lat,lon\n2025-12-27,50,45,30,52\n2025-12-28,50,46,30,53\n";
        let error = find(text, Dialect::plain(b','), UTF_8).unwrap_err().to_string();
        assert!(error.contains("3 names") && error.contains("5 cells"), "{error}");
        assert!(
            head("date,lat,lon\n2025-12-27,50.45,30.52,\n2025-12-28,50.46,30.53,\n").has_open_end
        );
        assert!(!head("date,lat,lon\n2025-12-27,50.45,30.52\n").has_open_end);
    }

    #[test]
    fn parts_of_a_cell_are_put_together_only_where_that_is_sure() {
        let row = ["1", "Kyiv", " Ukraine", "3"];
        assert_eq!(aligned(&row, 3), Some(vec![0..1, 1..3, 3..4]));
        assert_eq!(aligned(&row, 2), None);
        assert_eq!(aligned(&["1", "Kyiv", "Ukraine", "3"], 3), None);
    }
}
