import { figureApi, type FigureRow, type Figures } from '@gridline/shared/figureApi.ts';
import { rankingApi, type Ranking } from '@gridline/shared/rankingApi.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { fromBeijing } from '../text/time.ts';

export interface Report {
  month: string;
  figures: Figures;
  /** The month before, to compare with. */
  before: Figures;
  areas: FigureRow[];
  units: FigureRow[];
  categories: FigureRow[];
  reasons: FigureRow[];
  ranking: Ranking;
}

/** Everything a month's report says of an area; left out: the reader's own. */
export function useReport({ month, area }: { month: string; area: string | undefined }): {
  report: Report | null;
  error: unknown;
  retry: () => void;
} {
  const found = useQuery({
    queryKey: ['report', month, area],
    queryFn: () => read(month, area),
    staleTime: 60_000,
  });
  return { report: found.data ?? null, error: found.error, retry: () => void found.refetch() };
}

async function read(month: string, area: string | undefined): Promise<Report> {
  const query = { area, from: firstOf(month), to: firstOf(shifted(month, 1)) };
  const table = async (dimension: 'area' | 'unit' | 'category' | 'reason'): Promise<FigureRow[]> =>
    (await call(figureApi.figureTable, { query: { ...query, dimension } })).rows;
  const [figures, before, areas, units, categories, reasons, ranking] = await Promise.all([
    call(figureApi.figures, { query }),
    call(figureApi.figures, { query: { area, from: firstOf(shifted(month, -1)), to: firstOf(month) } }),
    table('area'),
    table('unit'),
    table('category'),
    table('reason'),
    call(rankingApi.ranking, { query: { period: month, by: 'area', area } }),
  ]);
  return { month, figures, before, areas, units, categories, reasons, ranking };
}

/** First instant of a month `2026-11` in Beijing. */
function firstOf(month: string): string {
  return fromBeijing(`${month}-01T00:00:00`);
}

export function shifted(month: string, by: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
