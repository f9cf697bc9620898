//! Answers as JSON, written straight into the batch's buffer: digits by hand, texts copied unless they need escapes.
//! What comes out is, byte for byte, what serde writes for the kept form; a test holds the two together.

use std::{fmt::Display, io::Write};

use amoe_base::{Date, Money, Rate};

use crate::tree::exact;

pub(crate) struct Out<'o>(pub &'o mut Vec<u8>);

impl Out<'_> {
    /// Bytes that are JSON already.
    pub fn raw(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    fn is_plain(text: &str) -> bool {
        !text.bytes().any(|byte| byte < 0x20 || byte == b'"' || byte == b'\\')
    }

    /// A text in quotes.
    pub fn text(&mut self, text: &str) {
        if Self::is_plain(text) {
            self.0.push(b'"');
            self.raw(text);
            self.0.push(b'"');
        } else {
            // Writing a text to memory does not fail.
            let _ = serde_json::to_writer(&mut *self.0, text);
        }
    }

    /// A plain prefix and a text, in one pair of quotes.
    pub fn text_after(&mut self, prefix: &str, text: &str) {
        if Self::is_plain(text) {
            self.0.push(b'"');
            self.raw(prefix);
            self.raw(text);
            self.0.push(b'"');
        } else {
            self.text(&format!("{prefix}{text}"));
        }
    }

    /// Anything without quotes and backslashes, in quotes.
    pub fn display(&mut self, value: impl Display) {
        let _ = write!(self.0, "\"{value}\"");
    }

    fn digits(&mut self, mut number: u64) {
        let mut buffer = [0_u8; 20];
        let mut at = buffer.len();
        loop {
            at -= 1;
            buffer[at] = digit(number % 10);
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.0.extend_from_slice(&buffer[at..]);
    }

    pub fn number(&mut self, number: i64) {
        if number < 0 {
            self.0.push(b'-');
        }
        self.digits(number.unsigned_abs());
    }

    /// `"64.00"`
    pub fn money(&mut self, money: Money) {
        let centimes = money.centimes();
        self.0.extend_from_slice(if centimes < 0 { b"\"-" } else { b"\"" });
        let centimes = centimes.unsigned_abs();
        self.digits(centimes / 100);
        self.0.extend_from_slice(&[b'.', digit(centimes / 10), digit(centimes), b'"']);
    }

    /// `"0.80"`
    pub fn rate(&mut self, rate: Rate) {
        let parts = u64::from(rate.ten_thousandths());
        if parts.is_multiple_of(100) && parts < 100_000 {
            let text = [b'"', digit(parts / 10_000), b'.', digit(parts / 1000), digit(parts / 100), b'"'];
            self.0.extend_from_slice(&text);
        } else {
            self.display(rate);
        }
    }

    /// `"81.375"`
    pub fn exact(&mut self, base: Money, rate: Rate) {
        let product = u64::try_from(base.centimes())
            .ok()
            .and_then(|centimes| centimes.checked_mul(u64::from(rate.ten_thousandths())));
        match product {
            // A whole number of centimes, as with most rates.
            Some(product) if product.is_multiple_of(10_000) => {
                self.money(Money::from_centimes(i64::try_from(product / 10_000).unwrap_or(i64::MAX)));
            }
            _ => self.display(exact(base, rate)),
        }
    }

    /// `"2026-01-10"`
    pub fn date(&mut self, date: Date) {
        match u64::try_from(date.year()) {
            Ok(year) => {
                let (month, day) = (date.month().unsigned_abs().into(), date.day().unsigned_abs().into());
                self.0.extend_from_slice(&[
                    b'"',
                    digit(year / 1000),
                    digit(year / 100),
                    digit(year / 10),
                    digit(year),
                    b'-',
                    digit(month / 10),
                    digit(month),
                    b'-',
                    digit(day / 10),
                    digit(day),
                    b'"',
                ]);
            }
            Err(_) => self.display(date),
        }
    }
}

/// The last digit of a number, as a character.
fn digit(number: u64) -> u8 {
    b'0' + u8::try_from(number % 10).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(write: impl FnOnce(&mut Out<'_>)) -> String {
        let mut bytes = Vec::new();
        write(&mut Out(&mut bytes));
        String::from_utf8(bytes).unwrap_or_default()
    }

    proptest! {
        #[test]
        fn what_is_written_by_hand_is_what_serde_writes(
            centimes in prop_oneof![-1000_i64..1000, any::<i64>()],
            parts in 0..20_000_u32,
            days in 0..3_000_000_i32,
            number in any::<i64>(),
            text in prop_oneof!["\\PC*", any::<String>()],
        ) {
            let money = Money::from_centimes(centimes);
            let rate: Rate = format!("{}.{:04}", parts / 10_000, parts % 10_000).parse().unwrap_or_default();
            let date = Date::constant(1, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap_or(Date::MAX);
            let serde = |value: &dyn erased::Json| value.json();
            prop_assert_eq!(written(|out| out.money(money)), serde(&money));
            prop_assert_eq!(written(|out| out.rate(rate)), serde(&rate));
            prop_assert_eq!(written(|out| out.date(date)), serde(&date));
            prop_assert_eq!(written(|out| out.number(number)), serde(&number));
            prop_assert_eq!(written(|out| out.text(&text)), serde(&text));
            prop_assert_eq!(written(|out| out.text_after("medicine.", &text)), serde(&format!("medicine.{text}")));
            if centimes >= 0 {
                prop_assert_eq!(written(|out| out.exact(money, rate)), serde(&exact(money, rate)));
            }
        }
    }

    mod erased {
        pub trait Json {
            fn json(&self) -> String;
        }
        impl<T: serde::Serialize> Json for T {
            fn json(&self) -> String {
                serde_json::to_string(self).unwrap_or_default()
            }
        }
    }
}
