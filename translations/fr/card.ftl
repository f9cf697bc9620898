# La carte, pour l’étudiant
card-title = Votre carte
card-text = La même attestation, au format d’une carte bancaire. Au dos, un carré que la pharmacie vérifie même sans réseau.
card-print = Carte à imprimer (PDF)
card-file = Carte pour le téléphone
thing-card_key = Clé de signature des cartes
detail-before = Clé précédente
detail-before-retired = gardée publiée
detail-before-withdrawn = retirée

# La page de vérification
card-scan = Scanner avec ce téléphone
card-scan-text = Les deux carrés se lisent : celui de l’attestation et celui du dos de la carte. L’image ne quitte pas votre appareil.
card-scan-start = Ouvrir l’appareil photo
card-scan-stop = Fermer l’appareil photo
card-scan-looking = Placez le carré au milieu de l’image.
card-scan-denied = L’appareil photo n’est pas accessible. Autorisez-le dans votre navigateur, ou utilisez une photo ci-dessous.
card-scan-other = Ce carré ne vient ni d’une attestation ni d’une carte.
card-type = Taper le code
card-give = Donner une photo, un fichier ou un texte
card-photo = Photo ou fichier
card-photo-hint = Photo nette du carré (JPEG ou PNG), fichier .smart-health-card ou attestation en PDF.
card-paste = Texte du carré
card-paste-hint = Ce qu’un autre lecteur a lu : il commence par shc:/ ou par une adresse.
card-nothing = Choisissez un fichier ou collez le texte du carré.
card-no-code = Nous n’avons pas trouvé de carré lisible. Prenez la photo de face, de près et sans reflet.
card-too-large = Ce fichier dépasse 10 Mo. Envoyez une photo plus petite.

# Pourquoi une carte n’est pas acceptée
card-answer-not-a-card = Ce n’est pas une carte de santé
card-meaning-not-a-card = Le texte est incomplet ou vient d’ailleurs. Scannez le carré du dos de la carte encore une fois.
card-answer-too-large = Ce n’est pas une carte de santé
card-meaning-too-large = Le texte est plus long qu’une carte ne peut l’être.
card-answer-in-parts = Carte en plusieurs carrés
card-meaning-in-parts = Nos cartes tiennent dans un seul carré. Celle-ci ne vient pas de nous.
card-answer-unknown-key = Cette carte ne vient pas de nous
card-meaning-unknown-key = Elle porte la signature d’un autre organisme, ou d’une clé que nous avons retirée. Demandez à l’étudiant de télécharger sa carte de nouveau.
card-answer-bad-signature = Carte falsifiée ou mal lue
card-meaning-bad-signature = La signature ne correspond pas au contenu. Scannez encore une fois ; si la réponse reste la même, n’acceptez pas cette carte.
card-answer-no-cover = Cette carte ne prouve pas de droits
card-meaning-no-cover = C’est une carte de santé d’un autre genre.
card-answer-no-certificate = Attestation introuvable
card-meaning-no-certificate = La signature est la nôtre, mais aucune attestation ne correspond. Appelez la caisse avant d’accepter cette carte.
