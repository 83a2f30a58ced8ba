//! Headings as people and other tools write them.

use super::*;

fn row(cells: &[&str]) -> Row {
    Row {
        number: 1,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    }
}

fn names(cells: &[&str]) -> Vec<&'static str> {
    let guessed = guess(&row(cells));
    guessed
        .into_iter()
        .map(|field| field.map_or("", Field::name))
        .collect()
}

#[test]
fn headings_are_recognised_as_other_tools_write_them() {
    assert_eq!(
        names(&["NOM", "Prénom", "E-mail", "Tél.", "Remarque"]),
        ["nom", "prenom", "email", "telephone", ""]
    );
    // AmapJ: its list of members, those who left among them.
    assert_eq!(
        names(&[
            "Nom",
            "Prénom",
            "E mail",
            "Tel1",
            "Tel2",
            "Adr",
            "Code Postal",
            "Ville",
            "Actif/Inactif"
        ]),
        [
            "nom",
            "prenom",
            "email",
            "telephone",
            "autre-telephone",
            "rue",
            "code-postal",
            "ville",
            "etat"
        ]
    );
    assert_eq!(
        names(&[
            "Nom",
            "Prénom",
            "Nom partenaire",
            "Prénom du conjoint",
            "Tél. partenaire"
        ]),
        ["nom", "prenom", "nom2", "prenom2", "telephone2"]
    );
    // CAMAP.
    assert_eq!(
        names(&[
            "id",
            "firstName",
            "lastName",
            "email",
            "phone",
            "firstName2",
            "lastName2",
            "email2",
            "phone2"
        ]),
        [
            "",
            "prenom",
            "nom",
            "email",
            "telephone",
            "prenom2",
            "nom2",
            "email2",
            "telephone2"
        ]
    );
    assert_eq!(names(&["Nom", "Nom", "Foyer"]), ["nom", "", "foyer"]);
}

#[test]
fn a_title_may_stand_above_the_headings() {
    let rows = [
        row(&["Liste des adhérents 2026"]),
        row(&["Nom", "Mail"]),
        row(&["Roux", "a@b.fr"]),
    ];
    assert_eq!(headings(&rows), 1);
    assert_eq!(headings(&rows[..1]), 0);
}
