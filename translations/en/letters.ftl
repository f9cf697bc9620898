# The pre-filled care sheet
care-sheet-send-rule = Time runs from the first medical act, or from the end of a continuous treatment. The postmark counts.
enclose-prescription = The original prescription
enclose-bills = The original bills of the doctor, the laboratory and the imaging centre
enclose-reports = The results and reports of examinations
enclose-barcodes = The bar codes cut from the boxes of medicine

# The decision letter
letter-place-date = { $place }, { $date }
letter-title-accepted = Reimbursement decision
letter-title-returned = Claim to be completed
letter-title-refused = Decision: no reimbursement
letter-summary-accepted = You paid { $claimed }. The fund reimburses { $amount }. How each line was worked out, and under which text, is shown below.
letter-summary-returned = Your claim of { $claimed } lacks what is named below. It stays open: complete it and send it again with the same reference.
letter-summary-refused = You paid { $claimed }. The fund cannot reimburse this claim, for the reasons below.
letter-what-is-missing = What is missing, and what to do
letter-reasons = Reasons for the decision
letter-appeal-title = If you do not agree
letter-appeal = You can object by a letter to the fund, at the address above. Quote the reference of the claim, say why, and enclose your evidence. Questions: { $contact }.

# What the student keeps of an application
acknowledgement-title = Acknowledgement of receipt
acknowledgement-summary = Your application for the students’ health insurance for the year { $year } arrived on { $on }. Institution named: { $institution }.
acknowledgement-not-cover-title = What this paper does not say
acknowledgement-not-cover = It proves that you applied, not that you are covered. Only the certificate proves that.
acknowledgement-follow-title = Following the application
acknowledgement-follow = Scan the code, or open the page of progress. Three things suffice: the number of the identity paper, the last eight digits of the Massar code or CNE, and the date of birth.
acknowledgement-questions-title = Questions
acknowledgement-questions = Quote the reference. { $contact }
acknowledgement-download = Acknowledgement of receipt (PDF)
