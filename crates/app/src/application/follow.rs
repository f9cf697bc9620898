//! Following an application by the three fields that its student knows, without a session.

use amoe_base::{BirthDate, clean};
use amoe_domain::{
    Act, Actor, Refusal,
    act::mark,
    application::{ApplicationState, ApplicationStatus},
    institution::Institution,
    user::LinkPurpose,
};
use amoe_storage::Tx;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Evidence, evidence};
use crate::{App, Result, form::Problems};

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
    /// What a refusal for another cover rests on.
    pub evidence: Vec<Evidence>,
    /// She contested the refusal: until when the answer is promised.
    pub appeal_due_on: Option<amoe_base::Date>,
    /// Her appeal was answered.
    pub appeal_answered: bool,
    /// What an officer wrote: what to correct, or why not.
    pub note: String,
    /// There is a certificate to download.
    pub has_certificate: bool,
}

impl App {
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
                ApplicationState::Appealed { appeal } => (appeal.reasons.clone(), String::new()),
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
                evidence: if reasons.is_empty() { Vec::new() } else { evidence(&found.eligibility) },
                reasons,
                note,
                appeal_due_on: match &found.state {
                    ApplicationState::Appealed { appeal } => appeal.due_on,
                    _ => None,
                },
                appeal_answered: found.answered.is_some(),
                has_certificate,
            }))
        })
    }

    /// Mails the link that proves the address of an application once more, for whoever knows the three fields. Nothing
    /// leaves, and the answer is the same, when they fit nobody, the address is proved already, or several links have
    /// left in this hour.
    pub fn proof_again(&self, fields: &ThreeFields) -> Result<()> {
        let (identity, last8, birth) = fields.read()?;
        self.store().write(|tx| {
            let found = tx.application_by_fields(&identity, &last8, birth)?;
            let waiting = match found.filter(|a| a.email_proved_at.is_none()) {
                Some(application) if Self::links_enough(tx, Some(application.id), None)? => None,
                other => other,
            };
            let Some(application) = waiting else {
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
}
