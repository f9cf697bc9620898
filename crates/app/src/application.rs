//! Applying for cover, from the form to the answer. [`form`] reads what was typed, [`cover`] opens cover when the rules
//! and the institution say yes, `acknowledgement` is what she keeps of it, [`answer`] is the officer's part, [`answers`] the same for many, [`check`] asks the rules without applying, [`draft`] puts a
//! form aside, [`mod@evidence`] is what a refusal rests on, [`appeal`] a refusal contested, [`follow`] what the student sees
//! without a session.

mod acknowledgement;
pub mod answer;
pub mod answers;
pub mod appeal;
pub mod check;
pub mod cover;
pub mod draft;
pub mod evidence;
pub mod follow;
pub mod form;

use amoe_base::{Email, Lang};
use amoe_domain::{
    Act, Actor, ApplicationId, InstitutionId, Licence, Listing, Permit, Refusal, Role, ThingKind,
    act::mark,
    application::{Application, ApplicationState, ApplicationStatus, Confirmation, REFERENCE},
    audit::Entry,
    institution::Institution,
    person::{Personal, Student},
    user::LinkPurpose,
    workflow,
};
use amoe_rules::eligibility::Eligibility;
use amoe_storage::{ApplicationQuery, ApplicationRow, StorageError, Tx};
use serde::Serialize;
use serde_json::json;

use crate::{App, AppError, Result, error::Context, receipt::Numbered};
pub use answer::Answer;
pub use appeal::{AppealAnswer, AppealForm, Enclosed};
pub use check::{CheckForm, Elsewhere, Studies};
pub(crate) use cover::Opened;
pub use draft::Answers;
pub use evidence::{Evidence, evidence};
pub use follow::{Progress, ThreeFields};
pub use form::Apply;

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

/// One application for those who may read it.
#[derive(Debug, Clone, Serialize)]
pub struct ApplicationView {
    /// The application.
    pub application: Application,
    /// The institution.
    pub institution: Institution,
    /// Other students who have its papers already: confirming would be refused. Told to who may confirm.
    pub held: Vec<HeldPaper>,
    /// What this actor may do now.
    pub acts: Vec<Act>,
    /// What happened so far.
    pub history: Vec<Entry>,
}

/// Another student with the same identity paper or student number.
#[derive(Debug, Clone, Serialize)]
pub struct HeldPaper {
    /// The identity paper is the same.
    pub identity: bool,
    /// The student number is the same.
    pub number: bool,
    /// Who it is, for those who may read students.
    pub who: Option<Box<Personal>>,
}

impl App {
    /// Hands in an application. Eligibility is decided by the rules at once; cover opens at once when the institution's
    /// list holds the student. The address gets a link and nothing else until it is proved.
    pub fn apply(&self, actor: &Actor, lang: Lang, form: &Apply, form_id: &str) -> Result<Applied> {
        let (personal, institution, no_other_cover) = form.read()?;
        let numbered = Numbered::new(form_id, "apply", form)?;
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let id = before.parse().context("form receipt")?;
                let application = tx.application_load::<mark::Read>(&Actor::SYSTEM, id)?;
                return self.nothing_new(tx, actor, (ThingKind::Application, &before), applied(&application));
            }
            let licence = Licence::<Application, mark::Create>::ask(actor)?;
            Self::institution_of_form(tx, institution)?;
            let today = tx.env().today();
            let year = self.rulebook().academic_year_on(today);
            let enrolled = tx.enrolment_of(institution, year, &personal)?;
            // Numbers and a birth date can be known to others. Only who is named as the institution's list names her is
            // answered at once with what other schemes say; for everyone else an officer confirms first, and nobody
            // learns where another person is insured by typing her number.
            let named = enrolled.as_ref().filter(|(enrolment, _)| enrolment.names(&personal));
            let known = match named {
                Some(_) => tx.other_covers_of(&[&personal])?.pop().unwrap_or_default(),
                None => Vec::new(),
            };
            let eligibility = self.eligibility_with(
                &personal,
                no_other_cover,
                &known,
                enrolled.as_ref().map(|(e, _)| e),
                today,
            )?;
            let mut application = Application {
                id: tx.env().id(),
                reference: tx.reference(REFERENCE)?,
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
                beside: None,
                answered: None,
                earlier: Vec::new(),
                state: ApplicationState::Submitted,
                version: 0,
            };
            // A stranger who knows the numbers must not learn whether somebody has applied with them: what comes beside
            // an application that counts is taken with the same answer, and its owner and an officer are told.
            let counts = tx.application_that_counts(&application)?;
            application.beside = counts.as_ref().map(|first| first.id);
            tx.application_insert(&licence, &application).map_err(|e| match e {
                // Two at the same moment.
                StorageError::Duplicate(_) => AppError::Stale,
                other => other.into(),
            })?;
            let mut details = json!({ "institution": institution, "listed": enrolled.is_some() });
            if let Some(first) = &counts {
                details["beside"] = json!(first.reference);
            }
            let mut audited = tx.audit(actor, Act::Submit, &application, details)?;
            if let Some(first) = &counts {
                self.tell_owner(tx, first, &personal.email)?;
            }
            if counts.as_ref().is_none_or(|first| first.personal.email != personal.email) {
                let (link, event) =
                    self.link_for(tx, LinkPurpose::ProveEmail, Some(application.id), None, lang)?;
                self.mail(tx, "prove-email", &event, &personal.email, lang, &[("link", &link)], None)?;
            }

            let permit = Permit::<Application, mark::Confirm>::ask(&Actor::SYSTEM, application)?;
            let mut result = applied(&permit);
            // Under another name a person looks first, and so she does when other papers or a cover of this year stand in
            // the way.
            match (named, eligibility.eligible) {
                (Some((_, list)), true) => {
                    let opened = self.open_covers(tx, vec![permit], &Confirmation::List(*list))?.pop();
                    if let Some(Opened::Answered(next, done)) = opened {
                        (result.status, audited) = (next.status(), done);
                    }
                }
                (_, false) => {
                    let (application, granted) = permit.open();
                    let next = application.refuse_by_rules(eligibility, tx.env().now())?;
                    let next = tx.application_save(&granted, next)?;
                    audited = tx.audit(&Actor::SYSTEM, Act::Refuse, &next, json!({ "to": next.status() }))?;
                    result.status = next.status();
                }
                (None, true) => {}
            }
            numbered.done(tx, actor, &result.id.to_string())?;
            Ok((result, audited))
        })
    }

    /// The institution that a form names.
    fn institution_of_form(tx: &mut Tx<'_>, id: InstitutionId) -> Result<Institution> {
        tx.institution(id).map_err(|_| Refusal::new("malformed-choice").field("institution").into())
    }

    /// Somebody applied again with the numbers of this application: its own address is told, once a day. One that is
    /// not proved yet gets its link again when it is typed again, and nothing otherwise.
    fn tell_owner(&self, tx: &mut Tx<'_>, first: &Application, typed: &Email) -> Result<()> {
        let (to, lang) = (&first.personal.email, first.lang);
        if first.email_proved_at.is_some() {
            let link = format!("{}/{lang}/status", self.settings().public_url);
            let event = format!("{}:{}", first.id, tx.env().today());
            let reference = first.reference.to_string();
            return self.mail(
                tx,
                "applied-again",
                &event,
                to,
                lang,
                &[("link", &link), ("reference", &reference)],
                None,
            );
        }
        if to != typed || Self::links_enough(tx, Some(first.id), None)? {
            return Ok(());
        }
        let (link, event) = self.link_for(tx, LinkPurpose::ProveEmail, Some(first.id), None, lang)?;
        self.mail(tx, "prove-email", &event, to, lang, &[("link", &link)], None)
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
            let mut acts = workflow::acts(actor, &*permit, permit.status().as_str());
            // An appeal is made once against a refusal.
            acts.retain(|act| *act != Act::Appeal || permit.answered.is_none());
            let history = tx.history(&permit)?;
            let (mut application, _) = permit.open();
            if actor.role == Role::InstitutionOfficer {
                application = application.without_private();
            }
            let held = if acts.contains(&Act::Confirm) {
                held(tx, actor, &application.personal)?
            } else {
                Vec::new()
            };
            Ok(ApplicationView { application, institution, held, acts, history })
        })
    }
}

/// Who else has the papers of this person; nobody when they are all hers.
fn held(tx: &mut Tx<'_>, actor: &Actor, person: &Personal) -> Result<Vec<HeldPaper>> {
    let found = tx.students_holding(&Licence::ask(actor)?, person)?;
    let held = found.into_iter().filter_map(|student| {
        let identity = student.personal.identity == person.identity;
        let number = student.personal.number == person.number;
        // Of one who is also another's, both stand on the page.
        if identity && number {
            return None;
        }
        let who = Permit::<Student, mark::Read>::ask(actor, student).ok();
        Some(HeldPaper { identity, number, who: who.map(|p| Box::new(p.open().0.personal)) })
    });
    Ok(held.collect())
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
