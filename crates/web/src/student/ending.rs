//! Cancelling the cover: what follows from it first, then the request with the copy of the identity card, and the one
//! click that takes it back. How an end to come is shown on the other pages of the space stands here, too.

use amoe_app::{
    AppError,
    application::Enclosed,
    ending::{CancelView, last_day},
    student::StudentHome,
};
use amoe_domain::{
    Act, EndingId, PaperId,
    ending::{EndingCause, EndingState},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};

use super::{Insured, go, home::ClaimLine, read, under_home};
use crate::{
    ErrorPage, Flash, Form, Page, Sent, Web, file as files, html,
    parts::{Note, Tone},
    refusal_text, refused,
};

/// An end to come, or the last there was, on the pages of its student.
#[derive(Debug)]
pub struct EndingShown {
    /// What it means for her.
    pub note: Note,
    /// What to quote.
    pub reference: String,
    /// It can be taken back: which, and the version seen.
    pub withdraw: Option<(EndingId, i32)>,
    /// Its letter: the cover has ended.
    pub letter: Option<EndingId>,
}

impl EndingShown {
    /// Nothing is shown of what was called back, the cover goes on, nor of what is over with its year.
    pub fn of(page: &Page, home: &StudentHome) -> Option<Self> {
        let (ending, acts) = home.ending.as_ref()?;
        let year = amoe_rules::Rulebook::builtin().academic_year_on(home.today);
        if ending.state != EndingState::Pending && home.covers.first().is_none_or(|c| c.year != year) {
            return None;
        }
        let words = page.words;
        let last = last_day(ending.ends_on);
        let note = match (&ending.state, &ending.cause) {
            (EndingState::Pending, EndingCause::Studies { studies, since, .. }) => Note::new(
                Tone::Wait,
                words.with("ending-studies-title", &[("last", last.into())]),
                words.with(&format!("ending-studies-{studies}"), &[("since", (*since).into())]),
            ),
            (EndingState::Pending, _) => Note::new(
                Tone::Wait,
                words.with("ending-cancel-title", &[("last", last.into())]),
                words.with("ending-cancel-text", &[("last", last.into())]),
            ),
            (EndingState::Refused { note, .. }, _) => {
                Note::new(Tone::Bad, words.t("ending-refused-title"), note)
            }
            (EndingState::Ended { .. }, _) => Note::new(
                Tone::Info,
                words.with("ending-over-title", &[("last", last.into())]),
                words.t("ending-over-text"),
            ),
            (EndingState::Withdrawn { .. } | EndingState::Corrected { .. }, _) => return None,
        };
        let over = matches!(ending.state, EndingState::Ended { .. });
        Some(Self {
            note,
            reference: ending.reference.to_string(),
            withdraw: acts.contains(&Act::Withdraw).then_some((ending.id, ending.version)),
            letter: over.then_some(ending.id),
        })
    }
}

/// The page.
#[derive(Template)]
#[template(path = "student/cancel.html")]
pub struct CancelPage {
    /// The layout's part.
    pub page: Page,
    /// The form.
    pub form: Form,
    /// The last day covered, were it sent today.
    pub last: amoe_base::Date,
    /// Days in which it can be taken back.
    pub days: i16,
    /// The certificate that would count no longer.
    pub certificate: Option<String>,
    /// Claims on which something still happens.
    pub claims: Vec<ClaimLine>,
}

impl CancelPage {
    /// Of a student whose cover holds and has no end to come; everyone else has nothing to cancel.
    fn of(page: Page, view: CancelView, form: Form) -> Option<Self> {
        let pending = view.ending.as_ref().is_some_and(|(it, _)| it.state == EndingState::Pending);
        view.cover.filter(|_| !pending)?;
        let (title, above) = (page.t("cancel-title"), page.t("student-nav-cover"));
        Some(Self {
            last: last_day(view.ends_on),
            days: view.days,
            certificate: view.certificate,
            claims: view.claims.iter().map(|row| ClaimLine::of(&page, row)).collect(),
            page: under_home(page).under("student/cover", above).titled(title).with_form(&form),
            form,
        })
    }
}

/// What follows, and the form; who has nothing to cancel is led to her cover.
pub async fn show(page: Page, who: Insured, State(web): State<Web>) -> Result<Response, ErrorPage> {
    let view = web.run(move |app| app.cancel_view(&who.actor)).await?;
    let form = Form::blank(page.foundation(), page.words);
    let cover = go(&page, "student/cover");
    Ok(CancelPage::of(page, view, form).map_or_else(|| cover.into_response(), |it| html(&it)))
}

/// Takes the request with the copy of the card.
pub async fn ask(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let mut form = Form::sent(typed, page.words);
    let enclosed = enclosed(&page, &mut form);
    if !form.is_refused() {
        let (actor, form_id) = (who.actor.clone(), form.id.to_string());
        match web.run(move |app| app.cancel_ask(&actor, enclosed, &form_id)).await {
            Ok(_) => return Ok((Flash("cancel-asked"), go(&page, "student/cover")).into_response()),
            Err(error) => take_papers(&page, &mut form, error)?,
        }
    }
    let view = web.run(move |app| app.cancel_view(&who.actor)).await?;
    let cover = go(&page, "student/cover");
    Ok(CancelPage::of(page, view, form).map_or_else(|| cover.into_response(), |it| refused(&it)))
}

/// The files of a form, photographed or chosen; one that is too large is told at once.
pub(crate) fn enclosed(page: &Page, form: &mut Form) -> Vec<Enclosed> {
    let uploads: Vec<_> =
        ["camera", "paper"].iter().flat_map(|field| form.typed.uploads(field)).cloned().collect();
    let mut enclosed = Vec::new();
    for upload in uploads {
        match upload.bytes {
            Some(bytes) => enclosed.push(Enclosed { file_name: upload.file_name, bytes: bytes.to_vec() }),
            None => named(form, &upload.file_name, page.t("refusal-upload-too_large")),
        }
    }
    enclosed
}

/// Refusals of a form with files: what is wrong with a file is told with its name.
pub(crate) fn take_papers(page: &Page, form: &mut Form, error: AppError) -> Result<(), ErrorPage> {
    let AppError::Refused(refusals) = error else { return form.take(page.words, error) };
    for refusal in &refusals {
        let text = refusal_text(page.words, refusal);
        match refusal.facts.get("file") {
            Some(file) => named(form, file, &text),
            None => form.refuse(refusal.field.as_deref().unwrap_or_default(), text),
        }
    }
    Ok(())
}

fn named(form: &mut Form, file: &str, why: &str) {
    form.refuse_with("paper", "student-paper-refused", &[("file", file.into()), ("why", why.into())]);
}

/// Whoever opens the address of a form gets the page it stands on.
pub async fn back(page: Page) -> Response {
    go(&page, "student/cover").into_response()
}

/// Takes the request back.
pub async fn withdraw(
    page: Page,
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let (id, seen): (EndingId, i32) = (read(&id)?, read(typed.get("seen"))?);
    web.run(move |app| app.cancel_withdraw(&who.actor, id, seen)).await?;
    Ok((Flash("cancel-withdrawn"), go(&page, "student/cover")).into_response())
}

/// The letter that confirms the end.
pub async fn letter(
    who: Insured,
    State(web): State<Web>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, ErrorPage> {
    let id: EndingId = read(&id)?;
    Ok(files::inline(web.run(move |app| app.ending_letter_pdf(&who.actor, id)).await?))
}

/// The copy that was sent.
pub async fn paper(
    who: Insured,
    State(web): State<Web>,
    Path((_, id, paper)): Path<(String, String, String)>,
) -> Result<Response, ErrorPage> {
    let (id, paper): (EndingId, PaperId) = (read(&id)?, read(&paper)?);
    Ok(files::inline(web.run(move |app| app.ending_paper(&who.actor, id, paper)).await?))
}
