//! Money in whole centimes, rates and coefficients as whole numbers: nothing here can lose a centime to a float.

use std::{fmt, iter::Sum, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Malformed;

/// An amount in dirhams, kept as centimes. Arithmetic that could overflow gives `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From centimes.
    pub const fn from_centimes(centimes: i64) -> Self {
        Self(centimes)
    }

    /// In centimes.
    pub const fn centimes(self) -> i64 {
        self.0
    }

    /// Sum, unless it overflows.
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Self(sum)),
            None => None,
        }
    }

    /// Difference, unless it overflows.
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(rest) => Some(Self(rest)),
            None => None,
        }
    }

    /// Whole multiples, unless it overflows.
    pub const fn checked_times(self, count: i64) -> Option<Self> {
        match self.0.checked_mul(count) {
            Some(product) => Some(Self(product)),
            None => None,
        }
    }

    /// This amount × a rate, rounded half up to the centime. Never overflows: rates stay under 100.
    pub fn at_rate(self, rate: Rate) -> Self {
        Self(half_up(i128::from(self.0) * i128::from(rate.0), 10_000))
    }

    /// This amount × a coefficient, rounded half up to the centime.
    pub fn times(self, coefficient: Coefficient) -> Self {
        Self(half_up(i128::from(self.0) * i128::from(coefficient.0), 100))
    }

    /// Reads what a person typed: `1 234,56`, `1234.5`, `300`, `300 DH`, Arabic digits too. One comma or point before three
    /// digits, `300.555`, is refused: some group thousands with it, others write three decimals.
    pub fn parse_typed(typed: &str) -> Result<Self, Malformed> {
        let text = crate::latin_digits(typed).to_lowercase();
        let text: String = text
            .trim()
            .trim_end_matches("dh")
            .trim_end_matches("mad")
            .trim_end_matches("درهم")
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if c == '٫' { ',' } else { c })
            .collect();
        // The last comma or point with at most two digits behind it is the decimal mark; others group thousands.
        let (whole, cents) = match text.rfind([',', '.']) {
            Some(at) if text.len() - at <= 3 => (&text[..at], &text[at + 1..]),
            _ => (text.as_str(), ""),
        };
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let mut groups = whole.split([',', '.', '٬']);
        let first = groups.next().map_or(0, str::len);
        let rest: Vec<&str> = groups.collect();
        let grouped = rest.is_empty() || (first <= 3 && rest.iter().all(|group| group.len() == 3));
        let unclear = rest.len() == 1 && !whole.contains('٬') && cents.is_empty();
        let whole: String = whole.chars().filter(|c| !matches!(c, ',' | '.' | '٬')).collect();
        if whole.is_empty() || !grouped || unclear || !digits(&whole) || !digits(cents) || whole.len() > 12 {
            return Err(Malformed::new("amount"));
        }
        let cents = format!("{cents:0<2}");
        let number = format!("{whole}{cents}").parse().map_err(|_| Malformed::new("amount"))?;
        Ok(Self(number))
    }
}

/// Division that rounds half away from zero, to the nearest whole number.
fn half_up(numerator: i128, denominator: i128) -> i64 {
    let half = denominator / 2;
    let rounded =
        if numerator >= 0 { (numerator + half) / denominator } else { (numerator - half) / denominator };
    i64::try_from(rounded).unwrap_or(if rounded > 0 { i64::MAX } else { i64::MIN })
}

impl Sum for Money {
    /// Saturates: a sum of real claims stays far below the limit, and a saturated one is refused by the checks on it.
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        Self(iter.fold(0, |total, m| total.saturating_add(m.0)))
    }
}

impl fmt::Display for Money {
    /// Two decimals and a point: the form of the contract and of payment files, not of pages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let units = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", units / 100, units % 100)
    }
}

impl FromStr for Money {
    type Err = Malformed;

    /// Reads exactly `(0|[1-9][0-9]{0,11})\.[0-9]{2}`, the form of the contract.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let wrong = || Malformed::new("amount");
        let (whole, cents) = text.split_once('.').ok_or_else(wrong)?;
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole)
            || !digits(cents)
            || cents.len() != 2
            || whole.len() > 12
            || (whole.len() > 1 && whole.starts_with('0'))
        {
            return Err(wrong());
        }
        format!("{whole}{cents}").parse().map(Self).map_err(|_| wrong())
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(|_| serde::de::Error::custom("an amount is a text such as \"64.00\""))
    }
}

/// A share, in ten-thousandths: `0.80` is 8000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Rate(u32);

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// All of it.
    pub const FULL: Self = Self(10_000);

    /// From hundredths: 80 is 80 %.
    pub const fn from_percent(percent: u32) -> Self {
        Self(percent * 100)
    }

    /// In ten-thousandths.
    pub const fn ten_thousandths(self) -> u32 {
        self.0
    }

    /// What is left of the whole: 20 % of 80 %.
    pub const fn rest(self) -> Self {
        Self(Self::FULL.0.saturating_sub(self.0))
    }
}

impl fmt::Display for Rate {
    /// Two decimals: `0.80`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 10_000, self.0 % 10_000);
        if part % 100 == 0 { write!(f, "{whole}.{:02}", part / 100) } else { write!(f, "{whole}.{part:04}") }
    }
}

impl FromStr for Rate {
    type Err = Malformed;

    /// Reads `0.80`, `1.00` or up to four decimals.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let wrong = || Malformed::new("rate");
        let (whole, part) = text.split_once('.').ok_or_else(wrong)?;
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 4 || whole.len() > 2 {
            return Err(wrong());
        }
        format!("{whole}{part:0<4}").parse().map(Self).map_err(|_| wrong())
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(|_| serde::de::Error::custom("a rate is a text such as \"0.80\""))
    }
}

/// The coefficient of an act, in hundredths: `1` is 100, `2.5` is 250. Always above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Coefficient(u32);

impl Coefficient {
    /// One.
    pub const ONE: Self = Self(100);

    /// In hundredths.
    pub const fn hundredths(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Coefficient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            part if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            part => write!(f, "{whole}.{part:02}"),
        }
    }
}

impl FromStr for Coefficient {
    type Err = Malformed;

    /// Reads `[0-9]{1,5}(\.[0-9]{1,2})?` above zero, the form of the contract.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let wrong = || Malformed::new("coefficient");
        let (whole, part) = match text.split_once('.') {
            Some((whole, part)) if !part.is_empty() => (whole, part),
            Some(_) => return Err(wrong()),
            None => (text, ""),
        };
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 5 || part.len() > 2 || !digits(whole) || !digits(part) {
            return Err(wrong());
        }
        match format!("{whole}{part:0<2}").parse() {
            Ok(0) | Err(_) => Err(wrong()),
            Ok(hundredths) => Ok(Self(hundredths)),
        }
    }
}

impl Serialize for Coefficient {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Coefficient {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(|_| serde::de::Error::custom("a coefficient is a text such as \"1\" or \"2.5\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_and_written_exactly() {
        assert_eq!("64.00".parse(), Ok(Money::from_centimes(6400)));
        assert_eq!(Money::from_centimes(5).to_string(), "0.05");
        for bad in ["64", "64.0", "064.00", "-1.00", " 1.00", "1.000", "1234567890123.00", ".50", "1,00"] {
            assert!(bad.parse::<Money>().is_err(), "{bad}");
        }
    }

    #[test]
    fn typed_amounts_are_understood_as_meant() {
        for (typed, centimes) in [
            ("300", 30_000),
            ("300,5", 30_050),
            ("1 234,56", 123_456),
            ("1.234,56", 123_456),
            ("1,234.56", 123_456),
            ("٣٠٠٫٥٠", 30_050),
            ("9.60 DH", 960),
            ("1.234.567", 123_456_700),
            ("١٬٢٣٤", 123_400),
            ("0,05", 5),
            ("300,", 30_000),
        ] {
            assert_eq!(Money::parse_typed(typed), Ok(Money::from_centimes(centimes)), "{typed}");
        }
        for bad in ["", "abc", "12a", "-5", ",50", "300.555", "1.234", "1,234", "1.2345", "1.2.3,4,5"] {
            assert!(Money::parse_typed(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn rounding_is_half_up_per_line() {
        let rate: Rate = "0.70".parse().unwrap_or_default();
        assert_eq!(Money::from_centimes(11_625).at_rate(rate), Money::from_centimes(8138), "81.375 is 81.38");
        assert_eq!(Money::from_centimes(950).at_rate(rate), Money::from_centimes(665));
        assert_eq!(Rate::from_percent(80).rest().to_string(), "0.20");
    }

    #[test]
    fn coefficients_keep_their_shortest_form() {
        for (text, shown) in [("1", "1"), ("2.5", "2.5"), ("10.05", "10.05"), ("3.00", "3")] {
            assert_eq!(text.parse::<Coefficient>().map(|c| c.to_string()), Ok(shown.to_owned()));
        }
        for bad in ["0", "0.00", "123456", "1.", ".5", "1.005", "-1"] {
            assert!(bad.parse::<Coefficient>().is_err(), "{bad}");
        }
    }
}
