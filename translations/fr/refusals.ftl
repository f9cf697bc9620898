# Why a use case says no (amoe_domain::Refusal): what is wrong, and what to do.
refusal-field-required = Remplissez ce champ.
refusal-field-too-long =
    { $max ->
        [one] Ce texte est trop long : { $max } caractère au plus. Raccourcissez-le.
        [many] Ce texte est trop long : { $max } de caractères au plus. Raccourcissez-le.
       *[other] Ce texte est trop long : { $max } caractères au plus. Raccourcissez-le.
    }
refusal-amount-zero = Le montant doit dépasser zéro. Indiquez ce que vous avez payé.
refusal-day-to-come = Cette date n’est pas encore arrivée : nous sommes le { $today }. Corrigez-la.
refusal-form-number-used = Ce formulaire a déjà été envoyé avec d’autres données. Vérifiez ce qui est enregistré, puis rouvrez la page pour envoyer autre chose.
refusal-stale = Une autre personne a modifié ce dossier pendant que vous y travailliez. Votre modification n’est pas enregistrée, mais votre saisie est gardée. Vérifiez l’état actuel du dossier, puis renvoyez le formulaire.
refusal-too-many =
    { $minutes ->
        [one] Trop d’essais sont venus en peu de temps, de votre connexion ou sous ce nom. Votre saisie est gardée, sauf les mots de passe. Attendez une minute, puis renvoyez le formulaire.
        [many] Trop d’essais sont venus en peu de temps, de votre connexion ou sous ce nom. Votre saisie est gardée, sauf les mots de passe. Attendez { $minutes } de minutes, puis renvoyez le formulaire.
       *[other] Trop d’essais sont venus en peu de temps, de votre connexion ou sous ce nom. Votre saisie est gardée, sauf les mots de passe. Attendez { $minutes } minutes, puis renvoyez le formulaire.
    }
refusal-not-now = L’état actuel du dossier ne permet plus cette action. Rouvrez la page : elle montre ce que vous pouvez faire maintenant.

# Account and password
refusal-log-in-wrong = L’identifiant et le mot de passe ne vont pas ensemble. Vérifiez-les, ou choisissez « Mot de passe oublié ».
refusal-factor-wrong = Ce code est faux, déjà utilisé ou périmé. Attendez le code suivant dans votre application et saisissez-le.
refusal-factor-exists = Ce compte a déjà un second facteur. Utilisez-le pour vous connecter.
refusal-link-gone = Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau avec « Mot de passe oublié », ou sur la page de suivi de la demande si vous n’avez pas encore de compte.
refusal-password-short =
    { $min ->
        [one] Ce mot de passe est trop court : il faut au moins { $min } caractère. Une phrase facile à retenir convient.
        [many] Ce mot de passe est trop court : il faut au moins { $min } de caractères. Une phrase facile à retenir convient.
       *[other] Ce mot de passe est trop court : il faut au moins { $min } caractères. Une phrase facile à retenir convient.
    }
refusal-password-common = Ce mot de passe est facile à deviner : il est courant, ou contient votre identifiant. Choisissez-en un autre.
refusal-email-taken = Un compte utilise déjà cette adresse e-mail. Prenez-en une autre.
refusal-institution-of-officer = Choisissez un établissement pour un responsable d’établissement. Les autres rôles n’en ont pas.

# Application
refusal-latin-letters = Écrivez ce nom en lettres latines, comme sur la carte d’identité ou le passeport. Seuls les lettres, espaces, apostrophes, traits d’union et points sont admis.
refusal-arabic-letters = Écrivez ce nom en lettres arabes, comme sur la carte d’identité. Seuls les lettres, espaces, apostrophes et traits d’union sont admis.
refusal-applied-already = Une demande existe déjà avec ce numéro pour cette année universitaire. Suivez-la sur la page « Où en est votre demande ? » au lieu d’en déposer une seconde.
refusal-covered-already = Cet étudiant a déjà des droits ouverts pour cette année universitaire. Aucune autre demande n’est nécessaire.
refusal-identity-taken = Cette pièce ou ce numéro est déjà enregistré pour une autre personne. Comparez la demande avec les originaux, puis retournez-la à l’étudiant pour correction.
refusal-note-needed = Écrivez à l’étudiant ce qu’il doit corriger.
refusal-reason-needed = Choisissez au moins un motif.

# Claim
refusal-no-cover = Vous n’avez pas de droits ouverts : vous ne pouvez pas préparer de dossier maladie. Demandez d’abord l’immatriculation.
refusal-act-unknown = Cette lettre-clé n’est pas connue. Choisissez un acte dans la liste.
refusal-too-many-lines =
    { $max ->
        [one] Un dossier a { $max } ligne au plus. Ouvrez un second dossier pour le reste.
        [many] Un dossier a { $max } de lignes au plus. Ouvrez un second dossier pour le reste.
       *[other] Un dossier a { $max } lignes au plus. Ouvrez un second dossier pour le reste.
    }
refusal-too-many-papers =
    { $max ->
        [one] Un dossier a { $max } pièce au plus. Réunissez les pages dans un seul PDF.
        [many] Un dossier a { $max } de pièces au plus. Réunissez les pages dans un seul PDF.
       *[other] Un dossier a { $max } pièces au plus. Réunissez les pages dans un seul PDF.
    }
refusal-no-such-line = Cette ligne n’existe plus. Rouvrez le dossier et vérifiez ses lignes.
refusal-treatment-ends-before = Le traitement ne peut pas finir avant le premier acte médical. Corrigez l’une des deux dates.
refusal-claim-without-lines = Le dossier n’a aucune ligne. Ajoutez au moins un acte ou un médicament.
refusal-posted-on-impossible = La date d’envoi se situe entre le premier acte médical et aujourd’hui. Recopiez-la depuis le reçu de la poste.

# Uploads
refusal-upload-empty = Ce fichier est vide. Choisissez-en un autre, ou reprenez la photo.
refusal-upload-too_large = Ce fichier dépasse 10 Mo. Envoyez une photo plus petite, ou répartissez les pages dans plusieurs fichiers.
refusal-upload-not_allowed = Ce type de fichier n’est pas accepté. Envoyez un PDF, ou une photo JPEG ou PNG.
refusal-upload-damaged = Ce fichier est abîmé ou incomplet : il ne s’ouvre pas. Numérisez ou photographiez le papier de nouveau.
refusal-upload-active = Ce PDF contient un programme ou un formulaire qui agit de lui-même. Imprimez-le dans un nouveau PDF, ou photographiez le papier, puis envoyez-le.
refusal-upload-encrypted = Ce PDF est chiffré ou protégé par un mot de passe. Enregistrez-le sans protection, ou photographiez le papier, puis envoyez-le.
refusal-upload-too_many_pixels = Cette photo a trop de pixels. Reprenez-la avec une qualité moins élevée.

# Mailroom
refusal-code-wrong = Ce code n’a pas la forme d’un code de dossier, comme DM-7K3M-4Q2D. Comparez-le avec la feuille, ou saisissez le numéro de CIN.
refusal-code-unknown = Aucun dossier n’a ce code. Comparez-le avec la feuille, signe par signe, ou saisissez le numéro de CIN.
refusal-code-or-identity = Saisissez le code du dossier ou le numéro de CIN.
refusal-identity-unknown = Aucun étudiant assuré n’a ce numéro. Comparez-le avec la feuille. S’il est juste, transmettez le dossier au service de l’immatriculation.
refusal-postmark-after-arrival = Le cachet de la poste ne peut pas être postérieur à l’arrivée. Corrigez l’une des deux dates.
refusal-postmark-before-care = Le cachet de la poste est plus ancien que les soins écrits dans le dossier. Relisez la date. Si le cachet n’est pas lisible, laissez le champ vide.

# Review
refusal-line-has-tariff = Le recueil des règles a un tarif pour cette ligne, c’est lui qui s’applique.
refusal-line-without-tariff = Une ligne n’a pas de tarif : son montant ne peut pas être calculé. Ouvrez-la pour indiquer celui que donne le texte, refusez-la avec un motif, ou retournez le dossier.
refusal-return-proposed = L’étudiant peut encore compléter ce qui manque : retournez-lui le dossier, ou rejetez-le avec un motif.
refusal-reason-not-mendable = L’étudiant ne peut rien corriger au motif { $code } : on ne retourne pas un dossier pour cela. Choisissez un autre motif, ou rejetez le dossier.

# Payment
refusal-nothing-chosen = Aucun dossier n’est choisi. Choisissez-en au moins un.
refusal-batch-too-large =
    { $max ->
        [one] Un ordre de paiement a { $max } dossier au plus. Préparez un second ordre pour le reste.
        [many] Un ordre de paiement a { $max } de dossiers au plus. Préparez un second ordre pour le reste.
       *[other] Un ordre de paiement a { $max } dossiers au plus. Préparez un second ordre pour le reste.
    }
refusal-nothing-to-pay = Un des dossiers choisis n’a rien à payer. Retirez-le du choix.
refusal-paid-already = D’autres paiements ont pris entre-temps certains des dossiers choisis. Ils ne sont plus dans la liste : regardez-la de nouveau, puis choisissez.
refusal-second-person-needed = Vous avez préparé cet ordre de paiement : une autre personne doit l’approuver.
refusal-paid-on-impossible = La date de paiement se situe entre l’envoi et aujourd’hui. Corrigez-la.

# Enrolment lists
refusal-list-without-good-lines = La liste n’a aucune ligne bonne. Corrigez-la et envoyez-la de nouveau.
refusal-sheet-too-large = La liste dépasse 50 Mo. Partagez-la en plusieurs fichiers.
refusal-sheet-too-many-lines = La liste a plus de 200 000 lignes. Partagez-la en plusieurs fichiers.
refusal-sheet-too-many-columns = La ligne { $line } a plus de 100 colonnes. Gardez les colonnes utiles et vérifiez le séparateur.
refusal-sheet-cell-too-long = Une cellule de la ligne { $line } a plus de 1 000 caractères. Vérifiez le séparateur et les guillemets.
refusal-sheet-too-much-text = La liste contient trop de texte. Gardez seulement les colonnes utiles.
refusal-sheet-unpacks-too-large = Ce classeur est bien plus grand qu’une liste. Copiez le seul tableau des étudiants dans un nouveau classeur.
refusal-sheet-unclosed-quote = Le guillemet ouvert à la ligne { $line } n’est pas fermé : la suite est illisible. Corrigez-le, ou enregistrez la liste en XLSX.
refusal-sheet-empty = Cette liste est vide. Vérifiez le fichier choisi.
refusal-sheet-protected = Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe et renvoyez-le.
refusal-sheet-damaged = Ce classeur est abîmé et ne s’ouvre pas. Enregistrez-le de nouveau en XLSX ou CSV.
refusal-sheet-old-excel = C’est un ancien classeur Excel (XLS). Enregistrez-le en XLSX ou CSV.
refusal-sheet-web-page = C’est une page web nommée XLS. Ouvrez-la dans le tableur et enregistrez-la en XLSX ou CSV.
refusal-sheet-open-document = C’est une feuille OpenDocument. Enregistrez-la en XLSX ou CSV.
refusal-sheet-no-list = Ce fichier n’est pas une liste. Envoyez un tableau XLSX ou CSV, avec les noms des colonnes sur la première ligne.
refusal-sheet-columns-missing = Il manque des colonnes nécessaires : { $columns }. Ajoutez-les et renvoyez la liste.
refusal-sheet-names-in-one-column = Le nom et le prénom sont dans une seule colonne. Séparez-les en deux. Colonnes qui manquent : { $columns }.
refusal-law-not-at-hand = Le { $on }, une autre loi s’applique, dont les règles ne sont pas encore disponibles ici. Gardez vos papiers et adressez-vous à la caisse.
refusal-no-scheme = Aucun régime des étudiants n’était en vigueur le { $on }. Vérifiez la date.
refusal-two-schemes = La loi change le { $change } : les soins d’avant ce jour et ceux d’après se demandent dans deux dossiers.
