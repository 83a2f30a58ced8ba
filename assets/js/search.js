// Found while typing: <form data-search> is sent a moment after the last letter, and what is marked data-found is put in place.
"use strict";

(() => {
  const WAIT = 250;
  const form = document.querySelector("form[data-search]");
  if (!form) return;
  let timer;
  let asked = 0;

  async function find() {
    const number = ++asked;
    const address = form.action + "?" + new URLSearchParams(new FormData(form));
    const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok || answer.redirected || number !== asked) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number !== asked) return;
    const fresh = [...found.querySelectorAll("[data-found]")];
    document.querySelectorAll("[data-found]").forEach((old, at) => fresh[at] && old.replaceWith(fresh[at]));
    history.replaceState(null, "", address);
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, WAIT);
  });
})();
