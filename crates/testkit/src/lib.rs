//! For tests only: databases that go away, an application in the test's own process with a clock that the test moves,
//! the real binary as a server, and a real mail server.
//!
//! A test that must hold on both engines loops over [`backends`]: SQLite always, PostgreSQL when `AMOE_TEST_POSTGRES`
//! names a server (`cargo xtask test` starts one).

mod claims;
mod covers;
mod database;
mod house;
mod server;
mod smtp;

pub use claims::received_claims;
pub use covers::covered_students;
pub use database::{Backend, Database, backends, run_sql};
pub use house::{House, PASSWORD, on_each_engine};
pub use server::{Server, binary_command, totp_code};
pub use smtp::{Received, Smtp};

/// A picture of one grey point, for whatever takes photographs.
pub const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82";
