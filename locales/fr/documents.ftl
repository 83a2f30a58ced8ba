documents-synthesis-title = { $title } – { $farm } – synthèse
documents-sign-off = { $amap } – émargement du { $day }
