/** A coverage report in lines to read, and its spots as GeoJSON for a map. */
import type { CoverageFault, CoverageReport } from '@gridline/shared/areaApi.ts';
import { inWords } from './spot.ts';

const NAMES: Record<CoverageFault, string> = {
  overlap: '重叠',
  gap: '缝隙',
  hole: '空洞',
  outsideParent: '超出上级',
  invalidRing: '边界本身有毛病',
  duplicateCode: '编码重复',
  sliver: '细碎',
};

/** Whether it is seamless and disjoint, how many faults of each kind, and the gravest by name. */
export function coverageLines(report: CoverageReport, most = 10): string[] {
  const { counts, fatal, spots, toleranceSquareMetres } = report;
  const kinds = (Object.keys(NAMES) as CoverageFault[]).filter((fault) => counts[fault]);
  if (kinds.length === 0) return ['覆盖检查：无缝覆盖、互不交叉。'];
  const total = kinds.reduce((sum, fault) => sum + (counts[fault] ?? 0), 0);
  const shown = spots.slice(0, most);
  return [
    `覆盖检查：${fatal} 处必须改，${total - fatal} 处不妨碍（小于 ${toleranceSquareMetres} 平方米，或窄于 1 米）。`,
    `  其中${kinds.map((fault) => `${NAMES[fault]} ${counts[fault] ?? 0} 处`).join('、')}。`,
    ...shown.map((spot) => `  ${spot.fatal ? '✗' : '·'} ${spot.sentence}`),
    ...(total > shown.length
      ? [
          `  ……还有 ${total - shown.length} 处没有列出，npm run areas -- check 可以用 --faults 写成文件在地图上看。`,
        ]
      : []),
  ];
}

/** A FeatureCollection of the spots that can be drawn. */
export function spotCollection({ spots }: CoverageReport): object {
  const features = spots.flatMap(({ geometry, ...properties }) =>
    geometry ? [{ type: 'Feature', properties, geometry }] : [],
  );
  return { type: 'FeatureCollection', features };
}

/** `3 平方公里` from a square kilometre on. */
export function surfaceInWords(squareMetres: number): string {
  if (squareMetres < 1e6) return inWords(squareMetres);
  return `${(squareMetres / 1e6).toLocaleString('zh-CN', { maximumFractionDigits: 2 })} 平方公里`;
}
