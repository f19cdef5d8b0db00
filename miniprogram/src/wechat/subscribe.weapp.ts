import Taro from '@tarojs/taro';
import type * as contract from './subscribe.d';

/** WeChat's limit of templates in one question. */
const AT_ONCE = 3;

export const askPermission: typeof contract.askPermission = (templateIds) => {
  const asked = templateIds.slice(0, AT_ONCE);
  if (asked.length === 0) return Promise.resolve([]);
  return Taro.requestSubscribeMessage({ tmplIds: asked, entityIds: [] })
    .then((result) => {
      const answers = new Map<string, unknown>(Object.entries(result));
      return asked.map((templateId) => ({ templateId, accepted: answers.get(templateId) === 'accept' }));
    })
    .catch(() => []);
};
