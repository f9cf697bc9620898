# Covers that end before their time: cancelled by the student, or studies that the institution reports; what a date brings.
cancel-title = Annuler l’assurance
cancel-offer = Avant de demander l’annulation, lisez ce qu’elle entraîne.
cancel-look = Voir ce que l’annulation entraîne
cancel-follows = Ce que l’annulation entraîne
cancel-last = Dernier jour couvert
cancel-certificate = Votre attestation
cancel-certificate-text = Elle cesse d’être valable après ce jour, avec la carte et le code QR : qui la vérifie lit qu’elle est annulée.
cancel-claims = Vos dossiers
cancel-claims-none = Aucun dossier en cours. Les soins reçus jusqu’à ce jour restent couverts : envoyez vos dossiers dans les délais habituels.
cancel-claims-text = Rien ne change pour ces dossiers : les soins reçus jusqu’à ce jour restent couverts, et ce qui n’est pas encore envoyé peut l’être dans les délais habituels. Les soins reçus après ne sont plus remboursés.
cancel-return = Si vous changez d’avis
cancel-return-text = Jusqu’au { $last }, un clic dans votre espace retire la demande et rien ne change. Après, vous pouvez demander de nouveau l’assurance pour l’année universitaire suivante.
cancel-mandatory = L’assurance est obligatoire pour qui n’a pas d’autre couverture. N’annulez que si vous êtes couvert ailleurs.
cancel-ask = Demander l’annulation
cancel-camera = Photographier la carte nationale
cancel-paper = Copie de la carte nationale
cancel-paper-hint = Recto et verso, en PDF, JPEG ou PNG. Pour un étudiant étranger : le passeport ou la carte de séjour.
cancel-days =
    { $count ->
        [one] Vous pouvez revenir sur la demande pendant { $count } jour.
        [many] Vous pouvez revenir sur la demande pendant { $count } de jours.
       *[other] Vous pouvez revenir sur la demande pendant { $count } jours.
    }
cancel-send = Demander l’annulation
cancel-keep = Garder l’assurance
cancel-withdraw = Garder mon assurance
flash-cancel-asked = Votre demande d’annulation est arrivée. Vous pouvez encore la retirer.
flash-cancel-withdrawn = La demande est retirée : vos droits continuent comme avant.
ending-cancel-title = Vos droits prennent fin après le { $last }, à votre demande
ending-cancel-text = Jusqu’à ce jour, vous pouvez revenir sur la demande et rien ne change.
ending-studies-title = Vos droits prennent fin après le { $last }
ending-studies-finished = L’établissement a déclaré la fin des études depuis le { $since }. Si c’est faux, adressez-vous à lui : il peut corriger sa déclaration jusqu’à ce jour.
ending-studies-interrupted = L’établissement a déclaré une interruption des études depuis le { $since }. Si c’est faux, adressez-vous à lui : il peut corriger sa déclaration jusqu’à ce jour.
ending-refused-title = La demande d’annulation n’est pas acceptée
ending-over-title = Vos droits ont pris fin après le { $last }
ending-over-text = L’attestation n’est plus valable. Les soins reçus jusqu’à ce jour restent couverts : envoyez vos dossiers dans les délais habituels.
ending-letter = Lettre de confirmation
ending-fact-reason = Motif
ending-reason-cancelled = Annulation demandée par l’étudiant
ending-reason-studies_ended = Études terminées ou interrompues
ending-reason-covered_elsewhere = Couvert par un autre régime
ending-reason-scheme_ended = Fin du régime
status-ending-pending = À venir
status-ending-withdrawn = Retirée par l’étudiant
status-ending-corrected = Corrigée par l’établissement
status-ending-refused = Non acceptée
status-ending-ended = Droits fermés
studies-title = Études terminées ou interrompues
studies-offer = Si cet étudiant a terminé ou interrompu ses études, déclarez-le : ses droits prennent fin à la date que fixent les règles.
studies-report = Déclarer la fin ou l’interruption des études
studies-what = Que s’est-il passé ?
studies-kind-finished = Études terminées
studies-kind-interrupted = Études interrompues
studies-told-finished = Études terminées depuis le { $since }
studies-told-interrupted = Études interrompues depuis le { $since }
studies-since = Depuis quel jour ?
studies-cause = Si elles sont interrompues : pourquoi ?
studies-cause-hint = La cause n’est pas transmise à la caisse.
studies-excepted = Les droits continuent
interruption-illness = Maladie
interruption-pregnancy = Grossesse
interruption-accident = Accident
interruption-summons = Convocation de la justice
interruption-decision = Décision administrative provisoire
interruption-other = Autre cause
studies-rules = Ce que disent les règles
studies-rule-kept =
    { $count ->
        [one] Les droits sont maintenus { $count } mois après la fin des études, au plus jusqu’à la fin prévue des droits.
        [many] Les droits sont maintenus { $count } de mois après la fin des études, au plus jusqu’à la fin prévue des droits.
       *[other] Les droits sont maintenus { $count } mois après la fin des études, au plus jusqu’à la fin prévue des droits.
    }
studies-rule-interruption =
    { $count ->
        [one] Une interruption se déclare quand elle a duré { $count } mois de suite.
        [many] Une interruption se déclare quand elle a duré { $count } de mois de suite.
       *[other] Une interruption se déclare quand elle a duré { $count } mois de suite.
    }
studies-rule-notice =
    { $count ->
        [one] L’étudiant est prévenu au moins { $count } jour avant la fin de ses droits.
        [many] L’étudiant est prévenu au moins { $count } de jours avant la fin de ses droits.
       *[other] L’étudiant est prévenu au moins { $count } jours avant la fin de ses droits.
    }
studies-noted = Déclaré : les droits prennent fin après le { $last }
studies-over = Les droits ont pris fin après le { $last }
studies-corrected = Déclaration corrigée : les droits continuent
studies-correct-title = La déclaration est fausse ?
studies-correct-text = Corrigez-la tant que les droits courent : l’étudiant est prévenu et ses droits continuent.
studies-nothing = Il n’y a rien à déclarer : les droits de cet étudiant ne courent pas, ou leur fin est déjà prévue.
flash-studies-reported = Déclaration enregistrée, l’étudiant est prévenu.
flash-studies-goes-on = Déclaration enregistrée : pour cette cause, les droits continuent.
flash-studies-corrected = Déclaration corrigée, les droits continuent.
desk-nav-endings = Fins de droits
desk-endings = Fins de droits
desk-endings-text = Les annulations demandées et les fins d’études déclarées. Sans réponse de votre part, les droits prennent fin à la date indiquée.
desk-endings-none = Rien dans cet état.
desk-ending = Fin de droits
desk-ending-asked = Demandée le
desk-ending-letter = Lettre arrivée le
desk-ending-papers = Copie de la carte
desk-ending-in-file = sur papier, dans le dossier
desk-ending-check = Vérifier la demande
desk-ending-check-text = Comparez la copie avec le nom et le numéro ci-contre. Si elle est bonne, il n’y a rien à faire. Si ce n’est pas la carte de l’étudiant ou si elle est illisible, ne prenez pas la demande.
desk-ending-note = Pourquoi la demande n’est pas acceptée
desk-ending-note-hint = L’étudiant lit ce texte : dites-lui ce qu’il peut faire.
desk-ending-refuse = Ne pas accepter
flash-desk-ending-refused = Demande non acceptée, l’étudiant est prévenu.
desk-nav-cancel = Annulations
desk-cancel-title = Lettre d’annulation
desk-cancel-identity-hint = Tel qu’il figure sur la copie de la carte.
desk-cancel-scan = Lettre et copie de la carte, numérisées
desk-cancel-scan-hint = En PDF, JPEG ou PNG. Facultatif si les papiers sont au dossier.
desk-cancel-in-file = La lettre et la copie de la carte sont au dossier
desk-cancel-enter = Enregistrer la lettre
desk-cancel-how = Ce qu’il faut vérifier
desk-cancel-how-text = La lettre est signée et une copie de la carte nationale y est jointe. Sans copie, renvoyez la lettre avec une demande de pièce.
desk-cancel-how-then = L’étudiant est prévenu aussitôt et peut encore revenir sur sa demande. Un agent de l’immatriculation vérifie la copie.
desk-pile-cancel = Pile des annulations
desk-cancel-ends = Dernier jour couvert : { $last }
refusal-ending-already = La fin de ces droits est déjà prévue. Retirez ou corrigez d’abord ce qui est en cours.
refusal-ending-over = Ces droits ont pris fin le { $on } : on ne peut plus revenir dessus.
refusal-nothing-to-cancel = Aucun droit n’est ouvert aujourd’hui : il n’y a rien à annuler.
refusal-identity-copy-needed = Joignez une copie de votre carte nationale, ou de votre passeport.
refusal-letter-scan-or-file = Joignez la lettre numérisée, ou indiquez que les papiers sont au dossier.
refusal-student-not-covered = Aucun droit n’est ouvert aujourd’hui pour cet étudiant.
refusal-interruption-short =
    { $months ->
        [one] Une interruption se déclare après { $months } mois : celle-ci, à partir du { $from }.
        [many] Une interruption se déclare après { $months } de mois : celle-ci, à partir du { $from }.
       *[other] Une interruption se déclare après { $months } mois : celle-ci, à partir du { $from }.
    }
thing-ending = Fin de droits
act-announce = Annoncer
act-revoke = Annuler
act-report = Déclarer
act-correct = Corriger la déclaration
done-ending-submit = Annulation demandée par l’étudiant
done-ending-receive = Lettre d’annulation enregistrée
done-ending-report = Fin ou interruption des études déclarée
done-ending-withdraw = Demande retirée, les droits continuent
done-ending-correct = Déclaration corrigée, les droits continuent
done-ending-refuse = Demande non acceptée
done-ending-end = Droits fermés, lettre envoyée
done-ending-announce = Fin des droits annoncée
done-ending-download = Copie de la carte ouverte
done-ending-read = Fin de droits consultée
done-cover-announce = Fin des droits annoncée
done-cover-report = Interruption déclarée, les droits continuent
done-certificate-revoke = Attestation annulée
detail-reason = Motif
detail-ending = Fin de droits
detail-studies = Études
detail-since = Depuis le
detail-excepted = Cause qui laisse les droits ouverts
detail-by_mail = Par e-mail
detail-announced = Annoncés
rule-word-illness = maladie
rule-word-pregnancy = grossesse
rule-word-accident = accident
rule-word-summons = convocation de la justice
rule-word-decision = décision administrative provisoire
letter-ending-title = Fin de vos droits
letter-ending-asked = Le { $on }, vous avez demandé l’annulation de votre assurance, avec une copie de votre carte nationale.
letter-ending-by-letter = Par une lettre arrivée le { $on }, vous avez demandé l’annulation de votre assurance, avec une copie de votre carte nationale.
letter-ending-studies-finished = Votre établissement a déclaré la fin de vos études depuis le { $since }.
letter-ending-studies-interrupted = Votre établissement a déclaré l’interruption de vos études depuis le { $since }.
letter-ending-summary = Vos droits de l’année universitaire { $year } ont pris fin. Le dernier jour couvert est le { $last }.
letter-ending-follows = Ce qui en résulte
letter-ending-care = Les soins reçus jusqu’au { $last } restent couverts : envoyez vos dossiers dans les délais habituels. Les soins reçus après ne sont pas remboursés.
letter-ending-certificate = L’attestation { $number } n’est plus valable, ni la carte et le code QR qui vont avec elle : qui la vérifie lit qu’elle est annulée.
letter-ending-return = Pour être couvert de nouveau
letter-ending-return-text = Vous pouvez demander l’assurance pour l’année universitaire suivante dès votre inscription, sur le site. Si vous n’avez pas d’autre couverture avant cela, écrivez à la caisse.
mail-cancel-asked-subject = Votre demande d’annulation { $reference }
mail-cancel-asked-body =
    Bonjour,

    Une demande d’annulation de votre assurance est arrivée ({ $reference }). Vos droits prennent fin après le { $last }. Les soins reçus jusqu’à ce jour restent couverts.

    Si vous changez d’avis, ou si vous n’avez rien demandé, retirez la demande sur cette page, après connexion, au plus tard ce jour-là :

    { $link }
mail-cancel-withdrawn-subject = Vos droits continuent, demande { $reference }
mail-cancel-withdrawn-body =
    Bonjour,

    La demande d’annulation { $reference } est retirée. Vos droits continuent comme avant et votre attestation reste valable :

    { $link }
mail-cancel-refused-subject = Votre demande d’annulation { $reference } n’est pas acceptée
mail-cancel-refused-body =
    Bonjour,

    La demande d’annulation { $reference } n’est pas acceptée : vos droits continuent. Cette page dit pourquoi, après connexion, et vous permet de faire une nouvelle demande :

    { $link }
mail-studies-reported-subject = Vos droits prennent fin après le { $last }
mail-studies-reported-body =
    Bonjour,

    Votre établissement a déclaré que vos études sont terminées ou interrompues ({ $reference }). Vos droits prennent fin après le { $last }. Les soins reçus jusqu’à ce jour restent couverts.

    Si c’est faux, adressez-vous à votre établissement : il peut corriger sa déclaration jusqu’à ce jour. Le détail se trouve sur cette page, après connexion :

    { $link }
mail-studies-corrected-subject = Vos droits continuent, { $reference }
mail-studies-corrected-body =
    Bonjour,

    Votre établissement a corrigé sa déclaration { $reference }. Vos droits continuent comme avant :

    { $link }
mail-ending-near-subject = Rappel : vos droits prennent fin après le { $last }
mail-ending-near-body =
    Bonjour,

    Vos droits à l’assurance maladie des étudiants prennent fin après le { $last } ({ $reference }). Les soins reçus jusqu’à ce jour restent couverts. La raison et ce que vous pouvez faire se trouvent sur cette page, après connexion :

    { $link }
mail-cover-ended-subject = Vos droits ont pris fin, { $reference }
mail-cover-ended-body =
    Bonjour,

    Vos droits à l’assurance maladie des étudiants ont pris fin après le { $last }. La lettre { $reference }, jointe en PDF, le confirme. Votre attestation n’est plus valable.

    Les soins reçus jusqu’à ce jour restent couverts : envoyez vos dossiers dans les délais habituels, depuis votre espace :

    { $link }
mail-cover-ends-subject = Vos droits prennent fin après le { $last }
mail-cover-ends-body =
    Bonjour,

    Vos droits à l’assurance maladie des étudiants prennent fin après le { $last }. Les soins reçus jusqu’à ce jour restent couverts.

    Pour rester couvert, déposez une nouvelle demande dès le { $first }, quand vous êtes inscrit pour la nouvelle année universitaire :

    { $link }
mail-cover-ends-scheme-subject = Vos droits prennent fin après le { $last }
mail-cover-ends-scheme-body =
    Bonjour,

    Vos droits à l’assurance maladie des étudiants prennent fin après le { $last }, avec ce régime ({ $text }). Les soins reçus jusqu’à ce jour restent couverts : envoyez vos dossiers dans les délais habituels.

    Pour savoir quel régime vous couvre à partir du { $first }, écrivez ou téléphonez à la caisse :

    { $link }
mail-cover-ends-age-subject = Vos droits prennent fin après le { $last }
mail-cover-ends-age-body =
    Bonjour,

    Vos droits à l’assurance maladie des étudiants prennent fin après le { $last }. Les soins reçus jusqu’à ce jour restent couverts.

    À partir du { $first }, vous dépassez l’âge limite de cette assurance. Cette page dit qui peut être assuré et dans quels cas l’âge ne compte pas :

    { $link }

    Renseignez-vous dès maintenant sur un autre régime, pour ne pas rester sans couverture.
