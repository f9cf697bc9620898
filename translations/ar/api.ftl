# ما تقوله واجهة البرمجة عندما تتعذر عليها قراءة طلب: عناوين المشاكل، وعبارات عن عنصر خاطئ.
problem-unauthenticated = يجب تسجيل الدخول أولا
problem-factor-code = ما زال رمز التحقق ناقصا
problem-factor-enrol = يجب تفعيل رمز التحقق أولا
problem-idempotency-key = ينقص الطلب ترويسة Idempotency-Key مع رقم UUID
problem-malformed-query = تتعذر قراءة معطيات العنوان
problem-malformed-json = مضمون الطلب ليس JSON مقروءا
problem-not-json = يرسل مضمون الطلب بصيغة application/json
problem-unknown-member = لا يوجد عنصر بهذا الاسم.
problem-malformed-member = هذا العنصر ناقص أو ليس من النوع المنتظر.
problem-json-at = توقفت القراءة في السطر { $line }، العمود { $column }.
problem-name = اسم غير معروف: { $name }. الأسماء المقبولة: { $known }.
problem-name-none = اسم غير معروف: { $name }.
problem-value = قيمة غير معروفة: { $name }. القيم المقبولة: { $known }.
problem-missing = ينقص { $name }.
problem-twice = ورد { $name } مرتين.
problem-form = توجد قيمة على غير الشكل المطلوب.
