# Ce que rembourse une ligne et pourquoi, en une phrase : la lettre, la page de l’étudiant et le bureau des dossiers
# commencent par elle. La façon de la composer est décrite dans en/sentences.ftl.

sentence-priced = { $what }, le { $date } : { $base } ; { $rate }.
sentence-told = { $what }, le { $date } : { $told }.

sentence-cited = { $source }, depuis le { $date }
sentence-assumed = hypothèse sans texte publié, à confirmer : { $source }
sentence-assumed-since = hypothèse sans texte publié, à confirmer : { $source }, depuis le { $date }

# La base : au-dessus du tarif, ou dans sa limite
sentence-act = vous avez payé { $paid } ; le tarif de référence est de { $ceiling } ({ $source })
sentence-act-times = vous avez payé { $paid } ; le tarif de référence est de { $unit } × { $times }, soit { $ceiling } ({ $source })
sentence-act-within = vous avez payé { $paid }, dans la limite du tarif de référence de { $ceiling } ({ $source })
sentence-act-within-times = vous avez payé { $paid }, dans la limite du tarif de référence de { $unit } × { $times }, soit { $ceiling } ({ $source })
sentence-medicine = vous avez payé { $paid } ; la base de remboursement est de { $ceiling } ({ $source })
sentence-medicine-times =
    { $count ->
        [one] vous avez payé { $paid } pour { $count } boîte ; la base de remboursement est de { $unit } par boîte, soit { $ceiling } ({ $source })
        [many] vous avez payé { $paid } pour { $count } de boîtes ; la base de remboursement est de { $unit } par boîte, soit { $ceiling } ({ $source })
       *[other] vous avez payé { $paid } pour { $count } boîtes ; la base de remboursement est de { $unit } par boîte, soit { $ceiling } ({ $source })
    }
sentence-medicine-within = vous avez payé { $paid }, dans la limite de la base de remboursement de { $ceiling } ({ $source })
sentence-medicine-within-times =
    { $count ->
        [one] vous avez payé { $paid } pour { $count } boîte, dans la limite de la base de remboursement de { $unit } par boîte, soit { $ceiling } ({ $source })
        [many] vous avez payé { $paid } pour { $count } de boîtes, dans la limite de la base de remboursement de { $unit } par boîte, soit { $ceiling } ({ $source })
       *[other] vous avez payé { $paid } pour { $count } boîtes, dans la limite de la base de remboursement de { $unit } par boîte, soit { $ceiling } ({ $source })
    }
sentence-lump-sum = vous avez payé { $paid } ; le forfait est de { $ceiling } ({ $source })
sentence-lump-sum-within = vous avez payé { $paid }, dans la limite du forfait de { $ceiling } ({ $source })
sentence-by-hand = vous avez payé { $paid } ; le tarif n’est pas dans le recueil des règles, un agent de la caisse a trouvé { $ceiling } ({ $source })
sentence-by-hand-within = vous avez payé { $paid }, dans la limite des { $ceiling } qu’un agent de la caisse a trouvés, le tarif n’étant pas dans le recueil des règles ({ $source })

# Le taux
sentence-rate = { $rate } de { $base } font { $payable } ({ $source })
sentence-rate-same = { $rate } de { $base } font { $payable }
sentence-rate-same-rounded = { $rate } de { $base } font { $payable }, montant arrondi au centime ({ $rounding })
sentence-rate-rounded = { $rate } de { $base } font { $payable } ({ $source }), montant arrondi au centime ({ $rounding })
sentence-exempt = avec votre exonération du ticket modérateur, { $rate } de { $base } font { $payable } ({ $source })
sentence-exempt-rounded = avec votre exonération du ticket modérateur, { $rate } de { $base } font { $payable } ({ $source }), montant arrondi au centime ({ $rounding })

# Rien n’est remboursé, ou pas encore
sentence-outside = vous avez payé { $paid } ; vos droits n’étaient pas ouverts ce jour-là, rien n’est remboursé ({ $source })
sentence-zero = vous avez payé { $paid } ; son taux sur la liste est de { $rate }, rien n’est remboursé ({ $source })
sentence-not-listed = vous avez payé { $paid } ; ce médicament n’est pas sur la liste, rien n’est remboursé ({ $source })
sentence-lower = vous avez payé { $paid } ; une consultation et un autre acte du même producteur et du même jour ne se cumulent pas, la ligne { $line } est retenue avec une base de { $kept } ({ $source })
sentence-in-claim = vous avez payé { $paid } ; le même acte figure à la ligne { $line } et n’est remboursé qu’une fois ({ $source })
sentence-in-history = vous avez payé { $paid } ; le même acte de ce jour est déjà remboursé dans un autre dossier ({ $source })
sentence-too-soon = vous avez payé { $paid } ; l’achat précédent date du { $earlier }, un nouveau n’est remboursable qu’à partir du { $again } ({ $source })
sentence-to-price = vous avez payé { $paid } ; le tarif n’est pas dans le recueil des règles, un agent de la caisse fixe le montant (texte à consulter : { $source })
sentence-not-examined = vous avez payé { $paid } ; la décision porte sur tout le dossier, cette ligne n’est pas examinée à part
sentence-whole = vous avez payé { $paid } ; tout le dossier est refusé, rien n’est remboursé
sentence-officer = vous avez payé { $paid } ; un agent de la caisse a refusé cette ligne pour ce motif : « { $reason } » ({ $source })
