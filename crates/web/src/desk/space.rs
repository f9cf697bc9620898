//! Who is at home at which desk, and the bar that each role sees there. What is nobody's business is not found.

use amoe_app::{ApplicationQuery, ClaimFilter};
use amoe_domain::{Actor, Role, application::ApplicationStatus, claim::ClaimStatus};
use amoe_texts::Words;

use crate::{ErrorPage, Member, Nav, NavItem, Page, Web};

/// A desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// The officers of a university or school.
    Institution,
    /// The fund: registration.
    Registration,
    /// The fund: incoming mail.
    Mailroom,
    /// The fund: claims.
    Claims,
    /// The fund: payments.
    Payments,
    /// The trail.
    Audit,
    /// Accounts.
    Admin,
    /// Questions of students, at the counter and on the telephone.
    Contact,
}

impl Space {
    const fn roles(self) -> &'static [Role] {
        match self {
            Self::Institution => &[Role::InstitutionOfficer],
            Self::Registration => &[Role::RegistrationAgent, Role::Auditor],
            Self::Mailroom => &[Role::MailroomClerk],
            Self::Claims => &[Role::ClaimsOfficer, Role::MedicalReviewer, Role::Auditor],
            Self::Payments => &[Role::FinancePreparer, Role::FinanceApprover, Role::Auditor],
            Self::Audit => &[Role::Auditor],
            Self::Admin => &[Role::Administrator, Role::Auditor],
            Self::Contact => &[Role::ContactAgent],
        }
    }

    /// The page in this space with the bar of the member's role, or not found.
    pub(crate) async fn enter(self, web: &Web, page: Page, member: &Member) -> Result<Page, ErrorPage> {
        if !self.roles().contains(&member.actor.role) {
            return Err(ErrorPage::NotFound);
        }
        let waiting = Waiting::of(web, &member.actor).await?;
        let nav = nav(page.words, member.actor.role, waiting);
        Ok(page.in_space(nav))
    }
}

/// The numbers in the bar.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Waiting {
    /// On the work list.
    pub(crate) all: u64,
    /// In the member's own hands.
    pub(crate) mine: u64,
}

impl Waiting {
    async fn of(web: &Web, actor: &Actor) -> Result<Self, ErrorPage> {
        let asked = actor.clone();
        let count = |n: i64| u64::try_from(n).unwrap_or(0);
        Ok(match actor.role {
            Role::InstitutionOfficer | Role::RegistrationAgent => {
                let query = ApplicationQuery {
                    status: Some(ApplicationStatus::Submitted),
                    ..ApplicationQuery::default()
                };
                let all = web.run(move |app| Ok(app.applications(&asked, &query)?.1)).await?;
                Self { all: count(all), mine: 0 }
            }
            Role::ClaimsOfficer => {
                let filter = |status, taken_by| ClaimFilter {
                    statuses: vec![status],
                    taken_by,
                    ..ClaimFilter::default()
                };
                let (all, mine) = web
                    .run(move |app| {
                        let mine = filter(ClaimStatus::InReview, asked.user);
                        Ok((
                            app.claims(&asked, &filter(ClaimStatus::Received, None))?.total,
                            app.claims(&asked, &mine)?.total,
                        ))
                    })
                    .await?;
                Self { all: count(all), mine: count(mine) }
            }
            _ => Self::default(),
        })
    }
}

/// The bar of a role.
pub(crate) fn nav(words: Words, role: Role, waiting: Waiting) -> Nav {
    let hot = |item: NavItem| NavItem { hot: true, ..item };
    let claims = || NavItem::new("fund/claims", words.t("desk-nav-claims")).counting(waiting.all);
    let decided = || NavItem::new("fund/claims/decided", words.t("desk-nav-decided"));
    let find_application = Some(("fund/applications/search", words.t("desk-find-application")));
    let find_claim = Some(("fund/claims/search", words.t("desk-find-claim")));
    let (label, items, search) = match role {
        Role::InstitutionOfficer => (
            words.t("desk-space-institution"),
            vec![
                NavItem::new("institution", words.t("desk-nav-dashboard")),
                hot(NavItem::new("institution/applications", words.t("desk-nav-confirmations"))
                    .counting(waiting.all)),
                NavItem::new("institution/roll", words.t("desk-nav-roll")),
                NavItem::new("institution/lists", words.t("desk-nav-lists")),
            ],
            Some(("institution/applications/search", words.t("desk-find-application"))),
        ),
        Role::RegistrationAgent => (
            words.t("desk-space-registration"),
            vec![
                NavItem::new("fund/applications", words.t("desk-nav-applications")).counting(waiting.all),
                NavItem::new("fund/roll", words.t("desk-nav-roll")),
                NavItem::new("fund/other-covers", words.t("desk-nav-other-covers")),
                NavItem::new("fund/endings", words.t("desk-nav-endings")),
            ],
            find_application,
        ),
        Role::MailroomClerk => (
            words.t("desk-space-mailroom"),
            vec![
                NavItem::new("fund/mailroom", words.t("desk-nav-mailroom")),
                NavItem::new("fund/mailroom/cancel", words.t("desk-nav-cancel")),
            ],
            None,
        ),
        Role::ClaimsOfficer => (
            words.t("desk-space-claims"),
            vec![
                claims(),
                hot(NavItem::new("fund/claims/mine", words.t("desk-nav-mine")).counting(waiting.mine)),
                decided(),
            ],
            find_claim,
        ),
        Role::MedicalReviewer => (words.t("desk-space-medical"), vec![claims(), decided()], find_claim),
        Role::FinancePreparer | Role::FinanceApprover => (
            words.t("desk-space-payments"),
            vec![NavItem::new("fund/payments", words.t("desk-nav-payments"))],
            None,
        ),
        Role::Auditor => (
            words.t("desk-space-audit"),
            vec![
                NavItem::new("fund/audit", words.t("desk-nav-audit")),
                NavItem::new("fund/claims", words.t("desk-nav-claims")),
                decided(),
                NavItem::new("fund/applications", words.t("desk-nav-applications")),
                NavItem::new("fund/endings", words.t("desk-nav-endings")),
                NavItem::new("fund/payments", words.t("desk-nav-payments")),
                NavItem::new("admin", words.t("desk-nav-accounts")),
            ],
            find_claim,
        ),
        Role::Administrator => {
            (words.t("desk-space-admin"), vec![NavItem::new("admin", words.t("desk-nav-accounts"))], None)
        }
        Role::ContactAgent => (
            words.t("desk-space-contact"),
            vec![NavItem::new("fund/contact", words.t("desk-nav-contact"))],
            None,
        ),
        Role::Visitor | Role::Student | Role::System => return Nav::default(),
    };
    Nav { label, items, search }
}
