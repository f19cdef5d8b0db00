/** Starts the devices and keeps them fresh: once a second, only while somebody looks. */
import { ask } from './api.js';
import { startKeypadPhone } from './keypadPhone.js';
import { startLines } from './lines.js';
import { startTelephone } from './telephone.js';
import { startWechat } from './wechat.js';

const { document } = globalThis;

async function nameTheNumbers() {
  const { smsNumber, hotline } = await ask('GET', 'config');
  for (const place of document.querySelectorAll('.sms-number')) place.textContent = smsNumber;
  for (const place of document.querySelectorAll('.hotline')) place.textContent = hotline;
}

const refreshers = [nameTheNumbers, startKeypadPhone(), startWechat(), startTelephone(), startLines()];

async function turn() {
  if (!document.hidden) await Promise.allSettled(refreshers.map((refresh) => refresh()));
  setTimeout(turn, 1_000);
}

void turn();
