# The rulebook as the public browses it
rules-title = The rules of reimbursement
rules-lead = These are the very values that decide claims: what is reimbursed, at which rate, since when, and says who.
rules-rates = Rates
rules-tariffs = Reference tariffs of acts
rules-amounts = Other amounts
rules-times = Time limits and periods
rules-others = Other values
rules-rules = The rules, in the order in which they apply
rules-rules-lead = Every answer to a claim or an application goes through these rules and names them in its explanation.
rules-lists = Lists
rules-illnesses = Long-term illnesses
rules-illnesses-lead = These illnesses open the right to be exempt from the share that stays with the insured.
rules-reasons = Reasons for a return or a refusal
rules-reasons-lead = A claim is returned or refused only for one of these reasons, with what you can do about it.
rules-medicines = Medicines
rules-medicines-lead = { $count ->
    [one] { $count } pack on the official list
   *[other] { $count } packs on the official list
}:
rules-medicines-none = No medicine of that name is on the list. What is not on it is not reimbursed.
rules-medicine-search = Look up a medicine
rules-medicine-search-hint = Name, substance, or the number under the bar code
rules-search = Search
rules-texts = Texts
rules-what = What
rules-value = Value
rules-since = Since
rules-source = Source
rules-rule = Rule
rules-to-come = to come
rules-assumed = assumed, to be confirmed
rules-assumed-text = No published text gives this value. Every explanation that uses it says so.
rules-assumed-count = { $count ->
    [one] { $count } value is assumed and to be confirmed.
   *[other] { $count } values are assumed and to be confirmed.
}
rules-version = Version of the rules:
rules-by-people = Applied by people, not by the program.
rules-evidence = Where it was read
rules-checked = Last checked
rules-key = Key
rules-history = History
rules-period = Period
rules-order = Place in the order
rules-gives = The reasons it gives
rules-branches = The cases it tells apart
rules-branches-text = Each is proved by at least one example, checked at every change.
rules-wording = Passages, as published
rules-values = Values
rules-code = Code
rules-reason = Reason
rules-remedy = What you can do
rules-number = No.
rules-illness = Illness
rules-renewal = How long the exemption lasts
rules-for-life = For life
rules-renewed = To be renewed
rules-medicine = Medicine
rules-ingredient = Substance
rules-price = Public price
rules-base = Reimbursement base
rules-rate = Rate
rules-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
rules-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
rules-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
rules-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}

# Values that are words
rule-word-on_the_day = on the day itself
rule-word-academic_year_start = at the start of the academic year
rule-word-half_up = to the nearest centime, half a centime up
rule-word-half_even = to the nearest centime, half a centime to the even one
rule-word-down = down to the centime
rule-word-monday = Monday
rule-word-tuesday = Tuesday
rule-word-wednesday = Wednesday
rule-word-thursday = Thursday
rule-word-friday = Friday
rule-word-saturday = Saturday
rule-word-sunday = Sunday
rule-word-traditional_final = traditional education, final cycle
