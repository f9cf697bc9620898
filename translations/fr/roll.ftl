# La liste des inscrits et ceux qui n’ont pas encore déposé leur demande
desk-nav-roll = Inscrits
thing-roll = Liste des inscrits d’un établissement
act-remind = Rappeler
standing-not_applied = Pas encore de demande
standing-applied = Demande en attente
standing-covered = Couvert
roll-title = Étudiants inscrits
roll-situation = Année universitaire { $year } · d’après les listes acceptées
roll-pick = Choisissez un établissement.
roll-no-institution = Aucun établissement
roll-no-institution-text = Les établissements apparaissent ici dès qu’ils sont enregistrés.
roll-empty-text = L’établissement n’a pas encore transmis de liste pour cette année.
roll-rates = Où en sont les étudiants
roll-everyone = Tous les inscrits
roll-chart = Répartition
roll-rate = Taux de couverture
roll-enrolled = Inscrits
roll-enrolled-sub = sur les listes acceptées
roll-applied-sub = demande déposée, pas encore décidée
roll-not-applied-sub = aucune demande en cours
roll-by-programme = Par filière
roll-by-programme-text = Les filières où il manque le plus de demandes d’abord.
roll-by-year = Par année d’études
roll-year = Année d’études
roll-no-programme = Filière non indiquée
roll-no-year = Année non indiquée
roll-year-of-study =
    { $year ->
        [1] 1re année
        [one] { $year }e année
        [many] { $year }e année
       *[other] { $year }e année
    }
roll-any-programme = Toutes
roll-any-year = Toutes
roll-more-programmes =
    { $count ->
        [one] Voir l’autre filière
        [many] Voir les { $count } d’autres filières
       *[other] Voir les { $count } autres filières
    }
roll-details = Taux par filière et par année d’études
roll-list = Liste
roll-find = Nom, code Massar, CIN ou passeport
roll-identity = CIN ou passeport
roll-col-standing = Situation
roll-col-application = Demande
roll-found =
    { $count ->
        [0] Aucun étudiant
        [one] { $count } étudiant
        [many] { $count } d’étudiants
       *[other] { $count } étudiants
    }
roll-found-many = Plus de { $count } étudiants : précisez la recherche.
roll-none = Personne ne répond à ces critères.
roll-files = Télécharger la liste
roll-files-text = Le fichier contient des données personnelles : son téléchargement est inscrit au journal.
roll-file-listed-xlsx = La liste ci-dessus, Excel
roll-file-listed-csv = La liste ci-dessus, CSV
roll-file-all-xlsx = Tous les inscrits avec leur situation, Excel
roll-file-all-csv = Tous les inscrits avec leur situation, CSV
roll-file-word = inscrits
roll-todo = Étudiants sans demande
roll-todo-sub = inscrits qui n’ont pas encore déposé leur demande

# Rappels
thing-reminder = Rappels à une adresse
remind-button = Rappeler par e-mail
remind-title = Rappeler par e-mail
remind-lead = Rien n’est encore parti. Voici ce que donnerait l’envoi.
remind-scope-all = À tous les inscrits sans demande.
remind-scope = Aux inscrits sans demande : { $which }.
remind-listed = Inscrits sans demande
remind-closed = Ont reçu une réponse
remind-closed-sub = demande refusée, retournée ou retirée : pas de rappel
remind-without-address = Sans adresse
remind-without-address-sub = la liste n’en donne pas
remind-stopped = Ont dit stop
remind-recent = Déjà rappelés
remind-recent-sub =
    { $days ->
        [one] depuis moins de { $days } jour
        [many] depuis moins de { $days } de jours
       *[other] depuis moins de { $days } jours
    }
remind-shared = Même adresse qu’un autre
remind-to-send = E-mails à envoyer
remind-language = L’e-mail est écrit dans la langue de l’étudiant quand elle est connue, sinon en arabe et en français. Il ne cite ni nom ni numéro et porte un lien pour ne plus recevoir de rappel.
remind-send =
    { $count ->
        [one] Envoyer { $count } e-mail
        [many] Envoyer { $count } d’e-mails
       *[other] Envoyer { $count } e-mails
    }
remind-nobody = Il n’y a personne à qui écrire.
remind-sent =
    { $count ->
        [0] Aucun e-mail à envoyer.
        [one] { $count } e-mail est en file d’envoi.
        [many] { $count } d’e-mails sont en file d’envoi.
       *[other] { $count } e-mails sont en file d’envoi.
    }
remind-sent-next = Les e-mails partent peu à peu, pour ne pas retarder les attestations.
remind-col = Rappelé le
reminders-title = Rappels par e-mail
reminders-lead = L’adresse à laquelle ce lien a été envoyé reçoit des rappels tant que la demande d’assurance n’est pas déposée.
reminders-stop = Ne plus recevoir de rappel
reminders-stopped = Cette adresse ne reçoit plus de rappel.
reminders-stopped-text = Vous pouvez toujours déposer votre demande. Les e-mails sur une demande déposée, eux, continuent.
reminders-resume = Recevoir de nouveau les rappels

# Répondre à plusieurs demandes
answers-title = Répondre à plusieurs demandes
answers-lead = Rien n’est encore fait. Voici ce que deviendrait chaque demande.
answers-choose = Choisir
answers-choose-all = Répondre aux demandes cochées
answers-look-confirm = Confirmer les inscriptions…
answers-look-refuse = Pas de chez nous…
answers-done-lead = Voici ce qu’est devenue chaque demande.
answers-becomes = Deviendrait
answers-became = Devenue
answers-stays = Reste en l’état
answers-confirm =
    { $count ->
        [one] Confirmer { $count } inscription
        [many] Confirmer { $count } d’inscriptions
       *[other] Confirmer { $count } inscriptions
    }
answers-refuse =
    { $count ->
        [one] Refuser { $count } demande
        [many] Refuser { $count } de demandes
       *[other] Refuser { $count } demandes
    }
answers-none = Aucune de ces demandes ne peut recevoir cette réponse.
answers-back = Retour aux demandes
refusal-no-application-chosen = Cochez au moins une demande.
refusal-too-many-chosen = Cochez { $max } demandes au plus à la fois.
refusal-changed-meanwhile = Modifiée entre-temps : regardez-la de nouveau.
refusal-not-yours = Cette réponse n’est pas de votre ressort.
refusal-not-there = Demande introuvable.
