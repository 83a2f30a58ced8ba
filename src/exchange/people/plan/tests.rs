//! Who is new, who is known, and what is wrong.

use super::*;
use crate::clock::{fresh_public_id, fresh_uuid};
use crate::exchange::people::columns::{guess, headings};
use crate::exchange::people::table::read;
use crate::words::MemberId;

fn planned(text: &str, members: &[Member]) -> Result<Plan, Vec<Wrong>> {
    let rows = read("liste.csv", text.as_bytes()).unwrap();
    let at = headings(&rows);
    plan(&rows[at + 1..], &guess(&rows[at]), members)
}

/// Everybody a plan brings, as the AMAP knows them afterwards.
fn stored(plan: &Plan) -> Vec<Member> {
    let member = |household: HouseholdId, person: &NewPerson| Member {
        id: MemberId::new(fresh_uuid()),
        public_id: fresh_public_id(),
        household_id: household,
        account_id: None,
        last_name: person.last_name.clone(),
        first_name: person.first_name.clone(),
        email: person.email.clone(),
        phone: person.phone.clone(),
        reach: person.reach.clone(),
        left_on: None,
    };
    let new = plan.households.iter().flat_map(|people| {
        let id = HouseholdId::new(fresh_uuid());
        people.iter().map(move |person| member(id, person))
    });
    new.chain(
        plan.joining
            .iter()
            .map(|(household, person)| member(*household, person)),
    )
    .collect()
}

const LIST: &str = "Nom;Prénom;Mail;Tel;Foyer\n\
    Roux;Jo;jo@example.org;06 12 34 56 78;A\n\
    ROUX;Zoé;;;A\n\
    Petit;Anne;anne@example.org;;\n\
    Petit;Anne;anne.petit@example.org;;\n\
    petit;Anne;;;\n";

#[test]
fn people_are_put_together_and_told_apart() {
    let plan = planned(LIST, &[]).unwrap();
    assert_eq!(
        plan.households.iter().map(Vec::len).collect::<Vec<_>>(),
        [2, 1, 1]
    );
    assert_eq!(
        (plan.people(), plan.known),
        (4, 1),
        "the last row tells of somebody a second time"
    );
    assert_eq!(plan.homonyms, ["Petit Anne"]);
}

#[test]
fn a_second_import_of_the_same_list_brings_nothing() {
    let members = stored(&planned(LIST, &[]).unwrap());
    let again = planned(LIST, &members).unwrap();
    assert_eq!((again.people(), again.known), (0, 5));
    // Somebody is added to a household that is there.
    let more = format!("{LIST}Roux;Éli;;;A\n");
    let plan = planned(&more, &members).unwrap();
    assert_eq!((plan.households.len(), plan.joining.len()), (0, 1));
    assert_eq!(plan.joining[0].0, members[0].household_id);
}

#[test]
fn what_is_wrong_is_told_at_its_cell() {
    let list = "Nom;Prénom;Mail;Tel\nRoux;Jo;jo(at)example.org;06 12 34 56 78\n;Zoé;;12\n\n";
    let wrong = planned(list, &[]).unwrap_err();
    let places: Vec<_> = wrong.iter().map(|one| (one.row, one.column.as_str())).collect();
    assert_eq!(places, [(2, "E-mail"), (3, "Nom"), (3, "Téléphone")]);
}

#[test]
fn two_people_stand_in_a_row_of_camap() {
    let list =
        "firstName,lastName,email,firstName2,lastName2,email2\nJo,Roux,jo@example.org,Zoé,,zoe@example.org\n";
    let plan = planned(list, &[]).unwrap();
    let names: Vec<_> = plan.households[0]
        .iter()
        .map(|one| format!("{} {}", one.last_name, one.first_name))
        .collect();
    assert_eq!(names, ["Roux Jo", "Roux Zoé"]);
}

proptest::proptest! {
    /// Whatever the list, importing it again brings nothing.
    #[test]
    fn importing_twice_is_importing_once(
        rows in proptest::collection::vec(("[ab]", "[xyz]", "(|p@e[.]fr|q@e[.]fr|r@e[.]fr)", "(|A|B)"), 0..24)
    ) {
        let mut list = "Nom;Prénom;Mail;Foyer\n".to_owned();
        for (last, first, email, household) in rows {
            list.push_str(&format!("{last};{first};{email};{household}\n"));
        }
        let members = stored(&planned(&list, &[]).unwrap());
        let again = planned(&list, &members).unwrap();
        proptest::prop_assert_eq!(again.people(), 0, "{}", list);
    }
}

#[test]
fn a_list_of_another_tool_leaves_out_who_is_inactive_and_takes_the_telephone_there_is() {
    let list = "Extrait le 01/09/2026 10:00:00;;;;;;;;\n;;;;;;;;\n\
        Nom;Prénom;E mail;Tel1;Tel2;Adr;Code Postal;Ville;Actif/Inactif\n\
        DURAND;Paul;paul@example.org;;06 12 34 56 78;La grande rue;26150;Die;ACTIF\n\
        MARTIN;Léa;lea@example.org;01 23 45 67 89;06 00 00 00 00;;;;INACTIF\n";
    let plan = planned(list, &[]).unwrap();
    assert_eq!((plan.people(), plan.inactive), (1, 1));
    let paul = &plan.households[0][0];
    assert_eq!(
        (paul.last_name.as_str(), paul.phone.as_str()),
        ("DURAND", "06 12 34 56 78")
    );
}

#[test]
fn who_left_comes_back_and_is_not_there_twice() {
    let mut members = stored(&planned(LIST, &[]).unwrap());
    let left = "2026-06-30".parse().unwrap();
    members.iter_mut().for_each(|one| one.left_on = Some(left));
    let again = planned(LIST, &members).unwrap();
    assert_eq!((again.households.len(), again.joining.len()), (0, 0));
    assert_eq!((again.returning.len(), again.known), (4, 1));
    // A row without an address is not who left with one: no access is given back to somebody else of the name.
    let plan = planned("Nom;Prénom\nRoux;Jo\n", &members[..1]).unwrap();
    assert_eq!((plan.returning.len(), plan.households.len()), (0, 1));
    // Somebody of the same name who is there is meant rather than who left.
    let mut there = members[0].clone();
    (there.id, there.left_on) = (MemberId::new(fresh_uuid()), None);
    let plan = planned("Nom;Prénom\nRoux;Jo\n", &[members[0].clone(), there]).unwrap();
    assert_eq!((plan.returning.len(), plan.known), (0, 1));
}

#[test]
fn postal_addresses_and_a_second_telephone_come_along() {
    let list = "Nom;Prénom;Tel1;Tel2;Adr;Code Postal;Ville\n\
        Roux;Jo;06 12 34 56 78;04 72 00 00 00;12 rue des Lilas;1000;Bourg\n\
        Petit;Anne;;04 72 00 00 01;;69001;\n";
    let plan = planned(list, &[]).unwrap();
    let [jo, anne] = [&plan.households[0][0], &plan.households[1][0]];
    assert_eq!(
        (jo.reach.phone_2.as_str(), jo.reach.postal().as_str()),
        ("04 72 00 00 00", "12 rue des Lilas, 01000 Bourg"),
        "the zero that a spreadsheet took away is there again"
    );
    assert_eq!(
        (anne.phone.as_str(), anne.reach.phone_2.as_str()),
        ("04 72 00 00 01", "")
    );
    let wrong = planned("Nom;Code postal\nRoux;690\n", &[]).unwrap_err();
    assert_eq!(wrong[0].column, "Code postal");
}

#[test]
fn who_may_be_there_already_is_told_and_what_the_list_says_otherwise() {
    let members = stored(
        &planned(
            "Nom;Prénom;Mail;Tel\nLefèvre;Sophie;s@example.org;06 12 34 56 78\n",
            &[],
        )
        .unwrap(),
    );
    let list = "Nom;Prénom;Mail;Tel\n\
        Lefebre;Sophie;autre@example.org;\n\
        Durand;Luc;S@example.org;\n\
        Lefèvre;Sophie;s@example.org;0612345678\n\
        Lefèvre;Sophie;;07 00 00 00 00\n";
    let plan = planned(list, &members).unwrap().looked_at(&members);
    assert_eq!(plan.alike.len(), 1, "{:?}", plan.alike);
    assert_eq!(
        plan.same_email,
        [("Luc Durand".to_owned(), "Sophie Lefèvre".to_owned())]
    );
    let differences = plan.differences();
    assert_eq!((plan.known, differences.len()), (2, 1), "{differences:?}");
    assert!(differences[0].contains("07 00 00 00 00"), "{differences:?}");
}

/// Two rows of somebody without an address say two of them: each is told, and what one says more is not lost by the other.
#[test]
fn what_several_rows_say_of_one_person_is_told_of_each() {
    let members = stored(&planned("Nom;Prénom\nRoux;Ana\n", &[]).unwrap());
    let list = "Nom;Prénom;Mail;Tel\n\
        Roux;Ana;a@example.org;\n\
        Roux;Ana;b@example.org;\n\
        Roux;Ana;;06 12 34 56 78\n";
    let plan = planned(list, &members).unwrap();
    let differences = plan.differences();
    assert_eq!((plan.people(), differences.len()), (0, 3), "{differences:?}");
    let last = &plan.corrections[2].after;
    assert_eq!(last.phone, "06 12 34 56 78");
    assert_eq!(last.email.as_ref().unwrap().to_string(), "b@example.org");
}

#[test]
fn twenty_thousand_rows_of_one_first_name_are_planned_and_looked_at() {
    let mut list = String::from("Nom;Prénom;Foyer\n");
    for row in 0..19_999 {
        list.push_str(&format!("Nom{row};Jo;F{}\n", row / 2));
    }
    let plan = planned(&list, &[]).unwrap().looked_at(&[]);
    assert_eq!((plan.people(), plan.households.len()), (19_999, 10_000));
    // Without first names every row has the same empty half.
    let plan = planned(&list.replace(";Jo;", ";;"), &[]).unwrap().looked_at(&[]);
    assert_eq!(plan.people(), 19_999);
}
