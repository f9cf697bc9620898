//! From files to a [`Rulebook`]. Everything wrong is told at once, with its file; what is well-formed but unsound
//! (gaps, overlaps, missing words, failing cases) is left to [`crate::check`].

use std::{collections::BTreeMap, fmt::Display};

use amoe_base::{Date, Period, date::parse_iso};
use serde::de::DeserializeOwned;

use crate::{
    Defect, Rulebook, Scheme,
    calendar::{Calendar, Holiday, HolidayTime, weekday},
    cite,
    dated::{Dated, Entry},
    days,
    files::{APPROVALS, Files},
    medicine::MedicineList,
    names::RuleName,
    parameter::{MonthDay, Parameter, Unit},
    quick_map::QuickMap,
    raw::{
        AppliedBy, RawActs, RawApprovals, RawBook, RawCalendar, RawHoliday, RawIllnesses, RawLabels,
        RawMedicines, RawReasons, RawRules, RawScheme, RawSuspensions, RawText, RawValues,
    },
    reason::ReasonEntry,
    scheme::{AgeTest, Rounding, Settings},
    tables::{Rule, Suspension, Text},
};

struct Loader<'f> {
    files: &'f Files,
    defects: Vec<Defect>,
}

impl Loader<'_> {
    fn defect(&mut self, place: &str, problem: impl Display) {
        self.defects.push(Defect::new(place, problem));
    }

    fn toml<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let parsed = self.files.text(path)?.and_then(|text| {
            toml::from_str(text).map_err(|error| error.to_string().trim().replace('\n', " · "))
        });
        match parsed {
            Ok(parsed) => Some(parsed),
            Err(problem) => {
                self.defect(path, problem);
                None
            }
        }
    }

    /// File, line and name, from how far into the file something stands.
    fn place(&self, path: &str, offset: usize, name: &str) -> String {
        let text = self.files.text(path).and_then(Result::ok).unwrap_or_default();
        let line = text.get(..offset).map_or(0, |before| before.matches('\n').count()) + 1;
        format!("{path}:{line} {name}")
    }

    fn required<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        if !self.files.0.contains_key(path) {
            self.defect(path, "the file is missing");
        }
        self.toml(path)
    }

    fn date(&mut self, place: &str, text: &str) -> Option<Date> {
        let date = parse_iso(text);
        if date.is_none() {
            self.defect(place, format_args!("`{text}` is not a date YYYY-MM-DD"));
        }
        date
    }

    fn period(&mut self, place: &str, from: &str, to: Option<&str>) -> Option<Period> {
        let from = self.date(place, from)?;
        let to = match to {
            Some(to) => Some(self.date(place, to)?),
            None => None,
        };
        let period = Period::new(from, to);
        if period.is_none() {
            self.defect(place, "`to` is not later than `from`");
        }
        period
    }
}

pub(crate) fn load(files: &Files) -> Result<Rulebook, Vec<Defect>> {
    let mut loader = Loader { files, defects: Vec::new() };
    let book: Option<RawBook> = loader.required("rulebook.toml");
    let labels: Option<RawLabels> = loader.required("labels.toml");
    let (Some(book), Some(labels)) = (book, labels) else { return Err(loader.defects) };
    let hash = files.hash();
    let approvals: RawApprovals = loader.toml(APPROVALS).unwrap_or_default();
    let mut schemes: Vec<Scheme> = files
        .folders("")
        .iter()
        .filter_map(|id| scheme(&mut loader, id, &format!("{id} {} sha256:{hash}", book.version)))
        .collect();
    schemes.sort_by_key(|scheme| scheme.start);
    for at in 1..schemes.len() {
        schemes[at - 1].end = Some(schemes[at].start);
    }
    let default = schemes.iter().position(|scheme| scheme.id == book.default);
    match default {
        Some(default) if loader.defects.is_empty() => {
            let approvals = approvals.approval;
            Ok(Rulebook { schemes, default, labels, hash, number: book.version, approvals })
        }
        Some(_) => Err(loader.defects),
        None => {
            loader
                .defect("rulebook.toml", format_args!("the default scheme `{}` has no folder", book.default));
            Err(loader.defects)
        }
    }
}

fn scheme(loader: &mut Loader<'_>, id: &str, version: &str) -> Option<Scheme> {
    let raw: RawScheme = loader.required(&format!("{id}/scheme.toml"))?;
    let mut scheme = Scheme {
        id: id.to_owned(),
        name: raw.name,
        fund: raw.fund,
        complete: raw.complete,
        look_up: raw.look_up,
        version: version.to_owned(),
        start: Date::MIN,
        end: None,
        texts: BTreeMap::new(),
        parameters: Vec::new(),
        rules: Vec::new(),
        reasons: Vec::new(),
        acts: Vec::new(),
        lump_sums: Vec::new(),
        illnesses: Vec::new(),
        suspensions: Vec::new(),
        calendar: Calendar::default(),
        lists: Dated::default(),
        settings: Settings::default(),
        act_at: QuickMap::default(),
        rule_sources: Default::default(),
        cases: Vec::new(),
    };
    for folder in loader.files.folders(&format!("{id}/")) {
        text(loader, &mut scheme, &folder);
    }
    scheme.parameters.sort_by(|a, b| a.key.cmp(&b.key).then(a.period.from.cmp(&b.period.from)));
    scheme.rules.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    scheme.illnesses.sort_by_key(|illness| illness.number);
    scheme.suspensions.sort_by_key(|suspension| suspension.from);
    sources_of_reasons(loader, &mut scheme);
    scheme.settings = settings(loader, &scheme);
    for name in RuleName::ALL {
        let source = scheme.rule(name.as_str()).map(|rule| rule.source.clone());
        scheme.rule_sources[*name as usize] = source.unwrap_or_default();
    }
    for (at, act) in scheme.acts.iter().enumerate() {
        scheme.act_at.entry(act.key.clone()).or_default().act = Some(at);
    }
    for (key, tariffs) in &scheme.settings.tariffs {
        scheme.act_at.entry(key.clone()).or_default().tariffs = tariffs.clone();
    }
    let start = scheme.parameters.iter().find(|p| p.key == "scheme.start").and_then(Parameter::as_date);
    match start {
        Some(start) => scheme.start = start,
        None => loader.defect(id, "no value `scheme.start`"),
    }
    Some(scheme)
}

/// One folder: a text with its values, rules, tables and cases.
fn text(loader: &mut Loader<'_>, scheme: &mut Scheme, folder: &str) {
    let dir = format!("{}/{folder}", scheme.id);
    let path = |file: &str| format!("{dir}/{file}");
    if let Some(raw) = loader.required::<RawText>(&path("text.toml")) {
        let text = Text {
            id: folder.to_owned(),
            title: raw.title,
            citation: raw.citation,
            evidence: raw.evidence,
            wording: raw.wording,
        };
        scheme.texts.insert(folder.to_owned(), text);
    }
    if let Some(raw) = loader.toml::<RawValues>(&path("values.toml")) {
        for value in raw.value {
            let place = loader.place(&path("values.toml"), value.key.span().start, value.key.get_ref());
            let period = loader.period(&place, &value.from, value.to.as_deref());
            let last_checked = loader.date(&place, &value.last_checked);
            let (Some(period), Some(last_checked)) = (period, last_checked) else { continue };
            let parameter = Parameter {
                source: cite::join(folder, value.at.as_deref()),
                key: value.key.into_inner(),
                name: value.name,
                unit: value.unit,
                value: value.value,
                period,
                evidence: value.evidence,
                sourced: value.sourced,
                last_checked,
                note: value.note,
                by_people: value.applied_by == AppliedBy::People,
                place: place.clone(),
            };
            if !parameter.is_readable() {
                loader.defect(
                    &place,
                    format_args!("`{}` cannot be read as {}", parameter.value, parameter.unit),
                );
            }
            scheme.parameters.push(parameter);
        }
    }
    if let Some(raw) = loader.toml::<RawRules>(&path("rules.toml")) {
        scheme.rules.extend(raw.rule.into_iter().map(|rule| Rule {
            source: cite::join(folder, rule.at.as_deref()),
            place: loader.place(
                &path("rules.toml"),
                rule.id.span().start,
                &format!("rule {}", rule.id.get_ref()),
            ),
            id: rule.id.into_inner(),
            order: rule.order,
            title: rule.title,
            reasons: rule.reasons,
            branches: rule.branches,
        }));
    }
    if let Some(raw) = loader.toml::<RawReasons>(&path("reasons.toml")) {
        scheme.reasons.extend(raw.reason.into_iter().map(|reason| ReasonEntry {
            place: loader.place(
                &path("reasons.toml"),
                reason.code.span().start,
                &format!("reason {}", reason.code.get_ref()),
            ),
            code: reason.code.into_inner(),
            kinds: reason.kinds,
            text: reason.text,
            remedy: reason.remedy,
            rule: "officer".to_owned(),
            source: reason.source.unwrap_or_default(),
            sourced: reason.sourced && reason.evidence.is_some(),
        }));
    }
    if let Some(raw) = loader.toml::<RawActs>(&path("acts.toml")) {
        scheme.acts.extend(raw.act);
        scheme.lump_sums.extend(raw.lump_sum);
    }
    if let Some(raw) = loader.toml::<RawIllnesses>(&path("illnesses.toml")) {
        scheme.illnesses.extend(raw.illness);
    }
    if let Some(raw) = loader.toml::<RawSuspensions>(&path("suspensions.toml")) {
        for suspension in raw.suspension {
            let place = path("suspensions.toml");
            if let Some(Period { from, to: Some(to) }) =
                loader.period(&place, &suspension.from, Some(&suspension.to))
            {
                scheme.suspensions.push(Suspension {
                    from,
                    to,
                    source: cite::join(folder, suspension.at.as_deref()),
                    evidence: suspension.evidence,
                    sourced: suspension.sourced,
                });
            }
        }
    }
    if let Some(raw) = loader.toml::<RawCalendar>(&path("calendar.toml")) {
        scheme.calendar.complete.extend(raw.complete);
        for holiday in raw.holiday {
            calendar(loader, scheme, folder, holiday);
        }
    }
    medicines(loader, scheme, folder);
    let cases: Vec<(String, String)> = loader
        .files
        .under(&format!("{dir}/cases"))
        .filter(|path| path.strip_suffix(".toml").is_some())
        .filter_map(|path| Some((path.to_owned(), loader.files.text(path)?.ok()?.to_owned())))
        .collect();
    scheme.cases.extend(cases);
}

fn calendar(loader: &mut Loader<'_>, scheme: &mut Scheme, folder: &str, raw: RawHoliday) {
    let path = format!("{}/{folder}/calendar.toml", scheme.id);
    let place = loader.place(&path, raw.name.span().start, "holiday");
    let when = match (&raw.every, &raw.on) {
        (Some(every), None) => {
            let day = MonthDay::parse(every);
            if day.is_none() {
                loader.defect(&place, format_args!("`{every}` is not a day of every year such as 01-11"));
            }
            // Where no text says since when, since ever.
            let within =
                loader.period(&place, raw.from.as_deref().unwrap_or("0001-01-01"), raw.to.as_deref());
            day.zip(within).map(|(day, within)| HolidayTime::Every { day, within })
        }
        (None, Some(on)) => {
            let days = i32::from(raw.days.unwrap_or(1).max(1));
            let from = loader.date(&place, on);
            from.and_then(|from| Period::new(from, days::date(days::number(from) + days)))
                .map(HolidayTime::Once)
        }
        _ => {
            loader.defect(&place, "needs either `every`, a day of every year, or `on`, a date");
            None
        }
    };
    if let Some(when) = when {
        scheme.calendar.holidays.push(Holiday {
            name: raw.name.into_inner(),
            when,
            source: cite::join(folder, raw.at.as_deref()),
            evidence: raw.evidence,
            sourced: raw.sourced,
        });
    }
}

fn medicines(loader: &mut Loader<'_>, scheme: &mut Scheme, folder: &str) {
    let dir = format!("{}/{folder}", scheme.id);
    let Some(raw) = loader.toml::<RawMedicines>(&format!("{dir}/medicines.toml")) else { return };
    let path = format!("{dir}/medicines.csv");
    let period = loader.period(&path, &raw.from, raw.to.as_deref());
    match loader.files.0.get(&path).map(|csv| MedicineList::read(csv, folder.to_owned())) {
        Some(Ok(list)) => {
            if let Some(period) = period {
                scheme.lists.push(Entry { period, value: list, parameter: 0 });
            }
        }
        Some(Err(problems)) => problems.iter().for_each(|problem| loader.defect(&path, problem)),
        None => loader.defect(&path, "the file is missing"),
    }
}

/// A reason that a rule gives has that rule's source; the others say their own.
fn sources_of_reasons(loader: &mut Loader<'_>, scheme: &mut Scheme) {
    for reason in &mut scheme.reasons {
        if let Some(rule) = scheme.rules.iter().find(|rule| rule.reasons.contains(&reason.code)) {
            reason.rule.clone_from(&rule.id);
            if reason.source.is_empty() {
                reason.source.clone_from(&rule.source);
            }
        }
        if reason.source.is_empty() {
            loader.defect(&scheme.id, format_args!("reason {} has no source", reason.code));
        }
    }
}

fn settings(loader: &mut Loader<'_>, scheme: &Scheme) -> Settings {
    let mut settings = Settings::default();
    for (at, p) in scheme.parameters.iter().enumerate() {
        macro_rules! put {
            ($into:expr, $unit:pat, $read:expr) => {{
                let value = if matches!(p.unit, $unit) { $read } else { None };
                match value {
                    Some(value) => $into.push(Entry { period: p.period, value, parameter: at }),
                    None => loader.defect(
                        &format!("{} {}", scheme.id, p.key),
                        format_args!("`{}` ({}) is not a value that this key can have", p.value, p.unit),
                    ),
                }
            }};
        }
        let of = |prefix: &str| p.key.strip_prefix(prefix).map(str::to_owned);
        match p.key.as_str() {
            "age.limit" => put!(settings.age_limit, Unit::Years, p.as_count()),
            "age.test" => put!(
                settings.age_test,
                Unit::Word,
                match p.value.as_str() {
                    "on_the_day" => Some(AgeTest::OnTheDay),
                    "academic_year_start" => Some(AgeTest::AcademicYearStart),
                    _ => None,
                }
            ),
            "age.exempt_cycles" => put!(
                settings.age_exempt_cycles,
                Unit::Words,
                Some(p.value.split_whitespace().map(str::to_owned).collect())
            ),
            "birth.year_alone" => put!(settings.birth_year_alone, Unit::MonthDay, MonthDay::parse(&p.value)),
            "leap_day.common_year" => put!(settings.leap_day, Unit::MonthDay, MonthDay::parse(&p.value)),
            "academic_year.start" => {
                put!(settings.academic_year_start, Unit::MonthDay, MonthDay::parse(&p.value));
            }
            "other_cover.short_job" => put!(settings.short_job_days, Unit::Days, p.as_count()),
            "deadline.days" => put!(settings.deadline_days, Unit::Days, p.as_count()),
            "rounding" => put!(
                settings.rounding,
                Unit::Word,
                match p.value.as_str() {
                    "half_up" => Some(Rounding::HalfUp),
                    "half_even" => Some(Rounding::HalfEven),
                    "down" => Some(Rounding::Down),
                    _ => None,
                }
            ),
            "rate.outpatient" => put!(settings.rate_outpatient, Unit::Rate, p.as_rate()),
            "rate.stay" => put!(settings.rate_stay, Unit::Rate, p.as_rate()),
            "rate.public_hospital" => put!(settings.rate_public_hospital, Unit::Rate, p.as_rate()),
            "rate.lump_sum" => put!(settings.rate_lump_sum, Unit::Rate, p.as_rate()),
            "rate.medicine" => put!(settings.rate_medicine, Unit::Rate, p.as_rate()),
            "calendar.rest_days" => {
                put!(settings.rest_days, Unit::Words, p.value.split_whitespace().map(weekday).collect());
            }
            "rate.exemption" => put!(settings.rate_exemption, Unit::Rate, p.as_rate()),
            _ => {
                if let Some(key) = of("tariff.") {
                    put!(settings.tariffs.entry(key).or_default(), Unit::Money, p.as_money());
                } else if let Some(key) = of("lump_sum.") {
                    put!(settings.lump_sums.entry(key).or_default(), Unit::Money, p.as_money());
                } else if let Some(key) = of("frequency.") {
                    put!(settings.frequency_years.entry(key).or_default(), Unit::Years, p.as_count());
                }
            }
        }
    }
    settings
}
