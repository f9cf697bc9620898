# A refusal: what it rests on, and contesting it. Lists of other schemes.
evidence-title = ما يستند إليه الرفض
evidence-text = هذه معطيات صرّح بها النظام الآخر أو صرّحتم بها أنتم. إذا كانت خاطئة أو انتهت هذه التغطية، فاطعنوا في القرار وأرفقوا ما يثبت ذلك.
evidence-declared = صرّحتم بأنكم تستفيدون من تغطية صحية أخرى
evidence = { $scheme }، { $quality }، { $period }
evidence-short-job = { $scheme }، { $quality }، { $period }: عمل قصير المدة لا يكفي وحده للرفض
covered-as-holder = بصفة مؤمَّن
covered-as-dependant = بصفة أحد ذوي الحقوق
appeal-title = الطعن في القرار
appeal-refused = القرار المطعون فيه
appeal-text = لماذا ترون أن القرار خاطئ؟
appeal-text-hint = اذكروا الوقائع والتواريخ. يقرأ هذا النص الموظف الذي يبت في طعنكم.
appeal-papers = الوثائق المثبتة
appeal-papers-hint = خمس وثائق على الأكثر بصيغة PDF أو JPEG أو PNG، مثل شهادة انتهاء التغطية أو شهادة العمل أو شهادة التسجيل.
appeal-once = يمكن الطعن في القرار مرة واحدة. ولن يبت في طعنكم من اتخذ القرار الأول.
appeal-send = إرسال الطعن
appeal-cancel = رجوع
appeal-yours = طعنكم
appeal-answer = الجواب عن طعنكم
appeal-due = الجواب في أجل أقصاه { $on }
appeal-how = إذا كان القرار خاطئا، فيمكنكم الطعن فيه من فضائكم وإرفاق ما يثبت ذلك. سيبت فيه موظف آخر.
flash-appeal-sent = وصلنا طعنكم. سيصلكم الجواب بالبريد الإلكتروني.
student-application-appealed = ينظر موظف آخر في طعنكم. لا يُطلب منكم أي إجراء الآن.
student-application-upheld = تأكد الرفض بعد النظر في طعنكم. إذا تغيرت وضعيتكم، فقدّموا طلبا جديدا.
desk-appeal = الطعن
desk-appeal-against-officer = ضد قرار موظف
desk-appeal-against-rules = ضد قرار آلي بموجب القواعد
desk-appeal-granted = قُبل الطعن
desk-appeal-upheld = تأكد الرفض
desk-appeal-grant-says = لن تُحتسب بعد الآن التغطيات الأخرى التي يستند إليها الرفض، وتبت القواعد من جديد. تُفتح الحقوق في الحال إذا كان الطالب في لائحة مؤسسته.
desk-appeal-uphold-note = لماذا يُؤكد الرفض
desk-appeal-uphold-hint = يقرأ الطالب هذا النص: أجيبوا عما ذكره.
desk-application-was-appealed = الطالب يطعن في الرفض
flash-desk-appeal-granted = قُبل الطعن.
flash-desk-appeal-upheld = تأكد الرفض، ويُخبَر الطالب.
desk-nav-other-covers = تغطيات أخرى
desk-other-covers = لوائح الأنظمة الأخرى
desk-other-covers-text = من تذكره هذه اللوائح يستفيد من تغطية أخرى. تُقارَن بها الطلبات، ويرى الطالب ما وُجد ويمكنه الطعن فيه.
desk-other-covers-scheme = النظام (اختياري)
desk-other-covers-scheme-hint = إذا كانت اللائحة كلها لنظام واحد ولا تذكره في كل سطر، مثل CNSS.
desk-other-covers-columns = الأعمدة اللازمة: رقم البطاقة الوطنية، وتاريخ الازدياد أو الاسم، والصفة (مؤمَّن أو من ذوي الحقوق)، وتاريخ البداية.
desk-other-covers-columns-better = ومن الأفضل أيضا: النظام، وتاريخ النهاية، ونوع الانخراط (أجير أو غيره).
desk-other-covers-period = المدة
desk-other-covers-good-sub = يمكن اعتمادها
desk-other-covers-accepted-next = تُقارن بها الطلبات ابتداء من الآن. أما الطلبات التي بُت فيها فتبقى على حالها.
refusal-appealed-already = سبق الطعن في هذا القرار، وصدر الجواب عنه.
refusal-rules-still-refuse = ما زالت القواعد ترفض هذا الطلب (السبب: { $reasons }). أكّدوا الرفض، أو اطلبوا من الطالب تقديم طلب مصحح.
status-application-appealed = قيد الطعن
thing-other_cover_list = لائحة نظام آخر
act-appeal = الطعن
act-grant = قبول الطعن
act-uphold = تأكيد الرفض
done-application-appeal = طُعن في الرفض
done-application-grant = قُبل الطعن
done-application-uphold = تأكد الرفض بعد الطعن
done-application-download = فُتحت وثيقة من وثائق الطعن
done-other_cover_list-create = أُرسلت لائحة نظام آخر للمعاينة
done-other_cover_list-accept = اعتُمدت الأسطر السليمة من لائحة نظام آخر
done-other_cover_list-discard = استُبعدت لائحة نظام آخر
done-other_cover_list-download = حُمّلت الأسطر المرفوضة من لائحة نظام آخر
done-other_cover_list-read = اطُّلع على لائحة نظام آخر
follow-holder-appealed = مصلحة التسجيل بالصندوق
follow-next-appealed = يبت موظف آخر في طعنكم
follow-when-appealed = لا تحدد النصوص أجلا
list-column-scheme = النظام
list-column-quality = الصفة
list-column-basis = نوع الانخراط
list-column-from = تاريخ البداية
list-column-until = تاريخ النهاية
list-problem-missing-scheme = لا يُعرف النظام: أضيفوه إلى السطر، أو اذكروه عند إرسال اللائحة.
list-problem-missing-identity = ينقص رقم وثيقة الهوية: أضيفوه.
list-problem-unknown-quality = لم نفهم الصفة «{ $value }». اكتبوا: مؤمَّن أو من ذوي الحقوق.
list-problem-missing-from = ينقص تاريخ البداية: أضيفوه.
list-problem-bad-day = { $column }: القيمة «{ $value }» ليست تاريخا. اكتبوه يوما ثم شهرا ثم سنة، مثل ⁨14/03/2026⁩.
list-problem-ends-before = تاريخ النهاية «{ $value }» سابق لتاريخ البداية. صححوا أحدهما.
desk-other-covers-accepted =
    { $count ->
        [zero] لم تُعتمد أي تغطية
        [one] اعتُمدت تغطية واحدة
        [two] اعتُمدت تغطيتان
        [few] اعتُمدت { $count } تغطيات
        [many] اعتُمدت { $count } تغطية
       *[other] اعتُمدت { $count } تغطية
    }
desk-other-covers-file = اللائحة، CSV أو XLSX
desk-other-covers-file-hint = 50 ميغابايت على الأكثر.
