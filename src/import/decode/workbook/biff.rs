//! Records of an old workbook (<https://learn.microsoft.com/openspecs/office_file_formats/ms-xls>):
//! how many cells and how much text its sheets take, added up before they are read.

use super::budget::Budget;
use super::compound::Compound;
use crate::import::ImportError;
use crate::import::decode::damaged;
use crate::language::message;

/// Sheets that a workbook may have.
const MOST_SHEETS: usize = 10_000;

/// Records that are looked at: sheets may claim the same ones again and again.
const MOST_RECORDS: u64 = 200_000_000;

/// Bytes that a letter takes at most.
const LETTER_BYTES: u64 = 3;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const SHEET: u16 = 0x0085;
const STRINGS: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;
const DIMENSIONS: u16 = 0x0200;
const FORMULA: u16 = 0x0006;
const SHARED_STRING: u16 = 0x00FD;
const SEVERAL_NUMBERS: u16 = 0x00BD;
/// A number, a text, a text with its look, yes or no, a short number.
const OTHER_CELLS: [u16; 5] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E];

/// Refuses a workbook whose sheets take more than is read.
///
/// # Errors
/// When they do, or the file contradicts itself.
pub fn check(bytes: &[u8], name: &'static str) -> Result<(), ImportError> {
    let file = Compound::of(bytes).map_err(|reason| damaged(name, &reason))?;
    // Without one, who reads the file says so.
    let Some(stream) = file.stream("Workbook").or_else(|| file.stream("Book")) else {
        return Ok(());
    };
    let mut budget = Budget::new(name, bytes.len() as u64);
    let (mut sheets, mut lengths) = (Vec::new(), Vec::new());
    for (kind, data, rest) in records(&stream) {
        match kind {
            SHEET => sheets.push(long(data, 0) as usize),
            STRINGS => lengths = string_lengths(data, rest),
            END => break,
            _ => {}
        }
        if sheets.len() > MOST_SHEETS {
            return Err(damaged(name, &message!("damage-too-many-sheets", most = MOST_SHEETS)));
        }
    }
    let mut left = MOST_RECORDS;
    for at in sheets {
        check_sheet(stream.get(at..).unwrap_or_default(), &lengths, &mut budget, &mut left)?;
    }
    if left == 0 {
        return Err(damaged(name, &message!("damage-same-cells-again")));
    }
    budget.check_memory()
}

fn check_sheet(
    stream: &[u8],
    lengths: &[u64],
    budget: &mut Budget,
    left: &mut u64,
) -> Result<(), ImportError> {
    let (mut cells, mut formulas) = (Area::default(), Area::default());
    let (mut has_begun, mut inner) = (false, 0_u32);
    for (kind, data, _) in records(stream) {
        *left = left.saturating_sub(1);
        if *left == 0 {
            break;
        }
        match kind {
            BEGIN if has_begun => inner += 1,
            BEGIN => has_begun = true,
            END if inner > 0 => inner -= 1,
            END => break,
            // Charts have cells of their own, which are not read.
            _ if inner > 0 => {}
            DIMENSIONS => check_dimensions(data, budget)?,
            FORMULA => {
                cells.add(short(data, 0), short(data, 2));
                formulas.add(short(data, 0), short(data, 2));
            }
            SHARED_STRING => {
                cells.add(short(data, 0), short(data, 2));
                let len = lengths.get(long(data, 6) as usize);
                budget.add_text(len.copied().unwrap_or_default())?;
            }
            SEVERAL_NUMBERS => {
                cells.add(short(data, 0), short(data, 2));
                cells.add(short(data, 0), short(data, data.len().saturating_sub(2)));
            }
            kind if OTHER_CELLS.contains(&kind) => cells.add(short(data, 0), short(data, 2)),
            _ => {}
        }
    }
    budget.add_cells(cells.size().saturating_add(formulas.size()))
}

/// Room for as many cells as a sheet says that it has is taken at once.
fn check_dimensions(data: &[u8], budget: &Budget) -> Result<(), ImportError> {
    let (first_row, last_row, first, last) = if data.len() == 10 {
        let half = |at| u32::from(short(data, at));
        (half(0), half(2), half(4), half(6))
    } else {
        (long(data, 0), long(data, 4), short(data, 8).into(), short(data, 10).into())
    };
    let first = if first > 0xFF || last < first { 0 } else { first };
    let span = |first: u32, last: u32| u64::from(last.wrapping_sub(first));
    if last_row == 0 || last == 0 {
        return Ok(());
    }
    budget.fits(span(first_row, last_row).saturating_mul(span(first, last)))
}

/// The rectangle around cells.
#[derive(Debug, Default)]
struct Area(Option<[u16; 4]>);

impl Area {
    fn add(&mut self, row: u16, column: u16) {
        let [top, left, bottom, right] = self.0.unwrap_or([row, column, row, column]);
        self.0 = Some([top.min(row), left.min(column), bottom.max(row), right.max(column)]);
    }

    fn size(&self) -> u64 {
        self.0.map_or(0, |[top, left, bottom, right]| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        })
    }
}

fn short(data: &[u8], at: usize) -> u16 {
    let two = data.get(at..).and_then(|rest| rest.first_chunk());
    two.map_or(0, |two| u16::from_le_bytes(*two))
}

fn long(data: &[u8], at: usize) -> u32 {
    let four = data.get(at..).and_then(|rest| rest.first_chunk());
    four.map_or(0, |four| u32::from_le_bytes(*four))
}

/// Kind and data of every record, and what follows it.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8], &[u8])> {
    std::iter::from_fn(move || {
        let (head, rest) = stream.split_at_checked(4)?;
        let (data, after) = rest.split_at_checked(short(head, 2).into())?;
        stream = after;
        Some((short(head, 0), data, after))
    })
}

/// Bytes that each shared text takes at most; they go on in the records `rest`.
fn string_lengths(data: &[u8], rest: &[u8]) -> Vec<u64> {
    let more = records(rest).take_while(|(kind, _, _)| *kind == CONTINUE).map(|(_, data, _)| data);
    let mut parts = std::iter::once(data.get(8..).unwrap_or_default()).chain(more);
    let (mut part, mut lengths) = (parts.next().unwrap_or_default(), Vec::new());
    loop {
        while part.is_empty() {
            match parts.next() {
                Some(next) => part = next,
                None => return lengths,
            }
        }
        let Some(([low, high, flags], after)) = part.split_first_chunk() else { return lengths };
        let letters = u64::from(u16::from_le_bytes([*low, *high]));
        lengths.push(letters * LETTER_BYTES);
        let looks = if flags & 8 == 0 { 0 } else { short(after, 0) };
        let at = if flags & 8 == 0 { 0 } else { 2 };
        let extra = if flags & 4 == 0 { 0 } else { long(after, at) };
        let at = if flags & 4 == 0 { at } else { at + 4 };
        part = after.get(at..).unwrap_or_default();
        let mut width = 1 + u64::from(flags & 1);
        let mut left = letters;
        loop {
            let taken = left.min(part.len() as u64 / width);
            part = part.get((taken * width) as usize..).unwrap_or_default();
            left -= taken;
            if left == 0 {
                break;
            }
            // The flags are said again where a text goes on.
            let Some((flags, after)) = parts.next().and_then(|next| next.split_first()) else {
                return lengths;
            };
            (width, part) = (1 + u64::from(flags & 1), after);
        }
        let mut skipped = u64::from(looks) * 4 + u64::from(extra);
        while skipped > part.len() as u64 {
            skipped -= part.len() as u64;
            match parts.next() {
                Some(next) => part = next,
                None => return lengths,
            }
        }
        part = part.get(skipped as usize..).unwrap_or_default();
    }
}
