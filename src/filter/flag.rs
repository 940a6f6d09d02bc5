//! How a filter is told on the command line.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::tz::TimeZone;

use crate::language::tr;

/// One flag of a filter: what help, completions and the man page say of it, and which
/// texts it takes.
#[derive(Clone, Copy)]
pub struct FlagDef {
    /// Its name, without dashes.
    pub name: &'static str,
    /// What stands for its value in help, in capitals.
    pub value_name: &'static str,
    /// What it does, in words.
    pub help: &'static str,
    /// Whether it may be given more than once.
    pub repeats: bool,
    /// Whether commas part several values.
    pub is_list: bool,
    /// Whether a value may begin with a minus.
    pub takes_minus: bool,
    /// The only values, if there are but a few.
    pub values: Option<fn() -> Vec<FlagValue>>,
    /// Why a text is no value.
    pub check: fn(&str) -> Result<(), String>,
    /// The flag that cannot be given beside it.
    pub conflicts_with: Option<&'static str>,
    /// Whether help does not list it: a flag of an earlier version.
    pub is_hidden: bool,
    /// The file that a value names, for flags whose values do.
    pub file: Option<fn(&str) -> &Path>,
}

impl FlagDef {
    /// A flag that takes any text and may repeat; the others are written as changes of it.
    pub const ANY: Self = Self {
        name: "",
        value_name: "",
        help: "",
        repeats: true,
        is_list: false,
        takes_minus: false,
        values: None,
        check: |_| Ok(()),
        conflicts_with: None,
        is_hidden: false,
        file: None,
    };
}

impl std::fmt::Debug for FlagDef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "--{} <{}>", self.name, self.value_name)
    }
}

/// One of the few values of a flag.
#[derive(Debug, Clone)]
pub struct FlagValue {
    /// The word.
    pub id: &'static str,
    /// Other words for it.
    pub aliases: Vec<&'static str>,
    /// What it means.
    pub help: String,
}

/// The values that a command gave to flags, by their names.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Values in the order in which they were given.
    pub texts: &'a BTreeMap<&'static str, Vec<String>>,
    /// The zone of the clocks where a value names none.
    pub zone: &'a TimeZone,
}

impl<'a> Given<'a> {
    /// All values of the flag `name`.
    pub fn all(&self, name: &str) -> &'a [String] {
        self.texts.get(name).map_or(&[], Vec::as_slice)
    }

    /// The value of a flag that does not repeat.
    pub fn one(&self, name: &str) -> Option<&'a str> {
        self.all(name).last().map(String::as_str)
    }
}

/// Why the values of flags are no filter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FlagError {
    /// A flag that repeats names several zones.
    #[error("--{flag}: {}", tr!("error-flag-two-zones"), flag = .0)]
    TwoZones(&'static str),
    /// A value that was good before can no longer be used, such as a file that changed.
    #[error("--{flag} {text}: {reason}")]
    Value {
        /// The flag.
        flag: &'static str,
        /// Its value.
        text: String,
        /// What is wrong.
        reason: String,
    },
}
