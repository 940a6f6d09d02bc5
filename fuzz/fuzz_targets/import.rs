//! Any bytes as a file of events, of any format.
#![no_main]

#[path = "../../tests/support/fuzzing.rs"]
mod fuzzing;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = fuzzing::import(bytes);
});
