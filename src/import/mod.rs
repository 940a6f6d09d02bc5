//! Files become datasets: recognised by content, every row accounted for.
//!
//! A *container* ([`layout`]) finds the records in the bytes and names their
//! cells; a *format* says what a publisher means by them. To add a format,
//! write one file in [`formats`] and one line in [`formats::FORMATS`].

mod arrow;
pub mod by_field;
mod cell_sort;
mod chunk_records;
mod chunk_text;
pub mod chunks;
pub mod claims_file;
mod clean;
pub mod column_facts;
mod column_pass;
pub mod column_report;
pub mod columns;
pub mod compressed;
mod control_group;
mod day_beside_times;
pub mod decode;
pub mod decoder;
pub mod demo;
pub mod encoding;
mod error;
pub mod event_builder;
mod format;
pub mod formats;
pub mod geojson;
mod geometry;
pub mod guess;
mod guessed;
pub mod head;
mod head_line;
pub mod header;
mod html_table;
mod hxl;
pub mod interrupt;
pub mod json;
pub mod kml;
mod kmz;
pub mod known_headers;
pub mod layout;
pub mod limits;
pub mod looks;
mod mapping;
pub mod memo;
pub mod memory_check;
mod no_event;
pub mod pairs;
pub mod parquet;
pub mod place_columns;
mod position_column;
pub mod preview;
mod read_strategy;
pub mod reader;
mod recoded;
mod recoded_text;
pub mod rows;
mod scan;
mod short_memchr;
pub mod split;
pub mod stream;
pub mod table;
mod tally;
mod value_text;
mod word_roles;

pub use crate::dataset::schema::Field;
pub use crate::dataset::{Mapping, NamedColumns, Options};
pub use by_field::ByField;
pub use columns::Columns;
pub use error::ImportError;
pub use event_builder::{EventBuilder, Row};
pub use format::{Container, Format};
pub use formats::FORMATS;
pub use guess::Guess;
pub use reader::read;
