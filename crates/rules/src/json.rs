//! JSON as the contract reads it: borrowed from the line, the order of fields kept, and an object that has the same
//! key twice refused, which serde's own values let pass.

use std::{borrow::Cow, cell::Cell, collections::HashSet, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// A JSON value.
#[derive(Debug)]
pub(crate) enum Json<'a> {
    Null,
    Bool,
    /// A number that is whole and not negative.
    Whole(u64),
    /// Any other number: the contract has none.
    Number,
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

impl Json<'_> {
    /// What it is, for an error.
    pub fn what(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Whole(_) | Self::Number => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// Was a line refused only for its number of values?
    pub fn is_too_many(error: &serde_json::Error) -> bool {
        error.to_string().starts_with(TOO_MANY)
    }
}

/// A text that borrows from the line unless it has escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Texts;
        impl<'de> Visitor<'de> for Texts {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        d.deserialize_str(Texts)
    }
}

/// How many values one line may have, so that what is made of it stays small beside the batch.
const VALUES_MAX: u32 = 250_000;
const TOO_MANY: &str = "more than 250000 values in one line";

impl<'de: 'a, 'a> Deserialize<'de> for Json<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Anything { left: &Cell::new(VALUES_MAX) }.deserialize(d)
    }
}

/// Any value, as long as some are left of those that one line may have.
#[derive(Clone, Copy)]
struct Anything<'l> {
    left: &'l Cell<u32>,
}

impl<'de> DeserializeSeed<'de> for Anything<'_> {
    type Value = Json<'de>;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            None => return Err(D::Error::custom(TOO_MANY)),
        }
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Anything<'_> {
    type Value = Json<'de>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool)
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Json::Whole(number))
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(u64::try_from(number).map_or(Json::Number, Json::Whole))
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Json::Number)
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Json::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // Sixteen fields hold every object of the contract; larger ones need a set to stay linear.
        const FEW: usize = 16;
        let mut fields: Vec<(Cow<'de, str>, Json<'de>)> = Vec::new();
        let mut many: HashSet<String> = HashSet::new();
        while let Some(Key(key)) = map.next_key()? {
            let twice = if fields.len() < FEW {
                fields.iter().any(|(known, _)| *known == key)
            } else {
                if many.is_empty() {
                    many.extend(fields.iter().map(|(known, _)| known.to_string()));
                }
                !many.insert(key.to_string())
            };
            if twice {
                return Err(A::Error::custom(format_args!("the key `{key}` stands twice")));
            }
            fields.push((key, map.next_value_seed(self)?));
        }
        Ok(Json::Object(fields))
    }
}

/// Takes an object's `id` as soon as it comes by and lets all else pass, at any depth and length.
struct Id<'i>(&'i mut Option<String>);

impl<'de> DeserializeSeed<'de> for Id<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Id<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Key(key)) = map.next_key()? {
            if key == "id" && self.0.is_none() {
                *self.0 = map.next_value::<Option<Key<'_>>>()?.map(|Key(id)| id.into_owned());
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The id in the beginning of a line that was not kept whole.
pub(crate) fn id_at_the_beginning(beginning: &[u8]) -> Option<String> {
    let mut id = None;
    // The end is missing, so this fails in the end; what matters came by before.
    let _ = Id(&mut id).deserialize(&mut serde_json::Deserializer::from_slice(beginning));
    id
}

/// The id of an object that is valid JSON, though not of a form that [`Json`] takes.
pub(crate) fn id_of_valid(line: &[u8]) -> Option<String> {
    let mut id = None;
    let mut json = serde_json::Deserializer::from_slice(line);
    Id(&mut id).deserialize(&mut json).ok()?;
    json.end().ok()?;
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Json<'_>, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_at_any_depth() {
        assert!(read(r#"{"a":1,"b":[{"c":1,"c":2}]}"#).unwrap_err().contains("`c` stands twice"));
        assert!(read(r#"{"a":1,"\u0061":2}"#).is_err(), "an escaped key is the same key");
        let with = |last: &str| {
            let many: Vec<String> = (0..40).map(|n| format!("\"k{n}\":0")).collect();
            format!("{{{},\"{last}\":1}}", many.join(","))
        };
        assert!(read(&with("z")).is_ok());
        assert!(read(&with("k39")).is_err() && read(&with("k3")).is_err());
    }

    #[test]
    fn an_id_is_found_in_what_cannot_be_kept() {
        assert_eq!(
            id_at_the_beginning(br#"{"x":[1,{"id":"no"}],"id":"k1","pad":"aaaa"#).as_deref(),
            Some("k1")
        );
        assert_eq!(id_at_the_beginning(br#"{"x":[1,{"id":"no"}],"pad":"aaaa"#), None);
        assert_eq!(id_of_valid(br#"{"id":"k1","x":1e999}"#).as_deref(), Some("k1"));
        assert_eq!(id_of_valid(br#"{"id":"k1","x":}"#), None);
        assert_eq!(id_of_valid(br#"{"id":"k1"} x"#), None);
        let many = format!(r#"{{"id":"k1","x":[{}0]}}"#, "0,".repeat(250_000));
        assert!(Json::is_too_many(&serde_json::from_str::<Json<'_>>(&many).unwrap_err()));
        assert_eq!(id_of_valid(many.as_bytes()).as_deref(), Some("k1"));
    }

    #[test]
    fn only_whole_numbers_are_whole() {
        assert!(matches!(read("3"), Ok(Json::Whole(3))));
        for other in ["3.0", "3e0", "-3", "-0"] {
            assert!(matches!(read(other), Ok(Json::Number)), "{other}");
        }
    }
}
