//! Batches: one JSON case per line in, one answer per line out, in the same order, in flat memory.
//!
//! The input is read in pieces of bounded size; the lines of a piece are judged side by side when more than one thread
//! is asked for. Answers are flushed before the next read that could wait, so that a program can talk line by line.

use std::io::{self, BufRead, BufReader, Read, Write};

use rayon::prelude::*;
use serde::Serialize;

use crate::{
    RuleError, Rulebook, SchemeChoice, claim::ClaimCase, deadline::DeadlineCase,
    eligibility::EligibilityCase, json::Json, read::Case,
};

/// Which question each line asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// May this student be covered?
    Eligibility,
    /// The last day to send a claim?
    Deadline,
    /// What is owed?
    Adjudicate {
        /// With the explanation of the claim and of each line.
        explain: bool,
    },
}

/// How a batch is run.
#[derive(Debug, Clone)]
pub struct Batch<'r> {
    /// The law.
    pub rulebook: &'r Rulebook,
    /// Which scheme.
    pub scheme: SchemeChoice,
    /// The question.
    pub question: Question,
    /// How many lines are judged side by side; one or more.
    pub threads: usize,
}

/// What a batch came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Lines read.
    pub lines: u64,
    /// Lines that were answered with an error.
    pub errors: u64,
}

/// A line longer than this is answered with an error and not kept: memory stays flat whatever comes in.
const LINE_BYTES_MAX: usize = 16 << 20;
/// How much is read at once.
const READ_BYTES: usize = 1 << 20;
/// How many lines are judged before their answers are written; bounds the answers held in memory.
const PIECE_LINES: usize = 4096;
/// … and how many bytes of them.
const PIECE_BYTES: usize = 4 << 20;

#[derive(Serialize)]
struct ErrorLine<'a> {
    id: Option<&'a str>,
    line: u64,
    error: String,
}

/// The lines of a piece, one after the other in one buffer.
#[derive(Default)]
struct Piece {
    bytes: Vec<u8>,
    /// End of each line in `bytes`, and whether it was too long to keep.
    ends: Vec<(usize, bool)>,
}

impl Piece {
    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
    }

    fn lines(&self) -> impl Iterator<Item = (&[u8], bool)> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(end, _)| *end));
        starts.zip(&self.ends).map(|(start, (end, too_long))| (&self.bytes[start..*end], *too_long))
    }

    /// Reads one line, its newline dropped; `false` at the end of the input.
    fn read_line(&mut self, input: &mut impl BufRead) -> io::Result<bool> {
        let start = self.bytes.len();
        let limit = u64::try_from(LINE_BYTES_MAX + 1).unwrap_or(u64::MAX);
        if input.by_ref().take(limit).read_until(b'\n', &mut self.bytes)? == 0 {
            return Ok(false);
        }
        let mut too_long = false;
        if self.bytes.last() == Some(&b'\n') {
            self.bytes.pop();
        } else if self.bytes.len() - start > LINE_BYTES_MAX {
            too_long = true;
            self.bytes.truncate(start);
            skip_line(input)?;
        }
        self.ends.push((self.bytes.len(), too_long));
        Ok(true)
    }

    fn is_full(&self) -> bool {
        self.ends.len() >= PIECE_LINES || self.bytes.len() >= PIECE_BYTES
    }
}

/// Reads on to the end of the line without keeping it.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let (used, done) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        input.consume(used);
        if done {
            return Ok(());
        }
    }
}

impl Batch<'_> {
    /// Answers every line of the input.
    pub fn run(&self, input: impl Read, mut output: impl Write) -> io::Result<Summary> {
        let pool = match self.threads {
            0 | 1 => None,
            threads => {
                Some(rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?)
            }
        };
        let mut input = BufReader::with_capacity(READ_BYTES, input);
        let mut piece = Piece::default();
        let mut answers = Vec::new();
        let mut summary = Summary::default();
        let mut more = true;
        while more {
            piece.clear();
            loop {
                more = piece.read_line(&mut input)?;
                // The next line is not here yet: answer what is, rather than wait for it.
                if !more || piece.is_full() || !input.buffer().contains(&b'\n') {
                    break;
                }
            }
            let first = summary.lines + 1;
            answers.clear();
            summary.errors += match &pool {
                None => self.answer_all(piece.lines(), first, &mut answers),
                Some(pool) => pool.install(|| self.answer_side_by_side(&piece, first, &mut answers)),
            };
            summary.lines += u64::try_from(piece.ends.len()).unwrap_or(u64::MAX);
            output.write_all(&answers)?;
            output.flush()?;
        }
        Ok(summary)
    }

    fn answer_all<'l>(
        &self,
        lines: impl Iterator<Item = (&'l [u8], bool)>,
        first: u64,
        answers: &mut Vec<u8>,
    ) -> u64 {
        (first..)
            .zip(lines)
            .map(|(number, (line, too_long))| u64::from(!self.answer(line, too_long, number, answers)))
            .sum()
    }

    fn answer_side_by_side(&self, piece: &Piece, first: u64, answers: &mut Vec<u8>) -> u64 {
        let lines: Vec<(&[u8], bool)> = piece.lines().collect();
        // A few shares per thread even out lines of unequal cost.
        let share = lines.len().div_ceil(self.threads * 4).max(1);
        let shares: Vec<(Vec<u8>, u64)> = lines
            .par_chunks(share)
            .enumerate()
            .map(|(at, lines)| {
                let mut answers = Vec::with_capacity(lines.len() * 256);
                let first = first + u64::try_from(at * share).unwrap_or(u64::MAX);
                let errors = self.answer_all(lines.iter().copied(), first, &mut answers);
                (answers, errors)
            })
            .collect();
        for (share, _) in &shares {
            answers.extend_from_slice(share);
        }
        shares.iter().map(|(_, errors)| errors).sum()
    }

    /// Writes the answer to one line; `false` when it is an error.
    fn answer(&self, line: &[u8], too_long: bool, number: u64, answers: &mut Vec<u8>) -> bool {
        if too_long {
            let error = format!("the line is longer than {LINE_BYTES_MAX} bytes");
            return error_line(None, number, error, answers);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            return error_line(None, number, "not valid JSON: the line is blank".to_owned(), answers);
        }
        let json: Json<'_> = match serde_json::from_slice(line) {
            Ok(json) => json,
            Err(error) => {
                let error = error.to_string().replace(" at line 1 column ", " at column ");
                return error_line(None, number, format!("not valid JSON: {error}"), answers);
            }
        };
        let start = answers.len();
        let answered = match self.question {
            Question::Eligibility => judge(&json, answers, |case: &EligibilityCase| {
                self.rulebook.law_on(&self.scheme, case.on)?.eligibility(case)
            }),
            Question::Deadline => judge(&json, answers, |case: &DeadlineCase| {
                self.rulebook.law_on(&self.scheme, case.first_act)?.deadline(case)
            }),
            Question::Adjudicate { explain } => judge(&json, answers, |case: &ClaimCase| {
                self.rulebook.law_for_claim(&self.scheme, case)?.adjudicate(case, explain)
            }),
        };
        match answered {
            Ok(()) => {
                answers.push(b'\n');
                true
            }
            Err(error) => {
                answers.truncate(start);
                error_line(id_of(&json), number, error, answers)
            }
        }
    }
}

fn judge<C: Case, A: Serialize>(
    json: &Json<'_>,
    answers: &mut Vec<u8>,
    rule: impl FnOnce(&C) -> Result<A, RuleError>,
) -> Result<(), String> {
    let case = C::from_json(json)?;
    let answer = rule(&case).map_err(|error| error.to_string())?;
    serde_json::to_writer(answers, &answer).map_err(|error| error.to_string())
}

fn id_of<'j>(json: &'j Json<'_>) -> Option<&'j str> {
    match json {
        Json::Object(fields) => fields.iter().find_map(|(name, value)| match value {
            Json::Text(text) if name == "id" => Some(text.as_ref()),
            _ => None,
        }),
        _ => None,
    }
}

fn error_line(id: Option<&str>, line: u64, error: String, answers: &mut Vec<u8>) -> bool {
    let start = answers.len();
    if serde_json::to_writer(&mut *answers, &ErrorLine { id, line, error }).is_err() {
        // Writing text to memory does not fail; should it ever, the line still has an answer.
        answers.truncate(start);
        answers.extend_from_slice(br#"{"id":null,"error":"the answer could not be written"}"#);
    }
    answers.push(b'\n');
    false
}
