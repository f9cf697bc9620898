//! The student's own data: cover, certificate, claims, payments, bank account.

use amoe_base::{AcademicYear, Date, Lang, Money, Timestamp};
use amoe_domain::{
    ApplicationId, CertificateId, StudentId,
    application::ApplicationStatus,
    payment::{Batch, BatchState, BatchStatus, Payment, Way},
};
use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ask::{Answer, Body, Known},
    claim::ClaimListed,
    schema,
    view::{Institution, Period, Personal},
};

/// An application in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnApplication {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: ApplicationId,
    /// What to quote.
    pub reference: String,
    /// Where it stands.
    #[schema(schema_with = schema::application_status)]
    pub status: ApplicationStatus,
}

/// Days of cover.
#[derive(Debug, Serialize, ToSchema)]
pub struct Cover {
    /// For which academic year.
    #[schema(value_type = String, example = "2026-2027")]
    pub year: String,
    /// The days covered.
    pub period: Period,
    /// It ended before its time.
    pub ended: bool,
}

/// A certificate to download.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnCertificate {
    /// Id, for `GET /student/certificates/{id}`.
    #[schema(schema_with = schema::id)]
    pub id: CertificateId,
    /// Its number.
    #[schema(example = "AT-7K3M-4Q2D")]
    pub reference: String,
}

/// Money that came or will come.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnPayment {
    /// For which claim.
    pub claim_reference: String,
    /// In which batch.
    pub batch_reference: String,
    /// How much.
    #[schema(schema_with = schema::money)]
    pub amount: Money,
    /// `transfer` or `postal_order`.
    pub way: &'static str,
    /// Where it stands.
    #[schema(schema_with = schema::batch_status)]
    pub status: BatchStatus,
    /// The day the money left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_on: Option<Date>,
}

/// `transfer` or `postal_order`.
pub(super) const fn way(way: &Way) -> &'static str {
    match way {
        Way::Transfer { .. } => "transfer",
        Way::PostalOrder { .. } => "postal_order",
    }
}

/// The day the money of a batch left.
pub(super) const fn paid_on(batch: &Batch) -> Option<Date> {
    match &batch.state {
        BatchState::Paid { on, .. } => Some(*on),
        _ => None,
    }
}

impl From<&(Payment, Batch)> for OwnPayment {
    fn from((payment, batch): &(Payment, Batch)) -> Self {
        Self {
            claim_reference: payment.claim_reference.to_string(),
            batch_reference: batch.reference.to_string(),
            amount: payment.amount,
            way: way(&payment.way),
            status: batch.status(),
            paid_on: paid_on(batch),
        }
    }
}

/// A student's own page.
#[derive(Debug, Serialize, ToSchema)]
pub struct Student {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: StudentId,
    /// Send it back as `seen`.
    pub version: i32,
    /// Who she is.
    pub personal: Personal,
    /// Language of letters and mails.
    #[schema(schema_with = schema::lang)]
    pub lang: Lang,
    /// When the e-mail address was proved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_proved_at: Option<Timestamp>,
    /// The latest application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<OwnApplication>,
    /// The cover of today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover: Option<Cover>,
    /// All covers, newest first.
    pub covers: Vec<Cover>,
    /// Where she is enrolled under the cover of today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub institution: Option<Institution>,
    /// The certificate of the cover of today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<OwnCertificate>,
    /// Her claims, newest first, at most 100.
    pub claims: Vec<ClaimListed>,
    /// Her payments, newest first.
    pub payments: Vec<OwnPayment>,
    /// The day in Morocco.
    pub today: Date,
}

fn cover(it: &amoe_domain::cover::Cover) -> Cover {
    let year: AcademicYear = it.year;
    Cover { year: year.to_string(), period: it.period.into(), ended: it.ended.is_some() }
}

/// Everything of the student who asks.
#[utoipa::path(get, path = "/student", tag = "student", responses((status = 200, body = Student)))]
pub async fn student_read(ask: Known) -> Answer<Student> {
    let home = ask.run(|app, actor, _| app.student_home(actor)).await?;
    let it = &home.student;
    Ok(Json(Student {
        id: it.id,
        version: it.version,
        personal: (&it.personal).into(),
        lang: it.lang,
        email_proved_at: it.email_proved_at,
        application: home.application.as_ref().map(|a| OwnApplication {
            id: a.id,
            reference: a.reference.to_string(),
            status: a.status(),
        }),
        cover: home.cover.as_ref().map(cover),
        covers: home.covers.iter().map(cover).collect(),
        institution: home.institution.as_ref().map(Institution::from),
        certificate: home.certificate.map(|(id, reference)| OwnCertificate { id, reference }),
        claims: home.claims.iter().map(|row| ClaimListed::of(row, &ask.actor)).collect(),
        payments: home.payments.iter().map(OwnPayment::from).collect(),
        today: home.today,
    }))
}

/// A bank account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "rib": "", "seen": 1 }))]
pub struct BankAccount {
    /// 24 digits, with or without blanks; empty takes it away, and refunds go by postal order.
    pub rib: String,
    /// The version of the student as last read.
    pub seen: i32,
}

/// What the student says about herself, after a change.
#[derive(Debug, Serialize, ToSchema)]
pub struct Changed {
    /// Send it back as `seen`.
    pub version: i32,
    /// Who she is.
    pub personal: Personal,
}

/// Changes the bank account that refunds go to.
#[utoipa::path(put, path = "/student/rib", tag = "student", request_body = BankAccount,
    responses((status = 200, body = Changed)))]
pub async fn student_set_rib(ask: Known, Body(body): Body<BankAccount>) -> Answer<Changed> {
    let it = ask.run(move |app, actor, _| app.student_rib(actor, body.seen, &body.rib)).await?;
    Ok(Json(Changed { version: it.version, personal: (&it.personal).into() }))
}
