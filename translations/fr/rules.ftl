# Les règles, telles que le public les parcourt
rules-title = Les règles du remboursement
rules-lead = Ce sont les valeurs mêmes qui décident des dossiers : ce qui est remboursé, à quel taux, depuis quand et selon quel texte.
rules-rates = Taux
rules-tariffs = Tarifs de référence des actes
rules-amounts = Autres montants
rules-times = Délais et durées
rules-others = Autres valeurs
rules-rules = Les règles, dans l’ordre où elles s’appliquent
rules-rules-lead = Chaque réponse à un dossier ou à une demande passe par ces règles et les cite dans son explication.
rules-lists = Listes
rules-illnesses = Affections de longue durée
rules-illnesses-lead = Ces affections ouvrent droit à l’exonération de la part qui reste à la charge de l’assuré.
rules-reasons = Motifs de retour et de rejet
rules-reasons-lead = Un dossier n’est retourné ou rejeté que pour l’un de ces motifs, avec ce que vous pouvez faire.
rules-medicines = Médicaments
rules-medicines-lead = { $count ->
    [one] { $count } présentation sur la liste officielle
    [many] { $count } présentations sur la liste officielle
   *[other] { $count } présentations sur la liste officielle
} :
rules-medicines-none = Aucun médicament de ce nom sur la liste. Ce qui n’y est pas n’est pas remboursé.
rules-medicine-search = Chercher un médicament
rules-medicine-search-hint = Nom, substance ou numéro sous le code-barres
rules-search = Chercher
rules-texts = Textes
rules-what = Objet
rules-value = Valeur
rules-since = Depuis
rules-source = Texte
rules-rule = Règle
rules-to-come = à venir
rules-assumed = hypothèse à confirmer
rules-assumed-text = Aucun texte publié ne donne cette valeur. Chaque explication qui l’emploie le dit.
rules-assumed-count = { $count ->
    [one] { $count } valeur est une hypothèse à confirmer.
    [many] { $count } de valeurs sont des hypothèses à confirmer.
   *[other] { $count } valeurs sont des hypothèses à confirmer.
}
rules-version = Version des règles :
rules-by-people = Appliquée par des personnes, non par le programme.
rules-evidence = Où elle a été lue
rules-checked = Dernière vérification
rules-key = Clé
rules-history = Historique
rules-period = Période
rules-order = Rang d’application
rules-gives = Les motifs qu’elle donne
rules-branches = Les cas qu’elle distingue
rules-branches-text = Chaque cas est prouvé par au moins un exemple, revu à chaque changement.
rules-wording = Passages, tels que publiés
rules-values = Valeurs
rules-code = Code
rules-reason = Motif
rules-remedy = Ce que vous pouvez faire
rules-number = N°
rules-illness = Affection
rules-renewal = Durée de l’exonération
rules-for-life = À vie
rules-renewed = À renouveler
rules-medicine = Médicament
rules-ingredient = Substance
rules-price = Prix public
rules-base = Base de remboursement
rules-rate = Taux
rules-days = { $count ->
    [one] { $count } jour
    [many] { $count } jours
   *[other] { $count } jours
}
rules-hours = { $count ->
    [one] { $count } heure
    [many] { $count } heures
   *[other] { $count } heures
}
rules-months = { $count ->
    [one] { $count } mois
    [many] { $count } mois
   *[other] { $count } mois
}
rules-years = { $count ->
    [one] { $count } an
    [many] { $count } ans
   *[other] { $count } ans
}

# Les valeurs qui sont des mots
rule-word-on_the_day = au jour de la demande
rule-word-academic_year_start = au début de l’année universitaire
rule-word-half_up = au centime le plus proche, le demi-centime vers le haut
rule-word-half_even = au centime le plus proche, le demi-centime vers le pair
rule-word-down = au centime inférieur
rule-word-monday = lundi
rule-word-tuesday = mardi
rule-word-wednesday = mercredi
rule-word-thursday = jeudi
rule-word-friday = vendredi
rule-word-saturday = samedi
rule-word-sunday = dimanche
rule-word-traditional_final = enseignement traditionnel, cycle final
