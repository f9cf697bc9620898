//! Any bytes as recorded decisions: each line is recomputed, told as different, or told as an error.
#![no_main]

use amoe_rules::Rulebook;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut output = Vec::new();
    let replayed = Rulebook::builtin().replay(data, &mut output).unwrap();
    let told = output.iter().filter(|byte| **byte == b'\n').count() as u64;
    assert_eq!(told, replayed.different + replayed.errors);
});
