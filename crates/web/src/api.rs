//! The JSON API, `/api/v1`: each step of the journey for programs. Its document, `/api/v1/openapi.json`, is made from
//! the handlers; `docs/api.md` explains what it cannot say.
//!
//! # To add an operation
//! 1. Request and answer types in the file of their noun, with `ToSchema`; bodies `deny_unknown_fields` and with an
//!    example. Answers name every member on purpose: what a view gains does not leak out by itself.
//! 2. A handler `noun_verb` with `#[utoipa::path]`: extractors from [`ask`] ([`Known`](ask::Known) for members,
//!    [`Once`](ask::Once) when it makes something), one use case through `ask.run`.
//! 3. A line in `operations`. The tests check the document; `tests.rs` wants each body's example to be readable.

#![expect(unused_qualifications, reason = "what utoipa's macros write for parameter types")]

mod appeal;
mod application;
mod arrival;
pub mod ask;
mod audit;
mod batch;
mod certificate;
mod claim;
mod ending;
mod enrolment_list;
mod line;
mod other_cover;
mod paper;
mod public;
mod roll;
mod schema;
mod session;
mod student;
#[cfg(test)]
mod tests;
mod view;

use std::sync::LazyLock;

use axum::{
    Router,
    http::{HeaderValue, StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        ContentBuilder, OpenApi as Document, Ref, RefOr, ResponseBuilder,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    Problem, Web,
    form::{FILE_BYTES_MAX, LIST_BYTES_MAX},
    limits,
    limits::{Limit, Limits},
    uploads,
};

/// Where the API lives.
const ROOT: &str = "/api/v1";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "amoe",
        version = "1",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
        description = "Mandatory student health insurance: from the application to the money.\n\n\
            Log in with `POST /session` and send the token as `Authorization: Bearer`. Amounts are texts with two \
            decimals (`\"64.00\"`), days are ISO dates, ids are texts. Requests that make something carry an \
            `Idempotency-Key`; requests that change something carry `seen`, the `version` last read. Errors are problem \
            details in the language of `Accept-Language` (`ar`, `fr`, `en`).",
    ),
    tags(
        (name = "session", description = "Log in, second factor, log out, mailed links."),
        (name = "lookups", description = "What anyone may look up."),
        (name = "applications", description = "Applying for cover."),
        (name = "certificates", description = "Proof of cover."),
        (name = "student", description = "The student's own data."),
        (name = "endings", description = "Covers that end before their time."),
        (name = "claims", description = "Reimbursement files."),
        (name = "enrolment-lists", description = "Lists of students that institutions send."),
        (name = "rolls", description = "Who is enrolled, and who has not applied yet."),
        (name = "other-cover-lists", description = "Lists of other schemes: who is covered elsewhere."),
        (name = "arrivals", description = "The mailroom."),
        (name = "payments", description = "Batches of payments."),
        (name = "audit", description = "The audit trail."),
        (name = "document", description = "This document."),
    ),
    components(schemas(Problem)),
    security(("bearer" = [])),
    modifiers(&Bearer),
)]
struct Api;

/// The security scheme.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let described =
            "The token of `POST /session`. A session cookie of the pages works too, on the same site only.";
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(described)).build();
        document
            .components
            .get_or_insert_default()
            .add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// What all operations have in common, said once here: each can end in a problem, and each answer has a description
/// (the standard wants one; most have nothing to add to their status).
fn complete(document: &mut Document) {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let problem = ResponseBuilder::new()
        .description(
            "A problem: 400 unreadable, 401 not logged in, 403 from another site, 404 not there or not for you, \
             409 changed meanwhile, 413 too large, 422 refused, 429 too many.",
        )
        .content("application/problem+json", content)
        .build();
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            for (status, response) in &mut operation.responses.responses {
                if let RefOr::T(response) = response
                    && response.description.is_empty()
                {
                    let status = StatusCode::try_from(status.as_str()).ok();
                    response.description =
                        status.and_then(|s| s.canonical_reason()).unwrap_or("Done").to_owned();
                }
            }
            operation.responses.responses.insert("default".to_owned(), problem.clone().into());
        }
    }
}

/// The operations whose input can be tried at random: each group counts its tries per minute and address, sharing
/// the counts with the pages.
fn guarded(web: Option<&Web>) -> OpenApiRouter<Web> {
    let limited = |limit: fn(&Limits) -> &Limit, routes: OpenApiRouter<Web>| match web {
        Some(web) => routes.layer(from_fn_with_state(limit(web.limits()).clone(), limits::apply)),
        None => routes,
    };
    let secrets = OpenApiRouter::new()
        .routes(routes!(session::session_open, session::session_read, session::session_close))
        .routes(routes!(session::factor_give, session::factor_setup));
    let mail = OpenApiRouter::new().routes(routes!(session::password_forget));
    let links = OpenApiRouter::new().routes(routes!(session::link_read, session::link_use));
    let apply =
        OpenApiRouter::new().routes(routes!(application::application_submit, application::application_list));
    let follow = OpenApiRouter::new().routes(routes!(application::application_follow));
    let certificate = OpenApiRouter::new().routes(routes!(certificate::certificate_download));
    OpenApiRouter::new()
        .merge(limited(|l| &l.log_in, secrets))
        .merge(limited(|l| &l.mail, mail))
        .merge(limited(|l| &l.link, links))
        .merge(limited(|l| &l.apply, apply))
        .merge(limited(|l| &l.status, follow))
        .merge(limited(|l| &l.certificate, certificate))
}

/// All operations; without an application only their document is of use.
fn operations(web: Option<&Web>) -> OpenApiRouter<Web> {
    let papers = OpenApiRouter::new()
        .routes(routes!(paper::paper_add))
        .layer(uploads::body_limit(FILE_BYTES_MAX))
        .layer(from_fn(uploads::patiently));
    let appeals = OpenApiRouter::new()
        .routes(routes!(appeal::application_appeal))
        .routes(routes!(ending::cancellation_ask, ending::cancellation_read))
        .routes(routes!(ending::cancellation_receive))
        .layer(uploads::body_limit(3 * FILE_BYTES_MAX))
        .layer(from_fn(uploads::patiently));
    let lists = OpenApiRouter::new()
        .routes(routes!(other_cover::other_covers_send, other_cover::other_covers_list))
        .routes(routes!(enrolment_list::list_send, enrolment_list::list_list))
        .layer(uploads::body_limit(LIST_BYTES_MAX))
        .layer(from_fn(uploads::patiently));
    OpenApiRouter::new()
        .merge(guarded(web))
        .merge(papers)
        .merge(appeals)
        .merge(lists)
        .routes(routes!(document_read))
        .routes(routes!(public::institution_list))
        .routes(routes!(public::act_list))
        .routes(routes!(public::medicine_search))
        .routes(routes!(public::reason_list))
        .routes(routes!(public::eligibility_check))
        .routes(routes!(application::application_search))
        .routes(routes!(application::application_answer_many))
        .routes(routes!(application::application_read))
        .routes(routes!(application::application_acknowledgement))
        .routes(routes!(application::application_confirm))
        .routes(routes!(application::application_refuse))
        .routes(routes!(application::application_return))
        .routes(routes!(appeal::appeal_grant))
        .routes(routes!(appeal::appeal_uphold))
        .routes(routes!(appeal::appeal_paper))
        .routes(routes!(ending::ending_list))
        .routes(routes!(ending::ending_read))
        .routes(routes!(ending::ending_withdraw))
        .routes(routes!(ending::ending_correct))
        .routes(routes!(ending::ending_refuse))
        .routes(routes!(ending::ending_paper))
        .routes(routes!(ending::ending_letter))
        .routes(routes!(ending::studies_report))
        .routes(routes!(other_cover::other_covers_read))
        .routes(routes!(other_cover::other_covers_accept))
        .routes(routes!(other_cover::other_covers_discard))
        .routes(routes!(other_cover::other_covers_rejected))
        .routes(routes!(certificate::certificate_verify))
        .routes(routes!(certificate::certificate_read))
        .routes(routes!(certificate::certificate_card))
        .routes(routes!(certificate::certificate_health_card))
        .routes(routes!(student::student_read))
        .routes(routes!(student::student_set_rib))
        .routes(routes!(claim::claim_create, claim::claim_list))
        .routes(routes!(claim::claim_search))
        .routes(routes!(claim::claim_take_next))
        .routes(routes!(claim::claim_read))
        .routes(routes!(claim::claim_prepare))
        .routes(routes!(claim::claim_reopen))
        .routes(routes!(claim::claim_post))
        .routes(routes!(claim::claim_withdraw))
        .routes(routes!(claim::claim_set_treatment_end))
        .routes(routes!(claim::claim_sheet))
        .routes(routes!(claim::claim_letter))
        .routes(routes!(claim::claim_take))
        .routes(routes!(claim::claim_release))
        .routes(routes!(claim::claim_decide))
        .routes(routes!(claim::claim_return))
        .routes(routes!(line::line_add))
        .routes(routes!(line::line_change, line::line_remove))
        .routes(routes!(line::line_price))
        .routes(routes!(paper::paper_read, paper::paper_remove))
        .routes(routes!(roll::roll_read))
        .routes(routes!(roll::roll_search))
        .routes(routes!(roll::roll_export))
        .routes(routes!(roll::reminder_plan, roll::reminder_send))
        .routes(routes!(enrolment_list::list_read))
        .routes(routes!(enrolment_list::list_accept))
        .routes(routes!(enrolment_list::list_discard))
        .routes(routes!(enrolment_list::list_rejected))
        .routes(routes!(arrival::arrival_enter))
        .routes(routes!(batch::payable_claim_list))
        .routes(routes!(batch::batch_prepare, batch::batch_list))
        .routes(routes!(batch::batch_read))
        .routes(routes!(batch::batch_approve))
        .routes(routes!(batch::batch_send))
        .routes(routes!(batch::batch_pay))
        .routes(routes!(batch::batch_transfers))
        .routes(routes!(batch::batch_orders))
        .routes(routes!(audit::audit_list))
        .routes(routes!(audit::audit_verify))
}

/// The OpenAPI document.
pub fn document() -> Document {
    let mut document =
        OpenApiRouter::with_openapi(Api::openapi()).nest(ROOT, operations(None)).into_openapi();
    complete(&mut document);
    document
}

#[expect(clippy::expect_used, reason = "the document is the same at every start; a test writes it")]
static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_json().expect("the document is JSON"));

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "document", security(()),
    responses((status = 200, content_type = "application/json", description = "OpenAPI 3.1.", body = schema::AnyJson)))]
async fn document_read() -> Response {
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    ([kind], DOCUMENT.as_str()).into_response()
}

/// The routes.
pub fn routes(web: &Web) -> Router<Web> {
    let guard = from_fn_with_state(web.clone(), ask::guard);
    let api = operations(Some(web)).layer(guard);
    OpenApiRouter::new().nest(ROOT, api).split_for_parts().0
}
