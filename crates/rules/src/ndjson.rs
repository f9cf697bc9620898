//! Batches: one JSON case per line in, one answer per line out, in the same order, in flat memory.
//!
//! The input is read in blocks of bounded size; the lines of a block are judged side by side when more than one thread
//! is asked for. Answers are flushed before the next read that could wait, so that a program can talk line by line.

use std::{
    io::{self, Read, Write},
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

use serde::Serialize;
use serde_json::error::Category;

use crate::{
    RuleError, Rulebook, SchemeChoice,
    borrowed::{self, Case},
    claim::ClaimCase,
    deadline::DeadlineCase,
    eligibility::EligibilityCase,
    json::{Json, id_at_the_beginning, id_of_valid},
    lines::{Block, LINE_BYTES_MAX, count_lines, lines},
    read::Case as CaseOfLine,
    write::Out,
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

#[derive(Serialize)]
struct ErrorLine<'a> {
    id: Option<&'a str>,
    line: u64,
    error: &'a str,
}

/// What the lock guards is whole at any time, so a thread that failed while it held it has spoiled nothing.
fn lock<T, R>(mutex: &Mutex<T>, work: impl FnOnce(&mut T) -> R) -> R {
    work(&mut mutex.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A piece on its way to the thread that answers it.
struct Job {
    bytes: Vec<u8>,
    length: usize,
    too_long: bool,
    /// The number of its first line.
    first: u64,
    answers: Vec<u8>,
    done: SyncSender<Done>,
}

/// A piece that was answered, with its buffers to be used again.
struct Done {
    bytes: Vec<u8>,
    answers: Vec<u8>,
    errors: u64,
}

impl Batch<'_> {
    /// Answers every line of the input.
    pub fn run(&self, input: impl Read, output: impl Write + Send) -> io::Result<Summary> {
        if self.threads > 1 { self.run_side_by_side(input, output) } else { self.run_alone(input, output) }
    }

    fn run_alone(&self, mut input: impl Read, mut output: impl Write) -> io::Result<Summary> {
        let mut block = Block::new();
        let mut answers = Vec::new();
        let mut summary = Summary::default();
        while let Some(piece) = block.read(&mut input)? {
            let first = summary.lines + 1;
            let (length, too_long) = piece.length();
            let lines = &block.bytes[..length];
            summary.lines += if too_long { 1 } else { count_lines(lines) };
            summary.errors += self.answer_piece(lines, too_long, first, &mut answers);
            if too_long {
                block.drop_line(&mut input)?;
            } else {
                block.drop_first(length);
            }
            output.write_all(&answers)?;
            output.flush()?;
            answers.clear();
        }
        Ok(summary)
    }

    /// This thread reads, as many as were asked for answer, one more writes, in the order of the input. The queues are
    /// short, so that what waits in them stays small.
    fn run_side_by_side(&self, mut input: impl Read, mut output: impl Write + Send) -> io::Result<Summary> {
        let spare = Mutex::new(Vec::new());
        let (jobs, waiting) = sync_channel::<Job>(self.threads);
        let waiting = Mutex::new(waiting);
        let (in_order, answered) = sync_channel::<Receiver<Done>>(self.threads * 2);
        thread::scope(|scope| {
            for _ in 0..self.threads {
                scope.spawn(|| {
                    while let Some(mut job) = lock(&waiting, |waiting| waiting.recv().ok()) {
                        let lines = &job.bytes[..job.length];
                        let errors = self.answer_piece(lines, job.too_long, job.first, &mut job.answers);
                        // Nobody waits for it when writing has failed.
                        let _ = job.done.send(Done { bytes: job.bytes, answers: job.answers, errors });
                    }
                });
            }
            let writer = scope.spawn(|| -> io::Result<u64> {
                let mut errors = 0;
                for next in answered {
                    let mut done = next.recv().map_err(io::Error::other)?;
                    output.write_all(&done.answers)?;
                    output.flush()?;
                    errors += done.errors;
                    done.answers.clear();
                    lock(&spare, |spare| spare.push((done.bytes, done.answers)));
                }
                Ok(errors)
            });
            let read = self.read_for_others(&mut input, &spare, jobs, in_order);
            let errors = writer.join().map_err(|_| io::Error::other("a thread has failed"))??;
            Ok(Summary { lines: read?, errors })
        })
    }

    fn read_for_others(
        &self,
        input: &mut impl Read,
        spare: &Mutex<Vec<(Vec<u8>, Vec<u8>)>>,
        jobs: SyncSender<Job>,
        in_order: SyncSender<Receiver<Done>>,
    ) -> io::Result<u64> {
        let mut block = Block::new();
        let mut lines = 0;
        while let Some(piece) = block.read(input)? {
            let (length, too_long) = piece.length();
            let first = lines + 1;
            lines += if too_long { 1 } else { count_lines(&block.bytes[..length]) };
            let (mut bytes, answers) = lock(spare, Vec::pop).unwrap_or_default();
            if too_long {
                bytes.clear();
                bytes.extend_from_slice(&block.bytes[..length]);
                block.drop_line(input)?;
            } else {
                bytes = block.hand_over(length, bytes);
            }
            let (done, receiver) = sync_channel(1);
            let job = Job { bytes, length, too_long, first, answers, done };
            // Writing has failed, and says why itself.
            if in_order.send(receiver).is_err() || jobs.send(job).is_err() {
                break;
            }
        }
        Ok(lines)
    }

    /// Answers the lines of a piece; how many were answered with an error.
    fn answer_piece(&self, piece: &[u8], too_long: bool, first: u64, answers: &mut Vec<u8>) -> u64 {
        if too_long {
            return u64::from(!self.answer(piece, true, first, answers));
        }
        (first..)
            .zip(lines(piece))
            .map(|(number, line)| u64::from(!self.answer(line, false, number, answers)))
            .sum()
    }

    /// Writes the answer to one line; `false` when it is an error.
    fn answer(&self, line: &[u8], too_long: bool, number: u64, answers: &mut Vec<u8>) -> bool {
        let start = answers.len();
        let answered = match self.question {
            _ if too_long => Err(Failed {
                id: id_at_the_beginning(line),
                error: format!("the line is longer than {LINE_BYTES_MAX} bytes"),
            }),
            Question::Adjudicate { explain } => match borrowed::read(line) {
                Some(case) => self
                    .adjudicate(&case, explain, answers)
                    .map_err(|error| Failed { id: Some(case.id.to_owned()), error: error.to_string() }),
                // Something is wrong with it, or its texts have escapes.
                None => carefully(line, |case: &ClaimCase| self.adjudicate(&case.into(), explain, answers)),
            },
            Question::Eligibility => carefully(line, |case: &EligibilityCase| {
                json(&self.rulebook.law_on(&self.scheme, case.on)?.eligibility(case)?, answers);
                Ok(())
            }),
            Question::Deadline => carefully(line, |case: &DeadlineCase| {
                json(&self.rulebook.law_on(&self.scheme, case.first_act)?.deadline(case)?, answers);
                Ok(())
            }),
        };
        if let Err(failed) = &answered {
            answers.truncate(start);
            json(&ErrorLine { id: failed.id.as_deref(), line: number, error: &failed.error }, answers);
        }
        answers.push(b'\n');
        answered.is_ok()
    }

    fn adjudicate(&self, case: &Case<'_>, explain: bool, answers: &mut Vec<u8>) -> Result<(), RuleError> {
        let law = self.rulebook.law_for_days(&self.scheme, case.lines.iter().map(|line| line.on))?;
        law.judge(case, explain)?.write(&mut Out(answers));
        Ok(())
    }
}

/// A line without an answer.
struct Failed {
    id: Option<String>,
    error: String,
}

/// Reads the line with everything that is wrong with it, and answers it.
fn carefully<C: CaseOfLine>(
    line: &[u8],
    answer: impl FnOnce(&C) -> Result<(), RuleError>,
) -> Result<(), Failed> {
    if line.iter().all(u8::is_ascii_whitespace) {
        return Err(Failed { id: None, error: "not valid JSON: the line is blank".to_owned() });
    }
    let json: Json<'_> = match serde_json::from_slice(line) {
        Ok(json) => json,
        Err(error) => {
            // What only this reader refuses (too deep, too many values, a number beyond all bounds) has an id.
            let id = (error.classify() == Category::Syntax || Json::is_too_many(&error))
                .then(|| id_of_valid(line))
                .flatten();
            let error = error.to_string().replace(" at line 1 column ", " at column ");
            return Err(Failed { id, error: format!("not valid JSON: {error}") });
        }
    };
    let failed = |error: String| Failed { id: id_of(&json).map(str::to_owned), error };
    let case = C::from_json(&json).map_err(failed)?;
    answer(&case).map_err(|error| failed(error.to_string()))
}

/// Writing an answer to memory does not fail.
fn json(answer: &impl Serialize, answers: &mut Vec<u8>) {
    let _ = serde_json::to_writer(answers, answer);
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
