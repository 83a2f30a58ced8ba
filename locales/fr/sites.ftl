# Lieux de livraison

sites-title = Lieux de livraison
sites-add = Ajouter un lieu
sites-edit = Modifier
sites-empty = Aucun lieu pour l’instant
sites-empty-text = Ajoutez le lieu où les paniers sont remis, avec ses jours et ses heures.
sites-name = Nom du lieu
sites-name-hint = Par exemple « Salle des fêtes ».
sites-address = Adresse
sites-hours = Jours et heures
sites-hours-hint = Laissez vides les jours sans livraison.
sites-opens = { $day }, de
sites-closes = { $day }, à
sites-opening = { $day }, de { $opens } à { $closes }
sites-hours-one-missing = Le { $day }, il manque l’heure de début ou de fin.
sites-hours-backwards = Le { $day }, l’heure de fin doit venir après l’heure de début.
sites-archive = Ne plus livrer ici
sites-archive-text = Le lieu ne sera plus proposé dans les nouveaux contrats ni affiché sur la page publique. Les livraisons passées restent.
sites-archive-button = Retirer ce lieu
sites-archived = Lieux retirés
sites-restore = Remettre en service
sites-restore-which = Remettre en service : { $name }
sites-refused-delivers = Une livraison est prévue ici le { $day } : ce lieu ne peut pas encore être retiré.
sites-refused-prepared = Le contrat « { $title } » se prépare pour ce lieu. Choisissez-en un autre dans ce contrat, puis recommencez.
done-sites-archived = Le lieu est retiré.
done-sites-restored = Le lieu est de nouveau proposé.
done-sites-saved = Le lieu est enregistré.
