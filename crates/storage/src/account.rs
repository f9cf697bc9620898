//! Accounts, sessions and mailed links. These decide who the actor is, so they ask no policy; only `app`'s log-in uses
//! them, and what concerns others' accounts asks for a licence.

use amoe_base::Timestamp;
use amoe_domain::{
    ApplicationId, Licence, Listing, StudentId, UserId,
    act::mark,
    user::{Link, Session, User},
};
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{instant, instant_opt, parse, parse_opt},
    schema::{application_draft, link, session, user_account},
};

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = user_account, treat_none_as_null = true)]
struct UserRow {
    id: String,
    role: String,
    name: String,
    email: String,
    email_key: String,
    identity_number: Option<String>,
    student_id: Option<String>,
    institution_id: Option<String>,
    password: Option<String>,
    totp: Option<String>,
    totp_step: i64,
    active: bool,
    lang: String,
    version: i32,
}

impl UserRow {
    fn of(u: &User) -> Self {
        Self {
            id: u.id.to_string(),
            role: u.role.to_string(),
            name: u.name.clone(),
            email: u.email.to_string(),
            email_key: u.email.as_str().to_lowercase(),
            identity_number: u.identity_number.clone(),
            student_id: u.student.map(|s| s.to_string()),
            institution_id: u.institution.map(|i| i.to_string()),
            password: u.password.clone(),
            totp: u.totp.clone(),
            totp_step: u.totp_step,
            active: u.active,
            lang: u.lang.to_string(),
            version: u.version,
        }
    }

    fn user(self) -> Result<User, StorageError> {
        Ok(User {
            id: parse(&self.id, "user id")?,
            role: parse(&self.role, "role")?,
            name: self.name,
            email: parse(&self.email, "e-mail")?,
            identity_number: self.identity_number,
            student: parse_opt(self.student_id.as_deref(), "student id")?,
            institution: parse_opt(self.institution_id.as_deref(), "institution id")?,
            password: self.password,
            totp: self.totp,
            totp_step: self.totp_step,
            active: self.active,
            lang: parse(&self.lang, "language")?,
            version: self.version,
        })
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = session)]
struct SessionRow {
    token_hash: String,
    user_id: String,
    created_at: i64,
    seen_at: i64,
    expires_at: i64,
    complete: bool,
}

impl SessionRow {
    fn session(self) -> Result<Session, StorageError> {
        Ok(Session {
            token_hash: self.token_hash,
            user: parse(&self.user_id, "user id")?,
            created_at: instant(self.created_at)?,
            seen_at: instant(self.seen_at)?,
            expires_at: instant(self.expires_at)?,
            complete: self.complete,
        })
    }
}

#[derive(Queryable, Insertable)]
#[diesel(table_name = link)]
struct LinkRow {
    token_hash: String,
    purpose: String,
    application_id: Option<String>,
    user_id: Option<String>,
    expires_at: i64,
    used_at: Option<i64>,
}

impl LinkRow {
    fn link(self) -> Result<Link, StorageError> {
        Ok(Link {
            token_hash: self.token_hash,
            purpose: parse(&self.purpose, "link purpose")?,
            application: parse_opt(self.application_id.as_deref(), "application id")?,
            user: parse_opt(self.user_id.as_deref(), "user id")?,
            expires_at: instant(self.expires_at)?,
            used_at: instant_opt(self.used_at)?,
        })
    }
}

impl Tx<'_> {
    /// Adds an account.
    pub fn user_insert(&mut self, _: &Licence<User, mark::Create>, new: &User) -> Result<(), StorageError> {
        let done = diesel::insert_into(user_account::table).values(&UserRow::of(new)).execute(self.db);
        self.seen(done).map(drop)
    }

    /// Stores a changed account, unless somebody was quicker.
    pub fn user_save(&mut self, mut next: User) -> Result<User, StorageError> {
        let was = next.version;
        next.version += 1;
        let row = UserRow::of(&next);
        let changed = diesel::update(user_account::table.find(&row.id).filter(user_account::version.eq(was)))
            .set(&row)
            .execute(self.db);
        if self.seen(changed)? == 1 { Ok(next) } else { Err(StorageError::Stale) }
    }

    /// One account.
    pub fn user(&mut self, id: UserId) -> Result<User, StorageError> {
        user_account::table.find(id.to_string()).first::<UserRow>(self.db)?.user()
    }

    /// The names of accounts, for staff pages that say who did what.
    pub fn user_name(&mut self, id: UserId) -> Result<Option<String>, StorageError> {
        Ok(user_account::table.find(id.to_string()).select(user_account::name).first(self.db).optional()?)
    }

    /// The accounts that this log-in name can mean: an e-mail address or the number of an identity paper.
    pub fn users_by_login(
        &mut self,
        email_key: &str,
        identity_number: &str,
    ) -> Result<Vec<User>, StorageError> {
        let rows: Vec<UserRow> = user_account::table
            .filter(
                user_account::email_key.eq(email_key).or(user_account::identity_number.eq(identity_number)),
            )
            .limit(4)
            .load(self.db)?;
        rows.into_iter().map(UserRow::user).collect()
    }

    /// The account of a student.
    pub fn user_of_student(&mut self, id: StudentId) -> Result<Option<User>, StorageError> {
        let row = user_account::table
            .filter(user_account::student_id.eq(id.to_string()))
            .first::<UserRow>(self.db)
            .optional()?;
        row.map(UserRow::user).transpose()
    }

    /// All accounts of staff, for the administrator.
    pub fn users(&mut self, _: &Listing<User>) -> Result<Vec<User>, StorageError> {
        let rows: Vec<UserRow> = user_account::table
            .filter(user_account::role.ne("student"))
            .order((user_account::role.asc(), user_account::name.asc()))
            .limit(500)
            .load(self.db)?;
        rows.into_iter().map(UserRow::user).collect()
    }

    /// Opens a session.
    pub fn session_insert(&mut self, new: &Session) -> Result<(), StorageError> {
        let row = SessionRow {
            token_hash: new.token_hash.clone(),
            user_id: new.user.to_string(),
            created_at: new.created_at.as_microsecond(),
            seen_at: new.seen_at.as_microsecond(),
            expires_at: new.expires_at.as_microsecond(),
            complete: new.complete,
        };
        diesel::insert_into(session::table).values(&row).execute(self.db)?;
        Ok(())
    }

    /// The session of a token's hash with its account, while it lasts.
    pub fn session_user(&mut self, token_hash: &str) -> Result<Option<(Session, User)>, StorageError> {
        let now = self.env.now().as_microsecond();
        let found = session::table
            .find(token_hash)
            .filter(session::expires_at.gt(now))
            .first::<SessionRow>(self.db)
            .optional()?;
        let Some(row) = found else { return Ok(None) };
        let session = row.session()?;
        let user = self.user(session.user)?;
        Ok(user.active.then_some((session, user)))
    }

    /// Notes that the session was used, and lengthens it.
    pub fn session_touch(&mut self, token_hash: &str, expires_at: Timestamp) -> Result<(), StorageError> {
        let now = self.env.now().as_microsecond();
        diesel::update(session::table.find(token_hash))
            .set((session::seen_at.eq(now), session::expires_at.eq(expires_at.as_microsecond())))
            .execute(self.db)?;
        Ok(())
    }

    /// Ends one session.
    pub fn session_end(&mut self, token_hash: &str) -> Result<(), StorageError> {
        diesel::delete(session::table.find(token_hash)).execute(self.db)?;
        Ok(())
    }

    /// Ends all sessions of an account.
    pub fn sessions_end(&mut self, user: UserId) -> Result<usize, StorageError> {
        Ok(diesel::delete(session::table.filter(session::user_id.eq(user.to_string()))).execute(self.db)?)
    }

    /// Keeps a mailed link.
    pub fn link_insert(&mut self, new: &Link) -> Result<(), StorageError> {
        let row = LinkRow {
            token_hash: new.token_hash.clone(),
            purpose: new.purpose.to_string(),
            application_id: new.application.map(|a| a.to_string()),
            user_id: new.user.map(|u| u.to_string()),
            expires_at: new.expires_at.as_microsecond(),
            used_at: new.used_at.map(Timestamp::as_microsecond),
        };
        diesel::insert_into(link::table).values(&row).execute(self.db)?;
        Ok(())
    }

    /// How many links were made for an application, or for an account, that last beyond an instant: asked with the last
    /// instant of links made an hour ago, how many were made in this hour.
    pub fn links_beyond(
        &mut self,
        application: Option<ApplicationId>,
        user: Option<UserId>,
        instant: Timestamp,
    ) -> Result<i64, StorageError> {
        Ok(link::table
            .filter(link::expires_at.gt(instant.as_microsecond()))
            .filter(
                link::application_id
                    .eq(application.map(|id| id.to_string()))
                    .or(link::user_id.eq(user.map(|id| id.to_string()))),
            )
            .count()
            .get_result(self.db)?)
    }

    /// The link of a token's hash, while it lasts and was not used.
    pub fn link(&mut self, token_hash: &str) -> Result<Option<Link>, StorageError> {
        let now = self.env.now().as_microsecond();
        let row = link::table
            .find(token_hash)
            .filter(link::expires_at.gt(now).and(link::used_at.is_null()))
            .first::<LinkRow>(self.db)
            .optional()?;
        row.map(LinkRow::link).transpose()
    }

    /// The link was used: it will not work again.
    pub fn link_used(&mut self, token_hash: &str) -> Result<(), StorageError> {
        let now = self.env.now().as_microsecond();
        let changed = diesel::update(link::table.find(token_hash).filter(link::used_at.is_null()))
            .set(link::used_at.eq(Some(now)))
            .execute(self.db)?;
        if changed == 1 { Ok(()) } else { Err(StorageError::Stale) }
    }

    /// Throws away what has run out: sessions, links, and applications put aside.
    pub fn sweep(&mut self) -> Result<usize, StorageError> {
        let now = self.env.now().as_microsecond();
        let sessions = diesel::delete(session::table.filter(session::expires_at.le(now))).execute(self.db)?;
        let links = diesel::delete(link::table.filter(link::expires_at.le(now))).execute(self.db)?;
        let drafts = diesel::delete(application_draft::table.filter(application_draft::expires_at.le(now)))
            .execute(self.db)?;
        Ok(sessions + links + drafts)
    }
}
