//! What is wrong with a command line, in other languages than English.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help_language::{Words, aligned};

/// What `error` says in the language of `words`; nothing where only its English is known.
pub fn in_language(error: &Error, words: Words) -> Option<String> {
    let mut lines = vec![problem(error, words)?];
    if let Some(values) = told(error, ContextKind::ValidValue) {
        lines.push(format!("  [{}: {values}]", words.word("possible values")?));
    }
    let mut tips = Vec::new();
    for (kind, id) in [
        (ContextKind::SuggestedArg, "usage-similar-option"),
        (ContextKind::SuggestedValue, "usage-similar-value"),
        (ContextKind::SuggestedSubcommand, "usage-similar-command"),
    ] {
        if let Some(name) = told(error, kind) {
            tips.push(format!("  {}", words.filled(id, &[("name", &name)])?));
        }
    }
    if !tips.is_empty() {
        lines.push(String::new());
        lines.extend(tips);
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let heading = words.word("Usage")?;
        let usage = aligned(&usage.to_string(), heading);
        lines.extend([String::new(), format!("{heading}: {usage}")]);
    }
    lines.extend([String::new(), words.filled("usage-see-help", &[])?]);
    Some(lines.join("\n"))
}

/// The first sentence.
fn problem(error: &Error, words: Words) -> Option<String> {
    let name = told(error, ContextKind::InvalidArg);
    let name = name.or_else(|| told(error, ContextKind::InvalidSubcommand));
    let name = name.unwrap_or_default();
    let value = told(error, ContextKind::InvalidValue).unwrap_or_default();
    let say = |id| words.filled(id, &[("name", &name), ("value", &value)]);
    match error.kind() {
        ErrorKind::ArgumentConflict => {
            let other = told(error, ContextKind::PriorArg).unwrap_or_default();
            match other == name {
                true => say("usage-repeated"),
                false => words.filled("usage-conflict", &[("name", &name), ("other", &other)]),
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => say("usage-no-value"),
        ErrorKind::InvalidValue => say("usage-invalid-value"),
        ErrorKind::ValueValidation => {
            let reason = error.source().map(ToString::to_string).unwrap_or_default();
            Some(format!("{}: {reason}", say("usage-invalid-value")?))
        }
        ErrorKind::TooManyValues => say("usage-too-many-values"),
        ErrorKind::MissingRequiredArgument => say("usage-missing"),
        ErrorKind::InvalidSubcommand => say("usage-no-command"),
        ErrorKind::UnknownArgument => say("usage-unknown"),
        _ => None,
    }
}

fn told(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")).filter(|text| !text.is_empty()),
        _ => None,
    }
}
