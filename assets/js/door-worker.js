// Answers for the pages of a delivery that a volunteer chose to keep on the phone: from the network when there is one, else from
// what was kept. What was kept is erased two days after the delivery.
"use strict";

const PREFIX = "porte-";
const PATIENCE = 5000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(forgetOld().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === location.origin && !request.url.endsWith("/etat")) {
    event.respondWith(answer(request));
  }
});

async function kept() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

// "porte-<delivery>-2026-03-14": the last day on which it is kept.
async function forgetOld() {
  const today = new Date().toLocaleDateString("sv");
  for (const name of await kept()) {
    if (name.slice(-10) < today) await caches.delete(name);
  }
}

async function answer(request) {
  await forgetOld();
  const page = request.mode === "navigate";
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok && !response.redirected) await renew(request, response.clone(), page);
    return response;
  } catch (error) {
    const held = await find(request, page);
    if (held) return held;
    throw error;
  }
}

async function find(request, page) {
  for (const name of await kept()) {
    const held = await (await caches.open(name)).match(request, { ignoreSearch: page, ignoreVary: true });
    if (held) return held;
  }
  return undefined;
}

async function renew(request, response, page) {
  for (const name of await kept()) {
    const cache = await caches.open(name);
    if (!(await cache.match(request, { ignoreSearch: page, ignoreVary: true }))) continue;
    const url = new URL(request.url);
    if (page) url.search = "";
    await cache.put(url.href, response.clone());
  }
}
