//! The audit trail: appended in the unit of work that it tells of, chained by SHA-256, never changed.

use amoe_base::Timestamp;
use amoe_domain::{
    Act, Actor, Listing, Role, ThingKind,
    audit::{Entry, Trail},
    policy::Thing,
};
use diesel::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    Audited, StorageError, Store, Tx,
    convert::{from_json, instant, parse, parse_opt, to_json},
    schema::audit,
    tx::insert_rows,
};

#[derive(Queryable, Insertable)]
#[diesel(table_name = audit, treat_none_as_default_value = false)]
pub(crate) struct AuditRow {
    seq: i64,
    at: i64,
    role: String,
    user_id: Option<String>,
    institution_id: Option<String>,
    act: String,
    thing: String,
    thing_key: String,
    detail: String,
    hash: String,
}

impl AuditRow {
    /// The hash of this row after the one before. Fields are length-prefixed, so that no two rows spell the same text.
    fn chained(&self, previous: &str) -> String {
        let mut hasher = Sha256::new();
        let empty = String::new();
        let (seq, at) = (self.seq.to_string(), self.at.to_string());
        let fields = [
            previous,
            &seq,
            &at,
            &self.role,
            self.user_id.as_ref().unwrap_or(&empty),
            self.institution_id.as_ref().unwrap_or(&empty),
            &self.act,
            &self.thing,
            &self.thing_key,
            &self.detail,
        ];
        for field in fields {
            hasher.update(field.len().to_be_bytes());
            hasher.update(field.as_bytes());
        }
        data_encoding::HEXLOWER.encode(&hasher.finalize())
    }

    fn entry(self) -> Result<Entry, StorageError> {
        Ok(Entry {
            seq: self.seq,
            at: instant(self.at)?,
            role: parse(&self.role, "role")?,
            user: parse_opt(self.user_id.as_deref(), "user id")?,
            institution: parse_opt(self.institution_id.as_deref(), "institution id")?,
            act: parse(&self.act, "act")?,
            thing: parse(&self.thing, "thing")?,
            key: self.thing_key,
            detail: from_json(&self.detail, "audit detail")?,
            hash: self.hash,
        })
    }
}

/// The lines of an open transaction that are not written yet, and the end of the chain, which nobody else can move:
/// writers wait for each other.
pub(crate) struct Pending {
    end: Option<(i64, String)>,
    rows: Vec<AuditRow>,
}

impl Pending {
    pub(crate) const fn new() -> Self {
        Self { end: None, rows: Vec::new() }
    }
}

/// What to look for in the trail; empty fields do not narrow.
#[derive(Debug, Clone, Default)]
pub struct AuditQuery {
    /// About this kind of thing.
    pub thing: Option<ThingKind>,
    /// About this very thing.
    pub key: Option<String>,
    /// Done in this role.
    pub role: Option<Role>,
    /// This act.
    pub act: Option<Act>,
    /// Before this place in the chain, for the next page.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: i64,
}

impl Tx<'_> {
    /// Appends to the trail. `detail` holds states, counts and codes; nothing clinical, no identity number, no secret.
    pub fn audit<T: Thing>(
        &mut self,
        actor: &Actor,
        act: Act,
        thing: &T,
        detail: Value,
    ) -> Result<Audited, StorageError> {
        self.audit_key(actor, act, T::KIND, &thing.key(), detail)
    }

    /// The same for a thing that is known by its key alone.
    pub fn audit_key(
        &mut self,
        actor: &Actor,
        act: Act,
        thing: ThingKind,
        key: &str,
        detail: Value,
    ) -> Result<Audited, StorageError> {
        let (seq, previous) = if let Some(end) = self.trail.end.take() {
            end
        } else {
            let last = audit::table
                .order(audit::seq.desc())
                .select((audit::seq, audit::hash))
                .first::<(i64, String)>(self.db)
                .optional();
            self.seen(last)?.unwrap_or_default()
        };
        let mut row = AuditRow {
            seq: seq + 1,
            at: self.env.now().as_microsecond(),
            role: actor.role.to_string(),
            user_id: actor.user.map(|u| u.to_string()),
            institution_id: actor.institution.map(|i| i.to_string()),
            act: act.to_string(),
            thing: thing.to_string(),
            thing_key: key.to_owned(),
            detail: to_json(&detail, "audit detail")?,
            hash: String::new(),
        };
        row.hash = row.chained(&previous);
        self.trail.end = Some((row.seq, row.hash.clone()));
        self.trail.rows.push(row);
        Ok(Audited(()))
    }

    pub(crate) fn trail_flush(&mut self) -> Result<(), StorageError> {
        let rows = std::mem::take(&mut self.trail.rows);
        insert_rows!(self, audit::table, rows);
        Ok(())
    }

    /// The trail, newest first, for those who may read it.
    pub fn audit_entries(
        &mut self,
        _: &Listing<Trail>,
        query: &AuditQuery,
    ) -> Result<Vec<Entry>, StorageError> {
        self.trail_flush()?;
        let mut rows = audit::table.into_boxed().order(audit::seq.desc()).limit(query.limit);
        if let Some(thing) = query.thing {
            rows = rows.filter(audit::thing.eq(thing.as_str()));
        }
        if let Some(key) = &query.key {
            rows = rows.filter(audit::thing_key.eq(key));
        }
        if let Some(role) = query.role {
            rows = rows.filter(audit::role.eq(role.as_str()));
        }
        if let Some(act) = query.act {
            rows = rows.filter(audit::act.eq(act.as_str()));
        }
        if let Some(before) = query.before {
            rows = rows.filter(audit::seq.lt(before));
        }
        rows.load::<AuditRow>(self.db)?.into_iter().map(AuditRow::entry).collect()
    }

    /// The history of one thing that the actor was permitted to read, oldest first, reads left out: its timeline.
    pub fn history<T: Thing, A>(&mut self, of: &amoe_domain::Permit<T, A>) -> Result<Vec<Entry>, StorageError>
    where
        A: amoe_domain::act::Marker,
    {
        self.trail_flush()?;
        audit::table
            .filter(audit::thing.eq(T::KIND.as_str()))
            .filter(audit::thing_key.eq(of.key()))
            .filter(audit::act.ne_all([Act::Read.as_str(), Act::Download.as_str()]))
            .order(audit::seq.asc())
            .load::<AuditRow>(self.db)?
            .into_iter()
            .map(AuditRow::entry)
            .collect()
    }
}

/// What the walk along the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainReport {
    /// How many entries.
    pub entries: i64,
    /// Hash of the last one; note it elsewhere to be able to tell later that the end was not cut off.
    pub head: String,
    /// When the last one was written.
    pub last_at: Option<Timestamp>,
    /// The first place where the chain is broken.
    pub broken_at: Option<i64>,
    /// The head that was asked for was met on the way.
    pub head_found: bool,
}

/// Walks the whole chain in pages, looking out for a head that was noted earlier.
pub fn verify_chain(store: &Store, noted: Option<&str>) -> Result<ChainReport, StorageError> {
    let _may: Listing<Trail> = Listing::ask(&Actor::SYSTEM)?;
    store.read(|tx| {
        let mut report = ChainReport {
            entries: 0,
            head: String::new(),
            last_at: None,
            broken_at: None,
            head_found: false,
        };
        loop {
            let page: Vec<AuditRow> = audit::table
                .filter(audit::seq.gt(report.entries))
                .order(audit::seq.asc())
                .limit(5_000)
                .load(tx.db)?;
            if page.is_empty() {
                return Ok(report);
            }
            for row in page {
                if row.seq != report.entries + 1 || row.hash != row.chained(&report.head) {
                    report.broken_at = Some(report.entries + 1);
                    return Ok(report);
                }
                report.entries = row.seq;
                report.last_at = Some(instant(row.at)?);
                report.head_found |= noted == Some(row.hash.as_str());
                report.head = row.hash;
            }
        }
    })
}
