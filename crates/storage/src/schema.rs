//! The tables as typed queries know them; the truth is in `migrations/`. A test compares the two.

diesel::table! {
    institution (id) {
        id -> Text,
        code -> Text,
        name -> Text,
        city -> Text,
    }
}

diesel::table! {
    student (id) {
        id -> Text,
        identity_kind -> Text,
        identity_number -> Text,
        student_number -> Text,
        last8 -> Text,
        birth -> Text,
        listed_name -> Text,
        email_proved_at -> Nullable<BigInt>,
        lang -> Text,
        personal -> Text,
        version -> Integer,
    }
}

diesel::table! {
    user_account (id) {
        id -> Text,
        role -> Text,
        name -> Text,
        email -> Text,
        email_key -> Text,
        identity_number -> Nullable<Text>,
        student_id -> Nullable<Text>,
        institution_id -> Nullable<Text>,
        password -> Nullable<Text>,
        totp -> Nullable<Text>,
        totp_step -> BigInt,
        active -> Bool,
        lang -> Text,
        version -> Integer,
    }
}

diesel::table! {
    session (token_hash) {
        token_hash -> Text,
        user_id -> Text,
        created_at -> BigInt,
        seen_at -> BigInt,
        expires_at -> BigInt,
        complete -> Bool,
    }
}

diesel::table! {
    application_draft (token_hash) {
        token_hash -> Text,
        email_key -> Text,
        body -> Text,
        saved_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    link (token_hash) {
        token_hash -> Text,
        purpose -> Text,
        application_id -> Nullable<Text>,
        user_id -> Nullable<Text>,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    enrolment_list (id) {
        id -> Text,
        institution_id -> Text,
        year -> Integer,
        file_name -> Text,
        file_hash -> Text,
        status -> Text,
        good -> Integer,
        bad -> Integer,
        sent_at -> BigInt,
        sent_by -> Text,
        closed_at -> Nullable<BigInt>,
        version -> Integer,
    }
}

diesel::table! {
    enrolment (institution_id, year, person_key) {
        institution_id -> Text,
        year -> Integer,
        person_key -> Text,
        student_number -> Nullable<Text>,
        identity_kind -> Nullable<Text>,
        identity_number -> Nullable<Text>,
        name -> Text,
        birth -> Text,
        cycle -> Text,
        programme -> Text,
        list_id -> Nullable<Text>,
        email -> Nullable<Text>,
        year_of_study -> Nullable<Integer>,
        listed_name -> Text,
        standing -> Text,
        application_status -> Nullable<Text>,
    }
}

diesel::table! {
    roll_count (institution_id, year, programme, year_of_study, standing) {
        institution_id -> Text,
        year -> Integer,
        programme -> Text,
        year_of_study -> Integer,
        standing -> Text,
        students -> BigInt,
    }
}

diesel::table! {
    enrolment_word (institution_id, word, person_key) {
        institution_id -> Text,
        word -> Text,
        person_key -> Text,
    }
}

diesel::table! {
    other_cover_list (id) {
        id -> Text,
        file_name -> Text,
        file_hash -> Text,
        scheme -> Text,
        status -> Text,
        good -> Integer,
        bad -> Integer,
        sent_at -> BigInt,
        sent_by -> Text,
        closed_at -> Nullable<BigInt>,
        version -> Integer,
    }
}

diesel::table! {
    other_cover (id) {
        id -> Text,
        identity_number -> Text,
        scheme -> Text,
        covered_as -> Text,
        starts_on -> Text,
        ends_on -> Nullable<Text>,
        basis -> Nullable<Text>,
        birth -> Nullable<Text>,
        name -> Text,
        list_id -> Text,
        noted_at -> BigInt,
        disproved_by -> Nullable<Text>,
    }
}

diesel::table! {
    application (id) {
        id -> Text,
        reference -> Text,
        scheme -> Text,
        year -> Integer,
        institution_id -> Text,
        identity_number -> Text,
        student_number -> Text,
        last8 -> Text,
        birth -> Text,
        listed_name -> Text,
        student_id -> Nullable<Text>,
        status -> Text,
        submitted_at -> BigInt,
        active_key -> Nullable<Text>,
        body -> Text,
        version -> Integer,
    }
}

diesel::table! {
    cover (id) {
        id -> Text,
        scheme -> Text,
        student_id -> Text,
        institution_id -> Text,
        year -> Integer,
        application_id -> Text,
        starts_on -> Text,
        ends_on -> Nullable<Text>,
        ended_at -> Nullable<BigInt>,
        ended_why -> Nullable<Text>,
        rulebook -> Text,
        opened_at -> BigInt,
        version -> Integer,
        announced_at -> Nullable<BigInt>,
        closed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    ending (id) {
        id -> Text,
        reference -> Text,
        scheme -> Text,
        cover_id -> Text,
        student_id -> Text,
        institution_id -> Text,
        reason -> Text,
        ends_on -> Text,
        status -> Text,
        asked_at -> BigInt,
        announced_at -> Nullable<BigInt>,
        body -> Text,
        version -> Integer,
    }
}

diesel::table! {
    certificate (id) {
        id -> Text,
        reference -> Text,
        cover_id -> Text,
        student_id -> Text,
        code -> Text,
        status -> Text,
        issued_at -> BigInt,
    }
}

diesel::table! {
    card_key (kid) {
        kid -> Text,
        x -> Text,
        y -> Text,
        secret -> Nullable<Text>,
        status -> Text,
        created_at -> BigInt,
        retired_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    claim (id) {
        id -> Text,
        reference -> Text,
        scheme -> Text,
        student_id -> Text,
        sheet -> Text,
        status -> Text,
        taken_by -> Nullable<Text>,
        since -> BigInt,
        arrived_on -> Nullable<Text>,
        claimed -> BigInt,
        payable -> Nullable<BigInt>,
        opened_at -> BigInt,
        body -> Text,
        version -> Integer,
    }
}

diesel::table! {
    proposal (claim_id) {
        claim_id -> Text,
        claim_version -> Integer,
        rulebook -> Text,
        outcome -> Text,
        payable -> BigInt,
        decision -> Text,
        proposed_at -> BigInt,
    }
}

diesel::table! {
    claim_act (claim_id, line) {
        claim_id -> Text,
        line -> Integer,
        student_id -> Text,
        act_key -> Text,
        done_on -> Text,
        inpe -> Nullable<Text>,
    }
}

diesel::table! {
    batch (id) {
        id -> Text,
        reference -> Text,
        scheme -> Text,
        prepared_by -> Text,
        prepared_at -> BigInt,
        payments -> Integer,
        total -> BigInt,
        status -> Text,
        state -> Text,
        version -> Integer,
    }
}

diesel::table! {
    payment (id) {
        id -> Text,
        batch_id -> Text,
        claim_id -> Text,
        claim_reference -> Text,
        round -> Integer,
        student_id -> Text,
        payee -> Text,
        amount -> BigInt,
        way -> Text,
    }
}

diesel::table! {
    audit (seq) {
        seq -> BigInt,
        at -> BigInt,
        role -> Text,
        user_id -> Nullable<Text>,
        institution_id -> Nullable<Text>,
        act -> Text,
        thing -> Text,
        thing_key -> Text,
        detail -> Text,
        hash -> Text,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        event_key -> Text,
        recipient -> Text,
        lang -> Text,
        template -> Text,
        args -> Text,
        certificate_id -> Nullable<Text>,
        created_at -> BigInt,
        status -> Text,
        attempts -> Integer,
        next_at -> BigInt,
        fence -> BigInt,
        sent_at -> Nullable<BigInt>,
        ending_id -> Nullable<Text>,
        also_lang -> Nullable<Text>,
    }
}

diesel::table! {
    reminder (id) {
        id -> Text,
        email -> Text,
        code -> Text,
        reminded_at -> BigInt,
        stopped_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    form_receipt (actor, form_id) {
        actor -> Text,
        form_id -> Text,
        outcome -> Text,
        at -> BigInt,
        content -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    institution,
    student,
    user_account,
    session,
    application_draft,
    link,
    enrolment_list,
    enrolment,
    enrolment_word,
    roll_count,
    other_cover_list,
    other_cover,
    application,
    cover,
    ending,
    certificate,
    card_key,
    claim,
    proposal,
    claim_act,
    batch,
    payment,
    audit,
    outbox,
    reminder,
    form_receipt
);
