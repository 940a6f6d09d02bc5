//! Lists of names in one cell.

/// Names joined by `;`.
pub fn split_list(text: &str) -> Vec<String> {
    text.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
