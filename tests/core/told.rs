//! What an export tells, whatever it is packed in.

/// Everything that stands in `bytes`, as text: of a page its data unpacked and without the
/// script that every page has, of a PDF its text, its links and what is said about it.
pub fn told(bytes: &[u8]) -> String {
    let unpacked = crate::page::told(bytes).or_else(|| crate::pdf::told(bytes));
    unpacked.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}
