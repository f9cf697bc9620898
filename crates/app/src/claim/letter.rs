//! The papers of a claim: the pre-filled care sheet and the decision letter.

use amoe_base::{Coefficient, Lang};
use amoe_documents::{
    Bilingual, PersonName,
    care_sheet::{ActLine, CareSheet, CareSheetKind, MedicineLine, Patient},
    decision_letter::{DecisionLetter, DecisionLine, DecisionTotals, Outcome as LetterOutcome, Section},
};
use amoe_domain::{
    Actor, ClaimId,
    act::mark,
    claim::{Claim, ClaimState, LineKind, Outcome, Sheet},
    person::Student,
};
use amoe_storage::Tx;
use amoe_texts::Words;

use super::breakdown::Breakdown;
use crate::{App, AppError, Download, Result, certificate::letterhead, error::Context};

impl App {
    fn claim_and_student(&self, actor: &Actor, id: ClaimId) -> Result<(Claim, Student)> {
        self.store().read(|tx: &mut Tx<'_>| {
            let (claim, _) = tx.claim_load::<mark::Read>(actor, id)?.open();
            let (student, _) = tx.student_load::<mark::Read>(&Actor::SYSTEM, claim.student)?.open();
            Ok::<_, AppError>((claim, student))
        })
    }

    /// The pre-filled care sheet, with the claim's bar code and the postal address.
    pub fn care_sheet_pdf(&self, actor: &Actor, id: ClaimId) -> Result<Download> {
        let (claim, student) = self.claim_and_student(actor, id)?;
        let (fr, ar) = (Self::words(Lang::Fr), Self::words(Lang::Ar));
        let both = |f: &dyn Fn(Words) -> String| Bilingual::new(f(fr), f(ar));
        let fund = &self.settings().fund;
        let today = self.env().today();
        let deadline = self.claim_deadline(&claim)?;
        let mut acts = Vec::new();
        let mut medicines = Vec::new();
        for line in &claim.lines {
            match &line.kind {
                LineKind::Act { key, coefficient, inpe, .. } => acts.push(ActLine {
                    date: fr.date_short(line.on),
                    code: if *coefficient == Coefficient::ONE {
                        key.clone()
                    } else {
                        format!("{key} {}", fr.coefficient(*coefficient))
                    },
                    label: Bilingual::new(self.line_label(line, Lang::Fr), self.line_label(line, Lang::Ar)),
                    inpe: inpe.clone().unwrap_or_default(),
                    amount: fr.amount(line.paid),
                }),
                LineKind::LumpSum { inpe, .. } => acts.push(ActLine {
                    date: fr.date_short(line.on),
                    code: String::new(),
                    label: Bilingual::new(self.line_label(line, Lang::Fr), self.line_label(line, Lang::Ar)),
                    inpe: inpe.clone().unwrap_or_default(),
                    amount: fr.amount(line.paid),
                }),
                LineKind::Medicine { code, quantity, name } => medicines.push(MedicineLine {
                    name: name.clone(),
                    code: code.clone(),
                    quantity: quantity.to_string(),
                    amount: fr.amount(line.paid),
                }),
            }
        }
        let personal = &student.personal;
        let enclose = ["enclose-prescription", "enclose-bills", "enclose-reports", "enclose-barcodes"];
        let sheet = CareSheet {
            kind: match claim.sheet {
                Sheet::Ordinary => CareSheetKind::Ordinary,
                Sheet::LongTerm => CareSheetKind::LongTerm,
                Sheet::Dental => CareSheetKind::Dental,
            },
            reference: Some(claim.reference.to_string()),
            prepared: today,
            prepared_on: both(&|w| w.date(today)),
            fund: letterhead(self.settings()),
            post_to: std::iter::once(&fund.name)
                .chain(&fund.address)
                .map(|line| Bilingual::new(&line.fr, &line.ar))
                .collect(),
            patient: Patient {
                name: PersonName::new(personal.name.latin(), personal.name.arabic()),
                identity_number: personal.identity.number.clone(),
                address: personal.address.clone(),
                phone: personal.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
            },
            total_spent: fr.amount(claim.claimed()),
            acts,
            medicines,
            send_before: deadline.as_ref().map(|d| both(&|w| w.date(d.last_day))).unwrap_or_default(),
            send_rule: both(&|w| w.t("care-sheet-send-rule").to_owned()),
            enclose: enclose.iter().map(|key| both(&|w| w.t(key).to_owned())).collect(),
            long_term: None,
        };
        let bytes = self.letters().care_sheet(&sheet).context("care sheet")?;
        Ok(Download {
            file_name: format!("{}-{}.pdf", "feuille-de-soins", claim.reference),
            media_type: "application/pdf".to_owned(),
            bytes,
        })
    }

    /// The letter of a decision or of a return, in the claim's language.
    pub fn decision_letter_pdf(&self, actor: &Actor, id: ClaimId) -> Result<Download> {
        let (claim, student) = self.claim_and_student(actor, id)?;
        let letter = self.decision_letter(&claim, &student).ok_or(amoe_domain::Denied::NotFound)?;
        let bytes = self.letters().decision_letter(&letter).context("decision letter")?;
        Ok(Download {
            file_name: format!("decision-{}.pdf", claim.reference),
            media_type: "application/pdf".to_owned(),
            bytes,
        })
    }

    fn decision_letter(&self, claim: &Claim, student: &Student) -> Option<DecisionLetter> {
        let lang = claim.lang;
        let words = Self::words(lang);
        let fund = &self.settings().fund;
        let (at, outcome, breakdown, mut sections) = match &claim.state {
            ClaimState::Returned { at, reasons, note, .. } => {
                let told = reasons.iter().map(|code| {
                    let reason = self.reason_text(code, "", lang);
                    [reason.text, reason.remedy]
                        .into_iter()
                        .filter(|t| !t.is_empty())
                        .collect::<Vec<_>>()
                        .join(" ")
                });
                let mut paragraphs: Vec<String> = told.collect();
                paragraphs.extend((!note.is_empty()).then(|| note.clone()));
                let section = Section { title: words.t("letter-what-is-missing").to_owned(), paragraphs };
                (*at, LetterOutcome::Returned, None, vec![section])
            }
            state => {
                let decided = state.decided()?;
                let outcome = if decided.outcome == Outcome::Rejected {
                    LetterOutcome::Refused
                } else {
                    LetterOutcome::Accepted
                };
                let breakdown = self.breakdown(claim, &decided.proposal, Some(decided), lang);
                let mut sections = Vec::new();
                if !breakdown.reasons.is_empty() || !decided.note.is_empty() {
                    let mut paragraphs: Vec<String> =
                        breakdown.reasons.iter().map(|r| format!("{} ({})", r.text, r.source)).collect();
                    paragraphs.extend((!decided.note.is_empty()).then(|| decided.note.clone()));
                    sections.push(Section { title: words.t("letter-reasons").to_owned(), paragraphs });
                }
                (decided.at, outcome, Some(breakdown), sections)
            }
        };
        let contact = fund.contact();
        let contact = words.with("letter-appeal", &[("contact", contact.as_str().into())]);
        sections
            .push(Section { title: words.t("letter-appeal-title").to_owned(), paragraphs: vec![contact] });
        let issued = self.env().date_of(at);
        let key = match outcome {
            LetterOutcome::Accepted => "accepted",
            LetterOutcome::Returned => "returned",
            LetterOutcome::Refused => "refused",
        };
        let amount = breakdown.as_ref().map(|b| words.money(b.payable)).unwrap_or_default();
        let claimed = words.money(claim.claimed());
        let summary = words.with(
            &format!("letter-summary-{key}"),
            &[("amount", amount.as_str().into()), ("claimed", claimed.as_str().into())],
        );
        let letter = self.letter(
            lang,
            &student.personal,
            claim.reference.to_string(),
            issued,
            &format!("student/claims/{}", claim.id),
        );
        Some(DecisionLetter {
            outcome,
            title: words.named("letter-title", key).into_owned(),
            amount: if outcome == LetterOutcome::Accepted { amount } else { String::new() },
            summary: vec![summary],
            totals: breakdown.as_ref().map(|b| DecisionTotals {
                paid: words.amount(b.claimed),
                base: String::new(),
                reimbursed: words.amount(b.payable),
            }),
            lines: breakdown.as_ref().map(|b| letter_lines(words, b)).unwrap_or_default(),
            sections,
            ..letter
        })
    }
}

fn letter_lines(words: Words, breakdown: &Breakdown) -> Vec<DecisionLine> {
    breakdown
        .lines
        .iter()
        .map(|line| DecisionLine {
            label: line.label.clone(),
            sub: line.sub.clone(),
            paid: words.amount(line.paid),
            base: line.base.map(|b| words.amount(b)).unwrap_or_default(),
            rate: line.rate.clone(),
            reimbursed: words.amount(line.payable),
            // The sentence gives the reason; without one, as for a decision of before, its own words do.
            reason: line
                .reasons
                .iter()
                .flat_map(|reason| [if line.sentence.is_empty() { &reason.text } else { "" }, &reason.note])
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
            sentence: line.sentence.clone(),
        })
        .collect()
}
