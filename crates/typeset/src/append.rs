//! Pages added to a finished PDF as an incremental update (ISO 32000-1, 7.5.6): the file begins with the old one, byte
//! for byte, so what was signed stands unchanged inside it and can be checked; tags, outline and archival flags hold on.

mod copy;
mod update;
mod write;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, ObjRef, Object};

use copy::Copied;
use update::Update;
use write::{array_items, dictionary};

/// Why pages could not be added: one of the files is not a PDF that [`crate::typeset`] made.
#[derive(Debug, thiserror::Error)]
#[error("not a PDF made here: {0}")]
pub struct AppendError(&'static str);

/// The pages of `extra` after those of `body`, both made by [`crate::typeset`]. The result starts with `body` unchanged.
pub fn append_pages(body: &[u8], extra: &[u8]) -> Result<Vec<u8>, AppendError> {
    let old = Pdf::new(body.to_vec()).map_err(|_| AppendError("the first file"))?;
    let new = Pdf::new(extra.to_vec()).map_err(|_| AppendError("the second file"))?;
    let (old_root, new_root) = (catalog(&old)?, catalog(&new)?);
    let mut update = Update::of(body)?;

    let mut copied = Copied::new(update.next_number());
    for key in ["Pages", "StructTreeRoot", "Outlines"] {
        copied.is_already(reference(&new_root, key)?, reference(&old_root, key)?);
    }
    let old_tree: Dict<'_> = part(&old_root, "StructTreeRoot")?;
    copied.shift_struct_parents(integer(&old_tree, "ParentTreeNextKey")?);

    join_pages(&mut update, &mut copied, &old_root, &new_root)?;
    join_tags(&mut update, &mut copied, &old_root, &new_root)?;
    join_outlines(&mut update, &mut copied, &old_root, &new_root)?;
    copied.write_all(&mut update, &new)?;
    Ok(update.finish(copied.next_number()))
}

fn join_pages(
    update: &mut Update,
    copied: &mut Copied,
    old_root: &Dict<'_>,
    new_root: &Dict<'_>,
) -> Result<(), AppendError> {
    let (old, new): (Dict<'_>, Dict<'_>) = (part(old_root, "Pages")?, part(new_root, "Pages")?);
    let kids = [kept(&old, "Kids")?, moved(copied, &new, "Kids")?].concat();
    let count = integer(&old, "Count")? + integer(&new, "Count")?;
    let changes = [("Kids", list(&kids)), ("Count", count.to_string())];
    update.replace(reference(old_root, "Pages")?, &dictionary(&old, &changes));
    Ok(())
}

/// The new file's elements become children of the old file's one document element.
fn join_tags(
    update: &mut Update,
    copied: &mut Copied,
    old_root: &Dict<'_>,
    new_root: &Dict<'_>,
) -> Result<(), AppendError> {
    let key = "StructTreeRoot";
    let (old, new): (Dict<'_>, Dict<'_>) = (part(old_root, key)?, part(new_root, key)?);
    if new.contains_key("IDTree") {
        return Err(AppendError(
            "the second file has a table whose cells name their heads",
        ));
    }
    let (old_document, new_document) = (only_child(&old)?, only_child(&new)?);
    copied.is_already(child_reference(&new)?, child_reference(&old)?);
    let elements = [kept(&old_document, "K")?, moved(copied, &new_document, "K")?].concat();
    update.replace(
        child_reference(&old)?,
        &dictionary(&old_document, &[("K", list(&elements))]),
    );

    let shift = integer(&old, "ParentTreeNextKey")?;
    let parents = joined_owners(
        copied,
        &part(&old, "ParentTree")?,
        &part(&new, "ParentTree")?,
        shift,
    )?;
    let next = shift + integer(&new, "ParentTreeNextKey")?;
    let changes = [
        ("ParentTree", format!("<</Nums{}>>", list(&parents))),
        ("ParentTreeNextKey", next.to_string()),
    ];
    update.replace(reference(old_root, key)?, &dictionary(&old, &changes));
    Ok(())
}

/// The tag index: which elements own the marks of which page, the new pages' keys shifted behind the old ones.
fn joined_owners(
    copied: &mut Copied,
    old: &Dict<'_>,
    new: &Dict<'_>,
    shift: i64,
) -> Result<Vec<String>, AppendError> {
    let fault = || AppendError("the second file's tag index");
    let mut owners = kept(old, "Nums")?;
    for pair in moved(copied, new, "Nums")?.chunks(2) {
        let [page, elements] = pair else {
            return Err(fault());
        };
        let page: i64 = page.parse().map_err(|_| fault())?;
        owners.extend([(page + shift).to_string(), elements.clone()]);
    }
    Ok(owners)
}

fn children<'a>(root: &Dict<'a>) -> Result<Array<'a>, AppendError> {
    let children = root.get::<Array<'a>>("K");
    children
        .filter(|children| children.raw_iter().count() == 1)
        .ok_or(AppendError("more than one document in a file"))
}

fn only_child<'a>(root: &Dict<'a>) -> Result<Dict<'a>, AppendError> {
    let child = children(root)?.iter::<Dict<'a>>().next();
    child.ok_or(AppendError("no document in a file"))
}

fn child_reference(root: &Dict<'_>) -> Result<ObjRef, AppendError> {
    let child = children(root)?.raw_iter().next();
    child
        .and_then(|child| child.as_obj_ref())
        .ok_or(AppendError("no document in a file"))
}

/// The new outline hangs behind the last entry of the old one.
fn join_outlines(
    update: &mut Update,
    copied: &mut Copied,
    old_root: &Dict<'_>,
    new_root: &Dict<'_>,
) -> Result<(), AppendError> {
    let (old, new): (Dict<'_>, Dict<'_>) = (part(old_root, "Outlines")?, part(new_root, "Outlines")?);
    let (before, after) = (reference(&old, "Last")?, reference(&new, "First")?);
    let first = copied.number_of(after);
    let last = copied.number_of(reference(&new, "Last")?);
    copied.also(after, ("Prev", format!("{} 0 R", before.obj_number)));
    let previous: Dict<'_> = part(&old, "Last")?;
    update.replace(
        before,
        &dictionary(&previous, &[("Next", format!("{first} 0 R"))]),
    );
    let count = integer(&old, "Count")? + integer(&new, "Count")?;
    let changes = [("Last", format!("{last} 0 R")), ("Count", count.to_string())];
    update.replace(reference(old_root, "Outlines")?, &dictionary(&old, &changes));
    Ok(())
}

fn catalog(pdf: &Pdf) -> Result<Dict<'_>, AppendError> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    root.ok_or(AppendError("no catalogue"))
}

fn part<'a>(dict: &Dict<'a>, key: &'static str) -> Result<Dict<'a>, AppendError> {
    dict.get::<Dict<'a>>(key).ok_or(AppendError(key))
}

fn reference(dict: &Dict<'_>, key: &'static str) -> Result<ObjRef, AppendError> {
    dict.get_ref(key).ok_or(AppendError(key))
}

fn integer(dict: &Dict<'_>, key: &'static str) -> Result<i64, AppendError> {
    let number = dict.get::<Object<'_>>(key).and_then(Object::into_number);
    number.map(|number| number.as_i64()).ok_or(AppendError(key))
}

/// The items of an array of the old file, written as they are.
fn kept(dict: &Dict<'_>, key: &'static str) -> Result<Vec<String>, AppendError> {
    array_items(dict, key, &mut |number| number).ok_or(AppendError(key))
}

/// The items of an array of the new file, with the numbers its objects get.
fn moved(copied: &mut Copied, dict: &Dict<'_>, key: &'static str) -> Result<Vec<String>, AppendError> {
    array_items(dict, key, &mut |number| copied.number(number)).ok_or(AppendError(key))
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(" "))
}
