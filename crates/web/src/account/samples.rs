//! The pages of visitors with sample values.

use amoe_app::{
    account::{Factor, FactorSetup, LinkView, Signed},
    application::{Answers, Evidence, Progress},
    card::{CardAnswer, CardRefusal},
    certificate::{Standing, Verified},
    claim::breakdown::ReasonText,
    reminder::ReminderWish,
};
use amoe_base::{
    BirthDate, Email, IdentityDocument, IdentityKind, Lang, Period, Phone, Reference, Rib, StudentNumber,
    Timestamp, Trilingual,
};
use amoe_domain::{
    Actor, Role,
    application::{ApplicationStatus, REFERENCE},
    institution::Institution,
    person::{Name, Personal, Sex},
    user::LinkPurpose,
};
use amoe_rules::{
    Rulebook,
    eligibility::{CoveredAs, Eligibility, EligibilityCase},
};
use askama::Template;

use super::{apply, certificate, check, follow, link, log_in, reminders, verify};
use crate::{Form, Page, Typed, sample};

fn page(lang: Lang) -> Page {
    sample::page(lang, "apply?x=1", "")
}

fn institution() -> Institution {
    let name = Trilingual {
        ar: "كلية العلوم".into(),
        fr: "Faculté des sciences <b>".into(),
        en: "Faculty of Sciences".into(),
    };
    let city = Trilingual { ar: "أكادير".into(), fr: "Agadir".into(), en: "Agadir".into() };
    Institution { id: sample::foundation().env().id(), code: "uiz-fsa".into(), name, city }
}

/// What was typed, with all that may be left out or without it.
fn answers(whole: bool) -> Answers {
    let optional = |text: &str| if whole { text.to_owned() } else { String::new() };
    let personal = Personal {
        identity: IdentityDocument::parse(IdentityKind::Cin, "JB458213").unwrap(),
        number: StudentNumber::parse("M130012345").unwrap(),
        name: Name {
            first_latin: "Salma".into(),
            last_latin: "Aït Lahcen".into(),
            first_arabic: optional("سلمى"),
            last_arabic: optional("أيت لحسن"),
        },
        birth: BirthDate::Year(2005),
        sex: Sex::Female,
        nationality: "MA".into(),
        email: Email::parse("salma@amoe.test").unwrap(),
        phone: whole.then(|| Phone::parse("0612345678").unwrap()),
        address: "Cité <b>, Agadir".into(),
        rib: whole.then(|| Rib::parse("007101000000000000000160").unwrap()),
    };
    Answers { personal, institution: institution(), no_other_cover: whole }
}

fn reason() -> ReasonText {
    ReasonText {
        code: "A3".into(),
        text: "Vous avez dépassé la limite d’âge.".into(),
        remedy: "Aucun.".into(),
        source: "Loi 116-12, article 1".into(),
        note: String::new(),
    }
}

fn progress(status: ApplicationStatus) -> Progress {
    let at: Timestamp = "2026-11-02T09:00:00Z".parse().unwrap();
    Progress {
        reference: Reference::from_number(REFERENCE, 7).to_string(),
        status,
        submitted_at: at,
        since: at,
        institution: institution(),
        email_proved: status == ApplicationStatus::Covered,
        reasons: vec!["A3".into()],
        evidence: vec![Evidence {
            scheme: Some("CNSS <b>".into()),
            covered_as: CoveredAs::Holder,
            period: Period { from: "2026-07-01".parse().unwrap(), to: None },
            short_job: false,
        }],
        appeal_due_on: (status == ApplicationStatus::Appealed).then(|| "2026-12-23".parse().unwrap()),
        appeal_answered: false,
        note: "Corrigez le nom <script>".into(),
        has_certificate: status == ApplicationStatus::Covered,
    }
}

fn answer(birth: &str) -> Eligibility {
    let case = EligibilityCase {
        id: String::new(),
        birth_date: birth.parse().unwrap(),
        enrolments: vec![],
        other_cover: vec![],
        on: "2026-11-23".parse().unwrap(),
    };
    Rulebook::builtin().eligibility(&case).unwrap()
}

fn verified(standing: Standing) -> Verified {
    Verified {
        reference: "AT-7K3M-4Q2D".into(),
        name_latin: "Salma Ouhaddou".into(),
        name_arabic: "سلمى أوحدو".into(),
        identity_number: "JB458213".into(),
        institution: institution(),
        academic_year: "2026-2027".into(),
        period: Period { from: "2026-11-02".parse().unwrap(), to: Some("2027-09-01".parse().unwrap()) },
        issued_at: "2026-11-02T09:00:00Z".parse().unwrap(),
        standing,
    }
}

fn signed() -> Signed {
    Signed {
        actor: Actor::VISITOR,
        user: sample::foundation().env().id(),
        role: Role::ClaimsOfficer,
        name: "Nadia El Amrani".into(),
        lang: Lang::Fr,
        factor: Factor::Enrol,
    }
}

/// A refused form.
fn wrong(page: &Page, fields: &[&str]) -> Form {
    let typed: Typed =
        [("identity_kind", "passport"), ("last8", "<1>"), ("nationality", "MA"), ("sex", "female")]
            .into_iter()
            .collect();
    let mut form = Form::sent(typed, page.words);
    for field in fields {
        form.refuse_with(field, "malformed-empty", &[]);
    }
    form
}

/// The template's path and what it shows, in one language.
pub fn samples(lang: Lang) -> Vec<(&'static str, askama::Result<String>)> {
    let blank = || Form::blank(&sample::foundation(), page(lang).words);
    let every = ["", "identity_kind", "identity_number", "birth", "sex", "nationality", "institution", "rib"];
    let link = |purpose| LinkView { purpose, sets_password: true, password_min: 15 };
    let secret = "ORSXG5BRGIZTINJWG44DSMBRGIZTINJW".to_owned();
    let mut all = vec![
        ("account/apply.html", apply::ApplyPage::new(page(lang), blank(), &[institution()], false).render()),
        ("account/apply.html", apply::ApplyPage::new(page(lang), blank(), &[institution()], true).render()),
        (
            "account/apply.html",
            apply::ApplyPage::new(page(lang), wrong(&page(lang), &every), &[institution()], true).render(),
        ),
        ("account/apply-check.html", apply::ApplyCheck::new(page(lang), blank(), &answers(true)).render()),
        ("account/apply-check.html", apply::ApplyCheck::new(page(lang), blank(), &answers(false)).render()),
        ("account/apply-kept.html", apply::ApplyKept::new(page(lang)).render()),
        ("account/apply-gone.html", apply::ApplyGone::new(page(lang)).render()),
        (
            "account/apply-refused.html",
            apply::ApplyRefused::new(page(lang), "DI-7K3M-4Q2D".into(), vec![reason(), reason()]).render(),
        ),
        (
            "account/apply-done.html",
            apply::ApplyDone::new(page(lang), Reference::from_number(REFERENCE, 7)).render(),
        ),
        ("account/check.html", check::CheckPage::new(page(lang), blank()).render()),
        (
            "account/check.html",
            check::CheckPage::new(page(lang), wrong(&page(lang), &["birth", "studies", "job_until"]))
                .render(),
        ),
        ("account/status.html", follow::StatusPage::new(page(lang), blank()).render()),
        (
            "account/status.html",
            follow::StatusPage::new(page(lang), wrong(&page(lang), &["last8", "birth"])).render(),
        ),
        ("account/certificate.html", certificate::CertificatePage::new(page(lang), blank()).render()),
        ("account/verify.html", verify::VerifyPage::new(page(lang), blank()).render()),
        ("account/verified.html", verify::VerifiedPage::new(page(lang), None).render()),
        (
            "account/link.html",
            link::LinkPage::new(page(lang), blank(), &link(LinkPurpose::ProveEmail)).render(),
        ),
        (
            "account/link.html",
            link::LinkPage::new(
                page(lang),
                wrong(&page(lang), &["password"]),
                &link(LinkPurpose::SetPassword),
            )
            .render(),
        ),
        (
            "account/reminders.html",
            reminders::Reminders::new(page(lang), &ReminderWish { stopped: false }).render(),
        ),
        (
            "account/reminders.html",
            reminders::Reminders::new(page(lang), &ReminderWish { stopped: true }).render(),
        ),
        ("account/link-done.html", link::LinkDone::new(page(lang)).render()),
        ("account/link-gone.html", link::LinkGone::new(page(lang)).render()),
        ("account/log-in.html", log_in::LogInPage::new(page(lang), wrong(&page(lang), &[""])).render()),
        ("account/code.html", log_in::CodePage::new(page(lang), wrong(&page(lang), &["code"])).render()),
        (
            "account/factor.html",
            log_in::FactorPage::new(page(lang), blank(), FactorSetup::of(&signed(), secret))
                .unwrap()
                .render(),
        ),
        ("account/forgot.html", log_in::ForgotPage::new(page(lang), blank()).render()),
    ];
    for (birth, reasons) in [("2004", vec![]), ("1980-03-01", vec![reason()])] {
        let shown = check::CheckedPage::new(page(lang), &answer(birth), reasons);
        all.push(("account/checked.html", shown.render()));
    }
    for &status in ApplicationStatus::ALL {
        let shown = follow::ProgressPage::new(page(lang), blank(), progress(status), vec![reason()]);
        all.push(("account/progress.html", shown.render()));
    }
    for &refusal in CardRefusal::ALL {
        let shown = verify::VerifiedPage::of_card(page(lang), &CardAnswer::Refused(refusal));
        all.push(("account/verified.html", shown.render()));
    }
    let unknown = verify::VerifiedPage::of_card(page(lang), &CardAnswer::Unknown);
    all.push(("account/verified.html", unknown.render()));
    let refused = verify::VerifyPage::new(page(lang), wrong(&page(lang), &["photo", "card"]));
    all.push(("account/verify.html", refused.render()));
    for &standing in Standing::ALL {
        let shown = verify::VerifiedPage::new(page(lang), Some(&verified(standing)));
        all.push(("account/verified.html", shown.render()));
    }
    all
}
