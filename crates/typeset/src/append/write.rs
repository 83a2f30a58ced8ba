//! PDF objects as text (ISO 32000-1, 7.3). Streams apart, all of it is ASCII: strings are written in hexadecimal.

use std::fmt::Write;

use hayro_syntax::object::{Dict, MaybeRef, Object};

/// Gives the number under which an object is known in the joined file.
pub(super) type Renumber<'f> = dyn FnMut(i32) -> i32 + 'f;

/// A dictionary of the old file as it is, but for `changes` (key and finished text).
pub(super) fn dictionary(dict: &Dict<'_>, changes: &[(&str, String)]) -> String {
    renumbered_dictionary(dict, changes, &mut |number| number)
}

/// A dictionary with its references renumbered, `changes` replacing or adding entries.
pub(super) fn renumbered_dictionary(
    dict: &Dict<'_>,
    changes: &[(&str, String)],
    renumber: &mut Renumber<'_>,
) -> String {
    let mut out = String::from("<<");
    for (key, value) in dict.entries() {
        if !changes.iter().any(|(changed, _)| changed.as_bytes() == &*key) {
            name(&mut out, &key);
            out.push(' ');
            out.push_str(&maybe_ref(&value, renumber));
        }
    }
    for (key, text) in changes {
        name(&mut out, key.as_bytes());
        out.push(' ');
        out.push_str(text);
    }
    out.push_str(">>");
    out
}

/// The items of the array under `key`, or the one object that stands there instead of an array.
pub(super) fn array_items(dict: &Dict<'_>, key: &str, renumber: &mut Renumber<'_>) -> Option<Vec<String>> {
    match dict.get_raw::<Object<'_>>(key)? {
        MaybeRef::NotRef(Object::Array(array)) => {
            Some(array.raw_iter().map(|item| maybe_ref(&item, renumber)).collect())
        }
        single => Some(vec![maybe_ref(&single, renumber)]),
    }
}

/// Any object but a stream, which is always on its own in a file.
pub(super) fn object(value: &Object<'_>, renumber: &mut Renumber<'_>) -> String {
    match value {
        Object::Null(_) | Object::Stream(_) => "null".to_owned(),
        Object::Boolean(value) => value.to_string(),
        Object::Number(value) => {
            let (real, whole) = (value.as_f64(), value.as_i64());
            if real.fract() == 0.0 {
                whole.to_string()
            } else {
                real.to_string()
            }
        }
        Object::String(text) => hexadecimal(text.as_bytes()),
        Object::Name(text) => {
            let mut out = String::new();
            name(&mut out, text);
            out
        }
        Object::Dict(dict) => renumbered_dictionary(dict, &[], renumber),
        Object::Array(array) => {
            let items: Vec<String> = array.raw_iter().map(|item| maybe_ref(&item, renumber)).collect();
            format!("[{}]", items.join(" "))
        }
    }
}

fn maybe_ref(value: &MaybeRef<Object<'_>>, renumber: &mut Renumber<'_>) -> String {
    match value {
        MaybeRef::Ref(target) => format!("{} 0 R", renumber(target.obj_number)),
        MaybeRef::NotRef(value) => object(value, renumber),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2 + 2);
    out.push('<');
    for byte in bytes {
        write!(out, "{byte:02x}").expect("writing to a String does not fail");
    }
    out.push('>');
    out
}

fn name(out: &mut String, bytes: &[u8]) {
    out.push('/');
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'+') {
            out.push(char::from(*byte));
        } else {
            write!(out, "#{byte:02x}").expect("writing to a String does not fail");
        }
    }
}
