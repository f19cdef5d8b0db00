import type { Figures } from '@gridline/shared/figureApi.ts';
import { CHANNEL_LABELS } from '@gridline/shared/labels.ts';
import { beijingDate } from '@gridline/shared/time.ts';
import { hoursLabel } from './hoursLabel.ts';
import { percent } from '../figures/rate.ts';
import type { Report } from './useReport.ts';
import styles from './report.module.css';

/** The month in a few sentences, as somebody would tell it. */
export function ReportWords({ report }: { report: Report }) {
  const { month, figures, before, reasons } = report;
  const { counts, rates, times, now } = figures;
  const channels = figures.byChannel
    .filter(({ count }) => count > 0)
    .map(({ channel, label, count }) => `${label || CHANNEL_LABELS[channel as 'sms']} ${count} 件`);
  const refused = reasons.map(
    ({ name, counts: of }) => `${name} ${(of.declined ?? 0) + (of.withdrawn ?? 0)} 件`,
  );
  return (
    <section className={styles.words} data-testid="report-words">
      <p>
        本月收到居民诉求 <b>{counts.filed ?? 0}</b> 件{change(counts.filed ?? 0, before.counts.filed ?? 0)}
        {channels.length > 0 && `，其中${channels.join('、')}`}。结案 <b>{counts.closed ?? 0}</b> 件，应办结{' '}
        {rates.onTime.whole} 件，按期办结 {rates.onTime.part} 件，按期办结率 <b>{percent(rates.onTime)}</b>。
      </p>
      <Times times={times} />
      <p>
        请居民评价 {counts.asked ?? 0} 次，回答 {counts.answered ?? 0} 次，没有回答 {counts.lapsed ?? 0}{' '}
        次。重办 {counts.reopened ?? 0} 件，核实退回 {counts.refused ?? 0} 件，办结后同一处同一事又有人反映{' '}
        {counts.repeated ?? 0} 件；退件 {counts.sentBack ?? 0} 次，延期 {counts.extended ?? 0} 件，挂账{' '}
        {counts.suspended ?? 0} 件，上报上一级 {counts.escalated ?? 0} 次，改过网格 {counts.corrected ?? 0}{' '}
        件。
        {refused.length > 0 && `不予受理和撤回：${refused.join('、')}。`}
      </p>
      {month === beijingDate(new Date()).slice(0, 7) && (
        <p>
          此刻在办 {now.open} 件，其中超期 {now.overdue} 件、挂账 {now.suspended} 件。
        </p>
      )}
    </section>
  );
}

/** How long it took; of what did not happen in the month nothing is said. */
function Times({ times }: Pick<Figures, 'times'>) {
  const { accepted, contacted, closed } = times;
  const said = [
    accepted.median !== null &&
      `到签收，一半的案件在 ${hoursLabel(accepted.median)} 内，九成在 ${hoursLabel(accepted.p90)} 内`,
    contacted.median !== null && `到第一次联系居民，一半在 ${hoursLabel(contacted.median)} 内`,
    closed.median !== null &&
      `到办完，一半在 ${hoursLabel(closed.median)} 内，九成在 ${hoursLabel(closed.p90)} 内`,
  ].filter(Boolean);
  return said.length === 0 ? null : <p>从收到算起，{said.join('；')}。</p>;
}

function change(now: number, before: number): string {
  if (before === 0) return '';
  const share = ((now - before) / before) * 100;
  if (Math.abs(share) < 0.05) return '，与上月持平';
  return `，比上月${share > 0 ? '多' : '少'} ${Math.abs(share).toFixed(1)}%`;
}
