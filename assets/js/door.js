// The door on a phone: what is noted shows at once, is kept here until the server has it, and comes back with what others noted.
import { drop, keysOf, put, read } from "./door-kept.js";
import { filled, heads, noteOf, said, spoken } from "./door-notes.js";

const door = document.querySelector("[data-door]");
const address = door.dataset.door;
const account = door.dataset.account;
const sentences = JSON.parse(door.dataset.sentences);
const delivery = address.split("/").at(-2);
const QUEUE = `porte:${account}:${delivery}:`;
const STATE = `porte-etat:${account}:${delivery}`;
const EVERY = 15_000;
const AT_ONCE = 200;

let csrf = door.dataset.csrf;
let known = [];
let shown = { rest: new URLSearchParams(location.search).get("voir") === "restent", sought: "" };

const queue = () => keysOf(QUEUE).map(read).filter(Boolean).sort((one, other) => one.note.at - other.note.at);

const nameOf = (household) => door.querySelector(`[data-household="${household}"]`)?.dataset.name;

function show() {
  const waiting = queue();
  const last = heads([...known, ...waiting.map(({ note }) => note)]);
  const about = new Map();
  for (const note of last) about.set(note.subject, [...(about.get(note.subject) ?? []), note]);
  for (const place of door.querySelectorAll("[data-subject]:not([data-notes] *)")) {
    tell(place, said(about.get(place.dataset.subject) ?? [], sentences, nameOf));
  }
  for (const list of door.querySelectorAll("[data-notes]")) {
    const household = list.closest("[data-household]").dataset.household;
    const subjects = [...about.keys()].filter((subject) => subject.startsWith(`note:${household}:`));
    list.replaceChildren(...subjects.map((subject) => noteLine(subject, said(about.get(subject), sentences, nameOf))).filter(Boolean));
  }
  count();
  filter();
}

function tell(place, { state, text, heads: ids }) {
  const line = place.querySelector("[data-said]");
  line.textContent = text;
  line.hidden = !text;
  place.querySelector('[name="suit"]').value = ids.join(" ");
  if ("hides" in place.dataset) place.hidden = !text;
  if (!place.dataset.household) return;
  place.classList.remove("open", "handed", "conflict");
  place.classList.add(state);
  const tick = place.querySelector(".door-tick");
  tick.value = state === "handed" ? "annule" : "remis";
  tick.setAttribute("aria-pressed", String(state === "handed"));
}

function noteLine(subject, { state, text, heads: ids }) {
  if (state === "open") return null;
  const line = document.createElement("li");
  line.className = state;
  line.dataset.subject = subject;
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  form.dataset.note = "";
  for (const [name, value] of [["sujet", subject], ["suit", ids.join(" ")]]) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  const words = document.createElement("span");
  words.textContent = text;
  const remove = document.createElement("button");
  Object.assign(remove, { className: "link", name: "dit", value: "retire", textContent: sentences.remove });
  form.append(words, " ", remove);
  line.append(form);
  return line;
}

function count() {
  const rows = [...door.querySelectorAll("[data-household]")];
  const rest = rows.filter((row) => !row.classList.contains("handed"));
  for (const figure of door.querySelectorAll('[data-count="rest"]')) figure.textContent = String(rest.length);
  const left = door.querySelector("[data-left]");
  left?.replaceChildren(...rest.map((row) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    Object.assign(link, { href: `#${row.id}`, textContent: row.dataset.name });
    line.append(link);
    return line;
  }));
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function filter() {
  let any = false;
  for (const row of door.querySelectorAll("[data-household]")) {
    const fits = plain(row.dataset.key).includes(plain(shown.sought)) && !(shown.rest && row.classList.contains("handed"));
    row.hidden = !fits;
    any ||= fits;
  }
  const nobody = door.querySelector("[data-nobody]");
  if (nobody) nobody.hidden = any || !shown.sought;
  for (const tab of door.querySelectorAll("[data-show]")) {
    if ((tab.dataset.show === "rest") === shown.rest) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

function network(state, sentence) {
  const line = door.querySelector("[data-network]");
  line.dataset.network = state;
  line.querySelector("span").textContent = sentence;
}

function warn(sentence, link) {
  const place = door.querySelector("[data-refusals]");
  if ([...place.children].some((notice) => notice.textContent === sentence)) return;
  const notice = document.createElement("div");
  notice.className = "notice warning";
  const words = document.createElement(link ? "a" : "p");
  words.textContent = sentence;
  if (link) words.href = link;
  notice.append(words);
  place.append(notice);
}

door.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("note" in form.dataset)) return;
  event.preventDefault();
  event.stopPropagation();
  const fields = Object.fromEntries(new FormData(form, event.submitter));
  const id = crypto.randomUUID();
  const note = noteOf(fields, id, Date.now());
  note.by = sentences.you;
  const present = heads([...known, ...queue().map((kept) => kept.note)]);
  note.follows = "suit" in fields
    ? fields.suit.split(" ").filter(Boolean)
    : present.filter((other) => other.subject === note.subject).map((other) => other.id);
  const { csrf: _, once: __, ...typed } = fields;
  put(QUEUE + id, { note, typed: { ...typed, id, suit: note.follows.join(" "), a: String(note.at) } });
  show();
  sync();
  clear(form);
  if (form.closest("#noter")) document.getElementById(`h-${fields.foyer}`)?.scrollIntoView({ block: "center" });
});

function clear(form) {
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea, select")) field.value = "";
}

door.addEventListener("click", (event) => {
  const pick = event.target.closest("[data-pick]");
  if (pick) {
    document.getElementById("f-foyer").value = pick.dataset.pick;
    document.getElementById("f-vers").value = "";
    return;
  }
  const tab = event.target.closest("[data-show]");
  if (!tab) return;
  event.preventDefault();
  shown.rest = tab.dataset.show === "rest";
  filter();
});

const search = document.getElementById("f-q");
shown.sought = search?.value ?? "";
search?.addEventListener("input", () => {
  shown.sought = search.value;
  filter();
});
search?.form.addEventListener("submit", (event) => {
  event.preventDefault();
  search.blur();
});

class SignedOut extends Error {}

async function ask(options) {
  const response = await fetch(`${address}/etat`, { redirect: "manual", signal: AbortSignal.timeout(10_000), ...options });
  if (response.type === "opaqueredirect") throw new SignedOut();
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function exchange() {
  const state = await ask().catch((error) => {
    // the list is closed to a volunteer since yesterday: what she kept is taken all the same
    if (error.message === "403" && queue().length > 0) return { account, csrf, notes: known, list: door.dataset.list };
    throw error;
  });
  csrf = state.csrf;
  if (state.account !== account) throw new SignedOut();
  known = state.notes;
  if (state.list !== door.dataset.list) warn(sentences.changed, address);
  for (let waiting = queue(); waiting.length > 0; waiting = queue()) {
    const some = waiting.slice(0, AT_ONCE);
    const body = new URLSearchParams({ csrf, notes: JSON.stringify(some.map(({ typed }) => typed)) });
    const answer = await ask({ method: "POST", body });
    if (answer.notes.length > 0) known = answer.notes;
    for (const [, why] of answer.refused) warn(filled(sentences.refused, { why }));
    const done = [...answer.taken, ...answer.refused.map(([id]) => id)];
    for (const id of done) drop(QUEUE + id);
    if (!some.some(({ note }) => done.includes(note.id))) break;
  }
  put(STATE, { notes: known, until: door.dataset.until });
}

let running = null;
let again = false;

async function sync() {
  if (running) {
    again = true;
    return;
  }
  const first = queue().length;
  if (first > 0) network("waiting", filled(sentences.waiting, { n: first }));
  running = exchange();
  try {
    await running;
    network("synced", filled(sentences.synced, { time: spoken(Date.now()) }));
  } catch (error) {
    const waiting = queue().length;
    const more = waiting > 0 ? ` – ${filled(sentences.waiting, { n: waiting })}` : "";
    if (error instanceof SignedOut) {
      network("signin", sentences.signin + more);
      warn(sentences.signin, `/connexion?suite=${address}`);
    } else {
      network("offline", sentences.offline + more);
    }
  }
  running = null;
  show();
  if (again) {
    again = false;
    sync();
  }
}

setInterval(() => document.visibilityState === "visible" && sync(), EVERY);
window.addEventListener("online", sync);
window.addEventListener("storage", show);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sync());

const CACHE = `porte-${delivery}-${door.dataset.until}`;
const keep = door.querySelector("[data-keep]");

async function showKept() {
  const held = "caches" in window && (await caches.has(CACHE));
  keep.hidden = held;
  door.querySelector("[data-kept]").hidden = !held;
}

keep.addEventListener("click", async () => {
  try {
    await navigator.serviceWorker.register("/assets/js/door-worker.js", { scope: address });
    const pieces = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
    const assets = pieces.map((url) => url.pathname).filter((path) => path.startsWith("/assets/"));
    const cache = await caches.open(CACHE);
    await cache.addAll([...new Set([address, "/assets/icons/sprite.svg", ...assets])]);
  } catch {
    if ("caches" in window) await caches.delete(CACHE);
    warn(sentences.failed);
  }
  await showKept();
});

// What was kept of evenings long past goes; what was not sent stays.
for (const key of keysOf("porte-etat:")) {
  if ((read(key)?.until ?? "") < new Date().toLocaleDateString("sv")) drop(key);
}

known = read(STATE)?.notes ?? [];
if (known.length > 0 || queue().length > 0) show();
showKept();
sync();
