//! Claims in bulk for the rules: read in batches with all that the rules need, in a handful of queries however many
//! claims; and what the rules propose for those that wait, kept beside the claim for work lists. Whoever decides has the
//! rules asked again: covers and earlier claims may have changed since. Decided claims in bulk, for those who check them.

use std::collections::HashMap;

use amoe_base::{BirthDate, Money, Period};
use amoe_domain::{
    Actor, ClaimId, InstitutionId, Permit,
    act::mark,
    claim::{Claim, ClaimStatus},
    permit::Granted,
};
use amoe_rules::{
    claim::{Decision, HistoryEntry, Member},
    kept::Kept,
};
use diesel::{prelude::*, upsert::excluded};

use crate::{
    StorageError, Tx,
    claim::Row as ClaimRow,
    convert::{date, date_opt, parse, to_json},
    schema::{claim, claim_act, cover, proposal, student},
    tx::{ROWS, insert_rows},
};

#[derive(Insertable)]
#[diesel(table_name = proposal, treat_none_as_default_value = false)]
struct Row {
    claim_id: String,
    claim_version: i32,
    rulebook: String,
    outcome: String,
    payable: i64,
    decision: String,
    proposed_at: i64,
}

/// A waiting claim with what the rules need to know besides.
#[derive(Debug)]
pub struct Waiting {
    /// The claim.
    pub claim: Permit<Claim, mark::Propose>,
    /// Its student.
    pub member: Member,
    /// What was paid for earlier.
    pub history: Vec<HistoryEntry>,
}

/// A claim that its student has sent, still as it is kept: reading it is left to whoever has a core to spare.
pub struct Sent {
    row: ClaimRow,
    /// Its student.
    pub member: Member,
    /// What was paid for in other claims.
    pub history: Vec<HistoryEntry>,
    /// Where the student is enrolled.
    pub institution: Option<InstitutionId>,
}

impl Sent {
    /// Its id, for the next batch.
    pub fn id(&self) -> Result<ClaimId, StorageError> {
        parse(&self.row.id, "claim id")
    }

    /// Reads it, for somebody who may see it.
    pub fn claim(
        self,
        actor: &Actor,
    ) -> Result<(Permit<Claim, mark::Read>, Member, Vec<HistoryEntry>), StorageError> {
        Ok((Permit::ask(actor, self.row.claim()?)?, self.member, self.history))
    }
}

/// A decided claim, still as it is kept.
pub struct OldDecision {
    row: ClaimRow,
}

impl OldDecision {
    /// The claim's id as the row has it, for the next batch and for whoever is told about it.
    pub fn id(&self) -> &str {
        &self.row.id
    }

    /// Its reference as the row has it.
    pub fn reference(&self) -> &str {
        &self.row.reference
    }

    /// What was claimed and what is paid, as lists and payments see it.
    pub fn sums(&self) -> (Money, Option<Money>) {
        (Money::from_centimes(self.row.claimed), self.row.payable.map(Money::from_centimes))
    }

    /// Reads it, for somebody who may see it.
    pub fn claim(self, actor: &Actor) -> Result<Permit<Claim, mark::Read>, StorageError> {
        Ok(Permit::ask(actor, self.row.claim()?)?)
    }
}

/// By student: what the rules need to know, and where she is enrolled.
type Members = HashMap<String, (Member, Option<InstitutionId>)>;
/// By student: what was paid for, with the claim that paid it.
type Histories = HashMap<String, Vec<(String, HistoryEntry)>>;

fn of(
    row: &ClaimRow,
    members: &Members,
    histories: &Histories,
) -> Result<(Member, Vec<HistoryEntry>, Option<InstitutionId>), StorageError> {
    let (member, institution) =
        members.get(&row.student_id).cloned().ok_or(StorageError::Corrupt { what: "a claim's student" })?;
    let others = |all: &Vec<(String, HistoryEntry)>| {
        all.iter().filter(|(claim, _)| *claim != row.id).map(|(_, entry)| entry.clone()).collect()
    };
    let history = histories.get(&row.student_id).map(others).unwrap_or_default();
    Ok((member, history, institution))
}

impl Tx<'_> {
    /// The next received claims, by id, that have no proposal of this rulebook for their present version.
    pub fn claims_waiting(
        &mut self,
        actor: &Actor,
        versions: &[&str],
        after: Option<ClaimId>,
        limit: i64,
    ) -> Result<Vec<Waiting>, StorageError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let rows: Vec<ClaimRow> = claim::table
            .left_join(proposal::table.on(proposal::claim_id.eq(claim::id)))
            // Written out, because the partial index serves only a status that the planner can see.
            .filter(diesel::dsl::sql::<diesel::sql_types::Bool>("claim.status = 'received'"))
            .filter(claim::id.gt(after))
            .filter(
                proposal::claim_id
                    .is_null()
                    .or(proposal::claim_version.ne(claim::version))
                    .or(proposal::rulebook.ne_all(versions)),
            )
            .order(claim::id)
            .limit(limit)
            .select(claim::all_columns)
            .load(self.db)?;
        let (members, histories) = self.around(&rows)?;
        rows.into_iter()
            .map(|row| {
                let (member, history, _) = of(&row, &members, &histories)?;
                Ok(Waiting { claim: Permit::ask(actor, row.claim()?)?, member, history })
            })
            .collect()
    }

    /// The next claims, by id, that their students have sent, whatever became of them; for calculations over all.
    pub fn claims_sent(&mut self, after: Option<ClaimId>, limit: i64) -> Result<Vec<Sent>, StorageError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let rows: Vec<ClaimRow> = claim::table
            .filter(claim::id.gt(after))
            .filter(claim::arrived_on.is_not_null())
            .order(claim::id)
            .limit(limit)
            .load(self.db)?;
        let (members, histories) = self.around(&rows)?;
        rows.into_iter()
            .map(|row| {
                let (member, history, institution) = of(&row, &members, &histories)?;
                Ok(Sent { row, member, history, institution })
            })
            .collect()
    }

    /// The next decided claims, by id, each as it is kept.
    pub fn claims_decided(&mut self, after: &str, limit: i64) -> Result<Vec<OldDecision>, StorageError> {
        let rows: Vec<ClaimRow> = claim::table
            .filter(claim::id.gt(after))
            .filter(claim::status.eq_any(ClaimStatus::DECIDED.map(ClaimStatus::as_str)))
            .order(claim::id)
            .limit(limit)
            .load(self.db)?;
        Ok(rows.into_iter().map(|row| OldDecision { row }).collect())
    }

    /// What the rules need to know besides these claims.
    fn around(&mut self, rows: &[ClaimRow]) -> Result<(Members, Histories), StorageError> {
        let mut students: Vec<String> = rows.iter().map(|row| row.student_id.clone()).collect();
        students.sort_unstable();
        students.dedup();
        Ok((self.members(&students)?, self.histories(&students)?))
    }

    fn members(&mut self, students: &[String]) -> Result<Members, StorageError> {
        let mut members = HashMap::with_capacity(students.len());
        for ids in students.chunks(ROWS) {
            let births: Vec<(String, String)> = student::table
                .filter(student::id.eq_any(ids))
                .select((student::id, student::birth))
                .load(self.db)?;
            for (id, birth) in births {
                let birth_date: BirthDate = parse(&birth, "birth date")?;
                let member = Member { birth_date, covers: Vec::new(), exemptions: Vec::new() };
                members.insert(id, (member, None));
            }
            let covers: Vec<(String, String, Option<String>, String)> = cover::table
                .filter(cover::student_id.eq_any(ids))
                .order(cover::starts_on.desc())
                .select((cover::student_id, cover::starts_on, cover::ends_on, cover::institution_id))
                .load(self.db)?;
            for (id, from, to, institution) in covers {
                if let Some((member, at)) = members.get_mut(&id) {
                    member.covers.push(Period { from: date(&from)?, to: date_opt(to.as_deref())? });
                    // The latest comes first.
                    if at.is_none() {
                        *at = Some(parse(&institution, "institution id")?);
                    }
                }
            }
        }
        Ok(members)
    }

    /// What was paid for earlier, with the claim that it was paid by.
    fn histories(&mut self, students: &[String]) -> Result<Histories, StorageError> {
        let mut histories = Histories::new();
        for ids in students.chunks(ROWS) {
            let rows: Vec<(String, String, String, String, Option<String>)> = claim_act::table
                .filter(claim_act::student_id.eq_any(ids))
                .order((claim_act::done_on.asc(), claim_act::claim_id.asc(), claim_act::line.asc()))
                .select((
                    claim_act::student_id,
                    claim_act::claim_id,
                    claim_act::act_key,
                    claim_act::done_on,
                    claim_act::inpe,
                ))
                .load(self.db)?;
            for (student, claim, key, on, inpe) in rows {
                let entry = HistoryEntry { key, on: date(&on)?, inpe };
                histories.entry(student).or_default().push((claim, entry));
            }
        }
        Ok(histories)
    }

    /// Keeps proposals, each for the version of its claim. A claim that has moved on meanwhile is left out: false.
    pub fn proposals_put(
        &mut self,
        proposed: &[(Granted<Claim, mark::Propose>, Claim, Decision)],
    ) -> Result<Vec<bool>, StorageError> {
        let ids: Vec<String> = proposed.iter().map(|(_, claim, _)| claim.id.to_string()).collect();
        let mut versions: HashMap<String, i32> = HashMap::with_capacity(ids.len());
        for ids in ids.chunks(ROWS) {
            let now: Vec<(String, i32)> = claim::table
                .filter(claim::id.eq_any(ids).and(claim::status.eq(ClaimStatus::Received.as_str())))
                .select((claim::id, claim::version))
                .load(self.db)?;
            versions.extend(now);
        }
        let proposed_at = self.env.now().as_microsecond();
        let (mut rows, mut kept) = (Vec::with_capacity(ids.len()), Vec::with_capacity(ids.len()));
        for ((_, claim, decision), claim_id) in proposed.iter().zip(ids) {
            let stands = versions.get(&claim_id) == Some(&claim.version);
            kept.push(stands);
            if stands {
                rows.push(Row {
                    claim_id,
                    claim_version: claim.version,
                    rulebook: decision.rulebook.clone(),
                    outcome: decision.outcome.to_string(),
                    payable: decision.payable.centimes(),
                    decision: to_json(&Kept(decision), "proposal")?,
                    proposed_at,
                });
            }
        }
        insert_rows!(
            self,
            proposal::table,
            rows,
            on_conflict(proposal::claim_id),
            do_update(),
            set((
                proposal::claim_version.eq(excluded(proposal::claim_version)),
                proposal::rulebook.eq(excluded(proposal::rulebook)),
                proposal::outcome.eq(excluded(proposal::outcome)),
                proposal::payable.eq(excluded(proposal::payable)),
                proposal::decision.eq(excluded(proposal::decision)),
                proposal::proposed_at.eq(excluded(proposal::proposed_at)),
            ))
        );
        Ok(kept)
    }
}
