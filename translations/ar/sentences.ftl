# ما يُعوَّض عن السطر وسببه في جملة واحدة: بها تبدأ الرسالة وصفحة الطالب ومكتب الملفات. طريقة تركيبها في en/sentences.ftl.

sentence-priced = { $what } بتاريخ { $date }: { $base }؛ { $rate }.
sentence-told = { $what } بتاريخ { $date }: { $told }.

sentence-cited = { $source }، منذ { $date }
sentence-assumed = افتراض لا يستند إلى نص منشور، يجب تأكيده: { $source }
sentence-assumed-since = افتراض لا يستند إلى نص منشور، يجب تأكيده: { $source }، منذ { $date }

# الأساس: فوق التعريفة أو في حدودها
sentence-act = أدّيتم { $paid }، والتعريفة الوطنية المرجعية هي { $ceiling } ({ $source })
sentence-act-times = أدّيتم { $paid }، والتعريفة الوطنية المرجعية هي { $unit } × { $times }، أي { $ceiling } ({ $source })
sentence-act-within = أدّيتم { $paid } في حدود التعريفة الوطنية المرجعية، وهي { $ceiling } ({ $source })
sentence-act-within-times = أدّيتم { $paid } في حدود التعريفة الوطنية المرجعية، وهي { $unit } × { $times }، أي { $ceiling } ({ $source })
sentence-medicine = أدّيتم { $paid }، وأساس التعويض هو { $ceiling } ({ $source })
sentence-medicine-times =
    { $count ->
        [zero] أدّيتم { $paid } دون أي علبة، وأساس تعويض العلبة الواحدة هو { $unit }، أي { $ceiling } في المجموع ({ $source })
        [one] أدّيتم { $paid } عن علبة واحدة، وأساس تعويض العلبة الواحدة هو { $unit }، أي { $ceiling } في المجموع ({ $source })
        [two] أدّيتم { $paid } عن علبتين، وأساس تعويض العلبة الواحدة هو { $unit }، أي { $ceiling } في المجموع ({ $source })
        [few] أدّيتم { $paid } عن { $count } علب، وأساس تعويض العلبة الواحدة هو { $unit }، أي { $ceiling } في المجموع ({ $source })
        [many] أدّيتم { $paid } عن { $count } علبة، وأساس تعويض العلبة الواحدة هو { $unit }، أي { $ceiling } في المجموع ({ $source })
       *[other] أدّيتم { $paid } عن { $count } علبة، وأساس تعويض العلبة الواحدة هو { $unit }، أي { $ceiling } في المجموع ({ $source })
    }
sentence-medicine-within = أدّيتم { $paid } في حدود أساس التعويض، وهو { $ceiling } ({ $source })
sentence-medicine-within-times =
    { $count ->
        [zero] أدّيتم { $paid } دون أي علبة في حدود أساس التعويض، وهو { $unit } للعلبة الواحدة، أي { $ceiling } في المجموع ({ $source })
        [one] أدّيتم { $paid } عن علبة واحدة في حدود أساس التعويض، وهو { $unit } للعلبة الواحدة، أي { $ceiling } في المجموع ({ $source })
        [two] أدّيتم { $paid } عن علبتين في حدود أساس التعويض، وهو { $unit } للعلبة الواحدة، أي { $ceiling } في المجموع ({ $source })
        [few] أدّيتم { $paid } عن { $count } علب في حدود أساس التعويض، وهو { $unit } للعلبة الواحدة، أي { $ceiling } في المجموع ({ $source })
        [many] أدّيتم { $paid } عن { $count } علبة في حدود أساس التعويض، وهو { $unit } للعلبة الواحدة، أي { $ceiling } في المجموع ({ $source })
       *[other] أدّيتم { $paid } عن { $count } علبة في حدود أساس التعويض، وهو { $unit } للعلبة الواحدة، أي { $ceiling } في المجموع ({ $source })
    }
sentence-lump-sum = أدّيتم { $paid }، والمبلغ الجزافي هو { $ceiling } ({ $source })
sentence-lump-sum-within = أدّيتم { $paid } في حدود المبلغ الجزافي، وهو { $ceiling } ({ $source })
sentence-by-hand = أدّيتم { $paid }، ولا توجد تعريفة لهذا السطر في مدونة القواعد، وقد وجد أحد أعوان الصندوق { $ceiling } ({ $source })
sentence-by-hand-within = أدّيتم { $paid } في حدود { $ceiling } التي وجدها أحد أعوان الصندوق، لغياب التعريفة عن مدونة القواعد ({ $source })

# النسبة
sentence-rate = تُعوَّضون بنسبة { $rate } من { $base }، أي { $payable } ({ $source })
sentence-rate-same = تُعوَّضون بنسبة { $rate } من { $base }، أي { $payable }
sentence-rate-same-rounded = تُعوَّضون بنسبة { $rate } من { $base }، أي { $payable }، بعد التقريب إلى السنتيم ({ $rounding })
sentence-rate-rounded = تُعوَّضون بنسبة { $rate } من { $base }، أي { $payable } ({ $source })، بعد التقريب إلى السنتيم ({ $rounding })
sentence-exempt = في إطار الإعفاء الكلي الممنوح لكم، تُعوَّضون بنسبة { $rate } من { $base }، أي { $payable } ({ $source })
sentence-exempt-rounded = في إطار الإعفاء الكلي الممنوح لكم، تُعوَّضون بنسبة { $rate } من { $base }، أي { $payable } ({ $source })، بعد التقريب إلى السنتيم ({ $rounding })

# لا تعويض، أو لم يُحدد بعد
sentence-outside = أدّيتم { $paid }، ولم تكن حقوقكم مفتوحة في هذا اليوم، فلا تعويض عن هذا السطر ({ $source })
sentence-zero = أدّيتم { $paid }، ونسبة تعويض هذا الدواء في اللائحة هي { $rate }، فلا تعويض عنه ({ $source })
sentence-not-listed = أدّيتم { $paid }، وهذا الدواء غير وارد في اللائحة، فلا تعويض عنه ({ $source })
sentence-lower = أدّيتم { $paid }، ولا تُعوَّض الاستشارة وعمل آخر معا لدى منتج العلاج نفسه في اليوم نفسه، فاعتُمد السطر { $line } وأساس تعويضه { $kept } ({ $source })
sentence-in-claim = أدّيتم { $paid }، وورد العمل نفسه في السطر { $line }، ولا يُعوَّض إلا مرة واحدة ({ $source })
sentence-in-history = أدّيتم { $paid }، وسبق تعويض العمل نفسه المنجز في هذا اليوم ضمن ملف آخر ({ $source })
sentence-too-soon = أدّيتم { $paid }، وكان آخر اقتناء يوم { $earlier }، ولا يمكن التعويض من جديد إلا ابتداء من { $again } ({ $source })
sentence-to-price = أدّيتم { $paid }، ولا توجد تعريفة لهذا السطر في مدونة القواعد، وسيحدد أحد أعوان الصندوق مبلغه (النص الذي يُرجع إليه: { $source })
sentence-not-examined = أدّيتم { $paid }، والقرار يخص الملف كله، فلم يُدرس هذا السطر على حدة
sentence-whole = أدّيتم { $paid }، ورُفض الملف كله، فلا تعويض عن هذا السطر
sentence-officer = أدّيتم { $paid }، ورفض أحد أعوان الصندوق هذا السطر للسبب التالي: «{ $reason }» ({ $source })
