//! What goes wrong on the way to a page, told in the reader's language and in the look of the service; for the API the
//! same as problem details.
//!
//! Handlers and extractors return an [`ErrorPage`]; the middleware [`dress`] also dresses what axum and the layers
//! answer by themselves (no route, wrong method, body too large, too slow).

use amoe_texts::Texts;
use askama::Template;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{Foundation, Page, Problem, RequestId, html_with, language};

/// An error a visitor can meet. What they may not see is *not found*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorPage {
    /// Nothing here, or nothing for this reader.
    NotFound,
    /// The address knows no such method.
    WrongMethod,
    /// The request cannot be read.
    BadRequest,
    /// The form came from another site.
    ForeignForm,
    /// Someone else has changed the thing meanwhile.
    Stale,
    /// Too much was sent.
    TooLarge,
    /// Too many requests from one address; seconds to wait.
    TooMany(u64),
    /// It took too long.
    TooSlow,
    /// Our fault.
    Broken,
}

/// Marks a response that is to be dressed.
#[derive(Clone, Copy)]
struct Bare(ErrorPage);

impl ErrorPage {
    /// The status.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::Stale => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The error that a bare status stands for.
    pub fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::FORBIDDEN => Self::ForeignForm,
            StatusCode::CONFLICT => Self::Stale,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany(60),
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => {
                Self::TooSlow
            }
            status if status.is_client_error() => Self::BadRequest,
            _ => Self::Broken,
        }
    }

    /// Its name in message keys and in the type of a problem.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::WrongMethod => "wrong-method",
            Self::BadRequest => "bad-request",
            Self::ForeignForm => "foreign-form",
            Self::Stale => "stale",
            Self::TooLarge => "too-large",
            Self::TooMany(_) => "too-many",
            Self::TooSlow => "too-slow",
            Self::Broken => "broken",
        }
    }
}

impl IntoResponse for ErrorPage {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Bare(self));
        if let Self::TooMany(seconds) = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

#[derive(Template)]
#[template(path = "errors/error.html")]
pub(crate) struct ErrorTemplate {
    pub(crate) page: Page,
    pub(crate) what: String,
    pub(crate) next: String,
    pub(crate) request_id: String,
}

impl ErrorTemplate {
    pub(crate) fn new(page: Page, error: ErrorPage, request_id: String) -> Self {
        let words = page.words;
        let [title, what, next] = ["title", "what", "next"]
            .map(|part| words.named("error", &format!("{}-{part}", error.as_str())).into_owned());
        Self { page: page.titled(title), what, next, request_id }
    }
}

/// Dresses every bare error: HTML for people, problem details below `/api/`.
pub async fn dress(State(foundation): State<Foundation>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let lang = language::of(&uri, request.headers());
    let request_id = request.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default();
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let error = match response.extensions().get::<Bare>() {
        Some(bare) => bare.0,
        // Pages with a refused form, problems, and the texts of the machine's own addresses are dressed already.
        None if is_dressed(&response) || !is_for_people(uri.path()) && !uri.path().starts_with("/api/") => {
            return response;
        }
        None => ErrorPage::from_status(status),
    };
    let mut dressed = if uri.path().starts_with("/api/") {
        Problem::new(error.status(), error.as_str())
            .titled(Texts::builtin().in_lang(lang).named("error", &format!("{}-title", error.as_str())))
            .into_response()
    } else {
        let path = language::split(&uri).map(|(_, rest)| rest).unwrap_or_default();
        let page = Page::new(&foundation, lang, path);
        html_with(error.status(), &ErrorTemplate::new(page, error, request_id))
    };
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    dressed
}

fn is_dressed(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |v| v.as_bytes());
    kind.starts_with(b"text/html") || kind.starts_with(b"application/")
}

fn is_for_people(path: &str) -> bool {
    !matches!(path, "/healthz" | "/readyz" | "/metrics")
}
