# Home
home-title = Vos soins sont couverts, chaque dirham est expliqué
home-lead = L’assurance maladie obligatoire de base des étudiants : déposez votre demande, recevez votre attestation, suivez vos dossiers maladie étape par étape.
home-apply = Demander l’immatriculation
home-how = Comment suis-je remboursé ?
home-open = Les demandes sont ouvertes pendant toute l’année universitaire { $year }.
home-status-title = Où en est votre demande ?
home-status-button = Suivre la demande
home-services = Sans se connecter
home-who = Ai-je droit à l’assurance ?
home-who-text = Trois conditions, et ce que couvre l’assurance.
home-certificate = Télécharger l’attestation
home-certificate-text = Avec le numéro de CIN, le code Massar et la date de naissance.
home-reimbursement = Comprendre le remboursement
home-reimbursement-text = Les étapes, les taux et les délais.
home-care-sheets-text = Ordinaire, maladies longues et coûteuses, dentaire ; où les envoyer.
home-verify = Vérifier une attestation
home-verify-text = Par le code imprimé, ou en le scannant avec un téléphone.
home-contact-text = Le bureau de l’université, la caisse, les réclamations.
home-path = Du médecin à votre compte bancaire
home-example = Exemple : une visite chez un spécialiste
home-law = Loi 54-23 : ce qui change pour les étudiants en 2027
home-law-text = Chaque soin est remboursé selon les règles en vigueur le jour où vous l’avez reçu.

# The four steps
path-pay = Vous payez les soins
path-pay-text = Gardez l’ordonnance, les factures et les comptes rendus originaux.
path-prepare = Vous préparez le dossier ici
path-prepare-text = Vous voyez ce qui manque et le montant attendu, puis vous imprimez la feuille de soins.
path-send =
    { $days ->
        [one] Vous l’envoyez sous { $days } jour
        [many] Vous l’envoyez sous { $days } de jours
       *[other] Vous l’envoyez sous { $days } jours
    }
path-send-text = À compter du premier acte médical, ou de la fin du traitement s’il est continu.
path-receive = Vous recevez le remboursement
path-receive-text = Par virement, ou par mandat postal si vous n’avez pas de compte.

# The worked example
example-paid = Vous avez payé
example-base = Base : tarif de référence
example-rate = Taux
example-refund = Vous recevez
example-sources = Textes : { $tariff } (tarif) ; { $rate } (taux).

# Who is covered
who-title = Qui est couvert
who-lead = L’assurance couvre l’étudiant qui remplit ces trois conditions.
who-enrolled = Vous êtes inscrit dans un établissement de l’université pour l’année en cours.
who-age =
    { $age ->
        [one] Vous avez { $age } an au plus.
        [many] Vous avez { $age } d’années au plus.
       *[other] Vous avez { $age } ans au plus.
    }
who-other-cover = Vous n’avez aucune autre couverture maladie, ni en votre nom ni comme conjoint ou enfant d’un assuré.
who-foreign = Les conditions sont les mêmes pour les étudiants marocains et étrangers.
who-what = Ce qui est couvert
who-what-text = Les frais de soins en cas de maladie, d’accident ou de maternité, et de rééducation physique ou fonctionnelle.
who-when = À partir de quand
who-when-text = Les droits s’ouvrent sans période d’attente, pour l’année universitaire { $year }. La demande se renouvelle chaque année.
who-kept =
    { $months ->
        [one] Si vos études s’arrêtent, vos droits restent ouverts { $months } mois.
        [many] Si vos études s’arrêtent, vos droits restent ouverts { $months } de mois.
       *[other] Si vos études s’arrêtent, vos droits restent ouverts { $months } mois.
    }
who-refused = Si la demande est refusée
who-refused-text = La réponse donne le motif, le texte appliqué et la preuve retenue. Pour la contester, écrivez à la caisse ou au bureau de l’assurance maladie de votre université.

# How reimbursement works
reimbursement-title = Comment marche le remboursement
reimbursement-lead = Vous payez d’abord le médecin, la pharmacie ou le laboratoire. La caisse vous rembourse ensuite.
reimbursement-how-much = Combien vous recevez
reimbursement-rule = La caisse retient le plus petit de deux montants : ce que vous avez payé, et la base de remboursement. Elle en rembourse une part, le taux. Le reste est à votre charge.
reimbursement-care = Soins
reimbursement-base = Base
reimbursement-visits = Consultations, analyses, radiologie
reimbursement-tariff = Tarif national de référence
reimbursement-medicines = Médicaments de la liste
reimbursement-medicine-base = Prix du générique quand il existe
reimbursement-when = Les délais
reimbursement-deadline =
    { $days ->
        [one] Envoyez le dossier au plus tard { $days } jour après le premier acte médical. Si le traitement est continu, le délai court à partir de sa fin.
        [many] Envoyez le dossier au plus tard { $days } de jours après le premier acte médical. Si le traitement est continu, le délai court à partir de sa fin.
       *[other] Envoyez le dossier au plus tard { $days } jours après le premier acte médical. Si le traitement est continu, le délai court à partir de sa fin.
    }
reimbursement-payment =
    { $days ->
        [one] La caisse a { $days } jour pour payer un dossier complet.
        [many] La caisse a { $days } de jours pour payer un dossier complet.
       *[other] La caisse a { $days } jours pour payer un dossier complet.
    }
reimbursement-direct = Prise en charge et maladies longues
reimbursement-direct-text = Pour une hospitalisation ou une maladie longue et coûteuse, l’établissement de soins peut demander à la caisse de payer directement. Vous ne réglez alors que votre part.

# Care sheets
care-sheets-title = Feuilles de soins
care-sheets-lead = Préparez le dossier en ligne : la feuille s’imprime remplie, avec le code du dossier et l’adresse. Les feuilles vierges de la caisse restent acceptées.
care-sheets-prepare = Préparer un dossier
care-sheets-which = Quelle feuille choisir
sheet-ordinary = Ordinaire
sheet-ordinary-text = Consultations, médicaments, analyses et radiologie.
sheet-long-term = Maladies longues et coûteuses
sheet-long-term-text = Soins liés à l’une des maladies de la liste ; indiquez le code et le numéro d’accord.
sheet-dental = Dentaire
sheet-dental-text = Soins et prothèses dentaires.
care-sheets-carry = Ce que la feuille doit porter
care-sheets-you = Vous : nom, numéro de CIN, adresse, total payé, signature. Les étudiants n’ont pas de numéro d’affiliation.
care-sheets-doctor = Le médecin : identité, INPE, honoraires, cachet, signature datée.
care-sheets-pharmacist = Le pharmacien : identité, prix total des médicaments, cachet, signature datée.
care-sheets-laboratory = Le laboratoire ou le centre de radiologie : INPE.
care-sheets-dentist = Le dentiste : INPE et ICE.
care-sheets-enclose = Ce qu’il faut joindre, en original
care-sheets-prescription = L’ordonnance, avec votre nom, celui du médecin et la durée du traitement.
care-sheets-invoices = Les factures du médecin, du laboratoire et de la radiologie.
care-sheets-results = Les résultats et comptes rendus des examens.
care-sheets-send = Où envoyer le dossier
care-sheets-keep = Gardez une copie de chaque papier et le reçu de la poste.

# Contact
contact-title = Nous contacter
contact-lead = Le bureau de l’université répond sur l’immatriculation, la caisse sur les soins et les paiements.
contact-office = Bureau de l’assurance maladie de l’université
contact-office-text = Demande d’immatriculation, liste des inscrits, attestation.
contact-fund = La caisse
contact-fund-text = Dossiers maladie, prises en charge, paiements.
contact-phone = Centre d’appel
contact-email = E-mail
contact-address = Adresse postale
contact-complaint = Faire une réclamation
contact-complaint-text = Donnez la référence du dossier et la date. Vous pouvez aussi contester une décision depuis votre espace : la contestation suit alors le dossier.

# Accessibility
accessibility-title = Accessibilité
accessibility-lead = Ce site vise le niveau AA des règles WCAG 2.2. Voici ce qui marche, et ce que nous n’avons pas encore vérifié.
accessibility-works = Ce qui marche
accessibility-keyboard = Tout se fait au clavier, et l’endroit où vous êtes se voit toujours.
accessibility-script = Chaque page marche sans JavaScript et sur un petit écran.
accessibility-colour = La couleur ne parle jamais seule ; les contrastes sont mesurés, en clair et en sombre.
accessibility-languages = Chaque page existe en arabe, en français et en anglais, à la même adresse.
accessibility-limits = Ce qui n’est pas vérifié
accessibility-limits-text = Les pages sont contrôlées par des outils automatiques. Elles n’ont pas encore été essayées par des personnes qui utilisent un lecteur d’écran tous les jours. Les papiers numérisés par d’autres peuvent être illisibles pour un lecteur d’écran.
accessibility-tell = Signaler un obstacle
accessibility-tell-text = Écrivez-nous l’adresse de la page et ce qui vous a arrêté. Le bureau vous donne l’information ou fait la démarche avec vous.

# Privacy
privacy-title = Données personnelles
privacy-lead = Ce que nous gardons sur vous, pourquoi, et qui le voit.
privacy-what = Ce que nous gardons
privacy-what-text = Votre identité, vos moyens de contact, votre inscription, votre compte bancaire si vous le donnez, et les papiers de vos soins. Ces derniers sont des données de santé.
privacy-why = Pourquoi
privacy-why-text = Pour ouvrir vos droits et rembourser vos soins, comme la loi sur l’assurance maladie des étudiants le demande. La loi 09-08 protège ces données. Elles ne servent à rien d’autre et ne sont ni vendues ni envoyées à l’étranger.
privacy-who = Qui les voit
privacy-who-text = Votre établissement ({ $university }) voit votre inscription, jamais vos soins. À la caisse ({ $fund }), chaque personne voit ce que sa tâche demande.
privacy-medical = Les papiers sous pli médical ne sont ouverts que par les médecins du contrôle. Chaque lecture d’une donnée de santé laisse une trace.
privacy-cookies = Cookies
privacy-cookies-text = Un cookie vous garde connecté. Un autre reconnaît votre appareil pendant un an : celui qui essaie des mots de passe à votre nom ne vous bloque pas. Un troisième porte un message d’une page à la suivante. Il n’y a ni mesure d’audience ni service d’un tiers.
privacy-long = Combien de temps
privacy-long-text = La caisse fixe la durée de conservation selon la loi. Demandez-la-lui par les moyens de la page de contact.
privacy-rights = Vos droits
privacy-rights-text = Vous pouvez demander à lire vos données et à les faire corriger. Si la réponse ne vous convient pas, vous pouvez saisir la CNDP.
