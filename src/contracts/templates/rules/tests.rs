use super::*;
use crate::words::day;
use proptest::collection::vec;
use proptest::prelude::*;

fn days(texts: &[&str]) -> Vec<Day> {
    texts.iter().map(|text| day(text)).collect()
}

#[test]
fn presets_tick_whole_columns() {
    let all = days(&[
        "2026-09-24",
        "2026-10-01",
        "2026-10-08",
        "2026-11-05",
        "2026-11-12",
    ]);
    assert_eq!(Preset::All.days(&all), all);
    assert_eq!(
        Preset::Alternate.days(&all),
        days(&["2026-09-24", "2026-10-08", "2026-11-12"])
    );
    assert_eq!(
        Preset::Monthly.days(&all),
        days(&["2026-09-24", "2026-10-01", "2026-11-05"])
    );
    assert_eq!(Preset::Nowhere.days(&all), []);
}

#[test]
fn once_a_month_follows_the_first_delivery() {
    assert_eq!(
        monthly_like(day("2026-10-08")),
        Rhythm::Monthly(Nth::Second, crate::words::Weekday::Thursday)
    );
    assert_eq!(
        monthly_like(day("2026-10-29")),
        Rhythm::Monthly(Nth::Last, crate::words::Weekday::Thursday)
    );
}

#[test]
fn due_days_stay_in_their_month() {
    let expected = days(&[
        "2026-10-31",
        "2026-11-30",
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
    ]);
    assert_eq!(monthly_due_days(day("2026-10-31"), 5), expected);
}

/// The refusal of a block, or its ticks: `0.1` is the first delivery and the second product.
fn block(text: &str) -> String {
    let deliveries = days(&["2026-10-22", "2026-11-05", "2026-11-12"]);
    match read_block(text, &deliveries, &["Œufs", "Poulet fermier"]) {
        Err(refusal) => format!("{refusal:?}"),
        Ok(cells) => {
            let told = |(row, column, on): &(usize, usize, bool)| {
                format!("{row}.{column}{}", if *on { "" } else { "-" })
            };
            cells.iter().map(told).collect::<Vec<_>>().join(" ")
        }
    }
}

#[test]
fn a_block_is_laid_over_the_grid() {
    for (text, expected) in [
        ("x", "0.0"),
        ("x\t\n\tX\n", "0.0 0.1- 1.0- 1.1"),
        ("1\t0\r\noui\tnon\r\n", "0.0 0.1- 1.0 1.1-"),
        ("\t\n\t\n\tx", "0.0- 0.1- 1.0- 1.1- 2.0- 2.1"),
        ("2026-11-12\tx\n22/10/2026\tx\tx", "2.0 0.0 0.1"),
        ("jeudi 22 octobre\tx", "0.0"),
        ("Poulet fermier\toeufs\nx\t", "0.1 0.0-"),
        ("\tPoulet fermier\n05/11/2026\tx", "1.1"),
        ("", "Empty"),
        (" \t\n", "Empty"),
        ("x\t\tx", "TooManyColumns { line: 1, given: 3, most: 2 }"),
        ("x\nx\nx\nx", "TooManyLines { given: 4, most: 3 }"),
        ("x\nbof", "Cell { line: 2, column: 1, typed: \"bof\" }"),
        ("12/12/2026\tx", "NoSuchDay { line: 1, typed: \"12/12/2026\" }"),
        ("Œufs\tPain\nx\tx", "NoSuchProduct { typed: \"Pain\" }"),
        ("Œufs\tŒufs\nx\tx", "NoSuchProduct { typed: \"Œufs\" }"),
    ] {
        assert_eq!(block(text), expected, "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_grid_that_is_written_reads_back_the_same(ticks in vec(any::<bool>(), 6), dated in any::<bool>(), headed in any::<bool>()) {
        let deliveries = days(&["2026-10-22", "2026-11-05", "2026-11-12"]);
        let mut lines: Vec<String> = Vec::new();
        if headed {
            lines.push(format!("{}Œufs\tPoulet fermier", if dated { "\t" } else { "" }));
        }
        for (row, day) in deliveries.iter().enumerate() {
            let mut cells: Vec<String> = if dated { vec![day.numeric()] } else { Vec::new() };
            cells.extend((0..2).map(|column| if ticks[row * 2 + column] { "x".to_owned() } else { String::new() }));
            lines.push(cells.join("\t"));
        }
        let read = read_block(&(lines.join("\n") + "\n"), &deliveries, &["Œufs", "Poulet fermier"]);
        let expected: Vec<_> = (0..6).map(|cell| (cell / 2, cell % 2, ticks[cell])).collect();
        match read {
            Err(BlockRefusal::Empty) => prop_assert!(!ticks.contains(&true) && !dated && !headed),
            read => prop_assert_eq!(read, Ok(expected)),
        }
    }

    #[test]
    fn no_block_reaches_past_the_grid(text in "[x01oui\tn\n\r ŒœPain/2026-]{0,40}") {
        let deliveries = days(&["2026-10-22", "2026-11-05"]);
        if let Ok(cells) = read_block(&text, &deliveries, &["Œufs", "Pain", "Pain"]) {
            prop_assert!(cells.iter().all(|(row, column, _)| *row < 2 && *column < 3));
        }
    }
}
