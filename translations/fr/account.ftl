# Header
account-space = Mon espace
log-in-button = Se connecter

# Applying
apply-title = Demander l’immatriculation
apply-lead = Pour l’année universitaire { $year }. Préparez votre pièce d’identité et votre code Massar. Comptez cinq minutes.
apply-who = Qui vous êtes
apply-identity-kind = Pièce d’identité
apply-identity-number = Numéro de cette pièce
apply-identity-number-hint = Par exemple JB458213 pour une CIN.
apply-student-number = Code Massar ou CNE
apply-student-number-hint = Une lettre et neuf chiffres, par exemple M130012345. Un ancien CNE a dix chiffres.
apply-names-hint = Écrivez vos noms comme sur la pièce. L’attestation les porte dans les deux écritures.
apply-first-latin = Prénom, en lettres latines
apply-first-arabic = Prénom, en lettres arabes (facultatif)
apply-last-latin = Nom, en lettres latines
apply-last-arabic = Nom, en lettres arabes (facultatif)
apply-birth-hint = L’année seule suffit si vos papiers ne disent pas plus.
apply-sex = Sexe
apply-nationality = Nationalité
apply-reach = Comment vous joindre
apply-email = Adresse e-mail
apply-email-hint = Nous y envoyons un lien à confirmer, puis votre attestation.
apply-phone = Téléphone (facultatif)
apply-phone-hint = Par exemple 06 12 34 56 78.
apply-address = Adresse postale
apply-address-hint = Rue, numéro, ville. Les papiers retournés y sont envoyés.
apply-studies = Vos études
apply-institution = Établissement
apply-institution-hint = Celui où vous êtes inscrit cette année. Il confirme votre inscription.
apply-cover = Autre couverture maladie
apply-cover-question = Avez-vous aujourd’hui une autre couverture maladie ?
apply-cover-hint = À votre nom, ou comme conjoint ou enfant d’un assuré. Un emploi d’été déclaré compte pour ses dates seulement : terminé, il ne vous exclut pas. Toute couverture retenue est montrée dans la réponse.
apply-cover-none = Non, je déclare n’avoir aucune autre couverture maladie
apply-cover-other = Oui, j’ai une autre couverture maladie
apply-account = Où vous rembourser
apply-rib = RIB (facultatif)
apply-rib-hint = 24 chiffres, à votre nom ; la clé est vérifiée. Sans RIB, vous recevez un mandat postal.
apply-once = Une demande par année universitaire. Vos données servent à l’assurance maladie seulement.
apply-button = Déposer la demande
apply-reason-source = Texte : { $source }
apply-reference = Référence de la demande :
apply-again = Déposer une nouvelle demande
apply-refused-title = Vos droits ne peuvent pas s’ouvrir
apply-refused-lead = Votre demande est enregistrée et refusée. Voici tous les motifs, avec le texte appliqué.
apply-refused-reasons = Motifs du refus
apply-refused-next = Ce que vous pouvez faire
apply-refused-again = Si une réponse du formulaire était fausse, ou si votre situation change, déposez une nouvelle demande. Si vous n’êtes pas d’accord, écrivez au bureau avec la référence.
apply-done-title = Votre demande est arrivée
apply-done-mail = Ouvrez le lien que nous venons de vous envoyer par e-mail
apply-done-mail-why = Il confirme votre adresse et ouvre votre espace. Avant cela, nous ne vous envoyons rien d’autre. Regardez aussi dans les indésirables.
apply-done-next = La suite
apply-done-listed = Si la liste de votre établissement vous contient déjà, vos droits sont ouverts dès maintenant.
apply-done-unlisted = Sinon, votre établissement confirme d’abord votre inscription.
apply-done-certificate = Votre attestation part par e-mail dès que les droits sont ouverts et l’adresse confirmée.

# Following an application
follow-title = Votre demande
follow-lead = Trois données suffisent, sans compte.
follow-last8-hint = Ou de l’ancien CNE.
follow-birth-hint = Comme dans la demande : l’année seule, si vous n’aviez donné qu’elle.
follow-unknown = Aucune demande ne correspond à ces trois données. Comparez-les avec votre demande, ou déposez-en une.
follow-label-holder = Qui a la demande
follow-label-since = Depuis
follow-label-next = Prochaine étape
follow-label-when = Au plus tard
follow-holder-returned = Vous
follow-holder-covered = Personne : la demande est close
follow-holder-refused = Personne : la décision est prise
follow-holder-upheld = Personne : la décision est prise
follow-holder-withdrawn = Personne : la demande est close
follow-next-submitted = L’établissement confirme votre inscription
follow-next-returned = Vous déposez une demande corrigée
follow-next-covered = Vous téléchargez l’attestation
follow-next-refused = Vous pouvez contester le refus depuis votre espace
follow-next-upheld = Aucune ; une nouvelle demande reste possible
follow-next-withdrawn = Aucune ; une nouvelle demande reste possible
follow-when-submitted = Les textes ne fixent pas de délai
follow-when-returned = La fin de l’année universitaire
follow-when-covered = Quand vous voulez
follow-when-refused = La fin de l’année universitaire
follow-when-upheld = La fin de l’année universitaire
follow-when-withdrawn = La fin de l’année universitaire
follow-unproved = Votre adresse e-mail n’est pas confirmée
follow-unproved-text = Ouvrez le lien que nous vous avons envoyé. Avant cela, ni attestation ni nouvelle ne part par e-mail.
follow-unproved-button = Recevoir un nouveau lien
follow-note = Message de l’agent
follow-submitted = Déposée le

# Fetching a certificate
certificate-lead = L’attestation prouve que vos droits sont ouverts. Elle se télécharge en PDF, sans compte.
certificate-none = Aucune attestation en cours ne correspond à ces trois données. Vérifiez-les ; si elles sont justes, suivez votre demande pour voir ce qui manque.
certificate-verify = Vous avez reçu une attestation de quelqu’un ?

# Checking a certificate
verify-lead = Médecin, pharmacie, établissement : vérifiez qu’une attestation est authentique et valable aujourd’hui.
verify-code = Code de l’attestation
verify-code-hint = Cinq groupes de quatre lettres et chiffres, au bas de l’attestation, à côté du carré.
verify-button = Vérifier
verify-eyebrow = Vérification d’une attestation
verify-answer-valid = Authentique et valable aujourd’hui
verify-answer-not_yet = Authentique, pas encore valable
verify-answer-expired = Authentique, mais expirée
verify-answer-superseded = Authentique, mais remplacée
verify-answer-revoked = Annulée
verify-answer-unknown = Aucune attestation n’a ce code
verify-meaning-valid = Cette personne a des droits ouverts à l’assurance maladie des étudiants.
verify-meaning-not_yet = Les droits de cette personne commencent plus tard. Voyez la période.
verify-meaning-expired = Les droits que cette attestation prouvait ont pris fin.
verify-meaning-superseded = Une attestation plus récente existe. Demandez-la à l’étudiant.
verify-meaning-revoked = Cette attestation ne prouve plus rien.
verify-meaning-unknown = Comparez le code avec le papier, signe par signe, ou scannez le carré. S’il est juste, le papier ne vient pas de nous.
verify-facts = Ce que dit l’attestation
verify-reference = Numéro
verify-name-latin = Nom
verify-name-arabic = Nom en lettres arabes
verify-identity = Pièce d’identité
verify-institution = Établissement
verify-year = Année universitaire
verify-period = Droits ouverts
verify-issued = Délivrée le
verify-compare = Comparez ces données avec le papier et avec la pièce d’identité de la personne.
verify-another = Vérifier une autre attestation

# Mailed links
link-prove-title = Confirmez votre adresse et choisissez un mot de passe
link-prove-lead = Le bouton confirme votre adresse e-mail et ouvre votre espace.
link-set-title = Choisissez un nouveau mot de passe
link-set-lead = Tous vos appareils connectés avec l’ancien seront déconnectés.
link-password = Nouveau mot de passe
link-password-hint =
    { $min ->
        [one] Au moins { $min } caractère. Une phrase facile à retenir convient ; ni chiffre ni signe n’est obligatoire.
        [many] Au moins { $min } de caractères. Une phrase facile à retenir convient ; ni chiffre ni signe n’est obligatoire.
       *[other] Au moins { $min } caractères. Une phrase facile à retenir convient ; ni chiffre ni signe n’est obligatoire.
    }
link-button = Enregistrer et continuer
link-done-title = Votre adresse est confirmée
link-done-account = Si vous avez déjà un compte, connectez-vous avec votre mot de passe habituel : celui que vous venez de saisir n’a pas été gardé.
link-done-check = Sinon, un agent compare d’abord vos papiers avec un dossier existant. Suivez votre demande pour voir la suite.
link-gone-title = Ce lien ne sert plus
link-gone-lead =
    { $hours ->
        [one] Un lien sert une seule fois, pendant { $hours } heure. Celui-ci a déjà servi, ou il est trop ancien.
        [many] Un lien sert une seule fois, pendant { $hours } d’heures. Celui-ci a déjà servi, ou il est trop ancien.
       *[other] Un lien sert une seule fois, pendant { $hours } heures. Celui-ci a déjà servi, ou il est trop ancien.
    }
link-gone-account = Vous avez un compte : demandez un nouveau lien pour choisir un mot de passe.
link-gone-application = Vous n’en avez pas encore : suivez votre demande. La page vous propose un nouveau lien de confirmation.

# Logging in
log-in-title = Se connecter
log-in-login = Numéro de CIN ou adresse e-mail
log-in-login-hint = Étudiants : le numéro de votre pièce d’identité. Agents : votre adresse e-mail.
log-in-password = Mot de passe
log-in-forgot = Mot de passe oublié
log-in-none = Le compte d’étudiant s’ouvre avec la demande d’immatriculation.
code-title = Second facteur
code-lead = Ouvrez votre application d’authentification et recopiez le code du moment.
code-code = Code
code-hint = Six chiffres. Il change toutes les 30 secondes.
code-other = Utiliser un autre compte
factor-title = Protégez votre compte
factor-lead = Un second facteur est demandé aux agents : un code de votre téléphone, en plus du mot de passe.
factor-scan = 1. Scannez ce carré
factor-scan-text = Avec une application d’authentification (codes à usage unique, TOTP).
factor-secret = Ou saisissez cette clé dans l’application :
factor-prove = 2. Recopiez le code affiché
factor-button = Activer et continuer
forgot-title = Mot de passe oublié
forgot-lead =
    { $hours ->
        [one] Nous envoyons un lien à l’adresse e-mail du compte. Il sert une seule fois, pendant { $hours } heure.
        [many] Nous envoyons un lien à l’adresse e-mail du compte. Il sert une seule fois, pendant { $hours } d’heures.
       *[other] Nous envoyons un lien à l’adresse e-mail du compte. Il sert une seule fois, pendant { $hours } heures.
    }
forgot-button = Recevoir un lien

# What was done
flash-logged-out = Vous êtes déconnecté.
flash-logged-out-everywhere = Vous êtes déconnecté sur tous vos appareils.
flash-link-mailed = Si un compte correspond, un lien part vers son adresse e-mail. Regardez aussi dans les indésirables.
flash-proof-mailed = Si l’adresse reste à confirmer, un nouveau lien vient de partir. Regardez aussi dans les indésirables.

# Looking at what was typed, and putting it aside
apply-check-button = Vérifier mes réponses
apply-check-title = Vérifiez vos réponses
apply-check-lead = Rien n’est encore envoyé. Comparez avec vos papiers, puis déposez la demande.
apply-check-name = Nom complet
apply-check-name-arabic = Nom complet, en arabe
apply-check-email = Adresse e-mail
apply-check-phone = Téléphone
apply-check-rib = RIB
apply-check-no-rib = Aucun : remboursement par mandat postal
apply-check-cover = Votre déclaration
apply-check-true = En déposant la demande, vous déclarez que ces réponses sont exactes.
apply-check-edit = Corriger
apply-keep-button = Continuer plus tard
apply-keep-hint = Avec votre adresse e-mail, le formulaire est gardé et un lien vous est envoyé pour le reprendre.
apply-kept-title = Votre formulaire est gardé
apply-kept-mail = Un lien vous attend par e-mail
apply-kept-text = { $days ->
    [one] Il rouvre le formulaire pendant { $days } jour.
    [many] Il rouvre le formulaire pendant { $days } de jours.
   *[other] Il rouvre le formulaire pendant { $days } jours.
} Rien n’est déposé avant que vous ne l’envoyiez. Si vous aviez déjà un lien, c’est le même.
apply-kept-home = Retour à l’accueil
apply-gone-title = Ce formulaire n’est plus gardé
apply-gone-lead = La demande a été envoyée, ou le délai est passé. Suivez votre demande, ou commencez-en une autre.
apply-again-known = Nous avons repris vos réponses de la dernière demande
apply-again-look = Regardez ce qui a pu changer : l’établissement, l’adresse, le RIB. L’autre couverture est demandée chaque année.
apply-done-keep = Notez la référence ou imprimez cette page. Le récépissé en PDF vous attend dans votre espace.
