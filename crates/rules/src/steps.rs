//! Explanations as steps to read: what was paid, the reference tariff and its text, the smaller of the two, the rate
//! and its text, the rounding where it changed something, the result, and what stays with the student.
//!
//! Words come from `labels.toml` and from the catalogue of reasons, in the reader's language; amounts, rates and dates
//! stay typed, since the page or the letter formats them. The same steps serve every rendering.

use amoe_base::{Coefficient, Lang, Money, Rate};

use crate::{
    Explanation, Rulebook, Value,
    claim::{Decision, LineDecision},
    deadline::Deadline,
    eligibility::Eligibility,
    parameter::ParameterUsed,
};

/// A typed value in a step.
pub type StepValue = Value;

/// A piece of a label: words, or a value that the caller formats and isolates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// A value.
    Value(StepValue),
}

/// Where a step comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepSource {
    /// In words: "Décret 2-05-736, article 1".
    pub text: String,
    /// `false`: an assumption, to be shown as one.
    pub sourced: bool,
}

/// A step of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What the step is.
    pub label: Vec<Piece>,
    /// What it gives, where it gives something.
    pub value: Option<StepValue>,
    /// The text that commands it.
    pub source: Option<StepSource>,
    /// Is it the result?
    pub emphasis: bool,
    /// What it is made of.
    pub parts: Vec<Step>,
}

impl Step {
    /// The label as one text, each value formatted by the caller.
    pub fn label_text(&self, format: impl Fn(&StepValue) -> String) -> String {
        self.label
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Value(value) => format(value),
            })
            .collect()
    }
}

/// Renders in one language.
struct Words<'r> {
    rulebook: &'r Rulebook,
    lang: Lang,
}

impl Words<'_> {
    fn plain(&self, text: &str) -> Vec<Piece> {
        vec![Piece::Text(crate::cite::isolate(text, self.lang))]
    }

    /// A label with its `{name}` places filled.
    fn label(&self, key: &str, places: &[(&str, StepValue)]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = self.rulebook.label(key, self.lang);
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            if !before.is_empty() {
                pieces.extend(self.plain(before));
            }
            match places.iter().find(|(place, _)| *place == name) {
                Some((_, value)) => pieces.push(Piece::Value(value.clone())),
                None => pieces.push(Piece::Text(format!("{{{name}}}"))),
            }
            rest = after;
        }
        if !rest.is_empty() {
            pieces.extend(self.plain(rest));
        }
        pieces
    }

    fn step(&self, key: &str, places: &[(&str, StepValue)], value: impl Into<StepValue>) -> Step {
        Step { value: Some(value.into()), ..self.note(key, places) }
    }

    fn note(&self, key: &str, places: &[(&str, StepValue)]) -> Step {
        Step { label: self.label(key, places), value: None, source: None, emphasis: false, parts: Vec::new() }
    }

    fn source(&self, node: &Explanation) -> Option<StepSource> {
        let sourced = node.parameter.as_ref().is_none_or(|parameter| parameter.sourced);
        (!node.source.is_empty())
            .then(|| StepSource { text: self.rulebook.cite(&node.source, self.lang), sourced })
    }

    /// A value that mattered and that no text settles, by its name.
    fn assumption(&self, used: &ParameterUsed) -> Step {
        let named = self.rulebook.schemes().iter().flat_map(|s| &s.parameters).find(|p| p.key == used.key);
        Step {
            label: self.plain(named.map_or(used.key.as_str(), |parameter| parameter.name(self.lang))),
            value: None,
            source: Some(StepSource { text: self.rulebook.cite(&used.source, self.lang), sourced: false }),
            emphasis: false,
            parts: Vec::new(),
        }
    }

    /// The steps of a refusal: the words of each reason, its text, and what can be done.
    fn reasons(&self, reasons: &[crate::Reason]) -> Vec<Step> {
        reasons
            .iter()
            .map(|reason| {
                let entry = self.rulebook.schemes().iter().find_map(|scheme| scheme.reason(&reason.code));
                let words = entry.map_or(reason.code.as_str(), |entry| entry.text.get(self.lang));
                let remedy =
                    entry.and_then(|entry| entry.remedy.as_ref()).map(|remedy| remedy.get(self.lang));
                Step {
                    label: self.plain(words),
                    value: None,
                    source: Some(StepSource {
                        text: self.rulebook.cite(&reason.source, self.lang),
                        sourced: entry.is_none_or(|entry| entry.sourced),
                    }),
                    emphasis: false,
                    parts: remedy
                        .map(|remedy| Step {
                            label: self.plain(remedy),
                            value: None,
                            source: None,
                            emphasis: false,
                            parts: Vec::new(),
                        })
                        .into_iter()
                        .collect(),
                }
            })
            .collect()
    }

    fn line(&self, decision: &LineDecision) -> Vec<Step> {
        let Some(line) = &decision.explanation else { return self.reasons(&decision.reasons) };
        let paid = line.money("paid").unwrap_or_default();
        let mut steps = vec![self.step("line.paid", &[], paid)];
        match line.branch.as_ref() {
            "paid" => steps.extend(self.paid(line, decision, paid)),
            "to_price" => {
                steps.extend(self.reasons(&decision.reasons));
                steps.push(self.note("line.to_price", &[]));
            }
            "refused" => {
                steps.extend(self.reasons(&decision.reasons));
                steps.extend(line.children.iter().filter_map(|child| self.refusal(child)));
                steps.push(self.result(decision.payable));
                steps.push(self.step("line.share", &[], paid));
            }
            _ => {
                steps.push(self.note("line.not_examined", &[]));
                steps.push(self.result(decision.payable));
            }
        }
        steps
    }

    fn result(&self, payable: Money) -> Step {
        Step { emphasis: true, ..self.step("line.result", &[], payable) }
    }

    fn paid(&self, line: &Explanation, decision: &LineDecision, paid: Money) -> Vec<Step> {
        let mut steps = Vec::new();
        let (base, rate) = (decision.base.unwrap_or_default(), decision.rate.unwrap_or_default());
        let kind = line.rule.strip_prefix("line.").unwrap_or_default();
        if let Some(node) = line.children.iter().find(|child| is_last(&child.rule, "base")) {
            let ceiling = node.money("ceiling").unwrap_or(base);
            let times = match (node.fact("coefficient"), node.fact("quantity")) {
                (Some(Value::Coefficient(c)), _) if *c == Coefficient::ONE => None,
                (_, Some(Value::Number(1))) => None,
                (coefficient, quantity) => coefficient.or(quantity).cloned(),
            };
            let mut step = match (times, node.fact("unit")) {
                (Some(times), Some(unit)) => {
                    let places = [("unit", unit.clone()), ("times", times)];
                    self.step(&format!("line.ceiling_times.{kind}"), &places, ceiling)
                }
                _ if node.fact("by_hand").is_some() => self.step("line.ceiling.by_hand", &[], ceiling),
                _ => self.step(&format!("line.ceiling.{kind}"), &[], ceiling),
            };
            step.source = self.source(node).map(|source| self.with_key(line, source));
            steps.push(step);
            steps.push(self.step("line.smaller", &[], base));
        }
        steps.push(self.rate(line, kind, rate));
        if let Some(node) = line.find("rounding").filter(|node| node.branch == "rounded") {
            let exact = node.fact("exact").cloned().unwrap_or_else(|| "".into());
            let mut step = self.step("line.rounded", &[("exact", exact)], decision.payable);
            step.source = self.source(node);
            steps.push(step);
        }
        steps.push(self.result(decision.payable));
        steps.push(self.share(kind, paid, base, rate, decision.payable));
        steps
    }

    /// "Lettre-clé Cs · Arrêté 1961-06": readers of the tariff look for the key letter.
    fn with_key(&self, line: &Explanation, source: StepSource) -> StepSource {
        match line.fact("key") {
            Some(Value::Text(key)) if line.rule == "line.act" => {
                let words = self.rulebook.label("source.key", self.lang);
                let key = crate::cite::isolate(key, self.lang);
                let text = words.replace("{key}", &key).replace("{source}", &source.text);
                StepSource { text, ..source }
            }
            _ => source,
        }
    }

    fn rate(&self, line: &Explanation, kind: &str, rate: Rate) -> Step {
        let raised = line.find("exemption.rate");
        let node = raised.or_else(|| line.children.iter().find(|child| is_last(&child.rule, "rate")));
        let key = match (raised, line.fact("group"), node.map(|node| node.branch.as_ref())) {
            (Some(_), _, _) => "line.rate.exemption".to_owned(),
            (None, _, Some(setting @ ("stay" | "public_hospital"))) => format!("line.rate.{setting}"),
            (None, Some(Value::Text(group)), _) => format!("line.rate.{group}"),
            _ => format!("line.rate.{kind}"),
        };
        let mut step = self.step(&key, &[], rate);
        step.source = node.and_then(|node| self.source(node));
        step
    }

    /// What stays with the student, split into what lies above the ceiling and the own share of the base.
    fn share(&self, kind: &str, paid: Money, base: Money, rate: Rate, payable: Money) -> Step {
        let rest = |from: Money, less: Money| from.checked_sub(less).unwrap_or_default();
        let mut step = self.step("line.share", &[], rest(paid, payable));
        let above = rest(paid, base);
        if above > Money::ZERO {
            step.parts.push(self.step(&format!("line.share.above.{kind}"), &[], above));
        }
        let own = rest(base, payable);
        if own > Money::ZERO {
            let places = [("rate", rate.rest().into()), ("base", base.into())];
            step.parts.push(self.step("line.share.own", &places, own));
        }
        step
    }

    /// The fact behind a refusal: which line was kept, until when glasses are not paid.
    fn refusal(&self, node: &Explanation) -> Option<Step> {
        let places: Vec<(&str, StepValue)> =
            node.facts.iter().map(|fact| (fact.name.as_ref(), fact.value.clone())).collect();
        match (node.rule.as_ref(), node.branch.as_ref()) {
            ("medicine.rate", "zero") => Some(self.step("line.rate.medicine", &[], Rate::ZERO)),
            ("act.dearest", "lower") => Some(self.note("line.refused.lower", &places)),
            ("act.duplicate", "in_claim") => Some(self.note("line.refused.in_claim", &places)),
            ("act.duplicate", "in_history") => Some(self.note("line.refused.in_history", &places)),
            ("line.frequency", "too_soon") => Some(self.note("line.refused.too_soon", &places)),
            ("line.cover", "outside") => Some(self.note("line.refused.outside", &places)),
            _ => None,
        }
    }

    fn claim(&self, decision: &Decision) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(node) = decision.explanation.as_ref().and_then(|node| node.find("claim.deadline")) {
            let sent =
                ["posted_on", "received_on"].iter().find_map(|name| Some((*name, node.fact(name)?.clone())));
            if let Some((name, sent)) = sent {
                steps.push(self.step(&format!("claim.{name}"), &[], sent));
            }
            if let Some(last_day) = node.fact("last_day") {
                let mut step = self.step("deadline.last_day", &[], last_day.clone());
                step.source = node.children.first().and_then(|node| self.source(node));
                steps.push(step);
            }
        }
        steps.extend(self.reasons(&decision.reasons));
        steps.push(self.step("claim.claimed", &[], decision.claimed));
        steps.push(self.step("line.share", &[], decision.patient_share));
        steps.push(Step { emphasis: true, ..self.step("line.result", &[], decision.payable) });
        steps
    }

    fn deadline(&self, deadline: &Deadline) -> Vec<Step> {
        let node = &deadline.explanation;
        let mut steps = Vec::new();
        for name in ["first_act", "treatment_ends_on"] {
            if let Some(day) = node.fact(name) {
                steps.push(self.step(&format!("deadline.{name}"), &[], day.clone()));
            }
        }
        if let Some(days) = node.fact("days") {
            let key =
                if node.branch == "treatment_end" { "deadline.days_after_end" } else { "deadline.days" };
            let mut step = self.step(key, &[], days.clone());
            step.source = self.source(node);
            steps.push(step);
        }
        for suspension in &node.children {
            let places: Vec<(&str, StepValue)> =
                suspension.facts.iter().map(|fact| (fact.name.as_ref(), fact.value.clone())).collect();
            let mut step = self.note("deadline.suspended", &places);
            step.source = self.source(suspension);
            steps.push(step);
        }
        steps.push(Step { emphasis: true, ..self.step("deadline.last_day", &[], deadline.last_day) });
        steps
    }

    fn eligibility(&self, answer: &Eligibility) -> Vec<Step> {
        let mut steps = Vec::new();
        for node in &answer.explanation.children {
            // A reader is told the last day with a cover; the fact is the first day without it.
            let told = |fact: &crate::Fact| match (&*fact.name, &fact.value) {
                ("to", Value::Date(to)) => Value::Date(to.yesterday().unwrap_or(*to)),
                _ => fact.value.clone(),
            };
            let places: Vec<(&str, StepValue)> =
                node.facts.iter().map(|fact| (fact.name.as_ref(), told(fact))).collect();
            let Some(Value::Met(met)) = node.result else { continue };
            let unnamed = node.branch == "not_met" && node.rule == "eligibility.other_cover";
            let branch = if unnamed && node.fact("scheme").is_none() { "declared" } else { &*node.branch };
            let mut step = self.step(&format!("{}.{branch}", node.rule), &places, met);
            step.source = self.source(node);
            step.parts =
                node.also.iter().filter(|used| !used.sourced).map(|used| self.assumption(used)).collect();
            steps.push(step);
        }
        steps.push(Step {
            emphasis: true,
            ..self
                .note(if answer.eligible { "eligibility.eligible" } else { "eligibility.not_eligible" }, &[])
        });
        if let Some(cover) = &answer.cover {
            let node = answer.explanation.find("eligibility.cover");
            steps.push(self.step("eligibility.cover.from", &[], cover.from));
            // The contract's end is the first day without cover; a reader is told the last day with it.
            if let Some(last) = cover.to.and_then(|to| to.yesterday().ok()) {
                let mut step = self.step("eligibility.cover.last_day", &[], last);
                step.source = node.and_then(|node| self.source(node));
                steps.push(step);
            }
        }
        steps
    }
}

/// Is it a rule `….base`, `….rate`?
fn is_last(rule: &str, name: &str) -> bool {
    rule.rsplit('.').next() == Some(name)
}

impl Rulebook {
    /// The breakdown of a line.
    pub fn line_steps(&self, line: &LineDecision, lang: Lang) -> Vec<Step> {
        Words { rulebook: self, lang }.line(line)
    }

    /// What decided the claim as a whole, and its sums.
    pub fn claim_steps(&self, decision: &Decision, lang: Lang) -> Vec<Step> {
        Words { rulebook: self, lang }.claim(decision)
    }

    /// How the last day was counted.
    pub fn deadline_steps(&self, deadline: &Deadline, lang: Lang) -> Vec<Step> {
        Words { rulebook: self, lang }.deadline(deadline)
    }

    /// Each condition, met or not, with its text.
    pub fn eligibility_steps(&self, answer: &Eligibility, lang: Lang) -> Vec<Step> {
        Words { rulebook: self, lang }.eligibility(answer)
    }
}
