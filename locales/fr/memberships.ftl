# Adhésions à l’AMAP

memberships-title = Adhésions
memberships-refused = Cette page est celle de la coordination et de la trésorerie.
memberships-missing = { $count ->
    [0] Tous les foyers sont adhérents.
    [one] { $count } foyer sur { $all } n’a pas d’adhésion en cours.
   *[other] { $count } foyers sur { $all } n’ont pas d’adhésion en cours.
  }
memberships-parts = Foyers montrés
memberships-part-all = Tous
memberships-part-without = Sans adhésion
memberships-part-unpaid = À payer
memberships-empty = Personne ici
memberships-empty-text = Aucun foyer n’est dans ce cas.
memberships-households = Cochez les foyers
memberships-paid = adhérent jusqu’au { $until }, payé
memberships-unpaid = adhérent jusqu’au { $until }, à payer
memberships-to-come = à partir du { $since }
memberships-ended = terminée le { $until }
memberships-none = pas d’adhésion
memberships-period = Période d’adhésion
memberships-since = Du
memberships-until = Au
memberships-order = L’adhésion se termine avant de commencer. Corrigez une des deux dates.
memberships-nobody = Cochez au moins un foyer.
memberships-act = Pour les foyers cochés
memberships-record = Enregistrer
memberships-enrol-paid = Adhésion payée
memberships-enrol = Adhésion, à payer
memberships-pay = Paiement reçu
memberships-withdraw = Retirer l’adhésion
memberships-asked = Avant de signer un contrat
memberships-asked-legend = Le foyer doit
memberships-asked-none = rien : l’adhésion n’est pas demandée
memberships-asked-member = être adhérent
memberships-asked-paid = être adhérent et avoir payé
memberships-ask = Enregistrer
memberships-lack-membership = Avant de signer, ce foyer doit adhérer à l’AMAP. Demandez-le à la trésorerie ou à la coordination ; votre commande reste enregistrée.
memberships-lack-payment = Avant de signer, ce foyer doit payer son adhésion à l’AMAP. Voyez avec la trésorerie ; votre commande reste enregistrée.
done-memberships-recorded = C’est enregistré.
done-memberships-asked = C’est enregistré : les contrats se signent désormais à cette condition.
memberships-pay-in-campaign = { $name } a déclaré son adhésion dans une campagne : enregistrez-y son règlement, le reçu suit.
memberships-withdraw-in-campaign = L’adhésion de { $name } vient d’une campagne : retirez-y son inscription, son reçu sera annulé avec elle.
memberships-campaigns = Un règlement enregistré dans une campagne reçoit son reçu numéroté.
memberships-to-campaigns = Aux campagnes
memberships-campaign-open = La campagne « { $title } » est ouverte pour cette période : enregistrez-y les règlements, le reçu suit.
