//! The sentences people read, from the Fluent files under `locales/`, through [`t!`](crate::t).

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::langid;

static FRENCH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec![langid!("fr")]);
    bundle.set_use_isolating(false);
    let source = set_in_french(include_str!(concat!(env!("OUT_DIR"), "/fr.ftl")));
    let resource = match FluentResource::try_new(source) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            tracing::error!(?errors, "a language file cannot be read whole");
            resource
        }
    };
    if let Err(errors) = bundle.add_resource(resource) {
        tracing::error!(?errors, "a sentence has two texts");
    }
    bundle
});

/// The no-break spaces of French before « : ; ! ? » and inside guillemets, so that no line begins with one and the
/// language files are written with plain spaces.
fn set_in_french(source: &str) -> String {
    let marks = [
        ("« ", "«\u{a0}"),
        (" »", "\u{a0}»"),
        (" ;", "\u{a0};"),
        (" !", "\u{a0}!"),
        (" ?", "\u{a0}?"),
    ];
    let set = marks
        .iter()
        .fold(source.replace(" : ", "\u{a0}: "), |text, (plain, tied)| {
            text.replace(plain, tied)
        });
    set.replace(" :\n", "\u{a0}:\n")
}

/// A sentence of the language files: `t!("page-title")`, or `t!("page-count", n = 3)`.
/// Numbers choose the plural; everything else is written as it displays.
#[macro_export]
macro_rules! t {
    ($key:expr) => { $crate::language::sentence($key, &[]) };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::sentence($key, &[$((stringify!($name), $crate::language::Argument::argument(&$value))),+])
    };
}

/// What a sentence can be told.
pub trait Argument {
    /// The value as Fluent takes it: a number chooses the plural.
    fn argument(&self) -> FluentValue<'static>;
}

macro_rules! numbers {
    ($($number:ty),+) => { $(impl Argument for $number {
        fn argument(&self) -> FluentValue<'static> { FluentValue::from(*self) }
    })+ };
}
numbers!(i32, i64, u16, u32, u64, usize);

macro_rules! displayed {
    ($($text:ty),+) => { $(impl Argument for $text {
        fn argument(&self) -> FluentValue<'static> { FluentValue::from(self.to_string()) }
    })+ };
}
displayed!(
    str,
    String,
    crate::words::Cents,
    crate::words::Quantity,
    crate::words::EmailAddress
);

impl<T: Argument + ?Sized> Argument for &T {
    fn argument(&self) -> FluentValue<'static> {
        (**self).argument()
    }
}

/// The sentence of a key; a key without a text shows itself, and is logged.
pub fn sentence(key: &str, arguments: &[(&'static str, FluentValue<'static>)]) -> String {
    let Some(pattern) = FRENCH.get_message(key).and_then(|message| message.value()) else {
        tracing::error!(key, "a sentence without a text");
        return key.to_owned();
    };
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (name, value) in arguments {
        given.set(*name, value.clone());
    }
    let mut errors = Vec::new();
    let text = FRENCH
        .format_pattern(pattern, Some(&given), &mut errors)
        .into_owned();
    if !errors.is_empty() {
        tracing::error!(key, ?errors, "a sentence lacks an argument");
    }
    text
}

/// The sentence of a key that came from outside; `None` when there is none.
pub fn known(key: &str) -> Option<String> {
    FRENCH.get_message(key).map(|_| sentence(key, &[]))
}
