//! The small pieces that many pages show: tags, notes, timelines, summary lists. Drawn by the macros of
//! `templates/pages/parts/show.html`.

/// What a colour says; a word always stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Draft, neutral.
    Plain,
    /// In progress, news.
    Info,
    /// Waits for the reader.
    Wait,
    /// Done, paid.
    Good,
    /// Refused, late.
    Bad,
}

impl Tone {
    /// The ending of the class: `tag tag--good`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Info => "info",
            Self::Wait => "wait",
            Self::Good => "good",
            Self::Bad => "bad",
        }
    }

    /// The icon that goes with it; none on plain ones.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Info => "clock",
            Self::Wait => "warning",
            Self::Good => "check",
            Self::Bad => "cross",
        }
    }
}

/// A state in a word.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its colour.
    pub tone: Tone,
    /// The word.
    pub label: String,
}

impl Tag {
    /// A tag.
    pub fn new(tone: Tone, label: impl Into<String>) -> Self {
        Self { tone, label: label.into() }
    }
}

/// A notification: the fact in bold, the next act below.
#[derive(Debug, Clone)]
pub struct Note {
    /// Its colour.
    pub tone: Tone,
    /// The fact.
    pub fact: String,
    /// What follows from it; may be empty.
    pub next: String,
}

impl Note {
    /// Something succeeded.
    pub fn good(fact: impl Into<String>, next: impl Into<String>) -> Self {
        Self { tone: Tone::Good, fact: fact.into(), next: next.into() }
    }

    /// Any tone.
    pub fn new(tone: Tone, fact: impl Into<String>, next: impl Into<String>) -> Self {
        Self { tone, fact: fact.into(), next: next.into() }
    }
}

/// Where a step of a timeline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Behind us.
    Done,
    /// Here.
    Now,
    /// To come.
    Todo,
}

/// One step of a timeline.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where it stands.
    pub progress: Progress,
    /// What happens.
    pub title: String,
    /// When, by whom, or by when.
    pub detail: String,
}

impl Step {
    /// A step.
    pub fn new(progress: Progress, title: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { progress, title: title.into(), detail: detail.into() }
    }
}

/// One line of a summary list.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: String,
    /// Codes are set left to right in a fixed-width font.
    pub is_id: bool,
    /// The value is in the page's own words, its foreign parts isolated; others have a direction of their own.
    pub is_worded: bool,
    /// Where it can be changed, after `/{lang}/`.
    pub change: Option<String>,
}

impl Fact {
    /// A line.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), is_id: false, is_worded: false, change: None }
    }

    /// A line in the page's own words.
    pub fn worded(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { is_worded: true, ..Self::new(label, value) }
    }

    /// A line with a code.
    pub fn id(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { is_id: true, ..Self::new(label, value) }
    }

    /// The same with a link to change it.
    pub fn changed_at(mut self, path: impl Into<String>) -> Self {
        self.change = Some(path.into());
        self
    }
}

/// One answer to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A word of help; may be empty.
    pub hint: String,
}

impl Choice {
    /// An answer.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }
}
