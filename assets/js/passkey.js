// Passkeys: a button marked data-passkey asks the server for a challenge, the device for its answer, and sends both.
(() => {
  if (!window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const challenge = async (form, address) => {
    const body = new URLSearchParams({ csrf: form.elements.csrf.value });
    const answer = await fetch(address, { method: "POST", body, redirect: "manual" });
    // The server wants to know first whether it is really them; the page comes back here afterwards.
    if (answer.type === "opaqueredirect") {
      location.assign("/compte/confirmation?suite=" + encodeURIComponent(location.pathname));
      return new Promise(() => {});
    }
    if (!answer.ok) throw new Error("refused");
    return answer.json();
  };

  const create = async ({ publicKey }) => {
    publicKey.challenge = bytes(publicKey.challenge);
    publicKey.user.id = bytes(publicKey.user.id);
    for (const known of publicKey.excludeCredentials ?? []) known.id = bytes(known.id);
    const made = await navigator.credentials.create({ publicKey });
    const { attestationObject, clientDataJSON } = made.response;
    return {
      id: made.id, rawId: text(made.rawId), type: made.type, extensions: made.getClientExtensionResults(),
      response: { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) },
    };
  };

  const get = async ({ publicKey }) => {
    publicKey.challenge = bytes(publicKey.challenge);
    for (const known of publicKey.allowCredentials ?? []) known.id = bytes(known.id);
    const found = await navigator.credentials.get({ publicKey });
    const { authenticatorData, clientDataJSON, signature, userHandle } = found.response;
    return {
      id: found.id, rawId: text(found.rawId), type: found.type, extensions: found.getClientExtensionResults(),
      response: {
        authenticatorData: text(authenticatorData), clientDataJSON: text(clientDataJSON), signature: text(signature),
        userHandle: userHandle ? text(userHandle) : null,
      },
    };
  };

  for (const button of document.querySelectorAll("[data-passkey]")) {
    const form = button.form;
    const failed = form.querySelector("[data-failed]");
    button.hidden = false;
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const { step, options } = await challenge(form, button.dataset.challenge);
        const answer = await (button.dataset.passkey === "create" ? create : get)(options);
        form.elements.step.value = step;
        form.elements.credential.value = JSON.stringify(answer);
        form.action = button.getAttribute("formaction") || form.action;
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
