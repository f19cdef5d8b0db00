import { Button, Result, Spin } from 'antd';
import { Link, useRouteError } from 'react-router-dom';
import { sentenceOf } from '../api/problem.ts';

export function Opening() {
  return (
    <div style={{ display: 'grid', placeItems: 'center', minHeight: 240 }}>
      <Spin />
    </div>
  );
}

export function Missing() {
  return (
    <Result
      status="info"
      title="没有这个页面"
      subTitle="地址可能写错了，或者这一页已经不在了。"
      extra={<Link to="/">回到工作台</Link>}
    />
  );
}

/** A part that could not be fetched: what happened, and a way to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Result
      status="warning"
      title="没能取到内容"
      subTitle={sentenceOf(error)}
      extra={<Button onClick={onRetry}>再试一次</Button>}
    />
  );
}

/** A page that threw. After an update of the gateway, pages opened before miss their chunks: reload helps. */
export function Broken() {
  const error = useRouteError();
  const newVersion = error instanceof TypeError && /import|module/i.test(error.message);
  return (
    <Result
      status="warning"
      title={newVersion ? '工作台刚刚更新过' : '这一页出了点问题'}
      subTitle={newVersion ? '请重新载入，用新的版本继续。' : '请重新载入；如果还是这样，请告诉管理员。'}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          重新载入
        </Button>
      }
    />
  );
}
