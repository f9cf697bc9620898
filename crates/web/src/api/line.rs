//! The lines of a claim: what was given and what was paid for it.

use amoe_app::claim::{draft::LineForm, review::PriceForm};
use amoe_domain::{
    ClaimId,
    claim::{Line as DomainLine, LineKind},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ask::{Answer, Asked, At, Body, Known},
    claim::moved,
    schema,
    view::Moved,
};

/// One line. Which members it has depends on its kind.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(example = json!({
    "kind": "act", "key": "Cs", "setting": "outpatient", "inpe": "041207358", "on": "2026-10-14", "paid": "300.00",
    "provider": "Dr Amal Berrada"
}))]
pub struct Line {
    /// `act`, `medicine` or `lump_sum`.
    #[schema(required = true)]
    pub kind: String,
    /// Key letter of an act (`GET /acts`), key of a lump sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Coefficient of an act; 1 when left out of a consultation, needed for any other act.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2.5")]
    pub coefficient: Option<String>,
    /// Where an act was done; `outpatient` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schema::setting, required = false)]
    pub setting: Option<String>,
    /// National identifier of the provider, 9 digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inpe: Option<String>,
    /// Article number of a medicine (`GET /medicines`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Name of a medicine; needed for one that is not on the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Boxes of a medicine; 1 when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 100)]
    pub quantity: Option<u16>,
    /// Day of care.
    #[schema(required = true, example = "2026-10-14")]
    pub on: String,
    /// What was paid.
    #[schema(required = true, schema_with = schema::money)]
    pub paid: String,
    /// Who gave it, as the bill says.
    pub provider: String,
}

impl From<&DomainLine> for Line {
    fn from(it: &DomainLine) -> Self {
        let line = Self {
            on: it.on.to_string(),
            paid: it.paid.to_string(),
            provider: it.provider.clone(),
            ..Self::default()
        };
        match &it.kind {
            LineKind::Act { key, coefficient, setting, inpe } => Self {
                kind: "act".to_owned(),
                key: Some(key.clone()),
                coefficient: Some(coefficient.to_string()),
                setting: Some(setting.to_string()),
                inpe: inpe.clone(),
                ..line
            },
            LineKind::Medicine { code, quantity, name } => Self {
                kind: "medicine".to_owned(),
                code: Some(code.clone()),
                quantity: Some(*quantity),
                name: Some(name.clone()),
                ..line
            },
            LineKind::LumpSum { key, inpe } => {
                Self { kind: "lump_sum".to_owned(), key: Some(key.clone()), inpe: inpe.clone(), ..line }
            }
        }
    }
}

impl From<Line> for LineForm {
    fn from(it: Line) -> Self {
        Self {
            kind: it.kind,
            key: it.key.unwrap_or_default(),
            coefficient: it.coefficient.unwrap_or_default(),
            setting: it.setting.unwrap_or_default(),
            inpe: it.inpe.unwrap_or_default(),
            code: it.code.unwrap_or_default(),
            name: it.name.unwrap_or_default(),
            quantity: it.quantity.map(|n| n.to_string()).unwrap_or_default(),
            on: it.on,
            paid: it.paid,
            provider: it.provider,
        }
    }
}

/// A line to add or to put in the place of another.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "line": { "kind": "medicine", "code": "6118000041252", "quantity": 1, "on": "2026-10-14", "paid": "52.30" },
    "seen": 1
}))]
pub struct LineChange {
    /// The line.
    pub line: Line,
    /// The version of the claim as last read.
    pub seen: i32,
}

/// Adds a line to a draft, or to a claim in review.
#[utoipa::path(post, path = "/claims/{id}/lines", tag = "claims", request_body = LineChange,
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn line_add(ask: Known, At(id): At<ClaimId>, Body(body): Body<LineChange>) -> Answer<Moved> {
    let form = body.line.into();
    let done =
        ask.run_inside("/line", move |app, actor, _| app.claim_line_add(actor, id, body.seen, &form)).await?;
    Ok(moved(&done))
}

/// Puts a line in the place of another.
#[utoipa::path(put, path = "/claims/{id}/lines/{index}", tag = "claims", request_body = LineChange,
    params(("id" = String, Path, description = "Id of the claim."),
        ("index" = usize, Path, description = "Which line, from 0.")),
    responses((status = 200, body = Moved)))]
pub async fn line_change(
    ask: Known,
    At((id, index)): At<(ClaimId, usize)>,
    Body(body): Body<LineChange>,
) -> Answer<Moved> {
    let form = body.line.into();
    let work = move |app: &amoe_app::App, actor: &amoe_domain::Actor, _| {
        app.claim_line_change(actor, id, body.seen, index, &form)
    };
    ask.run_inside("/line", work).await.map(|it| moved(&it))
}

/// What a text gives for a line that the rulebook has no tariff for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "ceiling": "350.00", "source": "Arrêté 177-06, annexe 2", "seen": 4 }))]
pub struct LinePrice {
    /// The tariff of the whole line, coefficient or boxes included.
    #[schema(schema_with = schema::money)]
    pub ceiling: String,
    /// The text that gives it, as the letter will cite it.
    #[schema(max_length = 120)]
    pub source: String,
    /// The version of the claim as last read.
    pub seen: i32,
}

/// Prices a line of a claim in review by a text that the rulebook lacks. A line that has a tariff is refused.
#[utoipa::path(put, path = "/claims/{id}/lines/{index}/price", tag = "claims", request_body = LinePrice,
    params(("id" = String, Path, description = "Id of the claim."),
        ("index" = usize, Path, description = "Which line, from 0.")),
    responses((status = 200, body = Moved)))]
pub async fn line_price(
    ask: Known,
    At((id, index)): At<(ClaimId, usize)>,
    Body(body): Body<LinePrice>,
) -> Answer<Moved> {
    let form = PriceForm { ceiling: body.ceiling, source: body.source };
    let work = move |app: &amoe_app::App, actor: &amoe_domain::Actor, _| {
        app.claim_line_price(actor, id, body.seen, index, &form)
    };
    ask.run(work).await.map(|it| moved(&it))
}

/// The version in the query, for requests without a body.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SeenAsked {
    /// The version of the claim as last read.
    pub seen: i32,
}

/// Takes a line away.
#[utoipa::path(delete, path = "/claims/{id}/lines/{index}", tag = "claims",
    params(("id" = String, Path, description = "Id of the claim."),
        ("index" = usize, Path, description = "Which line, from 0."), SeenAsked),
    responses((status = 200, body = Moved)))]
pub async fn line_remove(
    ask: Known,
    At((id, index)): At<(ClaimId, usize)>,
    Asked(q): Asked<SeenAsked>,
) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.claim_line_remove(actor, id, q.seen, index)).await.map(|it| moved(&it))
}
