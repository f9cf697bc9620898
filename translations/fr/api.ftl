# Ce que dit l’API quand elle ne peut pas lire une requête : titres des problèmes, et phrases pour un membre erroné.
problem-unauthenticated = Connectez-vous d’abord
problem-factor-code = Il manque encore le code du second facteur
problem-factor-enrol = Enregistrez d’abord un second facteur
problem-idempotency-key = Il manque l’en-tête Idempotency-Key avec un UUID
problem-malformed-query = Les paramètres de l’adresse ne sont pas lisibles
problem-malformed-json = Le corps de la requête n’est pas du JSON lisible
problem-not-json = Envoyez le corps de la requête en application/json
problem-unknown-member = Aucun membre ne porte ce nom.
problem-malformed-member = Ce membre manque ou n’a pas le type attendu.
problem-json-at = Lecture arrêtée à la ligne { $line }, colonne { $column }.
problem-name = Nom inconnu : { $name }. Noms admis : { $known }.
problem-name-none = Nom inconnu : { $name }.
problem-value = Valeur inconnue : { $name }. Valeurs admises : { $known }.
problem-missing = Il manque { $name }.
problem-twice = { $name } est donné deux fois.
problem-form = Une valeur n’a pas la forme attendue.
