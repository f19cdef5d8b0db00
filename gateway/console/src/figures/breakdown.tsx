import { figureApi, type FigureRow } from '@gridline/shared/figureApi.ts';
import {
  DIMENSION_LABELS,
  DIMENSIONS,
  MEASURE_LABELS,
  RATES,
  type Dimension,
  type Measure,
  type RateName,
} from '@gridline/shared/measures.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useStaff } from '../session/session.ts';
import { ExportButton } from '../report/exportButton.tsx';
import { Failed } from '../shell/outcomes.tsx';
import { duration } from './duration.ts';
import { Figure } from './figure.tsx';
import styles from './figures.module.css';
import { instantsOf, type Days } from './period.ts';
import { percent } from './rate.ts';

interface Given {
  area: string | undefined;
  days: Days;
  onOpen: (code: string) => void;
}

/** The same figures by area, unit, person, category, channel or reason; a click on an area goes down into it. */
export function Breakdown({ area, days, onOpen }: Given) {
  const [dimension, setDimension] = useState<Dimension>('area');
  const leads = ['supervisor', 'admin'].includes(useStaff().role);
  const found = useQuery({
    queryKey: ['figures', 'table', area, days, dimension],
    queryFn: () => call(figureApi.figureTable, { query: { area, dimension, ...instantsOf(days) } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const shown = DIMENSIONS.filter((name) => name !== 'person' || leads);
  return (
    <section className={`panel ${styles.areas}`} data-testid="figures-areas">
      <header className={styles.tabs}>
        <h2>
          分开看
          <ExportButton path="/staff/figures.xlsx" query={{ area, ...instantsOf(days) }} />
        </h2>
        <Segmented
          value={dimension}
          onChange={setDimension}
          options={shown.map((value) => ({ value, label: DIMENSION_LABELS[value] }))}
          data-testid="figures-dimension"
        />
      </header>
      {found.isError ? (
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Table<FigureRow>
          size="small"
          rowKey="key"
          columns={columnsOf(dimension, onOpen)}
          dataSource={found.data?.rows ?? []}
          loading={found.isPending}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
        />
      )}
    </section>
  );
}

/** What came to them: residents' complaints, or what was sent to a unit or taken up by a person. */
const CAME: Partial<Record<Dimension, Measure>> = { unit: 'dispatched', person: 'accepted' };

function columnsOf(dimension: Dimension, onOpen: (code: string) => void): TableColumnsType<FigureRow> {
  const name: TableColumnsType<FigureRow>[number] = {
    title: DIMENSION_LABELS[dimension],
    fixed: 'left',
    render: (_, row) =>
      dimension === 'area' && row.key !== '' ? (
        <Button type="link" size="small" className={styles.area} onClick={() => onOpen(row.key)}>
          {row.name}
        </Button>
      ) : (
        row.name
      ),
  };
  if (dimension === 'reason') return [name, count('declined', dimension), count('withdrawn', dimension)];
  return [
    name,
    count(CAME[dimension] ?? 'filed', dimension),
    count('closed', dimension),
    ...(['response', 'solution', 'satisfaction', 'onTime', 'rework', 'sentBack', 'unanswered'] as const).map(
      (rate) => rateColumn(rate, dimension),
    ),
    count('corrected', dimension),
    ...(['accepted', 'contacted', 'closed'] as const).map(timeColumn),
  ];
}

function count(measure: Measure, dimension: Dimension): TableColumnsType<FigureRow>[number] {
  const of = (row: FigureRow): number => row.counts[measure] ?? 0;
  return {
    title: MEASURE_LABELS[measure],
    align: 'right',
    sorter: (a, b) => of(a) - of(b),
    render: (_, row) => (
      <Figure
        n={of(row)}
        title={`${row.name}：${MEASURE_LABELS[measure]}`}
        measures={[measure]}
        only={{ dimension, key: row.key }}
      />
    ),
  };
}

function rateColumn(rate: RateName, dimension: Dimension): TableColumnsType<FigureRow>[number] {
  const { label, wholeLabel, whole, part } = RATES[rate];
  return {
    title: <span title={`分母：${wholeLabel}`}>{label}</span>,
    align: 'right',
    sorter: (a, b) => (a.rates[rate].rate ?? -1) - (b.rates[rate].rate ?? -1),
    render: (_, row) => (
      <>
        <b>{percent(row.rates[rate])}</b>
        <small className={styles.of}>
          <Figure
            n={row.rates[rate].part}
            title={`${row.name}：${RATES[rate].partLabel}`}
            measures={part}
            only={{ dimension, key: row.key }}
          />
          {' / '}
          <Figure
            n={row.rates[rate].whole}
            title={`${row.name}：${wholeLabel}`}
            measures={whole}
            only={{ dimension, key: row.key }}
          />
        </small>
      </>
    ),
  };
}

const TIME_TITLES = { accepted: '签收用时', contacted: '首次联系用时', closed: '办结用时' } as const;

function timeColumn(measure: keyof typeof TIME_TITLES): TableColumnsType<FigureRow>[number] {
  return {
    title: <span title="一半的案件在这么久以内；括号里是九成">{TIME_TITLES[measure]}</span>,
    align: 'right',
    sorter: (a, b) => (a.times[measure].median ?? -1) - (b.times[measure].median ?? -1),
    render: (_, row) => (
      <>
        {duration(row.times[measure].median)}
        <small className={styles.of}>（{duration(row.times[measure].p90)}）</small>
      </>
    ),
  };
}
