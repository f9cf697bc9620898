//! An application begun and put aside: what was typed is kept under a link that is mailed, for so long, and is nobody's
//! application until it is sent. Nothing of it is looked at before.

use amoe_base::{Email, Lang, Token};
use amoe_domain::{
    Act, Actor, Licence, ThingKind,
    act::mark,
    application::{Application, ApplicationDraft},
    institution::Institution,
    person::Personal,
};
use amoe_storage::Tx;
use serde_json::json;

use super::Apply;
use crate::{
    App, Result,
    account::{after_hours, token_hash},
    error::Context,
    form::Problems,
};

/// So long a draft is kept.
pub const DAYS_KEPT: i64 = 30;
/// So many drafts an address may put aside in an hour; what is beyond is answered alike and not kept.
const PER_HOUR: i64 = 3;

/// A form as it was read.
#[derive(Debug, Clone)]
pub struct Answers {
    /// Who applies.
    pub personal: Personal,
    /// Where she is enrolled.
    pub institution: Institution,
    /// Her declaration.
    pub no_other_cover: bool,
}

impl App {
    /// Puts an application aside and mails the link to it. `link` is that of a draft which was taken up again: it is kept
    /// under the same, and nothing is mailed. Only the address has to be there.
    pub fn application_keep(
        &self,
        actor: &Actor,
        lang: Lang,
        form: &Apply,
        link: Option<&Token>,
    ) -> Result<()> {
        let _: Licence<Application, mark::Create> = Licence::ask(actor)?;
        let mut p = Problems::default();
        let email = p.parsed("email", &form.email, Email::parse);
        p.done()?;
        let Some(email) = email else { return Ok(()) };
        let body = serde_json::to_string(form).context("draft")?;
        self.store().write(|tx| {
            let now = tx.env().now();
            let email_key = email.as_str().to_lowercase();
            let expires_at = after_hours(now, DAYS_KEPT * 24);
            let known = match link.map(token_hash) {
                Some(hash) => tx.application_draft(&hash)?,
                None => None,
            };
            let again = known.is_some_and(|draft| draft.email_key == email_key);
            let draft = |token_hash| ApplicationDraft {
                token_hash,
                email_key: email_key.clone(),
                body: body.clone(),
                saved_at: now,
                expires_at,
            };
            match link.filter(|_| again) {
                Some(token) => tx.application_draft_put(&draft(token_hash(token)))?,
                None if tx.application_drafts_since(&email_key, after_hours(now, -1))? < PER_HOUR => {
                    let token = tx.env().token();
                    let draft = draft(token_hash(&token));
                    let event = draft.token_hash[..16].to_owned();
                    tx.application_draft_put(&draft)?;
                    let link = format!("{}/{lang}/apply/{}", self.settings().public_url, token.reveal());
                    self.mail(tx, "application-draft", &event, &email, lang, &[("link", &link)], None)?;
                }
                None => {}
            }
            let audited =
                tx.audit_key(actor, Act::Create, ThingKind::Application, "", json!({ "draft": true }))?;
            Ok(((), audited))
        })
    }

    /// What was typed, for whoever holds the link; `None` when it is not kept any more.
    pub fn application_kept(&self, link: &Token) -> Result<Option<Apply>> {
        let hash = token_hash(link);
        let found =
            self.store().read(|tx: &mut Tx<'_>| Ok::<_, crate::AppError>(tx.application_draft(&hash)?))?;
        found.map(|draft| serde_json::from_str(&draft.body).context("draft")).transpose()
    }

    /// Throws a draft away: it was sent, or is not wanted any more.
    pub fn application_forget(&self, link: &Token) -> Result<()> {
        let hash = token_hash(link);
        self.store().housekeep(|tx: &mut Tx<'_>| Ok(tx.application_draft_delete(&hash)?))
    }

    /// What a form says as it would be taken, to be looked at before it is sent. The rules are not asked, and nothing is
    /// kept.
    pub fn application_form_read(&self, actor: &Actor, form: &Apply) -> Result<Answers> {
        let _: Licence<Application, mark::Create> = Licence::ask(actor)?;
        let (personal, institution, no_other_cover) = form.read()?;
        let institution = self.store().read(|tx: &mut Tx<'_>| Self::institution_of_form(tx, institution))?;
        Ok(Answers { personal, institution, no_other_cover })
    }

    /// The form of a student who was insured before, with what is known: what may have changed since is hers to look at,
    /// and whether she has another cover is asked anew.
    pub fn application_again(&self, actor: &Actor) -> Result<Apply> {
        let home = self.student_home(actor)?;
        let institution =
            home.covers.iter().max_by_key(|cover| cover.period.from).map(|cover| cover.institution);
        Ok(Apply::of(&home.student.personal, institution))
    }
}
