# La ferme reçoit sa liste

sending-subject = { $amap } : à apporter { $day }
sending-body = Bonjour,

    Livraison du { $day }, { $amap } ({ $site }, { $hours }). Plus rien ne change, sauf imprévu. À apporter :

    { $lines }
sending-line = { $quantity } × { $product }
sending-correction-subject = { $amap } : changement pour { $day }
sending-correction-body = Bonjour,

    { $amap }, livraison du { $day } : elle a changé depuis notre dernier message.

    { $lines }
sending-changed = { $product } : { $before } → { $after }
sending-link = La liste par foyer : { $link }
sending-since = Depuis le message envoyé à la ferme { $when } :
sending-list-subject = { $amap } : la liste de ce soir, { $day }
sending-list-body =
    Bonjour,

    Vous êtes de permanence aujourd’hui : { $site }, { $hours }. La liste est jointe, à imprimer.

    Pour cocher au téléphone, même sans réseau : { $door }

    Merci !
