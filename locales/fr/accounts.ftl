sign-in-title = Se connecter
sign-in-email = Adresse e-mail
sign-in-password = Mot de passe
sign-in-typed = Votre session était terminée. Connectez-vous : ce que vous avez écrit vous attend, rien n’est perdu.
sign-in-enter = Se connecter
sign-in-forgotten = Mot de passe oublié ?
sign-in-no-account = Pas encore de compte ? C’est votre AMAP ou votre réseau qui vous invite, par e-mail.
sign-in-wrong = Adresse ou mot de passe incorrect.
sign-in-flood = Trop d’essais. Attendez une demi-heure, ou demandez un nouveau mot de passe.

password-new = Choisissez un mot de passe
password-hint = Au moins 10 caractères. Une petite phrase est facile à retenir.
password-keep = Enregistrer et entrer
password-too-short = Il faut au moins 10 caractères.
password-too-long = C’est trop long : 200 caractères au plus.
password-too-easy = Ce mot de passe se devine trop vite. Essayez une petite phrase.

reset-title = Mot de passe oublié
reset-lead = Indiquez votre adresse : nous vous envoyons un lien pour choisir un nouveau mot de passe.
reset-send = Recevoir le lien
reset-choose-title = Nouveau mot de passe
reset-expired = Ce lien n’est plus valable. Demandez-en un nouveau depuis « Mot de passe oublié ».
reset-subject = Votre nouveau mot de passe
reset-letter =
    Bonjour,

    Pour choisir un nouveau mot de passe, ouvrez ce lien dans les { $hours } heures :

    { $link }

    Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.
done-reset-sent = Si un compte existe à cette adresse, un lien vient d’y être envoyé. Pensez à regarder dans les indésirables.

invitation-title = Bienvenue, { $place }
invitation-lead = Bonjour { $name }. { $place } vous ouvre un compte pour suivre vos contrats et vos livraisons.
invitation-known = Vous avez déjà un compte à cette adresse : entrez son mot de passe.
invitation-accept = Entrer
invitation-expired = Cette invitation n’est plus valable. Demandez à votre AMAP d’en envoyer une autre.
invitation-taken = Ce compte appartient déjà à une autre personne de cette AMAP ou de cette ferme.
invitation-subject = { $place } vous invite
invitation-letter =
    Bonjour,

    { $inviter } vous invite à rejoindre { $place } en ligne : vos contrats, vos livraisons, vos permanences.

    Ouvrez ce lien dans les { $days } jours et choisissez un mot de passe :

    { $link }

role-letter-subject = { $place } vous confie son animation
role-letter-new =
    Bonjour,

    { $inviter } vous confie l’animation du réseau { $place } : ses AMAP, ses chiffres, ses invitations.

    Ouvrez ce lien dans les { $days } jours et choisissez un mot de passe :

    { $link }
role-letter-known =
    Bonjour,

    { $inviter } vous confie l’animation du réseau { $place } : ses AMAP, ses chiffres, ses invitations.

    Connectez-vous avec votre compte habituel, puis choisissez ce rôle :

    { $link }

account-title = Mon compte
account-name = Nom
account-name-hint = Tel que les autres le lisent. Votre fiche dans chaque AMAP se corrige à part.
account-name-save = Enregistrer
account-roles = Mes rôles
account-no-role = Aucun rôle pour le moment. Votre AMAP ou votre réseau peut vous en donner un.
account-sessions = Appareils connectés
account-session-since = Depuis { $since }
account-session-current = celui-ci
account-session-unknown = Appareil inconnu
account-end-others = Déconnecter les autres appareils
done-account-renamed = Votre nom est enregistré.
done-sessions-ended = Les autres appareils sont déconnectés.
account-end-session = Déconnecter
done-session-ended = Cet appareil est déconnecté.
password-known = Ce mot de passe est parmi les plus connus : quelqu’un l’essaiera. Prenez une petite phrase à vous.
