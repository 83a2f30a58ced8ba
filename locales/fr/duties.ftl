duties-list-title = Permanences
duties-list-lead = Accueillir, servir, ranger : un coup de main de temps en temps.
duties-list-print = Imprimer le tableau
duties-none-title = Aucune permanence à venir
duties-none-text = Les dates apparaîtront ici quand la coordination les aura ouvertes.
duties-not-asked = Pas de permanence demandée
duties-complete = Complet
duties-free = { $n ->
    [one] 1 place libre
   *[other] { $n } places libres
  }
duties-open-list = Ouvrir la liste
duties-take = Je m’inscris
duties-take-on = Je m’inscris le { $day }
duties-leave = Je me désiste
duties-leave-on = Je me désiste le { $day }
duties-seats-on = Nombre de places le { $day }
duties-save = Enregistrer
duties-save-on = Enregistrer les places du { $day }
duties-all-title = Ouvrir les permanences de toutes les livraisons
duties-all-seats = Places par livraison
duties-all-hint = Pour les livraisons à venir qui n’ont pas encore de permanence. Vous pourrez changer chaque date.
duties-all-save = Ouvrir les permanences
duties-appoint-link = Inscrire ou retirer quelqu’un
duties-appoint-title = Permanence du { $day }
duties-appoint-holders = Qui est inscrit·e
duties-appoint-nobody = Personne pour le moment.
duties-appoint-add = Inscrire quelqu’un
duties-appoint-full = Toutes les places sont prises. Ajoutez d’abord une place depuis le tableau.
duties-appoint-member = Personne
duties-appoint-hint = Elle en est prévenue par courriel si l’AMAP connaît son adresse.
duties-appoint-button = Inscrire cette personne
duties-dismiss = Retirer
duties-dismiss-who = Retirer { $name }
duties-refused-full = La dernière place vient d’être prise. Ajoutez une place depuis le tableau, ou retirez quelqu’un.
duties-refused-already = Cette personne est déjà de permanence ce jour-là.
duties-refused-not-on-it = Cette personne n’est pas de permanence à cette livraison.
duties-letter-appointed-subject = { $amap } : vous êtes de permanence le { $day }
duties-letter-appointed-body =
    Bonjour,

    La coordination de { $amap } vous a inscrit·e à la permanence du { $day }, de { $from } à { $to }, { $site }.

    Si cela ne vous convient pas, désistez-vous ici :
    { $link }
duties-letter-dismissed-subject = { $amap } : vous n’êtes plus de permanence le { $day }
duties-letter-dismissed-body =
    Bonjour,

    La coordination de { $amap } vous a retiré·e de la permanence du { $day }, { $site }.

    Le tableau des permanences :
    { $link }

done-duty-appointed = La personne est inscrite.
done-duty-dismissed = La personne n’est plus inscrite.
done-duty-taken = C’est noté, merci ! Vous êtes de permanence.
done-duty-left = C’est noté, vous n’êtes plus de permanence ce jour-là.
done-duty-seats = Les places sont enregistrées.
sorry-duty-past = Cette livraison est passée : l’inscription ne change plus.
sorry-duty-none = Il n’y a pas de permanence à cette livraison.
sorry-duty-full = Quelqu’un a pris la dernière place juste avant vous.
sorry-duty-already = Vous êtes déjà de permanence ce jour-là.
sorry-duty-not-yours = Vous n’êtes pas de permanence à cette livraison.
sorry-duty-too-few = Plus de personnes sont déjà inscrites. Demandez à l’une d’elles de se désister avant de réduire les places.
sorry-duty-seats = Écrivez un nombre de places entre 0 et 50.
