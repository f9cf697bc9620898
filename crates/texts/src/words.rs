//! The words of one language: what pages, mails and letters hold.

use std::{borrow::Cow, cmp::Ordering};

use amoe_base::{BirthDate, Coefficient, Date, Dir, Lang, Money, Period, Rate, Timestamp};
use fluent_bundle::{FluentArgs, FluentValue};
use jiff::tz::TimeZone;

use crate::{Arg, Texts, bidi::isolate, format::Formats};

/// Messages and formats in one language; a cheap handle to copy around.
#[derive(Clone, Copy)]
pub struct Words {
    texts: &'static Texts,
    lang: Lang,
}

impl Words {
    pub(crate) const fn new(texts: &'static Texts, lang: Lang) -> Self {
        Self { texts, lang }
    }

    /// The language.
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// The reading direction.
    pub const fn dir(self) -> Dir {
        self.lang.dir()
    }

    /// The same words in another language.
    pub const fn in_lang(self, lang: Lang) -> Self {
        Self { texts: self.texts, lang }
    }

    /// A message without arguments.
    pub fn t(self, key: &'static str) -> &'static str {
        self.find(key).unwrap_or_else(|| {
            self.texts.complain(self.lang, key, "is missing or wants arguments");
            key
        })
    }

    /// The message `{family}-{name}` without arguments: `named("status-claim", state.as_str())`.
    pub fn named(self, family: &'static str, name: &str) -> Cow<'static, str> {
        let key = format!("{family}-{name}");
        self.find(&key).map_or_else(
            || {
                self.texts.complain(self.lang, &key, "is missing or wants arguments");
                Cow::Owned(key.clone())
            },
            Cow::Borrowed,
        )
    }

    /// A message without arguments that may not exist.
    pub fn find(self, key: &str) -> Option<&'static str> {
        self.texts.plain(self.lang, key)
    }

    /// A message with arguments: `with("claim-paid", &[("amount", money.into())])`.
    pub fn with(self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let values = args.iter().map(|(name, arg)| (Cow::Borrowed(*name), self.value(arg)));
        self.texts.resolve(self.lang, key, &values.collect::<FluentArgs<'_>>()).unwrap_or_else(|| {
            self.texts.complain(self.lang, key, "is missing");
            key.to_owned()
        })
    }

    fn value<'a>(self, arg: &'a Arg<'_>) -> FluentValue<'a> {
        match arg {
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Text(text) => FluentValue::String(isolate(self.lang, text)),
            Arg::Money(money) => self.isolated(&self.money(*money)),
            Arg::Rate(rate) => self.isolated(&self.rate(*rate)),
            Arg::Date(date) => self.isolated(&self.date(*date)),
            Arg::Period(period) => FluentValue::String(self.period(*period).into()),
            Arg::Birth(birth) => self.isolated(&self.birth_date(*birth)),
        }
    }

    fn isolated(self, text: &str) -> FluentValue<'static> {
        FluentValue::String(isolate(self.lang, text).into_owned().into())
    }

    fn formats(self) -> &'static Formats {
        Formats::of(self.lang)
    }

    /// A whole number, grouped: `5 917`.
    pub fn number(self, number: impl Into<i64>) -> String {
        self.formats().number(number.into())
    }

    /// An amount with its currency: `1 234,56 DH`, `1.234,56 درهم`, `MAD 1,234.56`.
    pub fn money(self, money: Money) -> String {
        self.formats().money(money)
    }

    /// The number of an amount, without the currency: for tables that name it once.
    pub fn amount(self, money: Money) -> String {
        self.formats().amount(money)
    }

    /// A percentage: `80 %`, `80%`. Inside Arabic text of a page it belongs into `<bdi dir="ltr">`.
    pub fn rate(self, rate: Rate) -> String {
        self.formats().rate(rate)
    }

    /// A coefficient: `12,5`, `12.5`. Forms read it back.
    pub fn coefficient(self, coefficient: Coefficient) -> String {
        self.exact(&coefficient.to_string())
    }

    /// A number that is kept as text with a point, with the decimal mark of the language: `120,375`.
    pub fn exact(self, number: &str) -> String {
        self.formats().exact(number)
    }

    /// A day in words: `14 octobre 2026`, `14 أكتوبر 2026`, `14 October 2026`.
    pub fn date(self, date: Date) -> String {
        self.formats().date(date)
    }

    /// A day of any year: `14 octobre`, `14 أكتوبر`, `14 October`.
    pub fn day_of_year(self, date: Date) -> String {
        self.formats().day_of_year(date)
    }

    /// A day in figures: `14/10/2026`.
    pub fn date_short(self, date: Date) -> String {
        format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
    }

    /// Day and time in the country's zone: `14 octobre 2026 à 15:30`.
    pub fn date_time(self, instant: Timestamp, zone: &TimeZone) -> String {
        let local = zone.to_datetime(instant);
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        self.with("date-time", &[("date", local.date().into()), ("time", time.into())])
    }

    /// A birth date; the year alone when the papers give no more.
    pub fn birth_date(self, birth: BirthDate) -> String {
        match birth {
            BirthDate::Full(date) => self.date(date),
            BirthDate::Year(year) => format!("{year:04}"),
        }
    }

    /// From the first to the last day, both included, as people say it (the data keep half-open periods).
    pub fn period(self, period: Period) -> String {
        match period.to.map(|to| to.yesterday().unwrap_or(to)) {
            Some(last) if last == period.from => self.with("period-day", &[("from", last.into())]),
            Some(last) => self.with("period-closed", &[("from", period.from.into()), ("to", last.into())]),
            None => self.with("period-open", &[("from", period.from.into())]),
        }
    }

    /// Several things in one sentence: `a, b et c`.
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        self.formats().list(items.iter().map(AsRef::as_ref))
    }

    /// The size of a file: `1,2 Mo`.
    pub fn file_size(self, bytes: u64) -> String {
        let kilobytes = i64::try_from(bytes.div_ceil(1000)).unwrap_or(i64::MAX);
        if kilobytes < 1000 {
            return self.with("size-kilobytes", &[("size", self.number(kilobytes).into())]);
        }
        let tenths = self.formats().tenths(kilobytes / 100);
        self.with("size-megabytes", &[("size", tenths.into())])
    }

    /// The order of two texts in the dictionary of the language.
    pub fn compare(self, left: &str, right: &str) -> Ordering {
        self.formats().compare(left, right)
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.lang)
    }
}
