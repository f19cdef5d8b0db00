import { noticeApi, WORDING_LIMIT, type Wording } from '@gridline/shared/noticeApi.ts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { useSettled } from '../text/useSettled.ts';
import { Counted } from './counted.tsx';
import styles from './wordings.module.css';

/** While it is typed the gateway says how it reads, what it costs, and why it cannot be saved. */
const PAUSE_MS = 300;

interface EditorProps {
  wording: Wording;
  start: string;
  onClose: () => void;
}

export function WordingEditor({ wording, start, onClose }: EditorProps) {
  const { purpose, current, parameters } = wording;
  const [text, setText] = useState(start);
  const [code, setCode] = useState(start === current.text ? (current.carrierCode ?? '') : '');
  const field = useRef<InputRef>(null);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const asked = useSettled(text.trim(), PAUSE_MS);
  const carrierCode = code.trim() || null;
  const preview = useQuery({
    queryKey: ['wordingPreview', purpose, asked],
    queryFn: ({ signal }) =>
      call(noticeApi.previewWording, {
        params: { purpose },
        body: { text: asked, carrierCode: null },
        signal,
      }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const save = useMutation({
    mutationFn: () =>
      call(noticeApi.saveWording, {
        params: { purpose },
        body: { text: text.trim(), carrierCode, version: current.version },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['wordings'] });
      void queries.invalidateQueries({ queryKey: ['wording', purpose] });
      void message.success('已存为新的一版');
      onClose();
    },
  });
  const problems = asked === '' ? ['请写一写短信的内容。'] : (preview.data?.problems ?? []);
  const unchanged = text.trim() === current.text && carrierCode === current.carrierCode;
  const settled = asked === text.trim() && !preview.isFetching && !preview.isError;

  // The carrier knows its code by the words in use: other words have none until they are registered.
  function write(words: string): void {
    setText(words);
    if (words.trim() !== current.text && code === current.carrierCode) setCode('');
  }
  function insert(name: string): void {
    write(`${text}\${${name}}`);
    field.current?.focus();
  }

  return (
    <div className={styles.editor}>
      <Input.TextArea
        ref={field}
        autoFocus
        value={text}
        maxLength={WORDING_LIMIT}
        autoSize={{ minRows: 3, maxRows: 9 }}
        onChange={(event) => write(event.target.value)}
        data-testid="wording-text"
      />
      <div className={styles.parameters}>
        <span className="muted">可以填进去的：</span>
        {parameters.map((parameter) => (
          <Button
            key={parameter.name}
            size="small"
            onClick={() => insert(parameter.name)}
            title={`例如：${parameter.example}；最多 ${parameter.limit} 字`}
          >
            {parameter.label}
            <code>{`\${${parameter.name}}`}</code>
            {parameter.required && <i>必有</i>}
          </Button>
        ))}
      </div>
      {preview.data && (
        <div className={styles.previews}>
          <Counted title="居民会读到（举例）" counted={preview.data.example} />
          <Counted title="内容最长的时候" counted={preview.data.worst} />
        </div>
      )}
      {preview.isError && <Alert type="warning" showIcon title={sentenceOf(preview.error)} />}
      {problems.map((problem) => (
        <Alert key={problem} type="error" showIcon title={problem} data-testid="wording-problem" />
      ))}
      {preview.data?.remarks.map((remark) => (
        <Alert key={remark} type="info" showIcon title={remark} />
      ))}
      <label className={styles.code}>
        运营商的模板编号
        <Input
          value={code}
          placeholder="还没报备就空着"
          onChange={(event) => setCode(event.target.value)}
          style={{ width: 220 }}
          data-testid="wording-code"
        />
        <span className="muted">只发报备模板的运营商，报备之前继续用旧的一版。</span>
      </label>
      {save.isError && (
        <Alert type="warning" showIcon title={sentenceOf(save.error)} data-testid="wording-refused" />
      )}
      <div className={styles.buttons}>
        <Button
          type="primary"
          disabled={problems.length > 0 || unchanged || !settled}
          loading={save.isPending}
          onClick={() => save.mutate()}
          data-testid="wording-save"
        >
          存为新的一版
        </Button>
        <Button onClick={onClose}>不改了</Button>
      </div>
    </div>
  );
}
