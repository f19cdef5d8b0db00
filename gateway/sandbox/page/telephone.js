/** The desk telephone: one call at a time, in the words a caller would use. */
import { ask, quietly } from './api.js';
import { at, choices, make, remembered } from './dom.js';
import { CALLERS, KEYS } from './people.js';

const WORDS = { idle: '话筒已放好', ringing: '正在呼叫…', answered: '通话中', ended: '已挂断，可按键评价' };

export function startTelephone() {
  const caller = remembered(at('caller'), 'caller', CALLERS[0].value);
  const operator = remembered(at('operator'), 'operator', 'operator1');
  choices(at('caller-people'), CALLERS, caller, at('caller'));
  const keys = KEYS.map(({ digit, letters }) =>
    make(
      'button',
      { type: 'button', 'aria-label': digit, onclick: quietly(() => tellSwitchboard('key', { digit })) },
      make('b', {}, digit),
      make('small', {}, letters),
    ),
  );
  at('desk-keys').replaceChildren(...keys);

  let call = null;
  let shown = '';

  const show = () => {
    const state = call?.state ?? 'idle';
    const now = JSON.stringify([call, caller.value]);
    if (now === shown) return;
    shown = now;
    at('deskset').dataset.state = state;
    at('lcd-state').textContent = WORDS[state];
    at('lcd-number').textContent = call?.from ?? caller.value;
    at('lcd-keys').textContent = call?.keys ? `按过 ${[...call.keys].join(' ')}` : '';
    at('dial').disabled = state === 'ringing' || state === 'answered';
    at('answer').disabled = state !== 'ringing';
    at('hang-up').disabled = state !== 'ringing' && state !== 'answered';
    for (const key of keys) key.disabled = state !== 'answered' && state !== 'ended';
  };

  const refresh = async () => {
    const calls = await ask('GET', `calls?${new URLSearchParams({ from: caller.value })}`);
    call = calls.at(-1) ?? null;
    show();
  };

  async function tellSwitchboard(event, more = {}) {
    const ofCall = event === 'ringing' ? {} : { callId: call?.callId };
    await ask('POST', 'calls', { from: caller.value, event, ...ofCall, ...more });
    await refresh();
  }

  at('dial').addEventListener(
    'click',
    quietly(() => tellSwitchboard('ringing')),
  );
  at('answer').addEventListener(
    'click',
    quietly(() => tellSwitchboard('answered', operator.value ? { operator: operator.value } : {})),
  );
  at('hang-up').addEventListener(
    'click',
    quietly(() => tellSwitchboard('ended')),
  );
  at('caller').addEventListener('input', quietly(refresh));
  show();
  return refresh;
}
