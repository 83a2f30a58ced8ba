use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};

use crate::words::day;
use crate::words::{
    AmapId, Cents, Day, EmailAddress, HourMinute, Instant, PublicId, Quantity, Season, Siret, UnknownName,
    Weekday,
};

async fn database() -> SqlitePool {
    let options = SqliteConnectOptions::new().in_memory(true);
    SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options)
        .await
        .unwrap()
}

#[test]
fn names_are_read_back_and_others_refused() {
    for weekday in Weekday::ALL {
        assert_eq!(weekday.to_string().parse(), Ok(*weekday));
    }
    let refused = UnknownName {
        wanted: "Weekday",
        given: "lundi".to_owned(),
    };
    assert_eq!("lundi".parse::<Weekday>(), Err(refused.clone()));
    assert_eq!(refused.to_string(), "\"lundi\" is not a Weekday");
}

#[test]
fn json_holds_the_stored_form_and_is_checked_when_read() {
    let siret: Siret = "73282932000074".parse().unwrap();
    let season = Season::new(day("2026-10-01"), day("2027-03-31")).unwrap();
    let json = serde_json::to_string(&(day("2026-03-12"), Weekday::Thursday, siret, season)).unwrap();
    assert_eq!(
        json,
        r#"["2026-03-12","thursday","73282932000074",["2026-10-01","2027-03-31"]]"#
    );
    assert!(serde_json::from_str::<Day>(r#""2026-02-30""#).is_err());
    assert!(serde_json::from_str::<Season>(r#"["2026-03-02","2026-03-01"]"#).is_err());
    assert!(serde_json::from_str::<Siret>(r#""73282932000075""#).is_err());
}

#[tokio::test]
async fn a_database_gives_back_what_it_was_given() {
    let database = database().await;
    let stored = (
        day("2026-03-12"),
        HourMinute::new(18, 30).unwrap(),
        PublicId::from_random([9; 8]),
        "ana@exemple.fr".parse::<EmailAddress>().unwrap(),
        Weekday::Friday,
        Cents(-1250),
        Quantity::from_thousandths(500),
        Instant(1_773_336_600_000_000),
        AmapId::v7(Instant(0), [3; 10]),
    );
    let given: (
        Day,
        HourMinute,
        PublicId,
        EmailAddress,
        Weekday,
        Cents,
        Quantity,
        Instant,
        AmapId,
    ) = sqlx::query_as("SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9")
        .bind(stored.0)
        .bind(stored.1)
        .bind(stored.2)
        .bind(&stored.3)
        .bind(stored.4)
        .bind(stored.5)
        .bind(stored.6)
        .bind(stored.7)
        .bind(stored.8)
        .fetch_one(&database)
        .await
        .unwrap();
    assert_eq!(given, stored);
}

#[tokio::test]
async fn a_column_holds_plain_text_and_whole_numbers() {
    let database = database().await;
    let seen: (String, String, i64, String, i64) =
        sqlx::query_as("SELECT $1, $2, $3, typeof($4), length($4)")
            .bind(day("2026-03-12"))
            .bind(Weekday::Friday)
            .bind(Quantity::ONE)
            .bind(AmapId::v7(Instant(0), [3; 10]))
            .fetch_one(&database)
            .await
            .unwrap();
    assert_eq!(
        seen,
        (
            "2026-03-12".to_owned(),
            "friday".to_owned(),
            1000,
            "blob".to_owned(),
            16
        )
    );
}

#[tokio::test]
async fn a_column_that_holds_something_else_is_an_error() {
    let database = database().await;
    let read = sqlx::query_scalar::<_, Day>("SELECT 'demain'")
        .fetch_one(&database)
        .await;
    assert_eq!(
        read.unwrap_err().to_string(),
        "error occurred while decoding column 0: not a day written as 2026-03-12"
    );
}
