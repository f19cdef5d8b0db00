/** The keypad phone: one number's messages, and a way to write one. */
import { ask, quietly } from './api.js';
import { at, choices, clock, make, redraw, remembered } from './dom.js';
import { KEYS, QUICK_TEXTS, RESIDENTS } from './people.js';

const MARKS = {
  pushing: '发送中…',
  'given-up': '没送到',
  accepted: '',
  delivered: '',
  failed: '没收到',
};

export function startKeypadPhone() {
  const number = remembered(at('phone-number'), 'phone', RESIDENTS[0].value);
  const words = at('words');
  choices(at('phone-people'), RESIDENTS, number, at('phone-number'));

  const count = () => {
    at('words-count').textContent = `${[...words.value].length} 字`;
  };
  const write = (text) => {
    words.value = text;
    count();
    words.focus();
  };
  words.addEventListener('input', count);
  words.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    at('compose').requestSubmit();
  });
  at('clear-words').addEventListener('click', () => write(''));
  at('quick').replaceChildren(
    ...QUICK_TEXTS.map((text) => make('button', { type: 'button', onclick: () => write(text) }, text)),
  );
  at('phone-keys').replaceChildren(
    ...KEYS.map(({ digit, letters }) =>
      make(
        'button',
        { type: 'button', 'aria-label': digit, onclick: () => write(words.value + digit) },
        make('b', {}, digit),
        make('small', {}, letters),
      ),
    ),
  );

  const refresh = async () => {
    const thread = number.value
      ? await ask('GET', `sms?${new URLSearchParams({ phone: number.value })}`)
      : [];
    at('phone-owner').textContent = RESIDENTS.find((one) => one.value === number.value)?.name ?? number.value;
    at('phone-clock').textContent = clock(new Date());
    const list = at('thread');
    if (redraw(list, [number.value, thread], () => thread.map(bubble))) list.scrollTop = list.scrollHeight;
  };

  at('compose').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = words.value.trim();
    if (!text || !number.value) return;
    quietly(async () => {
      const sending = ask('POST', 'sms', { from: number.value, text });
      write('');
      await refresh();
      await sending;
      await refresh();
    })();
  });
  return refresh;
}

function bubble(sms) {
  const mark = MARKS[sms.status];
  return make(
    'li',
    { class: sms.direction },
    make('p', {}, sms.text),
    make('span', { class: 'when' }, [clock(sms.at), mark].filter(Boolean).join(' · ')),
  );
}
