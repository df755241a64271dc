/* Elements of a page, made by our scripts. */

/** An element with attributes and children, which are elements or texts. Texts stay texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  });
  made.append(...children);
  return made;
}

/** English with te reo Māori beside it, each marked as what it is. */
export function bilingual(english, maori) {
  const both = document.createDocumentFragment();
  both.append(english, element('span', { class: 'alongside-dot' }, ' · '), element('span', { lang: 'mi' }, maori));
  return both;
}
