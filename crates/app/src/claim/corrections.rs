//! What an officer read on the papers where it is not what the student declared. Lines have no numbers of their own, so
//! they are found again by what they say: first those that are the same, then those of the same thing, then those of
//! the same kind in their order.

use amoe_base::{Lang, Money};
use amoe_domain::claim::{Claim, Line, LineKind, Setting};
use serde::Serialize;

use crate::App;

/// One side of a correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineSaid {
    /// What was given, in words.
    pub label: String,
    /// Day, code, provider in one line.
    pub sub: String,
    /// What was paid.
    pub paid: Money,
}

/// A line that was changed, taken away (nothing read) or added (nothing declared).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// As the student declared it.
    pub declared: Option<LineSaid>,
    /// As the papers say.
    pub read: Option<LineSaid>,
}

impl Correction {
    /// What it is about: as the papers call it, otherwise as the student did.
    pub fn name(&self) -> &str {
        self.read.as_ref().or(self.declared.as_ref()).map_or("", |line| &line.label)
    }
}

impl App {
    /// Where the papers say something else than the student; nothing before they have arrived.
    pub(crate) fn corrections(&self, claim: &Claim, lang: Lang) -> Vec<Correction> {
        if claim.state.receipt().is_none() || claim.declared.is_empty() {
            return Vec::new();
        }
        let words = Self::words(lang);
        let said = |line: &Line| LineSaid {
            label: self.line_label(line, lang),
            sub: match &line.kind {
                LineKind::Act { setting, .. } if *setting != Setting::default() => {
                    let setting = words.named("setting", setting.as_str());
                    format!("{} · {setting}", Self::line_sub(words, line))
                }
                _ => Self::line_sub(words, line),
            },
            paid: line.paid,
        };
        pairs(&claim.declared, &claim.lines)
            .into_iter()
            .map(|(declared, read)| Correction { declared: declared.map(said), read: read.map(said) })
            .collect()
    }
}

type Pair<'a> = (Option<&'a Line>, Option<&'a Line>);

fn pairs<'a>(declared: &'a [Line], read: &'a [Line]) -> Vec<Pair<'a>> {
    let mut left: Vec<Option<&Line>> = read.iter().map(Some).collect();
    let mut found: Vec<Pair<'a>> = declared.iter().map(|line| (Some(line), None)).collect();
    for alike in [same, same_thing, same_kind] {
        for (line, twin) in &mut found {
            let (Some(line), None) = (*line, &twin) else { continue };
            *twin =
                left.iter_mut().find(|other| other.is_some_and(|o| alike(line, o))).and_then(Option::take);
        }
    }
    found.extend(left.into_iter().flatten().map(|line| (None, Some(line))));
    found.retain(|pair| !matches!(pair, (Some(line), Some(twin)) if same(line, twin)));
    found
}

/// A tariff that an officer looked up and a provider's number are nothing that the student would have said otherwise.
fn same(a: &Line, b: &Line) -> bool {
    let plain = |line: &Line| {
        let mut line = line.clone();
        line.price = None;
        if let LineKind::Act { inpe, .. } | LineKind::LumpSum { inpe, .. } = &mut line.kind {
            *inpe = None;
        }
        line
    };
    plain(a) == plain(b)
}

fn same_thing(a: &Line, b: &Line) -> bool {
    match (&a.kind, &b.kind) {
        (LineKind::Act { key: a, .. }, LineKind::Act { key: b, .. })
        | (LineKind::LumpSum { key: a, .. }, LineKind::LumpSum { key: b, .. })
        | (LineKind::Medicine { code: a, .. }, LineKind::Medicine { code: b, .. }) => a == b,
        _ => false,
    }
}

fn same_kind(a: &Line, b: &Line) -> bool {
    std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind)
}

#[cfg(test)]
mod tests {
    use amoe_base::{Coefficient, Date};

    use super::*;

    fn act(key: &str, paid: i64) -> Line {
        Line {
            kind: LineKind::Act {
                key: key.to_owned(),
                coefficient: Coefficient::ONE,
                setting: Setting::Outpatient,
                inpe: None,
            },
            on: Date::constant(2026, 11, 18),
            paid: Money::from_centimes(paid),
            provider: String::new(),
            price: None,
        }
    }

    fn told(declared: &[Line], read: &[Line]) -> Vec<(Option<i64>, Option<i64>)> {
        let paid = |line: Option<&Line>| line.map(|l| l.paid.centimes());
        pairs(declared, read).into_iter().map(|(d, r)| (paid(d), paid(r))).collect()
    }

    #[test]
    fn a_line_is_found_again_though_others_were_taken_away_before_it() {
        let declared = [act("C", 100), act("Cs", 300), act("K", 50)];
        assert_eq!(told(&declared, &declared), []);
        assert_eq!(told(&declared, &declared[1..]), [(Some(100), None)]);
        // Another key on the bill is the same visit; a second one is new.
        let read = [act("Cs", 310), act("K", 50), act("V", 100), act("C", 7)];
        assert_eq!(told(&declared, &read), [(Some(100), Some(7)), (Some(300), Some(310)), (None, Some(100))]);
        let mut priced = declared.clone();
        priced[2].price =
            Some(amoe_rules::claim::Price { ceiling: Money::from_centimes(40), source: "x".to_owned() });
        assert_eq!(told(&declared, &priced), []);
    }
}
