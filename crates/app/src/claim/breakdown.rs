//! How an amount came about, line by line, in words: the one rendering that the student's page, the officer's screen,
//! the letter and the API share.

use amoe_base::{Coefficient, Lang, Money};
use amoe_domain::{
    Refusal,
    claim::{Claim, Decided, Line, LineKind},
};
use amoe_rules::{
    Value,
    claim::{Decision, Outcome},
    steps::Step,
};
use amoe_texts::{Words, isolate};
use serde::Serialize;

use super::sentence::{Said, sentence};
use crate::{App, refusal_text};

/// A claim's calculation.
#[derive(Debug, Clone, Serialize)]
pub struct Breakdown {
    /// Decided, or an estimate.
    pub decided: bool,
    /// The rules' or the officer's outcome: `outcome-{key}`.
    pub outcome: String,
    /// One per line of the claim.
    pub lines: Vec<BreakdownLine>,
    /// Everything that was paid.
    pub claimed: Money,
    /// What is reimbursed.
    pub payable: Money,
    /// What stays with the student.
    pub patient_share: Money,
    /// Of that: above the reference tariff or base.
    pub above_base: Money,
    /// Of that: the student's own share of the base.
    pub own_share: Money,
    /// Of that: on lines that are not reimbursed at all.
    pub refused: Money,
    /// Reasons for the whole claim.
    pub reasons: Vec<ReasonText>,
    /// Version and hash of the rulebook.
    pub rulebook: String,
}

/// One line's calculation.
#[derive(Debug, Clone, Serialize)]
pub struct BreakdownLine {
    /// What was given, in words.
    pub label: String,
    /// Day, code, provider in one line.
    pub sub: String,
    /// Paid.
    pub paid: Money,
    /// Base; none when a tariff is missing.
    pub base: Option<Money>,
    /// Rate in words; empty when a tariff is missing.
    pub rate: String,
    /// Reimbursed.
    pub payable: Money,
    /// Why not, or why less.
    pub reasons: Vec<ReasonText>,
    /// All of it in one sentence; empty for a decision that was kept without its explanation.
    pub sentence: String,
    /// The calculation.
    pub steps: Vec<StepText>,
    /// A tariff is missing: an officer must look.
    pub unpriced: bool,
}

/// One step in words.
#[derive(Debug, Clone, Serialize)]
pub struct StepText {
    /// Words.
    pub label: String,
    /// Value; empty for none.
    pub value: String,
    /// The text that it rests on; empty for none.
    pub source: String,
    /// The source is an assumption, to be confirmed.
    pub unsourced: bool,
    /// The result of the line.
    pub emphasis: bool,
    /// Its parts.
    pub parts: Vec<StepText>,
}

/// A reason in words.
#[derive(Debug, Clone, Serialize)]
pub struct ReasonText {
    /// Code.
    pub code: String,
    /// Words.
    pub text: String,
    /// What the student can do about it; empty for nothing.
    pub remedy: String,
    /// The text that it rests on.
    pub source: String,
    /// What the officer added.
    pub note: String,
}

/// A value of an explanation in words.
pub(crate) fn value_text(words: Words, value: &Value) -> String {
    match value {
        Value::Money(money) => words.money(*money),
        Value::Rate(rate) => words.rate(*rate),
        Value::Date(date) => words.date(*date),
        Value::Number(number) => words.number(*number),
        Value::Coefficient(coefficient) => words.coefficient(*coefficient),
        Value::Exact(number) => words.exact(number),
        Value::Text(text) => text.clone(),
        Value::Met(true) => words.t("condition-met").to_owned(),
        Value::Met(false) => words.t("condition-not-met").to_owned(),
    }
}

/// Steps in words.
pub fn step_texts(words: Words, steps: &[Step]) -> Vec<StepText> {
    steps
        .iter()
        .map(|step| StepText {
            // A rate or an amount inside an Arabic sentence would be turned round.
            label: step.label_text(|value| isolate(words.lang(), &value_text(words, value)).into_owned()),
            value: step.value.as_ref().map(|v| value_text(words, v)).unwrap_or_default(),
            source: step.source.as_ref().map(|s| s.text.clone()).unwrap_or_default(),
            unsourced: step.source.as_ref().is_some_and(|s| !s.sourced),
            emphasis: step.emphasis,
            parts: step_texts(words, &step.parts),
        })
        .collect()
}

impl App {
    /// A reason code in words.
    pub fn reason_text(&self, code: &str, note: &str, lang: Lang) -> ReasonText {
        let entry = self.rulebook().reason(code);
        ReasonText {
            code: code.to_owned(),
            text: entry.map_or_else(|| code.to_owned(), |e| e.text.get(lang).to_owned()),
            remedy: entry.and_then(|e| e.remedy.as_ref()).map(|r| r.get(lang).to_owned()).unwrap_or_default(),
            source: entry.map(|e| self.rulebook().cite(&e.source, lang)).unwrap_or_default(),
            note: note.to_owned(),
        }
    }

    /// What a line is, in words: the act's name, the medicine's name.
    pub fn line_label(&self, line: &Line, lang: Lang) -> String {
        match &line.kind {
            LineKind::Act { key, .. } => {
                self.rulebook().act(key).map_or_else(|| key.clone(), |act| act.name.get(lang).to_owned())
            }
            LineKind::Medicine { name, .. } => name.clone(),
            LineKind::LumpSum { key, .. } => {
                // Our own words where there are some; the rulebook has a name for every key.
                let own = Self::words(lang).find(&format!("lump-sum-{}", key.to_lowercase()));
                let listed = self.rulebook().default_scheme().lump_sums.iter().find(|l| l.key == *key);
                let named = own.or_else(|| listed.map(|l| l.name.get(lang)));
                named.map_or_else(|| key.clone(), str::to_owned)
            }
        }
    }

    /// Day, code and provider of a line in one line.
    pub(super) fn line_sub(words: Words, line: &Line) -> String {
        let code = match &line.kind {
            LineKind::Act { key, coefficient, .. } if *coefficient == Coefficient::ONE => key.clone(),
            LineKind::Act { key, coefficient, .. } => format!("{key} {}", words.coefficient(*coefficient)),
            LineKind::Medicine { quantity, .. } => {
                words.with("boxes", &[("count", i64::from(*quantity).into())])
            }
            LineKind::LumpSum { .. } => String::new(),
        };
        let parts = [words.date(line.on), code, line.provider.clone()];
        let shown = parts.iter().filter(|p| !p.is_empty()).map(|p| isolate(words.lang(), p));
        shown.collect::<Vec<_>>().join(" · ")
    }

    /// The lines of a claim that the law at hand does not answer, and why not.
    pub(super) fn unanswered(&self, claim: &Claim, why: &[Refusal], lang: Lang) -> Breakdown {
        let words = Self::words(lang);
        let lines = claim.lines.iter().map(|line| BreakdownLine {
            label: self.line_label(line, lang),
            sub: Self::line_sub(words, line),
            paid: line.paid,
            base: None,
            rate: String::new(),
            payable: Money::ZERO,
            reasons: Vec::new(),
            sentence: String::new(),
            steps: Vec::new(),
            unpriced: true,
        });
        let reason = |refusal: &Refusal| ReasonText {
            code: refusal.code.clone(),
            text: refusal_text(words, refusal),
            remedy: String::new(),
            source: String::new(),
            note: String::new(),
        };
        let claimed = claim.claimed();
        Breakdown {
            decided: false,
            outcome: Outcome::Manual.to_string(),
            lines: lines.collect(),
            claimed,
            payable: Money::ZERO,
            patient_share: claimed,
            above_base: Money::ZERO,
            own_share: Money::ZERO,
            refused: claimed,
            reasons: why.iter().map(reason).collect(),
            rulebook: String::new(),
        }
    }

    /// The calculation of a claim in words.
    pub(crate) fn breakdown(
        &self,
        claim: &Claim,
        proposal: &Decision,
        decided: Option<&Decided>,
        lang: Lang,
    ) -> Breakdown {
        let words = Self::words(lang);
        let rules = self.rulebook();
        let (mut above_base, mut own_share, mut refused) = (Money::ZERO, Money::ZERO, Money::ZERO);
        let add = |sum: &mut Money, amount: Option<Money>| {
            *sum = [*sum, amount.unwrap_or(Money::ZERO)].into_iter().sum();
        };
        let mut lines = Vec::new();
        for (i, line) in claim.lines.iter().enumerate() {
            let Some(said) = proposal.lines.get(i) else { continue };
            let verdict = decided.and_then(|d| d.refused.iter().find(|v| v.line == i));
            let payable = decided.map_or(said.payable, |d| d.line_payable(i));
            let mut reasons: Vec<ReasonText> =
                verdict.map(|v| self.reason_text(&v.code, &v.note, lang)).into_iter().collect();
            if verdict.is_none() {
                reasons.extend(said.reasons.iter().map(|r| self.reason_text(&r.code, "", lang)));
            }
            if payable == Money::ZERO {
                add(&mut refused, Some(line.paid));
            } else {
                let base = said.base.unwrap_or(line.paid);
                add(&mut above_base, line.paid.checked_sub(base));
                add(&mut own_share, base.checked_sub(payable));
            }
            let label = self.line_label(line, lang);
            let by = match (verdict, reasons.first()) {
                (Some(_), Some(reason)) => Said::Officer(reason),
                _ if payable != said.payable => Said::Whole,
                _ => Said::Rules,
            };
            lines.push(BreakdownLine {
                sentence: sentence(words, rules, &label, said, by).unwrap_or_default(),
                label,
                sub: Self::line_sub(words, line),
                paid: line.paid,
                base: said.base,
                rate: said.rate.map(|r| words.rate(r)).unwrap_or_default(),
                payable,
                reasons,
                // What the officer refused is explained by his reason; the rules' sum would contradict it.
                steps: if payable == said.payable {
                    step_texts(words, &rules.line_steps(said, lang))
                } else {
                    Vec::new()
                },
                unpriced: said.rate.is_none(),
            });
        }
        let payable = decided.map_or(proposal.payable, |d| d.payable);
        let claimed = claim.claimed();
        let reasons: Vec<String> = decided
            .map_or_else(|| proposal.reasons.iter().map(|r| r.code.clone()).collect(), |d| d.reasons.clone());
        Breakdown {
            decided: decided.is_some(),
            outcome: decided.map_or_else(|| proposal.outcome.to_string(), |d| d.outcome.to_string()),
            lines,
            claimed,
            payable,
            patient_share: claimed.checked_sub(payable).unwrap_or(Money::ZERO),
            above_base,
            own_share,
            refused,
            reasons: reasons.iter().map(|code| self.reason_text(code, "", lang)).collect(),
            rulebook: proposal.rulebook.clone(),
        }
    }
}
