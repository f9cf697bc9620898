//! Logging in, the second factor, logging out, and asking for a new password.

use amoe_app::{
    App,
    account::{Factor, FactorSetup, LINK_HOURS, LogIn, LoggedIn, Signed},
};
use amoe_base::Token;
use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, Uri},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use crate::{
    Caller, ErrorPage, Flash, Form, Member, Page, Sent, Web, cookies, html, language,
    limits::Turn,
    refused,
    session::{home_of, in_query},
};

/// Name and password.
#[derive(Template)]
#[template(path = "account/log-in.html")]
pub struct LogInPage {
    page: Page,
    form: Form,
}

/// The code of the second factor.
#[derive(Template)]
#[template(path = "account/code.html")]
pub struct CodePage {
    page: Page,
    form: Form,
}

/// Setting up the second factor.
#[derive(Template)]
#[template(path = "account/factor.html")]
pub struct FactorPage {
    page: Page,
    form: Form,
    setup: FactorSetup,
    qr: String,
}

/// Asking for a link.
#[derive(Template)]
#[template(path = "account/forgot.html")]
pub struct ForgotPage {
    page: Page,
    form: Form,
    lead: String,
}

impl LogInPage {
    /// The form.
    pub fn new(page: Page, form: Form) -> Self {
        let title = page.t("log-in-title");
        Self { page: page.titled(title).with_form(&form), form }
    }
}

impl CodePage {
    /// The form.
    pub fn new(page: Page, form: Form) -> Self {
        let title = page.t("code-title");
        Self { page: page.titled(title).with_form(&form), form }
    }
}

impl FactorPage {
    /// The secret as picture and text, and the form that proves that the device has it.
    pub fn new(page: Page, form: Form, setup: FactorSetup) -> Result<Self, ErrorPage> {
        let qr = App::qr_svg(&setup.url)?;
        let title = page.t("factor-title");
        Ok(Self { page: page.titled(title).with_form(&form), form, setup, qr })
    }
}

impl ForgotPage {
    /// The form.
    pub fn new(page: Page, form: Form) -> Self {
        let title = page.t("forgot-title");
        let lead = page.words.with("forgot-lead", &[("hours", LINK_HOURS.into())]);
        Self { page: page.titled(title).with_form(&form), form, lead }
    }
}

/// Where the reader wanted to go.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    #[serde(default)]
    next: String,
}

/// What follows `/{lang}/` in an address of ours; nothing else is followed.
fn own_path(next: &str) -> Option<String> {
    let uri: Uri = next.parse().ok()?;
    if uri.scheme().is_some() || uri.authority().is_some() {
        return None;
    }
    let (_, rest) = language::split(&uri)?;
    Some(uri.query().map_or_else(|| rest.to_owned(), |query| format!("{rest}?{query}")))
}

/// Where this session goes from here, in the language of the page.
fn onward(page: &Page, next: &str, signed: &Signed) -> String {
    let path = own_path(next);
    let keep = |step: &str| match &path {
        Some(_) => format!("{step}?next={}", in_query(next)),
        None => step.to_owned(),
    };
    page.link(match signed.factor {
        Factor::Code => keep("log-in/code"),
        Factor::Enrol => keep("log-in/factor"),
        Factor::Done => path.unwrap_or_else(|| home_of(signed.role).to_owned()),
    })
}

/// Hands out the session's cookie and goes on.
pub(super) fn welcome(web: &Web, page: &Page, next: &str, logged_in: &LoggedIn) -> Response {
    let cookie = cookies::session(web.foundation(), logged_in.token.reveal());
    let mut jar = CookieJar::new().add(cookie);
    if !logged_in.device.is_empty() {
        jar = jar.add(cookies::device(web.foundation(), logged_in.device.clone()));
    }
    (jar, Redirect::to(&onward(page, next, &logged_in.signed))).into_response()
}

/// The form; whoever is logged in goes on at once.
pub async fn open(
    State(web): State<Web>,
    page: Page,
    caller: Caller,
    Query(after): Query<After>,
) -> Response {
    if let Some((_, signed)) = &caller.session {
        return Redirect::to(&onward(&page, &after.next, signed)).into_response();
    }
    let form = Form::blank(web.foundation(), page.words);
    html(&LogInPage::new(page, form))
}

/// Checks name and password.
pub async fn enter(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    Query(after): Query<After>,
    headers: HeaderMap,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words);
    let given = LogIn {
        login: form.value("login").to_owned(),
        password: form.value("password").to_owned(),
        device: cookies::device_of(web.foundation(), &headers),
    };
    match turn.run(&web, move |app| app.log_in(&given)).await {
        Ok(logged_in) => Ok(welcome(&web, &page, &after.next, &logged_in)),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(form.again().html(&LogInPage::new(page, form)))
        }
    }
}

/// The first page of whoever is logged in.
pub async fn space(page: Page, member: Member) -> Redirect {
    Redirect::to(&page.link(home_of(member.signed.role)))
}

/// The session of this step, or where else to go.
fn session_at(
    page: &Page,
    caller: Caller,
    next: &str,
    fits: impl FnOnce(Factor) -> bool,
) -> Result<(Token, Signed), Redirect> {
    match caller.session {
        Some(session) if fits(session.1.factor) => Ok(session),
        Some((_, signed)) => Err(Redirect::to(&onward(page, next, &signed))),
        None => Err(Redirect::to(&page.link("log-in"))),
    }
}

/// Asks for the code.
pub async fn code(
    State(web): State<Web>,
    page: Page,
    caller: Caller,
    Query(after): Query<After>,
) -> Response {
    if let Err(elsewhere) = session_at(&page, caller, &after.next, |f| f == Factor::Code) {
        return elsewhere.into_response();
    }
    let form = Form::blank(web.foundation(), page.words);
    html(&CodePage::new(page, form))
}

/// Checks the code.
pub async fn check(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    caller: Caller,
    Query(after): Query<After>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words);
    let (token, _) = match session_at(&page, caller, &after.next, |f| f == Factor::Code) {
        Ok(session) => session,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let code = form.value("code").to_owned();
    match turn.run(&web, move |app| app.factor_check(&token, &code)).await {
        Ok(logged_in) => Ok(welcome(&web, &page, &after.next, &logged_in)),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(form.again().html(&CodePage::new(page, form)))
        }
    }
}

/// Shows a new secret. Whoever is asked for a code has one already.
pub async fn factor(
    State(web): State<Web>,
    page: Page,
    caller: Caller,
    Query(after): Query<After>,
) -> Result<Response, ErrorPage> {
    let (_, signed) = match session_at(&page, caller, &after.next, |f| f != Factor::Code) {
        Ok(session) => session,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let setup = web.app().factor_setup(&signed)?;
    let form = Form::blank(web.foundation(), page.words);
    Ok(html(&FactorPage::new(page, form, setup)?))
}

/// Enrols the second factor.
pub async fn enrol(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    caller: Caller,
    Query(after): Query<After>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words);
    let (token, signed) = match session_at(&page, caller, &after.next, |f| f != Factor::Code) {
        Ok(session) => session,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let (secret, code) = (form.value("secret").to_owned(), form.value("code").to_owned());
    let shown = FactorSetup::of(&signed, secret.clone());
    match turn.run(&web, move |app| app.factor_enrol(&token, &secret, &code)).await {
        Ok(logged_in) => Ok(welcome(&web, &page, &after.next, &logged_in)),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(form.again().html(&FactorPage::new(page, form, shown)?))
        }
    }
}

/// Ends this session.
pub async fn log_out(State(web): State<Web>, page: Page, caller: Caller) -> Result<Response, ErrorPage> {
    if let Some((token, _)) = caller.session {
        web.run(move |app| app.log_out(&token)).await?;
    }
    Ok(goodbye(&web, &page, Flash("logged-out")))
}

/// Ends every session of the account.
pub async fn log_out_everywhere(
    State(web): State<Web>,
    page: Page,
    member: Member,
) -> Result<Response, ErrorPage> {
    web.run(move |app| app.log_out_everywhere(&member.actor)).await?;
    Ok(goodbye(&web, &page, Flash("logged-out-everywhere")))
}

fn goodbye(web: &Web, page: &Page, word: Flash) -> Response {
    let jar = CookieJar::new().add(cookies::session_end(web.foundation()));
    (jar, word, Redirect::to(&page.link(""))).into_response()
}

/// Asks for a new password.
pub async fn forgot(State(web): State<Web>, page: Page) -> Response {
    let form = Form::blank(web.foundation(), page.words);
    html(&ForgotPage::new(page, form))
}

/// Mails a link, if there is such an account; the answer is the same if not.
pub async fn mail_link(
    State(web): State<Web>,
    turn: Turn,
    page: Page,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words);
    let Some(login) = form.text("login", 254) else {
        return Ok(refused(&ForgotPage::new(page, form)));
    };
    let lang = page.lang;
    match turn.run(&web, move |app| app.forgot_password(&login, lang)).await {
        Ok(()) => Ok((Flash("link-mailed"), Redirect::to(&page.link("log-in"))).into_response()),
        Err(error) => {
            form.take(page.words, error)?;
            Ok(form.again().html(&ForgotPage::new(page, form)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_are_followed() {
        assert_eq!(own_path("/fr/student/claims?page=2").as_deref(), Some("student/claims?page=2"));
        for foreign in [
            "https://evil.example/fr/",
            "//evil.example/fr/",
            "/\\evil.example",
            "evil.example",
            "javascript:alert(1)",
            "/api/v1/claims",
            "",
        ] {
            assert_eq!(own_path(foreign), None, "{foreign}");
        }
    }
}
