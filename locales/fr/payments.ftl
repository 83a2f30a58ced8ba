# Règlements

payments-title = Règlements
payments-lead = Notez ce qui est reçu. L’argent va directement à la ferme.
payments-tabs = Choisir les échéances
payments-tab-expected = À recevoir
payments-tab-late = En retard
payments-tab-received = Reçus
payments-tab-all = Tous
payments-all-contracts = Voir tous les contrats
payments-count = échéances
payments-sum = en tout
payments-none = Rien ici
payments-none-text = Aucune échéance ne correspond à ce choix.
payments-household = Foyer
payments-contract = Contrat
payments-due = Échéance
payments-amount = Montant
payments-state = Règlement
payments-late = en retard
payments-received = reçu le { $day }
payments-receive = Reçu
payments-undo = Annuler
payments-reference = Numéro du chèque ou référence, pour { $household }
payments-reference-hint = N° de chèque
payments-refused = Les règlements sont suivis par la trésorerie, la coordination et les référent·es de chaque ferme.
done-payments-received = Le règlement est noté comme reçu.
done-payments-undone = Le règlement est de nouveau à recevoir.
