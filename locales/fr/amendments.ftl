# Avenants et changements pour tous

amendments-title = Avenant n° { $number } · { $title }
amendments-by = { $name }, { $when }
amendments-count = { $count ->
    [0] aucun avenant
    [one] { $count } avenant
   *[other] { $count } avenants
  }
amendments-waiting-count = { $count } à signer

amendments-state-withdrawn = Retiré
amendments-state-effective = En vigueur
amendments-state-member = À signer par le foyer
amendments-state-farm = À signer par la ferme

amendments-what-quantity = Les quantités changent.
amendments-what-moved = Un panier change de date.
amendments-what-cancelled = Une livraison est annulée.
amendments-what-season = La fin de la saison est annulée.
amendments-what-added = Une livraison s’ajoute.
amendments-what-offered = Un produit s’ajoute, pour qui en veut.
amendments-what-barred = Un produit n’est pas livré à certaines dates.
amendments-what-price = Un prix change.
amendments-what-leaves = Le foyer quitte le contrat.
amendments-what-ended = Le foyer quitte le contrat : il se termine le { $day }.
amendments-what-skipped = Le foyer ne prend pas un panier : il est déduit.
amendments-what-undone = Un panier revient à sa date.
amendments-what-prepaid = Les quantités changent, dans la limite du total déjà signé.
amendments-cause-lost = La récolte est perdue : le risque est partagé, le prix reste dû.
amendments-cause-replaced = Les produits sont livrés à une autre date.
amendments-cause-returned = La ferme rend le prix de ce qui n’est pas livré.

amendments-paper-reference = { $id } · avenant { $number }
amendments-paper-at-once = Prend effet dès maintenant.
amendments-paper-member = Prend effet quand le foyer l’a signé ; un prix plus haut vaut pour les livraisons qui suivent la signature.
amendments-paper-both = Prend effet quand le foyer et la ferme l’ont signé.
amendments-paper-rest = Tout ce que cet avenant ne change pas reste valable.
amendments-paper-from = { $product }, à partir du { $day }
amendments-paper-received = { $method }, reçu
amendments-reason-prepaid = Le foyer a modifié sa commande.

amendments-change-moved = La livraison du { $from } est déplacée au { $to }.
amendments-change-cancelled = Pas de livraison : { $days }.
amendments-change-barred = { $products } : non livré ({ $days }).
amendments-change-replaced = Livré à la place le { $day }.
amendments-change-offered = Un produit s’ajoute : { $product }, { $price }. Livraisons : { $days }.
amendments-days-between = { $count }, du { $first } au { $last }
amendments-change-added = Une livraison s’ajoute le { $day } : { $products }.
amendments-change-price = { $product } : { $price }, pour toute la saison.
amendments-change-price-from = { $product } : { $price }, à partir du { $day }.

amendments-everyone-title = Changer pour tous
amendments-everyone-lead = Un changement de la ferme touche tous les contrats. Vous voyez d’abord qui est concerné ; rien ne change avant que vous l’annonciez.
amendments-everyone-past = Changements annoncés
amendments-everyone-none = Aucun changement depuis l’ouverture.
amendments-topic-cancel = Annuler des livraisons
amendments-topic-cancel-hint = Récolte perdue, ou livraison que la ferme rembourse.
amendments-topic-move = Déplacer une livraison
amendments-topic-move-hint = Les paniers viennent à une autre date ; le total ne change pas.
amendments-topic-add = Ajouter une livraison
amendments-topic-add-hint = Un panier fixe vient aussi ce jour-là, si le foyer signe ; sinon chacun peut en commander.
amendments-topic-offer = Ajouter un produit
amendments-topic-offer-hint = La ferme propose un produit de plus ; chaque foyer en commande s’il veut.
amendments-no-product = Tous les produits de la ferme sont proposés
amendments-no-product-text = Ajoutez d’abord le produit sur la page de la ferme.
amendments-topic-bar = Retirer un produit à certaines dates
amendments-topic-bar-hint = Un produit manque, vient plus tard ou est remboursé.
amendments-topic-price = Changer un prix
amendments-topic-price-hint = Une baisse vaut pour tous dès l’annonce ; une hausse, quand le foyer la signe.
amendments-topic-stop = Arrêter la saison
amendments-topic-stop-hint = Plus aucune livraison à partir d’une date.

amendments-field-product = Produit
amendments-field-products = Produits livrés ce jour-là
amendments-field-price = Nouveau prix
amendments-field-deliveries = Quelles livraisons ?
amendments-field-delivery = Quelle livraison ?
amendments-field-from = À partir de quelle livraison ?
amendments-field-whole-season = Toute la saison (le prix était faux)
amendments-field-day = Le nouveau jour
amendments-field-cause = Pourquoi, et que devient le prix ?
amendments-cause-lost-label = Récolte perdue
amendments-cause-lost-hint = Le risque est partagé : rien n’est rendu.
amendments-cause-returned-label = La ferme rend le prix
amendments-cause-returned-hint = Les échéances à venir baissent ; ce qui est déjà payé devient un avoir.
amendments-cause-replaced-label = Remplacé à une autre date
amendments-cause-replaced-hint = Les quantités s’ajoutent à une autre livraison ; le total ne change pas.
amendments-field-instead = À quelle livraison vient-il ?
amendments-field-reason = Pourquoi ? Avec vos mots
amendments-field-reason-hint = Cette raison figure sur l’avenant et dans le message.
amendments-see-impact = Voir qui est concerné
amendments-nothing-yet = Rien ne change encore.

amendments-needs-delivery = Choisissez une livraison.
amendments-needs-product = Choisissez un produit.
amendments-needs-cause = Dites ce que devient le prix.
amendments-needs-other-day = Choisissez une autre livraison.
amendments-needs-rest = Dites ce que devient le reste du contrat.
amendments-needs-household = Choisissez le foyer qui reprend le contrat.
amendments-same-day = C’est déjà son jour. Choisissez-en un autre.
amendments-past-day = Ce jour est passé. Choisissez un jour à venir.
amendments-has-delivery = Ce contrat livre déjà ce jour-là.
amendments-was-cancelled = La livraison de ce jour a été annulée. Choisissez un autre jour.
amendments-last-past = Ce jour est passé : ce qui est livré ne s’annule plus. Choisissez aujourd’hui ou plus tard.
amendments-same-price = C’est déjà son prix.
amendments-nothing-left = Il ne reste rien à reprendre après ce jour.
amendments-nothing-changed = Rien n’a changé. Modifiez une quantité, puis recommencez.
amendments-above-signed = C’est { $by } de plus que le total signé. Enlevez-en, ou demandez un avenant à votre référent·e.
amendments-changed-meanwhile = Les contrats ont changé entre-temps. Vérifiez ce qui suit avant de confirmer.
amendments-refused-template = Ce modèle se modifie encore directement : personne n’y a souscrit, ou il est archivé.
amendments-refused-ended = Ce contrat est terminé : il ne se modifie plus.
amendments-refused-has-contract = Ce foyer a déjà un contrat de ce modèle. Choisissez-en un autre.
amendments-refused-overtaken = { $day } : ce que cet avenant ajoute ou retire n’est plus possible. Demandez un nouvel avenant à votre référent·e.
amendments-refused-own = C’est le contrat de votre foyer : demandez à une autre personne de l’AMAP d’écrire cet avenant.
amendments-refused-signed = Cet avenant n’attend plus cette signature.
amendments-refused-paper = Le texte affiché n’est plus celui de l’avenant. Rechargez la page et relisez-le.

amendments-impact-title = Qui est concerné
amendments-impact-contracts = Contrats touchés
amendments-impact-before = Avant
amendments-impact-after = Après
amendments-impact-to-sign = { $count ->
    [one] Le total monte pour { $count } foyer : le changement prend effet quand il a signé.
   *[other] Le total monte pour { $count } foyers : le changement prend effet pour chacun quand il a signé.
  }
amendments-impact-drafts = { $count ->
    [one] { $count } brouillon sera corrigé ; le foyer relira avant de signer.
   *[other] { $count } brouillons seront corrigés ; les foyers reliront avant de signer.
  }
amendments-impact-only-offered = Aucun contrat ne change : chaque foyer commande s’il veut.
amendments-impact-who = Foyer par foyer
amendments-impact-household = Foyer
amendments-impact-what = Ce qui change
amendments-impact-schedule = Reste à payer
amendments-impact-unchanged = inchangé
amendments-impact-signs = à signer
amendments-impact-credit = avoir { $credit }
amendments-line = { $product } { $before } → { $after }
amendments-day-lines = { $day } : { $lines }
amendments-letter-together = Changements dans vos contrats
amendments-announce = Annoncer à tous
amendments-announce-hint = Tout se fait en une fois : contrats, échéances, et un message à chaque personne.
amendments-correct = Corriger

amendments-one-title = Avenant
amendments-one-lead = Le contrat est signé : ce qui change passe par un avenant, daté et conservé.
amendments-one-waiting = Un avenant attend une signature. En écrire un autre le retire.
amendments-one-quantities = Changer les quantités
amendments-one-quantities-hint = Le foyer et la ferme signent l’avenant.
amendments-one-move = Déplacer un panier
amendments-one-move-hint = Un panier entier vient à une autre livraison ; le total ne change pas.
amendments-one-price = Corriger un prix
amendments-one-price-hint = Une baisse vaut tout de suite ; une hausse, quand le foyer l’a signée.
amendments-one-leave = Le foyer s’en va
amendments-one-leave-hint = Le contrat se termine à une date ; un autre foyer peut reprendre la suite.
amendments-field-basket = Quel panier ?
amendments-field-to = À quelle livraison ?
amendments-field-last = Dernier jour du contrat
amendments-field-last-hint = Ce qui est livré ce jour-là est encore dû.
amendments-field-rest = Que devient la suite ?
amendments-rest-taken = Un autre foyer la reprend
amendments-rest-taken-hint = Son contrat est préparé aux mêmes prix ; les parts lui sont gardées 7 jours, le temps de signer.
amendments-rest-returned = La ferme rend le prix
amendments-rest-returned-hint = Seulement si la ferme est d’accord.
amendments-rest-due = Elle reste due
amendments-rest-due-hint = Le foyer s’est engagé pour la saison.
amendments-field-household = Quel foyer ?
amendments-write = Écrire l’avenant
amendments-cancel = Revenir au contrat

amendments-quantities-title = Changer les quantités
amendments-quantities-lead = Vous pouvez changer les livraisons à partir du { $day }.
amendments-quantities-prepaid = Le total signé est de { $total }. Tant que vous ne le dépassez pas, rien n’est à signer ; ce que vous ne commandez pas reste à votre crédit pour les livraisons suivantes.
amendments-quantities-both = L’avenant prend effet quand le foyer et la ferme l’ont signé.
amendments-quantities-to-come = pour les livraisons à venir

amendments-show-reason = Raison : { $reason }
amendments-show-credit = À rendre par la ferme
amendments-show-pdf = L’avenant en PDF
amendments-show-lines = Livraison par livraison
amendments-show-prices = Prix
amendments-show-paper-text = Signé sur papier ? Enregistrez-le ici, avec la feuille en photo si vous l’avez.
amendments-show-list = Avenants
amendments-show-amend = Modifier par un avenant
amendments-show-spend = Changer ma commande
amendments-show-kept = Récolte perdue, partagée
amendments-show-unspent = Payé d’avance, à commander
amendments-show-credit-owed = La ferme vous doit { $credit } : elle vous les rend, ou les déduit du prochain contrat.
amendments-show-waiting = Un avenant attend votre signature.
amendments-show-read = Lire l’avenant
amendments-sign-legend = Votre accord
amendments-sign-accord = J’ai lu cet avenant et je l’accepte.
amendments-sign-button = Signer l’avenant
amendments-sign-tick = Cochez la case pour dire que vous acceptez l’avenant.
amendments-step-written = Écrit par { $name }
amendments-step-member = Signé par le foyer ({ $name })
amendments-step-member-paper = Signé par le foyer sur papier, enregistré par { $name }
amendments-step-farm = Signé par la ferme ({ $name })
amendments-step-farm-paper = Signé par la ferme sur papier, enregistré par { $name }
amendments-step-effective = Entré en vigueur
amendments-step-withdrawn = Retiré
amendments-scan-member = La feuille signée par le foyer
amendments-scan-farm = La feuille signée par la ferme
amendments-withdraw = Retirer l’avenant
amendments-withdraw-text = Rien ne change au contrat. L’avenant reste dans l’histoire, marqué comme retiré.
amendments-withdraw-button = Retirer
amendments-farm-waiting = Avenants à signer
amendments-farm-totals = { $before } → { $after }

amendments-letter-subject = { $title } : un changement
amendments-letter-body = Bonjour,

    { $change }
    { $reason }

    { $money }

    { $next }
amendments-letter-same = Le total de votre contrat ne change pas : { $total }.
amendments-letter-total = Le total de votre contrat passe de { $before } à { $after }.
amendments-letter-would = Le total de votre contrat passera de { $before } à { $after } si vous signez.
amendments-letter-anew = L’avenant que vous aviez à signer est remplacé par celui-ci : { $address }
amendments-letter-instalment = - { $day } : { $amount }
amendments-letter-credit = Tout est payé : la ferme vous doit { $credit }, qu’elle vous rend ou déduit du prochain contrat.
amendments-letter-see = Votre contrat : { $address }
amendments-letter-sign = Ce changement prend effet quand il est signé. Lisez-le et signez-le ici : { $address }
amendments-letter-offered = Bonjour,

    { $change }
    { $reason }

    Votre contrat ne change pas. Si vous voulez en profiter, dites-le à votre référent·e : { $address }
amendments-letter-draft = Bonjour,

    { $change }
    { $reason }

    Votre commande n’était pas encore signée : elle a été corrigée. Relisez-la avant de signer : { $address }
amendments-letter-farm = Bonjour,

    Un changement est annoncé, { $amap }.
    { $change }
    { $reason }

    Contrats touchés : { $count }. Total avant : { $before } ; après : { $after }. À signer par les foyers : { $waiting }.
amendments-letter-one = Bonjour,

    Contrat de { $household } : { $what }
    { $reason }

    Total avant : { $before } ; après : { $after }.

    { $next }
amendments-letter-handed-over = Bonjour,

    { $household } peut reprendre un contrat avec { $farm } : « { $title } ».
    Il est préparé ; les parts vous sont gardées 7 jours. Lisez-le et signez-le ici : { $address }
amendments-letter-effective = Bonjour,

    L’avenant n° { $number } au contrat de { $household } est signé : il est en vigueur.
    Total : { $total }.

    { $address }

amendments-credit-given = La ferme l’a rendu, ou déduit du prochain contrat
amendments-show-credit-manager = La ferme doit { $credit } à ce foyer.
amendments-refused-no-credit = La ferme ne doit rien à ce foyer.
done-amendments-credit = C’est noté : la ferme ne doit plus rien à ce foyer.
done-amendments-announced = C’est annoncé : les contrats sont à jour et chacun est prévenu.
done-amendments-waiting = L’avenant est écrit. Il prend effet quand il est signé.
done-amendments-made = L’avenant est écrit, le contrat est à jour.
done-amendments-signed = Votre signature est enregistrée.
done-amendments-withdrawn = L’avenant est retiré.
