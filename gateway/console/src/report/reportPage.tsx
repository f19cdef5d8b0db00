import { useSearchParams } from 'react-router-dom';
import { Button, Select } from 'antd';
import { periodLabel, periodsBefore } from '../ranking/periods.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { ReportCharts } from './reportCharts.tsx';
import { ReportRates } from './reportRates.tsx';
import { ReportTable } from './reportTable.tsx';
import { ReportWords } from './reportWords.tsx';
import { RankingList } from './rankingList.tsx';
import { useReport } from './useReport.ts';
import styles from './report.module.css';

/** The monthly report on paper: the browser prints it or saves it as PDF. */
export function ReportPage() {
  const [search, setSearch] = useSearchParams();
  const months = periodsBefore(new Date()).filter(({ value }) => value.includes('-'));
  // On the first days of a month the report that is wanted is that of the month before.
  const month = search.get('month') ?? months[1]?.value ?? '';
  const area = search.get('area') ?? undefined;
  const { report, error, retry } = useReport({ month, area });

  return (
    <div className={styles.page}>
      <header className={styles.tools}>
        <Select
          value={month}
          options={months}
          onChange={(value) => setSearch({ month: value, ...(area && { area }) }, { replace: true })}
          className={styles.month}
          data-testid="report-month"
        />
        <Button type="primary" disabled={!report} onClick={() => window.print()} data-testid="report-print">
          打印，或存为 PDF
        </Button>
      </header>
      {error !== null && <Failed error={error} onRetry={retry} />}
      {!report && error === null && <Opening />}
      {report && (
        <article className={styles.paper} data-testid="report">
          <h1>{report.figures.areaName}</h1>
          <h2>群众诉求办理月报 · {periodLabel(month)}</h2>
          <ReportWords report={report} />
          <ReportRates figures={report.figures} before={report.before} />
          <ReportCharts report={report} />
          <ReportTable title="各辖区" rows={report.areas} />
          <ReportTable
            title="各承办单位"
            rows={report.units.filter(({ key }) => key !== '')}
            came="dispatched"
          />
          <RankingList ranking={report.ranking} />
          <ReportTable title="各类别" rows={report.categories} />
          <footer>
            数据全部从案件的办理历史算出，按事情发生那天的网格统计。比率后面的两个数是分子和分母；没有回答评价的居民另列，不算作解决，也不算作满意。
          </footer>
        </article>
      )}
    </div>
  );
}
