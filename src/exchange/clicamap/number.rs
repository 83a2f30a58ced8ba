//! Numbers as workbooks write them, read without floating point.

use crate::words::{Cents, Quantity};

/// Why a cell is not a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// No number at all.
    NotANumber,
    /// Below zero.
    Negative,
    /// More than three decimals.
    TooFine,
    /// More than [`Quantity::MAX`].
    TooLarge,
}

/// A quantity from the shortest decimal text of a cell ("1", "0.5", "0,5", "0.30000000000000004").
/// What binary fractions leave behind the sixth decimal is dropped; real decimals beyond the third are refused.
///
/// # Errors
/// What is wrong with the number.
pub fn quantity(text: &str) -> Result<Quantity, Misread> {
    let (thousandths, exact) = nearest_thousandth(text)?;
    match Quantity::from_thousandths(thousandths) {
        _ if thousandths < 0 => Err(Misread::Negative),
        _ if !exact => Err(Misread::TooFine),
        quantity if quantity > Quantity::MAX => Err(Misread::TooLarge),
        quantity => Ok(quantity),
    }
}

/// A total of row 9, rounded to the nearest thousandth.
///
/// # Errors
/// What is wrong with the number; a total is never too fine.
pub fn total(text: &str) -> Result<Quantity, Misread> {
    let (thousandths, _) = nearest_thousandth(text)?;
    if thousandths < 0 {
        Err(Misread::Negative)
    } else {
        Ok(Quantity::from_thousandths(thousandths))
    }
}

/// The thousandths, half away from zero, and whether the text said exactly that but for the noise of a binary fraction.
fn nearest_thousandth(text: &str) -> Result<(i64, bool), Misread> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
        return Err(Misread::NotANumber);
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > 9 {
        return Err(Misread::TooLarge);
    }
    let nine_decimals: String = fraction
        .bytes()
        .map(char::from)
        .chain(std::iter::repeat('0'))
        .take(9)
        .collect();
    let billionths: i64 = format!("0{whole}{nine_decimals}")
        .parse()
        .map_err(|_| Misread::TooLarge)?;
    let thousandths = (billionths + 500_000) / 1_000_000;
    let noise = (billionths - thousandths * 1_000_000).abs();
    Ok((sign * thousandths, noise <= 1_000))
}

/// A price from its slug: `6-25` is 6.25, `18-00` is 18, `1-250-00` is 1,250, `18` is 18, `6-5` is 6.50.
pub fn price(slug: &str) -> Option<Cents> {
    let groups: Vec<&str> = slug.split(['-', '.', ',']).collect();
    let (euros, cents) = match groups.split_last()? {
        (last, []) => ((*last).to_owned(), 0),
        (last, whole) => (euros(whole)?, hundredths(last)?),
    };
    let is_amount = (1..=7).contains(&euros.len()) && euros.bytes().all(|byte| byte.is_ascii_digit());
    let euros: i64 = if is_amount {
        euros.parse().ok()?
    } else {
        return None;
    };
    Some(Cents(euros * 100 + cents))
}

/// The groups of a whole number: all but the first have three digits.
fn euros(groups: &[&str]) -> Option<String> {
    let (first, rest) = groups.split_first()?;
    let is_grouped = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    is_grouped.then(|| groups.concat())
}

fn hundredths(decimals: &str) -> Option<i64> {
    let digits: i64 = decimals
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| decimals.parse().ok())??;
    match decimals.len() {
        1 => Some(digits * 10),
        2 => Some(digits),
        _ => None,
    }
}

/// The slug Clic'AMAP writes for a price.
pub fn price_slug(price: Cents) -> String {
    format!("{}-{:02}", price.0 / 100, price.0 % 100)
}
