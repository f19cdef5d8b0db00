/** WeChat's message list of one person: what the subscription messages look like there. */
import { ask } from './api.js';
import { at, choices, clock, make, redraw, remembered } from './dom.js';
import { WECHAT_USERS } from './people.js';

/** Names of fields lie in the template at WeChat; these stand in for them, by the field's kind. */
const FIELD_NAMES = {
  character_string: '编号',
  phrase: '进展',
  thing: '说明',
  time: '时间',
  date: '日期',
  name: '姓名',
  number: '数字',
  phone_number: '电话',
};

export function startWechat() {
  const openid = remembered(at('openid'), 'openid', WECHAT_USERS[0].value);
  choices(at('wechat-people'), WECHAT_USERS, openid, at('openid'));

  return async () => {
    const query = new URLSearchParams({ openid: openid.value || '-' });
    const [messages, permissions] = await Promise.all([
      ask('GET', `wechat/messages?${query}`),
      ask('GET', `wechat/subscriptions?${query}`),
    ]);
    const left = permissions.reduce((sum, one) => sum + one.left, 0);
    at('permission').textContent = left > 0 ? `还可以收 ${left} 次通知` : '现在没有通知许可';
    const list = at('cards');
    const drawn = redraw(list, [openid.value, messages], () =>
      messages.length > 0 ? messages.map(card) : [make('li', { class: 'empty' }, '还没有通知')],
    );
    if (drawn) list.scrollTop = list.scrollHeight;
  };
}

function card(message) {
  const rows = Object.entries(message.data).flatMap(([field, value]) => [
    make('dt', {}, FIELD_NAMES[field.replace(/\d+$/, '')] ?? field),
    make('dd', {}, value),
  ]);
  return make(
    'li',
    {},
    make('time', {}, clock(message.at)),
    make(
      'article',
      {},
      make('header', {}, make('i', { 'aria-hidden': 'true' }, '网'), '网格直通'),
      make('h3', {}, '办理进度通知'),
      make('dl', {}, ...rows),
      make(
        'a',
        { href: `../m/#/${message.page.replace(/^\//, '')}`, target: '_blank', rel: 'noopener' },
        '进入小程序查看',
        make('span', { 'aria-hidden': 'true' }, '›'),
      ),
    ),
  );
}
