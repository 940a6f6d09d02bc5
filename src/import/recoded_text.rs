//! A text that takes the place of the bytes of a file.

use crate::language::Message;

/// A text in UTF-8 that takes the place of the bytes of a file.
#[derive(Debug)]
pub struct Recoded {
    /// The text.
    pub text: Vec<u8>,
    /// What was done, in sentences.
    pub decoded: Vec<Message>,
}
