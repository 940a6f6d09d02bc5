//! Any bytes as a workbook, archive, layer or feed that is decoded into text.
#![no_main]

#[path = "../../tests/support/fuzzing.rs"]
mod fuzzing;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    fuzzing::decode(bytes);
});
