//! Nationalities as lists write them, to ISO 3166-1 alpha-2: the countries that students in Morocco come from.

use std::{collections::HashMap, sync::OnceLock};

/// Code, and every name: alpha-3, country and nationality in French, Arabic and English. Feminine forms of Arabic
/// nationalities and of French ones in `-e` and `-ne` follow by rule.
const COUNTRIES: &[(&str, &[&str])] = &[
    ("MA", &["MAR", "Maroc", "Marocain", "Morocco", "Moroccan", "المغرب", "مغربي"]),
    ("DZ", &["DZA", "Algérie", "Algérien", "Algeria", "Algerian", "الجزائر", "جزائري"]),
    ("TN", &["TUN", "Tunisie", "Tunisien", "Tunisia", "Tunisian", "تونس", "تونسي"]),
    ("MR", &["MRT", "Mauritanie", "Mauritanien", "Mauritania", "Mauritanian", "موريتانيا", "موريتاني"]),
    ("LY", &["LBY", "Libye", "Libyen", "Libya", "Libyan", "ليبيا", "ليبي"]),
    ("EG", &["EGY", "Égypte", "Égyptien", "Egypt", "Egyptian", "مصر", "مصري"]),
    ("SD", &["SDN", "Soudan", "Soudanais", "Sudan", "Sudanese", "السودان", "سوداني"]),
    ("SN", &["SEN", "Sénégal", "Sénégalais", "Senegal", "Senegalese", "السنغال", "سنغالي"]),
    ("ML", &["MLI", "Mali", "Malien", "Malian", "مالي"]),
    (
        "CI",
        &[
            "CIV",
            "Côte d'Ivoire",
            "Ivoirien",
            "Ivory Coast",
            "Ivorian",
            "ساحل العاج",
            "الكوت ديفوار",
            "إيفواري",
        ],
    ),
    ("GN", &["GIN", "Guinée", "Guinéen", "Guinée Conakry", "Guinea", "Guinean", "غينيا", "غيني"]),
    ("GW", &["GNB", "Guinée-Bissau", "Bissau-Guinéen", "Guinea-Bissau", "غينيا بيساو"]),
    ("GQ", &["GNQ", "Guinée équatoriale", "Équato-guinéen", "Equatorial Guinea", "غينيا الاستوائية"]),
    ("BF", &["BFA", "Burkina Faso", "Burkinabé", "Burkinabè", "بوركينا فاسو", "بوركينابي"]),
    ("NE", &["NER", "Niger", "Nigérien", "Nigerien", "النيجر", "نيجري"]),
    ("NG", &["NGA", "Nigeria", "Nigérian", "نيجيريا", "نيجيري"]),
    ("TD", &["TCD", "Tchad", "Tchadien", "Chad", "Chadian", "تشاد", "تشادي"]),
    ("CM", &["CMR", "Cameroun", "Camerounais", "Cameroon", "Cameroonian", "الكاميرون", "كاميروني"]),
    ("GA", &["GAB", "Gabon", "Gabonais", "Gabonese", "الغابون", "غابوني"]),
    ("CG", &["COG", "Congo", "Congolais", "Congo Brazzaville", "Congolese", "الكونغو", "كونغولي"]),
    (
        "CD",
        &["COD", "RDC", "République démocratique du Congo", "Congo Kinshasa", "DRC", "الكونغو الديمقراطية"],
    ),
    (
        "CF",
        &[
            "CAF",
            "Centrafrique",
            "République centrafricaine",
            "Centrafricain",
            "Central African Republic",
            "إفريقيا الوسطى",
        ],
    ),
    ("TG", &["TGO", "Togo", "Togolais", "Togolese", "الطوغو", "طوغولي"]),
    ("BJ", &["BEN", "Bénin", "Béninois", "Benin", "Beninese", "البنين", "بنيني"]),
    ("GM", &["GMB", "Gambie", "Gambien", "Gambia", "Gambian", "غامبيا", "غامبي"]),
    ("GH", &["GHA", "Ghana", "Ghanéen", "Ghanaian", "غانا", "غاني"]),
    ("SL", &["SLE", "Sierra Leone", "Sierra-Léonais", "سيراليون"]),
    ("LR", &["LBR", "Libéria", "Libérien", "Liberia", "Liberian", "ليبيريا"]),
    ("CV", &["CPV", "Cap-Vert", "Cap-Verdien", "Cape Verde", "الرأس الأخضر"]),
    ("DJ", &["DJI", "Djibouti", "Djiboutien", "Djiboutian", "جيبوتي", "جيبوتي"]),
    ("KM", &["COM", "Comores", "Comorien", "Comoros", "Comorian", "جزر القمر", "قمري"]),
    ("MG", &["MDG", "Madagascar", "Malgache", "Malagasy", "مدغشقر", "ملغاشي"]),
    ("RW", &["RWA", "Rwanda", "Rwandais", "Rwandan", "رواندا", "رواندي"]),
    ("BI", &["BDI", "Burundi", "Burundais", "Burundian", "بوروندي"]),
    ("AO", &["AGO", "Angola", "Angolais", "Angolan", "أنغولا"]),
    ("MZ", &["MOZ", "Mozambique", "Mozambicain", "Mozambican", "موزمبيق"]),
    ("TZ", &["TZA", "Tanzanie", "Tanzanien", "Tanzania", "Tanzanian", "تنزانيا"]),
    ("KE", &["KEN", "Kenya", "Kényan", "Kenyan", "كينيا"]),
    ("UG", &["UGA", "Ouganda", "Ougandais", "Uganda", "Ugandan", "أوغندا"]),
    ("ET", &["ETH", "Éthiopie", "Éthiopien", "Ethiopia", "Ethiopian", "إثيوبيا"]),
    ("SO", &["SOM", "Somalie", "Somalien", "Somalia", "Somali", "الصومال", "صومالي"]),
    ("ZM", &["ZMB", "Zambie", "Zambien", "Zambia", "Zambian", "زامبيا"]),
    ("PS", &["PSE", "Palestine", "Palestinien", "Palestinian", "فلسطين", "فلسطيني"]),
    ("SY", &["SYR", "Syrie", "Syrien", "Syria", "Syrian", "سوريا", "سوري"]),
    ("YE", &["YEM", "Yémen", "Yéménite", "Yemen", "Yemeni", "اليمن", "يمني"]),
    ("IQ", &["IRQ", "Irak", "Iraq", "Irakien", "Iraqi", "العراق", "عراقي"]),
    ("JO", &["JOR", "Jordanie", "Jordanien", "Jordan", "Jordanian", "الأردن", "أردني"]),
    ("LB", &["LBN", "Liban", "Libanais", "Lebanon", "Lebanese", "لبنان", "لبناني"]),
    ("SA", &["SAU", "Arabie saoudite", "Saoudien", "Saudi Arabia", "Saudi", "السعودية", "سعودي"]),
    ("AE", &["ARE", "Émirats arabes unis", "Émirien", "Emirati", "الإمارات", "إماراتي"]),
    ("FR", &["FRA", "France", "Français", "French", "فرنسا", "فرنسي"]),
    ("ES", &["ESP", "Espagne", "Espagnol", "Spain", "Spanish", "إسبانيا", "إسباني"]),
    ("IT", &["ITA", "Italie", "Italien", "Italy", "Italian", "إيطاليا", "إيطالي"]),
    ("BE", &["BEL", "Belgique", "Belge", "Belgium", "Belgian", "بلجيكا", "بلجيكي"]),
    ("NL", &["NLD", "Pays-Bas", "Néerlandais", "Netherlands", "Dutch", "هولندا", "هولندي"]),
    ("DE", &["DEU", "Allemagne", "Allemand", "Germany", "German", "ألمانيا", "ألماني"]),
    ("GB", &["GBR", "Royaume-Uni", "Britannique", "United Kingdom", "British", "بريطانيا", "بريطاني"]),
    ("US", &["USA", "États-Unis", "Américain", "United States", "American", "الولايات المتحدة", "أمريكي"]),
    ("CA", &["CAN", "Canada", "Canadien", "Canadian", "كندا", "كندي"]),
    ("TR", &["TUR", "Turquie", "Turc", "Turque", "Turkey", "Turkish", "تركيا", "تركي"]),
    ("CN", &["CHN", "Chine", "Chinois", "China", "Chinese", "الصين", "صيني"]),
    ("IN", &["IND", "Inde", "Indien", "India", "Indian", "الهند", "هندي"]),
    ("ID", &["IDN", "Indonésie", "Indonésien", "Indonesia", "Indonesian", "إندونيسيا", "إندونيسي"]),
    ("RU", &["RUS", "Russie", "Russe", "Russia", "Russian", "روسيا", "روسي"]),
    ("HT", &["HTI", "Haïti", "Haïtien", "Haiti", "Haitian", "هايتي"]),
];

fn index() -> &'static HashMap<String, &'static str> {
    static INDEX: OnceLock<HashMap<String, &'static str>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: HashMap<String, &'static str> = HashMap::new();
        for (code, names) in COUNTRIES {
            index.insert(code.to_lowercase(), code);
            for name in *names {
                let name = crate::column::fold(name);
                for feminine in ["e", "ne", "ه"] {
                    index.entry(format!("{name}{feminine}")).or_insert(code);
                }
                index.insert(name, code);
            }
        }
        index
    })
}

/// The code of a country or nationality.
pub(crate) fn code(text: &str) -> Option<&'static str> {
    index().get(&crate::column::fold(text)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nationalities_are_read_in_three_languages_and_both_genders() {
        for text in ["MA", "mar", "Marocaine", "MAROCAIN", "Maroc", "مغربية", "مغربي", "المغرب", "Moroccan"]
        {
            assert_eq!(code(text), Some("MA"), "{text}");
        }
        for (text, expected) in [
            ("Sénégalaise", "SN"),
            ("SENEGALAIS", "SN"),
            ("Algérienne", "DZ"),
            ("موريتانية", "MR"),
            ("Côte d’Ivoire", "CI"),
            ("Nigérien", "NE"),
            ("Guinéenne", "GN"),
            ("Niger", "NE"),
            ("مالية", "ML"),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
        }
        assert_eq!(code("Atlantide"), None);
    }

    #[test]
    fn no_name_stands_for_two_countries() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (code, names) in COUNTRIES {
            for name in *names {
                let before = seen.insert(crate::column::fold(name), code);
                assert!(before.is_none_or(|other| other == *code), "{name}: {before:?} and {code}");
            }
        }
    }
}
