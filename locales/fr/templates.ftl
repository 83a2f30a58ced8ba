# Modèles de contrats

templates-refused = Seules la coordination et la personne référente de cette ferme peuvent faire cela.

templates-method-cheque = chèque
templates-method-transfer = virement
templates-method-debit = prélèvement
templates-method-cash = espèces

templates-step-identity = La ferme
templates-step-calendar = Livraisons
templates-step-products = Produits
templates-step-rules = Règles
templates-step-payment = Paiement
templates-step-text = Texte

templates-next = Enregistrer et continuer
templates-later = Enregistrer et finir plus tard
templates-cancel = Annuler
templates-choose = Choisissez…
templates-new = Nouveau contrat
templates-new-title = Nouveau contrat
templates-edit = Modifier
templates-continue = Continuer la rédaction

templates-identity-lead = Six étapes, enregistrées une à une : vous pouvez vous arrêter et revenir.
templates-no-farm = Aucune ferme ne livre encore votre AMAP.
templates-no-farm-link = Ajouter une ferme
templates-no-site = Aucun lieu de livraison n’est encore décrit.
templates-no-site-link = Ajouter un lieu
templates-field-title = Titre du contrat
templates-field-title-hint = Par exemple : Légumes, été 2026.
templates-field-farm = Ferme
templates-field-site = Lieu de livraison
templates-field-site-hint = Les livraisons reprennent les horaires de ce lieu.
templates-field-kind = Type de commande
templates-kind-fixed = Panier fixe
templates-kind-fixed-hint = Le foyer choisit un panier, le même à chaque livraison.
templates-kind-free = Commande libre
templates-kind-free-hint = Le foyer choisit une quantité pour chaque produit et chaque livraison.
templates-kind-prepaid = Commande prépayée
templates-kind-prepaid-hint = Le foyer signe un total, puis change ses quantités jusqu’au délai avant chaque livraison.
templates-kind-one-off = Commande ponctuelle
templates-kind-one-off-hint = Une seule livraison, que le foyer choisit.
templates-choose-farm = Choisissez la ferme.
templates-choose-site = Choisissez le lieu de livraison.
templates-choose-kind = Choisissez le type de commande.
templates-choose-rhythm = Choisissez le rythme.
templates-choose-unit = Choisissez l’arrondi.

templates-calendar-lead = Quand la ferme livre-t-elle ?
templates-field-rhythm = Rythme
templates-rhythm-weekly = Toutes les semaines
templates-rhythm-fortnightly = Toutes les deux semaines
templates-rhythm-monthly = Une fois par mois
templates-rhythm-monthly-hint = Le même jour que la première livraison : le 2e jeudi du mois, par exemple.
templates-rhythm-chosen = À des dates choisies
templates-rhythm-chosen-hint = Écrivez les dates une à une, plus bas.
templates-field-first = Première livraison
templates-field-last = Dernière livraison
templates-field-chosen = Écrire les dates une à une
templates-field-chosen-label = Dates de livraison
templates-field-chosen-hint = Une date par ligne, par exemple 12/03/2026. Seulement pour le rythme « à des dates choisies ».
templates-calendar-show = Voir les dates
templates-calendar-days =
    { $count ->
        [0] Aucune livraison cochée
        [one] Une livraison cochée
       *[other] { $count } livraisons cochées
    }
templates-calendar-days-hint = Décochez les jours sans livraison. Les jours fériés sont proposés décochés.
templates-calendar-not-a-day = « { $typed } » n’est pas une date. Écrivez par exemple 12/03/2026.
templates-calendar-backwards = La dernière livraison vient après la première.
templates-calendar-too-many = Un contrat a { $most } livraisons au plus.
templates-calendar-none = Il faut au moins une livraison.
templates-holiday-new-year = férié : jour de l’An
templates-holiday-easter-monday = férié : lundi de Pâques
templates-holiday-labour-day = férié : 1er mai
templates-holiday-victory-1945 = férié : 8 mai
templates-holiday-ascension = férié : Ascension
templates-holiday-whit-monday = férié : lundi de Pentecôte
templates-holiday-national-day = férié : 14 juillet
templates-holiday-assumption = férié : 15 août
templates-holiday-all-saints = férié : Toussaint
templates-holiday-armistice-1918 = férié : 11 novembre
templates-holiday-christmas = férié : Noël

templates-products-lead = Ce que le contrat propose, à quel prix, et à quelles livraisons.
templates-products-offered = Produits de la ferme
templates-products-offered-hint = Cochez ce que ce contrat propose et donnez les prix. Ils ne changent plus de la saison.
templates-products-new = Ajouter un produit qui n’est pas dans la liste
templates-products-add = Ajouter ce produit
templates-products-none = Choisissez ou ajoutez au moins un produit.
templates-products-no-price = Le prix doit être plus grand que zéro.
templates-products-nowhere = « { $name } » n’est livré nulle part : cochez au moins une livraison.
templates-products-too-many = C’est trop pour un seul contrat : moins de produits ou moins de livraisons.
templates-field-product = Nom du produit
templates-field-packaging = Conditionnement
templates-field-packaging-hint = Boîte de 6, 500 g, la pièce…
templates-field-type = Type de production
templates-field-type-hint = Légumes, œufs, pain, fromage…
templates-field-price = Prix
templates-field-pricing = Prix donné
templates-pricing-piece = à l’unité
templates-pricing-weight = au kilo
templates-field-grams = Poids estimé, au kilo seulement
templates-field-vat = TVA comprise
templates-vat-none = sans TVA
templates-grid-title = Qui vient quand
templates-grid-hint = Chaque case cochée : ce produit est disponible à cette livraison.
templates-grid-delivery = Livraison
templates-block-title = Coller un tableau
templates-block-label = Cases copiées d’un tableur
templates-block-hint = Une ligne par livraison, une colonne par produit. x, 1 ou oui : disponible ; vide, 0 ou non : pas disponible. La ligne des produits et la colonne des dates sont comprises.
templates-block-button = Cocher comme ce tableau
templates-block-empty = Collez d’abord les cases du tableau.
templates-block-cell = Ligne { $line }, colonne { $column } : « { $typed } » ne dit ni oui ni non. Écrivez x, 1 ou oui, ou laissez vide.
templates-block-lines =
    { $most ->
        [one] Le tableau a { $given } lignes, et il n’y a qu’une livraison.
       *[other] Le tableau a { $given } lignes, et il y a { $most } livraisons.
    }
templates-block-columns =
    { $most ->
        [one] La ligne { $line } du tableau a { $given } colonnes, et il n’y a qu’un produit.
       *[other] La ligne { $line } du tableau a { $given } colonnes, et il y a { $most } produits.
    }
templates-block-day = Ligne { $line } : il n’y a pas de livraison le « { $typed } ».
templates-block-product = « { $typed } » n’est pas un produit de ce contrat.
templates-preset-all = Toutes
templates-preset-alternate = Une sur deux
templates-preset-monthly = Une par mois
templates-preset-none = Aucune

templates-terms-lead = Ce que chaque commande doit respecter. Rien n’est obligatoire ici.
templates-field-least = Livraisons à prendre au moins
templates-field-least-fixed = Sur { $all }. Avec 0, le foyer prend toutes les livraisons.
templates-field-least-free = Sur { $all }. Avec 0, le foyer en prend autant qu’il veut.
templates-field-notice = Délai avant une livraison
templates-field-notice-hint = Qui s’inscrit en cours de saison prend les livraisons à partir de ce délai.
templates-unit-days = jours
templates-limits-stocks = Quantités limitées
templates-limits-stocks-hint = La dernière part n’est prise qu’une fois. Sans limite, chacun commande ce qu’il veut.
templates-limits-stock = Limite { $number }
templates-limits-stock-new = Ajouter une limite
templates-limits-quantity = Combien y en a-t-il ?
templates-limits-quantity-hint = Laissez vide pour retirer la limite.
templates-limits-per = Compté
templates-limits-per-season = sur toute la saison
templates-limits-per-delivery = à chaque livraison
templates-limits-per-share = en parts, une par contrat
templates-limits-of = De quels produits ?
templates-limits-weights = Plusieurs produits sur la même récolte
templates-limits-weights-hint = Combien chacun en prend : 2 pour un grand panier qui vaut deux petits. Vide : 1.
templates-limits-name = Nom de la limite
templates-limits-name-hint = Affiché quand il n’en reste plus. Vide : le nom des produits.
templates-limits-no-product = Choisissez au moins un produit.
templates-limits-rules = Règles de commande
templates-limits-rules-hint = Une livraison où rien n’est proposé ne compte jamais contre un foyer.
templates-limits-rule = Règle { $number }
templates-limits-rule-new = Ajouter une règle
templates-limits-span = Où
templates-limits-span-each = à chaque livraison prise
templates-limits-span-contract = sur tout le contrat
templates-limits-span-deliveries = sur des livraisons choisies
templates-limits-comparison = Il faut
templates-limits-at-least = au moins
templates-limits-at-most = au plus
templates-limits-exactly = exactement
templates-limits-multiple-of = un multiple de
templates-limits-figure = Combien ?
templates-limits-measure = De quoi ?
templates-limits-measure-quantity = unités
templates-limits-measure-amount = euros
templates-limits-about = Pour quels produits ?
templates-limits-about-hint = Aucun coché : tous ensemble.
templates-limits-message = Message au foyer
templates-limits-message-hint = Affiché avec les chiffres quand la règle n’est pas respectée.
templates-limits-days = Livraisons choisies
templates-limits-days-legend = Sur quelles livraisons ?
templates-limits-no-day = Choisissez au moins une livraison.
templates-limits-bound = Donnez un nombre plus grand que zéro.
templates-limits-save-and-add = Enregistrer et ajouter

templates-payment-lead = Tout va directement à la ferme : l’AMAP ne garde jamais d’argent.
templates-field-methods = Moyens de paiement
templates-field-payee = À l’ordre de
templates-field-payee-hint = Le nom de la ferme, comme sur les chèques.
templates-field-most = Nombre d’échéances au plus
templates-field-most-hint = Le foyer choisit de payer en une fois, ou jusqu’à ce nombre de fois.
templates-field-due = Dates d’échéance
templates-field-due-hint = Un paiement en trois fois prend les trois premières dates. Laissez vides celles qui ne servent pas.
templates-field-due-one = Échéance { $number }
templates-payment-fill = Une par mois à partir de la première
templates-payment-fill-needs = Donnez d’abord la première date et le nombre d’échéances.
templates-payment-no-method = Choisissez au moins un moyen de paiement.
templates-payment-no-day = Donnez au moins une date d’échéance.
templates-payment-many-days = { $most } dates au plus.
templates-payment-more-than-days =
    { $days ->
        [one] Il n’y a qu’une date d’échéance.
       *[other] Il n’y a que { $days } dates d’échéance.
    }
templates-field-unit = Arrondi des échéances
templates-unit-cent = Au centime
templates-unit-euro = À l’euro
templates-unit-euro-hint = Les centimes vont sur la première échéance.
templates-field-minimum = Montant minimum d’une échéance
templates-field-minimum-hint = Vide : pas de minimum.
templates-example-title = Exemple
templates-field-example = Pour un contrat de
templates-example-show = Recalculer
templates-example-none = L’exemple apparaît quand les dates sont données.
templates-example-count =
    { $count ->
        [one] En une fois
       *[other] En { $count } fois
    }

templates-text-lead = Relisez, ajoutez ce que la ferme veut préciser, et dites quand les amapien·nes peuvent souscrire.
templates-text-missing = L’étape { $step } n’est pas complète.
templates-text-missing-link = La compléter
templates-field-clauses = Texte ajouté au contrat
templates-field-clauses-hint = La charte, les engagements et la règle des paniers non retirés y sont déjà. Une ligne vide commence un paragraphe.
templates-clauses-proposed = Clauses de la ferme et de vos réseaux
templates-clauses-take = Reprendre
templates-clauses-preview = Voir comment le texte se lit
templates-clauses-read = Comme un foyer le lira
templates-field-window = Souscriptions
templates-field-window-hint = Vous pouvez aussi donner ces dates plus tard, au moment d’ouvrir.
templates-field-opens = Du
templates-field-closes = Au, inclus
templates-window-backwards = La fin vient après le début.
templates-window-past = Cette date est passée.
templates-window-text = du { $opens } au { $closes }
templates-text-save = Enregistrer
templates-preview = Aperçu du contrat (PDF)
templates-preview-household = Foyer d’exemple
templates-preview-reference = aperçu, version { $revision }

templates-seen-eyebrow = Ce qu’un foyer verra
templates-seen-title = Ce qu’un foyer verra
templates-seen-lead = La page de commande, telle qu’elle est enregistrée. Rien ne s’y commande encore.
templates-seen-link = Voir ce qui est enregistré sur une page à part
templates-seen-untitled = Contrat sans titre
templates-seen-no-day = Les dates apparaissent ici dès qu’elles sont données.
templates-seen-no-product = Les produits apparaissent ici dès qu’ils sont choisis.
templates-seen-total = Un de chaque produit, à chaque livraison : { $total }
templates-meanwhile = Pendant que vous écriviez : { $what }, { $when }, par { $name }.
templates-meanwhile-again = Rien de ce que vous avez écrit n’est perdu. Relisez, puis enregistrez de nouveau pour le garder.
templates-meanwhile-now = Ce contrat vient de changer. Revenez en arrière et enregistrez de nouveau.

templates-summary-title = En bref
templates-summary-products = Produits
templates-summary-days = Toutes les dates
templates-summary-clauses = Texte ajouté
templates-fact-farm = Ferme
templates-fact-site = Lieu
templates-fact-kind = Commande
templates-fact-season = Saison
templates-fact-deliveries = Livraisons
templates-fact-rules = Règles
templates-fact-payment = Paiement
templates-fact-payee = À l’ordre de
templates-fact-instalments = Échéances
templates-fact-due-days = Dates d’échéance
templates-fact-window = Souscriptions
templates-deliveries-text =
    { $count ->
        [one] une livraison
       *[other] { $count } livraisons, { $rhythm }
    }
templates-rule-all = toutes les livraisons
templates-rule-any = autant de livraisons que l’on veut
templates-rule-least = au moins { $least } livraisons sur { $all }
templates-rule-text =
    { $days ->
        [0] { $least }, jusqu’au jour même
        [one] { $least }, délai d’un jour
       *[other] { $least }, délai de { $days } jours
    }
templates-instalments-most =
    { $count ->
        [one] en une fois
       *[other] jusqu’à { $count } fois
    }
templates-instalments-euros = arrondies à l’euro
templates-instalments-least = { $amount } au moins
templates-comes-always = à chaque livraison
templates-comes-sometimes = à { $count } livraisons sur { $all }
templates-price-weight = { $price } le kilo, environ { $about }

templates-list-title = Contrats
templates-list-season = La saison (XLSX)
templates-list-empty = Pas encore de contrat
templates-list-empty-text = Rédigez le premier : six étapes, que vous pouvez faire en plusieurs fois.
templates-list-farm = { $farm } :
templates-list-farm-link = voir la fiche de la ferme
templates-group-draft = En préparation
templates-group-submitted = En attente de l’accord de la ferme
templates-group-approved = Approuvés, à ouvrir
templates-group-open = Souscriptions ouvertes
templates-group-closed = Souscriptions closes
templates-group-archived = Archivés
templates-state-draft = brouillon
templates-state-submitted = à approuver
templates-state-approved = approuvé
templates-state-open = ouvert
templates-state-closed = en cours
templates-state-over = terminé
templates-state-archived = archivé
templates-until = jusqu’au { $day }
templates-signed-count =
    { $count ->
        [0] aucun contrat signé
        [one] un contrat signé
       *[other] { $count } contrats signés
    }
templates-to-countersign = { $count } à contresigner

templates-next-write = La rédaction n’est pas finie
templates-next-write-text = Ce qui est enregistré vous attend.
templates-next-submit = Envoyez-le au paysan ou à la paysanne
templates-next-submit-text = La ferme le relit et l’approuve avant l’ouverture des souscriptions.
templates-submit = Envoyer à la ferme
templates-next-wait = La ferme doit l’approuver
templates-next-wait-text = Elle a reçu un message. Si elle vous a donné son accord de vive voix ou par écrit, notez-le ici.
templates-record-approval = Noter l’accord de la ferme
templates-next-open = Ouvrez les souscriptions
templates-next-reopen = Rouvrir les souscriptions
templates-open = Ouvrir les souscriptions
templates-next-subscribe = Les souscriptions sont ouvertes
templates-on-behalf = Saisir pour un foyer
templates-close = Fermer les souscriptions
templates-contracts-title = Les contrats
templates-synthesis = Synthèse des commandes
templates-history-title = Ce qui a été fait
templates-withdraw = Reprendre en brouillon
templates-withdraw-hint = Pour le modifier. La ferme devra l’approuver de nouveau.
templates-archive = Archiver
templates-restore = Sortir des archives

templates-story-title = Historique
templates-story-lead = Tout ce qui a été fait, le plus récent d’abord.
templates-story-link = Tout l’historique
templates-act-copied = Commencé, copié d’un contrat d’avant
templates-act-imported = Repris d’un fichier
templates-act-written = Rédaction enregistrée
templates-act-written-step = Étape « { $step } » enregistrée
templates-act-withdrawn = Repris en brouillon
templates-act-declined = Renvoyé par la ferme
templates-act-restored = Sorti des archives
templates-act-changed = Changé pour tous les foyers
templates-act-window-over = Fin des souscriptions
templates-act-ended = Dernière livraison, le contrat est terminé
templates-act-at-the-end-of = à la fin du { $day }
templates-act-by-as = { $when }, par { $name } ({ $role })
templates-as-referent = référent·e
templates-as-coordinateur = coordination
templates-as-ferme = la ferme
templates-as-reseau = le réseau
templates-as-administrateur = administration
templates-as-operator = la personne qui gère le site
templates-act-created = Commencé
templates-act-submitted = Envoyé à la ferme
templates-act-approved = Approuvé par la ferme
templates-act-approved-recorded = Accord de la ferme noté
templates-act-approved-elsewhere = Approuvé ailleurs
templates-act-opened = Souscriptions ouvertes
templates-act-closed = Souscriptions closes
templates-act-archived = Archivé
templates-act-by = { $when }, par { $name }

templates-refusal-partnership = { $farm } ne livre plus votre AMAP : aucun nouveau contrat ne peut s’ouvrir. Reprenez d’abord avec elle depuis la page Fermes.
templates-refusal-draft = Ce contrat est encore un brouillon.
templates-refusal-submitted = Ce contrat attend l’accord de la ferme.
templates-refusal-approved = Ce contrat est déjà approuvé.
templates-refusal-open = Les souscriptions de ce contrat sont ouvertes.
templates-refusal-closed = Les souscriptions de ce contrat sont closes.
templates-refusal-archived = Ce contrat est archivé.
templates-refusal-incomplete = Toutes les étapes ne sont pas remplies.
templates-refusal-signed =
    { $count ->
        [one] Un contrat est déjà signé : le modèle ne peut plus changer. Passez par « Changer pour tous ».
       *[other] { $count } contrats sont déjà signés : le modèle ne peut plus changer. Passez par « Changer pour tous ».
    }
templates-refusal-season-over = La dernière livraison est passée.
templates-refusal-running = Des contrats signés livrent encore.

templates-copy-title = Pour la saison prochaine
templates-copy-hint = Les mêmes produits, prix et règles, aux mêmes jours de la semaine. Les contrats signés ne changent pas.
templates-copy-first = Première livraison
templates-copy-button = Copier ce contrat
templates-copy-nothing = Ce contrat n’a pas encore de livraison à copier.
done-templates-copied = Le contrat est copié. Vérifiez les jours sans livraison, puis les prix.
done-templates-begun = Le contrat est commencé. Passons aux livraisons.
done-templates-saved = C’est enregistré.
done-templates-check-grid = C’est enregistré. Vérifiez à quelles livraisons chaque produit est disponible.
done-templates-submitted = Le contrat est envoyé à la ferme.
done-templates-withdrawn = Le contrat est de nouveau un brouillon.
done-templates-approved = L’accord de la ferme est enregistré.
done-templates-declined = Votre réponse est transmise à l’AMAP.
done-templates-opened = Les souscriptions sont ouvertes à ces dates.
done-templates-closed = Les souscriptions sont closes.
done-templates-archived = Le contrat est archivé.
done-templates-restored = Le contrat est sorti des archives.
sorry-templates-not-draft = Ce contrat ne peut plus être modifié ici. Reprenez-le en brouillon si c’est encore possible.

templates-letter-subject = { $amap } : contrat « { $title } » à relire
templates-letter-body =
    Bonjour,

    { $amap } vous propose le contrat « { $title } ». Relisez-le et dites si vous l’approuvez :
    { $link }

    Les souscriptions ouvrent après votre accord.
templates-approved-subject = { $farm } approuve « { $title } »
templates-approved-body =
    Bonjour,

    { $farm } approuve le contrat « { $title } ». Vous pouvez ouvrir les souscriptions :
    { $link }
templates-declined-subject = { $farm } demande des changements à « { $title } »
templates-declined-body =
    Bonjour,

    { $farm } n’approuve pas encore le contrat « { $title } ». Il est de nouveau en brouillon :
    { $link }

    { $reason }

templates-farm-list-title = Contrats
templates-farm-list-lead = Les contrats que les AMAP vous proposent, et ceux qui courent.
templates-farm-list-empty = Pas encore de contrat
templates-farm-list-empty-text = Quand une AMAP vous en propose un, il apparaît ici et vous recevez un message.
templates-farm-answer-eyebrow = À vous de répondre
templates-farm-answer-title = Ce contrat vous convient-il ?
templates-farm-answer-text = { $amap } ouvrira les souscriptions après votre accord. Relisez les prix, les dates et les échéances.
templates-farm-approve = J’approuve ce contrat
templates-farm-decline-title = Demander des changements
templates-farm-decline = Renvoyer à l’AMAP
templates-farm-sign = Contrats à signer
templates-field-reason = Ce qu’il faut changer
templates-field-reason-hint = Votre message part par e-mail à la personne qui a préparé le contrat.
templates-home-todo = À faire
templates-home-approve = Approuver « { $title } »
templates-home-approve-badge = à approuver
templates-home-sign = Signer les contrats « { $title } »
templates-home-deliveries = Prochaines livraisons
templates-home-all = Toutes les livraisons
templates-home-none = Pas de livraison dans les cinq semaines
templates-home-none-text = Les livraisons de vos contrats ouverts apparaissent ici.
templates-home-households =
    { $count ->
        [0] rien à livrer
        [one] un foyer
       *[other] { $count } foyers
    }
templates-home-hours = de { $opens } à { $closes }
