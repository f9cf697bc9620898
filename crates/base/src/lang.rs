//! The three languages, equal in rank.

use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// A language of the service.
    pub enum Lang {
        /// Arabic, right to left.
        Ar => "ar",
        /// French.
        Fr => "fr",
        /// English.
        En => "en",
    }
}

crate::text_enum! {
    /// Reading direction, by the name HTML gives it.
    pub enum Dir {
        /// Left to right.
        Ltr => "ltr",
        /// Right to left.
        Rtl => "rtl",
    }
}

impl Lang {
    /// The reading direction.
    pub const fn dir(self) -> Dir {
        match self {
            Self::Ar => Dir::Rtl,
            Self::Fr | Self::En => Dir::Ltr,
        }
    }

    /// The language's own name.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Ar => "العربية",
            Self::Fr => "Français",
            Self::En => "English",
        }
    }
}

/// One text in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Trilingual {
    /// Arabic.
    pub ar: String,
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl Trilingual {
    /// The text in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}
