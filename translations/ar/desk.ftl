# الفضاءات وأشرطتها
desk-space-institution = فضاء المؤسسة
desk-space-registration = التسجيل
desk-space-mailroom = مكتب الضبط
desk-space-contact = الاستقبال
desk-space-claims = التعويضات
desk-space-medical = المراقبة الطبية
desk-space-payments = الأداءات
desk-space-audit = الافتحاص
desk-space-admin = الإدارة
desk-nav-dashboard = لوحة القيادة
desk-nav-confirmations = تأكيدات التسجيل
desk-nav-lists = اللوائح
desk-nav-applications = الطلبات
desk-nav-mailroom = الوارد
desk-nav-contact = الاستقبال
desk-nav-claims = للدراسة
desk-nav-mine = بين يديّ
desk-nav-decided = المبتوت فيها
desk-nav-payments = الأداءات
desk-nav-audit = سجل العمليات
desk-nav-accounts = الحسابات
desk-find-application = الاسم أو البطاقة أو رمز مسار أو المرجع
desk-find-claim = الملف أو البطاقة أو الاسم

# مشترك بين المكاتب
desk-oldest-first = الأقدم أولا
desk-latest-first = الأحدث أولا
desk-days =
    { $count ->
        [zero] اليوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يوما
       *[other] { $count } يوم
    }
desk-pages = الصفحات
desk-page-before = السابقة
desk-page-after = التالية
desk-page-shown = من { $first } إلى { $last } من أصل { $total }
desk-open = فتح
desk-next = التالي
desk-to-papers =
    { $count ->
        [zero] بدون وثائق
        [one] الاطلاع على الوثيقة
        [two] الاطلاع على الوثيقتين
        [few] الاطلاع على الوثائق ({ $count })
        [many] الاطلاع على الوثائق ({ $count })
       *[other] الاطلاع على الوثائق ({ $count })
    }
desk-cancel = إلغاء
desk-any = الكل
desk-filter = تصفية
desk-choose = الاختيار
desk-total = المجموع
desk-history = السجل
desk-key-browse = التنقل
desk-key-search = البحث
desk-note = رسالة إلى الطالب
desk-note-hint = اختياري. يقرؤها الطالب كما هي.
desk-reasons = الأسباب
desk-day-hint = مثلا ⁨14/10/2026⁩
desk-col-file = الملف
desk-col-year = السنة
desk-col-sent = تاريخ الإرسال
desk-col-good = الأسطر السليمة
desk-col-bad = الأسطر الواجب تصحيحها
desk-col-state = الحالة
desk-col-line = السطر
desk-col-problem = موضع الخلل
desk-col-programme = المسلك
desk-col-name = الاسم
desk-col-reference = المرجع
desk-col-submitted = تاريخ الإيداع
desk-col-age = مدة الانتظار
desk-col-arrived = تاريخ الوصول
desk-col-paid = المبلغ المؤدى
desk-col-proposed = اقتراح القواعد
desk-col-base = الأساس
desk-col-rate = النسبة
desk-col-reimbursed = مبلغ التعويض
desk-col-line-what = العمل أو المنتج
desk-col-day = اليوم
desk-col-to-pay = الواجب أداؤه بالدرهم
desk-col-prepared = تاريخ الإعداد
desk-col-payments = الأداءات
desk-payments-count =
    { $count ->
        [zero] بدون أداء
        [one] أداء واحد
        [two] أداءان
        [few] { $count } أداءات
        [many] { $count } أداءً
       *[other] { $count } أداء
    }
desk-col-payee = المستفيد
desk-col-amount = المبلغ بالدرهم
desk-col-seq = الرقم
desk-col-when = متى
desk-col-who = من
desk-col-act = العملية
desk-col-thing = الموضوع
desk-col-key = معرّف الموضوع
desk-col-role = الصفة
desk-col-detail = التفاصيل
desk-col-password = كلمة المرور
desk-col-factor = رمز التحقق
desk-field-number = رمز مسار أو CNE
desk-field-name-latin = الاسم بالحروف اللاتينية
desk-field-name-arabic = الاسم بالحروف العربية
desk-not-given = غير مذكور
desk-field-birth = الازدياد
desk-field-sex = الجنس
desk-field-nationality = الجنسية
desk-field-institution = المؤسسة
desk-field-year = السنة الجامعية
desk-field-other-cover = تغطية صحية أخرى
desk-field-email = البريد الإلكتروني
desk-field-phone = الهاتف
desk-field-address = العنوان
desk-other-cover-none = يصرّح بعدم التوفر عليها
desk-other-cover-some = يصرّح بالتوفر عليها
desk-email-proved = مؤكّد
desk-email-unproved = غير مؤكّد بعد

# المؤسسة
desk-situation = السنة الجامعية { $year } · الوضعية بتاريخ { $date }
desk-share-title = توزيع الطلبة
desk-share-enrolled = الطلبة
desk-share-enrolled-sub =
    { $count ->
        [zero] لا أحد منهم في لوائحكم
        [one] واحد منهم في لوائحكم
        [two] اثنان منهم في لوائحكم
        [few] { $count } منهم في لوائحكم
        [many] { $count } منهم في لوائحكم
       *[other] { $count } منهم في لوائحكم
    }
desk-share-covered = المستفيدون
desk-share-of-enrolled = { $rate } من المجموع
desk-share-waiting = في الانتظار
desk-share-waiting-sub = ينتظرون تأكيدكم
desk-share-rest = بدون طلب
desk-share-rest-sub = مسجلون بلا طلب جارٍ
desk-home-empty = لا مسجل معروف لهذه السنة
desk-home-empty-text = أرسلوا لائحة طلبتكم: ستُؤكَّد الطلبات المنتظرة تلقائيا.
desk-todo = المطلوب منكم
desk-todo-nothing = لا شيء في انتظاركم.
desk-todo-confirm = تأكيد التسجيل
desk-todo-confirm-sub = طلبات طلبة غير واردين في لوائحكم
desk-todo-list = لائحة تنتظر المراجعة
desk-last-lists = آخر اللوائح
desk-all-lists = كل اللوائح
desk-lists-none = لا لائحة إلى الآن
desk-lists-none-text = ستظهر هنا لوائح المسجلين وما اعتُمد منها.
desk-institution-sees = تطّلعون على طلبة مؤسستكم فقط، ولا تطّلعون أبدا على علاجاتهم.

# لوائح المسجلين
desk-list-new = إرسال لائحة
desk-list-file = لائحة المسجلين، ⁨CSV⁩ أو ⁨XLSX⁩
desk-list-file-hint = 50 ميغابايت على الأكثر. يصلح ملف ⁨Apogée⁩ أو ملف برنامجكم كما هو.
desk-list-preview-first = لا يُعتمد شيء عند الإرسال: سترون أولا ما فُهم من اللائحة.
desk-list-send = الإرسال والمراجعة
desk-list-no-file = اختاروا ملفا.
desk-list-too-large = يتجاوز هذا الملف 50 ميغابايت. أرسلوه مجزّأ.
desk-list-columns = الأعمدة المنتظرة
desk-list-columns-needed = ضرورية: رمز مسار أو ⁨CNE⁩، أو رقم البطاقة الوطنية أو جواز السفر أو بطاقة الإقامة؛ الاسم العائلي؛ الاسم الشخصي؛ تاريخ الازدياد.
desk-list-columns-better = مفيدة: الاسم بالعربية، الجنس، الجنسية، المسلك، السلك، البريد الإلكتروني.
desk-list-columns-free = ترتيب الأعمدة ولغتها حرّان، ولا يضر وجود عنوان فوقها.
desk-list-sent = السنة الجامعية { $year } · أُرسلت يوم { $at }
desk-list-accepted =
    { $count ->
        [zero] لم يُعتمد أي سطر
        [one] اعتُمد سطر واحد
        [two] اعتُمد سطران
        [few] اعتُمدت { $count } أسطر
        [many] اعتُمد { $count } سطرا
       *[other] اعتُمد { $count } سطر
    }
desk-list-answered =
    { $count ->
        [zero] لم يكن أي طلب في انتظارها.
        [one] أُكّد طلب واحد كان في الانتظار.
        [two] أُكّد طلبان كانا في الانتظار.
        [few] أُكّدت { $count } طلبات كانت في الانتظار.
        [many] أُكّد { $count } طلبا كان في الانتظار.
       *[other] أُكّد { $count } طلب كان في الانتظار.
    }
desk-list-month-first = تبدأ التواريخ في هذا الملف بالشهر
desk-list-month-first-next = قُرئت على هذا النحو. قارنوا تواريخ الازدياد أسفله مع ملفكم قبل الاعتماد.
desk-list-unused = أعمدة لم تُستعمل: { $columns }
desk-list-unused-next = لا تعني لنا شيئا. إذا كان أحدها مهما، فسمّوه باسم متداول وأعيدوا إرسال اللائحة.
desk-list-download-bad = تحميل الأسطر الواجب تصحيحها
desk-good-sub = ستُعتمد
desk-good-sub-done = اعتُمدت
desk-bad-sub = تُعاد إليكم مع السبب
desk-bad-title = الأسطر الواجب تصحيحها
desk-bad-text = صححوها في الملف المحمّل وأرسلوه كلائحة جديدة.
desk-good-title = أولى الأسطر السليمة
desk-good-text = قارنوها مع ملفكم قبل الاعتماد.

# الطلبات
desk-applications-title = طلبات التسجيل
desk-applications-none = لا طلب هنا
desk-applications-none-text = تظهر الطلبات هنا بمجرد إيداعها من طرف الطالب.
desk-all-states = كل الحالات
desk-next-application = الطلب الموالي
desk-person = المعني بالأمر
desk-rules-say = ما تقوله القواعد
desk-eligible = الشروط مستوفاة
desk-not-eligible = الشروط غير مستوفاة
desk-answer = جوابكم
desk-confirm-says = بالتأكيد تشهدون بأن هذا الشخص مسجل هذه السنة. تُفتح حقوقه فورا إذا استوفى الشروط.
desk-held = { $paper }: هذا الرقم في ملك مؤمَّن آخر.
desk-held-who = { $name }، تاريخ الازدياد { $birth }، الوثيقة { $identity }، رقم الطالب { $number }. سيُرفض التأكيد ما لم يُصحَّح أحد الرقمين.
desk-held-ask = سيُرفض التأكيد. اطلبوا من المعني بالأمر التحقق من أرقامه ثم أعيدوا الطلب للتصحيح. إذا كانت صحيحة فاتصلوا بمكتب التسجيل.
desk-application-return-note = ما يجب على الطالب تصحيحه
desk-application-return-hint = اذكروا الخانة وما هو منتظر: سيقرأ الطالب هذا النص.
desk-application-was-returned = أُعيد إلى الطالب
desk-application-was-covered = الحقوق مفتوحة
desk-application-by-list = تأكّد التسجيل بواسطة لائحة.
desk-application-by-officer = تأكّد التسجيل من طرف مسؤول.
desk-application-was-refused = رُفض الطلب
desk-application-refused-by-rules = رُفض الطلب: الشروط غير مستوفاة
desk-application-was-withdrawn = سحبه الطالب

# مكتب الضبط
desk-mailroom-title = وصول ملف
desk-mail-code = رمز ورقة العلاجات
desk-mail-code-hint = امسحوا الرمز أو اكتبوا المرجع، مثلا ⁨DM-7K3M-4Q2D⁩.
desk-mail-postmark = تاريخ ختم البريد
desk-mail-postmark-hint = يبقى للأظرفة الموالية؛ أفرغوا الخانة إذا لم يكن مقروءا.
desk-mail-arrived = تاريخ الوصول
desk-mail-without-code = ورقة بدون رمز
desk-mail-without-code-hint = اتركوا الرمز فارغا واكتبوا الرقم الوارد في الورقة: يُفتح ملف جديد.
desk-mail-identity = رقم البطاقة الوطنية أو جواز السفر أو بطاقة الإقامة
desk-mail-sheet = الورقة
desk-mail-receive = تسجيل الوصول
desk-mail-last = آخر الوافدات
desk-mail-last-none = لا ملف في انتظار الدراسة.
desk-pile-claims = للدراسة
desk-pile-unannounced = بدون رمز: اكتبوا هذا المرجع على الورقة، ثم للدراسة
desk-pile-again = سبق تسجيله: يُضم إلى الملف الذي وصل
desk-arrival-with-postmark = وصل يوم { $arrived }، ختم البريد { $postmark }
desk-arrival-without-postmark = وصل يوم { $arrived }، ختم البريد غير مقروء

# الملفات
desk-take-next = تولّي الملف الموالي
desk-claims-none = لا ملف للدراسة
desk-claims-none-text = تظهر الملفات هنا بمجرد تسجيلها في مكتب الضبط.
desk-claims-mine-none = لا ملف بين يديكم
desk-claims-decided-none = لا ملف مبتوت فيه
desk-claims-found = الملفات المعثور عليها
desk-claims-found-none = لم يُعثر على أي ملف
desk-found-for =
    { $count ->
        [zero] لا ملف يوافق «{ $search }»
        [one] ملف واحد يوافق «{ $search }»
        [two] ملفان يوافقان «{ $search }»
        [few] { $count } ملفات توافق «{ $search }»
        [many] { $count } ملفا يوافق «{ $search }»
       *[other] { $count } ملف يوافق «{ $search }»
    }
desk-queue = لائحة العمل
desk-queue-all = عرض اللائحة كاملة ({ $count })
desk-position = { $at } من { $total }
desk-papers = وثائق الملف
desk-papers-none = لا وثيقة مرقمنة
desk-papers-none-text = الملف ورقي: اقرؤوه وأدخلوا أسطره.
desk-paper-about = الوثيقة { $at } من { $total } · { $size } · { $date }
desk-paper-full = عرض بالحجم الكامل
desk-in-hands-of = لدى { $name }
desk-answer-by = الجواب قبل { $date }
desk-lines-caption = الأسطر كما قُرئت، بالدرهم
desk-lines-none = لا سطر
desk-lines-none-text = أدخلوا ما ورد في الورقة والفواتير.
desk-line-add = إضافة سطر
desk-price = تعريفة هذا السطر
desk-price-hint = لا توجد تعريفة في مدونة القواعد. أدخلوا ما يحدده النص للسطر كله، بما فيه المعامل أو عدد العلب، وتُطبَّق عليه النسبة والمبلغ المؤدى.
desk-price-ceiling = التعريفة بالدرهم
desk-price-source = النص الذي يحددها
desk-price-source-hint = مثلا: القرار ⁨177-06⁩، الملحق ⁨2⁩
desk-price-save = حفظ التعريفة
desk-line-save = حفظ السطر
desk-line-kind = نوع السطر
desk-line-act = عمل طبي
desk-line-medicine = دواء
desk-line-lump-sum = مبلغ جزافي
desk-line-code = رمز العلبة
desk-line-boxes = عدد العلب
desk-line-name = الاسم، إن لم يكن في اللائحة
desk-line-inpe = INPE
desk-line-coefficient = المعامل
desk-line-setting = المكان
desk-line-on = تاريخ العلاج
desk-line-paid = المؤدى بالدرهم
desk-line-provider = الطبيب أو الصيدلية
desk-calculation = الحساب
desk-declared = الأسطر المصرح بها
desk-declared-nothing = لم يصرّح الطالب بشيء
desk-declared-same = صرّح الطالب بمبلغ { $declared }، مطابق
desk-declared-differs = المصرح به { $declared }، والمقروء { $read }
desk-checks = المراقبة
desk-check-no-lines = لم يُدخل أي سطر بعد
desk-check-covered = الحقوق مفتوحة في كل تواريخ العلاج
desk-check-not-covered = الحقوق غير مفتوحة في تاريخ علاج واحد على الأقل
desk-check-posted = أُرسل يوم { $sent }؛ آخر يوم: { $last }
desk-check-arrived = وصل يوم { $sent }، ختم البريد غير مقروء؛ آخر يوم: { $last }
desk-check-line = السطر { $line }: { $reason }
desk-check-no-duplicate = لم يُقدَّم عمل مماثل من قبل
desk-deadline-how = كيف حُسب هذا الأجل
desk-rulebook = مدونة القواعد:
desk-proposed-amount = التعويض المقترح
desk-decided-amount = التعويض المقرر
desk-patient-share = يبقى على عاتق الطالب
desk-decide = البت في الملف
desk-decide-lines = الأسطر
desk-decide-lines-hint = بدون سبب، يُعوَّض السطر كما تقول القواعد.
desk-decide-keep = تعويض { $amount }
desk-reject = رفض الملف
desk-reject-short = رفض
desk-reject-reason = سبب الرفض
desk-return = طلب وثيقة
desk-return-reasons = ما ينقص
desk-return-hint = لا ترد هنا إلا الأسباب التي يمكن للطالب تداركها.
desk-letter = رسالة القرار
desk-claim-in-other-hands = لم يعد هذا الملف بين أيديكم. لم يُحفظ أي شيء، وما كتبتموه ما زال معروضا.

# الأداءات
desk-payable = تعويضات للأداء
desk-payable-text = تقرر أداؤها ولم تُدرج بعد. أزيلوا علامة ما يجب أن ينتظر.
desk-payable-none = لا تعويض في انتظار الأداء.
desk-batch-prepare = إعداد الأمر بالأداء
desk-batches = أوامر الأداء
desk-batches-none = لا أمر بالأداء إلى الآن.
desk-transfers = التحويلات البنكية
desk-orders = الحوالات البريدية
desk-next-step = الخطوة الموالية
desk-file-transfers = ملف التحويلات (⁨pain.001⁩)
desk-file-orders = لائحة الحوالات (⁨PDF⁩)
desk-batch-waits-second = يجب أن يصادق شخص ثان على هذا الأمر. تتوفر الملفات بعد ذلك.
desk-batch-approve-says = قارنوا المبالغ والمستفيدين: بعد مصادقتكم يمكن إرسال الملفات.
desk-batch-send-says = سلّموا الملفات أولا إلى البنك والبريد.
desk-batch-pay-on = يوم خروج المبالغ
desk-batch-prepared-by = أعدّه
desk-batch-approved-by = صادق عليه
desk-batch-paid-on = تاريخ الأداء

# السجل والحسابات
desk-audit-title = سجل العمليات
desk-audit-text = يحمل كل قيد بصمة القيد السابق: لا يمكن تغيير شيء فيه دون أن يظهر ذلك.
desk-audit-none = لا قيد
desk-audit-none-text = لا قيد يوافق هذه التصفية.
desk-audit-older = قيود أقدم
desk-chain-check = التحقق من السلسلة
desk-chain-holds =
    { $count ->
        [zero] السلسلة سليمة: لا قيد فيها
        [one] السلسلة سليمة: قيد واحد
        [two] السلسلة سليمة: قيدان
        [few] السلسلة سليمة: { $count } قيود
        [many] السلسلة سليمة: { $count } قيدا
       *[other] السلسلة سليمة: { $count } قيد
    }
desk-chain-holds-next = دوّنوا البصمة في مكان آخر: ستثبت لاحقا أن نهاية السجل لم تُحذف.
desk-chain-head = بصمة آخر قيد:
desk-chain-broken = السلسلة منقطعة عند القيد { $at }
desk-chain-broken-next = غُيّر هذا القيد أو الذي قبله من خارج البرنامج. أخبروا مدير النظام واحتفظوا بنسخة من قاعدة البيانات.
desk-accounts-text = حسابات الموظفين. أما حسابات الطلبة فتُفتح عند تقديم طلباتهم.
desk-account-active = مفعّل
desk-account-closed = مغلق

# رسائل النجاح
flash-desk-list-discarded = استُبعدت اللائحة ولم يُعتمد منها شيء.
flash-desk-application-covered = تأكّد التسجيل وفُتحت الحقوق.
flash-desk-application-returned = أُعيد الطلب إلى الطالب.
flash-desk-application-refused = رُفض الطلب مع بيان الأسباب.
flash-desk-nothing-waits = لا ملف في الانتظار.
flash-desk-claim-taken = أصبح الملف بين أيديكم.
flash-desk-claim-released = أُرجع الملف إلى اللائحة.
flash-desk-line-priced = حُفظت التعريفة وأُخذت بعين الاعتبار في الاقتراح.
flash-desk-line-changed = حُفظ السطر.
flash-desk-line-added = أُضيف السطر. أضيفوا السطر الموالي أو ألغوا.
flash-desk-line-removed = حُذف السطر.
flash-desk-claim-decided = صدر القرار وأُخبر الطالب.
flash-desk-claim-returned = أُعيد الملف وأُخبر الطالب.
flash-desk-batch-prepared = أُعدّ الأمر بالأداء. يجب أن يصادق عليه شخص ثان.
flash-desk-batch-approved = صودق على الأمر بالأداء.
flash-desk-batch-sent = أُرسل الأمر بالأداء.
flash-desk-batch-paid = سُجّل الأداء وأُخبر الطلبة.

# الاستقبال
desk-contact-title = استقبال الطلبة
desk-contact-text = ما يمكنكم القيام به لمن يتصل بكم أو يحضر إليكم.
desk-contact-with = مع المعني بالأمر
desk-contact-with-text = يعطيكم رقم بطاقته الوطنية والأرقام الثمانية الأخيرة من رمز مسار وتاريخ ازدياده: ترون الجواب الذي يراه هو.
desk-contact-status = أين وصل طلب التسجيل وما ينقصه.
desk-contact-certificate = شهادة التسجيل
desk-contact-certificate-text = تحميلها أو طبعها للمعني بالأمر.
desk-contact-verify = معرفة هل الشهادة صحيحة وسارية.
desk-contact-explain = الشرح
desk-contact-reimbursement = المراحل من الطبيب إلى التحويل.
desk-contact-rules = كل نسبة وتعريفة وأجل مع النص الذي يحدده.
desk-contact-medicines = نسبة التعويض عن علبة دواء وثمنها المرجعي.
desk-contact-sheets = الأوراق الثلاث للطبع.
desk-contact-sees = لا تطّلعون على ملفات المرض ولا على الحسابات البنكية. للسؤال عن ملف يقرأ الطالب صفحته أو يراسل مكتب الجامعة.

# تفاصيل سجل التتبع
detail = { $name }: { $value }
detail-account = الحساب
detail-applications = الطلبات
detail-arrived = تاريخ الوصول
detail-asked = بطلب منه
detail-bad = أسطر للتصحيح
detail-batch = الدفعة
detail-by = بواسطة
detail-by-three-fields = ثلاث معلومات شخصية
detail-code = الرمز
detail-cover = التغطية
detail-demonstration = عرض تجريبي
detail-enrolments = التسجيلات
detail-factor = العامل الثاني
detail-factor-done = تم التحقق منه
detail-factor-code = في انتظار الرمز
detail-factor-enrol = ينبغي تسجيله
detail-file = الملف
detail-form = الاستمارة
detail-form-again = أُرسلت من جديد دون أثر
detail-from = ابتداء من
detail-good = أسطر صحيحة
detail-institution = المؤسسة
detail-lang = اللغة
detail-lines = الأسطر
detail-link = الرابط المرسل
detail-link-prove_email = لإثبات العنوان
detail-link-set_password = لكلمة السر
detail-listed = في اللائحة
detail-moved = انتقل في الأثناء إلى يد أخرى
detail-on = بتاريخ
detail-outcome = القرار
detail-paper = الوثيقة
detail-papers = الوثائق
detail-payable = التعويض
detail-payments = الأداءات
detail-postmark = ختم البريد
detail-reasons = الأسباب
detail-role = الدور
detail-round = القرار رقم
detail-rulebook = القواعد
detail-set = مذكور
detail-to = الحالة الجديدة
detail-total = المجموع
detail-unannounced = غير معلن
detail-until = إلى غاية
detail-what = الموضوع
detail-what-line-added = إضافة سطر
detail-what-line-changed = تغيير سطر
detail-what-line-removed = حذف سطر
detail-what-line-priced = تعريفة سطر
detail-what-end-of-treatment = نهاية العلاج
detail-what-paper-added = إضافة وثيقة
detail-what-paper-removed = حذف وثيقة
detail-what-bank-account = الحساب البنكي
detail-what-language = لغة الرسائل
