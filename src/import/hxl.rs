//! Tags of the Humanitarian Exchange Language, which stand below or in place of a header.

/// Whether all cells that are filled are tags, and at least one is.
pub fn is_row_of_tags<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut filled = cells.map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(is_tag)
}

/// `#tag` or `#tag+attribute`.
fn is_tag(cell: &str) -> bool {
    cell.strip_prefix('#').is_some_and(|tag| {
        let is_of_tag = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+ ".contains(c);
        tag.starts_with(|c: char| c.is_ascii_lowercase()) && tag.chars().all(is_of_tag)
    })
}
