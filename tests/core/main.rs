//! What needs no window, in one program: each program more costs a link and
//! tens of megabytes on the disk.

#[path = "../support/fuzzing.rs"]
mod fuzzing;
#[path = "../../benches/synthetic.rs"]
mod synthetic;

mod air_alert_choices;
mod air_alerts;
mod architecture;
mod area_offer;
mod area_shapes;
mod choosing;
mod claims;
mod cli;
mod compare;
mod crossfilter;
mod data_logic;
mod decoded_input;
mod demo_story;
mod dependencies;
mod drawings;
mod duplicates;
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
mod import;
mod import_columns;
mod import_dirt;
mod import_packed;
mod import_places;
mod injected;
mod kept_counts;
mod killed;
mod layers;
mod leaks;
mod notes;
mod notes_in_exports;
mod parquet_input;
mod prefix_counts;
mod proof;
mod publication;
mod ranges;
mod redaction;
mod registry;
mod roundtrip;
mod same_bytes;
mod saved;
mod session;
mod structure;
mod sums;
mod synthetic_data;
mod text_search;
mod tiers_cli;
mod time_mask;
mod vanished;
