/*
 * Passkeys. What is about them is shown only where the browser has them, at the address that they belong to; without this
 * script, or elsewhere, the page is as it would be without passkeys.
 */
const bytes = text =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), character => character.charCodeAt(0));

const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const MINUTES = 60_000;

const ways = {
  /* Who is there? Any passkey for this address that the person chooses. */
  async 'sign-in'(form) {
    const answer = await fetch(form.action, { credentials: 'same-origin', cache: 'no-store' });
    if (!answer.ok) {
      throw new Error('no challenge');
    }
    const { rawId, response } = await navigator.credentials.get({
      publicKey: {
        challenge: bytes(await answer.text()),
        rpId: form.dataset.host,
        userVerification: 'required',
        timeout: 4 * MINUTES,
      },
    });
    return {
      id: rawId,
      userHandle: response.userHandle || new ArrayBuffer(0),
      clientData: response.clientDataJSON,
      authenticatorData: response.authenticatorData,
      signature: response.signature,
    };
  },

  /* Makes a new passkey, which stays where the person says. */
  async add(form) {
    const { host, challenge, handle, known, user, userName } = form.dataset;
    const { response } = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(challenge),
        rp: { id: host, name: 'Alongside' },
        user: { id: bytes(handle), name: user, displayName: userName },
        pubKeyCredParams: [-7, -8, -257].map(alg => ({ type: 'public-key', alg })),
        excludeCredentials: (known || '').split(' ').filter(Boolean).map(id => ({ type: 'public-key', id: bytes(id) })),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        timeout: 4 * MINUTES,
      },
    });
    return { clientData: response.clientDataJSON, attestation: response.attestationObject };
  },
};

const sentences = {
  'sign-in': 'No passkey was used, and nothing was sent. Try again, or sign in with your password.',
  add: 'No passkey was made, and nothing was sent. Try again, or go back.',
  InvalidStateError: 'This device or key holds a passkey for your account already, so it makes no second one.',
};

async function send(form, button, said) {
  const way = form.dataset.passkeys;
  said.textContent = '';
  button.disabled = true;
  try {
    for (const [name, value] of Object.entries(await ways[way](form))) {
      form.elements[name].value = text(value);
    }
    form.submit();
  } catch (refusal) {
    said.textContent = sentences[refusal.name] || sentences[way];
    button.disabled = false;
    button.focus();
  }
}

for (const part of document.querySelectorAll('[data-passkeys]')) {
  if (window.PublicKeyCredential && navigator.credentials && window.location.origin === part.dataset.origin) {
    part.hidden = false;
    if (part.dataset.passkeys in ways) {
      part.addEventListener('submit', event => {
        event.preventDefault();
        send(part, part.querySelector('button'), part.querySelector('[data-said]'));
      });
    }
  }
}
