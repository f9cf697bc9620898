//! The audit trail, for auditors.

use amoe_app::AuditQuery;
use amoe_app::audit::AuditLine as AppLine;
use amoe_base::Timestamp;
use amoe_domain::{Act, Role, ThingKind, UserId};
use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ask::{Answer, Asked, Known},
    schema,
};

/// Which entries are shown.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AuditAsked {
    /// About this kind of thing.
    #[param(schema_with = schema::thing)]
    pub thing: Option<ThingKind>,
    /// About this very thing.
    pub key: Option<String>,
    /// Done in this role.
    #[param(schema_with = schema::role)]
    pub role: Option<Role>,
    /// This act.
    #[param(schema_with = schema::act)]
    pub act: Option<Act>,
    /// Before this place in the chain, for the next page.
    pub before: Option<i64>,
    /// At most so many: 1 to 1000, 100 when left out.
    #[param(minimum = 1, maximum = 1000)]
    pub limit: Option<u32>,
}

/// One entry of the trail.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEntry {
    /// Place in the chain, from 1 without gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// In which role.
    #[schema(schema_with = schema::role)]
    pub role: Role,
    /// With which account.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schema::id, required = false)]
    pub user: Option<UserId>,
    /// The name of the account; empty for visitors and the program.
    pub name: String,
    /// What was done.
    #[schema(schema_with = schema::act)]
    pub act: Act,
    /// To what kind of thing.
    #[schema(schema_with = schema::thing)]
    pub thing: ThingKind,
    /// To which one.
    pub key: String,
    /// States, counts and codes.
    #[schema(value_type = Object)]
    pub detail: serde_json::Value,
    /// SHA-256 over the hash before and this entry, hexadecimal.
    pub hash: String,
}

impl From<AppLine> for AuditEntry {
    fn from(it: AppLine) -> Self {
        let entry = it.entry;
        Self {
            seq: entry.seq,
            at: entry.at,
            role: entry.role,
            user: entry.user,
            name: it.name,
            act: entry.act,
            thing: entry.thing,
            key: entry.key,
            detail: entry.detail,
            hash: entry.hash,
        }
    }
}

/// The trail, newest first.
#[utoipa::path(get, path = "/audit", tag = "audit", params(AuditAsked),
    responses((status = 200, body = Vec<AuditEntry>)))]
pub async fn audit_list(ask: Known, Asked(q): Asked<AuditAsked>) -> Answer<Vec<AuditEntry>> {
    let query = AuditQuery {
        thing: q.thing,
        key: q.key,
        role: q.role,
        act: q.act,
        before: q.before,
        limit: q.limit.unwrap_or(100).clamp(1, 1000).into(),
    };
    let lines = ask.run(move |app, actor, _| app.audit_trail(actor, &query)).await?;
    Ok(Json(lines.into_iter().map(AuditEntry::from).collect()))
}

/// What a walk over the whole chain found.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditReport {
    /// Every entry fits the one before.
    pub whole: bool,
    /// How many entries.
    pub entries: i64,
    /// Hash of the last one; note it elsewhere to be able to tell later that the end was not cut off.
    pub head: String,
    /// When the last one was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_at: Option<Timestamp>,
    /// The first place where the chain is broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broken_at: Option<i64>,
}

/// Walks the whole chain.
#[utoipa::path(get, path = "/audit/verify", tag = "audit", responses((status = 200, body = AuditReport)))]
pub async fn audit_verify(ask: Known) -> Answer<AuditReport> {
    let it = ask.run(|app, actor, _| app.audit_verify(actor)).await?;
    Ok(Json(AuditReport {
        whole: it.broken_at.is_none(),
        entries: it.entries,
        head: it.head,
        last_at: it.last_at,
        broken_at: it.broken_at,
    }))
}
