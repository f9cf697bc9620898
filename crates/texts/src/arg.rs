//! What can be put into a message.

use std::borrow::Cow;

use amoe_base::{AcademicYear, BirthDate, Date, Email, Money, Period, Rate, Reference};

/// An argument of a message, written as the language writes it. Made with `.into()`.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// A text, isolated when its direction differs from the sentence's.
    Text(Cow<'a, str>),
    /// A whole number; the only one that chooses plural forms.
    Count(i64),
    /// An amount with its currency.
    Money(Money),
    /// A percentage.
    Rate(Rate),
    /// A day in words: 14 octobre 2026.
    Date(Date),
    /// From the first to the last day.
    Period(Period),
    /// A birth date, perhaps a year alone.
    Birth(BirthDate),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}
impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}
impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}
impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}
impl<'a> From<&'a Reference> for Arg<'a> {
    fn from(reference: &'a Reference) -> Self {
        reference.as_str().into()
    }
}
impl<'a> From<&'a Email> for Arg<'a> {
    fn from(email: &'a Email) -> Self {
        email.as_str().into()
    }
}
impl From<AcademicYear> for Arg<'_> {
    fn from(year: AcademicYear) -> Self {
        year.to_string().into()
    }
}

macro_rules! by_value {
    ($($type:ty => $variant:ident),+ $(,)?) => {$(
        impl From<$type> for Arg<'_> {
            fn from(value: $type) -> Self { Self::$variant(value.into()) }
        }
    )+};
}

by_value! {
    i64 => Count, i32 => Count, u32 => Count, i16 => Count, u16 => Count, u8 => Count,
    Money => Money, Rate => Rate, Date => Date, Period => Period, BirthDate => Birth,
}

impl From<usize> for Arg<'_> {
    /// The length of a list; no list of ours is longer than an `i64` can say.
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
