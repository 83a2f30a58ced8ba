//! French words of farms and kitchens that lose their accents in a slug. Words that are also another word without the
//! accent (sucre, côte, pâté) are left out.

/// The word with its accents, if the dictionary knows it.
pub(super) fn accented(word: &str) -> Option<&'static str> {
    WORDS
        .binary_search_by_key(&word, |(plain, _)| plain)
        .ok()
        .map(|at| WORDS[at].1)
}

/// Sorted by the plain word, which [`accented`] relies on.
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    ("aout", "août"), ("biere", "bière"), ("bieres", "bières"), ("ble", "blé"), ("bles", "blés"), ("boeuf", "bœuf"),
    ("boite", "boîte"), ("boites", "boîtes"), ("brulee", "brûlée"), ("bruyere", "bruyère"), ("cafe", "café"),
    ("celeri", "céleri"), ("cepe", "cèpe"), ("cepes", "cèpes"), ("cereale", "céréale"), ("cereales", "céréales"),
    ("chataigne", "châtaigne"), ("chataignes", "châtaignes"), ("chevre", "chèvre"), ("chevres", "chèvres"),
    ("chicoree", "chicorée"), ("coeur", "cœur"), ("coeurs", "cœurs"), ("concasse", "concassé"),
    ("congele", "congelé"), ("cotelette", "côtelette"), ("cotelettes", "côtelettes"), ("creme", "crème"),
    ("cremerie", "crémerie"), ("cremes", "crèmes"), ("crepe", "crêpe"), ("crepes", "crêpes"),
    ("decembre", "décembre"), ("decoupe", "découpe"), ("detail", "détail"), ("ecreme", "écrémé"),
    ("elevage", "élevage"), ("eleveur", "éleveur"), ("entiere", "entière"), ("entieres", "entières"),
    ("epautre", "épeautre"), ("epeautre", "épeautre"), ("epice", "épice"), ("epices", "épices"),
    ("epinard", "épinard"), ("epinards", "épinards"), ("ete", "été"), ("feve", "fève"), ("feves", "fèves"),
    ("fevrier", "février"), ("ficele", "ficelé"), ("foret", "forêt"), ("fraiche", "fraîche"),
    ("fraiches", "fraîches"), ("fume", "fumé"), ("fumee", "fumée"), ("fumees", "fumées"), ("fumes", "fumés"),
    ("gateau", "gâteau"), ("gateaux", "gâteaux"), ("gelee", "gelée"), ("gelees", "gelées"), ("genievre", "genièvre"),
    ("genisse", "génisse"), ("geranium", "géranium"), ("hache", "haché"), ("hachee", "hachée"), ("haches", "hachés"),
    ("huitre", "huître"), ("huitres", "huîtres"), ("integral", "intégral"), ("integrale", "intégrale"),
    ("journee", "journée"), ("legume", "légume"), ("legumes", "légumes"), ("mache", "mâche"), ("mais", "maïs"),
    ("maraicher", "maraîcher"), ("maraichere", "maraîchère"), ("maraichers", "maraîchers"), ("melange", "mélange"),
    ("melangee", "mélangée"), ("melangees", "mélangées"), ("melanges", "mélanges"), ("melisse", "mélisse"),
    ("meteil", "méteil"), ("moitie", "moitié"), ("moulee", "moulée"), ("mure", "mûre"), ("mures", "mûres"),
    ("noel", "noël"), ("norvegien", "norvégien"), ("norvegienne", "norvégienne"), ("oeuf", "œuf"), ("oeufs", "œufs"),
    ("oleagineux", "oléagineux"), ("panee", "panée"), ("panes", "panés"), ("paques", "pâques"), ("pates", "pâtes"),
    ("patisserie", "pâtisserie"), ("patisseries", "pâtisseries"), ("patisson", "pâtisson"),
    ("patissons", "pâtissons"), ("peche", "pêche"), ("peches", "pêches"), ("persille", "persillé"),
    ("piece", "pièce"), ("pieces", "pièces"), ("poele", "poêle"), ("poelee", "poêlée"), ("poiree", "poirée"),
    ("precuit", "précuit"), ("prepare", "préparé"), ("preparee", "préparée"), ("pret", "prêt"), ("puree", "purée"),
    ("purees", "purées"), ("rape", "râpé"), ("rapee", "râpée"), ("recolte", "récolte"), ("reglisse", "réglisse"),
    ("reserve", "réserve"), ("roti", "rôti"), ("rotis", "rôtis"), ("salee", "salée"), ("salees", "salées"),
    ("saute", "sauté"), ("sechee", "séchée"), ("sechees", "séchées"), ("sesame", "sésame"),
    ("specialite", "spécialité"), ("specialites", "spécialités"), ("sterilise", "stérilisé"), ("sucree", "sucrée"),
    ("supreme", "suprême"), ("tete", "tête"), ("the", "thé"), ("thes", "thés"), ("trefle", "trèfle"),
    ("unite", "unité"), ("unites", "unités"), ("varie", "varié"), ("variee", "variée"), ("variees", "variées"),
    ("varies", "variés"), ("variete", "variété"), ("varietes", "variétés"), ("vegetal", "végétal"),
    ("vegetale", "végétale"), ("vegetarien", "végétarien"), ("veloute", "velouté"), ("veloutes", "veloutés"),
];
