# Covers that end before their time: cancelled by the student, or studies that the institution reports; what a date brings.
cancel-title = Cancel the insurance
cancel-offer = Read what follows from cancelling before you ask for it.
cancel-look = See what follows
cancel-follows = What follows from cancelling
cancel-last = Last day covered
cancel-certificate = Your certificate
cancel-certificate-text = It stops being valid after that day, and so do the card and the QR code: whoever checks it reads that it was revoked.
cancel-claims = Your claims
cancel-claims-none = No claim is open. Care received up to that day stays covered: send your claims within the usual time.
cancel-claims-text = Nothing changes for these claims: care received up to that day stays covered, and what you have not sent yet can still be sent within the usual time. Care received later is not reimbursed.
cancel-return = If you change your mind
cancel-return-text = Until { $last }, one click in your space takes the request back and nothing changes. After that, you can apply again for the next academic year.
cancel-mandatory = The insurance is mandatory for whoever has no other cover. Cancel only if you are covered elsewhere.
cancel-ask = Ask for cancellation
cancel-camera = Photograph the identity card
cancel-paper = Copy of the identity card
cancel-paper-hint = Both sides, as PDF, JPEG or PNG. Foreign students: the passport or the residence card.
cancel-days =
    { $count ->
        [one] You can take the request back for { $count } day.
       *[other] You can take the request back for { $count } days.
    }
cancel-send = Ask for cancellation
cancel-keep = Keep the insurance
cancel-withdraw = Keep my insurance
flash-cancel-asked = Your request to cancel has arrived. You can still take it back.
flash-cancel-withdrawn = The request is taken back: your cover goes on as before.
ending-cancel-title = Your cover ends after { $last }, as you asked
ending-cancel-text = Until that day you can take the request back, and nothing changes.
ending-studies-title = Your cover ends after { $last }
ending-studies-finished = The institution reported that the studies are over since { $since }. If that is wrong, ask the institution: it can correct its report until that day.
ending-studies-interrupted = The institution reported that the studies are interrupted since { $since }. If that is wrong, ask the institution: it can correct its report until that day.
ending-refused-title = The request to cancel is not accepted
ending-over-title = Your cover ended after { $last }
ending-over-text = The certificate is no longer valid. Care received up to that day stays covered: send your claims within the usual time.
ending-letter = Letter of confirmation
ending-fact-reason = Reason
ending-reason-cancelled = Cancelled by the student
ending-reason-studies_ended = Studies over or interrupted
ending-reason-covered_elsewhere = Covered by another scheme
ending-reason-scheme_ended = End of the scheme
status-ending-pending = To come
status-ending-withdrawn = Taken back by the student
status-ending-corrected = Corrected by the institution
status-ending-refused = Not accepted
status-ending-ended = Cover ended
studies-title = Studies over or interrupted
studies-offer = If this student has finished or interrupted the studies, report it: the cover ends on the day that the rules give.
studies-report = Report the end or an interruption of studies
studies-what = What happened?
studies-kind-finished = Studies are over
studies-kind-interrupted = Studies are interrupted
studies-told-finished = Studies over since { $since }
studies-told-interrupted = Studies interrupted since { $since }
studies-since = Since which day?
studies-cause = If interrupted: why?
studies-cause-hint = The cause is not passed on to the fund.
studies-excepted = The cover goes on
interruption-illness = Illness
interruption-pregnancy = Pregnancy
interruption-accident = Accident
interruption-summons = Called before a court
interruption-decision = Provisional administrative decision
interruption-other = Another cause
studies-rules = What the rules say
studies-rule-kept =
    { $count ->
        [one] Rights are kept for { $count } month after the studies end, at most until the cover would end anyway.
       *[other] Rights are kept for { $count } months after the studies end, at most until the cover would end anyway.
    }
studies-rule-interruption =
    { $count ->
        [one] An interruption is reported once it has lasted { $count } month without a break.
       *[other] An interruption is reported once it has lasted { $count } months without a break.
    }
studies-rule-notice =
    { $count ->
        [one] The student is told at least { $count } day before the cover ends.
       *[other] The student is told at least { $count } days before the cover ends.
    }
studies-noted = Reported: the cover ends after { $last }
studies-over = The cover ended after { $last }
studies-corrected = Report corrected: the cover goes on
studies-correct-title = Is the report wrong?
studies-correct-text = Correct it while the cover holds: the student is told, and the cover goes on.
studies-nothing = There is nothing to report: this student has no cover today, or its end is already to come.
flash-studies-reported = Report noted, the student is told.
flash-studies-goes-on = Report noted: for this cause the cover goes on.
flash-studies-corrected = Report corrected, the cover goes on.
desk-nav-endings = Ends of cover
desk-endings = Ends of cover
desk-endings-text = Cancellations asked for and ends of studies reported. Without an answer from you, the cover ends on the day shown.
desk-endings-none = Nothing in this state.
desk-ending = End of cover
desk-ending-asked = Asked on
desk-ending-letter = Letter arrived on
desk-ending-papers = Copy of the card
desk-ending-in-file = on paper, in the file
desk-ending-check = Check the request
desk-ending-check-text = Compare the copy with the name and number beside. If it is right, there is nothing to do. If it is not the student’s card, or cannot be read, do not accept the request.
desk-ending-note = Why the request is not accepted
desk-ending-note-hint = The student reads this: say what to do.
desk-ending-refuse = Do not accept
flash-desk-ending-refused = Request not accepted, the student is told.
desk-nav-cancel = Cancellations
desk-cancel-title = Letter of cancellation
desk-cancel-identity-hint = As it stands on the copy of the card.
desk-cancel-scan = Letter and copy of the card, scanned
desk-cancel-scan-hint = As PDF, JPEG or PNG. Not needed when the papers are in the file.
desk-cancel-in-file = The letter and the copy of the card are in the file
desk-cancel-enter = Enter the letter
desk-cancel-how = What to check
desk-cancel-how-text = The letter is signed and a copy of the identity card is enclosed. Without a copy, send the letter back and ask for one.
desk-cancel-how-then = The student is told at once and can still take the request back. A registration agent checks the copy.
desk-pile-cancel = Pile of cancellations
desk-cancel-ends = Last day covered: { $last }
refusal-ending-already = The end of this cover is already to come. Take back or correct what is under way first.
refusal-ending-over = This cover ended on { $on }: it can no longer be taken back.
refusal-nothing-to-cancel = There is no cover today: nothing to cancel.
refusal-identity-copy-needed = Enclose a copy of your identity card, or of your passport.
refusal-letter-scan-or-file = Enclose the scanned letter, or say that the papers are in the file.
refusal-student-not-covered = This student has no cover today.
refusal-interruption-short =
    { $months ->
        [one] An interruption is reported after { $months } month: this one from { $from }.
       *[other] An interruption is reported after { $months } months: this one from { $from }.
    }
thing-ending = End of cover
act-announce = Announce
act-revoke = Revoke
act-report = Report
act-correct = Correct the report
done-ending-submit = Cancellation asked for by the student
done-ending-receive = Letter of cancellation entered
done-ending-report = End or interruption of studies reported
done-ending-withdraw = Request taken back, the cover goes on
done-ending-correct = Report corrected, the cover goes on
done-ending-refuse = Request not accepted
done-ending-end = Cover ended, letter sent
done-ending-announce = End of cover announced
done-ending-download = Copy of the card opened
done-ending-read = End of cover looked at
done-cover-announce = End of cover announced
done-cover-report = Interruption reported, the cover goes on
done-certificate-revoke = Certificate revoked
detail-reason = Reason
detail-ending = End of cover
detail-studies = Studies
detail-since = Since
detail-excepted = Cause that leaves the cover as it is
detail-by_mail = By e-mail
detail-announced = Announced
rule-word-illness = illness
rule-word-pregnancy = pregnancy
rule-word-accident = accident
rule-word-summons = called before a court
rule-word-decision = provisional administrative decision
letter-ending-title = End of your cover
letter-ending-asked = On { $on } you asked for the cancellation of your insurance, with a copy of your identity card.
letter-ending-by-letter = By a letter that arrived on { $on } you asked for the cancellation of your insurance, with a copy of your identity card.
letter-ending-studies-finished = Your institution reported that your studies are over since { $since }.
letter-ending-studies-interrupted = Your institution reported that your studies are interrupted since { $since }.
letter-ending-summary = Your cover for the academic year { $year } has ended. The last day covered is { $last }.
letter-ending-follows = What follows
letter-ending-care = Care received up to { $last } stays covered: send your claims within the usual time. Care received later is not reimbursed.
letter-ending-certificate = The certificate { $number } is no longer valid, nor are its card and QR code: whoever checks it reads that it was revoked.
letter-ending-return = To be covered again
letter-ending-return-text = You can apply on the site for the next academic year as soon as you are enrolled. If you have no other cover before then, write to the fund.
mail-cancel-asked-subject = Your request to cancel { $reference }
mail-cancel-asked-body =
    Hello,

    A request to cancel your insurance has arrived ({ $reference }). Your cover ends after { $last }. Care received up to that day stays covered.

    If you change your mind, or asked for nothing, take the request back on this page by that day, after logging in:

    { $link }
mail-cancel-withdrawn-subject = Your cover goes on, request { $reference }
mail-cancel-withdrawn-body =
    Hello,

    The request to cancel { $reference } is taken back. Your cover goes on as before and your certificate stays valid:

    { $link }
mail-cancel-refused-subject = Your request to cancel { $reference } is not accepted
mail-cancel-refused-body =
    Hello,

    The request to cancel { $reference } is not accepted: your cover goes on. This page says why, after logging in, and lets you ask again:

    { $link }
mail-studies-reported-subject = Your cover ends after { $last }
mail-studies-reported-body =
    Hello,

    Your institution reported that your studies are over or interrupted ({ $reference }). Your cover ends after { $last }. Care received up to that day stays covered.

    If that is wrong, ask your institution: it can correct its report until that day. The details stand on this page, after logging in:

    { $link }
mail-studies-corrected-subject = Your cover goes on, { $reference }
mail-studies-corrected-body =
    Hello,

    Your institution has corrected its report { $reference }. Your cover goes on as before:

    { $link }
mail-ending-near-subject = Reminder: your cover ends after { $last }
mail-ending-near-body =
    Hello,

    Your student health cover ends after { $last } ({ $reference }). Care received up to that day stays covered. The reason, and what you can do, stand on this page, after logging in:

    { $link }
mail-cover-ended-subject = Your cover has ended, { $reference }
mail-cover-ended-body =
    Hello,

    Your student health cover ended after { $last }. The letter { $reference }, attached as PDF, confirms it. Your certificate is no longer valid.

    Care received up to that day stays covered: send your claims within the usual time, from your space:

    { $link }
mail-cover-ends-subject = Your cover ends after { $last }
mail-cover-ends-body =
    Hello,

    Your student health cover ends after { $last }. Care received up to that day stays covered.

    To stay covered, apply again from { $first }, once you are enrolled for the new academic year:

    { $link }
mail-cover-ends-scheme-subject = Your cover ends after { $last }
mail-cover-ends-scheme-body =
    Hello,

    Your student health cover ends after { $last }, together with this scheme ({ $text }). Care received up to that day stays covered: send your claims within the usual time.

    To learn which scheme covers you from { $first }, write to or call the fund:

    { $link }
mail-cover-ends-age-subject = Your cover ends after { $last }
mail-cover-ends-age-body =
    Hello,

    Your student health cover ends after { $last }. Care received up to that day stays covered.

    From { $first } you are above the age limit of this insurance. This page says who can be insured, and when age does not count:

    { $link }

    Ask about another scheme now, so that you are not left without cover.
