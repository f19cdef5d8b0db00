/** Where to go: one small page without scripts. */
import type { District } from '../house.ts';

export function frontPage({ district, sandbox }: { district: District; sandbox: boolean }): string {
  const links = [
    { href: '/m/', title: '我要反映', text: '居民页面：反映问题、看进度、评价' },
    { href: '/console/', title: '工作台', text: '坐席、网格员、办理单位、督导' },
    ...(sandbox ? [{ href: '/sandbox/', title: '沙盒', text: '模拟的手机短信、微信和电话，用来试用' }] : []),
    { href: '/openapi.json', title: '接口说明', text: 'OpenAPI 3.1' },
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>网格直通 · ${escape(district.name)}</title><style>
body{margin:0;font:18px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;background:#f3f6f4;color:#16302a}
main{max-width:760px;margin:0 auto;padding:8vh 24px}h1{font-size:40px;margin:0;color:#0d5c4a}p{margin:8px 0 32px;color:#45605a}
a{display:block;background:#fff;border:1px solid #d7e2dd;border-left:6px solid #0d7a60;border-radius:10px;padding:18px 22px;margin:14px 0;color:inherit;text-decoration:none}
a:hover,a:focus{border-color:#0d7a60;outline:none}b{display:block;font-size:22px}small{color:#5b736c;font-size:16px}</style></head>
<body><main><h1>网格直通</h1><p>${escape(district.name)} · 发短信到 <strong>${escape(district.smsNumber)}</strong>，打电话 <strong>${escape(district.hotline)}</strong>，或用微信，事情都会有人管、有回音。</p>
${links.map(({ href, title, text }) => `<a href="${href}"><b>${title}</b><small>${text}</small></a>`).join('\n')}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
