//! The student's own page: cover, certificate, claims, payments.

use amoe_base::{Date, Lang, Rib};
use amoe_domain::{
    Act, Actor, CertificateId, Licence, Listing,
    act::mark,
    application::Application,
    claim::Claim,
    cover::Cover,
    ending::Ending,
    institution::Institution,
    payment::{Batch, Payment},
    person::Student,
};
use amoe_storage::{ClaimFilter, ClaimRow, Tx};
use serde_json::json;

use crate::{App, Result, application::fresh, ending::ending_shown, form::Problems};

/// The first page of a student.
#[derive(Debug, Clone)]
pub struct StudentHome {
    /// Who she is.
    pub student: Student,
    /// Her latest application.
    pub application: Option<Application>,
    /// Her covers, newest first.
    pub covers: Vec<Cover>,
    /// The cover of today.
    pub cover: Option<Cover>,
    /// Where she is enrolled under that cover.
    pub institution: Option<Institution>,
    /// Her certificate: id and number.
    pub certificate: Option<(CertificateId, String)>,
    /// The end of her newest cover that is to come, or the last there was, and what she may do about it.
    pub ending: Option<(Ending, Vec<Act>)>,
    /// Her claims, newest first.
    pub claims: Vec<ClaimRow>,
    /// Her payments, newest first.
    pub payments: Vec<(Payment, Batch)>,
    /// The day in Morocco.
    pub today: Date,
}

impl App {
    /// The student's first page.
    pub fn student_home(&self, actor: &Actor) -> Result<StudentHome> {
        let id = actor.student.ok_or(amoe_domain::Denied::NotFound)?;
        let may = Listing::<Claim>::ask(actor)?;
        self.store().read(|tx: &mut Tx<'_>| {
            let today = tx.env().today();
            let (student, _) = tx.student_load::<mark::Read>(actor, id)?.open();
            let application = tx.application_of_student(actor, id)?.map(|p| p.open().0);
            let covers: Vec<Cover> =
                tx.covers_of_student(actor, id)?.into_iter().map(|p| p.open().0).collect();
            let cover = covers.iter().find(|c| c.holds_on(today)).cloned();
            let institution = match &cover {
                Some(cover) => Some(tx.institution(cover.institution)?),
                None => None,
            };
            let certificate = match &cover {
                Some(cover) => tx
                    .certificate_of_cover::<mark::Read>(actor, cover.id)?
                    .map(|p| Self::certificate_reference(&p)),
                None => None,
            };
            let ending = match covers.first() {
                Some(newest) => ending_shown(tx, actor, newest.id)?,
                None => None,
            };
            let filter = ClaimFilter { newest_first: true, limit: 100, ..ClaimFilter::default() };
            let (claims, _) = tx.claims(&may, &filter)?;
            let payments = tx
                .payments_of_student(actor, id)?
                .into_iter()
                .map(|(p, batch)| (p.open().0, batch))
                .collect();
            Ok(StudentHome {
                student,
                application,
                covers,
                cover,
                institution,
                certificate,
                ending,
                claims,
                payments,
                today,
            })
        })
    }

    /// Changes the bank account; empty takes it away, and refunds go by postal order.
    pub fn student_rib(&self, actor: &Actor, seen: i32, typed: &str) -> Result<Student> {
        let id = actor.student.ok_or(amoe_domain::Denied::NotFound)?;
        let mut p = Problems::default();
        let rib = p.optional("rib", typed, Rib::parse);
        p.done()?;
        self.store().write(|tx| {
            let permit = tx.student_load::<mark::Edit>(actor, id)?;
            fresh(permit.version, seen)?;
            let (mut student, granted) = permit.open();
            student.personal.rib.clone_from(&rib);
            let next = tx.student_save(&granted, student)?;
            let audited =
                tx.audit(actor, Act::Edit, &next, json!({ "what": "bank account", "set": rib.is_some() }))?;
            Ok((next, audited))
        })
    }

    /// Changes the language of letters and mails.
    pub fn student_lang(&self, actor: &Actor, lang: Lang) -> Result<()> {
        let id = actor.student.ok_or(amoe_domain::Denied::NotFound)?;
        self.store().write(|tx| {
            let (mut student, granted) = tx.student_load::<mark::Edit>(actor, id)?.open();
            student.lang = lang;
            let next = tx.student_save(&granted, student)?;
            let audited = tx.audit(actor, Act::Edit, &next, json!({ "what": "language", "lang": lang }))?;
            Ok(((), audited))
        })
    }

    /// May this actor open a claim?
    pub fn may_claim(&self, actor: &Actor) -> bool {
        Licence::<Claim, mark::Create>::ask(actor).is_ok() && actor.student.is_some()
    }
}
