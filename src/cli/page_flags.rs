//! What is chosen of an interactive page, as flags.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::dataset::Instant;
use crate::export::page::{MOST_BASEMAP_MB, PageChoices};
use crate::language::Language;

/// What is chosen of an interactive page.
#[derive(Debug, Args)]
#[command(next_help_heading = "Interactive page (--format page)")]
pub struct PageFlags {
    /// Language in which the page opens; readers can switch
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    language: Option<Language>,
    /// Megabytes that the map in the page may take: the most detailed zooms are left out until
    /// it fits; 0 leaves the map out [default: 3]
    #[arg(
        long, value_name = "MB",
        value_parser = clap::value_parser!(u32).range(..=i64::from(MOST_BASEMAP_MB))
    )]
    basemap_mb: Option<u32>,
    /// Title of the page; the names of the files without it
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Under which licence the data may be used, such as "CC BY 4.0"
    #[arg(long, value_name = "TEXT")]
    data_licence: Option<String>,
    /// When the page says that it was made: "now", "none", or a time in UTC such as
    /// 2026-01-31T12:00:00Z [default: now]
    #[arg(long, value_name = "TIME", value_parser = made_at)]
    made_at: Option<MadeAt>,
}

/// When a page says that it was made.
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
            .map_err(|_| "write now, none, or a time such as 2026-01-31T12:00:00Z".to_owned()),
    }
}

fn language() -> impl TypedValueParser<Value = Language> {
    let value = |language: Language| PossibleValue::new(language.id()).help(language.own_name());
    PossibleValuesParser::new(Language::ALL.map(value))
        .map(|code| Language::by_id(&code).unwrap_or_default())
}

impl PageFlags {
    /// Whether any of them is given.
    pub fn is_any(&self) -> bool {
        let Self { language, basemap_mb, title, data_licence, made_at } = self;
        language.is_some()
            || basemap_mb.is_some()
            || title.is_some()
            || data_licence.is_some()
            || made_at.is_some()
    }

    /// What the flags mean.
    pub fn choices(&self) -> PageChoices {
        let usual = PageChoices::default();
        let choices = PageChoices {
            language: self.language.unwrap_or(usual.language),
            basemap_mb: self.basemap_mb.unwrap_or(usual.basemap_mb),
            title: self.title.clone().unwrap_or_default(),
            data_licence: self.data_licence.clone().unwrap_or_default(),
            made_at: None,
        };
        match self.made_at.unwrap_or(MadeAt::Now) {
            MadeAt::Now => choices.made_now(),
            MadeAt::Unsaid => choices,
            MadeAt::At(at) => PageChoices { made_at: Some(at), ..choices },
        }
    }
}
