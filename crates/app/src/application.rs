//! Applying for cover: the form, the rules' answer, the institution's confirmation, the refusal with reasons.

use std::collections::HashSet;

use amoe_base::{BirthDate, Email, IdentityDocument, IdentityKind, Lang, Phone, Rib, StudentNumber, clean};
use amoe_domain::{
    Act, Actor, ApplicationId, InstitutionId, Licence, Listing, Permit, Refusal,
    act::mark,
    application::{Application, ApplicationState, ApplicationStatus, Confirmation, REFERENCE},
    audit::Entry,
    certificate::Certificate,
    cover::Cover,
    enrolment::Enrolment,
    institution::Institution,
    permit::Granted,
    person::{Name, Personal, Sex, Student},
    user::LinkPurpose,
    workflow,
};
use amoe_rules::{
    RuleError,
    eligibility::{CoveredAs, Eligibility, EligibilityCase, Enrolment as RulesEnrolment, OtherCover},
};
use amoe_storage::{ApplicationQuery, ApplicationRow, Audited, Holder, StorageError, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{App, AppError, Result, error::Context, form::Problems};

/// The application form, as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Apply {
    /// `cin`, `passport` or `residence_card`.
    pub identity_kind: String,
    /// Its number.
    pub identity_number: String,
    /// Massar code or CNE.
    pub student_number: String,
    /// First name, Latin letters.
    pub first_latin: String,
    /// Family name, Latin letters.
    pub last_latin: String,
    /// First name, Arabic letters.
    pub first_arabic: String,
    /// Family name, Arabic letters.
    pub last_arabic: String,
    /// Day of birth; day and month may both be empty.
    pub birth_day: String,
    /// Month of birth.
    pub birth_month: String,
    /// Year of birth.
    pub birth_year: String,
    /// `female` or `male`.
    pub sex: String,
    /// ISO 3166-1 alpha-2.
    pub nationality: String,
    /// E-mail address.
    pub email: String,
    /// Phone; may be empty.
    pub phone: String,
    /// Postal address.
    pub address: String,
    /// Id of the institution.
    pub institution: String,
    /// `yes` when the applicant declares to have no other health cover, `no` when she has one.
    pub no_other_cover: String,
    /// Bank account; may be empty.
    pub rib: String,
}

impl Apply {
    fn read(&self) -> Result<(Personal, InstitutionId, bool)> {
        let mut p = Problems::default();
        let kind = p.parsed("identity_kind", &self.identity_kind, |t| {
            t.parse::<IdentityKind>().map_err(|_| amoe_base::Malformed::new("choice"))
        });
        let identity = p.parsed("identity_number", &self.identity_number, |t| {
            IdentityDocument::parse(kind.unwrap_or(IdentityKind::Cin), t)
        });
        let number = p.parsed("student_number", &self.student_number, StudentNumber::parse);
        let name = Name {
            first_latin: p.required("first_latin", &self.first_latin),
            last_latin: p.required("last_latin", &self.last_latin),
            first_arabic: clean(&self.first_arabic),
            last_arabic: clean(&self.last_arabic),
        };
        for (field, text) in [
            ("first_latin", &name.first_latin),
            ("last_latin", &name.last_latin),
            ("first_arabic", &name.first_arabic),
            ("last_arabic", &name.last_arabic),
        ] {
            p.at_most(field, text, 60);
        }
        let has =
            |text: &str, arabic: bool| text.chars().any(|c| c.is_alphabetic() && is_arabic(c) == arabic);
        for (field, text) in [("first_latin", &name.first_latin), ("last_latin", &name.last_latin)] {
            if has(text, true) {
                p.push(Refusal::new("latin-letters").field(field));
            }
        }
        for (field, text) in [("first_arabic", &name.first_arabic), ("last_arabic", &name.last_arabic)] {
            if has(text, false) {
                p.push(Refusal::new("arabic-letters").field(field));
            }
        }
        let birth = p.parsed("birth", &self.birth_year, |year| {
            BirthDate::from_parts(&self.birth_day, &self.birth_month, year)
        });
        let choice = |_| amoe_base::Malformed::new("choice");
        let sex = p.parsed("sex", &self.sex, |t| t.parse::<Sex>().map_err(choice));
        let nationality = p.parsed("nationality", &self.nationality, |t| {
            let code = clean(t).to_uppercase();
            let fits = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
            if fits { Ok(code) } else { Err(amoe_base::Malformed::new("choice")) }
        });
        let email = p.parsed("email", &self.email, Email::parse);
        let phone = p.optional("phone", &self.phone, Phone::parse);
        let address = p.required("address", &self.address);
        p.at_most("address", &address, 200);
        let institution = p.parsed("institution", &self.institution, |t| {
            t.parse::<InstitutionId>().map_err(|_| amoe_base::Malformed::new("choice"))
        });
        let no_other = match self.no_other_cover.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                p.push(Refusal::new("field-required").field("no_other_cover"));
                None
            }
        };
        let rib = p.optional("rib", &self.rib, Rib::parse);
        p.done()?;
        // Each `None` above has pushed a problem, so that `done` has returned.
        match (identity, number, birth, sex, nationality, email, institution, no_other) {
            (
                Some(identity),
                Some(number),
                Some(birth),
                Some(sex),
                Some(nationality),
                Some(email),
                Some(institution),
                Some(no_other),
            ) => Ok((
                Personal { identity, number, name, birth, sex, nationality, email, phone, address, rib },
                institution,
                no_other,
            )),
            _ => Err(Refusal::new("field-required").into()),
        }
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// What came of applying.
#[derive(Debug, Clone, Serialize)]
pub struct Applied {
    /// Id.
    pub id: ApplicationId,
    /// What to quote.
    pub reference: String,
    /// Where it stands at once.
    pub status: ApplicationStatus,
    /// What the rules say, with every reason.
    pub eligibility: Eligibility,
}

/// The three fields by which a student without a session is known (brief B4, C2).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ThreeFields {
    /// Number of the identity paper.
    pub identity_number: String,
    /// Last eight digits of Massar code or CNE.
    pub last8: String,
    /// Day of birth; day and month may both be empty.
    pub birth_day: String,
    /// Month of birth.
    pub birth_month: String,
    /// Year of birth.
    pub birth_year: String,
}

impl ThreeFields {
    pub(crate) fn read(&self) -> Result<(String, String, BirthDate)> {
        let mut p = Problems::default();
        let identity = p.required("identity_number", &self.identity_number);
        let last8 = p.parsed("last8", &self.last8, |t| {
            let digits: String = clean(t).chars().filter(char::is_ascii_digit).collect();
            // Whoever types the whole code means its last eight digits.
            if digits.len() < 8 {
                Err(amoe_base::Malformed::new("last8"))
            } else {
                Ok(digits[digits.len() - 8..].to_owned())
            }
        });
        let birth = p.parsed("birth", &self.birth_year, |year| {
            BirthDate::from_parts(&self.birth_day, &self.birth_month, year)
        });
        p.done()?;
        let identity = amoe_base::squeeze(&identity);
        match (last8, birth) {
            (Some(last8), Some(birth)) => Ok((identity, last8, birth)),
            _ => Err(Refusal::new("field-required").into()),
        }
    }
}

/// What the three fields show of an application.
#[derive(Debug, Clone, Serialize)]
pub struct Progress {
    /// What to quote.
    pub reference: String,
    /// Where it stands.
    pub status: ApplicationStatus,
    /// When it was handed in.
    pub submitted_at: amoe_base::Timestamp,
    /// Since when it stands there.
    pub since: amoe_base::Timestamp,
    /// The institution.
    pub institution: Institution,
    /// The address was proved.
    pub email_proved: bool,
    /// Reason codes of a refusal.
    pub reasons: Vec<String>,
    /// What an officer wrote: what to correct, or why not.
    pub note: String,
    /// There is a certificate to download.
    pub has_certificate: bool,
}

/// One application for those who may read it.
#[derive(Debug, Clone, Serialize)]
pub struct ApplicationView {
    /// The application.
    pub application: Application,
    /// The institution.
    pub institution: Institution,
    /// What this actor may do now.
    pub acts: Vec<Act>,
    /// What happened so far.
    pub history: Vec<Entry>,
}

/// An officer's no, or what is to be corrected.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    /// Reason codes of a refusal.
    pub reasons: Vec<String>,
    /// In the officer's words.
    pub note: String,
    /// The version that the officer looked at.
    pub seen: i32,
}

impl App {
    /// Hands in an application. Eligibility is decided by the rules at once; cover opens at once when the institution's
    /// list holds the student. The address gets a link and nothing else until it is proved.
    pub fn apply(&self, actor: &Actor, lang: Lang, form: &Apply, form_id: &str) -> Result<Applied> {
        let (personal, institution, no_other_cover) = form.read()?;
        self.store().write(|tx| {
            if let Some(before) = tx.form_receipt(form_id, actor)? {
                let id = before.outcome.parse().context("form receipt")?;
                let application = tx.application_load::<mark::Read>(&Actor::SYSTEM, id)?;
                return self.nothing_new(tx, actor, applied(&application));
            }
            let licence = Licence::<Application, mark::Create>::ask(actor)?;
            tx.institution(institution).map_err(|_| Refusal::new("malformed-choice").field("institution"))?;
            let today = tx.env().today();
            let year = self.rulebook().academic_year_on(today);
            let enrolled = tx.enrolment_of(institution, year, &personal)?;
            let eligibility =
                self.eligibility(&personal, no_other_cover, enrolled.as_ref().map(|(e, _)| e), today)?;
            let application = Application {
                id: tx.env().id(),
                reference: tx.env().reference(REFERENCE),
                scheme: self.settings().fund.scheme.clone(),
                year,
                institution,
                personal: personal.clone(),
                no_other_cover,
                lang,
                submitted_at: tx.env().now(),
                email_proved_at: None,
                eligibility: eligibility.clone(),
                // A logged-in student applies for herself; whoever she is is decided by her papers all the same.
                student: actor.student,
                state: ApplicationState::Submitted,
                version: 0,
            };
            tx.application_insert(&licence, &application).map_err(|e| match e {
                StorageError::Duplicate(_) => {
                    AppError::from(Refusal::new("applied-already").field("student_number"))
                }
                other => other.into(),
            })?;
            let mut audited = tx.audit(
                actor,
                Act::Submit,
                &application,
                json!({ "institution": institution, "listed": enrolled.is_some() }),
            )?;
            let (link, event) =
                self.link_for(tx, LinkPurpose::ProveEmail, Some(application.id), None, lang)?;
            self.mail(tx, "prove-email", &event, &personal.email, lang, &[("link", &link)], None)?;

            let permit = Permit::<Application, mark::Confirm>::ask(&Actor::SYSTEM, application)?;
            let mut result = applied(&permit);
            match (&enrolled, eligibility.eligible) {
                (Some((_, list)), true) => {
                    let (next, done) = self.open_cover(tx, permit, &Confirmation::List(*list))?;
                    (result.status, audited) = (next.status(), done);
                }
                (_, false) => {
                    let (application, granted) = permit.open();
                    let reasons = eligibility.reasons.iter().map(|r| r.code.clone()).collect();
                    let now = tx.env().now();
                    let next = application.refuse(None, reasons, String::new(), now)?;
                    let next = tx.application_save(&granted, next)?;
                    audited = tx.audit(&Actor::SYSTEM, Act::Refuse, &next, json!({ "to": next.status() }))?;
                    result.status = next.status();
                }
                (None, true) => {}
            }
            tx.form_done(form_id, actor, &result.id.to_string())?;
            Ok((result, audited))
        })
    }

    /// A form that came again: its outcome is told again, and that it came is noted.
    pub(crate) fn nothing_new<T>(&self, tx: &mut Tx<'_>, actor: &Actor, value: T) -> Result<(T, Audited)> {
        let audited =
            tx.audit_key(actor, Act::Read, amoe_domain::ThingKind::User, "", json!({ "form": "again" }))?;
        Ok((value, audited))
    }

    /// What the rules say. Without an enrolment at hand the student's own word is taken for now: the institution
    /// confirms it before cover opens.
    fn eligibility(
        &self,
        personal: &Personal,
        no_other_cover: bool,
        enrolled: Option<&Enrolment>,
        on: amoe_base::Date,
    ) -> Result<Eligibility> {
        let rules = self.rulebook();
        let year = rules.academic_year_on(on);
        let period = rules.academic_year_period(year).ok_or_else(|| AppError::Fault {
            context: "academic year",
            source: "the rulebook has no academic year for this day".into(),
        })?;
        let case = EligibilityCase {
            id: String::new(),
            birth_date: personal.birth,
            enrolments: vec![RulesEnrolment {
                institution: String::new(),
                cycle: enrolled.map(|e| e.cycle.clone()).unwrap_or_default(),
                period,
            }],
            other_cover: if no_other_cover {
                Vec::new()
            } else {
                vec![OtherCover {
                    scheme: "declared".to_owned(),
                    covered_as: CoveredAs::Holder,
                    period: amoe_base::Period { from: on, to: None },
                }]
            },
            on,
        };
        rules.eligibility(&case).map_err(|e| match e {
            // A birth in the future has the form of a date, but nobody has it.
            RuleError::Invalid { field: "birth_date", .. } => {
                Refusal::new("malformed-birth_date").field("birth").into()
            }
            other => AppError::Fault { context: "eligibility", source: Box::new(other) },
        })
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
            _ => Err(Refusal::new("identity-taken").into()),
        }
    }

    /// The same for many at one institution and year, with few statements. An application whose papers another person
    /// holds is left as it is.
    pub(crate) fn open_covers(
        &self,
        tx: &mut Tx<'_>,
        permits: Vec<Permit<Application, mark::Confirm>>,
        confirmation: &Confirmation,
    ) -> Result<Vec<Opened>> {
        let Some(first) = permits.first() else { return Ok(Vec::new()) };
        let actor = first.actor().clone();
        let (institution, year) = (first.institution, first.year);
        let people: Vec<&Personal> = permits.iter().map(|p| &p.personal).collect();
        let enrolled = tx.enrolments_of(institution, year, &people)?;
        let holders = tx.students_matching(&Licence::ask(&actor)?, &people)?;
        let (now, on) = (tx.env().now(), tx.env().today());
        let mut new = New::default();
        let mut done = Vec::with_capacity(permits.len());
        for ((permit, enrolled), holder) in permits.into_iter().zip(enrolled).zip(holders) {
            let (application, granted) = permit.open();
            let eligibility = self.eligibility(
                &application.personal,
                application.no_other_cover,
                enrolled.as_ref().map(|(e, _)| e),
                on,
            )?;
            let Some(period) = eligibility.cover.filter(|_| eligibility.eligible) else {
                let reasons = eligibility.reasons.iter().map(|r| r.code.clone()).collect();
                let next = application.refuse(actor.user, reasons, String::new(), now)?;
                let next = tx.application_save(&granted, next)?;
                self.mail_application(tx, &next, "application-refused")?;
                let audited = tx.audit(&actor, Act::Refuse, &next, json!({ "to": next.status() }))?;
                done.push(Opened::Answered(Box::new(next), audited));
                continue;
            };
            let Some(student) = new.student(tx, &application, holder)? else {
                done.push(Opened::Left);
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
                reference: tx.env().reference(amoe_domain::certificate::REFERENCE),
                cover: cover.id,
                student: student.id,
                code: tx.env().token().reveal()[..26].to_owned(),
                status: amoe_domain::certificate::CertificateStatus::Issued,
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

    /// A mail about an application, once its address is proved.
    fn mail_application(&self, tx: &mut Tx<'_>, application: &Application, template: &str) -> Result<()> {
        if application.email_proved_at.is_none() {
            return Ok(());
        }
        let link = format!("{}/{}/application", self.settings().public_url, application.lang);
        let event = format!("{}:{}", application.id, application.version);
        let reference = application.reference.to_string();
        self.mail(
            tx,
            template,
            &event,
            &application.personal.email,
            application.lang,
            &[("link", &link), ("reference", &reference)],
            None,
        )
    }

    /// Where the application of whoever knows the three fields stands; `None` when they fit nobody.
    pub fn progress(&self, fields: &ThreeFields) -> Result<Option<Progress>> {
        let (identity, last8, birth) = fields.read()?;
        self.store().read(|tx: &mut Tx<'_>| {
            let Some(found) = tx.application_by_fields(&identity, &last8, birth)? else { return Ok(None) };
            let institution = tx.institution(found.institution)?;
            let has_certificate = match (&found.state, found.student) {
                (ApplicationState::Covered { .. }, Some(student)) => {
                    tx.certificate_of_student::<mark::Read>(&Actor::SYSTEM, student)?.is_some()
                }
                _ => false,
            };
            // The certificate goes to the student's address: one proved by an earlier application is proved.
            let student_proved = match found.student {
                Some(id) => {
                    let student = tx.student_load::<mark::Read>(&Actor::SYSTEM, id)?;
                    student.email_proved_at.is_some() && student.personal.email == found.personal.email
                }
                None => false,
            };
            let (reasons, note) = match &found.state {
                ApplicationState::Refused { reasons, note, .. } => (reasons.clone(), note.clone()),
                ApplicationState::Returned { note, .. } => (Vec::new(), note.clone()),
                _ => (Vec::new(), String::new()),
            };
            Ok(Some(Progress {
                reference: found.reference.to_string(),
                status: found.status(),
                submitted_at: found.submitted_at,
                since: found.since(),
                institution,
                email_proved: found.email_proved_at.is_some() || student_proved,
                reasons,
                note,
                has_certificate,
            }))
        })
    }

    /// Mails the link that proves the address of an application once more, for whoever knows the three fields. Nothing
    /// leaves, and the answer is the same, when they fit nobody or the address is proved already.
    pub fn proof_again(&self, fields: &ThreeFields) -> Result<()> {
        let (identity, last8, birth) = fields.read()?;
        self.store().write(|tx| {
            let found = tx.application_by_fields(&identity, &last8, birth)?;
            let Some(application) = found.filter(|a| a.email_proved_at.is_none()) else {
                let said = json!({ "asked": true });
                let audited =
                    tx.audit_key(&Actor::VISITOR, Act::Prove, amoe_domain::ThingKind::Application, "", said)?;
                return Ok(((), audited));
            };
            let (id, lang) = (application.id, application.lang);
            let (link, event) = self.link_for(tx, LinkPurpose::ProveEmail, Some(id), None, lang)?;
            let to = &application.personal.email;
            self.mail(tx, "prove-email", &event, to, lang, &[("link", &link)], None)?;
            let audited = tx.audit(&Actor::VISITOR, Act::Prove, &application, json!({ "asked": true }))?;
            Ok(((), audited))
        })
    }

    /// The work list of applications, oldest first, and how many there are.
    pub fn applications(
        &self,
        actor: &Actor,
        query: &ApplicationQuery,
    ) -> Result<(Vec<ApplicationRow>, i64)> {
        let may = Listing::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| Ok(tx.applications(&may, query)?))
    }

    /// One application.
    pub fn application(&self, actor: &Actor, id: ApplicationId) -> Result<ApplicationView> {
        self.store().read(|tx: &mut Tx<'_>| {
            let permit = tx.application_load::<mark::Read>(actor, id)?;
            let institution = tx.institution(permit.institution)?;
            let acts = workflow::acts(actor, &*permit, permit.status().as_str());
            let history = tx.history(&permit)?;
            let (application, _) = permit.open();
            Ok(ApplicationView { application, institution, acts, history })
        })
    }

    /// The institution says that the student is enrolled: cover opens when the rules agree.
    pub fn application_confirm(&self, actor: &Actor, id: ApplicationId, seen: i32) -> Result<Application> {
        self.store().write(|tx| {
            let permit = tx.application_load::<mark::Confirm>(actor, id)?;
            fresh(permit.version, seen)?;
            let by = actor.user.ok_or(amoe_domain::Denied::NotAllowed)?;
            self.open_cover(tx, permit, &Confirmation::Officer(by))
        })
    }

    /// No, with reasons.
    pub fn application_refuse(
        &self,
        actor: &Actor,
        id: ApplicationId,
        answer: &Answer,
    ) -> Result<Application> {
        self.store().write(|tx| {
            let permit = tx.application_load::<mark::Refuse>(actor, id)?;
            fresh(permit.version, answer.seen)?;
            let (application, granted) = permit.open();
            if let Some(unknown) = answer.reasons.iter().find(|code| self.rulebook().reason(code).is_none()) {
                return Err(Refusal::new("malformed-choice").field("reasons").fact("value", unknown).into());
            }
            let next = application.refuse(
                actor.user,
                answer.reasons.clone(),
                clean(&answer.note),
                tx.env().now(),
            )?;
            let next = tx.application_save(&granted, next)?;
            self.mail_application(tx, &next, "application-refused")?;
            let audited = tx.audit(
                actor,
                Act::Refuse,
                &next,
                json!({ "to": next.status(), "reasons": answer.reasons }),
            )?;
            Ok((next, audited))
        })
    }

    /// Back to the student, to correct what the note says.
    pub fn application_return(
        &self,
        actor: &Actor,
        id: ApplicationId,
        answer: &Answer,
    ) -> Result<Application> {
        self.store().write(|tx| {
            let permit = tx.application_load::<mark::Return>(actor, id)?;
            fresh(permit.version, answer.seen)?;
            let (application, granted) = permit.open();
            let by = actor.user.ok_or(amoe_domain::Denied::NotAllowed)?;
            let next = application.give_back(by, clean(&answer.note), tx.env().now())?;
            let next = tx.application_save(&granted, next)?;
            self.mail_application(tx, &next, "application-returned")?;
            let audited = tx.audit(actor, Act::Return, &next, json!({ "to": next.status() }))?;
            Ok((next, audited))
        })
    }
}

/// What became of an application whose cover was to be opened.
pub(crate) enum Opened {
    /// Covered, or refused by the rules.
    Answered(Box<Application>, Audited),
    /// As before: another person holds its papers, and an officer has to look.
    Left,
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
        for (at, granted, next) in self.next {
            let next = tx.application_save(&granted, next)?;
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

/// Refuses to act on what is no longer as the person saw it.
pub(crate) fn fresh(version: i32, seen: i32) -> Result<()> {
    if version == seen { Ok(()) } else { Err(AppError::Stale) }
}

fn applied(application: &Application) -> Applied {
    Applied {
        id: application.id,
        reference: application.reference.to_string(),
        status: application.status(),
        eligibility: application.eligibility.clone(),
    }
}
