# Mails: plain text, the link alone on its line. Nothing about care, no identity number.
mail-signature =
    { $fund } · AMO Étudiants
    Questions : { $contact }
    Ce message est automatique : n’y répondez pas.
mail-prove-email-subject = Confirmez votre adresse e-mail
mail-prove-email-body =
    Bonjour,

    Une demande d’assurance maladie des étudiants porte cette adresse. Ouvrez ce lien pour confirmer l’adresse et choisir votre mot de passe :

    { $link }

    Le lien est valable 72 heures et sert une seule fois. Avant cela, nous ne vous envoyons aucun document.

    Si vous n’avez rien demandé, ne faites rien : cette adresse ne sera pas utilisée.
mail-set-password-subject = Choisissez votre mot de passe
mail-set-password-body =
    Bonjour,

    Ouvrez ce lien pour choisir le mot de passe de votre compte :

    { $link }

    Le lien est valable 72 heures et sert une seule fois. Quand il a servi, tous vos appareils sont déconnectés.

    Si vous n’avez rien demandé, ne faites rien : votre compte ne change pas.
mail-certificate-subject = Votre attestation d’assurance { $reference }
mail-certificate-body =
    Bonjour,

    Vos droits à l’assurance maladie des étudiants sont ouverts. Votre attestation { $reference } est jointe en PDF. Toute personne peut vérifier qu’elle est authentique grâce au code imprimé.

    Vous la trouvez aussi dans votre espace, après connexion :

    { $link }
mail-application-refused-subject = Réponse à votre demande { $reference }
mail-application-refused-body =
    Bonjour,

    Votre demande d’immatriculation { $reference } est refusée. Pour lire le motif, le texte appliqué et ce que vous pouvez faire, ouvrez cette page et remplissez ses trois champs :

    { $link }
mail-application-returned-subject = Votre demande { $reference } est à corriger
mail-application-returned-body =
    Bonjour,

    Votre demande d’immatriculation { $reference } vous est retournée pour correction. Pour lire ce qu’il faut corriger, ouvrez cette page et remplissez ses trois champs :

    { $link }

    Vos droits ne s’ouvrent qu’après cette correction.
mail-claim-received-subject = Votre dossier { $reference } est arrivé
mail-claim-received-body =
    Bonjour,

    Le bureau d’ordre a reçu votre dossier { $reference }. Un agent de la caisse va l’examiner.

    Suivez-le sur cette page, après connexion :

    { $link }
mail-claim-returned-subject = Votre dossier { $reference } est à compléter
mail-claim-returned-body =
    Bonjour,

    Votre dossier { $reference } vous est retourné car il est incomplet. Cette page dit, après connexion, ce qui manque et que faire :

    { $link }
mail-claim-decided-subject = Décision sur votre dossier { $reference }
mail-claim-decided-body =
    Bonjour,

    La caisse a pris sa décision sur votre dossier { $reference }. Cette page donne, après connexion, la décision et son explication ligne par ligne :

    { $link }
mail-claim-paid-subject = Le remboursement du dossier { $reference } est parti
mail-claim-paid-body =
    Bonjour,

    La caisse a versé le remboursement de votre dossier { $reference }. Cette page donne, après connexion, le montant, la date et le mode de paiement :

    { $link }

    Pour un mandat postal, présentez votre pièce d’identité au bureau de poste.
mail-applied-again-subject = Une autre demande avec vos numéros
mail-applied-again-body =
    Bonjour,

    Une demande d’assurance maladie des étudiants a été déposée aujourd’hui avec le numéro de votre pièce d’identité et votre numéro d’étudiant. Votre demande { $reference } reste inchangée, et un agent examine l’autre.

    Si c’était vous, vous n’avez rien à faire. Votre demande se trouve sur cette page, avec ses trois champs :

    { $link }

    Si ce n’était pas vous, prévenez la caisse : { $contact }
mail-application-appealed-subject = Votre recours, demande { $reference }
mail-application-appealed-body =
    Bonjour,

    Votre recours contre le refus de la demande { $reference } est arrivé. Un agent qui n’a pas pris la première décision en décide. Pour voir le délai et suivre le recours, ouvrez cette page et remplissez ses trois champs :

    { $link }
mail-appeal-granted-subject = Votre recours est accepté, demande { $reference }
mail-appeal-granted-body =
    Bonjour,

    Votre recours est accepté : la demande { $reference } n’est plus refusée. Si votre établissement a confirmé votre inscription, vos droits sont ouverts ; sinon, il la vérifie à présent. Pour voir où en est la demande, ouvrez cette page et remplissez ses trois champs :

    { $link }
mail-appeal-upheld-subject = Réponse à votre recours, demande { $reference }
mail-appeal-upheld-body =
    Bonjour,

    Un autre agent a examiné votre recours pour la demande { $reference } : le refus est maintenu. Pour lire la réponse, connectez-vous à votre espace, ou ouvrez cette page et remplissez ses trois champs :

    { $link }
mail-application-reminder-subject = Assurance maladie des étudiants { $year } : il reste votre demande
mail-application-reminder-body =
    Bonjour,

    L’établissement { $institution } vous compte parmi ses étudiants inscrits pour { $year }. Nous n’avons pas encore reçu votre demande d’assurance maladie (AMO Étudiants). Elle est gratuite dans les établissements publics et se dépose en ligne en quelques minutes :

    { $link }

    Si vous avez déjà une autre couverture maladie, vous n’avez rien à faire.

    Ne plus recevoir de rappel :

    { $stop }
mail-application-draft-subject = Votre formulaire d’assurance vous attend
mail-application-draft-body =
    Bonjour,

    Un formulaire de demande d’assurance maladie des étudiants a été gardé avec cette adresse. Ce lien le rouvre pendant 30 jours :

    { $link }

    Rien n’est déposé avant que vous ne l’envoyiez. Ne transmettez ce lien à personne : il montre ce que vous avez écrit.

    Si vous n’avez rien commencé, ne faites rien : le formulaire est effacé ensuite.
