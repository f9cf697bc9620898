//! Whatever comes in, each line has its answer, the next one is answered, and memory stays flat.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

use std::io::{self, Cursor, Read};

use amoe_rules::{
    Rulebook, SchemeChoice,
    ndjson::{Batch, Question, Summary},
};
use serde_json::Value;

const GOOD: &str = r#"{"id":"good","sheet":"ordinary","received_on":"2026-02-02","member":{"birth_date":"2004","covers":[{"from":"2025-09-01"}]},"lines":[{"kind":"act","key":"C","coefficient":"1","on":"2026-01-10","inpe":"1","paid":"80.00"}]}"#;

fn answers(threads: usize, input: impl Read) -> (Vec<Value>, Summary) {
    let batch = Batch {
        rulebook: Rulebook::builtin(),
        scheme: SchemeChoice::Default,
        question: Question::Adjudicate { explain: false },
        threads,
    };
    let mut output = Vec::new();
    let summary = batch.run(input, &mut output).unwrap();
    let text = String::from_utf8(output).unwrap();
    (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), summary)
}

/// The bad line between two good ones: an error that says this, with this id, and both neighbours answered.
fn between(bad: &[u8], id: Option<&str>, says: &str) {
    let input = [GOOD.as_bytes(), b"\n", bad, b"\n", GOOD.as_bytes()].concat();
    for threads in [1, 2] {
        let (answers, summary) = answers(threads, input.as_slice());
        assert_eq!(summary, Summary { lines: 3, errors: 1 }, "{says}");
        assert_eq!(
            (&answers[0]["outcome"], &answers[2]["outcome"]),
            (&"accepted".into(), &"accepted".into())
        );
        assert_eq!(answers[1]["line"], 2);
        assert_eq!(answers[1]["id"].as_str(), id, "{says}");
        let error = answers[1]["error"].as_str().unwrap();
        assert!(error.contains(says), "{says}: {error}");
    }
}

fn with(from: &str, to: &str) -> Vec<u8> {
    let changed = GOOD.replacen(from, to, 1);
    assert_ne!(changed, GOOD);
    changed.into_bytes()
}

#[test]
fn an_unknown_key_an_impossible_date_three_decimals_a_negative_quantity() {
    between(&with("\"sheet\"", "\"shet\":1,\"sheet\""), Some("good"), "shet: unknown field");
    between(&with("\"key\"", "\"Key\":1,\"key\""), Some("good"), "lines[0].Key: unknown field");
    between(&with("2026-01-10", "2026-02-30"), Some("good"), "lines[0].on: must be a date");
    between(&with("80.00", "80.000"), Some("good"), "lines[0].paid: must be an amount");
    let medicine =
        r#"{"kind":"medicine","code":"1","quantity":-2,"on":"2026-01-10","paid":"1.00"},{"kind":"act""#;
    between(&with(r#"{"kind":"act""#, medicine), Some("good"), "lines[0].quantity: must be a whole number");
}

#[test]
fn nul_bytes_invalid_utf8_and_deep_nesting() {
    between(b"\0\0\0\0", None, "not valid JSON");
    between(&with("\"id\":\"good\"", "\"id\":\"go\0od\""), None, "not valid JSON");
    between(b"{\"id\":\"\xff\xfe\"}", None, "not valid JSON");
    between("[".repeat(1 << 20).as_bytes(), None, "not valid JSON");
    between("{\"a\":".repeat(1 << 20).as_bytes(), None, "not valid JSON");
    let deep = format!("{{\"id\":\"deep\",\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    between(deep.as_bytes(), Some("deep"), "recursion limit");
}

#[test]
fn a_claim_of_ten_thousand_lines_is_answered() {
    let line = r#"{"kind":"act","key":"C","coefficient":"1","on":"2026-01-10","inpe":"1","paid":"80.00"}"#;
    let act = GOOD.find("{\"kind\"").unwrap();
    let claim = format!("{}{}]}}", &GOOD[..act], vec![line; 10_000].join(","));
    let (answers, summary) = answers(1, claim.as_bytes());
    assert_eq!(summary.errors, 0);
    assert_eq!(
        (answers[0]["payable"].as_str(), answers[0]["lines"].as_array().unwrap().len()),
        (Some("64.00"), 10_000)
    );
    // The same with one mistake near the end is told at its place.
    let wrong = format!("{}{},{}]}}", &GOOD[..act], vec![line; 9_999].join(","), line.replace("80.00", "80"));
    between(wrong.as_bytes(), Some("good"), "lines[9999].paid");
}

#[test]
fn more_values_than_any_claim_has_are_refused_before_they_are_kept() {
    let many = format!("{{\"id\":\"many\",\"lines\":[{}1]}}", "1,".repeat(2_000_000));
    between(many.as_bytes(), Some("many"), "more than 250000 values");
}

/// What the process holds at most, in kilobytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}

#[test]
fn a_line_of_fifty_megabytes_is_refused_and_never_held() {
    /// One field of so many letters, made while it is read.
    fn long() -> impl Read {
        let start = Cursor::new(br#"{"id":"long","sheet":""#.to_vec());
        start.chain(io::repeat(b'x').take(50 << 20)).chain(Cursor::new(b"\"}\n".to_vec()))
    }
    let good = || Cursor::new(format!("{GOOD}\n").into_bytes());
    let before = peak();
    for threads in [1, 2] {
        let (answers, summary) =
            answers(threads, good().chain(long()).chain(good()).chain(long()).chain(good()));
        assert_eq!(summary, Summary { lines: 5, errors: 2 });
        for (at, answer) in answers.iter().enumerate() {
            if at % 2 == 0 {
                assert_eq!(answer["outcome"], "accepted");
            } else {
                assert_eq!(
                    (answer["id"].as_str(), answer["line"].as_u64()),
                    (Some("long"), Some(at as u64 + 1))
                );
                assert!(answer["error"].as_str().unwrap().contains("longer than"));
            }
        }
    }
    if let (Some(before), Some(after)) = (before, peak()) {
        // Other tests of this file run beside it and hold a few lines of their own.
        assert!(after - before < 150 << 10, "{before} kB before, {after} kB after");
    }
}

#[test]
fn a_long_batch_is_answered_in_flat_memory() {
    /// The same line again and again, made while it is read.
    struct Lines(u32, usize);
    impl Read for Lines {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let line = GOOD.as_bytes();
            let mut written = 0;
            while written < buffer.len() && self.0 > 0 {
                buffer[written] = line.get(self.1).copied().unwrap_or(b'\n');
                self.1 += 1;
                if self.1 > line.len() {
                    *self = Self(self.0 - 1, 0);
                }
                written += 1;
            }
            Ok(written)
        }
    }
    struct Nowhere(u64);
    impl io::Write for Nowhere {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut nowhere = Nowhere(0);
    let batch = Batch {
        rulebook: Rulebook::builtin(),
        scheme: SchemeChoice::Default,
        question: Question::Adjudicate { explain: true },
        threads: 2,
    };
    let before = peak();
    let summary = batch.run(Lines(60_000, 0), &mut nowhere).unwrap();
    assert_eq!((summary, nowhere.0), (Summary { lines: 60_000, errors: 0 }, 60_000));
    if let (Some(before), Some(after)) = (before, peak()) {
        // 60,000 explained answers are 160 MB.
        assert!(after - before < 150 << 10, "{before} kB before, {after} kB after");
    }
}

/// A program that talks line by line has its answer before it sends the next line.
#[test]
fn an_answer_comes_before_the_next_line_is_waited_for() {
    use std::sync::mpsc::{Receiver, Sender, channel};
    struct Asking(Receiver<Vec<u8>>, Vec<u8>);
    impl Read for Asking {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.1.is_empty() {
                let Ok(next) = self.0.recv() else { return Ok(0) };
                self.1 = next;
            }
            let length = self.1.len().min(buffer.len());
            buffer[..length].copy_from_slice(&self.1[..length]);
            self.1.drain(..length);
            Ok(length)
        }
    }
    struct Telling(Sender<Vec<u8>>);
    impl io::Write for Telling {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _ = self.0.send(bytes.to_vec());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for threads in [1, 2] {
        let (ask, asked) = channel();
        let (tell, told) = channel();
        let running = std::thread::spawn(move || {
            let batch = Batch {
                rulebook: Rulebook::builtin(),
                scheme: SchemeChoice::Default,
                question: Question::Adjudicate { explain: false },
                threads,
            };
            batch.run(Asking(asked, Vec::new()), Telling(tell)).unwrap()
        });
        for _ in 0..5 {
            ask.send(format!("{GOOD}\n").into_bytes()).unwrap();
            let answer = told.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
            assert!(answer.ends_with(b"\n") && answer.starts_with(b"{\"id\":\"good\""));
        }
        drop(ask);
        assert_eq!(running.join().unwrap(), Summary { lines: 5, errors: 0 });
    }
}
