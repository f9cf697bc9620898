# Espaces et barres
desk-space-institution = Espace établissement
desk-space-registration = Immatriculation
desk-space-mailroom = Bureau d’ordre
desk-space-contact = Accueil
desk-space-claims = Prestations
desk-space-medical = Contrôle médical
desk-space-payments = Paiements
desk-space-audit = Audit
desk-space-admin = Administration
desk-nav-dashboard = Tableau de bord
desk-nav-confirmations = Confirmations
desk-nav-lists = Listes
desk-nav-applications = Demandes
desk-nav-mailroom = Arrivées
desk-nav-contact = Accueil
desk-nav-claims = À traiter
desk-nav-mine = En main
desk-nav-decided = Décidés
desk-nav-payments = Paiements
desk-nav-audit = Journal
desk-nav-accounts = Comptes
desk-find-application = Nom, CIN, code Massar, référence
desk-find-claim = Dossier, CIN, nom

# Commun aux guichets
desk-oldest-first = Plus ancien d’abord
desk-latest-first = Plus récent d’abord
desk-days =
    { $count ->
        [0] ce jour
        [one] { $count } j
        [many] { $count } j
       *[other] { $count } j
    }
desk-pages = Pages
desk-page-before = Précédents
desk-page-after = Suivants
desk-page-shown = { $first } à { $last } sur { $total }
desk-open = Ouvrir
desk-next = Suivant
desk-to-papers =
    { $count ->
        [one] Voir la pièce
        [many] Voir les { $count } de pièces
       *[other] Voir les { $count } pièces
    }
desk-cancel = Annuler
desk-any = Tous
desk-filter = Filtrer
desk-choose = Choisir
desk-total = Total
desk-history = Historique
desk-key-browse = parcourir
desk-key-search = chercher
desk-note = Message à l’étudiant
desk-note-hint = Facultatif. L’étudiant le lira tel quel.
desk-reasons = Motifs
desk-day-hint = Par exemple 14/10/2026
desk-col-file = Fichier
desk-col-year = Année
desk-col-sent = Envoyée le
desk-col-good = Bonnes lignes
desk-col-bad = Lignes à corriger
desk-col-state = État
desk-col-line = Ligne
desk-col-problem = Ce qui ne va pas
desk-col-programme = Filière
desk-col-name = Nom
desk-col-reference = Référence
desk-col-submitted = Déposée le
desk-col-age = Attend depuis
desk-col-arrived = Arrivé le
desk-col-paid = Payé
desk-col-proposed = Proposition des règles
desk-col-base = Base
desk-col-rate = Taux
desk-col-reimbursed = Remboursé
desk-col-line-what = Acte ou produit
desk-col-day = Jour
desk-col-to-pay = À payer, DH
desk-col-prepared = Préparé le
desk-col-payments = Paiements
desk-payments-count =
    { $count ->
        [0] aucun paiement
        [one] { $count } paiement
        [many] { $count } de paiements
       *[other] { $count } paiements
    }
desk-col-payee = Bénéficiaire
desk-col-amount = Montant, DH
desk-col-seq = N°
desk-col-when = Quand
desk-col-who = Qui
desk-col-act = Acte
desk-col-thing = Objet
desk-col-key = Identifiant de l’objet
desk-col-role = Rôle
desk-col-detail = Détail
desk-col-password = Mot de passe
desk-col-factor = Second facteur
desk-field-number = Code Massar ou CNE
desk-field-name-latin = Nom en lettres latines
desk-field-name-arabic = Nom en lettres arabes
desk-not-given = Non indiqué
desk-field-birth = Naissance
desk-field-sex = Sexe
desk-field-nationality = Nationalité
desk-field-institution = Établissement
desk-field-year = Année universitaire
desk-field-other-cover = Autre couverture maladie
desk-field-email = E-mail
desk-field-phone = Téléphone
desk-field-address = Adresse
desk-other-cover-none = Déclare ne pas en avoir
desk-other-cover-some = Déclare en avoir une
desk-email-proved = confirmée
desk-email-unproved = pas encore confirmée

# Établissement
desk-situation = Année universitaire { $year } · situation au { $date }
desk-share-title = Répartition des étudiants
desk-share-enrolled = Étudiants
desk-share-enrolled-sub =
    { $count ->
        [0] aucun sur vos listes
        [one] dont { $count } sur vos listes
        [many] dont { $count } sur vos listes
       *[other] dont { $count } sur vos listes
    }
desk-share-covered = Couverts
desk-share-of-enrolled = { $rate } du total
desk-share-waiting = En attente
desk-share-waiting-sub = attendent votre confirmation
desk-share-rest = Sans demande
desk-share-rest-sub = inscrits sans demande en cours
desk-home-empty = Aucun inscrit connu pour cette année
desk-home-empty-text = Envoyez la liste de vos étudiants : les demandes en attente seront confirmées d’elles-mêmes.
desk-todo = À faire
desk-todo-nothing = Rien n’attend de vous.
desk-todo-confirm = Confirmer l’inscription
desk-todo-confirm-sub = demandes dont l’étudiant n’est pas sur vos listes
desk-todo-list = Liste à vérifier
desk-last-lists = Dernières listes
desk-all-lists = Toutes les listes
desk-lists-none = Aucune liste pour le moment
desk-lists-none-text = Vos listes d’inscrits apparaîtront ici, avec ce qui en a été pris en compte.
desk-institution-sees = Vous voyez uniquement les étudiants de votre établissement, jamais leurs soins.

# Listes d’inscrits
desk-list-new = Envoyer une liste
desk-list-file = Liste des inscrits, CSV ou XLSX
desk-list-file-hint = 50 Mo au plus. Le fichier d’Apogée ou de votre logiciel convient tel quel.
desk-list-preview-first = Rien n’est pris en compte à l’envoi : vous voyez d’abord ce qui a été compris.
desk-list-send = Envoyer et vérifier
desk-list-no-file = Choisissez un fichier.
desk-list-too-large = Ce fichier dépasse 50 Mo. Envoyez-le en plusieurs parties.
desk-list-columns = Colonnes attendues
desk-list-columns-needed = Nécessaires : code Massar ou CNE, ou bien CIN, passeport ou carte de séjour ; nom ; prénom ; date de naissance.
desk-list-columns-better = Utiles : nom et prénom en arabe, sexe, nationalité, filière, cycle, e-mail.
desk-list-columns-free = L’ordre des colonnes et leur langue sont libres, un titre au-dessus ne gêne pas.
desk-list-sent = Année universitaire { $year } · envoyée le { $at }
desk-list-accepted =
    { $count ->
        [one] { $count } ligne prise en compte
        [many] { $count } de lignes prises en compte
       *[other] { $count } lignes prises en compte
    }
desk-list-answered =
    { $count ->
        [one] { $count } demande en attente a été confirmée.
        [many] { $count } de demandes en attente ont été confirmées.
       *[other] { $count } demandes en attente ont été confirmées.
    }
desk-list-month-first = Les dates de ce fichier ont le mois en premier
desk-list-month-first-next = Nous les avons lues ainsi. Comparez les naissances ci-dessous avec votre fichier avant d’accepter.
desk-list-unused = Colonnes laissées de côté : { $columns }
desk-list-unused-next = Elles ne nous disent rien. Si l’une d’elles compte, donnez-lui un nom courant et renvoyez la liste.
desk-list-download-bad = Télécharger les lignes à corriger
desk-good-sub = seront prises en compte
desk-good-sub-done = prises en compte
desk-bad-sub = vous sont rendues, avec leur motif
desk-bad-title = Lignes à corriger
desk-bad-text = Corrigez-les dans le fichier téléchargé et envoyez-le comme une nouvelle liste.
desk-good-title = Premières bonnes lignes
desk-good-text = Comparez-les avec votre fichier avant d’accepter.

# Demandes
desk-applications-title = Demandes d’immatriculation
desk-applications-none = Aucune demande ici
desk-applications-none-text = Les demandes apparaissent ici dès que l’étudiant les dépose.
desk-all-states = Tous les états
desk-next-application = Demande suivante
desk-person = La personne
desk-rules-say = Ce que disent les règles
desk-eligible = Conditions remplies
desk-not-eligible = Conditions non remplies
desk-answer = Votre réponse
desk-confirm-says = En confirmant, vous attestez que cette personne est inscrite chez vous cette année. Ses droits s’ouvrent aussitôt si les conditions sont remplies.
desk-held = { $paper } : ce numéro appartient déjà à une autre personne assurée.
desk-held-who = { $name }, née le { $birth }, pièce { $identity }, numéro d’étudiant { $number }. La confirmation sera refusée tant que l’un des deux n’est pas corrigé.
desk-held-ask = La confirmation sera refusée. Demandez à la personne de vérifier ses numéros, puis retournez la demande pour correction ; s’ils sont justes, adressez-vous au bureau de l’immatriculation.
desk-application-return-note = Ce que l’étudiant doit corriger
desk-application-return-hint = Dites le champ et ce qui est attendu : l’étudiant lit ce texte.
desk-application-was-returned = Retournée à l’étudiant
desk-application-was-covered = Droits ouverts
desk-application-by-list = Inscription confirmée par votre liste.
desk-application-by-officer = Inscription confirmée par un responsable.
desk-application-was-refused = Refusée
desk-application-refused-by-rules = Refusée : les conditions ne sont pas remplies
desk-application-was-withdrawn = Retirée par l’étudiant

# Bureau d’ordre
desk-mailroom-title = Arrivée d’un dossier
desk-mail-code = Code de la feuille de soins
desk-mail-code-hint = Scannez le code-barres ou tapez la référence, par exemple DM-7K3M-4Q2D.
desk-mail-postmark = Cachet de la poste
desk-mail-postmark-hint = Reste pour les plis suivants ; videz le champ s’il est illisible.
desk-mail-arrived = Arrivé le
desk-mail-without-code = Feuille sans code
desk-mail-without-code-hint = Laissez le code vide et donnez le numéro porté sur la feuille : un dossier s’ouvre.
desk-mail-identity = CIN, passeport ou carte de séjour
desk-mail-sheet = Feuille
desk-mail-receive = Enregistrer l’arrivée
desk-mail-last = Dernières arrivées
desk-mail-last-none = Aucun dossier n’attend d’être pris.
desk-pile-claims = À traiter
desk-pile-unannounced = Sans code : écrivez cette référence sur la feuille, puis à traiter
desk-pile-again = Déjà enregistré : joignez au dossier déjà arrivé
desk-arrival-with-postmark = Arrivé le { $arrived }, cachet du { $postmark }
desk-arrival-without-postmark = Arrivé le { $arrived }, cachet illisible

# Dossiers
desk-take-next = Prendre le suivant
desk-claims-none = Rien à traiter
desk-claims-none-text = Les dossiers apparaissent ici dès que le bureau d’ordre les enregistre.
desk-claims-mine-none = Aucun dossier en main
desk-claims-decided-none = Aucun dossier décidé
desk-claims-found = Dossiers trouvés
desk-claims-found-none = Aucun dossier trouvé
desk-found-for =
    { $count ->
        [one] { $count } dossier pour « { $search } »
        [many] { $count } de dossiers pour « { $search } »
       *[other] { $count } dossiers pour « { $search } »
    }
desk-queue = File de travail
desk-queue-all = Voir toute la liste ({ $count })
desk-position = { $at } sur { $total }
desk-papers = Pièces du dossier
desk-papers-none = Aucune pièce numérisée
desk-papers-none-text = Le dossier est sur papier : lisez-le et saisissez ses lignes.
desk-paper-about = Pièce { $at } sur { $total } · { $size } · { $date }
desk-paper-full = Ouvrir en grand
desk-in-hands-of = chez { $name }
desk-answer-by = réponse avant le { $date }
desk-lines-caption = Lignes lues, en dirhams
desk-lines-none = Aucune ligne
desk-lines-none-text = Saisissez ce que portent la feuille et les factures.
desk-line-add = Ajouter une ligne
desk-price = Tarif de cette ligne
desk-price-hint = Le recueil des règles n’en a pas. Indiquez ce que le texte donne pour toute la ligne, coefficient ou boîtes compris : le taux et le montant payé s’y appliquent.
desk-price-ceiling = Tarif, DH
desk-price-source = Texte qui le fixe
desk-price-source-hint = Par exemple : arrêté 177-06, annexe 2
desk-price-save = Enregistrer le tarif
desk-line-save = Enregistrer la ligne
desk-line-kind = Nature de la ligne
desk-line-act = Acte
desk-line-medicine = Médicament
desk-line-lump-sum = Forfait
desk-line-code = Code-barres
desk-line-boxes = Boîtes
desk-line-name = Nom, s’il est hors liste
desk-line-inpe = INPE
desk-line-coefficient = Coefficient
desk-line-setting = Lieu
desk-line-on = Date des soins
desk-line-paid = Payé, DH
desk-line-provider = Médecin ou pharmacie
desk-calculation = Calcul
desk-declared = Lignes déclarées par l’étudiant
desk-declared-nothing = L’étudiant n’a rien déclaré
desk-declared-same = Déclaré par l’étudiant : { $declared }, identique
desk-declared-differs = Déclaré : { $declared }, lu : { $read }
desk-checks = Contrôles
desk-check-no-lines = Aucune ligne n’est encore saisie
desk-check-covered = Droits ouverts à chaque date de soins
desk-check-not-covered = Droits fermés à une date de soins au moins
desk-check-posted = Posté le { $sent } ; dernier jour : { $last }
desk-check-arrived = Arrivé le { $sent }, cachet illisible ; dernier jour : { $last }
desk-check-line = Ligne { $line } : { $reason }
desk-check-no-duplicate = Aucun acte identique déjà présenté
desk-deadline-how = Comment ce délai est compté
desk-rulebook = Recueil des règles :
desk-proposed-amount = Remboursement proposé
desk-decided-amount = Remboursement décidé
desk-patient-share = reste à charge
desk-decide = Décider
desk-decide-lines = Lignes
desk-decide-lines-hint = Sans motif, la ligne est remboursée comme le disent les règles.
desk-decide-keep = Rembourser { $amount }
desk-reject = Rejeter le dossier
desk-reject-short = Rejeter
desk-reject-reason = Motif du rejet
desk-return = Demander une pièce
desk-return-reasons = Ce qui manque
desk-return-hint = Seuls figurent ici les motifs que l’étudiant peut corriger.
desk-letter = Lettre de décision
desk-claim-in-other-hands = Ce dossier n’est plus entre vos mains. Rien n’a été enregistré ; votre saisie reste affichée.

# Paiements
desk-payable = Remboursements à payer
desk-payable-text = Décidés, pas encore mis en paiement. Décochez ce qui doit attendre.
desk-payable-none = Aucun remboursement n’attend d’être payé.
desk-batch-prepare = Préparer l’ordre de paiement
desk-batches = Ordres de paiement
desk-batches-none = Aucun ordre de paiement pour le moment.
desk-transfers = Virements bancaires
desk-orders = Mandats postaux
desk-next-step = Suite
desk-file-transfers = Fichier des virements (pain.001)
desk-file-orders = Liste des mandats (PDF)
desk-batch-waits-second = Une seconde personne doit approuver cet ordre. Les fichiers existent ensuite.
desk-batch-approve-says = Comparez les montants et les bénéficiaires : après votre accord, les fichiers peuvent partir.
desk-batch-send-says = Remettez d’abord les fichiers à la banque et à la poste.
desk-batch-pay-on = Jour où l’argent est parti
desk-batch-prepared-by = Préparé par
desk-batch-approved-by = Approuvé par
desk-batch-paid-on = Payé le

# Journal et comptes
desk-audit-title = Journal des opérations
desk-audit-text = Chaque entrée porte l’empreinte de la précédente : rien ne peut y être changé sans que cela se voie.
desk-audit-none = Aucune entrée
desk-audit-none-text = Aucune entrée ne répond à ces filtres.
desk-audit-older = Entrées plus anciennes
desk-chain-check = Vérifier la chaîne
desk-chain-holds =
    { $count ->
        [one] La chaîne est intacte : { $count } entrée
        [many] La chaîne est intacte : { $count } d’entrées
       *[other] La chaîne est intacte : { $count } entrées
    }
desk-chain-holds-next = Notez l’empreinte ailleurs : elle prouvera plus tard que la fin n’a pas été coupée.
desk-chain-head = Empreinte de la dernière entrée :
desk-chain-broken = La chaîne est rompue à l’entrée { $at }
desk-chain-broken-next = Cette entrée ou la précédente a été changée hors du programme. Prévenez l’administrateur et gardez une copie de la base.
desk-accounts-text = Les comptes du personnel. Ceux des étudiants s’ouvrent par leur demande.
desk-account-active = Actif
desk-account-closed = Fermé

# Mots de réussite
flash-desk-list-discarded = Liste écartée. Rien n’en a été pris en compte.
flash-desk-application-covered = Inscription confirmée, droits ouverts.
flash-desk-application-returned = Demande retournée à l’étudiant.
flash-desk-application-refused = Demande refusée, avec ses motifs.
flash-desk-nothing-waits = Aucun dossier n’attend.
flash-desk-claim-taken = Dossier pris en main.
flash-desk-claim-released = Dossier remis sur la liste.
flash-desk-line-priced = Le tarif est enregistré et la proposition en tient compte.
flash-desk-line-changed = Ligne enregistrée.
flash-desk-line-added = Ligne ajoutée. Ajoutez la suivante ou annulez.
flash-desk-line-removed = Ligne retirée.
flash-desk-claim-decided = Décision prise, l’étudiant est prévenu.
flash-desk-claim-returned = Dossier retourné, l’étudiant est prévenu.
flash-desk-batch-prepared = Ordre de paiement préparé. Une seconde personne doit l’approuver.
flash-desk-batch-approved = Ordre de paiement approuvé.
flash-desk-batch-sent = Ordre de paiement transmis.
flash-desk-batch-paid = Paiement noté, les étudiants sont prévenus.

# L’accueil
desk-contact-title = Accueil des étudiants
desk-contact-text = Ce que vous pouvez faire pour la personne qui vous appelle ou se présente.
desk-contact-with = Avec la personne
desk-contact-with-text = Elle donne sa CIN, les huit derniers chiffres de son code Massar et sa date de naissance : vous voyez la même réponse qu’elle.
desk-contact-status = Où en est une demande d’immatriculation, et ce qui manque.
desk-contact-certificate = Attestation d’immatriculation
desk-contact-certificate-text = La télécharger ou l’imprimer pour la personne.
desk-contact-verify = Dire si une attestation est authentique et encore valable.
desk-contact-explain = Expliquer
desk-contact-reimbursement = Les étapes, du médecin au virement.
desk-contact-rules = Chaque taux, tarif et délai, avec son texte.
desk-contact-medicines = Le taux et le prix de base d’une boîte.
desk-contact-sheets = Les trois feuilles à imprimer.
desk-contact-sees = Vous ne voyez ni les dossiers maladie ni les comptes bancaires. Pour un dossier, la personne lit sa propre page ou écrit au bureau de l’université.

# Le détail d’une écriture de la piste d’audit
detail = { $name } : { $value }
detail-account = Compte
detail-applications = Demandes
detail-arrived = Arrivé le
detail-asked = Demandé
detail-bad = Lignes à corriger
detail-batch = Lot
detail-by = Par
detail-by-three-fields = trois données personnelles
detail-code = Code
detail-cover = Droits
detail-demonstration = Démonstration
detail-enrolments = Inscriptions
detail-factor = Second facteur
detail-factor-done = vérifié
detail-factor-code = code attendu
detail-factor-enrol = à enregistrer
detail-file = Fichier
detail-form = Formulaire
detail-form-again = envoyé de nouveau, sans effet
detail-from = À partir du
detail-good = Lignes justes
detail-institution = Établissement
detail-lang = Langue
detail-lines = Lignes
detail-link = Lien reçu
detail-link-prove_email = pour prouver l’adresse
detail-link-set_password = pour le mot de passe
detail-listed = Sur la liste
detail-moved = Entre-temps en d’autres mains
detail-on = Le
detail-outcome = Décision
detail-paper = Pièce
detail-papers = Pièces
detail-payable = Remboursement
detail-payments = Paiements
detail-postmark = Cachet de la poste
detail-reasons = Motifs
detail-role = Rôle
detail-round = Décision n°
detail-rulebook = Règles
detail-set = Renseigné
detail-to = Nouvel état
detail-total = Total
detail-unannounced = Non annoncé
detail-until = Jusqu’au
detail-what = Objet
detail-what-line-added = ligne ajoutée
detail-what-line-changed = ligne modifiée
detail-what-line-removed = ligne retirée
detail-what-line-priced = tarif d’une ligne
detail-what-end-of-treatment = fin du traitement
detail-what-paper-added = pièce ajoutée
detail-what-paper-removed = pièce retirée
detail-what-bank-account = compte bancaire
detail-what-language = langue des courriers
