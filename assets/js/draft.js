// Nothing typed is lost: <form data-draft="name"> keeps its fields in this tab, and leaving it half done asks first.
"use strict";

(() => {
  const PREFIX = "draft:";
  const forms = [...document.querySelectorAll("form[data-draft]")];
  const keyOf = (form) => PREFIX + location.pathname + "#" + form.dataset.draft;

  const kept = (field) =>
    field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type) && !field.disabled;

  function read(form) {
    return [...form.elements].filter(kept).map((field) =>
      ["checkbox", "radio"].includes(field.type) ? [field.name, field.value, field.checked] : [field.name, field.value]);
  }

  function write(form, values) {
    const fields = [...form.elements].filter(kept);
    values.forEach(([name, value, checked], index) => {
      const field = fields[index];
      if (!field || field.name !== name) return;
      if (checked !== undefined) field.checked = checked && field.value === value;
      else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  function load(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function store(form, sent) {
    try {
      sessionStorage.setItem(keyOf(form), JSON.stringify({ values: read(form), sent }));
    } catch {
      // storage full or switched off: typing goes on without a draft
    }
  }

  function announce(form, fresh) {
    const notice = document.getElementById("draft-notice").content.cloneNode(true).firstElementChild;
    notice.querySelector("[data-discard-draft]").addEventListener("click", () => {
      write(form, fresh);
      sessionStorage.removeItem(keyOf(form));
      delete form.dataset.dirty;
      notice.remove();
    });
    form.prepend(notice);
  }

  // A draft that was sent and whose form is no longer here has arrived.
  if (!document.querySelector(".error-page")) {
    const here = new Set(forms.map(keyOf));
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX) && !here.has(key) && load(key)?.sent) sessionStorage.removeItem(key);
    }
  }

  for (const form of forms) {
    const fresh = read(form);
    const draft = load(keyOf(form));
    const answered = draft?.sent && form.querySelector(".error-summary");
    if (draft && !answered && JSON.stringify(draft.values) !== JSON.stringify(fresh)) {
      write(form, draft.values);
      form.dataset.dirty = "true";
      announce(form, fresh);
    }
    form.addEventListener("input", () => {
      form.dataset.dirty = "true";
      store(form, false);
    });
    form.addEventListener("submit", () => {
      delete form.dataset.dirty;
      store(form, true);
    });
  }

  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-forget-drafts]")) {
      Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => sessionStorage.removeItem(key));
      forms.forEach((form) => delete form.dataset.dirty);
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (forms.some((form) => form.dataset.dirty)) event.preventDefault();
  });
})();
