//! Numbers in answers.

use super::error::EngineError;

/// The number in a cell: none that cannot be read is taken for another.
///
/// # Errors
/// When there is none.
pub fn read_number<T: std::str::FromStr>(cell: Option<&str>) -> Result<T, EngineError> {
    cell.and_then(|text| text.parse().ok()).ok_or(EngineError::Groups)
}
