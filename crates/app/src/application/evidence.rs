//! What a refusal for another cover rests on: scheme, quality, days. Read from the explanation that was kept with the
//! answer, so that it is what the rules saw on that day, whatever a later list says.

use amoe_base::{Date, Period};
use amoe_rules::{
    Explanation, Value,
    eligibility::{CoveredAs, Eligibility},
};
use serde::Serialize;

/// A cover in another scheme on the day of the application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The scheme; none when the applicant declared a cover without saying which.
    pub scheme: Option<String>,
    /// In which quality.
    pub covered_as: CoveredAs,
    /// The days covered.
    pub period: Period,
    /// A short job: it excludes nobody by itself.
    pub short_job: bool,
}

/// The other covers that the rules met.
pub fn evidence(answer: &Eligibility) -> Vec<Evidence> {
    let nodes = answer.explanation.children.iter();
    nodes.filter(|node| node.rule == "eligibility.other_cover").filter_map(of).collect()
}

fn of(node: &Explanation) -> Option<Evidence> {
    let text = |name| match node.fact(name) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let day = |name| -> Option<Date> {
        match node.fact(name) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        }
    };
    Some(Evidence {
        scheme: text("scheme").filter(|scheme| scheme != "declared"),
        covered_as: text("as")?.parse().ok()?,
        period: Period { from: day("from")?, to: day("to") },
        short_job: node.branch == "short_job",
    })
}
