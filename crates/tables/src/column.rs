//! The columns of an enrolment list and the names people give them, in French, Arabic and English, and in Apogée's own.
//! To add a name: write it in [`NAMES`] as a person would; case, accents, punctuation and filler words do not matter.

use std::{collections::HashMap, sync::OnceLock};

amoe_base::text_enum! {
    /// A column that an enrolment list may have.
    pub enum Column {
        /// Massar code or CNE.
        StudentNumber => "student_number",
        /// National identity card, or any identity paper.
        IdentityDocument => "identity_document",
        /// Passport.
        Passport => "passport",
        /// Residence card.
        ResidenceCard => "residence_card",
        /// The number that the institution itself gives, such as Apogée's.
        InstitutionNumber => "institution_number",
        /// Family name, in Latin letters.
        LastLatin => "last_latin",
        /// First name, in Latin letters.
        FirstLatin => "first_latin",
        /// Family name, in Arabic letters.
        LastArabic => "last_arabic",
        /// First name, in Arabic letters.
        FirstArabic => "first_arabic",
        /// Both names in one column, which cannot be taken apart safely.
        FullName => "full_name",
        /// Birth date.
        BirthDate => "birth_date",
        /// Sex.
        Sex => "sex",
        /// Nationality.
        Nationality => "nationality",
        /// Licence, master, doctorate …
        Cycle => "cycle",
        /// Course of study.
        Programme => "programme",
        /// Year of study.
        YearOfStudy => "year_of_study",
        /// Faculty or school.
        Institution => "institution",
        /// E-mail address.
        Email => "email",
        /// Phone.
        Phone => "phone",
        /// Another scheme of health cover.
        Scheme => "scheme",
        /// In which quality somebody is covered there: holder or dependant.
        Quality => "quality",
        /// What gives that cover: a job, or something else.
        Basis => "basis",
        /// First day of a period.
        From => "from",
        /// Last day of a period.
        Until => "until",
        /// Why a line was rejected: the column that we add.
        Reason => "reason",
    }
}

/// Every name by which a column is known. Apogée's are those of its table INDIVIDU, with the Moroccan additions.
const NAMES: &[(Column, &[&str])] = &[
    (
        Column::StudentNumber,
        &[
            "CNE",
            "N° CNE",
            "Code CNE",
            "Massar",
            "Code Massar",
            "Massar code",
            "N° Massar",
            "CNE/Massar",
            "Massar/CNE",
            "Code Massar (CNE)",
            "CNE (Code Massar)",
            "CNE ou Massar",
            "Code national de l'étudiant",
            "Code national étudiant",
            "Numéro national de l'étudiant",
            "COD_NNE_IND",
            "NNE",
            "Identifiant Massar",
            "National student number",
            "رمز مسار",
            "مسار",
            "رقم مسار",
            "كود مسار",
            "الرمز الوطني للطالب",
            "الرمز الوطني",
            "الرقم الوطني للطالب",
            "رقم الطالب الوطني",
        ],
    ),
    (
        Column::IdentityDocument,
        &[
            "CIN",
            "CINE",
            "CNIE",
            "CNI",
            "N° CIN",
            "N° CINE",
            "N° CNIE",
            "CIN_IND",
            "N° CIN_IND",
            "Code CIN",
            "CIN/Passeport",
            "CINE/Passeport",
            "CNIE/Passeport",
            "CIN ou passeport",
            "CIN / Passeport / Carte de séjour",
            "CIN/Passport",
            "Carte nationale",
            "N° carte nationale",
            "Carte d'identité nationale",
            "Carte nationale d'identité",
            "N° de la carte d'identité nationale",
            "Carte nationale d'identité électronique",
            "Carte d'identité",
            "Pièce d'identité",
            "N° pièce d'identité",
            "ID card",
            "National ID",
            "Identity document",
            "Identity card",
            "رقم البطاقة الوطنية",
            "البطاقة الوطنية",
            "رقم البطاقة الوطنية للتعريف",
            "البطاقة الوطنية للتعريف",
            "رقم البطاقة الوطنية للتعريف الإلكترونية",
            "ر.ب.و",
            "رقم ب.و",
            "رقم ب.و.ت",
            "ب.و.ت",
            "ب.ت.و",
            "رقم ب.ت.و",
            "رقم بطاقة التعريف",
            "بطاقة التعريف الوطنية",
            "رقم بطاقة التعريف الوطنية",
            "رقم ب.ت.و أو جواز السفر",
            "البطاقة الوطنية أو جواز السفر",
            "وثيقة الهوية",
        ],
    ),
    (
        Column::Passport,
        &[
            "Passeport",
            "N° passeport",
            "N° de passeport",
            "Passport",
            "Passport number",
            "جواز السفر",
            "رقم جواز السفر",
        ],
    ),
    (
        Column::ResidenceCard,
        &[
            "Carte de séjour",
            "N° carte de séjour",
            "Titre de séjour",
            "N° titre de séjour",
            "Carte de résidence",
            "Residence card",
            "Residence permit",
            "بطاقة الإقامة",
            "رقم بطاقة الإقامة",
            "سند الإقامة",
        ],
    ),
    (
        Column::InstitutionNumber,
        &[
            "Apogée",
            "Code Apogée",
            "N° Apogée",
            "COD_ETU",
            "Code étudiant",
            "N° étudiant",
            "Numéro étudiant",
            "N° d'inscription",
            "Numéro d'inscription",
            "Matricule",
            "Student number",
            "Student ID",
            "Student no",
            "رقم أبوجي",
            "رقم الطالب",
            "رقم التسجيل",
            "رمز الطالب",
        ],
    ),
    (
        Column::LastLatin,
        &[
            "Nom",
            "Nom de famille",
            "Nom (fr)",
            "Nom fr",
            "Nom français",
            "Nom en français",
            "Nom latin",
            "Nom patronymique",
            "LIB_NOM_PAT_IND",
            "LIB_NOM_IND",
            "Nom étudiant",
            "Nom de l'étudiant",
            "Last name",
            "Lastname",
            "Surname",
            "Family name",
            "Last name (Latin)",
            "الاسم العائلي بالفرنسية",
            "الاسم العائلي بالحروف اللاتينية",
            "النسب بالفرنسية",
            "النسب بالحروف اللاتينية",
        ],
    ),
    (
        Column::FirstLatin,
        &[
            "Prénom",
            "Prénoms",
            "Prénom(s)",
            "Prénom (fr)",
            "Prénom fr",
            "Prénom français",
            "Prénom en français",
            "Prénom latin",
            "LIB_PR1_IND",
            "Prénom 1",
            "1er prénom",
            "Prénom étudiant",
            "Prénom de l'étudiant",
            "First name",
            "Firstname",
            "Given name",
            "Given names",
            "First name (Latin)",
            "الاسم الشخصي بالفرنسية",
            "الاسم الشخصي بالحروف اللاتينية",
            "الاسم بالفرنسية",
            "الاسم بالحروف اللاتينية",
        ],
    ),
    (
        Column::LastArabic,
        &[
            "Nom arabe",
            "Nom (ar)",
            "Nom ar",
            "Nom en arabe",
            "Nom de famille arabe",
            "Nom patronymique arabe",
            "LIB_NOM_IND_ARB",
            "LIB_NOM_PAT_IND_ARB",
            "LIB_NOM_PAT_IND_AR",
            "Last name (Arabic)",
            "Arabic last name",
            "Family name (Arabic)",
            "Surname (Arabic)",
            "النسب",
            "الاسم العائلي",
            "اسم العائلة",
            "اللقب",
            "النسب بالعربية",
            "الاسم العائلي بالعربية",
            "الاسم العائلي (بالعربية)",
        ],
    ),
    (
        Column::FirstArabic,
        &[
            "Prénom arabe",
            "Prénom (ar)",
            "Prénom ar",
            "Prénom en arabe",
            "LIB_PRN_IND_ARB",
            "LIB_PR1_IND_ARB",
            "LIB_PR1_IND_AR",
            "First name (Arabic)",
            "Arabic first name",
            "Given name (Arabic)",
            "الاسم",
            "الاسم الشخصي",
            "الاسم بالعربية",
            "الاسم الشخصي بالعربية",
        ],
    ),
    (
        Column::FullName,
        &[
            "Nom et prénom",
            "Nom & prénom",
            "Nom prénom",
            "Prénom et nom",
            "Nom et prénoms",
            "Nom complet",
            "Full name",
            "Name",
            "الاسم الكامل",
            "الاسم والنسب",
            "الاسم و النسب",
            "النسب والاسم",
            "الاسم العائلي والشخصي",
            "الاسم الشخصي والعائلي",
        ],
    ),
    (
        Column::BirthDate,
        &[
            "Date de naissance",
            "Date naissance",
            "Date naiss",
            "Date nais",
            "Date de naiss.",
            "Né(e) le",
            "Née le",
            "Né le",
            "DDN",
            "D.N.",
            "Naissance",
            "DATE_NAI_IND",
            "DAT_NAI_IND",
            "Date of birth",
            "Birth date",
            "Birthdate",
            "Birthday",
            "DOB",
            "Born",
            "Année de naissance",
            "تاريخ الازدياد",
            "تاريخ الإزدياد",
            "تاريخ الميلاد",
            "تاريخ الولادة",
            "الازدياد",
            "ت. الازدياد",
        ],
    ),
    (Column::Sex, &["Sexe", "Genre", "COD_SEX_ETU", "Code sexe", "Sex", "Gender", "الجنس", "النوع"]),
    (
        Column::Nationality,
        &[
            "Nationalité",
            "COD_PAY_NAT",
            "LIB_PAY_NAT",
            "LIB_NAT",
            "Pays de nationalité",
            "Nationality",
            "Citizenship",
            "الجنسية",
            "جنسية الطالب",
        ],
    ),
    (
        Column::Cycle,
        &[
            "Cycle",
            "Cycle d'études",
            "Type de diplôme",
            "Diplôme",
            "LIB_CYC",
            "COD_CYC",
            "LIB_DIP",
            "COD_DIP",
            "Degree",
            "Level",
            "Study cycle",
            "السلك",
            "سلك الدراسة",
            "السلك الدراسي",
            "الشهادة",
            "الدبلوم",
            "نوع الدبلوم",
        ],
    ),
    (
        Column::Programme,
        &[
            "Filière",
            "Intitulé de la filière",
            "Filière d'études",
            "Formation",
            "Étape",
            "LIB_ETP",
            "COD_ETP",
            "Libellé étape",
            "Code étape",
            "Parcours",
            "Spécialité",
            "Branche",
            "Programme",
            "Program",
            "Course",
            "Field of study",
            "Major",
            "المسلك",
            "الشعبة",
            "التخصص",
            "مسلك التكوين",
            "التكوين",
        ],
    ),
    (
        Column::YearOfStudy,
        &[
            "Année d'études",
            "Année d'étude",
            "Niveau",
            "Niveau d'études",
            "Année",
            "Semestre",
            "Year",
            "Year of study",
            "Study year",
            "Semester",
            "السنة",
            "السنة الدراسية",
            "سنة الدراسة",
            "المستوى",
            "المستوى الدراسي",
            "الفصل",
        ],
    ),
    (
        Column::Institution,
        &[
            "Établissement",
            "Nom établissement",
            "Faculté",
            "École",
            "COD_CMP",
            "LIB_CMP",
            "Composante",
            "Institution",
            "Faculty",
            "School",
            "المؤسسة",
            "الكلية",
            "المدرسة",
            "مؤسسة التسجيل",
        ],
    ),
    (
        Column::Email,
        &[
            "E-mail",
            "Email",
            "Mail",
            "Adresse e-mail",
            "Adresse mail",
            "Adresse électronique",
            "Courriel",
            "Email étudiant",
            "Mail étudiant",
            "Email institutionnel",
            "Email académique",
            "Adresse email institutionnelle",
            "E-mail address",
            "البريد الإلكتروني",
            "البريد",
            "عنوان البريد الإلكتروني",
            "الإيميل",
        ],
    ),
    (
        Column::Phone,
        &[
            "Téléphone",
            "Tél",
            "Tél.",
            "N° tél",
            "N° de téléphone",
            "GSM",
            "N° GSM",
            "Portable",
            "Mobile",
            "Tél portable",
            "Tél GSM",
            "Téléphone portable",
            "Téléphone mobile",
            "NUM_TEL",
            "Phone",
            "Phone number",
            "Mobile phone",
            "الهاتف",
            "رقم الهاتف",
            "الهاتف المحمول",
            "الهاتف النقال",
            "رقم الهاتف المحمول",
            "رقم الهاتف النقال",
        ],
    ),
    (
        Column::Scheme,
        &[
            "Régime",
            "Régime AMO",
            "Régime d'assurance",
            "Organisme",
            "Organisme gestionnaire",
            "Caisse",
            "Scheme",
            "Fund",
            "النظام",
            "نظام التغطية",
            "الصندوق",
            "الهيئة المدبرة",
        ],
    ),
    (
        Column::Quality,
        &[
            "Qualité",
            "Qualité de l'assuré",
            "Assuré ou ayant droit",
            "Type de bénéficiaire",
            "Lien",
            "Lien de parenté",
            "Quality",
            "Covered as",
            "الصفة",
            "صفة المستفيد",
            "صلة القرابة",
        ],
    ),
    (
        Column::Basis,
        &[
            "Nature de l'affiliation",
            "Type d'affiliation",
            "Catégorie d'assuré",
            "Type d'activité",
            "Activité",
            "Basis",
            "طبيعة الانخراط",
            "نوع الانخراط",
            "طبيعة النشاط",
        ],
    ),
    (
        Column::From,
        &[
            "Date de début",
            "Début",
            "Début des droits",
            "Date d'ouverture des droits",
            "Ouverture des droits",
            "Date d'affiliation",
            "Droits du",
            "From",
            "Start date",
            "تاريخ البداية",
            "بداية الحقوق",
            "تاريخ فتح الحقوق",
            "تاريخ الانخراط",
        ],
    ),
    (
        Column::Until,
        &[
            "Date de fin",
            "Fin",
            "Fin des droits",
            "Date de fermeture des droits",
            "Fermeture des droits",
            "Droits au",
            "Until",
            "To",
            "End date",
            "تاريخ النهاية",
            "نهاية الحقوق",
            "تاريخ إغلاق الحقوق",
        ],
    ),
    (
        Column::Reason,
        &[
            "Motif",
            "Motif du rejet",
            "Motif de rejet",
            "À corriger",
            "Raison",
            "Reason",
            "Reason for rejection",
            "To correct",
            "سبب الرفض",
            "السبب",
            "ما يجب تصحيحه",
        ],
    ),
];

/// Words that do not change what a column is.
const FILLERS: &[&str] = &[
    "n", "no", "nr", "num", "numero", "number", "code", "cod", "de", "du", "des", "d", "l", "la", "le",
    "les", "of", "the", "et", "ou", "or", "and", "رقم", "رمز",
];

/// Letters and digits in lower case without accents or vowel marks, blanks between words. Kinds of alif, and the letters
/// that typists confuse with ه and ي, become one.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in amoe_base::clean(text).chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' | 'í' => 'i',
            'ô' | 'ö' | 'ó' => 'o',
            'û' | 'ù' | 'ü' | 'ú' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ة' => 'ه',
            'ى' | 'ی' => 'ي',
            'ک' => 'ك',
            'œ' => {
                out.push('o');
                'e'
            }
            // Combining accents, Arabic vowel marks, the lengthening stroke.
            '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | 'ـ' => continue,
            other if other.is_alphanumeric() => other,
            _ => ' ',
        };
        if plain != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(plain);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Two keys: all words joined, and the words that matter joined.
fn keys(name: &str) -> (String, String) {
    let folded = fold(name);
    let matters: String = folded.split(' ').filter(|word| !FILLERS.contains(word)).collect();
    (folded.replace(' ', ""), matters)
}

fn index() -> &'static HashMap<String, Column> {
    static INDEX: OnceLock<HashMap<String, Column>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = HashMap::new();
        for (column, names) in NAMES {
            for name in *names {
                index.insert(keys(name).0, *column);
            }
        }
        // The shortened keys only where no full name has them.
        for (column, names) in NAMES {
            for name in *names {
                let short = keys(name).1;
                if !short.is_empty() {
                    index.entry(short).or_insert(*column);
                }
            }
        }
        index
    })
}

/// Which column a header cell names.
pub(crate) fn recognise(name: &str) -> Option<Column> {
    // No column name is as long as this; a title may be.
    if name.len() > 200 {
        return None;
    }
    let find = |name: &str| {
        let (full, short) = keys(name);
        index().get(&full).or_else(|| index().get(&short)).copied()
    };
    // A hint in brackets, as in "Date de naissance (jj/mm/aaaa)", goes only when the whole is not known: "Nom (ar)".
    find(name).or_else(|| name.split_once('(').and_then(|(before, _)| find(before)))
}

/// Does the header promise a CNE of ten digits, so that eight or nine digits have lost zeros?
pub(crate) fn says_cne(name: &str) -> bool {
    fold(name).split(' ').any(|word| matches!(word, "cne" | "nne"))
}

/// How many different columns these cells name.
pub(crate) fn count_known<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let mut found: Vec<Column> = cells.filter_map(recognise).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_recognised_as_its_own_column() {
        for (column, names) in NAMES {
            for name in *names {
                assert_eq!(recognise(name), Some(*column), "{name}");
                assert_eq!(recognise(&format!("  {} : ", name.to_uppercase())), Some(*column), "{name}");
            }
        }
    }

    #[test]
    fn spelling_does_not_matter() {
        for (name, column) in [
            ("PRENOM", Column::FirstLatin),
            ("date_de_naissance", Column::BirthDate),
            ("DATE NAISSANCE (jj/mm/aaaa)", Column::BirthDate),
            ("N°CNE", Column::StudentNumber),
            ("تَارِيخ الاِزْدِياد", Column::BirthDate),
            ("الإسم الشخصي", Column::FirstArabic),
            ("البطاقه الوطنيه", Column::IdentityDocument),
        ] {
            assert_eq!(recognise(name), Some(column), "{name}");
        }
        assert_eq!(recognise(""), None);
        assert_eq!(recognise("N°"), None, "the running number of a line is nothing to us");
        assert_eq!(recognise("Lieu de naissance"), None);
    }
}
