//! Unit of work, one repository per noun, migrations, audit chain, outbox: SQLite and PostgreSQL
