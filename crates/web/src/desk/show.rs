//! What several desks show alike: states as tags, histories as timelines, pages of a list.

use std::collections::HashMap;

use crate::{
    ErrorPage, Page, Typed,
    file::percent,
    parts::{Progress, Step, Tag, Tone},
};
use amoe_base::Date;
use amoe_domain::{
    Act, application::ApplicationStatus, audit::Entry, claim::ClaimStatus, enrolment::ListStatus,
    payment::BatchStatus,
};
use amoe_texts::Words;

/// What stands behind the question mark of an address.
pub(crate) type Asked = axum::extract::Query<HashMap<String, String>>;

/// The query of a work list that is only looked at. What is searched for, names and identity numbers, comes in the body
/// of a form: in an address it would stay in the browser's history and in the logs on the way.
pub(crate) fn looked(mut query: HashMap<String, String>) -> HashMap<String, String> {
    query.remove("q");
    query
}

/// The values of a search form, for what also reads them from a query.
pub(crate) fn searched(typed: &Typed) -> HashMap<String, String> {
    typed.fields().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A value of the query, cleaned; empty when it is not there.
pub(crate) fn asked(query: &HashMap<String, String>, name: &str) -> String {
    query.get(name).map(|value| amoe_base::clean(value)).unwrap_or_default()
}

/// An id of an address; what is none leads nowhere.
pub(crate) fn key<T: std::str::FromStr>(text: &str) -> Result<T, ErrorPage> {
    text.parse().map_err(|_| ErrorPage::NotFound)
}

/// An address with a query; empty values are left out.
pub(crate) fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut out = path.to_owned();
    let mut mark = '?';
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(mark);
        out.push_str(name);
        out.push('=');
        out.push_str(&percent(value));
        mark = '&';
    }
    out
}

/// The state of a claim.
pub(crate) fn claim_tag(words: Words, status: ClaimStatus) -> Tag {
    let tone = match status {
        ClaimStatus::Draft | ClaimStatus::Ready | ClaimStatus::Withdrawn => Tone::Plain,
        ClaimStatus::Posted | ClaimStatus::InReview | ClaimStatus::Ordered => Tone::Info,
        ClaimStatus::Received | ClaimStatus::Returned => Tone::Wait,
        ClaimStatus::Decided | ClaimStatus::Paid => Tone::Good,
    };
    Tag::new(tone, words.named("status-claim", status.as_str()))
}

/// The state of an application.
pub(crate) fn application_tag(words: Words, status: ApplicationStatus) -> Tag {
    let tone = match status {
        ApplicationStatus::Submitted => Tone::Wait,
        ApplicationStatus::Returned | ApplicationStatus::Appealed => Tone::Info,
        ApplicationStatus::Covered => Tone::Good,
        ApplicationStatus::Refused => Tone::Bad,
        ApplicationStatus::Withdrawn => Tone::Plain,
    };
    Tag::new(tone, words.named("status-application", status.as_str()))
}

/// The state of a batch.
pub(crate) fn batch_tag(words: Words, status: BatchStatus) -> Tag {
    let tone = match status {
        BatchStatus::Prepared => Tone::Wait,
        BatchStatus::Approved | BatchStatus::Sent => Tone::Info,
        BatchStatus::Paid => Tone::Good,
    };
    Tag::new(tone, words.named("status-batch", status.as_str()))
}

/// The state of an enrolment list.
pub(crate) fn list_tag(words: Words, status: ListStatus) -> Tag {
    let tone = match status {
        ListStatus::Preview => Tone::Wait,
        ListStatus::Accepted => Tone::Good,
        ListStatus::Discarded => Tone::Plain,
    };
    Tag::new(tone, words.named("status-list", status.as_str()))
}

/// What happened to a thing, as `done-{thing}-{act}`; several changes in a row by one person are one step.
pub(crate) fn history(page: &Page, entries: &[Entry]) -> Vec<Step> {
    let words = page.words;
    let mut steps: Vec<Step> = Vec::new();
    let mut last = None;
    for entry in entries {
        let now = (entry.act, entry.user);
        if entry.act == Act::Edit && last == Some(now) {
            steps.pop();
        }
        last = Some(now);
        let title = words.named("done", &format!("{}-{}", entry.thing, entry.act));
        let when = words.date_time(entry.at, page.foundation().env().zone());
        let role = words.named("role", entry.role.as_str());
        steps.push(Step::new(Progress::Done, title, format!("{when} · {role}")));
    }
    steps
}

/// How long something has waited, worded and coloured.
#[derive(Debug, Clone)]
pub(crate) struct Age {
    /// `27 j`.
    pub(crate) label: String,
    /// `late`, `soon` or nothing.
    pub(crate) class: &'static str,
}

/// The age on `today` of what began on `from` and is due after so many days.
pub(crate) fn age(words: Words, from: Date, today: Date, due_days: i32) -> Age {
    let days = (today - from).get_days();
    let class = match due_days - days {
        left if left < 0 => "late",
        left if left <= 7 => "soon",
        _ => "",
    };
    Age { label: words.with("desk-days", &[("count", days.into())]), class }
}

/// One page of a long list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paging {
    /// `51–100 sur 214`.
    pub(crate) shown: String,
    /// The page before, when there is one.
    pub(crate) before: Option<String>,
    /// The page after, when there is one.
    pub(crate) after: Option<String>,
    /// Within a search, its form with another page number leads on.
    pub(crate) again: Option<SearchAgain>,
}

/// A search that is sent again for another of its pages.
#[derive(Debug, Clone)]
pub(crate) struct SearchAgain {
    /// Where to, after `/{lang}/`.
    pub(crate) path: String,
    /// What was searched for.
    pub(crate) fields: Vec<(String, String)>,
    /// The page before, when there is one.
    pub(crate) before: Option<i64>,
    /// The page after, when there is one.
    pub(crate) after: Option<i64>,
}

/// So many rows stand on one page of a work list.
pub(crate) const ROWS: i64 = 50;

/// The number of the page asked for, from 0.
pub(crate) fn page_number(query: &HashMap<String, String>) -> i64 {
    asked(query, "page").parse::<i64>().map_or(0, |page| (page - 1).clamp(0, 100_000))
}

impl Paging {
    /// Page `at` (from 0) of so many rows; the links keep the other values of the query.
    pub(crate) fn new(
        words: Words,
        path: &str,
        kept: &[(&str, &str)],
        at: i64,
        rows: i64,
        total: i64,
    ) -> Self {
        if total <= rows && at == 0 {
            return Self::default();
        }
        let link = |page: i64| {
            let number = page.to_string();
            let mut pairs = kept.to_vec();
            pairs.push(("page", &number));
            address(path, &pairs)
        };
        let first = (at * rows + 1).min(total);
        let last = ((at + 1) * rows).min(total);
        Self {
            shown: words.with(
                "desk-page-shown",
                &[
                    ("first", words.number(first).into()),
                    ("last", words.number(last).into()),
                    ("total", words.number(total).into()),
                ],
            ),
            before: (at > 0).then(|| link(at)),
            after: (last < total).then(|| link(at + 2)),
            again: None,
        }
    }

    /// The same within a search: the pages are reached by its form, and nothing of it stands in an address.
    pub(crate) fn searched(
        words: Words,
        path: &str,
        fields: &[(&str, &str)],
        at: i64,
        rows: i64,
        total: i64,
    ) -> Self {
        let Self { shown, before, after, .. } = Self::new(words, path, &[], at, rows, total);
        let again = SearchAgain {
            path: path.to_owned(),
            fields: fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            before: before.map(|_| at),
            after: after.map(|_| at + 2),
        };
        Self { shown, before: None, after: None, again: Some(again) }
    }
}

#[cfg(test)]
mod tests {
    use amoe_base::Lang;
    use amoe_texts::Texts;

    use super::*;

    #[test]
    fn addresses_keep_what_was_chosen() {
        assert_eq!(
            address("fund/claims", &[("status", "Aït &"), ("tab", ""), ("page", "2")]),
            "fund/claims?status=A%C3%AFt%20%26&page=2"
        );
    }

    #[test]
    fn a_list_has_its_pages() {
        let words = Texts::builtin().in_lang(Lang::En);
        let middle = Paging::new(words, "x", &[("status", "a")], 1, 50, 214);
        assert_eq!(
            (middle.before.as_deref(), middle.after.as_deref()),
            (Some("x?status=a&page=1"), Some("x?status=a&page=3"))
        );
        let found = Paging::searched(words, "x", &[("q", "a")], 1, 50, 214);
        assert_eq!((found.before, found.after, found.shown), (None, None, middle.shown));
        let again = found.again.unwrap();
        assert_eq!((again.before, again.after), (Some(1), Some(3)));
        assert!(Paging::new(words, "x", &[], 4, 50, 214).after.is_none());
        assert!(Paging::new(words, "x", &[], 0, 50, 50).shown.is_empty());
    }
}
