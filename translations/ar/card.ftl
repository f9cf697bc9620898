# البطاقة، للطالب
card-title = بطاقتكم
card-text = الشهادة نفسها في حجم بطاقة بنكية. وعلى ظهرها مربع تتحقق منه الصيدلية ولو بدون إنترنت.
card-print = بطاقة للطبع (PDF)
card-file = بطاقة للهاتف
thing-card_key = مفتاح توقيع البطاقات
detail-before = المفتاح السابق
detail-before-retired = يبقى منشورا
detail-before-withdrawn = مسحوب

# صفحة التحقق
card-scan = المسح بهذا الهاتف
card-scan-text = يُقرأ المربعان معا: مربع الشهادة والمربع الموجود على ظهر البطاقة. لا تغادر الصورة جهازكم.
card-scan-start = فتح الكاميرا
card-scan-stop = إغلاق الكاميرا
card-scan-looking = ضعوا المربع في وسط الصورة.
card-scan-denied = تعذر استعمال الكاميرا. اسمحوا بها في متصفحكم، أو استعملوا صورة من الأسفل.
card-scan-other = هذا المربع ليس مربع شهادة ولا مربع بطاقة.
card-type = كتابة الرمز
card-give = تقديم صورة أو ملف أو نص
card-photo = صورة أو ملف
card-photo-hint = صورة واضحة للمربع (JPEG أو PNG)، أو ملف ⁨.smart-health-card⁩، أو الشهادة بصيغة PDF.
card-paste = نص المربع
card-paste-hint = ما قرأه قارئ آخر: يبدأ بعبارة ⁨shc:/⁩ أو بعنوان صفحة.
card-nothing = اختاروا ملفا أو ألصقوا نص المربع.
card-no-code = لم نجد مربعا مقروءا. التقطوا الصورة من الأمام، عن قرب وبدون انعكاس للضوء.
card-too-large = يتجاوز هذا الملف 10 ميغابايت. أرسلوا صورة أصغر.

# لماذا لم تُقبل البطاقة
card-answer-not-a-card = هذه ليست بطاقة صحية
card-meaning-not-a-card = النص غير كامل أو من مصدر آخر. أعيدوا مسح المربع الموجود على ظهر البطاقة.
card-answer-too-large = هذه ليست بطاقة صحية
card-meaning-too-large = النص أطول مما يمكن أن تحمله بطاقة.
card-answer-in-parts = بطاقة في عدة مربعات
card-meaning-in-parts = بطاقاتنا في مربع واحد. هذه البطاقة ليست صادرة عنا.
card-answer-unknown-key = هذه البطاقة ليست صادرة عنا
card-meaning-unknown-key = تحمل توقيع هيئة أخرى، أو توقيع مفتاح سحبناه. اطلبوا من الطالب تحميل بطاقته من جديد.
card-answer-bad-signature = بطاقة مزورة أو مقروءة بشكل خاطئ
card-meaning-bad-signature = لا يطابق التوقيع المحتوى. أعيدوا المسح، وإذا بقي الجواب نفسه فلا تقبلوا هذه البطاقة.
card-answer-no-cover = لا تثبت هذه البطاقة أي حقوق
card-meaning-no-cover = إنها بطاقة صحية من نوع آخر.
card-answer-no-certificate = لا توجد الشهادة
card-meaning-no-certificate = التوقيع توقيعنا، لكن لا توجد شهادة تقابله. اتصلوا بالصندوق قبل قبول هذه البطاقة.
