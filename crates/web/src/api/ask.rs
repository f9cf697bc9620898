//! How API requests are read and answered: who asks, in which language, with which body; and how a use case's no
//! becomes problem details.

use amoe_app::{App, AppError, Download, account::Factor, account::Signed};
use amoe_base::{Lang, Token};
use amoe_domain::{Actor, Refusal};
use amoe_texts::{Texts, Words};
use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Query, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::{Serialize, de::DeserializeOwned};
use utoipa::{
    IntoParams,
    openapi::path::{Parameter, ParameterBuilder, ParameterIn},
};
use uuid::Uuid;

use super::schema;
use crate::{Caller, ErrorPage, Problem, Web, cookies, language, refusal_text, security};

/// A request's no. Bare errors are dressed in the asker's language by the layer around all routes.
#[derive(Debug)]
pub enum No {
    /// Said in words already.
    Problem(Problem),
    /// Nobody is logged in, or not completely.
    Unknown(Problem),
    /// To be dressed.
    Bare(ErrorPage),
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        match self {
            Self::Problem(problem) => problem.into_response(),
            Self::Unknown(problem) => {
                ([(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))], problem).into_response()
            }
            Self::Bare(error) => error.into_response(),
        }
    }
}

impl From<ErrorPage> for No {
    fn from(error: ErrorPage) -> Self {
        Self::Bare(error)
    }
}

/// What a handler gives back.
pub type Answer<T> = Result<Json<T>, No>;

/// The language of the answer, from `Accept-Language`.
fn lang_of(parts: &HeaderMap) -> Lang {
    language::preferred(parts)
}

pub(super) fn words(lang: Lang) -> Words {
    Texts::builtin().in_lang(lang)
}

/// A problem of the API's own, with its title `problem-{code}`.
fn problem(status: StatusCode, code: &str, lang: Lang) -> Problem {
    Problem::new(status, code).titled(words(lang).named("problem", code))
}

/// A use case's no in the asker's language. `inside` is the member of the body that the form was, when it was not the
/// body itself.
fn refused(lang: Lang, error: AppError, inside: &str) -> No {
    match error {
        AppError::Refused(refusals) => {
            let words = words(lang);
            let title = words.with("form-errors", &[("count", refusals.len().into())]);
            let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "refused").titled(title);
            let tell = |problem: Problem, refusal: &Refusal| {
                let pointer = refusal.field.as_ref().map(|field| format!("{inside}/{field}"));
                let why = refusal_text(words, refusal);
                let told = match refusal.facts.get("file") {
                    Some(file) => {
                        let args = [("file", file.as_str().into()), ("why", why.as_str().into())];
                        words.with("student-paper-refused", &args)
                    }
                    None => why,
                };
                problem.at(pointer.unwrap_or_default(), refusal.code.as_str(), told)
            };
            No::Problem(refusals.iter().fold(problem, tell))
        }
        AppError::Stale => No::Bare(ErrorPage::Stale),
        other => No::Bare(other.into()),
    }
}

/// Whoever asks, logged in or not.
pub struct Ask {
    /// The application.
    pub web: Web,
    /// The language of the answer.
    pub lang: Lang,
    /// Who acts.
    pub actor: Actor,
    /// The session, also while its second factor is awaited.
    pub session: Option<(Token, Signed)>,
}

impl Ask {
    /// Runs a use case as whoever asks.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&App, &Actor, Lang) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, No> {
        self.run_inside("", work).await
    }

    /// The same when the form stands in a member of the body: `/line`.
    pub async fn run_inside<T: Send + 'static>(
        &self,
        inside: &str,
        work: impl FnOnce(&App, &Actor, Lang) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, No> {
        let (actor, lang) = (self.actor.clone(), self.lang);
        self.web
            .run(move |app| work(app, &actor, lang))
            .await
            .map_err(|error| refused(self.lang, error, inside))
    }

    /// The application, for what does not wait.
    pub fn app(&self) -> &App {
        self.web.app()
    }

    /// The session, whatever it still lacks.
    pub fn any_session(&self) -> Result<&(Token, Signed), No> {
        self.session.as_ref().ok_or_else(|| unknown(self.lang, "unauthenticated"))
    }
}

fn unknown(lang: Lang, code: &str) -> No {
    No::Unknown(problem(StatusCode::UNAUTHORIZED, code, lang))
}

impl FromRequestParts<Web> for Ask {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, No> {
        let caller = Caller::from_request_parts(parts, web).await?;
        let lang = lang_of(&parts.headers);
        Ok(Self { web: web.clone(), lang, actor: caller.actor, session: caller.session })
    }
}

/// Somebody logged in, second factor and all; anyone else is told to log in first.
pub struct Known(pub Ask);

impl std::ops::Deref for Known {
    type Target = Ask;
    fn deref(&self) -> &Ask {
        &self.0
    }
}

impl FromRequestParts<Web> for Known {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, No> {
        let ask = Ask::from_request_parts(parts, web).await?;
        match ask.any_session()?.1.factor {
            Factor::Done => Ok(Self(ask)),
            Factor::Code => Err(unknown(ask.lang, "factor-code")),
            Factor::Enrol => Err(unknown(ask.lang, "factor-enrol")),
        }
    }
}

/// The ids in the path; one of another form is one that is not there.
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Web> for At<T> {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, No> {
        match Path::from_request_parts(parts, web).await {
            Ok(Path(ids)) => Ok(Self(ids)),
            Err(_) => Err(ErrorPage::NotFound.into()),
        }
    }
}

/// The query; an unknown or malformed parameter is named.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Web> for Asked<T> {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, No> {
        match Query::try_from_uri(&parts.uri) {
            Ok(Query(query)) => Ok(Self(query)),
            Err(why) => {
                let problem = problem(StatusCode::BAD_REQUEST, "malformed-query", lang_of(&parts.headers));
                Err(No::Problem(problem.detailed(told(words(lang_of(&parts.headers)), &why.body_text()))))
            }
        }
    }
}

/// A JSON body. Unknown members are refused by name: a misspelt one must not be lost silently.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Web> for Body<T> {
    type Rejection = No;

    async fn from_request(request: Request, web: &Web) -> Result<Self, No> {
        let lang = lang_of(request.headers());
        let kind = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |v| v.as_bytes());
        if !kind.starts_with(b"application/json") {
            return Err(No::Problem(problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", lang)));
        }
        let bytes = Bytes::from_request(request, web)
            .await
            .map_err(|e| ErrorPage::from_status(e.into_response().status()))?;
        read_json(&bytes, lang).map(Self).map_err(No::Problem)
    }
}

fn read_json<T: DeserializeOwned>(bytes: &[u8], lang: Lang) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let wrong = match serde_path_to_error::deserialize(&mut reader) {
        Ok(value) => match reader.end() {
            Ok(()) => return Ok(value),
            Err(error) => return Err(broken_json(&error, lang)),
        },
        Err(wrong) => wrong,
    };
    if !wrong.inner().is_data() {
        return Err(broken_json(wrong.inner(), lang));
    }
    let pointer: String = wrong
        .path()
        .iter()
        .filter_map(|segment| match segment {
            serde_path_to_error::Segment::Seq { index } => Some(format!("/{index}")),
            serde_path_to_error::Segment::Map { key } => {
                Some(format!("/{}", key.replace('~', "~0").replace('/', "~1")))
            }
            _ => None,
        })
        .collect();
    let said = wrong.inner().to_string();
    let code = if said.starts_with("unknown field") { "unknown-member" } else { "malformed-member" };
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "refused")
        .titled(words(lang).with("form-errors", &[("count", 1_i64.into())]))
        .detailed(told(words(lang), &said))
        .at(pointer, code, words(lang).named("problem", code)))
}

fn broken_json(error: &serde_json::Error, lang: Lang) -> Problem {
    let place = [("line", error.line().into()), ("column", error.column().into())];
    let said = words(lang).with("problem-json-at", &place);
    problem(StatusCode::BAD_REQUEST, "malformed-json", lang).detailed(said)
}

/// What the reader of a body or a query says, in the asker's language: it quotes the names that matter.
fn told(words: Words, said: &str) -> String {
    let names: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let (first, rest) = names.split_first().map_or(("", &[][..]), |(first, rest)| (*first, rest));
    let has = |what: &str| said.contains(what) && !first.is_empty();
    let key = match () {
        () if has("unknown field") && rest.is_empty() => "problem-name-none",
        () if has("unknown field") => "problem-name",
        () if has("unknown variant") => "problem-value",
        () if has("missing field") => "problem-missing",
        () if has("duplicate field") => "problem-twice",
        () => "problem-form",
    };
    words.with(key, &[("name", first.into()), ("known", words.list(rest).into())])
}

/// The name of the header that makes sending twice the same as sending once.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// The number of a request that makes something: a UUID of the asker's choice, sent again with the same request.
pub struct Once(pub String);

impl FromRequestParts<Web> for Once {
    type Rejection = No;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, No> {
        let sent = parts.headers.get(IDEMPOTENCY_KEY).and_then(|v| v.to_str().ok());
        // A UUID, because a number that another visitor could also choose would show him our answer.
        match sent.map(|text| text.trim_matches('"').parse::<Uuid>()) {
            Some(Ok(key)) if !key.is_nil() => Ok(Self(key.to_string())),
            _ => {
                Err(No::Problem(problem(StatusCode::BAD_REQUEST, "idempotency-key", lang_of(&parts.headers))))
            }
        }
    }
}

impl IntoParams for Once {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let described = "A UUID of your choice, a new one for each thing that you want made. Sending the same request \
            again with the same key makes nothing new and gives the first answer; another request with the same key is \
            refused (`form-number-used`).";
        vec![
            ParameterBuilder::new()
                .name(IDEMPOTENCY_KEY)
                .parameter_in(ParameterIn::Header)
                .required(utoipa::openapi::Required::True)
                .description(Some(described))
                .schema(Some(schema::uuid()))
                .build(),
        ]
    }
}

/// A file to keep.
pub fn file(download: Download) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", download.file_name.replace(['"', '\\'], "_"));
    // Names are made by us, from ASCII; one that is not still has its content delivered.
    let disposition =
        HeaderValue::try_from(disposition).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let kind = HeaderValue::try_from(download.media_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], download.bytes)
        .into_response()
}

/// Something was made: its address and what it is.
pub fn made<T: Serialize>(path: &str, value: T) -> Response {
    let location = HeaderValue::try_from(format!("/api/v1/{path}"));
    let mut response = (StatusCode::CREATED, Json(value)).into_response();
    if let Ok(location) = location {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// Keeps other sites from using a reader's cookie: a session cookie counts only on requests of our own pages. What
/// carries a bearer token is nobody's cookie.
pub async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let by_cookie =
        security::bearer(headers).is_none() && cookies::session_of(web.foundation(), headers).is_some();
    let site = headers.get("sec-fetch-site").map_or(&b"none"[..], |v| v.as_bytes());
    if by_cookie && !matches!(site, b"none" | b"same-origin") {
        return ErrorPage::ForeignForm.into_response();
    }
    let lang = lang_of(headers);
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.as_str()));
    response
}
