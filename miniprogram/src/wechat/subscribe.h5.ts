import { send } from '../api/send';
import { heldSession } from '../session/session';
import type * as contract from './subscribe.d';
import './subscribe.scss';

/** In the sandbox the page stands in for WeChat: it asks as WeChat does, and tells the sandbox the answer. */
export const askPermission: typeof contract.askPermission = (templateIds) => {
  const openid = heldSession()?.openid ?? null;
  if (openid === null || templateIds.length === 0) return Promise.resolve([]);
  return dialog().then(async (accepted) => {
    const report = (templateId: string) =>
      send({
        method: 'POST',
        url: '/sandbox/api/wechat/subscriptions',
        query: {},
        body: { openid, templateId, accept: accepted },
        token: null,
      });
    await Promise.all(templateIds.map(report));
    return templateIds.map((templateId) => ({ templateId, accepted }));
  });
};

/** Shown synchronously, exactly in the tap. */
function dialog(): Promise<boolean> {
  return new Promise((resolve) => {
    const curtain = document.createElement('div');
    curtain.className = 'permission';
    curtain.innerHTML = `<div class="permission-sheet" role="dialog" aria-modal="true" aria-labelledby="permission-title">
      <div class="permission-from">微信 · 订阅消息（体验）</div>
      <div class="permission-title" id="permission-title">允许给您发送一次办理进度通知？</div>
      <div class="permission-words">有新进展时，在微信里告诉您。不允许也不影响办理。</div>
      <div class="permission-row">
        <button class="permission-button" id="subscribe-refuse">拒绝</button>
        <button class="permission-button permission-allow" id="subscribe-allow">允许</button>
      </div>
    </div>`;
    const answer = (accepted: boolean) => {
      curtain.remove();
      resolve(accepted);
    };
    curtain.querySelector('#subscribe-allow')?.addEventListener('click', () => answer(true));
    curtain.querySelector('#subscribe-refuse')?.addEventListener('click', () => answer(false));
    document.body.append(curtain);
  });
}
