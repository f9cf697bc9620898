//! One test program for the whole crate: linking typst costs more than running the tests.

#![expect(clippy::unwrap_used, reason = "a test that meets an error has failed")]

mod letters;
mod samples;
mod uploads;
