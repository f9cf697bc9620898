//! Demonstration data: an institution's list, students with cover, claims in every state, one account for each role.
//! Made through the same use cases as real data, so that audit trail, mails and explanations are real too.

use amoe_base::{Date, Email, Lang, Money, Trilingual};
use amoe_documents::{
    PersonName,
    paper::{Paper as PaperLetter, PaperKind as PaperLetterKind, PaperLine},
};
use amoe_domain::{
    Act, Actor, ClaimId, InstitutionId, Licence, Role, StudentId,
    act::mark,
    claim::{Line, LineKind, PaperKind, Sheet},
    institution::Institution,
    person::Student,
    user::{LinkPurpose, User},
};
use amoe_storage::Tx;
use jiff::ToSpan;
use serde_json::json;

use crate::{
    App, AppError, Result,
    account::SetPassword,
    application::{AppealForm, Apply},
    claim::{
        draft::LineForm,
        mailroom::Arrival,
        review::{GiveBack, Verdict},
    },
    error::Context,
    other_cover::OtherCoverForm,
    password,
    user::NewUser,
};

/// The password of every demonstration account.
pub const PASSWORD: &str = "agadir-demonstration-2026";

/// An account of the demonstration.
#[derive(Debug, Clone)]
pub struct Account {
    /// In which role.
    pub role: Role,
    /// What to type at log-in.
    pub login: String,
}

/// `(code, ar, fr, en, town ar, town fr)`.
const INSTITUTIONS: &[[&str; 6]] = &[
    [
        "uiz-fsa",
        "كلية العلوم بأكادير",
        "Faculté des sciences d’Agadir",
        "Faculty of Sciences, Agadir",
        "أكادير",
        "Agadir",
    ],
    [
        "uiz-flsh",
        "كلية الآداب والعلوم الإنسانية بأكادير",
        "Faculté des lettres et des sciences humaines d’Agadir",
        "Faculty of Letters and Humanities, Agadir",
        "أكادير",
        "Agadir",
    ],
    [
        "uiz-fsjes",
        "كلية العلوم القانونية والاقتصادية والاجتماعية بأكادير",
        "Faculté des sciences juridiques, économiques et sociales d’Agadir",
        "Faculty of Law, Economics and Social Sciences, Agadir",
        "أكادير",
        "Agadir",
    ],
    [
        "uiz-encg",
        "المدرسة الوطنية للتجارة والتسيير بأكادير",
        "École nationale de commerce et de gestion d’Agadir",
        "National School of Business and Management, Agadir",
        "أكادير",
        "Agadir",
    ],
    [
        "uiz-ensa",
        "المدرسة الوطنية للعلوم التطبيقية بأكادير",
        "École nationale des sciences appliquées d’Agadir",
        "National School of Applied Sciences, Agadir",
        "أكادير",
        "Agadir",
    ],
    [
        "uiz-fpo",
        "الكلية المتعددة التخصصات بورزازات",
        "Faculté polydisciplinaire de Ouarzazate",
        "Multidisciplinary Faculty, Ouarzazate",
        "ورزازات",
        "Ouarzazate",
    ],
];

/// `(role, name, mailbox)`.
const STAFF: &[(Role, &str, &str)] = &[
    (Role::InstitutionOfficer, "Brahim Haddou", "etablissement"),
    (Role::RegistrationAgent, "Leila Cherkaoui", "immatriculation"),
    // An appeal is decided by an agent who did not refuse.
    (Role::RegistrationAgent, "Youssef Berrada", "recours"),
    (Role::MailroomClerk, "Driss Ouazzani", "courrier"),
    (Role::ClaimsOfficer, "Nadia Amrani", "prestations"),
    (Role::MedicalReviewer, "Dr Samir Lahlou", "controle-medical"),
    (Role::FinancePreparer, "Karim Benjelloun", "paiement"),
    (Role::FinanceApprover, "Hind Tazi", "approbation"),
    (Role::ContactAgent, "Mounia Skalli", "accueil"),
    (Role::Auditor, "Abdellah Rami", "audit"),
    (Role::Administrator, "Sofia Alaoui", "administration"),
];

const FIRST: &[(&str, &str, &str)] = &[
    ("Salma", "سلمى", "F"),
    ("Yassine", "ياسين", "M"),
    ("Imane", "إيمان", "F"),
    ("Mehdi", "المهدي", "M"),
    ("Hajar", "هاجر", "F"),
    ("Oussama", "أسامة", "M"),
    ("Khadija", "خديجة", "F"),
    ("Anas", "أنس", "M"),
    ("Lahoucine", "لحسن", "M"),
    ("Rim", "ريم", "F"),
    ("Zineb", "زينب", "F"),
    ("Abderrahmane", "عبد الرحمان", "M"),
    ("Fatima Zahra", "فاطمة الزهراء", "F"),
    ("Ayoub", "أيوب", "M"),
    ("Meryem", "مريم", "F"),
    ("Soufiane", "سفيان", "M"),
];

const LAST: &[(&str, &str)] = &[
    ("Ouhaddou", "أوحدو"),
    ("Aït Lahcen", "أيت لحسن"),
    ("Boukhris", "بوخريص"),
    ("El Idrissi", "الإدريسي"),
    ("Bouzid", "بوزيد"),
    ("Naciri", "الناصيري"),
    ("Tazi", "التازي"),
    ("Amghar", "أمغار"),
    ("Benkirane", "بنكيران"),
    ("Kabbaj", "القباج"),
    ("Ouali", "الوالي"),
    ("Zerouali", "الزروالي"),
    ("Mansouri", "المنصوري"),
];

/// The student whose account is printed.
const MAIN: usize = 0;

/// The student whose claim waits with glasses on it: the rulebook has no tariff, an officer prices them by hand.
const GLASSES: usize = 11;

/// Those on the institution's list whom another scheme covers.
const REFUSED: [usize; 2] = [230, 231];

struct Person {
    first: (&'static str, &'static str, &'static str),
    last: (&'static str, &'static str),
    cin: String,
    massar: String,
    birth: Date,
}

/// The same people on every run.
fn person(i: usize) -> Person {
    let birth = Date::new(
        2001 + i16::try_from(i % 6).unwrap_or(0),
        1 + i8::try_from(i % 12).unwrap_or(0),
        1 + i8::try_from(i * 7 % 28).unwrap_or(0),
    );
    Person {
        first: FIRST[i % FIRST.len()],
        last: LAST[(i / 3 + i) % LAST.len()],
        cin: format!("JB{:06}", 458_213 + i * 37),
        massar: format!("M{:09}", 130_012_345 + i * 911),
        birth: birth.unwrap_or(Date::constant(2004, 1, 1)),
    }
}

impl App {
    /// Fills an empty database. Does nothing to one that has institutions already.
    pub fn demo_fill(&self) -> Result<()> {
        let system = Actor::SYSTEM;
        if !self.institutions(&system)?.is_empty() {
            return Ok(());
        }
        for [code, ar, fr, en, town_ar, town_fr] in INSTITUTIONS {
            let text = |ar: &str, fr: &str, en: &str| Trilingual {
                ar: ar.to_owned(),
                fr: fr.to_owned(),
                en: en.to_owned(),
            };
            let new = Institution {
                id: self.env().id(),
                code: (*code).to_owned(),
                name: text(ar, fr, en),
                city: text(town_ar, town_fr, town_fr),
            };
            self.institution_put(&system, &new)?;
        }
        let home = self.demo_institution()?;
        let mut staff = Vec::new();
        for (role, name, mailbox) in STAFF {
            let new = NewUser {
                role: *role,
                name: (*name).to_owned(),
                email: demo_email(mailbox)?,
                institution: (*role == Role::InstitutionOfficer).then_some(home),
                lang: Lang::Fr,
            };
            staff.push(self.user_with_password(&system, &new, PASSWORD)?);
        }
        let as_role = |role: Role| staff.iter().find(|u| u.role == role).map_or(system.clone(), User::actor);

        let list = Self::demo_list(240);
        let officer = as_role(Role::InstitutionOfficer);
        let id =
            self.list_preview(&officer, "inscrits-2026-2027.csv", list, &self.env().uuid().to_string())?;
        let seen = self.list(&officer, id, 0)?.list.version;
        self.list_accept(&officer, id, seen)?;

        // The first forty are on the list and covered at once; the next nine are not and wait for the officer.
        for i in (0..40).chain(300..309) {
            let person = person(i);
            self.apply(
                &Actor::VISITOR,
                if i % 4 == 0 { Lang::Ar } else { Lang::Fr },
                &apply_form(&person, i, home),
                &self.env().uuid().to_string(),
            )?;
        }
        self.demo_refused(&as_role(Role::RegistrationAgent), home)?;
        let students: Vec<Actor> = (0..24).map(|i| self.demo_student(i)).collect::<Result<_>>()?;
        self.demo_claims(&students, &as_role)
    }

    /// Two who are refused because another scheme's list has them; the first contests it.
    fn demo_refused(&self, agent: &Actor, home: InstitutionId) -> Result<()> {
        let mut list = String::from(
            "CIN;Nom complet;Date de naissance;Qualité;Type d’affiliation;Date de début;Date de fin\r\n",
        );
        for (i, said) in REFUSED.iter().zip(["Assuré;Salarié;01/07/2026;", "Ayant droit;;15/02/2012;"]) {
            let p = person(*i);
            let birth = p.birth.strftime("%d/%m/%Y");
            list.push_str(&format!("{};{} {};{birth};{said}\r\n", p.cin, p.last.0, p.first.0));
        }
        list.push_str("AB12;Sans date;;Cousin;Salarié;31/02/2026;\r\n");
        let form = OtherCoverForm { scheme: "CNSS".to_owned() };
        let form_id = || self.env().uuid().to_string();
        let id =
            self.other_covers_preview(agent, &form, "cnss-2026-10.csv", list.into_bytes(), &form_id())?;
        self.other_covers_accept(agent, id, 0)?;
        for (at, i) in REFUSED.iter().enumerate() {
            let applied =
                self.apply(&Actor::VISITOR, Lang::Fr, &apply_form(&person(*i), *i, home), &form_id())?;
            let link = self.store().write(|tx: &mut Tx<'_>| {
                let (link, _) =
                    self.link_for(tx, LinkPurpose::ProveEmail, Some(applied.id), None, Lang::Fr)?;
                let said = json!({ "demonstration": true });
                let audited =
                    tx.audit_key(&Actor::SYSTEM, Act::SetPassword, amoe_domain::ThingKind::User, "", said)?;
                Ok::<_, AppError>((link, audited))
            })?;
            let token = link.rsplit('/').next().unwrap_or_default();
            let used = self.link_use(token, &SetPassword { password: PASSWORD.to_owned() })?;
            let Some(student) = used.session.filter(|_| at == 0).map(|session| session.signed.actor) else {
                continue;
            };
            let seen = self.application(&student, applied.id)?.application.version;
            let text = "J’ai travaillé en juillet et en août seulement ; l’employeur ne m’a pas encore \
                        radiée. Mon contrat a pris fin le 31 août.";
            let form = AppealForm { text: text.to_owned(), seen };
            self.application_appeal(&student, applied.id, &form, Vec::new(), &form_id())?;
        }
        Ok(())
    }

    /// The accounts to print.
    pub fn demo_accounts() -> Vec<Account> {
        let staff = STAFF
            .iter()
            .map(|(role, _, mailbox)| Account { role: *role, login: format!("{mailbox}@demo.example") });
        let student = Account { role: Role::Student, login: person(MAIN).cin };
        std::iter::once(student).chain(staff).collect()
    }

    fn demo_institution(&self) -> Result<InstitutionId> {
        let found =
            self.institutions(&Actor::SYSTEM)?.into_iter().find(|i| i.code == "uiz-fsa").map(|i| i.id);
        found.ok_or_else(|| amoe_domain::Denied::NotFound.into())
    }

    /// An Apogée export with a few bad lines.
    fn demo_list(count: usize) -> Vec<u8> {
        let mut out = String::from(
            "Code Massar;CIN;Nom;Prénom;الاسم العائلي;الاسم الشخصي;Date de naissance;Sexe;Nationalité;Filière;Année d'étude;E-mail\r\n",
        );
        for i in 0..count {
            let p = person(i);
            let programme =
                ["Sciences de la vie", "Physique", "Informatique", "Chimie", "Mathématiques"][i % 5];
            let birth = p.birth.strftime("%d/%m/%Y");
            // One in seven has no address on the list.
            let email = if i % 7 == 3 { String::new() } else { format!("inscrit{i}@demo.example") };
            let year = 1 + i % 3;
            out.push_str(&format!(
                "{};{};{};{};{};{};{birth};{};Marocaine;{programme};{year};{email}\r\n",
                p.massar, p.cin, p.last.0, p.first.0, p.last.1, p.first.1, p.first.2
            ));
        }
        out.push_str("M13001;JB1;Sans Numéro;Exemple;;;31/02/2004;F;Marocaine;Chimie;1;\r\n");
        out.into_bytes()
    }

    /// Proves a student's address and opens the account, as the mailed link would.
    fn demo_student(&self, i: usize) -> Result<Actor> {
        let p = person(i);
        let hashed = if i == MAIN { Some(password::hash(self.env(), PASSWORD)?) } else { None };
        self.store().write(|tx: &mut Tx<'_>| {
            let system = Actor::SYSTEM;
            let id: StudentId =
                tx.student_find::<mark::Read>(&system, &p.cin)?.ok_or(amoe_domain::Denied::NotFound)?.id;
            let (student, granted) = tx.student_load::<mark::Edit>(&system, id)?.open();
            let proved = Some(tx.env().now());
            let student = tx.student_save(&granted, Student { email_proved_at: proved, ..student })?;
            let user = User {
                id: tx.env().id(),
                role: Role::Student,
                name: student.personal.name.latin(),
                email: student.personal.email.clone(),
                identity_number: Some(p.cin.clone()),
                student: Some(id),
                institution: None,
                password: hashed.clone(),
                totp: None,
                totp_step: 0,
                active: true,
                lang: student.lang,
                version: 0,
            };
            tx.user_insert(&Licence::ask(&system)?, &user)?;
            if let Some(certificate) = tx.certificate_of_student::<mark::Read>(&system, id)? {
                self.mail_certificate(tx, &student, &certificate)?;
            }
            let audited = tx.audit(&system, Act::Prove, &student, json!({ "demonstration": true }))?;
            Ok((user.actor(), audited))
        })
    }

    /// Claims in every state. The days of care lie in the days since cover began.
    fn demo_claims(&self, students: &[Actor], staff: &dyn Fn(Role) -> Actor) -> Result<()> {
        let officer = staff(Role::ClaimsOfficer);
        for (i, student) in students.iter().enumerate() {
            let claim = self.demo_claim(student, i)?;
            let version = || self.demo_version(student, claim);
            // Stages: 0 draft, 1 ready, 2 posted, 3 to 6 received, 7 in hand, 8 decided, 9 paid, 10 returned.
            let stage = [8, 3, 4, 5, 6, 9, 2, 1, 3, 10, 9, 3, 4, 0, 8, 3, 5, 9, 3, 6, 8, 3, 7, 3][i % 24];
            if stage >= 1 {
                self.claim_prepare(student, claim, version()?)?;
            }
            if stage >= 2 {
                self.claim_post(student, claim, version()?, &self.env().today().to_string())?;
            }
            if stage >= 3 {
                let code = self.claim(student, claim, Lang::Fr)?.claim.reference.to_string();
                let arrival = Arrival { code, ..Arrival::default() };
                self.claim_receive(&staff(Role::MailroomClerk), &arrival, &self.env().uuid().to_string())?;
            }
            if stage >= 7 {
                let taken = self.claim_take(&officer, claim)?;
                if stage == 8 || stage == 9 {
                    self.claim_decide(
                        &officer,
                        claim,
                        &Verdict { seen: taken.version, ..Verdict::default() },
                    )?;
                } else if stage == 10 {
                    let form = GiveBack {
                        reasons: vec!["R07".to_owned()],
                        note: "L’ordonnance ne porte pas la durée du traitement.".to_owned(),
                        seen: taken.version,
                    };
                    self.claim_return(&officer, claim, &form)?;
                }
            }
            if stage == 9 {
                let preparer = staff(Role::FinancePreparer);
                let approver = staff(Role::FinanceApprover);
                let batch = self.batch_prepare(&preparer, &[claim], &self.env().uuid().to_string())?;
                let seen = |app: &Self| Ok::<_, AppError>(app.batch(&preparer, batch)?.batch.version);
                self.batch_approve(&approver, batch, seen(self)?)?;
                self.batch_send(&preparer, batch, seen(self)?)?;
                self.batch_pay(&preparer, batch, seen(self)?, &self.env().today().to_string())?;
            }
        }
        // As the nightly run does, so that the work list shows what the rules say of each.
        self.claims_propose(|_| ())?;
        Ok(())
    }

    fn demo_version(&self, actor: &Actor, claim: ClaimId) -> Result<i32> {
        Ok(self.claim(actor, claim, Lang::Fr)?.claim.version)
    }

    fn demo_claim(&self, student: &Actor, i: usize) -> Result<ClaimId> {
        let lang = if i.is_multiple_of(4) { Lang::Ar } else { Lang::Fr };
        let id = self.claim_create(student, Sheet::Ordinary, lang, &self.env().uuid().to_string())?;
        let today = self.env().today();
        let on = today.checked_sub(i64::try_from(i % 3).unwrap_or(0).days()).unwrap_or(today);
        let on = self.demo_covered_day(student, on)?;
        let doctor = ["Dr Leïla Bennani", "Dr Omar Fassi", "Dr Ghita Sebti"][i % 3];
        let specialist = i.is_multiple_of(2);
        let act = LineForm {
            kind: "act".to_owned(),
            key: if specialist { "Cs" } else { "C" }.to_owned(),
            on: on.to_string(),
            paid: if specialist { "300" } else { "150" }.to_owned(),
            inpe: "041207358".to_owned(),
            provider: doctor.to_owned(),
            ..LineForm::default()
        };
        let medicine = |code: &str, paid: &str| LineForm {
            kind: "medicine".to_owned(),
            code: code.to_owned(),
            on: on.to_string(),
            paid: paid.to_owned(),
            provider: "Pharmacie Al Amal".to_owned(),
            ..LineForm::default()
        };
        let mut seen = self.claim_line_add(student, id, 0, &act)?.version;
        for (code, paid) in self.demo_medicines(i) {
            seen = self.claim_line_add(student, id, seen, &medicine(&code, &paid.to_string()))?.version;
        }
        if i == GLASSES {
            let glasses = LineForm {
                kind: "lump_sum".to_owned(),
                key: "GLASSES".to_owned(),
                on: on.to_string(),
                paid: "850".to_owned(),
                provider: "Optique Souss".to_owned(),
                ..LineForm::default()
            };
            seen = self.claim_line_add(student, id, seen, &glasses)?.version;
        }
        let claim = self.claim(student, id, Lang::Fr)?;
        let patient = claim.name.latin();
        for (kind, paper) in self.demo_papers(&claim.claim.lines, &patient, doctor, on) {
            let bytes = self.letters().paper(&paper).context("demonstration paper")?;
            seen = self.claim_paper_add(student, id, seen, kind, "scan.pdf", bytes)?.version;
        }
        Ok(id)
    }

    fn demo_covered_day(&self, student: &Actor, day: Date) -> Result<Date> {
        let home = self.student_home(student)?;
        Ok(home.covers.first().map_or(day, |c| day.max(c.period.from)))
    }

    /// Two medicines of the list: one that is reimbursed and, now and then, one that is not.
    fn demo_medicines(&self, i: usize) -> Vec<(String, Money)> {
        let rules = self.rulebook();
        let paid = |code: &str| {
            let found = rules.medicine(code)?;
            let price = found.public_price.or(found.base_price)?;
            Some((found.code.clone(), price))
        };
        let mut codes = vec!["6118000040286", "6118010000287"];
        if i.is_multiple_of(3) {
            codes.push("6118001230068");
        }
        codes.into_iter().filter_map(paid).collect()
    }

    fn demo_papers(
        &self,
        lines: &[Line],
        patient: &str,
        doctor: &str,
        on: Date,
    ) -> Vec<(PaperKind, PaperLetter)> {
        let words = Self::words(Lang::Fr);
        let label = |line: &Line| self.line_label(line, Lang::Fr);
        let paper = |kind, lines: Vec<PaperLine>, total: Money| PaperLetter {
            kind,
            number: format!("2026-{:04}", on.day_of_year()),
            issued: on,
            issued_on: words.date_short(on),
            provider: if kind == PaperLetterKind::PharmacyTicket {
                PersonName::new("Pharmacie Al Amal", "صيدلية الأمل")
            } else {
                PersonName::new(doctor, "")
            },
            speciality: PersonName::new("Oto-rhino-laryngologiste", "اختصاصي في أمراض الأنف والأذن والحنجرة"),
            address: "12, avenue Hassan II, Agadir".to_owned(),
            phone: "05 28 00 00 00".to_owned(),
            inpe: "041207358".to_owned(),
            ice: String::new(),
            patient: patient.to_owned(),
            lines,
            total: if total == Money::ZERO { String::new() } else { words.money(total) },
        };
        let is_medicine = |line: &&Line| matches!(line.kind, LineKind::Medicine { .. });
        let priced = |line: &Line| PaperLine {
            label: label(line),
            detail: String::new(),
            amount: words.amount(line.paid),
        };
        let acts: Vec<&Line> = lines.iter().filter(|l| !is_medicine(l)).collect();
        let medicines: Vec<&Line> = lines.iter().filter(is_medicine).collect();
        let prescribed = medicines
            .iter()
            .map(|l| PaperLine {
                label: label(l),
                detail: "1 × 3 par jour, 6 jours".to_owned(),
                amount: String::new(),
            })
            .collect();
        vec![
            (
                PaperKind::Bill,
                paper(
                    PaperLetterKind::DoctorInvoice,
                    acts.iter().map(|l| priced(l)).collect(),
                    acts.iter().map(|l| l.paid).sum(),
                ),
            ),
            (PaperKind::Prescription, paper(PaperLetterKind::Prescription, prescribed, Money::ZERO)),
            (
                PaperKind::PharmacyReceipt,
                paper(
                    PaperLetterKind::PharmacyTicket,
                    medicines.iter().map(|l| priced(l)).collect(),
                    medicines.iter().map(|l| l.paid).sum(),
                ),
            ),
        ]
    }
}

fn demo_email(mailbox: &str) -> Result<Email> {
    Email::parse(&format!("{mailbox}@demo.example")).context("demonstration address")
}

fn apply_form(p: &Person, i: usize, institution: InstitutionId) -> Apply {
    // Two of three have an account, with keys that fit.
    let ribs = ["007101000000000000000160", "225810123456789012345659", ""];
    Apply {
        identity_kind: "cin".to_owned(),
        identity_number: p.cin.clone(),
        student_number: p.massar.clone(),
        first_latin: p.first.0.to_owned(),
        last_latin: p.last.0.to_owned(),
        first_arabic: p.first.1.to_owned(),
        last_arabic: p.last.1.to_owned(),
        birth_day: p.birth.day().to_string(),
        birth_month: p.birth.month().to_string(),
        birth_year: p.birth.year().to_string(),
        sex: if p.first.2 == "F" { "female" } else { "male" }.to_owned(),
        nationality: "MA".to_owned(),
        email: format!("etudiant{i}@demo.example"),
        phone: "0612345678".to_owned(),
        address: "Cité universitaire, Agadir".to_owned(),
        institution: institution.to_string(),
        no_other_cover: "yes".to_owned(),
        rib: ribs[i % 3].to_owned(),
    }
}
