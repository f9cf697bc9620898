//! Who may do what: the one place. Acts that move a thing through its life stand in the [`workflow`]
//! tables with the roles that may do them; all other acts stand in [`GRANTS`]. [`matrix`] prints both for people who do
//! not code (`docs/permissions.txt`).

use std::fmt::Write as _;

use thiserror::Error;

use crate::{Act, Actor, InstitutionId, Role, StudentId, UserId, workflow};

amoe_base::text_enum! {
    /// The kinds of things that acts are done to.
    pub enum ThingKind {
        /// A university or school.
        Institution => "institution",
        /// An enrolment list.
        EnrolmentList => "enrolment_list",
        /// Everyone enrolled at one institution for one year.
        Roll => "roll",
        /// A list of covers in another scheme.
        OtherCoverList => "other_cover_list",
        /// What an address that was reminded wishes.
        Reminder => "reminder",
        /// A student's data.
        Student => "student",
        /// An application.
        Application => "application",
        /// A cover.
        Cover => "cover",
        /// The end of a cover that is to come.
        Ending => "ending",
        /// A certificate.
        Certificate => "certificate",
        /// A key that health cards are signed with.
        CardKey => "card_key",
        /// A claim, its lines and papers.
        Claim => "claim",
        /// A payment batch.
        Batch => "batch",
        /// A payment.
        Payment => "payment",
        /// An account.
        User => "user",
        /// The audit trail.
        Audit => "audit",
    }
}

/// Which ones of a kind a grant reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    Any,
    /// Those of the actor as a student.
    Own,
    /// Those of the actor's institution.
    Institution,
    /// Those the actor has taken from the work list.
    Taken,
    /// Those that have left the hands of the student who prepares them: a draft is nobody else's business.
    Sent,
    /// All but those the actor prepared: the second pair of eyes.
    NotMine,
}

impl Scope {
    const fn words(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Own => "own",
            Self::Institution => "own institution's",
            Self::Taken => "taken by oneself",
            Self::Sent => "once sent",
            Self::NotMine => "prepared by another",
        }
    }
}

/// A thing that acts are done to. It says whose it is; the policy says what follows.
pub trait Thing {
    /// Its kind.
    const KIND: ThingKind;

    /// Whose it is.
    fn belongs(&self) -> Belongs;

    /// The id, for the audit trail.
    fn key(&self) -> String;
}

/// Whose a thing is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Belongs {
    /// The student concerned.
    pub student: Option<StudentId>,
    /// The institution concerned.
    pub institution: Option<InstitutionId>,
    /// The officer who has it in hand.
    pub taken_by: Option<UserId>,
    /// Who prepared it.
    pub prepared_by: Option<UserId>,
    /// The student has it still to herself.
    pub unsent: bool,
}

/// One row of the policy outside the workflows.
#[derive(Debug, Clone, Copy)]
pub struct Grant {
    /// What is done.
    pub act: Act,
    /// To what.
    pub thing: ThingKind,
    /// By whom, to which ones.
    pub by: &'static [(Role, Scope)],
}

const fn grant(act: Act, thing: ThingKind, by: &'static [(Role, Scope)]) -> Grant {
    Grant { act, thing, by }
}

use Role::{
    Administrator, Auditor, ClaimsOfficer, ContactAgent, FinanceApprover, FinancePreparer,
    InstitutionOfficer, MailroomClerk, MedicalReviewer, RegistrationAgent, Student, System, Visitor,
};

/// Everything that is allowed and is not a step of a workflow.
pub const GRANTS: &[Grant] = &[
    grant(
        Act::List,
        ThingKind::Institution,
        &[
            (Visitor, Scope::Any),
            (Student, Scope::Any),
            (InstitutionOfficer, Scope::Any),
            (RegistrationAgent, Scope::Any),
            (MailroomClerk, Scope::Any),
            (ClaimsOfficer, Scope::Any),
            (MedicalReviewer, Scope::Any),
            (FinancePreparer, Scope::Any),
            (FinanceApprover, Scope::Any),
            (ContactAgent, Scope::Any),
            (Auditor, Scope::Any),
            (Administrator, Scope::Any),
            (System, Scope::Any),
        ],
    ),
    grant(Act::Create, ThingKind::EnrolmentList, &[(InstitutionOfficer, Scope::Institution)]),
    grant(
        Act::Read,
        ThingKind::EnrolmentList,
        &[(InstitutionOfficer, Scope::Institution), (Auditor, Scope::Any)],
    ),
    grant(
        Act::List,
        ThingKind::EnrolmentList,
        &[(InstitutionOfficer, Scope::Institution), (Auditor, Scope::Any)],
    ),
    grant(Act::Download, ThingKind::EnrolmentList, &[(InstitutionOfficer, Scope::Institution)]),
    // Who is enrolled and how far each has come with the application.
    grant(
        Act::Read,
        ThingKind::Roll,
        &[(InstitutionOfficer, Scope::Institution), (RegistrationAgent, Scope::Any), (Auditor, Scope::Any)],
    ),
    grant(
        Act::Download,
        ThingKind::Roll,
        &[(InstitutionOfficer, Scope::Institution), (RegistrationAgent, Scope::Any)],
    ),
    grant(
        Act::Remind,
        ThingKind::Roll,
        &[(InstitutionOfficer, Scope::Institution), (RegistrationAgent, Scope::Any)],
    ),
    // Whoever holds the mailed link: it is the permission.
    grant(Act::Edit, ThingKind::Reminder, &[(Visitor, Scope::Any)]),
    grant(Act::Create, ThingKind::OtherCoverList, &[(RegistrationAgent, Scope::Any)]),
    grant(Act::Read, ThingKind::OtherCoverList, &[(RegistrationAgent, Scope::Any), (Auditor, Scope::Any)]),
    grant(Act::List, ThingKind::OtherCoverList, &[(RegistrationAgent, Scope::Any), (Auditor, Scope::Any)]),
    grant(Act::Download, ThingKind::OtherCoverList, &[(RegistrationAgent, Scope::Any)]),
    grant(Act::Create, ThingKind::Application, &[(Visitor, Scope::Any), (Student, Scope::Own)]),
    grant(
        Act::Read,
        ThingKind::Application,
        &[
            (Student, Scope::Own),
            (InstitutionOfficer, Scope::Institution),
            (RegistrationAgent, Scope::Any),
            (Auditor, Scope::Any),
            (System, Scope::Any),
        ],
    ),
    grant(
        Act::List,
        ThingKind::Application,
        &[
            (Student, Scope::Own),
            (InstitutionOfficer, Scope::Institution),
            (RegistrationAgent, Scope::Any),
            (Auditor, Scope::Any),
        ],
    ),
    // The papers of an appeal.
    grant(
        Act::Download,
        ThingKind::Application,
        &[(Student, Scope::Own), (RegistrationAgent, Scope::Any), (Auditor, Scope::Any)],
    ),
    // Whoever holds the mailed link is the address's owner; the link itself is the permission.
    grant(
        Act::Prove,
        ThingKind::Application,
        &[(Visitor, Scope::Any), (Student, Scope::Any), (System, Scope::Any)],
    ),
    grant(
        Act::Read,
        ThingKind::Student,
        &[
            (Student, Scope::Own),
            (RegistrationAgent, Scope::Any),
            (ClaimsOfficer, Scope::Any),
            (MedicalReviewer, Scope::Any),
            (ContactAgent, Scope::Any),
            (Auditor, Scope::Any),
            (System, Scope::Any),
        ],
    ),
    // The mailroom finds the person whose CIN stands on a sheet.
    grant(
        Act::List,
        ThingKind::Student,
        &[
            (MailroomClerk, Scope::Any),
            (RegistrationAgent, Scope::Any),
            (ContactAgent, Scope::Any),
            (Auditor, Scope::Any),
        ],
    ),
    grant(Act::Edit, ThingKind::Student, &[(Student, Scope::Own), (System, Scope::Any)]),
    grant(
        Act::Create,
        ThingKind::Student,
        &[(InstitutionOfficer, Scope::Any), (RegistrationAgent, Scope::Any), (System, Scope::Any)],
    ),
    grant(
        Act::Read,
        ThingKind::Cover,
        &[
            (Student, Scope::Own),
            (InstitutionOfficer, Scope::Institution),
            (RegistrationAgent, Scope::Any),
            (ClaimsOfficer, Scope::Any),
            (MedicalReviewer, Scope::Any),
            (Auditor, Scope::Any),
            (System, Scope::Any),
        ],
    ),
    grant(
        Act::List,
        ThingKind::Cover,
        &[
            (Student, Scope::Own),
            (InstitutionOfficer, Scope::Institution),
            (RegistrationAgent, Scope::Any),
            (ClaimsOfficer, Scope::Any),
            (Auditor, Scope::Any),
            (System, Scope::Any),
        ],
    ),
    grant(
        Act::Create,
        ThingKind::Cover,
        &[(InstitutionOfficer, Scope::Any), (RegistrationAgent, Scope::Any), (System, Scope::Any)],
    ),
    // What a date brings is the program's to note.
    grant(Act::End, ThingKind::Cover, &[(System, Scope::Any)]),
    grant(Act::Announce, ThingKind::Cover, &[(System, Scope::Any)]),
    grant(Act::Revoke, ThingKind::Certificate, &[(System, Scope::Any)]),
    // Studies that are interrupted for a cause that leaves the cover as it is.
    grant(Act::Report, ThingKind::Cover, &[(InstitutionOfficer, Scope::Institution)]),
    grant(
        Act::Read,
        ThingKind::Ending,
        &[
            (Student, Scope::Own),
            (InstitutionOfficer, Scope::Institution),
            (RegistrationAgent, Scope::Any),
            (Auditor, Scope::Any),
            (System, Scope::Any),
        ],
    ),
    grant(
        Act::List,
        ThingKind::Ending,
        &[(Student, Scope::Own), (RegistrationAgent, Scope::Any), (Auditor, Scope::Any)],
    ),
    // The copy of the identity card, and the letter that confirms the end.
    grant(
        Act::Download,
        ThingKind::Ending,
        &[
            (Student, Scope::Own),
            (RegistrationAgent, Scope::Any),
            (Auditor, Scope::Any),
            (System, Scope::Any),
        ],
    ),
    grant(Act::Announce, ThingKind::Ending, &[(System, Scope::Any)]),
    grant(
        Act::Issue,
        ThingKind::Certificate,
        &[(InstitutionOfficer, Scope::Any), (RegistrationAgent, Scope::Any), (System, Scope::Any)],
    ),
    // Visitors give three fields or the code on the paper; the use case checks those.
    grant(
        Act::Read,
        ThingKind::Certificate,
        &[
            (Visitor, Scope::Any),
            (Student, Scope::Any),
            (InstitutionOfficer, Scope::Any),
            (RegistrationAgent, Scope::Any),
            (MailroomClerk, Scope::Any),
            (ClaimsOfficer, Scope::Any),
            (MedicalReviewer, Scope::Any),
            (FinancePreparer, Scope::Any),
            (FinanceApprover, Scope::Any),
            (ContactAgent, Scope::Any),
            (Auditor, Scope::Any),
            (Administrator, Scope::Any),
            (System, Scope::Any),
        ],
    ),
    grant(
        Act::Download,
        ThingKind::Certificate,
        &[(Visitor, Scope::Any), (Student, Scope::Own), (System, Scope::Any)],
    ),
    // Cards are signed for whoever may have the certificate, by the program itself.
    grant(Act::Create, ThingKind::CardKey, &[(System, Scope::Any)]),
    grant(Act::Issue, ThingKind::CardKey, &[(System, Scope::Any)]),
    grant(Act::Create, ThingKind::Claim, &[(Student, Scope::Own), (MailroomClerk, Scope::Any)]),
    grant(
        Act::Read,
        ThingKind::Claim,
        &[
            (Student, Scope::Own),
            (ClaimsOfficer, Scope::Sent),
            (MedicalReviewer, Scope::Sent),
            (Auditor, Scope::Sent),
            (System, Scope::Any),
        ],
    ),
    grant(
        Act::List,
        ThingKind::Claim,
        &[
            (Student, Scope::Own),
            // Paper may arrive that is not marked as posted.
            (MailroomClerk, Scope::Any),
            (ClaimsOfficer, Scope::Sent),
            (MedicalReviewer, Scope::Sent),
            (FinancePreparer, Scope::Sent),
            (Auditor, Scope::Sent),
        ],
    ),
    grant(
        Act::Download,
        ThingKind::Claim,
        &[
            (Student, Scope::Own),
            (ClaimsOfficer, Scope::Sent),
            (MedicalReviewer, Scope::Sent),
            (Auditor, Scope::Sent),
        ],
    ),
    grant(Act::Propose, ThingKind::Claim, &[(System, Scope::Any)]),
    grant(Act::Create, ThingKind::Batch, &[(FinancePreparer, Scope::Any)]),
    grant(
        Act::Read,
        ThingKind::Batch,
        &[(FinancePreparer, Scope::Any), (FinanceApprover, Scope::Any), (Auditor, Scope::Any)],
    ),
    grant(
        Act::List,
        ThingKind::Batch,
        &[(FinancePreparer, Scope::Any), (FinanceApprover, Scope::Any), (Auditor, Scope::Any)],
    ),
    grant(Act::Download, ThingKind::Batch, &[(FinancePreparer, Scope::Any), (FinanceApprover, Scope::Any)]),
    grant(
        Act::Read,
        ThingKind::Payment,
        &[
            (Student, Scope::Own),
            (FinancePreparer, Scope::Any),
            (FinanceApprover, Scope::Any),
            (Auditor, Scope::Any),
        ],
    ),
    grant(
        Act::List,
        ThingKind::Payment,
        &[
            (Student, Scope::Own),
            (FinancePreparer, Scope::Any),
            (FinanceApprover, Scope::Any),
            (Auditor, Scope::Any),
        ],
    ),
    grant(Act::Create, ThingKind::Payment, &[(FinancePreparer, Scope::Any)]),
    grant(Act::List, ThingKind::User, &[(Administrator, Scope::Any), (Auditor, Scope::Any)]),
    grant(Act::Create, ThingKind::User, &[(Administrator, Scope::Any), (System, Scope::Any)]),
    grant(Act::List, ThingKind::Audit, &[(Auditor, Scope::Any), (System, Scope::Any)]),
];

/// Why an act was not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Denied {
    /// There is no such thing, or the actor may not know of it: the two look the same.
    #[error("not found")]
    NotFound,
    /// The actor may see it, but not do this.
    #[error("not allowed")]
    NotAllowed,
}

/// The scopes in which a role may do an act to a kind of thing; none when it may not.
pub fn scopes(role: Role, act: Act, thing: ThingKind) -> Vec<Scope> {
    let of =
        |by: &'static [(Role, Scope)]| by.iter().filter(move |(r, _)| *r == role).map(|(_, scope)| *scope);
    GRANTS
        .iter()
        .filter(|g| g.act == act && g.thing == thing)
        .flat_map(|g| of(g.by))
        .chain(workflow::steps().filter(|s| s.act == act && s.thing == thing).flat_map(|s| of(s.by)))
        .collect()
}

/// Is there any thing of this kind to which the actor's role may do this? Asked before one is named or made.
pub fn has_desk(actor: &Actor, act: Act, thing: ThingKind) -> Result<(), Denied> {
    if scopes(actor.role, act, thing).is_empty() { Err(Denied::NotFound) } else { Ok(()) }
}

/// May the actor do this to that?
pub fn check<T: Thing>(actor: &Actor, act: Act, thing: &T) -> Result<(), Denied> {
    if reaches(actor, act, thing) {
        Ok(())
    } else if act != Act::Read && reaches(actor, Act::Read, thing) {
        Err(Denied::NotAllowed)
    } else {
        Err(Denied::NotFound)
    }
}

fn reaches<T: Thing>(actor: &Actor, act: Act, thing: &T) -> bool {
    scopes(actor.role, act, T::KIND).into_iter().any(|scope| within(actor, scope, thing))
}

/// Is the thing among those that the scope means for this actor?
pub(crate) fn within<T: Thing>(actor: &Actor, scope: Scope, thing: &T) -> bool {
    let whose = thing.belongs();
    match scope {
        Scope::Any => true,
        Scope::Own => actor.student.is_some() && actor.student == whose.student,
        Scope::Institution => actor.institution.is_some() && actor.institution == whose.institution,
        Scope::Taken => actor.user.is_some() && actor.user == whose.taken_by,
        Scope::Sent => !whose.unsent,
        Scope::NotMine => actor.user.is_some() && actor.user != whose.prepared_by,
    }
}

/// The printed matrix: thing, act, role, which ones.
pub fn matrix() -> String {
    let mut out = String::from("thing            act            role                  which\n");
    for &thing in ThingKind::ALL {
        for &act in Act::ALL {
            for &role in Role::ALL {
                let mut which: Vec<&str> = scopes(role, act, thing).into_iter().map(Scope::words).collect();
                which.dedup();
                if !which.is_empty() {
                    // Writing to a String cannot fail.
                    let _ = writeln!(
                        out,
                        "{:16} {:14} {:21} {}",
                        thing.as_str(),
                        act.as_str(),
                        role.as_str(),
                        which.join(", ")
                    );
                }
            }
        }
    }
    out
}
