//! Filters as the command that applies them.

use super::changes;
use super::drawn::Drawing;
use super::input::Input;
use super::page_choices::PageChoices;
use super::print_choices::PrintChoices;
use super::report_choices::ReportChoices;
use super::{ColumnSet, Job, MapPicture, Scope};
use crate::dataset::ranges::Ranges;
use crate::dataset::time_text::DateOrder;
use crate::dataset::{Instant, Interval, TimeAxis, WrittenOptions};
use crate::filter::time::Matching;
use crate::filter::{self, AreaChoice, Filters, Mode, Policy, TimeFilter};

/// Commands longer than this are refused by some systems.
const LONGEST_BYTES: usize = 100_000;

/// The flags of `strikemap export` that set these filters, not yet quoted.
pub fn flags(filters: &Filters) -> Vec<String> {
    let mut flags = time_flags(&filters.time);
    for (id, argument) in &filters.clauses {
        let Some(filter) = filter::by_id(id) else { continue };
        // In one piece, so that a value may start with a dash.
        let of_filter = filter.flags_of(argument).into_iter();
        flags.extend(of_filter.map(|(name, value)| format!("--{name}={value}")));
    }
    flags.extend(filter::area_flags::flags_of_boundaries(&filters.boundaries));
    flags
}

fn time_flags(time: &TimeFilter) -> Vec<String> {
    let mut flags = Vec::new();
    if let Some((start, end)) = time.bounds_secs() {
        let text = |secs: i64| Instant::from_secs(secs).to_utc_text();
        if time.mode != Mode::FromBeginning {
            flags.push(format!("--from={}", text(start)));
        }
        if time.mode != Mode::UntilEnd {
            flags.push(format!("--to={}", text(end)));
        }
        // At one instant, what may have happened is meant either way.
        if time.matching == Matching::Definite && time.mode != Mode::Instant {
            flags.push("--match=definite".to_owned());
        }
    }
    let policy = |policy: Policy| match policy {
        Policy::Include => "include",
        Policy::Exclude => "exclude",
        Policy::Only => "only",
    };
    if time.axis == TimeAxis::Report {
        flags.push("--time-of=report".to_owned());
    }
    if time.undated != Policy::Exclude {
        flags.push(format!("--undated={}", policy(time.undated)));
    }
    if time.imprecise != Policy::Include {
        flags.push(format!("--imprecise={}", policy(time.imprecise)));
    }
    flags
}

/// The command that writes the same file, run in the folder of the manifest; `session`
/// is where the session with notes lies. It tells the seed by which places are moved
/// only if `with_secret` says so. Rows selected or left out by hand are named by their
/// lines. `None` for columns mapped by hand, files that were read in different ways, more
/// rows than a command can name, and pictures of what was decided by hand or set in the
/// window alone.
pub fn command(
    job: &Job,
    inputs: &[Input],
    session: Option<&str>,
    (output, drawing): (&str, Option<&Drawing>),
    with_secret: bool,
) -> Option<String> {
    Some(line(&command_words(job, inputs, session, (output, drawing), with_secret)?))
}

/// The same as programs wrote it before areas had tiers of location precision: without
/// [`filter::AreaMatching::Possible`], which was what a command meant that said nothing.
pub fn command_before_tiers(
    job: &Job,
    inputs: &[Input],
    session: Option<&str>,
    (output, drawing): (&str, Option<&Drawing>),
    with_secret: bool,
) -> Option<String> {
    let mut words = command_words(job, inputs, session, (output, drawing), with_secret)?;
    words.retain(|word| word != "--area-match=possible");
    Some(line(&words))
}

fn command_words(
    job: &Job,
    inputs: &[Input],
    session: Option<&str>,
    (output, drawing): (&str, Option<&Drawing>),
    with_secret: bool,
) -> Option<Vec<String>> {
    let is_by_hand = job.scope == Scope::Selected || !job.left_out.is_empty();
    if is_by_hand && (drawing.is_some() || job.picture != MapPicture::Without) {
        return None;
    }
    let is_changes = job.format == changes::ID;
    // The table of a check names rows of an export, which only its manifest tells.
    if is_by_hand && is_changes {
        return None;
    }
    let verb = if is_changes { "diff" } else { "export" };
    let verb = drawing.map_or(verb, |drawing| drawing.verb.as_str());
    let mut words = begun(verb, job, inputs)?;
    if is_by_hand {
        let ranges = job.parts.iter().zip(inputs).map(|(part, input)| match &input.selected {
            Some(known) => known.to_flag(),
            None => Ranges::of(&part.dataset, &part.rows).to_flag(),
        });
        words.extend(ranges.map(|ranges| format!("--rows={ranges}")));
        if words.iter().map(String::len).sum::<usize>() > LONGEST_BYTES {
            return None;
        }
    } else {
        let filters = job.stated_filters();
        words.extend(flags(&filters));
        let is_long = words.iter().map(String::len).sum::<usize>() > LONGEST_BYTES;
        if is_long && !filters.boundaries.are_none() {
            return None;
        }
    }
    if let Some(drawing) = drawing {
        words.extend(drawing.flags.clone()?);
    } else if is_changes {
        words.extend(job.key.iter().map(|column| format!("--key={column}")));
    } else {
        if job.columns == ColumnSet::Project {
            words.push("--columns=project".to_owned());
        }
        words.push(format!("--format={}", job.format));
        if job.picture != MapPicture::Without {
            words.push("--picture".to_owned());
        }
        words.extend(job.page_choices().into_iter().flat_map(PageChoices::flags));
        words.extend(job.print_choices().into_iter().flat_map(PrintChoices::flags));
        words.extend(job.report_choices().into_iter().flat_map(ReportChoices::flags));
    }
    words.extend(reading_flags(job, inputs));
    if job.formula_safe {
        words.push("--formula-safe".to_owned());
    }
    words.extend(session.map(|path| format!("--session={path}")));
    words.extend(job.publication.flags(with_secret));
    words.push("-o".to_owned());
    words.push(if output.starts_with('-') { format!("./{output}") } else { output.to_owned() });
    Some(words)
}

/// The command that compares period `a` with `b` under the filters of `job`; `None`
/// as for [`command`], and where rows are left out by hand. Areas with a name of the
/// program are always compared, so that only others are named.
pub fn comparison(
    job: &Job,
    inputs: &[Input],
    [a, b]: [Interval; 2],
    areas: &[AreaChoice],
) -> Option<String> {
    if job.scope == Scope::Selected || !job.left_out.is_empty() {
        return None;
    }
    let mut words = begun("compare", job, inputs)?;
    for (edges, interval) in [(["from", "to"], a), (["with-from", "with-to"], b)] {
        for (edge, at) in edges.into_iter().zip([interval.start(), interval.end()]) {
            words.push(format!("--{edge}={}", at.to_utc_text()));
        }
    }
    let time = TimeFilter { window: None, mode: Mode::Window, ..job.filters.time };
    if time.matching == Matching::Definite {
        words.push("--match=definite".to_owned());
    }
    words.extend(flags(&Filters { time, ..job.filters.clone() }));
    let drawn = areas.iter().filter(|area| !matches!(area, AreaChoice::Named(_)));
    words.extend(drawn.map(|area| format!("--by-area={}", area.to_text())));
    words.extend(reading_flags(job, inputs));
    Some(line(&words))
}

/// The program, what it shall do, and the files.
fn begun(verb: &str, job: &Job, inputs: &[Input]) -> Option<Vec<String>> {
    let reading = reading_of(inputs)?;
    let zone = zone_name(job);
    if reading.mapping.is_some()
        || files(inputs).any(Input::is_stream)
        || files(inputs).any(|input| input.reading != *reading || input.reading.zone != zone)
    {
        return None;
    }
    let mut words = vec!["strikemap".to_owned(), verb.to_owned()];
    words.extend(inputs.iter().map(|input| match &input.path {
        Some(path) if path.starts_with('-') || path == "demo" => format!("./{path}"),
        Some(path) => path.clone(),
        None => "demo".to_owned(),
    }));
    Some(words)
}

/// Built-in data is the same however files are read.
fn files(inputs: &[Input]) -> impl Iterator<Item = &Input> {
    inputs.iter().filter(|input| input.path.is_some())
}

fn reading_of(inputs: &[Input]) -> Option<&WrittenOptions> {
    files(inputs).next().or(inputs.first()).map(|input| &input.reading)
}

fn zone_name(job: &Job) -> &str {
    job.zone.iana_name().unwrap_or("UTC")
}

fn reading_flags(job: &Job, inputs: &[Input]) -> Vec<String> {
    let mut flags = vec![format!("--zone={}", zone_name(job))];
    match reading_of(inputs).and_then(|reading| reading.date_order) {
        Some(DateOrder::DayFirst) => flags.push("--date-order=day-first".to_owned()),
        Some(DateOrder::MonthFirst) => flags.push("--date-order=month-first".to_owned()),
        Some(DateOrder::YearFirst) => flags.push("--date-order=year-first".to_owned()),
        None => {}
    }
    let named = reading_of(inputs).map(|reading| &reading.named_columns);
    for (field, columns) in named.into_iter().flatten() {
        flags.extend(columns.iter().map(|column| format!("--map={}={column}", field.id())));
    }
    if let Some(sheet) = reading_of(inputs).and_then(|reading| reading.sheet.as_ref()) {
        flags.push(format!("--sheet={sheet}"));
    }
    flags
}

fn line(words: &[String]) -> String {
    words.iter().map(|word| quoted(word)).collect::<Vec<String>>().join(" ")
}

/// `word` as a POSIX shell reads it: in single quotes where it needs them.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_=./,:+@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_shell_are_quoted_only_where_needed() {
        assert_eq!(quoted("--from=2025-12-27T00:00:00Z"), "--from=2025-12-27T00:00:00Z");
        assert_eq!(quoted("it's"), "'it'\\''s'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("Київ $x"), "'Київ $x'");
    }

    #[test]
    fn no_filter_needs_no_flag() {
        assert!(flags(&Filters::default()).is_empty());
    }
}
