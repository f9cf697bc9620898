//! From JSON to cases, by the letter of the contract: every unknown, missing or malformed field is named with its
//! path, and all of them at once.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use amoe_base::{BirthDate, Coefficient, Date, Money, Period, date::parse_iso};
use serde::{Deserialize, Deserializer, de::Error};

use crate::{
    claim::{
        ActLine, ClaimCase, Exemption, HistoryEntry, Line, LumpSumLine, MedicineLine, Member, Setting, Sheet,
    },
    deadline::DeadlineCase,
    eligibility::{Basis, CoveredAs, EligibilityCase, Enrolment, OtherCover},
    json::Json,
};

/// Where in the line.
#[derive(Clone, Copy)]
enum Path<'p> {
    Top,
    Field(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Top => Ok(()),
            Self::Field(Self::Top, name) => f.write_str(name),
            Self::Field(parent, name) => write!(f, "{parent}.{name}"),
            Self::Item(parent, at) => write!(f, "{parent}[{at}]"),
        }
    }
}

/// Everything that is wrong with a line; the first twenty are told.
#[derive(Default)]
struct Problems(Vec<String>);

const PROBLEMS_TOLD: usize = 20;

impl Problems {
    fn add(&mut self, path: &Path<'_>, problem: impl fmt::Display) {
        if self.0.len() < PROBLEMS_TOLD {
            self.0.push(format!("{path}: {problem}"));
        }
    }
}

/// An object whose unknown fields have been told.
struct Fields<'j, 'a, 'p> {
    fields: &'j [(Cow<'a, str>, Json<'a>)],
    path: &'p Path<'p>,
}

impl<'j, 'a, 'p> Fields<'j, 'a, 'p> {
    fn of(json: &'j Json<'a>, path: &'p Path<'p>, known: &[&str], problems: &mut Problems) -> Option<Self> {
        let Json::Object(fields) = json else {
            problems.add(path, format_args!("must be an object, not {}", json.what()));
            return None;
        };
        for (name, _) in fields {
            if !known.contains(&name.as_ref()) {
                problems.add(&Path::Field(path, name), "unknown field");
            }
        }
        Some(Self { fields, path })
    }

    fn get(&self, name: &str) -> Option<&'j Json<'a>> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// A field that must be there, read by `read`, which says what it expected.
    fn need<T>(
        &self,
        name: &str,
        problems: &mut Problems,
        read: impl FnOnce(&'j Json<'a>) -> Result<T, &'static str>,
    ) -> Option<T> {
        let Some(value) = self.get(name) else {
            problems.add(&Path::Field(self.path, name), "missing");
            return None;
        };
        match read(value) {
            Ok(value) => Some(value),
            Err(expected) => {
                problems.add(&Path::Field(self.path, name), expected);
                None
            }
        }
    }

    /// A field that may be left out or null.
    fn may<T>(
        &self,
        name: &str,
        problems: &mut Problems,
        read: impl FnOnce(&'j Json<'a>) -> Result<T, &'static str>,
    ) -> Option<T> {
        match self.get(name) {
            None | Some(Json::Null) => None,
            Some(_) => self.need(name, problems, read),
        }
    }

    /// A field that may be left out but is never null.
    fn may_not_null<T>(
        &self,
        name: &str,
        problems: &mut Problems,
        read: impl FnOnce(&'j Json<'a>) -> Result<T, &'static str>,
    ) -> Option<T> {
        self.get(name)?;
        self.need(name, problems, read)
    }

    fn list<T>(
        &self,
        name: &str,
        optional: bool,
        problems: &mut Problems,
        mut item: impl FnMut(&'j Json<'a>, &Path<'_>, &mut Problems) -> Option<T>,
    ) -> Option<Vec<T>> {
        let path = Path::Field(self.path, name);
        match self.get(name) {
            None | Some(Json::Null) if optional => Some(Vec::new()),
            None => {
                problems.add(&path, "missing");
                None
            }
            Some(Json::List(items)) => {
                let mut list = Vec::with_capacity(items.len());
                for (at, json) in items.iter().enumerate() {
                    list.extend(item(json, &Path::Item(&path, at), problems));
                }
                Some(list)
            }
            Some(other) => {
                problems.add(&path, format_args!("must be a list, not {}", other.what()));
                None
            }
        }
    }

    fn period(&self, problems: &mut Problems) -> Option<Period> {
        let from = self.need("from", problems, date);
        let before = problems.0.len();
        let to = self.may("to", problems, date);
        if problems.0.len() > before {
            return None;
        }
        let period = Period::new(from?, to);
        if period.is_none() {
            problems.add(&Path::Field(self.path, "to"), "must be null or later than `from`");
        }
        period
    }
}

fn text<'j>(json: &'j Json<'_>) -> Result<&'j str, &'static str> {
    match json {
        Json::Text(text) => Ok(text),
        _ => Err("must be a text"),
    }
}

fn owned(json: &Json<'_>) -> Result<String, &'static str> {
    text(json).map(str::to_owned)
}

fn date(json: &Json<'_>) -> Result<Date, &'static str> {
    text(json).ok().and_then(parse_iso).ok_or("must be a date such as \"2026-01-10\"")
}

fn birth_date(json: &Json<'_>) -> Result<BirthDate, &'static str> {
    text(json)
        .ok()
        .and_then(|text| text.parse().ok())
        .ok_or("must be a date such as \"2004-05-01\", or a year such as \"2004\"")
}

fn money(json: &Json<'_>) -> Result<Money, &'static str> {
    text(json).ok().and_then(|text| text.parse().ok()).ok_or("must be an amount such as \"64.00\"")
}

fn coefficient(json: &Json<'_>) -> Result<Coefficient, &'static str> {
    text(json)
        .ok()
        .and_then(|text| text.parse().ok())
        .ok_or("must be a coefficient above 0 such as \"1\" or \"2.5\"")
}

fn quantity(json: &Json<'_>) -> Result<u16, &'static str> {
    match json {
        Json::Whole(number @ 1..=10_000) => Ok(u16::try_from(*number).unwrap_or(u16::MAX)),
        _ => Err("must be a whole number from 1 to 10000"),
    }
}

/// The range is the list's, checked by the rules; here it only has to be a small number.
fn illness(json: &Json<'_>) -> Result<u8, &'static str> {
    match json {
        Json::Whole(number) => Ok(u8::try_from(*number).unwrap_or(u8::MAX)),
        _ => Err("must be the number of an illness in the list"),
    }
}

fn setting(json: &Json<'_>) -> Result<Setting, &'static str> {
    text(json)
        .ok()
        .and_then(|text| text.parse().ok())
        .ok_or("must be \"outpatient\", \"stay\" or \"public_hospital\"")
}

fn sheet(json: &Json<'_>) -> Result<Sheet, &'static str> {
    text(json)
        .ok()
        .and_then(|text| text.parse().ok())
        .ok_or("must be \"ordinary\", \"long_term\" or \"dental\"")
}

fn covered_as(json: &Json<'_>) -> Result<CoveredAs, &'static str> {
    text(json).ok().and_then(|text| text.parse().ok()).ok_or("must be \"holder\" or \"dependant\"")
}

fn basis(json: &Json<'_>) -> Result<Basis, &'static str> {
    text(json).ok().and_then(|text| text.parse().ok()).ok_or("must be \"salaried\" or \"other\"")
}

fn claim(json: &Json<'_>, p: &mut Problems) -> Option<ClaimCase> {
    const KNOWN: [&str; 9] = [
        "id",
        "sheet",
        "posted_on",
        "received_on",
        "treatment_ends_on",
        "illness",
        "member",
        "history",
        "lines",
    ];
    let f = Fields::of(json, &Path::Top, &KNOWN, p)?;
    let id = f.need("id", p, owned);
    let sheet = f.need("sheet", p, sheet);
    let posted_on = f.may("posted_on", p, date);
    let received_on = f.may("received_on", p, date);
    let treatment_ends_on = f.may("treatment_ends_on", p, date);
    let illness = f.may("illness", p, illness);
    let member = if let Some(json) = f.get("member") {
        member(json, p)
    } else {
        p.add(&Path::Field(&Path::Top, "member"), "missing");
        None
    };
    let history = f.list("history", true, p, history);
    let lines = f.list("lines", false, p, line);
    Some(ClaimCase {
        prices: BTreeMap::new(),
        id: id?,
        sheet: sheet?,
        posted_on,
        received_on,
        treatment_ends_on,
        illness,
        member: member?,
        history: history?,
        lines: lines?,
    })
}

fn member(json: &Json<'_>, p: &mut Problems) -> Option<Member> {
    let path = Path::Field(&Path::Top, "member");
    let f = Fields::of(json, &path, &["birth_date", "covers", "exemptions"], p)?;
    let birth_date = f.need("birth_date", p, birth_date);
    let covers =
        f.list("covers", false, p, |json, path, p| Fields::of(json, path, &["from", "to"], p)?.period(p));
    let exemptions = f.list("exemptions", true, p, |json, path, p| {
        let f = Fields::of(json, path, &["illness", "number", "from", "to"], p)?;
        let illness = f.need("illness", p, illness);
        let number = f.need("number", p, owned);
        let period = f.period(p);
        Some(Exemption { illness: illness?, number: number?, period: period? })
    });
    Some(Member { birth_date: birth_date?, covers: covers?, exemptions: exemptions? })
}

fn history(json: &Json<'_>, path: &Path<'_>, p: &mut Problems) -> Option<HistoryEntry> {
    let f = Fields::of(json, path, &["key", "on", "inpe"], p)?;
    let key = f.need("key", p, owned);
    let on = f.need("on", p, date);
    let inpe = f.may("inpe", p, owned);
    Some(HistoryEntry { key: key?, on: on?, inpe })
}

fn line(json: &Json<'_>, path: &Path<'_>, p: &mut Problems) -> Option<Line> {
    const ACT: [&str; 7] = ["kind", "key", "coefficient", "on", "setting", "inpe", "paid"];
    const MEDICINE: [&str; 5] = ["kind", "code", "quantity", "on", "paid"];
    const LUMP_SUM: [&str; 6] = ["kind", "key", "on", "paid", "inpe", "setting"];
    let Json::Object(fields) = json else {
        p.add(path, format_args!("must be an object, not {}", json.what()));
        return None;
    };
    let kind = fields.iter().find(|(name, _)| name == "kind").map(|(_, kind)| kind);
    match kind {
        Some(Json::Text(kind)) => match kind.as_ref() {
            "act" => {
                let f = Fields::of(json, path, &ACT, p)?;
                let key = f.need("key", p, owned);
                let coefficient = f.need("coefficient", p, coefficient);
                let on = f.need("on", p, date);
                let setting = f.may_not_null("setting", p, setting).unwrap_or_default();
                let inpe = f.need("inpe", p, owned);
                let paid = f.need("paid", p, money);
                Some(Line::Act(ActLine {
                    key: key?,
                    coefficient: coefficient?,
                    on: on?,
                    setting,
                    inpe: inpe?,
                    paid: paid?,
                }))
            }
            "medicine" => {
                let f = Fields::of(json, path, &MEDICINE, p)?;
                let code = f.need("code", p, owned);
                let quantity = f.need("quantity", p, quantity);
                let on = f.need("on", p, date);
                let paid = f.need("paid", p, money);
                Some(Line::Medicine(MedicineLine { code: code?, quantity: quantity?, on: on?, paid: paid? }))
            }
            "lump_sum" => {
                let f = Fields::of(json, path, &LUMP_SUM, p)?;
                let key = f.need("key", p, owned);
                let on = f.need("on", p, date);
                let paid = f.need("paid", p, money);
                let inpe = f.may("inpe", p, owned);
                let setting = f.may_not_null("setting", p, setting);
                Some(Line::LumpSum(LumpSumLine { key: key?, on: on?, paid: paid?, inpe, setting }))
            }
            _ => {
                p.add(&Path::Field(path, "kind"), "must be \"act\", \"medicine\" or \"lump_sum\"");
                None
            }
        },
        Some(_) => {
            p.add(&Path::Field(path, "kind"), "must be \"act\", \"medicine\" or \"lump_sum\"");
            None
        }
        None => {
            p.add(&Path::Field(path, "kind"), "missing");
            None
        }
    }
}

fn deadline(json: &Json<'_>, p: &mut Problems) -> Option<DeadlineCase> {
    let f = Fields::of(json, &Path::Top, &["id", "first_act", "treatment_ends_on"], p)?;
    let id = f.need("id", p, owned);
    let first_act = f.need("first_act", p, date);
    let treatment_ends_on = f.may("treatment_ends_on", p, date);
    Some(DeadlineCase { id: id?, first_act: first_act?, treatment_ends_on })
}

fn eligibility(json: &Json<'_>, p: &mut Problems) -> Option<EligibilityCase> {
    let f = Fields::of(json, &Path::Top, &["id", "birth_date", "enrolments", "other_cover", "on"], p)?;
    let id = f.need("id", p, owned);
    let birth_date = f.need("birth_date", p, birth_date);
    let enrolments = f.list("enrolments", false, p, |json, path, p| {
        let f = Fields::of(json, path, &["institution", "cycle", "from", "to"], p)?;
        let institution = f.need("institution", p, owned);
        let cycle = f.need("cycle", p, owned);
        let period = f.period(p);
        Some(Enrolment { institution: institution?, cycle: cycle?, period: period? })
    });
    let other_cover = f.list("other_cover", false, p, |json, path, p| {
        let f = Fields::of(json, path, &["scheme", "as", "from", "to", "basis"], p)?;
        let scheme = f.need("scheme", p, owned);
        let covered_as = f.need("as", p, covered_as);
        let period = f.period(p);
        let basis = f.may("basis", p, basis);
        Some(OtherCover { scheme: scheme?, covered_as: covered_as?, period: period?, basis })
    });
    let on = f.need("on", p, date);
    Some(EligibilityCase {
        id: id?,
        birth_date: birth_date?,
        enrolments: enrolments?,
        other_cover: other_cover?,
        on: on?,
    })
}

/// A claim that may carry the student's institution, a field beside those of the contract.
pub(crate) fn claim_with_institution(line: &[u8]) -> Result<(ClaimCase, Option<String>), String> {
    let mut json: Json<'_> = serde_json::from_slice(line).map_err(|error| {
        format!("not valid JSON: {}", error.to_string().replace(" at line 1 column ", " at column "))
    })?;
    let mut institution = None;
    if let Json::Object(fields) = &mut json
        && let Some(at) = fields.iter().position(|(name, _)| name == "institution")
    {
        let (_, value) = fields.remove(at);
        institution = Some(owned(&value).map_err(|problem| format!("institution: {problem}"))?);
    }
    Ok((ClaimCase::from_json(&json)?, institution))
}

/// A case that can be read from a line.
pub(crate) trait Case: Sized {
    /// The case, or everything that is wrong with it.
    fn from_json(json: &Json<'_>) -> Result<Self, String>;
}

macro_rules! case {
    ($($case:ty => $read:path),+ $(,)?) => {$(
        impl Case for $case {
            fn from_json(json: &Json<'_>) -> Result<Self, String> {
                let mut problems = Problems::default();
                if !matches!(json, Json::Object(_)) {
                    return Err(format!("the line is {}, not an object", json.what()));
                }
                match $read(json, &mut problems) {
                    Some(case) if problems.0.is_empty() => Ok(case),
                    _ => Err(problems.0.join("; ")),
                }
            }
        }

        impl<'de> Deserialize<'de> for $case {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                Self::from_json(&Json::deserialize(d)?).map_err(D::Error::custom)
            }
        }
    )+};
}
case! { ClaimCase => claim, DeadlineCase => deadline, EligibilityCase => eligibility }
