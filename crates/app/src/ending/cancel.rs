//! Cancelling a cover (F1): the student asks with a copy of her identity card, online or by letter. She sees first what
//! follows; until the cover ends she can take it back.

use amoe_base::{Date, Lang};
use amoe_domain::{
    Act, Actor, Denied, EndingId, Licence, Listing, Refusal, ThingKind,
    act::mark,
    claim::{Claim, ClaimStatus},
    cover::Cover,
    ending::{Ending, EndingCause},
    policy,
};
use amoe_storage::{ClaimFilter, ClaimRow, Tx};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{cover_of_today, ending_shown};
use crate::{
    App, AppError, Result,
    application::{
        Enclosed,
        appeal::{PAPERS_MAX, papers_of},
    },
    error::Context,
    form::Problems,
    receipt::Numbered,
};

/// How many days a cancellation can be taken back; then the cover ends.
const DAYS_PARAMETER: &str = "cancellation.days";

/// What cancelling would do, told before it is asked for; and where a request stands.
#[derive(Debug, Clone)]
pub struct CancelView {
    /// The cover of today; without one there is nothing to cancel.
    pub cover: Option<Cover>,
    /// The first day that would not be covered any more.
    pub ends_on: Date,
    /// How many days it can be taken back.
    pub days: i16,
    /// Claims on which something still happens.
    pub claims: Vec<ClaimRow>,
    /// The number of the certificate that would count no longer.
    pub certificate: Option<String>,
    /// The end that is to come, or the last there was, and what the student may do.
    pub ending: Option<(Ending, Vec<Act>)>,
}

/// A letter that asks for cancellation, as the mailroom enters it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CancelLetter {
    /// Number of the identity card, of which a copy is enclosed.
    pub identity_number: String,
    /// The day it arrived; empty for today.
    pub arrived_on: String,
    /// `yes`: the copy of the card is with the letter, and both lie in the file.
    pub in_file: String,
}

/// What the mailroom is told.
#[derive(Debug, Clone, Serialize)]
pub struct CancelReceived {
    /// Id.
    pub id: EndingId,
    /// To be written on the letter.
    pub reference: String,
    /// Whose name should stand on it.
    pub name_latin: String,
    /// In Arabic letters.
    pub name_arabic: String,
    /// The first day that is not covered any more.
    pub ends_on: Date,
}

impl App {
    /// When a cover ends that is cancelled today: after the days in which the student can think again, and never later
    /// than it would have.
    fn cancelled_from(&self, cover: &Cover, today: Date) -> Result<Date> {
        let days = self.count_parameter(DAYS_PARAMETER, today)?;
        let on = today.saturating_add(i32::from(days).days());
        Ok(cover.period.to.map_or(on, |to| on.min(to)))
    }

    /// What follows from cancelling, for the student to read first.
    pub fn cancel_view(&self, actor: &Actor) -> Result<CancelView> {
        let student = actor.student.ok_or(Denied::NotFound)?;
        let may = Listing::<Claim>::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| {
            let today = tx.env().today();
            let cover = cover_of_today(tx, student)?;
            let filter = ClaimFilter {
                statuses: ClaimStatus::ALL.iter().copied().filter(|s| is_open(*s)).collect(),
                newest_first: true,
                limit: 100,
                ..ClaimFilter::default()
            };
            let claims = tx.claims(&may, &filter)?.0;
            let (ends_on, certificate, ending) = match &cover {
                Some(cover) => (
                    self.cancelled_from(cover, today)?,
                    tx.certificate_of_cover::<mark::Read>(actor, cover.id)?.map(|c| c.reference.to_string()),
                    ending_shown(tx, actor, cover.id)?,
                ),
                None => (today, None, None),
            };
            let days = self.count_parameter(DAYS_PARAMETER, today)?;
            Ok(CancelView { cover, ends_on, days, claims, certificate, ending })
        })
    }

    /// The student asks for the end of her cover, with a copy of her identity card.
    pub fn cancel_ask(&self, actor: &Actor, enclosed: Vec<Enclosed>, form_id: &str) -> Result<Ending> {
        let student = actor.student.ok_or(Denied::NotFound)?;
        policy::has_desk(actor, Act::Submit, ThingKind::Ending)?;
        let missing = enclosed.is_empty().then(|| Refusal::new("identity-copy-needed").field("paper"));
        let kept = self.enclosed_papers(missing.into_iter().collect(), enclosed)?;
        let hashes: Vec<&str> = kept.iter().map(|(_, hash)| hash.as_str()).collect();
        let numbered = Numbered::new(form_id, "cancel", &hashes)?;
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let id: EndingId = before.parse().context("form receipt")?;
                let done = tx.ending_load::<mark::Read>(actor, id)?.open().0;
                return self.nothing_new(tx, actor, (ThingKind::Ending, &before), done);
            }
            let cover = cover_of_today(tx, student)?.ok_or_else(|| Refusal::new("nothing-to-cancel"))?;
            let lang = tx.student_load::<mark::Read>(actor, student)?.lang;
            let papers = papers_of(tx, &kept);
            let count = papers.len();
            let licence = Licence::<Ending, mark::Submit>::ask(actor)?;
            let cause = EndingCause::Asked { papers };
            let ending = self.cancellation(tx, &licence, &cover, cause, lang)?;
            numbered.done(tx, actor, &ending.id.to_string())?;
            let said = json!({ "to": ending.status(), "on": ending.ends_on, "papers": count });
            let audited = tx.audit(actor, Act::Submit, &ending, said)?;
            Ok((ending, audited))
        })
    }

    fn cancellation<A: amoe_domain::act::Marker>(
        &self,
        tx: &mut Tx<'_>,
        licence: &Licence<Ending, A>,
        cover: &Cover,
        cause: EndingCause,
        lang: Lang,
    ) -> Result<Ending> {
        let ends_on = self.cancelled_from(cover, tx.env().today())?;
        // Who asks for it knows it.
        let ending = self.ending_new(tx, licence, cover, (cause, ends_on), (lang, true))?;
        self.mail_ending(tx, &ending, "cancel-asked")?;
        Ok(ending)
    }

    /// The mailroom enters a letter. The student is found by her card; days count from the entry, so that she learns of
    /// it while she can still take it back.
    pub fn cancel_receive(
        &self,
        actor: &Actor,
        form: &CancelLetter,
        enclosed: Vec<Enclosed>,
        form_id: &str,
    ) -> Result<CancelReceived> {
        policy::has_desk(actor, Act::Receive, ThingKind::Ending)?;
        let mut p = Problems::default();
        let today = self.env().today();
        let identity = amoe_base::squeeze(&p.required("identity_number", &form.identity_number));
        let arrived_on = p.optional_day("arrived_on", &form.arrived_on).unwrap_or(today);
        if arrived_on > today {
            p.push(Refusal::new("day-to-come").field("arrived_on").fact("today", today));
        }
        if enclosed.is_empty() && form.in_file != "yes" {
            p.push(Refusal::new("letter-scan-or-file").field("paper"));
        }
        if enclosed.len() > PAPERS_MAX {
            p.push(Refusal::new("too-many-papers").field("paper").fact("max", PAPERS_MAX));
        }
        p.done()?;
        let by = actor.user.ok_or(Denied::NotFound)?;
        let kept = self.enclosed_papers(Vec::new(), enclosed)?;
        let hashes: Vec<&str> = kept.iter().map(|(_, hash)| hash.as_str()).collect();
        let numbered = Numbered::new(form_id, "cancel-letter", &(form, hashes))?;
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let id: EndingId = before.parse().context("form receipt")?;
                let ending = tx.ending_load::<mark::Read>(&Actor::SYSTEM, id)?.open().0;
                let told = Self::cancel_received(tx, &ending)?;
                return self.nothing_new(tx, actor, (ThingKind::Ending, &before), told);
            }
            let field = |code: &str| AppError::from(Refusal::new(code).field("identity_number"));
            let student =
                tx.student_find::<mark::List>(actor, &identity)?.ok_or_else(|| field("identity-unknown"))?;
            let (id, lang) = (student.id, student.lang);
            let cover = cover_of_today(tx, id)?.ok_or_else(|| field("student-not-covered"))?;
            let papers = papers_of(tx, &kept);
            let count = papers.len();
            let licence = Licence::<Ending, mark::Receive>::ask(actor)?;
            let cause = EndingCause::Letter { arrived_on, by, papers };
            let ending = self.cancellation(tx, &licence, &cover, cause, lang)?;
            numbered.done(tx, actor, &ending.id.to_string())?;
            let told = Self::cancel_received(tx, &ending)?;
            let said = json!({ "to": ending.status(), "on": ending.ends_on, "arrived": arrived_on, "papers": count });
            let audited = tx.audit(actor, Act::Receive, &ending, said)?;
            Ok((told, audited))
        })
    }

    fn cancel_received(tx: &mut Tx<'_>, ending: &Ending) -> Result<CancelReceived> {
        let student = tx.student_load::<mark::Read>(&Actor::SYSTEM, ending.student)?;
        Ok(CancelReceived {
            id: ending.id,
            reference: ending.reference.to_string(),
            name_latin: student.personal.name.in_lang(Lang::Fr),
            name_arabic: student.personal.name.arabic(),
            ends_on: ending.ends_on,
        })
    }

    /// The student takes her request back: the cover goes on as before.
    pub fn cancel_withdraw(&self, actor: &Actor, id: EndingId, seen: i32) -> Result<Ending> {
        self.ending_step::<mark::Withdraw>(actor, id, seen, "cancel-withdrawn", |ending, tx| {
            ending.withdraw(tx.env().today(), tx.env().now())
        })
    }

    /// An agent does not take the request: the copy is not the student's card, or cannot be read.
    pub fn cancel_refuse(&self, actor: &Actor, id: EndingId, note: &str, seen: i32) -> Result<Ending> {
        policy::has_desk(actor, Act::Refuse, ThingKind::Ending)?;
        let by = actor.user.ok_or(Denied::NotAllowed)?;
        let mut p = Problems::default();
        let note = p.required("note", note);
        p.at_most("note", &note, 1000);
        p.done()?;
        self.ending_step::<mark::Refuse>(actor, id, seen, "cancel-refused", |ending, tx| {
            ending.refuse(by, note.clone(), tx.env().today(), tx.env().now())
        })
    }
}

/// Does anything still happen to a claim in this state?
const fn is_open(status: ClaimStatus) -> bool {
    !matches!(status, ClaimStatus::Decided | ClaimStatus::Paid | ClaimStatus::Withdrawn)
}
