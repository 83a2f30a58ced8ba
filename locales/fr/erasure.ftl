# Effacer ses données

erasure-title = Effacer mes données
erasure-lead = Votre fiche est d’abord fermée. { $days } jours après, nom, adresse, téléphone et documents sont effacés ; il ne reste que des nombres. D’ici là, vous pouvez revenir.
erasure-account = Mon compte
erasure-account-text = Vos rôles prennent fin, vous ne signez plus pour aucune ferme, et votre compte est effacé tout de suite. Ce que vous avez signé reste valable.
erasure-account-close = Fermer mon compte
erasure-account-held = Vous pourrez le fermer quand ce sera réglé :
erasure-hold-records = { $count ->
    [one] une AMAP garde votre fiche : demandez d’abord son effacement.
   *[other] { $count } AMAP gardent votre fiche : demandez d’abord leur effacement.
  }
erasure-hold-farm = { $farm } a des livraisons à venir, et vous seul·e y signez : invitez d’abord quelqu’un.
erasure-hold-amap = { $amap } n’a pas d’autre coordination : confiez-la d’abord à quelqu’un.
erasure-hold-administration = personne d’autre n’administre ce serveur.
erasure-closed-subject = Votre compte est fermé
erasure-closed-letter =
    Bonjour,

    Votre compte est fermé et effacé, comme vous l’avez demandé. Merci d’avoir été des nôtres.
erasure-farmer-warning =
    Bonjour,

    Depuis près de trois ans, rien ne s’est passé à { $farm }. Vos nom, adresse et téléphone y seront effacés le { $day }, comme le veut notre charte.

    Pour les garder, connectez-vous d’ici là :

    { $link }
erasure-farmer-warning-invited =
    Bonjour,

    Depuis près de trois ans, rien ne s’est passé à { $farm }, où vous aviez été invité·e. Votre nom et votre adresse y seront effacés le { $day }, comme le veut notre charte.

    Pour les garder, demandez à votre AMAP de vous inviter de nouveau.
erasure-farmer-unreachable =
    Bonjour,

    Depuis près de trois ans, rien ne s’est passé à { $farm }. Ce que nous savons de ses personnes sans adresse e-mail sera effacé le { $day }. Prévenez-les, ou invitez-les d’ici là.
done-erasure-closed = Votre compte est fermé.
erasure-begun = Effacement prévu le { $day }.
erasure-begun-already = L’effacement est déjà en cours.
erasure-come-back = Revenir dans l’AMAP
erasure-give-up = Renoncer à l’effacement
erasure-blocked = Ce n’est pas encore possible :
erasure-blocked-still = Ce jour-là, rien ne s’efface tant que :
erasure-list-title = Données à effacer
erasure-list-lead = Qui sera effacé, quand, et ce qui l’empêche encore.
erasure-list-none = Aucun effacement prévu
erasure-list-none-text = Les effacements demandés, et ceux qui viennent après trois ans sans activité, s’affichent ici.
erasure-list-asked = Demandé · prévu le { $day }
erasure-list-inactive = Trois ans sans activité · prévu le { $day }
erasure-list-blocked = Bloqué
erasure-unreachable-subject = { $count ->
    [one] Une fiche sans e-mail va être effacée
   *[other] { $count } fiches sans e-mail vont être effacées
  }
erasure-unreachable =
    Bonjour,

    Depuis près de trois ans, rien ne s’est passé entre { $amap } et :

    { $names }

    Sans adresse e-mail, nous ne pouvons pas leur écrire : prévenez-les. Leurs données seront effacées le { $day }, sauf si vous y renoncez ici :

    { $link }
erasure-blocked-subject = Effacement bloqué : { $name }
erasure-blocked-letter =
    Bonjour,

    Les données de { $name } dans { $amap } devaient être effacées aujourd’hui. Ce n’est pas encore possible :

    { $reasons }

    Elles le seront dès que ce sera réglé. Où en sont les effacements :

    { $link }
erasure-do = Demander l’effacement
erasure-of = Effacer { $name }
erasure-unknown = Il n’y a rien de tel à effacer.
erasure-block-deliveries = { $count ->
    [one] il reste une livraison à venir : mettez fin au contrat d’abord.
   *[other] il reste { $count } livraisons à venir : mettez fin aux contrats d’abord.
  }
erasure-block-owed = le foyer doit encore { $owed }.
erasure-block-unkept = { $count ->
    [one] une ferme doit d’abord garder le contrat signé : ce sont ses comptes, pour dix ans.
   *[other] { $count } contrats signés doivent d’abord être gardés par leur ferme : ce sont ses comptes, pour dix ans.
  }
erasure-block-coordinator = l’AMAP n’a pas d’autre coordination : confiez-la d’abord à quelqu’un.
erasure-person = Personne effacée
erasure-household = Foyer effacé
erasure-warning-subject = Vos données à { $amap }
erasure-warning =
    Bonjour,

    Depuis près de trois ans, rien ne s’est passé entre vous et { $amap }. Vos données y seront effacées le { $day }, comme le veut notre charte.

    Pour les garder, connectez-vous d’ici là :

    { $link }
done-erasure-begun = L’effacement est prévu. Vous pouvez revenir jusqu’à ce jour.
done-erasure-withdrawn = Vous êtes de retour dans l’AMAP.
account-erase = Effacer mes données
