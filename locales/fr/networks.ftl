# Réseaux

networks-admin-title = Réseaux de ce site
networks-none = Aucun réseau n’est encore créé.
networks-make = Créer un réseau
networks-make-button = Créer ce réseau
networks-name = Nom du réseau
networks-name-hint = Par exemple « AMAP du Rhône ».
networks-parent = Rattaché à
networks-parent-wrong = Un réseau régional se rattache au national ; un réseau départemental, au régional ou au national.
networks-animation = Animation
networks-animation-none = Personne n’anime encore ce réseau.
networks-animates-already = Cette personne anime déjà ce réseau.
networks-since = depuis le { $day }
networks-end-who = Mettre fin au rôle de { $name }
networks-invite = Confier l’animation
networks-invite-button = Donner ce rôle et inviter
networks-person = Nom de la personne
networks-rename = Renommer
done-networks-made = Le réseau est créé. Confiez maintenant son animation.
done-networks-renamed = Le nom est changé.
done-networks-appointed = Le rôle est donné et l’invitation est partie.
done-networks-dismissed = Le rôle est terminé.
networks-network = Réseau
networks-level = Niveau
networks-kind-national = national
networks-kind-regional = régional
networks-kind-departmental = départemental
networks-amaps = AMAP
networks-amap = AMAP
networks-households = Foyers
networks-farms = Fermes
networks-town = Commune
networks-contact = Contact
networks-below = Réseaux rattachés
networks-amaps-title = Les AMAP du réseau
networks-all-amaps = Toute la liste
networks-no-amap = Aucune AMAP.
networks-search = Nom ou commune
networks-count =
    { $n ->
        [0] Aucune AMAP
        [one] { $n } AMAP
       *[other] { $n } AMAP
    }
networks-add = Créer une AMAP
networks-coordinator = Coordination
networks-coordinator-hint = Cette personne reçoit une invitation par e-mail ; elle complétera la page de l’AMAP et invitera les autres.
networks-create-button = Créer l’AMAP et inviter
done-networks-created = L’AMAP est créée et l’invitation est partie.

refused-administration = Cette page est réservée à l’administration du site.

networks-settings-title = Réglages
networks-settings-second = Seconde preuve à la connexion
networks-settings-second-ask = La demander à l’animation, et à la coordination et la trésorerie des AMAP
networks-settings-second-hint = Un code de leur téléphone, ou une clé d’accès. Les amapiens, référents et paysans n’en ont pas besoin.
networks-settings-provider = Compte du réseau (OpenID Connect)
networks-settings-provider-lead = Si votre réseau a déjà des comptes pour ses membres, ils peuvent entrer avec. Chez lui, l’adresse de retour est :
networks-settings-button = Nom sur le bouton
networks-settings-issuer = Adresse du fournisseur
networks-settings-issuer-hint = Celle qui précède /.well-known/openid-configuration
networks-settings-issuer-wrong = Écrivez une adresse qui commence par https://
networks-settings-client = Identifiant du client
networks-settings-secret = Secret du client
networks-settings-secret-kept = Laissez vide pour garder celui d’aujourd’hui.
networks-settings-remove = Retirer
done-networks-settings = C’est enregistré.

networks-suspension = Adhésion au réseau
networks-suspension-text = Si l’adhésion de cette AMAP n’est plus à jour, prévenez-la d’abord. { $days } jours après, elle peut être suspendue : plus de nouveaux contrats, membres ni souscriptions. Ce qui est signé continue, rien n’est effacé.
networks-reason = Ce que vous lui écrivez
networks-warn = Prévenir l’AMAP
networks-is-warned = L’AMAP est prévenue. Elle peut être suspendue à partir du { $from }.
networks-is-suspended = L’AMAP est suspendue : plus de nouveaux contrats, membres ni souscriptions.
networks-suspend = Suspendre
networks-lift = Lever
networks-warned-subject = { $network } : adhésion à mettre à jour
networks-warned =
    Bonjour,

    { $network } écrit à { $amap } :

    { $reason }

    Sans mise à jour, l’AMAP pourra être suspendue à partir du { $from } : plus de nouveaux contrats, membres ni souscriptions. Ce qui est signé continuera, rien ne sera effacé.
networks-suspended-subject = { $network } a suspendu votre AMAP
networks-suspended =
    Bonjour,

    { $network } a suspendu { $amap } : plus de nouveaux contrats, membres ni souscriptions. Ce qui est signé continue, listes et règlements compris ; rien n’est effacé. Écrivez à votre réseau pour la lever.
amaps-suspended = Le réseau a suspendu cette AMAP : pas de nouveau contrat, membre ni souscription. Ce qui est signé continue. La coordination peut écrire au réseau.
amaps-warned-already = L’AMAP est déjà prévenue.
amaps-not-warned = L’AMAP doit être prévenue { $days } jours avant.
networks-contacts = Coordination
networks-contacts-kept = Cette consultation figure dans le journal de l’AMAP.
