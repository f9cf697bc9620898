//! The rules as the program's own callers use them: typed cases, properties, steps to read, lookups.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]

use std::collections::BTreeMap;

use amoe_base::{AcademicYear, BirthDate, Coefficient, Date, Lang, Money, Period, Rate};
use amoe_rules::{
    Parameter, ReasonKind, Rulebook, Step, StepValue, Value,
    claim::{
        ActLine, ClaimCase, Decision, Line, LumpSumLine, MedicineLine, Member, Outcome, Price, Setting, Sheet,
    },
    deadline::DeadlineCase,
    eligibility::{EligibilityCase, Enrolment},
};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn act(key: &str, on: &str, paid: &str) -> Line {
    Line::Act(ActLine {
        key: key.into(),
        coefficient: Coefficient::ONE,
        on: day(on),
        setting: Setting::Outpatient,
        inpe: "123456789".into(),
        paid: money(paid),
    })
}

fn medicine(code: &str, quantity: u16, paid: &str) -> Line {
    Line::Medicine(MedicineLine { code: code.into(), quantity, on: day("2026-10-14"), paid: money(paid) })
}

fn claim(lines: Vec<Line>) -> ClaimCase {
    ClaimCase {
        prices: BTreeMap::new(),
        id: "k".into(),
        sheet: Sheet::Ordinary,
        posted_on: Some(day("2026-10-20")),
        received_on: None,
        treatment_ends_on: None,
        illness: None,
        member: Member {
            birth_date: BirthDate::Year(2004),
            covers: vec![Period { from: day("2026-09-01"), to: None }],
            exemptions: Vec::new(),
        },
        history: Vec::new(),
        lines,
    }
}

/// One step per line, as a page would print it in French.
fn printed(steps: &[Step]) -> Vec<String> {
    fn value(value: &StepValue) -> String {
        match value {
            Value::Money(money) => money.to_string(),
            Value::Rate(rate) => format!("{} %", rate.ten_thousandths() / 100),
            Value::Exact(exact) | Value::Text(exact) => exact.clone(),
            Value::Coefficient(coefficient) => coefficient.to_string(),
            Value::Date(date) => date.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Met(met) => if *met { "oui" } else { "non" }.to_owned(),
        }
    }
    let mut lines = Vec::new();
    for step in steps {
        let shown = step.value.as_ref().map(value).unwrap_or_default();
        let source =
            step.source.as_ref().map(|s| format!(" [{}{}]", s.text, if s.sourced { "" } else { " ?" }));
        let mark = if step.emphasis { "= " } else { "" };
        lines.push(format!("{mark}{}: {shown}{}", step.label_text(value), source.unwrap_or_default()));
        lines.extend(printed(&step.parts).into_iter().map(|line| format!("  {line}")));
    }
    lines
}

#[test]
fn the_breakdown_of_a_consultation_reads_as_on_the_page() {
    let book = Rulebook::builtin();
    let decision = book.adjudicate(&claim(vec![act("Cs", "2026-10-14", "300.00")])).unwrap();
    assert_eq!(
        printed(&book.line_steps(&decision.lines[0], Lang::Fr)),
        [
            "Vous avez payé: 300.00",
            "Le tarif de référence est de: 150.00 [Lettre-clé Cs · Arrêté 1961-06 du 4 août 2006, grille 1]",
            "On retient le plus petit des deux: 150.00",
            "Taux pour une consultation: 80 % [Décret 2-05-736, article 1]",
            "= Remboursement: 120.00",
            "Reste à votre charge: 180.00",
            "  au-dessus du tarif: 150.00",
            "  votre part, 20 % de 150.00: 30.00",
        ]
    );
}

#[test]
fn rounding_is_a_step_of_its_own_and_shown_as_an_assumption() {
    let book = Rulebook::builtin();
    let decision = book.adjudicate(&claim(vec![medicine("6118000160212", 1, "152.00")])).unwrap();
    assert_eq!(
        printed(&book.line_steps(&decision.lines[0], Lang::Fr)),
        [
            "Vous avez payé: 152.00",
            "La base de remboursement est de: 116.25 [Liste des médicaments remboursables]",
            "On retient le plus petit des deux: 116.25",
            "Taux pour un médicament de la liste: 70 % [Décret 2-05-736, article 1]",
            "Soit 81.375, arrondi au centime: 81.38 [Règle de la caisse ?]",
            "= Remboursement: 81.38",
            "Reste à votre charge: 70.62",
            "  au-dessus de la base: 35.75",
            "  votre part, 30 % de 116.25: 34.87",
        ]
    );
}

#[test]
fn a_refused_line_says_why_and_by_which_text() {
    let book = Rulebook::builtin();
    let decision = book
        .adjudicate(&claim(vec![act("C", "2026-10-14", "200.00"), act("Cs", "2026-10-14", "300.00")]))
        .unwrap();
    assert_eq!(
        printed(&book.line_steps(&decision.lines[0], Lang::En)),
        [
            "You paid: 200.00",
            "A consultation and another act of the same day are not both paid; the dearer is.:  [Order 177-06 (NGAP), article 9]",
            "The act that is paid is that of line 2, whose base is 150.00.: ",
            "= Reimbursement: 0.00",
            "Stays with you: 200.00",
        ]
    );
}

#[test]
fn packs_and_coefficients_are_shown_as_a_product() {
    let book = Rulebook::builtin();
    let decision = book.adjudicate(&claim(vec![medicine("6118000160212", 2, "304.00")])).unwrap();
    let steps = printed(&book.line_steps(&decision.lines[0], Lang::En));
    assert_eq!(
        steps[1],
        "The reimbursement base is 116.25 × 2, that is: 232.50 [List of reimbursable medicines]"
    );
}

#[test]
fn every_line_reads_in_three_languages_without_holes() {
    let book = Rulebook::builtin();
    let mut late = claim(vec![act("Cs", "2026-10-14", "300.00")]);
    late.posted_on = Some(day("2027-10-14"));
    let mixed = claim(vec![
        act("Cs", "2026-10-14", "300.00"),
        act("Cs", "2026-10-14", "300.00"),
        act("AMI", "2026-10-15", "30.00"),
        act("C", "2026-08-30", "80.00"),
        medicine("6118000160212", 2, "304.00"),
        medicine("nothing", 1, "10.00"),
        medicine("6118001230068", 1, "95.00"),
    ]);
    for case in [late, mixed] {
        let decision = book.adjudicate(&case).unwrap();
        for lang in Lang::ALL {
            let mut steps = book.claim_steps(&decision, *lang);
            decision.lines.iter().for_each(|line| steps.extend(book.line_steps(line, *lang)));
            for line in printed(&steps) {
                assert!(!line.contains(['{', '}']) && !line.starts_with(':'), "{lang}: {line}");
                assert!(
                    !line.starts_with("line.") && !line.starts_with("claim."),
                    "a label is missing: {line}"
                );
            }
        }
    }
}

#[test]
fn the_last_day_and_eligibility_read_as_steps() {
    let book = Rulebook::builtin();
    let case = DeadlineCase { id: "d".into(), first_act: day("2020-03-01"), treatment_ends_on: None };
    let deadline = book.deadline(&case).unwrap();
    let steps = printed(&book.deadline_steps(&deadline, Lang::Fr));
    assert_eq!(steps[0], "Premier acte médical: 2020-03-01");
    assert_eq!(steps[1], "Jours à partir du premier acte: 60 [Guide de l’Université Ibn Zohr, E10]");
    assert!(
        steps[2].starts_with("Les délais étaient suspendus du 2020-03-24 jusqu’à leur reprise le 2020-07-27")
    );
    assert_eq!(steps[3], "= Dernier jour pour l’envoi: 2020-09-02");

    let case = EligibilityCase {
        id: "e".into(),
        birth_date: BirthDate::Year(2004),
        enrolments: vec![Enrolment {
            institution: "FSA".into(),
            cycle: "licence".into(),
            period: Period { from: day("2026-09-01"), to: None },
        }],
        other_cover: Vec::new(),
        on: day("2026-10-01"),
    };
    let answer = book.eligibility(&case).unwrap();
    assert!(answer.explanation.uses_unsourced(), "the dates of the academic year are assumed");
    assert_eq!(
        printed(&book.eligibility_steps(&answer, Lang::Fr)),
        [
            "Vous êtes inscrit dans un établissement le 2026-10-01: oui [Loi 116-12]",
            "Vous avez 30 ans au plus le 2026-10-01: oui [Loi 116-12]",
            "  Jour où l’âge est vérifié:  [Règle de la caisse ?]",
            "  Jour de naissance quand seule l’année est connue:  [Règle de la caisse ?]",
            "Vous n’avez pas d’autre couverture maladie le 2026-10-01: oui [Loi 116-12]",
            "= Vous pouvez être assuré.: ",
            "Début des droits: 2026-10-01",
            "Dernier jour des droits: 2027-08-31 [Règle de la caisse ?]",
        ]
    );
}

#[test]
fn decisions_and_answers_read_back_as_they_were_stored() {
    let book = Rulebook::builtin();
    let case = claim(vec![
        act("Cs", "2026-10-14", "300.00"),
        medicine("6118000160212", 1, "152.00"),
        act("AMI", "2026-10-15", "30.00"),
    ]);
    let decision = book.adjudicate(&case).unwrap();
    let stored = serde_json::to_string(&decision).unwrap();
    assert_eq!(serde_json::from_str::<Decision>(&stored).unwrap(), decision);
    let sent = serde_json::to_string(&case).unwrap();
    assert_eq!(serde_json::from_str::<ClaimCase>(&sent).unwrap(), case, "what we write is what we read");
}

#[test]
fn looking_at_a_claim_sees_what_a_decision_keeps() {
    let law = Rulebook::builtin().law();
    let case = claim(vec![act("Cs", "2026-10-14", "300.00"), medicine("6118000160212", 1, "152.00")]);
    let decision = law.adjudicate(&case, true).unwrap();
    let mut nodes = 0;
    for tree in decision.lines.iter().map(|line| &line.explanation).chain([&decision.explanation]) {
        tree.as_ref().unwrap().walk(&mut |_| nodes += 1);
    }
    let seen = law.look(&case, true, |judged| (judged.payable, judged.lines.len(), judged.rules_applied()));
    assert_eq!(seen, Ok((decision.payable, 2, nodes)));
    let bare = law.look(&case, false, |judged| (judged.payable, judged.rules_applied()));
    assert_eq!(bare, Ok((decision.payable, 0)), "without an explanation");
}

#[test]
fn a_case_made_in_code_is_checked_like_one_that_was_read() {
    let book = Rulebook::builtin();
    assert!(book.adjudicate(&claim(Vec::new())).is_err());
    let mut unsent = claim(vec![act("C", "2026-10-14", "80.00")]);
    unsent.posted_on = None;
    assert!(book.adjudicate(&unsent).is_err());
    let mut unlisted = claim(vec![act("C", "2026-10-14", "80.00")]);
    unlisted.illness = Some(0);
    assert!(book.adjudicate(&unlisted).is_err());
}

#[test]
fn academic_years_follow_the_parameter() {
    let book = Rulebook::builtin();
    assert_eq!(book.academic_year_on(day("2026-08-31")), AcademicYear(2025));
    assert_eq!(book.academic_year_on(day("2026-09-01")), AcademicYear(2026));
    let period = book.academic_year_period(AcademicYear(2026)).unwrap();
    assert_eq!(period, Period { from: day("2026-09-01"), to: Some(day("2027-09-01")) });
    assert_eq!(
        book.parameter("maintenance.months", day("2026-09-01")).and_then(Parameter::as_count),
        Some(6)
    );
}

#[test]
fn working_days_leave_out_rest_days_and_holidays() {
    let law = Rulebook::builtin().law();
    for (on, works) in [
        ("2026-11-20", true),
        ("2026-11-21", false), // Saturday
        ("2026-11-18", false), // Independence Day
        ("2026-01-14", false), // Amazigh New Year, since 2024
        ("2026-05-28", false), // second day of the feast
        ("2026-05-29", true),
    ] {
        assert_eq!(law.is_working_day(day(on)), Ok(works), "{on}");
    }
    assert_eq!(law.working_days_after(day("2026-11-17"), 1), Ok(day("2026-11-19")));
    assert_eq!(law.working_days_after(day("2026-11-20"), 2), Ok(day("2026-11-24")));
    assert_eq!(law.working_days_after(day("2026-11-21"), 0), Ok(day("2026-11-21")));
    let error = law.is_working_day(day("2031-01-02")).unwrap_err().to_string();
    assert!(error.contains("calendar.2031"), "{error}");
    assert_eq!(
        law.scheme.holiday(day("2026-11-18")).map(|holiday| holiday.name.en.as_str()),
        Some("Independence Day")
    );
}

#[test]
fn the_lists_are_whole() {
    let book = Rulebook::builtin();
    assert_eq!(book.illnesses().len(), 42);
    assert_eq!(book.illnesses().iter().filter(|illness| illness.for_life).count(), 2);
    for lang in Lang::ALL {
        let names: std::collections::BTreeSet<&str> =
            book.illnesses().iter().map(|illness| illness.name.get(*lang)).collect();
        assert!(names.len() == 42 && names.iter().all(|name| name.len() > 3), "in `{lang}`");
    }
    assert_eq!(book.illnesses()[8].name.fr, "Diabète insulino-dépendant et diabète non insulino-dépendant");
    assert_eq!(book.default_scheme().medicines().map(|list| list.packs().len()), Some(5917));
    assert_eq!(book.default_scheme().codes_that_do_not_fit().len(), 19);
    for number in 1..=21 {
        assert!(book.reason(&format!("R{number:02}")).is_some(), "R{number:02}");
    }
    let returned = book.reasons().iter().filter(|reason| reason.is(ReasonKind::Return)).count();
    assert!(returned >= 8);
    assert_eq!(book.act("Cs").map(|act| act.name.fr.as_str()), Some("Consultation de médecin spécialiste"));
}

#[test]
fn medicines_are_found_by_what_people_type() {
    let book = Rulebook::builtin();
    let names = |typed: &str| -> Vec<&str> {
        book.search_medicines(typed, 5).iter().map(|pack| pack.name.as_str()).collect()
    };
    assert!(names("doli").iter().all(|name| name.starts_with("DOLI")), "{:?}", names("doli"));
    assert_eq!(names("Doliprané"), names("doliprane"));
    assert!(!names("PARACÉTAMOL 500").is_empty());
    assert_eq!(names("6118000160212"), ["AUGMENTIN"]);
    assert_eq!(names("611800016021"), ["AUGMENTIN"]);
    assert!(names("").is_empty() && names("zzzz").is_empty() && names("  -- ").is_empty());
    let pack = book.medicine("6118000160212").unwrap();
    assert_eq!((pack.base_price, pack.rate), (Some(money("116.25")), Rate::from_percent(70)));
}

prop_compose! {
    fn any_line()(
        kind in 0..10u8,
        key in prop::sample::select(vec!["C", "Cs", "V", "K", "Z", "P", "AMM", "AMI"]),
        coefficient in prop::sample::select(vec!["1", "2.5", "0.95", "40"]),
        pack in 0..5917usize,
        quantity in 1..20u16,
        offset in 0..4i8,
        inpe in 0..3u8,
        setting in prop::sample::select(Setting::ALL.to_vec()),
        centimes in 0..200_000i64,
    ) -> Line {
        let on = Date::constant(2026, 10, 14 + offset);
        let paid = Money::from_centimes(centimes);
        if kind < 6 {
            let (key, inpe) = (key.to_owned(), inpe.to_string());
            Line::Act(ActLine { key, coefficient: coefficient.parse().unwrap(), on, setting, inpe, paid })
        } else {
            let packs = Rulebook::builtin().default_scheme().medicines().unwrap().packs();
            Line::Medicine(MedicineLine { code: packs[pack].code.clone(), quantity, on, paid })
        }
    }
}

proptest! {
    #[test]
    fn nothing_is_negative_and_no_line_pays_more_than_was_paid(lines in prop::collection::vec(any_line(), 1..12)) {
        let book = Rulebook::builtin();
        let case = claim(lines);
        let decision = book.adjudicate(&case).unwrap();
        prop_assert_eq!(decision.lines.len(), case.lines.len());
        for (line, decided) in case.lines.iter().zip(&decision.lines) {
            prop_assert!(decided.payable >= Money::ZERO && decided.payable <= line.paid());
            prop_assert!(decided.base.is_none_or(|base| base <= line.paid() && decided.payable <= base));
            prop_assert!(decided.reasons.len() <= 1);
            if let (Some(base), Some(rate)) = (decided.base, decided.rate) {
                prop_assert_eq!(decided.payable, base.at_rate(rate), "payable is the shown base × rate, rounded half up");
            }
        }
        let sum: Money = decision.lines.iter().map(|line| line.payable).sum();
        prop_assert_eq!(decision.payable, sum);
        prop_assert_eq!(decision.payable.checked_add(decision.patient_share), Some(decision.claimed));
        let refused = |d: &Decision| d.lines.iter().filter(|l| l.base.is_some() && !l.reasons.is_empty()).count();
        let expected = match (decision.lines.iter().any(|l| l.base.is_none()), refused(&decision)) {
            (true, _) => Outcome::Manual,
            (false, 0) => Outcome::Accepted,
            (false, n) if n == case.lines.len() => Outcome::Rejected,
            _ => Outcome::PartlyAccepted,
        };
        prop_assert_eq!(decision.outcome, expected);
    }

    #[test]
    fn paying_more_never_pays_less(mut line in any_line(), more in 0..100_000i64) {
        let book = Rulebook::builtin();
        let before = book.adjudicate(&claim(vec![line.clone()])).unwrap();
        match &mut line {
            Line::Act(act) => act.paid = Money::from_centimes(act.paid.centimes() + more),
            Line::Medicine(medicine) => medicine.paid = Money::from_centimes(medicine.paid.centimes() + more),
            Line::LumpSum(_) => {}
        }
        let after = book.adjudicate(&claim(vec![line])).unwrap();
        prop_assert!(after.payable >= before.payable);
    }
}

#[test]
fn what_an_officer_looked_up_counts_like_a_tariff_where_there_is_none() {
    let rules = Rulebook::builtin();
    let glasses = |paid: &str| {
        Line::LumpSum(LumpSumLine {
            key: "GLASSES".into(),
            on: day("2026-10-14"),
            paid: money(paid),
            inpe: None,
            setting: None,
        })
    };
    let price = Price { ceiling: money("350.00"), source: "Arrêté 177-06, annexe".into() };
    let unpriced = claim(vec![glasses("900.00")]);
    assert_eq!(rules.adjudicate(&unpriced).unwrap().outcome, Outcome::Manual);

    let priced = ClaimCase { prices: BTreeMap::from([(0, price.clone())]), ..unpriced };
    let decision = rules.adjudicate(&priced).unwrap();
    let line = &decision.lines[0];
    assert_eq!(decision.outcome, Outcome::Accepted);
    assert_eq!(
        (line.base, line.payable),
        (Some(money("350.00")), money("350.00").at_rate(line.rate.unwrap()))
    );
    let steps = rules.line_steps(line, Lang::Fr);
    let found =
        steps.iter().find(|step| step.source.as_ref().is_some_and(|s| s.text == price.source)).unwrap();
    assert_eq!(found.label, [amoe_rules::steps::Piece::Text("Le tarif trouvé par l’agent est de".into())]);

    // Less was paid than the text allows; and where the rulebook has a tariff, nobody's word replaces it.
    let less = ClaimCase { lines: vec![glasses("120.00")], ..priced };
    assert_eq!(rules.adjudicate(&less).unwrap().lines[0].base, Some(money("120.00")));
    let tariffed = claim(vec![act("Cs", "2026-10-14", "900.00")]);
    let without = rules.adjudicate(&tariffed).unwrap();
    let with = ClaimCase { prices: BTreeMap::from([(0, price)]), ..tariffed };
    assert_eq!(rules.adjudicate(&with).unwrap(), without);
}
