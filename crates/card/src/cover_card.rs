//! What a card of ours says: who is covered, by whom, from when to when, under which number. Written as FHIR R4 (a
//! `Patient` and a `Coverage` in a `Bundle`) in the shape that the framework asks for in QR codes: no ids, no metadata, no
//! texts that repeat codes.

use amoe_base::{BirthDate, Date, Period, Timestamp};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::{CardRefusal, Revocations};

/// The type that every card has. The framework has one for vaccinations and laboratory results besides, none for cover.
const CARD: &str = "https://smarthealth.cards#health-card";
/// Insurance by a public scheme, as HL7 names it.
const PUBLIC: (&str, &str) = ("http://terminology.hl7.org/CodeSystem/v3-ActCode", "PUBLICPOL");

/// A name in one alphabet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// First name or names, as one text.
    pub first: String,
    /// Family name.
    pub last: String,
}

impl PersonName {
    /// `Salma Ouhaddou`.
    pub fn whole(&self) -> String {
        format!("{} {}", self.first, self.last).trim().to_owned()
    }
}

/// What a card says. No identity number: the person shows the identity paper beside it, and a code is copied in passing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverCard {
    /// The issuer's address; the keys are published below it.
    pub issuer: String,
    /// When the certificate was issued, to the second.
    pub issued: Timestamp,
    /// The name, in each alphabet in which it is known.
    pub names: Vec<PersonName>,
    /// Birth.
    pub birth: BirthDate,
    /// The certificate's number.
    pub reference: String,
    /// The days covered.
    pub period: Period,
    /// Who pays: the fund's short name.
    pub payer: String,
    /// Its name in the lists of revoked cards.
    pub rid: String,
}

amoe_base::text_enum! {
    /// What a genuine card proves on a day, as far as it can be known without a network.
    pub enum Standing {
        /// Cover.
        Valid => "valid",
        /// Its days have not begun.
        NotYet => "not_yet",
        /// Its days are over.
        Expired => "expired",
        /// It is in a list of revoked cards: replaced by a newer one, or no longer true.
        Revoked => "revoked",
    }
}

/// A card whose signature fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What it says.
    pub card: CoverCard,
    /// The key that signed it.
    pub kid: String,
}

impl Checked {
    /// What it proves on this day. Without the list of its key it cannot be seen that it was revoked.
    pub fn standing(&self, on: Date, revoked: &[Revocations]) -> Standing {
        if revoked.iter().any(|list| list.names(&self.kid, &self.card.rid, self.card.issued)) {
            Standing::Revoked
        } else if on < self.card.period.from {
            Standing::NotYet
        } else if self.card.period.contains(on) {
            Standing::Valid
        } else {
            Standing::Expired
        }
    }
}

// The payload. Members that are not ours are passed over when reading.

#[derive(Serialize, Deserialize)]
struct Payload {
    iss: String,
    nbf: Seconds,
    vc: Credential,
}

/// The framework counts in seconds; other issuers write fractions, whose whole part is what counts.
#[derive(Clone, Copy)]
struct Seconds(i64);

impl Serialize for Seconds {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(d)?.to_string();
        let whole = number.split('.').next().unwrap_or_default();
        whole.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

#[derive(Serialize, Deserialize)]
struct Credential {
    #[serde(rename = "type")]
    types: Vec<String>,
    #[serde(rename = "credentialSubject")]
    subject: Subject,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    rid: String,
}

#[derive(Serialize, Deserialize)]
struct Subject {
    #[serde(rename = "fhirVersion")]
    version: String,
    #[serde(rename = "fhirBundle")]
    bundle: Bundle,
}

#[derive(Serialize, Deserialize)]
struct Bundle {
    #[serde(rename = "resourceType")]
    resource_type: String,
    #[serde(rename = "type")]
    kind: String,
    entry: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(rename = "fullUrl")]
    url: String,
    resource: Resource,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "resourceType")]
enum Resource {
    Patient(Patient),
    Coverage(Box<Coverage>),
    /// Of cards of other kinds; never written.
    #[serde(other, skip_serializing)]
    Other,
}

#[derive(Serialize, Deserialize)]
struct Patient {
    name: Vec<HumanName>,
    #[serde(rename = "birthDate")]
    birth: BirthDate,
}

#[derive(Serialize, Deserialize)]
struct HumanName {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    family: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    given: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Coverage {
    identifier: Vec<Identifier>,
    status: String,
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    kind: Option<Concept>,
    beneficiary: Reference,
    period: Days,
    payor: Vec<Reference>,
}

#[derive(Serialize, Deserialize)]
struct Identifier {
    value: String,
}

#[derive(Serialize, Deserialize)]
struct Concept {
    #[serde(default)]
    coding: Vec<Coding>,
}

#[derive(Serialize, Deserialize)]
struct Coding {
    #[serde(default)]
    system: String,
    #[serde(default)]
    code: String,
}

#[derive(Default, Serialize, Deserialize)]
struct Reference {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reference: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    display: String,
}

/// Both days are in the period.
#[derive(Serialize, Deserialize)]
struct Days {
    start: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<Date>,
}

/// The card as JSON without blanks.
pub(crate) fn payload(card: &CoverCard) -> Vec<u8> {
    let patient = Patient {
        name: card
            .names
            .iter()
            .map(|name| HumanName {
                family: name.last.clone(),
                given: Some(name.first.clone()).filter(|first| !first.is_empty()).into_iter().collect(),
            })
            .collect(),
        birth: card.birth,
    };
    let (system, code) = PUBLIC;
    let coverage = Coverage {
        identifier: vec![Identifier { value: card.reference.clone() }],
        status: "active".to_owned(),
        kind: Some(Concept { coding: vec![Coding { system: system.to_owned(), code: code.to_owned() }] }),
        beneficiary: Reference { reference: "resource:0".to_owned(), ..Reference::default() },
        period: Days {
            start: card.period.from,
            end: card.period.to.and_then(|to| to.checked_sub(1.day()).ok()),
        },
        payor: vec![Reference { display: card.payer.clone(), ..Reference::default() }],
    };
    let entry = |at: usize, resource| Entry { url: format!("resource:{at}"), resource };
    let payload = Payload {
        iss: card.issuer.clone(),
        nbf: Seconds(card.issued.as_second()),
        vc: Credential {
            types: vec![CARD.to_owned()],
            subject: Subject {
                version: "4.0.1".to_owned(),
                bundle: Bundle {
                    resource_type: "Bundle".to_owned(),
                    kind: "collection".to_owned(),
                    entry: vec![
                        entry(0, Resource::Patient(patient)),
                        entry(1, Resource::Coverage(Box::new(coverage))),
                    ],
                },
            },
            rid: card.rid.clone(),
        },
    };
    // Texts, numbers and days: JSON can hold them all.
    serde_json::to_vec(&payload).unwrap_or_default()
}

/// What signed JSON says. The signature fits, so it is somebody's card; whether it is one of cover is seen here.
pub(crate) fn read(json: &[u8]) -> Result<CoverCard, CardRefusal> {
    let any: serde_json::Value = serde_json::from_slice(json).map_err(|_| CardRefusal::NotACard)?;
    let no_cover = || CardRefusal::NoCover;
    let payload: Payload = serde_json::from_value(any).map_err(|_| no_cover())?;
    let Payload { iss, nbf, vc } = payload;
    if !vc.types.iter().any(|name| name == CARD) {
        return Err(no_cover());
    }
    let (mut patient, mut coverage) = (None, None);
    for entry in vc.subject.bundle.entry {
        match entry.resource {
            Resource::Patient(found) => patient = patient.or(Some((entry.url, found))),
            Resource::Coverage(found) => coverage = coverage.or(Some(found)),
            Resource::Other => {}
        }
    }
    let (url, patient) = patient.ok_or_else(no_cover)?;
    let coverage = coverage.filter(|c| c.status == "active" && c.beneficiary.reference == url);
    let coverage = coverage.ok_or_else(no_cover)?;
    let after = coverage.period.end.map(|end| end.checked_add(1.day()).unwrap_or(Date::MAX));
    Ok(CoverCard {
        issuer: iss,
        issued: Timestamp::from_second(nbf.0).map_err(|_| no_cover())?,
        names: patient
            .name
            .into_iter()
            .map(|name| PersonName { first: name.given.join(" "), last: name.family })
            .collect(),
        birth: patient.birth,
        reference: coverage.identifier.into_iter().next().map(|i| i.value).ok_or_else(no_cover)?,
        period: Period::new(coverage.period.start, after).ok_or_else(no_cover)?,
        payer: coverage.payor.into_iter().next().map(|p| p.display).unwrap_or_default(),
        rid: vc.rid,
    })
}
