//! The tables as the program's queries know them are the tables that the migrations make, on every engine at hand.

use std::collections::BTreeSet;

use amoe_base::Env;
use amoe_storage::{Options, Store};
use amoe_testkit::{Backend, Database, backends};
use anyhow::{Result, ensure};
use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types::Text,
};

const SCHEMA: &str = include_str!("../../storage/src/schema.rs");

/// `table.column type`, with a `?` where it may be null.
type Columns = BTreeSet<String>;

fn known() -> Columns {
    let (mut columns, mut table) = (Columns::new(), "");
    for line in SCHEMA.lines().map(str::trim) {
        if let Some((name, _)) = line.strip_suffix('{').and_then(|line| line.split_once('(')) {
            table = name.trim();
        } else if let Some((name, kind)) = line.trim_end_matches(',').split_once(" -> ") {
            let inner = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
            let null = if inner.is_some() { "?" } else { "" };
            columns.insert(format!("{table}.{name} {}{null}", inner.unwrap_or(kind)));
        }
    }
    columns
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    nullable: String,
}

fn made(backend: &Backend, url: &str) -> Result<Columns> {
    let columns: Vec<Column> = match backend {
        Backend::Sqlite => sql_query(
            "SELECT m.name || '.' || c.name AS place, upper(c.type) AS kind, CASE WHEN c.\"notnull\" = 1 THEN '' ELSE \
             '?' END AS nullable FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND \
             m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'",
        )
        .load(&mut SqliteConnection::establish(url.trim_start_matches("sqlite:"))?)?,
        Backend::Postgres(_) => sql_query(
            "SELECT (table_name || '.' || column_name)::text AS place, upper(data_type)::text AS kind, (CASE WHEN \
             is_nullable = 'NO' THEN '' ELSE '?' END)::text AS nullable FROM information_schema.columns WHERE \
             table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
        )
        .load(&mut PgConnection::establish(url)?)?,
    };
    let kind = |sql: &str| match sql {
        "TEXT" => "Text",
        "BIGINT" => "BigInt",
        "INTEGER" => "Integer",
        "BOOLEAN" => "Bool",
        other => panic!("the schema has no word for {other}"),
    };
    Ok(columns.iter().map(|c| format!("{} {}{}", c.place, kind(&c.kind), c.nullable)).collect())
}

#[test]
fn what_queries_know_is_what_migrations_make() -> Result<()> {
    let known = known();
    ensure!(known.len() > 150, "only {} columns were read", known.len());
    for backend in backends() {
        let database = Database::fresh(&backend)?;
        drop(Store::open(database.url(), Env::system(), Options { connections: 1 })?);
        let made = made(&backend, database.url())?;
        let differ: Vec<&String> = known.symmetric_difference(&made).collect();
        ensure!(differ.is_empty(), "{backend:?}: {differ:#?}");
    }
    Ok(())
}
