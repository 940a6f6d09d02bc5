//! What is chosen of a report, an interactive page or a printed document, as flags.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::error::CliError;
use crate::dataset::Instant;
use crate::export::DocumentInfo;
use crate::export::page::{self, MOST_BASEMAP_MB, PageChoices};
use crate::export::print::{self, Paper, Periods, PrintChoices, PrintTemplate, TemplateError};
use crate::export::report::{self, ReportChoices};
use crate::language::{Language, tr};

const ALL: &str = "Report, interactive page and PDF (--format report, --format page, --format pdf)";
const BOTH: &str = "Interactive page and PDF (--format page, --format pdf)";
const PAGE: &str = "Interactive page (--format page)";
const PDF: &str = "PDF (--format pdf)";

/// What is chosen of a report, an interactive page or a printed document.
#[derive(Debug, Args)]
pub struct DocumentFlags {
    /// Language in which a page opens, which readers can switch, or of the headings of a report
    /// or PDF [default: en]
    #[arg(long, value_name = "LANGUAGE", value_parser = language(), help_heading = ALL)]
    language: Option<Language>,
    /// Title; the names of the files without it
    #[arg(long, value_name = "TEXT", help_heading = BOTH)]
    title: Option<String>,
    /// Under which licence the data may be used, such as "CC BY 4.0"
    #[arg(long, value_name = "TEXT", help_heading = BOTH)]
    data_licence: Option<String>,
    /// When it says that it was made: "now", "none", or a time in UTC such as
    /// 2026-01-31T12:00:00Z [default: now]
    #[arg(long, value_name = "TIME", value_parser = made_at, help_heading = BOTH)]
    made_at: Option<MadeAt>,
    /// Megabytes that the map in the page may take: the most detailed zooms are left out until
    /// it fits; 0 leaves the map out [default: 3]
    #[arg(
        long, value_name = "MB", help_heading = PAGE,
        value_parser = clap::value_parser!(u32).range(..=i64::from(MOST_BASEMAP_MB))
    )]
    basemap_mb: Option<u32>,
    /// Paper, its longer side across [default: a4]
    #[arg(long, value_name = "SIZE", value_parser = paper(), help_heading = PDF)]
    paper: Option<Paper>,
    /// Periods of the small maps [default: auto]
    #[arg(long, value_name = "PERIODS", value_parser = periods(), help_heading = PDF)]
    periods: Option<Periods>,
    /// Logo, colour and credit line of a house: a TOML file with "logo", "colour", "credit"
    #[arg(long, value_name = "FILE", help_heading = PDF)]
    template: Option<PathBuf>,
}

/// When a document says that it was made.
#[derive(Debug, Clone, Copy)]
enum MadeAt {
    Now,
    Unsaid,
    At(Instant),
}

fn made_at(text: &str) -> Result<MadeAt, String> {
    match text {
        "now" => Ok(MadeAt::Now),
        "none" => Ok(MadeAt::Unsaid),
        text => text
            .parse::<jiff::Timestamp>()
            .map(|at| MadeAt::At(Instant::from_secs(at.as_second())))
            .map_err(|_| tr!("error-cli-made-at").to_owned()),
    }
}

fn language() -> impl TypedValueParser<Value = Language> {
    let value = |language: Language| PossibleValue::new(language.id()).help(language.own_name());
    PossibleValuesParser::new(Language::ALL.map(value))
        .map(|code| Language::by_id(&code).unwrap_or_default())
}

fn paper() -> impl TypedValueParser<Value = Paper> {
    PossibleValuesParser::new(Paper::ALL.map(Paper::id))
        .map(|id| Paper::by_id(&id).unwrap_or_default())
}

fn periods() -> impl TypedValueParser<Value = Periods> {
    PossibleValuesParser::new(Periods::ALL.map(Periods::id))
        .map(|id| Periods::by_id(&id).unwrap_or_default())
}

impl DocumentFlags {
    /// Refuses flags that say nothing of the format with the id `format`.
    ///
    /// # Errors
    /// With the first of them.
    pub fn check(&self, format: &str) -> Result<(), CliError> {
        let all: &[&str] = &[report::ID, page::ID, print::ID];
        let both: &[&str] = &[page::ID, print::ID];
        let given = [
            ("--language", self.language.is_some(), all),
            ("--title", self.title.is_some(), both),
            ("--data-licence", self.data_licence.is_some(), both),
            ("--made-at", self.made_at.is_some(), both),
            ("--basemap-mb", self.basemap_mb.is_some(), &[page::ID]),
            ("--paper", self.paper.is_some(), &[print::ID]),
            ("--periods", self.periods.is_some(), &[print::ID]),
            ("--template", self.template.is_some(), &[print::ID]),
        ];
        let wrong = given
            .into_iter()
            .find(|(_, is_given, formats)| *is_given && !formats.contains(&format));
        match wrong {
            None => Ok(()),
            Some((flag, _, formats)) => Err(CliError::OtherFormat {
                flag,
                format: format.to_owned(),
                formats: formats.join("|"),
            }),
        }
    }

    /// The file that is read beside the inputs.
    pub fn path(&self) -> Option<&std::path::Path> {
        self.template.as_deref()
    }

    fn info(&self) -> DocumentInfo {
        let info = DocumentInfo {
            title: self.title.clone().unwrap_or_default(),
            data_licence: self.data_licence.clone().unwrap_or_default(),
            made_at: None,
        };
        match self.made_at.unwrap_or(MadeAt::Now) {
            MadeAt::Now => info.made_now(),
            MadeAt::Unsaid => info,
            MadeAt::At(at) => DocumentInfo { made_at: Some(at), ..info },
        }
    }

    /// What the flags mean for a report.
    pub fn report_choices(&self) -> ReportChoices {
        ReportChoices { language: self.language.unwrap_or_default() }
    }

    /// What the flags mean for an interactive page.
    pub fn page_choices(&self) -> PageChoices {
        let usual = PageChoices::default();
        PageChoices {
            language: self.language.unwrap_or(usual.language),
            basemap_mb: self.basemap_mb.unwrap_or(usual.basemap_mb),
            info: self.info(),
        }
    }

    /// What the flags mean for a printed document.
    ///
    /// # Errors
    /// When the template cannot be used.
    pub fn print_choices(&self) -> Result<PrintChoices, TemplateError> {
        Ok(PrintChoices {
            language: self.language.unwrap_or_default(),
            paper: self.paper.unwrap_or_default(),
            periods: self.periods.unwrap_or_default(),
            template: self.template.as_deref().map(PrintTemplate::read).transpose()?,
            info: self.info(),
        })
    }
}
