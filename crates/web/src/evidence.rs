//! What a refusal for another cover rests on, in words: scheme, quality, days.

use amoe_app::application::Evidence;
use amoe_texts::Words;

/// One line for each cover that was found.
pub fn told(words: Words, evidence: &[Evidence]) -> Vec<String> {
    evidence.iter().map(|found| line(words, found)).collect()
}

fn line(words: Words, found: &Evidence) -> String {
    let Some(scheme) = &found.scheme else { return words.t("evidence-declared").to_owned() };
    let quality = words.named("covered-as", found.covered_as.as_str());
    let period = words.period(found.period);
    let key = if found.short_job { "evidence-short-job" } else { "evidence" };
    words.with(
        key,
        &[
            ("scheme", scheme.as_str().into()),
            ("quality", (&*quality).into()),
            ("period", period.as_str().into()),
        ],
    )
}
