//! What holds for every claim, whatever is on it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

mod common;

use std::{collections::BTreeMap, fmt::Write, fs, sync::LazyLock};

use amoe_base::{BirthDate, Date, Money, Period, Rate};
use amoe_rules::{
    Rulebook,
    claim::{
        ActLine, ClaimCase, Decision, Exemption, HistoryEntry, Line, LumpSumLine, MedicineLine, Member,
        Outcome, Setting, Sheet,
    },
};
use common::copied;
use proptest::prelude::*;

const FIRST: Date = Date::constant(2026, 10, 5);

prop_compose! {
    fn any_line()(
        kind in 0..12u8,
        key in prop::sample::select(vec!["C", "Cs", "V", "CsC", "K", "Z", "P", "AMM", "AMI", "D", "X"]),
        coefficient in prop::sample::select(vec!["1", "1", "2.5", "0.95", "40"]),
        pack in 0..5917usize,
        quantity in 1..20u16,
        offset in 0..6i8,
        inpe in 0..3u8,
        setting in prop::sample::select(Setting::ALL.to_vec()),
        article in prop::sample::select(vec!["GLASSES", "DEVICE", "DENTAL_PROSTHESIS"]),
        centimes in prop_oneof![0..2_000i64, 0..200_000i64, 0..100_000_000i64],
    ) -> Line {
        let on = Date::constant(2026, 10, 5 + offset);
        let paid = Money::from_centimes(centimes);
        match kind {
            0..7 => Line::Act(ActLine { key: key.to_owned(), coefficient: coefficient.parse().unwrap(), on, setting, inpe: inpe.to_string(), paid }),
            7..11 => {
                let packs = Rulebook::builtin().default_scheme().medicines().unwrap().packs();
                Line::Medicine(MedicineLine { code: packs[pack].code.clone(), quantity, on, paid })
            }
            _ => Line::LumpSum(LumpSumLine { key: article.to_owned(), on, paid, inpe: None, setting: None }),
        }
    }
}

prop_compose! {
    fn any_claim()(
        lines in prop::collection::vec(any_line(), 1..10),
        sheet in prop::sample::select(vec![Sheet::Ordinary, Sheet::Ordinary, Sheet::Ordinary, Sheet::LongTerm, Sheet::Dental]),
        posted in 20..70i32,
        cover_days in prop::collection::vec((0..5i8, 1..6i8), 0..3),
        exempt in any::<bool>(),
        illness in 1..43u8,
        earlier in prop::collection::vec((prop::sample::select(vec!["GLASSES", "C", "K", "AMM"]), 0..400i32, prop::option::of(0..3u8)), 0..3),
    ) -> ClaimCase {
        let plus = |days: i32| FIRST.checked_add(jiff::Span::new().days(days)).unwrap();
        let covers = cover_days.iter().map(|(from, days)| Period { from: plus(i32::from(*from)), to: Some(plus(i32::from(from + days))) }).collect();
        let exemptions = if exempt {
            vec![Exemption { illness, number: "X".into(), period: Period { from: plus(-100), to: None } }]
        } else {
            Vec::new()
        };
        ClaimCase {
            prices: BTreeMap::new(),
            id: "k".into(),
            sheet,
            posted_on: Some(plus(posted)),
            received_on: None,
            treatment_ends_on: None,
            illness: (sheet == Sheet::LongTerm).then_some(illness),
            member: Member { birth_date: BirthDate::Year(2004), covers, exemptions },
            history: earlier.iter().map(|(key, days, inpe)| HistoryEntry {
                key: (*key).to_owned(), on: plus(5 - days), inpe: inpe.map(|n| n.to_string()),
            }).collect(),
            lines,
        }
    }
}

fn decide(case: &ClaimCase) -> Decision {
    Rulebook::builtin().adjudicate(case).unwrap()
}

/// Are the lines tied to one another by a rule: acts of one provider on one day, or several articles of one kind?
fn is_tied(a: &Line, b: &Line) -> bool {
    match (a, b) {
        (Line::Act(a), Line::Act(b)) => a.inpe == b.inpe && a.on == b.on,
        (Line::LumpSum(a), Line::LumpSum(b)) => a.key == b.key,
        _ => false,
    }
}

/// The built-in rulebook with every rate of acts and of medicines set to these percents.
fn with_rates(acts: [u32; 3], medicines: u32, listed: bool) -> Rulebook {
    let dir = copied();
    let path = dir.path().join("cnops-amoe/decree-2-05-736/values.toml");
    let mut text = fs::read_to_string(&path).unwrap();
    for (old, new) in ["0.80", "0.90"].into_iter().zip(acts) {
        text = text.replacen(
            &format!("value = \"{old}\""),
            &format!("value = \"{}\"", Rate::from_percent(new)),
            1,
        );
    }
    text = text.replacen("value = \"1.00\"", &format!("value = \"{}\"", Rate::from_percent(acts[2])), 1);
    fs::write(&path, text).unwrap();
    if listed {
        let path = dir.path().join("cnops-amoe/medicines-2014/medicines.csv");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace(",70%", &format!(",{medicines}%"))).unwrap();
    }
    Rulebook::load_dir(dir.path()).unwrap()
}

static LOWER: LazyLock<Rulebook> = LazyLock::new(|| with_rates([70, 85, 95], 60, true));
static ODD: LazyLock<Rulebook> = LazyLock::new(|| with_rates([33, 67, 99], 70, false));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn never_above_what_was_paid_and_never_negative(case in any_claim()) {
        for book in [Rulebook::builtin(), &LOWER, &ODD] {
            let decision = book.adjudicate(&case).unwrap();
            for (line, decided) in case.lines.iter().zip(&decision.lines) {
                prop_assert!(decided.payable >= Money::ZERO && decided.payable <= line.paid());
                prop_assert!(decided.base.is_none_or(|base| base >= Money::ZERO && base <= line.paid()));
            }
            prop_assert!(decision.patient_share >= Money::ZERO);
            prop_assert_eq!(decision.payable.checked_add(decision.patient_share), Some(decision.claimed));
        }
    }

    #[test]
    fn rounding_is_per_line(case in any_claim()) {
        let decision = ODD.adjudicate(&case).unwrap();
        let mut sum = Money::ZERO;
        for line in &decision.lines {
            if let (Some(base), Some(rate)) = (line.base, line.rate) {
                prop_assert_eq!(line.payable, base.at_rate(rate));
            }
            sum = sum.checked_add(line.payable).unwrap();
        }
        prop_assert_eq!(decision.payable, sum, "the sum is of rounded lines, not rounded again");
    }

    /// The order matters only where the rule says so: of equal acts the first is paid, and of glasses the earlier line.
    #[test]
    fn the_order_of_lines_changes_no_sum(case in any_claim(), turn in 1..10usize) {
        let mut turned = case.clone();
        turned.lines.rotate_left(turn % case.lines.len());
        let (before, after) = (decide(&case), decide(&turned));
        prop_assert_eq!(before.claimed, after.claimed);
        let articles = |key: &str| case.lines.iter().filter(|l| matches!(l, Line::LumpSum(l) if l.key == key)).count();
        let by_order = ["GLASSES", "DENTAL_PROSTHESIS"].into_iter().any(|key| articles(key) > 1);
        let repeated = case.lines.iter().enumerate().any(|(at, a)| case.lines[..at].iter().any(|b| match (a, b) {
            (Line::Act(a), Line::Act(b)) => (&a.key, a.coefficient, a.on, &a.inpe) == (&b.key, b.coefficient, b.on, &b.inpe),
            _ => false,
        }));
        let tied_at_equal_base = case.lines.iter().enumerate().any(|(at, a)| case.lines[..at].iter().any(|b| is_tied(a, b)))
            && decided_equal(&before);
        if !by_order && !repeated && !tied_at_equal_base {
            prop_assert_eq!(before.payable, after.payable);
            prop_assert_eq!(before.outcome, after.outcome);
            let mut lines: Vec<String> = before.lines.iter().map(|l| format!("{:?}{:?}{}", l.base, l.rate, l.payable)).collect();
            lines.rotate_left(turn % case.lines.len());
            let turned: Vec<String> = after.lines.iter().map(|l| format!("{:?}{:?}{}", l.base, l.rate, l.payable)).collect();
            prop_assert_eq!(lines, turned);
        }
    }

    #[test]
    fn one_cover_more_never_lowers(case in any_claim(), from in 0..6i32, days in 1..9i32) {
        // Two ties can lower: a cover can bring in the first of two equal acts, which was cheaper, or a dearer act of a
        // provider's day whose setting has a lower rate.
        let lowers = |a: &Line, b: &Line| match (a, b) {
            (Line::Act(a), Line::Act(b)) => a.inpe == b.inpe && a.on == b.on
                && (a.setting != b.setting || (a.key == b.key && a.coefficient == b.coefficient)),
            _ => false,
        };
        if case.lines.iter().enumerate().any(|(at, a)| case.lines[..at].iter().any(|b| lowers(a, b))) {
            return Ok(());
        }
        let mut more = case.clone();
        let plus = |days: i32| FIRST.checked_add(jiff::Span::new().days(days)).unwrap();
        more.member.covers.push(Period { from: plus(from), to: Some(plus(from + days)) });
        let (before, after) = (decide(&case), decide(&more));
        prop_assert!(after.payable >= before.payable);
        for (before, after) in before.lines.iter().zip(&after.lines) {
            prop_assert!(after.payable >= before.payable);
        }
    }

    /// Unless a rule ties a line of one part to a line of the other.
    #[test]
    fn splitting_a_claim_changes_nothing(case in any_claim(), part in 0..10usize) {
        // In time, whichever part has the first act.
        let mut case = case;
        case.posted_on = FIRST.checked_add(jiff::Span::new().days(20)).ok();
        let (mut a, mut b) = (case.clone(), case.clone());
        let at = part % case.lines.len();
        b.lines = a.lines.split_off(at);
        if at == 0 || a.lines.iter().any(|a| b.lines.iter().any(|b| is_tied(a, b))) {
            return Ok(());
        }
        let (whole, a, b) = (decide(&case), decide(&a), decide(&b));
        // A wrong sheet and a missing exemption are of the claim, not of a line.
        if [&whole, &a, &b].iter().any(|decision| decision.outcome == Outcome::Returned) {
            return Ok(());
        }
        prop_assert_eq!(whole.payable, a.payable.checked_add(b.payable).unwrap());
        let bare = |d: &Decision| d.lines.iter().map(|l| (l.base, l.rate, l.payable, l.reasons.clone())).collect::<Vec<_>>();
        prop_assert_eq!(bare(&whole), [bare(&a), bare(&b)].concat());
    }

    #[test]
    fn a_higher_rate_never_pays_less(case in any_claim()) {
        // At equal bases the rates decide nothing, so the same lines are kept and each pays at least as much.
        let (low, high) = (LOWER.adjudicate(&case).unwrap(), decide(&case));
        for (low, high) in low.lines.iter().zip(&high.lines) {
            prop_assert_eq!(low.base, high.base);
            prop_assert!(high.payable >= low.payable);
        }
    }

    #[test]
    fn the_same_claim_has_the_same_answer_and_its_explanation_agrees(case in any_claim()) {
        let decision = decide(&case);
        prop_assert_eq!(&decision, &decide(&case));
        let mut told = String::new();
        for line in &decision.lines {
            let explanation = line.explanation.as_ref().unwrap();
            let _ = write!(told, "{}", explanation.branch);
            prop_assert_eq!(explanation.result.clone(), Some(amoe_rules::Value::Money(line.payable)));
            prop_assert_eq!(line.reasons.is_empty(), matches!(explanation.branch.as_ref(), "paid" | "not_examined"));
        }
        prop_assert_eq!(decision.explanation.unwrap().branch, decision.outcome.as_str());
        prop_assert!(!told.is_empty());
    }
}

/// Are two lines of equal base in the decision?
fn decided_equal(decision: &Decision) -> bool {
    decision.lines.iter().any(|line| line.reasons.iter().any(|reason| reason.code == "R20"))
}
