//! Reading a person from a form.

use super::model::NewPerson;
use super::rules;
use crate::t;
use crate::web::Form;

/// The fields `last_name`, `first_name`, `email` and `phone`; none when one was refused.
pub fn read_person(form: &mut Form) -> Option<NewPerson> {
    let last_name = form.required_text("last_name", 80);
    let first_name = form.required_text("first_name", 80);
    let email = form.optional("email", "form-email");
    let phone = form.value("phone").to_owned();
    if !rules::is_phone(&phone) {
        form.refuse("phone", t!("members-phone-wrong"));
    }
    if !form.is_valid() {
        return None;
    }
    Some(NewPerson {
        last_name: last_name?,
        first_name: first_name?,
        email,
        phone,
    })
}
