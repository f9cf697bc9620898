//! What is owed for a claim, and why.
//!
//! The rules are applied in the order of the contract: time limit (R01), sheet and exemption (R10, R11), cover (R02),
//! base and rate of each line (R12, R21), duplicates (R15), the dearest act of a provider's day (R20), frequency
//! limits (R14), rounding. First every line gets a `Verdict`, then the decision and its explanation are both drawn
//! from that one verdict, so that they cannot disagree.
//!
//! Everything here borrows: the claim's texts from the claim, sources and values from the rulebook. A [`Judgement`]
//! is kept as a [`Decision`] or written as a line of JSON.

mod explained;
mod judgement;
mod line;
mod rounding;
mod together;
mod whole;

use amoe_base::{Date, Money, Rate};

use crate::{
    Law, RuleError,
    borrowed::{Act, Case, What},
    claim::{ClaimCase, Decision, Outcome, Price, Setting},
    dated::Entry,
    medicine::{Medicine, MedicineList},
    names::{Code, RuleName},
    parameter::MonthDay,
    reason::Given,
    scheme::Rounding,
    tables::ActKey,
    tree::Tree,
};
pub use judgement::{JudgedLine, Judgement};

/// A line with what the rulebook knows about its key or code.
#[derive(Clone, Copy)]
struct Item<'a> {
    on: Date,
    paid: Money,
    what: Known<'a>,
    price: Option<&'a Price>,
}

#[derive(Clone, Copy)]
enum Known<'a> {
    Act {
        act: Act<'a>,
        known: Option<&'a ActKey>,
        tariff: Option<&'a Entry<Money>>,
    },
    Medicine {
        code: &'a str,
        quantity: u16,
        list: Option<&'a Entry<MedicineList>>,
        pack: Option<&'a Medicine>,
    },
    LumpSum {
        key: &'a str,
    },
}

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
    Pack {
        price: Money,
        list: &'r str,
    },
    /// Not in the rulebook: an officer found it.
    ByHand(&'r Price),
}

#[derive(Clone, Copy)]
enum RateFrom<'r> {
    Setting(Setting, &'r Entry<Rate>),
    List { pack: &'r Medicine, from: Date, list: &'r str },
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
    fn reason(&self) -> (Code, RuleName) {
        match self {
            Self::Outside => (Code::R02, RuleName::LineCover),
            Self::NotListed | Self::ZeroRate => (Code::R12, RuleName::MedicineRate),
            Self::LowerThan { .. } => (Code::R20, RuleName::Dearest),
            Self::Repeats { .. } | Self::InHistory => (Code::R15, RuleName::Duplicate),
            Self::TooSoon { .. } => (Code::R14, RuleName::Frequency),
        }
    }
}

impl Law<'_> {
    /// What is owed for a claim, with or without the explanation; the amounts are the same.
    pub fn adjudicate(self, case: &ClaimCase, explain: bool) -> Result<Decision, RuleError> {
        let case = Case::from(case);
        Ok(self.judge(&case, explain)?.keep())
    }

    /// What is owed for a claim, for those who look at it and keep nothing: sums over many claims.
    pub fn look<R>(
        self,
        case: &ClaimCase,
        explain: bool,
        look: impl FnOnce(&Judgement<'_>) -> R,
    ) -> Result<R, RuleError> {
        let case = Case::from(case);
        Ok(look(&self.judge(&case, explain)?))
    }
}

impl<'a> Law<'a> {
    pub(crate) fn judge(self, case: &'a Case<'a>, explain: bool) -> Result<Judgement<'a>, RuleError> {
        let (first_act, claimed) = self.validate(case)?;
        let mut judgement = Judgement::new(case.id, claimed, &self.scheme.version);
        let counted = self.count(first_act, case.treatment_ends_on)?;
        let late = case.sent_on().is_some_and(|sent| sent > counted.last_day);
        if explain {
            let mut tree = Tree::for_lines(case.lines.len());
            tree.open(self, RuleName::Claim, "").with("claimed", claimed);
            self.explain_deadline(case, first_act, counted, late, &mut tree);
            judgement.tree = Some(tree);
        }
        if late {
            judgement.reasons.push(self.scheme.give(Code::R01, RuleName::ClaimDeadline));
            return Ok(self.as_a_whole(case, Outcome::Rejected, judgement));
        }
        let items: Vec<Item<'a>> = case.lines.iter().map(|line| self.item(line)).collect();
        self.sheet(case, &items, &mut judgement);
        if !judgement.reasons.is_empty() {
            return Ok(self.as_a_whole(case, Outcome::Returned, judgement));
        }
        let mut verdicts = Vec::with_capacity(items.len());
        for item in &items {
            verdicts.push(self.line(case, item)?);
        }
        self.duplicates_and_dearest(case, &items, &mut verdicts);
        self.frequencies(case, &items, &mut verdicts)?;
        if let Some(tree) = &mut judgement.tree {
            tree.close();
        }
        judgement.lines.reserve_exact(items.len());
        for (item, verdict) in items.iter().zip(&verdicts) {
            let line = self.decide(case, item, verdict, &mut judgement.tree)?;
            judgement.lines.push(line);
        }
        sum_up(&verdicts, &mut judgement);
        Ok(judgement)
    }

    /// What the contract asks of a claim beyond its form; gives the first act and the sum paid.
    fn validate(self, case: &Case<'_>) -> Result<(Date, Money), RuleError> {
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
            .try_fold(Money::ZERO, |sum, line| sum.checked_add(line.paid))
            .ok_or_else(|| RuleError::invalid("lines", "the sum of the amounts is too large"))?;
        let illnesses = &self.scheme.illnesses;
        let listed = |number: u8| illnesses.is_empty() || illnesses.iter().any(|i| i.number == number);
        let last = illnesses.last().map_or(0, |i| i.number);
        if case.illness.is_some_and(|number| !listed(number)) {
            return Err(RuleError::invalid("illness", format!("the list goes from 1 to {last}")));
        }
        if case.exemptions.iter().any(|exemption| !listed(exemption.illness)) {
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
        case: &Case<'a>,
        item: &Item<'a>,
        verdict: &Verdict<'a>,
        tree: &mut Option<Tree<'a>>,
    ) -> Result<JudgedLine<'a>, RuleError> {
        let mut line = JudgedLine { node: tree.as_ref().map_or(0, Tree::next), ..JudgedLine::default() };
        let mut rounded = None;
        match verdict {
            Verdict::Refused(refusal) => {
                let (code, rule) = refusal.reason();
                line.reason = Some(self.scheme.give(code, rule));
            }
            Verdict::ToPrice { look_up } => {
                (line.base, line.rate) = (None, None);
                line.reason = Some(Given { code: Code::R21, rule: item.base_rule(), source: look_up });
            }
            Verdict::Priced(priced) => {
                let how = self.get(&self.scheme.settings.rounding, "rounding", item.on)?;
                (line.base, line.rate) = (Some(priced.base), Some(priced.rate));
                line.payable = rounding::round(priced.base, priced.rate, how.value);
                rounded = Some(how);
            }
        }
        if let Some(tree) = tree {
            self.explain(case, item, verdict, &line, rounded, tree);
        }
        Ok(line)
    }

    /// A claim refused or returned as a whole: every line is zero, without a reason of its own.
    fn as_a_whole(self, case: &'a Case<'a>, outcome: Outcome, mut judgement: Judgement<'a>) -> Judgement<'a> {
        if let Some(tree) = &mut judgement.tree {
            tree.close();
        }
        for line in &case.lines {
            let node = judgement.tree.as_ref().map_or(0, Tree::next);
            if let Some(tree) = &mut judgement.tree {
                tree.open(self, line.what.rule(), "not_examined")
                    .with("on", line.on)
                    .with("paid", line.paid)
                    .result(Money::ZERO)
                    .close();
            }
            judgement.lines.push(JudgedLine { node, ..JudgedLine::default() });
        }
        judgement.settle(outcome);
        judgement
    }
}

/// The outcome and the sums.
fn sum_up(verdicts: &[Verdict<'_>], judgement: &mut Judgement<'_>) {
    let refused = verdicts.iter().filter(|v| matches!(v, Verdict::Refused(_))).count();
    let to_price = verdicts.iter().position(|v| matches!(v, Verdict::ToPrice { .. }));
    let outcome = match (refused, to_price) {
        (_, Some(first)) => {
            judgement.reasons.extend(judgement.lines[first].reason);
            Outcome::Manual
        }
        (0, None) => Outcome::Accepted,
        (n, None) if n == verdicts.len() => {
            judgement.reasons.extend(judgement.lines.iter().filter_map(|line| line.reason));
            judgement.reasons.sort_by_key(|reason| reason.code);
            judgement.reasons.dedup_by_key(|reason| reason.code);
            Outcome::Rejected
        }
        _ => Outcome::PartlyAccepted,
    };
    judgement.settle(outcome);
}

impl What<'_> {
    fn rule(&self) -> RuleName {
        match self {
            Self::Act(_) => RuleName::LineAct,
            Self::Medicine { .. } => RuleName::LineMedicine,
            Self::LumpSum { .. } => RuleName::LineLumpSum,
        }
    }
}

impl Item<'_> {
    fn rule(&self) -> RuleName {
        match self.what {
            Known::Act { .. } => RuleName::LineAct,
            Known::Medicine { .. } => RuleName::LineMedicine,
            Known::LumpSum { .. } => RuleName::LineLumpSum,
        }
    }

    fn base_rule(&self) -> RuleName {
        match self.what {
            Known::Act { .. } => RuleName::ActBase,
            Known::Medicine { .. } => RuleName::MedicineBase,
            Known::LumpSum { .. } => RuleName::LumpSumBase,
        }
    }
}

/// One value, where a rule needs the rounding of a day.
type RoundedBy<'r> = Option<&'r Entry<Rounding>>;
