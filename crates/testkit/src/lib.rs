//! Actors, builders and a running instance on either database, for tests
