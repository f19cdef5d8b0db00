import { ACTION_LABELS } from '@gridline/shared/labels.ts';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../../api/call.ts';
import { ApiProblem } from '../../api/problem.ts';
import { requestOf, type ActionValues } from './actionFields.ts';

interface Act {
  values: ActionValues;
  /** The version of the case that the person had in view. */
  version: number;
}

interface Outcomes {
  onDone: () => void;
  /** Somebody else was faster: the case has been fetched anew, at this version. */
  onStale: (version: number) => void;
}

/** Does a step; a refusal leaves the form as it is. */
export function useAct(number: string, action: Action, { onDone, onStale }: Outcomes) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation<StaffCase, Error, Act>({
    mutationFn: ({ values, version }) =>
      call(staffApi.act, { params: { number, action }, body: requestOf(action, values, version) }),
    onSuccess: (changed) => {
      queries.setQueryData(['case', number], changed);
      void queries.invalidateQueries({ queryKey: ['queues'] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
      void message.success(`${ACTION_LABELS[action]}：已记入案件`);
      onDone();
    },
    onError: async (error) => {
      if (!isStale(error)) return;
      await queries.refetchQueries({ queryKey: ['case', number] });
      const fresh = queries.getQueryData<StaffCase>(['case', number]);
      if (fresh) onStale(fresh.version);
    },
  });
}

/** Did somebody else change the case first? */
export function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'case_changed';
}
