# Contrats : commander, signer, contresigner, suivre

contracts-list-title = Contrats
contracts-list-open = Contrats à souscrire
contracts-list-until = Jusqu’au { $day }
contracts-list-subscribe = Souscrire
contracts-list-mine = Mes contrats
contracts-list-none = Pas encore de contrat
contracts-list-none-text = Vos contrats apparaîtront ici dès que vous en aurez commencé un.

contracts-state-draft = Brouillon
contracts-state-signed = Signé, en attente de la ferme
contracts-state-countersigned = Signé des deux côtés
contracts-state-lapsed = Non signé à temps
contracts-state-refused = Refusé par la ferme
contracts-state-cancelled = Annulé

contracts-order-crumb = Commande
contracts-order-closes = Vous pouvez souscrire jusqu’au { $day } inclus.
contracts-order-closed-notice = Les souscriptions ne sont pas ouvertes en ce moment. Votre référent·e peut encore saisir une commande pour vous.
contracts-order-for = Vous saisissez la commande de : { $household }.
contracts-order-hint-fixed = Le même panier à chaque livraison. Vous prenez toutes les livraisons à venir.
contracts-order-hint-least = Prenez au moins { $least } livraisons sur { $of }. Si vous arrivez en cours de saison, ce minimum est réduit d’autant.
contracts-order-hint-weight = Certains produits sont pesés : leur montant est une estimation.
contracts-order-basket = Votre panier
contracts-order-basket-sub = { $price } · { $count ->
    [one] { $count } livraison
   *[other] { $count } livraisons
  }
contracts-order-takes = Les livraisons que vous prenez
contracts-order-grid = Ce que vous voulez, livraison par livraison
contracts-order-copy-first = Recopier la première ligne partout
contracts-order-delivery = Livraison
contracts-order-that-day = Ce jour-là
contracts-order-not-due = non livré ce jour-là
contracts-order-payment = Le règlement
contracts-order-method = Comment payez-vous la ferme ?
contracts-order-instalments = En combien de fois ?
contracts-order-deliveries-before = Livraisons :
contracts-order-complete = La commande est complète : enregistrez-la, puis signez.
contracts-order-missing = Avant de pouvoir signer :
contracts-order-again = Comme la saison dernière
contracts-order-left = { $product } : il en reste { $left }
contracts-order-shares-left = { $product }, parts restantes : { $left }
contracts-order-left-here = reste { $left }
contracts-order-compute = Calculer
contracts-order-save = Enregistrer

contracts-order-strange = La commande ne correspond plus à ce contrat. Rechargez la page, puis recommencez.
contracts-order-template-changed = Ce contrat vient d’être modifié. Rechargez la page et vérifiez votre commande avant de l’enregistrer.
contracts-order-method-missing = Choisissez un moyen de paiement.
contracts-order-outside = Pourquoi hors de la période de souscription ?
contracts-order-outside-hint = Le foyer et la ferme lisent cette raison sur le contrat.
contracts-order-outside-needed = Dites pourquoi la commande est saisie hors de la période de souscription.
contracts-order-not-open = Ce contrat n’est pas ouvert aux souscriptions.
contracts-order-not-yet-open = Les souscriptions ouvrent le { $day }.
contracts-order-window-closed = Les souscriptions sont closes depuis le { $day }. Voyez avec votre référent·e.
contracts-order-condition-at-least = { $scope } il faut au moins { $asked }, vous en avez { $has }.
contracts-order-condition-at-most = { $scope } { $asked } au plus, vous en avez { $has }.
contracts-order-condition-exactly = { $scope } il faut exactement { $asked }, vous en avez { $has }.
contracts-order-condition-multiple-of = { $scope } il faut un multiple de { $asked }, vous en avez { $has }.
contracts-order-asked-at-least = { $scope } au moins { $asked }.
contracts-order-asked-at-most = { $scope } au plus { $asked }.
contracts-order-asked-exactly = { $scope } exactement { $asked }.
contracts-order-asked-multiple-of = { $scope } un multiple de { $asked }.
contracts-order-condition-every = { $products }, à chaque livraison :
contracts-order-condition-each = { $products }, le { $day } :
contracts-order-condition-contract = { $products }, sur tout le contrat :
contracts-order-condition-deliveries = { $products }, sur les livraisons choisies :
contracts-order-condition-all = Au total
contracts-order-empty = Rien n’est commandé : choisissez au moins un produit.
contracts-order-negative = Une quantité ne peut pas être négative.
contracts-order-fractional = { $product } se commande par unités entières.
contracts-order-too-large = C’est trop : { $most } au plus.
contracts-order-unavailable = { $product } n’est pas livré le { $day }.
contracts-order-past = La livraison du { $day } est passée.
contracts-order-too-soon = La livraison du { $day } se commandait jusqu’au { $until }.
contracts-order-none-left = { $product } : il n’en reste plus.
contracts-order-none-left-that-day = { $product } : il n’en reste plus pour le { $day }.
contracts-order-out-of-stock = { $product } : il en reste { $left }, vous en demandez { $wanted }.
contracts-order-out-of-stock-that-day = { $product } : il en reste { $left } pour le { $day }, vous en demandez { $wanted }.
contracts-order-uneven = Le panier est le même à chaque livraison : le { $day }, il en faut { $expected }.
contracts-order-one-delivery = Ce contrat est pour une seule livraison, vous en prenez { $taken }.
contracts-order-too-few = { $missing ->
    [one] Encore une livraison à prendre : le minimum est de { $least } sur { $of }.
   *[other] Encore { $missing } livraisons à prendre : le minimum est de { $least } sur { $of }.
  }
contracts-no-due-day = Ce contrat n’a pas encore de date de règlement. Prévenez votre référent·e.
contracts-price-per-kg = { $price } le kg

contracts-entry-title = Saisir une commande
contracts-entry-back = Contrat
contracts-entry-crumb = Saisie
contracts-entry-lead = Pour quel foyer saisissez-vous la commande ? La personne signera ensuite en ligne, ou sur papier.
contracts-entry-none = Aucun foyer
contracts-entry-none-text = Ajoutez d’abord les foyers de l’AMAP.
contracts-entry-has = a un contrat
contracts-entry-nobody = Ce foyer n’a pas de membre : personne ne peut signer pour lui.

contracts-next-sign = Votre commande est enregistrée. Relisez le contrat, puis signez-le : sans signature, il ne compte pas.
contracts-next-closed = Ce contrat n’a pas été signé à temps. Voyez avec votre référent·e.
contracts-next-draft = Commande enregistrée, pas encore signée. Préparez le texte, faites-le signer, puis notez la signature.
contracts-next-countersign = Le foyer a signé. À vous de contresigner.
contracts-next-wait = Contrat signé par le foyer. La ferme doit encore le contresigner.
contracts-next-done = Contrat signé par le foyer et par la ferme.
contracts-next-lapsed = Les souscriptions se sont terminées avant la signature : ce contrat ne compte pas. Votre référent·e peut encore saisir une commande pour vous.
contracts-show-sign = Relire et signer
contracts-show-print = Préparer le texte
contracts-show-countersign = Contresigner
contracts-show-edit = Modifier la commande
contracts-show-document = Le contrat (PDF)
contracts-show-amendment = Avenant n° { $number }
contracts-next-ended = Ce contrat s’est terminé le { $day }, avant la fin de la saison.
contracts-show-outside = Saisie hors de la période de souscription : { $reason }
contracts-show-reason = Raison donnée : { $reason }
contracts-show-order = La commande
contracts-show-delivery = Livraison
contracts-show-products = Produits
contracts-show-amount = Montant
contracts-show-payment = Règlement
contracts-show-received = reçu
contracts-show-total = Total
contracts-show-story = Tout ce qui a été fait, et par qui
contracts-show-history = Ce qui s’est passé
contracts-show-paper = Signature sur papier
contracts-show-paper-text = Si le texte ci-dessus a été imprimé et signé à la main, notez-le ici. Gardez le papier.
contracts-show-paper-member = Noter la signature du foyer
contracts-show-paper-farm = Noter la signature de la ferme
contracts-scan-field = Le papier signé, scanné ou photographié
contracts-scan-hint = PDF, JPEG ou PNG, 8 Mo au plus. Visible par le foyer, la ferme, sa référence et la coordination.
contracts-scan-too-large = Ce fichier est trop lourd : 8 Mo au plus. Photographiez ou scannez la page en moins grand.
contracts-scan-wrong-kind = Ce fichier n’est ni un PDF, ni une image JPEG ou PNG.
contracts-scan-member = Papier signé par le foyer, gardé par { $name } { $when }
contracts-scan-farm = Papier signé par la ferme, gardé par { $name } { $when }
contracts-show-cancel = Abandonner ce contrat
contracts-show-cancel-text = Rien n’a été signé : le brouillon sera annulé. Vous pourrez en refaire un tant que les souscriptions sont ouvertes.
contracts-show-cancel-button = Annuler le brouillon
contracts-step-begun = Commande commencée
contracts-step-signed = Signé par { $name }
contracts-step-signed-paper = Signature de { $name }, hors ligne
contracts-step-countersigned = Signé par la ferme
contracts-step-lapsed = Souscriptions closes sans signature
contracts-step-refused = Refusé par la ferme
contracts-step-cancelled = Annulé

contracts-sign-title = Signer : { $title }
contracts-sign-back = Contrat
contracts-sign-crumb = Signature
contracts-sign-lead = Entre { $household } et { $farm }.
contracts-sign-open = Lire le contrat (PDF)
contracts-sign-legend = Votre accord
contracts-sign-accord = J’ai lu ce contrat et je m’engage pour toute la saison.
contracts-sign-tick = Cochez cette case pour signer.
contracts-sign-button = Signer le contrat
contracts-sign-later = Plus tard
contracts-sign-what = Nous gardons la date, l’heure, votre compte et l’adresse internet de cette connexion, avec l’empreinte du texte signé.
contracts-sign-summary = En bref
contracts-sign-deliveries = { $count ->
    [one] { $count } livraison
   *[other] { $count } livraisons
  }

contracts-refused-manager = Cette page est réservée à la référence de cette ferme et à la coordination.
contracts-refused-contract = Ce contrat n’est visible que par son foyer, la ferme, sa référence et la coordination.
contracts-refused-parties = Seul le foyer signe et modifie sa propre commande. Changez de rôle si c’est la vôtre.
contracts-refused-state = Ce n’est plus possible : ce contrat est « { $state } ».
contracts-refused-window = Les souscriptions sont closes. Voyez avec votre référent·e.
contracts-text-erased = Ce texte a été effacé avec les données de la personne qui l’a signé. La ferme en garde l’archive.
contracts-refused-body = Le texte du contrat a changé depuis que vous l’avez ouvert. Relisez-le depuis la page du contrat, puis signez.
contracts-refused-both-signed = Ce contrat est signé des deux côtés : il ne se modifie plus ici.
contracts-refused-own-household = C’est le contrat de votre propre foyer : une autre personne de la ferme doit le contresigner.
contracts-refused-no-reason = Donnez la raison.
contracts-refused-nothing-left = Toutes les livraisons de ce contrat sont passées : il n’y a plus rien à signer. La personne qui suit le contrat peut l’annuler.
contracts-refused-ended = Ce contrat est terminé.
contracts-refused-order = La commande ne peut plus être signée telle quelle ; elle est gardée, modifiez-la : { $why }
contracts-refused-paid = Des règlements ont déjà été reçus pour ce contrat : voyez avec votre référent·e avant de le modifier.

contracts-farm-title = Contresigner : { $title }
contracts-farm-back = Contrat
contracts-farm-crumb = Signatures
contracts-farm-none = Rien à contresigner
contracts-farm-none-waits = Aucun contrat n’attend plus la signature de la ferme.
contracts-farm-none-text = Tous les contrats signés par les foyers le sont aussi par la ferme.
contracts-farm-waiting = { $count ->
    [one] Un contrat attend votre signature
   *[other] { $count } contrats attendent votre signature
  }
contracts-farm-hint = Signez-les tous, ou cochez ceux que vous signez.
contracts-farm-signed = Signé { $when }
contracts-farm-see = Voir le contrat de { $household }
contracts-farm-sign = Signer ceux qui sont cochés
contracts-farm-sign-all = Tout signer
contracts-farm-what = Votre signature porte sur le texte que chaque foyer a signé. Nous gardons la date, l’heure, votre compte et l’adresse internet de cette connexion.
contracts-farm-none-ticked = Cochez au moins un contrat.
contracts-farm-refuse = Refuser un contrat
contracts-farm-refuse-which = Quel contrat ?
contracts-farm-refuse-why = Pourquoi ?
contracts-farm-refuse-hint = Le foyer lira cette raison.
contracts-farm-refuse-button = Refuser ce contrat
contracts-farm-done = { $count ->
    [one] Un contrat signé des deux côtés
   *[other] { $count } contrats signés des deux côtés
  }
contracts-farm-synthesis = Voir la synthèse

contracts-synthesis-title = Synthèse : { $title }
contracts-synthesis-back = Contrat
contracts-synthesis-crumb = Synthèse
contracts-synthesis-download = Télécharger
contracts-synthesis-season = Toute la saison, par produit
contracts-synthesis-season-title = Toute la saison
contracts-synthesis-xlsx = Tableur
contracts-synthesis-clicamap = Format Clic’AMAP
contracts-synthesis-household = Foyer
contracts-synthesis-amount = Montant
contracts-synthesis-received = Reçu
contracts-synthesis-signed = Signé
contracts-synthesis-countersigned = Contresigné
contracts-synthesis-state = État
contracts-synthesis-total = Total
contracts-synthesis-of = { $count } sur { $all }
contracts-synthesis-which = Contrats montrés
contracts-synthesis-all = Tous ({ $count })
contracts-synthesis-to-sign = À signer ({ $count })
contracts-synthesis-to-countersign = À contresigner ({ $count })
contracts-synthesis-to-pay = À régler ({ $count })
contracts-synthesis-owed = Reste à recevoir
contracts-synthesis-sorted = Trié par : { $by }
contracts-synthesis-nothing-missing = Rien ne manque
contracts-synthesis-nothing-missing-text = Aucun contrat n’attend cela.
contracts-synthesis-none = Aucun contrat
contracts-synthesis-none-text = Les contrats des foyers apparaîtront ici.
contracts-synthesis-issued = établie le { $day }
contracts-synthesis-draft-mark = à signer

contracts-body-reference = { $id }, version { $revision }
contracts-body-with-vat = Prix toutes taxes comprises.
contracts-body-without-vat = TVA non applicable.
contracts-body-deliveries = { $count ->
    [one] { $count } livraison
   *[other] { $count } livraisons
  }
contracts-body-place = au lieu de livraison « { $site } »
contracts-body-season = de { $season }
contracts-body-season-vowel = d’{ $season }
contracts-body-day-hours = le { $day } de { $opens } à { $closes }
contracts-body-hours = de { $opens } à { $closes }
contracts-body-day = le { $day }
contracts-body-siret = SIRET { $siret }
contracts-body-with = Avec { $people }
contracts-body-estimate = environ { $about }, soit { $price } : montant estimé, ajusté après la pesée
contracts-body-without = sans { $products }
contracts-body-prepaid = Le foyer peut changer ses quantités { $days ->
    [0] jusqu’au jour de chaque livraison
    [one] jusqu’à { $days } jour avant chaque livraison
   *[other] jusqu’à { $days } jours avant chaque livraison
  }, dans la limite du total signé. Ce qui n’est pas commandé à la fin reste à la ferme.
contracts-body-least = Le foyer prend au moins { $least } livraisons sur { $of }.

contracts-page-pages = { $count ->
    [one] une page
   *[other] { $count } pages
  }
contracts-page-household = Pour { $household }
contracts-page-farm = Pour { $farm }
contracts-page-online = en ligne, depuis son compte
contracts-page-paper = sur papier
contracts-page-elsewhere = signé ailleurs

contracts-letter-signed-subject = Vous avez signé : { $title }
contracts-letter-signed-body =
    Bonjour { $name },

    Vous avez signé le contrat « { $title } » avec { $farm }, pour { $total }.
    La ferme doit encore le contresigner. Vous pouvez le relire ici :
    { $address }
contracts-letter-farm-subject = { $household } a signé : { $title }
contracts-letter-farm-body =
    Bonjour,

    { $household } ({ $amap }) a signé le contrat « { $title } », pour { $total }.
    Vous pouvez le contresigner ici :
    { $address }
contracts-letter-countersigned-subject = Contrat signé des deux côtés : { $title }
contracts-letter-countersigned-body =
    Bonjour { $name },

    { $farm } a contresigné votre contrat « { $title } ». Il est complet :
    { $address }
contracts-letter-refused-subject = Contrat refusé par la ferme : { $title }
contracts-letter-refused-body =
    Bonjour { $name },

    { $farm } n’a pas accepté votre contrat « { $title } ».
    Raison donnée : { $reason }

    Parlez-en avec votre référent·e. Votre contrat :
    { $address }
contracts-letter-lapsed-subject = Contrat non signé à temps : { $title }
contracts-letter-lapsed-body =
    Bonjour,

    Vous aviez commencé le contrat « { $title } » avec { $farm }, sans le signer. Les souscriptions sont maintenant closes : il ne compte pas, et vous ne devez rien.

    Si vous le vouliez, parlez-en vite avec votre référent·e, qui peut encore saisir une commande pour vous. Votre commande :
    { $address }

contracts-verify-title = Vérifier un contrat
contracts-verify-lead = Ce fichier est-il le contrat qui a été signé ? Choisissez-le : il est comparé, puis oublié.
contracts-verify-file = Le fichier PDF
contracts-verify-file-hint = Celui que vous avez reçu ou téléchargé, sans modification.
contracts-verify-button = Vérifier
contracts-verify-no-file = Choisissez un fichier.
contracts-verify-unknown = Ce fichier n’est pas un contrat signé ici, ou il a été modifié depuis.
contracts-verify-final = C’est le contrat signé par le foyer et par la ferme.
contracts-verify-both = C’est le texte que le foyer et la ferme ont signé.
contracts-verify-member = C’est le texte que le foyer a signé. La ferme ne l’a pas encore contresigné.
contracts-verify-nobody = C’est le texte d’un contrat que personne n’a signé.
contracts-verify-amendment-waits = C’est un avenant qui n’est pas encore signé : il ne vaut pas encore.
contracts-verify-amendment = C’est un avenant en vigueur, tel qu’il est conservé.
contracts-verify-amendment-withdrawn = C’est un avenant qui a été retiré : il ne vaut plus.
contracts-verify-replaced = Ce texte a été remplacé par un autre : il n’engage plus.
contracts-verify-cancelled = Ce contrat a été annulé ou refusé : il n’engage plus.
contracts-verify-fact-title = Contrat
contracts-verify-fact-farm = Ferme
contracts-verify-fact-amap = AMAP
contracts-verify-fact-household = Signature du foyer
contracts-verify-fact-farm-signed = Signature de la ferme
contracts-verify-not-signed = pas de signature
contracts-verify-fingerprint = Empreinte du fichier (SHA-256)

contracts-grid-title = Saisie en grille
contracts-grid-link = Saisir plusieurs foyers d’un coup
contracts-grid-lead-products = Une ligne par foyer : la quantité de chaque produit, à chaque livraison qui le propose. Laissez vide qui ne souscrit pas.
contracts-grid-lead-deliveries = Une ligne par foyer, une colonne par livraison. Laissez vide qui ne souscrit pas.
contracts-grid-lead-one-off = Choisissez la livraison, puis les quantités de chaque foyer. Laissez vide qui ne souscrit pas.
contracts-grid-method = Paiement
contracts-grid-instalments = Échéances
contracts-grid-none = Aucun foyer à saisir
contracts-grid-none-text = Tous les foyers trouvés ont déjà ce contrat.
contracts-grid-more = { $count ->
    [one] { $count } foyer de plus : cherchez-le par son nom.
   *[other] { $count } foyers de plus : cherchez-les par leur nom.
  }
contracts-grid-empty = La grille est vide. Donnez une quantité à au moins un foyer.
contracts-grid-has-contract = { $household } a déjà ce contrat : sa ligne a disparu de la grille. Vérifiez, puis recommencez.
contracts-grid-save = Enregistrer tous les foyers
contracts-grid-all-or-none = Tout est enregistré, ou rien : une ligne à corriger n’en fait perdre aucune. Chaque foyer signe ensuite, sur papier ou en ligne.
done-contracts-grid = C’est enregistré. Il reste à faire signer chaque foyer.
done-contracts-order-saved = La commande est enregistrée. Il reste à signer.
done-contracts-text-made = Le texte du contrat est prêt.
done-contracts-signed = Le contrat est signé. Un courriel vous le confirme.
done-contracts-paper = La signature sur papier est notée.
done-contracts-cancelled = Le brouillon est annulé.
done-contracts-countersigned = C’est signé. Les foyers sont prévenus par courriel.
done-contracts-refused = Le contrat est refusé. Le foyer est prévenu par courriel.
