//! Claims: the student's draft and its way, the officer's review. Lines and papers have their own files.

use amoe_app::{
    ClaimFilter, ClaimRow,
    claim::{
        ClaimView,
        breakdown::{BreakdownLine, step_texts},
        review::{GiveBack, Verdict as VerdictForm},
    },
};
use amoe_base::{Date, Lang, Money, Timestamp};
use amoe_domain::{
    Act, Actor, ClaimId, UserId,
    claim::{
        Claim as DomainClaim, ClaimState, ClaimStatus, LineVerdict as DomainVerdict,
        Receipt as DomainReceipt, Sheet,
    },
};
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ask::{Answer, Asked, At, Body, Known, No, Once, file, made, words},
    line::Line,
    paper::Paper,
    schema::{self, Content},
    student::OwnPayment,
    view::{Event, Moved, PersonName, Reason, Seen, Step, events, reasons, steps},
};

/// Which claims a list shows.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ClaimsAsked {
    /// In this state.
    #[param(schema_with = schema::claim_status)]
    pub status: Option<ClaimStatus>,
    /// Only those that the asker has in hand.
    pub mine: bool,
    /// Newest first instead of in the order of arrival.
    pub newest_first: bool,
    /// After so many.
    #[param(minimum = 0)]
    pub offset: u32,
    /// At most so many: 1 to 200, 50 when left out.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// Which claims a search looks through. A body, for names and numbers do not belong in an address.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(example = json!({ "search": "JB458213", "limit": 50 }))]
pub struct ClaimsSearched {
    /// In this state.
    #[schema(schema_with = schema::claim_status)]
    pub status: Option<ClaimStatus>,
    /// Only those that the asker has in hand.
    pub mine: bool,
    /// Whose name, identity number or reference begins so.
    #[schema(required = true)]
    pub search: String,
    /// Newest first instead of in the order of arrival.
    pub newest_first: bool,
    /// After so many.
    #[schema(minimum = 0)]
    pub offset: u32,
    /// At most so many: 1 to 200, 50 when left out.
    #[schema(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// A claim in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClaimListed {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: ClaimId,
    /// What is printed on the sheet.
    #[schema(example = "DM-7K3M-4Q2D")]
    pub reference: String,
    /// `Ouhaddou, Salma`.
    pub name: String,
    /// Where it stands.
    #[schema(schema_with = schema::claim_status)]
    pub status: ClaimStatus,
    /// Since when.
    pub since: Timestamp,
    /// In whose hands, for staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schema::id, required = false)]
    pub taken_by: Option<UserId>,
    /// The day it arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrived_on: Option<Date>,
    /// What was paid for everything on it.
    #[schema(schema_with = schema::money)]
    pub claimed: Money,
    /// What is reimbursed, once decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schema::money, required = false)]
    pub payable: Option<Money>,
    /// When it was opened.
    pub opened_at: Timestamp,
}

impl ClaimListed {
    /// As this actor may see it.
    pub fn of(it: &ClaimRow, actor: &Actor) -> Self {
        Self {
            id: it.id,
            reference: it.reference.to_string(),
            name: it.name.clone(),
            status: it.status,
            since: it.since,
            taken_by: it.taken_by.filter(|_| actor.role.is_staff()),
            arrived_on: it.arrived_on,
            claimed: it.claimed,
            payable: it.payable,
            opened_at: it.opened_at,
        }
    }
}

/// Claims.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClaimPage {
    /// This page.
    pub rows: Vec<ClaimListed>,
    /// How many there are in all.
    pub total: i64,
}

/// The claims that the asker may see.
#[utoipa::path(get, path = "/claims", tag = "claims", params(ClaimsAsked),
    responses((status = 200, body = ClaimPage)))]
pub async fn claim_list(ask: Known, Asked(q): Asked<ClaimsAsked>) -> Answer<ClaimPage> {
    list(&ask, q, None).await
}

/// The claims that the asker may see whose name, identity number or reference begins so.
#[utoipa::path(post, path = "/claims/search", tag = "claims", request_body = ClaimsSearched,
    responses((status = 200, body = ClaimPage)))]
pub async fn claim_search(ask: Known, Body(it): Body<ClaimsSearched>) -> Answer<ClaimPage> {
    let ClaimsSearched { status, mine, search, newest_first, offset, limit } = it;
    list(&ask, ClaimsAsked { status, mine, newest_first, offset, limit }, Some(search)).await
}

async fn list(ask: &Known, q: ClaimsAsked, search: Option<String>) -> Answer<ClaimPage> {
    let filter = ClaimFilter {
        statuses: q.status.into_iter().collect(),
        taken_by: ask.actor.user.filter(|_| q.mine),
        search,
        newest_first: q.newest_first,
        latest_first: false,
        offset: q.offset.into(),
        limit: q.limit.unwrap_or(50).clamp(1, 200).into(),
    };
    let page = ask.run(move |app, actor, _| app.claims(actor, &filter)).await?;
    let rows = page.rows.iter().map(|row| ClaimListed::of(row, &ask.actor)).collect();
    Ok(Json(ClaimPage { rows, total: page.total }))
}

/// A new claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "sheet": "ordinary", "lang": "fr" }))]
pub struct NewClaim {
    /// Which care sheet.
    #[schema(schema_with = schema::sheet)]
    pub sheet: Sheet,
    /// Language of its letters; the account's when left out.
    #[serde(default)]
    #[schema(schema_with = schema::lang, required = false)]
    pub lang: Option<Lang>,
}

/// What was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Made {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: String,
}

/// Opens a draft.
#[utoipa::path(post, path = "/claims", tag = "claims", params(Once), request_body = NewClaim,
    responses((status = 201, body = Made)))]
pub async fn claim_create(ask: Known, Once(key): Once, Body(body): Body<NewClaim>) -> Result<Response, No> {
    let lang = body.lang.unwrap_or(ask.any_session()?.1.lang);
    let id = ask.run(move |app, actor, _| app.claim_create(actor, body.sheet, lang, &key)).await?;
    Ok(made(&format!("claims/{id}"), Made { id: id.to_string() }))
}

/// The arrival of the paper.
#[derive(Debug, Serialize, ToSchema)]
pub struct Receipt {
    /// The day it arrived.
    pub on: Date,
    /// The day on the postmark, when readable. It decides the deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postmark: Option<Date>,
    /// When it was entered.
    pub at: Timestamp,
}

impl From<&DomainReceipt> for Receipt {
    fn from(it: &DomainReceipt) -> Self {
        Self { on: it.on, postmark: it.postmark, at: it.at }
    }
}

/// Why a claim came back.
#[derive(Debug, Serialize, ToSchema)]
pub struct Returned {
    /// When.
    pub at: Timestamp,
    /// What to mend.
    pub reasons: Vec<Reason>,
    /// What the officer adds; may be empty.
    pub note: String,
}

/// One line's calculation.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineAmount {
    /// What was given, in words.
    pub label: String,
    /// Paid.
    #[schema(schema_with = schema::money)]
    pub paid: Money,
    /// What the rate applies to; absent when a tariff is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schema::money, required = false)]
    pub base: Option<Money>,
    /// The rate in words; empty when a tariff is missing.
    #[schema(example = "80%")]
    pub rate: String,
    /// Reimbursed.
    #[schema(schema_with = schema::money)]
    pub payable: Money,
    /// Why not, or why less.
    pub reasons: Vec<Reason>,
    /// The calculation, with the text that each step rests on.
    pub steps: Vec<Step>,
    /// A tariff is missing: an officer must look.
    pub unpriced: bool,
}

impl From<&BreakdownLine> for LineAmount {
    fn from(it: &BreakdownLine) -> Self {
        Self {
            label: it.label.clone(),
            paid: it.paid,
            base: it.base,
            rate: it.rate.clone(),
            payable: it.payable,
            reasons: it.reasons.iter().map(Reason::from).collect(),
            steps: steps(&it.steps),
            unpriced: it.unpriced,
        }
    }
}

/// A claim's calculation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Breakdown {
    /// Decided, or an estimate.
    pub decided: bool,
    /// The outcome: `accepted`, `partly_accepted`, `rejected`; of an estimate also `returned`.
    pub outcome: String,
    /// One per line of the claim, in its order.
    pub lines: Vec<LineAmount>,
    /// Everything that was paid.
    #[schema(schema_with = schema::money)]
    pub claimed: Money,
    /// What is reimbursed.
    #[schema(schema_with = schema::money)]
    pub payable: Money,
    /// What stays with the student.
    #[schema(schema_with = schema::money)]
    pub patient_share: Money,
    /// Of that: above the reference tariff or base.
    #[schema(schema_with = schema::money)]
    pub above_base: Money,
    /// Of that: the student's own share of the base.
    #[schema(schema_with = schema::money)]
    pub own_share: Money,
    /// Of that: on lines that are not reimbursed at all.
    #[schema(schema_with = schema::money)]
    pub refused: Money,
    /// Reasons for the whole claim.
    pub reasons: Vec<Reason>,
    /// Version and hash of the rulebook.
    pub rulebook: String,
}

impl From<&amoe_app::claim::breakdown::Breakdown> for Breakdown {
    fn from(it: &amoe_app::claim::breakdown::Breakdown) -> Self {
        Self {
            decided: it.decided,
            outcome: it.outcome.clone(),
            lines: it.lines.iter().map(LineAmount::from).collect(),
            claimed: it.claimed,
            payable: it.payable,
            patient_share: it.patient_share,
            above_base: it.above_base,
            own_share: it.own_share,
            refused: it.refused,
            reasons: it.reasons.iter().map(Reason::from).collect(),
            rulebook: it.rulebook.clone(),
        }
    }
}

/// The last day to send a claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct Deadline {
    /// Sending on this day is in time.
    pub last_day: Date,
    /// How it was counted.
    pub steps: Vec<Step>,
}

/// Who has it, since when, what comes next, by when.
#[derive(Debug, Serialize, ToSchema)]
pub struct Place {
    /// `you` (the student), `post`, `claims-desk`, `finance` or `nobody`.
    pub holder: &'static str,
    /// Since when.
    pub since: Timestamp,
    /// What comes next: `prepare`, `post`, `receive`, `review`, `decide`, `complete`, `pay` or `nothing`.
    pub next: &'static str,
    /// By when, when somebody is bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
}

/// A claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct Claim {
    /// Id.
    #[schema(schema_with = schema::id)]
    pub id: ClaimId,
    /// What is printed on the sheet, also as bar code.
    #[schema(example = "DM-7K3M-4Q2D")]
    pub reference: String,
    /// Send it back as `seen`.
    pub version: i32,
    /// Where it stands.
    #[schema(schema_with = schema::claim_status)]
    pub status: ClaimStatus,
    /// Whose it is.
    pub name: PersonName,
    /// Number of the student's identity paper.
    pub identity_number: String,
    /// Which care sheet.
    #[schema(schema_with = schema::sheet)]
    pub sheet: Sheet,
    /// Language of its letters.
    #[schema(schema_with = schema::lang)]
    pub lang: Lang,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// End of a continuous treatment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub treatment_ends_on: Option<Date>,
    /// What stands on the papers, as last read.
    pub lines: Vec<Line>,
    /// What the student declared, kept when an officer corrects the lines.
    pub declared: Vec<Line>,
    /// Photographs and PDFs.
    pub papers: Vec<Paper>,
    /// What is still missing before it can be prepared: `lines`, `bill`, `prescription`, `pharmacy_receipt`.
    pub missing: Vec<&'static str>,
    /// The student was covered on every day of care.
    pub covered: bool,
    /// The last day to send it; absent while there are no lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    /// The day the student says she posted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<Date>,
    /// The arrival of the paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// Why it came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned: Option<Returned>,
    /// Estimate or decision, explained line by line; absent while there are no lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub breakdown: Option<Breakdown>,
    /// When it was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Timestamp>,
    /// What the officer adds to the decision; may be empty.
    pub note: String,
    /// The payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<OwnPayment>,
    /// Who has it, since when, what comes next, by when.
    pub place: Place,
    /// The name of the officer who has it in hand, for staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// What the asker may do now.
    #[schema(schema_with = schema::acts)]
    pub acts: Vec<Act>,
    /// What happened so far, oldest first.
    pub history: Vec<Event>,
}

/// One claim. Staff who read it leave a line in the audit trail.
#[utoipa::path(get, path = "/claims/{id}", tag = "claims",
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Claim)))]
pub async fn claim_read(ask: Known, At(id): At<ClaimId>) -> Answer<Claim> {
    let view = ask.run(move |app, actor, lang| app.claim(actor, id, lang)).await?;
    Ok(Json(told(&ask, view)))
}

fn told(ask: &Known, view: ClaimView) -> Claim {
    let (app, lang) = (ask.app(), ask.lang);
    let it = view.claim;
    let returned = match &it.state {
        ClaimState::Returned { at, reasons: codes, note, .. } => {
            Some(Returned { at: *at, reasons: reasons(app, codes, lang), note: note.clone() })
        }
        _ => None,
    };
    let deadline = view.deadline.map(|deadline| Deadline {
        last_day: deadline.last_day,
        steps: steps(&step_texts(words(lang), &app.rulebook().deadline_steps(&deadline, lang))),
    });
    let decided = it.state.decided();
    Claim {
        id: it.id,
        reference: it.reference.to_string(),
        version: it.version,
        status: it.status(),
        name: (&view.name).into(),
        identity_number: view.identity_number,
        sheet: it.sheet,
        lang: it.lang,
        opened_at: it.opened_at,
        treatment_ends_on: it.treatment_ends_on,
        lines: it.lines.iter().map(Line::from).collect(),
        declared: it.declared.iter().map(Line::from).collect(),
        papers: it.papers.iter().map(Paper::from).collect(),
        missing: view.missing,
        covered: view.covered,
        deadline,
        posted_on: it.state.posted_on(),
        receipt: it.state.receipt().map(Receipt::from),
        returned,
        breakdown: view.breakdown.as_ref().map(Breakdown::from),
        decided_at: decided.map(|d| d.at),
        note: decided.map(|d| d.note.clone()).unwrap_or_default(),
        payment: view.payment.as_ref().map(OwnPayment::from),
        place: Place {
            holder: view.place.holder,
            since: view.place.since,
            next: view.place.next,
            by: view.place.by,
        },
        officer: view.officer_name,
        acts: view.acts,
        history: events(&view.history),
    }
}

pub(super) fn moved(it: &DomainClaim) -> Json<Moved> {
    Json(Moved {
        id: it.id.to_string(),
        reference: it.reference.to_string(),
        status: it.status().to_string(),
        version: it.version,
    })
}

/// The lines stand: the sheet can be printed and the claim posted.
#[utoipa::path(post, path = "/claims/{id}/prepare", tag = "claims", request_body = Seen,
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn claim_prepare(ask: Known, At(id): At<ClaimId>, Body(body): Body<Seen>) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.claim_prepare(actor, id, body.seen)).await.map(|it| moved(&it))
}

/// Back to a draft, to change the lines.
#[utoipa::path(post, path = "/claims/{id}/reopen", tag = "claims", request_body = Seen,
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn claim_reopen(ask: Known, At(id): At<ClaimId>, Body(body): Body<Seen>) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.claim_reopen(actor, id, body.seen)).await.map(|it| moved(&it))
}

/// The day of posting.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "on": "2026-11-20", "seen": 4 }))]
pub struct Posting {
    /// The day it was posted.
    pub on: String,
    /// The version as last read.
    pub seen: i32,
}

/// Says that the claim was posted.
#[utoipa::path(post, path = "/claims/{id}/post", tag = "claims", request_body = Posting,
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn claim_post(ask: Known, At(id): At<ClaimId>, Body(body): Body<Posting>) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.claim_post(actor, id, body.seen, &body.on)).await.map(|it| moved(&it))
}

/// Takes the claim back.
#[utoipa::path(post, path = "/claims/{id}/withdraw", tag = "claims", request_body = Seen,
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn claim_withdraw(ask: Known, At(id): At<ClaimId>, Body(body): Body<Seen>) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.claim_withdraw(actor, id, body.seen)).await.map(|it| moved(&it))
}

/// The end of a treatment.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "treatment_ends_on": "2026-12-15", "seen": 2 }))]
pub struct TreatmentEnd {
    /// The last day of a continuous treatment; empty when it is none.
    pub treatment_ends_on: String,
    /// The version as last read.
    pub seen: i32,
}

/// Says when a continuous treatment ends: the days to send the claim count from there.
#[utoipa::path(put, path = "/claims/{id}/treatment-end", tag = "claims", request_body = TreatmentEnd,
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn claim_set_treatment_end(
    ask: Known,
    At(id): At<ClaimId>,
    Body(body): Body<TreatmentEnd>,
) -> Answer<Moved> {
    let end = body.treatment_ends_on;
    ask.run(move |app, actor, _| app.claim_treatment_end(actor, id, body.seen, &end))
        .await
        .map(|it| moved(&it))
}

/// The pre-filled care sheet.
#[utoipa::path(get, path = "/claims/{id}/sheet", tag = "claims",
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, content_type = "application/pdf", body = Content)))]
pub async fn claim_sheet(ask: Known, At(id): At<ClaimId>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.care_sheet_pdf(actor, id)).await.map(file)
}

/// The letter of a decision or of a return; not found before there is one.
#[utoipa::path(get, path = "/claims/{id}/letter", tag = "claims",
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, content_type = "application/pdf", body = Content)))]
pub async fn claim_letter(ask: Known, At(id): At<ClaimId>) -> Result<Response, No> {
    ask.run(move |app, actor, _| app.decision_letter_pdf(actor, id)).await.map(file)
}

/// Takes the claim that has waited longest, or gives the one already in hand.
#[utoipa::path(post, path = "/claims/next", tag = "claims",
    responses((status = 200, body = Made), (status = 204, description = "Nothing waits.")))]
pub async fn claim_take_next(ask: Known) -> Result<Response, No> {
    Ok(match ask.run(|app, actor, _| app.claim_take_next(actor)).await? {
        Some(id) => Json(Made { id: id.to_string() }).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

/// Takes this claim from the work list.
#[utoipa::path(post, path = "/claims/{id}/take", tag = "claims",
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn claim_take(ask: Known, At(id): At<ClaimId>) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.claim_take(actor, id)).await.map(|it| moved(&it))
}

/// Puts the claim back on the work list.
#[utoipa::path(post, path = "/claims/{id}/release", tag = "claims", request_body = Seen,
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn claim_release(ask: Known, At(id): At<ClaimId>, Body(body): Body<Seen>) -> Answer<Moved> {
    ask.run(move |app, actor, _| app.claim_release(actor, id, body.seen)).await.map(|it| moved(&it))
}

/// A line that the officer refuses.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusedLine {
    /// Which line, from 0.
    pub line: usize,
    /// Reason code of the catalogue.
    pub code: String,
    /// What the officer adds, for the student to read.
    #[serde(default)]
    pub note: String,
}

/// A decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "refused": [{ "line": 1, "code": "R14" }], "rejected": [], "note": "", "seen": 6 }))]
pub struct Verdict {
    /// Lines refused besides what the rules refuse.
    #[serde(default)]
    pub refused: Vec<RefusedLine>,
    /// Reason codes that reject the whole; empty to accept what the rules give.
    #[serde(default)]
    pub rejected: Vec<String>,
    /// What the officer adds, for the student to read.
    #[serde(default)]
    pub note: String,
    /// The version as last read.
    pub seen: i32,
}

/// Decides: what the rules give for the lines as they stand, less what the officer refuses.
#[utoipa::path(post, path = "/claims/{id}/decide", tag = "claims", request_body = Verdict,
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn claim_decide(ask: Known, At(id): At<ClaimId>, Body(body): Body<Verdict>) -> Answer<Moved> {
    let refused =
        body.refused.into_iter().map(|it| DomainVerdict { line: it.line, code: it.code, note: it.note });
    let verdict =
        VerdictForm { refused: refused.collect(), rejected: body.rejected, note: body.note, seen: body.seen };
    ask.run(move |app, actor, _| app.claim_decide(actor, id, &verdict)).await.map(|it| moved(&it))
}

/// Why a claim goes back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reasons": ["R02"], "note": "The stamp cannot be read.", "seen": 6 }))]
pub struct ClaimReturn {
    /// Reason codes that the student can mend.
    pub reasons: Vec<String>,
    /// What the officer adds, for the student to read.
    #[serde(default)]
    pub note: String,
    /// The version as last read.
    pub seen: i32,
}

/// Sends the claim back to be completed.
#[utoipa::path(post, path = "/claims/{id}/return", tag = "claims", request_body = ClaimReturn,
    params(("id" = String, Path, description = "Id of the claim.")),
    responses((status = 200, body = Moved)))]
pub async fn claim_return(ask: Known, At(id): At<ClaimId>, Body(body): Body<ClaimReturn>) -> Answer<Moved> {
    let form = GiveBack { reasons: body.reasons, note: body.note, seen: body.seen };
    ask.run(move |app, actor, _| app.claim_return(actor, id, &form)).await.map(|it| moved(&it))
}
