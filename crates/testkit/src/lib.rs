//! For tests only: databases that go away, an application in the test's own process with a clock that the test moves,
//! the real binary as a server, and a real mail server.
//!
//! A test that must hold on both engines loops over [`backends`]: SQLite always, PostgreSQL when `AMOE_TEST_POSTGRES`
//! names a server (`cargo xtask test` starts one).

mod claims;
mod database;
mod house;
mod server;
mod smtp;

pub use claims::received_claims;
pub use database::{Backend, Database, backends, run_sql};
pub use house::{House, PASSWORD};
pub use server::{Server, binary_command, totp_code};
pub use smtp::{Received, Smtp};
