# What the API says when it cannot read a request: titles of problems, and words for one wrong member.
problem-unauthenticated = Log in first
problem-factor-code = The code of the second factor is still missing
problem-factor-enrol = Enrol a second factor first
problem-idempotency-key = The Idempotency-Key header with a UUID is missing
problem-malformed-query = The query cannot be read
problem-malformed-json = The body is not readable JSON
problem-not-json = Send the body as application/json
problem-unknown-member = There is no member with this name.
problem-malformed-member = This member is missing or has another type than the one expected.
problem-json-at = Reading stopped at line { $line }, column { $column }.
problem-name = Unknown name: { $name }. Known names: { $known }.
problem-name-none = Unknown name: { $name }.
problem-value = Unknown value: { $name }. Known values: { $known }.
problem-missing = { $name } is missing.
problem-twice = { $name } is given twice.
problem-form = A value has not the form that is expected.
