// What the door keeps on the phone: one entry for each note, so that two tabs do not overwrite each other's. Without storage, it
// lives as long as the page.
const memory = new Map();

export function put(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // full or switched off
  }
}

export function drop(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // switched off
  }
}

export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? memory.get(key);
  } catch {
    return memory.get(key);
  }
}

export function keysOf(prefix) {
  const keys = new Set([...memory.keys()]);
  try {
    for (const key of Object.keys(localStorage)) keys.add(key);
  } catch {
    // switched off
  }
  return [...keys].filter((key) => key.startsWith(prefix));
}
