//! What a scan of a text hands out.

use super::ImportError;
use crate::dataset::Span;
use crate::language::Message;

/// What a scan hands out for each record: its place and its cells.
pub type OnRecord<'a> = dyn FnMut(Span, Vec<String>) -> Result<(), ImportError> + 'a;

/// What a scan could not read as a record, with the reason.
pub type OnDamage<'a> = dyn FnMut(u32, &str, Message) + 'a;
