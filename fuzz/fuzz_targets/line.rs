//! A batch of any bytes: every line has one answer of valid JSON, the same with one thread and two, and no answer pays
//! more than was claimed.
#![no_main]

use amoe_rules::{
    Rulebook, SchemeChoice,
    ndjson::{Batch, Question},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((choice, input)) = data.split_first() else { return };
    let question = match choice % 4 {
        0 => Question::Eligibility,
        1 => Question::Deadline,
        2 => Question::Adjudicate { explain: false },
        _ => Question::Adjudicate { explain: true },
    };
    let scheme = if choice & 4 == 0 { SchemeChoice::Default } else { SchemeChoice::Auto };
    let answer = |threads| {
        let batch = Batch { rulebook: Rulebook::builtin(), scheme: scheme.clone(), question, threads };
        let mut output = Vec::new();
        let summary = batch.run(input, &mut output).unwrap();
        (summary, output)
    };
    let (summary, output) = answer(1);
    let lines: Vec<&[u8]> = output.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.len() as u64, summary.lines);
    for line in lines {
        let json: serde_json::Value = serde_json::from_slice(line).unwrap();
        if let (Some(claimed), Some(payable)) = (json["claimed"].as_str(), json["payable"].as_str()) {
            let centimes = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
            assert!((0..=centimes(claimed)).contains(&centimes(payable)));
        }
    }
    if choice & 8 != 0 {
        assert_eq!(answer(2), (summary, output));
    }
});
