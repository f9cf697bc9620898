//! What a date brings: ends whose day has come are carried out, covers that are over are noted, and every end is
//! announced before. Nothing depends on when it last ran: it asks what is due today and has not been done, so that a second
//! run finds nothing and one after a pause finds all. In batches, each a unit of work of its own.

use amoe_base::{Date, Timestamp};
use amoe_domain::{Act, Actor, CoverId, Licence, act::mark, cover::Cover, ending::Ending};
use amoe_storage::{EndingCover, Tx};
use jiff::ToSpan;
use serde::Serialize;
use serde_json::json;

use crate::{
    App, AppError, Result,
    ending::{NOTICE_PARAMETER, last_day},
};

/// So many rows are held at a time.
const BATCH: i64 = 500;
/// The age after which nobody is covered, unless the cycle is exempt.
const AGE_PARAMETER: &str = "age.limit";

/// What a run has done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Nightly {
    /// Covers that ended before their time.
    pub ended: usize,
    /// Covers whose last day is over.
    pub closed: usize,
    /// Ends that were announced.
    pub announced: usize,
}

impl Nightly {
    /// Was there anything to do?
    pub const fn is_idle(self) -> bool {
        self.ended + self.closed + self.announced == 0
    }
}

impl App {
    /// Does what today brings.
    pub fn nightly(&self) -> Result<Nightly> {
        let today = self.env().today();
        let mut done = Nightly::default();
        loop {
            let ended = self.end_due(today)?;
            done.ended += ended;
            if ended < usize::try_from(BATCH).unwrap_or(usize::MAX) {
                break;
            }
        }
        loop {
            let closed = self.close_over(today)?;
            done.closed += closed;
            if closed < usize::try_from(BATCH).unwrap_or(usize::MAX) {
                break;
            }
        }
        let until = today.saturating_add(i32::from(self.count_parameter(NOTICE_PARAMETER, today)?).days());
        loop {
            let announced = self.announce_endings(until)?;
            done.announced += announced;
            if announced < usize::try_from(BATCH).unwrap_or(usize::MAX) {
                break;
            }
        }
        let mut after = None;
        loop {
            let (announced, last) = self.announce_covers((today, until), after)?;
            done.announced += announced;
            match last {
                Some(last) => after = Some(last),
                None => break,
            }
        }
        Ok(done)
    }

    /// A batch of ends whose day has come: the cover is cut, its certificate revoked, the letter sent.
    fn end_due(&self, today: Date) -> Result<usize> {
        let system = Actor::SYSTEM;
        let due = |tx: &mut Tx<'_>| {
            Ok::<_, AppError>(tx.endings_due::<mark::End>(
                &system,
                &self.settings().fund.scheme,
                today,
                BATCH,
            )?)
        };
        if self.store().read(due)?.is_empty() {
            return Ok(0);
        }
        self.store()
            .write(|tx| {
                let found = due(tx)?;
                let count = found.len();
                let mut audited = None;
                for permit in found {
                    let (ending, granted) = permit.open();
                    let now = tx.env().now();
                    let (cover, cover_granted) = tx.cover_load::<mark::End>(&system, ending.cover)?.open();
                    let cut = cover.clone().end(ending.ends_on, ending.reason(), now)?;
                    if cut != cover {
                        let cut = tx.cover_end_save(&cover_granted, cut)?;
                        let said = json!({ "to": cut.period.to, "reason": ending.reason() });
                        let _ = tx.audit(&system, Act::End, &cut, said)?;
                        if let Some(certificate) =
                            tx.certificate_of_cover::<mark::Revoke>(&system, ending.cover)?
                        {
                            tx.certificate_revoke(&certificate)?;
                            let said = json!({ "ending": ending.id });
                            let _ = tx.audit(&system, Act::Revoke, &*certificate, said)?;
                        }
                    }
                    let next = tx.ending_save(&granted, ending.end(today, now)?)?;
                    self.mail_ending(tx, &next, "cover-ended")?;
                    audited = Some(tx.audit(&system, Act::End, &next, json!({ "to": next.status() }))?);
                }
                // None: another server was quicker.
                Ok((count, audited.ok_or(AppError::Stale)?))
            })
            .or_else(nothing_left)
    }

    /// A batch of covers whose last day is over.
    fn close_over(&self, today: Date) -> Result<usize> {
        let system = Actor::SYSTEM;
        let scheme = self.settings().fund.scheme.as_str();
        let over = |tx: &mut Tx<'_>| {
            let may = Licence::<Cover, mark::End>::ask(&system)?;
            Ok::<_, AppError>(tx.covers_to_close(&may, scheme, today, BATCH)?)
        };
        if self.store().read(over)?.is_empty() {
            return Ok(0);
        }
        self.store()
            .write(|tx| {
                let found = over(tx)?;
                let mut audited = None;
                for cover in &found {
                    let said = json!({ "to": cover.ends_on });
                    let key = cover.id.to_string();
                    audited =
                        Some(tx.audit_key(&system, Act::End, amoe_domain::ThingKind::Cover, &key, said)?);
                }
                let ids: Vec<CoverId> = found.iter().map(|cover| cover.id).collect();
                tx.covers_closed(&Licence::ask(&system)?, &ids)?;
                Ok((found.len(), audited.ok_or(AppError::Stale)?))
            })
            .or_else(nothing_left)
    }

    /// A batch of reported ends that come near.
    fn announce_endings(&self, until: Date) -> Result<usize> {
        let system = Actor::SYSTEM;
        let near = |tx: &mut Tx<'_>| {
            let scheme = &self.settings().fund.scheme;
            Ok::<_, AppError>(tx.endings_to_announce(&system, scheme, until, BATCH)?)
        };
        if self.store().read(near)?.is_empty() {
            return Ok(0);
        }
        self.store()
            .write(|tx| {
                let found = near(tx)?;
                let mut audited = None;
                for permit in &found {
                    let ending: &Ending = permit;
                    self.mail_ending(tx, ending, "ending-near")?;
                    tx.ending_announced(permit)?;
                    let said = json!({ "on": ending.ends_on });
                    audited = Some(tx.audit(&system, Act::Announce, ending, said)?);
                }
                Ok((found.len(), audited.ok_or(AppError::Stale)?))
            })
            .or_else(nothing_left)
    }

    /// A batch of covers whose end comes near; and where the next one begins.
    fn announce_covers(
        &self,
        days: (Date, Date),
        after: Option<(Date, CoverId)>,
    ) -> Result<(usize, Option<(Date, CoverId)>)> {
        let system = Actor::SYSTEM;
        let scheme = self.settings().fund.scheme.as_str();
        let near =
            |tx: &mut Tx<'_>| Ok::<_, AppError>(tx.covers_to_announce(&system, scheme, days, after, BATCH)?);
        if self.store().read(near)?.is_empty() {
            return Ok((0, None));
        }
        self.store().write(|tx| {
            let found = near(tx)?;
            let last = found.last().and_then(|it| Some((it.cover.period.to?, it.cover.id)));
            let ids: Vec<CoverId> = found.iter().map(|it| it.cover.id).collect();
            // What ends before its time has been told of that.
            let sooner = tx.covers_ending(&ids)?;
            let mut told = Vec::with_capacity(found.len());
            let mut audited = None;
            for it in found.iter().filter(|it| !sooner.contains(&it.cover.id)) {
                let by_mail = self.announce(tx, it)?;
                let said = json!({ "on": it.cover.period.to, "by_mail": by_mail });
                audited = Some(tx.audit(&system, Act::Announce, &*it.cover, said)?);
                told.push(it.cover.id);
            }
            tx.covers_announced(&Licence::ask(&system)?, &told)?;
            match audited {
                Some(audited) => Ok(((told.len(), last), audited)),
                // Nothing of this batch was to be told; the next begins after it all the same.
                None => {
                    let said = json!({ "announced": 0 });
                    let key = last.map(|(_, id)| id.to_string()).unwrap_or_default();
                    let kind = amoe_domain::ThingKind::Cover;
                    let audited = tx.audit_key(&system, Act::Announce, kind, &key, said)?;
                    Ok(((0, last), audited))
                }
            }
        })
    }

    /// Tells one student when her cover ends and what to do; false when she has no proved address.
    fn announce(&self, tx: &mut Tx<'_>, it: &EndingCover) -> Result<bool> {
        let (Some(ends_on), Some(_)) = (it.cover.period.to, proved(it)) else { return Ok(false) };
        let words = Self::words(it.lang);
        let (last, first) = (words.date(last_day(ends_on)), words.date(ends_on));
        let rules = self.rulebook();
        // The law itself changes on that day, and what follows is not at hand.
        let change = rules.schemes().iter().find(|scheme| scheme.start == ends_on && !scheme.complete);
        let text = change.map(|scheme| rules.cite(&scheme.look_up, it.lang)).unwrap_or_default();
        let (template, page) = if change.is_some() {
            ("cover-ends-scheme", "contact")
        } else if self.too_old_on(tx, it, ends_on)? {
            ("cover-ends-age", "who")
        } else {
            ("cover-ends", "apply")
        };
        let link = format!("{}/{}/{page}", self.settings().public_url, it.lang);
        let args = [
            ("last", last.as_str()),
            ("first", first.as_str()),
            ("link", link.as_str()),
            ("text", text.as_str()),
        ];
        // The same end is told once, even if the note of it were lost.
        let event = format!("{}:{ends_on}", it.cover.id);
        self.mail(tx, template, &event, &it.personal.email, it.lang, &args, None)?;
        Ok(true)
    }

    /// Will the student be too old to be covered on from then? Whose cycle is exempt is never.
    fn too_old_on(&self, tx: &mut Tx<'_>, it: &EndingCover, on: Date) -> Result<bool> {
        let limit = self.count_parameter(AGE_PARAMETER, on)?;
        if on.year() - it.personal.birth.year() <= limit {
            return Ok(false);
        }
        let enrolled = tx.enrolment_of(it.cover.institution, it.cover.year, &it.personal)?;
        let cycle = enrolled.as_ref().map(|(enrolment, _)| enrolment.cycle.as_str()).unwrap_or_default();
        match self.eligible(it.personal.birth, Some(cycle), Vec::new(), on) {
            Ok(answer) => Ok(answer.reasons.iter().any(|reason| reason.code == "A3")),
            // No law at hand says anything of that day.
            Err(AppError::Refused(_)) => Ok(false),
            Err(other) => Err(other),
        }
    }
}

const fn proved(it: &EndingCover) -> Option<Timestamp> {
    it.email_proved_at
}

/// Between looking and writing another server did the work.
fn nothing_left(error: AppError) -> Result<usize> {
    match error {
        AppError::Stale => Ok(0),
        other => Err(other),
    }
}
