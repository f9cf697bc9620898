//! Proof that the check was made. A [`Permit`] can only come from the policy, so a function that takes one cannot be
//! called by code that forgot to ask.

use std::{marker::PhantomData, ops::Deref};

use crate::{
    Actor, InstitutionId, StudentId, UserId,
    act::Marker,
    policy::{self, Denied, Scope, Thing},
};

/// A thing that this actor may do this act to.
#[derive(Debug)]
#[must_use]
pub struct Permit<T, A> {
    thing: T,
    actor: Actor,
    act: PhantomData<A>,
}

impl<T: Thing, A: Marker> Permit<T, A> {
    /// Asks the policy. Storage calls this on every load.
    pub fn ask(actor: &Actor, thing: T) -> Result<Self, Denied> {
        policy::check(actor, A::ACT, &thing)?;
        Ok(Self { thing, actor: actor.clone(), act: PhantomData })
    }

    /// Who holds it.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The thing and the proof that remains: the thing moves on through its life, the proof goes to storage.
    pub fn open(self) -> (T, Granted<T, A>) {
        (self.thing, Granted { actor: self.actor, kind: PhantomData })
    }
}

impl<T, A> Deref for Permit<T, A> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.thing
    }
}

/// What remains of a permit after its thing was taken out: the right to store what became of it.
#[derive(Debug)]
#[must_use]
pub struct Granted<T, A> {
    actor: Actor,
    kind: PhantomData<(T, A)>,
}

impl<T, A> Granted<T, A> {
    /// Who acts.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// The right to make a new thing of a kind, or to do an act that concerns no existing one.
#[derive(Debug)]
#[must_use]
pub struct Licence<T, A> {
    actor: Actor,
    kind: PhantomData<(T, A)>,
}

impl<T: Thing, A: Marker> Licence<T, A> {
    /// Asks the policy whether the role may do this at all; [`Permit::ask`] on the new thing checks whose it is.
    pub fn ask(actor: &Actor) -> Result<Self, Denied> {
        policy::has_desk(actor, A::ACT, T::KIND)?;
        Ok(Self { actor: actor.clone(), kind: PhantomData })
    }

    /// Who acts.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// Which ones of a kind the actor may see in a list. Storage puts these into the query, so a list cannot show more.
#[derive(Debug)]
#[must_use]
pub struct Listing<T> {
    /// Only this student's.
    pub student: Option<StudentId>,
    /// Only this institution's.
    pub institution: Option<InstitutionId>,
    /// Only those in this officer's hands.
    pub taken_by: Option<UserId>,
    /// Only those that their student has sent.
    pub sent: bool,
    kind: PhantomData<T>,
}

impl<T: Thing> Listing<T> {
    /// Asks the policy for the widest scope that the actor has.
    pub fn ask(actor: &Actor) -> Result<Self, Denied> {
        let scopes = policy::scopes(actor.role, crate::Act::List, T::KIND);
        let all =
            || Self { student: None, institution: None, taken_by: None, sent: false, kind: PhantomData };
        let narrowed = |scope: &Scope| match scope {
            Scope::Any | Scope::NotMine => Some(all()),
            Scope::Own => actor.student.map(|s| Self { student: Some(s), ..all() }),
            Scope::Institution => actor.institution.map(|i| Self { institution: Some(i), ..all() }),
            Scope::Sent => Some(Self { sent: true, ..all() }),
            Scope::Taken => actor.user.map(|u| Self { taken_by: Some(u), ..all() }),
        };
        scopes.iter().find_map(narrowed).ok_or(Denied::NotFound)
    }
}
