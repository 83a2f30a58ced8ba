//! Reading a person from a form.

use super::model::{NewPerson, Reach};
use super::rules;
use crate::amaps;
use crate::t;
use crate::web::Form;

/// The fields `last_name`, `first_name`, `email`, `phone` and those of a postal address; none when one was refused.
pub fn read_person(form: &mut Form) -> Option<NewPerson> {
    let last_name = form.required_text("last_name", 80);
    let first_name = form.required_text("first_name", 80);
    let email = form.optional("email", "form-email");
    let (phone, phone_2) = (form.value("phone").to_owned(), form.value("phone_2").to_owned());
    for (field, phone) in [("phone", &phone), ("phone_2", &phone_2)] {
        if !rules::is_phone(phone) {
            form.refuse(field, t!("members-phone-wrong"));
        }
    }
    let (street, town) = (form.text("street", 160), form.text("town", 80));
    let postcode = form.value("postcode").to_owned();
    if !postcode.is_empty() && !amaps::is_postcode(&postcode) {
        form.refuse("postcode", t!("amaps-postcode-wrong"));
    }
    if !form.is_valid() {
        return None;
    }
    Some(NewPerson {
        last_name: last_name?,
        first_name: first_name?,
        email,
        phone,
        reach: Reach {
            phone_2,
            street: street?,
            postcode,
            town: town?,
        },
    })
}
