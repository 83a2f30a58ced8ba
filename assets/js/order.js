// Live totals of <form data-order>. The server computes them again: this only saves a look at the next page.
//   input[data-dates][data-price]   cents for one, days on which it comes
//   input[data-take="DAY"]          unticked: that day does not count
//   [data-total] [data-total-of="DAY"] [data-deliveries]   where the figures go
//   [data-instalment-count]         select or radios; data-split-unit, data-split-min, data-due on the form
import { euros, lineCents, splitTotal } from "./split.js";

function figures(form) {
  const left = new Set([...form.querySelectorAll("[data-take]:not(:checked)")].map((box) => box.dataset.take));
  const byDay = new Map();
  for (const input of form.querySelectorAll("[data-dates]")) {
    const thousandths = Math.round(Number(input.value) * 1000);
    if (!(thousandths > 0)) continue;
    for (const day of input.dataset.dates.split(" ").filter((day) => day && !left.has(day))) {
      byDay.set(day, (byDay.get(day) ?? 0) + lineCents(Number(input.dataset.price), thousandths));
    }
  }
  return { byDay, total: [...byDay.values()].reduce((sum, cents) => sum + cents, 0) };
}

function instalments(form, total) {
  const list = form.querySelector("[data-instalments]");
  if (!list) return;
  const choice = form.querySelector("select[data-instalment-count], [data-instalment-count]:checked");
  const due = JSON.parse(form.dataset.due || "[]");
  const parts = splitTotal(total, Number(choice?.value) || 1, Number(form.dataset.splitUnit) || 1, Number(form.dataset.splitMin) || 0);
  list.replaceChildren(...parts.map((cents, index) => {
    const row = document.createElement("div");
    const label = document.createElement("dt");
    const amount = document.createElement("dd");
    label.textContent = due[index] ?? String(index + 1);
    amount.textContent = euros(cents);
    row.append(label, amount);
    return row;
  }));
}

function refresh(form) {
  const { byDay, total } = figures(form);
  for (const place of form.querySelectorAll("[data-total]")) place.textContent = euros(total);
  for (const place of form.querySelectorAll("[data-deliveries]")) place.textContent = String(byDay.size);
  for (const place of form.querySelectorAll("[data-total-of]")) {
    const due = byDay.has(place.dataset.totalOf);
    place.textContent = due ? euros(byDay.get(place.dataset.totalOf)) : "–";
    place.closest(".row-total")?.classList.toggle("nothing", !due);
  }
  instalments(form, total);
}

// The server says what is still missing, half a second after the last change; an answer that was overtaken is dropped.
function asksServer(form) {
  const place = form.querySelector("[data-verdict]");
  if (!place) return () => {};
  let timer, asked;
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const fields = new URLSearchParams(new FormData(form));
    fields.set("do", "calculer");
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const verdict = page.querySelector("[data-verdict]");
      if (answer.ok && verdict) place.replaceChildren(...verdict.childNodes);
    } catch {
      // Without network the form still adds up by itself, and is checked when it is sent.
    }
  };
  return () => { clearTimeout(timer); timer = setTimeout(ask, 500); };
}

for (const form of document.querySelectorAll("form[data-order]")) {
  const later = asksServer(form);
  form.addEventListener("input", () => { refresh(form); later(); });
  form.addEventListener("change", () => { refresh(form); later(); });
  refresh(form);
}
