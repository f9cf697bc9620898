//! The first page: am I covered, what waits for me, what was paid, what to do about an application that is not through.

use amoe_app::{App, ClaimRow, application::evidence, claim::breakdown::ReasonText, student::StudentHome};
use amoe_base::{Date, Lang, Money};
use amoe_domain::{
    application::{Application, ApplicationState, ApplicationStatus},
    claim::ClaimStatus,
};
use askama::Template;
use axum::{extract::State, response::Response};

use super::{Insured, in_space, payments::PaymentLine};
use crate::{
    ErrorPage, Page, Web,
    claim_show::claim_tag,
    evidence::told,
    html,
    parts::{Tag, Tone},
};

/// So many payments are shown here; the rest has its own page.
const PAYMENTS_SHOWN: usize = 3;

/// An application that has not led to cover.
#[derive(Debug)]
pub struct Pending {
    /// The application.
    pub application: Application,
    /// Where it stands.
    pub tag: Tag,
    /// The institution that is asked.
    pub institution: String,
    /// Why it was refused.
    pub reasons: Vec<ReasonText>,
    /// What a refusal rests on.
    pub evidence: Vec<String>,
    /// It can be contested.
    pub may_appeal: bool,
    /// What an officer wrote.
    pub note: String,
    /// What to do now: `student-application-{next}`.
    pub next: &'static str,
}

/// A claim in a list.
#[derive(Debug)]
pub struct ClaimLine {
    /// Its row.
    pub row: ClaimRow,
    /// Where it stands.
    pub tag: Tag,
    /// What waits for the student: `next-{key}`; empty when nothing does.
    pub waits: &'static str,
    /// When it was opened.
    pub opened: Date,
}

/// The page.
#[derive(Template)]
#[template(path = "student/home.html")]
pub struct Home {
    /// The layout's part.
    pub page: Page,
    /// What the use case found.
    pub home: StudentHome,
    /// The institution of today's cover.
    pub institution: String,
    /// The text that ends the scheme, when today's cover ends with it.
    pub scheme_ended_by: Option<String>,
    /// An application that has not led to cover.
    pub pending: Option<Pending>,
    /// Claims that are not over.
    pub claims: Vec<ClaimLine>,
    /// The last payments.
    pub payments: Vec<PaymentLine>,
    /// A decided refund is not in a payment yet.
    pub payment_soon: bool,
    /// May a claim be opened?
    pub may_claim: bool,
}

/// What waits for the student in this state: `next-{key}`; empty when nothing does.
pub const fn waits(status: ClaimStatus) -> &'static str {
    match status {
        ClaimStatus::Draft => "prepare",
        ClaimStatus::Ready => "post",
        ClaimStatus::Returned => "complete",
        _ => "",
    }
}

/// Does anything still happen to it? What was decided and pays nothing is over.
fn is_open(row: &ClaimRow) -> bool {
    match row.status {
        ClaimStatus::Paid | ClaimStatus::Withdrawn => false,
        ClaimStatus::Decided => row.payable != Some(Money::ZERO),
        _ => true,
    }
}

/// Is a refund decided that is in no payment yet?
pub fn payment_soon(claims: &[ClaimRow]) -> bool {
    claims.iter().any(|row| row.status == ClaimStatus::Decided && is_open(row))
}

/// Shows it.
pub async fn show(page: Page, who: Insured, State(web): State<Web>) -> Result<Response, ErrorPage> {
    let lang = page.lang;
    let may_claim = web.app().may_claim(&who.actor);
    let (home, pending) = web
        .run(move |app| {
            let home = app.student_home(&who.actor)?;
            let pending = match &home.application {
                Some(a) if home.cover.is_none() && a.status() != ApplicationStatus::Covered => {
                    let institution =
                        app.institutions(&who.actor)?.into_iter().find(|i| i.id == a.institution);
                    let name = institution.map(|i| i.name.get(lang).to_owned()).unwrap_or_default();
                    Some((a.clone(), name))
                }
                _ => None,
            };
            Ok((home, pending))
        })
        .await?;
    let pending =
        pending.map(|(application, institution)| pend(web.app(), &page, application, institution, lang));
    let title =
        page.words.with("student-home-title", &[("name", home.student.personal.name.in_lang(lang).into())]);
    let rules = web.app().rulebook();
    let last = home.cover.as_ref().and_then(|cover| cover.period.to);
    let next = rules.schemes().iter().find(|scheme| Some(scheme.start) == last);
    Ok(html(&Home {
        scheme_ended_by: next
            .filter(|scheme| !scheme.complete)
            .map(|scheme| rules.cite(&scheme.look_up, lang)),
        institution: home.institution.as_ref().map(|i| i.name.get(lang).to_owned()).unwrap_or_default(),
        claims: home.claims.iter().filter(|c| is_open(c)).map(|row| ClaimLine::of(&page, row)).collect(),
        payment_soon: payment_soon(&home.claims),
        payments: home.payments.iter().take(PAYMENTS_SHOWN).map(|p| PaymentLine::of(&page, p)).collect(),
        may_claim: may_claim && !home.covers.is_empty(),
        page: in_space(page).titled(title),
        home,
        pending,
    }))
}

/// An application in words.
pub fn pend(app: &App, page: &Page, application: Application, institution: String, lang: Lang) -> Pending {
    let (tone, next) = match application.status() {
        ApplicationStatus::Submitted if application.email_proved_at.is_none() => (Tone::Wait, "prove"),
        ApplicationStatus::Submitted | ApplicationStatus::Covered => (Tone::Info, "submitted"),
        ApplicationStatus::Returned => (Tone::Wait, "returned"),
        ApplicationStatus::Refused if application.answered.is_some() => (Tone::Bad, "upheld"),
        ApplicationStatus::Refused => (Tone::Bad, "refused"),
        ApplicationStatus::Appealed => (Tone::Info, "appealed"),
        ApplicationStatus::Withdrawn => (Tone::Plain, "withdrawn"),
    };
    let (reasons, note) = match &application.state {
        ApplicationState::Refused { reasons, note, .. } => (reasons.as_slice(), note.clone()),
        ApplicationState::Appealed { appeal } => (appeal.reasons.as_slice(), appeal.note.clone()),
        ApplicationState::Returned { note, .. } => (&[][..], note.clone()),
        _ => (&[][..], String::new()),
    };
    let evidence = if reasons.is_empty() { Vec::new() } else { evidence(&application.eligibility) };
    let may_appeal = application.status() == ApplicationStatus::Refused && application.answered.is_none();
    let reasons = reasons.iter().map(|code| app.reason_text(code, "", lang)).collect();
    let word = page.words.named("status-application", application.status().as_str());
    Pending {
        tag: Tag::new(tone, word),
        institution,
        reasons,
        evidence: told(page.words, &evidence),
        may_appeal,
        note,
        next,
        application,
    }
}

impl ClaimLine {
    /// A row in words.
    pub fn of(page: &Page, row: &ClaimRow) -> Self {
        Self {
            tag: claim_tag(page.words, row.status, row.payable),
            opened: page.foundation().env().date_of(row.opened_at),
            waits: waits(row.status),
            row: row.clone(),
        }
    }
}
