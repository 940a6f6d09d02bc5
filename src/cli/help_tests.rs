//! The help of every command in every language, against what the code says in English.

use std::collections::{BTreeMap, BTreeSet};

use clap::{Command, CommandFactory as _};

use super::help_language::{name_of, path_of, values_of};
use super::{Arguments, Words, in_words_of};
use crate::language::{FILES, HELP, Language, word_id};

/// The ids of the messages of help in `language`.
fn written(language: Language) -> BTreeSet<String> {
    let mut files = FILES.iter().filter(|file| (file.language, file.room) == (language, HELP));
    let lines = files.next().unwrap().text.lines();
    let ids = lines.filter(|line| !line.starts_with([' ', '#']));
    ids.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
}

#[test]
fn every_command_option_and_value_is_said_in_every_language_and_nothing_else() {
    let usage = include_str!("usage_error.rs").split('"');
    let usage: BTreeSet<String> =
        usage.filter(|text| text.starts_with("usage-")).map(str::to_owned).collect();
    for language in [Language::Ukrainian, Language::Polish] {
        let written = written(language);
        let mut used = usage.clone();
        for ids in asked(&Arguments::command()).values() {
            let known = ids.iter().find(|id| written.contains(*id));
            let known = known.or_else(|| ids.iter().find(|id| language.find(id).is_some()));
            used.insert(known.unwrap_or_else(|| panic!("no message {ids:?}")).clone());
        }
        // Without the feature there is no such command.
        let is_there = |id: &&String| {
            let is_of = |ids: &[&str]| ids.iter().any(|start| id.starts_with(start));
            let of_databases = ["command-fetch", "option-fetch", "option-verify-database"];
            (cfg!(feature = "postgres") || !is_of(&of_databases))
                && (cfg!(feature = "adbc") || !is_of(&["command-engine"]))
        };
        let idle: Vec<_> = written.difference(&used).filter(is_there).collect();
        assert!(idle.is_empty(), "{}: nothing asks for {idle:?}", language.id());
        let missing: Vec<_> = usage.difference(&written).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", language.id());
    }
}

#[test]
fn options_with_one_message_have_one_english_help() {
    let written = written(Language::Ukrainian);
    let mut english: BTreeMap<&str, &str> = BTreeMap::new();
    let asked = asked(&Arguments::command());
    for ((_, text), ids) in &asked {
        let Some(id) = ids.iter().find(|id| written.contains(*id)) else { continue };
        let earlier = english.insert(id, text).unwrap_or(text);
        assert_eq!(earlier, text, "both are said by {id}");
    }
}

#[test]
fn examples_of_help_are_the_same_commands_in_every_language() {
    fn examples(command: &Command, all: &mut Vec<String>) {
        let notes = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines =
            notes.lines().filter(|line| line.starts_with("  ") && line.contains("strikemap"));
        let bare = |line: &str| line.trim().split("  ").next().unwrap_or_default().to_owned();
        all.extend(lines.map(bare));
        command.get_subcommands().for_each(|inner| examples(inner, all));
    }
    let of = |command: Command| {
        let mut all = Vec::new();
        examples(&command, &mut all);
        all
    };
    let english = of(Arguments::command());
    assert!(english.len() > 20, "{english:?}");
    for language in [Language::Ukrainian, Language::Polish] {
        assert_eq!(of(in_words_of(Words(language), Arguments::command())), english);
    }
}

#[test]
fn no_help_is_english_in_another_language() {
    fn helps(command: &mut Command, all: &mut String) {
        *all += &command.render_long_help().to_string();
        *all += &command.render_help().to_string();
        command.get_subcommands_mut().for_each(|inner| helps(inner, all));
    }
    for language in [Language::Ukrainian, Language::Polish] {
        let mut told = String::new();
        helps(&mut in_words_of(Words(language), Arguments::command()), &mut told);
        for word in ["Usage:", "Options:", "Arguments:", "default", "ossible values", "Print"] {
            assert!(!told.contains(word), "{}: {word}", language.id());
        }
    }
}

/// The ids of which one must be a message, for everything that the help of `command` says,
/// by its command and its English.
fn asked(command: &Command) -> BTreeMap<(String, String), Vec<String>> {
    let mut asked = BTreeMap::new();
    for id in ["command-help", "option-help", "option-help-short", "option-help-long"] {
        asked.insert((String::new(), id.to_owned()), vec![id.to_owned()]);
    }
    asked.insert((String::new(), "version".to_owned()), vec!["option-version".to_owned()]);
    let words = ["Usage", "Commands", "Arguments", "Options", "default", "possible values"];
    for word in words.into_iter().chain(["Possible values"]) {
        asked.insert((String::new(), word.to_owned()), vec![word_id(word)]);
    }
    add_asked(command, "", &mut asked);
    asked
}

fn add_asked(command: &Command, parent: &str, asked: &mut BTreeMap<(String, String), Vec<String>>) {
    let path = path_of(parent, command);
    let mut add = |english: String, ids: Vec<String>| asked.insert((path.clone(), english), ids);
    add(command.get_about().unwrap().to_string(), vec![format!("command-{path}")]);
    if let Some(notes) = command.get_after_help() {
        add(notes.to_string(), vec![format!("command-{path}-notes")]);
    }
    for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
        let name = name_of(arg);
        let ids = vec![format!("option-{path}-{name}"), format!("option-{name}")];
        add(arg.get_help().unwrap().to_string(), ids);
        if let Some(heading) = arg.get_help_heading() {
            add(heading.to_owned(), vec![word_id(heading)]);
        }
        let own_names = Language::ALL.map(Language::own_name);
        let helps =
            values_of(arg).into_iter().filter_map(|value| Some(value.get_help()?.to_string()));
        for help in helps.filter(|help| !own_names.contains(&help.as_str())) {
            let id = word_id(&help);
            add(help, vec![id]);
        }
    }
    command.get_subcommands().for_each(|inner| add_asked(inner, &path, asked));
}
