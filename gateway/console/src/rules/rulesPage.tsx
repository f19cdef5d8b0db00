import { lifeApi, type LifeSettingsView } from '@gridline/shared/lifeApi.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form } from 'antd';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { useStaff } from '../session/session.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { AnswerFields } from './answerFields.tsx';
import { CalendarFields } from './calendarFields.tsx';
import { CategoryLimits } from './categoryLimits.tsx';
import { CheckFields } from './checkFields.tsx';
import { LimitFields } from './limitFields.tsx';
import { settingsOf, valuesOf, type RuleValues } from './ruleValues.ts';
import styles from './rules.module.css';

/** 办理规则: everybody who works by them may read them, an admin changes them. */
export function RulesPage() {
  const found = useQuery({ queryKey: ['lifeSettings'], queryFn: () => call(lifeApi.life, {}) });
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Opening />;
  return <Rules key={found.data.revision} view={found.data} />;
}

function Rules({ view }: { view: LifeSettingsView }) {
  const mayChange = useStaff().role === 'admin';
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (values: RuleValues) =>
      call(lifeApi.changeLife, { body: { settings: settingsOf(values), revision: view.revision } }),
    onSuccess: (after) => {
      queries.setQueryData(['lifeSettings'], after);
      void message.success('已保存，几秒内生效；已经在办的案件时限不变');
    },
  });
  return (
    <div className={styles.page} data-testid="rules">
      <header>
        <h1>办理规则</h1>
        <p>服务时间、特别的日子、时限和核查。改了以后新受理的案件照新的算，在办的时限不变。</p>
      </header>
      {!mayChange && <Alert type="info" showIcon title="办理规则由管理员修改，要改什么请告诉管理员。" />}
      {save.isError && (
        <Alert type="error" showIcon title={sentenceOf(save.error)} data-testid="rules-refused" />
      )}
      <Form<RuleValues>
        layout="vertical"
        disabled={!mayChange}
        initialValues={valuesOf(view.settings)}
        onFinish={(values) => save.mutate(values)}
      >
        <CalendarFields calendarKnows={view.calendarKnows} />
        <LimitFields />
        <CategoryLimits view={view} />
        <CheckFields />
        <AnswerFields />
        {mayChange && (
          <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="rules-save">
            保存
          </Button>
        )}
      </Form>
    </div>
  );
}
