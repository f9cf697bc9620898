//! The student's part: lines, papers, the printed sheet, the day of posting.

use amoe_base::{Coefficient, Ean13, Inpe, Lang, Malformed, clean};
use amoe_documents::{
    files::ContentHash,
    upload::{Upload, UploadRefusal},
};
use amoe_domain::{
    Act, Actor, ClaimId, Licence, PaperId, Refusal, ThingKind,
    act::mark,
    claim::{Claim, ClaimState, Line, LineKind, Paper, PaperKind, REFERENCE, Setting, Sheet},
    workflow,
};
use amoe_storage::Tx;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{App, AppError, Download, Result, error::Context, form::Problems, receipt::Numbered};

/// So many lines and papers fit on a claim.
const LINES_MAX: usize = 60;
const PAPERS_MAX: usize = 20;

/// One line, as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LineForm {
    /// `act`, `medicine` or `lump_sum`.
    pub kind: String,
    /// Key letter of an act, key of a lump sum.
    pub key: String,
    /// Coefficient of an act; may be empty for a consultation, which is 1.
    pub coefficient: String,
    /// `outpatient`, `stay` or `public_hospital`; empty for outpatient.
    pub setting: String,
    /// National identifier of the provider; may be empty.
    pub inpe: String,
    /// Article number of a medicine.
    pub code: String,
    /// Name of a medicine that is not on the list.
    pub name: String,
    /// Boxes; empty for 1.
    pub quantity: String,
    /// Day of care.
    pub on: String,
    /// Paid.
    pub paid: String,
    /// Who gave it; may be empty.
    pub provider: String,
}

impl LineForm {
    /// Reads the line; days to come are refused.
    pub(crate) fn read(&self, app: &App) -> Result<Line> {
        let mut p = Problems::default();
        let today = app.env().today();
        let on = p.day("on", &self.on);
        if on.is_some_and(|on| on > today) {
            p.push(Refusal::new("day-to-come").field("on").fact("today", today));
        }
        let paid = p.amount("paid", &self.paid);
        let provider = clean(&self.provider);
        p.at_most("provider", &provider, 80);
        let choice = |_| Malformed::new("choice");
        let kind = match self.kind.as_str() {
            "act" => {
                let key = p.required("key", &self.key);
                if !key.is_empty() && app.rulebook().act(&key).is_none() {
                    p.push(Refusal::new("act-unknown").field("key"));
                }
                let inpe = p.optional("inpe", &self.inpe, Inpe::parse).map(|i| i.to_string());
                // A consultation is one; how many units another act is worth stands on the prescription or the bill.
                if app.rulebook().act(&key).is_some_and(|act| !act.consultation) {
                    p.required("coefficient", &self.coefficient);
                }
                let coefficient = p
                    .optional("coefficient", &self.coefficient, |t| {
                        clean(t).replace([',', '٫'], ".").parse::<Coefficient>()
                    })
                    .unwrap_or(Coefficient::ONE);
                let setting = p
                    .optional("setting", &self.setting, |t| t.parse::<Setting>().map_err(choice))
                    .unwrap_or_default();
                LineKind::Act { key, coefficient, setting, inpe }
            }
            "medicine" => {
                let quantity = p
                    .optional("quantity", &self.quantity, |t| {
                        clean(t)
                            .parse::<u16>()
                            .ok()
                            .filter(|n| (1..=100).contains(n))
                            .ok_or(Malformed::new("quantity"))
                    })
                    .unwrap_or(1);
                let typed = clean(&self.code);
                let code = match app.rulebook().medicine(&typed) {
                    Some(found) => found.code.clone(),
                    None => {
                        p.parsed("code", &self.code, Ean13::parse).map(|e| e.to_string()).unwrap_or_default()
                    }
                };
                // Two strengths of one name can come in the same pack.
                let listed = app.rulebook().medicine(&code).map(|m| {
                    let parts = [&m.name, &m.dosage, &m.pack];
                    parts.into_iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" ")
                });
                let name = listed.unwrap_or_else(|| clean(&self.name));
                p.at_most("name", &name, 160);
                if name.is_empty() && !code.is_empty() {
                    p.push(Refusal::new("field-required").field("name"));
                }
                LineKind::Medicine { code, quantity, name }
            }
            "lump_sum" => {
                let inpe = p.optional("inpe", &self.inpe, Inpe::parse).map(|i| i.to_string());
                let key = p.required("key", &self.key);
                if !key.is_empty() && !app.rulebook().default_scheme().lump_sums.iter().any(|l| l.key == key)
                {
                    p.push(Refusal::new("malformed-choice").field("key"));
                }
                LineKind::LumpSum { key, inpe }
            }
            _ => {
                p.push(Refusal::new("malformed-choice").field("kind"));
                LineKind::LumpSum { key: String::new(), inpe: None }
            }
        };
        p.done()?;
        match (on, paid) {
            (Some(on), Some(paid)) => Ok(Line { kind, on, paid, provider, price: None }),
            _ => Err(Refusal::new("field-required").into()),
        }
    }
}

impl App {
    /// Opens a draft.
    pub fn claim_create(&self, actor: &Actor, sheet: Sheet, lang: Lang, form_id: &str) -> Result<ClaimId> {
        let licence = Licence::<Claim, mark::Create>::ask(actor)?;
        let student = actor.student.ok_or(amoe_domain::Denied::NotFound)?;
        let numbered = Numbered::new(form_id, "claim", &(sheet, lang))?;
        self.store().write(|tx| {
            if let Some(before) = numbered.before(tx, actor)? {
                let id = before.parse().context("form receipt")?;
                return self.nothing_new(tx, actor, (ThingKind::Claim, &before), id);
            }
            if tx.covers_of_student(actor, student)?.is_empty() {
                return Err(Refusal::new("no-cover").into());
            }
            let claim = Claim {
                id: tx.env().id(),
                reference: tx.reference(REFERENCE)?,
                scheme: self.settings().fund.scheme.clone(),
                student,
                sheet,
                illness: None,
                treatment_ends_on: None,
                lines: Vec::new(),
                declared: Vec::new(),
                papers: Vec::new(),
                lang,
                opened_at: tx.env().now(),
                state: ClaimState::Draft,
                round: 0,
                version: 0,
            };
            tx.claim_insert(&licence, &claim)?;
            numbered.done(tx, actor, &claim.id.to_string())?;
            let audited = tx.audit(actor, Act::Create, &claim, json!({ "to": claim.status() }))?;
            Ok((claim.id, audited))
        })
    }

    /// Changes a draft, or what an officer reads from the papers.
    pub(super) fn claim_edit(
        &self,
        actor: &Actor,
        id: ClaimId,
        seen: i32,
        what: &'static str,
        mut change: impl FnMut(&mut Tx<'_>, &mut Claim) -> Result<()>,
    ) -> Result<Claim> {
        self.store().write(|tx| {
            let (mut claim, granted) = Self::claim_fresh::<mark::Edit>(tx, actor, id, seen)?;
            // Her own claim, but in the officer's hands, is not the student's to change.
            if !workflow::may(actor, Act::Edit, &claim, claim.status().as_str()) {
                return Err(Refusal::not_now(Act::Edit, ThingKind::Claim, claim.status().as_str()).into());
            }
            change(tx, &mut claim)?;
            let next = tx.claim_save(&granted, claim)?;
            let audited = tx.audit(
                actor,
                Act::Edit,
                &next,
                json!({ "what": what, "lines": next.lines.len(), "papers": next.papers.len() }),
            )?;
            Ok((next, audited))
        })
    }

    /// Adds a line.
    pub fn claim_line_add(&self, actor: &Actor, id: ClaimId, seen: i32, form: &LineForm) -> Result<Claim> {
        let line = form.read(self)?;
        self.claim_edit(actor, id, seen, "line added", |tx, claim| {
            if claim.lines.len() >= LINES_MAX {
                return Err(Refusal::new("too-many-lines").fact("max", LINES_MAX).into());
            }
            claim.lines.push(line.clone());
            self.claim_answered(tx, claim)
        })
    }

    /// Changes a line.
    pub fn claim_line_change(
        &self,
        actor: &Actor,
        id: ClaimId,
        seen: i32,
        index: usize,
        form: &LineForm,
    ) -> Result<Claim> {
        let line = form.read(self)?;
        self.claim_edit(actor, id, seen, "line changed", |tx, claim| {
            let place = claim.lines.get_mut(index).ok_or_else(|| Refusal::new("no-such-line"))?;
            // A tariff that was looked up is for this very thing on this day.
            let price = place.price.take().filter(|_| place.kind == line.kind && place.on == line.on);
            *place = Line { price, ..line.clone() };
            self.claim_answered(tx, claim)
        })
    }

    /// Is there a law that answers a claim with these days of care? Otherwise the day of the line that makes it so is
    /// refused: one that sits in a claim could only be sent in vain.
    fn claim_answered(&self, tx: &mut Tx<'_>, claim: &Claim) -> Result<()> {
        match self.claim_proposal(tx, claim) {
            Ok(_) => Ok(()),
            Err(AppError::Refused(why)) => {
                Err(AppError::Refused(why.into_iter().map(|refusal| refusal.field("on")).collect()))
            }
            Err(other) => Err(other),
        }
    }

    /// Takes a line away.
    pub fn claim_line_remove(&self, actor: &Actor, id: ClaimId, seen: i32, index: usize) -> Result<Claim> {
        self.claim_edit(actor, id, seen, "line removed", |_, claim| {
            if index >= claim.lines.len() {
                return Err(Refusal::new("no-such-line").into());
            }
            claim.lines.remove(index);
            Ok(())
        })
    }

    /// Says when a continuous treatment ends; empty when it is none.
    pub fn claim_treatment_end(&self, actor: &Actor, id: ClaimId, seen: i32, typed: &str) -> Result<Claim> {
        let mut p = Problems::default();
        let on = p.optional_day("treatment_ends_on", typed);
        p.done()?;
        self.claim_edit(actor, id, seen, "end of treatment", |_, claim| {
            if on.is_some_and(|on| claim.first_act().is_some_and(|first| on < first)) {
                return Err(Refusal::new("treatment-ends-before").field("treatment_ends_on").into());
            }
            claim.treatment_ends_on = on;
            Ok(())
        })
    }

    /// Adds a photograph or PDF, recognised by content.
    pub fn claim_paper_add(
        &self,
        actor: &Actor,
        id: ClaimId,
        seen: i32,
        kind: PaperKind,
        file_name: &str,
        bytes: Vec<u8>,
    ) -> Result<Claim> {
        let upload = Upload::inspect(bytes, file_name).map_err(|why| upload_refusal(&why))?;
        // Permission first, so that nobody fills the store with files for claims that are not theirs.
        self.store().read(|tx: &mut Tx<'_>| {
            let _: () = drop(tx.claim_load::<mark::Edit>(actor, id)?);
            Ok::<_, AppError>(())
        })?;
        let (media_type, size, name) =
            (upload.kind.media_type(), upload.bytes.len() as u64, upload.name.clone());
        let hash = self.files().put_blocking(upload.bytes).context("paper")?.to_string();
        self.claim_edit(actor, id, seen, "paper added", |tx, claim| {
            if claim.papers.len() >= PAPERS_MAX {
                return Err(Refusal::new("too-many-papers").fact("max", PAPERS_MAX).into());
            }
            // The same file twice is one paper.
            if !claim.papers.iter().any(|p| p.hash == hash && p.kind == kind) {
                claim.papers.push(Paper {
                    id: tx.env().id(),
                    kind,
                    file_name: name.clone(),
                    media_type: media_type.to_owned(),
                    size,
                    hash: hash.clone(),
                    added_at: tx.env().now(),
                });
            }
            Ok(())
        })
    }

    /// Takes a paper away from a draft.
    pub fn claim_paper_remove(&self, actor: &Actor, id: ClaimId, seen: i32, paper: PaperId) -> Result<Claim> {
        self.claim_edit(actor, id, seen, "paper removed", |_, claim| {
            if !claim.is_draft() {
                return Err(Refusal::not_now(Act::Edit, ThingKind::Claim, claim.status().as_str()).into());
            }
            claim.papers.retain(|p| p.id != paper);
            Ok(())
        })
    }

    /// A paper's file. Staff who open it leave an audit line.
    pub fn claim_paper(&self, actor: &Actor, id: ClaimId, paper: PaperId) -> Result<Download> {
        let find = |claim: &Claim| {
            claim.papers.iter().find(|p| p.id == paper).cloned().ok_or(amoe_domain::Denied::NotFound)
        };
        let found = if actor.role.is_staff() {
            self.store().write(|tx| {
                let permit = tx.claim_load::<mark::Download>(actor, id)?;
                let found = find(&permit)?;
                let audited = tx.audit(actor, Act::Download, &*permit, json!({ "paper": paper }))?;
                Ok::<_, AppError>((found, audited))
            })?
        } else {
            self.store().read(|tx: &mut Tx<'_>| {
                Ok::<_, AppError>(find(&*tx.claim_load::<mark::Download>(actor, id)?)?)
            })?
        };
        let hash: ContentHash = found.hash.parse().context("paper hash")?;
        let bytes = self.files().get_blocking(&hash).context("paper")?;
        let extension = found.media_type.rsplit('/').next().unwrap_or("bin").to_owned();
        Ok(Download { file_name: format!("{}.{extension}", found.kind), media_type: found.media_type, bytes })
    }

    /// The lines stand; the sheet can be printed.
    pub fn claim_prepare(&self, actor: &Actor, id: ClaimId, seen: i32) -> Result<Claim> {
        self.store().write(|tx| {
            let (claim, granted) = Self::claim_fresh::<mark::Prepare>(tx, actor, id, seen)?;
            let next = tx.claim_save(&granted, claim.prepare(tx.env().now())?)?;
            let audited = tx.audit(actor, Act::Prepare, &next, json!({ "to": next.status() }))?;
            Ok((next, audited))
        })
    }

    /// Back to a draft.
    pub fn claim_reopen(&self, actor: &Actor, id: ClaimId, seen: i32) -> Result<Claim> {
        self.store().write(|tx| {
            let (claim, granted) = Self::claim_fresh::<mark::Reopen>(tx, actor, id, seen)?;
            let next = tx.claim_save(&granted, claim.reopen()?)?;
            let audited = tx.audit(actor, Act::Reopen, &next, json!({ "to": next.status() }))?;
            Ok((next, audited))
        })
    }

    /// Posted, says the student.
    pub fn claim_post(&self, actor: &Actor, id: ClaimId, seen: i32, on: &str) -> Result<Claim> {
        let mut p = Problems::default();
        let on = p.day("on", on);
        p.done()?;
        let on = on.ok_or_else(|| Refusal::new("field-required").field("on"))?;
        self.store().write(|tx| {
            let (claim, granted) = Self::claim_fresh::<mark::Post>(tx, actor, id, seen)?;
            let next = tx.claim_save(&granted, claim.post(on, tx.env().today())?)?;
            let audited = tx.audit(actor, Act::Post, &next, json!({ "to": next.status(), "on": on }))?;
            Ok((next, audited))
        })
    }

    /// Taken back.
    pub fn claim_withdraw(&self, actor: &Actor, id: ClaimId, seen: i32) -> Result<Claim> {
        self.store().write(|tx| {
            let (claim, granted) = Self::claim_fresh::<mark::Withdraw>(tx, actor, id, seen)?;
            let next = tx.claim_save(&granted, claim.withdraw(tx.env().now())?)?;
            let audited = tx.audit(actor, Act::Withdraw, &next, json!({ "to": next.status() }))?;
            Ok((next, audited))
        })
    }
}

pub(crate) fn upload_refusal(why: &UploadRefusal) -> Refusal {
    Refusal::new(&format!("upload-{}", why.code())).field("file")
}
