//! An open claim as its officer sees it: the list at the start, the papers in the middle, the lines, the checks and the
//! decision at the end. Everything is made ready here; the template only places it.

use amoe_app::{
    App,
    claim::{
        ClaimView,
        breakdown::{ReasonText, StepText, step_texts},
    },
};
use amoe_base::{Lang, Money};
use amoe_domain::{
    Act, PaperId,
    claim::{ClaimState, Line, LineKind, Setting},
};
use amoe_rules::ReasonKind;
use amoe_texts::Words;
use askama::Template;

use super::{
    claims::Row,
    show::{address, claim_tag, history},
};
use crate::{
    Form, Page,
    parts::{Choice, Note, Step, Tag, Tone},
};

/// Which form is open on the page; the address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    /// None.
    Nothing,
    /// The line with this index.
    Line(usize),
    /// A new line of a kind: `act`, `medicine`, `lump_sum`.
    Add(&'static str),
    /// The decision.
    Decide,
    /// The refusal of the whole.
    Reject,
    /// The return to the student.
    Return,
}

impl Open {
    pub(super) fn parse(text: &str) -> Self {
        match text {
            "add" | "act" => Self::Add("act"),
            "medicine" => Self::Add("medicine"),
            "lump_sum" => Self::Add("lump_sum"),
            "decide" => Self::Decide,
            "reject" => Self::Reject,
            "return" => Self::Return,
            other => other
                .strip_prefix("line-")
                .and_then(|n| n.parse::<usize>().ok())
                .and_then(|n| n.checked_sub(1))
                .map_or(Self::Nothing, Self::Line),
        }
    }

    fn text(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Line(index) => format!("line-{}", index + 1),
            Self::Add(kind) => kind.to_owned(),
            Self::Decide => "decide".to_owned(),
            Self::Reject => "reject".to_owned(),
            Self::Return => "return".to_owned(),
        }
    }
}

/// A line of the table.
#[derive(Debug, Clone)]
pub(super) struct LineRow {
    pub(super) index: usize,
    pub(super) number: usize,
    pub(super) label: String,
    pub(super) sub: String,
    pub(super) paid: Money,
    pub(super) base: Option<Money>,
    pub(super) rate: String,
    pub(super) payable: Money,
    pub(super) reasons: Vec<ReasonText>,
    pub(super) sentence: String,
    pub(super) steps: Vec<StepText>,
    /// The rulebook has no tariff: an officer gives one, or has given it.
    pub(super) by_hand: bool,
    /// Opens it, after `/{lang}/`.
    pub(super) path: String,
    pub(super) on: bool,
}

/// What the lines come to.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    pub(super) claimed: Money,
    pub(super) base: Money,
    pub(super) payable: Money,
    pub(super) patient_share: Money,
}

/// A paper in the tabs.
#[derive(Debug, Clone)]
pub(super) struct PaperTab {
    pub(super) number: usize,
    pub(super) label: String,
    pub(super) path: String,
    pub(super) on: bool,
}

/// The paper that is shown.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    pub(super) src: String,
    pub(super) label: String,
    pub(super) is_image: bool,
    /// `2 sur 5 · 1,2 Mo · 27 octobre 2026`.
    pub(super) about: String,
}

/// One thing that was checked.
#[derive(Debug, Clone)]
pub(super) struct Check {
    /// `ok`, `warn` or `bad`.
    pub(super) class: &'static str,
    pub(super) text: String,
}

impl Check {
    pub(super) const fn icon(&self) -> &'static str {
        match self.class.as_bytes() {
            b"ok" => "check",
            b"bad" => "cross",
            _ => "warning",
        }
    }
}

/// A line as the student declared it.
#[derive(Debug, Clone)]
pub(super) struct Declared {
    pub(super) label: String,
    pub(super) on: amoe_base::Date,
    pub(super) paid: Money,
}

/// The answers that the forms offer.
#[derive(Debug, Clone, Default)]
pub(super) struct Offers {
    pub(super) acts: Vec<Choice>,
    pub(super) settings: Vec<Choice>,
    pub(super) lump_sums: Vec<Choice>,
    pub(super) line_reasons: Vec<Choice>,
    pub(super) reject_reasons: Vec<Choice>,
    pub(super) return_reasons: Vec<Choice>,
}

impl Offers {
    pub(super) fn of(words: Words, lang: Lang) -> Self {
        let rules = amoe_rules::Rulebook::builtin();
        let reasons = |kind: ReasonKind| -> Vec<Choice> {
            let fit = rules.reasons().iter().filter(|r| r.is(kind) && r.code.starts_with('R'));
            fit.map(|r| Choice::new(&r.code, format!("{} · {}", r.code, r.text.get(lang)))).collect()
        };
        let acts = rules.acts().iter();
        let lump_sums = rules.default_scheme().lump_sums.iter();
        Self {
            acts: acts.map(|a| Choice::new(&a.key, format!("{} · {}", a.key, a.name.get(lang)))).collect(),
            settings: Setting::ALL
                .iter()
                .map(|s| Choice::new(s.as_str(), words.named("setting", s.as_str())))
                .collect(),
            lump_sums: lump_sums.map(|l| Choice::new(&l.key, l.name.get(lang))).collect(),
            line_reasons: reasons(ReasonKind::Line),
            reject_reasons: reasons(ReasonKind::Reject),
            return_reasons: reasons(ReasonKind::Return),
        }
    }
}

/// The list at the start of the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Queue {
    pub(super) rows: Vec<Row>,
    /// How many wait in all.
    pub(super) total: i64,
    /// `3 sur 38`, for phones.
    pub(super) position: String,
    pub(super) next: Option<String>,
}

impl Queue {
    pub(super) fn new(words: Words, mut rows: Vec<Row>, total: i64, here: &str) -> Self {
        let mut at = None;
        for (index, row) in rows.iter_mut().enumerate() {
            row.here = row.path == here;
            if row.here {
                at = Some(index);
            }
        }
        let next = rows.get(at.map_or(0, |at| at + 1)).map(|row| row.path.clone());
        let position = at.map(|at| {
            words.with(
                "desk-position",
                &[
                    ("at", words.number(i64::try_from(at + 1).unwrap_or(0)).into()),
                    ("total", words.number(total).into()),
                ],
            )
        });
        Self { rows, total, position: position.unwrap_or_default(), next }
    }
}

/// An open claim.
#[derive(Template)]
#[template(path = "desk/claim.html")]
pub(super) struct ClaimDesk {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) version: i32,
    pub(super) reference: String,
    pub(super) arabic: String,
    pub(super) identity: String,
    pub(super) tag: Tag,
    /// In whose hands, or by when.
    pub(super) place: String,
    pub(super) queue: Queue,
    pub(super) papers: Vec<PaperTab>,
    pub(super) paper: Option<Paper>,
    pub(super) lines: Vec<LineRow>,
    pub(super) sums: Option<Sums>,
    pub(super) decided: bool,
    pub(super) declared: Vec<Declared>,
    pub(super) declared_note: String,
    pub(super) declared_differs: bool,
    pub(super) checks: Vec<Check>,
    pub(super) deadline_steps: Vec<StepText>,
    pub(super) outcome: Option<Note>,
    pub(super) letter: Option<String>,
    pub(super) history: Vec<Step>,
    pub(super) rulebook: String,
    pub(super) open: Open,
    pub(super) acts: Vec<Act>,
    pub(super) offers: Offers,
    pub(super) may_take_next: bool,
    /// This page with the same paper and nothing open, after `/{lang}/`.
    pub(super) here: String,
    /// The paper that is shown, to be kept in links.
    pub(super) shown: String,
}

impl ClaimDesk {
    /// May the reader do this now? The workflow says it.
    pub(super) fn may(&self, act: &str) -> bool {
        self.acts.iter().any(|a| a.as_str() == act)
    }

    /// This page with a form open, the same paper beside it.
    pub(super) fn opening(&self, open: &str) -> String {
        address(&self.here, &[("open", open), ("paper", &self.shown)])
    }

    /// The kind of the line whose form is open.
    pub(super) fn adding(&self) -> &'static str {
        if let Open::Add(kind) = self.open { kind } else { "" }
    }

    pub(super) fn is_open(&self, name: &str) -> bool {
        self.open.text() == name
    }

    pub(super) fn new(
        app: &App,
        page: Page,
        view: &ClaimView,
        queue: Queue,
        open: Open,
        paper: Option<PaperId>,
        form: Form,
    ) -> Self {
        let words = page.words;
        let claim = &view.claim;
        let here = format!("fund/claims/{}", claim.id);
        // A line that is opened without a form of its own (the claim is not in the reader's hands) shows its calculation.
        let shown =
            claim.papers.iter().position(|p| Some(p.id) == paper).or((!claim.papers.is_empty()).then_some(0));
        let shown_id = shown.map(|at| claim.papers[at].id.to_string()).unwrap_or_default();
        let link = |open: Open, paper: &str| address(&here, &[("open", &open.text()), ("paper", paper)]);
        let papers = claim.papers.iter().enumerate().map(|(at, paper)| PaperTab {
            number: at + 1,
            label: words.named("paper-kind", paper.kind.as_str()).into_owned(),
            path: link(open, &paper.id.to_string()),
            on: shown == Some(at),
        });
        let lines: Vec<LineRow> = view
            .breakdown
            .iter()
            .flat_map(|b| b.lines.iter().enumerate())
            .map(|(index, line)| {
                let on = open == Open::Line(index);
                LineRow {
                    index,
                    number: index + 1,
                    label: line.label.clone(),
                    sub: line.sub.clone(),
                    paid: line.paid,
                    base: line.base,
                    rate: line.rate.clone(),
                    payable: line.payable,
                    reasons: line.reasons.clone(),
                    sentence: line.sentence.clone(),
                    steps: line.steps.clone(),
                    by_hand: line.unpriced || claim.lines.get(index).is_some_and(|l| l.price.is_some()),
                    path: link(if on { Open::Nothing } else { Open::Line(index) }, &shown_id),
                    on,
                }
            })
            .collect();
        let sums = view.breakdown.as_ref().map(|b| Sums {
            claimed: b.claimed,
            base: b.lines.iter().filter_map(|line| line.base).sum(),
            payable: b.payable,
            patient_share: b.patient_share,
        });
        let (declared_note, declared_differs) = declared_note(words, view);
        let declared = claim.declared.iter().map(|line| Declared {
            label: app.line_label(line, page.lang),
            on: line.on,
            paid: line.paid,
        });
        let has_letter =
            view.claim.state.decided().is_some() || matches!(view.claim.state, ClaimState::Returned { .. });
        let deadline_steps = view.deadline.as_ref().map(|d| app.rulebook().deadline_steps(d, page.lang));
        Self {
            version: claim.version,
            reference: claim.reference.to_string(),
            arabic: view.name.arabic(),
            identity: view.identity_number.clone(),
            tag: claim_tag(words, claim.status()),
            place: place(words, view),
            queue,
            papers: papers.collect(),
            paper: shown.map(|at| paper_of(words, &here, &page, claim, at)),
            sums,
            decided: view.breakdown.as_ref().is_some_and(|b| b.decided),
            declared: declared.collect(),
            declared_note,
            declared_differs,
            checks: checks(words, view),
            deadline_steps: step_texts(words, &deadline_steps.unwrap_or_default()),
            outcome: outcome(app, &page, view),
            letter: has_letter.then(|| format!("{here}/letter")),
            history: history(&page, &view.history),
            rulebook: view.breakdown.as_ref().map(|b| b.rulebook.clone()).unwrap_or_default(),
            lines,
            open,
            acts: view.acts.clone(),
            offers: Offers::of(words, page.lang),
            may_take_next: false,
            here,
            shown: shown_id,
            page: page.titled(view.name.latin()).with_form(&form),
            form,
        }
    }
}

fn paper_of(words: Words, here: &str, page: &Page, claim: &amoe_domain::claim::Claim, at: usize) -> Paper {
    let paper = &claim.papers[at];
    let number = |n: usize| words.number(i64::try_from(n).unwrap_or(0));
    let added = page.foundation().env().date_of(paper.added_at);
    Paper {
        src: page.link(format!("{here}/papers/{}", paper.id)),
        label: words.named("paper-kind", paper.kind.as_str()).into_owned(),
        is_image: paper.media_type.starts_with("image/"),
        about: words.with(
            "desk-paper-about",
            &[
                ("at", number(at + 1).into()),
                ("total", number(claim.papers.len()).into()),
                ("size", words.file_size(paper.size).into()),
                ("date", added.into()),
            ],
        ),
    }
}

fn place(words: Words, view: &ClaimView) -> String {
    let officer =
        view.officer_name.as_deref().map(|name| words.with("desk-in-hands-of", &[("name", name.into())]));
    let by = view.place.by.map(|day| words.with("desk-answer-by", &[("date", day.into())]));
    officer.into_iter().chain(by).collect::<Vec<_>>().join(" · ")
}

/// What the student declared against what was read: the lines may differ though the sums agree.
fn declared_note(words: Words, view: &ClaimView) -> (String, bool) {
    let claim = &view.claim;
    if claim.declared.is_empty() {
        return (words.t("desk-declared-nothing").to_owned(), false);
    }
    let declared: Money = claim.declared.iter().map(|line| line.paid).sum();
    let read = claim.claimed();
    if view.corrections.is_empty() {
        (words.with("desk-declared-same", &[("declared", declared.into())]), false)
    } else {
        let args = [("declared", declared.into()), ("read", read.into())];
        (words.with("desk-declared-differs", &args), true)
    }
}

fn checks(words: Words, view: &ClaimView) -> Vec<Check> {
    let claim = &view.claim;
    let ok = |text: String| Check { class: "ok", text };
    let warn = |text: String| Check { class: "warn", text };
    let bad = |text: String| Check { class: "bad", text };
    let Some(breakdown) = &view.breakdown else {
        return vec![warn(words.t("desk-check-no-lines").to_owned())];
    };
    let mut checks = vec![if view.covered {
        ok(words.t("desk-check-covered").to_owned())
    } else {
        bad(words.t("desk-check-not-covered").to_owned())
    }];
    if let (Some(deadline), Some(receipt)) = (&view.deadline, claim.state.receipt()) {
        // Without a readable postmark the day of arrival is all that is known.
        let (sent, key) = match receipt.postmark {
            Some(postmark) => (postmark, "desk-check-posted"),
            None => (receipt.on, "desk-check-arrived"),
        };
        let text = words.with(key, &[("sent", sent.into()), ("last", deadline.last_day.into())]);
        checks.push(if sent <= deadline.last_day { ok(text) } else { bad(text) });
    }
    checks.extend(breakdown.reasons.iter().map(|reason| bad(reason.text.clone())));
    let is_repeat = |code: &str| matches!(code, "R14" | "R15" | "R20");
    let mut repeats = false;
    for (index, line) in breakdown.lines.iter().enumerate() {
        for reason in &line.reasons {
            repeats |= is_repeat(&reason.code);
            checks.push(warn(words.with(
                "desk-check-line",
                &[
                    ("line", i64::try_from(index + 1).unwrap_or(0).into()),
                    ("reason", reason.text.as_str().into()),
                ],
            )));
        }
    }
    if !repeats {
        checks.push(ok(words.t("desk-check-no-duplicate").to_owned()));
    }
    checks.extend(view.missing.iter().map(|code| warn(words.named("missing", code).into_owned())));
    checks
}

/// What became of it, above the lines.
fn outcome(app: &App, page: &Page, view: &ClaimView) -> Option<Note> {
    let words = page.words;
    if let ClaimState::Returned { reasons, note, .. } = &view.claim.state {
        let mut told: Vec<String> = reasons.iter().map(|c| app.reason_text(c, "", page.lang).text).collect();
        told.extend((!note.is_empty()).then(|| note.clone()));
        return Some(Note::new(Tone::Wait, words.named("status-claim", "returned"), told.join(" ")));
    }
    let decided = view.claim.state.decided()?;
    let breakdown = view.breakdown.as_ref()?;
    let mut told: Vec<String> = breakdown.reasons.iter().map(|r| r.text.clone()).collect();
    told.extend((!decided.note.is_empty()).then(|| decided.note.clone()));
    let fact = words.named("outcome", decided.outcome.as_str());
    let tone = match decided.outcome {
        amoe_domain::claim::Outcome::Rejected => Tone::Bad,
        amoe_domain::claim::Outcome::PartlyAccepted | amoe_domain::claim::Outcome::Accepted => Tone::Good,
    };
    Some(Note::new(tone, format!("{fact} · {}", words.money(decided.payable)), told.join(" ")))
}

/// The fields of a line's form, filled from the line.
pub(super) fn typed_of(words: Words, line: &Line) -> Vec<(&'static str, String)> {
    let mut typed = vec![
        ("on", words.date_short(line.on)),
        ("paid", words.amount(line.paid)),
        ("provider", line.provider.clone()),
    ];
    match &line.kind {
        LineKind::Act { key, coefficient, setting, inpe } => typed.extend([
            ("kind", "act".to_owned()),
            ("key", key.clone()),
            ("coefficient", words.coefficient(*coefficient)),
            ("setting", setting.to_string()),
            ("inpe", inpe.clone().unwrap_or_default()),
        ]),
        LineKind::Medicine { code, quantity, name } => typed.extend([
            ("kind", "medicine".to_owned()),
            ("code", code.clone()),
            ("quantity", quantity.to_string()),
            ("name", name.clone()),
        ]),
        LineKind::LumpSum { key, inpe } => typed.extend([
            ("kind", "lump_sum".to_owned()),
            ("key", key.clone()),
            ("inpe", inpe.clone().unwrap_or_default()),
        ]),
    }
    if let Some(price) = &line.price {
        typed.extend([("ceiling", words.amount(price.ceiling)), ("source", price.source.clone())]);
    }
    typed
}
