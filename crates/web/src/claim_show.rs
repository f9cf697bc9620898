//! What the student's page and the claims desk both show of a claim: its tag, its timeline, the bar of shares, the
//! reasons that the calculation does not tell itself. Drawn by the macros of `templates/pages/parts/claim/`.

use amoe_app::claim::{
    ClaimView,
    breakdown::{Breakdown, BreakdownLine, ReasonText},
};
use amoe_base::{Date, Env, Money};
use amoe_domain::{
    Act, Role,
    audit::Entry,
    claim::{Claim, ClaimStatus},
};
use amoe_texts::{Words, isolate, without_isolates};

use crate::parts::{Progress, Step, Tag, Tone};

/// The bar is so many units wide; whole numbers, since a share of money is no place for floats.
const BAR_UNITS: i64 = 1000;

/// One part of what was paid: reimbursed, above the tariff, the own share, not reimbursed, still to be priced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Its colour: `k1` to `k4`.
    pub class: &'static str,
    /// What it is: `breakdown-share-{name}`.
    pub name: &'static str,
    /// How much.
    pub amount: Money,
    /// Where its piece of the bar begins.
    pub x: i64,
    /// How wide its piece is.
    pub width: i64,
}

/// The parts that are there; what is reimbursed always is.
pub fn shares(breakdown: &Breakdown) -> Vec<Share> {
    // A line without a tariff pays nothing yet; that is not the same as not being reimbursed.
    let to_price: Money =
        breakdown.lines.iter().filter(|l| l.unpriced && !breakdown.decided).map(|l| l.paid).sum();
    let refused = breakdown.refused.checked_sub(to_price).unwrap_or(Money::ZERO);
    let parts = [
        ("k1", "payable", breakdown.payable),
        ("k2", "above", breakdown.above_base),
        ("k3", "own", breakdown.own_share),
        ("k4", "refused", refused),
        ("k4", "to-price", to_price),
    ];
    let total = parts.iter().map(|(_, _, amount)| amount.centimes()).sum::<i64>().max(1);
    let at = |centimes: i64| centimes.saturating_mul(BAR_UNITS) / total;
    let mut before = 0;
    let mut shares = Vec::new();
    for (class, name, amount) in parts {
        let after = before + amount.centimes();
        if name == "payable" || amount > Money::ZERO {
            shares.push(Share { class, name, amount, x: at(before), width: at(after) - at(before) });
        }
        before = after;
    }
    shares
}

/// The reasons of a line that its calculation does not tell: those that an officer gave.
pub fn own_reasons(line: &BreakdownLine) -> Vec<&ReasonText> {
    let told = |reason: &ReasonText| {
        line.steps.iter().any(|s| without_isolates(&s.label) == without_isolates(&reason.text))
    };
    line.reasons.iter().filter(|reason| !told(reason)).collect()
}

/// Where a claim stands, in a word.
pub fn claim_tag(words: Words, status: ClaimStatus, payable: Option<Money>) -> Tag {
    let tone = match status {
        ClaimStatus::Draft | ClaimStatus::Withdrawn => Tone::Plain,
        ClaimStatus::Ready | ClaimStatus::Returned => Tone::Wait,
        ClaimStatus::Decided if payable == Some(Money::ZERO) => Tone::Bad,
        ClaimStatus::Posted
        | ClaimStatus::Received
        | ClaimStatus::InReview
        | ClaimStatus::Decided
        | ClaimStatus::Ordered => Tone::Info,
        ClaimStatus::Paid => Tone::Good,
    };
    Tag::new(tone, words.named("status-claim", status.as_str()))
}

/// The tag of a claim that is at hand.
pub fn tag_of(words: Words, claim: &Claim) -> Tag {
    claim_tag(words, claim.status(), claim.state.decided().map(|d| d.payable))
}

/// What happened, where it stands now, and what is to come with the days that somebody is bound to.
pub fn timeline(words: Words, env: &Env, view: &ClaimView) -> Vec<Step> {
    let status = view.claim.status();
    let mut done: Vec<&Entry> = view.history.iter().filter(|e| e.act != Act::Edit).collect();
    // Prepared and reopened, taken and put back: nothing came of it.
    drop_pairs(&mut done, Act::Prepare, Act::Reopen);
    drop_pairs(&mut done, Act::Take, Act::Release);
    let over = view.place.next == "nothing";
    // The last act brought it where it is now; that is told as the present.
    if !over {
        done.pop();
    }
    let mut steps: Vec<Step> = done
        .iter()
        .map(|entry| {
            let title = words.named("done-claim", entry.act.as_str());
            Step::new(Progress::Done, title, happened(words, env, entry))
        })
        .collect();
    if over {
        return steps;
    }
    let now = words.named("status-claim", status.as_str());
    let holder = words.named("holder", view.place.holder);
    let since = words.with(
        "breakdown-since",
        &[("date", env.date_of(view.place.since).into()), ("holder", holder.as_ref().into())],
    );
    steps.push(Step::new(Progress::Now, now, since));
    let by = |key: &str| {
        // The fund's time runs until its answer, whoever has the claim in hand.
        let bound = if view.place.next == "review" { "decide" } else { view.place.next };
        let promised = view.place.by.filter(|_| key == bound);
        promised.map(|day| words.with("breakdown-by", &[("date", day.into())])).unwrap_or_default()
    };
    let ahead = ["prepare", "post", "receive", "review", "decide", "pay"];
    let next = if view.place.next == "complete" { "receive" } else { view.place.next };
    if view.place.next == "complete" {
        steps.push(Step::new(Progress::Todo, words.named("next", "complete"), ""));
    }
    for &key in ahead.iter().skip_while(|&&key| key != next) {
        steps.push(Step::new(Progress::Todo, words.named("next", key), by(key)));
    }
    steps
}

fn drop_pairs(done: &mut Vec<&Entry>, first: Act, back: Act) {
    while let Some(at) = done.windows(2).position(|pair| pair[0].act == first && pair[1].act == back) {
        done.drain(at..at + 2);
    }
}

/// On which day, and by which desk when it was not the student.
fn happened(words: Words, env: &Env, entry: &Entry) -> String {
    let told = |name: &str| entry.detail.get(name)?.as_str()?.parse::<Date>().ok();
    // The day of posting and of arrival are facts of their own, told later than they happened.
    let day = told("on").or_else(|| told("arrived")).unwrap_or_else(|| env.date_of(entry.at));
    if matches!(entry.role, Role::Student | Role::System | Role::Visitor) {
        return words.date(day);
    }
    let role = words.named("role", entry.role.as_str());
    [words.date(day), role.into_owned()].map(|part| isolate(words.lang(), &part).into_owned()).join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breakdown(lines: Vec<BreakdownLine>) -> Breakdown {
        let money = Money::from_centimes;
        Breakdown {
            decided: false,
            outcome: "accepted".into(),
            lines,
            claimed: money(50_640),
            payable: money(20_803),
            patient_share: money(29_837),
            above_base: money(18_585),
            own_share: money(6_772),
            refused: money(4_480),
            reasons: Vec::new(),
            rulebook: String::new(),
        }
    }

    fn line(paid: i64, unpriced: bool) -> BreakdownLine {
        BreakdownLine {
            label: String::new(),
            sub: String::new(),
            paid: Money::from_centimes(paid),
            base: None,
            rate: String::new(),
            payable: Money::ZERO,
            reasons: Vec::new(),
            sentence: String::new(),
            steps: Vec::new(),
            unpriced,
        }
    }

    #[test]
    fn the_pieces_of_the_bar_touch_and_fill_it() {
        let shares = shares(&breakdown(Vec::new()));
        let names: Vec<_> = shares.iter().map(|s| s.name).collect();
        assert_eq!(names, ["payable", "above", "own", "refused"]);
        assert!(shares.windows(2).all(|w| w[0].x + w[0].width == w[1].x), "{shares:?}");
        assert_eq!(shares.last().map(|s| s.x + s.width), Some(BAR_UNITS));
    }

    #[test]
    fn a_line_to_be_priced_is_not_called_refused() {
        let shares = shares(&breakdown(vec![line(4_480, true), line(100, false)]));
        let names: Vec<_> = shares.iter().map(|s| (s.name, s.amount.centimes())).collect();
        assert_eq!(names[3], ("to-price", 4_480));
    }

    #[test]
    fn nothing_paid_draws_no_bar() {
        let mut empty = breakdown(Vec::new());
        for amount in [&mut empty.payable, &mut empty.above_base, &mut empty.own_share, &mut empty.refused] {
            *amount = Money::ZERO;
        }
        assert_eq!(shares(&empty).len(), 1);
        assert_eq!(shares(&empty)[0].width, 0);
    }
}
