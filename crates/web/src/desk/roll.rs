//! The roll: who is enrolled, how far each has come, who has not applied yet. An institution's officer sees her own, the
//! registration desk each institution's.

use std::collections::HashMap;

use amoe_app::{
    FOUND_BY_NAME, RollFilter,
    roll::{Count, RollFormat, RollView},
};
use amoe_base::{Lang, Rate};
use amoe_domain::{
    Act, InstitutionId,
    institution::Institution,
    roll::{OnRoll, Standing},
};
use amoe_texts::Words;
use askama::Template;
use axum::{
    Extension, Router,
    extract::{Path, Query, State},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{
    show::{Asked, Paging, ROWS, address, application_tag, asked, key, looked, page_number, searched},
    space::Space,
};
use crate::{
    ErrorPage, Member, Page, Sent, Web,
    file::attachment,
    html,
    parts::{Choice, Note, Tag, Tone},
};

/// Programmes shown before the rest is folded away.
const PROGRAMMES: usize = 8;

/// The programme of those whose list names none, as a value of the filter.
const NO_PROGRAMME: &str = "-";

pub(super) fn routes() -> Router<Web> {
    let pages = |at: &str, space: Space| {
        Router::new()
            .route(&format!("/{{lang}}/{at}"), get(all))
            .route(&format!("/{{lang}}/{at}/search"), get(no_search).post(search))
            .route(&format!("/{{lang}}/{at}/export"), get(export))
            .layer(Extension(Desk(space)))
    };
    pages("institution/roll", Space::Institution)
        .merge(pages("fund/roll/{id}", Space::Registration))
        .route("/{lang}/fund/roll", get(pick))
}

/// The desk whose address was asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk(pub(super) Space);

/// What stands in the path.
pub(super) type Places = Path<HashMap<String, String>>;

impl Desk {
    /// Whose roll, and where it is after `/{lang}/`.
    pub(super) fn place(
        self,
        places: &HashMap<String, String>,
    ) -> Result<(Option<InstitutionId>, String), ErrorPage> {
        match places.get("id") {
            Some(id) => {
                let id: InstitutionId = key(id)?;
                Ok((Some(id), format!("fund/roll/{id}")))
            }
            None => Ok((None, "institution/roll".to_owned())),
        }
    }
}

/// The filter of a query: without one, those who have not applied yet.
pub(super) fn filter_of(query: &HashMap<String, String>) -> RollFilter {
    let search = asked(query, "q");
    let standing = match query.get("standing").map(String::as_str) {
        Some(standing) => standing.parse().ok(),
        None if search.is_empty() => Some(Standing::NotApplied),
        None => None,
    };
    let programme = asked(query, "programme");
    RollFilter {
        standing,
        programme: match programme.as_str() {
            "" => None,
            NO_PROGRAMME => Some(String::new()),
            _ => Some(programme),
        },
        year_of_study: asked(query, "year").parse().ok(),
        search,
        offset: page_number(query) * ROWS,
        limit: ROWS,
    }
}

/// The values of a filter for an address, its search left out.
pub(super) fn values_of(filter: &RollFilter) -> [(&'static str, String); 3] {
    let programme = filter.programme.as_deref().map(|p| if p.is_empty() { NO_PROGRAMME } else { p });
    [
        ("standing", filter.standing.map_or("all", Standing::as_str).to_owned()),
        ("programme", programme.unwrap_or_default().to_owned()),
        ("year", filter.year_of_study.map(|y| y.to_string()).unwrap_or_default()),
    ]
}

pub(super) fn address_of(path: &str, filter: &RollFilter) -> String {
    let values = values_of(filter);
    address(path, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// How far somebody has come.
fn standing_tag(words: Words, standing: Standing) -> Tag {
    let tone = match standing {
        Standing::NotApplied => Tone::Plain,
        Standing::Applied => Tone::Wait,
        Standing::Covered => Tone::Good,
    };
    Tag::new(tone, words.named("standing", standing.as_str()))
}

pub(super) fn programme_shown(words: Words, programme: &str) -> String {
    if programme.is_empty() { words.t("roll-no-programme").to_owned() } else { programme.to_owned() }
}

pub(super) fn year_shown(words: Words, year: Option<u8>) -> String {
    year.map_or_else(
        || words.t("roll-no-year").to_owned(),
        |year| words.with("roll-year-of-study", &[("year", i64::from(year).into())]),
    )
}

/// A part of a bar.
pub(super) struct Part {
    pub(super) class: &'static str,
    pub(super) x: i64,
    pub(super) width: i64,
}

/// A row of the rates: who, how many, and the bar that shows it.
pub(super) struct RateRow {
    pub(super) name: String,
    /// Those of it who have not applied, after `/{lang}/`.
    pub(super) path: String,
    pub(super) count: Count,
    pub(super) rate: Rate,
    pub(super) parts: Vec<Part>,
}

impl RateRow {
    fn new(name: String, path: String, count: Count) -> Self {
        let whole = count.enrolled().max(1);
        let mut x = 0;
        let parts = [("k1", count.covered), ("k2", count.applied), ("k4", count.not_applied)];
        let parts = parts.into_iter().filter(|(_, n)| *n > 0).map(|(class, n)| {
            let width = n * 1000 / whole;
            let part = Part { class, x, width };
            x += width;
            part
        });
        let percent = u32::try_from((count.covered * 100 + whole / 2) / whole).unwrap_or(0);
        Self { name, path, count, parts: parts.collect(), rate: Rate::from_percent(percent) }
    }
}

/// Somebody of the roll.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) arabic: Option<String>,
    pub(super) number: String,
    pub(super) identity: String,
    pub(super) programme: String,
    pub(super) year: String,
    pub(super) standing: Tag,
    /// What became of an application that counts no longer.
    pub(super) closed: Option<Tag>,
    /// When she was last reminded; empty when she was not, or has applied since.
    pub(super) reminded: String,
}

impl Row {
    fn of(words: Words, env: &amoe_base::Env, row: &OnRoll) -> Self {
        let e = &row.enrolment;
        let closed = row.application.filter(|_| row.standing == Standing::NotApplied);
        Self {
            name: e.name.listed(),
            arabic: e.name.given_arabic().filter(|_| !e.name.last_latin.is_empty()),
            number: e.number.as_ref().map(ToString::to_string).unwrap_or_default(),
            identity: e.identity.as_ref().map(|d| d.number.clone()).unwrap_or_default(),
            programme: e.programme.clone(),
            year: e.year_of_study.map(|_| year_shown(words, e.year_of_study)).unwrap_or_default(),
            standing: standing_tag(words, row.standing),
            closed: closed.map(|status| application_tag(words, status)),
            reminded: row
                .reminded_at
                .filter(|_| row.standing == Standing::NotApplied)
                .map(|at| words.date(env.date_of(at)))
                .unwrap_or_default(),
        }
    }
}

/// The roll.
#[derive(Template)]
#[template(path = "desk/roll.html")]
pub(super) struct RollPage {
    pub(super) page: Page,
    pub(super) situation: String,
    /// Everyone.
    pub(super) all: RateRow,
    pub(super) programmes: Vec<RateRow>,
    pub(super) more_programmes: Vec<RateRow>,
    pub(super) years: Vec<RateRow>,
    pub(super) rows: Vec<Row>,
    /// Columns that say nothing of these rows are left out.
    pub(super) with_programme: bool,
    pub(super) with_year: bool,
    pub(super) with_standing: bool,
    pub(super) with_reminded: bool,
    /// Nothing is narrowed or searched: the rates are open.
    pub(super) landing: bool,
    /// How many the filter leaves, in words.
    pub(super) found: String,
    pub(super) paging: Paging,
    /// This page without its filter, after `/{lang}/`.
    pub(super) here: String,
    pub(super) search: String,
    pub(super) standing: String,
    pub(super) standings: Vec<Choice>,
    pub(super) programme: String,
    pub(super) programme_choices: Vec<Choice>,
    pub(super) year: String,
    pub(super) year_choices: Vec<Choice>,
    pub(super) may_send: bool,
    /// Where those whom the filter leaves are reminded.
    pub(super) remind: Option<String>,
    /// Mails that an act has just queued.
    pub(super) note: Option<Note>,
    /// Files: label and address.
    pub(super) files: Vec<(&'static str, String)>,
}

impl RollPage {
    fn new(page: Page, here: &str, own: bool, view: &RollView, filter: &RollFilter) -> Self {
        let words = page.words;
        let values = values_of(filter);
        let kept = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let at = filter.offset / ROWS;
        let paging = if filter.search.is_empty() {
            Paging::new(words, here, &kept, at, ROWS, view.total)
        } else {
            let mut fields = vec![("q", filter.search.as_str())];
            fields.extend(kept);
            Paging::searched(words, &format!("{here}/search"), &fields, at, ROWS, view.total)
        };
        let missing = |programme: Option<&str>, year_of_study: Option<u8>| RollFilter {
            standing: Some(Standing::NotApplied),
            programme: programme.map(str::to_owned),
            year_of_study,
            ..RollFilter::default()
        };
        let rates = &view.rates;
        let mut programmes: Vec<RateRow> = rates
            .programmes
            .iter()
            .map(|(programme, count)| {
                let path = address_of(here, &missing(Some(programme), None));
                RateRow::new(programme_shown(words, programme), path, *count)
            })
            .collect();
        // One or two more are shown rather than folded.
        let more =
            if programmes.len() > PROGRAMMES + 2 { programmes.split_off(PROGRAMMES) } else { Vec::new() };
        let years = rates.years_of_study.iter().map(|(year, count)| {
            // Those without a year have no filter of their own.
            let path = year.map(|_| address_of(here, &missing(None, *year))).unwrap_or_default();
            RateRow::new(year_shown(words, *year), path, *count)
        });
        let mut by_name: Vec<&str> =
            rates.programmes.iter().map(|(programme, _)| programme.as_str()).collect();
        by_name.sort_by(|a, b| words.compare(a, b));
        let programme_choices = by_name.into_iter().map(|programme| {
            let value = if programme.is_empty() { NO_PROGRAMME } else { programme };
            Choice::new(value, programme_shown(words, programme))
        });
        let year_choices = rates.years_of_study.iter().filter_map(|(year, _)| {
            year.map(|_| Choice::new(year.unwrap_or_default().to_string(), year_shown(words, *year)))
        });
        let may = |act| view.acts.contains(&act);
        let file = |format: RollFormat, filter: &RollFilter| {
            let mut path = address_of(&format!("{here}/export"), filter);
            path.push_str("&format=");
            path.push_str(format.as_str());
            path
        };
        let listed = RollFilter { search: String::new(), ..filter.clone() };
        let everyone = RollFilter::default();
        let files = [
            ("roll-file-listed-xlsx", RollFormat::Xlsx, &listed),
            ("roll-file-listed-csv", RollFormat::Csv, &listed),
            ("roll-file-all-xlsx", RollFormat::Xlsx, &everyone),
            ("roll-file-all-csv", RollFormat::Csv, &everyone),
        ];
        let files = files.into_iter().filter(|_| may(Act::Download));
        let name = view.institution.name.get(words.lang());
        let page = if own {
            page.titled(words.t("roll-title"))
        } else {
            page.titled(name).under("fund/roll", words.t("roll-title"))
        };
        let [(_, standing), (_, programme), (_, year)] = values;
        let rows: Vec<Row> =
            view.rows.iter().map(|row| Row::of(words, page.foundation().env(), row)).collect();
        Self {
            situation: words.with("roll-situation", &[("year", view.year.to_string().into())]),
            all: RateRow::new(words.t("roll-everyone").to_owned(), String::new(), rates.all),
            more_programmes: more,
            programmes,
            years: years.collect(),
            with_programme: rows.iter().any(|row| !row.programme.is_empty()),
            with_year: rows.iter().any(|row| !row.year.is_empty()),
            with_standing: filter.standing.is_none() || rows.iter().any(|row| row.closed.is_some()),
            with_reminded: rows.iter().any(|row| !row.reminded.is_empty()),
            landing: filter.search.is_empty()
                && filter.programme.is_none()
                && filter.year_of_study.is_none()
                && at == 0,
            rows,
            found: if filter.search.is_empty() || view.total < FOUND_BY_NAME {
                words.with("roll-found", &[("count", view.total.into())])
            } else {
                words.with("roll-found-many", &[("count", words.number(FOUND_BY_NAME).into())])
            },
            paging,
            here: here.to_owned(),
            search: filter.search.clone(),
            standings: Standing::ALL
                .iter()
                .map(|s| Choice::new(s.as_str(), words.named("standing", s.as_str())))
                .collect(),
            standing,
            programme,
            programme_choices: programme_choices.collect(),
            year,
            year_choices: year_choices.collect(),
            may_send: own,
            remind: may(Act::Remind).then(|| address_of(&format!("{here}/reminders"), &listed)),
            note: None,
            files: files.map(|(label, format, filter)| (words.t(label), file(format, filter))).collect(),
            page,
        }
    }
}

async fn list(
    web: Web,
    desk: Desk,
    places: &HashMap<String, String>,
    page: Page,
    member: Member,
    query: HashMap<String, String>,
) -> Result<Response, ErrorPage> {
    let page = desk.0.enter(&web, page, &member).await?;
    let (institution, here) = desk.place(places)?;
    let filter = filter_of(&query);
    let asked = filter.clone();
    let reminded: Option<i64> = query.get("reminded").and_then(|count| count.parse().ok());
    let view = web.run(move |app| app.roll(&member.actor, institution, &asked)).await?;
    let mut shown = RollPage::new(page, &here, institution.is_none(), &view, &filter);
    shown.note = reminded.map(|count| {
        let words = shown.page.words;
        Note::good(words.with("remind-sent", &[("count", count.into())]), words.t("remind-sent-next"))
    });
    Ok(html(&shown))
}

async fn all(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    Path(places): Places,
    page: Page,
    member: Member,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    list(web, desk, &places, page, member, looked(query)).await
}

/// Searches; the answer stands under no address of its own. Without anything to search for, the list has one.
async fn search(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    Path(places): Places,
    page: Page,
    member: Member,
    Sent(typed): Sent,
) -> Result<Response, ErrorPage> {
    let query = searched(&typed);
    if asked(&query, "q").is_empty() {
        let (_, here) = desk.place(&places)?;
        return Ok(Redirect::to(&page.link(address_of(&here, &filter_of(&query)))).into_response());
    }
    list(web, desk, &places, page, member, query).await
}

async fn no_search(
    Extension(desk): Extension<Desk>,
    Path(places): Places,
    page: Page,
) -> Result<Redirect, ErrorPage> {
    Ok(Redirect::to(&page.link(desk.place(&places)?.1)))
}

async fn export(
    State(web): State<Web>,
    Extension(desk): Extension<Desk>,
    Path(places): Places,
    page: Page,
    member: Member,
    Query(query): Asked,
) -> Result<Response, ErrorPage> {
    let page = desk.0.enter(&web, page, &member).await?;
    let (institution, _) = desk.place(&places)?;
    let format = asked(&query, "format").parse().unwrap_or(RollFormat::Csv);
    let filter = filter_of(&looked(query));
    let lang: Lang = page.lang;
    let file = web.run(move |app| app.roll_export(&member.actor, institution, &filter, format, lang)).await?;
    Ok(attachment(file))
}

/// An institution to choose.
pub(super) struct Offered {
    pub(super) path: String,
    pub(super) name: String,
    pub(super) city: String,
    pub(super) code: String,
}

/// The institutions, each with its roll.
#[derive(Template)]
#[template(path = "desk/rolls.html")]
pub(super) struct Rolls {
    pub(super) page: Page,
    pub(super) institutions: Vec<Offered>,
}

async fn pick(State(web): State<Web>, page: Page, member: Member) -> Result<Response, ErrorPage> {
    let page = Space::Registration.enter(&web, page, &member).await?;
    let (words, lang) = (page.words, page.lang);
    let institutions = web.run(move |app| app.institutions(&member.actor)).await?;
    let offered = |it: Institution| Offered {
        path: format!("fund/roll/{}", it.id),
        name: it.name.get(lang).to_owned(),
        city: it.city.get(lang).to_owned(),
        code: it.code,
    };
    let mut institutions: Vec<Offered> = institutions.into_iter().map(offered).collect();
    institutions.sort_by(|a, b| words.compare(&a.name, &b.name));
    let title = page.t("roll-title");
    Ok(html(&Rolls { page: page.titled(title), institutions }))
}
