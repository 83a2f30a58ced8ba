distribution-hours = de { $from } à { $to }
distribution-place = { $site }, { $hours }
distribution-household-count = { $n ->
    [0] aucun foyer
    [one] 1 foyer
   *[other] { $n } foyers
  }
distribution-households = Foyers
distribution-household = Foyer
distribution-last-name = Nom
distribution-first-name = Prénom
distribution-also = Autres personnes
distribution-farm = Ferme
distribution-contract = Contrat
distribution-product = Produit
distribution-quantity = Quantité
distribution-remark = Remarque
distribution-total = Total
distribution-totals = Totaux par ferme
distribution-totals-lead = À vérifier à l’arrivée des fermes.
distribution-by-household = Par foyer
distribution-to-prepare = À préparer
distribution-to-give = À remettre
distribution-given = Remis
distribution-sign-off = Émargement
distribution-labels = Étiquettes
distribution-labels-title = { $farm } – étiquettes du { $day }
distribution-label-format = { $count } par feuille, { $width } × { $height } mm
distribution-shifted-to = { $title } : déplacé au { $day }
distribution-shifted-here = { $title } : vient du { $day }
distribution-shifted-doubled = { $title } : doublé, un panier vient du { $day }
distribution-shifted-gift = { $title } : panier donné
distribution-shifted-deducted = { $title } : panier retiré
distribution-given-up = À donner
distribution-given-to = { $name } : remis
distribution-pending = à contresigner
distribution-on-behalf = pour { $name }
distribution-collects-for = Prend aussi le panier de : { $name }
distribution-issued = liste établie { $when }
distribution-print = Imprimer
distribution-pdf = PDF
distribution-xlsx = Tableur
distribution-open-list = Ouvrir la liste
distribution-cancelled = annulée
distribution-cancelled-notice = Cette livraison a été annulée.

distribution-list-title = Livraison du { $day }
distribution-list-empty-title = Rien à remettre
distribution-list-empty-text = Personne n’a rien à retirer à cette livraison.
distribution-households-expected = { $n ->
    [one] foyer attendu
   *[other] foyers attendus
  }
distribution-farms-expected = { $n ->
    [one] ferme
   *[other] fermes
  }
distribution-pending-expected = à contresigner
distribution-duty = De permanence :
distribution-duty-kind = Permanence
distribution-duty-nobody = Personne ne s’est encore inscrit à la permanence.
distribution-duty-link = Voir les permanences
distribution-sheet-link = Fiche de la ferme
distribution-sheet-title = { $farm }, livraison du { $day }
distribution-sheet-empty-title = Rien à livrer
distribution-sheet-empty-text = { $farm } n’a rien à livrer à cette date.

distribution-agenda-title = Livraisons
distribution-agenda-which = Quelles livraisons
distribution-agenda-coming = À venir
distribution-agenda-past = Passées
distribution-agenda-empty-title = Aucune livraison
distribution-agenda-empty-text = Les dates viennent des contrats. Elles s’afficheront ici dès qu’un contrat aura son calendrier.
distribution-own-item = { $quantity } × { $product } ({ $farm })
distribution-shared-item = { $item } – pour { $household }
distribution-own-nothing = Rien à retirer pour votre foyer
distribution-on-duty = vous êtes de permanence

distribution-farm-empty-title = Aucune livraison à venir
distribution-farm-empty-text = Les dates s’afficheront ici dès qu’un contrat sera approuvé.
distribution-farm-nothing = Aucun panier pour le moment

distribution-home-title = Bonjour
distribution-home-next = Votre prochaine livraison,
distribution-when-today = aujourd’hui
distribution-when-tomorrow = demain
distribution-when-days = { $n ->
    [one] dans 1 jour
   *[other] dans { $n } jours
  }
distribution-home-all = Toutes les livraisons
distribution-home-none-title = Pas de livraison à venir
distribution-home-none-text = Quand votre foyer aura un contrat en cours, sa prochaine livraison sera ici.
distribution-home-to-sign = Il manque votre signature
distribution-home-sign = Relire et signer
distribution-home-duty = Votre prochaine permanence
distribution-home-duties = Toutes les permanences
distribution-home-offers = Contrats ouverts à la souscription
distribution-home-contracts = Mes contrats
distribution-home-until = jusqu’au { $day }

distribution-reminder-subject = { $amap } : livraison demain, { $day }
distribution-reminder-body =
    Bonjour,

    La prochaine livraison de { $amap } a lieu demain, { $day }, { $hours }.
    Lieu : { $place }

    À retirer pour votre foyer :
    { $items }

    { $duty }

    Si vous ne pouvez pas venir, demandez à quelqu’un de passer pour vous : un panier qui n’est pas retiré est partagé sur place.

    Cette livraison et les suivantes :
    { $link }

    À demain !

refused-delivery-list = La liste complète est ouverte à la coordination de l’AMAP et aux personnes de permanence, de deux jours avant la livraison jusqu’au lendemain.
refused-farm-sheet = La fiche d’une ferme est ouverte à la coordination de l’AMAP, à la ou au référent·e de cette ferme et à la ferme elle-même.
distribution-home-more = Aussi dans l’AMAP
