import { staffApi } from '@gridline/shared/staffApi.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { readablePhone } from '../text/phone.ts';
import { ago } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { PURPOSES, type CallBackTask } from './callBackTask.ts';
import { CallBackForm } from './callBackForm.tsx';
import panes from '../shell/panes.module.css';
import styles from './callBacks.module.css';

/** Residents whom no message reaches: somebody calls and writes down what they say. */
export function CallBacksPage() {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['callBacks'],
    queryFn: ({ pageParam }) => call(staffApi.callBacks, { query: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (list.isError) return <Failed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Opening />;
  const tasks = list.data.pages.flatMap((page) => page.tasks);
  const chosen = tasks.find((task) => task.id === chosenId) ?? tasks[0];

  return (
    <div className={panes.page}>
      <header>
        <h1>电话任务</h1>
        <p>短信和微信到不了的居民请打电话告知、回访；没说清地点的请问一问；保密案件由您替办理人员问。</p>
      </header>
      {chosen ? (
        <div className={panes.panes}>
          <div className={`panel ${panes.list}`}>
            {tasks.map((task) => (
              <TaskLine
                key={task.id}
                task={task}
                chosen={task === chosen}
                onChoose={() => setChosenId(task.id)}
              />
            ))}
            {list.hasNextPage && (
              <Button type="link" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
                再看一些
              </Button>
            )}
          </div>
          <CallBackForm key={chosen.id} task={chosen} />
        </div>
      ) : (
        <div className="panel inside">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="现在没有要打的电话。" />
        </div>
      )}
    </div>
  );
}

interface TaskLineProps {
  task: CallBackTask;
  chosen: boolean;
  onChoose: () => void;
}

function TaskLine({ task, chosen, onChoose }: TaskLineProps) {
  const now = useNow();
  return (
    <button
      type="button"
      className={panes.line}
      aria-pressed={chosen}
      onClick={onChoose}
      data-testid={`call-back-${task.id}`}
    >
      <span className={styles.first}>
        <b className="digits">{readablePhone(task.phone)}</b>
        <span className={styles.purpose} data-purpose={task.purpose}>
          {PURPOSES[task.purpose]}
        </span>
      </span>
      <span className={styles.second}>
        {task.reason} · {ago(task.createdAt, now)}
      </span>
    </button>
  );
}
