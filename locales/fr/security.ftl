# Se connecter autrement, prouver que c’est soi, changer d’adresse

sign-in-by-link = Recevoir un lien de connexion par e-mail
link-title = Lien de connexion
link-lead = Pas besoin de mot de passe : nous vous envoyons un lien qui vous connecte, une fois.
link-send = Recevoir le lien
link-enter-title = Vous voilà
link-subject = Votre lien de connexion
link-letter =
    Bonjour,

    Ouvrez ce lien dans les 30 minutes pour vous connecter :

    { $link }

    Si vous n’avez rien demandé, ne faites rien.
link-expired = Ce lien n’est plus valable. Demandez-en un autre depuis la page de connexion.
done-link-sent = Si un compte existe à cette adresse, un lien vient d’y être envoyé. Il est valable 30 minutes.

confirm-title = Est-ce bien vous ?
confirm-lead = Ce que vous allez faire est sensible. Redonnez votre mot de passe ; il ne sera plus demandé pendant une demi-heure.
confirm-go-on = Continuer
confirm-by-link = Recevoir plutôt un lien par e-mail
confirm-wrong = Ce n’est pas le mot de passe de votre compte.
confirmed-title = Merci, c’est bien vous
confirmed-elsewhere = Rien n’a encore été fait : ce que vous aviez demandé reste dans la fenêtre où vous étiez. Recommencez-le ici.
confirmed-lead = Il reste à envoyer ce que vous aviez demandé.

change-title = Adresse et mot de passe
change-address-heading = Adresse e-mail
change-address-now = Aujourd’hui :
change-address-new = Nouvelle adresse
change-address-hint = Si vous avez un autre compte à cette adresse, vous pourrez réunir les deux.
change-address-send = Recevoir un lien à cette adresse
change-address-same = C’est déjà votre adresse.
change-address-title = Nouvelle adresse
change-address-confirm = Vous vous connecterez désormais avec cette adresse, et vos AMAP et fermes vous y écriront.
change-address-take = Utiliser cette adresse
change-address-expired = Ce lien n’est plus valable, ou vous n’êtes pas connecté avec le compte qui l’a demandé. Recommencez depuis « Mon compte ».
change-address-taken = Un compte a été ouvert à cette adresse entre-temps. Recommencez depuis « Mon compte » : vous pourrez réunir les deux.
change-address-subject = Votre adresse sur Clic’AMAP
change-address-letter =
    Bonjour,

    { $name } veut utiliser cette adresse pour son compte. Si c’est vous, ouvrez ce lien dans les 24 heures, sur l’appareil où vous êtes connecté :

    { $link }

    Si ce n’est pas vous, ne faites rien.
change-address-told-subject = L’adresse de votre compte a changé
change-address-told =
    Bonjour,

    Le compte qui utilisait cette adresse en utilise désormais une autre. Si ce n’est pas vous qui l’avez demandé, prévenez tout de suite votre AMAP ou votre réseau.
change-password-heading = Mot de passe
change-password-keep = Changer le mot de passe
done-address-asked = Un lien vient d’être envoyé à la nouvelle adresse. Ouvrez-le pour terminer.
done-address-changed = Votre adresse a changé.
done-password-changed = Votre mot de passe a changé. Les autres appareils sont déconnectés.

merge-title = Réunir vos deux comptes
merge-lead = Tout ce que porte le compte { $joined } passe au compte { $kept }, avec lequel vous vous connecterez.
merge-role = { $role }, { $place }
merge-do = Réunir les comptes
merge-letter =
    Bonjour,

    { $name } ({ $address }) dit avoir aussi le compte de cette adresse. Si c’est vous, ouvrez ce lien dans les 24 heures, sur l’appareil où vous êtes connecté, pour réunir les deux :

    { $link }

    Si ce n’est pas vous, ne faites rien : rien ne change.
merge-second = L’autre compte est protégé par une application de codes. Connectez-vous à ce compte, renoncez-y, puis recommencez.
merge-twice = { $place } vous connaît deux fois, une par compte. Demandez-lui de n’en garder qu’une, puis recommencez.
done-accounts-joined = Vos deux comptes n’en font plus qu’un.

security-title = Sécurité
security-asked = Votre réseau demande une seconde preuve pour ce rôle. Installez une application de codes, ou changez de rôle.
security-address-heading = Adresse et mot de passe
security-address = Changer d’adresse ou de mot de passe
second-heading = Application de codes
second-lead = Une seconde preuve à la connexion : un code à six chiffres que votre téléphone invente, même sans réseau.
second-on = activée
second-none = Aucune application de codes n’est installée.
second-set-up = Installer une application de codes
second-set-up-title = Installer une application de codes
second-set-up-install = Installez sur votre téléphone une application de codes, par exemple Aegis, FreeOTP ou celle de votre gestionnaire de mots de passe.
second-set-up-photograph = Avec elle, photographiez ce carré.
second-set-up-type = Ou tapez cette clé :
second-set-up-code = Tapez le code qu’elle affiche.
second-set-up-done = C’est installé
second-give-up = Y renoncer
done-second-given-up = L’application de codes n’est plus demandée.
second-codes-title = Vos codes de secours
second-codes-lead = Notez-les ou imprimez-les : ils ne seront plus montrés. Chacun remplace le téléphone une fois.
second-codes-kept = Je les ai notés
second-codes-renew = Nouveaux codes de secours
second-codes-left = { $count ->
    [0] Il ne reste aucun code de secours.
    [one] Il reste 1 code de secours.
   *[other] Il reste { $count } codes de secours.
  }
second-title = Votre code
second-code = Code à six chiffres
second-code-hint = Celui de votre application, ou un code de secours.
second-enter = Entrer
second-lost = Ni téléphone ni code de secours ? Écrivez à votre coordination ou à votre réseau : l’administration du site peut, après vous avoir reconnu·e autrement, retirer le code.
second-forgotten-subject = Votre code n’est plus demandé
second-forgotten-letter =
    Bonjour,

    L’administration du site a retiré l’application de codes de votre compte et fermé toutes vos séances. Vous entrez avec votre mot de passe ou un lien, puis pouvez l’installer à nouveau :

    { $link }

    Vous ne l’avez pas demandé ? Changez votre mot de passe et prévenez votre coordination.
second-wrong = Ce code n’est pas le bon, ou a déjà servi. Attendez le suivant.
second-expired = Cette étape a expiré. Connectez-vous de nouveau.

passkeys-heading = Clés d’accès
passkeys-lead = Une clé d’accès remplace le mot de passe et le code : votre téléphone ou votre ordinateur vous reconnaît au doigt, au visage ou à son code.
passkeys-add = Ajouter une clé d’accès
passkeys-name = Son nom
passkeys-name-hint = par exemple « Téléphone »
passkeys-unnamed = Clé d’accès
passkeys-added = ajoutée { $at }
passkeys-used = utilisée { $at }
passkeys-remove = Retirer
passkeys-remove-which = Retirer { $name }
passkeys-enter = Entrer avec une clé d’accès
passkeys-failed = L’appareil n’a pas donné de clé. Essayez encore, ou entrez autrement.
passkeys-refused = Cette clé d’accès n’est pas reconnue ici. Entrez autrement, puis ajoutez-la à nouveau depuis « Sécurité ».
passkeys-nameless = Les clés d’accès demandent que le site ait un nom, pas une adresse chiffrée.
done-passkey-added = La clé d’accès est ajoutée.
done-passkey-removed = La clé d’accès est retirée.

provider-link = Entrer avec le compte de mon réseau
provider-title = Compte de mon réseau
provider-lead = Choisissez votre réseau : vous vous connectez chez lui, puis revenez ici.
provider-none = Aucun réseau n’a de connexion à lui sur ce site.
provider-leave-title = Vous passez par { $name }
provider-leave = Continuer
provider-other = Autres façons d’entrer
provider-back-title = Vous voilà de retour
provider-refused = La connexion chez votre réseau n’a pas abouti. Recommencez depuis la page de connexion.
provider-unknown = Votre réseau vous connaît, mais aucun compte n’existe ici à votre adresse vérifiée. Demandez une invitation à votre AMAP ou à votre réseau.
provider-unreachable = La connexion de votre réseau ne répond pas. Entrez autrement, ou réessayez plus tard.
