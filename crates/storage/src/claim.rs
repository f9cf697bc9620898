//! Claims, and the history of acts that their decisions paid for.

use amoe_base::{Date, Money, Reference, Timestamp};
use amoe_domain::{
    Actor, ClaimId, Licence, Listing, Permit, StudentId, UserId,
    act::{Marker, mark},
    claim::{Claim, ClaimStatus, LineKind, REFERENCE},
    permit::Granted,
};
use amoe_rules::claim::HistoryEntry;
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{date, date_opt, from_json, instant, parse, parse_opt, to_json},
    schema::{claim, claim_act, proposal, student},
};

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = claim, treat_none_as_null = true)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) reference: String,
    scheme: String,
    pub(crate) student_id: String,
    sheet: String,
    status: String,
    taken_by: Option<String>,
    since: i64,
    arrived_on: Option<String>,
    pub(crate) claimed: i64,
    pub(crate) payable: Option<i64>,
    opened_at: i64,
    body: String,
    version: i32,
}

impl Row {
    fn of(c: &Claim, since: Timestamp) -> Result<Self, StorageError> {
        Ok(Self {
            id: c.id.to_string(),
            reference: c.reference.to_string(),
            scheme: c.scheme.clone(),
            student_id: c.student.to_string(),
            sheet: c.sheet.to_string(),
            status: c.status().to_string(),
            taken_by: c.state.officer().map(|u| u.to_string()),
            since: since.as_microsecond(),
            arrived_on: c.state.receipt().map(|r| r.on.to_string()),
            claimed: c.claimed().centimes(),
            payable: c.state.decided().map(|d| d.payable.centimes()),
            opened_at: c.opened_at.as_microsecond(),
            body: to_json(c, "claim")?,
            version: c.version,
        })
    }

    pub(crate) fn claim(self) -> Result<Claim, StorageError> {
        let mut claim: Claim = from_json(&self.body, "claim")?;
        claim.version = self.version;
        Ok(claim)
    }
}

/// A row of a list as the query gives it, in two halves: tuples are limited in length.
type Listed = (
    (String, String, String, String, String, Option<String>, i64),
    (Option<String>, i64, Option<i64>, i64),
    Option<(String, i64)>,
);

/// A claim as work lists show it.
#[derive(Debug, Clone)]
pub struct ClaimRow {
    /// Id.
    pub id: ClaimId,
    /// Reference.
    pub reference: Reference,
    /// Whose.
    pub student: StudentId,
    /// `Ouhaddou, Salma`.
    pub name: String,
    /// Where it stands.
    pub status: ClaimStatus,
    /// In whose hands.
    pub taken_by: Option<UserId>,
    /// Since when it stands there.
    pub since: Timestamp,
    /// The day it arrived.
    pub arrived_on: Option<Date>,
    /// What was paid for everything on it.
    pub claimed: Money,
    /// What is paid, once decided.
    pub payable: Option<Money>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// What the rules proposed for it as it stands, when that was asked ahead.
    pub proposed: Option<Proposed>,
}

/// The short of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// What becomes of the claim.
    pub outcome: amoe_rules::claim::Outcome,
    /// What is paid.
    pub payable: Money,
}

/// Which claims a list shows.
#[derive(Debug, Clone, Default)]
pub struct ClaimFilter {
    /// In one of these states; empty for all.
    pub statuses: Vec<ClaimStatus>,
    /// In this officer's hands.
    pub taken_by: Option<UserId>,
    /// Whose name or reference begins so.
    pub search: Option<String>,
    /// Newest first instead of oldest first.
    pub newest_first: bool,
    /// Those whose state changed last first: what the mailroom has just received, what was just decided.
    pub latest_first: bool,
    /// After so many.
    pub offset: i64,
    /// At most so many.
    pub limit: i64,
}

impl Tx<'_> {
    /// Adds a claim.
    pub fn claim_insert(
        &mut self,
        _: &Licence<Claim, mark::Create>,
        new: &Claim,
    ) -> Result<(), StorageError> {
        let row = Row::of(new, self.env.now())?;
        let done = diesel::insert_into(claim::table).values(&row).execute(self.db);
        self.seen(done).map(drop)
    }

    /// One claim, for a purpose.
    pub fn claim_load<A: Marker>(
        &mut self,
        actor: &Actor,
        id: ClaimId,
    ) -> Result<Permit<Claim, A>, StorageError> {
        let found = claim::table.find(id.to_string()).first::<Row>(self.db)?.claim()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// The claim with this reference, for a purpose.
    pub fn claim_by_reference<A: Marker>(
        &mut self,
        actor: &Actor,
        reference: &Reference,
    ) -> Result<Permit<Claim, A>, StorageError> {
        let found =
            claim::table.filter(claim::reference.eq(reference.as_str())).first::<Row>(self.db)?.claim()?;
        Ok(Permit::ask(actor, found)?)
    }

    /// Stores what became of it, unless somebody was quicker. A change of state starts its clock anew.
    pub fn claim_save<A: Marker>(
        &mut self,
        _: &Granted<Claim, A>,
        mut next: Claim,
    ) -> Result<Claim, StorageError> {
        let was = next.version;
        let (status, since): (String, i64) =
            claim::table.find(next.id.to_string()).select((claim::status, claim::since)).first(self.db)?;
        next.version += 1;
        let since = if status == next.status().as_str() { instant(since)? } else { self.env.now() };
        let row = Row::of(&next, since)?;
        let changed = diesel::update(claim::table.find(&row.id).filter(claim::version.eq(was)))
            .set(&row)
            .execute(self.db);
        if self.seen(changed)? == 1 { Ok(next) } else { Err(StorageError::Stale) }
    }

    /// A list of claims, and how many there are in all.
    pub fn claims(
        &mut self,
        may: &Listing<Claim>,
        filter: &ClaimFilter,
    ) -> Result<(Vec<ClaimRow>, i64), StorageError> {
        let statuses: Vec<&str> = filter.statuses.iter().map(|s| s.as_str()).collect();
        let filtered = || {
            let mut rows = claim::table
                .inner_join(student::table.on(student::id.eq(claim::student_id)))
                .left_join(
                    proposal::table
                        .on(proposal::claim_id.eq(claim::id).and(proposal::claim_version.eq(claim::version))),
                )
                .into_boxed();
            if let Some(student) = may.student {
                rows = rows.filter(claim::student_id.eq(student.to_string()));
            }
            if may.sent {
                rows = rows.filter(claim::status.ne_all(ClaimStatus::UNSENT.map(ClaimStatus::as_str)));
            }
            if let Some(officer) = may.taken_by.or(filter.taken_by) {
                rows = rows.filter(claim::taken_by.eq(officer.to_string()));
            }
            if !statuses.is_empty() {
                rows = rows.filter(claim::status.eq_any(statuses.clone()));
            }
            if let Some(search) = filter.search.as_deref().filter(|s| !s.is_empty()) {
                let begins = format!("{}%", search.replace(['%', '_'], ""));
                rows = rows.filter(
                    student::listed_name
                        .like(begins.clone())
                        .or(student::identity_number.like(begins.to_uppercase()))
                        .or(claim::reference.like(begins.to_uppercase())),
                );
            }
            rows
        };
        let total = filtered().count().get_result(self.db)?;
        let ordered = if filter.latest_first {
            filtered().order((claim::since.desc(), claim::id.desc()))
        } else if filter.newest_first {
            filtered().order((claim::opened_at.desc(), claim::id.desc()))
        } else {
            filtered().order((claim::arrived_on.asc(), claim::id.asc()))
        };
        let rows: Vec<Listed> = ordered
            .offset(filter.offset)
            .limit(filter.limit)
            .select((
                (
                    claim::id,
                    claim::reference,
                    claim::student_id,
                    student::listed_name,
                    claim::status,
                    claim::taken_by,
                    claim::since,
                ),
                (claim::arrived_on, claim::claimed, claim::payable, claim::opened_at),
                (proposal::outcome, proposal::payable).nullable(),
            ))
            .load(self.db)?;
        let rows = rows.into_iter().map(
            |(
                (id, reference, student, name, status, taken_by, since),
                (arrived, claimed, payable, opened),
                proposed,
            )| {
                let proposed = proposed.map(|(outcome, payable)| {
                    let outcome = parse(&outcome, "outcome")?;
                    Ok::<_, StorageError>(Proposed { outcome, payable: Money::from_centimes(payable) })
                });
                Ok(ClaimRow {
                    id: parse(&id, "claim id")?,
                    reference: Reference::parse(REFERENCE, &reference)
                        .ok_or(StorageError::Corrupt { what: "reference" })?,
                    student: parse(&student, "student id")?,
                    name,
                    status: parse(&status, "claim status")?,
                    taken_by: parse_opt(taken_by.as_deref(), "user id")?,
                    since: instant(since)?,
                    arrived_on: date_opt(arrived.as_deref())?,
                    claimed: Money::from_centimes(claimed),
                    payable: payable.map(Money::from_centimes),
                    opened_at: instant(opened)?,
                    proposed: proposed.transpose()?,
                })
            },
        );
        Ok((rows.collect::<Result<_, StorageError>>()?, total))
    }

    /// The acts and lump sums of a student that earlier decisions paid for, other than of this claim.
    pub fn claim_history(
        &mut self,
        student: StudentId,
        except: ClaimId,
    ) -> Result<Vec<HistoryEntry>, StorageError> {
        let rows: Vec<(String, String, Option<String>)> = claim_act::table
            .filter(
                claim_act::student_id.eq(student.to_string()).and(claim_act::claim_id.ne(except.to_string())),
            )
            .order((claim_act::done_on.asc(), claim_act::claim_id.asc(), claim_act::line.asc()))
            .select((claim_act::act_key, claim_act::done_on, claim_act::inpe))
            .load(self.db)?;
        rows.into_iter().map(|(key, on, inpe)| Ok(HistoryEntry { key, on: date(&on)?, inpe })).collect()
    }

    /// Writes down what a decision paid for.
    pub fn claim_history_put<A: Marker>(
        &mut self,
        _: &Granted<Claim, A>,
        decided: &Claim,
    ) -> Result<(), StorageError> {
        diesel::delete(claim_act::table.filter(claim_act::claim_id.eq(decided.id.to_string())))
            .execute(self.db)?;
        let Some(decision) = decided.state.decided() else { return Ok(()) };
        for (i, line) in decided.lines.iter().enumerate() {
            let (key, inpe) = match &line.kind {
                LineKind::Act { key, inpe, .. } | LineKind::LumpSum { key, inpe } => (key, inpe),
                LineKind::Medicine { .. } => continue,
            };
            if decision.line_payable(i) <= Money::ZERO {
                continue;
            }
            diesel::insert_into(claim_act::table)
                .values((
                    claim_act::claim_id.eq(decided.id.to_string()),
                    claim_act::line.eq(i32::try_from(i).map_err(|_| StorageError::Corrupt { what: "line" })?),
                    claim_act::student_id.eq(decided.student.to_string()),
                    claim_act::act_key.eq(key),
                    claim_act::done_on.eq(line.on.to_string()),
                    claim_act::inpe.eq(inpe.as_deref()),
                ))
                .execute(self.db)?;
        }
        Ok(())
    }
}
