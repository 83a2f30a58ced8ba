//! One-time codes (RFC 6238, as every authenticator application reads them) and recovery codes.

use crate::words::Instant;
use totp_rs::{Builder, Secret, Totp};

/// Recovery codes given at once.
pub const RECOVERY_CODES: usize = 10;

/// A secret for an authenticator application, written as it is typed: in base32.
pub fn secret_of(random: [u8; 20]) -> String {
    Secret::from(random.to_vec()).to_base32()
}

/// The step of time that a code belongs to: six digits of this half minute, the one before or the one after. None: wrong.
pub fn step_of(secret: &str, code: &str, now: Instant) -> Option<i64> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let step = totp(secret)?.check(&digits, seconds(now)?)?;
    i64::try_from(step).ok()
}

fn totp(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).build().ok()
}

fn seconds(now: Instant) -> Option<u64> {
    u64::try_from(now.0.div_euclid(1_000_000)).ok()
}

/// A recovery code as it is compared: lower case, without what was put between its parts.
pub fn plain_code(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// "abcd-efgh-ijkl": a recovery code as it is shown.
pub fn spaced_code(code: &str) -> String {
    let parts: Vec<&str> = [code.get(0..4), code.get(4..8), code.get(8..)]
        .into_iter()
        .flatten()
        .collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000_000;

    fn code_at(secret: &str, now: Instant) -> Option<String> {
        Some(totp(secret)?.generate(seconds(now)?).to_string())
    }

    #[test]
    fn a_code_is_good_for_its_half_minute_and_the_ones_beside_it() {
        let secret = secret_of([7; 20]);
        let now = Instant(1_788_278_400 * SECOND);
        let code = code_at(&secret, now).unwrap();
        let step = step_of(&secret, &code, now).unwrap();
        for (seconds, good) in [
            (-60, false),
            (-30, true),
            (0, true),
            (29, true),
            (59, true),
            (90, false),
        ] {
            let then = Instant(now.0 + seconds * SECOND);
            let found = step_of(&secret, &code, then);
            assert_eq!(found.is_some(), good, "{seconds} s");
            assert!(
                found.is_none_or(|found| found == step),
                "the step is the code's own"
            );
        }
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert_eq!(step_of(&secret, &spaced, now), Some(step));
        for wrong in ["", "12345", "1234567", "abcdef", "１２３４５６"] {
            assert_eq!(step_of(&secret, wrong, now), None, "{wrong}");
        }
    }

    /// The first value of RFC 6238, appendix B, cut to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = secret_of(*b"12345678901234567890");
        assert_eq!(code_at(&secret, Instant(59 * SECOND)).unwrap(), "287082");
    }

    #[test]
    fn a_recovery_code_may_be_typed_as_it_is_shown() {
        assert_eq!(spaced_code("abcdefghijkl"), "abcd-efgh-ijkl");
        assert_eq!(plain_code(" ABCD-efgh ijkl"), "abcdefghijkl");
    }
}
