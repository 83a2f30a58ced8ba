# Ses propres données

personal-read-me =
    Tout ce que Clic’AMAP sait de { $name }.

    compte.json : votre compte, vos rôles, vos séances, ce que vous avez fait.
    Un dossier par AMAP : foyer.json (votre fiche, vos contrats, livraisons, échéances, permanences et adhésions) et vos contrats en PDF, tels qu’ils ont été signés.

    Une erreur ? Demandez à la coordination de votre AMAP de la corriger.
personal-download = Télécharger toutes mes données
personal-download-text = Un fichier ZIP : votre compte, vos fiches, vos contrats en PDF.
