//! The keys of health cards.

use amoe_base::Token;
use amoe_domain::{
    Licence,
    act::mark,
    card_key::{CardKey, CardKeyStatus},
};
use diesel::prelude::*;

use crate::{
    StorageError, Tx,
    convert::{instant, instant_opt, parse},
    schema::card_key,
};

#[derive(Queryable, Insertable)]
#[diesel(table_name = card_key, treat_none_as_default_value = false)]
struct CardKeyRow {
    kid: String,
    x: String,
    y: String,
    secret: Option<String>,
    status: String,
    created_at: i64,
    retired_at: Option<i64>,
}

impl CardKeyRow {
    fn key(self) -> Result<CardKey, StorageError> {
        let secret = |text: String| Token::parse(&text).ok_or(StorageError::Corrupt { what: "card key" });
        Ok(CardKey {
            kid: self.kid,
            x: self.x,
            y: self.y,
            secret: self.secret.map(secret).transpose()?,
            status: parse(&self.status, "status of a card key")?,
            created_at: instant(self.created_at)?,
            retired_at: instant_opt(self.retired_at)?,
        })
    }
}

impl Tx<'_> {
    /// The key that signs, with its private half.
    pub fn card_key_signing(
        &mut self,
        _: &Licence<CardKey, mark::Issue>,
    ) -> Result<Option<CardKey>, StorageError> {
        let row = card_key::table
            .filter(card_key::status.eq(CardKeyStatus::Signing.as_str()))
            .first::<CardKeyRow>(self.db)
            .optional()?;
        row.map(CardKeyRow::key).transpose()
    }

    /// All keys, the newest first, without their private halves: what is said of them is public.
    pub fn card_keys(&mut self) -> Result<Vec<CardKey>, StorageError> {
        let rows = card_key::table
            .order((card_key::created_at.desc(), card_key::kid.asc()))
            .load::<CardKeyRow>(self.db)?;
        rows.into_iter().map(|row| CardKeyRow { secret: None, ..row }.key()).collect()
    }

    /// Adds the key that signs from now on. The one before it signs no more and loses its private half; `before` says
    /// what becomes of it.
    pub fn card_key_insert(
        &mut self,
        _: &Licence<CardKey, mark::Create>,
        key: &CardKey,
        before: CardKeyStatus,
    ) -> Result<(), StorageError> {
        let signing = card_key::table.filter(card_key::status.eq(CardKeyStatus::Signing.as_str()));
        let done = diesel::update(signing)
            .set((
                card_key::status.eq(before.as_str()),
                card_key::secret.eq(None::<String>),
                card_key::retired_at.eq(Some(key.created_at.as_microsecond())),
            ))
            .execute(self.db);
        self.seen(done)?;
        let row = CardKeyRow {
            kid: key.kid.clone(),
            x: key.x.clone(),
            y: key.y.clone(),
            secret: key.secret.as_ref().map(Token::reveal),
            status: key.status.to_string(),
            created_at: key.created_at.as_microsecond(),
            retired_at: key.retired_at.map(amoe_base::Timestamp::as_microsecond),
        };
        let done = diesel::insert_into(card_key::table).values(row).execute(self.db);
        self.seen(done).map(drop)
    }
}
