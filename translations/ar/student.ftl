# الفضاء
student-nav-home = الرئيسية
student-nav-cover = تغطيتي
student-nav-claims = ملفات المرض
student-nav-payments = الأداءات
student-home-title = مرحبا { $name }
student-cancel = إلغاء
student-note = ملاحظة من كتب إليكم:
student-for-you = عليكم:
student-pages = صفحات اللائحة
student-page-before = الصفحة السابقة
student-page-after = الصفحة الموالية
student-page-of = الصفحة { $number } من { $last }

# التغطية والطلب
student-covered = أنتم مشمولون بالتغطية
student-covered-tag = سارية
student-cover-period = مدة التغطية
student-certificate-number = رقم الشهادة
student-certificate-download = تحميل شهادة التأمين
student-not-covered = لا تغطية لكم اليوم
student-not-covered-tag = بدون تغطية
student-not-covered-text = قدّموا طلب التسجيل للسنة الجامعية الجارية. لا يُعوَّض العلاج إلا إذا جرى خلال مدة التغطية.
student-not-covered-pending = تُفتح التغطية عند قبول طلبكم المبين أعلاه.
student-institution = المؤسسة
student-application-title = طلب التسجيل لسنة { $year }
student-application-reasons = أسباب الرفض
student-application-prove = أكّدوا أولا بريدكم الإلكتروني: افتحوا الرابط الذي أرسلناه إليكم.
student-application-submitted = تتحقق مؤسستكم من تسجيلكم. لا يُطلب منكم أي إجراء الآن، وسيصلكم الجواب بالبريد الإلكتروني.
student-application-returned = صحّحوا ما ذُكر، ثم قدّموا الطلب من جديد.
student-application-refused = إذا كان السبب خطأ، فاطعنوا في القرار وأرفقوا ما يثبت ذلك. وإذا تغيرت وضعيتكم، فقدّموا طلبا جديدا.
student-application-withdrawn = سحبتم هذا الطلب. يمكنكم تقديم طلب آخر.
student-apply-again = تقديم طلب جديد
student-covers = التغطيات
student-cover-now = سارية اليوم
student-cover-to-come = لم تبدأ بعد
student-cover-over = منتهية
student-no-covers = لا تغطية بعد
student-no-covers-text = تظهر هنا مدد التغطية سنة بعد سنة.

# المعطيات الشخصية والحساب
student-facts = معطياتكم
student-facts-text = هذا ما صرحتم به في طلبكم. لتصحيحه، راسلوا مكتب الجامعة.
student-fact-name = الاسم
student-fact-birth = تاريخ الازدياد
student-fact-address = العنوان
student-fact-email = البريد الإلكتروني
student-fact-phone = الهاتف
student-account = الحساب البنكي
student-account-rib = تُؤدّى التعويضات على حسابكم المنتهي بـ
student-account-none = لا حساب لكم عندنا: تُؤدّى التعويضات بحوالة بريدية تُسحب من أي مكتب بريد بالبطاقة الوطنية.
student-account-change = تغيير الحساب
student-rib = رقم الحساب البنكي (RIB)
student-rib-hint = 24 رقما كما في كشف حسابكم، باسمكم. اتركوه فارغا للتوصل بحوالة بريدية.
student-rib-save = حفظ الحساب
student-letters = الرسائل
student-letters-language = لغة الرسائل
student-letters-hint = القرارات والرسائل الإلكترونية تُكتب بهذه اللغة.
student-letters-save = حفظ اللغة
student-sessions = الأجهزة المتصلة
student-sessions-text = إذا ضاع هاتفكم أو استعملتم حاسوبا مشتركا، فأنهوا كل الجلسات المفتوحة، بما فيها هذه.
student-sessions-end = تسجيل الخروج من كل الأجهزة

# الأداءات
student-no-payments = لا أداءات بعد
student-no-payments-text = تظهر التعويضات هنا حين يُهيَّأ أداؤها.
student-payment-soon = تقرر تعويض لكم. يظهر أداؤه هنا حين يُهيَّأ.
student-all-payments = كل الأداءات
student-payment-claim = الملف
student-payment-way = الطريقة
student-payment-date = التاريخ
student-payment-state = الوضعية
student-payment-amount = المبلغ

# لائحة الملفات وفتح ملف
student-open-claims = ملفات مرض مفتوحة
student-all-claims = كل ملفات المرض
student-new-claim = تهييء ملف مرض
student-no-claims = لا ملفات هنا
student-no-claims-text = هيّئوا ملفا بعد زيارة الطبيب أو الصيدلية: ترون ما ينقصه والمبلغ المنتظر قبل إرساله.
student-no-claims-cover = يمكنكم تهييء ملف مرض بعد فتح التغطية.
student-claim-opened = فُتح يوم { $date }
student-claim-paid = أدّيتم { $amount }
student-claim-reimbursed = التعويض { $amount }
student-claim-title = ملف المرض ليوم { $date }
student-claim-title-empty = ملف مرض جديد
student-new-title = تهييء ملف مرض
student-sheet = أي ورقة علاجات؟
student-sheet-hint = ملف لكل شخص ولكل مرض أو حادث.
student-sheet-long-term = لا يُهيأ هذا الملف هنا بعد: استعملوا الورقة المطبوعة واذكروا رمز المرض ورقم الموافقة.
student-new-open = فتح الملف

# مسودة الملف
student-lines = ما أدّيتموه
student-lines-none = لا شيء بعد
student-lines-none-text = أضيفوا كل عمل طبي وكل دواء مذكور في فواتيركم. يُحسب المبلغ المنتظر مع كل سطر.
student-add-act = إضافة عمل طبي
student-add-medicine = إضافة دواء
student-add-lump-sum = إضافة نظارات أو جهاز
student-line-new-act = إضافة عمل طبي
student-line-new-medicine = إضافة دواء
student-line-new-lump-sum = إضافة نظارات أو جهاز
student-line-act = العمل الطبي
student-line-act-hint = كما سماه الطبيب أو المختبر في الفاتورة.
student-line-coefficient = المعامل
student-line-coefficient-hint = للرموز { $keys } فقط: العدد المكتوب بعد الرمز في الفاتورة. اتركوه فارغا في غيرها.
student-line-setting = مكان العلاج
student-line-lump-sum = ما اقتنيتموه
student-line-lump-sum-hint = بوصفة طبية.
student-line-on = يوم العلاج أو الشراء
student-line-on-hint = كما في الفاتورة، مثلا: اليوم 14، الشهر 10، السنة 2026.
student-line-paid = المبلغ المؤدّى
student-line-paid-hint = كل ما أدّيتموه عن هذا السطر.
student-line-provider = الطبيب أو المختبر أو الصيدلية
student-line-provider-hint = الاسم كما في الفاتورة. يمكن تركه فارغا.
student-line-inpe = الرقم الوطني لمنتج العلاج (INPE)
student-line-inpe-hint = 9 أرقام على خاتم الطبيب أو المختبر. يمكن تركه فارغا.
student-line-save = حفظ السطر
student-medicine-search = البحث عن الدواء
student-medicine-search-hint = اسم الدواء أو مادته الفعالة أو رمز العلبة، مثلا ⁨doliprane 500⁩.
student-medicine-find = بحث
student-medicine-results = الأدوية التي وُجدت
student-medicine-none = لا دواء بهذا الاسم في اللائحة. اكتبوا أدناه رمز العلبة واسمها.
student-medicine-unpaid = غير قابل للتعويض
student-medicine-rate = يُعوَّض بنسبة { $rate } من أساس التعويض
student-medicine-code = رمز العلبة
student-medicine-code-hint = 13 رقما تحت الرمز الشريطي. يُملأ وحده عند اختيار دواء.
student-medicine-name = اسم الدواء
student-medicine-name-hint = ضروري فقط إذا لم يكن الدواء في اللائحة.
student-medicine-quantity = عدد العلب
student-papers = الوثائق
student-papers-text = صوّروا كل وثيقة أو أضيفوا ملفها. تُرسل الأصول بعد ذلك بالبريد.
student-papers-there = الوثائق المضافة
student-papers-none = لا وثائق
student-papers-none-text = لم تُضف أي صورة إلى هذا الملف.
student-paper-kind = نوع الوثيقة
student-paper-camera = تصوير الوثيقة
student-paper-files = ملفات
student-paper-hint = PDF أو صور JPEG أو PNG، بحجم 10 ميغابايت على الأكثر لكل ملف. يمكن اختيار عدة ملفات.
student-paper-add = إضافة الوثائق
student-paper-none = اختاروا ملفا واحدا على الأقل أو صوّروا الوثيقة.
student-paper-refused = { $file }: { $why }
student-back-to-claim = الرجوع إلى الملف
student-treatment = علاج مستمر؟
student-treatment-end = آخر يوم من العلاج
student-treatment-hint = إذا استمر العلاج أياما أو أسابيع، يُحسب أجل الإرسال من نهايته. اتركوه فارغا في غير ذلك.
student-treatment-save = حفظ التاريخ
student-last-day = آخر يوم للإرسال
student-last-day-how = كيف حُسب
student-last-day-over = انقضى الأجل
student-days-left =
    { $count ->
        [zero] آخر يوم هو اليوم
        [one] بقي يوم واحد
        [two] بقي يومان
        [few] بقيت { $count } أيام
        [many] بقي { $count } يوما
       *[other] بقي { $count } يوم
    }
student-check = قبل الطباعة
student-check-complete = لا ينقص الملف شيء مما نعرفه.
student-check-not-covered = يوم من أيام العلاج خارج مدة التغطية: لن يُعوَّض سطره.
student-check-late = كان آخر يوم للإرسال { $date }: يرفض الصندوق كل ملف أُرسل بعده.
student-check-may = يمكنكم الطباعة الآن، لكن الصندوق يعيد الملف إذا نقصت وثيقة عند الإرسال.

# الإرسال
student-send = كيف ترسلون الملف
student-send-print = اطبعوا ورقة العلاجات
student-send-print-text = هي معبأة، وعليها رمز الملف الذي يتعرف عليه مكتب الضبط.
student-send-sign = اطلبوا الختم ووقّعوا
student-send-sign-text = يختم الطبيب والصيدلي الورقة ويوقعانها ويؤرخانها، ثم توقعونها أنتم.
student-send-enclose = أرفقوا الأصول
student-send-enclose-text = الوصفات والفواتير والنتائج، والرموز الشريطية للعلب.
student-send-post = أرسلوا كل ذلك بالبريد
student-send-before = في أجل أقصاه { $date }. يُعتد بتاريخ ختم البريد.
student-sheet-open = فتح ورقة العلاجات (PDF)
student-posted-title = هل أرسلتم الملف؟
student-posted-on = يوم الإرسال
student-posted-hint = كما في وصل البريد.
student-reopen = تغيير في الملف
student-reopen-text = إذا نسيتم شيئا، فأعيدوا فتح الملف ثم اطبعوا الورقة من جديد.
student-withdraw = التخلي عن هذا الملف
student-withdraw-text = لن يُدرس الملف. يمكنكم تهييء ملف آخر للعلاج نفسه ما دام الأجل لم ينقض.

# بعد الوصول
student-returned = ملفكم ناقص
student-returned-how = لا تُضاف الوثائق هنا بعد الآن: أرسلوا ما ينقص بالبريد إلى العنوان أدناه، واكتبوا المرجع نفسه على الظرف وعلى كل ورقة. يبقى تاريخ إرسالكم الأول محفوظا.
student-corrections = ما تقوله وثائقكم
student-corrections-text = قرأ الموظف في وثائقكم غير ما صرّحتم به. الحساب يتبع الوثائق.
student-corrections-line = السطر
student-corrections-declared = صرّحتم به
student-corrections-read = في الوثائق
student-corrections-added = لا شيء
student-corrections-removed = لا وجود لهذا السطر في الوثائق
student-letter = تحميل الرسالة (PDF)

# رسائل النجاح
flash-student-rib = حُفظ حسابكم البنكي.
flash-student-language = حُفظت لغة الرسائل.
flash-student-line-saved = حُفظ السطر.
flash-student-line-removed = حُذف السطر.
flash-student-papers-added = أُضيفت الوثائق.
flash-student-paper-removed = حُذفت الوثيقة.
flash-student-treatment = حُفظت نهاية العلاج.
flash-student-prepared = ملفكم جاهز: اطبعوا ورقة العلاجات.
flash-student-reopened = الملف مفتوح من جديد للتغيير.
flash-student-posted = سجّلنا يوم الإرسال. سنخبركم عند وصول الملف.
flash-student-withdrawn = سُحب الملف.

# الحساب سطرا سطرا، للطالب ومكتب التعويضات
breakdown-reference = المرجع
breakdown-where-who = الملف عند
breakdown-where-since = منذ
breakdown-where-next = الخطوة المقبلة
breakdown-where-by = في أجل أقصاه
breakdown-timeline = تتبع الملف
breakdown-since = منذ { $date } · { $holder }
breakdown-by = في أجل أقصاه { $date }
breakdown-sum-estimate = المبلغ المنتظر أن تتوصلوا به
breakdown-sum-decided = المبلغ الذي تتوصلون به
breakdown-of-paid = من أصل { $amount } أدّيتموها
breakdown-estimate = تقدير
breakdown-estimate-text = بالتعريفات السارية يوم العلاج. قد يتغير القرار إذا نقصت وثيقة.
breakdown-share-payable = المبلغ المسترجع
breakdown-share-above = ما فوق التعريفة المرجعية أو الأساس
breakdown-share-own = حصتكم
breakdown-share-refused = غير قابل للتعويض
breakdown-share-to-price = يحدد الصندوق مبلغه
breakdown-to-price = للتحديد
breakdown-title = كيف حُسب هذا المبلغ
breakdown-text = سطر لكل عمل طبي أو دواء. افتحوه لرؤية الحساب والنص الذي يستند إليه.
breakdown-paid = المؤدّى
breakdown-unsourced = افتراض يجب تأكيده
breakdown-total-paid = مجموع ما أدّيتموه
breakdown-stays = ما يبقى على عاتقكم
breakdown-reimbursed = التعويض
breakdown-reimbursed-estimate = التعويض المقدَّر
student-cover-scheme-ends = ينتهي نظام الطلبة في هذا التاريخ ({ $text })، ولم تتوفر هنا بعد القواعد التي تليه.
