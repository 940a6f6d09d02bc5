//! The messages of each language, read from the files that are built in.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::{Language, number};

/// A file of messages, and the room of the window or the part of the core that it is for.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// The language of its messages.
    pub language: Language,
    /// The room or the part.
    pub room: &'static str,
    /// What stands in it.
    pub text: &'static str,
}

macro_rules! files {
    ($($room:literal),+; $($translated:literal),+) => { &[$(
        Source {
            language: Language::English,
            room: $room,
            text: include_str!(concat!("../../assets/messages/en/", $room, ".ftl")),
        },
        Source {
            language: Language::Ukrainian,
            room: $room,
            text: include_str!(concat!("../../assets/messages/uk/", $room, ".ftl")),
        },
        Source {
            language: Language::Polish,
            room: $room,
            text: include_str!(concat!("../../assets/messages/pl/", $room, ".ftl")),
        },
    )+ $(
        Source {
            language: Language::Ukrainian,
            room: $translated,
            text: include_str!(concat!("../../assets/messages/uk/", $translated, ".ftl")),
        },
        Source {
            language: Language::Polish,
            room: $translated,
            text: include_str!(concat!("../../assets/messages/pl/", $translated, ".ftl")),
        },
    )+] };
}

/// The room of the help of commands, whose English stands in the code.
pub const HELP: &str = "help-of-commands";

/// Every file of messages.
pub const FILES: &[Source] = files![
    "common",
    "registries",
    "formats",
    "bar",
    "timeline",
    "filters",
    "details",
    "summary",
    "map",
    "notices",
    "export",
    "documents",
    "versions",
    "choosing",
    "reports",
    "network",
    "help",
    "command-line",
    "database",
    "errors-of-files",
    "errors-of-export",
    "errors-of-maps",
    "expressions",
    "notes",
    "notes-of-columns",
    "decoded";
    "help-of-commands"
];

/// The messages of one language.
struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Those without variables, ready to be shown.
    plain: HashMap<String, String>,
}

static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(Language::English));
static UKRAINIAN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(Language::Ukrainian));
static POLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(Language::Polish));

fn catalogue(language: Language) -> &'static Catalogue {
    match language {
        Language::English => &ENGLISH,
        Language::Ukrainian => &UKRAINIAN,
        Language::Polish => &POLISH,
    }
}

impl Catalogue {
    /// Of what cannot be read the rest stays; a test demands that all can.
    fn of(language: Language) -> Self {
        let identifier: LanguageIdentifier = language.id().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // The marks would stand as signs where a font lacks them, and in copied text.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| number::argument(Language::English, value),
            Language::Ukrainian => |value, _| number::argument(Language::Ukrainian, value),
            Language::Polish => |value, _| number::argument(Language::Polish, value),
        }));
        // It is the only one, so its name is not taken.
        let _ = bundle.add_function("PLAIN", number::plain);
        let mut ids = Vec::new();
        for file in FILES.iter().filter(|file| file.language == language) {
            let resource = match FluentResource::try_new(file.text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            ids.extend(resource.entries().filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            let _ = bundle.add_resource(resource);
        }
        let plain = ids.into_iter().filter_map(|id| {
            let text = formatted(&bundle, &id, None)?;
            Some((id, text))
        });
        Self { plain: plain.collect(), bundle }
    }
}

/// Nothing where the message does not exist, or wants variables that are not given.
fn formatted(
    bundle: &FluentBundle<FluentResource>,
    id: &str,
    arguments: Option<&FluentArgs<'_>>,
) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
    errors.is_empty().then_some(text)
}

/// The message without variables.
pub(super) fn plain(language: Language, id: &str) -> Option<&'static str> {
    catalogue(language).plain.get(id).map(String::as_str)
}

/// The message with its variables filled in.
pub(super) fn filled(language: Language, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    formatted(&catalogue(language).bundle, id, Some(arguments))
}
