/** Texts for tests, put together from phrases that residents use and that the demonstration's word lists lack. */
import type { Example } from './corpus.ts';

interface Matter {
  name: string;
  what: readonly string[];
  how: readonly string[];
}

const MATTERS: readonly Matter[] = [
  {
    name: '噪声扰民',
    what: ['烧鸽子的小酒馆', '楼下台球室', '对门练架子鼓的', '二楼麻将馆', '底商健身房'],
    how: ['咣当咣当到后半夜', '震得床都在抖', '孩子写作业静不下心', '天天闹腾到凌晨', '低音炮轰得头疼'],
  },
  {
    name: '犬只扰民',
    what: ['一单元那只泰迪', '遛金毛的大爷', '小区里几只二哈', '养阿拉斯加的住户', '没人牵的柯基'],
    how: ['追着小孩跑', '把粪便留在草里', '见人就扑', '汪汪个没完', '不戴嘴套咬了人'],
  },
  {
    name: '绿化养护',
    what: ['门前的梧桐', '花园里的月季', '楼后的爬山虎', '路边那排香樟', '广场的冬青'],
    how: ['飘絮过敏', '都长到窗台上了', '枯死半年没补种', '没人浇快旱死了', '枝丫伸进阳台'],
  },
  {
    name: '道路不洁',
    what: ['早市收摊以后', '学校外面的街面', '环卫工走了以后的巷子', '公交站台四周', '河堤步道'],
    how: ['满地菜叶鱼鳞', '油腻腻粘鞋底', '全是瓜子壳烟头', '一层黄泥', '一走一脚黑水印'],
  },
  {
    name: '道路破损',
    what: ['人行步道的方砖', '村口那段水泥路', '过街的盲道', '桥头引道', '自行车道的沥青'],
    how: ['翘起来绊人', '一个窟窿接一个窟窿', '颠得腰疼', '下沉了十几公分', '起皮掉渣'],
  },
  {
    name: '物业纠纷',
    what: ['管理处的前台', '小区新换的管家', '收停车月租的', '我们大堂的值班经理', '园区维修班'],
    how: ['报修一个礼拜没人来', '账目从来不公示', '态度蛮横推三阻四', '擅自涨价还断卡', '公共区域的钱去哪了'],
  },
];

/** Every matter with each of its phrases; `held` are the combinations no `learned` text has. */
export function matterTexts(): { learned: Example[]; held: Example[] } {
  const [learned, held]: [Example[], Example[]] = [[], []];
  for (const { name, what, how } of MATTERS)
    what.forEach((subject, i) =>
      how.forEach((predicate, j) => {
        (j === (i * 2) % how.length ? held : learned).push({ text: `${subject}${predicate}`, label: name });
      }),
    );
  return { learned, held };
}
