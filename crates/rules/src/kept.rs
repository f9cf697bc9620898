//! A decision as it is stored: the same tree, small. Each text, dated value and form of a node stands once in a list of
//! its own; the tree is numbers that point to them. Nothing is left out, so the full form comes back as it was, and no
//! rulebook is needed to read it.
//!
//! ```json
//! [1,
//!  ["DM-7K3M-4Q2D", "accepted", "line.act", "paid", "order-1961-06, grid 1", "on", "rate.outpatient", "0.80", …],
//!  [[key, value, 20060804, source, sourced], …],
//!  [[rule, branch, source, result, parameter, further values, children, fact, type, fact, type, …], …],
//!  [decision: texts, dated values and forms by number, amounts in centimes, days as 20261103 …]]
//! ```
//!
//! Used with `#[serde(with = "amoe_rules::kept")]` on a [`Decision`], or as [`Kept`]. What was stored in full before is
//! still read. A change of this form is a new number at its head, beside the old one, since decisions are kept for years.

use std::{
    borrow::Cow,
    collections::HashMap,
    fmt,
    hash::{BuildHasherDefault, Hash},
    str::FromStr,
};

use amoe_base::{Date, Money};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use crate::{
    Explanation, Fact, Reason, Value,
    claim::{Decision, LineDecision},
    parameter::ParameterUsed,
    quick_map::Quick,
};

/// The number at the head of the form.
const FORM: u32 = 1;
/// No tree of ours is as deep; a stored one that says so is damaged.
const DEPTH_MAX: usize = 64;

/// A decision that is written in the form to keep.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'d>(pub &'d Decision);

impl Serialize for Kept<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

/// Writes the form to keep.
pub fn serialize<S: Serializer>(decision: &Decision, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = Writer::default();
    writer.decision(decision);
    (FORM, &writer.texts.all, &writer.parameters.all, &writer.forms.all, &writer.numbers)
        .serialize(serializer)
}

/// Reads the form to keep, or the full one.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decision, D::Error> {
    deserializer.deserialize_any(Either)
}

type Quickly<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Things that stand once, in the order in which they came.
#[derive(Debug)]
struct Once<T> {
    all: Vec<T>,
    at: Quickly<T, u32>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self { all: Vec::new(), at: HashMap::default() }
    }
}

impl<T: Clone + Eq + Hash> Once<T> {
    fn number(&mut self, one: T) -> u32 {
        if let Some(at) = self.at.get(&one) {
            return *at;
        }
        // A decision with so many texts would not fit into memory.
        let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(one.clone());
        self.at.insert(one, at);
        at
    }
}

/// Key, value, first day, source, whether a text says so.
type Parameter = (u32, u32, i64, u32, u8);

/// What kind of value a fact or result is.
mod kind {
    pub const NONE: u32 = 0;
    pub const MONEY: u32 = 1;
    pub const EXACT: u32 = 2;
    pub const RATE: u32 = 3;
    pub const COEFFICIENT: u32 = 4;
    pub const DATE: u32 = 5;
    pub const NUMBER: u32 = 6;
    pub const MET: u32 = 7;
    pub const TEXT: u32 = 8;
}

/// Places of a form before its facts.
const FORM_HEAD: usize = 7;

#[derive(Debug, Default)]
struct Writer<'d> {
    texts: Once<Cow<'d, str>>,
    parameters: Once<Parameter>,
    forms: Once<Vec<u32>>,
    numbers: Vec<i64>,
}

impl<'d> Writer<'d> {
    fn text(&mut self, text: impl Into<Cow<'d, str>>) -> u32 {
        self.texts.number(text.into())
    }

    fn put(&mut self, number: impl Into<i64>) {
        self.numbers.push(number.into());
    }

    fn put_count(&mut self, count: usize) {
        self.put(i64::try_from(count).unwrap_or(i64::MAX));
    }

    fn put_text(&mut self, text: impl Into<Cow<'d, str>>) {
        let at = self.text(text);
        self.put(at);
    }

    fn decision(&mut self, decision: &'d Decision) {
        self.put_text(decision.id.as_str());
        self.put_text(decision.outcome.as_str());
        for amount in [decision.claimed, decision.payable, decision.patient_share] {
            self.put(amount.centimes());
        }
        self.put_text(decision.rulebook.as_str());
        self.reasons(&decision.reasons);
        self.put(u32::from(decision.explanation.is_some()));
        if let Some(explanation) = &decision.explanation {
            self.node(explanation);
        }
        self.put_count(decision.lines.len());
        for line in &decision.lines {
            self.line(line);
        }
    }

    fn line(&mut self, line: &'d LineDecision) {
        let present = u32::from(line.base.is_some())
            + 2 * u32::from(line.rate.is_some())
            + 4 * u32::from(line.explanation.is_some());
        self.put(present);
        if let Some(base) = line.base {
            self.put(base.centimes());
        }
        if let Some(rate) = line.rate {
            self.put_text(rate.to_string());
        }
        self.put(line.payable.centimes());
        self.reasons(&line.reasons);
        if let Some(explanation) = &line.explanation {
            self.node(explanation);
        }
    }

    fn reasons(&mut self, reasons: &'d [Reason]) {
        self.put_count(reasons.len());
        for reason in reasons {
            self.put_text(reason.code.as_str());
            self.put_text(reason.rule.as_str());
            self.put_text(reason.source.as_str());
        }
    }

    fn parameter(&mut self, used: &'d ParameterUsed) -> u32 {
        let (key, value) = (self.text(used.key.as_str()), self.text(used.value.as_str()));
        let (from, source) = (number_of(used.from), self.text(used.source.as_str()));
        self.parameters.number((key, value, from, source, u8::from(used.sourced)))
    }

    fn node(&mut self, node: &'d Explanation) {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let mut form = Vec::with_capacity(FORM_HEAD + 2 * node.facts.len());
        form.push(self.text(node.rule.as_ref()));
        form.push(self.text(node.branch.as_ref()));
        form.push(self.text(node.source.as_str()));
        form.push(node.result.as_ref().map_or(kind::NONE, kind_of));
        form.push(u32::from(node.parameter.is_some()));
        form.push(count(node.also.len()));
        form.push(count(node.children.len()));
        for fact in &node.facts {
            let name = self.text(fact.name.as_ref());
            form.extend([name, kind_of(&fact.value)]);
        }
        let form = self.forms.number(form);
        self.put(form);
        for used in node.parameter.iter().chain(&node.also) {
            let at = self.parameter(used);
            self.put(at);
        }
        for value in node.facts.iter().map(|fact| &fact.value).chain(&node.result) {
            self.value(value);
        }
        for child in &node.children {
            self.node(child);
        }
    }

    fn value(&mut self, value: &'d Value) {
        match value {
            Value::Money(money) => self.put(money.centimes()),
            Value::Rate(rate) => self.put_text(rate.to_string()),
            Value::Coefficient(coefficient) => self.put_text(coefficient.to_string()),
            Value::Date(date) => self.put(number_of(*date)),
            Value::Number(number) => self.put(*number),
            Value::Met(met) => self.put(u32::from(*met)),
            Value::Exact(text) | Value::Text(text) => self.put_text(text.as_str()),
        }
    }
}

/// 20261103
fn number_of(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

fn date_of(number: i64) -> Option<Date> {
    let day = number.rem_euclid(10_000);
    let year = i16::try_from(number.div_euclid(10_000)).ok()?;
    Date::new(year, i8::try_from(day / 100).ok()?, i8::try_from(day % 100).ok()?).ok()
}

const fn kind_of(value: &Value) -> u32 {
    match value {
        Value::Money(_) => kind::MONEY,
        Value::Exact(_) => kind::EXACT,
        Value::Rate(_) => kind::RATE,
        Value::Coefficient(_) => kind::COEFFICIENT,
        Value::Date(_) => kind::DATE,
        Value::Number(_) => kind::NUMBER,
        Value::Met(_) => kind::MET,
        Value::Text(_) => kind::TEXT,
    }
}

/// The form to keep is a list, the full one has names.
struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Decision;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decision")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Decision, A::Error> {
        Decision::deserialize(MapAccessDeserializer::new(map))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Decision, A::Error> {
        let short = || A::Error::custom("a kept decision ends early");
        let form: u32 = seq.next_element()?.ok_or_else(short)?;
        if form != FORM {
            return Err(A::Error::custom(format_args!("a decision kept in a form {form} that is not known")));
        }
        let mut reader = Reader {
            texts: seq.next_element()?.ok_or_else(short)?,
            parameters: seq.next_element()?.ok_or_else(short)?,
            forms: seq.next_element()?.ok_or_else(short)?,
            numbers: seq.next_element()?.ok_or_else(short)?,
            at: 0,
        };
        let decision = reader.decision().ok_or_else(|| A::Error::custom("a kept decision is damaged"))?;
        let left = reader.at < reader.numbers.len() || seq.next_element::<serde::de::IgnoredAny>()?.is_some();
        if left { Err(A::Error::custom("a kept decision goes on after its end")) } else { Ok(decision) }
    }
}

struct Reader {
    texts: Vec<String>,
    parameters: Vec<Parameter>,
    forms: Vec<Vec<u32>>,
    numbers: Vec<i64>,
    at: usize,
}

fn place<T>(list: &[T], at: impl TryInto<usize>) -> Option<&T> {
    list.get(at.try_into().ok()?)
}

impl Reader {
    fn next(&mut self) -> Option<i64> {
        let number = self.numbers.get(self.at).copied()?;
        self.at += 1;
        Some(number)
    }

    /// How many follow; never more than there are numbers left.
    fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.next()?).ok()?;
        (count <= self.numbers.len() - self.at).then_some(count)
    }

    fn money(&mut self) -> Option<Money> {
        self.next().map(Money::from_centimes)
    }

    fn text(&mut self) -> Option<&str> {
        let at = self.next()?;
        place(&self.texts, at).map(String::as_str)
    }

    fn parsed<T: FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    fn decision(&mut self) -> Option<Decision> {
        let id = self.text()?.to_owned();
        let outcome = self.parsed()?;
        let (claimed, payable, patient_share) = (self.money()?, self.money()?, self.money()?);
        let rulebook = self.text()?.to_owned();
        let reasons = self.reasons()?;
        let explanation = match self.next()? {
            0 => None,
            _ => Some(self.node(0)?),
        };
        let lines = (0..self.count()?).map(|_| self.line()).collect::<Option<_>>()?;
        Some(Decision { id, outcome, claimed, payable, patient_share, rulebook, lines, reasons, explanation })
    }

    fn line(&mut self) -> Option<LineDecision> {
        let present = self.next()?;
        Some(LineDecision {
            base: if present & 1 == 0 { None } else { Some(self.money()?) },
            rate: if present & 2 == 0 { None } else { Some(self.parsed()?) },
            payable: self.money()?,
            reasons: self.reasons()?,
            explanation: if present & 4 == 0 { None } else { Some(self.node(0)?) },
        })
    }

    fn reasons(&mut self) -> Option<Vec<Reason>> {
        let reason = |reader: &mut Self| {
            Some(Reason {
                code: reader.text()?.to_owned(),
                rule: reader.text()?.to_owned(),
                source: reader.text()?.to_owned(),
            })
        };
        (0..self.count()?).map(|_| reason(self)).collect()
    }

    fn parameter(&mut self) -> Option<ParameterUsed> {
        let at = self.next()?;
        let &(key, value, from, source, sourced) = place(&self.parameters, at)?;
        let text = |at: u32| place(&self.texts, at).cloned();
        Some(ParameterUsed {
            key: text(key)?,
            value: text(value)?,
            from: date_of(from)?,
            source: text(source)?,
            sourced: sourced != 0,
        })
    }

    fn node(&mut self, depth: usize) -> Option<Explanation> {
        if depth > DEPTH_MAX {
            return None;
        }
        let at = self.next()?;
        let form = place(&self.forms, at)?.clone();
        let (head, rest) = form.split_first_chunk::<FORM_HEAD>()?;
        let &[rule, branch, source, result, parameter, also, children] = head;
        let text = |at: u32| place(&self.texts, at).cloned();
        let mut node = Explanation {
            rule: text(rule)?.into(),
            source: text(source)?,
            branch: text(branch)?.into(),
            ..Explanation::default()
        };
        if parameter != 0 {
            node.parameter = Some(self.parameter()?);
        }
        for _ in 0..also {
            node.also.push(self.parameter()?);
        }
        let (facts, odd) = rest.as_chunks::<2>();
        if !odd.is_empty() {
            return None;
        }
        for &[name, kind] in facts {
            let name = place(&self.texts, name)?.clone().into();
            node.facts.push(Fact { name, value: self.value(kind)? });
        }
        if result != kind::NONE {
            node.result = Some(self.value(result)?);
        }
        for _ in 0..children {
            node.children.push(self.node(depth + 1)?);
        }
        Some(node)
    }

    fn value(&mut self, kind: u32) -> Option<Value> {
        Some(match kind {
            kind::MONEY => Value::Money(self.money()?),
            kind::EXACT => Value::Exact(self.text()?.to_owned()),
            kind::RATE => Value::Rate(self.parsed()?),
            kind::COEFFICIENT => Value::Coefficient(self.parsed()?),
            kind::DATE => Value::Date(date_of(self.next()?)?),
            kind::NUMBER => Value::Number(self.next()?),
            kind::MET => Value::Met(self.next()? != 0),
            kind::TEXT => Value::Text(self.text()?.to_owned()),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use amoe_base::{Coefficient, Rate};
    use proptest::prelude::*;

    use super::*;
    use crate::Rulebook;

    fn read(json: &str) -> Result<Decision, serde_json::Error> {
        deserialize(&mut serde_json::Deserializer::from_str(json))
    }

    fn written(decision: &Decision) -> String {
        serde_json::to_string(&Kept(decision)).unwrap_or_default()
    }

    const CLAIM: &str = concat!(
        r#"{"id":"DM-7K3M-4Q2D","sheet":"ordinary","posted_on":"2026-11-20","member":{"birth_date":"2004-05-01","#,
        r#""covers":[{"from":"2026-09-01","to":"2027-09-01"}]},"history":[{"key":"GLASSES","on":"2026-09-10"}],"lines":["#,
        r#"{"kind":"act","key":"Cs","coefficient":"1","on":"2026-11-02","inpe":"012345678","paid":"300.00"},"#,
        r#"{"kind":"act","key":"Z","coefficient":"10.5","on":"2026-11-02","inpe":"112345678","paid":"99.99"},"#,
        r#"{"kind":"medicine","code":"6118000160212","quantity":2,"on":"2026-11-03","paid":"152.00"},"#,
        r#"{"kind":"medicine","code":"1","quantity":1,"on":"2026-11-03","paid":"4.00"},"#,
        r#"{"kind":"lump_sum","key":"GLASSES","on":"2026-11-03","paid":"900.00"}]}"#
    );

    #[test]
    fn a_kept_decision_comes_back_whole_and_is_a_third_of_the_full_form_at_most() {
        let case = serde_json::from_str(CLAIM).unwrap();
        for explain in [true, false] {
            let decision = Rulebook::builtin().law().adjudicate(&case, explain).unwrap();
            let (full, kept) = (serde_json::to_string(&decision).unwrap(), written(&decision));
            assert_eq!(read(&kept).unwrap(), decision);
            assert_eq!(read(&full).unwrap(), decision, "what was stored in full before is still read");
            assert!(!explain || kept.len() * 3 < full.len(), "{} of {}: {kept}", kept.len(), full.len());
        }
    }

    #[test]
    fn what_was_kept_by_the_first_form_is_read_for_ever() {
        let kept = r#"[1,["k","accepted","r 1 sha256:0","claim","law-1, art. 2","0.80","line.act","paid","","on","rate.x","s"],[[10,5,20060804,11,0]],[[3,1,4,1,0,0,0],[6,7,8,3,1,1,0,7,1,9,8]],[0,1,8000,6400,1600,2,0,1,0,6400,1,7,8000,5,6400,0,1,0,0,8000,5,5]]"#;
        let decision = read(kept).unwrap();
        assert_eq!(written(&decision), kept);
        let line = decision.lines[0].explanation.as_ref().unwrap();
        assert_eq!((line.rule.as_ref(), line.money("paid")), ("line.act", Some(Money::from_centimes(8_000))));
        assert_eq!(line.result, Some(Value::Rate(Rate::from_percent(80))));
        assert!(line.uses_unsourced() && line.also.len() == 1);
    }

    #[test]
    fn what_is_damaged_is_refused_and_never_stops_the_program() {
        let case = serde_json::from_str(CLAIM).unwrap();
        let kept = written(&Rulebook::builtin().law().adjudicate(&case, true).unwrap());
        assert!(read(&kept.replacen("[1,", "[2,", 1)).is_err(), "a form of later");
        for at in (0..kept.len()).filter(|at| kept.is_char_boundary(*at)) {
            let _ = read(&kept[..at]);
            for digit in ["9", "-", "0"] {
                let mut other = kept.clone();
                other.replace_range(at..at + kept[at..].chars().next().map_or(0, char::len_utf8), digit);
                let _ = read(&other);
            }
        }
    }

    fn value() -> impl Strategy<Value = Value> {
        let coefficient = (1..100_000_u32).prop_map(|n| format!("{}.{:02}", n / 100, n % 100));
        prop_oneof![
            any::<i64>().prop_map(|n| Value::Money(Money::from_centimes(n))),
            "[0-9]{1,9}\\.[0-9]{2,6}".prop_map(Value::Exact),
            (0..=100_u32).prop_map(|n| Value::Rate(Rate::from_percent(n))),
            coefficient.prop_map(|n| Value::Coefficient(n.parse().unwrap_or(Coefficient::ONE))),
            (-9999..=9999_i16, 1..=12_i8, 1..=28_i8)
                .prop_map(|(y, m, d)| Value::Date(Date::constant(y, m, d))),
            any::<i64>().prop_map(Value::Number),
            any::<bool>().prop_map(Value::Met),
            any::<String>().prop_map(Value::Text),
        ]
    }

    fn used() -> impl Strategy<Value = ParameterUsed> {
        (any::<String>(), "[a-c]", 1990..2030_i16, any::<bool>()).prop_map(|(key, value, year, sourced)| {
            ParameterUsed {
                key,
                value,
                from: Date::constant(year, 2, 3),
                source: "s, art. 1".to_owned(),
                sourced,
            }
        })
    }

    fn tree() -> impl Strategy<Value = Explanation> {
        let facts = || prop::collection::vec(("[a-d]", value()), 0..4);
        let rest =
            || (prop::option::of(used()), prop::collection::vec(used(), 0..3), prop::option::of(value()));
        let node = |(rule, branch, facts, (parameter, also, result), children): (
            String,
            String,
            Vec<(String, Value)>,
            _,
            _,
        )| {
            let facts = facts.into_iter().map(|(name, value)| Fact { name: name.into(), value }).collect();
            Explanation {
                rule: rule.into(),
                source: branch.clone(),
                branch: branch.into(),
                facts,
                parameter,
                also,
                result,
                children,
            }
        };
        let leaf = ("[a-c]", "[x-z]", facts(), rest(), Just(Vec::new())).prop_map(node);
        leaf.prop_recursive(4, 20, 4, move |inner| {
            ("[a-c]", "[x-z]", facts(), rest(), prop::collection::vec(inner, 0..4)).prop_map(node)
        })
    }

    proptest! {
        #[test]
        fn any_tree_comes_back_as_it_was(
            tree in prop::option::of(tree()),
            lines in prop::collection::vec((any::<Option<i64>>(), prop::option::of(0..=100_u32), any::<i64>(), prop::option::of(tree())), 0..4),
            codes in prop::collection::vec("R[0-9]{2}", 0..3),
        ) {
            let reason = |code: &String| Reason { code: code.clone(), rule: "act.base".to_owned(), source: String::new() };
            let decision = Decision {
                id: "\u{0}\"é".to_owned(),
                outcome: crate::claim::Outcome::Manual,
                claimed: Money::from_centimes(1),
                payable: Money::ZERO,
                patient_share: Money::from_centimes(-1),
                rulebook: String::new(),
                lines: lines.into_iter().map(|(base, rate, payable, explanation)| LineDecision {
                    base: base.map(Money::from_centimes),
                    rate: rate.map(Rate::from_percent),
                    payable: Money::from_centimes(payable),
                    reasons: codes.iter().map(reason).collect(),
                    explanation,
                }).collect(),
                reasons: codes.iter().map(reason).collect(),
                explanation: tree,
            };
            prop_assert_eq!(read(&written(&decision)).unwrap(), decision);
        }
    }
}
