import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** Only what may heal by itself is tried again: no connection, and the server's own trouble. */
function mayHeal(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && mayHeal(error),
    },
    mutations: { retry: false },
  },
});
