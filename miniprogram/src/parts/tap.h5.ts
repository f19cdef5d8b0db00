import type * as contract from './tap.d';

/** On H5 Taro's elements are unknown to the browser: their part must be said. */
export const tap: typeof contract.tap = (onTap, pressed) => ({
  onClick: onTap,
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onTap();
  },
  role: 'button',
  tabindex: '0',
  ...(pressed === undefined ? {} : { 'aria-pressed': String(pressed) }),
});
