# كلمات عامة
yes = نعم
no = لا
condition-met = الشرط مستوفى
condition-not-met = الشرط غير مستوفى
boxes =
    { $count ->
        [zero] بدون علب
        [one] علبة واحدة
        [two] علبتان
        [few] { $count } علب
        [many] { $count } علبة
       *[other] { $count } علبة
    }
massar-code = رمز مسار
cne-number = الرقم الوطني للطالب (CNE)
identity-kind-cin = البطاقة الوطنية للتعريف
identity-kind-passport = جواز السفر
identity-kind-residence_card = بطاقة الإقامة
sex-female = أنثى
sex-male = ذكر
way-transfer = تحويل بنكي
way-postal_order = حوالة بريدية
lump-sum-glasses = نظارات
lump-sum-device = جهاز طبي
setting-outpatient = دون استشفاء
setting-stay = خلال الاستشفاء
setting-public_hospital = بالمستشفى العمومي
sheet-long_term = أمراض مزمنة ومكلفة
paper-kind-care_sheet = ورقة العلاجات
paper-kind-prescription = وصفة طبية
paper-kind-bill = فاتورة
paper-kind-pharmacy_receipt = وصل الصيدلية
paper-kind-report = تقرير أو نتائج
paper-kind-other = وثيقة أخرى

# من
role-visitor = زائر
role-student = طالب
role-institution_officer = مسؤول المؤسسة
role-registration_agent = مكلف بالتسجيل
role-mailroom_clerk = مكلف بمكتب الضبط
role-claims_officer = مكلف بدراسة الملفات
role-medical_reviewer = طبيب المراقبة الطبية
role-finance_preparer = مكلف بإعداد الأداءات
role-finance_approver = مكلف بالمصادقة على الأداءات
role-contact_agent = مكلف بالاستقبال والإرشاد
role-auditor = مفتحص
role-administrator = مدير النظام
role-system = النظام المعلوماتي
holder-you = أنتم
holder-student = الطالب
holder-post = البريد
holder-claims-desk = مصلحة ملفات المرض
holder-finance = مصلحة الأداءات
holder-nobody = لا أحد، انتهت معالجة الملف

# ما يلي
next-prepare = أتمّوا الملف ثم اطبعوا ورقة العلاجات
next-post = أرسلوا الورقة الموقعة والوثائق الأصلية بالبريد
next-receive = يسجل مكتب الضبط وصول الملف
next-review = يتولى أحد المكلفين دراسة الملف
next-decide = يصدر القرار بشأن الملف
next-complete = أتمّوا ما ينقص وأعيدوا إرسال الملف
next-pay = يؤدّي الصندوق مبلغ التعويض
next-nothing = لا شيء، انتهت معالجة الملف

# الحالات
status-claim-draft = قيد التهييء
status-claim-ready = جاهز للإرسال
status-claim-posted = أُرسل بالبريد
status-claim-received = وصل إلى الصندوق
status-claim-in_review = قيد الدراسة
status-claim-returned = أُعيد لاستكماله
status-claim-decided = صدر القرار
status-claim-ordered = قيد الأداء
status-claim-paid = تم الأداء
status-claim-withdrawn = مسحوب
status-application-submitted = في انتظار تأكيد المؤسسة
status-application-returned = أُعيد لتصحيحه
status-application-covered = حقوق مفتوحة
status-application-refused = مرفوض
status-application-withdrawn = مسحوب
status-batch-prepared = مهيأ، في انتظار المصادقة
status-batch-approved = مصادق عليه
status-batch-sent = أُرسل إلى البنك والبريد
status-batch-paid = مؤدّى
status-list-preview = معاينة، لم تُعتمد بعد
status-list-accepted = معتمدة
status-list-discarded = مستبعدة
certificate-standing-valid = سارية المفعول
certificate-standing-not_yet = لم يبدأ سريانها بعد
certificate-standing-expired = انتهت مدة صلاحيتها
certificate-standing-superseded = حلّت محلها شهادة أحدث
certificate-standing-revoked = ملغاة
outcome-accepted = مقبول
outcome-partly_accepted = مقبول جزئيا
outcome-returned = يُعاد لاستكماله
outcome-rejected = مرفوض
outcome-manual = يحتاج إلى تدخل المكلف بالدراسة

# ما ينقص ملف المرض
missing-lines = أضيفوا الأعمال الطبية والأدوية التي أدّيتم ثمنها.
missing-bill = أرفقوا فاتورة الطبيب أو المختبر أو مركز الأشعة.
missing-prescription = أرفقوا الوصفة الطبية.
missing-pharmacy_receipt = أرفقوا وصل الصيدلية.

# الأشياء
thing-institution = مؤسسة
thing-enrolment_list = لائحة المسجلين
thing-student = طالب
thing-application = طلب التسجيل
thing-cover = الحقوق
thing-certificate = شهادة التأمين
thing-claim = ملف المرض
thing-batch = أمر بالأداء
thing-payment = أداء
thing-user = حساب
thing-audit = سجل العمليات

# الأزرار
act-read = الاطلاع
act-list = عرض اللائحة
act-create = إضافة
act-edit = تعديل
act-accept = اعتماد الأسطر السليمة
act-discard = استبعاد اللائحة
act-submit = إيداع الطلب
act-confirm = تأكيد التسجيل
act-refuse = رفض الطلب
act-return = الإعادة إلى الطالب
act-withdraw = السحب
act-prove = تأكيد البريد الإلكتروني
act-prepare = إتمام الملف وطبع الورقة
act-reopen = إعادة فتح الملف لتعديله
act-post = أرسلتُ الملف بالبريد
act-receive = تسجيل الوصول
act-take = تولّي الملف
act-release = إرجاع الملف إلى اللائحة
act-propose = اقتراح
act-decide = البت في الملف
act-order = إدراج في أمر بالأداء
act-approve = المصادقة على الأداء
act-send = الإرسال إلى البنك والبريد
act-pay = تسجيل الأداء
act-issue = تسليم الشهادة
act-end = إنهاء الحقوق
act-download = تحميل
act-log_in = تسجيل الدخول
act-log_out = تسجيل الخروج
act-set_password = تحديد كلمة المرور
act-set_factor = تفعيل رمز التحقق

# ما جرى: سطر واحد لكل خطوة، يقرؤه الطالب والمفتحص.
done-claim-create = فُتح ملف المرض
done-claim-edit = عُدّل مضمون الملف
done-claim-prepare = أُتمّ الملف، وورقة العلاجات جاهزة للطبع
done-claim-reopen = أُعيد فتح الملف لتعديله
done-claim-post = صُرّح بإرسال الملف بالبريد
done-claim-receive = توصّل مكتب الضبط بالملف
done-claim-take = شُرع في دراسة الملف
done-claim-release = أُرجع الملف إلى لائحة الانتظار
done-claim-propose = احتُسب اقتراح وفق القواعد
done-claim-decide = صدر القرار بشأن الملف
done-claim-return = أُعيد الملف لاستكماله
done-claim-order = أُدرج الملف في أمر بالأداء
done-claim-pay = أُدّي مبلغ التعويض
done-claim-withdraw = سُحب الملف
done-claim-read = اطُّلع على الملف
done-claim-download = حُمّلت وثيقة من الملف
done-application-create = أُحدث طلب التسجيل
done-application-submit = أُودع طلب التسجيل
done-application-prove = تأكيد عنوان البريد الإلكتروني
done-application-edit = عُدّل طلب التسجيل
done-application-confirm = تأكد التسجيل الجامعي وفُتحت الحقوق
done-application-refuse = رُفض طلب التسجيل
done-application-return = أُعيد طلب التسجيل لتصحيحه
done-application-withdraw = سُحب طلب التسجيل
done-application-read = اطُّلع على طلب التسجيل
done-cover-create = فُتحت الحقوق
done-cover-end = أُنهيت الحقوق
done-cover-read = اطُّلع على الحقوق
done-certificate-issue = سُلّمت شهادة التأمين
done-certificate-download = حُمّلت شهادة التأمين
done-certificate-read = اطُّلع على شهادة التأمين
done-student-create = سُجّل الطالب المؤمَّن
done-student-edit = عُدّلت معطيات الطالب
done-student-read = اطُّلع على معطيات الطالب
done-student-list = بُحث عن طالب
done-enrolment_list-create = أُرسلت لائحة المسجلين للمعاينة
done-enrolment_list-accept = اعتُمدت الأسطر السليمة من اللائحة
done-enrolment_list-confirm = أُكدت الطلبات الواردة في اللائحة
done-enrolment_list-discard = استُبعدت اللائحة
done-enrolment_list-download = حُمّلت الأسطر المرفوضة
done-enrolment_list-read = اطُّلع على لائحة المسجلين
done-batch-create = هُيّئ الأمر بالأداء
done-batch-approve = صودق على الأمر بالأداء
done-batch-send = أُرسل الأمر بالأداء إلى البنك والبريد
done-batch-pay = سُجّل أداء المبالغ
done-batch-download = حُمّل ملف الأداء
done-batch-read = اطُّلع على الأمر بالأداء
done-payment-create = أُحدث الأداء
done-payment-pay = تم الأداء
done-user-create = أُحدث الحساب
done-user-edit = عُدّل الحساب
done-user-log_in = سُجّل الدخول
done-user-log_out = سُجّل الخروج
done-user-set_password = طلب كلمة مرور جديدة أو تحديدها
done-user-set_factor = فُعّل رمز التحقق
done-user-prove = تأكيد عنوان البريد الإلكتروني
done-institution-create = أُضيفت المؤسسة
done-institution-edit = عُدّلت المؤسسة
done-audit-list = اطُّلع على سجل العمليات

# لوائح المسجلين: أعمدتها ومشاكل أسطرها
list-reason-column = سبب الرفض
list-rejected-word = أسطر-مرفوضة
list-column-student_number = رمز مسار أو CNE
list-column-identity_document = رقم البطاقة الوطنية
list-column-passport = رقم جواز السفر
list-column-residence_card = رقم بطاقة الإقامة
list-column-institution_number = رقم الطالب بالمؤسسة
list-column-last_latin = الاسم العائلي بالحروف اللاتينية
list-column-first_latin = الاسم الشخصي بالحروف اللاتينية
list-column-last_arabic = الاسم العائلي بالعربية
list-column-first_arabic = الاسم الشخصي بالعربية
list-column-full_name = الاسم الكامل
list-column-birth_date = تاريخ الازدياد
list-column-sex = الجنس
list-column-nationality = الجنسية
list-column-cycle = السلك
list-column-programme = المسلك
list-column-year_of_study = سنة الدراسة
list-column-institution = المؤسسة
list-column-email = البريد الإلكتروني
list-column-phone = الهاتف
list-column-reason = سبب الرفض
list-problem-missing-number = لا يتضمن السطر أي رقم: أضيفوا رمز مسار أو رقم البطاقة الوطنية.
list-problem-bad-student-number = القيمة «{ $value }» ليست رمز مسار (حرف وتسعة أرقام) ولا CNE (عشرة أرقام). صححوها.
list-problem-bad-identity-document = { $column }: القيمة «{ $value }» ليست على الشكل المطلوب. قارنوها بالوثيقة.
list-problem-missing-name = الخانة «{ $column }» فارغة: أضيفوا الاسم.
list-problem-name-damaged = { $column }: ضاعت حروف من «{ $value }» عند تصدير اللائحة. أعيدوا التصدير بترميز UTF-8 أو بصيغة XLSX.
list-problem-name-signs = { $column }: تتضمن القيمة «{ $value }» رموزا لا ترد في الأسماء، أو حروفا من أبجديتين. اكتفوا بالحروف والفراغات والفواصل العليا والواصلات والنقط.
list-problem-missing-birth-date = ينقص تاريخ الازدياد: أضيفوه.
list-problem-bad-birth-date = القيمة «{ $value }» ليست تاريخا صحيحا. اكتبوه يوما ثم شهرا ثم سنة، مثل ⁨14/03/2005⁩.
list-problem-duplicate-in-list = { $column }: القيمة «{ $value }» واردة من قبل في السطر { $line }. احذفوا أحد السطرين، أو صححوا الرقم.
list-problem-unknown-sex = لم نفهم الجنس «{ $value }»: تُركت الخانة فارغة.
list-problem-unknown-nationality = لم نتعرف على الجنسية «{ $value }»: تُركت الخانة فارغة.
list-problem-unknown-year = لم نفهم سنة الدراسة «{ $value }»: تُركت الخانة فارغة.
list-problem-bad-email = القيمة «{ $value }» ليست عنوان بريد إلكتروني: تُركت الخانة فارغة.
list-problem-bad-phone = القيمة «{ $value }» ليست رقم هاتف مغربيا: تُركت الخانة فارغة.
