# Dates, sizes and counts
date-time = { $date } à { $time }
period-day = le { $from }
period-closed = du { $from } au { $to }
period-open = à partir du { $from }
size-kilobytes = { $size } ko
size-megabytes = { $size } Mo
pages-count =
    { $count ->
        [one] { $count } page
        [many] { $count } de pages
       *[other] { $count } pages
    }

# Languages
languages = Langue

# Every page
service-name = AMO Étudiants
skip = Aller au contenu
crumbs = Vous êtes ici
title-refused = Erreur :
student-space = Espace étudiant
log-out = Se déconnecter
list-comma = ,
office-name = Bureau de l’assurance maladie
currency = DH

# Forms
form-errors =
    { $count ->
        [one] { $count } point à corriger
        [many] { $count } de points à corriger
       *[other] { $count } points à corriger
    }
form-error = { $field } : { $error }
date-day = Jour
date-month = Mois
date-year = Année
select-choose = Choisissez
button-change = Modifier
button-remove = Retirer
file-too-large = Ce fichier dépasse { $megabytes } Mo : il ne sera pas accepté.
file-sending = Envoi
file-choose = Choisir des fichiers
file-choose-one = Choisir un fichier
file-photograph = Ouvrir l’appareil photo
field-identity = Numéro de CIN
field-identity-hint = Ou de passeport, ou de carte de séjour.
field-last8 = 8 derniers chiffres du code Massar
field-birth = Date de naissance
