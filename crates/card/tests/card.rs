//! Cards are signed, read back, and refused when anything about them was changed.

use amoe_base::{BirthDate, Date, Period, Token};
use amoe_card::{
    CardRefusal, CoverCard, INFLATED_BYTES_MAX, Jws, Keys, PersonName, Revocations, Signer, Standing,
    revocation_id,
};
use proptest::prelude::*;

fn signer(seed: u8) -> Signer {
    Signer::new(&Token::from_bytes([seed; 32])).expect("a key")
}

fn keys(of: &[&Signer]) -> Keys {
    let mut keys = Keys::default();
    for signer in of {
        keys.add(signer.public(), 1);
    }
    keys
}

fn salma() -> CoverCard {
    CoverCard {
        issuer: "https://amoe.example.ma".into(),
        issued: "2026-11-02T09:00:00Z".parse().expect("an instant"),
        names: vec![
            PersonName { first: "Salma".into(), last: "Ouhaddou".into() },
            PersonName { first: "سلمى".into(), last: "أوحدو".into() },
        ],
        birth: BirthDate::Year(2004),
        reference: "AT-7K3M-4Q2D".into(),
        period: Period { from: day("2026-10-01"), to: Some(day("2027-10-01")) },
        payer: "CNOPS".into(),
        rid: revocation_id("6gq4ccmpcw5w6obuh4cc"),
    }
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

#[test]
fn a_card_reads_back_from_its_code_its_file_and_its_bare_text() {
    let (card, signer) = (salma(), signer(7));
    let jws = Jws::sign(&card, &signer);
    assert!(jws.fits_a_code(), "{}", jws.as_str().len());
    let digits = jws.digits();
    assert!(digits.starts_with("shc:/5676") && digits[5..].bytes().all(|b| b.is_ascii_digit()));
    let broken = format!(" SHC:/{}\n {}\u{200f}", &digits[5..400], &digits[400..]);
    for text in [digits.clone(), broken, jws.file(), jws.as_str().to_owned()] {
        let read = Jws::read(&text).expect("a card");
        let checked = read.check(&keys(&[&signer])).expect("genuine");
        assert_eq!(checked.card, card);
        assert_eq!(checked.kid, signer.public().kid());
    }
    assert_eq!(Jws::sign(&card, &signer), jws, "the same card is signed the same");
}

#[test]
fn what_is_signed_has_the_shape_that_the_framework_asks_for() {
    let jws = Jws::sign(&salma(), &signer(7));
    let part = |at: usize| {
        let text = jws.as_str().split('.').nth(at).expect("a part");
        data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).expect("base64")
    };
    let header: serde_json::Value = serde_json::from_slice(&part(0)).expect("a header");
    assert_eq!(header["alg"], "ES256");
    assert_eq!(header["zip"], "DEF");
    assert_eq!(header["kid"].as_str().map(str::len), Some(43));
    let mut json = String::new();
    std::io::Read::read_to_string(&mut flate2::read::DeflateDecoder::new(&part(1)[..]), &mut json)
        .expect("packed");
    assert_eq!(
        json,
        concat!(
            r#"{"iss":"https://amoe.example.ma","nbf":1793610000,"vc":{"type":["https://smarthealth.cards#health-card"],"#,
            r#""credentialSubject":{"fhirVersion":"4.0.1","fhirBundle":{"resourceType":"Bundle","type":"collection","entry":["#,
            r#"{"fullUrl":"resource:0","resource":{"resourceType":"Patient","name":[{"family":"Ouhaddou","given":["Salma"]},"#,
            r#"{"family":"أوحدو","given":["سلمى"]}],"birthDate":"2004"}},"#,
            r#"{"fullUrl":"resource:1","resource":{"resourceType":"Coverage","identifier":[{"value":"AT-7K3M-4Q2D"}],"#,
            r#""status":"active","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","#,
            r#""code":"PUBLICPOL"}]},"beneficiary":{"reference":"resource:0"},"period":{"start":"2026-10-01","#,
            r#""end":"2027-09-30"},"payor":[{"display":"CNOPS"}]}}]}},"rid":"RID"}}"#
        )
        .replace("RID", &salma().rid)
    );
    assert_eq!(salma().rid.len(), 11);
    assert!(salma().rid.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
}

#[test]
fn the_thumbprint_is_that_of_the_standard() {
    // The key of appendix A.3 of RFC 7515; its thumbprint as OpenSSL and jq reckon it.
    let keys = Keys::read(
        br#"{"keys":[{"kty":"RSA","n":"x"},{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"x",
            "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}"#,
    );
    assert_eq!(keys.expect("a set").len(), 1);
    let key = amoe_card::PublicKey::new(
        "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    );
    assert_eq!(key.expect("a key").kid(), "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
}

#[test]
fn another_key_and_a_key_under_a_false_name_are_refused() {
    let (ours, other) = (signer(7), signer(8));
    let jws = Jws::sign(&salma(), &ours);
    assert_eq!(jws.check(&keys(&[&other])), Err(CardRefusal::UnknownKey));
    assert_eq!(jws.check(&Keys::default()), Err(CardRefusal::UnknownKey));
    assert!(jws.check(&keys(&[&other, &ours])).is_ok(), "an older key stays good beside a newer one");
    // The other's key under our name.
    let forged = serde_json::to_string(&keys(&[&other]))
        .expect("json")
        .replace(&other.public().kid(), &ours.public().kid());
    let forged = Keys::read(forged.as_bytes()).expect("a set");
    assert_eq!(jws.check(&forged), Err(CardRefusal::UnknownKey));
}

#[test]
fn other_text_is_no_card() {
    for text in [
        "",
        "shc:/",
        "shc:/12",
        "shc:/99999999",
        "shc:/abc",
        "a.b",
        "a..b",
        "{}",
        r#"{"verifiableCredential":[]}"#,
    ] {
        assert_eq!(Jws::read(text), Err(CardRefusal::NotACard), "{text}");
    }
    assert_eq!(Jws::read("shc:/1/2/5676"), Err(CardRefusal::InParts));
    assert_eq!(Jws::read(&"5".repeat(40_000)), Err(CardRefusal::TooLarge));
}

#[test]
fn a_list_of_revoked_cards_names_the_card_and_no_other() {
    let signer = signer(7);
    let kid = signer.public().kid();
    let checked = Jws::sign(&salma(), &signer).check(&keys(&[&signer])).expect("genuine");
    let today = day("2026-11-24");
    assert_eq!(checked.standing(today, &[]), Standing::Valid);
    assert_eq!(checked.standing(day("2027-09-30"), &[]), Standing::Valid, "the last day is in it");
    assert_eq!(checked.standing(day("2027-10-01"), &[]), Standing::Expired);
    assert_eq!(checked.standing(day("2026-09-30"), &[]), Standing::NotYet);
    let list = Revocations::new(kid.clone(), vec!["AAAAAAAAAAA".into(), salma().rid]);
    assert_eq!(list.ctr, 3);
    let list = Revocations::read(&serde_json::to_vec(&list).expect("json")).expect("a list");
    assert_eq!(checked.standing(today, std::slice::from_ref(&list)), Standing::Revoked);
    let other_key = Revocations { kid: "other".into(), ..list };
    assert_eq!(checked.standing(today, &[other_key]), Standing::Valid);
    let before = |second: i64| Revocations::new(kid.clone(), vec![format!("{}.{second}", salma().rid)]);
    let issued = salma().issued.as_second();
    assert_eq!(checked.standing(today, &[before(issued + 1)]), Standing::Revoked);
    assert_eq!(checked.standing(today, &[before(issued - 1)]), Standing::Valid);
}

proptest! {
    #[test]
    fn any_student_reads_back(
        names in proptest::collection::vec(("[\\PC]{0,60}", "[\\PC]{1,60}"), 1..3),
        year in 1950i16..2012, whole in any::<bool>(), days in 1i32..800, code in "[a-z2-7]{20}",
    ) {
        let names = names.into_iter().map(|(first, last)| PersonName { first, last }).collect();
        let birth = if whole { BirthDate::Full(Date::new(year, 2, 28).expect("a day")) } else { BirthDate::Year(year) };
        let from = day("2026-09-01");
        let period = Period { from, to: from.checked_add(jiff::Span::new().days(days)).ok() };
        let card = CoverCard { names, birth, period, rid: revocation_id(&code), ..salma() };
        let jws = Jws::sign(&card, &signer(7));
        let read = Jws::read(&jws.digits()).and_then(|read| read.check(&keys(&[&signer(7)])));
        prop_assert_eq!(read.map(|checked| checked.card), Ok(card));
    }

    #[test]
    fn no_changed_digit_is_taken(at in 0usize..1300, to in 0u8..10) {
        let digits = Jws::sign(&salma(), &signer(7)).digits();
        let at = 5 + at % (digits.len() - 5);
        let mut changed = digits.clone().into_bytes();
        changed[at] = b'0' + to;
        prop_assume!(changed != digits.as_bytes());
        let changed = String::from_utf8(changed).expect("digits");
        let answer = Jws::read(&changed).and_then(|read| read.check(&keys(&[&signer(7)])));
        prop_assert!(answer.is_err());
    }

    #[test]
    fn whatever_is_typed_is_answered(text in "(shc:/)?[\\PC]{0,200}", digits in "[0-7]{0,300}") {
        let _ = Jws::read(&text).map(|read| read.check(&keys(&[&signer(7)])));
        let _ = Jws::read(&format!("shc:/{digits}")).map(|read| read.check(&keys(&[&signer(7)])));
    }
}

#[test]
fn what_unpacks_to_too_much_is_cut_off_even_when_it_is_signed() {
    // Signed by our own key, as a careless program might: a card of which everything is right but its size.
    let card = CoverCard { payer: "x".repeat(INFLATED_BYTES_MAX), ..salma() };
    let jws = Jws::sign(&card, &signer(7));
    assert!(jws.as_str().len() < 2000, "it packs well");
    assert_eq!(jws.check(&keys(&[&signer(7)])), Err(CardRefusal::TooLarge));
}
