import { api } from '@gridline/shared/api.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from './call.ts';

/** Data that hardly changes while somebody works: kept for the session. */
const RARELY = { staleTime: 30 * 60_000, gcTime: Infinity };

export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: () => call(api.settings, {}), ...RARELY });
}

export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: async () => (await call(api.categories, {})).categories,
    ...RARELY,
  });
}

export function useUnits(enabled: boolean) {
  return useQuery({
    queryKey: ['units'],
    queryFn: async () => (await call(staffApi.units, {})).units,
    enabled,
    ...RARELY,
  });
}

/** Borders of one level: 0 district … 3 grid. */
export function useAreas(level: number) {
  return useQuery({
    queryKey: ['areas', level],
    queryFn: async () => (await call(api.areas, { query: { level } })).areas,
    ...RARELY,
  });
}

export type AreaFeature = NonNullable<ReturnType<typeof useAreas>['data']>[number];
