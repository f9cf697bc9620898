//! A line of a claim in one sentence: what it was, what was paid, the tariff and its text, the rate and its text, the
//! result; or why nothing is paid. Drawn from the tree that the decision keeps, in the reader's language: the first
//! thing that the student's page, the claims desk and the letter say of a line. The steps below it are
//! [`super::breakdown`]'s.

use amoe_base::{Coefficient, Date, Money, Rate};
use amoe_rules::{Explanation, Rulebook, Value, claim::LineDecision};
use amoe_texts::{Arg, Words};

use super::breakdown::ReasonText;

/// What else than the rules decided on a line.
#[derive(Debug, Clone, Copy)]
pub enum Said<'a> {
    /// Nothing: the rules' proposal stands.
    Rules,
    /// An officer refused it, for this reason.
    Officer(&'a ReasonText),
    /// An officer refused the whole claim.
    Whole,
}

/// The sentence of a line; `what` names it. Nothing for a decision that was kept without its explanation.
pub fn sentence(
    words: Words,
    rulebook: &Rulebook,
    what: &str,
    line: &LineDecision,
    said: Said<'_>,
) -> Option<String> {
    let tree = line.explanation.as_ref()?;
    Teller { words, rulebook, line, tree }.tell(what, said)
}

/// A text, the day since which its value holds, and whether it is one or an assumption.
struct By<'a> {
    source: &'a str,
    since: Option<Date>,
    sourced: bool,
}

type Named<'a> = (&'static str, Arg<'a>);

struct Teller<'a> {
    words: Words,
    rulebook: &'a Rulebook,
    line: &'a LineDecision,
    tree: &'a Explanation,
}

impl Teller<'_> {
    fn tell(&self, what: &str, said: Said<'_>) -> Option<String> {
        let Some(Value::Date(on)) = self.tree.fact("on") else { return None };
        let paid = self.tree.money("paid")?;
        let (key, told) = match said {
            Said::Officer(reason) => ("sentence-told", vec![("told", self.by_officer(paid, reason))]),
            Said::Whole => {
                ("sentence-told", vec![("told", self.words.with("sentence-whole", &[("paid", paid.into())]))])
            }
            Said::Rules if self.tree.branch == "paid" => {
                let by = self.source_of_base()?;
                ("sentence-priced", vec![("base", self.base(paid, &by)?), ("rate", self.rate(&by)?)])
            }
            Said::Rules => ("sentence-told", vec![("told", self.not_paid(paid)?)]),
        };
        let mut args: Vec<Named<'_>> = vec![("what", what.into()), ("date", (*on).into())];
        args.extend(told.into_iter().map(|(name, text)| (name, text.into())));
        Some(self.words.with(key, &args))
    }

    /// A text in words, with the day since which its value holds; an assumption is called one.
    fn cited(&self, source: &str, since: Option<Date>, sourced: bool) -> String {
        let text = self.rulebook.cite(source, self.words.lang());
        let source = ("source", Arg::from(text.as_str()));
        match (sourced, since) {
            (true, None) => text,
            (true, Some(day)) => self.words.with("sentence-cited", &[source, ("date", day.into())]),
            (false, None) => self.words.with("sentence-assumed", &[source]),
            (false, Some(day)) => self.words.with("sentence-assumed-since", &[source, ("date", day.into())]),
        }
    }

    /// What a node rests on.
    fn of(&self, node: &Explanation) -> String {
        let sourced = node.parameter.as_ref().is_none_or(|used| used.sourced);
        self.cited(node.parameter.as_ref().map_or(&node.source, |used| &used.source), None, sourced)
    }

    fn child(&self, name: &str) -> Option<&Explanation> {
        self.tree.children.iter().find(|node| node.rule.rsplit('.').next() == Some(name))
    }

    /// The dated value behind the base. What a list says has the day of the list, which stands with the rate.
    fn source_of_base(&self) -> Option<By<'_>> {
        let node = self.child("base")?;
        let list = self.child("rate").and_then(|rate| rate.parameter.as_ref());
        let used = node.parameter.as_ref().or_else(|| list.filter(|list| list.source == node.source));
        Some(match used {
            Some(used) => By { source: &used.source, since: Some(used.from), sourced: used.sourced },
            None => By { source: &node.source, since: None, sourced: true },
        })
    }

    /// What was paid, beside the tariff.
    fn base(&self, paid: Money, by: &By<'_>) -> Option<String> {
        let node = self.child("base")?;
        let ceiling = node.money("ceiling")?;
        let source = self.cited(by.source, by.since, by.sourced);
        let times = match (node.fact("coefficient"), node.fact("quantity")) {
            (Some(Value::Coefficient(times)), _) if *times != Coefficient::ONE => {
                Some(("times", Arg::from(self.words.coefficient(*times))))
            }
            (_, Some(Value::Number(count))) if *count != 1 => Some(("count", (*count).into())),
            _ => None,
        };
        let kind = match node.fact("by_hand") {
            Some(_) => "by-hand".to_owned(),
            None => self.tree.rule.strip_prefix("line.").unwrap_or_default().replace('_', "-"),
        };
        let within = if paid <= ceiling { "-within" } else { "" };
        let several = if times.is_some() { "-times" } else { "" };
        let mut args = vec![("paid", paid.into()), ("ceiling", ceiling.into()), ("source", source.into())];
        if let Some(times) = times {
            args.extend([times, ("unit", node.money("unit")?.into())]);
        }
        Some(self.words.with(&format!("sentence-{kind}{within}{several}"), &args))
    }

    /// The share of the base that is paid.
    fn rate(&self, base: &By<'_>) -> Option<String> {
        let raised = self.tree.find("exemption.rate");
        let rounded = self.tree.find("rounding").filter(|node| node.branch == "rounded");
        let node = raised.or_else(|| self.child("rate"))?;
        let same = node.parameter.as_ref().is_some_and(|used| used.source == base.source && used.sourced);
        let mut args = vec![
            ("rate", self.line.rate?.into()),
            ("base", self.line.base?.into()),
            ("payable", self.line.payable.into()),
        ];
        if !same || raised.is_some() {
            args.push(("source", self.of(node).into()));
        }
        if let Some(node) = rounded {
            args.push(("rounding", self.of(node).into()));
        }
        let key = match (raised.is_some(), same) {
            (true, _) => "sentence-exempt",
            (false, true) => "sentence-rate-same",
            (false, false) => "sentence-rate",
        };
        let rounded = if rounded.is_some() { "-rounded" } else { "" };
        Some(self.words.with(&format!("{key}{rounded}"), &args))
    }

    fn by_officer(&self, paid: Money, reason: &ReasonText) -> String {
        let text = reason.text.trim_end_matches('.');
        let args =
            [("paid", paid.into()), ("reason", text.into()), ("source", reason.source.as_str().into())];
        self.words.with("sentence-officer", &args)
    }

    /// Why nothing is paid, or not yet.
    fn not_paid(&self, paid: Money) -> Option<String> {
        let Some(reason) = self.line.reasons.first() else {
            return Some(self.words.with("sentence-not-examined", &[("paid", paid.into())]));
        };
        let sourced = self.rulebook.reason(&reason.code).is_none_or(|entry| entry.sourced);
        let node = self.tree.children.last()?;
        // A value that decided, as the years between two pairs of glasses, is cited in place of the reason.
        let source = match &node.parameter {
            Some(_) => self.of(node),
            None => self.cited(&reason.source, None, sourced),
        };
        let fact = |name: &'static str, key: &'static str| {
            Some((
                key,
                match node.fact(name)? {
                    Value::Money(money) => (*money).into(),
                    Value::Rate(rate) => (*rate).into(),
                    Value::Date(date) => (*date).into(),
                    Value::Number(number) => self.words.number(*number).into(),
                    _ => return None,
                },
            ))
        };
        let mut args: Vec<Named<'_>> = vec![("paid", paid.into()), ("source", source.into())];
        let key = match (node.rule.as_ref(), node.branch.as_ref()) {
            _ if self.tree.branch == "to_price" => "sentence-to-price",
            ("line.cover", _) => "sentence-outside",
            ("medicine.rate", "zero") => {
                args.push(("rate", Rate::ZERO.into()));
                "sentence-zero"
            }
            ("medicine.rate", _) => "sentence-not-listed",
            ("act.dearest", _) => {
                args.extend([fact("kept_line", "line")?, fact("kept_base", "kept")?]);
                "sentence-lower"
            }
            ("act.duplicate", "in_claim") => {
                args.push(fact("first_line", "line")?);
                "sentence-in-claim"
            }
            ("act.duplicate", _) => "sentence-in-history",
            ("line.frequency", _) => {
                args.extend([fact("earlier", "earlier")?, fact("again_from", "again")?]);
                "sentence-too-soon"
            }
            _ => return None,
        };
        Some(self.words.with(key, &args))
    }
}
