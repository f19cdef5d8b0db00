import { CalendarOutlined } from '@ant-design/icons';
import { peopleApi } from '@gridline/shared/peopleApi.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { useStaff } from '../session/session.ts';
import { LeaveForm } from './leaveForm.tsx';

/** 我要请假: a button under one's own name. */
export function MyLeave() {
  const staff = useStaff();
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { data } = useQuery({
    queryKey: ['myLeave'],
    queryFn: () => call(peopleApi.myLeave, {}),
    enabled: open,
  });
  return (
    <>
      <Button
        type="link"
        size="small"
        icon={<CalendarOutlined />}
        onClick={() => setOpen(true)}
        data-testid="my-leave"
      >
        我要请假
      </Button>
      {open && (
        <LeaveForm
          title="我要请假"
          leave={data ?? null}
          unitCode={staff.unitCode}
          onClose={() => setOpen(false)}
          onSave={async (leave) => {
            queries.setQueryData(['myLeave'], await call(peopleApi.takeLeave, { body: leave }));
            void message.success(leave.from ? '已记下请假' : '已销假');
          }}
        />
      )}
    </>
  );
}
