//! What is owed for a claim, and why.
//!
//! The rules are applied in the order of the contract: time limit (R01), sheet and exemption (R10, R11), cover (R02),
//! base and rate of each line (R12, R21), duplicates (R15), the dearest act of a provider's day (R20), frequency
//! limits (R14), rounding. First every line gets a `Verdict`, then the decision and its explanation are both drawn
//! from that one verdict, so that they cannot disagree.

mod explained;
mod line;
mod rounding;
mod together;
mod whole;

use amoe_base::{Date, Money, Rate};

use crate::{
    Explanation, Law, Reason, RuleError,
    claim::{ClaimCase, Decision, Line, LineDecision, Outcome, Setting},
    dated::Entry,
    parameter::MonthDay,
};

/// What the rules say about one line.
enum Verdict<'r> {
    Refused(Refusal<'r>),
    ToPrice { look_up: &'r str },
    Priced(Priced<'r>),
}

/// Base and rate of a line, with the values they came from.
struct Priced<'r> {
    unit: Unit<'r>,
    /// Coefficient × tariff, packs × base price, or the lump sum.
    ceiling: Money,
    base: Money,
    rate: Rate,
    rate_from: RateFrom<'r>,
    /// The exemption's rate, where it replaces the other.
    raised: Option<&'r Entry<Rate>>,
    /// Other acts of that provider's day, which this one beat.
    beaten: usize,
}

/// One unit of what a ceiling is made of.
#[derive(Clone, Copy)]
enum Unit<'r> {
    Tariff(&'r Entry<Money>),
    Pack { price: Money, list: &'r str },
}

#[derive(Clone, Copy)]
enum RateFrom<'r> {
    Setting(Setting, &'r Entry<Rate>),
    List(&'r str),
    LumpSum(&'r Entry<Rate>),
}

enum Refusal<'r> {
    Outside,
    NotListed,
    ZeroRate,
    LowerThan { line: usize, kept: Money },
    Repeats { line: usize },
    InHistory,
    TooSoon { earlier: Date, again_from: Date, years: &'r Entry<i16>, leap_day: &'r Entry<MonthDay> },
}

impl Refusal<'_> {
    /// Code and rule.
    fn reason(&self) -> (&'static str, &'static str) {
        match self {
            Self::Outside => ("R02", "line.cover"),
            Self::NotListed | Self::ZeroRate => ("R12", "medicine.rate"),
            Self::LowerThan { .. } => ("R20", "act.dearest"),
            Self::Repeats { .. } | Self::InHistory => ("R15", "act.duplicate"),
            Self::TooSoon { .. } => ("R14", "line.frequency"),
        }
    }
}

/// What the first rules say about the claim as a whole.
#[derive(Default)]
struct Whole {
    reasons: Vec<Reason>,
    nodes: Vec<Explanation>,
}

impl<'r> Law<'r> {
    /// What is owed for a claim, with or without the explanation; the amounts are the same.
    pub fn adjudicate(self, case: &ClaimCase, explain: bool) -> Result<Decision, RuleError> {
        let (first_act, claimed) = self.validate(case)?;
        let mut whole = Whole::default();
        if self.is_late(case, first_act, explain, &mut whole)? {
            return Ok(self.as_a_whole(case, Outcome::Rejected, claimed, whole, explain));
        }
        self.sheet(case, explain, &mut whole);
        if !whole.reasons.is_empty() {
            return Ok(self.as_a_whole(case, Outcome::Returned, claimed, whole, explain));
        }
        let mut verdicts =
            case.lines.iter().map(|line| self.line(case, line)).collect::<Result<Vec<_>, _>>()?;
        self.duplicates_and_dearest(case, &mut verdicts);
        self.frequencies(case, &mut verdicts)?;
        let lines = case
            .lines
            .iter()
            .zip(&verdicts)
            .map(|(line, verdict)| self.decide(case, line, verdict, explain))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(self.sum_up(case, claimed, &verdicts, lines, whole, explain))
    }

    /// What the contract asks of a claim beyond its form; gives the first act and the sum paid.
    fn validate(self, case: &ClaimCase) -> Result<(Date, Money), RuleError> {
        let first_act =
            case.first_act().ok_or_else(|| RuleError::invalid("lines", "a claim needs at least one line"))?;
        if case.sent_on().is_none() {
            return Err(RuleError::invalid(
                "posted_on",
                "at least one of posted_on and received_on is needed",
            ));
        }
        let claimed = case
            .lines
            .iter()
            .try_fold(Money::ZERO, |sum, line| sum.checked_add(line.paid()))
            .ok_or_else(|| RuleError::invalid("lines", "the sum of the amounts is too large"))?;
        let illnesses = &self.scheme.illnesses;
        let listed = |number: u8| illnesses.is_empty() || illnesses.iter().any(|i| i.number == number);
        let last = illnesses.last().map_or(0, |i| i.number);
        if case.illness.is_some_and(|number| !listed(number)) {
            return Err(RuleError::invalid("illness", format!("the list goes from 1 to {last}")));
        }
        if case.member.exemptions.iter().any(|exemption| !listed(exemption.illness)) {
            return Err(RuleError::invalid(
                "member.exemptions.illness",
                format!("the list goes from 1 to {last}"),
            ));
        }
        Ok((first_act, claimed))
    }

    /// Rule 9: one line's amounts, reason and explanation.
    fn decide(
        self,
        case: &ClaimCase,
        line: &Line,
        verdict: &Verdict<'r>,
        explain: bool,
    ) -> Result<LineDecision, RuleError> {
        let mut decision = LineDecision::zero();
        let mut rounded = None;
        match verdict {
            Verdict::Refused(refusal) => {
                let (code, rule) = refusal.reason();
                decision.reasons.push(self.scheme.give(code, rule));
            }
            Verdict::ToPrice { look_up } => {
                (decision.base, decision.rate) = (None, None);
                let rule = base_rule(line).to_owned();
                decision.reasons.push(Reason { code: "R21".into(), rule, source: (*look_up).to_owned() });
            }
            Verdict::Priced(priced) => {
                let how = self.get(&self.scheme.settings.rounding, "rounding", line.on())?;
                let payable = rounding::round(priced.base, priced.rate, how.value);
                (decision.base, decision.rate) = (Some(priced.base), Some(priced.rate));
                decision.payable = payable;
                rounded = Some(how);
            }
        }
        if explain {
            let node = self.explain(case, line, verdict, &decision, rounded);
            decision.explanation = Some(node);
        }
        Ok(decision)
    }

    /// The outcome and the sums.
    fn sum_up(
        self,
        case: &ClaimCase,
        claimed: Money,
        verdicts: &[Verdict<'r>],
        lines: Vec<LineDecision>,
        mut whole: Whole,
        explain: bool,
    ) -> Decision {
        let refused = verdicts.iter().filter(|v| matches!(v, Verdict::Refused(_))).count();
        let to_price = verdicts.iter().position(|v| matches!(v, Verdict::ToPrice { .. }));
        let outcome = match (refused, to_price) {
            (_, Some(first)) => {
                whole.reasons.extend(lines[first].reasons.iter().cloned());
                Outcome::Manual
            }
            (0, None) => Outcome::Accepted,
            (n, None) if n == verdicts.len() => {
                whole.reasons.extend(lines.iter().flat_map(|line| line.reasons.iter().cloned()));
                whole.reasons.sort_by(|a, b| a.code.cmp(&b.code));
                whole.reasons.dedup_by(|a, b| a.code == b.code);
                Outcome::Rejected
            }
            _ => Outcome::PartlyAccepted,
        };
        self.decision(case, outcome, claimed, lines, whole, explain)
    }

    /// A claim refused or returned as a whole: every line is zero, without a reason of its own.
    fn as_a_whole(
        self,
        case: &ClaimCase,
        outcome: Outcome,
        claimed: Money,
        whole: Whole,
        explain: bool,
    ) -> Decision {
        let lines = case
            .lines
            .iter()
            .map(|line| {
                let mut decision = LineDecision::zero();
                decision.explanation = explain.then(|| {
                    self.node(line_rule(line), "not_examined")
                        .with("on", line.on())
                        .with("paid", line.paid())
                        .result(Money::ZERO)
                });
                decision
            })
            .collect();
        self.decision(case, outcome, claimed, lines, whole, explain)
    }

    fn decision(
        self,
        case: &ClaimCase,
        outcome: Outcome,
        claimed: Money,
        lines: Vec<LineDecision>,
        mut whole: Whole,
        explain: bool,
    ) -> Decision {
        let payable: Money = lines.iter().map(|line| line.payable).sum();
        whole.reasons.sort_by(|a, b| a.code.cmp(&b.code));
        let explanation = explain.then(|| {
            let mut node = self.node("claim", outcome.as_str()).with("claimed", claimed).result(payable);
            node.children = whole.nodes;
            node
        });
        Decision {
            id: case.id.clone(),
            outcome,
            claimed,
            payable,
            // No line pays more than was paid for it, so this cannot go below zero.
            patient_share: claimed.checked_sub(payable).unwrap_or_default(),
            rulebook: self.scheme.version.clone(),
            lines,
            reasons: whole.reasons,
            explanation,
        }
    }
}

fn line_rule(line: &Line) -> &'static str {
    match line {
        Line::Act(_) => "line.act",
        Line::Medicine(_) => "line.medicine",
        Line::LumpSum(_) => "line.lump_sum",
    }
}

fn base_rule(line: &Line) -> &'static str {
    match line {
        Line::Act(_) => "act.base",
        Line::Medicine(_) => "medicine.base",
        Line::LumpSum(_) => "lump_sum.base",
    }
}
