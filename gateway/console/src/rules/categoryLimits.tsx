import type { CategoryLimit, LifeSettingsView } from '@gridline/shared/lifeApi.ts';
import { Table, type TableProps } from 'antd';
import { limitText, serviceMinutes } from './limitText.ts';
import styles from './rules.module.css';

/** What holds where no row of the table of limits fits: each category's own. */
export function CategoryLimits({ view }: { view: LifeSettingsView }) {
  const day = serviceMinutes(view.settings.calendar);
  return (
    <section className="panel">
      <h2>
        各类别自己的时限
        <span className="quiet">上面的表里没有合适的行时照这里算；紧急的事昼夜都算</span>
      </h2>
      <div className={styles.body} data-testid="rules-categories">
        <Table<CategoryLimit>
          size="small"
          rowKey="code"
          columns={columns(day)}
          dataSource={view.categories}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        />
      </div>
    </section>
  );
}

function columns(day: number): TableProps<CategoryLimit>['columns'] {
  const limit = (title: string, field: 'acceptMinutes' | 'contactMinutes' | 'resolveMinutes') => ({
    title,
    key: field,
    render: (_: unknown, one: CategoryLimit) => limitText(one[field], one.clock, day),
  });
  return [
    { title: '类别', dataIndex: 'name' },
    { title: '紧急', key: 'urgency', render: (_, { urgency }) => (urgency === 'urgent' ? '紧急' : '一般') },
    {
      title: '怎么算',
      key: 'clock',
      render: (_, { clock }) => (clock === 'always' ? '昼夜都算' : '只算服务时间'),
    },
    limit('签收', 'acceptMinutes'),
    limit('首次联系', 'contactMinutes'),
    limit('办结', 'resolveMinutes'),
  ];
}
