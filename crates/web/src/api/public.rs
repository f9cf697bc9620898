//! What anyone may look up: institutions, acts, medicines, reasons.

use amoe_base::{Lang, Money, Rate};
use amoe_rules::{Medicine as ListedMedicine, ReasonEntry, ReasonKind};
use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ask::{Answer, Ask, Body},
    schema,
    view::{Institution, ThreeLanguages},
};

/// The institutions whose students can apply.
#[utoipa::path(get, path = "/institutions", tag = "lookups", security(()),
    responses((status = 200, body = Vec<Institution>)))]
pub async fn institution_list(ask: Ask) -> Answer<Vec<Institution>> {
    let found = ask.run(|app, actor, _| app.institutions(actor)).await?;
    Ok(Json(found.iter().map(Institution::from).collect()))
}

/// A kind of act.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActKey {
    /// Key letter, case-sensitive.
    #[schema(example = "Cs")]
    pub key: String,
    /// What it stands for.
    pub name: ThreeLanguages,
    /// It has a coefficient other than 1.
    pub has_coefficient: bool,
    /// It belongs on the dental sheet, and only there.
    pub dental: bool,
}

/// The acts by key letter.
#[utoipa::path(get, path = "/acts", tag = "lookups", security(()),
    responses((status = 200, body = Vec<ActKey>)))]
pub async fn act_list(ask: Ask) -> Answer<Vec<ActKey>> {
    let acts = ask.app().rulebook().acts().iter().map(|act| ActKey {
        key: act.key.clone(),
        name: (&act.name).into(),
        has_coefficient: act.has_coefficient,
        dental: act.is_dental(),
    });
    Ok(Json(acts.collect()))
}

/// What is looked for in the list of medicines. A body, for what somebody takes does not belong in an address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "q": "doliprane", "limit": 5 }))]
pub struct MedicinesSearched {
    /// The beginning of a name, an ingredient, or an article number.
    pub q: String,
    /// At most so many: 1 to 50, 20 when left out.
    #[schema(minimum = 1, maximum = 50)]
    pub limit: Option<u16>,
}

/// A pack of the fund's list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Medicine {
    /// Article number.
    #[schema(example = "6118000041252")]
    pub code: String,
    /// Name.
    pub name: String,
    /// Ingredient.
    pub ingredient: String,
    /// Dosage.
    pub dosage: String,
    /// Form.
    pub form: String,
    /// Pack.
    pub pack: String,
    /// Price to the public.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schema::money, required = false)]
    pub public_price: Option<Money>,
    /// What the rate applies to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schema::money, required = false)]
    pub base_price: Option<Money>,
    /// It is a generic.
    pub generic: bool,
    /// The share that is reimbursed.
    #[schema(value_type = String, example = "0.70")]
    pub rate: Rate,
}

impl From<&ListedMedicine> for Medicine {
    fn from(it: &ListedMedicine) -> Self {
        Self {
            code: it.code.clone(),
            name: it.name.clone(),
            ingredient: it.ingredient.clone(),
            dosage: it.dosage.clone(),
            form: it.form.clone(),
            pack: it.pack.clone(),
            public_price: it.public_price,
            base_price: it.base_price,
            generic: it.generic,
            rate: it.rate,
        }
    }
}

/// Finds packs in the fund's list as one types.
#[utoipa::path(post, path = "/medicines/search", tag = "lookups", security(()), request_body = MedicinesSearched,
    responses((status = 200, body = Vec<Medicine>)))]
pub async fn medicine_search(ask: Ask, Body(q): Body<MedicinesSearched>) -> Answer<Vec<Medicine>> {
    let limit = usize::from(q.limit.unwrap_or(20).clamp(1, 50));
    let found = ask.app().rulebook().search_medicines(&q.q, limit);
    Ok(Json(found.into_iter().map(Medicine::from).collect()))
}

/// A reason of the catalogue.
#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueReason {
    /// Code.
    #[schema(example = "R01")]
    pub code: String,
    /// What an officer may do with it: `return` a claim, `reject` a claim or an application, refuse a `line`, `hold` a
    /// decision, `price` a line.
    #[schema(value_type = Vec<String>)]
    pub kinds: Vec<ReasonKind>,
    /// What is wrong.
    pub text: String,
    /// What the student can do about it; may be empty.
    pub remedy: String,
    /// The text of law or convention that it rests on.
    pub source: String,
}

/// The reasons for which officers return, refuse and reject.
#[utoipa::path(get, path = "/reasons", tag = "lookups", security(()),
    responses((status = 200, body = Vec<CatalogueReason>)))]
pub async fn reason_list(ask: Ask) -> Answer<Vec<CatalogueReason>> {
    let (rules, lang) = (ask.app().rulebook(), ask.lang);
    let told = |entry: &ReasonEntry, lang: Lang| CatalogueReason {
        code: entry.code.clone(),
        kinds: entry.kinds.clone(),
        text: entry.text.get(lang).to_owned(),
        remedy: entry.remedy.as_ref().map(|r| r.get(lang).to_owned()).unwrap_or_default(),
        source: rules.cite(&entry.source, lang),
    };
    Ok(Json(rules.reasons().iter().map(|entry| told(entry, lang)).collect()))
}
