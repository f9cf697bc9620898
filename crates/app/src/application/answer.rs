//! The officer's answer: confirmed, refused with reasons, or given back to be corrected.

use amoe_base::clean;
use amoe_domain::{
    Act, Actor, ApplicationId, Refusal,
    act::mark,
    application::{Application, Confirmation},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::fresh;
use crate::{App, Result};

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
