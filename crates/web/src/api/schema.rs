//! The schemas of the small values: names of states from the domain's own lists, money, ids, files.

use amoe_app::{account::Factor, certificate::Standing};
use amoe_base::{IdentityKind, Lang};
use amoe_domain::{
    Act, Role, ThingKind,
    application::ApplicationStatus,
    claim::{ClaimStatus, PaperKind, Setting, Sheet},
    enrolment::ListStatus,
    payment::BatchStatus,
    person::Sex,
    user::LinkPurpose,
};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{KnownFormat, Object, ObjectBuilder, RefOr, Schema, SchemaFormat, schema::Type},
};

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident: $of:ty;)+) => {$(
        $(#[$doc])*
        pub fn $name() -> Object {
            text().enum_values(Some(<$of>::ALL.iter().map(|value| value.as_str()))).build()
        }
    )+};
}

names! {
    /// What is done.
    act: Act;
    /// In which role.
    role: Role;
    /// Kinds of things.
    thing: ThingKind;
    /// Where an application stands.
    application_status: ApplicationStatus;
    /// Where a claim stands.
    claim_status: ClaimStatus;
    /// What a paper is.
    paper_kind: PaperKind;
    /// Which care sheet.
    sheet: Sheet;
    /// Where care was given.
    setting: Setting;
    /// Where a list stands.
    list_status: ListStatus;
    /// Where a batch stands.
    batch_status: BatchStatus;
    /// Sex as on the identity card.
    sex: Sex;
    /// Which identity paper.
    identity_kind: IdentityKind;
    /// The languages.
    lang: Lang;
    /// Whether a certificate counts.
    standing: Standing;
    /// How far somebody enrolled has come.
    roll_standing: amoe_domain::roll::Standing;
    /// What many applications are answered.
    many_act: amoe_app::application::answers::ManyAct;
    /// As which file a roll is taken along.
    roll_format: amoe_app::roll::RollFormat;
    /// What a mailed link is for.
    link_purpose: LinkPurpose;
}

/// Several acts.
pub fn acts() -> utoipa::openapi::schema::Array {
    utoipa::openapi::schema::Array::new(act())
}

/// What a session still lacks.
pub fn factor() -> Object {
    let name = |factor| match factor {
        Factor::Done => "done",
        Factor::Code => "code",
        Factor::Enrol => "enrol",
    };
    text().enum_values(Some([Factor::Done, Factor::Code, Factor::Enrol].map(name))).build()
}

/// An amount in dirhams, as text so that no reader loses a centime.
pub fn money() -> Object {
    text()
        .pattern(Some(r"^(0|[1-9][0-9]{0,11})\.[0-9]{2}$"))
        .description(Some("Dirhams, with two decimals."))
        .examples(["64.00"])
        .build()
}

/// An id: the name of its kind and 26 letters and digits, in the order of making.
pub fn id() -> Object {
    text()
        .pattern(Some("^[a-z]+_[0-9a-hjkmnp-tv-z]{26}$"))
        .examples(["claim_01k0g3b5zv8a6x4m2n9c7d1e0f"])
        .build()
}

/// A UUID.
pub fn uuid() -> Object {
    text().format(Some(SchemaFormat::Custom("uuid".to_owned()))).build()
}

/// A file in a form.
pub fn content() -> Object {
    text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary))).build()
}

/// The content of a file.
pub struct Content;

impl PartialSchema for Content {
    fn schema() -> RefOr<Schema> {
        content().into()
    }
}

impl ToSchema for Content {}

/// Any JSON object.
pub struct AnyJson;

impl PartialSchema for AnyJson {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::Object).build().into()
    }
}

impl ToSchema for AnyJson {}
