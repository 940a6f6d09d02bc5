//! `strikemap export`: the matching events, as a file with a manifest.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::document_flags::DocumentFlags;
use super::error::CliError;
use super::event_flags::{EventFlags, OpenedEvents};
use super::older_flags::OlderFlags;
use super::outputs::refuse_inputs;
use super::publication_flags::PublicationFlags;
use super::signing_flags::SigningFlags;
use super::terminal::{complain, in_words, say, say_path};
use crate::dataset::ranges::Ranges;
use crate::dataset::{Dataset, Rows};
use crate::export::{self, ColumnSet, ExportError, Job, MapPicture, Request, Scope};
use crate::language::{current, tr};
use crate::session::{Document, Selection, SessionSnapshot};

const EXAMPLES: &str = "\
Examples:
  strikemap export demo --from 2025-12-27 --to 2025-12-27 -o day.csv
      that day in Kyiv; \"--to 2025-12-27\" includes that day
  strikemap export a.csv b.csv --columns project --kind drone_strike -o drones.csv
  strikemap export strikes.csv --rows 2-17,22 -o chosen.csv
  strikemap export night.csv --columns project --round 2 --without summary -o public.csv
      places to a kilometre, which their radius says
  strikemap export night.csv --format page --title \"That night\" --language uk -o night.html
      an interactive page that opens offline, with map, time slider, filters and table
  strikemap export demo --format pdf --from 2025-12-27 --to 2025-12-27 --paper a3 -o night.pdf
      a printed document: map, legend, small maps by period, summary, table with sources
  strikemap export strikes.csv --where 'City=Kyiv' --text 'fire \"residential block\"' -o -
      to standard output, without a manifest

Beside NAME.csv lies NAME.manifest.json, which \"strikemap verify\" can prove.
Exported times are UTC.

Exit code: 0 written, 1 written without claims that could not be read, 2 not written.";

/// What is exported, and how.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files to read, the word demo, or "-" for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The file to write; "-" is standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Original columns, byte for byte, or normalized ones
    #[arg(long, value_name = "SCHEMA", default_value = "original")]
    columns: Columns,
    /// Format of the file
    #[arg(long, value_name = "FORMAT", default_value = export::table::ID, value_parser = format_id)]
    format: String,
    /// Show the map in a report
    #[arg(long, conflicts_with = "rows")]
    picture: bool,
    /// Put an apostrophe before cells that spreadsheets would run as formulas
    #[arg(long)]
    formula_safe: bool,
    /// Export just these rows, by their lines such as 2-17,22 or as events:3-5;
    /// once for each FILE, in their order
    #[arg(long, value_name = "LINES", allow_hyphen_values = true)]
    rows: Vec<String>,
    /// Put notes and tags of this session beside the events, in normalized columns
    #[arg(long, value_name = "SESSION")]
    session: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    events: EventFlags,
    #[command(flatten)]
    older: OlderFlags,
    #[command(flatten)]
    publication: PublicationFlags,
    #[command(flatten)]
    document: DocumentFlags,
    #[command(flatten)]
    signing: SigningFlags,
}

/// Which columns.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Columns {
    /// Those of the source
    Original,
    /// Normalized ones, the same for every source
    #[value(alias = "normalized")]
    Project,
}

fn format_id(text: &str) -> Result<String, String> {
    export::by_id(text).map(|exporter| exporter.id().to_owned()).map_err(|error| error.to_string())
}

/// Reads, filters and writes.
pub fn run(arguments: &Arguments) -> Result<ExitCode, CliError> {
    arguments.document.check(&arguments.format)?;
    let areas = arguments.events.files();
    let session = arguments.session.as_deref();
    let inputs = arguments.files.iter().map(PathBuf::as_path).chain(areas).chain(session);
    let inputs = inputs.chain(arguments.signing.path()).chain(arguments.document.path());
    let inputs = inputs.chain(arguments.older.path());
    refuse_inputs(&arguments.output, inputs)?;
    let OpenedEvents { options, filters, datasets: inputs, .. } =
        arguments.events.open_with(&arguments.files, Some(&arguments.older))?;
    let (scope, rows) = match &arguments.rows[..] {
        [] => (Scope::Filtered, Vec::new()),
        lists => (Scope::Selected, rows(lists, &inputs)?),
    };
    let request = Request {
        columns: match arguments.columns {
            Columns::Original => ColumnSet::Original,
            Columns::Project => ColumnSet::Project,
        },
        format: arguments.format.clone(),
        formula_safe: arguments.formula_safe,
        picture: arguments.picture,
        report: arguments.document.report_choices(),
        page: arguments.document.page_choices(),
        print: arguments.document.print_choices()?,
        ..Request::new(scope)
    };
    let opened = SessionSnapshot::of(inputs, |ids| Document {
        filters,
        selection: Selection::from_rows(ids.iter().copied().zip(rows)),
        ..Document::default()
    });
    let mut job = Job::of_session(&opened, &request, &options.zone)?;
    if let Some(session) = &arguments.session {
        job.add_notes(session)?;
    }
    arguments.publication.apply(&mut job)?;
    arguments.signing.apply(&mut job)?;
    let job = with_picture(job, opened)?;
    if arguments.output == Path::new("-") {
        if job.signing_key.is_some() {
            return Err(CliError::NothingToSign);
        }
        to_stdout(&job)?;
        return Ok(tell_skipped_claims(&job));
    }
    if job.format == export::page::ID {
        let bytes = export::page::estimated_bytes(&job);
        complain(&in_words(|| tr!("cli-page-size", size = current().size(bytes))));
    }
    let written = export::write(&job, &arguments.output, arguments.replace)?;
    say(&in_words(|| {
        tr!("cli-written", counted = counted(&job), bytes = written.bytes.to_string())
    }))?;
    say_path(&written.path)?;
    if let Some(claims) = &written.claims {
        say_path(claims)?;
    }
    say_path(&written.manifest)?;
    written.notes.iter().for_each(|note| complain(note));
    Ok(tell_skipped_claims(&job))
}

/// Tells of claims beside the inputs that could not be read; the exit code.
fn tell_skipped_claims(job: &Job) -> ExitCode {
    let skipped = job.parts.iter().map(|part| part.dataset.report.claims_skipped as usize);
    let unread: usize = skipped.sum();
    if unread > 0 {
        complain(&in_words(|| tr!("cli-claims-not-exported", count = unread)));
    }
    ExitCode::from(u8::from(unread > 0))
}

/// `job`, which is made of `opened`, with the picture that it wants.
fn with_picture(job: Job, opened: SessionSnapshot) -> Result<Job, CliError> {
    if job.picture == MapPicture::Without {
        return Ok(job);
    }
    if !export::by_id(&job.format)?.has_picture() {
        return Err(CliError::PictureWithoutReport(job.format));
    }
    #[cfg(feature = "gui")]
    {
        use crate::ui::snapshot;
        let png = snapshot::report_map(opened.session(), &job.zone)?;
        Ok(Job { picture: MapPicture::Drawn(Arc::new(png)), ..job })
    }
    #[cfg(not(feature = "gui"))]
    {
        drop(opened);
        Err(CliError::NoWindow)
    }
}

/// The rows that are named, one list for each input.
fn rows(lists: &[String], inputs: &[Arc<Dataset>]) -> Result<Vec<Rows>, CliError> {
    if lists.len() != inputs.len() {
        return Err(CliError::RowLists { lists: lists.len(), files: inputs.len() });
    }
    let rows =
        |(list, dataset): (&String, &Arc<Dataset>)| Ok(Ranges::from_flag(list).rows(dataset)?);
    lists.iter().zip(inputs).map(rows).collect()
}

fn to_stdout(job: &Job) -> Result<(), CliError> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    export::stream(job, &mut out).map_err(|error| match error {
        ExportError::Write(error) => CliError::Output(error),
        other => CliError::Export(other),
    })?;
    out.flush().map_err(CliError::Output)?;
    complain(&in_words(|| counted(job)));
    job.tally.words().iter().for_each(|note| complain(note));
    Ok(())
}

/// `3 of 412 events`, and how many rows are no events.
fn counted(job: &Job) -> String {
    let events: usize = job.parts.iter().map(|part| part.dataset.len()).sum();
    let skipped: u64 = job.parts.iter().map(|part| part.dataset.report.skipped.count()).sum();
    let mut text = tr!("cli-events-of", shown = job.count().to_string(), count = events);
    if skipped > 0 {
        text += &tr!("cli-rows-not-read", count = skipped);
    }
    text
}
