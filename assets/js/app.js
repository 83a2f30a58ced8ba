// What makes pages quicker to use; every page works without it.
"use strict";

// Quantity: − and + beside a number field.
function refreshStepper(input) {
  input.dataset.filled = String(Number(input.value) > 0);
  const [less, more] = input.parentElement.querySelectorAll("[data-step]");
  if (!less || !more) return;
  const value = Number(input.value) || 0;
  less.disabled = input.disabled || value <= Number(input.min || 0);
  more.disabled = input.disabled || (input.max !== "" && value >= Number(input.max));
}

function refreshSteppers(root) {
  for (const input of root.querySelectorAll(".stepper input")) refreshStepper(input);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".stepper [data-step]");
  if (!button) return;
  const input = button.parentElement.querySelector("input");
  const step = Number(input.step) || 1;
  const floor = Number(input.min || 0);
  const ceiling = input.max === "" ? Infinity : Number(input.max);
  const wanted = (Number(input.value) || 0) + Number(button.dataset.step) * step;
  input.value = String(Math.min(ceiling, Math.max(floor, wanted)));
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("input", (event) => {
  if (event.target.matches(".stepper input")) refreshStepper(event.target);
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches('.stepper input, .matrix input[type="number"]')) event.target.select();
});

// "The same everywhere": copies the first row's fields to the fields below that carry the same data-column.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy-first]");
  if (!button) return;
  const first = new Map();
  for (const input of document.querySelectorAll(`${button.dataset.copyFirst} [data-column]`)) {
    if (!first.has(input.dataset.column)) {
      first.set(input.dataset.column, input);
    } else if (!input.disabled) {
      const source = first.get(input.dataset.column);
      if (input.type === "checkbox") input.checked = source.checked;
      else input.value = source.value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
});

// Buttons that tick or untick every box of a group.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-check-all]");
  if (!button) return;
  for (const box of document.querySelectorAll(`${button.dataset.checkAll} input[type="checkbox"]:not(:disabled)`)) {
    box.checked = button.dataset.checked !== "false";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// Menus close when one looks elsewhere.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}
document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelector("details.menu[open] > summary")?.focus();
  closeMenus(null);
});

// One press, one action. The server refuses a second one as well.
function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('[aria-busy="true"]')) button.removeAttribute("aria-busy");
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  event.submitter?.setAttribute("aria-busy", "true");
  // what answers with a file leaves the page where it is
  setTimeout(() => release(form), event.submitter?.hasAttribute("data-file") ? 1000 : 8000);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release);
});

// Pages that a volunteer kept on this phone for a delivery (door.js): gone two days after it, and whenever the reader signs out.
// What was noted there and not sent yet stays, for whoever noted it.
async function forgetKept(all) {
  if (!("caches" in window)) return;
  const today = new Date().toLocaleDateString("sv");
  for (const name of await caches.keys()) {
    if (name.startsWith("porte-") && (all || name.slice(-10) < today)) await caches.delete(name);
  }
}
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-forget-drafts]")) return;
  forgetKept(true);
  for (const key of Object.keys(localStorage)) if (key.startsWith("porte-etat:")) localStorage.removeItem(key);
});
forgetKept(false);

refreshSteppers(document);
document.addEventListener("htmx:load", (event) => refreshSteppers(event.target));
document.querySelector(".error-summary")?.focus();
