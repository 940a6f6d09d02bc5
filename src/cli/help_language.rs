//! Help of commands in other languages than English.
//!
//! The English is that of the commands themselves, which man pages and completions have
//! too. The others are messages whose ids follow from the names of commands and options.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};

use crate::import::decode;
use crate::language::{Language, word_id};

/// What is said about commands in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Language);

impl Words {
    /// The message `id`, if there is one, with its variables filled in.
    pub fn filled(self, id: &str, variables: &[(&str, &str)]) -> Option<String> {
        let variables = variables.iter().map(|(name, text)| (*name, (*text).into()));
        let text = self.0.text_with(id, variables);
        (text != id).then_some(text)
    }

    fn message(self, id: &str) -> Option<String> {
        let formats = decode::extensions().collect::<Vec<_>>().join(", ");
        self.filled(id, &[("formats", &formats)])
    }

    /// What an option of the command `path` does: options of one name that do the same in
    /// several commands have one message.
    fn option(self, path: &str, name: &str) -> Option<String> {
        self.message(&format!("option-{path}-{name}"))
            .or_else(|| self.message(&format!("option-{name}")))
    }

    /// Fixed words, such as headings and what values mean.
    pub fn word(self, english: &str) -> Option<&'static str> {
        self.0.find(&word_id(english))
    }

    fn value_help(self, value: &PossibleValue) -> Option<String> {
        let english = value.get_help()?.to_string();
        Some(self.word(&english).map_or(english, str::to_owned))
    }
}

/// The name of an option or argument in the ids of messages.
pub(super) fn name_of(arg: &Arg) -> &str {
    arg.get_long().unwrap_or(arg.get_id().as_str())
}

/// The name of a subcommand of the command `path` in the ids of messages.
pub(super) fn path_of(path: &str, command: &Command) -> String {
    match path {
        "" | "strikemap" => command.get_name().to_owned(),
        _ => format!("{path}-{}", command.get_name()),
    }
}

pub(super) fn values_of(arg: &Arg) -> Vec<PossibleValue> {
    let takes_values = arg.get_action().takes_values();
    let values = if takes_values { arg.get_possible_values() } else { Vec::new() };
    values.into_iter().filter(|value| !value.is_hide_set()).collect()
}

/// `command`, which only shows its help and reads nothing, with that help in other words.
pub fn in_words_of(words: Words, command: Command) -> Command {
    translated(command, "", words)
}

fn translated(command: Command, parent: &str, words: Words) -> Command {
    let path = path_of(parent, &command);
    let (has_version, has_commands) = (command.get_version().is_some(), command.has_subcommands());
    let is_long =
        command.get_arguments().filter(|arg| !arg.is_hide_set()).any(has_described_values);
    // What is changed goes to the end, and headings stand in the order of their arguments.
    let (positional, named): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().partition(|arg| arg.is_positional());
    let ids: Vec<_> = positional.into_iter().chain(named).map(|arg| arg.get_id().clone()).collect();
    let style = *command.get_styles().get_usage();
    let shown_usage = command.clone().render_usage().to_string();
    let usage = words.word("Usage").unwrap_or("Usage");
    let mut command = command
        .help_template(format!(
            "{{before-help}}{{about-with-newline}}\n{style}{usage}:{style:#} \
             {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(words.word("Commands").unwrap_or("Commands"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true);
    if parent.is_empty() {
        command = command.override_usage(aligned(&shown_usage, usage));
    }
    for id in ids {
        command = command.mut_arg(id, |arg| argument(arg, &path, words));
    }
    if let Some(about) = words.message(&format!("command-{path}")) {
        command = command.about(about);
    }
    if let Some(notes) = words.message(&format!("command-{path}-notes")) {
        command = command.after_help(notes);
    }
    command = command.mut_subcommands(|inner| translated(inner, &path, words));
    if has_commands {
        command =
            command.subcommand(translated(Command::default().name("help"), "strikemap", words));
    }
    let heading = words.word("Options").unwrap_or("Options");
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let said = |id: &str| words.message(id).unwrap_or_default();
    let help = match is_long {
        true => help.help(said("option-help-short")).long_help(said("option-help-long")),
        false => help.help(said("option-help")),
    };
    command = command.arg(help.help_heading(heading));
    if has_version {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.arg(version.help(said("option-version")).help_heading(heading));
    }
    command
}

/// The usage in `english`, its lines below one another after the word `heading`.
pub fn aligned(english: &str, heading: &str) -> String {
    let usage = english.strip_prefix("Usage:").unwrap_or(english).trim();
    let room = heading.chars().count() + 2;
    let lines: Vec<&str> = usage.lines().map(str::trim).collect();
    lines.join(&format!("\n{:room$}", ""))
}

fn has_described_values(arg: &Arg) -> bool {
    values_of(arg).iter().any(|value| value.get_help().is_some())
}

/// `arg` with its help, its values and its default in other words.
fn argument(arg: Arg, path: &str, words: Words) -> Arg {
    let usual = if arg.is_positional() { "Arguments" } else { "Options" };
    let heading = words.word(arg.get_help_heading().unwrap_or(usual)).unwrap_or(usual);
    let Some(text) = words.option(path, name_of(&arg)) else {
        return arg.help_heading(heading);
    };
    let values = values_of(&arg);
    let word = |english: &'static str| words.word(english).unwrap_or(english);
    let default: Vec<_> =
        arg.get_default_values().iter().map(|text| text.to_string_lossy()).collect();
    let default = match default.join(" ") {
        text if text.is_empty() || arg.is_hide_default_value_set() => String::new(),
        text => format!("[{}: {text}]", word("default")),
    };
    let names = values.iter().map(PossibleValue::get_name).collect::<Vec<_>>().join(", ");
    let short_values = match values.is_empty() {
        true => String::new(),
        false => format!("[{}: {names}]", word("possible values")),
    };
    let parts = [text.as_str(), &default, &short_values];
    let short: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut long = text.clone();
    if has_described_values(&arg) {
        let widest = values.iter().map(|value| value.get_name().len()).max().unwrap_or(0);
        long += &format!("\n\n{}:", word("Possible values"));
        for value in &values {
            let (name, help) = (value.get_name(), words.value_help(value).unwrap_or_default());
            let room = widest.saturating_sub(name.len());
            long += &format!("\n- {name}: {:room$}{help}", "");
        }
        if !default.is_empty() {
            long += &format!("\n\n{default}");
        }
    } else {
        long = short.join(" ");
    }
    let short = short.join(" ");
    let is_longer = long != short;
    let takes_values = arg.get_action().takes_values();
    let arg = arg.help(short).help_heading(heading);
    let arg = arg.hide_possible_values(takes_values).hide_default_value(takes_values);
    if is_longer { arg.long_help(long) } else { arg }
}

/// `strikemap help export` as `strikemap export --help`.
pub fn without_help_command(command: &Command, mut words: Vec<OsString>) -> Vec<OsString> {
    let mut reached = Some(command);
    let mut at = None;
    for (index, word) in words.iter().enumerate().skip(1) {
        if word == "help" && reached.is_some_and(Command::has_subcommands) {
            at = Some(index);
            break;
        }
        reached = reached.and_then(|command| command.find_subcommand(word));
    }
    if let Some(index) = at {
        words.remove(index);
        words.push(OsString::from("--help"));
    }
    words
}
