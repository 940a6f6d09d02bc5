//! Messages of the window and the core: each language says all of them, with the same
//! variables, and nothing is said that nobody asks for.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::source_files::source_files;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use regex::Regex;
use strikemap::alerts::NotKnown;
use strikemap::dataset::kind::{KINDS, KindGroup};
use strikemap::dataset::row_changes::state;
use strikemap::dataset::schema::FIELDS;
use strikemap::dataset::{GeoPrecision, PlaceTier, TimePrecision};
use strikemap::export::EXPORTERS;
use strikemap::filter::{Cycle, FILTERS, Matching, Mode, SUPERSEDED};
use strikemap::import::formats::FORMATS;
use strikemap::language::{FILES, HELP, Language, word_id};
use strikemap::session::playback::{Loop, Pace, SPEEDS, STEP_SPEEDS};

/// What a message holds: its variables, and the categories of each of its plurals.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
    variables: BTreeSet<String>,
    plurals: Vec<BTreeSet<String>>,
}

impl Message {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.read_expression(expression);
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                let names = variants.iter().map(|variant| match &variant.key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => panic!("{value} is no category"),
                });
                self.plurals.push(names.collect());
                variants.iter().for_each(|variant| self.read(&variant.value));
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => {
                let CallArguments { positional, .. } = arguments;
                positional.iter().for_each(|argument| self.read_inline(argument));
            }
            _ => {}
        }
    }
}

fn messages(language: Language) -> BTreeMap<String, Message> {
    let mut messages = BTreeMap::new();
    for file in FILES.iter().filter(|file| file.language == language) {
        let (room, id) = (file.room, language.id());
        let resource = parser::parse(file.text)
            .unwrap_or_else(|(_, errors)| panic!("{id}/{room}.ftl cannot be read: {errors:?}"));
        for entry in &resource.body {
            match entry {
                Entry::Message(found) => {
                    let mut message = Message::default();
                    message.read(found.value.as_ref().unwrap());
                    let name = found.id.name.to_owned();
                    let earlier = messages.insert(name.clone(), message);
                    assert!(earlier.is_none(), "{id}/{room}.ftl says {name} a second time");
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                other => panic!("{id}/{room}.ftl: {other:?}"),
            }
        }
    }
    messages
}

#[test]
fn every_language_says_the_same_messages_with_the_same_variables() {
    let english = messages(Language::English);
    assert!(english.len() > 500, "these are not all messages");
    for language in Language::ALL {
        let mut other = messages(language);
        other.retain(|id, _| !of_help(language).contains(id));
        let ids = |of: &BTreeMap<String, Message>| of.keys().cloned().collect::<BTreeSet<_>>();
        let apart: Vec<_> = ids(&english).symmetric_difference(&ids(&other)).cloned().collect();
        assert!(apart.is_empty(), "{} and English differ in {apart:?}", language.id());
        for (id, message) in &english {
            let same = &other[id];
            assert_eq!(message.variables, same.variables, "variables of {id}, {}", language.id());
        }
    }
}

/// The messages of the help of commands, whose English stands in the code; a test beside
/// the commands demands one for each of them.
fn of_help(language: Language) -> BTreeSet<String> {
    let files = FILES.iter().filter(|file| (file.language, file.room) == (language, HELP));
    let entries = files.flat_map(|file| parser::parse(file.text).unwrap().body);
    let ids = entries.filter_map(|entry| match entry {
        Entry::Message(found) => Some(found.id.name.to_owned()),
        _ => None,
    });
    ids.collect()
}

#[test]
fn the_help_of_commands_says_the_same_messages_with_the_same_variables() {
    let [ukrainian, polish] = [Language::Ukrainian, Language::Polish].map(|language| {
        let help = of_help(language);
        let found = messages(language).into_iter().filter(|(id, _)| help.contains(id));
        found.map(|(id, message)| (id, message.variables)).collect::<BTreeMap<_, _>>()
    });
    assert_eq!(ukrainian, polish);
    assert!(of_help(Language::English).is_empty());
}

#[test]
fn every_plural_has_the_categories_of_its_language() {
    for (language, wanted) in [
        (Language::English, &["one", "other"][..]),
        (Language::Ukrainian, &["one", "few", "many", "other"]),
        (Language::Polish, &["one", "few", "many", "other"]),
    ] {
        let wanted: BTreeSet<String> = wanted.iter().map(|&name| name.to_owned()).collect();
        for (id, message) in messages(language) {
            for plural in message.plurals {
                assert_eq!(plural, wanted, "{id}, {}", language.id());
            }
        }
    }
}

#[test]
fn plurals_follow_the_number() {
    for (language, expected) in [
        (
            Language::English,
            ["1 event", "2 events", "5 events", "21 events", "1\u{2009}022 events"],
        ),
        (Language::Ukrainian, ["1 подія", "2 події", "5 подій", "21 подія", "1\u{2009}022 події"]),
        (
            Language::Polish,
            ["1 zdarzenie", "2 zdarzenia", "5 zdarzeń", "21 zdarzeń", "1\u{2009}022 zdarzenia"],
        ),
    ] {
        for (count, expected) in [1, 2, 5, 21, 1_022].into_iter().zip(expected) {
            assert_eq!(language.text_with("count-events", [("count", count.into())]), expected);
        }
    }
}

/// The code of the crate, file by file, without its tests.
fn sources() -> Vec<(String, String)> {
    let code = |text: String| text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
    source_files().into_iter().map(|(path, text)| (path, code(text))).collect()
}

/// The arguments of a macro that begins at the start of `code`, up to its closing bracket.
fn arguments(code: &str) -> String {
    let mut depth = 0;
    let mut is_text = false;
    code.chars()
        .take_while(|letter| {
            match letter {
                '"' => is_text = !is_text,
                '(' | '[' | '{' if !is_text => depth += 1,
                ')' | ']' | '}' if !is_text => depth -= 1,
                _ => {}
            }
            depth >= 0
        })
        .collect()
}

/// The names of the variables that are given: `name = …` outside of brackets.
fn given(arguments: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let (mut depth, mut is_text, mut word) = (0, false, String::new());
    for letter in arguments.chars() {
        match letter {
            '"' => is_text = !is_text,
            '(' | '[' | '{' if !is_text => depth += 1,
            ')' | ']' | '}' if !is_text => depth -= 1,
            ',' if !is_text && depth == 0 => word.clear(),
            '=' if !is_text && depth == 0 => {
                let name = word.trim();
                if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !name.is_empty() {
                    names.insert(name.to_owned());
                }
                word.clear();
            }
            letter if !is_text && depth == 0 => word.push(letter),
            _ => {}
        }
    }
    names
}

/// Whether a file asks a `Language` for messages by their ids, without a macro.
fn says_by_id(path: &str) -> bool {
    path.contains("language") || path == "dataset/in_words.rs"
}

#[test]
fn what_is_asked_for_exists_and_what_exists_is_asked_for() {
    let english = messages(Language::English);
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let of_macro = Regex::new(r#"(?:tr|message|message_id)!\(\s*"([A-Za-z0-9-]+)""#).unwrap();
    let of_call = Regex::new(r#"\b(?:text|text_with)\(\s*"([A-Za-z0-9-]+)""#).unwrap();
    let quoted = Regex::new(r#""([a-z]+(?:-[a-z0-9]+)+)""#).unwrap();
    for (path, code) in sources() {
        for found in of_macro.captures_iter(&code) {
            let id = found.get(1).unwrap().as_str();
            let rest = code.get(found.get(0).unwrap().end()..).unwrap();
            let message = english.get(id).unwrap_or_else(|| panic!("{path}: no message {id}"));
            assert_eq!(given(&arguments(rest)), message.variables, "{path}: variables of {id}");
            asked.insert(id.to_owned());
        }
        for found in of_call.captures_iter(&code).filter(|_| says_by_id(&path)) {
            let id = &found[1];
            assert!(english.contains_key(id), "{path}: no message {id}");
            asked.insert(id.to_owned());
        }
        if says_by_id(&path) {
            asked.extend(quoted.captures_iter(&code).map(|found| found[1].to_owned()));
        }
    }
    let known = registered();
    let idle: Vec<&String> =
        english.keys().filter(|id| !asked.contains(*id) && !known.contains_key(*id)).collect();
    assert!(idle.is_empty(), "nobody asks for {idle:?}");
}

/// Every entry of the registries: the id of its message and its English label.
fn registered() -> BTreeMap<String, String> {
    let mut known = BTreeMap::new();
    let mut add = |prefix: &str, id: &str, label: &str| {
        known.insert(format!("{prefix}-{}", id.replace('_', "-")), label.to_owned());
    };
    KINDS.iter().for_each(|kind| add("kind", kind.id, kind.label));
    FILTERS.iter().chain(SUPERSEDED).for_each(|filter| add("filter", filter.id(), filter.label()));
    for def in FIELDS.iter().copied().flatten() {
        add("field", def.id, def.label);
        def.column_label.into_iter().for_each(|label| add("column-field", def.id, label));
    }
    EXPORTERS.iter().for_each(|exporter| add("exporter", exporter.id(), exporter.label()));
    FORMATS.iter().for_each(|format| add("format", format.id(), format.label()));
    known.extend(words().into_iter().map(|word| (word_id(&word), word)));
    known.extend(of_window());
    known
}

#[cfg(feature = "gui")]
fn of_window() -> Vec<(String, String)> {
    use strikemap::ui::actions::ACTIONS;
    use strikemap::ui::map::layers::LAYERS;

    let actions = ACTIONS.iter().map(|entry| (format!("action-{}", entry.id), entry.label));
    let layers = LAYERS.iter().flat_map(|entry| {
        [
            (format!("layer-{}", entry.id), entry.label),
            (format!("layer-about-{}", entry.id), entry.about),
        ]
    });
    actions.chain(layers).map(|(id, label)| (id, label.to_owned())).collect()
}

/// Without the window its tables cannot be asked; their lines stand in its sources.
#[cfg(not(feature = "gui"))]
fn of_window() -> Vec<(String, String)> {
    let english = messages(Language::English);
    let ids = english.keys().filter(|id| id.starts_with("action-") || id.starts_with("layer-"));
    ids.map(|id| (id.clone(), find(Language::English, id))).collect()
}

fn find(language: Language, id: &str) -> String {
    language.find(id).unwrap_or_else(|| panic!("no message {id}")).to_owned()
}

/// Fixed words of the core that the window shows.
fn words() -> Vec<String> {
    let mut words: Vec<&str> = Vec::new();
    words.extend(KindGroup::ALL.map(KindGroup::label));
    words.extend(PlaceTier::ALL.iter().map(|tier| tier.label()));
    words.extend(GeoPrecision::ALL.iter().map(|precision| precision.label()));
    words.extend(TimePrecision::ALL.iter().map(|precision| precision.label()));
    words.extend(Mode::ALL.iter().flat_map(|mode| [mode.label(), mode.hint()]));
    words.extend(Matching::ALL.map(Matching::label));
    words.extend(Loop::ALL.map(Loop::label));
    words.extend(Pace::ALL.map(Pace::label));
    words.extend(state::ALL);
    words.extend(SPEEDS.iter().map(|(_, label)| *label));
    words.extend(STEP_SPEEDS.iter().map(|(_, label)| *label));
    let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    words.extend(strikemap::gazetteer::areas().iter().map(|area| area.name.clone()));
    words.extend(not_known());
    words.extend(strikemap::import::decode::names().map(str::to_owned));
    for day in 0..Cycle::Weekday.count() {
        let name = Cycle::Weekday.label(day);
        words.extend([name.chars().take(3).collect(), name]);
    }
    for filter in FILTERS.iter().chain(SUPERSEDED) {
        // What stands for events about which the filter knows nothing.
        words.push(filter.word_label(""));
    }
    words.extend(OTHERS.map(str::to_owned));
    words
}

fn not_known() -> impl Iterator<Item = String> {
    let times = TimePrecision::ALL.iter().map(|precision| NotKnown::Time(*precision));
    let tiers = PlaceTier::ALL.iter().map(|tier| NotKnown::Place(Some(*tier)));
    let others = [
        NotKnown::NoTime,
        NotKnown::NoPlace,
        NotKnown::AlertTime,
        NotKnown::AlertPlace,
        NotKnown::NoData,
    ];
    times.chain(tiers).chain(others).map(|why| why.words().to_owned())
}

/// Words that no list holds.
#[rustfmt::skip]
const OTHERS: [&str; 54] = [
    "unknown", "place on the map unknown", "a drawn area", "the whole row",
    "On at the time", "Off at the time", "Not known", "Alerts, closures and outages",
    "Not stated", "not stated", "No place on the map", "no place on the map", "no time known",
    "disputed: claims differ", "claims agree", "no claims",
    "Air alert", "Change", "Claims", "Tags", "Notes", "Dataset",
    "day", "week", "month", "quarter", "year",
    "a day", "a week", "a month", "a quarter", "a year",
    "open dataset", "close dataset", "hide dataset", "show dataset",
    "change of the time window", "change of the time axis",
    "change of the period to compare with", "change of the layers", "change of the time zone",
    "change of a filter", "clearing of filters", "selection", "change of an area",
    "change of a named selection", "decision about two events", "deduplication",
    "clearing of the selection", "look at an event", "removal of a note", "note",
    "change of a tag", "merging of notes",
];

#[test]
fn every_entry_of_a_registry_is_said_in_every_language() {
    for (id, label) in registered() {
        assert_eq!(find(Language::English, &id), label, "{id} in English");
        for language in Language::ALL {
            assert!(!find(language, &id).trim().is_empty(), "{id} in {}", language.id());
        }
    }
}

#[test]
fn every_command_that_can_be_undone_has_its_words() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/session/command.rs");
    let text = std::fs::read_to_string(path).unwrap();
    let labels = text.split("fn label").nth(1).unwrap().split("fn gesture").next().unwrap();
    let label = Regex::new(r#"=> "([^"]+)""#).unwrap();
    let words = words();
    for found in label.captures_iter(labels) {
        assert!(words.iter().any(|word| word == &found[1]), "{} is not in the list", &found[1]);
    }
}

#[test]
fn no_message_is_english_in_another_language() {
    // Names, formats and signs are the same everywhere.
    let cyrillic = |text: &str| text.chars().any(|c| ('\u{400}'..'\u{530}').contains(&c));
    let word = Regex::new(r"[A-Za-z]{3,}").unwrap();
    let placeables = Regex::new(r"\{[^}]*\}?").unwrap();
    for file in FILES.iter().filter(|file| file.language == Language::Ukrainian) {
        if file.room == "registries" {
            continue;
        }
        let is_said = |line: &&str| !line.starts_with('#') && !line.ends_with('=');
        for line in file.text.lines().filter(is_said) {
            let text = line.split_once(" = ").map_or(line, |(_, text)| text);
            let text = placeables.replace_all(text, "");
            if word.is_match(&text) && text.contains(' ') && !line.starts_with("   ") {
                assert!(cyrillic(&text), "{}: {line}", file.room);
            }
        }
    }
}
