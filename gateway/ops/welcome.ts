/** What is printed when everything stands: where to go and how to get in. */

interface Welcome {
  /** Where the gateway is seen, without a trailing slash. */
  gateway: string;
  /** Whether the stand-in world runs. */
  sandbox: boolean;
  /** Password of the demonstration accounts where this installation made them. */
  password: string | null;
  production: boolean;
}

const ACCOUNTS = [
  ['admin', '管理员 administrator'],
  ['operator1', '热线坐席 hotline operator'],
  ['supervisor1', '督查员 supervisor'],
  ['grid1', '网格员 grid worker'],
  ['unit1', '承办单位 handling unit'],
] as const;

/** Columns on a terminal: Chinese characters take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/u.test(character) ? 2 : 1),
    0,
  );
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => widthOf(left)));
  return rows.map(([left, right]) => `    ${left}${' '.repeat(width - widthOf(left) + 3)}${right}`);
}

/** The lines to print, in Chinese and English. */
export function welcome({ gateway, sandbox, password, production }: Welcome): string {
  const places: [string, string][] = [
    ['居民页面 Residents', `${gateway}/m/`],
    ['工作台 Console', `${gateway}/console/`],
    ...(sandbox ? [['沙盒（手机、微信、电话）Sandbox', `${gateway}/sandbox/`] as [string, string]] : []),
    ['接口 API', `${gateway}/openapi.json`],
  ];
  const accounts = password
    ? [`  演示账号 Demonstration accounts   密码 password: ${password}`, ...table(ACCOUNTS), '']
    : [];
  const known = [
    '  演示账号沿用首次启动时显示的密码 The demonstration accounts keep the password shown at the first start.',
    '',
  ];
  return [
    '',
    '  网格直通已启动 Gridline is ready',
    '',
    ...table(places),
    '',
    ...(password || production ? accounts : known),
    '  按 Ctrl-C 停止 Ctrl-C stops it',
    '',
  ].join('\n');
}
