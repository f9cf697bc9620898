//! Code 128 bar codes, for the hand scanners of the mailroom.

use std::fmt::Write;

use barcoders::sym::code128;

use crate::qr::CodeError;

/// White units before and after the bars, as the standard asks.
const QUIET: usize = 10;

/// A text as bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code128 {
    units: Vec<bool>,
}

impl Code128 {
    /// Encodes a text of printable ASCII, such as a reference, in set B.
    pub fn new(text: &str) -> Result<Self, CodeError> {
        if text.is_empty() || !text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
            return Err(CodeError::Bars);
        }
        // U+0181 is how the library names set B.
        let code = code128::Code128::new(format!("\u{181}{text}")).map_err(|_| CodeError::Bars)?;
        Ok(Self { units: code.encode().into_iter().map(|unit| unit == 1).collect() })
    }

    /// Dark and light units from left to right, without the quiet zones.
    pub fn units(&self) -> &[bool] {
        &self.units
    }

    /// An SVG with its quiet zones; a unit is 1 wide, a bar 24 high.
    pub fn svg(&self) -> String {
        let mut path = String::new();
        let mut x = 0;
        while x < self.units.len() {
            let run = self.units[x..].iter().take_while(|&&dark| dark).count();
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} 0h{run}v24h-{run}z", x + QUIET);
            }
            x += run.max(1);
        }
        let width = self.units.len() + 2 * QUIET;
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 24" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{width}v24H0z"/><path fill="#000" d="{path}"/></svg>"##
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Widths of the six bars and gaps of a symbol, from the standard: start B, then some values.
    const START_B: &str = "11010010000";
    const STOP: &str = "1100011101011";
    const A: &str = "10100011000";

    fn drawn(text: &str) -> String {
        Code128::new(text).unwrap().units().iter().map(|&dark| if dark { '1' } else { '0' }).collect()
    }

    #[test]
    fn a_symbol_has_start_text_check_and_stop() {
        let units = drawn("A");
        // Check value: (104 + 1 × 33) mod 103 = 34, which is the letter B.
        assert_eq!(units, format!("{START_B}{A}10001011000{STOP}"));
    }

    #[test]
    fn a_reference_takes_eleven_units_a_character() {
        assert_eq!(drawn("DM-7K3M-4Q2D").len(), 11 * (1 + 12 + 1) + 13);
    }

    #[test]
    fn what_a_scanner_cannot_type_is_refused() {
        for text in ["", "é", "DM\n", "سلمى"] {
            assert_eq!(Code128::new(text), Err(CodeError::Bars), "{text}");
        }
    }
}
