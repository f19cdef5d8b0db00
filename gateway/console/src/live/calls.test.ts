import type { CallerCard } from '@gridline/shared/staffApi.ts';
import { withCall } from './calls.ts';

function card(callId: string, state: CallerCard['state']): CallerCard {
  return {
    callId,
    state,
    phone: '+8613900000001',
    mobile: true,
    since: null,
    hints: [],
    openCases: [],
    history: [],
  };
}

test('a call that is answered replaces its ringing card', () => {
  const calls = withCall([card('a', 'ringing'), card('b', 'ringing')], card('b', 'answered'));
  expect(calls.map(({ callId, state }) => `${callId} ${state}`)).toEqual(['b answered', 'a ringing']);
});

test('the end of a call that was never on screen shows nothing', () => {
  expect(withCall([], { callId: 'a', state: 'ended' })).toEqual([]);
});

test('the end of a call on screen keeps what is known of the caller, so that it can still be logged', () => {
  expect(withCall([card('a', 'answered')], { callId: 'a', state: 'ended' })).toEqual([card('a', 'ended')]);
});
