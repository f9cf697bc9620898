//! Numbers, amounts, rates, dates and order as each language writes them. Digits are Latin everywhere; Arabic has the
//! Moroccan separators and months. Nothing here is a float: amounts go from whole centimes to exact decimals.

use std::{cmp::Ordering, sync::LazyLock};

use amoe_base::{Date, Lang, Money, Rate};
use fixed_decimal::Decimal;
use icu::{
    calendar::Gregorian,
    collator::{Collator, CollatorBorrowed, options::CollatorOptions},
    datetime::{
        FixedCalendarDateTimeFormatter,
        fieldsets::{MD, YMD},
    },
    decimal::{
        DecimalFormatter,
        options::{DecimalFormatterOptions, GroupingStrategy},
    },
    list::{
        ListFormatter,
        options::{ListFormatterOptions, ListLength},
    },
    locale::{Locale, locale},
};
use writeable::Writeable;

/// A whole number moved behind the decimal mark.
fn shifted(digits: i64, shift: i16) -> Decimal {
    let mut decimal = Decimal::from(digits);
    decimal.multiply_pow10(shift);
    decimal
}

/// The day as icu counts it; a civil date always has one.
fn gregorian(date: Date) -> Option<icu::calendar::Date<Gregorian>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    icu::calendar::Date::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

/// The formats of one language.
pub(crate) struct Formats {
    lang: Lang,
    decimal: DecimalFormatter,
    plain: DecimalFormatter,
    long_date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    long_day: FixedCalendarDateTimeFormatter<Gregorian, MD>,
    list: ListFormatter,
    collator: CollatorBorrowed<'static>,
}

static FORMATS: LazyLock<[Formats; 3]> = LazyLock::new(|| [Lang::Ar, Lang::Fr, Lang::En].map(Formats::new));

impl Formats {
    /// The formats of a language, made once.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Ar => &FORMATS[0],
            Lang::Fr => &FORMATS[1],
            Lang::En => &FORMATS[2],
        }
    }

    #[expect(
        clippy::panic,
        reason = "the data of the three languages are compiled in, and a test uses them all"
    )]
    fn new(lang: Lang) -> Self {
        let locale: Locale = match lang {
            Lang::Ar => locale!("ar-MA-u-nu-latn"),
            Lang::Fr => locale!("fr"),
            // British: day before month.
            Lang::En => locale!("en-GB"),
        };
        let mut ungrouped = DecimalFormatterOptions::default();
        ungrouped.grouping_strategy = Some(GroupingStrategy::Never);
        Self {
            lang,
            decimal: DecimalFormatter::try_new(locale.clone().into(), DecimalFormatterOptions::default())
                .unwrap_or_else(|e| panic!("numbers of {lang}: {e}")),
            plain: DecimalFormatter::try_new(locale.clone().into(), ungrouped)
                .unwrap_or_else(|e| panic!("numbers of {lang}: {e}")),
            long_date: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), YMD::long())
                .unwrap_or_else(|e| panic!("dates of {lang}: {e}")),
            long_day: FixedCalendarDateTimeFormatter::try_new(locale.clone().into(), MD::long())
                .unwrap_or_else(|e| panic!("days of {lang}: {e}")),
            list: ListFormatter::try_new_and(
                locale.clone().into(),
                ListFormatterOptions::default().with_length(ListLength::Wide),
            )
            .unwrap_or_else(|e| panic!("lists of {lang}: {e}")),
            collator: Collator::try_new(locale.into(), CollatorOptions::default())
                .unwrap_or_else(|e| panic!("order of {lang}: {e}")),
        }
    }

    fn write(&self, decimal: &Decimal) -> String {
        self.decimal.format(decimal).write_to_string().into_owned()
    }

    pub(crate) fn number(&self, number: i64) -> String {
        self.write(&shifted(number, 0))
    }

    /// The number alone, always two decimals.
    pub(crate) fn amount(&self, money: Money) -> String {
        let mut decimal = shifted(money.centimes(), -2);
        decimal.pad_end(-2);
        self.write(&decimal)
    }

    pub(crate) fn money(&self, money: Money) -> String {
        let amount = self.amount(money);
        match self.lang {
            Lang::Ar => format!("{amount}\u{a0}درهم"),
            Lang::Fr => format!("{amount}\u{202f}DH"),
            Lang::En => format!("MAD\u{a0}{amount}"),
        }
    }

    pub(crate) fn rate(&self, rate: Rate) -> String {
        let mut decimal = shifted(i64::from(rate.ten_thousandths()), -2);
        decimal.trim_end();
        let percent = self.write(&decimal);
        match self.lang {
            Lang::Fr => format!("{percent}\u{202f}%"),
            Lang::Ar | Lang::En => format!("{percent}%"),
        }
    }

    /// A number written with a point, with the decimal mark of the language and no grouping; another text as it is.
    pub(crate) fn exact(&self, text: &str) -> String {
        text.parse::<Decimal>().map_or_else(
            |_| text.to_owned(),
            |decimal| self.plain.format(&decimal).write_to_string().into_owned(),
        )
    }

    /// A number given in tenths, the last zero dropped.
    pub(crate) fn tenths(&self, tenths: i64) -> String {
        let mut decimal = shifted(tenths, -1);
        decimal.trim_end();
        self.write(&decimal)
    }

    pub(crate) fn date(&self, date: Date) -> String {
        match gregorian(date) {
            Some(day) => self.first(self.long_date.format(&day).write_to_string().into_owned()),
            None => date.to_string(),
        }
    }

    pub(crate) fn day_of_year(&self, date: Date) -> String {
        match gregorian(date) {
            Some(day) => self.first(self.long_day.format(&day).write_to_string().into_owned()),
            None => date.to_string(),
        }
    }

    /// CLDR writes "1 octobre"; French says "1er octobre".
    fn first(&self, text: String) -> String {
        match (self.lang, text.strip_prefix("1 ")) {
            (Lang::Fr, Some(rest)) => format!("1er {rest}"),
            _ => text,
        }
    }

    pub(crate) fn list<'a>(&self, items: impl Iterator<Item = &'a str> + Clone) -> String {
        self.list.format(items).write_to_string().into_owned()
    }

    pub(crate) fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collator.compare(left, right)
    }
}
