//! Opening cover: the rules' answer, the student, the cover, the certificate and their mail, for one application or for
//! all that a list confirms.

use std::collections::HashSet;

use amoe_domain::{
    Act, Actor, Licence, Permit, Refusal,
    act::mark,
    application::{Application, Confirmation},
    certificate::{self, Certificate, CertificateStatus},
    cover::Cover,
    enrolment::Enrolment,
    other_cover::OtherCover as KnownCover,
    permit::Granted,
    person::{Personal, Student},
};
use amoe_rules::eligibility::{
    CoveredAs, Eligibility, EligibilityCase, Enrolment as RulesEnrolment, OtherCover,
};
use amoe_storage::{Audited, Holder, StorageError, Tx};
use serde_json::json;

use crate::{App, AppError, Result};

/// A certificate's code: five groups of four characters of 5 bits each. 100 bits cannot be tried out, and a person can
/// still type them from paper.
const CODE_CHARS: usize = 20;

/// What became of an application whose cover was to be opened.
pub(crate) enum Opened {
    /// Covered, or refused by the rules.
    Answered(Box<Application>, Audited),
    /// As before: something stands in the way (the code of a refusal), and an officer has to look.
    Left(&'static str),
}

/// What opening covers adds, in the order in which its parts refer to each other.
#[derive(Default)]
struct New {
    students: Vec<Student>,
    next: Vec<(usize, Granted<Application, mark::Confirm>, Application)>,
    covers: Vec<Cover>,
    certificates: Vec<Certificate>,
    papers: HashSet<String>,
}

impl New {
    /// The student of an application, found or made; `None` when another person holds the same papers, in the database
    /// or among those before this one.
    fn student(
        &mut self,
        tx: &mut Tx<'_>,
        application: &Application,
        holder: Holder,
    ) -> Result<Option<Student>> {
        let personal = &application.personal;
        let papers =
            [format!("{}:{}", personal.identity.kind, personal.identity.number), personal.number.to_string()];
        if papers.iter().any(|paper| self.papers.contains(paper)) {
            return Ok(None);
        }
        let student = match holder {
            Holder::Another => return Ok(None),
            Holder::Nobody => {
                let student = Student {
                    id: tx.env().id(),
                    personal: personal.clone(),
                    email_proved_at: application.email_proved_at,
                    lang: application.lang,
                    version: 0,
                };
                self.students.push(student.clone());
                student
            }
            Holder::Same(student) => match (application.email_proved_at, student.email_proved_at) {
                (Some(at), None) if student.personal.email == personal.email => {
                    let (student, granted) = Permit::<_, mark::Edit>::ask(&Actor::SYSTEM, *student)?.open();
                    tx.student_save(&granted, Student { email_proved_at: Some(at), ..student })?
                }
                _ => *student,
            },
        };
        self.papers.extend(papers);
        Ok(Some(student))
    }

    fn store(self, tx: &mut Tx<'_>, actor: &Actor, done: &mut [Opened]) -> Result<()> {
        tx.students_insert(&Licence::ask(actor)?, &self.students)?;
        let (places, next): (Vec<usize>, Vec<_>) =
            self.next.into_iter().map(|(at, granted, next)| (at, (granted, next))).unzip();
        for (at, next) in places.into_iter().zip(tx.applications_save(next)?) {
            if let Opened::Answered(shown, _) = &mut done[at] {
                **shown = next;
            }
        }
        tx.covers_insert(&Licence::ask(actor)?, &self.covers).map_err(|e| match e {
            StorageError::Duplicate(_) => AppError::from(Refusal::new("covered-already")),
            other => other.into(),
        })?;
        tx.certificates_insert(&Licence::ask(actor)?, &self.certificates)?;
        Ok(())
    }
}

impl App {
    /// What the rules say. Without an enrolment at hand the student's own word is taken for now: the institution
    /// confirms it before cover opens.
    pub(super) fn eligibility(
        &self,
        tx: &mut Tx<'_>,
        personal: &Personal,
        no_other_cover: bool,
        enrolled: Option<&Enrolment>,
        on: amoe_base::Date,
    ) -> Result<Eligibility> {
        let known = tx.other_covers_of(&[personal])?.pop().unwrap_or_default();
        self.eligibility_with(personal, no_other_cover, &known, enrolled, on)
    }

    /// The same with the other covers at hand that lists of other schemes tell.
    pub(super) fn eligibility_with(
        &self,
        personal: &Personal,
        no_other_cover: bool,
        known: &[KnownCover],
        enrolled: Option<&Enrolment>,
        on: amoe_base::Date,
    ) -> Result<Eligibility> {
        let declared = (!no_other_cover).then(|| OtherCover {
            scheme: String::new(),
            covered_as: CoveredAs::Holder,
            period: amoe_base::Period { from: on, to: None },
            basis: None,
        });
        let declared = declared.into_iter();
        let listed = known.iter().map(|cover| OtherCover {
            scheme: cover.scheme.clone(),
            covered_as: cover.covered_as,
            period: cover.period,
            basis: cover.basis,
        });
        let cycle = enrolled.map(|e| e.cycle.as_str()).unwrap_or_default();
        self.eligible(personal.birth, Some(cycle), declared.chain(listed).collect(), on)
    }

    /// What the rules say of a person enrolled in a cycle for the academic year of the day, or not enrolled.
    pub(super) fn eligible(
        &self,
        birth: amoe_base::BirthDate,
        cycle: Option<&str>,
        other_cover: Vec<OtherCover>,
        on: amoe_base::Date,
    ) -> Result<Eligibility> {
        let rules = self.rulebook();
        let year = rules.academic_year_on(on);
        let period = rules.academic_year_period(year).ok_or_else(|| AppError::Fault {
            context: "academic year",
            source: "the rulebook has no academic year for this day".into(),
        })?;
        let enrolment =
            |cycle: &str| RulesEnrolment { institution: String::new(), cycle: cycle.to_owned(), period };
        let case = EligibilityCase {
            id: String::new(),
            birth_date: birth,
            enrolments: cycle.map(enrolment).into_iter().collect(),
            other_cover,
            on,
        };
        self.law_on_eligibility(&case)
    }

    /// Opens cover for a confirmed application: student, cover, certificate, mail, all in this unit of work. When the
    /// rules say no on this day, the application is refused with their reasons instead.
    pub(crate) fn open_cover(
        &self,
        tx: &mut Tx<'_>,
        permit: Permit<Application, mark::Confirm>,
        confirmation: &Confirmation,
    ) -> Result<(Application, Audited)> {
        let mut done = self.open_covers(tx, vec![permit], confirmation)?;
        match done.pop() {
            Some(Opened::Answered(application, audited)) => Ok((*application, audited)),
            Some(Opened::Left(code)) => Err(Refusal::new(code).fact("on", tx.env().today()).into()),
            None => Err(Refusal::new("identity-taken").into()),
        }
    }

    /// The same for many at one institution and year, with few statements. An application whose papers another person
    /// holds, whose student is covered for the year already, or beside which another one counts, is left as it is.
    pub(crate) fn open_covers(
        &self,
        tx: &mut Tx<'_>,
        permits: Vec<Permit<Application, mark::Confirm>>,
        confirmation: &Confirmation,
    ) -> Result<Vec<Opened>> {
        let Some(first) = permits.first() else { return Ok(Vec::new()) };
        let scheme = first.scheme.clone();
        let actor = first.actor().clone();
        let (institution, year) = (first.institution, first.year);
        let people: Vec<&Personal> = permits.iter().map(|p| &p.personal).collect();
        let enrolled = tx.enrolments_of(institution, year, &people)?;
        let known = tx.other_covers_of(&people)?;
        let holders = tx.students_matching(&Licence::ask(&actor)?, &people)?;
        let same = |holder: &Holder| match holder {
            Holder::Same(student) => Some(student.id),
            Holder::Nobody | Holder::Another => None,
        };
        let insured: Vec<_> = holders.iter().filter_map(same).collect();
        let covered = tx.students_covered(&scheme, year, &insured)?;
        let (now, on) = (tx.env().now(), tx.env().today());
        let mut references = tx.references(certificate::REFERENCE, permits.len())?.into_iter();
        let mut new = New::default();
        let mut done = Vec::with_capacity(permits.len());
        for (((permit, enrolled), holder), known) in permits.into_iter().zip(enrolled).zip(holders).zip(known)
        {
            let (application, granted) = permit.open();
            let eligibility = self.eligibility_with(
                &application.personal,
                application.no_other_cover,
                &known,
                enrolled.as_ref().map(|(e, _)| e),
                on,
            );
            let eligibility = match eligibility {
                Ok(eligibility) => eligibility,
                // It waits for the law: the others go on.
                Err(AppError::Refused(_)) => {
                    done.push(Opened::Left("law-not-at-hand"));
                    continue;
                }
                Err(other) => return Err(other),
            };
            let Some(period) = eligibility.cover.filter(|_| eligibility.eligible) else {
                // The rules refuse, whoever confirmed.
                let next = application.refuse_by_rules(eligibility, now)?;
                let next = tx.application_save(&granted, next)?;
                self.mail_application(tx, &next, "application-refused")?;
                let audited = tx.audit(&actor, Act::Refuse, &next, json!({ "to": next.status() }))?;
                done.push(Opened::Answered(Box::new(next), audited));
                continue;
            };
            if application.beside.is_some() && tx.application_that_counts(&application)?.is_some() {
                done.push(Opened::Left("applied-already"));
                continue;
            }
            if same(&holder).is_some_and(|id| covered.contains(&id)) {
                done.push(Opened::Left("covered-already"));
                continue;
            }
            let Some(student) = new.student(tx, &application, holder)? else {
                done.push(Opened::Left("identity-taken"));
                continue;
            };
            let cover = Cover {
                id: tx.env().id(),
                scheme: application.scheme.clone(),
                student: student.id,
                institution: application.institution,
                year: application.year,
                application: application.id,
                period,
                ended: None,
                rulebook: self.rulebook().version().to_owned(),
                opened_at: now,
                version: 0,
            };
            let certificate = Certificate {
                id: tx.env().id(),
                reference: references
                    .next()
                    .ok_or_else(|| AppError::fault("reference")("none left".into()))?,
                cover: cover.id,
                student: student.id,
                code: tx.env().token().reveal()[..CODE_CHARS].to_owned(),
                status: CertificateStatus::Issued,
                issued_at: now,
            };
            let next = application.cover(confirmation.clone(), student.id, cover.id, eligibility, now)?;
            let _ =
                tx.audit(&actor, Act::Confirm, &next, json!({ "to": next.status(), "cover": cover.id }))?;
            let days = json!({ "from": cover.period.from, "to": cover.period.to });
            let _ = tx.audit(&actor, Act::Create, &cover, days)?;
            let audited = tx.audit(&actor, Act::Issue, &certificate, json!({ "cover": cover.id }))?;
            self.mail_certificate(tx, &student, &certificate)?;
            new.covers.push(cover);
            new.certificates.push(certificate);
            new.next.push((done.len(), granted, next));
            done.push(Opened::Answered(Box::new(new.next[new.next.len() - 1].2.clone()), audited));
        }
        new.store(tx, &actor, &mut done)?;
        Ok(done)
    }
}
