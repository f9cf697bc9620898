//! What anyone may look up: institutions, acts, medicines, reasons.

use amoe_app::{application::CheckForm, claim::breakdown::step_texts};
use amoe_base::{Date, Lang, Money, Rate};
use amoe_rules::{Medicine as ListedMedicine, ReasonEntry, ReasonKind};
use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    application::boxes,
    ask::{Answer, Ask, Body, words},
    schema,
    view::{Institution, Reason, Step, ThreeLanguages, reasons, steps},
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

/// What somebody says of herself who asks whether she can be covered.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(example = json!({ "birth": "2005-03-14", "studies": "enrolled", "elsewhere": "job",
    "job_from": "2026-07-01", "job_until": "2026-08-31" }))]
pub struct Check {
    /// Day of birth, or the year alone.
    #[schema(required = true)]
    pub birth: String,
    /// `enrolled`, `traditional` (final cycle of traditional education) or `no`.
    #[schema(required = true)]
    pub studies: String,
    /// Another health cover: `no`, `job`, `dependant` or `own`.
    #[schema(required = true)]
    pub elsewhere: String,
    /// First day of the job.
    pub job_from: String,
    /// Last day of the job; left out while it lasts.
    pub job_until: String,
}

/// What the rules would say of an application today.
#[derive(Debug, Serialize, ToSchema)]
pub struct Checked {
    /// May she be covered?
    pub eligible: bool,
    /// All that speaks against it.
    pub reasons: Vec<Reason>,
    /// Each condition, met or not, with its text.
    pub steps: Vec<Step>,
    /// Cover would begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2026-11-23")]
    pub from: Option<Date>,
    /// First day without cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2027-09-01")]
    pub to: Option<Date>,
}

/// Could this person be covered today? Answered by the rules that answer applications; nothing is kept.
#[utoipa::path(post, path = "/eligibility", tag = "lookups", security(()), request_body = Check,
    responses((status = 200, body = Checked)))]
pub async fn eligibility_check(ask: Ask, Body(it): Body<Check>) -> Answer<Checked> {
    let (birth_day, birth_month, birth_year) = boxes(&it.birth);
    let Check { studies, elsewhere, job_from, job_until, .. } = it;
    let form = CheckForm { birth_day, birth_month, birth_year, studies, elsewhere, job_from, job_until };
    let answer = ask.run(move |app, _, _| app.eligibility_check(&form)).await?;
    let codes: Vec<String> = answer.reasons.iter().map(|reason| reason.code.clone()).collect();
    let told = ask.app().rulebook().eligibility_steps(&answer, ask.lang);
    Ok(Json(Checked {
        eligible: answer.eligible,
        reasons: reasons(ask.app(), &codes, ask.lang),
        steps: steps(&step_texts(words(ask.lang), &told)),
        from: answer.cover.map(|cover| cover.from),
        to: answer.cover.and_then(|cover| cover.to),
    }))
}
