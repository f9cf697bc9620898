# What a line pays and why, in one sentence: the first thing that the letter, the student's page and the claims desk say
# of it. A sentence is the line, its day, and statements that stand in the same order in the three languages; each
# statement is a message of its own, without a full stop. `$source` is a cited text, with the day since which its value
# holds.

sentence-priced = { $what }, { $date }: { $base }; { $rate }.
sentence-told = { $what }, { $date }: { $told }.

sentence-cited = { $source }, since { $date }
sentence-assumed = an assumption without a published text, to be confirmed: { $source }
sentence-assumed-since = an assumption without a published text, to be confirmed: { $source }, since { $date }

# The base: above the tariff, or within it
sentence-act = you paid { $paid }; the reference tariff is { $ceiling } ({ $source })
sentence-act-times = you paid { $paid }; the reference tariff is { $unit } × { $times }, that is { $ceiling } ({ $source })
sentence-act-within = you paid { $paid }, no more than the reference tariff of { $ceiling } ({ $source })
sentence-act-within-times = you paid { $paid }, no more than the reference tariff of { $unit } × { $times }, that is { $ceiling } ({ $source })
sentence-medicine = you paid { $paid }; the reimbursement base is { $ceiling } ({ $source })
sentence-medicine-times =
    { $count ->
        [one] you paid { $paid } for { $count } box; the reimbursement base is { $unit } a box, that is { $ceiling } ({ $source })
       *[other] you paid { $paid } for { $count } boxes; the reimbursement base is { $unit } a box, that is { $ceiling } ({ $source })
    }
sentence-medicine-within = you paid { $paid }, no more than the reimbursement base of { $ceiling } ({ $source })
sentence-medicine-within-times =
    { $count ->
        [one] you paid { $paid } for { $count } box, no more than the reimbursement base of { $unit } a box, that is { $ceiling } ({ $source })
       *[other] you paid { $paid } for { $count } boxes, no more than the reimbursement base of { $unit } a box, that is { $ceiling } ({ $source })
    }
sentence-lump-sum = you paid { $paid }; the lump sum is { $ceiling } ({ $source })
sentence-lump-sum-within = you paid { $paid }, no more than the lump sum of { $ceiling } ({ $source })
sentence-by-hand = you paid { $paid }; the rulebook has no tariff for it, and an officer of the fund found { $ceiling } ({ $source })
sentence-by-hand-within = you paid { $paid }, no more than the { $ceiling } that an officer of the fund found where the rulebook has no tariff ({ $source })

# The rate; of one text with the base, the source is not said twice
sentence-rate = { $rate } of { $base } is { $payable } ({ $source })
sentence-rate-same = { $rate } of { $base } is { $payable }
sentence-rate-same-rounded = { $rate } of { $base } is { $payable }, rounded to the centime ({ $rounding })
sentence-rate-rounded = { $rate } of { $base } is { $payable } ({ $source }), rounded to the centime ({ $rounding })
sentence-exempt = with your exemption for a long-term illness, { $rate } of { $base } is { $payable } ({ $source })
sentence-exempt-rounded = with your exemption for a long-term illness, { $rate } of { $base } is { $payable } ({ $source }), rounded to the centime ({ $rounding })

# Nothing is paid, or not yet
sentence-outside = you paid { $paid }; you were not covered on that day, so nothing is reimbursed ({ $source })
sentence-zero = you paid { $paid }; its rate on the list is { $rate }, so nothing is reimbursed ({ $source })
sentence-not-listed = you paid { $paid }; this medicine is not on the list, so nothing is reimbursed ({ $source })
sentence-lower = you paid { $paid }; a consultation and another act of one provider and day are not both paid, and line { $line } is the one, with a base of { $kept } ({ $source })
sentence-in-claim = you paid { $paid }; the same act stands on line { $line } and is paid once ({ $source })
sentence-in-history = you paid { $paid }; the same act of that day was already reimbursed with another claim ({ $source })
sentence-too-soon = you paid { $paid }; the earlier purchase dates from { $earlier }, and a new one is reimbursed only from { $again } ({ $source })
sentence-to-price = you paid { $paid }; the rulebook has no tariff for it, and an officer of the fund will set the amount (text to look up: { $source })
sentence-not-examined = you paid { $paid }; the decision is about the whole claim, so this line was not examined by itself
sentence-whole = you paid { $paid }; the whole claim was refused, so nothing is reimbursed
sentence-officer = you paid { $paid }; an officer of the fund refused this line, with this reason: “{ $reason }” ({ $source })
