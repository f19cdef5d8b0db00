import { Button } from 'antd';
import styles from './figures.module.css';
import { useDrill, type Drill } from './drill.ts';

/** A number that opens its cases; none opens nothing. */
export function Figure({ n, testId, ...drill }: Drill & { n: number; testId?: string }) {
  const open = useDrill();
  if (n === 0) return <span className={styles.none}>0</span>;
  return (
    <Button
      type="link"
      size="small"
      className={styles.figure}
      title={`看看是哪些：${drill.title}`}
      onClick={() => open(drill)}
      data-testid={testId}
    >
      {n.toLocaleString('zh-CN')}
    </Button>
  );
}
