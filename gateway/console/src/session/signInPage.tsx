import { staffApi } from '@gridline/shared/staffApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { Navigate, useLocation } from 'react-router-dom';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { useSettings } from '../api/reference.ts';
import mark from '../shell/mark.svg';
import { beginSession, lastEndReason, useSession } from './session.ts';
import styles from './signIn.module.css';

interface Credentials {
  username: string;
  password: string;
}

export function SignInPage() {
  const session = useSession();
  const queries = useQueryClient();
  const settings = useSettings();
  const back = (useLocation().state as { back?: string } | null)?.back ?? '/';
  const signIn = useMutation({
    mutationFn: (body: Credentials) => call(staffApi.signIn, { body }),
    onSuccess: (begun) => {
      queries.clear();
      beginSession(begun);
    },
  });
  if (session) return <Navigate to={back} replace />;

  return (
    <div className={styles.page}>
      <section className={styles.side}>
        <img src={mark} alt="" />
        <h1>网格直通</h1>
        <p>
          居民说一声，
          <br />
          归属的网格来答。
        </p>
        <small>{settings.data?.districtName}</small>
      </section>
      <section className={styles.form}>
        <h2>登录工作台</h2>
        {signIn.isError && (
          <Alert type="error" showIcon title={sentenceOf(signIn.error)} data-testid="sign-in-error" />
        )}
        {!signIn.isError && lastEndReason() === 'expired' && (
          <Alert type="info" showIcon title="登录已过期，请重新登录，会回到刚才的页面。" />
        )}
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(given) => signIn.mutate(given)}>
          <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
            <Input size="large" autoFocus autoComplete="username" data-testid="sign-in-username" />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
            <Input.Password size="large" autoComplete="current-password" data-testid="sign-in-password" />
          </Form.Item>
          <Button
            type="primary"
            size="large"
            block
            htmlType="submit"
            loading={signIn.isPending}
            data-testid="sign-in-submit"
          >
            登录
          </Button>
        </Form>
        {settings.data?.sandbox && <p className="muted">演示环境：账号与密码在首次启动时显示在终端里。</p>}
      </section>
    </div>
  );
}
