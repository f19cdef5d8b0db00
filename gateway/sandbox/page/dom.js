/** Small means of drawing. Text is always set as text, never as markup. */
const { document } = globalThis;

/** The element with this id. */
export const at = (id) => document.getElementById(id);

/** An element with attributes (`on…` are listeners, `class`, anything else an attribute) and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const drawn = new Map();

/** Draws a list again only when what it shows has changed; says whether it did. */
export function redraw(element, value, children) {
  const seen = JSON.stringify(value);
  if (drawn.get(element) === seen) return false;
  drawn.set(element, seen);
  element.replaceChildren(...children());
  return true;
}

/** `9:05` of today, `11月22日 9:05` of another day, in Beijing. */
export function clock(iso) {
  const moment = new Date(iso);
  const zone = { timeZone: 'Asia/Shanghai' };
  const day = (date) => date.toLocaleDateString('zh-CN', { ...zone, month: 'long', day: 'numeric' });
  const time = moment.toLocaleTimeString('zh-CN', {
    ...zone,
    hour: 'numeric',
    minute: '2-digit',
    hour12: false,
  });
  return day(moment) === day(new Date()) ? time : `${day(moment)} ${time}`;
}

/** A field that remembers its value in this browser. */
export function remembered(input, name, standard) {
  const key = `sandbox.${name}`;
  input.value = globalThis.localStorage.getItem(key) ?? standard;
  input.addEventListener('input', () => globalThis.localStorage.setItem(key, input.value));
  return {
    get value() {
      return input.value.trim();
    },
    set(value) {
      input.value = value;
      input.dispatchEvent(new globalThis.Event('input'));
    },
  };
}

/** Buttons to choose a value by name; the one that fits the field is marked. */
export function choices(box, people, field, input) {
  const buttons = people.map(({ name, value }) =>
    make('button', { type: 'button', 'data-value': value, onclick: () => field.set(value) }, name),
  );
  const mark = () => {
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(button.dataset.value === field.value));
  };
  input.addEventListener('input', mark);
  box.replaceChildren(...buttons);
  mark();
}
