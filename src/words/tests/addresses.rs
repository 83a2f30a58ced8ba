use proptest::prelude::*;

use crate::words::{EmailAddress, EmailError, PublicId, PublicIdError, Siret, SiretError};

#[test]
fn mail_addresses_are_trimmed_and_lower_cased() {
    let read = [
        (" Ana.Lopez@Exemple.FR ", Ok("ana.lopez@exemple.fr")),
        ("a+amap@mail.exemple.org", Ok("a+amap@mail.exemple.org")),
        ("o'neil@xn--ferme-dra.fr", Ok("o'neil@xn--ferme-dra.fr")),
        ("", Err(EmailError::Empty)),
        ("ana", Err(EmailError::At)),
        ("ana@b@exemple.fr", Err(EmailError::At)),
        ("@exemple.fr", Err(EmailError::Local)),
        (".ana@exemple.fr", Err(EmailError::Local)),
        ("a..b@exemple.fr", Err(EmailError::Local)),
        ("ana lopez@exemple.fr", Err(EmailError::Local)),
        ("anaé@exemple.fr", Err(EmailError::Local)),
        ("a\r\nbcc:x@exemple.fr", Err(EmailError::Local)),
        ("ana@exemple", Err(EmailError::Domain)),
        ("ana@-exemple.fr", Err(EmailError::Domain)),
        ("ana@exemple..fr", Err(EmailError::Domain)),
        ("ana@127.0.0.1", Err(EmailError::Domain)),
        ("ana@exemple.fr>", Err(EmailError::Domain)),
    ];
    for (typed, expected) in read {
        let address = typed.parse::<EmailAddress>();
        assert_eq!(
            address.as_ref().map(EmailAddress::as_str),
            expected.as_ref().map(|text| *text),
            "{typed:?}"
        );
    }
    assert_eq!(
        format!("ana@{}fr", "exemple.".repeat(40)).parse::<EmailAddress>(),
        Err(EmailError::TooLong)
    );
    assert_eq!(
        format!("{}@exemple.fr", "a".repeat(65)).parse::<EmailAddress>(),
        Err(EmailError::Local)
    );
}

#[test]
fn sirets_are_checked_by_their_control_digit() {
    let siret: Siret = "732 829 320 00074".parse().unwrap();
    assert_eq!(siret.to_string(), "732\u{a0}829\u{a0}320\u{a0}00074");
    assert_eq!((siret.digits(), siret.siren()), ("73282932000074", "732829320"));
    assert_eq!(siret.to_string().parse(), Ok(siret.clone()));
    let refused = [
        ("", SiretError::Length),
        ("732829320", SiretError::Length),
        ("7328293200007A", SiretError::Length),
        ("732829320000740", SiretError::Length),
        ("73282932000075", SiretError::Checksum),
        ("73282932000047", SiretError::Checksum),
    ];
    for (typed, why) in refused {
        assert_eq!(typed.parse::<Siret>(), Err(why), "{typed:?}");
    }
}

#[test]
fn post_offices_follow_the_rule_of_la_poste() {
    assert!("35600000000048".parse::<Siret>().is_ok());
    assert!("35600000049837".parse::<Siret>().is_ok());
    assert_eq!("35600000049838".parse::<Siret>(), Err(SiretError::Checksum));
}

#[test]
fn public_ids_have_no_letter_to_misread() {
    let id = PublicId::from_random([0xff; 8]);
    assert_eq!(id.as_str(), "zzzzzzzzzzzz");
    assert_eq!(PublicId::from_random([0; 8]).to_string(), "000000000000");
    for text in [
        "",
        "zzzzzzzzzzz",
        "zzzzzzzzzzzzz",
        "ZZZZZZZZZZZZ",
        "zzzzzzzzzzzi",
        "zzzzzzzzzzzo",
        "zzzzzzzzzé",
        "../../../../",
    ] {
        assert_eq!(text.parse::<PublicId>(), Err(PublicIdError), "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_public_id_is_read_back_and_tells_its_bytes_apart(a in any::<u64>(), b in any::<u64>()) {
        let [first, second] = [a, b].map(|bits| PublicId::from_random(bits.to_be_bytes()));
        prop_assert_eq!(first.to_string().parse(), Ok(first));
        prop_assert_eq!(first == second, a << 4 == b << 4);
    }

    #[test]
    fn one_wrong_digit_is_always_noticed(body in "[1-9][0-9]{12}", place in 0..14usize, add in 1..10u8) {
        prop_assume!(!body.starts_with("356000000"));
        let valid = (0..10).map(|last| format!("{body}{last}")).find(|text| text.parse::<Siret>().is_ok());
        let mut digits = valid.expect("one control digit always fits").into_bytes();
        digits[place] = b'0' + (digits[place] - b'0' + add) % 10;
        let wrong = String::from_utf8(digits).unwrap();
        prop_assume!(!wrong.starts_with("356000000"));
        prop_assert_eq!(wrong.parse::<Siret>(), Err(SiretError::Checksum));
    }

    #[test]
    fn reading_never_panics(typed in "\\PC*") {
        let _ = typed.parse::<EmailAddress>();
        let _ = typed.parse::<Siret>();
        let _ = typed.parse::<PublicId>();
    }
}
