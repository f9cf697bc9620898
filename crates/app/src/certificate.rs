//! The certificate: for its student, for whoever knows the three fields, and the answer to anyone who checks one.

use amoe_base::{Lang, Period, Timestamp};
use amoe_documents::{Bilingual, Letterhead, PersonName, certificate as letter};
use amoe_domain::{
    Act, Actor, CertificateId, Permit,
    act::mark,
    certificate::{Certificate, CertificateStatus},
    cover::Cover,
    institution::Institution,
    person::Student,
};
use amoe_storage::Tx;
use jiff::ToSpan;
use serde::Serialize;
use serde_json::json;

use crate::{App, Download, Result, Settings, application::ThreeFields, error::Context};

/// What anyone with the code on a certificate is told: no more than the paper says.
#[derive(Debug, Clone, Serialize)]
pub struct Verified {
    /// The certificate's number.
    pub reference: String,
    /// Name in Latin letters.
    pub name_latin: String,
    /// Name in Arabic letters.
    pub name_arabic: String,
    /// Number of the identity paper.
    pub identity_number: String,
    /// The institution.
    pub institution: Institution,
    /// `2026-2027`.
    pub academic_year: String,
    /// The days covered.
    pub period: Period,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// Does it count today?
    pub standing: Standing,
}

amoe_base::text_enum! {
    /// Whether a genuine certificate counts today.
    pub enum Standing {
        /// It does.
        Valid => "valid",
        /// Its days have not begun.
        NotYet => "not_yet",
        /// Its days are over.
        Expired => "expired",
        /// A newer one took its place.
        Superseded => "superseded",
        /// It no longer counts.
        Revoked => "revoked",
    }
}

pub(crate) struct Parts {
    pub(crate) certificate: Certificate,
    pub(crate) cover: Cover,
    pub(crate) student: Student,
    pub(crate) institution: Institution,
}

impl App {
    pub(crate) fn certificate_parts(tx: &mut Tx<'_>, certificate: Certificate) -> Result<Parts> {
        let system = Actor::SYSTEM;
        let (cover, _) = tx.cover_load::<mark::Read>(&system, certificate.cover)?.open();
        let (student, _) = tx.student_load::<mark::Read>(&system, certificate.student)?.open();
        let institution = tx.institution(cover.institution)?;
        Ok(Parts { certificate, cover, student, institution })
    }

    /// The newest certificate of whoever knows the three fields. `None` for a wrong combination, an unknown student and
    /// a student without cover alike.
    pub fn certificate_by_fields(&self, fields: &ThreeFields) -> Result<Option<Download>> {
        let (identity, last8, birth) = fields.read()?;
        let found = self.store().read(|tx: &mut Tx<'_>| {
            let today = tx.env().today();
            for id in tx.students_by_fields(&identity, &last8)? {
                let student = tx.student_load::<mark::Read>(&Actor::SYSTEM, id)?;
                if student.personal.birth != birth {
                    continue;
                }
                let Some(permit) = tx.certificate_of_student::<mark::Download>(&Actor::SYSTEM, id)? else {
                    continue;
                };
                let (certificate, _) = permit.open();
                let parts = Self::certificate_parts(tx, certificate)?;
                if parts.cover.period.to.is_none_or(|to| today < to) {
                    return Ok::<_, crate::AppError>(Some(parts));
                }
            }
            Ok(None)
        })?;
        let Some(parts) = found else { return Ok(None) };
        self.store().write(|tx| {
            let audited = tx.audit(
                &Actor::VISITOR,
                Act::Download,
                &parts.certificate,
                json!({ "by": "three fields" }),
            )?;
            Ok::<_, crate::AppError>(((), audited))
        })?;
        self.certificate_file(&parts).map(Some)
    }

    /// A certificate as PDF, for its student.
    pub fn certificate_pdf(&self, actor: &Actor, id: CertificateId) -> Result<Download> {
        let parts = self.store().read(|tx: &mut Tx<'_>| {
            let (certificate, _) = tx.certificate_load::<mark::Download>(actor, id)?.open();
            Self::certificate_parts(tx, certificate)
        })?;
        self.certificate_file(&parts)
    }

    fn certificate_file(&self, parts: &Parts) -> Result<Download> {
        let health_card = self.health_card(parts)?.map(|jws| jws.digits());
        let letter = self.certificate_letter(parts, health_card);
        let bytes = self.letters().certificate(&letter).context("certificate letter")?;
        Ok(Download {
            file_name: format!("{}.pdf", parts.certificate.reference),
            media_type: "application/pdf".to_owned(),
            bytes,
        })
    }

    /// Is the certificate with this code genuine, and does it count today? `None` when no certificate has the code.
    pub fn certificate_verify(&self, code: &str) -> Result<Option<Verified>> {
        // Typed from paper: in fours, with capitals, with whatever stands between.
        let code = amoe_base::squeeze(code).to_ascii_lowercase();
        self.store().read(|tx: &mut Tx<'_>| {
            let Some(permit) = tx.certificate_by_code::<mark::Read>(&Actor::VISITOR, &code)? else {
                return Ok(None);
            };
            Self::certificate_standing(tx, permit.open().0).map(Some)
        })
    }

    /// What a genuine certificate says, and whether it counts today.
    pub(crate) fn certificate_standing(tx: &mut Tx<'_>, certificate: Certificate) -> Result<Verified> {
        let today = tx.env().today();
        let Parts { certificate, cover, student, institution } = Self::certificate_parts(tx, certificate)?;
        let standing = match certificate.status {
            CertificateStatus::Revoked => Standing::Revoked,
            CertificateStatus::Superseded => Standing::Superseded,
            CertificateStatus::Issued if today < cover.period.from => Standing::NotYet,
            CertificateStatus::Issued if cover.holds_on(today) => Standing::Valid,
            CertificateStatus::Issued => Standing::Expired,
        };
        Ok(Verified {
            reference: certificate.reference.to_string(),
            name_latin: student.personal.name.latin(),
            name_arabic: student.personal.name.arabic(),
            identity_number: student.personal.identity.number,
            institution,
            academic_year: cover.year.to_string(),
            period: cover.period,
            issued_at: certificate.issued_at,
            standing,
        })
    }

    /// Queues the certificate's mail, once the address is proved; the event is told once.
    pub(crate) fn mail_certificate(
        &self,
        tx: &mut Tx<'_>,
        student: &Student,
        certificate: &Certificate,
    ) -> Result<()> {
        if student.email_proved_at.is_none() {
            return Ok(());
        }
        let reference = certificate.reference.to_string();
        let link = format!("{}/{}/student", self.settings().public_url, student.lang);
        let args = [("reference", reference.as_str()), ("link", link.as_str())];
        self.mail(
            tx,
            "certificate",
            &certificate.id.to_string(),
            &student.personal.email,
            student.lang,
            &args,
            Some(certificate.id),
        )
    }

    /// The attachment of a certificate's mail.
    pub(crate) fn certificate_attachment(&self, id: CertificateId) -> Result<Download> {
        self.certificate_pdf(&Actor::SYSTEM, id)
    }

    /// The certificate of a permit-checked student page.
    pub(crate) fn certificate_reference(permit: &Permit<Certificate, mark::Read>) -> (CertificateId, String) {
        (permit.id, permit.reference.to_string())
    }
}

/// The head of every letter.
pub(crate) fn letterhead(settings: &Settings) -> Letterhead {
    let fund = &settings.fund;
    Letterhead {
        name: Bilingual::new(&fund.name.fr, &fund.name.ar),
        address: Bilingual::new(fund.address_line(Lang::Fr), fund.address_line(Lang::Ar)),
        contact: fund.contact(),
    }
}

impl App {
    /// The certificate as its letter says it; the digits of the health card are printed beside.
    pub(crate) fn certificate_letter(
        &self,
        parts: &Parts,
        health_card: Option<String>,
    ) -> letter::Certificate {
        let (settings, env) = (self.settings(), self.env());
        let (fr, ar) = (App::words(Lang::Fr), App::words(Lang::Ar));
        let both = |f: &dyn Fn(amoe_texts::Words) -> String| Bilingual::new(f(fr), f(ar));
        let Parts { certificate, cover, student, institution } = parts;
        let personal = &student.personal;
        let issued = env.date_of(certificate.issued_at);
        let last_day = cover.period.to.and_then(|to| to.checked_sub(1.day()).ok());
        let host = settings.public_url.trim_start_matches("https://").trim_start_matches("http://");
        let massar = personal.number.as_str().starts_with(|c: char| c.is_ascii_alphabetic());
        letter::Certificate {
            number: certificate.reference.to_string(),
            issued,
            issued_on: both(&|w| w.date(issued)),
            issued_at: Bilingual::new(&settings.fund.town.fr, &settings.fund.town.ar),
            fund: letterhead(settings),
            scheme: Bilingual::new(&settings.fund.scheme_name.fr, &settings.fund.scheme_name.ar),
            student: PersonName::new(personal.name.latin(), personal.name.arabic()),
            identity_label: both(&|w| w.named("identity-kind", personal.identity.kind.as_str()).into_owned()),
            identity_number: personal.identity.number.clone(),
            student_number_label: both(&|w| {
                w.t(if massar { "massar-code" } else { "cne-number" }).to_owned()
            }),
            student_number: personal.number.to_string(),
            birth: both(&|w| w.birth_date(personal.birth)),
            institution: Bilingual::new(&institution.name.fr, &institution.name.ar),
            university: Some(Bilingual::new(&settings.fund.university.fr, &settings.fund.university.ar)),
            academic_year: cover.year.to_string(),
            cover_from: both(&|w| w.date(cover.period.from)),
            cover_to: both(&|w| last_day.map(|d| w.date(d)).unwrap_or_default()),
            legal_basis: Bilingual::new(&settings.fund.legal_basis.fr, &settings.fund.legal_basis.ar),
            verify_page: both(&|w| format!("{host}/{}/verify", w.lang())),
            verify_code: certificate.code.clone(),
            verify_url: format!("{}/fr/verify/{}", settings.public_url, certificate.code),
            health_card,
        }
    }
}
