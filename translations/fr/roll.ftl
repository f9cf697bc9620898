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
