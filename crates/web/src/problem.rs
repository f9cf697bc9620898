//! Problem details (RFC 9457): what the API answers when it refuses or fails.

use std::borrow::Cow;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A refusal or a fault (RFC 9457), for programs and the people who write them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problem {
    /// A stable name, `/problems/{code}`; `docs/api.md` explains each.
    #[serde(rename = "type")]
    #[schema(example = "/problems/refused")]
    kind: String,
    /// What kind of problem it is, in the language of `Accept-Language`.
    #[schema(value_type = String)]
    title: Cow<'static, str>,
    /// The HTTP status.
    #[schema(example = 422)]
    status: u16,
    /// What happened this time, for programmers.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// Which members of the request are wrong, and how.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldProblem>,
}

/// One member of the request that is wrong.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON Pointer to it (RFC 6901); empty for the request as a whole.
    #[schema(example = "/identity_number")]
    pub pointer: String,
    /// A stable code.
    #[schema(example = "malformed-cin")]
    pub code: String,
    /// What is wrong, in the asker's language.
    pub detail: String,
}

impl Problem {
    /// A problem with its stable code; the title is the status's own until [`Problem::titled`].
    pub fn new(status: StatusCode, code: &str) -> Self {
        Self {
            kind: format!("/problems/{code}"),
            title: status.canonical_reason().unwrap_or_default().into(),
            status: status.as_u16(),
            detail: None,
            errors: Vec::new(),
        }
    }

    /// Says it in words.
    pub fn titled(mut self, title: impl Into<Cow<'static, str>>) -> Self {
        self.title = title.into();
        self
    }

    /// What happened this time. No identity numbers, no health data.
    pub fn detailed(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Adds a wrong member.
    pub fn at(
        mut self,
        pointer: impl Into<String>,
        code: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        self.errors.push(FieldProblem { pointer: pointer.into(), code: code.into(), detail: detail.into() });
        self
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_problem_has_the_members_of_the_standard() {
        let response = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "form")
            .titled("Deux points à corriger")
            .at("/birth_date", "malformed-date", "malformed")
            .into_response();
        assert_eq!(response.status(), 422);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
        let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(
            json,
            serde_json::json!({
                "type": "/problems/form", "title": "Deux points à corriger", "status": 422,
                "errors": [{"pointer": "/birth_date", "code": "malformed-date", "detail": "malformed"}],
            })
        );
    }
}
