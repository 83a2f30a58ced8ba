// What holds of what was noted at the door, as src/distribution/door/rules.rs decides it (docs/rules/door.md).

/** The last words about each subject: those that no other note follows, in the order in which they were made. */
export function heads(notes) {
  const followed = new Set(notes.flatMap((note) => note.follows ?? []));
  const last = notes.filter((note) => !followed.has(note.id));
  return last.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/** What holds, given the last words about one subject: { state: "open" | "said" | "conflict", note }. */
export function standing(last) {
  const note = last.at(-1);
  if (!note) return { state: "open" };
  if (last.length === 1) return { state: "said", note };
  const same = last.every((other) => JSON.stringify(other.says) === JSON.stringify(note.says) && other.words === note.words);
  return isHanded(note) || !same ? { state: "conflict" } : { state: "said", note };
}

export const isHanded = (note) => typeof note.says === "object" && "handed" in note.says;

/** The note that the fields of a form make: what the server would read of them. */
export function noteOf(fields, id, at) {
  const subject = fields.sujet ||
    (fields.dit === "cagettes" ? `cagettes:${fields.produit}`
      : fields.dit === "note" ? `note:${fields.foyer}:${id}`
      : `panier:${fields.foyer}`);
  const says = {
    remis: { handed: fields.vers || null },
    annule: "kept",
    cagettes: { crates: gap(fields.ecart) },
    poids: { weighed: Number((fields.grammes ?? "").replace(/\s/g, "")) },
    note: "noted",
    retire: "withdrawn",
  }[fields.dit];
  return { id, subject, says, words: ["note", "cagettes"].includes(fields.dit) ? (fields.texte ?? "").trim() : "", at };
}

/** "-2" is -2000 thousandths. */
export function gap(typed) {
  const number = Number((typed ?? "").trim().replace(/^[−–]/, "-").replace(",", "."));
  return Number.isFinite(number) ? Math.round(number * 1000) : 0;
}

export function units(thousandths) {
  const shown = String(Math.abs(thousandths) / 1000).replace(".", ",");
  return (thousandths < 0 ? "−" : "+") + shown;
}

/** "18 h 42" */
export function spoken(at) {
  const date = new Date(at);
  const minutes = date.getMinutes();
  return `${date.getHours()}\u00a0h` + (minutes ? `\u00a0${String(minutes).padStart(2, "0")}` : "");
}

/** A sentence with what stands in its braces. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** What is said of a subject: { state, text, heads }. */
export function said(last, sentences, nameOf) {
  const one = (note) => {
    const values = { time: spoken(note.at), by: note.by, text: note.words };
    const says = note.says;
    if (says === "kept" || says === "noted" || says === "withdrawn") return filled(sentences[says], values);
    if ("crates" in says) {
      const text = filled(sentences.crates, { ...values, gap: units(says.crates) });
      return note.words ? `${text} – ${note.words}` : text;
    }
    if ("weighed" in says) return filled(sentences.weighed, { ...values, grams: says.weighed });
    if (says.handed === null) return filled(sentences.handed, values);
    return filled(sentences.taken, { ...values, name: nameOf(says.handed) ?? sentences.another });
  };
  const ids = last.map((note) => note.id);
  const { state, note } = standing(last);
  if (state === "conflict") return { state, heads: ids, text: filled(sentences.conflict, { all: last.map(one).join(" ; ") }) };
  if (state === "open" || note.says === "kept" || note.says === "withdrawn") return { state: "open", heads: ids, text: "" };
  return { state: isHanded(note) ? "handed" : "noted", heads: ids, text: one(note) };
}
