//! Certificates: by three fields, by session, and checked by anyone who has one in hand.

use amoe_app::certificate::Standing;
use amoe_base::Timestamp;
use amoe_domain::CertificateId;
use axum::{Json, response::Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    application::ThreeFields,
    ask::{Answer, Ask, At, Body, Known, No, file},
    schema::{self, Content},
    view::{Institution, Period, PersonName},
};
use crate::ErrorPage;

/// The newest certificate of whoever knows the three fields. A wrong combination, an unknown student and a student
/// without cover cannot be told apart: all are not found.
#[utoipa::path(post, path = "/certificates/download", tag = "certificates", security(()),
    request_body = ThreeFields, responses((status = 200, content_type = "application/pdf", body = Content)))]
pub async fn certificate_download(ask: Ask, Body(body): Body<ThreeFields>) -> Result<Response, No> {
    let fields = body.into();
    let found = ask.run(move |app, _, _| app.certificate_by_fields(&fields)).await?;
    Ok(file(found.ok_or(ErrorPage::NotFound)?))
}

/// What anyone with the code on a certificate is told: no more than the paper says.
#[derive(Debug, Serialize, ToSchema)]
pub struct Verified {
    /// The certificate's number.
    pub reference: String,
    /// Whose it is.
    pub name: PersonName,
    /// Number of the identity paper.
    pub identity_number: String,
    /// The institution.
    pub institution: Institution,
    /// For which academic year.
    #[schema(example = "2026-2027")]
    pub academic_year: String,
    /// The days covered.
    pub period: Period,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Does it count today?
    #[schema(schema_with = schema::standing)]
    pub standing: Standing,
}

/// Is the certificate with this code genuine, and does it count today? A code that no certificate has is not found.
#[utoipa::path(get, path = "/certificates/verify/{code}", tag = "certificates", security(()),
    params(("code" = String, Path, description = "What the QR code's address ends with.")),
    responses((status = 200, body = Verified)))]
pub async fn certificate_verify(ask: Ask, At(code): At<String>) -> Answer<Verified> {
    let it = ask.run(move |app, _, _| app.certificate_verify(&code)).await?.ok_or(ErrorPage::NotFound)?;
    Ok(Json(Verified {
        reference: it.reference,
        name: PersonName { latin: it.name_latin, arabic: it.name_arabic },
        identity_number: it.identity_number,
        institution: (&it.institution).into(),
        academic_year: it.academic_year,
        period: it.period.into(),
        issued_at: it.issued_at,
        standing: it.standing,
    }))
}

/// A certificate of one's own.
#[utoipa::path(get, path = "/student/certificates/{id}", tag = "certificates",
    params(("id" = String, Path, description = "Id of the certificate, from `GET /student`.")),
    responses((status = 200, content_type = "application/pdf", body = Content)))]
pub async fn certificate_read(ask: Known, At(id): At<CertificateId>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.certificate_pdf(actor, id)).await.map(file)
}

/// A certificate of one's own as a card for the purse: two pages of 85.6 × 54 mm. One that no longer counts has none.
#[utoipa::path(get, path = "/certificates/{id}/card", tag = "certificates",
    params(("id" = String, Path, description = "Id of the certificate, from `GET /student`.")),
    responses((status = 200, content_type = "application/pdf", body = Content)))]
pub async fn certificate_card(ask: Known, At(id): At<CertificateId>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.certificate_card(actor, id)).await.map(file)
}

/// A certificate of one's own as a SMART Health Card, in the file that wallets on phones keep. One that no longer counts has
/// none.
#[utoipa::path(get, path = "/certificates/{id}/health-card", tag = "certificates",
    params(("id" = String, Path, description = "Id of the certificate, from `GET /student`.")),
    responses((status = 200, content_type = "application/smart-health-card", body = Content)))]
pub async fn certificate_health_card(ask: Known, At(id): At<CertificateId>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.certificate_health_card(actor, id)).await.map(file)
}
