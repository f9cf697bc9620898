//! What several answers have in common: people, institutions, reasons, calculations, what happened.

use amoe_app::{
    App,
    claim::breakdown::{ReasonText, StepText},
};
use amoe_base::{BirthDate, Date, IdentityKind, Lang, Timestamp, Trilingual};
use amoe_domain::{
    Act, InstitutionId, Role,
    audit::Entry,
    institution::Institution as DomainInstitution,
    person::{Name, Personal as DomainPersonal, Sex},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::schema;

/// A text in the three languages.
#[derive(Debug, Serialize, ToSchema)]
pub struct ThreeLanguages {
    /// Arabic.
    pub ar: String,
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

impl From<&Trilingual> for ThreeLanguages {
    fn from(text: &Trilingual) -> Self {
        Self { ar: text.ar.clone(), fr: text.fr.clone(), en: text.en.clone() }
    }
}

/// A university, faculty or school.
#[derive(Debug, Serialize, ToSchema)]
pub struct Institution {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: InstitutionId,
    /// Short stable code.
    #[schema(example = "uiz-fsa")]
    pub code: String,
    /// Name.
    pub name: ThreeLanguages,
    /// Town.
    pub city: ThreeLanguages,
}

impl From<&DomainInstitution> for Institution {
    fn from(it: &DomainInstitution) -> Self {
        Self { id: it.id, code: it.code.clone(), name: (&it.name).into(), city: (&it.city).into() }
    }
}

/// A name in both alphabets, each as papers show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonName {
    /// In Latin letters.
    #[schema(example = "Salma Ouhaddou")]
    pub latin: String,
    /// In Arabic letters.
    #[schema(example = "سلمى أوحدو")]
    pub arabic: String,
}

impl From<&Name> for PersonName {
    fn from(name: &Name) -> Self {
        Self { latin: name.latin(), arabic: name.arabic() }
    }
}

/// What a student says about herself.
#[derive(Debug, Serialize, ToSchema)]
pub struct Personal {
    /// Which paper proves the identity.
    #[schema(schema_with = schema::identity_kind)]
    pub identity_kind: IdentityKind,
    /// Its number.
    pub identity_number: String,
    /// Massar code or CNE.
    pub student_number: String,
    /// First name, Latin letters.
    pub first_latin: String,
    /// Family name, Latin letters.
    pub last_latin: String,
    /// First name, Arabic letters; may be empty.
    pub first_arabic: String,
    /// Family name, Arabic letters; may be empty.
    pub last_arabic: String,
    /// Day of birth, or the year alone.
    #[schema(value_type = String, example = "2005-03-14")]
    pub birth: BirthDate,
    /// Sex as on the identity card.
    #[schema(schema_with = schema::sex)]
    pub sex: Sex,
    /// ISO 3166-1 alpha-2.
    #[schema(example = "MA")]
    pub nationality: String,
    /// E-mail address.
    pub email: String,
    /// Phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Postal address, one line per line.
    pub address: String,
    /// Bank account; without one a postal order is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rib: Option<String>,
}

impl From<&DomainPersonal> for Personal {
    fn from(it: &DomainPersonal) -> Self {
        Self {
            identity_kind: it.identity.kind,
            identity_number: it.identity.number.clone(),
            student_number: it.number.to_string(),
            first_latin: it.name.first_latin.clone(),
            last_latin: it.name.last_latin.clone(),
            first_arabic: it.name.first_arabic.clone(),
            last_arabic: it.name.last_arabic.clone(),
            birth: it.birth,
            sex: it.sex,
            nationality: it.nationality.clone(),
            email: it.email.to_string(),
            phone: it.phone.as_ref().map(ToString::to_string),
            address: it.address.clone(),
            rib: it.rib.as_ref().map(|rib| rib.as_str().to_owned()),
        }
    }
}

/// Days, half-open.
#[derive(Debug, Serialize, ToSchema)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The first day after it; absent when there is no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl From<amoe_base::Period> for Period {
    fn from(it: amoe_base::Period) -> Self {
        Self { from: it.from, to: it.to }
    }
}

/// A reason in words.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reason {
    /// Code in the catalogue.
    #[schema(example = "R01")]
    pub code: String,
    /// What is wrong.
    pub text: String,
    /// What the student can do about it; may be empty.
    pub remedy: String,
    /// The text of law or convention that it rests on.
    pub source: String,
    /// What the officer added; may be empty.
    pub note: String,
}

impl From<&ReasonText> for Reason {
    fn from(it: &ReasonText) -> Self {
        Self {
            code: it.code.clone(),
            text: it.text.clone(),
            remedy: it.remedy.clone(),
            source: it.source.clone(),
            note: it.note.clone(),
        }
    }
}

/// Reason codes in the words of the catalogue.
pub fn reasons<'a>(app: &App, codes: impl IntoIterator<Item = &'a String>, lang: Lang) -> Vec<Reason> {
    codes.into_iter().map(|code| (&app.reason_text(code, "", lang)).into()).collect()
}

/// One step of a calculation in words.
#[derive(Debug, Serialize, ToSchema)]
pub struct Step {
    /// Words.
    pub label: String,
    /// What it gives; may be empty.
    pub value: String,
    /// The text that it rests on; may be empty.
    pub source: String,
    /// The source is an assumption that the fund has not confirmed.
    pub unsourced: bool,
    /// It is the result.
    pub emphasis: bool,
    /// Its parts.
    #[schema(no_recursion)]
    pub parts: Vec<Step>,
}

impl From<&StepText> for Step {
    fn from(it: &StepText) -> Self {
        Self {
            label: it.label.clone(),
            value: it.value.clone(),
            source: it.source.clone(),
            unsourced: it.unsourced,
            emphasis: it.emphasis,
            parts: steps(&it.parts),
        }
    }
}

/// Several steps.
pub fn steps(texts: &[StepText]) -> Vec<Step> {
    texts.iter().map(Step::from).collect()
}

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// In which role it was done.
    #[schema(schema_with = schema::role)]
    pub role: Role,
    /// What was done.
    #[schema(schema_with = schema::act)]
    pub act: Act,
    /// States, counts and codes; nothing clinical.
    #[schema(value_type = Object)]
    pub detail: serde_json::Value,
}

impl From<&Entry> for Event {
    fn from(it: &Entry) -> Self {
        Self { at: it.at, role: it.role, act: it.act, detail: it.detail.clone() }
    }
}

/// What happened, oldest first.
pub fn events(entries: &[Entry]) -> Vec<Event> {
    entries.iter().map(Event::from).collect()
}

/// The version of a thing that the asker looked at.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "seen": 1 }))]
pub struct Seen {
    /// The `version` as last read. When it is no longer the last, nothing is done and the answer is 409.
    pub seen: i32,
}

/// A thing's present state, after an act.
#[derive(Debug, Serialize, ToSchema)]
pub struct Moved {
    /// Id.
    pub id: String,
    /// What people quote.
    #[schema(example = "DM-7K3M-4Q2D")]
    pub reference: String,
    /// Where it stands.
    pub status: String,
    /// Send it back as `seen`.
    pub version: i32,
}
