# The pre-filled care sheet
care-sheet-send-rule = Le délai court du premier acte médical, ou de la fin du traitement s’il est continu. Le cachet de la poste fait foi.
enclose-prescription = L’ordonnance originale
enclose-bills = Les factures originales du médecin, du laboratoire et de la radiologie
enclose-reports = Les résultats et comptes rendus des examens
enclose-barcodes = Les codes-barres découpés des boîtes de médicaments

# The decision letter
letter-place-date = { $place }, le { $date }
letter-title-accepted = Décision de remboursement
letter-title-returned = Dossier à compléter
letter-title-refused = Décision de refus
letter-summary-accepted = Vous avez payé { $claimed }. La caisse vous rembourse { $amount }. Le calcul de chaque ligne et son texte figurent ci-dessous.
letter-summary-returned = Il manque à votre dossier de { $claimed } ce qui suit. Il reste ouvert : complétez-le et renvoyez-le avec la même référence.
letter-summary-refused = Vous avez payé { $claimed }. La caisse ne peut pas rembourser ce dossier, pour les motifs ci-dessous.
letter-what-is-missing = Ce qui manque, et que faire
letter-reasons = Motifs de la décision
letter-appeal-title = Si vous n’êtes pas d’accord
letter-appeal = Vous pouvez contester par une lettre à la caisse, à l’adresse ci-dessus. Rappelez la référence du dossier, dites pourquoi, et joignez vos preuves. Questions : { $contact }.

# What the student keeps of an application
acknowledgement-title = Récépissé de dépôt
acknowledgement-summary = Votre demande d’assurance maladie des étudiants pour l’année { $year } est arrivée le { $on }. Établissement indiqué : { $institution }.
acknowledgement-not-cover-title = Ce que ce récépissé ne dit pas
acknowledgement-not-cover = Il prouve le dépôt, pas les droits. Seule l’attestation prouve que vous êtes couvert.
acknowledgement-follow-title = Suivre la demande
acknowledgement-follow = Scannez le code, ou ouvrez la page de suivi. Trois données suffisent : le numéro de la pièce d’identité, les huit derniers chiffres du code Massar ou du CNE, la date de naissance.
acknowledgement-questions-title = Une question ?
acknowledgement-questions = Rappelez la référence. { $contact }
acknowledgement-download = Récépissé de dépôt (PDF)
