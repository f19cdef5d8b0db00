import { LoadingOutlined, SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { SEARCH_ID } from './useRowKeys.ts';

const TYPING_PAUSE_MS = 300;

interface SearchBoxProps {
  value: string;
  onChange: (value: string) => void;
  busy: boolean;
}

/** Searches as somebody types; `/` brings the caret here from anywhere in the list. */
export function SearchBox({ value, onChange, busy }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const box = useRef<InputRef>(null);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key !== '/' || (event.target instanceof Element && event.target.closest('input, textarea')))
        return;
      box.current?.focus();
      event.preventDefault();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Input
      ref={box}
      id={SEARCH_ID}
      allowClear
      prefix={busy && typed !== '' ? <LoadingOutlined /> : <SearchOutlined />}
      style={{ width: 320 }}
      placeholder="编号、电话或诉求里的字"
      aria-label="查找案件"
      data-testid="queue-search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onChange(typed)}
    />
  );
}
