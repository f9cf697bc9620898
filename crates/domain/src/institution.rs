//! Universities, faculties and schools.

use amoe_base::Trilingual;
use serde::{Deserialize, Serialize};

use crate::{
    InstitutionId,
    policy::{Belongs, Thing, ThingKind},
};

/// A university, faculty or school whose students can be insured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// Id.
    pub id: InstitutionId,
    /// Short stable code, as in lists: `uiz-fsa`.
    pub code: String,
    /// Name.
    pub name: Trilingual,
    /// Town.
    pub city: Trilingual,
}

impl Thing for Institution {
    const KIND: ThingKind = ThingKind::Institution;
    fn belongs(&self) -> Belongs {
        Belongs { institution: Some(self.id), ..Belongs::default() }
    }
    fn key(&self) -> String {
        self.id.to_string()
    }
}
