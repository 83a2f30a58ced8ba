//! What counts as a password, and when to stop guessing.

/// Failed tries for one account in this quarter of an hour and the one before: who waits half an hour may try again.
pub const MOST_TRIES_PER_ACCOUNT: i64 = 10;
/// Failed tries from one address in the same time: a whole AMAP may share one.
pub const MOST_TRIES_PER_ADDRESS: i64 = 60;
/// Letters asked for from one address in the same time.
pub const MOST_LETTERS: i64 = 10;
/// Letters that one address is sent on demand in the same time, from wherever they are asked for.
pub const MOST_LETTERS_TO_ONE: i64 = 5;
/// Days a session lasts.
pub const SESSION_DAYS: i64 = 30;
/// Hours a password link is good.
pub const RESET_HOURS: i64 = 2;
/// Days an invitation is good.
pub const INVITATION_DAYS: i64 = 30;

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordRefusal {
    /// Fewer than 10 characters.
    Short,
    /// More than 200 characters.
    Long,
    /// The address itself, or one character repeated.
    Obvious,
    /// One of those that everybody tries first.
    Known,
}

impl PasswordRefusal {
    /// Its sentence.
    pub fn key(self) -> &'static str {
        match self {
            PasswordRefusal::Short => "password-too-short",
            PasswordRefusal::Long => "password-too-long",
            PasswordRefusal::Obvious => "password-too-easy",
            PasswordRefusal::Known => "password-known",
        }
    }
}

/// Long enough and not the obvious; no rules about kinds of characters.
///
/// # Errors
/// The reason it is not taken.
pub fn check_password(password: &str, email: &str) -> Result<(), PasswordRefusal> {
    let length = password.chars().count();
    if length < 10 {
        return Err(PasswordRefusal::Short);
    }
    if length > 200 {
        return Err(PasswordRefusal::Long);
    }
    let first = password.chars().next();
    let one_character = password.chars().all(|c| Some(c) == first);
    if one_character
        || password.to_lowercase().contains(&email.to_lowercase())
        || "12345678901234567890".contains(password)
    {
        return Err(PasswordRefusal::Obvious);
    }
    if super::breached::is_known(password) {
        return Err(PasswordRefusal::Known);
    }
    Ok(())
}

/// The quarter of an hour an instant lies in.
pub fn bucket(now: crate::words::Instant) -> i64 {
    now.0.div_euclid(15 * 60 * 1_000_000)
}

/// Where a sign-in may lead: a path of this site, never another site.
pub fn safe_return(path: &str) -> Option<&str> {
    let plain = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
    (plain && path.len() < 500 && path.bytes().all(|byte| byte.is_ascii_graphic())).then_some(path)
}

/// Browsers and systems by what they call themselves, the more particular first.
const BROWSERS: [(&str, &str); 6] = [
    ("Firefox", "Firefox"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
];

/// "Firefox, Windows": a device as its owner knows it, from what the browser says of itself.
pub fn device(agent: &str) -> Option<String> {
    let named = |list: &[(&str, &'static str)]| {
        let found = list.iter().find(|(said, _)| agent.contains(said));
        found.map(|(_, name)| *name)
    };
    let parts: Vec<&str> = [named(&BROWSERS), named(&SYSTEMS)]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_the_obvious() {
        let cases = [
            ("petit", Err(PasswordRefusal::Short)),
            ("aaaaaaaaaaaa", Err(PasswordRefusal::Obvious)),
            ("1234567890", Err(PasswordRefusal::Obvious)),
            ("ana@amap.fr-2026", Err(PasswordRefusal::Obvious)),
            ("QwertyUiop", Err(PasswordRefusal::Known)),
            ("des carottes et du pain", Ok(())),
        ];
        for (password, outcome) in cases {
            assert_eq!(check_password(password, "Ana@amap.fr"), outcome, "{password}");
        }
        assert_eq!(
            check_password(&"ab".repeat(101), "x@y.fr"),
            Err(PasswordRefusal::Long)
        );
    }

    #[test]
    fn a_return_never_leaves_the_site() {
        let cases = [
            ("/amap/lilas/moi", true),
            ("//ailleurs.example", false),
            ("/\\ailleurs.example", false),
            ("https://ailleurs.example", false),
            ("", false),
            ("/a\nb", false),
        ];
        for (path, kept) in cases {
            assert_eq!(safe_return(path).is_some(), kept, "{path:?}");
        }
    }
}
