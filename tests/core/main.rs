//! What needs no window, in one program: each program more costs a link and
//! tens of megabytes on the disk.

#[path = "../support/fuzzing.rs"]
mod fuzzing;
#[path = "../../benches/synthetic.rs"]
mod synthetic;

mod additions;
mod air_alert_choices;
mod air_alerts;
mod architecture;
mod area_offer;
mod area_shapes;
mod arrow_input;
mod boundaries;
mod cases;
mod choosing;
mod claims;
mod cli;
mod cli_language;
#[cfg(all(feature = "adbc", unix))]
mod cluster_engines;
mod compare;
mod crossfilter;
mod data_logic;
#[cfg(all(feature = "postgres", unix))]
mod database;
#[cfg(all(feature = "postgres", unix))]
mod database_engine;
mod decoded_input;
mod demo_story;
mod dependencies;
mod drawings;
mod duplicates;
#[cfg(all(feature = "postgres", unix))]
mod engine_questions;
#[cfg(all(feature = "postgres", unix))]
mod engine_tables;
mod error_texts;
mod export_beside;
mod export_formats;
mod export_pieces;
mod expression;
mod faults;
mod file_graph;
mod filter_oracle;
mod fuzz_seeds;
mod gazetteer;
mod hostile;
mod hostile_workbooks;
mod import;
mod import_columns;
mod import_dirt;
mod import_packed;
mod import_places;
mod injected;
mod kept_counts;
mod killed;
mod languages_of_files;
mod layers;
mod leaks;
mod messages;
mod notes;
mod notes_in_exports;
mod packaging;
mod page;
mod page_browser;
mod parquet_input;
mod parquet_levels;
mod pdf;
mod plain_words;
#[cfg(all(feature = "postgres", unix))]
mod postgres_server;
mod prefix_counts;
mod preview;
mod proof;
mod publication;
mod ranges;
mod redaction;
mod registry;
mod remapping;
mod report_text;
mod roundtrip;
mod same_bytes;
mod saved;
mod session;
mod source_files;
mod structure;
mod sums;
mod synthetic_data;
mod text_search;
mod tiers_cli;
mod time_mask;
mod timestamps;
mod told;
mod unread_places;
mod vanished;
mod versions;
mod warnings;
mod what_changed;
