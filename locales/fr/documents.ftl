documents-synthesis-title = { $title } – { $farm } – synthèse
