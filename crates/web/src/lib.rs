//! The pages and, later, the JSON API. This crate turns requests into use cases and their answers into pages; it holds
//! no SQL and no rule of the scheme.
//!
//! # To add a page
//!
//! 1. **Words.** Write its messages in `translations/{ar,fr,en}/<area>.ftl` (`docs/how-to/add-a-translation.md`).
//! 2. **Template.** `templates/pages/<space>/<name>.html`, starting from the layout of its space:
//!
//!    ```text
//!    {% extends "layout/student.html" %}
//!    {% import "parts/forms.html" as f %}
//!    {% import "parts/show.html" as s %}
//!    {% block main %}
//!    <h1>{{ page.title }}</h1>
//!    <form method="post" class="flow">{{ f::start(page, form) }}
//!      {{ f::text(form, "cin", page.t("field-cin"), page.t("field-cin-hint"), "id") }}
//!      <button class="btn">{{ page.t("button-continue") }}</button>
//!    </form>
//!    {% endblock %}
//!    ```
//!
//!    Layouts: `layout/public.html` (visitors), `layout/student.html` (band, navigation, way back), `layout/desk.html`
//!    (institutions and the fund: one bar, dense type; `{% block body_class %}` for panes), all from `layout/base.html`.
//!    A template never writes an amount, a date or an id bare: `{{ page.money(x) }}`, `{{ page.date(x) }}`,
//!    `{{ page.id(x) }}`, `{{ page.name(x) }}` isolate them, so that Arabic keeps its order. Icons:
//!    `{{ crate::icon("check") }}`. No `style` attribute, no inline script: the policy forbids them.
//! 3. **Struct and handler.** A struct with `page: Page` and what the template shows; a handler of about twenty lines:
//!
//!    ```text
//!    async fn show(page: Page, …) -> Response {
//!        let page = page.titled(words.t("claims-title")).in_space(nav(…)).under("student", words.t("nav-home"));
//!        html(&Claims { page, claims })
//!    }
//!    ```
//!
//!    A form posts to its own address (the language switch keeps it), is read by [`Sent`], checked through [`Form`] (see
//!    `form.rs`), answered by [`refused`] with everything typed, or by `(Flash("claim-saved"), Redirect::to(…))`.
//!    What the reader may not see is [`ErrorPage::NotFound`]. A slow or guessable route gets a [`limits::Limit`].
//! 4. **Route.** Add it in the space's `routes()`; everything is wrapped once by [`Foundation::wrap`].
//! 5. **Sample.** Add the template to `samples.rs`: it is then rendered in Arabic, French and English by the tests. A
//!    test fails on a template without a sample.
//! 6. **Look** at it: `cargo run -p amoe-web --example look`, phone and desk, right to left and dark.
//!
//! # What is where
//!
//! [`page`] what every page knows · [`form`] typed values and errors · [`parts`] tags, notes, timelines, lists ·
//! [`icon()`] · [`assets`] · [`language`] · [`cookies`] session and flash · [`security`] headers, CSRF · [`limits`] rate
//! limits · [`uploads`] routes that take files · [`error_page`] and [`problem`] · [`metrics`] health, counts, the line per request · [`site`] who runs this ·
//! [`public`] home and texts · [`sample`] values for tests.

pub mod account;
pub mod api;
pub mod assets;
pub mod card;
pub mod claim_show;
pub mod cookies;
pub mod desk;
mod drain;
pub mod error_page;
pub mod evidence;
pub mod file;
pub mod form;
mod foundation;
pub mod icon;
pub mod language;
pub mod limits;
pub mod metrics;
pub mod page;
pub mod parts;
pub mod problem;
pub mod public;
pub mod refusal;
mod router;
pub mod rules;
pub mod sample;
#[cfg(test)]
mod samples;
pub mod security;
pub mod session;
pub mod site;
pub mod state;
pub mod student;
pub mod uploads;

pub use amoe_app::refusal_text;
pub use assets::asset;
pub use cookies::Flash;
pub use error_page::ErrorPage;
pub use form::{Form, Sent, SentList, Typed, Upload};
pub use foundation::{Foundation, WebSettings};
pub use icon::{icon, mark};
pub use metrics::{Metrics, Ready, RequestId};
pub use page::{Nav, NavItem, Page, Viewer, html, html_with, refused};
pub use problem::Problem;
pub use router::router;
pub use session::{Caller, Member};
pub use site::Site;
pub use state::Web;
