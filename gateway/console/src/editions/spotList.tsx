import type { CoverageReport } from '@gridline/shared/areaApi.ts';

const SHOWN = 30;

/** What the check found, the gravest first. */
export function SpotList({ report }: { report: CoverageReport | null }) {
  if (!report) return <p className="muted">这一版没有检查过。用 npm run areas -- check 检查。</p>;
  if (report.spots.length === 0)
    return <p data-testid="coverage-clean">无缝覆盖、互不交叉，没有发现问题。</p>;
  const more = Object.values(report.counts).reduce((sum, count) => sum + (count ?? 0), 0) - SHOWN;
  return (
    <ul data-testid="coverage-spots">
      {report.spots.slice(0, SHOWN).map(({ sentence, fatal }, index) => (
        <li key={`${index}-${sentence}`} className={fatal ? 'late' : 'muted'}>
          {sentence}
        </li>
      ))}
      {more > 0 && <li className="muted">……还有 {more} 处</li>}
    </ul>
  );
}
