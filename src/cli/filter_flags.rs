//! The filters as flags: those that their registry lists.

use std::collections::BTreeMap;
use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use jiff::tz::TimeZone;

use super::error::CliError;
use crate::alerts;
use crate::dataset::Dataset;
use crate::expression::Expression;
use crate::filter::{
    self, AreaChoice, AreaMatching, Argument, FILTERS, Filters, FlagDef, Given, SUPERSEDED,
    TimeFilter, area_flags,
};
use crate::language::tr;

/// Filters beside the time window. Values of one flag are joined by "or",
/// different flags by "and".
#[derive(Debug, Clone, Default)]
pub struct FilterFlags {
    texts: BTreeMap<&'static str, Vec<String>>,
}

/// The flags of all filters.
fn all() -> impl Iterator<Item = &'static FlagDef> {
    FILTERS.iter().chain(SUPERSEDED).flat_map(|filter| filter.flags())
}

fn arg(flag: &'static FlagDef) -> Arg {
    let parser = match flag.values {
        Some(values) => {
            let value = |value: filter::FlagValue| {
                PossibleValue::new(value.id).aliases(value.aliases).help(value.help)
            };
            ValueParser::from(PossibleValuesParser::new(values().into_iter().map(value)))
        }
        None => ValueParser::from(|text: &str| (flag.check)(text).map(|()| text.to_owned())),
    };
    let mut arg = Arg::new(flag.name)
        .long(flag.name)
        .value_name(flag.value_name)
        .help(flag.help)
        .hide(flag.is_hidden)
        .allow_hyphen_values(flag.takes_minus)
        .action(if flag.repeats { ArgAction::Append } else { ArgAction::Set })
        .value_parser(parser);
    if flag.is_list {
        arg = arg.value_delimiter(',');
    }
    if let Some(other) = flag.conflicts_with {
        arg = arg.conflicts_with(other);
    }
    arg
}

impl Args for FilterFlags {
    fn augment_args(command: Command) -> Command {
        command.args(all().map(arg))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FilterFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let texts = all().filter_map(|flag| {
            let values = matches.get_many::<String>(flag.name)?;
            Some((flag.name, values.cloned().collect()))
        });
        Ok(Self { texts: texts.collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// An area as `--area` takes it.
pub fn area(text: &str) -> Result<AreaChoice, String> {
    AreaChoice::from_text(text).map_err(|error| error.to_string())
}

impl FilterFlags {
    /// When an event counts as inside an area.
    pub fn area_matching(&self) -> AreaMatching {
        area_flags::matching_of(&self.given(&TimeZone::UTC))
    }

    /// The areas of the files that are named.
    pub fn areas_of_files(&self) -> Result<Vec<AreaChoice>, CliError> {
        Ok(area_flags::areas_of_files(&self.given(&TimeZone::UTC))?)
    }

    /// The files that are read.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let naming = all().filter_map(|flag| Some((flag.name, flag.file?)));
        naming.flat_map(|(name, file)| {
            self.texts.get(name).into_iter().flatten().map(move |text| file(text))
        })
    }

    /// The filters of the flags, with `time` as the time window; clocks are those of
    /// `zone` where a flag names none.
    pub fn filters(&self, time: TimeFilter, zone: &TimeZone) -> Result<Filters, CliError> {
        let mut filters = Filters { time, ..Filters::default() };
        filters.set_given(&self.given(zone))?;
        Ok(filters)
    }

    fn given<'a>(&'a self, zone: &'a TimeZone) -> Given<'a> {
        Given { texts: &self.texts, zone }
    }
}

/// Refuses columns that no dataset has.
pub fn check_columns<'a>(
    filters: &Filters,
    datasets: impl Iterator<Item = &'a Dataset> + Clone,
) -> Result<(), CliError> {
    let mut names: Vec<String> = Vec::new();
    if let Some(Argument::Cells(cells)) = filters.argument(filter::cells::ID) {
        names.extend(cells.iter().map(|(name, _)| name.clone()));
    }
    if let Some(Argument::Expression(text)) = filters.argument(filter::expression::ID)
        && let Ok(expression) = Expression::parse(text)
    {
        names.extend(expression.columns().into_iter().map(str::to_owned));
    }
    let missing = names
        .into_iter()
        .find(|name| datasets.clone().all(|dataset| dataset.decoder.column_index(name).is_none()));
    match missing {
        None => Ok(()),
        Some(name) => Err(CliError::NoColumn {
            name,
            columns: datasets
                .clone()
                .next()
                .map(|dataset| dataset.decoder.columns().to_vec())
                .unwrap_or_default(),
        }),
    }
}

/// Flags whose word no dataset has: probably a slip, so worth a notice.
pub fn words_not_found<'a>(
    filters: &Filters,
    datasets: impl Iterator<Item = &'a Dataset> + Clone,
) -> Vec<String> {
    let mut notices = Vec::new();
    for (id, argument) in &filters.clauses {
        let (Some(filter), Argument::Words(words)) = (filter::by_id(id), argument) else {
            continue;
        };
        if filter.is_by_alert() {
            if !datasets.clone().any(alerts::has_alerts) {
                notices.push(tr!("cli-no-air-alerts", flag = filter.flag()));
            }
            continue;
        }
        for word in words {
            let has_word = |dataset: &Dataset| {
                filter
                    .facet(dataset)
                    .is_some_and(|facet| facet.values().iter().any(|value| **value == **word))
            };
            if !datasets.clone().any(has_word) {
                notices.push(tr!("cli-no-such-word", flag = filter.flag(), word = word));
            }
        }
    }
    notices
}
