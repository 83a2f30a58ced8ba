# L’archive de fin de saison

archive-title = Archive · { $title }
archive-contracts = { $count ->
    [0] Aucun contrat signé
    [one] { $count } contrat signé
   *[other] { $count } contrats signés
  }
archive-text-farm = Les contrats signés, leurs avenants et un tableau, dans un seul fichier à garder.
archive-download = Télécharger l’archive
archive-text-amap = Les contrats signés, leurs avenants et un tableau, dans un seul fichier que la ferme garde dix ans.
archive-confirm = Je l’ai bien reçue
archive-hand-over = Nous l’avons remise à la ferme
archive-hint-farm = Confirmer dit à l’AMAP que la ferme garde ces contrats.
archive-hint-amap = La ferme confirme d’habitude elle-même. Sinon, remettez-lui le fichier ou ses pages imprimées, puis notez-le ici.
archive-kept = Reçue par { $name }, { $when }
archive-handed = Remise à la ferme par { $name }, { $when }
archive-changed-since = Des contrats ont changé depuis : téléchargez-la de nouveau.
archive-changed = Les contrats ont changé entre-temps. Téléchargez l’archive de nouveau, puis confirmez.
archive-not-yet = La saison se termine le { $day } : l’archive est prête le lendemain.
archive-nothing = Ce contrat n’a pas de livraison : il n’y a rien à archiver.
archive-on-synthesis = Archive de la saison
archive-link = Recevoir l’archive de la saison
archive-not-kept = La ferme n’a pas encore confirmé qu’elle garde les contrats.
synthesis-beside = La saison d’avant
synthesis-beside-title = { $title } : { $count ->
    [0] aucun foyer n’est revenu
    [one] { $count } foyer est revenu
   *[other] { $count } foyers sont revenus
  }
synthesis-beside-households = Foyers
synthesis-beside-then = Avant
synthesis-beside-now = Cette saison
synthesis-beside-difference = Écart
synthesis-beside-new = { $count ->
    [one] { $count } nouveau foyer
   *[other] { $count } nouveaux foyers
  }
synthesis-beside-missing = { $count ->
    [one] { $count } foyer n’est pas revenu
   *[other] { $count } foyers ne sont pas revenus
  }
archive-csv-household = Foyer
archive-csv-contract = Contrat
archive-csv-signed = Signé le
archive-csv-countersigned = Contresigné le
archive-csv-ended = Terminé le
archive-csv-product = Produit
archive-csv-quantity = Quantité
archive-csv-deliveries = Livraisons
archive-csv-total = Total
archive-csv-received = Reçu
archive-csv-amendments = Avenants
archive-letter-subject = { $title } : la saison est finie
archive-letter-body = Bonjour,

    La saison « { $title } » avec { $amap } est finie. Merci !
    Vos contrats signés et leurs avenants vous attendent en un seul fichier : téléchargez-le et confirmez que vous l’avez reçu.

    { $address }
done-archive-confirmed = C’est noté, merci. L’AMAP sait que vous gardez ces contrats.
archive-handed-subject = { $title } : l’archive vous a été remise
archive-handed-body = Bonjour,

    { $amap } a noté qu’elle vous a remis l’archive des contrats « { $title } ». Gardez-la dix ans : ce sont vos comptes.
    Vous n’avez rien reçu ? Répondez à votre AMAP.
done-archive-handed = C’est noté : la ferme a ses contrats.
