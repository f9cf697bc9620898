//! The forms of an open claim, read into what the use cases take.

use amoe_app::claim::{
    draft::LineForm,
    review::{GiveBack, PriceForm, Verdict},
};
use amoe_domain::claim::LineVerdict;

use crate::{Form, Typed};

/// The version that the officer looked at; none that fits when it was not sent.
pub(super) fn seen(form: &Form) -> i32 {
    form.value("seen").parse().unwrap_or(-1)
}

/// A line, as typed.
pub(super) fn line(typed: &Typed) -> LineForm {
    let get = |name: &str| typed.get(name).to_owned();
    LineForm {
        kind: get("kind"),
        key: get("key"),
        coefficient: get("coefficient"),
        setting: get("setting"),
        inpe: get("inpe"),
        code: get("code"),
        name: get("name"),
        quantity: get("quantity"),
        on: get("on"),
        paid: get("paid"),
        provider: get("provider"),
    }
}

/// What a text gives for a line.
pub(super) fn price(typed: &Typed) -> PriceForm {
    PriceForm { ceiling: typed.get("ceiling").to_owned(), source: typed.get("source").to_owned() }
}

/// The decision: each line that has a reason chosen is refused for it.
pub(super) fn verdict(form: &Form) -> Verdict {
    let refused = form.typed.fields().filter_map(|(name, code)| {
        let line = name.strip_prefix("line-")?.parse().ok()?;
        (!code.is_empty()).then(|| LineVerdict { line, code: code.to_owned(), note: String::new() })
    });
    Verdict {
        refused: refused.collect(),
        rejected: Vec::new(),
        note: form.value("note").to_owned(),
        seen: seen(form),
    }
}

/// The refusal of the whole.
pub(super) fn rejection(form: &Form) -> Verdict {
    let rejected = form.typed.all("reasons").filter(|code| !code.is_empty()).map(str::to_owned);
    Verdict {
        refused: Vec::new(),
        rejected: rejected.collect(),
        note: form.value("note").to_owned(),
        seen: seen(form),
    }
}

/// The return to the student.
pub(super) fn give_back(form: &Form) -> GiveBack {
    GiveBack {
        reasons: form.typed.all("reasons").map(str::to_owned).collect(),
        note: form.value("note").to_owned(),
        seen: seen(form),
    }
}

#[cfg(test)]
mod tests {
    use amoe_base::Lang;
    use amoe_texts::Texts;

    use super::*;

    #[test]
    fn only_lines_with_a_reason_are_refused() {
        let typed: Typed =
            [("line-0", ""), ("line-3", "R12"), ("note", "x"), ("seen", "7")].into_iter().collect();
        let verdict = verdict(&Form::sent(typed, Texts::builtin().in_lang(Lang::Fr)));
        assert_eq!(verdict.refused, [LineVerdict { line: 3, code: "R12".into(), note: String::new() }]);
        assert_eq!((verdict.seen, verdict.rejected.len()), (7, 0));
    }
}
