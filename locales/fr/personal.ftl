# Ses propres données

personal-read-me =
    Tout ce que Clic’AMAP sait de { $name }.

    compte.json : votre compte, vos rôles, vos séances, ce que vous avez fait.
    ferme-….json : ce que chaque ferme où vous signez garde de vous.
    Un dossier par AMAP, aussi de celles que vous avez quittées : foyer.json (votre fiche, vos contrats, livraisons, échéances, permanences et adhésions), vos contrats en PDF, tels qu’ils ont été signés, et vos reçus.

    Une erreur ? Corrigez-la vous-même dans « Mes coordonnées », ou demandez à la coordination de votre AMAP.
personal-download = Télécharger toutes mes données
personal-download-text = Un fichier ZIP : votre compte, vos fiches, vos contrats en PDF.
personal-own-account = { $name } a un compte, et y télécharge ses données.
personal-hand-over = Remettre ses données
