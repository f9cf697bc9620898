//! JSON as the contract reads it: borrowed from the line, the order of fields kept, and an object that has the same
//! key twice refused, which serde's own values let pass.

use std::{borrow::Cow, collections::HashSet, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
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

impl<'de: 'a, 'a> Deserialize<'de> for Json<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Anything;
        impl<'de> Visitor<'de> for Anything {
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
                while let Some(item) = seq.next_element()? {
                    list.push(item);
                }
                Ok(Json::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                // Sixteen fields hold every object of the contract; larger ones need a set to stay linear.
                const FEW: usize = 16;
                let mut fields: Vec<(Cow<'de, str>, Json<'de>)> = Vec::with_capacity(8);
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
                    fields.push((key, map.next_value()?));
                }
                Ok(Json::Object(fields))
            }
        }
        d.deserialize_any(Anything)
    }
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
    fn only_whole_numbers_are_whole() {
        assert!(matches!(read("3"), Ok(Json::Whole(3))));
        for other in ["3.0", "3e0", "-3", "-0"] {
            assert!(matches!(read(other), Ok(Json::Number)), "{other}");
        }
    }
}
