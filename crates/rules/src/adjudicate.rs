//! What is owed for a claim, and why.
//!
//! The rules are applied in the order of the contract: time limit (R01), sheet and exemption (R10, R11), cover (R02),
//! base and rate of each line (R12, R21), duplicates (R15), the dearest act of a provider's day (R20), frequency
//! limits (R14), rounding. First every line gets a [`Verdict`], then the decision and its explanation are both drawn
//! from that one verdict, so that they cannot disagree.

mod explained;

use std::{cmp::Reverse, collections::BTreeMap};

use amoe_base::{Date, Money, Rate};

use crate::{
    Explanation, Law, Reason, RuleError,
    claim::{
        ActLine, ClaimCase, Decision, Line, LineDecision, LumpSumLine, MedicineLine, Outcome, Setting, Sheet,
    },
    dated::Entry,
    law::anniversary,
    parameter::MonthDay,
    scheme::Rounding,
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

    /// Rule 1.
    fn is_late(
        self,
        case: &ClaimCase,
        first_act: Date,
        explain: bool,
        whole: &mut Whole,
    ) -> Result<bool, RuleError> {
        const RULE: &str = "claim.deadline";
        let (last_day, below) = self.last_day(first_act, case.treatment_ends_on, explain)?;
        let late = case.sent_on().is_some_and(|sent| sent > last_day);
        if late {
            whole.reasons.push(self.scheme.give("R01", RULE));
        }
        if let Some(below) = below {
            let mut node = self.node(RULE, if late { "late" } else { "in_time" }).with("last_day", last_day);
            node = match (case.posted_on, case.received_on) {
                (Some(posted), _) => node.with("posted_on", posted),
                (None, received) => node.with_some("received_on", received),
            };
            whole.nodes.push(node.result(!late).child(below));
        }
        Ok(late)
    }

    /// Rule 2.
    fn sheet(self, case: &ClaimCase, explain: bool, whole: &mut Whole) {
        const SHEET: &str = "claim.sheet";
        const EXEMPTION: &str = "claim.exemption";
        let dental_sheet = case.sheet == Sheet::Dental;
        let misplaced = case.lines.iter().find_map(|line| match line {
            Line::Act(act) => {
                let dental = self.scheme.act(&act.key).is_some_and(crate::ActKey::is_dental);
                (dental != dental_sheet).then_some(act)
            }
            _ => None,
        });
        if misplaced.is_some() {
            whole.reasons.push(self.scheme.give("R10", SHEET));
        }
        if explain {
            let node = self
                .node(SHEET, if misplaced.is_some() { "wrong" } else { "right" })
                .with("sheet", case.sheet.as_str())
                .with_some("key", misplaced.map(|act| act.key.as_str()));
            whole.nodes.push(node.result(misplaced.is_none()));
        }
        if case.sheet != Sheet::LongTerm {
            return;
        }
        let exemption_on = |on: Date| {
            case.member.exemptions.iter().find(|e| Some(e.illness) == case.illness && e.period.contains(on))
        };
        let outside = case.lines.iter().map(Line::on).find(|on| exemption_on(*on).is_none());
        if outside.is_some() {
            whole.reasons.push(self.scheme.give("R11", EXEMPTION));
        }
        if explain {
            let valid =
                case.lines.first().and_then(|line| exemption_on(line.on())).filter(|_| outside.is_none());
            let node = self
                .node(EXEMPTION, if outside.is_some() { "missing" } else { "valid" })
                .with_some("illness", case.illness.map(i64::from))
                .with_some("on", outside)
                .with_some("number", valid.map(|e| e.number.as_str()))
                .with_some("from", valid.map(|e| e.period.from))
                .with_some("to", valid.and_then(|e| e.period.to));
            whole.nodes.push(node.result(outside.is_none()));
        }
    }

    /// Rules 3 to 6, for one line by itself.
    fn line(self, case: &ClaimCase, line: &Line) -> Result<Verdict<'r>, RuleError> {
        if !case.member.covers.iter().any(|cover| cover.contains(line.on())) {
            return Ok(Verdict::Refused(Refusal::Outside));
        }
        let mut verdict = match line {
            Line::Act(act) => self.act(act)?,
            Line::Medicine(medicine) => self.medicine(medicine),
            Line::LumpSum(lump_sum) => self.lump_sum(lump_sum)?,
        };
        if case.sheet == Sheet::LongTerm
            && !matches!(line, Line::LumpSum(_))
            && let Verdict::Priced(priced) = &mut verdict
        {
            let settings = &self.scheme.settings;
            let raised = self.get(&settings.rate_exemption, "rate.exemption", line.on())?;
            priced.rate = raised.value;
            priced.raised = Some(raised);
        }
        Ok(verdict)
    }

    fn act(self, act: &ActLine) -> Result<Verdict<'r>, RuleError> {
        let settings = &self.scheme.settings;
        let tariff = settings.tariffs.get(&act.key).and_then(|tariffs| tariffs.on(act.on, self.every_date));
        let Some(tariff) = tariff else {
            let known = self.scheme.act(&act.key).and_then(|known| known.look_up.as_deref());
            return Ok(Verdict::ToPrice { look_up: known.unwrap_or(self.source_or_look_up("act.base")) });
        };
        let (rates, key) = match act.setting {
            Setting::Outpatient => (&settings.rate_outpatient, "rate.outpatient"),
            Setting::Stay => (&settings.rate_stay, "rate.stay"),
            Setting::PublicHospital => (&settings.rate_public_hospital, "rate.public_hospital"),
        };
        let rate = self.get(rates, key, act.on)?;
        Ok(Verdict::Priced(Priced::new(
            act.paid,
            tariff.value.times(act.coefficient),
            Unit::Tariff(tariff),
            rate.value,
            RateFrom::Setting(act.setting, rate),
        )))
    }

    fn medicine(self, medicine: &MedicineLine) -> Verdict<'r> {
        let Some(list) = self.scheme.lists.on(medicine.on, self.every_date).map(|entry| &entry.value) else {
            return Verdict::ToPrice { look_up: self.source_or_look_up("medicine.base") };
        };
        match list.get(&medicine.code) {
            None => Verdict::Refused(Refusal::NotListed),
            Some(pack) if pack.rate == Rate::ZERO => Verdict::Refused(Refusal::ZeroRate),
            Some(pack) => {
                match pack.base_price.and_then(|p| Some((p, p.checked_times(medicine.quantity.into())?))) {
                    None => Verdict::ToPrice { look_up: &list.source },
                    Some((price, ceiling)) => Verdict::Priced(Priced::new(
                        medicine.paid,
                        ceiling,
                        Unit::Pack { price, list: &list.source },
                        pack.rate,
                        RateFrom::List(&list.source),
                    )),
                }
            }
        }
    }

    fn lump_sum(self, line: &LumpSumLine) -> Result<Verdict<'r>, RuleError> {
        let settings = &self.scheme.settings;
        let sum = settings.lump_sums.get(&line.key).and_then(|sums| sums.on(line.on, self.every_date));
        let Some(sum) = sum else {
            let known = self.scheme.lump_sums.iter().find(|known| known.key == line.key);
            let look_up = known.map_or(self.source_or_look_up("lump_sum.base"), |known| &known.look_up);
            return Ok(Verdict::ToPrice { look_up });
        };
        let rate = self.get(&settings.rate_lump_sum, "rate.lump_sum", line.on)?;
        let from = RateFrom::LumpSum(rate);
        Ok(Verdict::Priced(Priced::new(line.paid, sum.value, Unit::Tariff(sum), rate.value, from)))
    }

    fn source_or_look_up(self, rule: &str) -> &'r str {
        match self.scheme.source_of(rule) {
            "" => &self.scheme.look_up,
            source => source,
        }
    }

    /// Rules 7 and 8 on acts: duplicates are taken out first, then a consultation and other acts of one provider and
    /// day pay only the dearest.
    fn duplicates_and_dearest(self, case: &ClaimCase, verdicts: &mut [Verdict<'r>]) {
        let mut acts: Vec<(usize, &ActLine)> = case
            .lines
            .iter()
            .enumerate()
            .filter(|(at, _)| !matches!(verdicts[*at], Verdict::Refused(_)))
            .filter_map(|(at, line)| if let Line::Act(act) = line { Some((at, act)) } else { None })
            .collect();
        if acts.is_empty() || (acts.len() == 1 && case.history.is_empty()) {
            return;
        }
        let mut known: Vec<(&str, &str, Date)> = case
            .history
            .iter()
            .filter_map(|entry| Some((entry.inpe.as_deref()?, entry.key.as_str(), entry.on)))
            .collect();
        known.sort_unstable();
        acts.sort_unstable_by_key(|&(at, act)| {
            (act.on, act.inpe.as_str(), act.key.as_str(), act.coefficient, at)
        });
        let same = |a: &ActLine, b: &ActLine| a.key == b.key && a.coefficient == b.coefficient;
        for day in acts.chunk_by(|(_, a), (_, b)| a.on == b.on && a.inpe == b.inpe) {
            let mut left: Vec<(usize, &ActLine)> = Vec::with_capacity(day.len());
            for &(at, act) in day {
                if known.binary_search(&(act.inpe.as_str(), act.key.as_str(), act.on)).is_ok() {
                    verdicts[at] = Verdict::Refused(Refusal::InHistory);
                } else if let Some((first, _)) = left.last().filter(|(_, last)| same(last, act)) {
                    verdicts[at] = Verdict::Refused(Refusal::Repeats { line: *first });
                } else {
                    left.push((at, act));
                }
            }
            let consultation =
                left.iter().any(|(_, act)| self.scheme.act(&act.key).is_some_and(|known| known.consultation));
            if left.len() > 1 && consultation {
                keep_dearest(&left, verdicts);
            }
        }
    }

    /// Rule 8 on what is paid by lump sum.
    fn frequencies(self, case: &ClaimCase, verdicts: &mut [Verdict<'r>]) -> Result<(), RuleError> {
        let settings = &self.scheme.settings;
        let mut seen: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
        for (at, line) in case.lines.iter().enumerate() {
            let Line::LumpSum(line) = line else { continue };
            if matches!(verdicts[at], Verdict::Refused(_)) {
                continue;
            }
            let Some(limit) = settings.frequency_years.get(&line.key) else { continue };
            let Some(years) = limit.on(line.on, self.every_date) else { continue };
            let days = seen.entry(&line.key).or_insert_with(|| {
                let mut days: Vec<Date> =
                    case.history.iter().filter(|e| e.key == line.key).map(|e| e.on).collect();
                days.sort_unstable();
                days
            });
            // The latest earlier one decides: the period from any other ends sooner.
            let after = days.partition_point(|day| *day <= line.on);
            let leap_day = self.get(&settings.leap_day, "leap_day.common_year", line.on)?;
            let earlier = after.checked_sub(1).map(|last| days[last]);
            let again_from = earlier.and_then(|day| anniversary(day, years.value, leap_day.value));
            match (earlier, again_from) {
                (Some(earlier), Some(again_from)) if line.on < again_from => {
                    verdicts[at] =
                        Verdict::Refused(Refusal::TooSoon { earlier, again_from, years, leap_day });
                }
                _ => days.insert(after, line.on),
            }
        }
        Ok(())
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
                let rounding = self.get(&self.scheme.settings.rounding, "rounding", line.on())?;
                let payable = round(priced.base, priced.rate, rounding.value);
                (decision.base, decision.rate) = (Some(priced.base), Some(priced.rate));
                decision.payable = payable;
                rounded = Some(rounding);
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

impl<'r> Priced<'r> {
    fn new(paid: Money, ceiling: Money, unit: Unit<'r>, rate: Rate, rate_from: RateFrom<'r>) -> Self {
        Self { unit, ceiling, base: paid.min(ceiling), rate, rate_from, raised: None, beaten: 0 }
    }
}

/// Of acts by one provider on one day, the one with the higher base stays; of equals, the line that comes first. Not
/// applied while one of them has no tariff: an officer prices it first.
fn keep_dearest(day: &[(usize, &ActLine)], verdicts: &mut [Verdict<'_>]) {
    let mut bases = Vec::with_capacity(day.len());
    for (at, _) in day {
        match &verdicts[*at] {
            Verdict::Priced(priced) => bases.push((priced.base, Reverse(*at))),
            _ => return,
        }
    }
    let Some(&(kept, Reverse(line))) = bases.iter().max() else { return };
    for (_, Reverse(at)) in bases {
        if at != line {
            verdicts[at] = Verdict::Refused(Refusal::LowerThan { line, kept });
        } else if let Verdict::Priced(priced) = &mut verdicts[at] {
            priced.beaten = day.len() - 1;
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

fn round(base: Money, rate: Rate, rounding: Rounding) -> Money {
    if rounding == Rounding::HalfUp {
        return base.at_rate(rate);
    }
    let exact = exact_parts(base, rate);
    let (whole, rest) = (exact / PARTS, exact % PARTS);
    let up = rounding == Rounding::HalfEven && (rest > PARTS / 2 || (rest == PARTS / 2 && whole % 2 == 1));
    Money::from_centimes(i64::try_from(whole + i128::from(up)).unwrap_or(i64::MAX))
}

/// Parts of a centime in a product of an amount and a rate.
const PARTS: i128 = 10_000;

fn exact_parts(base: Money, rate: Rate) -> i128 {
    i128::from(base.centimes()) * i128::from(rate.ten_thousandths())
}

/// Base × rate with all its decimals: `81.375`.
fn exact(base: Money, rate: Rate) -> String {
    let parts = exact_parts(base, rate);
    let text = format!("{}.{:06}", parts / (PARTS * 100), parts % (PARTS * 100));
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    format!("{whole}.{:0<2}", decimals.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn exact_products_keep_every_decimal() {
        let rate = |percent| Rate::from_percent(percent);
        assert_eq!(exact(Money::from_centimes(11_625), rate(70)), "81.375");
        assert_eq!(exact(Money::from_centimes(8_000), rate(80)), "64.00");
        assert_eq!(exact(Money::from_centimes(5), rate(70)), "0.035");
    }

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
