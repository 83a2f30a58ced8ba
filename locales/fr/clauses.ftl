# Clauses gardées par une ferme ou un réseau, et leurs variables

clauses-title = Clauses
clauses-lead = Des textes tout prêts pour vos contrats. La personne référente les reprend quand elle rédige.
clauses-empty = Pas encore de clause
clauses-empty-text = Écrivez une fois ce qui revient chaque saison : les cagettes à rendre, les visites à la ferme…
clauses-new = Nouvelle clause
clauses-field-title = Titre
clauses-field-title-hint = Pour la retrouver. Il ne figure pas dans le contrat.
clauses-field-body = Texte
clauses-field-body-hint = Une ligne vide commence un paragraphe.
clauses-add = Ajouter cette clause
clauses-save = Enregistrer
clauses-preview = Voir comment elle se lit
clauses-example = Dans un contrat, par exemple
clauses-withdraw = Ne plus la proposer
clauses-withdraw-hint = Les contrats qui l’ont reprise gardent leur texte.
clauses-variables = Variables : ce que le contrat remplit tout seul
clauses-variables-hint = Écrivez-les telles quelles dans le texte, avec les accolades.
clauses-unknown = { $typed } n’est pas une variable. Voyez la liste sous le texte.
clauses-unknown-nearest = { $typed } n’est pas une variable. Vouliez-vous écrire { $nearest } ?

clauses-variable-amap = le nom de l’AMAP
clauses-variable-ferme = le nom de la ferme
clauses-variable-foyer = le nom du foyer
clauses-variable-titre = le titre du contrat
clauses-variable-saison = la saison, comme « d’avril à septembre 2026 »
clauses-variable-lieu = le lieu de livraison
clauses-variable-premiere_livraison = le jour de la première livraison du foyer
clauses-variable-derniere_livraison = le jour de sa dernière livraison
clauses-variable-nombre_livraisons = le nombre de ses livraisons
clauses-variable-prix_total = le total du contrat
clauses-variable-ordre = à l’ordre de qui il est payé
clauses-variable-delai = le délai avant une livraison, en jours

clauses-example-amap = l’AMAP des Lônes
clauses-example-ferme = Les Jardins du Lac
clauses-example-foyer = Martin
clauses-example-titre = Légumes, été 2026
clauses-example-saison = d’avril à septembre 2026
clauses-example-lieu = la salle des fêtes
clauses-example-premiere_livraison = jeudi 2 avril 2026
clauses-example-derniere_livraison = jeudi 24 septembre 2026
clauses-example-nombre_livraisons = 24
clauses-example-prix_total = 288,00 €
clauses-example-ordre = Les Jardins du Lac
clauses-example-delai = 3

done-clauses-added = La clause est ajoutée.
done-clauses-saved = La clause est enregistrée.
done-clauses-withdrawn = La clause n’est plus proposée.
