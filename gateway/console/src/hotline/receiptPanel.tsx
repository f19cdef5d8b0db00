import type { Receipt } from '@gridline/shared/complaint.ts';
import { Button } from 'antd';
import { Link } from 'react-router-dom';
import styles from './hotline.module.css';

interface ReceiptPanelProps {
  receipt: Receipt;
  onAnother: () => void;
  onNext: () => void;
}

/** What is read aloud to the caller, in digits to be seen from arm's length. */
export function ReceiptPanel({ receipt, onAnother, onNext }: ReceiptPanelProps) {
  return (
    <section className={`panel ${styles.receipt}`} data-testid="hotline-receipt">
      <p className={styles.read}>已登记。请读给来电人听：</p>
      <small>案件编号</small>
      <div className={`digits ${styles.bigNumber}`} data-testid="hotline-number">
        {receipt.number}
      </div>
      <small>查询码</small>
      <div className={`digits ${styles.bigCode}`} data-testid="hotline-code">
        {receipt.queryCode}
      </div>
      <p className={styles.next}>{receipt.next}</p>
      <dl>
        <dt>网格</dt>
        <dd>{receipt.grid ? receipt.grid.path.slice(1).join(' › ') : '待人工分拨'}</dd>
        <dt>类别</dt>
        <dd>{receipt.categoryName ?? '待确定'}</dd>
        <dt>承办单位</dt>
        <dd>{receipt.unitName ?? '待派遣'}</dd>
      </dl>
      <div className={styles.submit}>
        <Button type="primary" size="large" autoFocus onClick={onNext} data-testid="hotline-next">
          接下一位（Enter）
        </Button>
        <Button size="large" onClick={onAnother} data-testid="hotline-another">
          这位还有一件事
        </Button>
        <Link to={`/cases/${receipt.number}`}>打开案件</Link>
      </div>
    </section>
  );
}
