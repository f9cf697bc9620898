//! Reminding those who have not applied yet, by e-mail: first how many it would be, then one act for all of them. Each mail
//! carries a link by which whoever reads it stops them.

use amoe_base::{Email, Lang, Timestamp};
use amoe_domain::{
    Act, Actor, InstitutionId, Permit, act::mark, institution::Institution, mail::Mail, reminder::Reminder,
    roll::Roll,
};
use amoe_storage::{Remindable, RollFilter, Tx};
use jiff::ToSpan as _;
use serde::Serialize;
use serde_json::json;

use crate::{App, AppError, Result, error::Context, receipt::Numbered};

/// Mails queued in one unit of work.
const BATCH: i64 = 500;

/// Reminders leave at this pace, which the queue outruns: what others wait for, links and certificates, passes between.
const PER_SECOND: i64 = 5;

/// What reminding would come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ReminderPlan {
    /// Have not applied, of the filter.
    pub listed: i64,
    /// … of whom an application was refused, returned or withdrawn: they were told then.
    pub closed: i64,
    /// … whose list has no address.
    pub without_address: i64,
    /// … whose address said stop.
    pub stopped: i64,
    /// … whose address was reminded within the pause.
    pub recent: i64,
    /// … whose address another of them has: it gets one mail.
    pub shared: i64,
    /// Mails that would go.
    pub to_send: i64,
    /// The pause in days.
    pub pause_days: u16,
}

impl ReminderPlan {
    fn of(people: &[Remindable], due_before: Timestamp, pause_days: u16) -> Self {
        let mut plan = Self { pause_days, ..Self::default() };
        let mut last = None;
        // They come by address.
        for person in people {
            plan.listed += 1;
            let counted = match &person.email {
                _ if person.closed => &mut plan.closed,
                None => &mut plan.without_address,
                Some(_) if person.stopped => &mut plan.stopped,
                Some(_) if person.reminded_at.is_some_and(|at| at >= due_before) => &mut plan.recent,
                Some(email) if last == Some(email) => &mut plan.shared,
                Some(email) => {
                    last = Some(email);
                    &mut plan.to_send
                }
            };
            *counted += 1;
        }
        plan
    }
}

/// What the page of a reminder's link shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReminderWish {
    /// Reminders are stopped.
    pub stopped: bool,
}

impl App {
    /// Addresses last reminded before this may be reminded again.
    fn due_before(&self) -> Timestamp {
        let days = i64::from(self.settings().fund.reminder_pause_days);
        self.env().now().checked_sub((days * 24).hours()).unwrap_or(Timestamp::MIN)
    }

    /// What reminding those of the filter would come to; nothing is sent.
    pub fn reminder_plan(
        &self,
        actor: &Actor,
        institution: Option<InstitutionId>,
        filter: &RollFilter,
    ) -> Result<(Institution, ReminderPlan)> {
        let institution = Self::roll_institution(actor, institution)?;
        self.store().read(|tx: &mut Tx<'_>| {
            let permit = self.roll_of::<mark::Remind>(tx, actor, institution)?;
            Ok((tx.institution(institution)?, self.planned(tx, &permit, filter)?))
        })
    }

    fn planned(
        &self,
        tx: &mut Tx<'_>,
        permit: &Permit<Roll, mark::Remind>,
        filter: &RollFilter,
    ) -> Result<ReminderPlan> {
        let people = tx.remindable(permit, filter, None)?;
        Ok(ReminderPlan::of(&people, self.due_before(), self.settings().fund.reminder_pause_days))
    }

    /// Reminds those of the filter: `seen` is how many mails the plan said; when it is no longer so, nothing is sent and the
    /// plan is to be looked at again. Each unit of work queues some mails, notes their addresses and leaves a line, so
    /// that an act cut short goes on where it was and nobody is written to twice. Returns how many mails were queued.
    pub fn reminders_send(
        &self,
        actor: &Actor,
        institution: Option<InstitutionId>,
        filter: &RollFilter,
        seen: i64,
        form_id: &str,
    ) -> Result<i64> {
        let institution = Self::roll_institution(actor, institution)?;
        let content = (institution, &filter.programme, filter.year_of_study, seen);
        let numbered = Numbered::new(form_id, "reminders", &content)?;
        let before = self.store().read(|tx: &mut Tx<'_>| {
            let permit = self.roll_of::<mark::Remind>(tx, actor, institution)?;
            if let Some(before) = numbered.before(tx, actor)? {
                return Ok(Some(before));
            }
            match self.planned(tx, &permit, filter)?.to_send {
                to_send if to_send == seen => Ok(None),
                _ => Err(AppError::Stale),
            }
        })?;
        if let Some(before) = before {
            return before.parse().context("form receipt");
        }
        // Whoever is reminded now is not due any more, even where the pause is nothing.
        let due_before = self.due_before().min(self.env().now());
        let mut sent = 0;
        loop {
            let queued = self.store().write(|tx| {
                let permit = self.roll_of::<mark::Remind>(tx, actor, institution)?;
                let due = tx.remindable(&permit, filter, Some((due_before, BATCH)))?;
                let queued = self.reminders_queue(tx, &permit, &due, sent, form_id)?;
                // Another server may have ended the same form meanwhile.
                if due.is_empty() && numbered.before(tx, actor)?.is_none() {
                    numbered.done(tx, actor, &sent.to_string())?;
                }
                let told = json!({
                    "mails": queued,
                    "programme": filter.programme,
                    "year_of_study": filter.year_of_study,
                });
                let roll = *permit;
                let audited = tx.audit(actor, Act::Remind, &roll, told)?;
                Ok::<_, AppError>(((queued, due.is_empty()), audited))
            })?;
            sent += queued.0;
            if queued.1 {
                return Ok(sent);
            }
        }
    }

    /// Queues the mails of one unit of work, each address once.
    fn reminders_queue(
        &self,
        tx: &mut Tx<'_>,
        permit: &Permit<Roll, mark::Remind>,
        due: &[Remindable],
        sent_before: i64,
        form_id: &str,
    ) -> Result<i64> {
        let numbers: Vec<&str> = due.iter().filter_map(|one| one.number.as_deref()).collect();
        let identities: Vec<&str> = due.iter().filter_map(|one| one.identity.as_deref()).collect();
        let languages = tx.languages_known(permit, &numbers, &identities)?;
        let mut emails: Vec<String> = due.iter().filter_map(|one| one.email.clone()).collect();
        emails.dedup();
        let codes = tx.reminders_note(permit, &emails)?;
        let institution = tx.institution(permit.institution)?;
        let now = tx.env().now();
        let mut queued = 0;
        let mut last = None;
        for one in due {
            let Some(email) = one.email.as_ref().filter(|email| last != Some(*email)) else { continue };
            last = Some(email);
            let code = codes.get(email).ok_or_else(|| AppError::fault("reminder")("no code".into()))?;
            let mut keys = [one.number.as_deref(), one.identity.as_deref()].into_iter().flatten();
            let known = keys.find_map(|key| languages.get(key)).copied();
            let public = &self.settings().public_url;
            let mut args = vec![("year".to_owned(), permit.year.to_string())];
            for lang in Lang::ALL {
                args.push((format!("institution.{lang}"), institution.name.get(*lang).to_owned()));
                args.push((format!("link.{lang}"), format!("{public}/{lang}/apply")));
            }
            let lang = known.unwrap_or(Lang::Ar);
            args.push(("stop".to_owned(), format!("{public}/{lang}/reminders/{code}")));
            let later = ((sent_before + queued) / PER_SECOND).seconds();
            tx.mail(&Mail {
                id: tx.env().id(),
                key: format!("application-reminder:{form_id}"),
                to: Email::parse(email).map_err(|_| AppError::fault("address")("not one".into()))?,
                lang,
                template: "application-reminder".to_owned(),
                args: args.into_iter().collect(),
                certificate: None,
                ending: None,
                // Lists do not say: then in the country's two.
                also: known.is_none().then_some(Lang::Fr),
                created_at: now,
                due_at: now.checked_add(later).context("due")?,
            })?;
            queued += 1;
        }
        Ok(queued)
    }

    /// What the holder of a reminder's link has chosen; looking changes nothing.
    pub fn reminder_wish(&self, code: &str) -> Result<ReminderWish> {
        self.store().read(|tx: &mut Tx<'_>| {
            let permit = tx.reminder_load::<mark::Edit>(&Actor::VISITOR, code)?;
            Ok(ReminderWish { stopped: permit.stopped_at.is_some() })
        })
    }

    /// Stops the reminders to the address whose mail had this link, or lets them come again.
    pub fn reminder_set(&self, code: &str, stopped: bool) -> Result<ReminderWish> {
        self.store().write(|tx| {
            let permit = tx.reminder_load::<mark::Edit>(&Actor::VISITOR, code)?;
            let (reminder, granted) = permit.open();
            let stopped_at = stopped.then(|| reminder.stopped_at.unwrap_or_else(|| tx.env().now()));
            let next = Reminder { stopped_at, ..reminder };
            tx.reminder_save(&granted, &next)?;
            let audited = tx.audit(&Actor::VISITOR, Act::Edit, &next, json!({ "stopped": stopped }))?;
            Ok((ReminderWish { stopped }, audited))
        })
    }
}
