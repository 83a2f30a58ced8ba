// Found while typing: <form data-search> is sent a moment after the last letter, and what is marked data-found is put in place.
"use strict";

(() => {
  const WAIT = 250;
  const form = document.querySelector("form[data-search]");
  if (!form) return;
  let timer;
  let asked = 0;
  const ticked = new Set();

  async function find() {
    const number = ++asked;
    const address = form.action + "?" + new URLSearchParams(new FormData(form));
    const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok || answer.redirected || number !== asked) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number !== asked) return;
    for (const box of document.querySelectorAll('[data-found] input[type="checkbox"][name="qui"]')) {
      if (box.checked) ticked.add(box.value);
      else ticked.delete(box.value);
    }
    const fresh = [...found.querySelectorAll("[data-found]")];
    document.querySelectorAll("[data-found]").forEach((old, at) => fresh[at] && old.replaceWith(fresh[at]));
    keepTicked();
    history.replaceState(null, "", address);
  }

  // Who was ticked stays so, also when the search no longer shows them.
  function keepTicked() {
    const list = document.querySelector("[data-found] form.ticked");
    for (const name of list ? ticked : []) {
      const box = list.querySelector(`input[name="qui"][value="${CSS.escape(name)}"]`);
      if (box) box.checked = true;
      else list.append(Object.assign(document.createElement("input"), { type: "hidden", name: "qui", value: name }));
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, WAIT);
  });
})();
