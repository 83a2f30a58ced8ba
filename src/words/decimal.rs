//! Reading a decimal number that a person typed, without floats.

/// Why a typed number was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// Something else than a number.
    #[error("not a number")]
    NotANumber,
    /// Below zero.
    #[error("negative")]
    Negative,
    /// Above what this kind of value allows.
    #[error("too large")]
    TooLarge,
    /// More digits after the comma than this kind of value holds.
    #[error("too many decimals")]
    TooManyDecimals,
}

/// Reads `1 234,5` or `1234.5` as an integer in units of 10^-`decimals`, at most `max`.
///
/// Spaces are taken only between groups of three digits: "12 50" is a slip for "12,50", not 1250.
pub(super) fn parse(text: &str, decimals: usize, max: i64) -> Result<i64, NumberError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let (whole, fraction) = match text.split_once([',', '.']) {
        Some((whole, fraction)) if is_digits(fraction) => (whole, fraction),
        Some(_) => return Err(NumberError::NotANumber),
        None => (text, ""),
    };
    let mut digits = ungrouped(whole).ok_or(NumberError::NotANumber)?;
    let fraction = fraction.trim_end_matches('0');
    if negative {
        return Err(NumberError::Negative);
    }
    if fraction.len() > decimals {
        return Err(NumberError::TooManyDecimals);
    }
    digits.push_str(fraction);
    digits.extend(std::iter::repeat_n('0', decimals - fraction.len()));
    match digits.parse::<i64>() {
        Ok(value) if value <= max => Ok(value),
        _ => Err(NumberError::TooLarge),
    }
}

/// The digits of `1 234 567`, or nothing when it is not grouped by three.
fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}']).collect();
    let (first, rest) = groups.split_first()?;
    let well_grouped = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    (well_grouped && groups.iter().all(|group| is_digits(group))).then(|| groups.concat())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits grouped by three with the narrow no-break space of French typography.
pub(super) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut shown = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            shown.push('\u{202f}');
        }
        shown.push(digit);
    }
    shown
}
