/** Behind the scenes: what was pushed to the gateway, and trouble on demand. */
import { ask, quietly } from './api.js';
import { at, clock, make, redraw } from './dom.js';

const KINDS = {
  'sms-up': '居民短信',
  'sms-report': '短信回执',
  'wechat-event': '微信事件',
  'cti-event': '话务事件',
};
const STATES = { waiting: '等着再推', delivered: '已收下', 'given-up': '放弃了' };

const FAULTS = {
  aliyun: {
    name: '短信平台',
    kinds: {
      timeout: '没发出，也不应答',
      'timeout-sent': '发出了，但不应答',
      '5xx': '应答 500',
      'isv.BUSINESS_LIMIT_CONTROL': '触发流控',
      'isv.MOBILE_NUMBER_ILLEGAL': '号码不合法',
      'duplicate-push': '推送来两遍',
      'late-receipt': '回执迟到',
      'reordered-receipt': '回执乱序',
      'lost-receipt': '回执丢失',
      'failed-receipt': '回执说没送到',
    },
  },
  wechat: {
    name: '微信',
    kinds: {
      43101: '用户拒收',
      47003: '字段不合要求',
      42001: '凭证过期',
      '-1': '系统繁忙',
      timeout: '没发出，也不应答',
      'timeout-sent': '发出了，但不应答',
      '5xx': '应答 502',
      'duplicate-push': '事件来两遍',
    },
  },
  cti: { name: '话务平台', kinds: { 'duplicate-push': '事件来两遍' } },
};

export function startLines() {
  const provider = at('fault-provider');
  const kind = at('fault-kind');
  const option = ([value, words]) => make('option', { value }, words);
  const offer = () => kind.replaceChildren(...Object.entries(FAULTS[provider.value].kinds).map(option));
  provider.replaceChildren(...Object.entries(FAULTS).map(([value, { name }]) => option([value, name])));
  provider.addEventListener('change', offer);
  offer();

  const refresh = async () => {
    const [pushes, faults] = await Promise.all([ask('GET', 'pushes'), ask('GET', 'faults')]);
    const waiting = pushes.filter((push) => push.state === 'waiting').length;
    at('lines-words').textContent = waiting > 0 ? `有 ${waiting} 条在等网关收下` : '给开发者：看推送，造故障';
    at('armed').textContent = faults.map(armedWords).join('；') || '没有安排故障';
    redraw(at('pushes'), pushes, () => pushes.slice(-40).reverse().map(row));
  };

  const then = (work) =>
    quietly(async () => {
      await work();
      await refresh();
    });
  at('faults').addEventListener('submit', (event) => {
    event.preventDefault();
    const fault = { provider: provider.value, kind: kind.value, count: Number(at('fault-count').value) };
    then(() => ask('POST', 'faults', fault))();
  });
  at('clear-faults').addEventListener(
    'click',
    then(() => ask('DELETE', 'faults')),
  );
  at('repush').addEventListener(
    'click',
    then(() => ask('POST', 'sms/repush', {})),
  );
  at('reset').addEventListener(
    'click',
    then(() => ask('POST', 'reset', {})),
  );
  return refresh;
}

function armedWords({ provider, kind, count }) {
  const known = FAULTS[provider];
  return `${known.name}：${known.kinds[kind] ?? kind}，还有 ${count} 次`;
}

function row(push) {
  const answer = push.status === null ? '没有应答' : `${push.status}，${push.milliseconds} 毫秒`;
  const cells = [clock(push.at), KINDS[push.kind], push.about, STATES[push.state], push.attempts, answer];
  return make('tr', { class: push.state }, ...cells.map((text) => make('td', {}, String(text))));
}
