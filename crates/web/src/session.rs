//! Who sends a request: found once per request from the cookie or the `Authorization` header, and asked for by
//! handlers as [`Caller`] (anyone) or [`Member`] (somebody logged in, in one of the roles of the space).

use amoe_app::account::{Factor, Signed};
use amoe_base::Token;
use amoe_domain::{Actor, Role};
use amoe_texts::Texts;
use axum::{
    extract::{FromRef, FromRequestParts, OriginalUri, Request, State},
    http::{HeaderMap, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use crate::{ErrorPage, Foundation, Viewer, cookies, language, security, state::Web};

/// Whoever sends the request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who acts; a visitor without a complete session.
    pub actor: Actor,
    /// The session, also while its second factor is awaited.
    pub session: Option<(Token, Signed)>,
}

/// Somebody logged in.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who acts.
    pub actor: Actor,
    /// The session's secret, to end it.
    pub token: Token,
    /// Whose session it is.
    pub signed: Signed,
}

/// Finds the session of each request. Assets and probes pass without a look at the database, having no cookie to send.
pub async fn find(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let mut caller = Caller { actor: Actor::VISITOR, session: None };
    if let Some(token) = secret(web.foundation(), request.headers()).and_then(|text| Token::parse(&text)) {
        let asked = token.clone();
        match web.run(move |app| app.session(&asked)).await {
            Ok(Some(signed)) => {
                if signed.factor == Factor::Done {
                    let lang = language::split(request.uri()).map_or(signed.lang, |(lang, _)| lang);
                    let role =
                        Texts::builtin().in_lang(lang).named("role", signed.role.as_str()).into_owned();
                    request.extensions_mut().insert(Viewer { name: signed.name.clone(), role });
                }
                caller = Caller { actor: signed.actor.clone(), session: Some((token, signed)) };
            }
            Ok(None) => {}
            Err(error) => return ErrorPage::from(error).into_response(),
        }
    }
    request.extensions_mut().insert(caller);
    next.run(request).await
}

fn secret(foundation: &Foundation, headers: &HeaderMap) -> Option<String> {
    security::bearer(headers).map(str::to_owned).or_else(|| cookies::session_of(foundation, headers))
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = ErrorPage;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ErrorPage> {
        parts.extensions.get::<Self>().cloned().ok_or(ErrorPage::Broken)
    }
}

impl<S> FromRequestParts<S> for Member
where
    S: Send + Sync,
    Foundation: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let caller = Caller::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let path = parts.extensions.get::<OriginalUri>().map_or_else(|| parts.uri.clone(), |o| o.0.clone());
        let lang = language::of(&path, &parts.headers);
        let Some((token, signed)) = caller.session else {
            // After the log-in the reader comes back here; only our own path is kept.
            let here = path.path_and_query().map_or("", |p| p.as_str());
            return Err(Redirect::to(&format!("/{lang}/log-in?next={}", in_query(here))).into_response());
        };
        match signed.factor {
            Factor::Done => Ok(Self { actor: caller.actor, token, signed }),
            Factor::Code => Err(Redirect::to(&format!("/{lang}/log-in/code")).into_response()),
            Factor::Enrol => Err(Redirect::to(&format!("/{lang}/log-in/factor")).into_response()),
        }
    }
}

/// An address as the value of a query.
pub(crate) fn in_query(path: &str) -> String {
    path.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"/-_.".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

/// The first page of a role, after `/{lang}/`.
pub const fn home_of(role: Role) -> &'static str {
    match role {
        Role::Student => "student",
        Role::InstitutionOfficer => "institution",
        Role::RegistrationAgent => "fund/applications",
        Role::MailroomClerk => "fund/mailroom",
        Role::ClaimsOfficer | Role::MedicalReviewer => "fund/claims",
        Role::FinancePreparer | Role::FinanceApprover => "fund/payments",
        Role::Auditor => "fund/audit",
        Role::Administrator => "admin",
        Role::ContactAgent => "fund/contact",
        Role::Visitor | Role::System => "",
    }
}
