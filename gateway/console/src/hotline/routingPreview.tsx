import { staffApi, type Explanation } from '@gridline/shared/staffApi.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { useSettled } from '../text/useSettled.ts';
import styles from './hotline.module.css';

const ENOUGH_WORDS = 4;
const TYPING_PAUSE_MS = 500;

const VERDICTS: Record<Explanation['verdict'], string> = {
  sure: '归属明确',
  ask: '请再问一句：是下面哪一处？',
  broad: '只知道大致范围，请问清门牌或楼栋',
  none: '还听不出地点，请问一问在哪里',
};

/** Where the matter would go as written so far, so that the operator can ask while the caller is there. */
export function RoutingPreview({
  text,
  placeText,
  phone,
}: {
  text: string;
  placeText: string;
  phone: string;
}) {
  const words = useSettled([text.trim(), placeText.trim()].filter(Boolean).join('\n'), TYPING_PAUSE_MS);
  const enough = words.length >= ENOUGH_WORDS;
  const { data } = useQuery({
    queryKey: ['explain', words],
    queryFn: ({ signal }) =>
      call(staffApi.explain, { body: { text: words, phone: phone.trim() || undefined }, signal }),
    enabled: enough,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return (
    <section className="panel" data-testid="routing-preview">
      <h2>会派到哪里</h2>
      <div className="inside">
        {data && enough ? (
          <Reasoning found={data} />
        ) : (
          <p className="muted" style={{ margin: 0 }}>
            边写边看：这里预判网格、类别和单位。
          </p>
        )}
      </div>
    </section>
  );
}

function Reasoning({ found }: { found: Explanation }) {
  return (
    <>
      <p className={styles.verdict} data-verdict={found.verdict}>
        {VERDICTS[found.verdict]}
      </p>
      <dl className={styles.preview}>
        <dt>网格</dt>
        <dd>{found.grid ?? '—'}</dd>
        <dt>类别</dt>
        <dd>
          {found.category?.name ?? '—'}
          {found.category && found.category.words.length > 0 && (
            <small>因为：{found.category.words.join('、')}</small>
          )}
        </dd>
        <dt>单位</dt>
        <dd>{found.unit?.name ?? '—'}</dd>
      </dl>
      {found.verdict !== 'sure' && found.candidates.length > 0 && (
        <ol className={styles.candidates}>
          {found.candidates.map((candidate) => (
            <li key={`${candidate.name} ${candidate.grid}`}>
              <b>{candidate.name}</b>
              <span>{candidate.grid}</span>
            </li>
          ))}
        </ol>
      )}
      {found.verdict === 'sure' && <p className={styles.why}>{found.reasons.join('；')}</p>}
    </>
  );
}
