//! The trail: who did what to which thing, newest first, and whether the chain holds.

use std::collections::HashMap;

use amoe_app::audit::AuditLine;
use amoe_app::{AuditQuery, ChainReport};
use amoe_base::{Date, Lang, Money};
use amoe_domain::{Act, Role, ThingKind};
use amoe_texts::{Words, isolate};
use askama::Template;
use axum::{
    Router,
    extract::{Query, State},
    response::Response,
    routing::get,
};

use serde_json::Value;

use super::{
    show::{Asked, address, asked},
    space::Space,
};
use crate::{
    ErrorPage, Form, Member, Page, Typed, Web, html,
    parts::{Choice, Note, Tone},
};

/// So many entries stand on one page.
const ENTRIES: i64 = 100;

pub(super) fn routes() -> Router<Web> {
    Router::new().route("/{lang}/fund/audit", get(trail))
}

/// An entry in words.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) seq: i64,
    pub(super) at: amoe_base::Timestamp,
    pub(super) role: String,
    pub(super) name: String,
    pub(super) act: String,
    pub(super) thing: String,
    pub(super) key: String,
    /// The page of the thing, when the auditor has one.
    pub(super) path: Option<String>,
    pub(super) detail: String,
}

impl Row {
    pub(super) fn of(words: Words, line: &AuditLine) -> Self {
        let entry = &line.entry;
        let path = match entry.thing {
            ThingKind::Claim => Some(format!("fund/claims/{}", entry.key)),
            ThingKind::Application => Some(format!("fund/applications/{}", entry.key)),
            ThingKind::Batch => Some(format!("fund/payments/{}", entry.key)),
            _ => None,
        };
        Self {
            seq: entry.seq,
            at: entry.at,
            role: words.named("role", entry.role.as_str()).into_owned(),
            name: line.name.clone(),
            act: words.named("act", entry.act.as_str()).into_owned(),
            thing: words.named("thing", entry.thing.as_str()).into_owned(),
            key: entry.key.clone(),
            path: path.filter(|_| !entry.key.is_empty()),
            detail: detail(words, entry.thing, &entry.detail),
        }
    }
}

/// `Nouvel état : décidé · Remboursé : 208,03 DH`. A name or code that has no words yet stands as it is kept.
fn detail(words: Words, thing: ThingKind, value: &Value) -> String {
    let Some(fields) = value.as_object() else { return value.to_string() };
    let said = fields.iter().filter(|(_, v)| !v.is_null()).map(|(name, value)| {
        // A period has its end under the same name as a step its state.
        let is_day = name == "to" && value.as_str().is_some_and(|v| v.parse::<Date>().is_ok());
        let name = if is_day { "until" } else { name };
        let label = words.find(&format!("detail-{name}")).unwrap_or(name);
        let told = isolate(words.lang(), &told_value(words, thing, name, value)).into_owned();
        words.with("detail", &[("name", label.into()), ("value", told.into())])
    });
    said.collect::<Vec<_>>().join(" · ")
}

fn told_value(words: Words, thing: ThingKind, name: &str, value: &Value) -> String {
    let text = match value {
        Value::Bool(yes) => return words.t(if *yes { "yes" } else { "no" }).to_owned(),
        Value::Number(number) => {
            return number.as_i64().map_or_else(|| number.to_string(), |n| words.number(n));
        }
        Value::Array(all) => {
            let told: Vec<String> = all.iter().map(|one| told_value(words, thing, name, one)).collect();
            return words.list(&told);
        }
        Value::String(text) => text,
        other => return other.to_string(),
    };
    let family = match (name, thing) {
        ("to", ThingKind::Claim) => "status-claim",
        ("to", ThingKind::Application) => "status-application",
        ("to", ThingKind::Batch) => "status-batch",
        ("to", ThingKind::EnrolmentList) => "status-list",
        ("to", ThingKind::Ending) => "status-ending",
        ("reason", ThingKind::Cover) => "ending-reason",
        ("studies", _) => "studies-kind",
        ("outcome", _) => "outcome",
        ("role", _) => "role",
        ("payable" | "total", _) => {
            return text.parse::<Money>().map_or_else(|_| text.clone(), |money| words.money(money));
        }
        ("lang", _) => {
            return text.parse::<Lang>().map_or_else(|_| text.clone(), |lang| lang.own_name().to_owned());
        }
        _ => "",
    };
    let known = if family.is_empty() {
        words.find(&format!("detail-{name}-{}", text.replace(' ', "-")))
    } else {
        words.find(&format!("{family}-{text}"))
    };
    match (known, text.parse::<Date>()) {
        (Some(known), _) => known.to_owned(),
        (None, Ok(day)) => words.date(day),
        (None, Err(_)) => text.clone(),
    }
}

/// The page of the trail.
#[derive(Template)]
#[template(path = "desk/audit.html")]
pub(super) struct TrailPage {
    pub(super) page: Page,
    pub(super) form: Form,
    pub(super) rows: Vec<Row>,
    pub(super) things: Vec<Choice>,
    pub(super) roles: Vec<Choice>,
    pub(super) acts: Vec<Choice>,
    pub(super) chain: Option<Note>,
    pub(super) head: String,
    /// The page with older entries, and the one that checks the chain.
    pub(super) older: Option<String>,
    pub(super) check: String,
}

impl TrailPage {
    pub(super) fn new(
        page: Page,
        lines: &[AuditLine],
        query: &HashMap<String, String>,
        chain: Option<ChainReport>,
    ) -> Self {
        let words = page.words;
        let names = ["thing", "key", "role", "act"];
        let typed: Typed = names.iter().map(|name| (*name, asked(query, name))).collect();
        let form = Form::sent(typed, words);
        let kept: Vec<(&str, &str)> = names.iter().map(|name| (*name, form.value(name))).collect();
        let rows: Vec<Row> = lines.iter().map(|line| Row::of(words, line)).collect();
        let full = i64::try_from(rows.len()).is_ok_and(|n| n == ENTRIES);
        let older = rows.last().filter(|row| full && row.seq > 1).map(|row| {
            let before = row.seq.to_string();
            address("fund/audit", &[&kept[..], &[("before", before.as_str())]].concat())
        });
        let check = address("fund/audit", &[&kept[..], &[("check", "chain")]].concat());
        let family = |family: &'static str, names: &[&str]| -> Vec<Choice> {
            names.iter().map(|name| Choice::new(*name, words.named(family, name))).collect()
        };
        Self {
            things: family("thing", &ThingKind::ALL.iter().map(|t| t.as_str()).collect::<Vec<_>>()),
            roles: family("role", &Role::ALL.iter().map(|r| r.as_str()).collect::<Vec<_>>()),
            acts: family("act", &Act::ALL.iter().map(|a| a.as_str()).collect::<Vec<_>>()),
            head: chain.as_ref().map(|report| report.head.clone()).unwrap_or_default(),
            chain: chain.map(|report| told(&page, &report)),
            rows,
            older,
            check,
            form,
            page: page.titled(words.t("desk-audit-title")),
        }
    }
}

fn told(page: &Page, report: &ChainReport) -> Note {
    let words = page.words;
    match report.broken_at {
        Some(at) => {
            let fact = words.with("desk-chain-broken", &[("at", words.number(at).into())]);
            Note::new(Tone::Bad, fact, words.t("desk-chain-broken-next"))
        }
        None => {
            let fact = words.with("desk-chain-holds", &[("count", report.entries.into())]);
            Note::good(fact, words.t("desk-chain-holds-next"))
        }
    }
}

async fn trail(
    State(web): State<Web>,
    page: Page,
    member: Member,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    let page = Space::Audit.enter(&web, page, &member).await?;
    let find = AuditQuery {
        thing: asked(&query, "thing").parse().ok(),
        key: Some(asked(&query, "key")).filter(|key| !key.is_empty()),
        role: asked(&query, "role").parse().ok(),
        act: asked(&query, "act").parse().ok(),
        before: asked(&query, "before").parse().ok(),
        limit: ENTRIES,
    };
    let check = asked(&query, "check") == "chain";
    let (lines, chain) = web
        .run(move |app| {
            let chain = if check { Some(app.audit_verify(&member.actor)?) } else { None };
            Ok((app.audit_trail(&member.actor, &find)?, chain))
        })
        .await?;
    Ok(html(&TrailPage::new(page, &lines, &query, chain)))
}

#[cfg(test)]
mod tests {
    use amoe_texts::Texts;
    use serde_json::json;

    use super::*;

    #[test]
    fn codes_are_told_in_the_words_of_the_auditor() {
        let told = |lang, thing, value: Value| {
            amoe_texts::without_isolates(&detail(Texts::builtin().in_lang(lang), thing, &value))
                .replace(['\u{202f}', '\u{a0}'], " ")
        };
        let decided = json!({
            "to": "decided", "outcome": "partly_accepted", "payable": "208.03", "round": 2, "postmark": null,
        });
        let french = told(Lang::Fr, ThingKind::Claim, decided);
        for part in ["Accepté en partie", "208,03 DH", "Nouvel état"] {
            assert!(french.contains(part), "{french}");
        }
        assert!(!french.contains("decided") && !french.contains("null"), "{french}");
        let cover = told(Lang::En, ThingKind::Cover, json!({ "from": "2026-09-15", "to": "2027-09-01" }));
        assert_eq!(cover, "From: 15 September 2026 · Until: 1 September 2027");
        let what = told(Lang::Fr, ThingKind::Claim, json!({ "what": "line priced", "lang": "ar" }));
        assert_eq!(what, "Objet : tarif d’une ligne · Langue : العربية");
        // What nobody has named yet is shown as it is kept.
        assert_eq!(told(Lang::En, ThingKind::User, json!({ "new": "code_x" })), "new: code_x");
    }
}
