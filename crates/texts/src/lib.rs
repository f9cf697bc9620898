//! What people read, in Arabic, French and English: messages with their plural forms, amounts, rates, dates, order.
//!
//! Messages live in `translations/{ar,fr,en}/*.ftl` (see the README there), are compiled in and parsed once. Whoever
//! writes a page or a mail holds a [`Words`], which knows its language:
//!
//! ```
//! use amoe_base::{Lang, Money};
//! use amoe_texts::Texts;
//!
//! let words = Texts::builtin().in_lang(Lang::Fr);
//! assert_eq!(words.t("languages"), "Langue");
//! assert_eq!(words.with("pages-count", &[("count", 2.into())]), "2 pages");
//! assert_eq!(words.money(Money::from_centimes(123_456)), "1\u{202f}234,56\u{202f}DH");
//! ```
//!
//! Left to others: what is said when (pages, mails, letters), and the texts of the law, which the rulebook carries.

mod arg;
mod bidi;
mod format;
mod words;

use std::{collections::HashMap, sync::LazyLock};
#[cfg(not(debug_assertions))]
use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use amoe_base::Lang;
pub use arg::Arg;
pub use bidi::{isolate, without_isolates};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use format::Formats;
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;
pub use words::Words;

/// The message files, one folder per language.
static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../translations");

static BUILTIN: LazyLock<Texts> = LazyLock::new(Texts::load);

/// All messages and formats of the three languages.
pub struct Texts {
    languages: [Language; 3],
    /// Keys already complained about, so that a forgotten one fills no log.
    #[cfg(not(debug_assertions))]
    missing: Mutex<HashSet<String>>,
}

struct Language {
    bundle: FluentBundle<FluentResource>,
    /// Messages without arguments, resolved once.
    plain: HashMap<String, String>,
}

impl Texts {
    /// The messages compiled into the program.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The words of one language.
    pub fn in_lang(&'static self, lang: Lang) -> Words {
        Words::new(self, lang)
    }

    fn load() -> Self {
        Self {
            languages: [Lang::Ar, Lang::Fr, Lang::En].map(Language::load),
            #[cfg(not(debug_assertions))]
            missing: Mutex::default(),
        }
    }

    fn language(&self, lang: Lang) -> &Language {
        match lang {
            Lang::Ar => &self.languages[0],
            Lang::Fr => &self.languages[1],
            Lang::En => &self.languages[2],
        }
    }

    /// The resolved text of a message without arguments.
    pub(crate) fn plain(&self, lang: Lang, key: &str) -> Option<&str> {
        self.language(lang).plain.get(key).map(String::as_str)
    }

    pub(crate) fn resolve(&self, lang: Lang, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let language = self.language(lang);
        let pattern = language.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = language.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if !errors.is_empty() {
            self.complain(lang, key, "lacks an argument");
        }
        Some(text)
    }

    /// A forgotten message is a programming error: it stops a test, and in production shows the key and is logged once.
    #[cfg_attr(debug_assertions, expect(clippy::panic, clippy::unused_self, reason = "stops the test"))]
    pub(crate) fn complain(&self, lang: Lang, key: &str, what: &'static str) {
        #[cfg(debug_assertions)]
        panic!("message {key} ({lang}) {what}");
        #[cfg(not(debug_assertions))]
        self.log_once(lang, key, what);
    }

    #[cfg(not(debug_assertions))]
    fn log_once(&self, lang: Lang, key: &str, what: &'static str) {
        let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        if missing.len() < 1000 && missing.insert(format!("{lang} {key}")) {
            tracing::error!(key, lang = lang.as_str(), what, "message");
        }
    }
}

impl Language {
    #[expect(
        clippy::panic,
        reason = "the files are compiled in, and a test loads them in all three languages"
    )]
    fn load(lang: Lang) -> Self {
        let tag: LanguageIdentifier =
            lang.as_str().parse().unwrap_or_else(|_| panic!("{lang} is a language tag"));
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation is decided per argument (bidi.rs): Fluent would wrap every number of a French sentence too.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Ar => |value, _| number(Lang::Ar, value),
            Lang::Fr => |value, _| number(Lang::Fr, value),
            Lang::En => |value, _| number(Lang::En, value),
        }));
        let files = FILES.get_dir(lang.as_str()).into_iter().flat_map(Dir::files);
        for file in files.filter(|file| file.path().extension().is_some_and(|e| e == "ftl")) {
            let name = file.path().display();
            let source = file.contents_utf8().unwrap_or_else(|| panic!("{name} is UTF-8"));
            let resource = FluentResource::try_new(source.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
            bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        }
        let plain = plain_messages(lang, &bundle);
        Self { bundle, plain }
    }
}

/// Resolves, once, every message that asks for no argument.
fn plain_messages(lang: Lang, bundle: &FluentBundle<FluentResource>) -> HashMap<String, String> {
    let files = FILES.get_dir(lang.as_str()).into_iter().flat_map(Dir::files);
    let keys = files.filter_map(include_dir::File::contents_utf8).flat_map(|source| {
        source.lines().filter_map(|line| {
            let (key, _) = line.split_once('=')?;
            key.starts_with(|c: char| c.is_ascii_lowercase()).then(|| key.trim_end())
        })
    });
    keys.filter_map(|key| {
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then(|| (key.to_owned(), text))
    })
    .collect()
}

/// How a count is written inside a message: grouped as the language does.
fn number(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(Formats::of(lang).number(i64::from(number))),
        _ => None,
    }
}
