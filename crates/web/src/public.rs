//! The pages that anyone may read: the home page and the texts. What asks the database (status, certificate,
//! application) is added beside them by the application.

use askama::Template;
use axum::{
    Router,
    extract::{FromRef, Path},
    http::HeaderMap,
    response::{Redirect, Response},
    routing::get,
};

use crate::{ErrorPage, Form, Foundation, Page, html, language};

/// The routes of the public texts.
pub fn routes<S>() -> Router<S>
where
    Foundation: FromRef<S>,
    S: Clone + Send + Sync + 'static,
{
    Router::new()
        .route("/", get(by_browser))
        .route("/{lang}", get(with_slash))
        .route("/{lang}/", get(home))
        .route("/{lang}/who", get(who))
        .route("/{lang}/reimbursement", get(reimbursement))
        .route("/{lang}/care-sheets", get(care_sheets))
        .route("/{lang}/contact", get(contact))
        .route("/{lang}/accessibility", get(accessibility))
        .route("/{lang}/privacy", get(privacy))
}

async fn by_browser(headers: HeaderMap) -> Redirect {
    Redirect::to(&format!("/{}/", language::preferred(&headers)))
}

async fn with_slash(Path(lang): Path<String>) -> Result<Redirect, ErrorPage> {
    let lang: amoe_base::Lang = lang.parse().map_err(|_| ErrorPage::NotFound)?;
    Ok(Redirect::permanent(&format!("/{lang}/")))
}

/// The home page, with the form that follows an application (it posts to `status`).
#[derive(Template)]
#[template(path = "public/home.html")]
pub struct Home {
    /// The layout's part.
    pub page: Page,
    /// The three fields that find an application.
    pub form: Form,
}

async fn home(page: Page) -> Response {
    let page = page.titled("");
    html(&Home { form: Form::blank(page.foundation(), page.words), page })
}

macro_rules! texts {
    ($($(#[$doc:meta])* $template:ident $handler:ident $path:literal $title:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Template)]
        #[template(path = $path)]
        pub struct $template {
            /// The layout's part.
            pub page: Page,
        }

        async fn $handler(page: Page) -> Response {
            let title = page.t($title);
            html(&$template { page: page.titled(title) })
        }
    )+};
}

texts! {
    /// Who is covered.
    Who who "public/who.html" "who-title";
    /// How reimbursement works.
    Reimbursement reimbursement "public/reimbursement.html" "reimbursement-title";
    /// The care sheets and where to send them.
    CareSheets care_sheets "public/care-sheets.html" "care-sheets-title";
    /// How to reach whom.
    Contact contact "public/contact.html" "contact-title";
    /// What works for whom, and what does not yet.
    Accessibility accessibility "public/accessibility.html" "accessibility-title";
    /// What is kept about whom, why and how long.
    Privacy privacy "public/privacy.html" "privacy-title";
}
