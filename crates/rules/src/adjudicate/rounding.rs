//! Rule 9: base × rate, rounded to the centime as the rulebook says.

use amoe_base::{Money, Rate};

use crate::{
    scheme::Rounding,
    tree::{PARTS, exact_parts},
};

pub(super) fn round(base: Money, rate: Rate, rounding: Rounding) -> Money {
    if rounding == Rounding::HalfUp {
        return base.at_rate(rate);
    }
    let exact = exact_parts(base, rate);
    let (whole, rest) = (exact / PARTS, exact % PARTS);
    let up = rounding == Rounding::HalfEven && (rest > PARTS / 2 || (rest == PARTS / 2 && whole % 2 == 1));
    Money::from_centimes(i64::try_from(whole + i128::from(up)).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn roundings_differ_only_at_and_above_the_half() {
        let (base, rate) = (Money::from_centimes(11_625), Rate::from_percent(70));
        assert_eq!(round(base, rate, Rounding::HalfUp).to_string(), "81.38");
        assert_eq!(round(base, rate, Rounding::HalfEven).to_string(), "81.38");
        assert_eq!(round(base, rate, Rounding::Down).to_string(), "81.37");
        let base = Money::from_centimes(15);
        assert_eq!(round(base, rate, Rounding::HalfEven).to_string(), "0.10", "0.105 goes to the even 0.10");
        assert_eq!(round(base, rate, Rounding::HalfUp).to_string(), "0.11");
    }

    proptest! {
        #[test]
        fn rounding_moves_by_at_most_half_a_centime(centimes in 0..10_000_000_000i64, percent in 0..=100u32) {
            let (base, rate) = (Money::from_centimes(centimes), Rate::from_percent(percent));
            let exact = exact_parts(base, rate);
            let rounded = i128::from(round(base, rate, Rounding::HalfUp).centimes()) * PARTS;
            prop_assert!(rounded - exact <= PARTS / 2 && exact - rounded < PARTS / 2);
        }
    }
}
