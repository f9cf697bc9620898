//! Sessions: log in, second factor, log out, mailed links.

use amoe_app::account::{LogIn as LogInForm, LoggedIn, SetPassword};
use amoe_base::Lang;
use amoe_domain::{Role, user::LinkPurpose};
use axum::{Json, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ask::{Answer, Ask, At, Body, No},
    schema,
};
use crate::ErrorPage;

/// Name and password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "login": "JB458213", "password": "a long phrase of mine" }))]
pub struct LogIn {
    /// Number of the identity paper, or e-mail address.
    pub login: String,
    /// Password.
    pub password: String,
}

/// An open session.
#[derive(Debug, Serialize, ToSchema)]
pub struct Session {
    /// For the `Authorization: Bearer` header. Shown once, here.
    pub token: String,
    /// In which role.
    #[schema(schema_with = schema::role)]
    pub role: Role,
    /// What is still asked for before the session can do anything: a `code`, or to `enrol` a second factor first.
    #[schema(schema_with = schema::factor)]
    pub factor: amoe_app::account::Factor,
}

impl From<LoggedIn> for Session {
    fn from(it: LoggedIn) -> Self {
        Self { token: it.token.reveal(), role: it.signed.role, factor: it.signed.factor }
    }
}

/// Opens a session. An unknown name, a wrong password and a closed account look the same.
#[utoipa::path(post, path = "/session", tag = "session", security(()), request_body = LogIn,
    responses((status = 200, body = Session)))]
pub async fn session_open(ask: Ask, Body(body): Body<LogIn>) -> Answer<Session> {
    let form = LogInForm { login: body.login, password: body.password, ..LogInForm::default() };
    Ok(Json(ask.run(move |app, _, _| app.log_in(&form)).await?.into()))
}

/// Whose session it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionOwner {
    /// Name.
    pub name: String,
    /// In which role.
    #[schema(schema_with = schema::role)]
    pub role: Role,
    /// Language of mails and letters.
    #[schema(schema_with = schema::lang)]
    pub lang: Lang,
    /// What is still asked for.
    #[schema(schema_with = schema::factor)]
    pub factor: amoe_app::account::Factor,
}

/// Says whose session the token opens.
#[utoipa::path(get, path = "/session", tag = "session", responses((status = 200, body = SessionOwner)))]
pub async fn session_read(ask: Ask) -> Answer<SessionOwner> {
    let (_, signed) = ask.any_session()?;
    let owner = SessionOwner {
        name: signed.name.clone(),
        role: signed.role,
        lang: signed.lang,
        factor: signed.factor,
    };
    Ok(Json(owner))
}

/// Ends the session.
#[utoipa::path(delete, path = "/session", tag = "session", responses((status = 204, description = "Ended.")))]
pub async fn session_close(ask: Ask) -> Result<StatusCode, No> {
    let token = ask.any_session()?.0.clone();
    ask.run(move |app, _, _| app.log_out(&token)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What enrolling a second factor needs.
#[derive(Debug, Serialize, ToSchema)]
pub struct FactorSetup {
    /// The secret, base32.
    pub secret: String,
    /// The same as an `otpauth:` address, for a QR code.
    pub url: String,
}

/// A new secret for a second factor. Nothing is stored until a code proves that the device has it.
#[utoipa::path(get, path = "/session/factor", tag = "session", responses((status = 200, body = FactorSetup)))]
pub async fn factor_setup(ask: Ask) -> Answer<FactorSetup> {
    let signed = ask.any_session()?.1.clone();
    let setup = ask.run(move |app, _, _| app.factor_setup(&signed)).await?;
    Ok(Json(FactorSetup { secret: setup.secret, url: setup.url }))
}

/// A code of the second factor.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "code": "482915" }))]
pub struct FactorCode {
    /// The six digits that the device shows.
    pub code: String,
    /// The secret of `GET /session/factor`, when a second factor is being enrolled.
    #[serde(default)]
    pub secret: Option<String>,
}

/// Gives the code and gets a full session; the token of before no longer counts.
#[utoipa::path(post, path = "/session/factor", tag = "session", request_body = FactorCode,
    responses((status = 200, body = Session)))]
pub async fn factor_give(ask: Ask, Body(body): Body<FactorCode>) -> Answer<Session> {
    let token = ask.any_session()?.0.clone();
    let opened = ask
        .run(move |app, _, _| match &body.secret {
            Some(secret) => app.factor_enrol(&token, secret, &body.code),
            None => app.factor_check(&token, &body.code),
        })
        .await?;
    Ok(Json(opened.into()))
}

/// What a mailed link is about.
#[derive(Debug, Serialize, ToSchema)]
pub struct Link {
    /// What it is for.
    #[schema(schema_with = schema::link_purpose)]
    pub purpose: LinkPurpose,
    /// The least length of the password that it asks for.
    pub password_min: usize,
}

/// Looks at a mailed link without using it. One that ran out, was used or never was is not found.
#[utoipa::path(get, path = "/links/{token}", tag = "session", security(()),
    params(("token" = String, Path, description = "The last part of the link's address.")),
    responses((status = 200, body = Link)))]
pub async fn link_read(ask: Ask, At(token): At<String>) -> Answer<Link> {
    let view = ask.run(move |app, _, _| app.link_view(&token)).await?.ok_or(ErrorPage::NotFound)?;
    Ok(Json(Link { purpose: view.purpose, password_min: view.password_min }))
}

/// A new password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "password": "a long phrase of mine" }))]
pub struct NewPassword {
    /// At least 15 characters, or 8 with a second factor; not a common one.
    pub password: String,
}

/// What came of a mailed link.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkUsed {
    /// The session that it opened; absent when an officer has to look first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Session>,
}

/// Uses a mailed link: proves the address, sets the password, opens a session.
#[utoipa::path(post, path = "/links/{token}", tag = "session", security(()), request_body = NewPassword,
    params(("token" = String, Path, description = "The last part of the link's address.")),
    responses((status = 200, body = LinkUsed)))]
pub async fn link_use(ask: Ask, At(token): At<String>, Body(body): Body<NewPassword>) -> Answer<LinkUsed> {
    let form = SetPassword { password: body.password };
    let used = ask.run(move |app, _, _| app.link_use(&token, &form)).await?;
    Ok(Json(LinkUsed { session: used.session.map(Session::from) }))
}

/// Whose password was forgotten.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "login": "JB458213" }))]
pub struct Forgotten {
    /// Number of the identity paper, or e-mail address.
    pub login: String,
}

/// Mails a link to set a new password, if there is such an account; the answer is the same when there is none.
#[utoipa::path(post, path = "/password/forgot", tag = "session", security(()), request_body = Forgotten,
    responses((status = 202, description = "If there is such an account, a link is on its way.")))]
pub async fn password_forget(ask: Ask, Body(body): Body<Forgotten>) -> Result<StatusCode, No> {
    ask.run(move |app, _, lang| app.forgot_password(&body.login, lang)).await?;
    Ok(StatusCode::ACCEPTED)
}
