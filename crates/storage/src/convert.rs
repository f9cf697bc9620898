//! Between the columns' texts and numbers and the domain's types.

use std::str::FromStr;

use amoe_base::{Date, Timestamp};
use serde::{Serialize, de::DeserializeOwned};

use crate::StorageError;

/// A column's text as the type it was written from.
pub(crate) fn parse<T: FromStr>(text: &str, what: &'static str) -> Result<T, StorageError> {
    text.parse().map_err(|_| StorageError::Corrupt { what })
}

/// The same for a column that may be empty.
pub(crate) fn parse_opt<T: FromStr>(
    text: Option<&str>,
    what: &'static str,
) -> Result<Option<T>, StorageError> {
    text.map(|text| parse(text, what)).transpose()
}

/// A value as JSON for a column.
pub(crate) fn to_json<T: Serialize>(value: &T, what: &'static str) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|_| StorageError::Corrupt { what })
}

/// A column's JSON as the value.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T, StorageError> {
    serde_json::from_str(text).map_err(|_| StorageError::Corrupt { what })
}

/// Microseconds since 1970 as an instant.
pub(crate) fn instant(micros: i64) -> Result<Timestamp, StorageError> {
    Timestamp::from_microsecond(micros).map_err(|_| StorageError::Corrupt { what: "instant" })
}

/// The same for a column that may be empty.
pub(crate) fn instant_opt(micros: Option<i64>) -> Result<Option<Timestamp>, StorageError> {
    micros.map(instant).transpose()
}

/// An ISO date.
pub(crate) fn date(text: &str) -> Result<Date, StorageError> {
    parse(text, "date")
}

/// The same for a column that may be empty.
pub(crate) fn date_opt(text: Option<&str>) -> Result<Option<Date>, StorageError> {
    text.map(date).transpose()
}

/// A count that a column keeps as `i32`.
pub(crate) fn count(value: i32) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

/// A count for a column.
pub(crate) fn count_column(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}
