//! Applications begun and put aside. Nobody has logged in yet: whoever holds the mailed link may read, so these ask no
//! policy, like links.

use amoe_base::Timestamp;
use amoe_domain::application::ApplicationDraft;
use diesel::prelude::*;

use crate::{StorageError, Tx, convert::instant, schema::application_draft as table};

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = table)]
struct Row {
    token_hash: String,
    email_key: String,
    body: String,
    saved_at: i64,
    expires_at: i64,
}

impl Tx<'_> {
    /// Keeps a draft, in place of what was kept under its link before.
    pub fn application_draft_put(&mut self, draft: &ApplicationDraft) -> Result<(), StorageError> {
        let row = Row {
            token_hash: draft.token_hash.clone(),
            email_key: draft.email_key.clone(),
            body: draft.body.clone(),
            saved_at: draft.saved_at.as_microsecond(),
            expires_at: draft.expires_at.as_microsecond(),
        };
        let changed = diesel::update(table::table.find(&row.token_hash)).set(&row).execute(self.db);
        if self.seen(changed)? == 1 {
            return Ok(());
        }
        let done = diesel::insert_into(table::table).values(&row).execute(self.db);
        self.seen(done).map(drop)
    }

    /// The draft of a link, while it is kept.
    pub fn application_draft(&mut self, token_hash: &str) -> Result<Option<ApplicationDraft>, StorageError> {
        let now = self.env.now().as_microsecond();
        let found: Option<Row> =
            table::table.find(token_hash).filter(table::expires_at.gt(now)).first(self.db).optional()?;
        let read = |row: Row| {
            Ok(ApplicationDraft {
                token_hash: row.token_hash,
                email_key: row.email_key,
                body: row.body,
                saved_at: instant(row.saved_at)?,
                expires_at: instant(row.expires_at)?,
            })
        };
        found.map(read).transpose()
    }

    /// How many drafts an address has put aside since an instant.
    pub fn application_drafts_since(
        &mut self,
        email_key: &str,
        since: Timestamp,
    ) -> Result<i64, StorageError> {
        let of_address = table::email_key.eq(email_key).and(table::saved_at.gt(since.as_microsecond()));
        Ok(table::table.filter(of_address).count().get_result(self.db)?)
    }

    /// Throws a draft away.
    pub fn application_draft_delete(&mut self, token_hash: &str) -> Result<(), StorageError> {
        let done = diesel::delete(table::table.find(token_hash)).execute(self.db);
        self.seen(done).map(drop)
    }
}
