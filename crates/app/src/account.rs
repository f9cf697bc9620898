//! Who is there: log-in, second factor, sessions, mailed links.

use std::collections::BTreeMap;

use amoe_base::{Email, Lang, Timestamp, Token, clean};
use amoe_domain::{
    Act, Actor, Licence, Refusal, Role, ThingKind, UserId,
    act::mark,
    mail::Mail,
    person::Student,
    user::{Link, LinkPurpose, Session, User},
};
use amoe_storage::{StorageError, Tx};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};

use crate::{App, AppError, Result, password};

/// A session ends so long after it was last used.
const SESSION_HOURS: i64 = 12;
/// A mailed link works so long.
pub const LINK_HOURS: i64 = 72;
/// So many links go to one mailbox in an hour, for one application or one account: anybody may ask for them.
const LINKS_PER_HOUR: i64 = 3;
/// The last use of a session is noted at most so often: a page view is not a write.
const TOUCH_MINUTES: i64 = 5;

/// The log-in form.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogIn {
    /// CINE or e-mail address.
    pub login: String,
    /// Password.
    pub password: String,
    /// What an earlier log-in left on this device; empty on a new one.
    pub device: String,
}

/// The form of a mailed link or of a change.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SetPassword {
    /// The new password.
    pub password: String,
}

/// Somebody logged in.
#[derive(Debug, Clone)]
pub struct LoggedIn {
    /// For the cookie or the `Authorization` header. Shown once.
    pub token: Token,
    /// Who.
    pub signed: Signed,
    /// Tells at the next log-in that this account has been used on this device; empty until the session is complete.
    pub device: String,
}

/// Who a session belongs to.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Who acts. A visitor while the second factor is awaited.
    pub actor: Actor,
    /// Which account.
    pub user: UserId,
    /// In which role, also while the second factor is awaited.
    pub role: Role,
    /// Name.
    pub name: String,
    /// Language of the account.
    pub lang: Lang,
    /// What is still asked for.
    pub factor: Factor,
}

/// What a session still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// Nothing.
    Done,
    /// A code of the second factor.
    Code,
    /// A second factor is to be enrolled first.
    Enrol,
}

/// What an enrolment of a second factor shows.
#[derive(Debug, Clone, Serialize)]
pub struct FactorSetup {
    /// The secret, base32, to type by hand.
    pub secret: String,
    /// The address that the QR code holds.
    pub url: String,
}

impl FactorSetup {
    /// The same secret shown once more, after a code that did not fit.
    pub fn of(signed: &Signed, secret: String) -> Self {
        let name: String = signed
            .name
            .bytes()
            .map(|b| match b {
                b if b.is_ascii_alphanumeric() => char::from(b).to_string(),
                b => format!("%{b:02X}"),
            })
            .collect();
        let url = format!("otpauth://totp/amoe:{name}?secret={secret}&issuer=amoe");
        Self { secret, url }
    }
}

/// What a mailed link is about, for the page that opens on it.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// What for.
    pub purpose: LinkPurpose,
    /// Asks for a password: false when the link only proves an address.
    pub sets_password: bool,
    /// The least length that a password needs.
    pub password_min: usize,
}

/// What came of a mailed link.
#[derive(Debug, Clone)]
pub struct LinkUsed {
    /// The open session; none when an officer has to look first.
    pub session: Option<LoggedIn>,
}

pub(crate) fn token_hash(token: &Token) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(token.bytes()))
}

/// `in so many hours`, saturating.
pub(crate) fn after_hours(now: Timestamp, hours: i64) -> Timestamp {
    now.checked_add(hours.hours()).unwrap_or(Timestamp::MAX)
}

fn totp(secret: &str) -> Result<Totp> {
    let fault = |source: String| AppError::Fault { context: "second factor", source: source.into() };
    let secret = Secret::try_from_base32(secret).map_err(|e| fault(e.to_string()))?;
    Builder::new().with_secret(secret).build().map_err(|e| fault(e.to_string()))
}

impl App {
    /// Checks name and password and opens a session. An unknown name, a wrong password and a closed account look the
    /// same, take the same time, and are closed after the same number of tries (see `tries.rs`).
    pub fn log_in(&self, form: &LogIn) -> Result<LoggedIn> {
        let wrong = || AppError::from(Refusal::new("log-in-wrong"));
        let login = clean(&form.login);
        let identity = amoe_base::squeeze(&login);
        let found = self.store().read(|tx: &mut Tx<'_>| {
            Ok::<_, AppError>(tx.users_by_login(&login.to_lowercase(), &identity)?)
        })?;
        // Two accounts may share an address; then only the identity number tells which is meant.
        let user = match &found[..] {
            [one] => Some(one),
            several => several.iter().find(|u| u.identity_number.as_deref() == Some(&identity)),
        };
        let known = user.filter(|user| device_fits(user, &form.device));
        let name = known.map_or_else(|| format!("name {identity}"), |user| format!("device {}", user.id));
        self.try_begin(&name)?;
        let fits = password::verify(&form.password, user.and_then(|u| u.password.as_deref()));
        let user = user.filter(|u| fits && u.active).ok_or_else(wrong)?.clone();
        self.0.tries.right(&name);
        self.store().write(|tx| {
            let logged_in = self.open_session(tx, &user)?;
            let audited =
                tx.audit(&user.actor(), Act::LogIn, &user, json!({ "factor": logged_in.signed.factor }))?;
            Ok((logged_in, audited))
        })
    }

    fn try_begin(&self, name: &str) -> Result<()> {
        self.0.tries.begin(name, self.env().now()).map_err(|wait| {
            tracing::warn!("too many wrong tries under one name");
            AppError::TooMany { seconds: wait.as_secs().unsigned_abs() + 1 }
        })
    }

    fn open_session(&self, tx: &mut Tx<'_>, user: &User) -> Result<LoggedIn> {
        let (token, now) = (tx.env().token(), tx.env().now());
        let factor = self.factor_of(user, false);
        tx.session_insert(&Session {
            token_hash: token_hash(&token),
            user: user.id,
            created_at: now,
            seen_at: now,
            expires_at: after_hours(now, SESSION_HOURS),
            complete: factor == Factor::Done,
        })?;
        let device = if factor == Factor::Done { device_proof(user) } else { String::new() };
        Ok(LoggedIn { token, signed: signed(user, factor), device })
    }

    /// What this account's session lacks.
    fn factor_of(&self, user: &User, complete: bool) -> Factor {
        match (complete, &user.totp) {
            (false, Some(_)) => Factor::Code,
            (false, None) if user.role.is_staff() && !self.settings().demo => Factor::Enrol,
            (true, _) | (false, None) => Factor::Done,
        }
    }

    /// Whose session this is, while it lasts.
    pub fn session(&self, token: &Token) -> Result<Option<Signed>> {
        let hash = token_hash(token);
        let Some((session, user)) =
            self.store().read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.session_user(&hash)?))?
        else {
            return Ok(None);
        };
        let now = self.env().now();
        if now.duration_since(session.seen_at).as_mins() >= TOUCH_MINUTES {
            let until = after_hours(now, SESSION_HOURS);
            self.store().housekeep(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.session_touch(&hash, until)?))?;
        }
        let factor = self.factor_of(&user, session.complete);
        Ok(Some(signed(&user, factor)))
    }

    /// The secret for a second factor that this session's account is about to enrol. Nothing is stored yet.
    pub fn factor_setup(&self, signed: &Signed) -> Result<FactorSetup> {
        let mut secret = [0; 20];
        self.env().fill(&mut secret);
        Ok(FactorSetup::of(signed, data_encoding::BASE32_NOPAD.encode(&secret)))
    }

    /// Enrols a second factor: the code proves that the device has the secret. All other sessions end.
    pub fn factor_enrol(&self, token: &Token, secret: &str, code: &str) -> Result<LoggedIn> {
        let bad_secret =
            data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).map_or(true, |bytes| bytes.len() != 20);
        if bad_secret {
            return Err(Refusal::new("factor-wrong").field("code").into());
        }
        self.with_session(token, |tx, user| {
            if user.totp.is_some() {
                return Err(Refusal::new("factor-exists").into());
            }
            self.finish_factor(tx, User { totp: Some(secret.to_owned()), ..user }, code, Act::SetFactor)
        })
    }

    /// Gives the code of the second factor and gets a full session with a new token.
    pub fn factor_check(&self, token: &Token, code: &str) -> Result<LoggedIn> {
        let hash = token_hash(token);
        let found = self.store().read(|tx: &mut Tx<'_>| Ok::<_, AppError>(tx.session_user(&hash)?))?;
        // Six digits are tried out sooner than a password: they are counted for the account, whatever the session.
        if let Some((_, user)) = found {
            self.try_begin(&format!("code {}", user.id))?;
        }
        self.with_session(token, |tx, user| self.finish_factor(tx, user, code, Act::LogIn))
    }

    fn with_session(
        &self,
        token: &Token,
        mut then: impl FnMut(&mut Tx<'_>, User) -> Result<(LoggedIn, amoe_storage::Audited)>,
    ) -> Result<LoggedIn> {
        let hash = token_hash(token);
        self.store().write(|tx| {
            let (_, user) = tx.session_user(&hash)?.ok_or(AppError::Denied(amoe_domain::Denied::NotFound))?;
            then(tx, user)
        })
    }

    fn finish_factor(
        &self,
        tx: &mut Tx<'_>,
        mut user: User,
        code: &str,
        act: Act,
    ) -> Result<(LoggedIn, amoe_storage::Audited)> {
        let wrong = || AppError::from(Refusal::new("factor-wrong").field("code"));
        let generator = totp(user.totp.as_deref().ok_or_else(wrong)?)?;
        let code: String = amoe_base::latin_digits(code).chars().filter(char::is_ascii_digit).collect();
        let now = u64::try_from(tx.env().now().as_second()).unwrap_or(0);
        // A code works once: only steps after the last used one count.
        let step = generator.check(&code, now).and_then(|step| i64::try_from(step).ok()).ok_or_else(wrong)?;
        if step <= user.totp_step {
            return Err(wrong());
        }
        user.totp_step = step;
        let user = tx.user_save(user)?;
        tx.sessions_end(user.id)?;
        let (token, now) = (tx.env().token(), tx.env().now());
        tx.session_insert(&Session {
            token_hash: token_hash(&token),
            user: user.id,
            created_at: now,
            seen_at: now,
            expires_at: after_hours(now, SESSION_HOURS),
            complete: true,
        })?;
        let audited = tx.audit(&user.actor(), act, &user, json!({ "factor": "done" }))?;
        self.0.tries.right(&format!("code {}", user.id));
        let device = device_proof(&user);
        Ok((LoggedIn { token, signed: signed(&user, Factor::Done), device }, audited))
    }

    /// Ends this session.
    pub fn log_out(&self, token: &Token) -> Result<()> {
        let hash = token_hash(token);
        self.store().write(|tx| {
            let actor = tx.session_user(&hash)?.map_or(Actor::VISITOR, |(_, user)| user.actor());
            tx.session_end(&hash)?;
            let key = actor.user.map(|u| u.to_string()).unwrap_or_default();
            let audited = tx.audit_key(&actor, Act::LogOut, ThingKind::User, &key, json!({}))?;
            Ok(((), audited))
        })
    }

    /// Ends every session of the account.
    pub fn log_out_everywhere(&self, actor: &Actor) -> Result<()> {
        let user = actor.user.ok_or(amoe_domain::Denied::NotFound)?;
        self.store().write(|tx| {
            let ended = tx.sessions_end(user)?;
            let audited = tx.audit_key(
                actor,
                Act::LogOut,
                ThingKind::User,
                &user.to_string(),
                json!({ "sessions": ended }),
            )?;
            Ok(((), audited))
        })
    }

    /// Mails a link to set a new password, if there is such an account. Says nothing about whether there is.
    pub fn forgot_password(&self, login: &str, lang: Lang) -> Result<()> {
        let login = clean(login);
        let identity = amoe_base::squeeze(&login);
        self.store().write(|tx: &mut Tx<'_>| {
            let users = tx.users_by_login(&login.to_lowercase(), &identity)?;
            for user in users.iter().filter(|u| u.active) {
                if Self::links_enough(tx, None, Some(user.id))? {
                    continue;
                }
                let link = self.link_for(tx, LinkPurpose::SetPassword, None, Some(user.id), lang)?;
                self.mail(tx, "set-password", &link.1, &user.email, lang, &[("link", &link.0)], None)?;
            }
            let audited = tx.audit_key(
                &Actor::VISITOR,
                Act::SetPassword,
                ThingKind::User,
                "",
                json!({ "asked": true }),
            )?;
            Ok::<_, AppError>(((), audited))
        })
    }

    /// Were so many links mailed in this hour that a further one would only fill a mailbox?
    pub(crate) fn links_enough(
        tx: &mut Tx<'_>,
        application: Option<amoe_domain::ApplicationId>,
        user: Option<UserId>,
    ) -> Result<bool> {
        let made_an_hour_ago = after_hours(tx.env().now(), LINK_HOURS - 1);
        Ok(tx.links_beyond(application, user, made_an_hour_ago)? >= LINKS_PER_HOUR)
    }

    /// Makes a link: its address, and a part of its hash that names the event of its mail.
    pub(crate) fn link_for(
        &self,
        tx: &mut Tx<'_>,
        purpose: LinkPurpose,
        application: Option<amoe_domain::ApplicationId>,
        user: Option<UserId>,
        lang: Lang,
    ) -> Result<(String, String)> {
        let token = tx.env().token();
        let hash = token_hash(&token);
        let event = hash[..16].to_owned();
        tx.link_insert(&Link {
            token_hash: hash,
            purpose,
            application,
            user,
            expires_at: after_hours(tx.env().now(), LINK_HOURS),
            used_at: None,
        })?;
        Ok((format!("{}/{lang}/link/{}", self.settings().public_url, token.reveal()), event))
    }

    /// Puts a mail into the queue of this unit of work.
    #[expect(
        clippy::too_many_arguments,
        reason = "a mail has so many parts; a builder would name them twice"
    )]
    pub(crate) fn mail(
        &self,
        tx: &mut Tx<'_>,
        template: &str,
        event: &str,
        to: &Email,
        lang: Lang,
        args: &[(&str, &str)],
        certificate: Option<amoe_domain::CertificateId>,
    ) -> Result<()> {
        let mail = Mail { certificate, ..Self::mail_of(tx, template, event, to, lang, args) };
        Ok(tx.mail(&mail)?)
    }

    /// A mail with nothing attached.
    pub(crate) fn mail_of(
        tx: &Tx<'_>,
        template: &str,
        event: &str,
        to: &Email,
        lang: Lang,
        args: &[(&str, &str)],
    ) -> Mail {
        Mail {
            id: tx.env().id(),
            key: format!("{template}:{event}"),
            to: to.clone(),
            lang,
            template: template.to_owned(),
            args: args.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<BTreeMap<_, _>>(),
            certificate: None,
            ending: None,
            also: None,
            created_at: tx.env().now(),
            due_at: tx.env().now(),
        }
    }

    /// What a mailed link is about; `None` when it ran out, was used, or never was.
    pub fn link_view(&self, token: &str) -> Result<Option<LinkView>> {
        let Some(token) = Token::parse(token) else { return Ok(None) };
        self.store().read(|tx: &mut Tx<'_>| {
            let Some(link) = tx.link(&token_hash(&token))? else { return Ok(None) };
            let with_factor = match link.user {
                Some(user) => tx.user(user)?.totp.is_some(),
                None => false,
            };
            let password_min =
                if with_factor { password::LENGTH_WITH_FACTOR } else { password::LENGTH_ALONE };
            Ok(Some(LinkView { purpose: link.purpose, sets_password: true, password_min }))
        })
    }

    /// Uses a mailed link: proves the address of an application, sets the password, opens the account and a session.
    pub fn link_use(&self, token: &str, form: &SetPassword) -> Result<LinkUsed> {
        let gone = || AppError::from(Refusal::new("link-gone"));
        let token = Token::parse(token).ok_or_else(gone)?;
        let hash = token_hash(&token);
        // Hashing is slow on purpose; it is done before the transaction so that no one waits for it.
        let hashed = password::hash(self.env(), &form.password)?;
        self.store().write(|tx| {
            let link = tx.link(&hash)?.ok_or_else(gone)?;
            let user = match (link.purpose, link.user, link.application) {
                (LinkPurpose::SetPassword, Some(user), _) => Some(tx.user(user)?),
                (LinkPurpose::ProveEmail, _, Some(application)) => self.prove_email(tx, application, form)?,
                _ => return Err(gone()),
            };
            tx.link_used(&hash)?;
            let Some(mut user) = user else {
                let audited = tx.audit_key(
                    &Actor::VISITOR,
                    Act::Prove,
                    ThingKind::Application,
                    "",
                    json!({ "account": false }),
                )?;
                return Ok((LinkUsed { session: None }, audited));
            };
            let identity = user.identity_number.clone().unwrap_or_default();
            password::check(&form.password, user.totp.is_some(), &[user.email.as_str(), &identity])?;
            user.password = Some(hashed.clone());
            let user = tx.user_save(user)?;
            // Whoever was logged in with the old password is no longer.
            tx.sessions_end(user.id)?;
            let session = self.open_session(tx, &user)?;
            let audited =
                tx.audit(&user.actor(), Act::SetPassword, &user, json!({ "link": link.purpose }))?;
            Ok((LinkUsed { session: Some(session) }, audited))
        })
    }

    /// The address of an application is proved: notes it, finds or makes the student and the account, and sends what
    /// waited for the proof. `None` when another person holds the same papers: an officer has to look first.
    fn prove_email(
        &self,
        tx: &mut Tx<'_>,
        id: amoe_domain::ApplicationId,
        form: &SetPassword,
    ) -> Result<Option<User>> {
        let system = Actor::SYSTEM;
        let now = tx.env().now();
        let (mut application, granted) = tx.application_load::<mark::Prove>(&system, id)?.open();
        password::check(
            &form.password,
            false,
            &[application.personal.email.as_str(), &application.personal.identity.number],
        )?;
        application.email_proved_at = Some(now);
        // What came beside another application opens no account: an officer looks at both first.
        if application.beside.is_some() {
            let application = tx.application_save(&granted, application)?;
            let _ = tx.audit(&system, Act::Prove, &application, json!({ "account": false }))?;
            return Ok(None);
        }
        let student = match self.student_of(tx, &system, &application.personal, application.lang) {
            Ok(student) => Some(student),
            Err(AppError::Refused(_)) => None,
            Err(other) => return Err(other),
        };
        // An account that exists is not taken over by whoever knows its owner's numbers.
        let account = match &student {
            Some(student) => tx.user_of_student(student.id)?,
            None => None,
        };
        let same_address = |s: &Student| s.personal.email == application.personal.email;
        let Some(student) = student.filter(|s| same_address(s) && account.is_none()) else {
            let application = tx.application_save(&granted, application)?;
            let _ = tx.audit(&system, Act::Prove, &application, json!({ "account": false }))?;
            return Ok(None);
        };
        let (mut student, student_granted) =
            amoe_domain::Permit::<_, mark::Edit>::ask(&system, student)?.open();
        student.email_proved_at = Some(now);
        let student = tx.student_save(&student_granted, student)?;
        application.student = Some(student.id);
        let application = tx.application_save(&granted, application)?;
        let _ = tx.audit(&system, Act::Prove, &application, json!({ "account": true }))?;
        let user = User {
            id: tx.env().id(),
            role: Role::Student,
            name: student.personal.name.latin(),
            email: student.personal.email.clone(),
            identity_number: Some(student.personal.identity.number.clone()),
            student: Some(student.id),
            institution: None,
            password: None,
            totp: None,
            totp_step: 0,
            active: true,
            lang: student.lang,
            version: 0,
        };
        tx.user_insert(&Licence::ask(&system)?, &user)?;
        if let Some(certificate) = tx.certificate_of_student::<mark::Read>(&system, student.id)? {
            self.mail_certificate(tx, &student, &certificate)?;
        }
        Ok(Some(user))
    }

    /// The student who is this person, made when there is none. Refused when another person holds one of the papers.
    pub(crate) fn student_of(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        personal: &amoe_domain::person::Personal,
        lang: Lang,
    ) -> Result<Student> {
        let licence = Licence::ask(actor)?;
        match tx.student_matching(&licence, personal) {
            Ok(Some(student)) => Ok(student),
            Ok(None) => {
                let student = Student {
                    id: tx.env().id(),
                    personal: personal.clone(),
                    email_proved_at: None,
                    lang,
                    version: 0,
                };
                tx.student_insert(&licence, &student)?;
                Ok(student)
            }
            Err(StorageError::Duplicate(_)) => Err(Refusal::new("identity-taken").into()),
            Err(other) => Err(other.into()),
        }
    }
}

/// What a device keeps of an account that was used on it. Nothing is stored here: it follows from the account's password
/// hash, which nobody outside knows, and so ends with the password.
fn device_proof(user: &User) -> String {
    let hash = user.password.as_deref().unwrap_or_default();
    data_encoding::BASE32_NOPAD
        .encode(&Sha256::digest(format!("known device\n{}\n{hash}", user.id)))
        .to_ascii_lowercase()
}

/// Compared by hashes: what takes longer for a nearer guess tells nothing about the proof itself.
fn device_fits(user: &User, given: &str) -> bool {
    user.password.is_some() && Sha256::digest(device_proof(user)) == Sha256::digest(given)
}

fn signed(user: &User, factor: Factor) -> Signed {
    let actor = if factor == Factor::Done { user.actor() } else { Actor::VISITOR };
    Signed { actor, user: user.id, role: user.role, name: user.name.clone(), lang: user.lang, factor }
}
