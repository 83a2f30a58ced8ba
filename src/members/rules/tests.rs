use super::*;

#[test]
fn a_household_is_called_after_its_people() {
    let households: [&[(&str, &str)]; 6] = [
        &[],
        &[("Arnaud", "Sylvie")],
        &[("Arnaud", "Sylvie"), ("ARNAUD", "Paul")],
        &[("Arnaud", "Sylvie"), ("Arnaud", "Paul"), ("Arnaud", "Jo")],
        &[("Arnaud", "Sylvie"), ("Petit", "Jo")],
        &[("La Coop", "")],
    ];
    let names: Vec<String> = households.into_iter().map(household_name).collect();
    insta::assert_snapshot!(names.join("\n"), @r"

    Arnaud Sylvie
    Arnaud Sylvie et Paul
    Arnaud Sylvie, Paul et Jo
    Arnaud Sylvie, Petit Jo
    La Coop
    ");
}

#[test]
fn access_is_told_from_what_is_known() {
    let told = |email, active, invited| access_state(email, active, invited);
    assert_eq!(told(true, true, true), AccessState::Active);
    assert_eq!(told(true, false, true), AccessState::Invited);
    assert_eq!(told(true, false, false), AccessState::ToInvite);
    assert_eq!(told(false, false, false), AccessState::NoEmail);
}

#[test]
fn telephone_numbers_are_taken_as_people_write_them() {
    for (text, taken) in [
        ("", true),
        ("06 12 34 56 78", true),
        ("+33 (0)6.12.34.56.78", true),
        ("12", false),
        ("chez Paul", false),
        ("0612345678 0612345678 0612345678", false),
    ] {
        assert_eq!(is_phone(text), taken, "{text}");
    }
}

#[test]
fn nobody_leaves_baskets_or_an_amap_behind() {
    assert_eq!(check_departure(false, true, false), Ok(()));
    assert_eq!(check_departure(true, false, false), Ok(()));
    assert_eq!(
        check_departure(true, true, false),
        Err(DepartureRefusal::BasketsToCome)
    );
    assert_eq!(
        check_departure(false, false, true),
        Err(DepartureRefusal::LastCoordinator)
    );
}
