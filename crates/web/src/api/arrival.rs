//! The mailroom: a paper has arrived.

use amoe_app::claim::mailroom::Arrival as ArrivalForm;
use amoe_domain::ClaimId;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ask::{Body, Known, No, Once, made},
    schema,
    view::PersonName,
};

/// A paper that arrived: with the code of its sheet, or with the number of the student's identity paper.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(example = json!({ "code": "DM-7K3M-4Q2D", "postmark": "2026-11-20", "arrived_on": "2026-11-23" }))]
pub struct Arrival {
    /// The code on the sheet, typed or scanned.
    pub code: String,
    /// Number of the identity paper on a sheet without a code.
    pub identity_number: String,
    /// Which sheet, when there is no code; `ordinary` when left out.
    #[schema(schema_with = schema::sheet)]
    pub sheet: String,
    /// The day on the postmark; left out when it cannot be read.
    pub postmark: String,
    /// The day it arrived; today when left out.
    pub arrived_on: String,
}

/// Enough to put the paper into the right pile.
#[derive(Debug, Serialize, ToSchema)]
pub struct Arrived {
    /// Id of the claim.
    #[schema(schema_with = schema::id)]
    pub id: ClaimId,
    /// To be written on the sheet when it had none.
    pub reference: String,
    /// Whose name should stand on it.
    pub name: PersonName,
    /// The sheet had no code.
    pub unannounced: bool,
    /// It was received before: nothing changed.
    pub again: bool,
}

/// Notes that a paper has arrived. A sheet without a code opens a new claim.
#[utoipa::path(post, path = "/arrivals", tag = "arrivals", params(Once), request_body = Arrival,
    responses((status = 201, body = Arrived)))]
pub async fn arrival_enter(ask: Known, Once(key): Once, Body(body): Body<Arrival>) -> Result<Response, No> {
    let form = ArrivalForm {
        code: body.code,
        identity_number: body.identity_number,
        sheet: body.sheet,
        postmark: body.postmark,
        arrived_on: body.arrived_on,
    };
    let it = ask.run(move |app, actor, _| app.claim_receive(actor, &form, &key)).await?;
    let arrived = Arrived {
        id: it.id,
        reference: it.reference,
        name: PersonName { latin: it.name_latin, arabic: it.name_arabic },
        unannounced: it.unannounced,
        again: it.again,
    };
    Ok(made(&format!("claims/{}", arrived.id), arrived))
}
