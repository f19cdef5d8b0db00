import type { WordingPreview } from '@gridline/shared/noticeApi.ts';
import styles from './wordings.module.css';

/** A text as a resident reads it, and how carriers count it. */
export function Counted({ title, counted }: { title: string; counted: WordingPreview['example'] }) {
  const { text, characters, segments, odd } = counted;
  // A Chinese character is no surprise; a sign that makes a cheap text dear is.
  const surprising = odd !== null && !/\p{Script=Han}|[，。？！、；：“”‘’（）《》【】…—]/u.test(odd);
  return (
    <figure className={styles.counted}>
      <figcaption>
        {title}
        <span data-testid="counted">
          {characters} 字，{segments} 条
        </span>
      </figcaption>
      <p data-testid="counted-text">{text}</p>
      {surprising && <small className="late">“{odd}”是特殊字符，使每条只能放 70 字，请换一个。</small>}
    </figure>
  );
}
