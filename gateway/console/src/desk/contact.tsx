import { EyeOutlined } from '@ant-design/icons';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { readablePhone } from '../text/phone.ts';
import { RelayCall } from './relayCall.tsx';
import styles from './side.module.css';

/** On a confidential case whoever handles it learns neither number nor name; the desk calls instead. */
function Veiled({ caseFile }: { caseFile: StaffCase }) {
  return (
    <div data-testid="veiled">
      居民要求保密，号码、姓名都不显示。
      <RelayCall caseFile={caseFile} />
    </div>
  );
}

/** The resident's number, masked until somebody has to call; looking is recorded. */
export function Contact({ caseFile }: { caseFile: StaffCase }) {
  const reveal = useMutation({
    mutationFn: () => call(staffApi.revealPhone, { params: { number: caseFile.number } }),
  });
  if (caseFile.veiled) return <Veiled caseFile={caseFile} />;
  const phone = reveal.data?.phone ?? caseFile.contactPhone;
  return (
    <div>
      {caseFile.contactName && <span>{caseFile.contactName} </span>}
      {phone ? (
        <span className="digits" data-testid="contact-phone">
          {readablePhone(phone)}
        </span>
      ) : (
        !caseFile.contactName && <span className="muted">没有留电话</span>
      )}
      {phone && !reveal.data && (
        <Button
          type="link"
          size="small"
          icon={<EyeOutlined />}
          loading={reveal.isPending}
          title="会记入查看记录"
          data-testid="reveal-phone"
          onClick={() => reveal.mutate()}
        >
          显示号码
        </Button>
      )}
      {reveal.isError && <div className={styles.refused}>{sentenceOf(reveal.error)}</div>}
    </div>
  );
}
