//! What is news to whoever wrote on an older page.

/// Whether an act is news to somebody whose page shows the template at revision `shown`: a step that was saved since, and,
/// when the template can no longer be written, the acts of its life since.
pub fn is_news(verb: &str, revision: Option<i64>, shown: i64, barred: bool) -> bool {
    let Some(revision) = revision else {
        return false;
    };
    match verb {
        // Kept with the revision that it made.
        "template.written" => revision > shown,
        // Kept with the revision that it found.
        "template.submitted" | "template.approved" | "template.opened" | "template.closed"
        | "template.archived" => barred && revision >= shown,
        _ => false,
    }
}

#[cfg(test)]
#[test]
fn what_others_saved_since_is_news() {
    for (verb, revision, barred, news) in [
        ("template.written", Some(6), false, false),
        ("template.written", Some(7), false, false),
        ("template.written", Some(8), false, true),
        ("template.written", None, false, false),
        ("template.submitted", Some(7), false, false),
        ("template.submitted", Some(7), true, true),
        ("template.submitted", Some(6), true, false),
        ("template.begun", Some(9), true, false),
    ] {
        assert_eq!(
            is_news(verb, revision, 7, barred),
            news,
            "{verb} {revision:?} {barred}"
        );
    }
}
