//! One letter of each kind, filled with invented people, papers and numbers; amounts follow the published tariffs.

use amoe_base::Lang;
use amoe_documents::{
    ActLine, Addressee, Bilingual, Card, CareSheet, CareSheetKind, Certificate, DecisionLetter, DecisionLine,
    DecisionTotals, Letterhead, LongTerm, MedicineLine, Outcome, Paper, PaperKind, PaperLine, Patient,
    PaymentOrder, PaymentOrderList, PersonName, Section,
};
use jiff::civil::date;

pub fn fund() -> Letterhead {
    Letterhead {
        name: Bilingual::new(
            "Caisse Nationale des Organismes de Prévoyance Sociale",
            "الصندوق الوطني لمنظمات الاحتياط الاجتماعي",
        ),
        address: Bilingual::new(
            "8-10, rue Al Khalil, B.P. 912, Rabat",
            "8-10، زنقة الخليل، ص.ب. 912، الرباط",
        ),
        contact: "053 800 20 20 · centre.appel@cnops.org.ma".into(),
    }
}

pub fn salma() -> PersonName {
    PersonName::new("Salma Ouhaddou", "سلمى أوحدو")
}

pub fn certificate() -> Certificate {
    Certificate {
        number: "AT-7K3M-4Q2D".into(),
        issued: date(2026, 11, 24),
        issued_on: Bilingual::new("24 novembre 2026", "24 نونبر 2026"),
        issued_at: Bilingual::new("Rabat", "الرباط"),
        fund: fund(),
        scheme: Bilingual::new(
            "Assurance maladie obligatoire de base des étudiants",
            "التأمين الإجباري الأساسي عن المرض الخاص بالطلبة",
        ),
        student: salma(),
        identity_label: Bilingual::new("Carte nationale d’identité", "البطاقة الوطنية للتعريف"),
        identity_number: "JB458213".into(),
        student_number_label: Bilingual::new("Code Massar", "رمز مسار"),
        student_number: "M130012345".into(),
        birth: Bilingual::new("1er mai 2004", "فاتح ماي 2004"),
        institution: Bilingual::new("Faculté des Sciences d’Agadir", "كلية العلوم بأكادير"),
        university: Some(Bilingual::new("Université Ibn Zohr", "جامعة ابن زهر")),
        academic_year: "2026-2027".into(),
        cover_from: Bilingual::new("1er octobre 2026", "فاتح أكتوبر 2026"),
        cover_to: Bilingual::new("30 septembre 2027", "30 شتنبر 2027"),
        legal_basis: Bilingual::new(
            "Loi n° 116-12 relative au régime de l’assurance maladie obligatoire de base des étudiants, décret n° 2-15-657 du 3 septembre 2015.",
            "القانون رقم 116-12 المتعلق بنظام التأمين الإجباري الأساسي عن المرض الخاص بالطلبة، المرسوم رقم 2-15-657 بتاريخ 3 شتنبر 2015.",
        ),
        verify_url: "https://amoe.example/fr/verify/AT-7K3M-4Q2D".into(),
        verify_page: Bilingual::new("amoe.example/fr/verify", "amoe.example/ar/verify"),
        verify_code: "6gq4ccmpcw5w6obuh4cc".into(),
        health_card: Some(health_card(760)),
    }
}

/// As long as a card with so many characters; what it says is for others to read (`crates/card`).
pub fn health_card(characters: usize) -> String {
    let pair = |i: usize| format!("{:02}", i * 37 % 78);
    std::iter::once("shc:/".to_owned()).chain((0..characters).map(pair)).collect()
}

pub fn card() -> Card {
    Card {
        fund: "CNOPS".into(),
        health_card: health_card(760),
        certificate: Certificate { health_card: None, ..certificate() },
    }
}

/// Long names, and a code as large as it may be.
pub fn card_long() -> Card {
    Card { health_card: health_card(1195), certificate: certificate_long(), ..card() }
}

/// A certificate whose every field is as long as real ones get.
pub fn certificate_long() -> Certificate {
    Certificate {
        health_card: Some(health_card(1195)),
        student: PersonName::new(
            "Fatima-Ezzahra Aït Lahcen El Idrissi El Alaoui Benabdeljalil",
            "فاطمة الزهراء أيت لحسن الإدريسي العلوي بن عبد الجليل",
        ),
        identity_label: Bilingual::new("Titre de séjour ou d’immatriculation", "سند الإقامة أو بطاقة التسجيل"),
        identity_number: "A012345B".into(),
        birth: Bilingual::new("2004", "2004"),
        institution: Bilingual::new(
            "École Nationale de Commerce et de Gestion d’Agadir, centre de Dakhla",
            "المدرسة الوطنية للتجارة والتسيير بأكادير، ملحقة الداخلة",
        ),
        university: Some(Bilingual::new(
            "Université Internationale Sidi Mohamed Ben Abdellah des Sciences de la Santé",
            "الجامعة الدولية سيدي محمد بن عبد الله لعلوم الصحة",
        )),
        verify_url: format!(
            "https://amoe-etudiants.organisme-de-prevoyance.gov.example/fr/verify/{}",
            "AT7K3M4Q2D".repeat(8)
        ),
        verify_page: Bilingual::new(
            "amoe-etudiants.organisme-de-prevoyance.gov.example/fr/verify",
            "amoe-etudiants.organisme-de-prevoyance.gov.example/ar/verify",
        ),
        ..certificate()
    }
}

fn enclose() -> Vec<Bilingual> {
    vec![
        Bilingual::new(
            "Ordonnance, avec votre nom, celui du médecin et la durée du traitement",
            "الوصفة الطبية، وفيها اسمكم واسم الطبيب ومدة العلاج",
        ),
        Bilingual::new(
            "Factures du médecin, du laboratoire et de la radiologie",
            "فواتير الطبيب والمختبر ومركز الأشعة",
        ),
        Bilingual::new("Résultats et comptes rendus des examens", "نتائج وتقارير الفحوص"),
        Bilingual::new("Codes-barres des boîtes de médicaments", "رموز علب الأدوية"),
    ]
}

fn post_to() -> Vec<Bilingual> {
    vec![
        Bilingual::new(
            "Caisse Nationale des Organismes de Prévoyance Sociale",
            "الصندوق الوطني لمنظمات الاحتياط الاجتماعي",
        ),
        Bilingual::new("8-10, rue Al Khalil, B.P. 912", "8-10، زنقة الخليل، ص.ب. 912"),
        Bilingual::new("Rabat", "الرباط"),
    ]
}

pub fn care_sheet() -> CareSheet {
    CareSheet {
        kind: CareSheetKind::Ordinary,
        reference: Some("DM-7K3M-4Q2D".into()),
        prepared: date(2026, 10, 20),
        prepared_on: Bilingual::new("20 octobre 2026", "20 أكتوبر 2026"),
        fund: fund(),
        post_to: post_to(),
        patient: Patient {
            name: salma(),
            identity_number: "JB458213".into(),
            address: "Cité universitaire, bloc C, 80000 Agadir".into(),
            phone: "06 12 34 56 78".into(),
        },
        total_spent: "506,40".into(),
        acts: vec![ActLine {
            date: "14/10/2026".into(),
            code: "Cs".into(),
            label: Bilingual::new("Consultation de spécialiste", "استشارة طبيب اختصاصي"),
            inpe: "041207358".into(),
            amount: "300,00".into(),
        }],
        medicines: vec![
            MedicineLine {
                name: "AUGMENTIN 500 mg/62,5 mg, poudre, 12 sachets".into(),
                code: "6118000040286".into(),
                quantity: "1".into(),
                amount: "152,00".into(),
            },
            MedicineLine {
                name: "DOLIPRANE 500 mg, comprimé, boîte de 20".into(),
                code: "6118000041658".into(),
                quantity: "1".into(),
                amount: "9,60".into(),
            },
            MedicineLine {
                name: "DESTEC 5 mg".into(),
                code: String::new(),
                quantity: "1".into(),
                amount: "44,80".into(),
            },
        ],
        send_before: Bilingual::new("13 décembre 2026", "13 دجنبر 2026"),
        send_rule: Bilingual::new(
            "60 jours après le premier acte, ou après la fin d’un traitement continu.",
            "60 يوما بعد أول علاج، أو بعد نهاية علاج متواصل.",
        ),
        enclose: enclose(),
        long_term: None,
    }
}

pub fn care_sheet_full() -> CareSheet {
    let act = care_sheet().acts[0].clone();
    let medicine = care_sheet().medicines[0].clone();
    CareSheet { acts: vec![act; 6], medicines: vec![medicine; 12], ..care_sheet() }
}

pub fn care_sheet_dental() -> CareSheet {
    CareSheet {
        kind: CareSheetKind::Dental,
        acts: vec![ActLine {
            date: "14/10/2026".into(),
            code: "D 10".into(),
            label: Bilingual::new("Obturation, dent 26", "حشو، السن 26"),
            inpe: String::new(),
            amount: "250,00".into(),
        }],
        medicines: Vec::new(),
        total_spent: "250,00".into(),
        ..care_sheet()
    }
}

pub fn care_sheet_long_term() -> CareSheet {
    CareSheet {
        kind: CareSheetKind::LongTerm,
        long_term: Some(LongTerm { code: "12".into(), agreement_number: "2026-000118".into() }),
        ..care_sheet()
    }
}

pub fn care_sheet_blank(kind: CareSheetKind) -> CareSheet {
    CareSheet {
        kind,
        reference: None,
        prepared: date(2026, 10, 1),
        prepared_on: Bilingual::default(),
        patient: Patient::default(),
        total_spent: String::new(),
        acts: Vec::new(),
        medicines: Vec::new(),
        send_before: Bilingual::default(),
        long_term: None,
        ..care_sheet()
    }
}

fn section(title: &str, paragraphs: &[&str]) -> Section {
    Section { title: title.into(), paragraphs: paragraphs.iter().map(|&p| p.into()).collect() }
}

fn line(label: &str, amounts: [&str; 4], sentence: &str) -> DecisionLine {
    let [paid, base, rate, reimbursed] = amounts.map(String::from);
    DecisionLine {
        label: label.into(),
        paid,
        base,
        rate,
        reimbursed,
        sentence: sentence.into(),
        ..DecisionLine::default()
    }
}

pub fn decision_fr() -> DecisionLetter {
    DecisionLetter {
        lang: Lang::Fr,
        reference: "DM-7K3M-4Q2D".into(),
        issued: date(2026, 11, 24),
        issued_on: "Rabat, le 24 novembre 2026".into(),
        fund: fund(),
        to: Addressee {
            name: PersonName::new("Mme Salma Ouhaddou", "سلمى أوحدو"),
            lines: vec!["Cité universitaire, bloc C".into(), "80000 Agadir".into()],
        },
        outcome: Outcome::Accepted,
        title: "Votre remboursement".into(),
        amount: "208,03 DH".into(),
        summary: vec![
            "Vous avez payé 506,40 DH pour les soins du 14 octobre 2026. Nous virons 208,03 DH sur le compte qui se termine par 0160. Le tableau montre le calcul, ligne par ligne.".into(),
        ],
        unit: "DH".into(),
        lines: vec![
            line("Consultation de spécialiste", ["300,00", "150,00", "80 %", "120,00"], "Consultation de médecin spécialiste, le 14 octobre 2026\u{a0}: vous avez payé 300,00 DH ; le tarif de référence est de 150,00 DH (Arrêté 1961-06 du 4 août 2006, grille 1, depuis le 4 août 2006) ; 80 % de 150,00 DH font 120,00 DH (Décret 2-05-736, article 1)."),
            line("Augmentin 500 mg/62,5 mg", ["152,00", "116,25", "70 %", "81,38"], "Augmentin 500 mg/62,5 mg, le 14 octobre 2026\u{a0}: vous avez payé 152,00 DH ; la base de remboursement est de 116,25 DH (Liste des médicaments remboursables, depuis le 1er janvier 2014) ; 70 % de 116,25 DH font 81,38 DH, montant arrondi au centime (hypothèse sans texte publié, à confirmer\u{a0}: Règle de la caisse)."),
            line("Doliprane 500 mg", ["9,60", "9,50", "70 %", "6,65"], "Doliprane 500 mg, le 14 octobre 2026\u{a0}: vous avez payé 9,60 DH ; la base de remboursement est de 9,50 DH (Liste des médicaments remboursables, depuis le 1er janvier 2014) ; 70 % de 9,50 DH font 6,65 DH."),
            line("Destec 5 mg", ["44,80", "0,00", "0 %", "0,00"], "Destec 5 mg, le 14 octobre 2026\u{a0}: vous avez payé 44,80 DH ; ce médicament n’est pas sur la liste, rien n’est remboursé (Liste des médicaments remboursables)."),
        ],
        totals: Some(DecisionTotals { paid: "506,40".into(), base: "275,75".into(), reimbursed: "208,03".into() }),
        sections: vec![
            section("Ce qui reste à votre charge", &["298,37 DH : 150,00 DH au-dessus du tarif de référence, 103,57 DH de ticket modérateur et de différence de prix, 44,80 DH hors liste."]),
            section("Pas d’accord ?", &["Écrivez-nous depuis votre espace ou à l’adresse ci-dessus, avec la référence, avant le 23 janvier 2027."]),
        ],
        verify_url: "https://amoe.example/fr/verify/DM-7K3M-4Q2D".into(),
        verify_code: "DM-7K3M-4Q2D".into(),
    }
}

pub fn decision_ar() -> DecisionLetter {
    let on = |line: DecisionLine| DecisionLine {
        sub: "\u{2068}14 أكتوبر 2026\u{2069} · \u{2068}2 AMP\u{2069} · \u{2068}Dr Leïla Bennani\u{2069}"
            .into(),
        ..line
    };
    DecisionLetter {
        lang: Lang::Ar,
        issued_on: "الرباط، في 24 نونبر 2026".into(),
        title: "تعويضكم".into(),
        amount: "208,03 درهم".into(),
        // With the isolates that a message formatter puts around what it fills in.
        summary: vec![
            "أدّيتم \u{2068}506,40 درهم\u{2069} عن علاجات \u{2068}14 أكتوبر 2026\u{2069}. نحوّل \u{2068}208,03 درهم\u{2069} إلى الحساب المنتهي بـ \u{2068}0160\u{2069}. يبيّن الجدول طريقة الحساب سطرا بسطر. ملفكم رقم 2026-000001.".into(),
        ],
        unit: "درهم".into(),
        lines: vec![
            on(line("استشارة طبيب اختصاصي", ["300,00", "150,00", "80%", "120,00"], "استشارة طبيب اختصاصي بتاريخ \u{2068}14 أكتوبر 2026\u{2069}: \u{2068}أدّيتم \u{2068}300,00\u{a0}درهم\u{2069}، والتعريفة الوطنية المرجعية هي \u{2068}150,00\u{a0}درهم\u{2069} (\u{2068}القرار \u{2066}1961-06\u{2069} بتاريخ \u{2066}4\u{2069} غشت \u{2066}2006\u{2069}، الجدول \u{2066}1\u{2069}\u{2069})\u{2069}؛ \u{2068}تُعوَّضون بنسبة \u{2068}80%\u{2069} من \u{2068}150,00\u{a0}درهم\u{2069}، أي \u{2068}120,00\u{a0}درهم\u{2069} (\u{2068}المرسوم \u{2066}2-05-736\u{2069}، المادة \u{2066}1\u{2069}\u{2069})\u{2069}.")),
            line("Augmentin 500 mg/62,5 mg", ["152,00", "116,25", "70%", "81,38"], "\u{2068}Augmentin 500 mg/62,5 mg\u{2069} بتاريخ \u{2068}14 أكتوبر 2026\u{2069}: \u{2068}أدّيتم \u{2068}152,00\u{a0}درهم\u{2069}، وأساس التعويض هو \u{2068}116,25\u{a0}درهم\u{2069} (لائحة الأدوية المقبول إرجاع مصاريفها)\u{2069}؛ \u{2068}تُعوَّضون بنسبة \u{2068}70%\u{2069} من \u{2068}116,25\u{a0}درهم\u{2069}، أي \u{2068}81,38\u{a0}درهم\u{2069}، بعد التقريب إلى السنتيم (افتراض لا يستند إلى نص منشور، يجب تأكيده: قاعدة الصندوق)\u{2069}."),
            line("Doliprane 500 mg", ["9,60", "9,50", "70%", "6,65"], "\u{2068}Doliprane 500 mg\u{2069} بتاريخ \u{2068}14 أكتوبر 2026\u{2069}: \u{2068}أدّيتم \u{2068}9,60\u{a0}درهم\u{2069}، وأساس التعويض هو \u{2068}9,50\u{a0}درهم\u{2069} (لائحة الأدوية المقبول إرجاع مصاريفها)\u{2069}؛ \u{2068}تُعوَّضون بنسبة \u{2068}70%\u{2069} من \u{2068}9,50\u{a0}درهم\u{2069}، أي \u{2068}6,65\u{a0}درهم\u{2069}\u{2069}."),
            line("Destec 5 mg", ["44,80", "0,00", "0%", "0,00"], "\u{2068}Destec 5 mg\u{2069} بتاريخ \u{2068}14 أكتوبر 2026\u{2069}: \u{2068}أدّيتم \u{2068}44,80\u{a0}درهم\u{2069}، وهذا الدواء غير وارد في اللائحة، فلا تعويض عنه (لائحة الأدوية المقبول إرجاع مصاريفها)\u{2069}."),
        ],
        sections: vec![
            section("ما يبقى على عاتقكم", &["298,37 درهم: 150,00 درهم فوق التعريفة المرجعية، و103,57 درهم حصتكم وفرق الثمن، و44,80 درهم خارج اللائحة."]),
            section("غير موافقين؟", &["راسلونا من فضائكم أو على العنوان أعلاه مع ذكر المرجع، قبل 23 يناير 2027."]),
        ],
        verify_url: "https://amoe.example/ar/verify/DM-7K3M-4Q2D".into(),
        ..decision_fr()
    }
}

/// Sent back for a paper, in English: no amount, no table.
pub fn decision_en_returned() -> DecisionLetter {
    DecisionLetter {
        lang: Lang::En,
        issued_on: "Rabat, 24 November 2026".into(),
        outcome: Outcome::Returned,
        title: "We need one more paper".into(),
        amount: String::new(),
        summary: vec![
            "We received your claim on 9 November 2026. We cannot decide it yet, because one paper is missing.".into(),
        ],
        unit: "MAD".into(),
        lines: vec![],
        totals: None,
        sections: vec![
            section("What is missing", &["The prescription of 14 October 2026, as an original, with your name, the doctor’s name and the length of the treatment (R07)."]),
            section("What to do", &["Post the prescription to the address above with the reference, before 23 January 2027. We keep your other papers; do not send them again."]),
        ],
        verify_url: "https://amoe.example/en/verify/DM-7K3M-4Q2D".into(),
        ..decision_fr()
    }
}

/// A long Arabic letter, over two pages.
pub fn decision_ar_long() -> DecisionLetter {
    let lines = decision_ar().lines;
    DecisionLetter { lines: lines.iter().cycle().take(14).cloned().collect(), ..decision_ar() }
}

pub fn payment_order_list(lang: Lang) -> PaymentOrderList {
    let (issued_on, unit, total, total_with_unit) = match lang {
        Lang::Ar => ("الرباط، في 2 دجنبر 2026", "درهم", "8.321,20", "8.321,20 درهم"),
        Lang::Fr => ("Rabat, le 2 décembre 2026", "DH", "8 321,20", "8 321,20 DH"),
        Lang::En => ("Rabat, 2 December 2026", "MAD", "8,321.20", "MAD 8,321.20"),
    };
    let order = |i: usize| PaymentOrder {
        number: format!("OP-7K3M-{i:04}"),
        name: if i.is_multiple_of(3) {
            PersonName::new("Abderrahmane Aït Lahcen", "عبد الرحمان أيت لحسن")
        } else {
            salma()
        },
        identity_number: format!("JB{}", 458_213 + i),
        address: if i.is_multiple_of(4) {
            "Résidence Al Massira, immeuble 12, appartement 7, Hay Mohammadi, 80000 Agadir".into()
        } else {
            "Cité universitaire, bloc C, 80000 Agadir".into()
        },
        amount: "208,03".into(),
    };
    PaymentOrderList {
        lang,
        reference: "LP-2026-000001".into(),
        issued: date(2026, 12, 2),
        issued_on: issued_on.into(),
        fund: fund(),
        orders: (1..=40).map(order).collect(),
        count: "40".into(),
        total: total.into(),
        total_with_unit: total_with_unit.into(),
        unit: unit.into(),
        prepared_by: "Karima Bennis".into(),
        approved_by: "Youssef Alaoui".into(),
    }
}

pub fn paper(kind: PaperKind) -> Paper {
    let line = |label: &str, detail: &str, amount: &str| PaperLine {
        label: label.into(),
        detail: detail.into(),
        amount: amount.into(),
    };
    let doctor = PersonName::new("Dr Nadia Benjelloun", "الدكتورة نادية بنجلون");
    let (provider, speciality, number, lines, total) = match kind {
        PaperKind::DoctorInvoice => (
            doctor,
            PersonName::new("Cardiologue", "أخصائية أمراض القلب والشرايين"),
            "2026/0418",
            vec![line("Consultation spécialisée (Cs)", "1", "300,00")],
            "300,00 DH",
        ),
        PaperKind::Prescription => (
            doctor,
            PersonName::new("Cardiologue", "أخصائية أمراض القلب والشرايين"),
            "",
            vec![
                line("AUGMENTIN 500 mg/62,5 mg, sachets", "1 sachet 3 fois par jour, pendant 4 jours", ""),
                line(
                    "DOLIPRANE 500 mg, comprimés",
                    "1 comprimé en cas de douleur, 3 au plus par jour, pendant 5 jours",
                    "",
                ),
                line("DESTEC 5 mg", "1 comprimé le matin, pendant 30 jours", ""),
            ],
            "",
        ),
        PaperKind::PharmacyTicket => (
            PersonName::new("Pharmacie Ibn Zohr", "صيدلية ابن زهر"),
            PersonName::default(),
            "014872",
            vec![
                line("AUGMENTIN 500/62,5 12 SACH", "1", "152,00"),
                line("DOLIPRANE 500 MG 20 CP", "1", "9,60"),
                line("DESTEC 5 MG", "1", "44,80"),
            ],
            "206,40 DH",
        ),
        PaperKind::LaboratoryInvoice => (
            PersonName::new("Laboratoire Souss d’analyses médicales", "مختبر سوس للتحاليل الطبية"),
            PersonName::new("Biologiste responsable : Dr Omar Tazi", "الطبيب الإحيائي: الدكتور عمر التازي"),
            "L-2026-3391",
            vec![
                line("Numération formule sanguine", "B 80", "107,20"),
                line("Glycémie à jeun", "B 30", "40,20"),
            ],
            "147,40 DH",
        ),
    };
    Paper {
        kind,
        number: number.into(),
        issued: date(2026, 10, 14),
        issued_on: "14/10/2026".into(),
        provider,
        speciality,
        address: "12, avenue Hassan II, Agadir".into(),
        phone: "05 28 00 00 00".into(),
        inpe: "091234567".into(),
        ice: "001234567000062".into(),
        patient: "Salma Ouhaddou".into(),
        lines,
        total: total.into(),
    }
}
