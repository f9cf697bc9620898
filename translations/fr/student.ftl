# L’espace
student-nav-home = Accueil
student-nav-cover = Ma couverture
student-nav-claims = Dossiers maladie
student-nav-payments = Paiements
student-home-title = Bonjour, { $name }
student-cancel = Annuler
student-note = Le mot de l’agent :
student-for-you = À vous :
student-pages = Pages de la liste
student-page-before = Page précédente
student-page-after = Page suivante
student-page-of = Page { $number } sur { $last }

# Droits et demande
student-covered = Vos droits sont ouverts
student-covered-tag = Droits ouverts
student-cover-period = Période des droits
student-certificate-number = Numéro de l’attestation
student-certificate-download = Télécharger l’attestation
student-not-covered = Vos droits ne sont pas ouverts
student-not-covered-tag = Pas de droits
student-not-covered-text = Déposez une demande d’immatriculation pour l’année universitaire en cours. Les soins sont remboursés s’ils sont donnés pendant la période des droits.
student-not-covered-pending = Vos droits s’ouvrent dès que la demande ci-dessus aboutit.
student-institution = Établissement
student-application-title = Demande d’immatriculation { $year }
student-application-reasons = Motifs du refus
student-application-prove = Confirmez d’abord votre adresse e-mail : ouvrez le lien que nous vous avons envoyé.
student-application-submitted = Votre établissement vérifie votre inscription. Vous n’avez rien à faire, la réponse arrive par e-mail.
student-application-returned = Corrigez ce qui est indiqué, puis déposez la demande de nouveau.
student-application-refused = Si le motif est une erreur, contestez la décision avec une preuve. Si votre situation a changé, déposez une nouvelle demande.
student-application-withdrawn = Vous avez retiré cette demande. Vous pouvez en déposer une autre.
student-apply-again = Déposer une nouvelle demande
student-covers = Périodes de droits
student-cover-now = En cours
student-cover-to-come = À venir
student-cover-over = Terminée
student-no-covers = Pas encore de droits
student-no-covers-text = Vos périodes de droits apparaîtront ici, année par année.

# Données personnelles et compte
student-facts = Vos données
student-facts-text = C’est ce que vous avez déclaré dans votre demande. Pour le corriger, écrivez au bureau de l’université.
student-fact-name = Nom
student-fact-birth = Date de naissance
student-fact-address = Adresse
student-fact-email = E-mail
student-fact-phone = Téléphone
student-account = Compte bancaire
student-account-rib = Vos remboursements arrivent sur le compte
student-account-none = Aucun compte déclaré : vos remboursements arrivent par mandat postal, payable dans tout bureau de poste sur présentation de la CIN.
student-account-change = Changer de compte
student-rib = RIB
student-rib-hint = 24 chiffres, comme sur votre relevé, d’un compte à votre nom. Laissez vide pour recevoir un mandat postal.
student-rib-save = Enregistrer le compte
student-letters = Courriers
student-letters-language = Langue des courriers
student-letters-hint = Les décisions et les e-mails sont écrits dans cette langue.
student-letters-save = Enregistrer la langue
student-sessions = Appareils connectés
student-sessions-text = Si vous avez perdu un téléphone ou utilisé un ordinateur partagé, fermez toutes les sessions ouvertes, y compris celle-ci.
student-sessions-end = Se déconnecter partout

# Paiements
student-no-payments = Pas encore de paiement
student-no-payments-text = Vos remboursements apparaîtront ici dès que leur paiement est préparé.
student-payment-soon = Un remboursement est décidé. Son paiement apparaîtra ici dès qu’il est préparé.
student-all-payments = Tous les paiements
student-payment-claim = Dossier
student-payment-way = Moyen
student-payment-date = Date
student-payment-state = État
student-payment-amount = Montant

# Liste et ouverture d’un dossier
student-open-claims = Dossiers maladie en cours
student-all-claims = Tous les dossiers maladie
student-new-claim = Préparer un dossier maladie
student-no-claims = Aucun dossier ici
student-no-claims-text = Préparez un dossier après une visite chez le médecin ou à la pharmacie : vous voyez ce qui manque et le montant attendu avant l’envoi.
student-no-claims-cover = Vous pourrez préparer un dossier maladie quand vos droits seront ouverts.
student-claim-opened = Ouvert le { $date }
student-claim-paid = Payé { $amount }
student-claim-reimbursed = Remboursé { $amount }
student-claim-title = Dossier maladie du { $date }
student-claim-title-empty = Nouveau dossier maladie
student-new-title = Préparer un dossier maladie
student-sheet = Quelle feuille de soins ?
student-sheet-hint = Un dossier par personne et par maladie ou accident.
student-sheet-long-term = Ce dossier ne se prépare pas encore ici : utilisez la feuille imprimée, avec le code de la maladie et le numéro d’accord.
student-new-open = Ouvrir le dossier

# Le dossier en préparation
student-lines = Ce que vous avez payé
student-lines-none = Rien encore
student-lines-none-text = Ajoutez chaque acte et chaque médicament de vos factures. Le montant attendu se calcule ligne par ligne.
student-add-act = Ajouter un acte
student-add-medicine = Ajouter un médicament
student-add-lump-sum = Ajouter des lunettes ou un appareil
student-line-new-act = Ajouter un acte
student-line-new-medicine = Ajouter un médicament
student-line-new-lump-sum = Ajouter des lunettes ou un appareil
student-line-act = Acte
student-line-act-hint = Comme le médecin ou le laboratoire l’appelle sur la facture.
student-line-coefficient = Coefficient
student-line-coefficient-hint = Pour les lettres-clés { $keys } seulement : le nombre écrit après la lettre sur la facture. Laissez vide pour les autres.
student-line-setting = Lieu des soins
student-line-lump-sum = Ce que vous avez acheté
student-line-lump-sum-hint = Sur ordonnance.
student-line-on = Jour des soins ou de l’achat
student-line-on-hint = Comme sur la facture, par exemple 14 10 2026.
student-line-paid = Montant payé
student-line-paid-hint = Tout ce que vous avez payé pour cette ligne.
student-line-provider = Médecin, laboratoire ou pharmacie
student-line-provider-hint = Le nom écrit sur la facture. Peut rester vide.
student-line-inpe = Numéro INPE
student-line-inpe-hint = 9 chiffres sur le cachet du médecin ou du laboratoire. Peut rester vide.
student-line-save = Enregistrer la ligne
student-medicine-search = Chercher le médicament
student-medicine-search-hint = Son nom, sa substance ou le code de la boîte, par exemple doliprane 500.
student-medicine-find = Chercher
student-medicine-results = Médicaments trouvés
student-medicine-none = Aucun médicament de ce nom dans la liste. Recopiez ci-dessous le code et le nom de la boîte.
student-medicine-unpaid = Non remboursable
student-medicine-rate = Remboursé à { $rate } de la base
student-medicine-code = Code-barres de la boîte
student-medicine-code-hint = Les 13 chiffres sous le code-barres. Rempli quand vous choisissez un médicament.
student-medicine-name = Nom du médicament
student-medicine-name-hint = Nécessaire seulement si le médicament n’est pas dans la liste.
student-medicine-quantity = Nombre de boîtes
student-papers = Pièces
student-papers-text = Photographiez chaque pièce ou ajoutez son fichier. Les originaux partent ensuite par la poste.
student-papers-there = Pièces jointes
student-papers-none = Aucune pièce
student-papers-none-text = Aucune photo n’a été jointe à ce dossier.
student-paper-kind = Nature de la pièce
student-paper-camera = Photographier la pièce
student-paper-files = Fichiers
student-paper-hint = PDF, photos JPEG ou PNG, 10 Mo au plus par fichier. Vous pouvez en choisir plusieurs.
student-paper-add = Joindre les pièces
student-paper-none = Choisissez au moins un fichier, ou photographiez la pièce.
student-paper-refused = { $file } : { $why }
student-back-to-claim = Revenir au dossier
student-treatment = Traitement continu ?
student-treatment-end = Dernier jour du traitement
student-treatment-hint = Si les soins durent plusieurs jours ou semaines, le délai d’envoi court à partir de leur fin. Laissez vide sinon.
student-treatment-save = Enregistrer la date
student-last-day = Dernier jour pour l’envoi
student-last-day-how = Comment il est compté
student-last-day-over = Délai dépassé
student-days-left =
    { $count ->
        [0] C’est aujourd’hui
        [one] { $count } jour restant
        [many] { $count } de jours restants
       *[other] { $count } jours restants
    }
student-check = Avant d’imprimer
student-check-complete = Il ne manque rien de ce que nous savons vérifier.
student-check-not-covered = Un jour de soins est hors de vos périodes de droits : sa ligne ne sera pas remboursée.
student-check-late = Le dernier jour pour l’envoi était le { $date } : la caisse rejette un dossier posté après.
student-check-may = Vous pouvez imprimer dès maintenant, mais la caisse retourne le dossier s’il manque une pièce à l’envoi.

# L’envoi
student-send = Comment envoyer le dossier
student-send-print = Imprimez la feuille de soins
student-send-print-text = Elle est remplie, et porte le code du dossier que le bureau d’ordre scanne.
student-send-sign = Faites tamponner et signez
student-send-sign-text = Le médecin et le pharmacien tamponnent, signent et datent la feuille, puis vous la signez.
student-send-enclose = Joignez les originaux
student-send-enclose-text = Ordonnances, factures, résultats, et les codes-barres des boîtes.
student-send-post = Envoyez le tout par la poste
student-send-before = Au plus tard le { $date }, le cachet de la poste faisant foi.
student-sheet-open = Ouvrir la feuille de soins (PDF)
student-posted-title = Vous l’avez posté ?
student-posted-on = Jour de l’envoi
student-posted-hint = Comme sur le reçu de la poste.
student-reopen = Modifier le dossier
student-reopen-text = Si vous avez oublié quelque chose, rouvrez le dossier, puis imprimez la feuille de nouveau.
student-withdraw = Renoncer à ce dossier
student-withdraw-text = Le dossier ne sera pas examiné. Vous pourrez en préparer un autre pour les mêmes soins tant que le délai court.

# Après l’arrivée
student-returned = Votre dossier est à compléter
student-returned-how = Les pièces ne se joignent plus ici : envoyez ce qui manque par la poste à l’adresse ci-dessous, avec la même référence sur l’enveloppe et sur chaque feuille. La date de votre premier envoi reste acquise.
student-corrections = Ce que disent vos pièces
student-corrections-text = L’agent a lu sur vos pièces autre chose que ce que vous aviez déclaré. Le calcul suit les pièces.
student-corrections-line = Ligne
student-corrections-declared = Vous avez déclaré
student-corrections-read = Sur les pièces
student-corrections-added = Rien
student-corrections-removed = Ligne absente des pièces
student-letter = Télécharger le courrier (PDF)

# Messages de réussite
flash-student-rib = Votre compte bancaire est enregistré.
flash-student-language = La langue des courriers est enregistrée.
flash-student-line-saved = La ligne est enregistrée.
flash-student-line-removed = La ligne est retirée.
flash-student-papers-added = Les pièces sont jointes.
flash-student-paper-removed = La pièce est retirée.
flash-student-treatment = La fin du traitement est enregistrée.
flash-student-prepared = Votre dossier est prêt : imprimez la feuille de soins.
flash-student-reopened = Le dossier est rouvert, vous pouvez le modifier.
flash-student-posted = Le jour d’envoi est noté. Vous serez informé de l’arrivée du dossier.
flash-student-withdrawn = Le dossier est retiré.

# Le calcul ligne par ligne, pour l’étudiant et le service des dossiers
breakdown-reference = Référence
breakdown-where-who = Qui a le dossier
breakdown-where-since = Depuis
breakdown-where-next = Prochaine étape
breakdown-where-by = Au plus tard le
breakdown-timeline = Suivi
breakdown-since = depuis le { $date } · { $holder }
breakdown-by = au plus tard le { $date }
breakdown-sum-estimate = Ce que vous devriez recevoir
breakdown-sum-decided = Ce que vous recevez
breakdown-of-paid = Sur { $amount } payés
breakdown-estimate = Estimation
breakdown-estimate-text = Avec les tarifs en vigueur le jour des soins. La décision peut encore changer si une pièce manque.
breakdown-share-payable = Remboursé
breakdown-share-above = Au-dessus du tarif ou de la base
breakdown-share-own = Votre part
breakdown-share-refused = Non remboursable
breakdown-share-to-price = À chiffrer par la caisse
breakdown-to-price = À chiffrer
breakdown-title = Comment ce montant est calculé
breakdown-text = Une ligne par acte ou par médicament. Ouvrez-la pour voir le calcul et le texte qui l’impose.
breakdown-paid = payé
breakdown-unsourced = hypothèse à confirmer
breakdown-total-paid = Total payé
breakdown-stays = Reste à votre charge
breakdown-reimbursed = Remboursement
breakdown-reimbursed-estimate = Remboursement estimé
student-cover-scheme-ends = Le régime des étudiants prend fin à cette date ({ $text }). Les règles suivantes ne sont pas encore disponibles ici.
