//! An application in the test's own process, with one institution, an account for each role, and a clock and randomness
//! that the test holds.

use std::sync::Arc;

use amoe_app::{App, Fund, Settings, application::Apply, user::NewUser};
use amoe_base::{Email, Env, FixedClock, Lang, Random, SeededRandom, Trilingual};
use amoe_documents::FileStore;
use amoe_domain::{Actor, InstitutionId, Role, institution::Institution};
use amoe_storage::{Options, Store, verify_chain};
use anyhow::{Context, Result, ensure};

use crate::{Backend, Database, backends};

/// The password of the accounts.
pub const PASSWORD: &str = "a long test password";

/// Runs a test on every engine at hand, each time in a house of its own, and proves the audit trail afterwards.
pub fn on_each_engine(test: impl Fn(&House) -> Result<()>) -> Result<()> {
    for backend in backends() {
        let house = House::new(&backend)?;
        test(&house).with_context(|| format!("on {backend:?}"))?;
        let chain = verify_chain(house.app.store(), None)?;
        ensure!(chain.broken_at.is_none(), "the trail is broken on {backend:?}");
    }
    Ok(())
}

/// An application with its world.
pub struct House {
    /// The use cases.
    pub app: App,
    /// The clock: 23 November 2026, 9 o'clock, until moved.
    pub clock: Arc<FixedClock>,
    /// The institution.
    pub institution: InstitutionId,
    staff: Vec<Actor>,
    database: Database,
}

impl House {
    /// Built fresh.
    pub fn new(backend: &Backend) -> Result<Self> {
        Self::with_random(backend, Arc::new(SeededRandom::new(7)))
    }

    /// Built fresh, with randomness of the test's own.
    pub fn with_random(backend: &Backend, random: Arc<dyn Random>) -> Result<Self> {
        let database = Database::fresh(backend)?;
        let clock = Arc::new(FixedClock::at("2026-11-23T09:00:00Z".parse()?));
        let env = Env::new(clock.clone(), random);
        let store = Store::open(database.url(), env, Options { connections: 4 })?;
        let files = FileStore::folder(&database.folder().join("files"))?;
        let settings = Settings {
            public_url: "https://amoe.test".to_owned(),
            demo: true,
            fund: Fund::builtin()?,
            mail: None,
        };
        let app = App::new(store, files, settings);
        let text = |t: &str| Trilingual { ar: t.to_owned(), fr: t.to_owned(), en: t.to_owned() };
        let institution = Institution {
            id: app.env().id(),
            code: "fsa".to_owned(),
            name: text("Faculté"),
            city: text("Agadir"),
        };
        app.institution_put(&Actor::SYSTEM, &institution)?;
        let mut staff = Vec::new();
        for role in Role::ALL.iter().copied().filter(|r| r.is_staff()) {
            let new = NewUser {
                role,
                name: format!("Test {role}"),
                email: Email::parse(&format!("{role}@amoe.test"))?,
                institution: (role == Role::InstitutionOfficer).then_some(institution.id),
                lang: Lang::Fr,
            };
            staff.push(app.user_with_password(&Actor::SYSTEM, &new, PASSWORD)?.actor());
        }
        Ok(Self { app, clock, institution: institution.id, staff, database })
    }

    /// Somebody of staff in this role.
    pub fn staff(&self, role: Role) -> Actor {
        self.staff.iter().find(|a| a.role == role).cloned().unwrap_or(Actor::VISITOR)
    }

    /// The database.
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// A form's number.
    pub fn form(&self) -> String {
        self.app.env().uuid().to_string()
    }

    /// The form of the i-th applicant, all fields right.
    pub fn apply_form(&self, i: usize) -> Apply {
        Apply {
            identity_kind: "cin".to_owned(),
            identity_number: format!("JB{:06}", 100_000 + i),
            student_number: format!("M{:09}", 130_000_000 + i),
            first_latin: "Salma".to_owned(),
            last_latin: format!("Ouhaddou {}", char::from(b'A' + u8::try_from(i % 26).unwrap_or(0))),
            first_arabic: "سلمى".to_owned(),
            last_arabic: "أوحدو".to_owned(),
            birth_day: "14".to_owned(),
            birth_month: "3".to_owned(),
            birth_year: "2005".to_owned(),
            sex: "female".to_owned(),
            nationality: "MA".to_owned(),
            email: format!("student{i}@amoe.test"),
            phone: "0612345678".to_owned(),
            address: "Cité universitaire, Agadir".to_owned(),
            institution: self.institution.to_string(),
            no_other_cover: "yes".to_owned(),
            rib: "007101000000000000000160".to_owned(),
        }
    }

    /// A list with the first `count` applicants on it.
    pub fn list(&self, count: usize) -> Vec<u8> {
        let mut out = String::from("Code Massar;CIN;Nom;Prénom;Date de naissance;Sexe\r\n");
        for i in 0..count {
            let form = self.apply_form(i);
            out.push_str(&format!(
                "{};{};{};Salma;14/03/2005;F\r\n",
                form.student_number, form.identity_number, form.last_latin
            ));
        }
        out.into_bytes()
    }

    /// Takes a list of the first `count` applicants over.
    pub fn accept_list(&self, count: usize) -> Result<usize> {
        let officer = self.staff(Role::InstitutionOfficer);
        let id = self.app.list_preview(&officer, "list.csv", self.list(count), &self.form())?;
        Ok(self.app.list_accept(&officer, id, 0)?.1)
    }

    /// The i-th applicant, covered and with an account, having used the mailed link.
    pub fn student(&self, i: usize) -> Result<Actor> {
        self.app.apply(&Actor::VISITOR, Lang::Fr, &self.apply_form(i), &self.form())?;
        let link = self.last_link(&format!("student{i}@amoe.test"))?;
        let used =
            self.app.link_use(&link, &amoe_app::account::SetPassword { password: PASSWORD.to_owned() })?;
        Ok(used.session.context("an account")?.signed.actor)
    }

    /// The token of the last link mailed to an address, as it waits in the queue.
    pub fn last_link(&self, to: &str) -> Result<String> {
        let waiting = self.app.store().housekeep(|tx| tx.outbox_lease(1000))?;
        let link = waiting
            .iter()
            .rev()
            .filter(|out| out.mail.to.as_str() == to)
            .find_map(|out| out.mail.args.get("link"))
            .context("a mailed link")?;
        Ok(link.rsplit('/').next().unwrap_or_default().to_owned())
    }
}
