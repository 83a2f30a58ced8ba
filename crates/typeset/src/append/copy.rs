//! Objects of the second file, taken along with all that they refer to.

use std::collections::HashMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, ObjRef, Object, ObjectIdentifier};

use super::AppendError;
use super::update::Update;
use super::write::{object, renumbered_dictionary};

/// Which object of the second file gets which number, and those still to be written.
pub(super) struct Copied {
    numbers: HashMap<i32, i32>,
    waiting: Vec<i32>,
    next: i32,
    shift: i64,
    additions: HashMap<i32, (&'static str, String)>,
}

impl Copied {
    /// New numbers begin at `next`.
    pub(super) fn new(next: i32) -> Self {
        Self {
            numbers: HashMap::new(),
            waiting: Vec::new(),
            next,
            shift: 0,
            additions: HashMap::new(),
        }
    }

    /// An object of the second file that the first one's takes the place of.
    pub(super) fn is_already(&mut self, theirs: ObjRef, ours: ObjRef) {
        self.numbers.insert(theirs.obj_number, ours.obj_number);
    }

    /// How many keys of the tag index the first file uses.
    pub(super) fn shift_struct_parents(&mut self, keys: i64) {
        self.shift = keys;
    }

    /// An entry to add to a dictionary that is taken along.
    pub(super) fn also(&mut self, target: ObjRef, entry: (&'static str, String)) {
        self.additions.insert(target.obj_number, entry);
    }

    pub(super) fn number_of(&mut self, target: ObjRef) -> i32 {
        self.number(target.obj_number)
    }

    /// The number that this object gets; it is taken along from now on.
    pub(super) fn number(&mut self, theirs: i32) -> i32 {
        *self.numbers.entry(theirs).or_insert_with(|| {
            let number = self.next;
            self.next += 1;
            self.waiting.push(theirs);
            number
        })
    }

    pub(super) fn next_number(&self) -> i32 {
        self.next
    }

    /// Writes what was asked for, and what that asks for, until nothing is left.
    pub(super) fn write_all(&mut self, update: &mut Update, from: &Pdf) -> Result<(), AppendError> {
        while let Some(theirs) = self.waiting.pop() {
            let id = ObjectIdentifier::new(theirs, 0);
            let found = from.xref().get::<Object<'_>>(id);
            let found = found.ok_or(AppendError("a missing object"))?;
            let number = self.number(theirs);
            match &found {
                Object::Stream(stream) => {
                    let data = stream.raw_data();
                    let length = ("Length", data.len().to_string());
                    let head = self.entries(theirs, stream.dict(), vec![length]);
                    update.add_stream(number, &head, &data);
                }
                Object::Dict(dict) => {
                    let text = self.entries(theirs, dict, Vec::new());
                    update.add(number, &text);
                }
                other => {
                    let text = object(other, &mut |theirs| self.number(theirs));
                    update.add(number, &text);
                }
            }
        }
        Ok(())
    }

    fn entries(&mut self, theirs: i32, dict: &Dict<'_>, mut changes: Vec<(&'static str, String)>) -> String {
        for key in ["StructParents", "StructParent"] {
            let index = dict.get::<Object<'_>>(key).and_then(Object::into_number);
            changes.extend(index.map(|index| (key, (index.as_i64() + self.shift).to_string())));
        }
        changes.extend(self.additions.get(&theirs).cloned());
        renumbered_dictionary(dict, &changes, &mut |theirs| self.number(theirs))
    }
}
