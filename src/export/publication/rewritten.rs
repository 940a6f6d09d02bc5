//! The bytes of a table's record with other cells, or some of them left out.

/// The record `raw` of a table with other bytes in some cells and some cells
/// left out; the other cells keep their bytes. `new` says for each cell what
/// becomes of it: `None` leaves it out, an empty option keeps it.
pub fn rewritten(
    raw: &[u8],
    delimiter: u8,
    new: impl Fn(usize) -> Option<Option<String>>,
) -> Vec<u8> {
    let is_line_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let mark_len = if raw.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let lead_len =
        mark_len + raw.iter().skip(mark_len).take_while(|byte| is_line_end(byte)).count();
    let (lead, rest) = raw.split_at(lead_len);
    let (pieces, text_len) = pieces(rest, delimiter);
    let mut out = lead.to_vec();
    let mut is_first = true;
    for (index, piece) in pieces.into_iter().enumerate() {
        let Some(changed) = new(index) else { continue };
        if !is_first {
            out.push(delimiter);
        }
        is_first = false;
        match changed {
            None => out.extend_from_slice(piece),
            Some(text) => out.extend_from_slice(&quoted(&text, delimiter)),
        }
    }
    out.extend_from_slice(rest.get(text_len..).unwrap_or_default());
    out
}

fn quoted(text: &str, delimiter: u8) -> Vec<u8> {
    let needs_quotes =
        text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r'));
    if needs_quotes {
        format!("\"{}\"", text.replace('"', "\"\"")).into_bytes()
    } else {
        text.as_bytes().to_vec()
    }
}

/// The cells of the one record of `text` as they are written, quotes included,
/// by the rules of the `csv` crate, and where its line end begins.
fn pieces(text: &[u8], delimiter: u8) -> (Vec<&[u8]>, usize) {
    let (mut pieces, mut start, mut at) = (Vec::new(), 0, 0);
    let mut in_quotes = false;
    while let Some(&byte) = text.get(at) {
        if in_quotes {
            if byte == b'"' {
                if text.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    in_quotes = false;
                }
            }
        } else if byte == b'"' && at == start {
            in_quotes = true;
        } else if byte == delimiter {
            pieces.push(&text[start..at]);
            start = at + 1;
        } else if matches!(byte, b'\n' | b'\r') {
            break;
        }
        at += 1;
    }
    pieces.push(&text[start..at]);
    (pieces, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_crate(text: &[u8], delimiter: u8) -> Vec<Vec<u8>> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader =
            reader.delimiter(delimiter).has_headers(false).flexible(true).from_reader(text);
        let mut record = csv::ByteRecord::new();
        reader.read_byte_record(&mut record).unwrap();
        record.iter().map(<[u8]>::to_vec).collect()
    }

    proptest! {
        #[test]
        fn cells_are_where_the_csv_crate_finds_them(text in "[a\",; ]{1,12}(\r\n|\n|)") {
            let whole = text.as_bytes();
            let cells = by_crate(whole, b',');
            // An open quote takes the line end into its cell.
            prop_assume!(!cells.iter().any(|cell| cell.contains(&b'\n')));
            let (pieces, _) = pieces(whole, b',');
            let read: Vec<Vec<u8>> =
                pieces.iter().map(|piece| by_crate(piece, b',').concat()).collect();
            prop_assert_eq!(read, cells);
            prop_assert_eq!(rewritten(whole, b',', |_| Some(None)), whole);
        }
    }

    #[test]
    fn only_the_cells_that_are_meant_change() {
        let raw = b"\xEF\xBB\xBF\r\n\"a\"\"b\";50.5;\"x;\ny\";30.5\r\n\r\n";
        let out = rewritten(raw, b';', |index| match index {
            0 => None,
            1 => Some(Some("5;0".to_owned())),
            _ => Some(None),
        });
        assert_eq!(out, b"\xEF\xBB\xBF\r\n\"5;0\";\"x;\ny\";30.5\r\n\r\n");
    }
}
