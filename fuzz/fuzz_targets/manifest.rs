//! Any bytes as the manifest of an export.
#![no_main]

#[path = "../../tests/support/fuzzing.rs"]
mod fuzzing;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = fuzzing::manifest(bytes);
});
